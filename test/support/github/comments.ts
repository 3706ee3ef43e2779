import { bodyOf } from "./body.js";
import { answerLike } from "./described.js";
import { answerGraphql, Forbidden, type Root } from "./graphql.js";
import { apiPath, type Handler, type Reply, type Request } from "./server.js";

export interface FakeComment {
  readonly id: string;
  body: string;
  readonly author: "ours" | "theirs";
  minimised: boolean;
}

export interface Comments {
  readonly handler: Handler;
  readonly list: FakeComment[];
}

/** The conversation of every pull request in one: REST creates, GraphQL lists, edits, folds away and unfolds. */
export function comments(): Comments {
  const list: FakeComment[] = [];
  const world: Comments = { list, handler: async (request) => answer(world, request) };
  return world;
}

async function answer(world: Comments, request: Request): Promise<Reply | undefined> {
  if (request.url.pathname === "/api/graphql") return answerGraphql(request, rootOf(world, request));
  if (request.method !== "POST" || !/\/issues\/\d+\/comments$/.test(apiPath(request.url) ?? "")) return undefined;
  const body = bodyOf(request).text("body");
  world.list.push({ id: `IC_${world.list.length + 1}`, body, author: "ours", minimised: false });
  return { status: 201, body: answerLike("issues/create-comment", 201, { body }) };
}

/** GitHub gives a hundred of them at a time. */
const PAGE = 100;

function rootOf({ list }: Comments, { permissions }: Request): Root {
  const mayWrite = permissions.pullRequests === "write" || permissions.issues === "write";
  const change = (id: string, how: (comment: FakeComment) => void) => {
    const comment = list.find((each) => each.id === id);
    if (comment === undefined || !mayWrite) throw new Forbidden();
    how(comment);
    return { clientMutationId: null };
  };
  return {
    repository: () => ({ pullRequest: () => ({ comments: (asked: Paged) => connection(list, asked) }) }),
    updateIssueComment: ({ input }: Mutation<{ readonly id: string; readonly body: string }>) =>
      change(input.id, (comment) => {
        comment.body = input.body;
      }),
    minimizeComment: ({ input }: Mutation<{ readonly subjectId: string }>) =>
      change(input.subjectId, (comment) => {
        comment.minimised = true;
      }),
    unminimizeComment: ({ input }: Mutation<{ readonly subjectId: string }>) =>
      change(input.subjectId, (comment) => {
        comment.minimised = false;
      }),
  };
}

interface Mutation<Input> {
  readonly input: Input;
}

interface Paged {
  readonly first: number;
  readonly after?: string | null;
}

function connection(list: readonly FakeComment[], { first, after }: Paged): unknown {
  if (first > PAGE) throw new Error(`Requesting ${first} records on the \`comments\` connection exceeds the limit.`);
  const start = Number(after ?? 0);
  const end = start + first;
  return {
    nodes: list.slice(start, end).map(({ id, body, author, minimised }) => ({
      id,
      body,
      viewerDidAuthor: author === "ours",
      isMinimized: minimised,
    })),
    pageInfo: { hasNextPage: end < list.length, endCursor: `${end}` },
  };
}
