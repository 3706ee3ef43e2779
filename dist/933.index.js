export const id = 933;
export const ids = [933];
export const modules = {

/***/ 4933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   peopleModel: () => (/* binding */ peopleModel)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73136);


/**
 * The network for people that the program has with it: MediaPipe's selfie segmentation (Apache-2.0), converted at build time
 * by scripts/people-model. It knows heads and half-lengths best, at 256 × 256 pixels.
 *
 * @param worker the worker thread's entry, which it lies beside
 */
function peopleModel(worker) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(worker)), "people.onnx");
    // What it is belongs to the program's version, as the engine does.
    return { sha256: "", preset: "plain", bytes: 226_000, input: "human-model-file", source: { kind: "box", file } };
}


/***/ })

};
