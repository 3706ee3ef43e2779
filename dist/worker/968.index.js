export const id = 968;
export const ids = [968];
export const modules = {

/***/ 968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verifyCutout: () => (/* binding */ verifyCutout)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(455);
/* harmony import */ var _decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(540);
/* harmony import */ var _sniff_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(716);



/** Below this an alpha value is taken for nothing, above 255 minus this for everything. */
const HARDLY = 8;
/** Whether a service's answer is a cutout: a whole PNG of the expected size that shows something and removed something. */
async function verifyCutout(input) {
    const bytes = input.bytes ?? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(input.file));
    const type = (0,_sniff_js__WEBPACK_IMPORTED_MODULE_2__/* .sourceType */ .Mx)(bytes);
    if (type !== "png")
        return bad(`is no PNG: it is ${type === undefined ? whatElse(bytes) : `a ${type.toUpperCase()}`}`);
    let raster;
    try {
        raster = (await (0,_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodePicture */ .$)(bytes)).raster;
    }
    catch (error) {
        return bad(`cannot be used: ${error instanceof Error ? error.message : String(error)}`);
    }
    return judge(raster, input.expected);
}
function judge(raster, expected) {
    const { width, height } = raster;
    if (width !== expected.width || height !== expected.height) {
        return bad(`has ${width}×${height} pixels instead of ${expected.width}×${expected.height}`);
    }
    const [least, most] = alphaRange(raster);
    if (least === 255)
        return bad("is opaque everywhere: no background was removed");
    if (least > 255 - HARDLY)
        return bad("is opaque nearly everywhere: no background was removed");
    if (most < HARDLY)
        return bad("is empty: everything was taken for background");
    return { kind: "good", width, height };
}
function alphaRange({ data }) {
    let least = 255;
    let most = 0;
    for (let i = 3; i < data.length; i += 4) {
        const alpha = data[i] ?? 0;
        if (alpha < least)
            least = alpha;
        if (alpha > most)
            most = alpha;
    }
    return [least, most];
}
function whatElse(bytes) {
    const sniffed = (0,_sniff_js__WEBPACK_IMPORTED_MODULE_2__/* .sniff */ .ZF)(bytes);
    return sniffed.kind === "other" ? sniffed.what : "unknown";
}
function bad(reason) {
    return { kind: "bad", reason };
}


/***/ })

};
