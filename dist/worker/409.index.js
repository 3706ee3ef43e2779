export const id = 409;
export const ids = [409];
export const modules = {

/***/ 409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   encodeJpg: () => (/* binding */ encodeJpg)
/* harmony export */ });
/* harmony import */ var _jsquash_jpeg_codec_enc_mozjpeg_enc_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(846);
/* harmony import */ var _wasm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(829);
/* harmony import */ var _wasm_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(335);



const YCBCR = 3;
/** From here on colours are kept at full resolution: who asks for so much quality looks at red edges. */
const FULL_COLOUR_QUALITY = 93;
/**
 * Encodes a JPEG of `quality` 1 to 100; alpha is left out. Sequential: the progressive form is 2 % smaller and takes
 * three times as long.
 */
async function encodeJpg({ data, width, height }, quality) {
    const { codec, complaints } = await (0,_wasm_js__WEBPACK_IMPORTED_MODULE_0__/* .openCodec */ .n)(_jsquash_jpeg_codec_enc_mozjpeg_enc_js__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A, _wasm_files_js__WEBPACK_IMPORTED_MODULE_1__/* .JPEG_ENCODER */ .k$);
    const encoded = codec.encode(data, width, height, {
        quality,
        baseline: false,
        arithmetic: false,
        progressive: false,
        optimize_coding: true,
        smoothing: 0,
        color_space: YCBCR,
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
    // The codec's array is a window on its memory, which goes with it.
    return new Uint8Array(encoded);
}


/***/ }),

/***/ 335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CO: () => (/* binding */ WEBP_DECODER),
/* harmony export */   Mn: () => (/* binding */ WEBP_ENCODER),
/* harmony export */   YE: () => (/* binding */ AVIF_DECODER),
/* harmony export */   k$: () => (/* binding */ JPEG_ENCODER),
/* harmony export */   k7: () => (/* binding */ JPEG_DECODER)
/* harmony export */ });
/*
 * Where the codecs' WebAssembly is. The bundler finds the files by these literal expressions, copies them and puts their
 * place here, as a plain path. Its parser is older than the language: nothing but them may stand in this file, or it
 * copies the files as text, which destroys them.
 */
const JPEG_DECODER = __webpack_require__.ab + "mozjpeg_dec.wasm";
const JPEG_ENCODER = __webpack_require__.ab + "mozjpeg_enc.wasm";
const WEBP_DECODER = __webpack_require__.ab + "webp_dec.wasm";
const WEBP_ENCODER = __webpack_require__.ab + "webp_enc_simd.wasm";
const AVIF_DECODER = __webpack_require__.ab + "avif_dec.wasm";


/***/ }),

/***/ 829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ openCodec)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24);

const compiled = new Map();
/** Compiles a codec's WebAssembly once per thread. ncc turns the literal URLs of our callers into plain paths. */
function compile(file) {
    const key = String(file);
    const known = compiled.get(key);
    if (known !== undefined)
        return known;
    const module = new WebAssembly.Module((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file));
    compiled.set(key, module);
    return module;
}
/**
 * A fresh instance for each call: it costs some milliseconds, its memory (hundreds of megabytes for a large picture,
 * and WebAssembly memory never shrinks) goes with it, and a codec that aborted cannot spoil the next picture.
 */
async function openCodec(factory, file) {
    const module = compile(file);
    const complaints = [];
    const note = (line) => void complaints.push(line);
    const codec = await factory({
        noInitialRun: true,
        print: note,
        printErr: note,
        instantiateWasm: (imports, done) => {
            const instance = new WebAssembly.Instance(module, imports);
            done(instance);
            return instance.exports;
        },
    });
    return { codec, complaints };
}


/***/ })

};
