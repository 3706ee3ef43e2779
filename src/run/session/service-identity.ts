import type { ServiceTerms } from "../../run-model.js";
import type { ModelFile } from "../../settings/types.js";
import type { Settings } from "../../settings.js";

/**
 * What the manifest, the store and the ledger call a service: `embedded`, or its origin. Networks beside the engine belong to
 * it, by their checksums' start and presets, since others make other cutouts: `embedded+1a2b3c4d-isnet`, and with one for
 * people `embedded+1a2b3c4d-isnet+human-5e6f7a8b-u2net`. So does asking them about every picture.
 */
export function serviceIdentity(choice: Settings["service"]): string {
  if (choice.kind === "remote") return choice.url.origin;
  const networks = `${named("+", choice.modelFile)}${named("+human-", choice.humanModelFile)}`;
  return `embedded${networks}${networks !== "" && choice.modelUse === "all" ? "+all" : ""}`;
}

function named(sign: string, file: ModelFile): string {
  if (file.kind !== "identified") return "";
  return `${sign}${file.sha256.slice(0, 8)}${file.preset === undefined ? "" : `-${file.preset}`}`;
}

/** Whether pictures are handed to a service elsewhere; also to one that a tunnel brings to this machine. */
export function isRemote(choice: Settings["service"]): boolean {
  return choice.kind === "remote";
}

/** Whether pictures are paid for. */
export function isBilled(choice: Settings["service"]): boolean {
  return choice.kind === "remote" && choice.billed;
}

export function termsOf(choice: Settings["service"]): ServiceTerms {
  if (choice.kind === "embedded") return "embedded";
  return choice.billed ? "billed" : "unbilled";
}
