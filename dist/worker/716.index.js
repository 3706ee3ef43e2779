export const id = 716;
export const ids = [716];
export const modules = {

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

/***/ 7210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ fitToLimits),
  Y: () => (/* binding */ sameSize)
});

;// CONCATENATED MODULE: ./lib/limits.js
/** What the service takes, in pixels a side (its manual). */
const LEAST_SIDE = 400;
const MOST_SIDE = 4096;
/** The same, as messages say it. */
const SIDES = `${LEAST_SIDE} to ${MOST_SIDE} px a side`;

;// CONCATENATED MODULE: ./lib/pixels/geometry.js

/** A side smaller than this is no picture; reduced to less than `THINNEST`, a picture has lost what was in it. */
const TINIEST = 16;
const THINNEST = 100;
/** A picture is enlarged until padding adds at most as much as it has. */
const LEAST_CONTENT = LEAST_SIDE / 2;
/** Within the limits: reduced where a side is too long, padded (after enlarging a tiny one) where one is too short. */
function fitToLimits(picture) {
    const least = Math.min(picture.width, picture.height);
    const most = Math.max(picture.width, picture.height);
    if (least >= LEAST_SIDE && most <= MOST_SIDE)
        return { kind: "as-is" };
    if (least < TINIEST)
        return impossible(picture, `has a side of only ${least} px`);
    const scale = contentScale(least, most);
    if (least * scale < THINNEST && scale < 1) {
        return impossible(picture, `would be only ${Math.round(least * scale)} px wide once its long side is reduced`);
    }
    const content = { width: scaled(picture.width, scale), height: scaled(picture.height, scale) };
    const size = { width: Math.max(LEAST_SIDE, content.width), height: Math.max(LEAST_SIDE, content.height) };
    if (size.width === content.width && size.height === content.height && scale < 1)
        return { kind: "reduced", size };
    const offset = { x: (size.width - content.width) >> 1, y: (size.height - content.height) >> 1 };
    return { kind: "padded", size, content, offset };
}
function contentScale(least, most) {
    if (most > MOST_SIDE)
        return MOST_SIDE / most;
    return Math.max(1, Math.min(Math.ceil(LEAST_CONTENT / least), Math.floor(MOST_SIDE / most)));
}
function scaled(side, scale) {
    return Math.max(1, Math.min(MOST_SIDE, Math.round(side * scale)));
}
function impossible({ width, height }, what) {
    return { kind: "impossible", reason: `is ${width}×${height} and ${what}: the service takes ${SIDES}` };
}
function sameSize(a, b) {
    return a.width === b.width && a.height === b.height;
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

/***/ 6856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ writeWhole)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./lib/temporary.js




/**
 * What is there for the time of a process alone bears the process in its name, so that a later run can tell what a killed
 * one left behind, and take nothing from one that lives, on this machine or on another that shares the folder.
 */
const HOST = (0,external_node_crypto_.createHash)("sha256").update((0,external_node_os_.hostname)()).digest("hex").slice(0, 8);
const MARK = `${HOST}-${process.pid}-`;
const PART = /^\.([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.part$/;
const FOLDER = /^cutout-(?:artifact|index|rehearsal|runtime|service)-([0-9a-f]{8})-(\d+)-\w{6}$/;
/** The longest name that `beside` gives, whatever the process. */
const LONGEST_BESIDE = (/* unused pure expression or super */ null && (`.${HOST}-${"9".repeat(10)}-${"0".repeat(12)}.part`));
/** A path beside `file`, under which it is written until it is whole. */
function beside(file) {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(file), `.${MARK}${(0,external_node_crypto_.randomBytes)(6).toString("hex")}.part`);
}
/** A new folder of this process's own in the system's temporary one. */
function temporaryFolder(purpose) {
    return mkdtemp(join(tmpdir(), `cutout-${purpose}-${MARK}`));
}
/** Removes what processes that are gone left in the system's temporary folder. Never rejects: it is in nobody's way. */
async function sweepTemporaryFolders() {
    await sweep(tmpdir(), FOLDER, "folder");
}
/** Removes half-written files that processes which are gone left in a folder. Never rejects. */
async function sweepParts(folder) {
    await sweep(folder, PART, "file");
}
async function sweep(folder, pattern, kind) {
    const names = await readdir(folder).catch(() => []);
    const left = names.filter((name) => isAbandoned(pattern.exec(name)));
    await Promise.all(left.map((name) => removeOwn(join(folder, name), kind).catch(() => { })));
}
function isAbandoned(mark) {
    const [, host, pid] = mark ?? [];
    return host === HOST && !isAlive(Number(pid));
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        // Another user's process is alive, too.
        return !(error instanceof Error && "code" in error && error.code === "ESRCH");
    }
}
/** Not another user's, and no link: in a folder that all may write to, anyone can make a name. */
async function removeOwn(path, kind) {
    const found = await lstat(path);
    const isKind = kind === "file" ? found.isFile() : found.isDirectory();
    const isOwn = process.getuid === undefined || found.uid === process.getuid();
    if (isKind && isOwn)
        await rm(path, { recursive: true });
}

;// CONCATENATED MODULE: ./lib/write-whole.js



/**
 * Writes a file that appears whole or not at all, whatever happens in between: a temporary file beside it, fsync, rename.
 * @param content an iterable is written piece by piece, and never in memory as a whole
 * @param mode the file's permissions, before the umask
 */
async function writeWhole(file, content, mode = 0o666) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    const temporary = beside(file);
    try {
        const handle = await (0,promises_.open)(temporary, "wx", mode);
        try {
            await (0,promises_.writeFile)(handle, content);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await (0,promises_.rename)(temporary, file);
    }
    catch (error) {
        await (0,promises_.rm)(temporary, { force: true });
        throw error;
    }
}


/***/ })

};
