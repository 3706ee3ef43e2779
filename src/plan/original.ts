import type { Recipe } from "../model.js";

/** Decided of a task that cannot be cut out: its pictures stand as they are in the place of their products. */
export interface KeepOriginal {
  readonly kind: "original";
  readonly reason: string;
}

/**
 * The recipe for a picture that stands in its product's place: its format, size and ground, and nothing that takes a
 * subject or judges one. Undefined for a mask, in whose place no picture makes sense.
 */
export function originalRecipe({ shadow: _, checks: __, ...recipe }: Recipe): Recipe | undefined {
  return recipe.content === "mask" ? undefined : { ...recipe, content: "picture", trim: false };
}
