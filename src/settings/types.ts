import type { KnownModelName } from "./known-models.js";

/** The parts of the settings that have a shape of their own, and what they are read from. */

export type ServiceChoice =
  | ({ readonly kind: "embedded" } & NetworkChoice)
  | {
      readonly kind: "remote";
      readonly url: URL;
      readonly appCode: AppCode;
      /** Whether it bills for pictures, as the user says. */
      readonly billed: boolean;
    };

/** A fork's or Dependabot's run has no secrets (`withheld`): it gets the plan, and no error. A service on loopback may need none. */
export type AppCode = { readonly kind: "given"; readonly value: string } | { readonly kind: "withheld" | "none" };

/** The networks that the embedded service has beside its own engine, which is asked first. */
export interface NetworkChoice {
  readonly modelFile: ModelFile;
  /** For the pictures that take `human`; without one these take `modelFile`. */
  readonly humanModelFile: ModelFile;
  /** `doubtful`: asked only where the engine refuses, or is not sure of what it decided. */
  readonly modelUse: "doubtful" | "all";
  /** Base URLs that known models are looked for at, before where they are published. */
  readonly modelMirrors: readonly string[];
}

/** The input that named a model, for messages. */
export type ModelInput = "model-file" | "human-model-file";

export type ModelFile =
  | { readonly kind: "none" }
  | { readonly kind: "named"; readonly name: KnownModelName; readonly input: ModelInput }
  | {
      readonly kind: "file" | "url";
      readonly location: string;
      readonly input: ModelInput;
      readonly sha256?: string;
      readonly preset?: string;
    }
  /** What it is has been found out, and so it is from the plan on; it need not be on this machine yet. */
  | { readonly kind: "identified"; readonly sha256: string; readonly preset?: string };

export type ImageUrls =
  | { readonly kind: "auto" | "raw" | "bucket" | "serve" }
  | { readonly kind: "template"; readonly template: string };

export interface Bucket {
  readonly name: string;
  /** Empty: AWS's own. */
  readonly endpoint: string;
  /** Empty: as the endpoint says it, or the usual one. */
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** How products lie in the bucket. */
export interface BucketDelivery {
  /** A template with `{path} {dir} {name} {format} {hash}`. */
  readonly key: string;
  readonly cacheControl?: string;
  /** Where readers find them, without a slash at the end. */
  readonly publicUrl?: string;
}

/** What HTTP_PROXY, HTTPS_PROXY and NO_PROXY say. */
export interface ProxySettings {
  readonly httpProxy?: string;
  readonly httpsProxy?: string;
  readonly noProxy?: string;
}

/** What of the surroundings the settings depend on. */
export interface Surroundings {
  readonly workspace: string;
  readonly environment: NodeJS.ProcessEnv;
  /** True in a fork's or Dependabot's run, which gets no secrets. */
  readonly secretsWithheld: boolean;
  /** Whose the configuration file in the workspace may be: that of a fork's commit says less. */
  readonly configOf: "owner" | "stranger";
}
