import type { DeliveryWay, Model, Variant } from "./model.js";

export type ServiceChoice =
  | { readonly kind: "embedded"; readonly modelFile: ModelFile }
  | { readonly kind: "remote"; readonly url: URL; readonly appCode: AppCode };

/** A fork's or Dependabot's run has no secrets: it gets the plan, and no error. */
export type AppCode = { readonly kind: "given"; readonly value: string } | { readonly kind: "withheld" };

export type ModelFile =
  | { readonly kind: "none" }
  | { readonly kind: "file" | "url"; readonly location: string; readonly sha256?: string; readonly preset?: string };

export type ImageUrls =
  | { readonly kind: "auto" | "raw" | "bucket" | "serve" }
  | { readonly kind: "template"; readonly template: string };

export interface Bucket {
  readonly name: string;
  /** Empty: AWS's own. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface Settings {
  /** Absolute path of the workspace: nothing outside it is read as a picture or written as a product. */
  readonly workspace: string;
  /** Relative to the workspace, with `/`; empty for the workspace itself. */
  readonly workingDirectory: string;
  readonly paths: readonly string[];
  readonly humanPaths: readonly string[];
  readonly model: Model;
  readonly service: ServiceChoice;
  readonly imageUrls: ImageUrls;
  readonly sharePrivate: boolean;
  readonly bucket?: Bucket;
  readonly serveUrl?: URL;
  readonly servePort: number;
  readonly manifest: string;
  /** At least one; the first is the main product. */
  readonly variants: readonly [Variant, ...Variant[]];
  readonly outOfLimits: "fit" | "skip" | "fail";
  /** `Infinity` for `unlimited`. */
  readonly maxPaid: number;
  readonly overBudget: "refuse" | "defer";
  readonly dryRun: boolean;
  readonly changedOnly: boolean;
  readonly force: boolean;
  readonly prune: boolean;
  readonly concurrency: number;
  readonly jobTimeoutMilliseconds: number;
  readonly stateDirectory: string;
  readonly stateLimitBytes: number;
  readonly deliver: readonly DeliveryWay[];
  readonly artifactName: string;
  /** 0: the repository's own. */
  readonly retentionDays: number;
  readonly commitMessage: string;
  readonly commitAuthor?: { readonly name: string; readonly email: string };
  readonly signOff: boolean;
  /** Empty: by the event. */
  readonly branch: string;
  readonly base: string;
  readonly verifiedCommits: boolean;
  readonly pullRequestTitle: string;
  readonly pullRequestLabels: readonly string[];
  readonly comment: boolean;
  readonly failOn: "any" | "all" | "never";
  readonly token: string;
}
