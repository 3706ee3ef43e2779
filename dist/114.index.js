export const id = 114;
export const ids = [114];
export const modules = {

/***/ 19114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   changedPaths: () => (/* binding */ changedPaths)
/* harmony export */ });
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24435);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19607);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6614);
/* harmony import */ var _tracked_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96817);




/**
 * The files that the pull request or push adds or changes, under the names that they have after it.
 *
 * @returns paths relative to the workspace, with `/`
 * @throws a UserError where the list cannot be had, or not the whole of it: to take all files instead could cost money
 * that nobody agreed to
 */
async function changedPaths({ event, git, api, workspace }) {
    if (event.kind === "none")
        throw new _user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("`changed-only` needs a pull_request or push event of GitHub Actions.");
    if (git === undefined)
        throw new _user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("`changed-only` needs the repository: run actions/checkout before this step.");
    const { toWorkspace } = (0,_tracked_js__WEBPACK_IMPORTED_MODULE_3__/* .places */ .zn)(git, workspace);
    const paths = await listPaths(event, git, api);
    return new Set(paths.flatMap((path) => toWorkspace(path) ?? []));
}
function listPaths(event, git, api) {
    switch (event.kind) {
        case "push":
            return filesOfPush(event, git, api);
        case "pull-request":
        case "fork":
            return filesOfPullRequest(event, event.pullRequest, api);
        case "dependabot":
            if (event.pullRequest !== undefined)
                return filesOfPullRequest(event, event.pullRequest, api);
            break;
        case "schedule":
        case "dispatch":
        case "other":
    }
    const reason = `\`changed-only\` needs a pull_request or push event: a run by ${event.name} has no changes of its own. Take the input out for it.`;
    return Promise.reject(new _user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(reason));
}
/** GitHub lists no more files of one pull request, and does not say that there are more. */
const mostFilesOfPullRequest = 3_000;
async function filesOfPullRequest({ owner, repo }, { number }, api) {
    const { paginate, rest } = await api();
    const parameters = { owner, repo, pull_number: number, per_page: 100 };
    const files = await paginate(rest.pulls.listFiles, parameters).catch((error) => stop((0,_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .explainApi */ .gP)(error, `The files of pull request #${number} could not be listed`, "pull-requests: read")));
    if (files.length >= mostFilesOfPullRequest) {
        stop(`Pull request #${number} touches 3,000 files or more, and GitHub lists no more than 3,000. Split it, or narrow \`paths\` and take \`changed-only\` out for it.`);
    }
    return namesOf(files);
}
/** The first page of a comparison holds as many files, and the other pages hold none. */
const mostFilesOfComparison = 300;
async function filesOfPush(event, git, api) {
    const { before, after } = event;
    const local = before === undefined ? undefined : await diff(git, before, after);
    if (local !== undefined)
        return local;
    const { status, files } = await compare(event, api);
    if (status === "diverged" && before !== undefined) {
        stop("This push rewrote history, so that GitHub cannot tell what it touches. Check out with `fetch-depth: 0`.");
    }
    if (files.length >= mostFilesOfComparison) {
        stop("This push touches 300 files or more, and GitHub lists no more than 300. Check out with `fetch-depth: 0`, and git itself tells.");
    }
    return namesOf(files);
}
/** @returns undefined where a commit is not in this clone: on a push, most are shallow */
async function diff(git, before, after) {
    // Without following renames, the new name is an added file.
    const options = ["-r", "-z", "--name-only", "--no-renames", "--diff-filter=d"];
    const result = await git.attempt(["diff-tree", ...options, before, after]);
    return result.kind === "done" ? (0,_tracked_js__WEBPACK_IMPORTED_MODULE_3__/* .fields */ .OA)(result.output) : undefined;
}
async function compare(event, api) {
    const { owner, repo, before, after } = event;
    const base = before ?? baseOfNewBranch(event);
    try {
        const { rest } = await api();
        const { data } = await rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${after}` });
        return { status: data.status, files: data.files ?? [] };
    }
    catch (error) {
        return stop((0,_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .explainApi */ .gP)(error, "What this push touches could not be asked of GitHub", "contents: read"));
    }
}
function baseOfNewBranch({ defaultBranch, ref }) {
    if (defaultBranch !== "" && (0,_event_js__WEBPACK_IMPORTED_MODULE_1__/* .branchOfRef */ .V4)(ref) !== defaultBranch)
        return defaultBranch;
    return stop("The branch is new, so there is nothing that `changed-only` could compare it with. Take the input out once.");
}
function namesOf(files) {
    return files.filter(({ status }) => status !== "removed").map(({ filename }) => filename);
}
function stop(reason) {
    throw new _user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(reason);
}


/***/ })

};
