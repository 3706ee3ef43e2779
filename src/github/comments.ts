import type { Api } from "./api.js";

/** A comment on a pull request, as GraphQL tells of it: REST knows neither who may edit it nor whether it is folded away. */
export interface IssueComment {
  /** The GraphQL node id. */
  readonly id: string;
  readonly body: string;
  /** Written by whoever the token belongs to. */
  readonly ours: boolean;
  readonly minimised: boolean;
}

/** The conversation of one pull request. Every call rejects as octokit does. */
export interface Conversation {
  readonly list: () => Promise<readonly IssueComment[]>;
  readonly create: (body: string) => Promise<void>;
  readonly update: (id: string, body: string) => Promise<void>;
  readonly minimise: (id: string) => Promise<void>;
  readonly restore: (id: string) => Promise<void>;
}

export interface PullRequestName {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

const LIST = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) { comments(first: 100, after: $after) {
    nodes { id body viewerDidAuthor isMinimized } pageInfo { hasNextPage endCursor } } } } }`;
const UPDATE = `mutation ($id: ID!, $body: String!) { updateIssueComment(input: { id: $id, body: $body }) { clientMutationId } }`;
const MINIMISE = `mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { clientMutationId } }`;
const RESTORE = `mutation ($id: ID!) { unminimizeComment(input: { subjectId: $id }) { clientMutationId } }`;

interface CommentsPage {
  readonly repository: {
    readonly pullRequest: {
      readonly comments: {
        readonly nodes: readonly {
          readonly id: string;
          readonly body: string;
          readonly viewerDidAuthor: boolean;
          readonly isMinimized: boolean;
        }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    } | null;
  } | null;
}

/** @param api connects at its first call */
export function openConversation(api: () => Promise<Api>, pullRequest: PullRequestName): Conversation {
  const { owner, repo, number } = pullRequest;
  const mutate = async (mutation: string, variables: Record<string, string>) => {
    await (await api()).graphql(mutation, variables);
  };
  return {
    list: async () => listAll(await api(), pullRequest),
    create: async (body) => {
      await (await api()).rest.issues.createComment({ owner, repo, issue_number: number, body });
    },
    update: (id, body) => mutate(UPDATE, { id, body }),
    minimise: (id) => mutate(MINIMISE, { id }),
    restore: (id) => mutate(RESTORE, { id }),
  };
}

async function listAll(api: Api, { owner, repo, number }: PullRequestName): Promise<readonly IssueComment[]> {
  const all: IssueComment[] = [];
  for (let after: string | null = null; ; ) {
    const page: CommentsPage = await api.graphql<CommentsPage>(LIST, { owner, repo, number, after });
    const comments = page.repository?.pullRequest?.comments;
    if (comments === undefined) return all;
    for (const { id, body, viewerDidAuthor, isMinimized } of comments.nodes) {
      all.push({ id, body, ours: viewerDidAuthor, minimised: isMinimized });
    }
    if (!comments.pageInfo.hasNextPage) return all;
    after = comments.pageInfo.endCursor;
  }
}
