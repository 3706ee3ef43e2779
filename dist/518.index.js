export const id = 518;
export const ids = [518];
export const modules = {

/***/ 67518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   startEmbedded: () => (/* binding */ startEmbedded)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _service_connect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66981);
/* harmony import */ var _temporary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71780);
/* harmony import */ var _jobs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82799);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66658);





const MAXIMUM_IMAGE_BYTES = 200_000_000;
const DAY = 86_400_000;
/** Starts the service's own side of the contract on this machine's loopback, for one run. */
async function startEmbedded(matter) {
    const appCode = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16).toString("hex");
    const dispatcher = (0,_service_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .guardedDispatcher */ .Qm)({ rule: _service_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .publicAndLoopback */ .M$ });
    let resultsUrl = "";
    const jobs = (0,_jobs_js__WEBPACK_IMPORTED_MODULE_3__/* .createJobs */ .b)({
        directory: await (0,_temporary_js__WEBPACK_IMPORTED_MODULE_2__/* .temporaryFolder */ .yy)("service"),
        matter,
        fetching: {
            dispatcher,
            rule: _service_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .publicAndLoopback */ .M$,
            maximumImageBytes: MAXIMUM_IMAGE_BYTES,
            timeoutMilliseconds: 20_000,
        },
        resultsUrl: () => resultsUrl,
        capacity: 1_000,
        // The run's own client fetches each result within seconds.
        capacityBytes: Number.POSITIVE_INFINITY,
        lifetimeMilliseconds: DAY,
        afterDownloadMilliseconds: 60_000,
    });
    const server = await (0,_server_js__WEBPACK_IMPORTED_MODULE_4__/* .startServer */ .U)({ host: "127.0.0.1", port: 0, appCode, jobs });
    resultsUrl = new URL(_server_js__WEBPACK_IMPORTED_MODULE_4__/* .resultsPath */ .m, server.origin).href;
    const close = async () => {
        await server.close();
        await jobs.close();
        await dispatcher.close();
    };
    return { origin: server.origin, appCode, close };
}


/***/ })

};
