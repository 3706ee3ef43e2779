export const id = 945;
export const ids = [945];
export const modules = {

/***/ 3945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   decodePng: () => (/* binding */ decodePng)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _header_bytes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7452);


const CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Allowed bit depths by colour type, as in the specification's table. */
const DEPTHS = {
    0: [1, 2, 4, 8, 16],
    2: [8, 16],
    3: [1, 2, 4, 8],
    4: [8, 16],
    6: [8, 16],
};
const ADAM7 = [
    { x: 0, y: 0, dx: 8, dy: 8 },
    { x: 4, y: 0, dx: 8, dy: 8 },
    { x: 0, y: 4, dx: 4, dy: 8 },
    { x: 2, y: 0, dx: 4, dy: 4 },
    { x: 0, y: 2, dx: 2, dy: 4 },
    { x: 1, y: 0, dx: 2, dy: 2 },
    { x: 0, y: 1, dx: 1, dy: 2 },
];
const WHOLE = [{ x: 0, y: 0, dx: 1, dy: 1 }];
/**
 * Decodes any PNG (1 to 16 bits, palette, tRNS, interlaced) with Node's own zlib, which is as fast as the WebAssembly
 * codec, holds no memory afterwards and can tell a truncated file. Pixels as stored. Throws an Error that names the fault.
 */
function decodePng(bytes) {
    const { layout, interlaced, packed } = readChunks(bytes);
    const passes = (interlaced ? ADAM7 : WHOLE)
        .map((pass) => ({
        ...pass,
        columns: Math.ceil((layout.width - pass.x) / pass.dx),
        rows: Math.ceil((layout.height - pass.y) / pass.dy),
    }))
        .filter(({ columns, rows }) => columns > 0 && rows > 0);
    const bits = layout.channels * layout.depth;
    const rowBytes = (columns) => Math.ceil((columns * bits) / 8);
    const expected = passes.reduce((sum, { columns, rows }) => sum + rows * (1 + rowBytes(columns)), 0);
    const lines = inflate(packed, expected);
    const data = new Uint8ClampedArray(layout.width * layout.height * 4);
    const rows = passes.reduce((sum, pass) => sum + pass.rows, 0);
    let filtered = 0;
    let at = 0;
    for (const pass of passes) {
        const length = rowBytes(pass.columns);
        filtered += unfilter(lines, at, pass.rows, length, Math.max(1, bits >> 3));
        for (let row = 0; row < pass.rows; row++, at += 1 + length) {
            const first = (pass.y + row * pass.dy) * layout.width + pass.x;
            writeRow(lines.subarray(at + 1, at + 1 + length), layout, pass.columns, data, first * 4, pass.dx * 4);
        }
    }
    const raster = { data, width: layout.width, height: layout.height };
    if (interlaced || layout.depth !== 8)
        return { raster };
    return { raster, packing: { level: (packed[1] ?? 0) >> 6, filtered: filtered / rows } };
}
function readChunks(bytes) {
    const view = (0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .viewOf */ .du)(bytes);
    const parts = [];
    let palette = new Uint8Array();
    let transparency = new Uint8Array();
    for (let at = 8; at + 12 <= bytes.length;) {
        const end = at + 12 + view.getUint32(at);
        const type = (0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(bytes, at + 4, 4);
        const data = bytes.subarray(at + 8, Math.min(end - 4, bytes.length));
        if (type === "IDAT")
            parts.push(data);
        else if (type === "PLTE")
            palette = new Uint8Array(data);
        else if (type === "tRNS")
            transparency = new Uint8Array(data);
        else if (type === "IEND")
            break;
        at = end;
    }
    const depth = bytes[24] ?? 0;
    const colourType = bytes[25] ?? 0;
    const channels = CHANNELS[colourType];
    if (channels === undefined || DEPTHS[colourType]?.includes(depth) !== true) {
        throw new Error(`the PNG is damaged: colour type ${colourType} with ${depth} bits does not exist`);
    }
    if (colourType === 3 && palette.length < 3)
        throw new Error("the PNG is damaged: its palette is missing");
    const layout = { width: view.getUint32(16), height: view.getUint32(20), depth, colourType, channels };
    return { layout: { ...layout, palette, transparency }, interlaced: bytes[28] === 1, packed: Buffer.concat(parts) };
}
function inflate(packed, expected) {
    let lines;
    try {
        lines = (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.inflateSync)(packed, {
            // Some programs write more rows than they tell, which readers leave out.
            maxOutputLength: 2 * expected + 1024,
            chunkSize: Math.max(1 << 16, Math.min(expected, 1 << 22)),
        });
    }
    catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : "";
        if (code === "Z_BUF_ERROR")
            throw new Error("the PNG is truncated: its pixels end before the last row");
        if (code === "ERR_BUFFER_TOO_LARGE")
            throw new Error("the PNG is damaged: it holds many more pixels than it declares");
        throw new Error("the PNG is damaged: its pixels do not unpack");
    }
    if (lines.length < expected)
        throw new Error("the PNG is truncated: its pixels end before the last row");
    return lines;
}
/**
 * Undoes the five filters in place; `step` is the distance to the same sample of the pixel on the left, in bytes.
 * @returns how many rows were filtered
 */
function unfilter(lines, start, rows, length, step) {
    let filtered = 0;
    for (let row = 0, at = start; row < rows; row++, at += 1 + length) {
        const above = row === 0 ? -1 : at - length;
        const filter = lines[at] ?? 0;
        if (filter !== 0)
            filtered++;
        unfilterRow(lines, filter, at + 1, above, length, step);
    }
    return filtered;
}
/** `above` is the index of the row above, or -1 where there is none (it counts as zeros). */
function unfilterRow(lines, filter, at, above, length, step) {
    const end = at + length;
    switch (filter) {
        case 0:
            return;
        case 1:
            for (let i = at + step; i < end; i++)
                lines[i] = (lines[i] ?? 0) + (lines[i - step] ?? 0);
            return;
        case 2:
            if (above < 0)
                return;
            for (let i = at, u = above; i < end; i++, u++)
                lines[i] = (lines[i] ?? 0) + (lines[u] ?? 0);
            return;
        case 3:
            unfilterAverage(lines, at, above, length, step);
            return;
        case 4:
            unfilterPaeth(lines, at, above, length, step);
            return;
        default:
            throw new Error(`the PNG is damaged: filter ${filter} does not exist`);
    }
}
function unfilterAverage(lines, at, above, length, step) {
    for (let i = 0; i < length; i++) {
        const left = i < step ? 0 : (lines[at + i - step] ?? 0);
        const up = above < 0 ? 0 : (lines[above + i] ?? 0);
        lines[at + i] = (lines[at + i] ?? 0) + ((left + up) >> 1);
    }
}
function unfilterPaeth(lines, at, above, length, step) {
    // Without a row above, or a pixel on the left, Paeth's predictor is the one neighbour that is there.
    if (above < 0) {
        unfilterRow(lines, 1, at, above, length, step);
        return;
    }
    const first = at + Math.min(step, length);
    for (let i = at, u = above; i < first; i++, u++)
        lines[i] = (lines[i] ?? 0) + (lines[u] ?? 0);
    for (let i = at + step, u = above + step, end = at + length; i < end; i++, u++) {
        const a = lines[i - step] ?? 0;
        const b = lines[u] ?? 0;
        const c = lines[u - step] ?? 0;
        const pa = Math.abs(b - c);
        const pb = Math.abs(a - c);
        const pc = Math.abs(a + b - c - c);
        lines[i] = (lines[i] ?? 0) + (pa <= pb && pa <= pc ? a : pb <= pc ? b : c);
    }
}
/** Writes one row's pixels as RGBA from `to` on, `stride` bytes apart. */
function writeRow(row, layout, columns, data, to, stride) {
    if (layout.colourType === 6 && layout.depth === 8 && stride === 4)
        data.set(row, to);
    else if (layout.colourType === 3)
        writePalette(row, layout, columns, data, to, stride);
    else
        writeSamples(row, layout, columns, data, to, stride);
}
function writeSamples(row, layout, columns, data, to, stride) {
    const { depth, channels, transparency } = layout;
    // Grey, grey with alpha, RGB, RGBA: where green and blue stand after red, and whether the last one is alpha.
    const step = channels >= 3 ? 1 : 0;
    const hasAlpha = channels === 2 || channels === 4;
    const clear = !hasAlpha && transparency.length >= channels * 2 ? transparency : undefined;
    const scale = depth < 8 ? 255 / ((1 << depth) - 1) : 1;
    for (let x = 0, at = to; x < columns; x++, at += stride) {
        const first = x * channels;
        data[at] = sampleAt(row, first, depth) * scale;
        data[at + 1] = sampleAt(row, first + step, depth) * scale;
        data[at + 2] = sampleAt(row, first + 2 * step, depth) * scale;
        if (hasAlpha)
            data[at + 3] = sampleAt(row, first + channels - 1, depth);
        else
            data[at + 3] = clear !== undefined && isClear(row, x, layout, clear) ? 0 : 255;
    }
}
/** A sample of up to 8 bits as it is, of 16 bits rounded to 8. */
function sampleAt(row, index, depth) {
    if (depth === 8)
        return row[index] ?? 0;
    if (depth === 16)
        return ((((row[2 * index] ?? 0) << 8) | (row[2 * index + 1] ?? 0)) * 255 + 32895) >> 16;
    const bit = index * depth;
    return ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}
/** tRNS names one colour as transparent, compared at the full depth: of its 16 bits only so many count as a sample has. */
function isClear(row, x, { depth, channels }, clear) {
    for (let channel = 0; channel < channels; channel++) {
        const wanted = (((clear[2 * channel] ?? 0) << 8) | (clear[2 * channel + 1] ?? 0)) & ((1 << depth) - 1);
        const index = x * channels + channel;
        const value = depth === 16 ? ((row[2 * index] ?? 0) << 8) | (row[2 * index + 1] ?? 0) : sampleAt(row, index, depth);
        if (value !== wanted)
            return false;
    }
    return true;
}
function writePalette(row, { depth, palette, transparency }, columns, data, to, stride) {
    for (let x = 0, at = to; x < columns; x++, at += stride) {
        const entry = sampleAt(row, x, depth);
        data[at] = palette[entry * 3] ?? 0;
        data[at + 1] = palette[entry * 3 + 1] ?? 0;
        data[at + 2] = palette[entry * 3 + 2] ?? 0;
        data[at + 3] = transparency[entry] ?? 255;
    }
}


/***/ })

};
