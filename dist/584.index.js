export const id = 584;
export const ids = [584];
export const modules = {

/***/ 38584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   chooseTarget: () => (/* binding */ chooseTarget)
/* harmony export */ });
/* unused harmony export remoteOf */
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
    if (event.kind === "fork" || event.kind === "dependabot")
        return refused(untrusted[event.kind]);
    const branch = wanted || branchOfEvent(event);
    if (branch !== undefined)
        return { kind: "target", remote: remoteOf(event), branch };
    return refused(`The event ${event.name} (${event.ref || "without a ref"}) belongs to no branch. Give \`${input}\`, the branch that the cutouts are for.`);
}
function remoteOf({ hosts, owner, repo }) {
    return `${hosts.server}/${owner}/${repo}`;
}
const untrusted = {
    fork: "This pull request comes from a fork, so the token is read-only and nothing can be committed. " +
        "The cutouts are made and committed once it is merged, if the workflow also runs on `push`.",
    dependabot: "Dependabot started this run, so the token is read-only and nothing can be committed. " +
        "The cutouts are made and committed once its pull request is merged, if the workflow also runs on `push`.",
};
function branchOfEvent(event) {
    switch (event.kind) {
        case "push":
        case "schedule":
        case "dispatch":
            return (0,_github_event_js__WEBPACK_IMPORTED_MODULE_0__/* .branchOfRef */ .V4)(event.ref);
        case "pull-request":
            return event.pullRequest.head.branch;
        // Such as `release` or `pull_request_target`: their ref is not where their pictures came from.
        default:
            return undefined;
    }
}
function refused(reason) {
    return { kind: "refused", reason };
}


/***/ })

};
