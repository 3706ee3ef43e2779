export const id = 598;
export const ids = [598];
export const modules = {

/***/ 19598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   record: () => (/* binding */ record)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _blob_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13700);
/* harmony import */ var _inside_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22059);
/* harmony import */ var _memory_claims_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66242);
/* harmony import */ var _memory_manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70313);
/* harmony import */ var _plan_intact_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(21736);
/* harmony import */ var _plan_product_path_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(76354);
/* harmony import */ var _report_visible_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(35944);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(24435);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(69690);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(77189);












/**
 * Writes what was made into the manifest of the work tree, and with `prune` removes the products of pictures that are
 * gone; one that was edited by hand stays.
 * @param carried lines that the manifest's file lacks, or has otherwise, and that the work tree has the products of
 */
async function record(finished, carried, orphans, { settings, state, tracked, log }) {
    if ((0,_scope_js__WEBPACK_IMPORTED_MODULE_11__/* .whyPlanOnly */ .Y1)(settings) !== undefined)
        return { written: [], removed: [] };
    const removed = settings.prune ? await prune(orphans, { settings, state, tracked, log }) : [];
    const kept = carried.filter(({ product }) => !removed.includes(product));
    const change = { written: [...kept, ...finished.flatMap(({ lines }) => lines)], removed };
    const trouble = await write(change, settings);
    // What the manifest does not have stays noted in the state directory: the next run knows it from there.
    if (trouble !== undefined)
        return { ...change, trouble };
    const made = [...state.drafts.left, ...finished.flatMap(({ lines }) => lines)];
    await state.written
        .add(made.map(({ sha256 }) => sha256))
        .then(state.drafts.clear)
        .catch((error) => {
        log.warning(`What the manifest has by now is still noted in the state directory: ${(0,_user_error_js__WEBPACK_IMPORTED_MODULE_9__/* .messageOf */ .bD)(error)}`);
    });
    return change;
}
/** Removes the products of pictures that are gone. @returns those that are gone now, by their path in the manifest */
async function prune(orphans, context) {
    const { settings, state, log } = context;
    const prefix = (0,_scope_js__WEBPACK_IMPORTED_MODULE_11__/* .prefixOf */ .MT)(settings);
    const removed = [];
    for (const orphan of orphans) {
        const line = state.manifest.lines.get(orphan.slice(prefix.length));
        if (line === undefined)
            continue;
        try {
            const obstacle = await whyNotRemove(line, orphan, context);
            if (obstacle === undefined) {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(settings.workspace, orphan), { force: true });
                removed.push(line.product);
            }
            else
                log.warning(`${(0,_report_visible_js__WEBPACK_IMPORTED_MODULE_8__/* .visible */ .RK)(orphan)} has no picture any more, but ${obstacle}: it is not removed.`);
        }
        catch (error) {
            log.warning(`${(0,_report_visible_js__WEBPACK_IMPORTED_MODULE_8__/* .visible */ .RK)(orphan)} cannot be removed: ${(0,_user_error_js__WEBPACK_IMPORTED_MODULE_9__/* .messageOf */ .bD)(error)}`);
        }
    }
    return removed;
}
/** A line may name any file: only what lies where our products go, and is what the line says, is removed for it. */
async function whyNotRemove(line, path, { settings, tracked }) {
    if (!(0,_plan_product_path_js__WEBPACK_IMPORTED_MODULE_7__/* .createPlaceMatcher */ .ST)((0,_rules_js__WEBPACK_IMPORTED_MODULE_10__/* .everyVariant */ .f)(settings))(line.product))
        return 'it lies where "output" does not lead';
    await (0,_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .assertInside */ .T)(settings.workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(settings.workspace, path));
    const state = await (0,_plan_intact_js__WEBPACK_IMPORTED_MODULE_6__/* .productState */ .rt)(line, path, settings.workspace, tracked);
    if (state === "edited")
        return "it was edited by hand";
    const known = tracked.get(path);
    // What git has as the pointer to the product is a pointer in the work tree, and no picture.
    if (known !== undefined && known.blobId === (0,_blob_id_js__WEBPACK_IMPORTED_MODULE_2__/* .pointerBlobId */ .V)(line.sha256, line.bytes))
        return undefined;
    const checked = await (0,_memory_claims_js__WEBPACK_IMPORTED_MODULE_4__/* .checkClaim */ .xU)(line, path, settings.workspace);
    return checked.kind === "refused" ? `it ${checked.reason}` : undefined;
}
/** @returns why the manifest in the work tree does not have the change: no reason to lose the run's report and delivery */
async function write(change, settings) {
    if (change.written.length + change.removed.length === 0)
        return undefined;
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(settings.root, settings.manifest);
    try {
        await (0,_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .assertInside */ .T)(settings.workspace, file);
        await (0,_memory_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .writeManifest */ .HN)(file, change);
        return undefined;
    }
    catch (error) {
        return `The manifest cannot be written (${(0,_user_error_js__WEBPACK_IMPORTED_MODULE_9__/* .messageOf */ .bD)(error)}). The products are in the work tree, and their cutouts in the state directory: once the cause is mended, the next run pays nothing for them.`;
    }
}


/***/ })

};
