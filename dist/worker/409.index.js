export const id = 409;
export const ids = [409];
export const modules = {

/***/ 3409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   encodeGreyJpg: () => (/* binding */ encodeGreyJpg),
/* harmony export */   encodeJpg: () => (/* binding */ encodeJpg)
/* harmony export */ });
/* harmony import */ var _jsquash_jpeg_codec_enc_mozjpeg_enc_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1846);
/* harmony import */ var _wasm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5829);
/* harmony import */ var _wasm_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1335);



const useEncoder = (0,_wasm_js__WEBPACK_IMPORTED_MODULE_0__/* .codecOf */ .u)(_jsquash_jpeg_codec_enc_mozjpeg_enc_js__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A, _wasm_files_js__WEBPACK_IMPORTED_MODULE_1__/* .JPEG_ENCODER */ .k$);
const GREY = 1;
const YCBCR = 3;
/** From here on colours are kept at full resolution: who asks for so much quality looks at red edges. */
const FULL_COLOUR_QUALITY = 93;
/**
 * Encodes a JPEG of `quality` 1 to 100; alpha is left out. Sequential: the progressive form is 2 % smaller and takes
 * three times as long.
 */
function encodeJpg(raster, quality) {
    return encodeAs(YCBCR, raster, quality);
}
/** As `encodeJpg`, with the one component of a raster that is grey. */
function encodeGreyJpg(raster, quality) {
    return encodeAs(GREY, raster, quality);
}
function encodeAs(colours, { data, width, height }, quality) {
    return useEncoder((codec, complaints) => {
        const encoded = codec.encode(data, width, height, {
            quality,
            baseline: false,
            arithmetic: false,
            progressive: false,
            optimize_coding: true,
            smoothing: 0,
            color_space: colours,
            quant_table: 3,
            trellis_multipass: false,
            trellis_opt_zero: false,
            trellis_opt_table: false,
            trellis_loops: 1,
            auto_subsample: false,
            chroma_subsample: quality >= FULL_COLOUR_QUALITY ? 1 : 2,
            separate_chroma_quality: false,
            chroma_quality: quality,
        });
        if (encoded.length < 100)
            throw new Error(`the JPEG could not be encoded (${complaints.at(-1) ?? "no reason given"})`);
        // The codec's array is a window on its memory.
        return new Uint8Array(encoded);
    });
}


/***/ })

};
