// What GitHub itself says of the operations that we use: their parameters, bodies, answers and one example each, out of
// the package @octokit/openapi, which is 29 MB to download and 415 MB unpacked, and so no dependency.
//
//   node scripts/github-description.mjs          writes test/support/github/description.json
//   node scripts/github-description.mjs --check  fails where it is not what the package has
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGE = "@octokit/openapi@23.0.2";
const FILE = "test/support/github/description.json";

const OPERATIONS = [
  "issues/add-labels",
  "issues/create-comment",
  "git/create-commit",
  "git/create-ref",
  "git/create-tree",
  "git/update-ref",
  "pulls/create",
  "pulls/list",
  "pulls/list-files",
  "pulls/update",
  "rate-limit/get",
  "repos/compare-commits",
  "repos/get",
  "repos/get-content",
];

const whole = readDescription();
const schemas = {};
const operations = Object.entries(whole.paths)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  .filter(({ operation }) => OPERATIONS.includes(operation.operationId))
  .map(describe)
  .toSorted((a, b) => (a.id < b.id ? -1 : 1));
const missing = OPERATIONS.filter((id) => !operations.some((each) => each.id === id));
if (missing.length > 0) throw new Error(`${PACKAGE} does not describe ${missing.join(", ")}.`);
const sorted = Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1)));
const lines = (/** @type {object} */ entries) =>
  Object.entries(entries).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
const text = `{"from":${JSON.stringify(PACKAGE)},
"operations":[
${operations.map((each) => JSON.stringify(each)).join(",\n")}
],
"schemas":{
${lines(sorted).join(",\n")}
}}
`;

if (!process.argv.includes("--check")) writeFileSync(FILE, text);
else if (readFileSync(FILE, "utf8") !== text) {
  console.error(`${FILE} is not what ${PACKAGE} says: run "node scripts/github-description.mjs".`);
  process.exit(1);
}
console.log(`${FILE}: ${operations.length} operations, ${Object.keys(sorted).length} schemas, ${text.length} bytes.`);

function readDescription() {
  const folder = mkdtempSync(join(tmpdir(), "github-description-"));
  try {
    const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder, PACKAGE], {
      encoding: "utf8",
    });
    const file = "package/generated/api.github.com.json";
    execFileSync("tar", ["-xzf", join(folder, packed.trim()), "-C", folder, file]);
    return JSON.parse(readFileSync(join(folder, file), "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function describe({ path, method, operation }) {
  const parameters = (operation.parameters ?? []).map(resolve).map(({ name, in: where, required = false, schema }) => ({
    name,
    in: where,
    required,
    schema: take(schema),
  }));
  const body = operation.requestBody?.content?.["application/json"]?.schema;
  const answers = Object.entries(operation.responses).map(([status, response]) => [
    status,
    answerOf(resolve(response)),
  ]);
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    parameters,
    ...(body && { body: take(body) }),
    answers: Object.fromEntries(answers),
  };
}

function answerOf({ content = {} }) {
  const found = content["application/json"] ?? content["application/vnd.github.object"];
  if (found === undefined) return {};
  const [example] = Object.values(found.examples ?? {});
  return { schema: take(found.schema), ...(example && { example: resolve(example).value }) };
}

/** What a reference leads to. */
function resolve(value) {
  if (value.$ref === undefined) return value;
  return value.$ref
    .slice(2)
    .split("/")
    .reduce((inner, key) => inner[key], whole);
}

/** A schema without what explains it to people; what it refers to is collected beside it. */
function take(value) {
  if (Array.isArray(value)) return value.map(take);
  if (typeof value !== "object" || value === null) return value;
  if (typeof value.$ref === "string") {
    const name = value.$ref.split("/").at(-1);
    if (schemas[name] === undefined) {
      schemas[name] = {};
      schemas[name] = take(resolve(value));
    }
    return { $ref: `#/schemas/${name}` };
  }
  if (value.nullable === true && value.type === undefined) {
    const { nullable, ...other } = value;
    return { anyOf: [take(other), { type: "null" }] };
  }
  const kept = Object.entries(value).filter(([key, inner]) => !isExplanation(key, inner));
  return Object.fromEntries(kept.map(([key, inner]) => [key, take(inner)]));
}

/** A property may be called `description`, and is then no text. */
function isExplanation(key, value) {
  if (["example", "examples", "externalDocs", "deprecated"].includes(key)) return true;
  return ["description", "title"].includes(key) && typeof value === "string";
}
