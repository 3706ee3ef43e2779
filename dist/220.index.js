export const id = 220;
export const ids = [220];
export const modules = {

/***/ 84220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commentOn: () => (/* binding */ commentOn)
});

;// CONCATENATED MODULE: ./lib/github/comments.js
const LIST = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) { comments(first: 100, after: $after) {
    nodes { id body viewerDidAuthor isMinimized } pageInfo { hasNextPage endCursor } } } } }`;
const UPDATE = `mutation ($id: ID!, $body: String!) { updateIssueComment(input: { id: $id, body: $body }) { clientMutationId } }`;
const MINIMISE = `mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { clientMutationId } }`;
const RESTORE = `mutation ($id: ID!) { unminimizeComment(input: { subjectId: $id }) { clientMutationId } }`;
/** @param api connects at its first call */
function openConversation(api, pullRequest) {
    const { owner, repo, number } = pullRequest;
    const mutate = async (mutation, variables) => {
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
async function listAll(api, { owner, repo, number }) {
    const all = [];
    for (let after = null;;) {
        const page = await api.graphql(LIST, { owner, repo, number, after });
        const comments = page.repository?.pullRequest?.comments;
        if (comments === undefined)
            return all;
        for (const { id, body, viewerDidAuthor, isMinimized } of comments.nodes) {
            all.push({ id, body, ours: viewerDidAuthor, minimised: isMinimized });
        }
        if (!comments.pageInfo.hasNextPage)
            return all;
        after = comments.pageInfo.endCursor;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(63021);
// EXTERNAL MODULE: ./lib/report/sections.js
var report_sections = __webpack_require__(13136);
;// CONCATENATED MODULE: ./lib/report/comment.js



/** GitHub takes 65,536 characters; bytes are never fewer, so a limit on bytes is the safer one. */
const COMMENT_LIMIT = 65_000;
/** The sticky comment of a pull request. Its first line is a hidden marker by which the next run finds it again. */
function renderComment(run, links, identity, limit = COMMENT_LIMIT) {
    const marker = markerOf(identity);
    if (!isNews(run))
        return { kind: "nothing", marker, body: `${marker}\n${UP_TO_DATE}` };
    const page = { links, room: "a comment has room for 65,536 characters", galleryPictures: 12, openPictures: 0 };
    const heading = { kind: "text", text: `${marker}\n### Cutouts\n\n${(0,report_sections/* overview */.M0)(run, page).join("\n\n")}\n\n` };
    const sections = [
        (0,report_sections/* failuresSection */.Lb)(run, page),
        (0,report_sections/* gallerySection */.io)(run, page),
        (0,report_sections/* picturesSection */.NY)(run, page),
        (0,report_sections/* orphansSection */.vC)(run, page),
    ];
    return { kind: "something", marker, body: (0,markdown/* assemble */.fT)([heading, ...sections], limit) };
}
const UP_TO_DATE = "### Cutouts\n\n✅ All cutouts are up to date.\n";
function isNews({ counts, delivered }) {
    const unsettled = counts.failed + counts.made + counts.planned + counts.deferred + counts.skipped + counts.orphans;
    return unsettled > 0 || delivered.some(({ kind }) => kind === "failed");
}
/** A hash, since the names of workflows and jobs may hold `-->`. */
function markerOf({ workflow, job, step, work }) {
    const hash = (0,external_node_crypto_.createHash)("sha256")
        .update(JSON.stringify([workflow, job, step, work]))
        .digest("hex");
    return `<!-- cutout-action:comment:${hash.slice(0, 20)} -->`;
}

// EXTERNAL MODULE: ./lib/github/refusals.js
var refusals = __webpack_require__(6614);
;// CONCATENATED MODULE: ./lib/report/post-comment.js

/**
 * Brings the one comment that carries our marker up to date. A comment is never worth failing a run: what goes wrong is one
 * line in the log.
 */
async function postComment(comment, comments, log) {
    try {
        const [posted, ...doubles] = (await comments.list()).filter(({ ours, body }) => ours && body.startsWith(comment.marker));
        if (posted === undefined)
            await first(comment, comments);
        else
            await again(comment, posted, comments);
        // Two runs at once may each have written the first one.
        for (const { id, minimised } of doubles)
            if (!minimised)
                await comments.minimise(id);
    }
    catch (error) {
        log.warning(refusal(error));
    }
}
async function first(comment, comments) {
    if (comment.kind === "something")
        await comments.create(comment.body);
}
async function again(comment, posted, comments) {
    if (posted.body !== comment.body)
        await comments.update(posted.id, comment.body);
    if (comment.kind === "nothing" && !posted.minimised)
        await comments.minimise(posted.id);
    if (comment.kind === "something" && posted.minimised)
        await comments.restore(posted.id);
}
function refusal(error) {
    if (isRefused(error))
        return "No comment on the pull request: the token may not write one. Give the job `permissions: pull-requests: write`, or set `comment: false`. On a pull request of a fork the token is always read-only.";
    const cause = (0,refusals/* whyRefused */.fG)(error, "pull-requests: write");
    return `The comment on the pull request could not be brought up to date (${cause}). The results are not affected.`;
}
/** Not for the moment, as by a rate limit, but by its permissions. */
function isRefused(error) {
    const status = (0,refusals/* apiFailure */.tF)(error)?.status;
    if ((0,refusals/* isForbiddenByGraphql */.ao)(error))
        return true;
    return !(0,refusals/* mayPass */.bg)(error) && (status === 401 || status === 403 || status === 404);
}

// EXTERNAL MODULE: ./lib/run/links.js
var run_links = __webpack_require__(39252);
// EXTERNAL MODULE: ./lib/run/rules.js
var rules = __webpack_require__(69690);
;// CONCATENATED MODULE: ./lib/run/commenting.js





/** Keeps the one comment on the pull request that started the run up to date. A fork's token may not write one. */
async function commentOn(run, links, context) {
    const { event, api, log } = context;
    const { owner, repo, workflow, job, step } = event;
    const report = (0,run_links/* reportAddress */.VY)(run.delivered);
    const comment = renderComment(run, { ...links, ...(report !== undefined && { report }) }, { workflow, job, step, work: workOf(context) });
    await postComment(comment, openConversation(api, { owner, repo, number: event.pullRequest.number }), log);
}
function workOf({ settings }) {
    const { workingDirectory, paths, humanPaths, model, manifest, shard } = settings;
    const outputs = (0,rules/* everyVariant */.f)(settings).map(({ name, output }) => `${name} ${output}`);
    return [workingDirectory, model, manifest, JSON.stringify([paths, humanPaths, outputs, shard ?? null])];
}


/***/ })

};
