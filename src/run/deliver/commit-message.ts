import type { ManifestChange } from "../../memory/manifest.js";
import { type Prefix, toWorkspace } from "../../paths.js";
import { isRecorded, type Tracked } from "../../plan/intact.js";
import { count, digits } from "../../report/words.js";

export interface CommitMessageOptions {
  readonly firstLine: string;
  readonly change: ManifestChange;
  /** What git has, by path from the workspace. */
  readonly tracked: Tracked;
  /** From the workspace to the manifest's folder, with a slash at its end; empty for the workspace itself. */
  readonly prefix: Prefix;
}

/** The first line, and what the commit changes for whoever reads the branch: `6 products added, 1 replaced.` */
export function commitMessage({ firstLine, change, tracked, prefix }: CommitMessageOptions): string {
  let [added, replaced] = [0, 0];
  for (const line of change.written) {
    const known = tracked.get(toWorkspace(line.product, prefix));
    if (known === undefined) added++;
    else if (!isRecorded(line, known)) replaced++;
  }
  const parts = [...part(added, "added"), ...part(replaced, "replaced"), ...part(change.removed.length, "removed")];
  const [first, ...rest] = parts;
  const body =
    first === undefined
      ? "Only the manifest is brought up to date."
      : `${[`${count(first.number, "product")} ${first.verb}`, ...rest.map(({ number, verb }) => `${digits(number)} ${verb}`)].join(", ")}.`;
  return `${firstLine}\n\n${body}\n`;
}

function part(number: number, verb: string): readonly { readonly number: number; readonly verb: string }[] {
  return number === 0 ? [] : [{ number, verb }];
}
