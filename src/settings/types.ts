/** The parts of the settings that have a shape of their own, and what they are read from. */

export type ServiceChoice =
  | { readonly kind: "embedded"; readonly modelFile: ModelFile }
  | { readonly kind: "remote"; readonly url: URL; readonly appCode: AppCode };

/** A fork's or Dependabot's run has no secrets (`withheld`): it gets the plan, and no error. A service on loopback may need none. */
export type AppCode = { readonly kind: "given"; readonly value: string } | { readonly kind: "withheld" | "none" };

export type ModelFile =
  | { readonly kind: "none" }
  | { readonly kind: "file" | "url"; readonly location: string; readonly sha256?: string; readonly preset?: string }
  /** On this machine, and known to be what the settings name: so from the start of a run on. */
  | { readonly kind: "local"; readonly sha256: string; readonly preset?: string };

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
}
