export const id = 952;
export const ids = [952];
export const modules = {

/***/ 7894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkModelJob: () => (/* binding */ checkModelJob)
/* harmony export */ });
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4435);
/* harmony import */ var _mask_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4798);
/* harmony import */ var _planes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7425);
/* harmony import */ var _presets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6480);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8165);





/** Loads a model, and runs it once where its shapes alone do not tell whether it gives a mask. */
async function checkModelJob(spec) {
    try {
        const session = await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .openSession */ .f)(spec);
        const size = (0,_planes_js__WEBPACK_IMPORTED_MODULE_1__/* .sizeFor */ .R)({ width: 512, height: 512 }, session.graph.input, _presets_js__WEBPACK_IMPORTED_MODULE_2__/* .presets */ .v4[spec.preset]);
        if (session.graph.doubtful)
            await tryOut(session, size);
        return { kind: "suitable", size: `${size.width} × ${size.height}` };
    }
    catch (error) {
        if (error instanceof _session_js__WEBPACK_IMPORTED_MODULE_3__/* .UnsuitableModel */ .o)
            return { kind: "unsuitable", reason: error.message };
        throw error;
    }
}
async function tryOut(session, size) {
    try {
        const { values, shape } = await session.run(new Float32Array(size.width * size.height * 3), size);
        (0,_mask_js__WEBPACK_IMPORTED_MODULE_4__/* .maskOf */ ._)(values, shape);
    }
    catch (error) {
        throw new _session_js__WEBPACK_IMPORTED_MODULE_3__/* .UnsuitableModel */ .o((0,_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
    }
}


/***/ }),

/***/ 1493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ LINEAR),
/* harmony export */   d: () => (/* binding */ encoded)
/* harmony export */ });
/** The sRGB transfer curve (IEC 61966-2-1) as tables, since it is needed for every sample of every picture. */
/** Linear light, 0 to 1, of each 8-bit value. */
const LINEAR = Float32Array.from({ length: 256 }, (_, value) => toLinear(value / 255));
const STEPS = 1 << 14;
const ENCODED = Uint8Array.from({ length: STEPS + 1 }, (_, i) => Math.round(toEncoded(i / STEPS) * 255));
/** The 8-bit value of linear light; what lies outside 0 to 1 is clipped. */
function encoded(linear) {
    return ENCODED[linear <= 0 ? 0 : linear >= 1 ? STEPS : (linear * STEPS + 0.5) | 0] ?? 0;
}
function toLinear(value) {
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
function toEncoded(linear) {
    return linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
}


/***/ })

};
