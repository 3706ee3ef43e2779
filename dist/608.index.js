export const id = 608;
export const ids = [608];
export const modules = {

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

/***/ 49608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fetchTip: () => (/* binding */ fetchTip)
/* harmony export */ });
/* unused harmony export fetchCommit */
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64749);

async function fetchTip(git, remote, branch) {
    const ref = `refs/heads/${branch}`;
    const listed = await git.attempt(["ls-remote", "--heads", remote, ref, `${ref}/*`, ...foldersOf(ref)]);
    if (listed.kind === "failed")
        return (0,_push_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(listed.words);
    const refs = new Map(listed.output
        .toString("utf8")
        .split("\n")
        .map((line) => line.split("\t"))
        .map(([sha = "", name = ""]) => [name, sha]));
    const sha = refs.get(ref);
    if (sha !== undefined)
        return (await fetchCommit(git, remote, sha)) ?? { kind: "tip", sha };
    // A pattern matches the ends of names, too.
    const inTheWay = [...refs.keys()].find((name) => name.startsWith(`${ref}/`) || foldersOf(ref).includes(name));
    if (inTheWay === undefined)
        return { kind: "tip", sha };
    const there = inTheWay.replace("refs/heads/", "");
    const reason = `Git cannot have a branch ${branch} beside the branch ${there}. Give \`branch\` another name.`;
    return { kind: "refused", reason };
}
/** `refs/heads/a/b/c` → `refs/heads/a`, `refs/heads/a/b`. */
function foldersOf(ref) {
    const parts = ref.split("/");
    return parts.slice(3).map((_, i) => parts.slice(0, 3 + i).join("/"));
}
/**
 * Sees to it that a commit of the server's is in the local store.
 *
 * By its SHA and without a ref or FETCH_HEAD, so that nothing of the user's moves. A shallow clone gets this one
 * commit; a full one stays full.
 *
 * @returns undefined once it is there
 */
async function fetchCommit(git, remote, sha) {
    if ((await git.attempt(["cat-file", "-e", `${sha}^{tree}`])).kind === "done")
        return undefined;
    const shallow = (await git.line(["rev-parse", "--is-shallow-repository"])) === "true";
    const quietly = ["--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no"];
    const fetched = await git.attempt(["fetch", ...quietly, ...(shallow ? ["--depth=1"] : []), remote, sha]);
    return fetched.kind === "failed" ? (0,_push_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(fetched.words) : undefined;
}


/***/ })

};
