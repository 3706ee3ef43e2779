import { describe, expect, it } from "vitest";
import { imageHash } from "../../src/remove/match.js";
import type { Job } from "../../src/remove/submit.js";
import { type FinishedTask, watchJob } from "../../src/remove/watch.js";
import type { CallResult, JobState } from "../../src/service/client.js";
import type { TaskAnswer } from "../../src/service/contract.js";
import { scriptedTask, scriptedUrl } from "../support/scripted-service/pictures.js";
import { type Bench, type BenchOptions, createBench, inTurn, jobOf, refused } from "./bench.js";

const [a, b] = [scriptedTask("a.jpg"), scriptedTask("b.jpg")];
const started = 1_000_000;

const job: Job = {
  submit: "s1",
  key: "key",
  requestId: "submitted",
  startedAt: started,
  expected: [a, b].map(({ id, picture }) => ({
    task: id,
    image: imageHash(scriptedUrl(picture.path.slice(7))),
    sent: { width: 48, height: 40 },
  })),
  tasks: new Map([a, b].map((task) => [task.id, task])),
  resumed: false,
};

const answer = (name: string, given: Partial<TaskAnswer> = {}): TaskAnswer => ({
  image: scriptedUrl(name),
  status: "SUCCESS",
  results: [`https://r.example/${name}`],
  ...given,
});
const says = (...tasks: readonly TaskAnswer[]) => jobOf({ tasks });
const running = says(
  answer("a.jpg", { status: "RUNNING", results: [] }),
  answer("b.jpg", { status: "RUNNING", results: [] }),
);
const done = says(answer("a.jpg"), answer("b.jpg"));

interface Watched extends Bench {
  readonly finished: readonly FinishedTask[];
  readonly queries: number;
}

async function watch(
  answers: readonly [CallResult, ...CallResult[]],
  given: Partial<Job> = {},
  options: BenchOptions = {},
) {
  const next = inTurn(...answers);
  const finished: FinishedTask[] = [];
  let queries = 0;
  const bench = createBench({
    service: {
      query: () => {
        queries += 1;
        return next();
      },
    },
    ...options,
  });
  await watchJob(bench.removal, { ...job, ...given }, (one) => finished.push(one));
  const watched: Watched = { ...bench, finished, queries };
  return watched;
}

const settled = ({ written }: Bench) => written.filter(([kind]) => kind === "settled");

describe("a job that is waited for", () => {
  it("has each task fetched once, as soon as an answer calls it done", async () => {
    const half = says(answer("a.jpg", { confidence: 0.9 }), answer("b.jpg", { status: "RUNNING", results: [] }));
    const { finished, queries, emitted, slept } = await watch([running, half, done]);
    expect(finished).toMatchObject([
      { task: a, results: ["https://r.example/a.jpg"], confidence: 0.9 },
      { task: b, results: ["https://r.example/b.jpg"] },
    ]);
    expect(finished[1]).not.toHaveProperty("confidence");
    expect([queries, emitted, slept]).toEqual([3, [], [100, 100, 100]]);
  });

  it("is asked for at once where an earlier run has submitted it", async () => {
    expect((await watch([done], { resumed: true })).slept).toEqual([0]);
  });

  it("is not asked for where the submit's answer says all", async () => {
    const state: JobState = {
      kind: "job",
      resultKey: "key",
      requestId: "r",
      tasks: [answer("a.jpg"), answer("b.jpg")],
    };
    const { finished, queries } = await watch([done], { state });
    expect([finished.length, queries]).toEqual([2, 0]);
  });

  it("without a key is paid for in vain, and not asked for by an empty one", async () => {
    const { emitted, queries, written } = await watch([done], { key: "" });
    expect(queries).toBe(0);
    expect(emitted).toMatchObject([a, b].map((task) => ({ task, failure: { paid: true, retryable: false } })));
    expect(written).toMatchObject([
      ["settled", "s1", a.id, { kind: "failed", requestId: "submitted" }],
      ["settled", "s1", b.id, { kind: "failed", requestId: "submitted" }],
    ]);
  });
});

describe("a task that the service could not do", () => {
  it("is paid for in vain with the service's reason, and the others go on", async () => {
    const failed = answer("a.jpg", { status: "FAILED", results: [], reason: "no subject" });
    const bench = await watch([says(failed, answer("b.jpg"))]);
    expect(bench.finished.map(({ task }) => task)).toEqual([b]);
    expect(bench.emitted).toMatchObject([
      {
        kind: "failed",
        task: a,
        failure: { stage: "job", paid: true, retryable: false, jobKey: "key", requestId: "request" },
      },
    ]);
    expect(bench.emitted).toMatchObject([
      { failure: { reason: expect.stringMatching(/background: no subject\. It counts/) } },
    ]);
    expect(settled(bench)).toMatchObject([["settled", "s1", a.id, { kind: "failed" }]]);
  });

  it("is known as one that the embedded engine refused, where it says so, and costs nothing there", async () => {
    const failed = answer("a.jpg", { status: "FAILED", results: [], refused: true });
    const bench = await watch([says(failed, answer("b.jpg"))], {}, { removal: { billed: false } });
    expect(bench.emitted).toMatchObject([{ failure: { refused: true, paid: false } }]);
  });

  it.each<[string, readonly TaskAnswer[]]>([
    ["names no result", [answer("a.jpg", { results: [] }), answer("b.jpg")]],
    ["has no part for it", [answer("b.jpg"), answer("strange.jpg")]],
  ])("is given up when three answers in a row call the job done and say nothing that helps: %s", async (_w, tasks) => {
    const { emitted, queries, finished } = await watch([says(...tasks)]);
    expect([emitted.length, queries, finished.length]).toEqual([1, 3, 1]);
    expect(emitted).toMatchObject([{ task: a, failure: { paid: true, retryable: false } }]);
  });

  it("is believed to be under way while other answers of its job are", async () => {
    const odd = says(answer("b.jpg", { status: "RUNNING", results: [] }));
    expect((await watch([odd, odd, odd, odd, done])).finished.length).toBe(2);
    expect((await watch([says(), says(), says(), says(), done])).finished.length).toBe(2);
  });
});

describe("a query that fails", () => {
  it.each(["transient", "ambiguous", "nonce-used"] as const)(
    "in passing (%s) is made again, ever later",
    async (kind) => {
      const trouble = refused({ class: kind });
      const { finished, slept, stops } = await watch([trouble, trouble, trouble, done]);
      expect([finished.length, slept, stops]).toEqual([2, [100, 250, 500, 1000], []]);
    },
  );

  it("waits no longer than 15 s, and as long as it is told to", async () => {
    const trouble = refused({});
    const { slept } = await watch([trouble, ...Array.from({ length: 8 }, () => trouble), done]);
    expect(slept.slice(-2)).toEqual([15_000, 15_000]);
    const told = await watch([refused({ retryAfterMilliseconds: 77_000 }), done]);
    expect(told.slept).toEqual([100, 77_000]);
  });

  it("for too many queries slows the submits as well", async () => {
    const bench = await watch([refused({ class: "throttle", by: "gateway" }), done]);
    expect(bench.finished.length).toBe(2);
    expect(bench.removal.pace.limit()).toBe(2);
  });

  it("since the key is not known yet is made again for a while after the submit", async () => {
    const unknown = refused({ class: "lost", requestId: "r2" });
    expect((await watch([unknown, unknown, done])).finished.length).toBe(2);
    const bench = await watch([unknown]);
    expect(bench.emitted).toMatchObject(
      [a, b].map((task) => ({ task, failure: { paid: true, retryable: false, requestId: "r2" } })),
    );
    expect(bench.slept.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(15_000);
    const resumed = await watch([unknown], { resumed: true });
    expect(resumed.queries).toBe(1);
    expect(resumed.emitted).toMatchObject([{ failure: { paid: false } }, { failure: { paid: false } }]);
  });

  it.each(["job", "image"] as const)(
    "since the whole job has failed (%s) is the end of all its tasks",
    async (kind) => {
      const bench = await watch([refused({ class: kind, requestId: "r3" })]);
      expect(bench.queries).toBe(1);
      expect(settled(bench)).toMatchObject(
        [a, b].map(({ id }) => ["settled", "s1", id, { kind: "failed", requestId: "r3" }]),
      );
    },
  );
});

describe("a query that is refused for the account", () => {
  it("stops the submits at once, and is tried twice more while there is no credit", async () => {
    const poor = refused({ class: "quota", requestId: "r4" });
    const bench = await watch([poor]);
    expect(bench.queries).toBe(3);
    expect(bench.stops[0]).toMatchObject({ kind: "fault", retryable: true, requestId: "r4" });
    expect(bench.emitted).toMatchObject([a, b].map((task) => ({ task, failure: { paid: true, retryable: true } })));
    expect(settled(bench)).toEqual([]);
    expect((await watch([poor, poor, done])).finished.length).toBe(2);
    expect((await watch([poor, poor, running, poor, poor, done])).finished.length).toBe(2);
  });

  it.each([
    ["wrong credentials", refused({ class: "credentials" }), false],
    ["a daily limit", refused({ class: "throttle", daily: true, by: "gateway" }), true],
  ] as const)("leaves the paid job to the next run: %s", async (_what, fault, retryable) => {
    const bench = await watch([fault]);
    expect(bench.queries).toBe(1);
    expect(bench.stops).toMatchObject([{ kind: "fault", retryable }]);
    expect(bench.emitted).toMatchObject([
      {
        failure: {
          retryable: true,
          jobKey: "key",
          requestId: "submitted",
          reason: expect.stringMatching(/collects it/),
        },
      },
      { failure: { retryable: true } },
    ]);
    expect(settled(bench)).toEqual([]);
  });
});

describe("a job that the run does not wait for any more", () => {
  it.each([
    [
      "it was stopped",
      { signal: AbortSignal.abort() },
      "The run was stopped. It is paid for: the next run collects it.",
    ],
    [
      "another took its state over",
      { signal: AbortSignal.abort(), lost: AbortSignal.abort() },
      "Another run took the state directory over. It is paid for: the next run collects it.",
    ],
    ["its time is up", { jobTimeoutMilliseconds: 250 }, /^The job was not done within job-timeout\. It is paid for/],
  ] as const)("is left open for the next one, since %s", async (_what, context, reason) => {
    const bench = await watch([running], {}, { context });
    expect(bench.emitted).toMatchObject(
      [a, b].map((task) => ({
        kind: "deferred",
        task,
        paid: true,
        jobKey: "key",
        requestId: "submitted",
        reason: typeof reason === "string" ? reason : expect.stringMatching(reason),
      })),
    );
    expect(settled(bench)).toEqual([]);
  });

  it("tells what the last query failed with", async () => {
    const context = { jobTimeoutMilliseconds: 900 };
    const bench = await watch([running, refused({ requestId: "r5", reason: "It is down." })], {}, { context });
    expect(bench.emitted).toMatchObject([
      {
        kind: "deferred",
        requestId: "r5",
        reason: expect.stringMatching(/could not be asked for it at last: It is down\./),
      },
      { kind: "deferred" },
    ]);
    const answered = await watch([refused({}), running], {}, { context });
    expect(answered.emitted).toMatchObject([{ reason: expect.not.stringMatching(/at last/) }, {}]);
  });
});
