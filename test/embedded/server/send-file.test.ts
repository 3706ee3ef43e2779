import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sendFile } from "../../../src/embedded/send-file.js";

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cutout-send-"));
  file = join(folder, "result.png");
  await writeFile(file, Buffer.alloc(200_000));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A connection whose other side leaves after so many bytes, or as soon as it has all. */
function leaving(after: number): Writable {
  let total = 0;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      total += chunk.length;
      if (total >= after) this.destroy();
      done();
    },
    final() {
      this.destroy();
    },
  });
}

it("counts a result as sent whose reader leaves as soon as it has all of it", async () => {
  await expect(sendFile(file, leaving(Number.POSITIVE_INFINITY))).resolves.toBeUndefined();
});

it("does not count one as sent whose reader leaves in the middle", async () => {
  await expect(sendFile(file, leaving(100_000))).rejects.toThrow("Premature close");
});
