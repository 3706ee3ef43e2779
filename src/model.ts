/** The nouns of a run, as types only. */

import type { LocalPath, WorkspacePath } from "./paths.js";

export type Model = "general" | "human";

/** What the bytes of a picture are, whatever its suffix says. */
export type SourceType = "jpeg" | "png" | "webp" | "avif" | "tiff";

/** Pixels, upright: after the EXIF orientation has been applied. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A file that the globs matched, not opened yet. */
export interface Found {
  readonly path: WorkspacePath;
  /** Absolute, in the platform's form. */
  readonly file: string;
  readonly model: Model;
}

/** A source image of the work tree whose bytes have been looked at. */
export interface Picture extends Found, Size {
  /** SHA-256 of the bytes, in hex. */
  readonly contentId: string;
  /** What git calls the content: the index's blob id where there is one (an LFS file's is its pointer's), else computed. */
  readonly blobId: string;
  readonly type: SourceType;
  readonly bytes: number;
  /** By its header it may be transparent somewhere. */
  readonly hasAlpha?: true;
}

/** `<content id>.<model>`: equal content with the same model is one task, and is paid for once. */
export type TaskId = `${string}.${Model}`;

/** The `index`th, from 1, of `of` equal shares of the tasks: what one leg of a matrix carries out. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export interface Task {
  readonly id: TaskId;
  /** The picture that stands for the task when it is sent. */
  readonly picture: Picture;
  /** Further pictures with the very same bytes and model. */
  readonly twins: readonly Picture[];
}

/** One verified PNG with alpha, as the service made it, at the size that was sent. */
export interface CutoutImage extends Size {
  /** Absolute path in the store. */
  readonly file: string;
}

/** What the service made of a task. Most have one image; the service may answer with several. */
export interface Cutout {
  readonly task: TaskId;
  readonly images: readonly [CutoutImage, ...CutoutImage[]];
  readonly jobKey: string;
  readonly requestId: string;
  /** How sure the service is, 0 to 1: the embedded one alone says. */
  readonly confidence?: number;
}

export type Format = "png" | "webp" | "jpg" | "avif";

export interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

export type Background =
  | { readonly kind: "transparent" }
  | ({ readonly kind: "colour" } & Colour)
  /** Vertical, from the first row to the last. */
  | { readonly kind: "gradient"; readonly top: Colour; readonly bottom: Colour }
  | BackdropFile
  | Backdrop;

/** A picture of the repository as the settings name it, from the working directory. What it is, is found out before the plan. */
export interface BackdropFile {
  readonly kind: "file";
  readonly path: LocalPath;
}

/** A picture of the repository that covers the canvas behind the subject. */
export interface Backdrop {
  readonly kind: "backdrop";
  readonly path: WorkspacePath;
  /** Absolute. */
  readonly file: string;
  /** SHA-256 of its bytes, in hex. */
  readonly contentId: string;
}

/** In pixels, or in % of the longer side of the subject as it is drawn. */
export interface Length {
  readonly unit: "px" | "%";
  readonly value: number;
}

/** A soft shadow behind the subject, inside of the canvas. */
export type Shadow = DropShadow | ContactShadow;

export interface DropShadow extends Shade {
  readonly kind: "drop";
  readonly x: Length;
  readonly y: Length;
  readonly blur: Length;
}

/** Flat, under the subject's lowest part. */
export interface ContactShadow extends Shade {
  readonly kind: "contact";
}

interface Shade {
  /** 1 to 100. */
  readonly opacity: number;
  readonly colour: Colour;
}

export type Margin = { readonly unit: "px" | "%"; readonly value: number };

/** A canvas that is only as large as the subject asks for: so many parts across to so many down, in lowest terms. */
export interface Ratio {
  readonly across: number;
  readonly down: number;
}

export type Canvas = Size | Ratio;

/** What a product has to be, or its picture fails. Shares are from 0 to 1. */
export type Check =
  /** The service's own; where none is known it is not judged. */
  | { readonly kind: "confidence"; readonly least: number }
  /** The share of the canvas' side that the subject's box takes, across or down, whichever is more. */
  | { readonly kind: "fill"; readonly least: number; readonly most: number }
  /** The product's, and that of the subject's box on the picture, in pixels. */
  | ({ readonly kind: "min-size" | "min-subject" } & Size)
  /** The variance of the Laplacian over the subject. */
  | { readonly kind: "sharp"; readonly least: number }
  /** Not cut by the picture's frame. */
  | { readonly kind: "whole" }
  /** Neither all opaque nor all clear. */
  | { readonly kind: "alpha" };

/** The settings that turn a cutout into a product. */
export interface Recipe {
  /** Absent: the cutout. `mask` is its alpha in grey, `picture` the picture as it was. */
  readonly content?: "mask" | "picture";
  readonly format: Format;
  /** 1 to 100; PNG ignores it. */
  readonly quality: number;
  readonly maxBytes?: number;
  readonly background: Background;
  readonly shadow?: Shadow;
  readonly trim: boolean;
  readonly margin: Margin;
  readonly canvas?: Canvas;
  /** Absent: in the middle of the canvas. */
  readonly align?: "bottom";
  /** Absent: none. Sorted by kind. */
  readonly checks?: readonly [Check, ...Check[]];
}

/** One of the products that every cutout is finished into. `name` is empty where the user asked for one product only. */
export interface Variant {
  readonly name: string;
  /** Template of the product's path. */
  readonly output: string;
  readonly recipe: Recipe;
}

/** What holds for the pictures that a rule of the configuration file names. */
export interface Rule {
  /** Globs from the working directory, as in `paths`. */
  readonly paths: readonly string[];
  /** Absent: as for every other picture. */
  readonly model?: Model;
  readonly variants: readonly [Variant, ...Variant[]];
}

/** A finished file. */
export interface Product extends Size {
  readonly variant: string;
  readonly path: WorkspacePath;
  readonly sha256: string;
  readonly bytes: number;
}

export type Stage =
  | "find"
  | "plan"
  | "prepare"
  | "reach"
  | "submit"
  | "job"
  | "download"
  | "verify"
  | "finish"
  | "check"
  | "deliver";

/** Whether money went to the service: `"unknown"` is an ambiguous submit. */
export type Paid = boolean | "unknown";

/** A picture's or task's failure, as data: what the user is told, and what it cost. */
export interface Failure {
  readonly stage: Stage;
  /** What happened, the likely cause, and what to do. The report puts the picture's name in front. */
  readonly reason: string;
  readonly paid: Paid;
  /** Whether running again, with nothing changed, may well succeed. */
  readonly retryable: boolean;
  readonly jobKey?: string;
  readonly requestId?: string;
  /** The service looked at the picture and will not cut it, now or later. */
  readonly refused?: true;
}

/** Leaves the stream of tasks with a failure instead of going on. */
export interface FailedTask {
  readonly kind: "failed";
  readonly task: Task;
  readonly failure: Failure;
}

/** A task whose bytes are within the service's limits: the picture itself, or a fitted copy of it. */
export interface Prepared {
  readonly kind: "prepared";
  readonly task: Task;
  /** Absolute path of the bytes that are sent. */
  readonly file: string;
  readonly bytes: number;
  readonly sent: Size;
  readonly type: "jpeg" | "png";
  /** True where the bytes are the picture's own, so that a URL of the repository serves them. */
  readonly original: boolean;
}

/** How one route lets the service fetch a task's bytes. */
export interface Reachable {
  readonly kind: "reachable";
  readonly task: Task;
  /** The size of what is sent, which the cutout must have. */
  readonly sent: Size;
  /** The route's name, for the log: `serve`, `raw`, `bucket`, `template`. */
  readonly route: string;
  /** Mints the URL. Asked for just before the submit, since some routes' links are for one use. Throws a plain Error with a user's message. */
  readonly address: () => Promise<string>;
  /** The next route, where there is one: tried once when the service says that it could not fetch a probed URL. */
  readonly otherwise: () => Promise<Reachable | FailedTask>;
}

/** What became of a task at the service. */
export type Removed =
  | {
      readonly kind: "cutout";
      readonly task: Task;
      readonly cutout: Cutout;
      /** False with the embedded service, and where an earlier run had paid. */
      readonly paid: boolean;
      readonly milliseconds: number;
      /** How sure the service is, 0 to 1: the embedded one alone says. */
      readonly confidence?: number;
      /** How the service's answer was brought into shape; absent where nothing had to be done. */
      readonly notes?: readonly string[];
    }
  | {
      readonly kind: "deferred";
      readonly task: Task;
      readonly reason: string;
      readonly paid: boolean;
      readonly jobKey?: string;
      readonly requestId?: string;
    }
  | FailedTask;

/** What became of one picture. Every picture that was found has one. */
export type Outcome =
  | {
      readonly kind: "made";
      readonly products: readonly Product[];
      readonly paid: boolean;
      readonly jobKey: string;
      readonly requestId: string;
      readonly milliseconds: number;
      /** How sure the service is of the cutout, 0 to 1: the embedded one alone says. */
      readonly confidence?: number;
      /** In what a product differs from what one would expect: colours that were altered, a variant that was kept. */
      readonly notes?: readonly string[];
    }
  | {
      readonly kind: "reused" | "kept";
      readonly products: readonly Product[];
      readonly reason: string;
      /** Of a kept one: its product was there before us, and nobody is known to have edited it. */
      readonly foreign?: true;
      readonly notes?: readonly string[];
    }
  | { readonly kind: "planned"; readonly reason: string }
  /** `products`: the picture as it was, in their place. */
  | { readonly kind: "skipped"; readonly reason: string; readonly products?: readonly Product[] }
  | {
      readonly kind: "deferred";
      readonly reason: string;
      readonly paid: boolean;
      readonly jobKey?: string;
      readonly requestId?: string;
    }
  | {
      readonly kind: "failed";
      readonly failure: Failure;
      /** The variants that are at their place all the same. */
      readonly products?: readonly Product[];
      readonly notes?: readonly string[];
    };

export type OutcomeKind = Outcome["kind"];

export interface PictureResult {
  readonly path: WorkspacePath;
  readonly model: Model;
  /** Absent where the file was never looked at, or is no picture. */
  readonly size?: Size;
  readonly outcome: Outcome;
}
