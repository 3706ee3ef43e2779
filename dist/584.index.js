export const id = 584;
export const ids = [584];
export const modules = {

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


/***/ })

};
