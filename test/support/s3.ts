import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import S3rver from "s3rver";
import { Agent, request } from "undici";
import type { Bucket } from "../../src/settings/types.js";
import { signatureProblem } from "./signature-v4.js";

export interface S3Switches {
  /** The store's answer, instead of doing anything: `code` as in S3's XML. */
  answer?: { readonly status: number; readonly code: string; readonly extra?: string } | undefined;
  /** Which methods `answer` is for; all where it is empty. */
  answerTo: readonly string[];
}

export interface S3 {
  /** What a user would set. */
  readonly bucket: Bucket;
  readonly switches: S3Switches;
  /** `PUT /pictures/key` for each request so far. */
  readonly requests: readonly string[];
  /** The keys that are in the bucket now. */
  readonly keys: () => Promise<readonly string[]>;
  /** Finds any host on loopback, as DNS would for a bucket in the host's name. */
  readonly dispatcher: Agent;
  readonly close: () => Promise<void>;
}

/** s3rver's only account. */
const KEY = "S3RVER";

/** Hosts that end with it have the bucket in front. */
const SERVICE_ENDPOINT = "store.example";

/**
 * A real S3-compatible server (s3rver) with one bucket, behind a gate that checks what s3rver does not: the signatures,
 * in header and query, and the payload's hash.
 */
export async function startS3(style: "path" | "virtual-host" = "path"): Promise<S3> {
  const directory = await mkdtemp(join(tmpdir(), "s3-"));
  const name = "pictures";
  const configureBuckets = [{ name }];
  const serviceEndpoint = SERVICE_ENDPOINT;
  const options = { address: "127.0.0.1", port: 0, silent: true, directory, serviceEndpoint, configureBuckets };
  const store = new S3rver(options);
  const inner = `http://127.0.0.1:${(await store.run()).port}`;
  const switches: S3Switches = { answerTo: [] };
  const requests: string[] = [];
  const agent = new Agent();
  const gate = createServer((incoming, response) => {
    requests.push(`${incoming.method} ${incoming.url?.split("?")[0]}`);
    pass(inner, agent, switches, incoming, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve) => gate.listen(0, "127.0.0.1", resolve));
  const address = gate.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const endpoint = style === "path" ? `http://127.0.0.1:${port}` : `http://${name}.s3.${SERVICE_ENDPOINT}:${port}`;
  return {
    bucket: { name, endpoint, region: "", accessKeyId: KEY, secretAccessKey: KEY },
    switches,
    requests,
    async keys() {
      const { body } = await request(`${inner}/${name}?list-type=2&max-keys=1000`, { dispatcher: agent });
      return [...(await body.text()).matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => key);
    },
    dispatcher: new Agent({
      connect: { lookup: (_host, _options, found) => found(null, [{ address: "127.0.0.1", family: 4 }]) },
    }),
    async close() {
      gate.closeAllConnections();
      await new Promise((resolve) => gate.close(resolve));
      await agent.destroy();
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
}

async function pass(
  inner: string,
  agent: Agent,
  switches: S3Switches,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "GET", url = "/", headers } = incoming;
  const body = await buffer(incoming);
  if (switches.answer !== undefined && (switches.answerTo.length === 0 || switches.answerTo.includes(method)))
    return refuse(response, switches.answer);
  const known = `${headers.authorization}${url}`.includes(`Credential=${KEY}`);
  const problem = signatureProblem({ method, url: new URL(url, `http://${headers.host}`), headers, body }, KEY);
  // An unknown key is s3rver's own to refuse.
  if (known && problem !== undefined) return refuse(response, { status: 403, code: problem });
  if (!known && problem === "AccessDenied") return refuse(response, { status: 403, code: problem });
  const { "content-length": _length, connection: _connection, ...forwarded } = headers;
  const reply = await request(`${inner}${url}`, {
    method: httpMethod(method),
    headers: forwarded,
    ...(body.length === 0 ? {} : { body }),
    dispatcher: agent,
  });
  const bytes = Buffer.from(await reply.body.arrayBuffer());
  const { "transfer-encoding": _encoding, connection: _kept, ...given } = reply.headers;
  response.writeHead(reply.statusCode, given);
  response.end(bytes);
}

function refuse(response: ServerResponse, { status, code, extra = "" }: NonNullable<S3Switches["answer"]>): void {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message>${extra}</Error>`);
}

function httpMethod(method: string): "GET" | "HEAD" | "PUT" | "DELETE" {
  return method === "PUT" || method === "DELETE" || method === "HEAD" ? method : "GET";
}
