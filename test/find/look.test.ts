import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { blobIdOf } from "../../src/blob-id.js";
import { look } from "../../src/find/look.js";
import { pngChunkOf } from "../support/bytes.js";
import { photo } from "../support/photos.js";
import { createTree, type Tree } from "./tree.js";

let tree: Tree;

beforeEach(() => {
  tree = createTree();
});

afterEach(() => tree.remove());

async function lookAt(name: string, content: string | Uint8Array, line = name) {
  tree.write(name, content);
  return lookAtThere(line);
}

async function lookAtThere(line: string) {
  const [match] = (await tree.find([line])).matches;
  if (match === undefined) throw new Error(`${line} matches nothing`);
  return look(match, tree.workspace);
}

async function pixels(type: "gif" | "tiff" | "webp" | "avif"): Promise<Buffer> {
  return sharp(await photo(1))
    .resize(64)
    .toFormat(type)
    .toBuffer();
}

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${"ab".repeat(32)}\nsize 12345\n`;

describe("a file that is no picture is refused with the right reason", () => {
  it.each([
    ["text", "hello", /it is text/],
    ["nothing at all", "", /it is empty, not a picture: restore the file/],
    ["zeros", new Uint8Array(2000), /nothing but zeros/],
    ["an HTML page", "<!DOCTYPE html><html></html>", /an HTML page/],
    ["an SVG drawing", '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', /an SVG drawing/],
    ["noise", Uint8Array.from({ length: 500 }, (_, i) => (i * 197) % 251), /it is of an unknown kind, not a picture/],
  ] as const)("%s", async (_what, content, reason) => {
    const looked = await lookAt("a.jpg", content);
    expect(looked).toMatchObject({ kind: "refused", failure: { stage: "find", paid: false, retryable: false } });
    expect(looked.kind === "refused" && looked.failure.reason).toMatch(reason);
  });

  it.each([
    ["gif", /a GIF picture, and only JPEG, PNG, WebP, AVIF and the usual forms of TIFF are supported: convert it/],
    ["tiff", /a TIFF with JPEG compression, and only JPEG/],
  ] as const)("a %s, whatever its suffix says", async (type, reason) => {
    const looked = await lookAt("a.png", await pixels(type));
    expect(looked.kind === "refused" && looked.failure.reason).toMatch(reason);
  });

  it.each(["jpeg", "png"] as const)("a %s that is cut short, at any place", async (type) => {
    const whole = await photo(3, { type });
    for (const share of [0.001, 0.01, 0.3, 0.7, 0.99]) {
      const looked = await lookAt("a.jpg", whole.subarray(0, Math.max(9, Math.floor(whole.length * share))));
      expect(looked.kind === "refused" && looked.failure.reason, String(share)).toMatch(/truncated|damaged|end/);
    }
  });

  it("a PNG in whose pixels a bit has turned over, wherever", async () => {
    const whole = await photo(3, { type: "png" });
    const idat = whole.indexOf("IDAT");
    for (const at of [idat + 6, idat + 500, whole.length - 20]) {
      const rotten = Buffer.from(whole);
      rotten[at] = (rotten[at] ?? 0) ^ 4;
      const looked = await lookAt("a.png", rotten);
      expect(looked.kind === "refused" && looked.failure.reason, String(at)).toMatch(
        /damaged PNG: the check sum of its IDAT part is wrong\. Restore the file/,
      );
    }
  });

  it("a PNG with a part that it says is needed, and that nobody knows", async () => {
    const whole = await photo(3, { type: "png" });
    const odd = Buffer.concat([whole.subarray(0, 33), pngChunkOf("NEED", Buffer.from("x")), whole.subarray(33)]);
    const looked = await lookAt("a.png", odd);
    expect(looked.kind === "refused" && looked.failure.reason).toMatch(/a part that no reader knows \(NEED\)/);
    const harmless = Buffer.concat([whole.subarray(0, 33), pngChunkOf("neEd", Buffer.from("x")), whole.subarray(33)]);
    // A wrong sum of what no picture needs is no reason to refuse one.
    harmless[33 + 9] = 0;
    expect(await lookAt("a.png", harmless)).toMatchObject({ kind: "picture" });
  });

  it("a JPEG that ends within its header, without contradicting itself", async () => {
    const looked = await lookAt("a.jpg", (await photo(3)).subarray(0, 30));
    const reason = looked.kind === "refused" ? looked.failure.reason : "";
    expect(reason).toMatch(/^it is a truncated JPEG: it ends before its size is told\. Restore the file/);
    expect(reason).not.toMatch(/not a JPEG|convert/);
  });

  it("a JPEG that is cut short behind its thumbnail", async () => {
    const thumbnail = await sharp(await photo(4))
      .resize(80)
      .jpeg()
      .toBuffer();
    const whole = await photo(4);
    const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), Buffer.from("Exif\0\0"), thumbnail]);
    exif.writeUInt16BE(exif.length - 2, 2);
    const cut = Buffer.concat([whole.subarray(0, 2), exif, whole.subarray(2, whole.length >> 1)]);
    const looked = await lookAt("a.jpg", cut);
    expect(looked.kind === "refused" && looked.failure.reason).toContain("truncated JPEG");
  });

  it("a Git LFS pointer, whose content is known all the same", async () => {
    const looked = await lookAt("a.jpg", POINTER);
    expect(looked).toMatchObject({ kind: "pointer", contentId: "ab".repeat(32) });
    expect(looked.kind === "pointer" && looked.failure.reason).toMatch(/Git LFS pointer.*lfs: true/);
  });

  it("a pipe, which nobody will ever fill", async () => {
    mkdirSync(join(tree.workspace, "photos"));
    execFileSync("mkfifo", [join(tree.workspace, "photos/a.jpg")]);
    const looked = await lookAtThere("photos");
    expect(looked.kind === "refused" && looked.failure.reason).toContain("no regular file");
  });
});

describe("a file that nobody called a picture", () => {
  it.each([["notes.txt"], ["README"], ["a.gif"]])("is passed over in a folder: %s", async (name) => {
    expect(await lookAt(`photos/${name}`, "hello", "photos")).toEqual({ kind: "passed-over" });
  });

  it("is refused where a line names it", async () => {
    expect(await lookAt("photos/notes.txt", "hello", "photos/*.txt")).toMatchObject({ kind: "refused" });
  });

  it("is refused in a folder where its name says that it is one", async () => {
    expect(await lookAt("photos/a.PNG", "hello", "photos")).toMatchObject({ kind: "refused" });
  });
});

describe("an animation", () => {
  it("is skipped by name, the same in every format that has them, claimed or not", async () => {
    const still = await photo(1, { type: "png" });
    const frames = Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]);
    const control = pngChunkOf("acTL", frames);
    const sequence = Buffer.from(await pixels("avif"));
    sequence.write("avis", 8, "latin1");
    const animations = {
      "an animated PNG": Buffer.concat([still.subarray(0, 33), control, still.subarray(33)]),
      "an animated AVIF": sequence,
      "an animated WebP": await sharp([still, await sharp(still).negate().toBuffer()], { join: { animated: true } })
        .webp()
        .toBuffer(),
    };
    for (const [what, bytes] of Object.entries(animations)) {
      for (const line of ["photos", "photos/a.png"]) {
        const looked = await lookAt("photos/a.png", bytes, line);
        expect(looked).toMatchObject({
          kind: "skipped",
          reason: `it is ${what}, and only still pictures are cut out: save one of its frames as a picture, or exclude it with !`,
        });
      }
    }
  });

  it("of one frame is a still picture", async () => {
    const still = await photo(1, { type: "png" });
    const control = pngChunkOf("acTL", Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]));
    const bytes = Buffer.concat([still.subarray(0, 33), control, still.subarray(33)]);
    expect(await lookAt("a.png", bytes)).toMatchObject({ kind: "picture" });
  });
});

describe("what a system leaves beside pictures", () => {
  const appleDouble = Buffer.concat([Buffer.from([0, 5, 0x16, 7, 0, 2, 0, 0]), Buffer.alloc(4000)]);

  it.each(["photos", "photos/*.jpg", "**/*.{jpg,png}"])("is passed over where %s means all there is", async (line) => {
    expect(await lookAt("photos/._a.jpg", appleDouble, line)).toEqual({ kind: "passed-over" });
  });

  it.each(["photos/._a.jpg", "photos/._*.jpg"])("is refused as what it is where %s names it", async (line) => {
    const looked = await lookAt("photos/._a.jpg", appleDouble, line);
    expect(looked.kind === "refused" && looked.failure.reason).toMatch(/what macOS keeps beside a file/);
  });

  it("is a picture where it is one, whatever its name", async () => {
    expect(await lookAt("photos/._a.jpg", await photo(1), "photos")).toMatchObject({ kind: "picture" });
  });
});

describe("a picture of a kind that is not supported", () => {
  it.each(["gif", "tiff"] as const)("is skipped by name in a folder: %s", async (type) => {
    const looked = await lookAt(`photos/a.${type}`, await pixels(type), "photos");
    const what = type === "gif" ? "a GIF picture" : "a TIFF with JPEG compression";
    const reason = expect.stringMatching(`^it is ${what}, and only .* convert it, or exclude it with !$`);
    expect(looked).toMatchObject({ kind: "skipped", unsupported: what, reason });
  });
});

describe("what follows a picture's end", () => {
  it.each(["jpeg", "png"] as const)("may be a film of any length: %s", async (type) => {
    const whole = await photo(8, { type });
    for (const length of [70_000, (1 << 20) - whole.length - 1, 3_000_000]) {
      const film = Buffer.alloc(length, "mdat");
      expect(await lookAt("a.jpg", Buffer.concat([whole, film])), String(length)).toMatchObject({ kind: "picture" });
    }
  });

  it.each([
    ["jpeg", 1],
    ["png", 5],
  ] as const)("is told from its end also where the end lies across two pieces of the file: %s", async (type, split) => {
    const whole = await photo(8, { type });
    // A comment, or a chunk, in front of the pixels moves the end to where the first piece of a mebibyte ends.
    const end = type === "jpeg" ? whole.length - 2 : whole.length - 8;
    const moved = padded(whole, type, (1 << 20) - split - end);
    expect(await lookAt("a.jpg", moved)).toMatchObject({ kind: "picture" });
    expect(await lookAt("b.jpg", moved.subarray(0, (1 << 20) - split))).toMatchObject({ kind: "refused" });
  });
});

/** The picture with so many more bytes in its header. */
function padded(whole: Buffer, type: "jpeg" | "png", more: number): Buffer {
  if (type === "png")
    return Buffer.concat([whole.subarray(0, 33), pngChunkOf("teXt", Buffer.alloc(more - 12)), whole.subarray(33)]);
  const comments: Buffer[] = [];
  for (let left = more; left > 0; ) {
    const length = left > 65_537 ? Math.min(left - 4, 65_537) : left;
    const comment = Buffer.alloc(length);
    comment.set([0xff, 0xfe, (length - 2) >> 8, (length - 2) & 255]);
    comments.push(comment);
    left -= length;
  }
  return Buffer.concat([whole.subarray(0, 2), ...comments, whole.subarray(2)]);
}

describe("a picture", () => {
  it("is what its bytes are, whatever its suffix says", async () => {
    const png = await photo(5, { type: "png" });
    expect(await lookAt("a.jpg", png)).toMatchObject({ kind: "picture", picture: { type: "png", width: 480 } });
    expect(await lookAt("b.dat", await photo(5), "*.dat")).toMatchObject({ picture: { type: "jpeg" } });
    expect(await lookAt("photos/noname", png, "photos")).toMatchObject({ picture: { type: "png" } });
  });

  it.each(["webp", "avif"] as const)("may be a %s", async (type) => {
    expect(await lookAt(`a.${type}`, await pixels(type))).toMatchObject({ picture: { type, width: 64, height: 56 } });
  });

  it("has the size that it is seen at, after its EXIF orientation", async () => {
    const turned = await sharp(await photo(6))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(await lookAt("a.jpg", turned)).toMatchObject({ picture: { width: 420, height: 480 } });
  });

  it("has its own ids where several are looked at at once", async () => {
    const several = await Promise.all([1, 2, 3, 4].map((seed) => photo(seed)));
    for (const [at, bytes] of several.entries()) tree.write(`p/${at}.jpg`, bytes);
    const { matches } = await tree.find(["p"]);
    const looked = await Promise.all(matches.map((match) => look(match, tree.workspace)));
    expect(looked).toMatchObject(several.map((bytes) => ({ picture: { blobId: blobIdOf(bytes) } })));
  });

  it("has the ids that SHA-256 and git give its bytes, also of several megabytes", async () => {
    const big = Buffer.concat([await photo(7), Buffer.alloc(3_000_000, 7), Buffer.from([0xff, 0xd9])]);
    const looked = await lookAt("a.jpg", big);
    expect(looked).toMatchObject({
      picture: {
        bytes: big.length,
        contentId: createHash("sha256").update(big).digest("hex"),
        blobId: blobIdOf(big),
      },
    });
  });
});
