import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { gitEnvironment } from "../git.js";
import { answerLike } from "./described.js";
import { apiPath, forbidden, type Handler, type Reply, type Request, tokenOf } from "./server.js";

/** What a test may turn while the server runs. */
export interface ReadingSwitches {
  /** The token that is let in. */
  token: string;
  private: boolean;
  /** What the token may do with the files; `none` takes effect in a private repository alone, as at GitHub. */
  contents: "none" | "read";
  /** What is left of the hourly limit; each call of the contents API takes one. */
  remaining: number;
  /** Raw and media answer 429. */
  busy: boolean;
  /** Media answers 404, as on a GHES without it. */
  media: boolean;
  /** The API tells of the repository; false: it is down for that. */
  visible: boolean;
}

export interface ReadingOptions extends Partial<ReadingSwitches> {
  /** Bare repositories by `owner/repo`; forks beside the one that they were forked from. */
  readonly repositories: Readonly<Record<string, string>>;
  /** LFS objects. */
  readonly lfs?: readonly Uint8Array[];
}

export interface Reading {
  readonly handler: Handler;
  readonly switches: ReadingSwitches;
}

const LIMIT = 1_000;

/**
 * Those sides of GitHub that serve files, over real bare repositories: the contents API with its links for one use, raw
 * and media files, the LFS batch API with signed links, the repository's visibility, and the hourly limit.
 */
export function reading({ repositories, lfs = [], ...given }: ReadingOptions): Reading {
  const switches: ReadingSwitches = {
    token: "ghs_test0123456789",
    private: false,
    contents: "read",
    remaining: LIMIT,
    busy: false,
    media: true,
    visible: true,
    ...given,
  };
  const objects = new Map(lfs.map((bytes) => [sha256(bytes), bytes]));
  const world: World = { repositories, objects, switches, oneTime: new Set() };
  return {
    switches,
    handler: async (request) => {
      const path = apiPath(request.url);
      return path === undefined ? files(request, world) : api(request, path, world);
    },
  };
}

interface World {
  readonly repositories: Readonly<Record<string, string>>;
  readonly objects: ReadonlyMap<string, Uint8Array>;
  readonly switches: ReadingSwitches;
  readonly oneTime: Set<string>;
}

const notFound: Reply = { status: 404, body: { message: "Not Found" } };

function api(request: Request, path: string, world: World): Reply | undefined {
  const { switches, repositories } = world;
  if (request.method !== "GET") return undefined;
  if (path === "/rate_limit") {
    const core = { limit: LIMIT, remaining: switches.remaining, used: LIMIT - switches.remaining, reset: RESET };
    return { status: 200, body: answerLike("rate-limit/get", 200, { resources: { core }, rate: core }) };
  }
  const [, name = "", rest = ""] = /^\/repos\/([^/]+\/[^/]+)(?:\/contents\/(.+))?$/.exec(path) ?? [];
  const bare = repositories[decodeURIComponent(name)];
  if (name === "" || bare === undefined) return undefined;
  const given = tokenOf(request.headers);
  if (given !== "" && given !== switches.token) return { status: 401, body: { message: "Bad credentials" } };
  if (switches.private && given === "") return notFound;
  if (rest !== "" && isWithheld(switches)) return forbidden("contents=read");
  if (rest === "" && !switches.visible) return { status: 503, body: { message: "Unavailable" } };
  if (rest === "") return { status: 200, body: answerLike("repos/get", 200, shown(switches)) };
  return contents(request, name, decodeURIComponent(rest), bare, world);
}

function shown(switches: ReadingSwitches): unknown {
  const visibility = switches.private ? "private" : "public";
  // GitHub's own example lacks what its description wants.
  return { private: switches.private, visibility, language: null, source: { language: null } };
}

function isWithheld(switches: ReadingSwitches): boolean {
  return switches.private && switches.contents === "none";
}

const RESET = 1_800_000_000;

function contents(request: Request, name: string, path: string, bare: string, world: World): Reply {
  const { switches, oneTime } = world;
  const headers = {
    "x-ratelimit-remaining": `${Math.max(0, switches.remaining - 1)}`,
    "x-ratelimit-reset": `${RESET}`,
  };
  if (switches.remaining <= 0) return { status: 403, headers, body: { message: "API rate limit exceeded" } };
  switches.remaining--;
  const ref = request.url.searchParams.get("ref") ?? "HEAD";
  const bytes = blob(bare, ref, path);
  if (bytes === undefined) return notFound;
  const token = randomBytes(16).toString("hex").toUpperCase();
  oneTime.add(token);
  const raw = `${request.url.origin}/raw/${name}/${ref}/${path.split("/").map(encodeURIComponent).join("/")}`;
  return {
    status: 200,
    headers,
    body: answerLike("repos/get-content", 200, {
      type: "file",
      path,
      sha: createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex"),
      size: bytes.length,
      download_url: switches.private ? `${raw}?token=${token}` : raw,
    }),
  };
}

function files(request: Request, world: World): Reply | undefined {
  const { pathname, searchParams } = request.url;
  const batch = /^\/([^/]+\/[^/]+)\.git\/info\/lfs\/objects\/batch$/.exec(pathname);
  if (batch !== null && request.method === "POST") return lfsBatch(request, world);
  const object = /^\/lfs-objects\/(\w+)$/.exec(pathname);
  if (object !== null)
    return searchParams.get("sig") === SIGNATURE ? serve(world.objects.get(object[1] ?? "")) : notFound;
  const [, kind, name = "", ref = "", path = ""] =
    /^\/(raw|media)\/([^/]+\/[^/]+)\/([^/]+)\/(.+)$/.exec(pathname) ?? [];
  const bare = world.repositories[decodeURIComponent(name)];
  if (kind === undefined || bare === undefined) return undefined;
  if (world.switches.busy) return { status: 429, body: "Too Many Requests" };
  // For one use: the second time it is as if there had never been one.
  if (world.switches.private && !world.oneTime.delete(searchParams.get("token") ?? "")) return notFound;
  const bytes = blob(bare, ref, decodeURIComponent(path));
  if (kind === "raw") return serve(bytes);
  const oid = /\noid sha256:(\w+)\n/.exec(bytes?.toString() ?? "")?.[1] ?? "";
  return world.switches.media ? serve(world.objects.get(oid) ?? bytes) : notFound;
}

const SIGNATURE = "5f8b1c2d9e7a40b6a3d1";

const lfsJson = { "content-type": "application/vnd.git-lfs+json" };

/** https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md */
function lfsBatch(request: Request, { objects, switches }: World): Reply {
  const given = tokenOf(request.headers);
  if ((switches.private && given === "") || (given !== "" && given !== switches.token))
    return { status: 401, body: { message: "Credentials needed" } };
  if (isWithheld(switches)) return { status: 403, headers: lfsJson, body: { message: "You must have pull access" } };
  const asked: { readonly objects: readonly { readonly oid: string; readonly size: number }[] } = JSON.parse(
    request.body.toString(),
  );
  return {
    status: 200,
    headers: lfsJson,
    body: {
      transfer: "basic",
      objects: asked.objects.map(({ oid, size }) =>
        objects.get(oid)?.length === size
          ? {
              oid,
              size,
              actions: {
                download: { href: `${request.url.origin}/lfs-objects/${oid}?sig=${SIGNATURE}`, expires_in: 3_600 },
              },
            }
          : { oid, size, error: { code: 404, message: "Object does not exist" } },
      ),
    },
  };
}

function serve(bytes: Uint8Array | undefined): Reply {
  if (bytes === undefined) return { status: 404, body: "404: Not Found" };
  return { status: 200, headers: { "content-length": `${bytes.length}` }, body: bytes };
}

function blob(bare: string, ref: string, path: string): Buffer | undefined {
  try {
    return execFileSync("git", ["-C", bare, "cat-file", "blob", `${ref}:${path}`], {
      env: gitEnvironment,
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 100_000_000,
    });
  } catch {
    return undefined;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
