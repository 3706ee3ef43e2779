import type { Dispatcher } from "undici";
import type { Hosts, Repository } from "../github/event.js";
import { at, isRecord } from "../json.js";
import type { Picture } from "../model.js";
import { type Answer, createAsk } from "./github-ask.js";
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
  readonly hosts: Pick<Hosts, "server" | "api">;
  readonly token: string;
  readonly dispatcher: Dispatcher;
}

export function createGitHubReading({ hosts, token, dispatcher }: ReadingOptions): GitHubReading {
  const bearer = token === "" ? {} : { authorization: `Bearer ${token}` };
  const basic =
    token === "" ? {} : { authorization: `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}` };

  const ask = createAsk(dispatcher);
  const api = (path: string, accept: string): Promise<Answer | Fails> =>
    ask(`${hosts.api}${path}`, { accept, ...bearer });

  return {
    async visibility({ owner, repo }) {
      const answer = await api(`/repos/${urlPath(owner)}/${urlPath(repo)}`, "application/vnd.github+json");
      const isPrivate = answer.kind === "answer" ? at(answer.value, "private") : undefined;
      return isPrivate === true ? "private" : isPrivate === false ? "public" : "unknown";
    },
    async content({ owner, repo, sha }, path) {
      const url = `/repos/${urlPath(owner)}/${urlPath(repo)}/contents/${urlPath(path)}?ref=${urlPath(sha)}`;
      // The object form leaves out the content of what is above 1 MB, and its links are the same.
      const answer = await api(url, "application/vnd.github.object+json");
      if (answer.kind === "fails") return answer;
      const [blobId, downloadUrl] = [at(answer.value, "sha"), at(answer.value, "download_url")];
      return typeof blobId === "string" && typeof downloadUrl === "string" && URL.canParse(downloadUrl)
        ? { kind: "content", blobId, downloadUrl }
        : fails("GitHub's contents API gives no link for it");
    },
    async lfsLink({ owner, repo }, { contentId, bytes }) {
      const answer = await ask(
        `${hosts.server}/${urlPath(owner)}/${urlPath(repo)}.git/info/lfs/objects/batch`,
        { accept: LFS_JSON, "content-type": LFS_JSON, ...basic },
        JSON.stringify({
          operation: "download",
          transfers: ["basic"],
          objects: [{ oid: contentId, size: bytes }],
          hash_algo: "sha256",
        }),
      );
      return answer.kind === "fails" ? answer : linkIn(answer.value);
    },
    async hourly() {
      const answer = await api("/rate_limit", "application/vnd.github+json");
      const core = answer.kind === "answer" ? at(answer.value, "resources", "core") : undefined;
      const [limit, remaining, reset] = [at(core, "limit"), at(core, "remaining"), at(core, "reset")];
      if (typeof limit !== "number" || typeof remaining !== "number" || typeof reset !== "number") return undefined;
      return { limit, remaining, resetsAt: reset * 1_000 };
    },
  };
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
