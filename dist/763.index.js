export const id = 763;
export const ids = [763];
export const modules = {

/***/ 78763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   onlyJudged: () => (/* binding */ onlyJudged),
/* harmony export */   rehearse: () => (/* binding */ rehearse)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _memory_store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92238);
/* harmony import */ var _temporary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71780);
/* harmony import */ var _removing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6258);





/**
 * Carries a dry run's plan out where nobody sees it, so that the checks of `require` judge what there would be: cutouts
 * and products go into a temporary folder, which is gone afterwards. For the embedded service alone, which costs nothing.
 * @param told what the dry run says of its pictures
 * @param plan what of it is to be judged, by `onlyJudged`
 * @returns the same, with what failed as failed
 */
async function rehearse(told, plan, context) {
    const folder = await (0,_temporary_js__WEBPACK_IMPORTED_MODULE_3__/* .temporaryFolder */ .yy)("rehearsal");
    const settings = { ...context.settings, workspace: folder, stateDirectory: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, ".state") };
    const state = { ...context.state, store: (0,_memory_store_js__WEBPACK_IMPORTED_MODULE_2__/* .createStore */ .y)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, ".store")), drafts: NO_DRAFTS };
    try {
        const nothing = { previews: { make: async () => { } }, previewSize: () => undefined };
        const { finished } = await (0,_removing_js__WEBPACK_IMPORTED_MODULE_4__.carryOut)(plan, { ...context, ...nothing, settings, state, drafts: NO_DRAFTS });
        const outcomes = new Map(finished.map(({ result }) => [result.path, result.outcome]));
        return told.map((result) => ({ ...result, outcome: rehearsed(result.outcome, outcomes.get(result.path)) }));
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    }
}
const NO_DRAFTS = {
    left: [],
    begun: new Set(),
    begin: async () => { },
    add: async () => { },
    clear: async () => { },
};
/** Of a plan what has checks. What would be copied was judged by them already. */
function onlyJudged(plan) {
    const isJudged = ({ id }) => (plan.works.get(id) ?? []).some(hasChecks);
    return {
        ...plan,
        stored: plan.stored.filter(({ task }) => isJudged(task)),
        own: plan.own.filter(isJudged),
        submit: plan.submit.filter(isJudged),
        originals: [],
        resumed: [],
        copied: [],
    };
}
function hasChecks({ products }) {
    return products.some((plan) => plan.kind === "finish" && plan.variant.recipe.checks !== undefined);
}
function rehearsed(told, outcome) {
    if (outcome === undefined)
        return told;
    if (outcome.kind === "failed")
        return { kind: "failed", failure: { ...outcome.failure, paid: false } };
    if (outcome.kind === "skipped" || outcome.kind === "deferred")
        return outcome;
    if (told.kind !== "planned" && told.kind !== "reused")
        return told;
    const notes = "notes" in outcome && outcome.notes !== undefined ? `; ${outcome.notes.join("; ")}` : "";
    return { ...told, reason: `${told.reason}, and passes "require"${notes}` };
}


/***/ })

};
