// A catalog of small pictures that are one of a kind, and the packages that 64 legs would have left of it.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { action } from "../action.mjs";

const SHARDS = 64;
const sha1 = (bytes) => createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** A PNG of 400 × 400 pixels whose text chunk makes it one of a kind. */
function png(number, kind) {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(400, 0);
  header.writeUInt32BE(400, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const text = Buffer.from(`Comment\0${kind} ${number}`, "latin1");
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("tEXt", text),
    chunk("IDAT", PIXELS),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const PIXELS = deflateSync(Buffer.alloc(400 * 401));
const place = (i) => `${String(i % 100).padStart(2, "0")}/${i}`;
const shardOf = (task) => (createHash("sha256").update(task).digest().readUIntBE(0, 6) % SHARDS) + 1;

export function makeShop(count) {
  const root = mkdtempSync(join(tmpdir(), "bench-shards-"));
  for (let i = 0; i < 100; i++) mkdirSync(join(root, "photos", String(i).padStart(2, "0")), { recursive: true });
  for (let i = 0; i < count; i++) writeFileSync(join(root, "photos", `${place(i)}.png`), png(i, "picture"));
  const git = (...args) => execFileSync("git", args, { cwd: root, stdio: "ignore" });
  git("init", "-q");
  git("config", "user.email", "bench@example.com");
  git("config", "user.name", "bench");
  // A large repository would else be packed behind our back, while it is cloned.
  git("config", "gc.auto", "0");
  git("add", "-A");
  git("commit", "-qm", "shop");
  return { root, git };
}

function lineOf(i) {
  const [picture, product] = [png(i, "picture"), png(i, "product")];
  return {
    product: `cutouts/photos/${place(i)}.png`,
    source: `photos/${place(i)}.png`,
    variant: "",
    content: sha256(picture),
    blob: sha1(picture),
    model: "general",
    service: "https://service.example",
    recipe: "png",
    width: 400,
    height: 400,
    bytes: product.length,
    sha256: sha256(product),
    productBlob: sha1(product),
    request: "r",
  };
}

/** The packages that the legs would have left, as a first leg's own shows what they look like. */
export function makePackages(root, count, head) {
  const shards = Array.from({ length: SHARDS }, () => []);
  for (let i = 0; i < count; i++) {
    const line = lineOf(i);
    shards[shardOf(`${line.content}.general`) - 1].push([i, line]);
  }
  for (const [at, entries] of shards.entries()) {
    const folder = join(root, "../", `${root.split("/").at(-1)}-packages`, `cutouts-shard-${at + 1}-of-${SHARDS}`);
    mkdirSync(join(folder, "products"), { recursive: true });
    const lines = entries.map(([i, line]) => {
      writeFileSync(join(folder, "products", line.sha256), png(i, "product"));
      const outcome = { kind: "made", paid: true, jobKey: "j", requestId: "r", milliseconds: 1 };
      return JSON.stringify({ path: line.source, model: "general", outcome, lines: [line], previews: {} });
    });
    const own = { ...head, index: at + 1, of: SHARDS, pictures: entries.length };
    writeFileSync(join(folder, "shard.jsonl"), `${[JSON.stringify(own), ...lines].join("\n")}\n`);
  }
  return join(root, "../", `${root.split("/").at(-1)}-packages`);
}

export const flags = [
  "--service",
  "https://service.example",
  "--app-code",
  "code",
  "--max-paid",
  "unlimited",
  "photos",
];

/** What a leg of these settings writes at the head of its package: one whose service cannot be reached leaves it too. */
export function headOfALeg() {
  const root = mkdtempSync(join(tmpdir(), "bench-shards-leg-"));
  mkdirSync(join(root, "photos"));
  writeFileSync(join(root, "photos/1.png"), png(1, "picture"));
  const shared = ["--state-directory", join(root, "state"), "--shard", "1/1", "--collect", join(root, "shards")];
  spawnSync(process.execPath, [action, ...shared, ...flags], { cwd: root });
  const [head] = readFileSync(join(root, "shards/cutouts-shard-1-of-1/shard.jsonl"), "utf8").split("\n");
  rmSync(root, { recursive: true, force: true });
  return JSON.parse(head);
}
