import { at, isRecord } from "../json.js";
import { messageOf } from "../user-error.js";

/** How a call of GitHub's API failed. */
export interface ApiFailure {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** False where no answer came: the status is then octokit's own. */
  readonly answered: boolean;
}

/** @returns undefined where the error is not an answer of the API */
export function apiFailure(error: unknown): ApiFailure | undefined {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return undefined;
  const response = "response" in error ? error.response : undefined;
  const headers = at(response, "headers");
  return {
    status: error.status,
    message: error.message,
    headers: isRecord(headers) ? headers : {},
    answered: response !== undefined,
  };
}

/**
 * What to tell the user of an API call that failed, as a sentence.
 *
 * @param what was tried: "The pull request could not be opened"
 * @param permission that the call needs, as in a workflow: `pull-requests: write`
 */
export function explainApi(error: unknown, what: string, permission: string): string {
  return `${what}: ${whyRefused(error, permission)}`;
}

/** The same as a clause that another sentence can hold. */
export function whyRefused(error: unknown, permission: string): string {
  const failure = apiFailure(error);
  if (failure === undefined)
    return isForbiddenByGraphql(error) ? mayNot(permission, messageOf(error)) : messageOf(error);
  const { status, message, headers, answered } = failure;
  if (!answered) return `GitHub could not be reached (${message})`;
  if (status === 401) return "GitHub does not accept the `token`: it is wrong or has expired";
  if (isRateLimit(failure)) {
    const until = headers["x-ratelimit-remaining"] === "0" ? untilClock(headers["x-ratelimit-reset"]) : "";
    return `GitHub's API takes no more requests from this token${until}; run again then`;
  }
  if (/\bSAML\b/i.test(message))
    return `the organisation wants its single sign-on (SAML), and the \`token\` has not been authorised for it: authorise the personal access token in its settings under “Configure SSO”, or use \`github.token\``;
  if (/repository was archived/i.test(message))
    return "the repository is archived, so nothing can be written to it: unarchive it in its settings, or set `deliver: artifact`";
  // What may not be read is a 403 or 404, by where it is; a write has further reasons for a 403, which GitHub names.
  const unseen = status === (permission.endsWith("write") ? 404 : 403);
  if (message.includes("Resource not accessible") || unseen)
    return mayNot(acceptedPermission(headers) ?? permission, message);
  if (status === 404)
    return `GitHub knows no such thing there, or the \`token\` may not see it (\`permissions: ${permission}\`)`;
  return `GitHub answered ${status}: ${message}`;
}

/** Whether running again, with nothing changed, may well succeed. */
export function mayPass(error: unknown): boolean {
  const failure = apiFailure(error);
  return failure !== undefined && (failure.status >= 500 || isRateLimit(failure));
}

function isRateLimit(failure: ApiFailure): boolean {
  const { status, headers } = failure;
  if (status === 429) return true;
  return (
    status === 403 &&
    (headers["x-ratelimit-remaining"] === "0" || headers["retry-after"] !== undefined || isSecondaryLimit(failure))
  );
}

/** GitHub's limit on bursts, which may come as a 403 that does not say for how long. */
export function isSecondaryLimit({ message }: Pick<ApiFailure, "message">): boolean {
  return /secondary rate limit|abuse detection/i.test(message);
}

function untilClock(reset: unknown): string {
  const milliseconds = Number(reset) * 1_000;
  return Number.isFinite(milliseconds) ? ` until ${clock(milliseconds)}` : "";
}

/** `2026-11-23 14:05 UTC`: a log is read on other days too. */
export function clock(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function mayNot(permission: string, message: string): string {
  return `the token may not. Give the job \`permissions: ${permission}\`. (GitHub said: ${message})`;
}

/** GraphQL answers 200 whatever became of it. */
export function isForbiddenByGraphql(error: unknown): boolean {
  const errors = error instanceof Error && "errors" in error ? error.errors : undefined;
  return Array.isArray(errors) && errors.some((each: unknown) => at(each, "type") === "FORBIDDEN");
}

/** GitHub names what it wants in a header, `pull_requests=write; contents=read`: the first of several ways will do. */
function acceptedPermission(headers: ApiFailure["headers"]): string | undefined {
  const accepted = headers["x-accepted-github-permissions"];
  if (typeof accepted !== "string" || accepted === "") return undefined;
  const [first = ""] = accepted.split(";");
  return first
    .split(",")
    .map((part) => part.trim().replaceAll("_", "-").replace("=", ": "))
    .join("`, `");
}
