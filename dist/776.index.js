export const id = 776;
export const ids = [776];
export const modules = {

/***/ 73776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   withProposal: () => (/* binding */ withProposal)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _exists_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35735);
/* harmony import */ var _github_tracked_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96817);
/* harmony import */ var _inside_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22059);
/* harmony import */ var _memory_manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77066);
/* harmony import */ var _plan_intact_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(21736);
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(58191);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(24435);
/* harmony import */ var _write_whole_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(82742);
/* harmony import */ var _planning_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(69580);











/**
 * What an earlier run has proposed is not on the branch that is checked out before somebody merges it. So that it is not
 * paid for again, its manifest counts as ours, and its products are brought into the work tree – but in a run that only
 * plans, which writes nothing.
 * @returns the manifest with the proposal's lines
 * @throws UserError where a run that may pay cannot tell what was proposed
 */
async function withProposal(manifest, context) {
    const proposed = await readProposal(manifest, context);
    const writes = (0,_planning_js__WEBPACK_IMPORTED_MODULE_9__/* .whyPlanOnly */ .Y1)(context.settings) === undefined;
    const brought = new Set();
    const elsewhere = new Map();
    for (const one of proposed) {
        const file = writes ? undefined : await find(one, context);
        if (file !== undefined)
            elsewhere.set(one.path, file);
        else if (writes && (await bring(one, context)))
            brought.add(one);
    }
    const there = proposed.filter((one) => brought.has(one) || elsewhere.has(one.path)).map(({ line }) => line);
    if (there.length > 0)
        context.log.info(`${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_7__/* .count */ .U9)(there.length, "product")} of the open pull request carried over.`);
    const carried = [...brought].map(({ line }) => line);
    return { manifest: (0,_memory_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .indexLines */ .uD)([...manifest.lines.values(), ...there]), carried, elsewhere };
}
async function readProposal(manifest, context) {
    const { settings, git } = context;
    const sha = await tipOfProposal(git, context);
    if (sha === undefined)
        return [];
    const { toRepository } = (0,_github_tracked_js__WEBPACK_IMPORTED_MODULE_3__/* .places */ .zn)(git, settings.workspace);
    const at = (path) => `${sha}:${toRepository((0,_planning_js__WEBPACK_IMPORTED_MODULE_9__/* .prefixOf */ .MT)(settings) + path) ?? path}`;
    const text = await git.attempt(["cat-file", "blob", at(settings.manifest)]);
    if (text.kind === "failed")
        return [];
    return (0,_memory_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .parseManifest */ .Ng)(text.output.toString("utf8"), `${settings.manifest} on the pull request's branch`)
        .filter((line) => manifest.lines.get(line.product)?.sha256 !== line.sha256)
        .map((line) => ({ line, path: (0,_planning_js__WEBPACK_IMPORTED_MODULE_9__/* .prefixOf */ .MT)(settings) + line.product, object: at(line.product) }));
}
async function tipOfProposal(git, { settings, event, log }) {
    const { chooseTarget } = await __webpack_require__.e(/* import() */ 584).then(__webpack_require__.bind(__webpack_require__, 38584));
    const { fetchTip } = await __webpack_require__.e(/* import() */ 608).then(__webpack_require__.bind(__webpack_require__, 49608));
    const target = chooseTarget(event, settings.base, "base", undefined);
    if (target.kind === "refused")
        return undefined;
    const tip = await fetchTip(git, target.remote, settings.branch || `cutouts/${target.branch}`);
    if (tip.kind === "tip")
        return tip.sha;
    const reason = `What earlier runs have proposed cannot be read: ${tip.kind === "raced" ? tip.words : tip.reason}`;
    if (settings.service.kind === "remote" && (0,_planning_js__WEBPACK_IMPORTED_MODULE_9__/* .whyPlanOnly */ .Y1)(settings) === undefined)
        throw new _user_error_js__WEBPACK_IMPORTED_MODULE_10__/* .UserError */ .y(`${reason} Nothing is paid for, since it might be paid for twice.`);
    log.warning(reason);
    return undefined;
}
/** @returns whether the product of the line is in the work tree now */
async function bring({ line, object }, { settings, git, log }) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(settings.root, line.product);
    try {
        if (await (0,_exists_js__WEBPACK_IMPORTED_MODULE_2__/* .exists */ .t)(file))
            return false;
        await (0,_inside_js__WEBPACK_IMPORTED_MODULE_4__/* .assertInside */ .T)(settings.workspace, file);
        // With the filters, since Git LFS keeps a pointer where the product is.
        const read = await git.attempt(["cat-file", "--filters", object]);
        if (read.kind === "failed" || (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(read.output).digest("hex") !== line.sha256)
            return false;
        await (0,_write_whole_js__WEBPACK_IMPORTED_MODULE_8__/* .writeWhole */ .f)(file, read.output);
        return true;
    }
    catch (error) {
        log.warning(`${line.product} of the open pull request cannot be carried over: ${(0,_user_error_js__WEBPACK_IMPORTED_MODULE_10__/* .messageOf */ .b)(error)}`);
        return false;
    }
}
/** What git has for the line, where that is its product and nothing is in its place in the work tree. */
async function find({ line, object }, { settings, git }) {
    if (await (0,_exists_js__WEBPACK_IMPORTED_MODULE_2__/* .exists */ .t)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(settings.root, line.product)))
        return undefined;
    const found = await git.attempt(["rev-parse", "--verify", "--quiet", object]);
    if (found.kind === "failed")
        return undefined;
    const blobId = found.output.toString("utf8").trim();
    return (0,_plan_intact_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecorded */ .TN)(line, { blobId }) ? { kind: "left-out", blobId } : undefined;
}


/***/ })

};
