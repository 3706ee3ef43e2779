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


/***/ }),

/***/ 1335:
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

/***/ 5829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ codecOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);


/** An instance with more memory than this is let go after its call: WebAssembly memory never shrinks. */
const KEPT_BYTES = 192 << 20;
/**
 * A codec, compiled once per thread when it is first used. One instance serves picture after picture; it is let go when
 * it failed (a codec that aborted must not spoil the next picture) or has grown large. `file` is a plain path in the
 * bundle.
 */
function codecOf(factory, file) {
    let module;
    let idle;
    return async (work) => {
        module ??= new WebAssembly.Module(readWasm(file));
        const opened = idle ?? (await open(factory, module));
        idle = undefined;
        opened.complaints.length = 0;
        const result = orTranslated(() => work(opened.codec, opened.complaints));
        if (opened.memoryBytes() <= KEPT_BYTES)
            idle = opened;
        return result;
    };
}
/** The build packs the codecs, to a fifth less than an archive would. */
function readWasm(file) {
    const packed = typeof file === "string" ? `${file}.br` : undefined;
    const isPacked = packed !== undefined && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(packed);
    return new Uint8Array(isPacked ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.brotliDecompressSync)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(packed)) : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file));
}
/** What a codec dies of is memory: `Aborted(). Build with -sASSERTIONS for more info.` helps nobody. */
function orTranslated(work) {
    try {
        return work();
    }
    catch (error) {
        if (!(error instanceof WebAssembly.RuntimeError))
            throw error;
        throw new Error(`it is too large for the memory of its codec (${error.message.split(".")[0]})`);
    }
}
async function open(factory, module) {
    const complaints = [];
    const note = (line) => void complaints.push(line);
    let memory;
    const codec = await factory({
        noInitialRun: true,
        print: note,
        printErr: note,
        instantiateWasm: (imports, done) => {
            const instance = new WebAssembly.Instance(module, imports);
            memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
            done(instance);
            return instance.exports;
        },
    });
    return { codec, complaints, memoryBytes: () => memory?.buffer.byteLength ?? Number.POSITIVE_INFINITY };
}


/***/ })

};
