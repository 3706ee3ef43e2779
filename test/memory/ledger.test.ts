import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Ledger, openLedger } from "../../src/memory/ledger.js";
import type { Fate, LedgerTask, Reason } from "../../src/memory/ledger-lines.js";
import { type Entries, formatLine, type LedgerLine, ledgerLinesOf, replay } from "../../src/memory/ledger-lines.js";
import { scriptedTask } from "../support/scripted-service/pictures.js";

const service = "https://service.example";
const hash = "ab".repeat(32);
const taskOf = (name: string): LedgerTask => ({
  task: scriptedTask(name).id,
  image: hash,
  sent: { width: 400, height: 500 },
});

const stored: Fate = { kind: "stored" };
const why: Reason = { reason: "The service gives no reason.", requestId: "r" };

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "cutout-ledger-"));
});
afterEach(async () => {
  await current?.close();
  current = undefined;
  await rm(directory, { recursive: true, force: true });
});

let current: Ledger | undefined;
/** As the next run finds it. */
const reopened = async (): Promise<Ledger> => {
  await current?.close();
  current = await openLedger(directory);
  return current;
};

describe("the ledger", () => {
  it.skipIf(process.platform === "win32")("is its owner's alone, and leaves nothing beside it", async () => {
    const ledger = await reopened();
    await ledger.submitting({ submit: "s1", service, at: 1000, tasks: [taskOf("a")] });
    expect((await stat(join(directory, "ledger.jsonl"))).mode & 0o777).toBe(0o600);
    expect(await readdir(directory)).toEqual(["ledger.jsonl"]);
  });

  it("gives the next run the jobs that are not finished with, and what is settled of them", async () => {
    const first = await reopened();
    await first.submitting({ submit: "s1", service, at: 1000, tasks: [taskOf("a"), taskOf("b")] });
    await first.accepted({ submit: "s1", jobKey: "key", requestId: "request" });
    await first.settled("s1", taskOf("a").task, stored);
    const second = await reopened();
    expect(second.openJobs(service)).toEqual([
      {
        service,
        submit: "s1",
        jobKey: "key",
        requestId: "request",
        submittedAt: 1000,
        tasks: [taskOf("a"), taskOf("b")],
        settled: [taskOf("a").task],
      },
    ]);
    expect(second.openJobs("https://other.example")).toEqual([]);
    await second.settled("s1", taskOf("b").task, stored);
    expect((await reopened()).openJobs(service)).toEqual([]);
  });

  it("calls unknown what was submitted without a known end, until the task has a cutout", async () => {
    const first = await reopened();
    await first.submitting({ submit: "killed", service, at: 1, tasks: [taskOf("a")] });
    await first.submitting({ submit: "cut", service, at: 2, tasks: [taskOf("b")] });
    await first.unknown("cut", why);
    await first.submitting({ submit: "no", service, at: 3, tasks: [taskOf("c")] });
    await first.refused("no");
    const second = await reopened();
    expect(second.paidBefore(service)).toEqual([
      { kind: "unknown", task: taskOf("a").task, submittedAt: 1, reason: expect.stringMatching(/./), requestId: "" },
      { kind: "unknown", task: taskOf("b").task, submittedAt: 2, ...why },
    ]);
    await second.submitting({ submit: "again", service, at: 4, tasks: [taskOf("b")] });
    await second.accepted({ submit: "again", jobKey: "k", requestId: "r" });
    await second.settled("again", taskOf("b").task, stored);
    expect((await reopened()).paidBefore(service).map(({ task }) => task)).toEqual([taskOf("a").task]);
  });

  it("remembers what was paid for in vain, and why, until the task has a cutout", async () => {
    const first = await reopened();
    await first.submitting({ submit: "s1", service, at: 1, tasks: [taskOf("a"), taskOf("b")] });
    await first.accepted({ submit: "s1", jobKey: "k", requestId: "r" });
    await first.settled("s1", taskOf("a").task, { kind: "failed", ...why });
    await first.settled("s1", taskOf("b").task, stored);
    const second = await reopened();
    expect(second.openJobs(service)).toEqual([]);
    expect(second.paidBefore("https://other.example")).toEqual([]);
    expect(second.paidBefore(service)).toEqual([{ kind: "failed", task: taskOf("a").task, submittedAt: 1, ...why }]);
    await second.submitting({ submit: "s2", service, at: 2, tasks: [taskOf("a")] });
    await second.accepted({ submit: "s2", jobKey: "k2", requestId: "r2" });
    await second.settled("s2", taskOf("a").task, { kind: "failed", reason: "Again.", requestId: "r2" });
    const third = await reopened();
    expect(third.paidBefore(service)).toMatchObject([{ submittedAt: 2, reason: "Again.", requestId: "r2" }]);
    await third.submitting({ submit: "s3", service, at: 3, tasks: [taskOf("a")] });
    await third.accepted({ submit: "s3", jobKey: "k3", requestId: "r3" });
    await third.settled("s3", taskOf("a").task, stored);
    expect((await reopened()).paidBefore(service)).toEqual([]);
  });

  it("keeps its file as small as what is open, and leaves it alone while there is nothing to write", async () => {
    const file = join(directory, "ledger.jsonl");
    const first = await reopened();
    for (let index = 0; index < 50; index++) {
      await first.submitting({ submit: `s${index}`, service, at: 1, tasks: [taskOf("b")] });
      await first.refused(`s${index}`);
    }
    const before = await readFile(file, "utf8");
    await reopened();
    expect(await readFile(file, "utf8")).toBe(before);
    const third = await reopened();
    await third.submitting({ submit: "new", service, at: 2, tasks: [taskOf("b")] });
    expect((await readFile(file, "utf8")).split("\n")).toHaveLength(2);
  });

  it("goes on after a cut last line, which is overwritten and hides no later one", async () => {
    const first = await reopened();
    await first.submitting({ submit: "s1", service, at: 1, tasks: [taskOf("a")] });
    const file = join(directory, "ledger.jsonl");
    await writeFile(file, `${await readFile(file, "utf8")}{"kind":"accepted","subm`);
    const second = await reopened();
    await second.submitting({ submit: "s2", service, at: 2, tasks: [taskOf("b")] });
    await second.accepted({ submit: "s2", jobKey: "k2", requestId: "" });
    const third = await reopened();
    expect(third.openJobs(service).map(({ jobKey }) => jobKey)).toEqual(["k2"]);
    expect(third.paidBefore(service).map(({ task }) => task)).toEqual([taskOf("a").task]);
  });

  it("has no URL in it, whatever the service says", async () => {
    const ledger = await reopened();
    await ledger.submitting({ submit: "s1", service, at: 1, tasks: [taskOf("a"), taskOf("b")] });
    await ledger.unknown("s1", { reason: "No “//host.example/a?sign=SECRET”.", requestId: "r" });
    await ledger.accepted({ submit: "s1", jobKey: "k", requestId: "r" });
    const reason = "Not found: https://host.example/x?Signature=SECRET, nor /x.png?e=1&Signature=SECRET either.";
    await ledger.settled("s1", taskOf("a").task, { kind: "failed", reason, requestId: "r" });
    expect(ledger.paidBefore(service)).toMatchObject([{ reason: "Not found: … nor … either." }]);
    const text = await readFile(join(directory, "ledger.jsonl"), "utf8");
    expect(text.match(/https?:[^"]*/g)).toEqual([service]);
    expect(text).not.toContain("SECRET");
  });
});

const names = fc.constantFrom("a", "b", "c", "d");
const submits = fc.constantFrom("s1", "s2", "s3");
const lines: fc.Arbitrary<LedgerLine> = fc.oneof(
  fc.record({
    kind: fc.constant("submitting" as const),
    submit: submits,
    service: fc.constant(service),
    at: fc.nat(),
    tasks: fc.uniqueArray(names, { minLength: 1 }).map((list) => list.map(taskOf)),
  }),
  fc.record({ kind: fc.constant("accepted" as const), submit: submits, jobKey: fc.string(), requestId: fc.string() }),
  fc.record({ kind: fc.constant("refused" as const), submit: submits }),
  fc.record({
    kind: fc.constant("unknown" as const),
    submit: submits,
    reason: fc.string({ maxLength: 4 }),
    requestId: fc.constant("r"),
  }),
  fc.record({
    kind: fc.constant("settled" as const),
    submit: submits,
    task: names.map((name) => taskOf(name).task),
    fate: fc.oneof(
      fc.constant({ kind: "stored" as const }),
      fc.record({
        kind: fc.constant("failed" as const),
        reason: fc.string({ maxLength: 4 }),
        requestId: fc.constant("r"),
      }),
    ),
  }),
);

describe("a ledger that is cut at any byte", () => {
  it("says what its whole lines say", () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 8 }), (list) => {
        const text = Buffer.from(list.map(formatLine).join(""));
        for (let cut = 0; cut <= text.length; cut++) {
          const part = text.subarray(0, cut).toString("utf8");
          // The line's end may be what is cut: the line is whole all the same.
          const whole = part.split("\n").filter(isJson).length;
          expect(plain(replay(part))).toEqual(plain(replay(list.slice(0, whole).map(formatLine).join(""))));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("says the same after it was written anew", () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 20 }), (list) => {
        const state = replay(list.map(formatLine).join(""));
        expect(plain(replay(ledgerLinesOf(state).map(formatLine).join("")))).toEqual(plain(state));
      }),
    );
  });

  it("is read whatever rubbish stands in it", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json())), (rubbish) => {
        const good = formatLine({ kind: "submitting", submit: "s9", service, at: 1, tasks: [taskOf("a")] });
        expect(replay(`${rubbish.join("\n")}\n${good}`).has("s9")).toBe(true);
      }),
    );
  });
});

function plain(entries: Entries): unknown[] {
  return [...entries.values()];
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
