export const id = 776;
export const ids = [776];
export const modules = {

/***/ 73776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   withProposal: () => (/* binding */ withProposal)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _github_tracked_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96817);
/* harmony import */ var _inside_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22059);
/* harmony import */ var _memory_manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77066);
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(58191);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(24435);
/* harmony import */ var _write_whole_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(82742);
/* harmony import */ var _planning_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(615);










/**
 * What an earlier run has proposed is not on the branch that is checked out before somebody merges it. So that it is not
 * paid for again, its manifest counts as ours, and its products are brought into the work tree.
 * @returns the manifest with the proposal's lines
 * @throws UserError where a paid run cannot tell what was proposed
 */
async function withProposal(manifest, context) {
    const { settings, git, log } = context;
    const nothing = { manifest, carried: [] };
    const sha = await tipOfProposal(git, context);
    if (sha === undefined)
        return nothing;
    const { toRepository } = (0,_github_tracked_js__WEBPACK_IMPORTED_MODULE_3__/* .places */ .zn)(git, settings.workspace);
    const at = (path) => `${sha}:${toRepository((0,_planning_js__WEBPACK_IMPORTED_MODULE_8__/* .prefixOf */ .MT)(settings) + path) ?? path}`;
    const text = await git.attempt(["cat-file", "blob", at(settings.manifest)]);
    if (text.kind === "failed")
        return nothing;
    const proposed = (0,_memory_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .parseManifest */ .Ng)(text.output.toString("utf8"), `${settings.manifest} on the pull request's branch`);
    const carried = [];
    for (const line of proposed.filter((line) => manifest.lines.get(line.product)?.sha256 !== line.sha256)) {
        if (await bring(line, git, at(line.product), settings))
            carried.push(line);
    }
    if (carried.length > 0)
        log.info(`${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U9)(carried.length, "product")} of the open pull request carried over.`);
    return { manifest: (0,_memory_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .indexLines */ .uD)([...manifest.lines.values(), ...carried]), carried };
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
    if (settings.service.kind === "remote")
        throw new _user_error_js__WEBPACK_IMPORTED_MODULE_9__/* .UserError */ .y(`${reason} Nothing is paid for, since it might be paid for twice.`);
    log.warning(reason);
    return undefined;
}
/** @returns whether the product of the line is in the work tree now */
async function bring(line, git, object, settings) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(settings.root, line.product);
    const taken = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file).then(() => true, () => false);
    if (taken)
        return false;
    // With the filters, since Git LFS keeps a pointer where the product is.
    const read = await git.attempt(["cat-file", "--filters", object]);
    if (read.kind === "failed" || (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(read.output).digest("hex") !== line.sha256)
        return false;
    await (0,_inside_js__WEBPACK_IMPORTED_MODULE_4__/* .assertInside */ .T)(settings.workspace, file);
    await (0,_write_whole_js__WEBPACK_IMPORTED_MODULE_7__/* .writeWhole */ .f)(file, read.output);
    return true;
}


/***/ })

};
