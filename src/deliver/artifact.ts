import { randomBytes } from "node:crypto";
import { copyFile, link, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ActionsEvent, GitHubEvent } from "../github/event.js";
import type { Log } from "../log.js";
import type { Delivered } from "../run-model.js";
import { temporaryFolder } from "../temporary.js";
import { messageOf } from "../user-error.js";

/** A file and where it goes in the artifact: relative, with `/`. */
export interface Attachment {
  readonly file: string;
  readonly path: string;
}

export interface ArtifactRequest {
  readonly event: GitHubEvent;
  readonly name: string;
  /** 0: the repository's own. */
  readonly retentionDays: number;
  readonly log: Log;
}

/** Uploads files as one zipped artifact, in the folders that they have. */
export async function uploadFiles(request: ArtifactRequest, files: readonly Attachment[]): Promise<Delivered> {
  if (files.length === 0) return { kind: "nothing", way: "artifact", reason: "There is no file to upload." };
  return upload(request, async (event, folder) => {
    const staged = await stageFiles(folder, files);
    return firstFree(namesFor(request.name, event), (name) => uploadOnce(request, name, staged, folder));
  });
}

/** Uploads a single file unzipped, so that one click on the run's page shows it. `name` has the file's suffix. */
export async function uploadPage(request: ArtifactRequest, file: string): Promise<Delivered> {
  return upload(request, async (event, folder) => {
    const [, stem = request.name, suffix = ""] = /^(.*)(\.[^.]+)$/.exec(request.name) ?? [];
    const [, ...names] = namesFor(stem, event);
    return firstFree(names, async (unique) => {
      // An artifact that is not zipped takes its name from the file.
      const name = `${unique}${suffix}`;
      const [staged = file] = await stageFiles(folder, [{ file, path: name }]);
      return uploadOnce(request, name, [staged], folder, { skipArchive: true });
    });
  });
}

interface Uploaded {
  readonly name: string;
  readonly id: number;
}

async function upload(
  { event }: ArtifactRequest,
  work: (event: ActionsEvent, folder: string) => Promise<Uploaded>,
): Promise<Delivered> {
  const impossible = whyNoArtifacts(event);
  if (impossible !== undefined || event.kind === "none") return failed(impossible ?? "");
  const folder = await temporaryFolder("artifact");
  try {
    const { name, id } = await work(event, folder);
    const { hosts, owner, repo, runId } = event;
    const url = `${hosts.server}/${owner}/${repo}/actions/runs/${runId}/artifacts/${id}`;
    return { kind: "artifact", name, id, url };
  } catch (error) {
    return failed(`The artifact could not be uploaded: ${messageOf(error)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns undefined where artifacts can be uploaded */
export function whyNoArtifacts(event: GitHubEvent): string | undefined {
  if (event.kind === "none") return "Artifacts exist in GitHub Actions alone. Here, the products lie in the work tree.";
  if (event.hosts.flavour === "cloud") return undefined;
  return "GitHub Enterprise Server does not support this kind of artifact. Use `deliver: commit` or `deliver: pull-request`, or upload the products with actions/upload-artifact v3 in a step of its own.";
}

/** Two steps of a job, and the jobs of a matrix, may all upload: GitHub refuses a name that the run has already. */
function namesFor(name: string, { job, step }: ActionsEvent): readonly [string, ...string[]] {
  const own = [name, job, step]
    .map((part) => part.replace(/[^\w .()@+~-]/g, "_"))
    .filter((part) => part !== "")
    .join("-");
  // A matrix's jobs share their id, and nothing else in the environment tells them apart.
  return [name, own, ...Array.from({ length: 4 }, () => `${own}-${randomBytes(4).toString("hex")}`)];
}

async function firstFree(names: readonly string[], attempt: (name: string) => Promise<Uploaded>): Promise<Uploaded> {
  const [name, ...others] = names;
  if (name === undefined) throw new Error("every name was taken.");
  try {
    return await attempt(name);
  } catch (error) {
    if (others.length > 0 && error instanceof Error && /\(409\)|already exists/i.test(error.message)) {
      return firstFree(others, attempt);
    }
    throw error;
  }
}

async function uploadOnce(
  { retentionDays }: ArtifactRequest,
  name: string,
  files: readonly string[],
  folder: string,
  options: { readonly skipArchive?: boolean } = {},
): Promise<Uploaded> {
  const { DefaultArtifactClient } = await import("@actions/artifact");
  // Pictures are compressed already.
  const response = await new DefaultArtifactClient().uploadArtifact(name, [...files], folder, {
    ...options,
    compressionLevel: 0,
    ...(retentionDays > 0 && { retentionDays }),
  });
  if (response.id === undefined) throw new Error("the service gave the artifact no id.");
  return { name, id: response.id };
}

/** Lays the files out below `folder` as the artifact is to have them, without copying them where links work. */
function stageFiles(folder: string, files: readonly Attachment[]): Promise<readonly string[]> {
  const taken = new Set<string>();
  return Promise.all(
    files.map(async ({ file, path }) => {
      const target = join(folder, freeName(path, taken));
      await mkdir(dirname(target), { recursive: true });
      await link(file, target).catch(() => copyFile(file, target));
      return target;
    }),
  );
}

/** Artifacts refuse the characters that NTFS refuses, and with them the whole upload. */
function freeName(path: string, taken: Set<string>): string {
  const allowed = path.replace(/[":<>|*?\r\n\\]/g, "_");
  const name = taken.has(allowed) ? freeName(`${allowed}~`, taken) : allowed;
  taken.add(name);
  return name;
}

function failed(reason: string): Delivered {
  return { kind: "failed", way: "artifact", reason };
}
