import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { previewSize } from "../../src/report/html/preview-size.js";
import { EVERY_OUTCOME, failed, HOSTILE_NAMES, made, run } from "./fixture.js";
import { noise, report, write } from "./html-fixture.js";

test("the file is what was promised: its size is told, and no draft stays behind", async () => {
  const written = await write(report(EVERY_OUTCOME));
  expect((await stat(written.file)).size).toBe(written.bytes);
  expect(await readdir(dirname(written.file))).toEqual(["report.html"]);
});

test("1,000 pictures stay below 30 MB, and those without a preview for it are still told of", async () => {
  const results = Array.from({ length: 1000 }, (_none, index) => made(`p/${index}.jpg`));
  const written = await write(
    report(results, { previews: async () => ({ before: noise(14_000), after: noise(14_000) }) }),
  );
  expect(written.bytes).toBeLessThan(30_000_000);
  expect(written.bytes).toBeGreaterThan(29_900_000);
  expect(written.withoutPreview).toBeGreaterThan(0);
  const page = await readFile(written.file, "utf8");
  expect(page.split('<li class="card"')).toHaveLength(1001);
  expect(page).toContain(`${written.withoutPreview} pictures without a preview`);
});

test("previews of the size advised have room in the report, all 1,000 pairs of them", async () => {
  const { maxBytes } = previewSize(1000);
  const results = Array.from({ length: 1000 }, (_none, index) => made(`a folder with a name/${index}.jpg`));
  const previews = async () => ({ before: noise(maxBytes), after: noise(maxBytes) });
  expect((await write(report(results, { previews }))).withoutPreview).toBe(0);
});

test("the fewer pictures, the larger the previews advised, within reason", () => {
  expect(previewSize(0)).toEqual({ maxSide: 720, maxBytes: 100_000 });
  expect(previewSize(1000).maxSide).toBe(284);
  expect(previewSize(1_000_000).maxSide).toBe(200);
});

test("only a few previews are in the making at once", async () => {
  let underWay = 0;
  let most = 0;
  const previews = async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
    return undefined;
  };
  await write(
    report(
      Array.from({ length: 100 }, (_none, index) => made(`${index}.jpg`)),
      { previews },
    ),
  );
  expect(most).toBeLessThanOrEqual(8);
});

test("what is wrong with the run as a whole stands at the top", async () => {
  const missingShards = ["shard 2/4 is not in the folder"];
  const written = await write(report(EVERY_OUTCOME, { run: run(EVERY_OUTCOME, { missingShards }) }));
  const [head = ""] = (await readFile(written.file, "utf8")).split("</header>");
  expect(head).toContain("1 shard could not be collected: shard 2/4 is not in the folder. Run its leg again");
});

test("failures come first, then what nobody is sure of", async () => {
  const results = [
    made("sure.jpg", { confidence: 0.99 }),
    made("unsure.jpg", { confidence: 0.5 }),
    failed("broken.jpg"),
  ];
  const written = await write(report(results));
  const page = await readFile(written.file, "utf8");
  expect([...page.matchAll(/data-path="([^"]*)"/g)].map(([, path]) => path)).toEqual([
    "broken.jpg",
    "unsure.jpg",
    "sure.jpg",
  ]);
});

test("the policy names the page's own style and script by their hashes, and allows nothing else", async () => {
  const page = await readFile((await write(report(EVERY_OUTCOME))).file, "utf8");
  const hash = (text: string | undefined) =>
    `'sha256-${createHash("sha256")
      .update(text ?? "")
      .digest("base64")}'`;
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1];
  const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1];
  expect(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]).toBe(
    `default-src 'none'; img-src data:; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`,
  );
});

test("a hostile name is text wherever it stands", async () => {
  const results = HOSTILE_NAMES.flatMap((name) => [
    made(name),
    failed(name, { reason: name, jobKey: name, requestId: name }),
  ]);
  const previews = async () => ({ before: noise(10), after: noise(10) });
  const page = await readFile((await write(report(results, { title: HOSTILE_NAMES[5], previews }))).file, "utf8");
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/<img src=x|onerror=alert\(1\)>|<!-- -->/);
  const tags = new Set([...page.slice(page.indexOf("<body")).matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name]) => name));
  const known =
    "body header p h1 span ul li div label input fieldset legend i b select option main img button dl dt dd br svg rect path footer kbd dialog h2 script";
  expect([...tags].filter((name) => !known.split(" ").includes(name ?? ""))).toEqual([]);
});

test("a link is taken only where it leads to the web", async () => {
  const written = await write(report([made("a.jpg")], { address: "javascript:alert(1)" }));
  expect(await readFile(written.file, "utf8")).not.toContain("javascript:");
});
