import type { Answer, TaskAnswer } from "./contract.js";

/** Shorter ones are words that happen to be in a text, and no secret that anybody was given. */
const LEAST_SECRET = 6;

/** Cuts a secret out of a text, in each form in which it is sent or quoted. */
export function redact(text: string, secret: string | undefined): string {
  if (secret === undefined || secret.length < LEAST_SECRET) return text;
  const base64 = Buffer.from(secret).toString("base64");
  const forms = [
    secret,
    encodeURIComponent(secret),
    base64,
    base64.replace(/=+$/, ""),
    Buffer.from(secret).toString("base64url"),
  ];
  return forms.reduce((left, form) => left.replaceAll(form, "***"), text);
}

/**
 * An answer without the secret that the request had: a service, or whoever stands in for it, may echo it in any of its
 * words, and those go into the ledger, the manifest, the log and the report. The image and the results' URLs stay as
 * they are: they are never written down.
 */
export function redactAnswer(answer: Answer, secret: string | undefined): Answer {
  const cut = (text: string) => redact(text, secret);
  switch (answer.kind) {
    case "malformed":
      return answer;
    case "refusal":
      return { ...answer, code: cut(answer.code), message: cut(answer.message), requestId: cut(answer.requestId) };
    case "job": {
      const { resultKey, requestId, tasks } = answer;
      const told = tasks.map(
        (task): TaskAnswer => (task.reason === undefined ? task : { ...task, reason: cut(task.reason) }),
      );
      return {
        ...answer,
        requestId: cut(requestId),
        tasks: told,
        ...(resultKey !== undefined && { resultKey: cut(resultKey) }),
      };
    }
  }
}
