import { createHash } from "node:crypto";
import type { Variant } from "../../model.js";
import { recipeId } from "../../plan/recipe-id.js";
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
    variants: variants.map(withRecipeId),
    outOfLimits,
    changedOnly,
    service,
    ...(rules.length > 0 && { rules: rules.map((rule) => ({ ...rule, variants: rule.variants.map(withRecipeId) })) }),
  };
  return createHash("sha256").update(JSON.stringify(common)).digest("hex");
}

/** A recipe has places of this machine in it; its id has what products depend on. */
function withRecipeId({ name, output, recipe }: Variant) {
  return { name, output, recipe: recipeId(recipe) };
}
