// @module-tag long: runs that a fault happens to, and those after them.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ResultsDocument } from "../../src/report/results.js";
import { entry } from "../support/entry.js";
import { photo } from "../support/photos.js";
import { createPlace, type Place } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

const RUNS = Number(process.env["CUTOUT_FAULTS"] ?? 3);
const SEED = Number(process.env["CUTOUT_FAULTS_SEED"] ?? 1);
const hook = new URL("../../scripts/faults/hook.mjs", import.meta.url).href;

/** By their sizes: the answer to one is a WebP, which is rewritten; another is below the limits, and goes as a copy. */
const SIZES = {
  a: { width: 420, height: 400 },
  b: { width: 421, height: 400 },
  c: { width: 300, height: 280 },
  d: { width: 422, height: 400 },
} as const;
const PICTURES = Object.keys(SIZES);
const forms = new Map([[SIZES.b.width, (png: Buffer) => sharp(png).webp({ lossless: true }).toBuffer()]]);

type How = "kill-before" | "kill-after" | "kill-at-request" | "ENOSPC" | "EACCES";
const HOWS: readonly How[] = ["kill-before", "kill-after", "kill-at-request", "ENOSPC", "EACCES"];

interface Fault {
  readonly how: How;
  /** Which write, or which request of the service's, counted from 1. */
  readonly at: number;
}

let files: Readonly<Record<string, Buffer>>;
/** How many writes and requests a run has that nothing happens to. */
let usual: { readonly writes: number; readonly requests: number };

beforeAll(async () => {
  const photos = Object.entries(SIZES).map(
    async ([name, size], i) => [`photos/${name}.jpg`, await photo(i, size)] as const,
  );
  files = Object.fromEntries(await Promise.all(photos));
  const { place, service } = await begin();
  await run(place, service);
  usual = { writes: Number(readFileSync(countOf(place), "utf8")), requests: service.requests.length };
  await end(place, service);
});

async function begin(): Promise<{ readonly place: Place; readonly service: ScriptedService }> {
  return { place: createPlace(files), service: await startScriptedService({ jobMilliseconds: 20, forms }) };
}

async function end(place: Place, service: ScriptedService): Promise<void> {
  await service.close();
  place.remove();
}

const countOf = (place: Place) => join(place.root, "writes");

interface Ended {
  readonly killed: boolean;
  readonly code: number | null;
  readonly output: string;
  readonly results: ResultsDocument | undefined;
}

/** The program on a command line, to which `fault` happens. */
function run(place: Place, service: ScriptedService, fault?: Fault): Promise<Ended> {
  const flags = ["--service", service.url.href, "--state-directory", place.state, "photos"];
  const atWrite = fault === undefined || fault.how === "kill-at-request" ? {} : { FAULT: JSON.stringify(fault) };
  const child = spawn(process.execPath, ["--import", hook, fileURLToPath(new URL(entry, "file:")), ...flags], {
    cwd: place.workspace,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: place.root,
      NO_COLOR: "1",
      CUTOUT_APP_CODE: service.appCode,
      TMPDIR: place.temp,
      FAULT_COUNT: countOf(place),
      ...atWrite,
    },
  });
  let requests = 0;
  if (fault?.how === "kill-at-request")
    service.change({ onRequest: () => void (++requests === fault.at && child.kill("SIGKILL")) });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  return new Promise((resolve) => {
    child.once("close", (code, signal) => {
      service.change({ onRequest: () => {} });
      const file = join(place.state, "cutout-results.json");
      const results = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
      resolve({ killed: signal === "SIGKILL", code, output, results });
    });
  });
}

interface Came {
  readonly tried: number;
  readonly survived: number;
  readonly paidTwice: number;
  readonly unknown: number;
  readonly lost: number;
}

/** What came of one fault, after a second run to which nothing happens. */
async function come(fault: Fault): Promise<Came & { readonly told: string }> {
  const { place, service } = await begin();
  try {
    const first = await run(place, service, fault);
    const second = await run(place, service);
    const bill = service.bill();
    const isThere = (name: string) => existsSync(join(place.workspace, `cutouts/photos/${name}.png`));
    const recordOf = (name: string) => second.results?.pictures.find(({ path }) => path === `photos/${name}.jpg`);
    // Said by the run that does not know, or by the next one, which pays nothing itself.
    const untold = (name: string) => !/nobody knows|unknown/.test(`${recordOf(name)?.reason} ${recordOf(name)?.paid}`);
    const missing = PICTURES.filter((name) => !isThere(name));
    const lost = missing.filter(untold).length;
    const unknown = missing.length - lost;
    const isExplained = first.killed || first.code === 0 || first.output.includes(fault.how);
    const isRaw = /\n\s+at .*\.js:\d+/.test(first.output + second.output);
    return {
      tried: 1,
      survived: lost === 0 && isExplained && !isRaw ? 1 : 0,
      paidTwice: bill.tasks - bill.accepted.size,
      unknown,
      lost,
      told: `${fault.how} at ${fault.at}:\n${first.output}\n--\n${second.output}`,
    };
  } finally {
    await end(place, service);
  }
}

function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const came = new Map<How, Came>();
const none: Came = { tried: 0, survived: 0, paidTwice: 0, unknown: 0, lost: 0 };
afterAll(() => {
  if (process.env["CUTOUT_FAULTS"] === undefined) return;
  console.log(`${usual.writes} writes and ${usual.requests} requests in a run of ${PICTURES.length} pictures`);
  console.table(Object.fromEntries(came));
});

it("killed at any write or request, or refused one, a run pays for nothing twice and loses nothing", {
  timeout: 60_000 + RUNS * 20_000,
}, async () => {
  const random = randomFrom(SEED);
  for (let i = 0; i < RUNS; i++) {
    const how = HOWS[i % HOWS.length] ?? "kill-before";
    const most = how === "kill-at-request" ? usual.requests : usual.writes;
    const one = await come({ how, at: 1 + Math.floor(random() * most) });
    if (process.env["CUTOUT_FAULTS"] !== undefined) {
      const [what = ""] = one.told.split("\n");
      console.log(`${i + 1}: ${what} ${JSON.stringify({ ...one, told: undefined })}`);
    }
    const all = came.get(how) ?? none;
    came.set(how, {
      tried: all.tried + 1,
      survived: all.survived + one.survived,
      paidTwice: all.paidTwice + one.paidTwice,
      unknown: all.unknown + one.unknown,
      lost: all.lost + one.lost,
    });
    expect.soft(one, one.told).toMatchObject({ survived: 1, paidTwice: 0, lost: 0 });
  }
});
