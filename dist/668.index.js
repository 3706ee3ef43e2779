export const id = 668;
export const ids = [668];
export const modules = {

/***/ 96668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  withProposal: () => (/* binding */ withProposal)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/github/tracked.js
var tracked = __webpack_require__(96817);
;// CONCATENATED MODULE: ./lib/inside.js


/**
 * Rejects where the way to a file leaves `workspace` through a link. A link at the file itself does not count: it is
 * replaced, not followed. Both paths are absolute; the file and its folders need not exist yet.
 */
async function assertInside(workspace, file) {
    const way = (0,external_node_path_.relative)(await (0,promises_.realpath)(workspace), await (0,promises_.realpath)(await nearestThere((0,external_node_path_.dirname)(file))));
    if (way === ".." || way.startsWith(`..${external_node_path_.sep}`) || /^[A-Za-z]:/.test(way)) {
        throw new Error(`${(0,external_node_path_.dirname)(file)} leads out of the workspace through a link: nothing is written there`);
    }
}
/** The folder itself or the nearest one above it that exists. */
async function nearestThere(folder) {
    for (let at = folder;; at = (0,external_node_path_.dirname)(at)) {
        try {
            await (0,promises_.realpath)(at);
            return at;
        }
        catch (error) {
            const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
            if (!missing || (0,external_node_path_.dirname)(at) === at)
                throw error;
        }
    }
}

// EXTERNAL MODULE: ./lib/memory/manifest.js
var memory_manifest = __webpack_require__(77066);
// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(58191);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/write-whole.js
var write_whole = __webpack_require__(82742);
// EXTERNAL MODULE: ./lib/run/planning.js + 5 modules
var planning = __webpack_require__(615);
;// CONCATENATED MODULE: ./lib/run/open-proposal.js










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
    const { toRepository } = (0,tracked/* places */.zn)(git, settings.workspace);
    const at = (path) => `${sha}:${toRepository((0,planning/* prefixOf */.MT)(settings) + path) ?? path}`;
    const text = await git.attempt(["cat-file", "blob", at(settings.manifest)]);
    if (text.kind === "failed")
        return nothing;
    const proposed = (0,memory_manifest/* parseManifest */.Ng)(text.output.toString("utf8"), `${settings.manifest} on the pull request's branch`);
    const carried = [];
    for (const line of proposed.filter((line) => manifest.lines.get(line.product)?.sha256 !== line.sha256)) {
        if (await bring(line, git, at(line.product), settings))
            carried.push(line);
    }
    if (carried.length > 0)
        log.info(`${(0,words/* count */.U9)(carried.length, "product")} of the open pull request carried over.`);
    return { manifest: (0,memory_manifest/* indexLines */.uD)([...manifest.lines.values(), ...carried]), carried };
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
        throw new user_error/* UserError */.y(`${reason} Nothing is paid for, since it might be paid for twice.`);
    log.warning(reason);
    return undefined;
}
/** @returns whether the product of the line is in the work tree now */
async function bring(line, git, object, settings) {
    const file = (0,external_node_path_.join)(settings.root, line.product);
    const taken = await (0,promises_.lstat)(file).then(() => true, () => false);
    if (taken)
        return false;
    // With the filters, since Git LFS keeps a pointer where the product is.
    const read = await git.attempt(["cat-file", "--filters", object]);
    if (read.kind === "failed" || (0,external_node_crypto_.createHash)("sha256").update(read.output).digest("hex") !== line.sha256)
        return false;
    await assertInside(settings.workspace, file);
    await (0,write_whole/* writeWhole */.f)(file, read.output);
    return true;
}


/***/ })

};
