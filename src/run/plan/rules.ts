import { namedBy, readPatterns } from "../../find/walk.js";
import type { Rule, Variant } from "../../model.js";
import type { LocalPath } from "../../paths.js";
import type { Settings } from "../../settings.js";

/** The rule for a picture, by its path from the working directory: of those that name it the last one, as in CODEOWNERS. */
export type RuleOf = (path: LocalPath) => Rule | undefined;

export async function openRules({ root, rules }: Pick<Settings, "root" | "rules">): Promise<RuleOf> {
  if (rules.length === 0) return () => undefined;
  const named = await Promise.all(
    rules.map(async (rule) => {
      const patterns = await readPatterns(root, rule.paths);
      return { rule, names: namedBy(patterns) };
    }),
  );
  return (path) => named.findLast(({ names }) => names(path))?.rule;
}

/** The variants of every picture there may be: those of the settings, and those of the rules. */
export function everyVariant({ variants, rules }: EveryVariant): readonly Variant[] {
  return [...variants, ...rules.flatMap((rule) => rule.variants)];
}

interface EveryVariant {
  readonly variants: readonly Variant[];
  readonly rules: readonly Rule[];
}
