import { isRecord, parseJson } from "../json.js";
import type { Model } from "../model.js";

/** Both sides of the service's contract: what goes over the wire, and the hand-checked reading of it. */

export const submitPath = "/api/v1/bg-remove/submit";
export const queryPath = "/api/v1/bg-remove/query";

export const maximumTasksPerSubmit = 10;
/** A gateway that enforces nonces remembers each one this long. */
export const nonceLifetimeMilliseconds = 15 * 60_000;
export const maximumBodyBytes = 8 * 1024 * 1024;
export const maximumHeaderBytes = 8 * 1024;
/** As long as a request's line may be where the image lies. */
export const maximumUrlCharacters = 8 * 1024;

export type TaskStatus = "WAITING" | "RUNNING" | "SUCCESS" | "FAILED";

export interface TaskRequest {
  /** The URL that the service fetches. */
  readonly image: string;
  readonly model: Model;
}

/** One task in an answer to a submit or a query. */
export interface TaskAnswer {
  /** Absent where the service does not echo it. */
  readonly image?: string;
  readonly model?: Model;
  /** A status that nobody documented counts as `RUNNING`. */
  readonly status: TaskStatus;
  /** URLs of the results: none before `SUCCESS`, then one or several. */
  readonly results: readonly string[];
  /** Why it is `FAILED`, where the service says so: the embedded one does. */
  readonly reason?: string;
  /** Of a `FAILED`: the service looked at the picture and will not cut it, now or later. The embedded one says so. */
  readonly refused?: true;
  /** How sure the service is of the cutout, 0 to 1, where it says so: the embedded one does. */
  readonly confidence?: number;
}

/** What an answer's body says, whatever the HTTP status is. */
export type Answer =
  | {
      readonly kind: "job";
      readonly resultKey?: string;
      readonly tasks: readonly TaskAnswer[];
      readonly requestId: string;
    }
  | { readonly kind: "refusal"; readonly code: string; readonly message: string; readonly requestId: string }
  | { readonly kind: "malformed"; readonly reason: string };

/** Parses the text of an answer to either call. The content type is not asked: a good answer may come as text/plain. */
export function parseAnswer(text: string): Answer {
  if (text.trim() === "") return { kind: "malformed", reason: "an empty body" };
  const root = parseJson(text);
  if (!isRecord(root)) return { kind: "malformed", reason: "a body that is no JSON object" };
  const code = textOf(root["code"]) ?? (root["success"] === true ? "0" : undefined);
  const requestId = opaque(root["requestId"]);
  if (code === undefined) return { kind: "malformed", reason: "an answer without a code" };
  // A success that says of itself that it is none is none, whatever its code.
  if (code !== "0" || root["success"] === false)
    return { kind: "refusal", code, message: textOf(root["message"]) ?? "", requestId };
  const data = root["data"];
  if (!isRecord(data)) return { kind: "malformed", reason: "an answer without data" };
  const resultKey = textOf(data["result_key"]);
  if ((resultKey?.length ?? 0) > longestKey) return { kind: "malformed", reason: "an answer with an absurd key" };
  const tasks = parseTaskAnswers(data["task_list"]);
  return { kind: "job", tasks, requestId, ...(resultKey ? { resultKey } : {}) };
}

const longestKey = 1024;

/** An id that is only ever shown: printable, and no longer than ids are. */
function opaque(value: unknown): string {
  return (textOf(value) ?? "").replace(/[^\x21-\x7e]+/g, "").slice(0, 128);
}

function parseTaskAnswers(list: unknown): TaskAnswer[] {
  return Array.isArray(list) ? list.map(parseTaskAnswer) : [];
}

function parseTaskAnswer(entry: unknown): TaskAnswer {
  // An entry that is no object keeps its place, so that matching by index stays right.
  if (!isRecord(entry)) return { status: "RUNNING", results: [] };
  const image = entry["image"];
  const model = entry["model_type"];
  const { reason, confidence, refused } = entry;
  return {
    status: parseStatus(entry["status"]),
    results: parseResults(entry["results"]),
    ...(typeof image === "string" && image !== "" ? { image } : {}),
    ...(isModel(model) ? { model } : {}),
    ...(typeof reason === "string" && reason !== "" ? { reason } : {}),
    ...(refused === true ? { refused } : {}),
    ...(typeof confidence === "number" && confidence >= 0 && confidence <= 1 ? { confidence } : {}),
  };
}

function parseStatus(status: unknown): TaskStatus {
  return status === "WAITING" || status === "SUCCESS" || status === "FAILED" ? status : "RUNNING";
}

function parseResults(results: unknown): string[] {
  if (typeof results === "string" && results !== "") return [results];
  if (!Array.isArray(results)) return [];
  return results.filter((url): url is string => typeof url === "string" && url !== "");
}

/** The body of a submit: the same tasks give the same bytes, which a repeated nonce relies on. */
export function submitBody(tasks: readonly TaskRequest[]): string {
  return JSON.stringify({ data: { task_list: tasks.map(({ image, model }) => ({ image, model_type: model })) } });
}

export function queryBody(resultKey: string): string {
  return JSON.stringify({ data: { result_key: resultKey } });
}

/** Codes with which a server refuses a request's body. */
export type BodyRefusal = "23500009" | "23500012" | "23500013";

/** One task of a submit as the server reads it: the model is a default where the client left it out. */
export type ParsedSubmit =
  | { readonly kind: "tasks"; readonly tasks: readonly TaskRequest[] }
  | { readonly kind: "refused"; readonly code: BodyRefusal; readonly reason: string };

export type ParsedQuery =
  | { readonly kind: "key"; readonly resultKey: string }
  | { readonly kind: "refused"; readonly code: BodyRefusal; readonly reason: string };

type Refused = Extract<ParsedSubmit, { kind: "refused" }>;

/** Reads the body of a submit on the server's side. */
export function parseSubmitBody(text: string): ParsedSubmit {
  const data = parseRequestData(text);
  if (data.kind === "refused") return data;
  const list = data.fields["task_list"];
  if (list === undefined || list === null) return refused("23500009", "data.task_list is missing");
  if (!Array.isArray(list)) return refused("23500013", "data.task_list is no array");
  if (list.length === 0) return refused("23500009", "data.task_list is empty");
  if (list.length > maximumTasksPerSubmit) return refused("23500013", `more than ${maximumTasksPerSubmit} tasks`);
  const tasks: TaskRequest[] = [];
  for (const [index, entry] of list.entries()) {
    const task = parseTaskRequest(entry, index);
    if (task.kind === "refused") return task;
    tasks.push(task.task);
  }
  return { kind: "tasks", tasks };
}

function parseTaskRequest(
  entry: unknown,
  index: number,
): Refused | { readonly kind: "task"; readonly task: TaskRequest } {
  const where = `data.task_list[${index}]`;
  if (!isRecord(entry)) return refused("23500013", `${where} is no object`);
  const { image, model_type: model } = entry;
  if (image === undefined || image === null || image === "") return refused("23500009", `${where}.image is missing`);
  if (typeof image !== "string") return refused("23500013", `${where}.image is no string`);
  if (image.length > maximumUrlCharacters)
    return refused("23500013", `${where}.image is longer than ${maximumUrlCharacters} characters`);
  if (model !== undefined && model !== null && !isModel(model)) {
    return refused("23500013", `${where}.model_type is neither general nor human`);
  }
  return { kind: "task", task: { image, model: isModel(model) ? model : "general" } };
}

/** Reads the body of a query on the server's side. */
export function parseQueryBody(text: string): ParsedQuery {
  const data = parseRequestData(text);
  if (data.kind === "refused") return data;
  const key = data.fields["result_key"];
  if (key === undefined || key === null || key === "") return refused("23500009", "data.result_key is missing");
  if (typeof key !== "string") return refused("23500013", "data.result_key is no string");
  return { kind: "key", resultKey: key };
}

function parseRequestData(
  text: string,
): Refused | { readonly kind: "data"; readonly fields: Readonly<Record<string, unknown>> } {
  if (text.trim() === "") return refused("23500012", "the body is empty");
  const root = parseJson(text);
  if (root === undefined) return refused("23500013", "the body is not JSON");
  if (!isRecord(root)) return refused("23500013", "the body is no JSON object");
  const data = root["data"];
  if (data === undefined || data === null) return refused("23500009", "data is missing");
  return isRecord(data) ? { kind: "data", fields: data } : refused("23500013", "data is no object");
}

function refused(code: BodyRefusal, reason: string): Refused {
  return { kind: "refused", code, reason };
}

/** What a server says about one task. */
export interface TaskState extends TaskRequest {
  readonly status: TaskStatus;
  readonly results?: readonly string[];
  /** Why it is `FAILED`: the manual has no such field; the embedded service adds it, and other clients ignore it. */
  readonly reason?: string;
  /** Likewise: it was looked at and will not be cut, now or later. */
  readonly refused?: true;
  /** Likewise, of a `SUCCESS`: how sure the engine is of the cutout, 0 to 1. */
  readonly confidence?: number;
}

/** The body of a good answer to a submit or a query. */
export function jobAnswer(job: { resultKey: string; tasks: readonly TaskState[]; requestId: string }): string {
  const tasks = job.tasks.map(({ image, model, status, results, reason, refused, confidence }) => ({
    image,
    model_type: model,
    status,
    ...(results ? { results } : {}),
    ...(reason ? { reason } : {}),
    ...(refused ? { refused } : {}),
    ...(confidence === undefined ? {} : { confidence }),
  }));
  return JSON.stringify({
    code: 0,
    data: { result_key: job.resultKey, task_list: tasks },
    message: "success",
    requestId: job.requestId,
    severity: "info",
    success: true,
  });
}

/** The body of a refusal. */
export function refusalAnswer(refusal: { code: string; message: string; requestId: string }): string {
  const { code, message, requestId } = refusal;
  return JSON.stringify({ code, message, requestId, severity: "error", success: false });
}

/** Numbers and strings stand for each other in the manual's examples and tables. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function isModel(value: unknown): value is Model {
  return value === "general" || value === "human";
}
