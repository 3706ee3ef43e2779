import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { type Azurite, startAzurite } from "./azurite.js";

/** What the service was asked to keep, in the order of creation. */
export interface CacheEntry {
  readonly key: string;
  readonly version: string;
  readonly finalized: boolean;
  /** The archive, as it was uploaded. */
  readonly bytes: () => Promise<Uint8Array>;
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly mimeType: string;
  readonly expiresAt: string;
  readonly size: number;
  /** `sha256:…`, as the client computed it. */
  readonly digest: string;
  readonly finalized: boolean;
  /** The zip, or with `skipArchive` the file itself. */
  readonly bytes: () => Promise<Uint8Array>;
}

/** What a test may turn while the service runs. */
export interface ResultsSwitches {
  /** As on low-trust events: caches can be read and not written. */
  cacheWriteDenied: boolean;
  /** Every call is answered with this status, where it is not 0. */
  status: number;
}

export interface ResultsService {
  /** The variables that the runner sets, for the real `@actions/cache` and `@actions/artifact`. */
  readonly env: Readonly<Record<string, string>>;
  readonly switches: ResultsSwitches;
  readonly caches: () => readonly CacheEntry[];
  readonly artifacts: () => readonly Artifact[];
  /** Names of the calls so far, such as `CreateCacheEntry`. */
  readonly calls: readonly string[];
  /** Takes note of the caches that there are by now. What it returns brings them back, and no others. */
  readonly keepCaches: () => () => void;
  /** Forgets everything and turns all switches back. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

/**
 * A stand-in for GitHub's results service: the twirp calls for caches and artifacts, with its rules (immutable entries,
 * restore by prefix, the newest first, 409 for an artifact name that exists), over a real Azurite.
 */
export async function startResultsService(): Promise<ResultsService> {
  const azurite = await startAzurite();
  const switches: ResultsSwitches = { ...OFF };
  const caches = createCaches(azurite, switches);
  const artifacts = createArtifacts(azurite);
  const methods: Readonly<Record<string, Method>> = { ...caches.methods, ...artifacts.methods };
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const name = (request.url ?? "").split("/").at(-1) ?? "";
    const method = methods[name];
    const body: unknown = JSON.parse(await text(request));
    calls.push(name);
    const reply = answer(method, switches, request.headers.authorization, fields(body));
    response.writeHead(reply.status, { "content-type": "application/json" });
    response.end(JSON.stringify(reply.body));
  });
  const url = await listen(server);
  return {
    env: {
      ACTIONS_RESULTS_URL: `${url}/`,
      ACTIONS_RUNTIME_TOKEN: RUNTIME_TOKEN,
      ACTIONS_CACHE_SERVICE_V2: "true",
      // The clients take any host but github.com, *.ghe.com and *.localhost for a GHES, which has neither service.
      GITHUB_SERVER_URL: "https://github.com",
    },
    switches,
    caches: caches.list,
    artifacts: artifacts.list,
    calls,
    keepCaches: caches.keep,
    reset() {
      caches.reset();
      artifacts.reset();
      calls.length = 0;
      Object.assign(switches, OFF);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await azurite.close();
    },
  };
}

const OFF: Readonly<ResultsSwitches> = { cacheWriteDenied: false, status: 0 };

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

type Fields = (name: string) => string;
type Method = (field: Fields, all: ReadonlyMap<string, unknown>) => Reply;

/** The client reads the run's ids from it, and checks no signature. */
export const RUNTIME_TOKEN = [{ alg: "none" }, { scp: "Actions.Results:run-backend-id:job-backend-id" }]
  .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
  .concat("unsigned")
  .join(".");

function answer(
  method: Method | undefined,
  switches: ResultsSwitches,
  authorization: string | undefined,
  all: ReadonlyMap<string, unknown>,
): Reply {
  if (switches.status !== 0) return { status: switches.status, body: { code: "unavailable", msg: "switched off" } };
  if (authorization !== `Bearer ${RUNTIME_TOKEN}`)
    return { status: 401, body: { code: "unauthenticated", msg: "no such token" } };
  if (method === undefined) return { status: 404, body: { code: "bad_route", msg: "no such method" } };
  return method((name) => stringOf(all.get(name)), all);
}

function ok(body: Readonly<Record<string, unknown>>): Reply {
  return { status: 200, body };
}

interface MutableEntry {
  readonly key: string;
  readonly version: string;
  readonly blob: string;
  finalized: boolean;
}

interface Kept<T> {
  readonly methods: Readonly<Record<string, Method>>;
  readonly list: () => readonly T[];
  readonly reset: () => void;
}

interface Caches extends Kept<CacheEntry> {
  readonly keep: () => () => void;
}

function createCaches(azurite: Azurite, switches: ResultsSwitches): Caches {
  const entries: MutableEntry[] = [];
  let uploads = 0;
  const find = (matches: (key: string) => boolean, version: string): MutableEntry | undefined =>
    entries.findLast((entry) => entry.finalized && entry.version === version && matches(entry.key));
  return {
    list: () => entries.map((entry) => ({ ...entry, bytes: () => azurite.read(entry.blob) })),
    reset: () => entries.splice(0),
    keep() {
      const kept = entries.map((entry) => ({ ...entry }));
      return () => void entries.splice(0, entries.length, ...kept.map((entry) => ({ ...entry })));
    },
    methods: {
      CreateCacheEntry(field) {
        const [key, version] = [field("key"), field("version")];
        if (switches.cacheWriteDenied)
          return ok({ ok: false, message: "cache write denied: this run's token is read-only" });
        if (entries.some((entry) => entry.key === key && entry.version === version))
          return { status: 409, body: { code: "already_exists", msg: "cache entry already exists" } };
        const blob = `cache/${++uploads}`;
        entries.push({ key, version, blob, finalized: false });
        return ok({ ok: true, signed_upload_url: azurite.signedUrl(blob, "cw") });
      },
      FinalizeCacheEntryUpload(field) {
        const index = entries.findIndex(
          (entry) => entry.key === field("key") && entry.version === field("version") && !entry.finalized,
        );
        const entry = entries[index];
        if (entry === undefined) return ok({ ok: false, message: "no such reservation" });
        entry.finalized = true;
        return ok({ ok: true, entry_id: `${index + 1}` });
      },
      GetCacheEntryDownloadURL(field, all) {
        const version = field("version");
        const prefixes = listOf(all.get("restore_keys"));
        const entry = [
          find((key) => key === field("key"), version),
          ...prefixes.map((prefix) => find((key) => key.startsWith(prefix), version)),
        ].find((found) => found !== undefined);
        if (entry === undefined) return ok({ ok: false });
        return ok({ ok: true, signed_download_url: azurite.signedUrl(entry.blob, "r"), matched_key: entry.key });
      },
    },
  };
}

interface MutableArtifact {
  readonly id: number;
  readonly name: string;
  readonly mimeType: string;
  readonly expiresAt: string;
  readonly blob: string;
  size: number;
  digest: string;
  finalized: boolean;
}

function createArtifacts(azurite: Azurite): Kept<Artifact> {
  const artifacts: MutableArtifact[] = [];
  let created = 0;
  const find = (name: string): MutableArtifact | undefined => artifacts.find((artifact) => artifact.name === name);
  return {
    list: () => artifacts.map((artifact) => ({ ...artifact, bytes: () => azurite.read(artifact.blob) })),
    reset: () => artifacts.splice(0),
    methods: {
      CreateArtifact(field) {
        const name = field("name");
        if (find(name) !== undefined)
          return { status: 409, body: { code: "already_exists", msg: "an artifact with this name already exists" } };
        const id = ++created;
        const blob = `artifact/${id}`;
        const [mimeType, expiresAt] = [field("mime_type"), field("expires_at")];
        artifacts.push({ id, name, mimeType, expiresAt, blob, size: 0, digest: "", finalized: false });
        return ok({ ok: true, signed_upload_url: azurite.signedUrl(blob, "cw") });
      },
      FinalizeArtifact(field) {
        const artifact = find(field("name"));
        if (artifact === undefined) return { status: 404, body: { code: "not_found", msg: "no such artifact" } };
        artifact.size = Number(field("size"));
        artifact.digest = field("hash");
        artifact.finalized = true;
        return ok({ ok: true, artifact_id: `${artifact.id}` });
      },
      ListArtifacts(field) {
        const wanted = artifacts.filter(
          ({ id, name, finalized }) =>
            finalized && ["", name].includes(field("name_filter")) && ["", `${id}`].includes(field("id_filter")),
        );
        return ok({
          artifacts: wanted.map(({ id, name, size, digest }) => ({
            workflow_run_backend_id: "run-backend-id",
            workflow_job_run_backend_id: "job-backend-id",
            database_id: `${id}`,
            name,
            size: `${size}`,
            digest,
          })),
        });
      },
      GetSignedArtifactURL(field) {
        const artifact = find(field("name"));
        if (artifact === undefined) return { status: 404, body: { code: "not_found", msg: "no such artifact" } };
        const file = artifact.mimeType === "application/zip" ? `${artifact.name}.zip` : artifact.name;
        const contentDisposition = `attachment; filename="${file}"`;
        return ok({ signed_url: azurite.signedUrl(artifact.blob, "r", { contentDisposition }) });
      },
      DeleteArtifact(field) {
        const index = artifacts.findIndex(({ name }) => name === field("name"));
        const [artifact] = index < 0 ? [] : artifacts.splice(index, 1);
        return artifact === undefined
          ? { status: 404, body: { code: "not_found", msg: "no such artifact" } }
          : ok({ ok: true, artifact_id: `${artifact.id}` });
      },
    },
  };
}

function fields(body: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof body === "object" && body !== null ? Object.entries(body) : []);
}

function stringOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? `${value}` : "";
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(stringOf) : [];
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`);
    });
  });
}
