import { createHash } from "node:crypto";
import type { Settings } from "../../settings.js";
import { serviceIdentity } from "../session/service-identity.js";

/**
 * What all legs of a matrix and the run that collects them must have in common, in hex: which pictures, which model and
 * service, which products at which paths.
 */
export function settingsFingerprint(settings: Settings): string {
  const { workingDirectory, paths, humanPaths, model, manifest, variants, outOfLimits, changedOnly, rules } = settings;
  const service = serviceIdentity(settings.service);
  const common = {
    workingDirectory,
    paths,
    humanPaths,
    model,
    manifest,
    variants,
    outOfLimits,
    changedOnly,
    service,
    ...(rules.length > 0 && { rules }),
  };
  return createHash("sha256").update(JSON.stringify(common)).digest("hex");
}
