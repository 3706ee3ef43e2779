import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Findings, type FindOptions, find } from "../../src/find/find.js";

/** A workspace on disk, and beside it a folder that no run may read. */
export interface Tree {
  readonly workspace: string;
  readonly outside: string;
  readonly write: (path: string, content?: string | Uint8Array) => void;
  readonly link: (path: string, target: string) => void;
  readonly find: (paths: readonly string[], options?: Partial<FindOptions>) => Promise<Findings>;
  /** The same, only the paths. */
  readonly paths: (...paths: readonly string[]) => Promise<readonly string[]>;
  readonly remove: () => void;
}

export function createTree(files: readonly string[] = []): Tree {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "cutout-find-")));
  const [workspace, outside] = [join(root, "workspace"), join(root, "outside")];
  for (const folder of [workspace, outside]) mkdirSync(folder);
  const write = (path: string, content: string | Uint8Array = "x") => {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), content);
  };
  for (const file of files) write(file);
  const findIn = (paths: readonly string[], options: Partial<FindOptions> = {}) =>
    find({ workspace, root: workspace, paths, humanPaths: [], model: "general", isProduct: () => false, ...options });
  return {
    workspace,
    outside,
    write,
    link: (path, target) => {
      mkdirSync(dirname(join(workspace, path)), { recursive: true });
      symlinkSync(target, join(workspace, path));
    },
    find: findIn,
    paths: async (...paths) => (await findIn(paths)).matches.map(({ path }) => path),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
