import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openLedger } from "../../src/memory/ledger.js";
import { AFTER_TORN, damagedLines, formatLine, ledgerLinesOf, replay } from "../../src/memory/ledger-lines.js";
import { scriptedTask } from "../support/scripted-service/pictures.js";

const [a, b] = [scriptedTask("a").id, scriptedTask("b").id];
const taskOf = (task: unknown) => ({ task, image: "ab".repeat(32), sent: { width: 4, height: 5 } });
const submitting = { kind: "submitting", submit: "s1", service: "https://s.example", at: 1000, tasks: [taskOf(a)] };
const reason = { reason: "no", requestId: "r" };
const declined = { ...submitting, kind: "declined", code: "23500001", way: "serve", ...reason };
const text = (...lines: readonly unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join("");
/** What a ledger of these lines says, in the fewest lines. */
const said = (...lines: readonly unknown[]) => ledgerLinesOf(replay(text(...lines)));

describe("a line of the ledger", () => {
  it.each<[string, object]>([
    ["a submit", submitting],
    ["a picture that the service does not take", declined],
  ])("begins %s", (_what, line) => {
    expect(said(line)).toEqual([line]);
  });

  it.each<[string, object]>([
    ["what was accepted", { kind: "accepted", submit: "s1", jobKey: "key", requestId: "r" }],
    ["what nobody knows", { kind: "unknown", submit: "s1", ...reason }],
    ["what was paid for in vain", { kind: "settled", submit: "s1", task: a, fate: { kind: "failed", ...reason } }],
  ])("tells of a submit %s", (_what, line) => {
    expect(said(submitting, line)).toEqual([submitting, line]);
    expect(said(line)).toEqual([]);
  });

  it.each<[string, object]>([
    ["it was refused", { kind: "refused", submit: "s1" }],
    ["its only task has a cutout", { kind: "settled", submit: "s1", task: a, fate: { kind: "stored" } }],
    ["its only task is over", { kind: "settled", submit: "s1", task: a, fate: { kind: "over" } }],
  ])("ends a submit, where %s", (_what, line) => {
    expect(said(submitting, line)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ["no object", []],
    ["no submit", { ...submitting, submit: undefined }],
    ["an empty submit", { ...submitting, submit: "" }],
    ["an unknown kind", { ...submitting, kind: "paid" }],
    ["a service that is no text", { ...submitting, service: 1 }],
    ["a time that is none", { ...submitting, at: "1000" }],
    ["a time that no calendar has", { ...submitting, at: 9e15 }],
    ["no list of tasks", { ...submitting, tasks: {} }],
    ["no task", { ...submitting, tasks: [] }],
    ["a task that is none", { ...submitting, tasks: [taskOf(a), 1] }],
    ["a task by another id", { ...submitting, tasks: [taskOf("../etc")] }],
    ["an image that is no text", { ...submitting, tasks: [{ ...taskOf(a), image: 1 }] }],
    ["no size", { ...submitting, tasks: [{ ...taskOf(a), sent: 1 }] }],
    ["half a size", { ...submitting, tasks: [{ ...taskOf(a), sent: { width: 4 } }] }],
    ["the other half", { ...submitting, tasks: [{ ...taskOf(a), sent: { height: 5 } }] }],
    ["a refusal without a code", { ...declined, code: undefined }],
    ["a refusal without a way", { ...declined, way: undefined }],
    ["a refusal without a reason", { ...declined, reason: undefined }],
    ["a refusal without a request", { ...declined, requestId: 1 }],
    ["a refusal of nothing", { ...declined, tasks: [] }],
  ])("says nothing with %s, and is damage where others follow it", (_what, line) => {
    expect(said(line)).toEqual([]);
    expect(damagedLines(text(line, submitting))).toEqual([{ text: JSON.stringify(line), number: 1 }]);
    expect(damagedLines(text(line).trimEnd())).toEqual([]);
    expect(damagedLines(`${text(line)}${AFTER_TORN}\n${text(submitting)}`)).toEqual([]);
  });

  it.each<[string, object]>([
    ["an acceptance without a key", { kind: "accepted", submit: "s1", requestId: "r" }],
    ["an acceptance without a request", { kind: "accepted", submit: "s1", jobKey: "key" }],
    ["an unknown end without a reason", { kind: "unknown", submit: "s1", requestId: "r" }],
    ["a fate of no task", { kind: "settled", submit: "s1", task: "a", fate: { kind: "stored" } }],
    ["no fate", { kind: "settled", submit: "s1", task: a }],
    ["another fate", { kind: "settled", submit: "s1", task: a, fate: { kind: "lost" } }],
    ["a failure without a reason", { kind: "settled", submit: "s1", task: a, fate: { kind: "failed" } }],
  ])("changes nothing with %s", (_what, line) => {
    expect(said(submitting, line)).toEqual([submitting]);
  });
});

describe("a cutout in the store", () => {
  const again = { ...submitting, submit: "s2", at: 2000 };
  const stored = { kind: "settled", submit: "s2", task: a, fate: { kind: "stored" } };

  it("answers what an earlier submit of its task left open, at the same service", () => {
    expect(said(submitting, again, stored)).toEqual([]);
    const elsewhere = { ...submitting, service: "https://other.example" };
    expect(said(elsewhere, again, stored)).toEqual([elsewhere]);
    const other = { ...submitting, tasks: [taskOf(b)] };
    expect(said(other, again, stored)).toEqual([other]);
  });

  it("does not end a job that is open at the service, which is paid for", () => {
    const accepted = { kind: "accepted", submit: "s1", jobKey: "key", requestId: "r" };
    expect(said(submitting, accepted, again, stored)).toEqual([submitting, accepted]);
  });
});

describe("a picture that the service does not take", () => {
  it("has its latest verdict, in whatever order they come", () => {
    const later = { ...declined, submit: "s2", at: 2000, code: "23500006" };
    expect(said(declined, later)).toEqual([later]);
    expect(said(later, declined)).toEqual([later, declined]);
    const ofTwo = { ...declined, tasks: [taskOf(a), taskOf(b)] };
    expect(said(ofTwo, later)).toEqual([ofTwo, later]);
    const elsewhere = { ...declined, service: "https://other.example" };
    expect(said(elsewhere, later)).toEqual([elsewhere, later]);
    expect(said(submitting, { ...later, submit: "s2" })).toEqual([submitting, later]);
  });

  it("is told to the next run with the verdict, until it has a cutout, and no link of the service's stays", async () => {
    const directory = await mkdtemp(join(tmpdir(), "cutout-lines-"));
    const service = "https://s.example";
    const ledger = await openLedger(directory);
    const task = { task: a, image: "", sent: { width: 4, height: 5 } };
    const verdict = { code: "23500006", way: "serve", reason: "no https://r.example/?signed=1", requestId: "r" };
    await ledger.declined({ service, at: 1000, task, verdict });
    await ledger.close();
    const next = await openLedger(directory);
    expect(next.paidBefore(service)).toEqual([
      {
        kind: "declined",
        task: a,
        submittedAt: 1000,
        reason: "no …",
        requestId: "r",
        verdict: { code: "23500006", way: "serve" },
      },
    ]);
    expect([next.openJobs(service), next.paidInVain(service)]).toEqual([[], []]);
    await next.submitting({ submit: "s9", service, at: 2000, tasks: [task] });
    await next.settled("s9", a, { kind: "stored" });
    expect(next.paidBefore(service)).toEqual([]);
    await next.close();
    await rm(directory, { recursive: true });
  });
});

it("prints a line that it reads back", () => {
  for (const line of ledgerLinesOf(replay(text(submitting)))) expect(formatLine(line)).toBe(text(submitting));
});
