import { describe, expect, it } from "vitest";
import type { Ledger } from "../../src/memory/ledger.js";
import type { FailedTask, Reachable, Removed } from "../../src/model.js";
import type { RemoveContext, Resumed } from "../../src/remove/context.js";
import { remove } from "../../src/remove/remove.js";
import type { CallResult } from "../../src/service/client.js";
import type { TaskAnswer, TaskRequest } from "../../src/service/contract.js";
import { scriptedReachable, scriptedTask, scriptedUrl, streamOf } from "../support/scripted-service/pictures.js";
import { type Bench, createBench, jobOf, refused } from "./bench.js";
import { named } from "./names.js";

interface Script {
  /** What becomes of the nth submit, from 0, of these pictures; a job that is done at once where it says nothing. */
  readonly submit?: (at: number, pictures: readonly string[]) => CallResult | undefined;
  readonly context?: Partial<RemoveContext>;
  readonly ledger?: Partial<Ledger>;
  readonly resumed?: readonly Resumed[];
}

interface Ended extends Bench {
  readonly results: readonly Removed[];
  /** The pictures of each submit. */
  readonly batches: readonly (readonly string[])[];
  readonly nonces: readonly string[];
  readonly queries: readonly string[];
  /** How many results are of each kind. */
  readonly count: (kind: Removed["kind"]) => number;
}

const nameOf = ({ image }: TaskRequest) => image.replace("https://pictures.example/", "");
const done = ({ image, model }: TaskRequest): TaskAnswer => ({
  image,
  model,
  status: "SUCCESS",
  results: [`${image}?cutout`],
});

async function run(ready: AsyncIterable<Reachable | FailedTask>, script: Script = {}): Promise<Ended> {
  const batches: string[][] = [];
  const nonces: string[] = [];
  const queries: string[] = [];
  const bench = createBench({
    ...(script.context && { context: script.context }),
    ...(script.ledger && { ledger: script.ledger }),
    service: {
      submit: async (tasks, { nonce }) => {
        const pictures = tasks.map(nameOf);
        batches.push(pictures);
        nonces.push(nonce);
        return script.submit?.(batches.length - 1, pictures) ?? jobOf({ tasks: tasks.map(done) });
      },
      query: async (key) => {
        queries.push(key);
        return refused({ class: "lost" });
      },
      download: async () => ({ kind: "file", bytes: 1 }),
    },
  });
  const results: Removed[] = [];
  for await (const one of remove(bench.removal.context, script.resumed ?? [], ready)) results.push(one);
  const count = (kind: Removed["kind"]) => results.filter((one) => one.kind === kind).length;
  return { ...bench, results, batches, nonces, queries, count };
}

const ofCount = (count: number) => streamOf(named(count).map((name) => scriptedReachable(name)));
const failures = ({ results }: Ended) => results.flatMap((one) => (one.kind === "failed" ? [one.failure] : []));
const always = (answer: CallResult) => ({ submit: () => answer });

describe("pictures that are ready", () => {
  it("go out in full batches, and the rest in one, each under a nonce of its own", async () => {
    const ended = await run(ofCount(25));
    expect(ended.batches.map((batch) => batch.length)).toEqual([10, 10, 5]);
    expect(ended.batches.flat()).toEqual(named(25));
    expect(new Set(ended.nonces).size).toBe(3);
    expect([ended.count("cutout"), ended.stored.length]).toEqual([25, 25]);
    for (const one of ended.results) expect(one).toMatchObject({ kind: "cutout", paid: true });
  });

  it("are in the ledger before their submit leaves, and again before anything is asked", async () => {
    const { written } = await run(ofCount(1));
    const { id } = scriptedTask("p000.jpg");
    expect(written).toEqual([
      [
        "submitting",
        {
          submit: expect.stringMatching(/./),
          service: "https://service.example",
          at: expect.any(Number),
          tasks: [{ task: id, image: expect.stringMatching(/^[0-9a-f]{64}$/), sent: { width: 48, height: 40 } }],
        },
      ],
      ["accepted", { submit: expect.stringMatching(/./), jobKey: "key", requestId: "request" }],
      ["settled", expect.stringMatching(/./), id, { kind: "stored" }],
    ]);
  });

  it("come out as they failed where they never became ready, beside the others", async () => {
    const failure = { stage: "reach", reason: "No way.", paid: false, retryable: true } as const;
    const lost: FailedTask = { kind: "failed", task: scriptedTask("lost.jpg"), failure };
    const ended = await run(streamOf([lost, scriptedReachable("a.jpg")]));
    expect([ended.count("failed"), ended.count("cutout"), ended.batches]).toEqual([1, 1, [["a.jpg"]]]);
  });

  it("fail alone where their URL cannot be had at last", async () => {
    const address = async () => {
      throw new Error("The bucket is gone.");
    };
    const ended = await run(streamOf([{ ...scriptedReachable("a.jpg"), address }, scriptedReachable("b.jpg")]));
    expect(ended.batches).toEqual([["b.jpg"]]);
    expect(failures(ended)).toEqual([{ stage: "reach", reason: "The bucket is gone.", paid: false, retryable: true }]);
    const none = await run(streamOf([{ ...scriptedReachable("a.jpg"), address }]));
    expect([none.batches, none.written]).toEqual([[], []]);
  });

  it("come out before the error that broke their stream is thrown", async () => {
    const broken = (async function* () {
      yield scriptedReachable("a.jpg");
      throw new Error("The stream broke.");
    })();
    await expect(run(broken)).rejects.toThrow("The stream broke.");
  });
});

describe("a picture that the service does not take", () => {
  const bad = (code: string) => ({
    submit: (_at: number, pictures: readonly string[]) =>
      pictures.includes("p003.jpg") ? refused({ class: "image", code, requestId: "r1" }) : undefined,
  });

  it("is found among its batch with few submits, costs nothing, and is remembered", async () => {
    const ended = await run(ofCount(10), bad("23500001"));
    expect(ended.count("cutout")).toBe(9);
    expect(ended.batches.length).toBeLessThanOrEqual(8);
    expect(failures(ended)).toMatchObject([
      { stage: "submit", paid: false, retryable: false, requestId: "r1", reason: expect.stringMatching(/23500001/) },
    ]);
    const declined = ended.written.filter(([kind]) => kind === "declined");
    expect(declined).toMatchObject([
      [
        "declined",
        {
          service: "https://service.example",
          task: { task: scriptedTask("p003.jpg").id, image: "" },
          verdict: { code: "23500001", way: "serve", requestId: "r1" },
        },
      ],
    ]);
    expect(ended.written.filter(([kind]) => kind === "refused").length).toBe(
      ended.batches.filter((batch) => batch.includes("p003.jpg")).length,
    );
  });

  it("is not lost for a ledger that does not take its refusal", async () => {
    const declined = async () => {
      throw new Error("no space");
    };
    const ended = await run(ofCount(4), { ...bad("23500001"), ledger: { declined } });
    expect([ended.count("cutout"), ended.count("failed")]).toEqual([3, 1]);
    expect(ended.told).toContain("warning: The ledger could not be written: no space");
  });

  it("since it could not fetch it is offered by another way, once", async () => {
    const here = scriptedReachable("a.jpg", { second: "second.example" });
    const toFirst = (_at: number, [picture]: readonly string[]) =>
      picture === "a.jpg" ? refused({ class: "image", code: "23500006" }) : undefined;
    const ended = await run(streamOf([here]), { submit: toFirst });
    expect(ended.batches).toEqual([["a.jpg"], ["https://second.example/a.jpg"]]);
    expect([ended.count("cutout"), ended.told]).toEqual([1, ["photos/a.jpg: not by serve, so by second.example."]]);
    const neither = await run(streamOf([here]), always(refused({ class: "image", code: "23500006" })));
    expect(neither.batches.length).toBe(2);
    expect(failures(neither)).toMatchObject([{ paid: false, retryable: true }]);
  });

  it("since it can fetch none is tried no more than ten times", async () => {
    const ended = await run(ofCount(40), always(refused({ class: "image", code: "23500006", requestId: "r2" })));
    expect(ended.count("failed")).toBe(40);
    expect(
      failures(ended).filter(({ reason }) => /There is no other route/.test(reason)).length,
    ).toBeGreaterThanOrEqual(10);
    expect(failures(ended).at(-1)).toMatchObject({
      retryable: true,
      paid: false,
      requestId: "r2",
      reason: expect.stringMatching(/^None of the first 10 pictures could be fetched/),
    });
    expect(ended.written.filter(([kind]) => kind === "declined").length).toBe(10);
  });

  it("does not stop the others where some could be fetched", async () => {
    const submit = (_at: number, pictures: readonly string[]) =>
      pictures.some((name) => name !== "p000.jpg") ? refused({ class: "image", code: "23500006" }) : undefined;
    const ended = await run(ofCount(20), { submit });
    expect([ended.count("cutout"), ended.count("failed")]).toEqual([1, 19]);
    expect(failures(ended).some(({ reason }) => /None of the first/.test(reason))).toBe(false);
  });
});

describe("a submit whose end nobody knows", () => {
  const silent = refused({ class: "ambiguous", by: "service", code: "502", requestId: "r3" });

  it("may have been charged, and is not repeated", async () => {
    const ended = await run(ofCount(3), always(silent));
    expect(ended.batches.length).toBe(1);
    expect(failures(ended)).toMatchObject(
      named(3).map(() => ({ stage: "submit", paid: "unknown", retryable: false, requestId: "r3" })),
    );
    expect(ended.written.at(-1)).toEqual([
      "unknown",
      expect.stringMatching(/./),
      { reason: expect.stringMatching(/^Its submit ended so: It stumbled\./), requestId: "r3" },
    ]);
  });

  it("is the last but two where others end so too", async () => {
    const ended = await run(ofCount(80), { ...always(silent), context: { concurrency: 1 } });
    expect(ended.batches.length).toBe(3);
    expect(failures(ended).at(-1)).toMatchObject({
      paid: false,
      retryable: true,
      requestId: "r3",
      reason: expect.stringMatching(/^3 submits in a row had an unknown end, so no more were made/),
    });
  });

  it("counts no longer after one that was accepted, or refused for certain", async () => {
    for (const between of [undefined, refused({ class: "job" })]) {
      const submit = (at: number) => (at === 2 ? between : at < 5 ? silent : undefined);
      const ended = await run(ofCount(60), { submit, context: { concurrency: 1 } });
      expect(ended.batches.length).toBe(6);
    }
  });
});

describe("a submit that was not executed", () => {
  it.each(["transient", "throttle"] as const)("in passing (%s) leaves again, later", async (kind) => {
    const ended = await run(ofCount(3), { submit: (at) => (at < 3 ? refused({ class: kind }) : undefined) });
    expect([ended.batches.length, ended.count("cutout")]).toEqual([4, 3]);
    expect(ended.written.map(([what]) => what).slice(0, 6)).toEqual([
      "submitting",
      "refused",
      "submitting",
      "refused",
      "submitting",
      "refused",
    ]);
    expect(Math.max(...ended.slept)).toBeGreaterThan(0);
  });

  it("six times in a row is given up, and costs nothing", async () => {
    const ended = await run(ofCount(3), always(refused({ requestId: "r4" })));
    expect(ended.batches.length).toBe(6);
    expect(failures(ended)).toMatchObject(
      named(3).map(() => ({ stage: "submit", paid: false, retryable: true, requestId: "r4" })),
    );
  });

  it("waits as long as it is told to, but not longer than for a job", async () => {
    const told = (retryAfterMilliseconds: number) =>
      refused({ class: "throttle", by: "gateway", retryAfterMilliseconds });
    const waited = await run(ofCount(1), { submit: (at) => (at === 0 ? told(90_000) : undefined) });
    expect([waited.count("cutout"), Math.max(...waited.slept)]).toEqual([1, 90_000]);
    const refusedAtOnce = await run(ofCount(1), always(told(700_000)));
    expect([refusedAtOnce.batches.length, failures(refusedAtOnce)[0]?.retryable]).toEqual([1, true]);
  });

  it("is not tried for longer than a job may take", async () => {
    const ended = await run(ofCount(1), {
      ...always(refused({ class: "throttle", by: "service" })),
      context: { jobTimeoutMilliseconds: 60_000 },
    });
    expect(failures(ended)).toMatchObject([{ paid: false, retryable: true }]);
    expect(ended.slept.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(59_000);
  });

  it.each([
    ["no credit", refused({ class: "quota", requestId: "r5" }), true],
    ["a daily limit", refused({ class: "throttle", daily: true, requestId: "r5" }), true],
    ["wrong credentials", refused({ class: "credentials", requestId: "r5" }), false],
    ["a wrong address", refused({ class: "configuration", requestId: "r5" }), false],
  ])("for %s is the last one", async (_what, answer, retryable) => {
    const ended = await run(ofCount(30), { ...always(answer), context: { concurrency: 1 } });
    expect(ended.batches.length).toBe(1);
    expect(failures(ended)).toEqual(
      named(30).map(() => ({ stage: "submit", reason: expect.any(String), paid: false, retryable, requestId: "r5" })),
    );
    expect(ended.written.map(([kind]) => kind)).toEqual(["submitting", "refused"]);
  });
});

describe("a submit that was executed and failed", () => {
  it("is paid for, and remembered so", async () => {
    const ended = await run(ofCount(2), always(refused({ class: "job", requestId: "r6" })));
    expect(ended.batches.length).toBe(1);
    expect(failures(ended)).toMatchObject(
      named(2).map(() => ({ stage: "job", paid: true, retryable: false, requestId: "r6" })),
    );
    expect(ended.written.slice(1)).toMatchObject(
      named(2).map((name) => [
        "settled",
        expect.any(String),
        scriptedTask(name).id,
        { kind: "failed", requestId: "r6" },
      ]),
    );
  });
});

describe("a ledger that cannot be written", () => {
  const full = async () => {
    throw Object.assign(new Error("no space"), { code: "ENOSPC" });
  };

  it("before a submit lets none leave", async () => {
    const ended = await run(ofCount(20), { ledger: { submitting: full } });
    expect(ended.batches).toEqual([]);
    expect(failures(ended)).toMatchObject(
      named(20).map(() => ({
        paid: false,
        retryable: true,
        reason: expect.stringMatching(/without it nothing may be/),
      })),
    );
  });

  it("after a submit lets no further one leave, and the job is collected", async () => {
    const ended = await run(ofCount(30), { ledger: { accepted: full }, context: { concurrency: 1 } });
    expect([ended.batches.length, ended.count("cutout"), ended.count("failed")]).toEqual([1, 10, 20]);
    expect(ended.told[0]).toMatch(/^warning: The ledger could not be written, so a later run cannot collect job key:/);
    const unsure = await run(ofCount(1), {
      ...always(refused({ class: "ambiguous" })),
      ledger: { unknown: full },
    });
    expect(unsure.told).toContainEqual(expect.stringMatching(/could not be written after a submit:/));
    expect(failures(unsure)).toMatchObject([{ paid: "unknown" }]);
  });
});

describe("a run that ends before all is submitted", () => {
  it("at its time limit leaves the rest to the next, unpaid, and says so once", async () => {
    const pending = () => jobOf();
    const ended = await run(ofCount(12), {
      submit: pending,
      context: { concurrency: 1, limit: { at: 1_000_050, minutes: 5 } },
    });
    expect([ended.batches.length, ended.count("failed"), ended.count("deferred")]).toEqual([1, 10, 2]);
    expect(ended.told.filter((line) => line.includes("time-limit")).length).toBe(1);
    const left = ended.results.filter(({ kind }) => kind === "deferred");
    for (const one of left)
      expect(one).toMatchObject({ paid: false, reason: expect.stringMatching(/"time-limit" \(5 min\)/) });
  });

  it("by a signal submits nothing more, and takes no more pictures", async () => {
    const ended = await run(ofCount(20), { context: { signal: AbortSignal.abort() } });
    expect([ended.batches, ended.written, ended.count("failed")]).toEqual([[], [], 0]);
  });
});

describe("a job of an earlier run", () => {
  const task = scriptedTask("old.jpg");
  const resumed: Resumed = {
    job: {
      service: "https://service.example",
      submit: "s0",
      jobKey: "old",
      requestId: "r0",
      submittedAt: 0,
      tasks: [{ task: task.id, image: scriptedUrl("old.jpg"), sent: { width: 48, height: 40 } }],
      settled: [],
    },
    tasks: [task],
  };

  it("is asked for by its key, and is on the earlier run's bill", async () => {
    const ended = await run(ofCount(1), { resumed: [resumed] });
    expect([ended.queries, ended.batches]).toEqual([["old"], [["p000.jpg"]]]);
    expect(failures(ended)).toMatchObject([{ paid: false, retryable: false, jobKey: "old" }]);
    expect(ended.written).toContainEqual(["settled", "s0", task.id, expect.objectContaining({ kind: "failed" })]);
  });
});
