import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ShelfOptions, type Shelved, shelve } from "../../src/reach/shelf.js";
import { type S3, startS3 } from "../support/s3.js";

let s3: S3;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "shelf-"));
});
beforeEach(async () => {
  s3 = await startS3();
  return () => s3.close();
});
afterAll(() => rm(folder, { recursive: true }));

async function object(key: string, content = key, contentType = "image/png"): Promise<Shelved> {
  const file = join(folder, encodeURIComponent(key));
  await writeFile(file, content);
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { file, key, bytes: Buffer.byteLength(content), sha256, contentType };
}

/** What became of each object, by its key: `uploaded`, `unchanged`, or the reason of a refusal. */
async function put(objects: readonly Shelved[], more: Partial<ShelfOptions<Shelved>> = {}) {
  const { bucket, dispatcher } = s3;
  const options = { bucket, dispatcher, pauseMilliseconds: 1, obstacle: async () => undefined, ...more };
  const fates = new Map<string, { readonly fate: string; readonly url?: string }>();
  for await (const outcome of shelve(objects, options)) {
    const { kind, object: of } = outcome;
    fates.set(of.key, kind === "refused" ? { fate: outcome.reason } : { fate: kind, url: outcome.url });
  }
  return fates;
}

function puts(): number {
  return s3.requests.filter((request) => request.startsWith("PUT")).length;
}

describe("products in a bucket", () => {
  it("are there under their keys, whatever is in them, and their addresses lead to them", async () => {
    const fates = await put([await object("shop/蓝 shoe #1.png"), await object("plain.png")]);
    expect(fates.get("plain.png")).toEqual({ fate: "uploaded", url: `${s3.bucket.endpoint}/pictures/plain.png` });
    expect(fates.get("shop/蓝 shoe #1.png")?.url).toMatch(/\/pictures\/shop\/%E8%93%9D%20shoe%20%231\.png$/);
    expect(await s3.keys()).toEqual(["plain.png", "shop/蓝 shoe #1.png"]);
  });

  it("have the addresses that readers know", async () => {
    const fates = await put([await object("a b.png")], { publicUrl: "https://cdn.example/shop" });
    expect(fates.get("a b.png")?.url).toBe("https://cdn.example/shop/a%20b.png");
  });

  it("are not sent again where they are there as they should be", async () => {
    const same = [await object("a.png"), await object("b.png")];
    await put(same, { cacheControl: "max-age=60" });
    const fates = await put(same, { cacheControl: "max-age=60" });
    expect([...fates.values()].map(({ fate }) => fate)).toEqual(["unchanged", "unchanged"]);
    expect(puts()).toBe(2);
  });

  it.each([
    ["content", async () => object("a.png", "other"), {}],
    ["type", async () => object("a.png", "first", "image/webp"), {}],
    ["cache control", async () => object("a.png", "first"), { cacheControl: "max-age=60" }],
  ])("are sent again with another %s", async (_what, changed, options) => {
    await put([await object("a.png", "first")]);
    expect((await put([await changed()], options)).get("a.png")?.fate).toBe("uploaded");
    expect((await put([await changed()], options)).get("a.png")?.fate).toBe("unchanged");
  });

  it("are sent again where what is there is not ours", async () => {
    const ours = await object("a.png", "first");
    await put([{ ...ours, sha256: "0".repeat(64) }]).catch(() => undefined);
    expect((await put([ours])).get("a.png")?.fate).toBe("uploaded");
  });

  it("stay where they are if something speaks against one of them, which is said, and the others go up", async () => {
    const obstacle = async ({ key }: Shelved) => (key === "a.png" ? "it was edited" : undefined);
    const fates = await put([await object("a.png"), await object("b.png")], { obstacle });
    expect(fates.get("a.png")?.fate).toBe("it was edited");
    expect(fates.get("b.png")?.fate).toBe("uploaded");
    expect(await s3.keys()).toEqual(["b.png"]);
  });

  it("go up with a key that may only write, though it is not told what is there", async () => {
    s3.switches.answer = { status: 403, code: "AccessDenied" };
    s3.switches.answerTo = ["HEAD"];
    expect((await put([await object("a.png")])).get("a.png")?.fate).toBe("uploaded");
  });

  it.each([
    ["for what it says of the key", { status: 403, code: "InvalidAccessKeyId" }, "does not know AWS_ACCESS_KEY_ID", 16],
    ["time after time", { status: 400, code: "Odd" }, "answers 400 Odd to a write", 46],
  ])("are not all tried where the store refuses %s", async (_why, answer, words, most) => {
    s3.switches.answer = answer;
    s3.switches.answerTo = ["PUT"];
    const objects = await Promise.all(Array.from({ length: 60 }, (_, at) => object(`${at}.png`)));
    const fates = await put(objects);
    expect(fates.size).toBe(60);
    for (const { fate } of fates.values()) expect(fate).toContain(words);
    expect(s3.requests.length).toBeLessThanOrEqual(most);
  });
});
