import { expect, test } from "vitest";
import { silentLog } from "../../src/log.js";
import { renderComment } from "../../src/report/comment.js";
import { type Comments, type PostedComment, postComment } from "../../src/report/post-comment.js";
import { made, reused, run } from "./fixture.js";

const here = { workflow: "w", job: "j", step: "s", work: [] };
const nowhere = { file: () => undefined };
const news = renderComment(run([made("a.jpg")]), nowhere, here);
const more = renderComment(run([made("a.jpg"), made("b.jpg")]), nowhere, here);
const nothing = renderComment(run([reused("a.jpg")]), nowhere, here);

/** A pull request that remembers its comments, as GitHub does. */
function pullRequest(...held: readonly PostedComment[]) {
  const comments = [...held];
  const calls: string[] = [];
  const change = (id: string, over: Partial<PostedComment>): void => {
    const at = comments.findIndex((comment) => comment.id === id);
    const before = comments[at];
    if (before !== undefined) comments[at] = { ...before, ...over };
  };
  const told =
    (name: string, act: (...args: readonly string[]) => void) =>
    async (...args: readonly string[]): Promise<void> => {
      calls.push(name);
      act(...args);
    };
  const port: Comments = {
    list: async () => comments,
    create: told("create", (body = "") =>
      comments.push({ id: String(comments.length), body, ours: true, minimised: false }),
    ),
    update: told("update", (id = "", body = "") => change(id, { body })),
    minimise: told("minimise", (id = "") => change(id, { minimised: true })),
    restore: told("restore", (id = "") => change(id, { minimised: false })),
  };
  return { port, comments, calls };
}

test("one comment is made, brought up to date in place, folded away when there is nothing to say, and unfolded again", async () => {
  const { port, comments, calls } = pullRequest();
  for (const comment of [news, news, more, nothing, nothing, news]) await postComment(comment, port, silentLog);
  expect(calls).toEqual(["create", "update", "update", "minimise", "update", "restore"]);
  expect(comments).toEqual([{ id: "0", body: news.body, ours: true, minimised: false }]);
});

test("no comment is made to say nothing", async () => {
  const { port, comments } = pullRequest();
  await postComment(nothing, port, silentLog);
  expect(comments).toEqual([]);
});

test("a stranger's comment with our marker, and our own that only quotes it, are left alone", async () => {
  const stranger = { id: "x", body: news.body, ours: false, minimised: false };
  const quote = { id: "y", body: `> ${news.body}`, ours: true, minimised: false };
  const { port, comments } = pullRequest(stranger, quote);
  await postComment(more, port, silentLog);
  expect(comments.map(({ body }) => body)).toEqual([stranger.body, quote.body, more.body]);
});

test.each([
  [403, "pull-requests: write"],
  [500, "The results are not affected"],
])("an answer %i is one line in the log, no error", async (status, words) => {
  const lines: string[] = [];
  const fail = () => Promise.reject(Object.assign(new Error("Resource not accessible by integration"), { status }));
  await postComment(
    news,
    { ...pullRequest().port, create: fail },
    { ...silentLog, warning: (line) => lines.push(line) },
  );
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(words);
});

test("of two first comments, which two runs have made at once, the later one is folded away, and only once", async () => {
  const posted = (id: string) => ({ id, body: news.body, ours: true, minimised: false });
  const { port, comments, calls } = pullRequest(posted("a"), posted("b"));
  for (const comment of [more, more]) await postComment(comment, port, silentLog);
  expect(comments).toEqual([
    { ...posted("a"), body: more.body },
    { ...posted("b"), minimised: true },
  ]);
  expect(calls).toEqual(["update", "minimise"]);
});

test("what GraphQL refuses, with status 200, is told by the permission, and a rate limit is not", async () => {
  const told = async (error: Error) => {
    const lines: string[] = [];
    const log = { ...silentLog, warning: (line: string) => lines.push(line) };
    await postComment(news, { ...pullRequest().port, list: () => Promise.reject(error) }, log);
    return lines;
  };
  const forbidden = Object.assign(new Error("Resource not accessible by integration"), {
    errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }],
  });
  expect(await told(forbidden)).toEqual([expect.stringContaining("`permissions: pull-requests: write`")]);
  const response = { status: 403, headers: { "retry-after": "600" }, data: {} };
  const limited = Object.assign(new Error("You have exceeded a secondary rate limit"), { status: 403, response });
  expect(await told(limited)).toEqual([expect.stringContaining("takes no more requests from this token")]);
});
