export const id = 720;
export const ids = [720,409];
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

/***/ 1539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pX: () => (/* binding */ encodeGreyPng),
  KJ: () => (/* binding */ encodePng),
  qp: () => (/* binding */ isOpaque)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./lib/pixels/header/png.js
var png = __webpack_require__(8528);
// EXTERNAL MODULE: ./lib/pixels/png-chunk.js
var png_chunk = __webpack_require__(1358);
;// CONCATENATED MODULE: ./lib/pixels/png-filters.js
const FILTER_CHOICES = [0, 1, 2, 3, 4, "row by row"];
/** By their number in the format. */
const FILTERS = [none, sub, up, average, paeth];
/**
 * A raster's rows, filtered and each led by its filter's number, ready to be compressed: all of them, or those whose
 * numbers `rows` gives, in ascending order.
 */
function filterRows({ data, width, height }, channels, choice, rows = Array.from({ length: height }, (_, y) => y)) {
    const bytes = width * channels;
    const lines = new Uint8Array((1 + bytes) * rows.length);
    // One pixel of zeros in front, which is what a filter sees to the left of the first.
    let above = new Uint8Array(channels + bytes);
    let row = new Uint8Array(channels + bytes);
    let last = -1;
    let at = 0;
    for (const y of rows) {
        if (y !== last + 1)
            packRow(data, (y - 1) * width * 4, above.subarray(channels), channels);
        packRow(data, y * width * 4, row.subarray(channels), channels);
        const number = choice === "row by row" ? smallest(row, above, channels) : choice;
        const filter = FILTERS[number] ?? none;
        lines[at] = number;
        filter(row, above, channels, lines.subarray(at + 1, at + 1 + bytes));
        [above, row] = [row, above];
        last = y;
        at += 1 + bytes;
    }
    return lines;
}
/**
 * RGBA rows, each as its difference from the row above: as `filterRows` with filter 2, four bytes at a time. Cheap, and
 * good for photographs on empty ground.
 */
function filterUpRgba({ data, width, height }) {
    const lines = new Uint8Array((1 + width * 4) * height);
    const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
    const pixels = new Uint32Array(aligned.buffer, aligned.byteOffset, width * height);
    const row = new Uint32Array(width);
    const bytes = new Uint8Array(row.buffer);
    for (let y = 0, i = 0; y < height; y++) {
        for (let x = 0; x < width; x++, i++) {
            const above = y === 0 ? 0 : (pixels[i - width] ?? 0);
            const here = pixels[i] ?? 0;
            // Four subtractions at once: the top bits are set against borrowing, and put right afterwards.
            row[x] = ((here | 0x80808080) - (above & 0x7f7f7f7f)) ^ ((here ^ ~above) & 0x80808080);
        }
        const at = y * (1 + width * 4);
        lines[at] = 2;
        lines.set(bytes, at + 1);
    }
    return lines;
}
function packRow(data, from, row, channels) {
    if (channels === 4) {
        row.set(data.subarray(from, from + row.length));
        return;
    }
    if (channels === 1) {
        for (let to = 0; to < row.length; to++)
            row[to] = data[from + to * 4] ?? 0;
        return;
    }
    for (let to = 0, at = from; to < row.length; to += 3, at += 4) {
        row[to] = data[at] ?? 0;
        row[to + 1] = data[at + 1] ?? 0;
        row[to + 2] = data[at + 2] ?? 0;
    }
}
/** The number of the filter whose differences are smallest in sum; all are weighed in one pass, and none is written. */
function smallest(row, above, step) {
    let [byNone, bySub, byUp, byAverage, byPaeth] = [0, 0, 0, 0, 0];
    for (let i = step, left = 0; i < row.length; i++, left++) {
        const x = row[i] ?? 0;
        const a = row[left] ?? 0;
        const b = above[i] ?? 0;
        byNone += magnitude(x);
        bySub += magnitude(x - a);
        byUp += magnitude(x - b);
        byAverage += magnitude(x - ((a + b) >> 1));
        byPaeth += magnitude(x - predict(a, b, above[left] ?? 0));
    }
    const sums = [byNone, bySub, byUp, byAverage, byPaeth];
    return sums.indexOf(Math.min(...sums));
}
function none(row, _above, step, out) {
    out.set(row.subarray(step));
}
function sub(row, _above, step, out) {
    for (let i = 0; i < out.length; i++)
        out[i] = (row[i + step] ?? 0) - (row[i] ?? 0);
}
function up(row, above, step, out) {
    for (let i = 0; i < out.length; i++)
        out[i] = (row[i + step] ?? 0) - (above[i + step] ?? 0);
}
function average(row, above, step, out) {
    for (let i = 0; i < out.length; i++) {
        out[i] = (row[i + step] ?? 0) - (((row[i] ?? 0) + (above[i + step] ?? 0)) >> 1);
    }
}
function paeth(row, above, step, out) {
    for (let i = 0; i < out.length; i++) {
        out[i] = (row[i + step] ?? 0) - predict(row[i] ?? 0, above[i + step] ?? 0, above[i] ?? 0);
    }
}
function predict(a, b, c) {
    const pa = Math.abs(b - c);
    const pb = Math.abs(a - c);
    const pc = Math.abs(a + b - c - c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}
/** Of a difference as the signed byte that it is written as. */
function magnitude(difference) {
    return Math.abs((difference << 24) >> 24);
}

;// CONCATENATED MODULE: ./lib/pixels/encode-png.js




/** Every row as its difference from the one above: cheap, and good for photographs on empty ground. */
const UP = 2;
/** Short matches are worth less than they cost in the differences of many photographs, and the second leaves them out. */
const STRATEGIES = [external_node_zlib_.constants.Z_DEFAULT_STRATEGY, external_node_zlib_.constants.Z_FILTERED];
/** Rows of a sample's band: more of them would meet fewer parts of a small picture. */
const BAND = 8;
/** A sample takes every eighth band, but about so many pixels at most. */
const SAMPLED_PIXELS = 100_000;
/** Levels above it take three times as long for three percent. */
const SMALL = { level: 6, memLevel: 9 };
/** Encodes RGBA, or RGB where every pixel is opaque. `exif` is a TIFF block; empty for none. */
function encodePng(raster, effort = "fast", exif = new Uint8Array()) {
    const channels = isOpaque(raster) ? 3 : 4;
    const packed = effort === "fast" ? packFast(raster, channels) : packSmall(raster, channels);
    return Promise.resolve(assemble(raster, channels, packed, exif));
}
/** As `encodePng` with effort `small`, of a raster that is grey and opaque: one sample a pixel. */
function encodeGreyPng(raster, exif = new Uint8Array()) {
    return Promise.resolve(assemble(raster, 1, packSmall(raster, 1), exif));
}
/** Samples a pixel, each with its number in the format. */
const COLOUR_TYPES = { 1: 0, 3: 2, 4: 6 };
function packFast(raster, channels) {
    const lines = channels === 4 ? filterUpRgba(raster) : filterRows(raster, channels, UP);
    return (0,external_node_zlib_.deflateSync)(lines, { level: 1 });
}
/** Which filter and strategy are best cannot be told but by trying: a sample of the rows tells at a fraction of the cost. */
function packSmall(raster, channels) {
    const rows = sampledRows(raster);
    const filter = smallestOf(FILTER_CHOICES, (one) => packedLength(filterRows(raster, channels, one, rows), STRATEGIES[0]));
    const lines = filterRows(raster, channels, filter, rows);
    const strategy = smallestOf(STRATEGIES, (one) => packedLength(lines, one));
    return (0,external_node_zlib_.deflateSync)(filterRows(raster, channels, filter), { ...SMALL, strategy });
}
function packedLength(lines, strategy) {
    return (0,external_node_zlib_.deflateSync)(lines, { level: 5, memLevel: 9, strategy }).length;
}
function smallestOf(choices, lengthOf) {
    const [first] = choices;
    return choices
        .map((choice) => ({ choice, length: lengthOf(choice) }))
        .reduce((best, one) => (one.length < best.length ? one : best), { choice: first, length: Number.POSITIVE_INFINITY })
        .choice;
}
/** Thin bands of rows that lie evenly, so that they meet all parts of the picture; all rows where it is small. */
function sampledRows({ width, height }) {
    const every = Math.max(8, Math.ceil((width * height) / SAMPLED_PIXELS));
    const rows = Array.from({ length: height }, (_, y) => y);
    const sampled = rows.filter((y) => Math.floor(y / BAND) % every === every >> 1);
    return sampled.length < 2 * BAND ? rows : sampled;
}
function isOpaque({ data }) {
    for (let i = 3; i < data.length; i += 4)
        if (data[i] !== 255)
            return false;
    return true;
}
function assemble({ width, height }, channels, packed, exif) {
    const size = Buffer.alloc(13);
    size.writeUInt32BE(width, 0);
    size.writeUInt32BE(height, 4);
    size[8] = 8;
    size[9] = COLOUR_TYPES[channels];
    const parts = [
        Buffer.from(png/* PNG_SIGNATURE */.$, "latin1"),
        (0,png_chunk/* pngChunk */.t)("IHDR", size),
        ...(exif.length > 0 ? [(0,png_chunk/* pngChunk */.t)("eXIf", exif)] : []),
        (0,png_chunk/* pngChunk */.t)("IDAT", packed),
        (0,png_chunk/* pngChunk */.t)("IEND", new Uint8Array()),
    ];
    return ownMemory(Buffer.concat(parts));
}
/** Small Buffers share one pool, which cannot be handed to another thread. */
function ownMemory(bytes) {
    return bytes.byteLength === bytes.buffer.byteLength ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes);
}


/***/ }),

/***/ 8824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ crop),
/* harmony export */   k: () => (/* binding */ padWithBorder)
/* harmony export */ });
/** Puts a raster into a larger frame, whose rim repeats the raster's own border pixels. */
function padWithBorder(raster, size, offset) {
    const to = new Uint32Array(size.width * size.height);
    const from = new Uint32Array(raster.data.buffer, raster.data.byteOffset, raster.width * raster.height);
    const right = offset.x + raster.width;
    for (let y = 0; y < size.height; y++) {
        const row = clamp(y - offset.y, raster.height) * raster.width;
        const at = y * size.width;
        to.set(from.subarray(row, row + raster.width), at + offset.x);
        to.fill(from[row] ?? 0, at, at + offset.x);
        to.fill(from[row + raster.width - 1] ?? 0, at + right, at + size.width);
    }
    return { ...size, data: new Uint8ClampedArray(to.buffer) };
}
function clamp(index, length) {
    return Math.max(0, Math.min(length - 1, index));
}
/** The part of a raster that begins at `offset` and has `size`. */
function crop(raster, offset, size) {
    const data = new Uint8ClampedArray(size.width * size.height * 4);
    const length = size.width * 4;
    for (let y = 0; y < size.height; y++) {
        const from = ((offset.y + y) * raster.width + offset.x) * 4;
        data.set(raster.data.subarray(from, from + length), y * length);
    }
    return { ...size, data };
}


/***/ }),

/***/ 1358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ pngChunk)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);

/** A whole chunk: length, type, data, checksum. */
function pngChunk(type, data) {
    const chunk = Buffer.alloc(12 + data.length);
    chunk.writeUInt32BE(data.length, 0);
    chunk.write(type, 4, "latin1");
    chunk.set(data, 8);
    chunk.writeUInt32BE((0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(chunk.subarray(4, 8 + data.length)), 8 + data.length);
    return chunk;
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


/***/ }),

/***/ 3720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fitPicture: () => (/* binding */ fitPicture)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _pixels_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4164);
/* harmony import */ var _pixels_encode_jpg_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3409);
/* harmony import */ var _pixels_encode_png_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1539);
/* harmony import */ var _pixels_pad_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8824);
/* harmony import */ var _pixels_resample_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3374);






/** Nothing that a matte depends on is lost at this quality. */
const QUALITY = 95;
/** Makes the copy that is sent in a picture's stead: upright, sRGB, 8 bits, within the limits; JPEG, or PNG where there is alpha or nothing may be lost. */
async function fitPicture({ file, fit, target, lossless }) {
    const fitted = fitRaster(await (0,_pixels_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decode */ .D4)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file)), fit);
    const type = !lossless && (0,_pixels_encode_png_js__WEBPACK_IMPORTED_MODULE_3__/* .isOpaque */ .qp)(fitted) ? "jpeg" : "png";
    const bytes = type === "jpeg" ? await (0,_pixels_encode_jpg_js__WEBPACK_IMPORTED_MODULE_2__.encodeJpg)(fitted, QUALITY) : await (0,_pixels_encode_png_js__WEBPACK_IMPORTED_MODULE_3__/* .encodePng */ .KJ)(fitted);
    const copy = `${target}.${type === "jpeg" ? "jpg" : "png"}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(copy, bytes);
    return { file: copy, bytes: bytes.length, sent: { width: fitted.width, height: fitted.height }, type };
}
function fitRaster(raster, fit) {
    switch (fit.kind) {
        case "as-is":
            return raster;
        case "reduced":
            return (0,_pixels_resample_js__WEBPACK_IMPORTED_MODULE_4__/* .resize */ .X)(raster, fit.size);
        case "padded":
            return (0,_pixels_pad_js__WEBPACK_IMPORTED_MODULE_5__/* .padWithBorder */ .k)((0,_pixels_resample_js__WEBPACK_IMPORTED_MODULE_4__/* .resize */ .X)(raster, fit.content), fit.size, fit.offset);
    }
}


/***/ })

};
