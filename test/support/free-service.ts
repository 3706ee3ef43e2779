import { type ScriptedService, startScriptedService } from "./scripted-service.js";

/**
 * A scripted service that bills nothing: to a run it is what the embedded one is, but makes no cutouts of its own, which
 * take seconds of a processor each. For tests whose subject is what happens to products. Pictures of one size get equal
 * cutouts.
 */
export interface FreeService extends ScriptedService {
  /** What a step needs to use it. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What a command line needs. */
  readonly flags: readonly string[];
}

export async function startFreeService(): Promise<FreeService> {
  const service = await startScriptedService({ appCode: "" });
  const inputs = { service: service.url.href, billed: "false", "image-urls": "serve" };
  return { ...service, inputs, flags: Object.entries(inputs).map(([name, value]) => `--${name}=${value}`) };
}
