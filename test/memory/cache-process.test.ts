import { fileURLToPath } from "node:url";
import { beforeEach, expect, it } from "vitest";
import { type CacheProcess, createCacheProcess } from "../../src/memory/cache-sync/cache-process.js";

const child = { file: fileURLToPath(new URL("cache-child-stub.mjs", import.meta.url)), args: [] };
const never = new AbortController().signal;

let cache: CacheProcess;
beforeEach(() => {
  cache = createCacheProcess({ child, env: {}, patienceMilliseconds: 60_000 });
});

const ask = (key: string, signal = never) => cache.ask("here", { kind: "save", name: "x", key }, signal);

async function pid(asked = ask("who")): Promise<string> {
  const { reply } = await asked;
  return reply.kind === "found" ? (reply.key.split(" ")[0] ?? "") : reply.kind;
}

it("what is asked one after another is answered by one process, and what is asked at once by several", async () => {
  const first = await pid();
  expect(await pid()).toBe(first);
  const [one, other] = await Promise.all([pid(), pid()]);
  expect(one).toBe(first);
  expect(other).not.toBe(first);
});

it("a process that was given up is not asked again", async () => {
  const first = await pid();
  const stop = new AbortController();
  const hanging = ask("hang", stop.signal);
  stop.abort();
  expect((await hanging).reply).toEqual({ kind: "failed", message: "it took too long" });
  expect(await pid()).not.toBe(first);
});

it("a process that dies fails what it was asked for, and nothing after it", async () => {
  expect((await ask("die")).reply).toEqual({ kind: "failed", message: "its process ended with 7" });
  expect(Number(await pid())).toBeGreaterThan(0);
});

it("what the client complained of belongs to the one request", async () => {
  expect((await ask("complain")).words).toBe("Failed to save: Unable to reserve the key");
  expect((await ask("who")).words).toBe("");
});
