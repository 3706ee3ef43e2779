import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { serveGit } from "../git-server.js";
import { undescribed } from "./described.js";

export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** What the token may, for handlers that are more particular than the path. */
  readonly permissions: Readonly<Record<"contents" | "pullRequests" | "issues", Permission>>;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes and strings go out as they are, everything else as JSON. */
  readonly body?: unknown;
}

/** Answers the requests that it knows, and leaves the others to the next one. */
export type Handler = (request: Request) => Promise<Reply | undefined>;

export type Permission = "none" | "read" | "write";

/** What a test may turn while the server runs. */
export interface Switches {
  /** The token that is let in. */
  token: string;
  contents: Permission;
  pullRequests: Permission;
  issues: Permission;
  /** A private repository shows nothing without the token. */
  private: boolean;
  /** An archived repository may be read, whatever the token. */
  archived: boolean;
  /** So many of the next git requests are answered 503. */
  outages: number;
}

export interface FakeGitHub {
  readonly owner: string;
  readonly repo: string;
  readonly bareRepo: string;
  /** Stands for `https://github.com`. */
  readonly url: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** Every request so far, the git protocol's too (those without bodies). */
  readonly requests: readonly Request[];
  readonly switches: Switches;
  /** Further repositories for git, `owner/repo` by the path of its bare repository, whether or not the token may push. */
  readonly others: Map<string, { readonly bare: string; readonly mayPush: boolean }>;
  /** What the runner would set for a job of this repository on this server. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

export interface FakeGitHubOptions extends Partial<Switches> {
  readonly bareRepo: string;
  readonly owner?: string;
  readonly repo?: string;
  /** Asked in turn, before the answer 404. */
  readonly handlers?: readonly Handler[];
  /** False: answers of the API are the test's own invention. Else what GitHub does not describe fails when it is closed. */
  readonly described?: boolean;
}

/** One GitHub on the loopback interface, with one repository: smart HTTP over real git, and whatever the handlers answer. */
export async function startFakeGitHub(options: FakeGitHubOptions): Promise<FakeGitHub> {
  const { bareRepo, owner = "octo", repo = "shop", handlers = [], described = true, ...given } = options;
  const switches: Switches = {
    token: "ghs_test0123456789",
    contents: "write",
    pullRequests: "write",
    issues: "write",
    private: false,
    archived: false,
    outages: 0,
    ...given,
  };
  const requests: Request[] = [];
  const drift: string[] = [];
  const others: FakeGitHub["others"] = new Map();
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      drift.push(String(error));
      send(response, { status: 500, body: String(error) });
    });
  });
  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(message.url ?? "/", `http://${message.headers.host}`);
    if (isDoubled(message)) return send(response, { status: 400, body: "Duplicate header: Authorization" });
    const { contents, pullRequests, issues } = switches;
    const permissions = { contents, pullRequests, issues };
    const asked = gitRequest(url.pathname);
    const bare = asked && (asked.name === `${owner}/${repo}` ? bareRepo : others.get(asked.name)?.bare);
    if (asked !== undefined && bare !== undefined) {
      requests.push({
        method: message.method ?? "",
        url,
        headers: message.headers,
        body: Buffer.alloc(0),
        permissions,
      });
      const refusal = refuseGit(message, url, switchesAt(others.get(asked.name), switches), asked.name);
      return refusal ? send(response, refusal) : serveGit(bare, asked.path, message, response);
    }
    const body = await readAll(message);
    const request = { method: message.method ?? "", url, headers: message.headers, body, permissions };
    requests.push(request);
    const reply = refuseApi(request, switches) ?? (await firstReply(request, handlers));
    if (described) drift.push(...driftOf(request, reply));
    send(response, reply);
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${portOf(server.address())}`;
  return {
    owner,
    repo,
    bareRepo,
    url,
    apiUrl: `${url}/api/v3`,
    graphqlUrl: `${url}/api/graphql`,
    requests,
    switches,
    others,
    environment: runnerVariables(url, owner, repo),
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      if (drift.length > 0) throw new Error(`Not as GitHub describes itself:\n${drift.splice(0).join("\n")}`);
    },
  };
}

function driftOf(request: Request, reply: Reply): readonly string[] {
  const path = apiPath(request.url);
  const problem = path === undefined ? undefined : undescribed(request, path, reply);
  return problem === undefined ? [] : [problem];
}

/** The path below the API's root, `/repos/octo/shop/pulls`; undefined for what is not the API's. */
export function apiPath(url: URL): string | undefined {
  const prefix = "/api/v3";
  return url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : undefined;
}

/** What GitHub answers where the token has not got the permission; `wanted` as in `contents=write`. */
export function forbidden(wanted: string): Reply {
  return {
    status: 403,
    headers: { "x-accepted-github-permissions": wanted },
    body: { message: "Resource not accessible by integration", documentation_url: "https://docs.github.com/rest" },
  };
}

/** The token that came with a request, in either of the forms that git and the API use. */
export function tokenOf(headers: IncomingHttpHeaders): string {
  const [scheme = "", value = ""] = (headers.authorization ?? "").split(" ");
  if (scheme.toLowerCase() !== "basic") return value;
  return Buffer.from(value, "base64").toString().split(":").slice(1).join(":");
}

function runnerVariables(url: string, owner: string, repo: string): Readonly<Record<string, string>> {
  return {
    GITHUB_ACTIONS: "true",
    GITHUB_REPOSITORY: `${owner}/${repo}`,
    GITHUB_SERVER_URL: url,
    GITHUB_API_URL: `${url}/api/v3`,
    GITHUB_GRAPHQL_URL: `${url}/api/graphql`,
    GITHUB_ACTOR: "somebody",
    GITHUB_WORKFLOW: "Cutouts",
    GITHUB_JOB: "cutouts",
    GITHUB_ACTION: "__run",
    GITHUB_RUN_ID: "1",
    GITHUB_RUN_ATTEMPT: "1",
  };
}

async function firstReply(request: Request, handlers: readonly Handler[]): Promise<Reply> {
  for (const handler of handlers) {
    const reply = await handler(request);
    if (reply !== undefined) return reply;
  }
  return { status: 404, body: { message: "Not Found" } };
}

/** @returns the repository, `owner/repo`, and the path in it; undefined for what is not the git protocol's */
function gitRequest(pathname: string): { readonly name: string; readonly path: string } | undefined {
  const [, name, path] =
    /^\/([^/]+\/[^/]+?)(?:\.git)?(\/(?:info\/refs|git-(?:upload|receive)-pack))$/.exec(pathname) ?? [];
  return name === undefined || path === undefined ? undefined : { name, path };
}

function switchesAt(other: { readonly mayPush: boolean } | undefined, switches: Switches): Switches {
  return other === undefined ? switches : { ...switches, contents: other.mayPush ? "write" : "read" };
}

/** As GitHub does: Node itself would take the first and drop the others without a word. */
function isDoubled({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === "authorization").length > 1;
}

function refuseGit(message: IncomingMessage, url: URL, switches: Switches, name: string): Reply | undefined {
  if (switches.outages > 0) {
    switches.outages -= 1;
    return { status: 503, body: "Service Unavailable" };
  }
  const pushes = url.searchParams.get("service") === "git-receive-pack" || url.pathname.endsWith("/git-receive-pack");
  if (!pushes && !switches.private) return undefined;
  if (tokenOf(message.headers) !== switches.token) {
    return { status: 401, headers: { "www-authenticate": 'Basic realm="GitHub"' }, body: "Bad credentials" };
  }
  if (switches.contents === "none" || (pushes && (switches.contents !== "write" || switches.archived))) {
    return {
      status: 403,
      headers: { "content-type": "text/plain" },
      body: switches.archived
        ? "ERROR: This repository was archived so it is read-only."
        : `Permission to ${name}.git denied to github-actions[bot].`,
    };
  }
  return undefined;
}

/** Which permissions a path of the API needs for more than reading: any of them will do. */
const guarded: readonly { readonly path: RegExp; readonly needs: readonly (keyof Request["permissions"])[] }[] = [
  { path: /^\/repos\/[^/]+\/[^/]+\/git\//, needs: ["contents"] },
  { path: /^\/repos\/[^/]+\/[^/]+\/pulls/, needs: ["pullRequests"] },
  // A pull request is an issue, too.
  { path: /^\/repos\/[^/]+\/[^/]+\/issues/, needs: ["issues", "pullRequests"] },
];

const NAMES = { contents: "contents", pullRequests: "pull_requests", issues: "issues" } as const;

function refuseApi({ method, url, headers }: Request, switches: Switches): Reply | undefined {
  const path = apiPath(url) ?? "";
  const guard = guarded.find((each) => each.path.test(path));
  if (guard === undefined) return undefined;
  if (tokenOf(headers) !== switches.token) return { status: 401, body: { message: "Bad credentials" } };
  const reads = method === "GET" || method === "HEAD";
  const may = guard.needs.some((name) => switches[name] === "write" || (reads && switches[name] === "read"));
  return may
    ? undefined
    : forbidden(guard.needs.map((name) => `${NAMES[name]}=${reads ? "read" : "write"}`).join("; "));
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  const raw = typeof body === "string" || body instanceof Uint8Array;
  response.writeHead(status, { ...(!raw && body !== undefined && { "content-type": "application/json" }), ...headers });
  response.end(raw || body === undefined ? body : JSON.stringify(body));
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}
