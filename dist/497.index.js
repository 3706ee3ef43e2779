export const id = 497;
export const ids = [497];
export const modules = {

/***/ 38497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   originOf: () => (/* binding */ originOf)
/* harmony export */ });
/* unused harmony export commitsOf */
/* harmony import */ var _github_tracked_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96817);

/**
 * The origin of a run that GitHub started. Trees are read by git, once a commit.
 *
 * @param workspace absolute path; pictures' paths are relative to it
 */
function originOf(event, git, workspace, access) {
    const { toRepository } = (0,_github_tracked_js__WEBPACK_IMPORTED_MODULE_0__/* .places */ .zn)(git, workspace);
    let commits;
    const trees = new Map();
    const treeOf = (sha) => {
        const tree = trees.get(sha) ?? (0,_github_tracked_js__WEBPACK_IMPORTED_MODULE_0__/* .treeEntries */ .re)(git, workspace, sha);
        trees.set(sha, tree);
        return tree;
    };
    return {
        hosts: event.hosts,
        ...access,
        visibility: event.visibility,
        commits: () => {
            commits ??= withHead(commitsOf(event), event, git);
            return commits;
        },
        pathOf: (picture) => toRepository(picture.path),
        async blobAt(sha, picture) {
            const tree = await treeOf(sha);
            if (tree === undefined)
                return { kind: "unknown" };
            const id = tree.get(picture.path)?.blobId;
            return id === undefined ? { kind: "absent" } : { kind: "blob", id };
        },
    };
}
/**
 * The commits that may hold the pictures, best first: of a pull request its head in the head's repository, which stays
 * where it is, then the base and the throw-away merge; else the commit of the event.
 */
function commitsOf(event) {
    const here = { owner: event.owner, repo: event.repo };
    const own = { ...here, sha: event.sha };
    if (!("pullRequest" in event) || event.pullRequest === undefined)
        return [own];
    const { head, base } = event.pullRequest;
    // The head's repository has no name where the fork was deleted; GitHub then still serves the commit by the base's.
    const fork = head.repo === "" ? here : { owner: head.owner, repo: head.repo };
    return [{ ...fork, sha: head.sha }, { owner: base.owner, repo: base.repo, sha: base.sha }, own];
}
/** The work tree may stand elsewhere: on another ref, or on a commit that an earlier step has made and pushed. */
async function withHead(known, { owner, repo }, git) {
    const head = await git.attempt(["rev-parse", "--verify", "--quiet", "HEAD"]);
    const sha = head.kind === "done" ? head.output.toString("utf8").trim() : "";
    return sha === "" || known.some((commit) => commit.sha === sha) ? known : [...known, { owner, repo, sha }];
}


/***/ })

};
