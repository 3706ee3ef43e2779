import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { request } from "undici";
import { once } from "../../src/once.js";

/** Azurite's documented account, the same on every machine. */
const ACCOUNT = "devstoreaccount1";
const KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
const VERSION = "2020-12-06";

export interface Azurite {
  /** A SAS URL that allows one blob to be written (`cw`) or read (`r`) for an hour, as GitHub's results service hands them out. */
  readonly signedUrl: (blob: string, permissions: "cw" | "r", answer?: SignedAnswer) => string;
  readonly read: (blob: string) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** Headers that a read through the URL is answered with. */
export interface SignedAnswer {
  readonly contentDisposition?: string;
}

/** A container of one's own in a real Azurite, Microsoft's emulator of Blob Storage. */
export async function startAzurite(): Promise<Azurite> {
  const account = await server();
  const container = `results-${++containers}`;
  const whole = () => `${account}/${container}?restype=container&${accountSas()}`;
  const created = await request(whole(), { method: "PUT" });
  if (created.statusCode !== 201) throw new Error(`Azurite: ${created.statusCode} ${await created.body.text()}`);
  const signedUrl: Azurite["signedUrl"] = (blob, permissions, answer) =>
    `${account}/${container}/${blob}?${blobSas(`${container}/${blob}`, permissions, answer)}`;
  return {
    signedUrl,
    async read(blob) {
      const { statusCode, body } = await request(signedUrl(blob, "r"));
      if (statusCode !== 200) throw new Error(`Azurite: ${statusCode} ${await body.text()}`);
      return new Uint8Array(await body.arrayBuffer());
    },
    async close() {
      const { statusCode, body } = await request(whole(), { method: "DELETE" });
      if (statusCode !== 202) throw new Error(`Azurite: ${statusCode} ${await body.text()}`);
      await body.dump();
    },
  };
}

let containers = 0;

/** One child process for all tests of this one, in memory. It ends when its standard input does, however we end. */
const server = once(async () => {
  const main = createRequire(import.meta.url).resolve("azurite/dist/src/blob/main.js");
  const endWithUs = "data:text/javascript,process.stdin.resume().on('end', () => process.exit())";
  const flags = ["--blobHost", "127.0.0.1", "--blobPort", "0", "--inMemoryPersistence", "--skipApiVersionCheck"];
  const child = spawn(process.execPath, ["--import", endWithUs, main, ...flags, "--silent", "--disableTelemetry"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.unref();
  return `${await listening(child)}/${ACCOUNT}`;
});

async function listening(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("Azurite has no output");
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /successfully listens on (http:\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return url;
  }
  throw new Error("Azurite ended without listening");
}

/** https://learn.microsoft.com/rest/api/storageservices/create-account-sas */
function accountSas(): string {
  const expiry = inAnHour();
  const signature = sign([ACCOUNT, "cd", "b", "c", "", expiry, "", "", VERSION, "", ""]);
  return query({ sv: VERSION, ss: "b", srt: "c", sp: "cd", se: expiry, sig: signature });
}

/** https://learn.microsoft.com/rest/api/storageservices/create-service-sas */
function blobSas(path: string, permissions: string, { contentDisposition = "" }: SignedAnswer = {}): string {
  const expiry = inAnHour();
  const resource = `/blob/${ACCOUNT}/${path}`;
  const answer = ["", contentDisposition, "", "", ""];
  const signature = sign([permissions, "", expiry, resource, "", "", "", VERSION, "b", "", "", ...answer]);
  return query({
    sv: VERSION,
    sr: "b",
    sp: permissions,
    se: expiry,
    ...(contentDisposition === "" ? {} : { rscd: contentDisposition }),
    sig: signature,
  });
}

function sign(lines: readonly string[]): string {
  return createHmac("sha256", Buffer.from(KEY, "base64")).update(lines.join("\n")).digest("base64");
}

function query(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters).toString();
}

function inAnHour(): string {
  return `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`;
}
