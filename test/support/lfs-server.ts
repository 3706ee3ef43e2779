import { createHash } from "node:crypto";
import type { Handler, Reply, Request } from "./github/server.js";
import { tokenOf } from "./github/server.js";

/** A Git LFS server: the batch API with basic transfers, below a repository's URL, as git-lfs expects it. */
export interface LfsServer {
  readonly handler: Handler;
  /** The objects that are there, by SHA-256. */
  readonly objects: Map<string, Buffer>;
}

/** Needs `token`, and refuses objects whose bytes are not what their name says. */
export function lfsServer(token: string): LfsServer {
  const objects = new Map<string, Buffer>();
  return {
    objects,
    async handler(request) {
      const [, what, oid] =
        /\/info\/lfs\/(objects\/batch|upload|download|locks\/verify)(?:\/([0-9a-f]{64}))?$/.exec(
          request.url.pathname,
        ) ?? [];
      if (what === undefined) return undefined;
      if (what === "upload") return upload(request, oid ?? "", objects);
      if (what === "download") return { status: 200, body: objects.get(oid ?? "") ?? "" };
      if (tokenOf(request.headers) !== token)
        return { status: 401, headers: { "lfs-authenticate": "Basic" }, body: lfs({}) };
      return what === "objects/batch" ? batch(request, objects) : { status: 404, body: "" };
    },
  };
}

function batch({ url, body }: Request, objects: ReadonlyMap<string, Buffer>): Reply {
  const { operation, objects: wanted }: Batch = JSON.parse(body.toString());
  const root = `${url.origin}${url.pathname.replace(/\/objects\/batch$/, "")}`;
  const answers = wanted.map(({ oid, size }) => ({
    oid,
    size,
    authenticated: true,
    ...(objects.has(oid) === (operation === "download") && {
      actions: { [operation]: { href: `${root}/${operation}/${oid}` } },
    }),
  }));
  return { ...lfsReply, body: lfs({ transfer: "basic", objects: answers }) };
}

interface Batch {
  readonly operation: "upload" | "download";
  readonly objects: readonly { readonly oid: string; readonly size: number }[];
}

function upload({ body }: Request, oid: string, objects: Map<string, Buffer>): Reply {
  if (createHash("sha256").update(body).digest("hex") !== oid) return { status: 422, body: "The bytes are others." };
  objects.set(oid, body);
  return { status: 200, body: "" };
}

const lfsReply = { status: 200, headers: { "content-type": "application/vnd.git-lfs+json" } } as const;

function lfs(answer: unknown): string {
  return JSON.stringify(answer);
}
