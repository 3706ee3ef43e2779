export const id = 227;
export const ids = [227];
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

/***/ 49608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   An: () => (/* binding */ fetchBeyond),
/* harmony export */   fetchCommit: () => (/* binding */ fetchCommit),
/* harmony export */   listRefs: () => (/* binding */ listRefs),
/* harmony export */   mC: () => (/* binding */ fetchTip),
/* harmony export */   tT: () => (/* binding */ fetchChild)
/* harmony export */ });
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64749);

async function fetchTip(git, remote, branch) {
    const ref = `refs/heads/${branch}`;
    const listed = await listRefs(git, remote, [ref, `${ref}/*`, ...foldersOf(ref)]);
    if (!(listed instanceof Map))
        return listed;
    const sha = listed.get(ref);
    if (sha !== undefined)
        return (await fetchCommit(git, remote, sha)) ?? { kind: "tip", sha };
    // A pattern matches the ends of names, too.
    const inTheWay = [...listed.keys()].find((name) => name.startsWith(`${ref}/`) || foldersOf(ref).includes(name));
    if (inTheWay === undefined)
        return { kind: "tip", sha };
    const there = inTheWay.replace("refs/heads/", "");
    const reason = `Git cannot have a branch ${branch} beside the branch ${there}. Give \`branch\` another name.`;
    return { kind: "refused", reason };
}
/**
 * The commits that the server's refs name, by the refs' full names. A pattern matches the ends of names, so that there
 * may be more than was asked for.
 */
async function listRefs(git, remote, patterns) {
    const listed = await git.attempt(["ls-remote", remote, ...patterns]);
    if (listed.kind === "failed")
        return (0,_push_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(listed.words);
    return new Map(listed.output
        .toString("utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => line.split("\t"))
        .map(([sha = "", name = ""]) => [name, sha]));
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
    const fetched = await git.attempt([
        "fetch",
        ...quietly,
        ...((await isShallow(git)) ? ["--depth=1"] : []),
        remote,
        sha,
    ]);
    return fetched.kind === "failed" ? (0,_push_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(fetched.words) : undefined;
}
/**
 * Fetches a commit whose parents are in the local store. Without a depth, which would cut it off from them in a shallow
 * clone, and so keep it from being pushed.
 */
async function fetchChild(git, remote, sha) {
    const fetched = await git.attempt(["fetch", ...quietly, remote, sha]);
    return fetched.kind === "failed" ? (0,_push_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(fetched.words) : undefined;
}
/**
 * Fetches what a commit has beyond a branch of the server's: in a shallow clone, those commits and no others.
 *
 * @returns git's words where it could not
 */
async function fetchBeyond(git, remote, sha, base) {
    if (!(await isShallow(git)))
        return undefined;
    const fetched = await git.attempt(["fetch", ...quietly, `--shallow-exclude=refs/heads/${base}`, remote, sha]);
    return fetched.kind === "failed" ? fetched.words : undefined;
}
const quietly = ["--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no"];
async function isShallow(git) {
    return (await git.line(["rev-parse", "--is-shallow-repository"])) === "true";
}


/***/ })

};
