import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, onTestFinished, test } from "vitest";
import { writeResults } from "../../src/report/results.js";
import { resultsDocument } from "../support/results-document.js";
import { EVERY_OUTCOME, HOSTILE_NAMES, made, product, run } from "./fixture.js";

const schema: unknown = JSON.parse(await readFile(new URL("../../docs/results.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true }).compile(
  Object(schema),
);

function problems(document: unknown): readonly string[] {
  validate(JSON.parse(JSON.stringify(document)));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test("every outcome, and every hostile name, is valid by the published schema", () => {
  expect(problems(resultsDocument(run([...EVERY_OUTCOME, ...HOSTILE_NAMES.map((name) => made(name))])))).toEqual([]);
});

test("the schema refuses a document that says something else", () => {
  const document = resultsDocument(run(EVERY_OUTCOME));
  const [first] = document.pictures;
  expect(problems({ ...document, version: 2 })).not.toEqual([]);
  expect(problems({ ...document, pictures: [{ ...first, outcome: "lost" }] })).not.toEqual([]);
  expect(problems({ ...document, pictures: [{ ...first, outcome: "failed" }] })).not.toEqual([]);
  expect(problems({ ...document, pictures: [{ ...first, extra: 1 }] })).not.toEqual([]);
});

test("every picture found has a record, in the order they were found", () => {
  expect(resultsDocument(run(EVERY_OUTCOME)).pictures.map(({ path }) => path)).toEqual(
    EVERY_OUTCOME.map(({ path }) => path),
  );
});

test("the flat fields are the first product's, and all variants are listed", () => {
  const products = [
    product("out/a.png", { variant: "shop" }),
    product("out/a-small.webp", { variant: "thumb", width: 200, height: 150, bytes: 9 }),
  ];
  const [record] = resultsDocument(run([made("a.jpg", { products })])).pictures;
  expect(record).toMatchObject({
    product: "out/a.png",
    width: 1200,
    height: 900,
    milliseconds: 1235,
    paid: true,
    jobKey: "job-1",
  });
  expect(record?.products).toEqual(products.map((one) => ({ ...one, url: null })));
});

test("an ambiguous submit is neither paid nor unpaid", () => {
  const record = resultsDocument(run(EVERY_OUTCOME)).pictures.at(-1);
  expect(record).toMatchObject({
    outcome: "failed",
    paid: "unknown",
    stage: "submit",
    retryable: false,
    requestId: "req-9",
  });
});

test("the file is written whole, a line a picture, into a folder that need not exist", async () => {
  const folder = await mkdtemp(join(tmpdir(), "results-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const count of [0, 1, 256, 257, 1000]) {
    const many = run(Array.from({ length: count }, (_, at) => made(`${at}.jpg`)));
    await writeResults(many, join(folder, "deep", "results.json"));
    const text = await readFile(join(folder, "deep", "results.json"), "utf8");
    expect(JSON.parse(text)).toEqual(resultsDocument(many));
    expect(text.split("\n")).toHaveLength(count + 3);
  }
  expect(await readdir(join(folder, "deep"))).toEqual(["results.json"]);
});
