import type { Api } from "../github/api.js";
import type { Hosts, Repository } from "../github/event.js";
import { mayPass, whyRefused } from "../github/refusals.js";
import { at, isRecord, parseJson } from "../json.js";
import type { Picture } from "../model.js";
import type { Commit } from "./origin.js";
import { type Fails, fails } from "./route.js";
import { urlPath } from "./url-path.js";

/** What GitHub is asked about the pictures' URLs. The token goes to its API and its own host alone. */
export interface GitHubReading {
  readonly visibility: (repository: Repository) => Promise<"public" | "private" | "unknown">;
  /** Costs one request of the hourly limit; gives a link for one use. */
  readonly content: (commit: Commit, path: string) => Promise<Content | Fails>;
  /** A signed link to an LFS object; costs nothing of the hourly limit. */
  readonly lfsLink: (repository: Repository, picture: Pick<Picture, "contentId" | "bytes">) => Promise<Link | Fails>;
  /** Costs nothing. Undefined where there is no limit, as on most GHES. */
  readonly hourly: () => Promise<Hourly | undefined>;
}

export interface Link {
  readonly kind: "link";
  readonly url: string;
}

export interface Content {
  readonly kind: "content";
  readonly blobId: string;
  readonly downloadUrl: string;
}

export interface Hourly {
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds since 1970. */
  readonly resetsAt: number;
}

export interface ReadingOptions {
  readonly hosts: Pick<Hosts, "server">;
  /** Empty: none. */
  readonly token: string;
  readonly api: () => Promise<Api>;
  /** Ends what is under way, for a run that is cancelled. */
  readonly signal?: AbortSignal;
}

export function createGitHubReading({ hosts, token, api, signal }: ReadingOptions): GitHubReading {
  const request = { ...(signal && { signal }) };
  return {
    async visibility({ owner, repo }) {
      const answer = await asked(async () => (await api()).rest.repos.get({ owner, repo, request }));
      const isPrivate = answer.kind === "answer" ? answer.data.private : undefined;
      return isPrivate === true ? "private" : isPrivate === false ? "public" : "unknown";
    },
    async content({ owner, repo, sha }, path) {
      const answer = await asked(async () =>
        (await api()).rest.repos.getContent({ owner, repo, path, ref: sha, request, headers: { accept: OBJECT_JSON } }),
      );
      if (answer.kind === "fails") return answer;
      const [blobId, downloadUrl] = [at(answer.data, "sha"), at(answer.data, "download_url")];
      return typeof blobId === "string" && typeof downloadUrl === "string" && URL.canParse(downloadUrl)
        ? { kind: "content", blobId, downloadUrl }
        : fails("GitHub's contents API gives no link for it");
    },
    async lfsLink({ owner, repo }, { contentId, bytes }) {
      const batch = `${hosts.server}/${urlPath(owner)}/${urlPath(repo)}.git/info/lfs/objects/batch`;
      const answer = await asked(async () =>
        (await api()).request({
          method: "POST",
          url: batch,
          headers: { accept: LFS_JSON, "content-type": LFS_JSON, ...basic(token) },
          operation: "download",
          transfers: ["basic"],
          objects: [{ oid: contentId, size: bytes }],
          hash_algo: "sha256",
          // Past the client's own hook, which would put the API's form of the token in place of ours, and space it out
          // as a write.
          request: { ...request, hook: (send: SendRequest, options: object) => send(options) },
        }),
      );
      return answer.kind === "fails" ? answer : linkIn(jsonOf(answer.data));
    },
    async hourly() {
      const answer = await asked(async () => (await api()).rest.rateLimit.get({ request }));
      const core = answer.kind === "answer" ? at(answer.data, "resources", "core") : undefined;
      const [limit, remaining, reset] = [at(core, "limit"), at(core, "remaining"), at(core, "reset")];
      if (typeof limit !== "number" || typeof remaining !== "number" || typeof reset !== "number") return undefined;
      return { limit, remaining, resetsAt: reset * 1_000 };
    },
  };
}

type SendRequest = (options: object) => Promise<unknown>;

/** The object form leaves out the content of what is above 1 MB, and its links are the same. */
const OBJECT_JSON = "application/vnd.github.object+json";

interface Answer<T> {
  readonly kind: "answer";
  readonly data: T;
}

/** Never rejects: a refusal is a reason. */
async function asked<T>(call: () => Promise<{ readonly data: T }>): Promise<Answer<T> | Fails> {
  try {
    return { kind: "answer", data: (await call()).data };
  } catch (error) {
    return fails(whyRefused(error, "contents: read"), mayPass(error));
  }
}

/** The form of a token that Git LFS takes, as git does. */
function basic(token: string): { readonly authorization?: string } {
  if (token === "") return {};
  return { authorization: `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}` };
}

/** The client reads JSON where the media type says so, which Git LFS's does not. */
function jsonOf(data: unknown): unknown {
  if (data instanceof ArrayBuffer) return parseJson(Buffer.from(data).toString("utf8"));
  return typeof data === "string" ? parseJson(data) : data;
}

/** A link that was there when it was probed and now is not: told as an exception, as `address` promises. */
export function linkOrThrow(link: Link | Fails): string {
  if (link.kind === "link") return link.url;
  throw new Error(`GitHub gave no link for the picture: ${link.reason}.`);
}

const LFS_JSON = "application/vnd.git-lfs+json";

/** Source: https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md */
function linkIn(batch: unknown): Link | Fails {
  const objects = at(batch, "objects");
  const object: unknown = Array.isArray(objects) ? objects[0] : undefined;
  const href = at(object, "actions", "download", "href");
  const header = at(object, "actions", "download", "header");
  if (typeof href !== "string" || !URL.canParse(href)) return fails("GitHub's LFS store does not have it");
  if (isRecord(header) && Object.keys(header).length > 0)
    return fails("the LFS store gives no link that is good by itself");
  return { kind: "link", url: href };
}
