import type { Size } from "../../../src/model.js";

/** What a scripted service can be told to do. */

/** How a picture fares, by what its URL contains. */
export type PictureFault =
  /** Refused at the submit, with its whole batch. */
  | "23500005"
  | "23500006"
  | "23500007"
  /** `FAILED` inside a good answer. */
  | "failed"
  /** `SUCCESS` without any result, for ever. */
  | "no-result"
  /** Two results. */
  | "two-results"
  /** The answer echoes another image than was sent. */
  | "wrong-echo"
  /** What is wrong with the result's bytes. */
  | "truncated"
  | "html"
  | "no-alpha"
  | "empty-alpha"
  | "full-alpha"
  | "wrong-size"
  | "huge"
  | "endless"
  /** The connection is cut in the middle: the first time only, or always. */
  | "cut-once"
  | "cut"
  /** 500 the first time. */
  | "broken-once"
  /** The first URL has expired when it is fetched; a query gives a fresh one. */
  | "expired-once"
  | "expired"
  /** The result's URL, or a redirect from it, leads to a private address. */
  | "private"
  | "redirect-private"
  /** The result's URL redirects to where it is. */
  | "redirect";

/** `mask`: the alpha as a grey picture. `preview`: half as large. `missing`: its URL answers 404. */
export type ResultKind = "cutout" | "mask" | "preview" | "jpeg" | "missing";

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A fault for certain calls, in order of the list; the first that fits is taken. */
export interface Rule {
  readonly on: "submit" | "query" | "download";
  /** Which of the calls that this rule sees: by number from 0. Default: all. */
  readonly nth?: (count: number) => boolean;
  /** Which tasks a submit must hold, by URL. Default: any. */
  readonly holding?: string;
  readonly act:
    | { readonly kind: "reply"; readonly reply: Reply }
    /** The service does its work (a submit is billed), and then the answer is replaced. */
    | { readonly kind: "reply-after"; readonly reply: Reply }
    /** The connection is cut before or after the service does its work. */
    | { readonly kind: "hang-up-before" }
    | { readonly kind: "hang-up-after" }
    /** The service does its work, and its answer never comes, or never ends. */
    | { readonly kind: "silence" }
    | { readonly kind: "endless" };
}

export interface ScriptOptions {
  /** Any other AppCode is refused. Default: `scripted-app-code`. Empty: none is asked for. */
  readonly appCode?: string;
  /** What one unit on the bill is. */
  readonly billing?: "task" | "submit" | "call";
  /** Default: true. */
  readonly enforceNonces?: boolean;
  /** More unfinished jobs than this are throttled (23500004). */
  readonly mostJobs?: number;
  /** Jobs worked on at a time; others wait. Default: all. */
  readonly workers?: number;
  /** More submits within any second are throttled by the gateway. */
  readonly submitsPerSecond?: number;
  /** Tasks before the credit is gone (23500003). */
  readonly credits?: number;
  /** How long a job takes. Default: 50. */
  readonly jobMilliseconds?: number | ((job: number) => number);
  /** Milliseconds before the answer to each call leaves. */
  readonly latencyMilliseconds?: number;
  /** The size of a picture by its URL, instead of fetching it. */
  readonly sizeOf?: (url: string) => Size;
  /** What the results of each task are, in this order; a function is asked with the picture's URL. Default: one cutout. */
  readonly results?: readonly ResultKind[] | ((image: string) => readonly ResultKind[]);
  readonly faults?: Readonly<Record<string, PictureFault>>;
  /** How the bytes of good answers come, by the picture's width. */
  readonly forms?: ReadonlyMap<number, (png: Buffer) => Promise<Buffer>>;
  readonly rules?: readonly Rule[];
  /** Order of the tasks in answers. */
  readonly order?: "given" | "reversed";
  /** How the good answers look. */
  readonly style?: {
    readonly codeAsString?: boolean;
    readonly contentType?: string;
    readonly noEcho?: boolean;
    readonly noModel?: boolean;
    /** A status that nobody documented, instead of RUNNING. */
    readonly pendingStatus?: string;
    /** What `results` is before there are any. */
    readonly pendingResults?: null | [];
    /** Tasks are done at once, and the submit's answer says so. */
    readonly doneAtSubmit?: boolean;
  };
  /** Results are named on this origin instead of the service's own. */
  readonly resultOrigin?: string;
  /** Told of every request when it has come in, before it is acted on. */
  readonly onRequest?: () => void;
  /** Queries that answer 23500008 after each submit, before the key is known. */
  readonly unknownKeyFor?: number;
}

/** What the service counts: the truth that a client's own numbers are held against. */
export interface Bill {
  /** How often each (`model`, URL) was accepted. */
  readonly accepted: ReadonlyMap<string, number>;
  /** Tasks accepted, in all. */
  readonly tasks: number;
  readonly jobs: number;
  readonly submits: number;
  readonly queries: number;
  readonly downloads: number;
  /** Submits that were refused for going too fast. */
  readonly throttled: number;
  /** By `billing`. */
  readonly amount: number;
}
