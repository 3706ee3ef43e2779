export const id = 740;
export const ids = [740,584];
export const modules = {

/***/ 60797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VY: () => (/* binding */ actionsBot),
/* harmony export */   gu: () => (/* binding */ buildCommit)
/* harmony export */ });
/* unused harmony export fullMessage */
/* harmony import */ var _file_at_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41065);
/* harmony import */ var _temporary_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34527);


/** The account behind GITHUB_TOKEN. */
const actionsBot = {
    name: "github-actions[bot]",
    email: "41898282+github-actions[bot]@users.noreply.github.com",
};
/** Lays our changes, and nothing else, over `parent`. The work tree, HEAD and the user's index are not looked at. */
async function buildCommit(git, staged, parent, text) {
    // A manifest of nothing is no news, nor is one that merging would only have written in another way.
    if (staged.entries.length + staged.removed.length === 0)
        return { kind: "unchanged" };
    const tree = await (0,_temporary_index_js__WEBPACK_IMPORTED_MODULE_1__/* .withTemporaryIndex */ ._)(git, parent, async ({ env }) => {
        const input = (await indexInfo(git, staged, parent)).map((line) => `${line}\0`).join("");
        await git.run(["update-index", "-z", "--index-info"], { input, env });
        // A partial clone lacks the blobs of the files that are not ours, and need not fetch them.
        return git.line(["write-tree", "--missing-ok"], { env });
    });
    if (parent !== undefined && tree === (await git.line(["rev-parse", `${parent}^{tree}`])))
        return { kind: "unchanged" };
    const parents = parent === undefined ? [] : ["-p", parent];
    const sha = await git.line(["commit-tree", tree, ...parents, "-F", "-"], {
        input: await fullMessage(git, text),
        env: {
            GIT_AUTHOR_NAME: text.author.name,
            GIT_AUTHOR_EMAIL: text.author.email,
            GIT_COMMITTER_NAME: actionsBot.name,
            GIT_COMMITTER_EMAIL: actionsBot.email,
        },
    });
    return { kind: "built", sha, tree, parent };
}
/** The commit's message with its sign-off, in git's own form of trailers. */
async function fullMessage(git, { message, author, signOff }) {
    if (!signOff)
        return message;
    const trailer = `Signed-off-by: ${author.name} <${author.email}>`;
    return (await git.run(["interpret-trailers", "--no-divider", "--trailer", trailer], { input: `${message.trimEnd()}\n` })).toString("utf8");
}
async function indexInfo(git, staged, parent) {
    const theirs = parent === undefined ? undefined : await (0,_file_at_js__WEBPACK_IMPORTED_MODULE_0__/* .fileAt */ .W)(git, parent, staged.manifest);
    const manifest = await git.line(["hash-object", "-w", "--stdin", `--path=${staged.manifest}`], {
        input: staged.mergeManifest(theirs),
    });
    // Removals first: a product's folder may now stand where a removed product stood.
    return [
        ...staged.removed.map((path) => `0 ${"0".repeat(40)}\t${path}`),
        ...[...staged.entries, { path: staged.manifest, blobId: manifest }].map(({ path, blobId }) => `100644 ${blobId} 0\t${path}`),
    ];
}


/***/ }),

/***/ 41065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ fileAt),
/* harmony export */   t: () => (/* binding */ differences)
/* harmony export */ });
/* harmony import */ var _github_tracked_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96817);

/** The text of a commit's file; undefined where the commit has none. */
async function fileAt(git, commit, path) {
    const found = await git.attempt(["ls-tree", "-z", "--full-tree", commit, "--", path]);
    if (found.kind === "failed" || found.output.length === 0)
        return undefined;
    return (await git.run(["cat-file", "blob", `${commit}:${path}`])).toString("utf8");
}
/** Paths are the repository's. A file whose mode alone differs counts, too. */
async function differences(git, before, after) {
    const parts = (0,_github_tracked_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(await git.run(["diff-tree", "-r", "-z", "--no-renames", before, after]));
    const found = [];
    for (let i = 0; i + 1 < parts.length; i += 2) {
        const [, , was = "", is = ""] = (parts[i] ?? "").split(" ");
        found.push({ path: parts[i + 1] ?? "", before: blobOf(was), after: blobOf(is) });
    }
    return found;
}
function blobOf(id) {
    return /^0+$/.test(id) ? undefined : id;
}


/***/ }),

/***/ 98740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   publishPreviews: () => (/* binding */ publishPreviews)
/* harmony export */ });
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60797);
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64749);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38584);



/**
 * Puts pictures where GitHub's pages can show them by the commit that has them: on a ref of our own beside the branches,
 * which no clone fetches and no workflow runs for. What was there before is replaced.
 *
 * @param key what tells this step from others that keep pictures of their own, for a ref's name
 * @returns the commit, in hex
 * @throws an Error with git's words
 */
async function publishPreviews(git, event, key, files) {
    const entries = [];
    for (const { name, bytes } of files)
        entries.push(`100644 blob ${await git.line(["hash-object", "-w", "--stdin"], { input: bytes })}\t${name}\n`);
    const tree = await git.line(["mktree"], { input: entries.join("") });
    const { name, email } = _build_js__WEBPACK_IMPORTED_MODULE_0__/* .actionsBot */ .VY;
    const env = {
        ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email },
        ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email },
    };
    const sha = await git.line(["commit-tree", tree, "-m", "Show cutouts"], { env });
    const pushed = await (0,_push_js__WEBPACK_IMPORTED_MODULE_1__/* .push */ .VC)(git, (0,_target_js__WEBPACK_IMPORTED_MODULE_2__.remoteOf)(event), [`+${sha}:refs/cutout-action/previews/${key}`]);
    if (pushed.kind === "done")
        return sha;
    throw new Error(pushed.kind === "raced" ? pushed.words : pushed.reason);
}


/***/ }),

/***/ 64749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Il: () => (/* binding */ pushTo),
/* harmony export */   VC: () => (/* binding */ push),
/* harmony export */   WE: () => (/* binding */ explain)
/* harmony export */ });
function pushTo(git, remote) {
    return async ({ sha }, branch) => {
        const result = await push(git, remote, [`${sha}:refs/heads/${branch}`]);
        return result.kind === "done" ? { kind: "published", sha } : result;
    };
}
/** @param refs refspecs, after any options such as a lease */
async function push(git, remote, refs) {
    const options = ["--porcelain", "--no-follow-tags", "--recurse-submodules=no"];
    const result = await git.attempt(["push", ...options, remote, ...refs]);
    if (result.kind === "done")
        return { kind: "done" };
    return explain(`${result.output.toString("utf8")}\n${result.words}`.trim());
}
const causes = [
    {
        pattern: /must have verified signatures/i,
        means: (words) => ({
            kind: "refused",
            reason: `The branch takes none but signed commits. Set \`verified-commits: true\`, and GitHub signs ours. The server said: ${words}`,
        }),
    },
    {
        pattern: /to create or update workflow/i,
        means: (words) => ({
            kind: "refused",
            reason: `The branch is moved over a commit that changed a workflow file, and this token may not touch workflows. GITHUB_TOKEN never may: give \`token\` one of a GitHub App that has the permission \`workflows\`. The server said: ${words}`,
        }),
    },
    {
        pattern: /archived so it is read-only|repository was archived/i,
        means: (words) => ({
            kind: "refused",
            reason: `The repository is archived, so nobody may push to it. Unarchive it in its settings, or set \`deliver: artifact\`. The server said: ${words}`,
        }),
    },
    {
        pattern: /SAML SSO|SAML single sign-on|enforced SAML/i,
        means: (words) => ({
            kind: "refused",
            reason: `The organisation wants tokens to be authorised for its single sign-on (SAML). Authorise the one in \`token\` under “Configure SSO” in its owner's token settings, or take GITHUB_TOKEN or a GitHub App's. The server said: ${words}`,
        }),
    },
    {
        pattern: /GH001|Large files detected|exceeds GitHub's file size limit/i,
        means: (words) => ({
            kind: "refused",
            reason: `A product is larger than GitHub takes in a commit (100 MB). Keep the products in Git LFS, or make them smaller: \`format: webp\`, \`max-bytes\` or \`canvas\`. The server said: ${words}`,
        }),
    },
    {
        pattern: /GH013.*(?:file ?(?:path|name|size|extension)|extensions?\b|path length|max(?:imum)? (?:file )?size)/is,
        means: (words) => ({
            kind: "refused",
            reason: `A push rule of the repository refuses files of such a type, path or size, on every branch. Put the products elsewhere with \`output\`, take another \`format\`, lower \`max-bytes\`, or ask whoever keeps the rules for an exception. The server said: ${words}`,
        }),
    },
    {
        pattern: /GH006|GH013|protected branch|Repository rule violations/i,
        means: (words) => ({
            kind: "refused",
            reason: `The branch is protected, and github-actions[bot] may not push to it. Use \`deliver: pull-request\`, or give \`token\` one of an App that the rule lets pass. The server said: ${words}`,
        }),
    },
    {
        pattern: /fetch first|not our ref|non-fast-forward|stale info|cannot lock ref|failed to update ref|incorrect old value|reference already exists/i,
        means: (words) => ({ kind: "raced", words }),
    },
    {
        pattern: /error: 403|denied to|write access/i,
        means: (words) => ({
            kind: "refused",
            reason: `The token may not push. Give the job \`permissions: contents: write\`. The server said: ${words}`,
        }),
    },
    {
        pattern: /error: 401|could not read Username|Authentication failed|terminal prompts disabled/i,
        means: (words) => ({
            kind: "refused",
            reason: `The server did not accept the token: is \`token\` expired, or another repository's? It said: ${words}`,
        }),
    },
    {
        pattern: /Could not resolve host|Failed to connect|timed out|error: 5\d\d|early EOF|hung up|Connection reset|HTTP 5\d\d/i,
        means: (words) => ({ kind: "unavailable", reason: `The server could not be reached: ${words}` }),
    },
];
/** @param words what git said */
function explain(words) {
    const cause = causes.find(({ pattern }) => pattern.test(words));
    return cause?.means(words) ?? { kind: "refused", reason: `The server refused: ${words}` };
}


/***/ }),

/***/ 38584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ chooseProposal),
/* harmony export */   chooseTarget: () => (/* binding */ chooseTarget),
/* harmony export */   e: () => (/* binding */ dependabotMayNotWrite),
/* harmony export */   remoteOf: () => (/* binding */ remoteOf)
/* harmony export */ });
/* harmony import */ var _github_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19607);

/**
 * @param wanted the `branch` input (for a pull request: `base`); empty: by the event
 * @param input that input's name, for messages
 * @param current the branch that is checked out, where there is one; asked on a command line alone
 */
function chooseTarget(event, wanted, input, current) {
    if (event.kind === "none") {
        const branch = wanted || current;
        if (branch !== undefined)
            return { kind: "target", remote: "origin", branch };
        return refused(`No branch is checked out here. Give \`${input}\`.`);
    }
    if (event.kind === "fork")
        return refused(fromFork);
    const branch = wanted || branchOfEvent(event);
    if (branch !== undefined)
        return { kind: "target", remote: remoteOf(event), branch };
    return refused(whyNoBranch(event, input));
}
/** @param settings the inputs of these names; empty: by the event */
function chooseProposal(event, settings) {
    if (event.kind === "none")
        return refused("Pull requests are opened in GitHub Actions alone.");
    const target = chooseTarget(event, settings.base, "base", undefined);
    if (target.kind === "refused")
        return target;
    const { remote, branch: base } = target;
    const branch = settings.branch || `cutouts/${base}`;
    if (branch !== base)
        return { kind: "proposal", remote, base, branch };
    return refused(`\`branch\` and \`base\` are both ${base}: give \`branch\` another.`);
}
function remoteOf({ hosts, owner, repo }) {
    return `${hosts.server}/${owner}/${repo}`;
}
const fromFork = "This pull request comes from a fork, so the token is read-only and nothing can be committed. " +
    "The cutouts are made and committed once it is merged, if the workflow also runs on `push`.";
/** What kept a run of Dependabot's from writing; GitHub gives it a read-only token unless the job asks for more. */
const dependabotMayNotWrite = "Dependabot started this run, so the token is read-only unless the job has `permissions: contents: write`, and nothing can be committed. " +
    "The cutouts are made and committed once its pull request is merged, if the workflow also runs on `push`.";
function branchOfEvent(event) {
    switch (event.kind) {
        case "push":
        case "schedule":
        case "dispatch":
            return (0,_github_event_js__WEBPACK_IMPORTED_MODULE_0__/* .branchOfRef */ .V4)(event.ref);
        case "pull-request":
            return event.pullRequest.head.branch;
        case "dependabot":
            if (event.name === "pull_request_target")
                return undefined;
            return event.pullRequest?.head.branch ?? (0,_github_event_js__WEBPACK_IMPORTED_MODULE_0__/* .branchOfRef */ .V4)(event.ref);
        // Such as `release` or `pull_request_target`: their ref is not where their pictures came from.
        default:
            return undefined;
    }
}
function whyNoBranch(event, input) {
    const give = `Give \`${input}\`, the branch that the cutouts are for`;
    if (event.ref === "")
        return `No branch of ${event.owner}/${event.repo} is checked out here. ${give}.`;
    const tag = event.ref.startsWith("refs/tags/") ? event.ref.slice("refs/tags/".length) : undefined;
    switch (event.name) {
        case "release":
            return `A release belongs to a tag${tag === undefined ? "" : ` (${tag})`}, and a tag to no branch. ${give}.`;
        case "merge_group":
            return `The merge queue deletes its branch when it is done with it. Have the workflow run on \`push\` in place of \`merge_group\`, or give \`${input}\`.`;
        case "pull_request_target":
            return `A run by pull_request_target has the base's rights and is made for code of strangers, so nothing is committed to the pull request's branch. Have the workflow run on \`pull_request\`, or give \`${input}\`.`;
        default:
    }
    if (tag !== undefined)
        return `The run is on the tag ${tag}, and a tag belongs to no branch. ${give}.`;
    return `The event ${event.name} (${event.ref}) belongs to no branch. ${give}.`;
}
function refused(reason) {
    return { kind: "refused", reason };
}


/***/ }),

/***/ 34527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ withTemporaryIndex)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _temporary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71780);



/** Lends `work` an index that holds the tree of `commit`, or nothing. */
async function withTemporaryIndex(git, commit, work) {
    const folder = await (0,_temporary_js__WEBPACK_IMPORTED_MODULE_2__/* .temporaryFolder */ .yy)("index");
    try {
        const env = { GIT_INDEX_FILE: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "index") };
        // An index in a file of its own cannot be split, and a sparse one would hide what we lay over it.
        await git.run(["-c", "core.splitIndex=false", "-c", "index.sparse=false", "read-tree", commit ?? "--empty"], {
            env,
        });
        return await work({ env });
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    }
}


/***/ })

};
