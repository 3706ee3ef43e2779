export const id = 464;
export const ids = [464];
export const modules = {

/***/ 6464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPost: () => (/* binding */ runPost)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16413);
/* harmony import */ var _report_actions_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17570);
/* harmony import */ var _run_journeying_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90981);
/* harmony import */ var _service_connect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66981);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24435);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43944);
/* harmony import */ var _surroundings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89481);







/** Tidies up after a main phase that was killed, and saves what the next run needs. Nothing here fails the job. */
async function runPost({ env }) {
    const log = (0,_report_actions_log_js__WEBPACK_IMPORTED_MODULE_0__/* .createActionsLog */ .g)();
    const settings = await settingsOf(env, log);
    if (settings === undefined)
        return;
    // What lies within a stranger's reach first: saving may take minutes.
    await deleteUploads(settings, env[`STATE_${_step_js__WEBPACK_IMPORTED_MODULE_3__/* .LEFTOVERS_STATE */ .Re}`], log).catch((error) => log.warning(`Pictures that the run had uploaded to the bucket may still be there: ${(0,_user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`));
    try {
        const wasSilent = env[`STATE_${_step_js__WEBPACK_IMPORTED_MODULE_3__/* .SILENT_CACHE_STATE */ .Jh}`] === "true";
        const journey = await (0,_run_journeying_js__WEBPACK_IMPORTED_MODULE_5__/* .openJourney */ .R)({ settings, env, program: (0,_surroundings_js__WEBPACK_IMPORTED_MODULE_4__/* .programFile */ .pq)(), log, wasSilent });
        const paid = settings.service.kind === "remote";
        if (paid)
            await journey.saveLedger();
        await journey.saveStore();
        // Only now may it say that nobody need collect those cutouts again.
        if (paid)
            await journey.saveLedger();
    }
    catch (error) {
        log.info(`Not all was saved for the next run: ${(0,_user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`);
    }
}
async function settingsOf(env, log) {
    try {
        return await (0,_step_js__WEBPACK_IMPORTED_MODULE_3__/* .settingsOfStep */ .$U)(env, await (0,_surroundings_js__WEBPACK_IMPORTED_MODULE_4__/* .eventOf */ .A6)(env));
    }
    catch (error) {
        // Wrong settings were told by the main phase.
        log.info(`Nothing was saved for the next run: ${(0,_user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`);
        return undefined;
    }
}
async function deleteUploads(settings, saved, log) {
    const leftovers = readLeftovers(saved);
    if (leftovers === undefined || settings.bucket === undefined)
        return;
    const { deleteLeftovers } = await Promise.all(/* import() */[__webpack_require__.e(926), __webpack_require__.e(325)]).then(__webpack_require__.bind(__webpack_require__, 92325));
    const dispatcher = (0,_service_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .guardedDispatcher */ .Qm)({ rule: async () => true, ...(settings.proxy && { proxy: settings.proxy }) });
    try {
        await deleteLeftovers(leftovers, settings.bucket, { log, dispatcher });
    }
    finally {
        await dispatcher.close();
    }
}
function readLeftovers(saved = "") {
    const value = (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .q)(saved);
    const [bucket, prefix] = [(0,_json_js__WEBPACK_IMPORTED_MODULE_6__.at)(value, "bucket"), (0,_json_js__WEBPACK_IMPORTED_MODULE_6__.at)(value, "prefix")];
    return typeof bucket === "string" && typeof prefix === "string" ? { bucket, prefix } : undefined;
}


/***/ })

};
