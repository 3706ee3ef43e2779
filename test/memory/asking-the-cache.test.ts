import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { silentLog } from "../../src/log.js";
import type { CacheRequest } from "../../src/memory/cache-sync/cache-child.js";
import { createCacheProcess } from "../../src/memory/cache-sync/cache-process.js";
import { createModelCache } from "../../src/memory/cache-sync/model-cache.js";
import { createFakeCache } from "./fake-cache.js";

const root = mkdtempSync(join(tmpdir(), "cutout-child-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const look: CacheRequest = { kind: "look", name: "ledger.jsonl", prefixes: ["p-"] };
const never = new AbortController().signal;

/** A child in the place of the real client's, which does this once it has the request. */
function processOf(name: string, body: string, patienceMilliseconds = 60_000) {
  const file = join(root, `${name}.cjs`);
  writeFileSync(
    file,
    `process.once("disconnect", () => process.exit());\nconst say = (text) => process.send({ kind: "said", text });\nprocess.on("message", ({ directory, request }) => { ${body} });`,
  );
  const env = { PATH: process.env["PATH"], "INPUT_APP-CODE": "secret" };
  return createCacheProcess({ child: { file, args: ["--cache-child"] }, env, patienceMilliseconds });
}

const reply = (value: string) => `process.send(${value});`;

describe("the process that asks GitHub's cache", () => {
  it("is told the folder and what to do, and knows no secret", async () => {
    const told = `{ kind: "found", key: JSON.stringify([directory, request.kind, process.argv[2], process.env["INPUT_APP-CODE"] ?? null]) }`;
    const { reply: answer } = await processOf("echo", reply(told)).ask(root, look, never);
    expect(answer).toEqual({ kind: "found", key: JSON.stringify([root, "look", "--cache-child", null]) });
  });

  it("gives the client's last word on what went wrong, without its links", async () => {
    const words = [
      "Cache Size: ~0 MB",
      "::warning::Failed to restore: denied at https://r.example/?sig=secret now",
      "::debug::Failed to see",
      "done",
    ];
    const body = `say(${JSON.stringify(words.join("\n"))}); ${reply('{ kind: "nothing" }')}`;
    expect(await processOf("words", body).ask(root, look, never)).toEqual({
      reply: { kind: "nothing" },
      words: "Failed to restore: denied at (URL) now",
    });
  });

  it("says with what it ended where it gave no answer", async () => {
    expect(await processOf("ended", "process.exit(3);").ask(root, look, never)).toEqual({
      reply: { kind: "failed", message: "its process ended with 3" },
      words: "",
    });
  });

  it("is not started once its time is over", async () => {
    const { reply: answer } = await processOf("late", reply('{ kind: "nothing" }')).ask(
      root,
      look,
      AbortSignal.abort(),
    );
    expect(answer).toEqual({ kind: "failed", message: "it took too long" });
  });

  it("is ended with its time", async () => {
    const ended = new AbortController();
    const asked = processOf("slow", "setInterval(() => {}, 1000);").ask(root, look, ended.signal);
    ended.abort();
    expect((await asked).reply).toEqual({ kind: "failed", message: "it took too long" });
  });

  it("is given up where the service does not answer its first question, and none is started after it", async () => {
    const body = `say("Attempt 1 of 5 failed with error: timeout at https://r.example/x. Retrying"); process.send({ kind: "asking" }); setInterval(() => {}, 1000);`;
    const silent = processOf("silent", body, 100);
    expect(silent.isSilent()).toBe(false);
    for (let at = 0; at < 2; at++) {
      const { reply: answer, words } = await silent.ask(root, look, never);
      expect([answer.kind, words]).toEqual(["silent", ""]);
      expect(answer).toMatchObject({
        message: expect.stringMatching(/^the cache service did not answer within 0 seconds \(timeout at \(URL\)\)/),
      });
    }
    expect(silent.isSilent()).toBe(true);
  });
});

describe("a model in GitHub's cache", () => {
  const sum = "ab".repeat(32);
  const file = join(root, "model.onnx");

  function models() {
    const said: string[] = [];
    const fake = createFakeCache(root);
    writeFileSync(file, "weights");
    return { fake, said, cache: createModelCache(fake.ask, { ...silentLog, info: (text) => said.push(text) }) };
  }

  it("is saved under its checksum, which is told", async () => {
    const { fake, said, cache } = models();
    await cache.save(sum, file);
    await cache.restore(sum, file);
    expect(fake.keys()).toEqual([`cutout-action-model-1-${sum}`]);
    expect(said).toEqual(["The model was saved in GitHub's cache for the next run."]);
  });

  it("is not asked for by a path that the client cannot pack", async () => {
    const { fake, cache } = models();
    for (const odd of [join(root, "a b", "m.onnx"), join(root, 'a"b', "m.onnx")]) {
      await cache.save(sum, odd);
      await cache.restore(sum, odd);
    }
    expect(fake.calls).toEqual([]);
  });

  it.each([
    [
      "with the client's words",
      { reply: { kind: "nothing" }, words: "another job may be saving it." },
      ["another job may be saving it"],
    ],
    ["with its own", { reply: { kind: "failed", message: "it took too long" }, words: "" }, ["it took too long"]],
    ["without a reason", { reply: { kind: "nothing" }, words: "" }, ["GitHub's cache gave no reason"]],
    ["not again, where the service is silent", { reply: { kind: "silent", message: "silence" }, words: "" }, []],
  ] as const)("that could not be saved is told %s", async (_how, answer, reasons) => {
    const { fake, said, cache } = models();
    fake.answerWith = answer;
    await cache.save(sum, file);
    expect(said).toEqual(reasons.map((reason) => `The model could not be saved for the next run: ${reason}.`));
    await cache.save(sum, file, AbortSignal.abort());
    expect(said).toHaveLength(reasons.length);
  });
});
