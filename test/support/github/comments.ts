import { bodyOf } from "./body.js";
import { apiPath, forbidden, type Handler, type Reply, type Request } from "./server.js";

export interface FakeComment {
  readonly id: string;
  body: string;
  readonly author: "ours" | "theirs";
  minimised: boolean;
}

export interface Comments {
  readonly handler: Handler;
  readonly list: FakeComment[];
  /** False: the token may not write comments. */
  mayWrite: boolean;
}

/** The conversation of every pull request in one: REST creates, GraphQL lists, edits, folds away and unfolds. */
export function comments(): Comments {
  const list: FakeComment[] = [];
  const world: Comments = { list, mayWrite: true, handler: async (request) => answer(world, request) };
  return world;
}

function answer(world: Comments, request: Request): Reply | undefined {
  if (request.url.pathname === "/api/graphql") return graphql(world, request);
  if (request.method !== "POST" || !/\/issues\/\d+\/comments$/.test(apiPath(request.url) ?? "")) return undefined;
  if (!world.mayWrite) return forbidden("pull-requests: write");
  world.list.push({
    id: `IC_${world.list.length + 1}`,
    body: bodyOf(request).text("body"),
    author: "ours",
    minimised: false,
  });
  return { status: 201, body: {} };
}

function graphql({ list, mayWrite }: Comments, request: Request): Reply {
  const { query, variables } = JSON.parse(request.body.toString("utf8"));
  if (query.trimStart().startsWith("query")) {
    const nodes = list.map(({ id, body, author, minimised }) => ({
      id,
      body,
      viewerDidAuthor: author === "ours",
      isMinimized: minimised,
    }));
    const comments = { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
    return { status: 200, body: { data: { repository: { pullRequest: { comments } } } } };
  }
  const comment = list.find(({ id }) => id === variables.id);
  if (comment === undefined || !mayWrite)
    return {
      status: 200,
      body: { errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }] },
    };
  if (query.includes("updateIssueComment")) comment.body = variables.body;
  else comment.minimised = query.includes(" minimizeComment");
  return { status: 200, body: { data: {} } };
}
