export const id = 968;
export const ids = [968];
export const modules = {

/***/ 1539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ encodePng),
  q: () => (/* binding */ isOpaque)
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
const SAMPLED_PIXELS = 300_000;
/** Where a picture is larger, the slowest settings would take many seconds for a percent. */
const THOROUGH_PIXELS = 2_500_000;
/** Encodes RGBA, or RGB where every pixel is opaque. `exif` is a TIFF block; empty for none. */
function encodePng(raster, effort = "fast", exif = new Uint8Array()) {
    const channels = isOpaque(raster) ? 3 : 4;
    const packed = effort === "fast" ? packFast(raster, channels) : packSmall(raster, channels);
    return Promise.resolve(assemble(raster, channels, packed, exif));
}
function packFast(raster, channels) {
    const lines = channels === 4 ? filterUpRgba(raster) : filterRows(raster, channels, UP);
    return (0,external_node_zlib_.deflateSync)(lines, { level: 1 });
}
/** Which filter and strategy are best cannot be told but by trying: a sample of the rows tells at a fraction of the cost. */
function packSmall(raster, channels) {
    const rows = sampledRows(raster);
    const tried = FILTER_CHOICES.flatMap((filter) => {
        const lines = filterRows(raster, channels, filter, rows);
        return STRATEGIES.map((strategy) => ({
            filter,
            strategy,
            length: (0,external_node_zlib_.deflateSync)(lines, { level: 5, memLevel: 9, strategy }).length,
        }));
    });
    const { filter, strategy } = tried.reduce((best, one) => (one.length < best.length ? one : best));
    const level = raster.width * raster.height <= THOROUGH_PIXELS ? 8 : 6;
    return (0,external_node_zlib_.deflateSync)(filterRows(raster, channels, filter), { level, memLevel: 9, strategy });
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
    size[9] = channels === 4 ? 6 : 2;
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

/***/ 6968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verifyCutout: () => (/* binding */ verifyCutout)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _write_whole_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2742);
/* harmony import */ var _decode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4164);
/* harmony import */ var _encode_png_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1539);
/* harmony import */ var _orient_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6428);
/* harmony import */ var _sniff_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8833);






/** Below this an alpha value is taken for nothing, above 255 minus this for everything. */
const HARDLY = 8;
/** A prime, so that no texture's rhythm is met. */
const SAMPLE_STEP = 31;
/** Whether a service's answer is a cutout: a whole PNG of the expected size that shows something and removed something. */
async function verifyCutout(input) {
    const bytes = input.bytes ?? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(input.file));
    const type = (0,_sniff_js__WEBPACK_IMPORTED_MODULE_4__/* .sourceType */ .Mx)(bytes);
    if (type !== "png")
        return bad(`is no PNG: it is ${type === undefined ? whatElse(bytes) : `a ${type.toUpperCase()}`}`);
    try {
        const { raster } = await (0,_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodePicture */ .$)(bytes);
        const upright = input.source === undefined ? raster : await turnUpright(raster, input.source, input.expected);
        const verdict = judge(upright, input.expected);
        if (upright !== raster && input.file !== undefined && verdict.kind === "good") {
            await (0,_write_whole_js__WEBPACK_IMPORTED_MODULE_1__/* .writeWhole */ .f)(input.file, await (0,_encode_png_js__WEBPACK_IMPORTED_MODULE_3__/* .encodePng */ .K)(upright));
        }
        return verdict;
    }
    catch (error) {
        return bad(`cannot be used: ${error instanceof Error ? error.message : String(error)}`);
    }
}
/**
 * Not every service obeys the EXIF turn of what it is sent. A quarter turn shows in the size; a half turn or a mirroring
 * only in the colours, which are compared with the picture's.
 */
async function turnUpright(cutout, source, expected) {
    const sniffed = await (0,_sniff_js__WEBPACK_IMPORTED_MODULE_4__/* .sniffFile */ .xQ)(source);
    if (sniffed.kind !== "picture" || sniffed.orientation === 1)
        return cutout;
    const turned = (0,_orient_js__WEBPACK_IMPORTED_MODULE_5__/* .orient */ .s)(cutout, sniffed.orientation);
    if (turned.width !== expected.width || turned.height !== expected.height)
        return cutout;
    if (cutout.width !== expected.width || cutout.height !== expected.height)
        return turned;
    const picture = await (0,_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decode */ .D4)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(source));
    return distance(turned, picture) < distance(cutout, picture) ? turned : cutout;
}
/** Mean difference of the visible pixels' colours, on a coarse sample. */
function distance(cutout, picture) {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < cutout.data.length; i += 4 * SAMPLE_STEP) {
        if ((cutout.data[i + 3] ?? 0) < 250)
            continue;
        for (let c = i; c < i + 3; c++)
            sum += Math.abs((cutout.data[c] ?? 0) - (picture.data[c] ?? 0));
        count++;
    }
    return count === 0 ? 0 : sum / count;
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
    const sniffed = (0,_sniff_js__WEBPACK_IMPORTED_MODULE_4__/* .sniff */ .ZF)(bytes);
    return sniffed.kind === "other" ? sniffed.what : "unknown";
}
function bad(reason) {
    return { kind: "bad", reason };
}


/***/ }),

/***/ 2742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);



/**
 * Writes a file that appears whole or not at all, whatever happens in between: a temporary file beside it, fsync, rename.
 * @param content an iterable is written piece by piece, and never in memory as a whole
 * @param mode the file's permissions, before the umask
 */
async function writeWhole(file, content, mode = 0o666) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), { recursive: true });
    const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString("hex")}.part`);
    try {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(temporary, "wx", mode);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(handle, content);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, file);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
        throw error;
    }
}


/***/ })

};
