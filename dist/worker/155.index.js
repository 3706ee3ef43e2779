export const id = 155;
export const ids = [155,998];
export const modules = {

/***/ 998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WEBP_MOST_SIDE: () => (/* binding */ WEBP_MOST_SIDE),
/* harmony export */   encodeWebp: () => (/* binding */ encodeWebp)
/* harmony export */ });
/* harmony import */ var _jsquash_webp_codec_enc_webp_enc_simd_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9430);
/* harmony import */ var _wasm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5829);
/* harmony import */ var _wasm_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1335);



const useEncoder = (0,_wasm_js__WEBPACK_IMPORTED_MODULE_0__/* .codecOf */ .u)(_jsquash_webp_codec_enc_webp_enc_simd_js__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A, _wasm_files_js__WEBPACK_IMPORTED_MODULE_1__/* .WEBP_ENCODER */ .Mn);
/** The longest side that the format can say. */
const WEBP_MOST_SIDE = 16_383;
/**
 * Encodes a WebP of `quality` 1 to 100; 100 is lossless. Alpha is always kept exactly.
 * @param effort `quick` for previews: a little larger, several times faster
 */
async function encodeWebp({ data, width, height }, quality, effort = "thorough") {
    if (Math.max(width, height) > WEBP_MOST_SIDE) {
        throw new Error(`${width}×${height} is too large for WebP, which ends at ${WEBP_MOST_SIDE} px a side`);
    }
    const lossless = quality === 100;
    return useEncoder((codec) => {
        const encoded = codec.encode(data, width, height, {
            // A lossless picture's quality is the effort.
            quality: lossless ? 75 : quality,
            target_size: 0,
            target_PSNR: 0,
            method: effort === "quick" ? 0 : 4,
            sns_strength: 50,
            filter_strength: 60,
            filter_sharpness: 0,
            filter_type: 1,
            partitions: 0,
            segments: 4,
            pass: 1,
            show_compressed: 0,
            preprocessing: 0,
            autofilter: 0,
            partition_limit: 0,
            alpha_compression: 1,
            alpha_filtering: 1,
            alpha_quality: 100,
            lossless: lossless ? 1 : 0,
            exact: 0,
            image_hint: 0,
            emulate_jpeg_size: 0,
            thread_level: 0,
            low_memory: 0,
            near_lossless: 100,
            use_delta_palette: 0,
            use_sharp_yuv: effort === "quick" ? 0 : 1,
        });
        if (encoded === null)
            throw new Error(`the WebP could not be encoded: ${width}×${height} pixels are probably too many for its memory`);
        // The codec's array is a window on its memory.
        return new Uint8Array(encoded);
    });
}


/***/ }),

/***/ 3155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  previewPicture: () => (/* binding */ previewPicture)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/pixels/decode.js + 1 modules
var decode = __webpack_require__(4164);
// EXTERNAL MODULE: ./lib/pixels/encode-webp.js
var encode_webp = __webpack_require__(998);
// EXTERNAL MODULE: ./lib/pixels/resample.js
var resample = __webpack_require__(3374);
;// CONCATENATED MODULE: ./lib/pixels/thumbnail.js

/** How many times the thumbnail's size averaging leaves at least; the careful resampling does the rest. At that size the eye sees no difference. */
const SPARE = 1;
/** A raster whose longer side is `maxSide` at most: fast where the picture is much larger. */
function thumbnail(raster, maxSide) {
    const longest = Math.max(raster.width, raster.height);
    const factor = Math.floor(longest / (maxSide * SPARE));
    const reduced = factor > 1 ? averageBlocks(raster, factor) : raster;
    const scale = Math.min(1, maxSide / longest);
    const side = (length) => Math.max(1, Math.round(length * scale));
    return (0,resample/* resize */.X)(reduced, { width: side(raster.width), height: side(raster.height) });
}
/** One pixel for each whole block of `factor` × `factor`, colours weighted by alpha so that what is clear adds none. */
function averageBlocks({ data, width, height }, factor) {
    const [w, h] = [Math.max(1, Math.floor(width / factor)), Math.max(1, Math.floor(height / factor))];
    const reduced = new Uint8ClampedArray(w * h * 4);
    const [columns, rows] = [Math.min(factor, width), Math.min(factor, height)];
    for (let y = 0, to = 0; y < h; y++) {
        for (let x = 0; x < w; x++, to += 4) {
            let r = 0;
            let g = 0;
            let b = 0;
            let a = 0;
            for (let row = 0; row < rows; row++) {
                let from = ((y * factor + row) * width + x * factor) * 4;
                for (let column = 0; column < columns; column++, from += 4) {
                    const alpha = data[from + 3] ?? 0;
                    r += (data[from] ?? 0) * alpha;
                    g += (data[from + 1] ?? 0) * alpha;
                    b += (data[from + 2] ?? 0) * alpha;
                    a += alpha;
                }
            }
            const weight = a === 0 ? 0 : 1 / a;
            reduced[to] = r * weight;
            reduced[to + 1] = g * weight;
            reduced[to + 2] = b * weight;
            reduced[to + 3] = a / (rows * columns);
        }
    }
    return { data: reduced, width: w, height: h };
}

;// CONCATENATED MODULE: ./lib/pixels/preview.js




const QUALITIES = [80, 65, 50, 35, 20];
/** A small upright WebP of a picture, alpha kept, for reports and galleries. Rejects as `decode` does. */
async function previewPicture({ file, maxSide, maxBytes }) {
    const small = thumbnail(await (0,decode/* decode */.D4)(await (0,promises_.readFile)(file)), maxSide);
    let bytes = new Uint8Array();
    for (const quality of QUALITIES) {
        bytes = new Uint8Array(await (0,encode_webp.encodeWebp)(small, quality, "quick"));
        if (bytes.length <= maxBytes)
            break;
    }
    return { mime: "image/webp", bytes, width: small.width, height: small.height };
}


/***/ }),

/***/ 3374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ resize),
/* harmony export */   c: () => (/* binding */ resample)
/* harmony export */ });
/* harmony import */ var _srgb_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1493);

const LOBES = 3;
/**
 * Brings `region` of a raster to `size` with a Lanczos filter of three lobes (widened when reducing, so that every pixel
 * counts), in linear light and with premultiplied alpha: no dark fringes, no colour of what is transparent. Works row
 * by row; beside input and output it holds only as many rows as the filter is high.
 */
function resample(raster, region, size) {
    const across = kernel(region.width, size.width);
    const down = kernel(region.height, size.height);
    const data = new Uint8ClampedArray(size.width * size.height * 4);
    const rows = Array.from({ length: down.taps }, () => new Float32Array(size.width * 4));
    const line = new Float32Array(region.width * 4);
    const sum = new Float32Array(size.width * 4);
    let ready = 0;
    for (let y = 0; y < size.height; y++) {
        const first = down.first[y] ?? 0;
        for (ready = Math.max(ready, first); ready < first + down.taps && ready < region.height; ready++) {
            const row = rows[ready % down.taps] ?? sum;
            row.fill(0);
            convolveRow(line, toLinear(raster, region, ready, line), across, row);
        }
        sum.fill(0);
        for (let k = 0; k < down.taps && first + k < region.height; k++) {
            addRow(sum, rows[(first + k) % down.taps] ?? sum, down.weights[y * down.taps + k] ?? 0);
        }
        toSrgb(sum, data, y * size.width * 4);
    }
    return { ...size, data };
}
/** The whole of a raster at another size. */
function resize(raster, size) {
    if (size.width === raster.width && size.height === raster.height)
        return raster;
    return resample(raster, { x: 0, y: 0, width: raster.width, height: raster.height }, size);
}
function kernel(from, to) {
    const scale = from / to;
    const stretch = Math.max(1, scale);
    const taps = Math.min(from, Math.ceil(LOBES * stretch) * 2 + 1);
    const first = new Int32Array(to);
    const weights = new Float32Array(to * taps);
    for (let i = 0; i < to; i++) {
        const centre = (i + 0.5) * scale - 0.5;
        const start = Math.max(0, Math.min(from - taps, Math.ceil(centre - LOBES * stretch)));
        first[i] = start;
        let total = 0;
        for (let k = 0; k < taps; k++)
            total += lanczos((start + k - centre) / stretch);
        for (let k = 0; k < taps; k++)
            weights[i * taps + k] = lanczos((start + k - centre) / stretch) / total;
    }
    return { first, weights, taps };
}
function lanczos(x) {
    if (x === 0)
        return 1;
    if (Math.abs(x) >= LOBES)
        return 0;
    const angle = Math.PI * x;
    return (LOBES * Math.sin(angle) * Math.sin(angle / LOBES)) / (angle * angle);
}
function toLinear({ data, width }, region, row, line) {
    let from = ((region.y + row) * width + region.x) * 4;
    let seen = -1;
    let last = -1;
    for (let to = 0; to < line.length; to += 4, from += 4) {
        const alpha = (data[from + 3] ?? 0) * (1 / 255);
        if (alpha > 0) {
            if (seen < 0)
                seen = to;
            last = to;
        }
        line[to] = (_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .LINEAR */ ._[data[from] ?? 0] ?? 0) * alpha;
        line[to + 1] = (_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .LINEAR */ ._[data[from + 1] ?? 0] ?? 0) * alpha;
        line[to + 2] = (_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .LINEAR */ ._[data[from + 2] ?? 0] ?? 0) * alpha;
        line[to + 3] = alpha;
    }
    return seen < 0 ? { from: 0, to: 0 } : { from: seen >> 2, to: (last >> 2) + 1 };
}
/** Writes where the filter meets `span`: a cutout is mostly empty, and what is empty stays so. */
function convolveRow(line, span, { first, weights, taps }, out) {
    if (span.from === span.to)
        return;
    for (let x = 0; x < first.length; x++) {
        const start = first[x] ?? 0;
        if (start >= span.to)
            return;
        if (start + taps <= span.from)
            continue;
        let w = x * taps;
        let at = start * 4;
        let r = 0;
        let g = 0;
        let b = 0;
        let a = 0;
        for (const end = w + taps; w < end; w++, at += 4) {
            const weight = weights[w] ?? 0;
            r += weight * (line[at] ?? 0);
            g += weight * (line[at + 1] ?? 0);
            b += weight * (line[at + 2] ?? 0);
            a += weight * (line[at + 3] ?? 0);
        }
        const to = x * 4;
        out[to] = r;
        out[to + 1] = g;
        out[to + 2] = b;
        out[to + 3] = a;
    }
}
function addRow(sum, row, weight) {
    if (weight === 0)
        return;
    for (let i = 0; i < sum.length; i++)
        sum[i] = (sum[i] ?? 0) + weight * (row[i] ?? 0);
}
function toSrgb(sum, data, at) {
    for (let i = 0; i < sum.length; i += 4) {
        const alpha = sum[i + 3] ?? 0;
        // Less than half a step of 8-bit alpha shows nothing, and its colour would be noise.
        if (alpha < 0.5 / 255)
            continue;
        const whole = 1 / alpha;
        data[at + i] = (0,_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .encoded */ .d)((sum[i] ?? 0) * whole);
        data[at + i + 1] = (0,_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .encoded */ .d)((sum[i + 1] ?? 0) * whole);
        data[at + i + 2] = (0,_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .encoded */ .d)((sum[i + 2] ?? 0) * whole);
        data[at + i + 3] = alpha * 255;
    }
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
        module ??= new WebAssembly.Module((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file));
        const opened = idle ?? (await open(factory, module));
        idle = undefined;
        opened.complaints.length = 0;
        const result = orTranslated(() => work(opened.codec, opened.complaints));
        if (opened.memoryBytes() <= KEPT_BYTES)
            idle = opened;
        return result;
    };
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
