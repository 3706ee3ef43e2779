import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MOST_RESULTS } from "../../src/numbered.js";
import type { CutoutVerdict, VerifyRequest } from "../../src/remove/context.js";
import { imageHash } from "../../src/remove/match.js";
import { type Fetched, fetchResults } from "../../src/remove/results.js";
import type { Job } from "../../src/remove/submit.js";
import type { CallResult } from "../../src/service/client.js";
import type { Download } from "../../src/service/download.js";
import { scriptedTask, scriptedUrl } from "../support/scripted-service/pictures.js";
import { type Bench, createBench, inTurn, jobOf, refused } from "./bench.js";

const task = scriptedTask("a.jpg");
const sent = { width: 24, height: 20 };
const job: Job = {
  submit: "s1",
  key: "key",
  requestId: "request",
  startedAt: 0,
  expected: [{ task: task.id, image: imageHash(scriptedUrl("a.jpg")), sent }],
  tasks: new Map([[task.id, task]]),
  resumed: false,
};

const delayed: Download = { kind: "transient", reason: "It was cut off." };
const gone: Download = { kind: "expired", reason: "The link has expired." };
const never: Download = { kind: "refused", reason: "It is too large." };
const bad: CutoutVerdict = { kind: "bad", fault: "opaque", reason: "is opaque" };

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "cutout-fetching-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

interface Script {
  readonly results?: readonly string[];
  /** What each URL gives, in turn; a file where nothing is said. */
  readonly downloads?: Readonly<Record<string, readonly [Download, ...Download[]]>>;
  readonly verdict?: (request: VerifyRequest) => Promise<CutoutVerdict>;
  readonly query?: readonly [CallResult, ...CallResult[]];
  readonly key?: string;
  readonly signal?: AbortSignal;
}

interface Played extends Bench {
  readonly fetched: Fetched;
  readonly downloads: readonly string[];
  readonly queries: readonly string[];
  readonly verified: readonly VerifyRequest[];
}

async function play({ results = ["https://r.example/1"], key = "key", signal, ...script }: Script): Promise<Played> {
  const downloads: string[] = [];
  const queries: string[] = [];
  const verified: VerifyRequest[] = [];
  let files = 0;
  const turns = new Map(Object.entries(script.downloads ?? {}).map(([url, list]) => [url, inTurn(...list)]));
  const answer = script.query === undefined ? undefined : inTurn(...script.query);
  const bench = createBench({
    ...(signal && { context: { signal } }),
    service: {
      download: async (url, file) => {
        downloads.push(url);
        await writeFile(file, "");
        return (await turns.get(url)?.()) ?? { kind: "file", bytes: 1 };
      },
      ...(answer && {
        query: (asked: string) => {
          queries.push(asked);
          return answer();
        },
      }),
    },
    store: { temporaryFile: async () => join(directory, String(++files)) },
  });
  const verify = async (request: VerifyRequest): Promise<CutoutVerdict> => {
    verified.push(request);
    return script.verdict?.(request) ?? { kind: "good", ...request.expected };
  };
  const removal = { ...bench.removal, context: { ...bench.removal.context, verify } };
  const fetched = await fetchResults(removal, { job: { ...job, key }, task, results });
  return { ...bench, fetched, downloads, queries, verified };
}

/** Those files are bad. */
const badAre =
  (...names: readonly string[]) =>
  async ({ file, expected }: VerifyRequest): Promise<CutoutVerdict> =>
    names.some((name) => file === join(directory, name)) ? bad : { kind: "good", ...expected };

const fresh = jobOf({
  tasks: [{ image: scriptedUrl("a.jpg"), status: "SUCCESS", results: ["https://r.example/fresh"] }],
});

describe("the results of a finished task", () => {
  it("are checked against what was sent and the picture it was made of", async () => {
    const { fetched, verified } = await play({});
    expect(verified).toEqual([{ file: join(directory, "1"), expected: sent, source: "/nowhere/a.jpg" }]);
    expect(fetched).toEqual({ kind: "good", images: [{ file: join(directory, "1"), ...sent }], notes: [] });
  });

  it("are all kept that are cutouts, in the order of the answer, up to a limit", async () => {
    const results = Array.from({ length: MOST_RESULTS + 2 }, (_, at) => `https://r.example/${at}`);
    const { fetched, downloads } = await play({ results });
    expect(downloads).toEqual(results.slice(0, MOST_RESULTS));
    expect(fetched).toMatchObject({
      images: downloads.map((_, at) => ({ file: join(directory, String(at + 1)) })),
    });
  });

  it("lose none that is a cutout for one that is none, which goes and is told of", async () => {
    const results = ["https://r.example/1", "https://r.example/2", "https://r.example/3"];
    const { fetched } = await play({ results, verdict: badAre("1", "3") });
    expect(fetched).toEqual({
      kind: "good",
      images: [{ file: join(directory, "2"), ...sent }],
      notes: ["2 of the service's 3 results left out: The service's answer is opaque."],
    });
    expect(await readdir(directory)).toEqual(["2"]);
  });

  it("are told of with what had to be done to them, where none is left out", async () => {
    const { fetched } = await play({ verdict: async () => ({ kind: "good", ...sent, notes: ["It was turned."] }) });
    expect(fetched).toMatchObject({ kind: "good", notes: ["It was turned."] });
  });
});

describe("a result that does not come", () => {
  it("is had again, four times in all, ever later, and leaves no file", async () => {
    const { fetched, downloads, slept } = await play({ downloads: { "https://r.example/1": [delayed] } });
    expect(fetched).toEqual({ kind: "again", stage: "download", reason: "It was cut off." });
    expect([downloads.length, slept]).toEqual([4, [600, 1200, 2400]]);
    expect(await readdir(directory)).toEqual([]);
  });

  it("is waited for beside another that is a cutout, which is not had twice", async () => {
    const { fetched, downloads } = await play({
      results: ["https://r.example/1", "https://r.example/2"],
      downloads: { "https://r.example/1": [delayed, { kind: "file", bytes: 1 }] },
    });
    expect(downloads).toEqual(["https://r.example/1", "https://r.example/2", "https://r.example/1"]);
    expect(fetched).toMatchObject({ kind: "good", notes: [], images: [{}, {}] });
  });

  it("is given up at once where the service's answer says never, with nobody asked twice", async () => {
    const { fetched, downloads } = await play({ downloads: { "https://r.example/1": [never] } });
    expect(fetched).toEqual({
      kind: "bad",
      stage: "download",
      reason: "It is too large.",
      final: true,
    });
    expect(downloads.length).toBe(1);
  });

  it("is no longer waited for once the run is stopped", async () => {
    const { fetched, downloads } = await play({
      downloads: { "https://r.example/1": [delayed] },
      signal: AbortSignal.abort(),
    });
    expect(fetched.kind).toBe("again");
    expect(downloads.length).toBe(1);
  });

  it("fails for good where the service calls the task done and names none", async () => {
    expect((await play({ results: [] })).fetched).toEqual({
      kind: "bad",
      stage: "download",
      reason: "The service calls the task done and gives no result.",
      final: true,
    });
  });
});

describe("a result whose link has expired", () => {
  const downloads = { "https://r.example/1": [gone] } as const;

  it("is had by a fresh link, for which the job's key is asked and nothing submitted", async () => {
    const { fetched, queries } = await play({ downloads, query: [fresh] });
    expect(queries).toEqual(["key"]);
    expect(fetched).toMatchObject({ kind: "good", images: [sent] });
  });

  it("is asked for again while the service stumbles, three times at most", async () => {
    const { fetched, slept } = await play({ downloads, query: [refused({}), refused({}), fresh] });
    expect([fetched.kind, slept]).toEqual(["good", [1000, 2000]]);
    const given = await play({ downloads, query: [refused({})] });
    expect(given.fetched).toEqual(gone);
    expect(given.queries.length).toBe(3);
  });

  it("gets two fresh links at most, and is left to the next run then", async () => {
    const all = { ...downloads, "https://r.example/fresh": [gone] } as const;
    const { fetched, queries } = await play({ downloads: all, query: [fresh] });
    expect([fetched, queries.length]).toEqual([gone, 2]);
  });

  it("is left to the next run where the job has no key, or its answer does not name the picture", async () => {
    expect((await play({ downloads, key: "" })).fetched).toEqual(gone);
    expect((await play({ downloads, query: [jobOf()] })).fetched).toEqual(gone);
  });

  it("is not asked for where another result is a cutout", async () => {
    const { fetched } = await play({ results: ["https://r.example/1", "https://r.example/2"], downloads });
    expect(fetched).toMatchObject({
      kind: "good",
      notes: ["1 of the service's 2 results left out: The link has expired."],
    });
  });
});

describe("results that are no cutouts", () => {
  it("are had twice, and the first of the last is kept beside the store: it is paid for", async () => {
    const { fetched, downloads, asides, told } = await play({
      results: ["https://r.example/1", "https://r.example/2"],
      verdict: async () => bad,
    });
    expect(downloads.length).toBe(4);
    expect(asides).toMatchObject([{ service: "https://service.example", task: task.id, file: join(directory, "3") }]);
    expect(fetched).toEqual({
      kind: "bad",
      stage: "verify",
      reason: "The service's answer is opaque. What it sent is kept: the run's log says where.",
      final: true,
      fault: "opaque",
    });
    expect(told).toEqual(["photos/a.jpg: what the service sent is kept as /nowhere/aside."]);
    expect(existsSync(join(directory, "4"))).toBe(false);
  });

  it("are a cutout after all where only the way had damaged them", async () => {
    const { fetched, asides } = await play({ verdict: badAre("1") });
    expect([fetched.kind, asides]).toEqual(["good", []]);
    expect(await readdir(directory)).toEqual(["2"]);
  });

  it("are not the last word in a run that is being stopped", async () => {
    const { fetched, downloads } = await play({ verdict: async () => bad, signal: AbortSignal.abort() });
    expect(fetched).toMatchObject({ kind: "bad", final: false });
    expect(downloads.length).toBe(1);
  });
});

describe("a check that breaks", () => {
  it("is not the result's fault, which the next run checks again", async () => {
    const { fetched } = await play({
      verdict: async () => {
        throw new Error("no memory");
      },
    });
    expect(fetched).toEqual({
      kind: "bad",
      stage: "verify",
      reason: "The result could not be checked: no memory.",
      final: false,
    });
    expect(await readdir(directory)).toEqual([]);
  });

  it("for want of space stops all: the next picture would meet the same", async () => {
    const full = Object.assign(new Error("no space"), { code: "ENOSPC" });
    const broken = play({
      verdict: async () => {
        throw full;
      },
    });
    await expect(broken).rejects.toBe(full);
  });
});
