import type { Settings } from "../settings.js";

/**
 * What the manifest, the store and the ledger call a service: `embedded`, or its origin. With a model of one's own the
 * checksum's start and the preset belong to it, since another model makes other cutouts: `embedded+1a2b3c4d-isnet`.
 */
export function serviceIdentity(choice: Settings["service"]): string {
  if (choice.kind === "remote") return choice.url.origin;
  const { modelFile } = choice;
  if (modelFile.kind !== "local") return "embedded";
  const preset = modelFile.preset === undefined ? "" : `-${modelFile.preset}`;
  return `embedded+${modelFile.sha256.slice(0, 8)}${preset}`;
}

/** Whether the service is somebody else's, who is paid; also one that a tunnel brings to this machine. */
export function isRemote(choice: Settings["service"]): boolean {
  return choice.kind === "remote";
}
