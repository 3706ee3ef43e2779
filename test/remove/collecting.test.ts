import { describe, expect, it } from "vitest";
import { collectResults } from "../../src/remove/collect.js";
import { createFirstAnswers } from "../../src/remove/first-answers.js";
import { imageHash } from "../../src/remove/match.js";
import type { Job } from "../../src/remove/submit.js";
import type { FinishedTask } from "../../src/remove/watch.js";
import type { Download } from "../../src/service/download.js";
import { scriptedTask, scriptedUrl } from "../support/scripted-service/pictures.js";
import { type BenchOptions, clockThatNotes, createBench } from "./bench.js";

const task = scriptedTask("a.jpg");
const job: Job = {
  submit: "s1",
  key: "key",
  requestId: "request",
  startedAt: 999_000,
  expected: [{ task: task.id, image: imageHash(scriptedUrl("a.jpg")), sent: { width: 48, height: 40 } }],
  tasks: new Map([[task.id, task]]),
  resumed: false,
};
const finished: FinishedTask = { job, task, results: ["https://r.example/1"] };
const file: Download = { kind: "file", bytes: 1 };
const never: Download = { kind: "refused", reason: "It is too large." };
const delayed: Download = { kind: "transient", reason: "It was cut off." };
const full = Object.assign(new Error("no space"), { code: "ENOSPC" });
const opaque = async () => ({ kind: "bad", fault: "opaque", reason: "is opaque" }) as const;

async function collect(download: Download, options: BenchOptions = {}, given: Partial<FinishedTask> = {}) {
  const bench = createBench({ service: { download: async () => download }, ...options });
  await collectResults(bench.removal, { ...finished, ...given });
  return bench;
}
const failure = (given: object) => [{ kind: "failed", task, failure: expect.objectContaining(given) }];

describe("a finished task's cutout", () => {
  it("is stored with what it came from, settled and told, as soon as it is there", async () => {
    const { emitted, stored, written } = await collect(file, {}, { confidence: 0.7 });
    const made = {
      task: task.id,
      images: [{ file: "/nowhere/incoming", width: 48, height: 40 }],
      jobKey: "key",
      requestId: "request",
      confidence: 0.7,
    };
    expect(stored).toEqual([{ service: "https://service.example", ...made }]);
    expect(written).toEqual([["settled", "s1", task.id, { kind: "stored" }]]);
    expect(emitted).toMatchObject([{ kind: "cutout", task, paid: true, milliseconds: 1000, confidence: 0.7 }]);
    expect(emitted[0]).not.toHaveProperty("notes");
  });

  it("has no sureness that the service did not tell, and the notes that its check made", async () => {
    const verify = async () => ({ kind: "good", width: 48, height: 40, notes: ["It was turned."] }) as const;
    const { emitted, stored } = await collect(file, { context: { verify } });
    expect(emitted).toMatchObject([{ notes: ["It was turned."] }]);
    expect([stored[0], emitted[0]].some((one) => one !== undefined && "confidence" in one)).toBe(false);
  });

  it("is on an earlier run's bill where that had submitted it, and on none where nothing is billed", async () => {
    const resumed = await collect(file, {}, { job: { ...job, resumed: true } });
    const unbilled = await collect(file, { removal: { billed: false } });
    for (const { emitted } of [resumed, unbilled]) expect(emitted).toMatchObject([{ kind: "cutout", paid: false }]);
  });

  it("comes out, though the ledger does not take that it was settled", async () => {
    const settled = async () => {
      throw new Error("no space");
    };
    const { emitted, told } = await collect(file, { ledger: { settled } });
    expect([emitted[0]?.kind, told]).toEqual(["cutout", ["warning: The ledger could not be written: no space"]]);
  });

  it("comes out of a run that is being stopped as well: it is paid for and there", async () => {
    const { emitted } = await collect(file, { context: { signal: AbortSignal.abort() } });
    expect(emitted).toMatchObject([{ kind: "cutout" }]);
  });
});

describe("a cutout that cannot be stored", () => {
  const put = async () => {
    throw full;
  };
  const words =
    /^The cutout could not be stored: state-directory is full \(ENOSPC\).*It is paid for: the next run tries/;

  it("stays open for the next run, and nothing more is paid for", async () => {
    const { emitted, stops, written } = await collect(file, { store: { put } });
    expect(emitted).toEqual(
      failure({ stage: "download", paid: true, retryable: true, reason: expect.stringMatching(words) }),
    );
    expect(stops).toMatchObject([{ kind: "fault", retryable: true }]);
    expect(written).toEqual([]);
  });

  it("does so too where there was no room for the download", async () => {
    const temporaryFile = put;
    const { emitted, stops } = await collect(file, { store: { temporaryFile } });
    expect(emitted).toEqual(failure({ stage: "download", retryable: true }));
    expect(stops).toHaveLength(1);
  });

  it("is one picture's trouble where only its file is at fault, and stops nothing where nothing is billed", async () => {
    const odd = async () => {
      throw new Error("odd");
    };
    const one = await collect(file, { store: { put: odd } });
    expect([one.stops, one.emitted.length]).toEqual([[], 1]);
    const unbilled = await collect(file, { store: { put }, removal: { billed: false } });
    expect(unbilled.stops).toEqual([]);
    expect(unbilled.emitted).toEqual(failure({ paid: false, reason: expect.not.stringMatching(/paid for/) }));
  });
});

describe("a task that came to no cutout", () => {
  it("is paid for in vain where no other run would get more", async () => {
    const { emitted, written } = await collect(never);
    const reason =
      'It is too large. It counts as paid for, and is not submitted again unless it changes or "pay-again" is set.';
    expect(emitted).toEqual(
      failure({ stage: "download", reason, paid: true, retryable: false, jobKey: "key", requestId: "request" }),
    );
    expect(written).toEqual([
      ["settled", "s1", task.id, { kind: "failed", reason: "It is too large.", requestId: "request" }],
    ]);
    const unbilled = await collect(never, { removal: { billed: false } });
    expect(unbilled.emitted).toEqual(failure({ reason: "It is too large.", paid: false, retryable: false }));
  });

  it.each<[string, Download]>([
    ["was cut off each time", delayed],
    ["has expired", { kind: "expired", reason: "It was cut off." }],
  ])("is left open for the next run where it %s", async (_what, download) => {
    const { emitted, written } = await collect(download, {}, { job: { ...job, key: "" } });
    const reason = "It was cut off. It is paid for: the next run tries again to fetch it.";
    expect(emitted).toEqual(failure({ stage: "download", reason, paid: true, retryable: true }));
    expect(written).toEqual([]);
    const unbilled = await collect(download, { removal: { billed: false } }, { job: { ...job, key: "" } });
    expect(unbilled.emitted).toEqual(failure({ reason: "It was cut off.", paid: false, retryable: true }));
  });

  it("is left to the next run by one that is being stopped", async () => {
    const { emitted, written } = await collect(delayed, { context: { signal: AbortSignal.abort() } });
    expect(emitted).toMatchObject([{ kind: "deferred", paid: true, jobKey: "key" }]);
    expect(written).toEqual([]);
  });

  it("stops the run where three in a row were bad alike before any was good, but not where nothing is billed", async () => {
    for (const billed of [true, false]) {
      const bench = createBench({
        service: { download: async () => file },
        context: { verify: opaque },
        removal: { billed, answers: createFirstAnswers(false, clockThatNotes()) },
      });
      for (let at = 0; at < 3; at++) await collectResults(bench.removal, finished);
      expect(bench.stops).toHaveLength(billed ? 1 : 0);
      if (billed) expect(bench.stops[0]).toMatchObject({ kind: "fault", retryable: true, requestId: "request" });
    }
  });
});

describe("what answers have been like", () => {
  const bad = (fault: string, requestId = "") => ({ fault, reason: "It is opaque.", requestId });

  it("stops a run after three alike at first, and after twenty once one was good", () => {
    for (const [isGood, most] of [
      [false, 3],
      [true, 20],
    ] as const) {
      const answers = createFirstAnswers(false, clockThatNotes());
      if (isGood) answers.good();
      const stops = Array.from({ length: most }, () => answers.bad(bad("opaque")));
      expect(stops.map((stop) => stop !== undefined)).toEqual([...Array.from({ length: most - 1 }, () => false), true]);
      expect(stops.at(-1)).toEqual({
        kind: "fault",
        reason: expect.stringMatching(
          new RegExp(`^The service answers in a form .*: ${most} answers in a row were alike. It is opaque`),
        ),
        retryable: true,
      });
    }
  });

  it("begins to count anew with another fault, and with a good one", () => {
    const answers = createFirstAnswers(false, clockThatNotes());
    for (const fault of ["a", "a", "b", "a", "a"]) expect(answers.bad(bad(fault))).toBeUndefined();
    expect(answers.bad(bad("a", "r1"))).toMatchObject({ requestId: "r1" });
    const known = createFirstAnswers(true, clockThatNotes());
    for (let at = 0; at < 19; at++) known.bad(bad("a"));
    known.good();
    for (let at = 0; at < 19; at++) expect(known.bad(bad("a"))).toBeUndefined();
    expect(known.bad(bad("a"))).toBeDefined();
  });

  it("holds others back for a minute after a submit, until one is good", async () => {
    const clock = clockThatNotes();
    const answers = createFirstAnswers(false, clock);
    expect(answers.holdBack()).toBe(0);
    answers.left();
    expect(answers.holdBack()).toBe(60_000);
    await clock.sleep(59_000);
    expect(answers.holdBack()).toBe(1_000);
    await clock.sleep(2_000);
    expect(answers.holdBack()).toBe(0);
    answers.left();
    answers.good();
    expect(answers.holdBack()).toBe(0);
    const known = createFirstAnswers(true, clock);
    known.left();
    expect(known.holdBack()).toBe(0);
  });
});
