import type { Clock } from "../../src/clock.js";
import { silentLog } from "../../src/log.js";
import type { Ledger } from "../../src/memory/ledger.js";
import type { NewCutout, SetAside, Store } from "../../src/memory/store.js";
import type { Removed } from "../../src/model.js";
import type { RemoveContext } from "../../src/remove/context.js";
import { createFirstAnswers } from "../../src/remove/first-answers.js";
import { noLedger } from "../../src/remove/no-ledger.js";
import { createNonces } from "../../src/remove/nonces.js";
import { createPace } from "../../src/remove/pace.js";
import type { Removal } from "../../src/remove/removal.js";
import type { Stop } from "../../src/remove/stop.js";
import { createSteadyTimetable } from "../../src/remove/timetable.js";
import type { Fault } from "../../src/service/classify.js";
import type { CallResult, Service } from "../../src/service/client.js";

/** One part of the step on a bench: its neighbours are scripted, time passes only where it waits, and all is noted. */
export interface Bench {
  readonly removal: Removal;
  readonly emitted: readonly Removed[];
  readonly stops: readonly Stop[];
  /** What the ledger was told, in order. */
  readonly written: readonly (readonly [keyof Ledger, ...unknown[]])[];
  readonly slept: readonly number[];
  readonly told: readonly string[];
  readonly stored: readonly NewCutout[];
  readonly asides: readonly SetAside[];
}

export interface BenchOptions {
  readonly service?: Partial<Service>;
  readonly store?: Partial<Store>;
  readonly ledger?: Partial<Ledger>;
  readonly context?: Partial<RemoveContext>;
  readonly removal?: Partial<Removal>;
}

export function createBench(given: BenchOptions = {}): Bench {
  const emitted: Removed[] = [];
  const stops: Stop[] = [];
  const slept: number[] = [];
  const told: string[] = [];
  const stored: NewCutout[] = [];
  const asides: SetAside[] = [];
  const { written, ledger } = notebook(given.ledger);
  const clock = clockThatNotes(slept);
  const store: Store = {
    find: async () => undefined,
    damaged: async () => undefined,
    temporaryFile: async () => "/nowhere/incoming",
    put: async (entry) => {
      stored.push(entry);
      return entry;
    },
    setAside: async (answer) => {
      asides.push(answer);
      return "/nowhere/aside";
    },
    findAside: async () => undefined,
    judged: async () => {},
    refuse: async () => {},
    findRefusal: async () => undefined,
    trim: async () => ({ removed: 0, dear: 0, bytes: 0 }),
    ...given.store,
  };
  const billed = given.removal?.billed ?? true;
  const context: RemoveContext = {
    service: serviceThat(given.service),
    identity: "https://service.example",
    billed,
    isTried: true,
    way: "serve",
    ledger,
    store,
    verify: async () => ({ kind: "good", width: 48, height: 40 }),
    log: { ...silentLog, info: (text) => told.push(text), warning: (text) => told.push(`warning: ${text}`) },
    clock,
    random: () => 0.5,
    concurrency: 4,
    jobTimeoutMilliseconds: 600_000,
    signal: new AbortController().signal,
    lost: new AbortController().signal,
    ...given.context,
  };
  const removal: Removal = {
    context,
    billed,
    ledger,
    pace: createPace({ concurrency: context.concurrency, random: context.random }),
    timetable: createSteadyTimetable(100),
    nonces: createNonces(context.service, clock),
    answers: createFirstAnswers(context.isTried, clock),
    signal: context.signal,
    submitSignal: context.signal,
    emit: (removed) => emitted.push(removed),
    stop: (stop) => stops.push(stop),
    stopped: () => stops[0],
    ...given.removal,
  };
  return { removal, emitted, stops, written, slept, told, stored, asides };
}

function notebook(given: Partial<Ledger> = {}): { written: [keyof Ledger, ...unknown[]][]; ledger: Ledger } {
  const written: [keyof Ledger, ...unknown[]][] = [];
  const ledger: Ledger = {
    ...noLedger,
    submitting: async (entry) => void written.push(["submitting", entry]),
    accepted: async (entry) => void written.push(["accepted", entry]),
    refused: async (submit) => void written.push(["refused", submit]),
    unknown: async (submit, why) => void written.push(["unknown", submit, why]),
    declined: async (entry) => void written.push(["declined", entry]),
    settled: async (submit, task, fate) => void written.push(["settled", submit, task, fate]),
    ...given,
  };
  return { written, ledger };
}

/** Time passes only where somebody waits. */
export function clockThatNotes(slept: number[] = []): Clock {
  let now = 1_000_000;
  return {
    now: () => now,
    date: () => 1_700_000_000_000 + now,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
}

/** What is not scripted is not expected to be called. */
export function serviceThat(given: Partial<Service> = {}): Service {
  const unexpected = (call: string) => async () => {
    throw new Error(`The service was not to be asked for: ${call}`);
  };
  return {
    submit: unexpected("submit"),
    query: unexpected("query"),
    download: unexpected("download"),
    submits: () => 0,
    queries: () => 0,
    close: async () => {},
    ...given,
  };
}

/** Answers with one after the other, and then with the last again and again. */
export function inTurn<T>(first: T, ...others: readonly T[]): () => Promise<T> {
  let next = first;
  const rest = [...others];
  return async () => {
    const answer = next;
    next = rest.shift() ?? next;
    return answer;
  };
}

export function faultOf(given: Partial<Fault>): Fault {
  return { class: "transient", code: "503", reason: "It stumbled.", daily: false, by: "service", ...given };
}

export function refused(given: Partial<Fault>): CallResult {
  return { kind: "fault", fault: faultOf(given) };
}

export function jobOf(given: Partial<Extract<CallResult, { kind: "job" }>> = {}): CallResult {
  return { kind: "job", resultKey: "key", tasks: [], requestId: "request", ...given };
}
