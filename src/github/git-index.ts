import type { WorkspacePath } from "../paths.js";
import type { Places } from "./places.js";

/** A regular file as git knows it. */
export interface TrackedFile {
  readonly blobId: string;
}

/**
 * What git's index says of a path: it is in the work tree as the index has it; or git was told to leave it out of the
 * work tree, as a sparse checkout does, where it may be all the same, and then nobody vouches for its content; or it is
 * a folder that is a repository of its own, whose commit stands for its content.
 */
export interface IndexedFile extends TrackedFile {
  readonly kind: "unmodified" | "left-out" | "submodule";
}

/** The files of git's index that it can say something of. */
export interface IndexEntries {
  readonly get: (path: WorkspacePath) => IndexedFile | undefined;
  readonly has: (path: WorkspacePath) => boolean;
  readonly keys: () => Iterable<WorkspacePath>;
}

/**
 * Looks paths up in what `git ls-files -s -v -z` printed, as it is: sorted by the bytes of the paths. An object and two
 * strings for each file of a large repository would be several times as much.
 *
 * @param changed paths in the repository that the work tree has otherwise than the index: they have no entry
 */
export function readIndex(
  listed: Buffer,
  changed: ReadonlySet<string>,
  { toRepository, toWorkspace }: Places,
): IndexEntries {
  const starts = startsOf(listed);
  const pathAt = (at: number): readonly [from: number, to: number] => {
    const start = starts[at] ?? 0;
    return [listed.indexOf(TAB, start) + 1, listed.indexOf(NUL, start)];
  };
  const entryAt = (at: number): IndexedFile | undefined =>
    entryOf(listed.toString("latin1", starts[at], pathAt(at)[0] - 1));
  const find = (path: string): number | undefined => {
    const wanted = Buffer.from(path);
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const [from, to] = pathAt(middle);
      const order = listed.compare(wanted, 0, wanted.length, from, to);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return undefined;
  };
  const get = (path: string): IndexedFile | undefined => {
    const there = toRepository(path);
    const at = there === undefined || changed.has(there) ? undefined : find(there);
    return at === undefined ? undefined : entryAt(at);
  };
  return {
    get,
    has: (path) => get(path) !== undefined,
    *keys() {
      for (let at = 0; at < starts.length; at++) {
        const there = listed.toString("utf8", ...pathAt(at));
        const here = changed.has(there) ? undefined : toWorkspace(there);
        if (here !== undefined && entryAt(at) !== undefined) yield here;
      }
    },
  };
}

const NUL = 0;
const TAB = 9;

/** Where each record begins. A path may hold tabs itself, the facts before it never do. */
function startsOf(listed: Buffer): Uint32Array {
  const starts: number[] = [];
  for (let at = 0; at < listed.length; ) {
    const end = listed.indexOf(NUL, at);
    if (end < 0) break;
    starts.push(at);
    at = end + 1;
  }
  return Uint32Array.from(starts);
}

/** `H 100644 <blob id> 0`: H is cached, S to be skipped in the work tree; other letters mean that git does not look. */
function entryOf(facts: string): IndexedFile | undefined {
  const [tag, mode = "", blobId = "", stage] = facts.split(" ");
  const kind = mode === SUBMODULE ? "submodule" : mode.startsWith("100") ? kindOf(tag) : undefined;
  return kind === undefined || stage !== "0" ? undefined : { kind, blobId };
}

/** The mode of an entry that is another repository's commit. */
const SUBMODULE = "160000";

function kindOf(tag: string | undefined): IndexedFile["kind"] | undefined {
  if (tag === "H") return "unmodified";
  return tag === "S" ? "left-out" : undefined;
}
