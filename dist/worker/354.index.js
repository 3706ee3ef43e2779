export const id = 354;
export const ids = [354];
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

/***/ 8354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  encodePreview: () => (/* binding */ encodePreview),
  previewPicture: () => (/* binding */ previewPicture)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./lib/pixels/checkerboard.js
/** The squares' side in pixels, and their two greys: light both, since most products are photographed for a light page. */
const SIDE = 16;
const GREYS = [255, 222];
/** The picture as viewers of pictures show what is clear in it: opaque, on squares of two greys. */
function onCheckerboard({ data, width, height }) {
    const shown = new Uint8ClampedArray(data.length);
    for (let y = 0, at = 0; y < height; y++) {
        for (let x = 0; x < width; x++, at += 4) {
            const grey = GREYS[(Math.floor(x / SIDE) + Math.floor(y / SIDE)) % 2 === 0 ? 0 : 1];
            const alpha = (data[at + 3] ?? 0) / 255;
            for (let channel = 0; channel < 3; channel++)
                shown[at + channel] = (data[at + channel] ?? 0) * alpha + grey * (1 - alpha);
            shown[at + 3] = 255;
        }
    }
    return { data: shown, width, height };
}

// EXTERNAL MODULE: ./lib/pixels/decode.js + 1 modules
var decode = __webpack_require__(4164);
// EXTERNAL MODULE: ./lib/pixels/encode-webp.js
var encode_webp = __webpack_require__(998);
// EXTERNAL MODULE: ./lib/pixels/thumbnail.js
var thumbnail = __webpack_require__(4237);
;// CONCATENATED MODULE: ./lib/pixels/preview.js





const QUALITIES = [80, 65, 50, 35, 20];
/** A small upright WebP of a picture, for reports and galleries. Rejects as `decode` does. */
async function previewPicture({ file, ground, ...size }) {
    const reduced = (0,thumbnail/* thumbnail */.x)(await (0,decode/* decode */.D4)(await (0,promises_.readFile)(file)), size.maxSide);
    return encodePreview(ground === undefined ? reduced : onCheckerboard(reduced), size);
}
/** As `previewPicture`, of pixels. */
async function encodePreview(raster, { maxSide, maxBytes }) {
    const small = (0,thumbnail/* thumbnail */.x)(raster, maxSide);
    let bytes = new Uint8Array();
    for (const quality of QUALITIES) {
        bytes = new Uint8Array(await (0,encode_webp.encodeWebp)(small, quality, "quick"));
        if (bytes.length <= maxBytes)
            break;
    }
    return { mime: "image/webp", bytes, width: small.width, height: small.height };
}


/***/ }),

/***/ 4237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ thumbnail)
/* harmony export */ });
/**
 * A raster whose longer side is `maxSide` at most. Each pixel is the mean of the area that it stands for: several times
 * faster than careful resampling, from which the eye cannot tell it at that size.
 */
function thumbnail(raster, maxSide) {
    const longest = Math.max(raster.width, raster.height);
    if (longest <= maxSide)
        return raster;
    const side = (length) => Math.max(1, Math.round((length * maxSide) / longest));
    return averageAreas(raster, { width: side(raster.width), height: side(raster.height) });
}
/** Colours are weighted by alpha, so that what is clear adds none. */
function averageAreas({ data, width, height }, size) {
    const across = cuts(width, size.width);
    const down = cuts(height, size.height);
    const area = (width * height) / (size.width * size.height);
    const reduced = new Uint8ClampedArray(size.width * size.height * 4);
    // One pixel longer than the reduced row: what the last sample leaves over, which is nothing, has a place as well.
    const sums = new Float64Array(size.width * 4 + 4);
    const addRow = (y, share) => addAcross(sums, data.subarray(y * width * 4, (y + 1) * width * 4), across, share);
    for (let to = 0, y = 0; to < size.height; to++, y++) {
        const last = down.last[to] ?? 0;
        const share = down.share[to] ?? 1;
        for (; y < last; y++)
            addRow(y, 1);
        addRow(last, share);
        writeMeans(sums, area, reduced.subarray(to * size.width * 4, (to + 1) * size.width * 4));
        sums.fill(0);
        if (share < 1)
            addRow(last, 1 - share);
    }
    return { ...size, data: reduced };
}
function cuts(many, few) {
    const ends = Float64Array.from({ length: few }, (_, i) => ((i + 1) * many) / few);
    const last = Int32Array.from(ends, (end) => Math.ceil(end) - 1);
    return { last, share: ends.map((end, i) => end - (last[i] ?? 0)) };
}
/** Adds `share` of a row of samples to the reduced row's sums. */
function addAcross(sums, row, { last, share }, weight) {
    for (let i = 0, from = 0; i < last.length; i++, from += 4) {
        // Whole samples are summed in whole numbers, which is faster.
        let r = 0;
        let g = 0;
        let b = 0;
        let a = 0;
        for (const end = (last[i] ?? 0) * 4; from < end; from += 4) {
            const alpha = row[from + 3] ?? 0;
            r += (row[from] ?? 0) * alpha;
            g += (row[from + 1] ?? 0) * alpha;
            b += (row[from + 2] ?? 0) * alpha;
            a += alpha;
        }
        const here = share[i] ?? 1;
        const alpha = row[from + 3] ?? 0;
        const lastR = (row[from] ?? 0) * alpha;
        const lastG = (row[from + 1] ?? 0) * alpha;
        const lastB = (row[from + 2] ?? 0) * alpha;
        add(sums, i * 4, r + here * lastR, g + here * lastG, b + here * lastB, a + here * alpha, weight);
        add(sums, i * 4 + 4, lastR, lastG, lastB, alpha, weight * (1 - here));
    }
}
function add(sums, at, r, g, b, a, weight) {
    sums[at] = (sums[at] ?? 0) + r * weight;
    sums[at + 1] = (sums[at + 1] ?? 0) + g * weight;
    sums[at + 2] = (sums[at + 2] ?? 0) + b * weight;
    sums[at + 3] = (sums[at + 3] ?? 0) + a * weight;
}
function writeMeans(sums, area, row) {
    for (let i = 0; i < row.length; i += 4) {
        const alpha = sums[i + 3] ?? 0;
        if (alpha === 0)
            continue;
        row[i] = (sums[i] ?? 0) / alpha;
        row[i + 1] = (sums[i + 1] ?? 0) / alpha;
        row[i + 2] = (sums[i + 2] ?? 0) / alpha;
        row[i + 3] = alpha / area;
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
/* harmony export */   j: () => (/* binding */ memoryFor),
/* harmony export */   u: () => (/* binding */ codecOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);


/** An instance with more memory than this is let go after its call: WebAssembly memory never shrinks. */
const KEPT_BYTES = 192 << 20;
/** What a codec may take for itself, and for each pixel: the hungriest, an AVIF of 10 bits with alpha, was seen to need 56. */
const OWN_BYTES = 128 << 20;
const BYTES_A_PIXEL = 64;
/**
 * The most memory that a decoder may need for a picture of this size. The pixels may be another, far larger picture's than
 * the header says: so what a decoder gets is bound by what was checked, which is the header.
 */
function memoryFor({ width, height }, bytes) {
    return OWN_BYTES + 4 * bytes.length + BYTES_A_PIXEL * width * height;
}
/**
 * A codec, compiled once per thread when it is first used. One instance serves picture after picture; it is let go when
 * it failed (a codec that aborted must not spoil the next picture) or has grown large. `file` is a plain path in the
 * bundle.
 */
function codecOf(factory, file) {
    let module;
    let idle;
    return async (work, mostBytes = Number.POSITIVE_INFINITY) => {
        module ??= new WebAssembly.Module(readWasm(file));
        const opened = idle ?? (await open(factory, module));
        idle = undefined;
        opened.complaints.length = 0;
        opened.bound(mostBytes);
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
    let most = Number.POSITIVE_INFINITY;
    const codec = await factory({
        noInitialRun: true,
        print: note,
        printErr: note,
        instantiateWasm: (imports, done) => {
            const instance = new WebAssembly.Instance(module, imports);
            memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
            if (memory !== undefined)
                boundGrowth(memory, () => most);
            done(instance);
            return instance.exports;
        },
    });
    return {
        codec,
        complaints,
        memoryBytes: () => memory?.buffer.byteLength ?? Number.POSITIVE_INFINITY,
        bound: (bytes) => {
            most = bytes;
        },
    };
}
const PAGE_BYTES = 1 << 16;
/** The codec's own code asks this object for more memory, and takes a refusal for the end of the machine's. */
function boundGrowth(memory, most) {
    const grow = memory.grow.bind(memory);
    memory.grow = (pages) => {
        if (memory.buffer.byteLength + pages * PAGE_BYTES > most())
            throw new RangeError("no more memory for this picture");
        return grow(pages);
    };
}


/***/ })

};
