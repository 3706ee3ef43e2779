// Mutants that change nothing that anybody could notice, each with the reason.
import { readFileSync } from "node:fs";

const known = JSON.parse(readFileSync(new URL("equivalent.json", import.meta.url), "utf8"));

/** The reason why no test can tell the mutant from its original, if that is known. */
export function equivalentTo({ id, original, replacement }) {
  const path = id.slice(0, id.lastIndexOf(":"));
  return known.find((each) => each.file === path && each.original === original && each.replacement === replacement)
    ?.reason;
}
