import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Log, silentLog } from "../../src/log.js";
import { indexLines, type ManifestLine } from "../../src/memory/manifest.js";
import { createStore } from "../../src/memory/store.js";
import type { TaskId } from "../../src/model.js";
import { trimStore } from "../../src/run/session/trim-store.js";

const paid = "https://service.example";
const SERVICE = { kind: "remote", url: new URL(paid), appCode: { kind: "none" } } as const;
const contentOf = (digit: string): string => digit.repeat(64);
const idOf = (digit: string): TaskId => `${contentOf(digit)}.general`;

let directory: string;
let warnings: string[];
const log: Log = { ...silentLog, warning: (text) => warnings.push(text) };

beforeEach(async () => {
  warnings = [];
  directory = await mkdtemp(join(tmpdir(), "cutout-trimming-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function put(service: string, digit: string): Promise<void> {
  const store = createStore(directory);
  const file = await store.temporaryFile();
  await writeFile(file, "x".repeat(10_000));
  const images = [{ file, width: 640, height: 480 }] as const;
  await store.put({ service, task: idOf(digit), images, jobKey: "key", requestId: "request" });
}

function lineOf(service: string, digit: string): ManifestLine {
  const product = { product: `cutouts/${digit}.png`, variant: "", sha256: "", productBlob: "", bytes: 1 };
  const source = { source: `${digit}.jpg`, content: contentOf(digit), blob: "", model: "general" } as const;
  return { ...product, ...source, service, recipe: "png", width: 640, height: 480, request: "request" };
}

/** What a later run leaves of a store of three cutouts in room for so many. */
async function leftOf(
  lines: readonly ManifestLine[],
  stateLimitBytes: number,
  { isDelivered = true, billed = true } = {},
): Promise<readonly string[]> {
  const cutouts = [
    [paid, "a"],
    [paid, "b"],
    ["embedded", "c"],
  ] as const;
  for (const [service, digit] of cutouts) await put(service, digit);
  await trimStore(
    createStore(directory),
    indexLines(lines),
    { stateLimitBytes, service: { ...SERVICE, billed } },
    { isDelivered, log },
  );
  const store = createStore(directory);
  const left = await Promise.all(cutouts.map(([service, digit]) => store.find(service, idOf(digit))));
  return cutouts.flatMap(([, digit], at) => (left[at] === undefined ? [] : [digit]));
}

describe("a store that is too full", () => {
  it("does not call paid for what a service made that bills nothing", async () => {
    expect(await leftOf([], 5_000, { billed: false })).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it("parts without a word with what the committed manifest covers, and with what cost nothing", async () => {
    expect(await leftOf([lineOf(paid, "b")], 15_000)).toEqual(["a"]);
    expect(warnings).toEqual([]);
  });

  it("keeps what was paid for and is in no manifest where the run did not deliver, whatever the limit says", async () => {
    expect(await leftOf([], 5_000, { isDelivered: false })).toEqual(["a", "b"]);
    expect(await leftOf([lineOf(paid, "b")], 5_000, { isDelivered: false })).toEqual(["a"]);
    expect(warnings).toEqual([]);
  });

  it("tells how many paid cutouts it had to part with, and names the limit", async () => {
    expect(await leftOf([lineOf("https://other.example", "a")], 5_000)).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/^2 paid cutouts were removed .*"state-limit"/)]);
  });
});
