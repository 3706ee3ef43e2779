import { type Dispatcher, request } from "undici";
import { at, parseJson } from "../json.js";
import { messageOf } from "../user-error.js";
import { type Fails, fails } from "./route.js";

export interface Answer {
  readonly kind: "answer";
  /** The JSON. */
  readonly value: unknown;
}

/** A GET, or with a body a POST; the reason of a refusal in a user's words. Never rejects. */
export type Ask = (url: string, headers: Readonly<Record<string, string>>, body?: string) => Promise<Answer | Fails>;

const TIMEOUT_MILLISECONDS = 20_000;

export function createAsk(dispatcher: Dispatcher): Ask {
  return async (url, headers, body) => {
    try {
      const response = await request(url, {
        method: body === undefined ? "GET" : "POST",
        headers: { "user-agent": "cutout-action", ...headers },
        ...(body === undefined ? {} : { body }),
        dispatcher,
        headersTimeout: TIMEOUT_MILLISECONDS,
        bodyTimeout: TIMEOUT_MILLISECONDS,
      });
      const text = await response.body.text();
      return response.statusCode === 200 ? { kind: "answer", value: parseJson(text) } : refused(response, text);
    } catch (error) {
      return fails(`GitHub could not be reached (${messageOf(error)})`, true);
    }
  };
}

function refused({ statusCode, headers }: Dispatcher.ResponseData, text: string): Fails {
  const { "x-ratelimit-remaining": remaining, "x-ratelimit-reset": reset, "retry-after": after } = headers;
  if (statusCode === 429 || (statusCode === 403 && (remaining === "0" || after !== undefined))) {
    const until = remaining === "0" ? ` until ${clock(Number(reset) * 1_000)}` : "";
    return fails(`GitHub's API takes no more requests from this token${until}; run again then`, true);
  }
  if (statusCode === 401) return fails("GitHub refuses the `token`: it is wrong or has expired");
  if (statusCode === 403)
    return fails("the `token` may not read the repository: it needs `permissions: contents: read`");
  if (statusCode === 404) return fails("GitHub knows no such file there, or the `token` may not see it");
  const message = at(parseJson(text), "message");
  const said = typeof message === "string" ? ` ("${message.slice(0, 120)}")` : "";
  return fails(`GitHub answers ${statusCode}${said}`, statusCode >= 500);
}

/** `2026-11-23 14:05 UTC`: a log is read on other days too. */
export function clock(milliseconds: number): string {
  return Number.isFinite(milliseconds)
    ? `${new Date(milliseconds).toISOString().slice(0, 16).replace("T", " ")} UTC`
    : "later";
}
