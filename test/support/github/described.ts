import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { at, isRecord, parseJson } from "../../../src/json.js";
import type { Reply, Request } from "./server.js";

/**
 * GitHub's own description of the operations that we use (`node scripts/github-description.mjs` writes it): what is asked
 * of the stand-in, and what it answers, has to be what GitHub takes and gives.
 */

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
}

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: unknown;
  readonly answers: Readonly<Record<string, { readonly schema?: unknown; readonly example?: unknown }>>;
}

const description: { readonly operations: readonly Operation[] } = JSON.parse(
  readFileSync(new URL("./description.json", import.meta.url), "utf8"),
);

// The description is OpenAPI 3.0: it has formats and keywords that JSON Schema does not know.
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, coerceTypes: false });
ajv.addSchema({ $id: "github", ...description });
const fromText = new Ajv({ strict: false, validateFormats: false, allErrors: true, coerceTypes: true });
fromText.addSchema({ $id: "github", ...description });

/**
 * @param path below the API's root
 * @returns what GitHub would not take of the request or would not give as the answer; undefined where all is as described
 */
export function undescribed(request: Request, path: string, reply: Reply): string | undefined {
  const found = operationOf(request.method, path);
  if (found === undefined) return `GitHub has no ${request.method} ${path}, or it is not in description.json.`;
  const problems = [
    ...problemsOfQuery(found, request.url),
    // What GitHub would refuse may be asked for on purpose, by the test of a refusal.
    ...(reply.status < 400 ? problemsOfBody(found, request) : []),
    ...problemsOfAnswer(found, reply),
  ];
  return problems.length === 0 ? undefined : `${found.operation.id}: ${problems.join("; ")}`;
}

/** GitHub's own example of an answer, with what is different in it. */
export function answerLike(id: string, status: number, changes: unknown): unknown {
  const operation = description.operations.find((each) => each.id === id);
  const example = operation?.answers[status]?.example;
  if (example === undefined) throw new Error(`GitHub gives no example of ${id} with ${status}.`);
  return merged(example, changes);
}

/** One of the list that GitHub gives as an example. */
export function itemLike(id: string, status: number, changes: unknown): unknown {
  const list = answerLike(id, status, undefined);
  if (!Array.isArray(list)) throw new Error(`The example of ${id} is no list.`);
  return merged(list[0], changes);
}

function merged(base: unknown, changes: unknown): unknown {
  if (changes === undefined) return base;
  if (!isRecord(base) || !isRecord(changes)) return changes;
  return {
    ...base,
    ...Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, merged(base[key], value)])),
  };
}

interface Found {
  readonly operation: Operation;
  readonly pointer: string;
}

function operationOf(method: string, path: string): Found | undefined {
  const index = description.operations.findIndex((each) => each.method === method && pattern(each.path).test(path));
  const operation = description.operations[index];
  return operation && { operation, pointer: `github#/operations/${index}` };
}

/** The last parameter of these may hold slashes. */
function pattern(template: string): RegExp {
  const source = template.split(/\{[^}]+\}/).map((part) => part.replace(/[.]/g, "\\."));
  return new RegExp(`^${source.join("[^/]+").replace(/(contents|refs)\/\[\^\/\]\+$/, "$1/.+")}$`);
}

function problemsOfQuery({ operation, pointer }: Found, url: URL): readonly string[] {
  const known = new Map(operation.parameters.map((each, i) => [each.name, `${pointer}/parameters/${i}/schema`]));
  return [...url.searchParams].flatMap(([name, value]) => {
    const schema = known.get(name);
    return schema === undefined ? [`it takes no ?${name}=`] : problemsOf(fromText.getSchema(schema), value, `?${name}`);
  });
}

function problemsOfBody({ operation, pointer }: Found, { body }: Request): readonly string[] {
  if (operation.body === undefined) return body.length > 0 ? ["it takes no body"] : [];
  const value = parseJson(body.toString("utf8"));
  const properties = at(operation.body, "properties");
  const unknown =
    isRecord(value) && isRecord(properties) ? Object.keys(value).filter((key) => !(key in properties)) : [];
  return [
    ...unknown.map((key) => `its body has no ${key}`),
    ...problemsOf(ajv.getSchema(`${pointer}/body`), value, "body"),
  ];
}

function problemsOfAnswer({ operation, pointer }: Found, { status, body }: Reply): readonly string[] {
  const answer = operation.answers[status];
  // Rate limits, outages and refused tokens are everywhere, and described nowhere.
  if (answer === undefined) return status >= 400 ? [] : [`it never answers ${status}`];
  if (answer.schema === undefined) return [];
  return problemsOf(ajv.getSchema(`${pointer}/answers/${status}/schema`), body, `answer ${status}`);
}

function problemsOf(validate: ValidateFunction | undefined, value: unknown, what: string): readonly string[] {
  if (validate === undefined) throw new Error(`No schema for ${what}.`);
  if (validate(structuredClone(value)) === true) return [];
  return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `${what}${instancePath} ${message}`);
}
