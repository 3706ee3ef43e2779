import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FailedTask, Prepared, Reachable } from "../../src/model.js";

export interface PictureFolder {
  readonly root: string;
  /** Writes a file and gives it as a task that is ready to be reached. The routes never decode, so any bytes will do. */
  readonly add: (path: string, bytes?: Uint8Array, options?: { readonly original?: boolean }) => Promise<Prepared>;
  readonly remove: () => Promise<void>;
}

export async function pictureFolder(): Promise<PictureFolder> {
  const root = await mkdtemp(join(tmpdir(), "reach-"));
  return {
    root,
    async add(path, bytes = Buffer.from(`the bytes of ${path}`), { original = true } = {}) {
      const file = join(root, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
      return preparedFrom(path, file, bytes, original);
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

export function blobId(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** A file that is there, as a task; `blob` where git keeps a pointer of it instead of the bytes. */
export function preparedFrom(
  path: string,
  file: string,
  bytes: Uint8Array,
  original: boolean,
  blob = blobId(bytes),
): Prepared {
  const contentId = createHash("sha256").update(bytes).digest("hex");
  const size = { width: 640, height: 480 };
  const picture = {
    path,
    file,
    model: "general" as const,
    ...size,
    contentId,
    blobId: blob,
    type: "jpeg" as const,
    bytes: bytes.length,
  };
  return {
    kind: "prepared",
    task: { id: `${contentId}.general`, picture, twins: [] },
    file,
    bytes: bytes.length,
    sent: size,
    type: "jpeg",
    original,
  };
}

export async function* each<T>(...items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

export async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

export function reachable(result: Reachable | FailedTask | undefined): Reachable {
  if (result?.kind !== "reachable") throw new Error(`not reachable: ${result?.failure.reason}`);
  return result;
}

export function failed(result: Reachable | FailedTask | undefined): FailedTask {
  if (result?.kind !== "failed") throw new Error(`not failed: ${result?.route}`);
  return result;
}
