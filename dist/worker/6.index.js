export const id = 6;
export const ids = [6];
export const modules = {

/***/ 2676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ distanceTo)
/* harmony export */ });
const FAR = 1e6;
const DIAGONAL = Math.SQRT2;
/**
 * Distance in pixels from each pixel to the nearest non-zero one of the mask, as a chamfer of 1 and √2: a way over even
 * ground, in two sweeps and a fifth of the time that `geodesicDistance` takes.
 */
function distanceTo(mask, { width, height }) {
    const distance = new Float32Array(mask.length);
    for (let i = 0; i < mask.length; i++)
        distance[i] = (mask[i] ?? 0) === 0 ? FAR : 0;
    for (let row = 0; row < mask.length; row += width)
        chamferRow(distance, row, 1, row === 0 ? 0 : -width, width);
    for (let row = (height - 1) * width; row >= 0; row -= width) {
        chamferRow(distance, row + width - 1, -1, row + width === mask.length ? 0 : width, width);
    }
    return distance;
}
/**
 * Brings one row up to date from the row before it and along itself.
 *
 * @param first pixel of the row in the order of the sweep, `step` (1 or −1) from each to the next.
 * @param back from a pixel to its like in the row before; 0 where there is none.
 */
function chamferRow(distance, first, step, back, width) {
    // At the ends of a row a pixel stands in for the neighbour that it has not: no way through it is a shorter one.
    let behind = distance[first + back] ?? 0;
    let above = behind;
    let along = FAR;
    for (let n = 0, i = first; n < width; n++, i += step) {
        const ahead = n < width - 1 ? (distance[i + back + step] ?? 0) : above;
        const aslant = (behind < ahead ? behind : ahead) + DIAGONAL;
        const straight = (above < along ? above : along) + 1;
        const least = aslant < straight ? aslant : straight;
        const own = distance[i] ?? 0;
        along = own < least ? own : Math.fround(least);
        distance[i] = along;
        behind = above;
        above = ahead;
    }
}


/***/ }),

/***/ 8517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jd: () => (/* binding */ downsample),
/* harmony export */   jt: () => (/* binding */ workingSize)
/* harmony export */ });
/* unused harmony export newPlanes */
/** Where the objects' outlines are still 1 to 2 pixels wide, and a cut takes a fraction of a second. */
const WORKING_PIXELS = 360_000;
/** Below this the border ring holds too few samples for a model of the background. */
const LEAST_SIDE = 16;
/** The size at which a picture is segmented; a small picture stays as it is. */
function workingSize({ width, height }) {
    const scale = Math.min(1, Math.sqrt(WORKING_PIXELS / (width * height)));
    return {
        width: Math.min(width, Math.max(LEAST_SIDE, Math.round(width * scale))),
        height: Math.min(height, Math.max(LEAST_SIDE, Math.round(height * scale))),
    };
}
/**
 * Averages each source pixel into the one working pixel it mostly lies in: a single pass over the source, which is what
 * the large stage can afford, and averaging is also the best denoising there is.
 */
function downsample(image, { width, height }) {
    const planes = newPlanes(width, height);
    const columnEnd = ends(image.width, width);
    const rowEnd = ends(image.height, height);
    const sums = new Uint32Array(width * 3);
    let y = 0;
    for (let row = 0; row < height; row++) {
        const end = rowEnd[row] ?? 0;
        const rows = end - y;
        sums.fill(0);
        for (; y < end; y++)
            addRow(image.data, y * image.width * 4, columnEnd, sums);
        let from = 0;
        for (let column = 0; column < width; column++) {
            const to = columnEnd[column] ?? 0;
            const scale = 1 / ((to - from) * rows);
            const at = row * width + column;
            planes.r[at] = (sums[column * 3] ?? 0) * scale;
            planes.g[at] = (sums[column * 3 + 1] ?? 0) * scale;
            planes.b[at] = (sums[column * 3 + 2] ?? 0) * scale;
            from = to;
        }
    }
    return planes;
}
/** Where each working column ends among those of the source (or each row). */
function ends(source, working) {
    return Int32Array.from({ length: working }, (_, i) => Math.ceil(((i + 1) * source) / working));
}
function addRow(data, start, columnEnd, sums) {
    let from = start;
    for (let column = 0, to = 0; column < columnEnd.length; column++, to += 3) {
        const end = start + (columnEnd[column] ?? 0) * 4;
        let red = 0;
        let green = 0;
        let blue = 0;
        for (; from < end; from += 4) {
            red += data[from] ?? 0;
            green += data[from + 1] ?? 0;
            blue += data[from + 2] ?? 0;
        }
        sums[to] = (sums[to] ?? 0) + red;
        sums[to + 1] = (sums[to + 1] ?? 0) + green;
        sums[to + 2] = (sums[to + 2] ?? 0) + blue;
    }
}
function newPlanes(width, height) {
    const size = width * height;
    return { width, height, r: new Float32Array(size), g: new Float32Array(size), b: new Float32Array(size) };
}


/***/ }),

/***/ 3127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ inverse)
/* harmony export */ });
/** 1 where the mask is 0, and 0 where it is not. */
function inverse(mask) {
    const result = new Uint8Array(mask.length);
    for (let i = 0; i < result.length; i++)
        if (mask[i] === 0)
            result[i] = 1;
    return result;
}


/***/ }),

/***/ 5007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ pushPull)
/* harmony export */ });
/**
 * Completes the planes where `weight` (0 to 1) is below 1, smoothly, from where it is not (the push-pull of Gortler et al.
 * 1996, "The Lumigraph"), in time linear in the pixels. The input stays as it is.
 */
function pushPull(planes, weight, grid) {
    const [x, y, z] = planes;
    const base = { width: grid.width, height: grid.height, weight, planes: [x.slice(), y.slice(), z.slice()] };
    const levels = [base];
    for (let fine = base; fine.width > 1 || fine.height > 1;) {
        fine = pull(fine);
        levels.push(fine);
    }
    levels.reduceRight((coarse, fine) => {
        push(coarse, fine);
        return fine;
    });
    return base.planes;
}
/** Weighted sums of 2 × 2 pixels, divided; a coarse weight is never above 1, however much is known below it. */
function pull(fine) {
    const width = (fine.width + 1) >> 1;
    const height = (fine.height + 1) >> 1;
    const size = width * height;
    const weight = new Float32Array(size);
    const planes = [new Float32Array(size), new Float32Array(size), new Float32Array(size)];
    const [x0, y0, z0] = fine.planes;
    const [x1, y1, z1] = planes;
    for (let row = 0; row < fine.height; row++) {
        const target = (row >> 1) * width;
        for (let column = 0; column < fine.width; column++) {
            const i = row * fine.width + column;
            const known = fine.weight[i] ?? 0;
            if (known === 0)
                continue;
            const to = target + (column >> 1);
            weight[to] = (weight[to] ?? 0) + known;
            x1[to] = (x1[to] ?? 0) + known * (x0[i] ?? 0);
            y1[to] = (y1[to] ?? 0) + known * (y0[i] ?? 0);
            z1[to] = (z1[to] ?? 0) + known * (z0[i] ?? 0);
        }
    }
    for (let i = 0; i < size; i++) {
        const known = weight[i] ?? 0;
        if (known === 0)
            continue;
        x1[i] = (x1[i] ?? 0) / known;
        y1[i] = (y1[i] ?? 0) / known;
        z1[i] = (z1[i] ?? 0) / known;
        if (known > 1)
            weight[i] = 1;
    }
    return { width, height, weight, planes };
}
/** Bilinear from the coarser level, in the measure in which the finer one does not know. */
function push(coarse, fine) {
    const [x0, y0, z0] = fine.planes;
    const [x1, y1, z1] = coarse.planes;
    for (let row = 0; row < fine.height; row++) {
        const v = Math.max(0, Math.min(coarse.height - 1, (row - 0.5) / 2));
        const top = v | 0;
        const down = top < coarse.height - 1 ? coarse.width : 0;
        const ty = v - top;
        for (let column = 0; column < fine.width; column++) {
            const i = row * fine.width + column;
            const known = fine.weight[i] ?? 0;
            if (known >= 1)
                continue;
            const u = Math.max(0, Math.min(coarse.width - 1, (column - 0.5) / 2));
            const left = u | 0;
            const a = top * coarse.width + left;
            const b = left < coarse.width - 1 ? a + 1 : a;
            const tx = u - left;
            x0[i] = known * (x0[i] ?? 0) + (1 - known) * between(x1, a, b, down, tx, ty);
            y0[i] = known * (y0[i] ?? 0) + (1 - known) * between(y1, a, b, down, tx, ty);
            z0[i] = known * (z0[i] ?? 0) + (1 - known) * between(z1, a, b, down, tx, ty);
        }
    }
}
function between(plane, a, b, down, tx, ty) {
    const upper = (plane[a] ?? 0) + ((plane[b] ?? 0) - (plane[a] ?? 0)) * tx;
    const lower = (plane[a + down] ?? 0) + ((plane[b + down] ?? 0) - (plane[a + down] ?? 0)) * tx;
    return upper + (lower - upper) * ty;
}


/***/ }),

/***/ 4998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ refine)
/* harmony export */ });
/* harmony import */ var _trimap_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3690);

/** Squared colour distance (0–255 RGB) at which a pixel's own colour counts for as much as what its place foretells. */
const NOISE = 45;
/** How much the squared distance from the line between both sides adds to that: what lies off it is no mixture of them. */
const STRANGE = 2;
/** The opacities that are drawn out to 0 and 1: below and above them there is noise rather than hair. */
const CLEAR = 0.06;
const SOLID = 0.94;
/** Below an opacity of about its root, the colour is rather that of the object nearby than the pixel's own, freed of backdrop. */
const CAUTION = 0.06;
/**
 * Opacity and foreground colour of every pixel at full size. Pixels outside the band cost a look at the trimap. In it, the
 * opacity is how far the pixel lies on the way from the backdrop's to the object's colour, and the colour is freed of the
 * backdrop's share, so that no halo is left on another background.
 */
function refine(image, trimap, sides) {
    const { width, height, data } = image;
    const result = new Uint8ClampedArray(data.length);
    const cells = cellStates(trimap);
    const columns = interpolation(width, trimap.width);
    const rows = interpolation(height, trimap.height);
    const paintRun = bandPainter(image, result, columns, [trimap.prior, ...sides.back, ...sides.front]);
    for (let y = 0; y < height; y++) {
        const cellRow = (rows.cell[y] ?? 0) * trimap.width;
        // Runs of one state, since most of a picture is either copied or left out.
        for (let first = 0, x = 0; first < trimap.width;) {
            const state = cells[cellRow + first];
            let next = first + 1;
            while (next < trimap.width && cells[cellRow + next] === state)
                next++;
            const end = columns.start[next] ?? width;
            const at = y * width * 4;
            if (state === _trimap_js__WEBPACK_IMPORTED_MODULE_0__/* .OBJECT */ .qv)
                result.set(data.subarray(at + x * 4, at + end * 4), at + x * 4);
            else if (state === _trimap_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV)
                paintRun({ y, x, end, first, next, cellRow, down: rows.part[y] ?? 0 });
            x = end;
            first = next;
        }
    }
    return { width, height, data: result };
}
function interpolation(size, working) {
    const cell = new Int32Array(size);
    const part = new Float32Array(size);
    const start = new Int32Array(working + 1).fill(size);
    for (let i = size - 1; i >= 0; i--) {
        const at = Math.max(0, Math.min(working - 1, ((i + 0.5) * working) / size - 0.5));
        const low = Math.max(0, Math.min(working - 2, Math.floor(at)));
        cell[i] = low;
        part[i] = at - low;
        start[low] = i;
    }
    return { cell, part, start };
}
/** State of each 2 × 2 neighbourhood, to the right and below: `UNKNOWN` where the four differ. */
function cellStates({ state, width, height }) {
    const cells = new Uint8Array(state.length);
    for (let y = 0; y < height; y++) {
        const down = y < height - 1 ? width : 0;
        for (let x = 0; x < width; x++) {
            const i = y * width + x;
            const right = x < width - 1 ? 1 : 0;
            const own = state[i] ?? 0;
            const same = state[i + right] === own && state[i + down] === own && state[i + down + right] === own;
            cells[i] = same ? own : _trimap_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV;
        }
    }
    return cells;
}
const KNOWN = 7;
function bandPainter({ width, data }, result, columns, known) {
    const cellsAcross = columns.start.length - 1;
    // Interpolated between two rows of cells once, and along it for each pixel.
    const line = new Float32Array(cellsAcross * KNOWN);
    return (run) => {
        blendRows(line, known, run, cellsAcross);
        for (let u = run.x; u < run.end; u++) {
            const left = (columns.cell[u] ?? 0) * KNOWN;
            paintPixel(data, result, (run.y * width + u) * 4, line, left, columns.part[u] ?? 0);
        }
    };
}
function blendRows(line, known, { first, next, cellRow, down }, cellsAcross) {
    const last = Math.min(next, cellsAcross - 1);
    for (const [k, plane] of known.entries()) {
        for (let cell = first; cell <= last; cell++) {
            const upper = plane[cellRow + cell] ?? 0;
            const lower = plane[cellRow + cellsAcross + cell] ?? 0;
            line[cell * KNOWN + k] = upper + (lower - upper) * down;
        }
    }
}
/** @param left where the cell to the left begins in `line`, and `across` how far the pixel lies from it to the next. */
function paintPixel(data, result, at, line, left, across) {
    const red = data[at] ?? 0;
    const green = data[at + 1] ?? 0;
    const blue = data[at + 2] ?? 0;
    const foretold = between(line, left, across);
    const br = between(line, left + 1, across);
    const bg = between(line, left + 2, across);
    const bb = between(line, left + 3, across);
    const fr = between(line, left + 4, across);
    const fg = between(line, left + 5, across);
    const fb = between(line, left + 6, across);
    const span = (fr - br) ** 2 + (fg - bg) ** 2 + (fb - bb) ** 2;
    const cr = red - br;
    const cg = green - bg;
    const cb = blue - bb;
    const along = (cr * (fr - br) + cg * (fg - bg) + cb * (fb - bb)) / (span + 1e-3);
    const seen = Math.max(0, Math.min(1, along));
    const off = (cr - seen * (fr - br)) ** 2 + (cg - seen * (fg - bg)) ** 2 + (cb - seen * (fb - bb)) ** 2;
    const blind = NOISE + STRANGE * off;
    const alpha = ((span * seen + blind * foretold) / (span + blind) - CLEAR) / (SOLID - CLEAR);
    if (alpha <= 0)
        return;
    const opacity = data[at + 3] ?? 0;
    if (alpha >= 1) {
        result[at] = red;
        result[at + 1] = green;
        result[at + 2] = blue;
        result[at + 3] = opacity;
        return;
    }
    const own = (alpha * alpha) / (alpha * alpha + CAUTION);
    const freed = own / alpha;
    result[at] = freed * (red - (1 - alpha) * br) + (1 - own) * fr;
    result[at + 1] = freed * (green - (1 - alpha) * bg) + (1 - own) * fg;
    result[at + 2] = freed * (blue - (1 - alpha) * bb) + (1 - own) * fb;
    result[at + 3] = alpha * opacity;
}
function between(line, at, across) {
    const left = line[at] ?? 0;
    return left + ((line[at + KNOWN] ?? 0) - left) * across;
}


/***/ }),

/***/ 1371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ extendSides)
/* harmony export */ });
/* harmony import */ var _push_pull_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5007);
/* harmony import */ var _trimap_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3690);


/** What an uncertain pixel of the object counts for where no certain one is near, as in a wire or a strand of hair. */
const FAINT = 0.004;
/**
 * Multilevel completion of both sides from the certain pixels, the linear-time cousin of Germer et al. 2020, "Fast
 * multi-level foreground estimation". The backdrop is taken as it is seen, so that shadows beside the object are part of it.
 */
function extendSides(rgb, mask, trimap) {
    const front = new Float32Array(mask.length);
    const back = new Float32Array(mask.length);
    for (let i = 0; i < mask.length; i++) {
        const state = trimap.state[i];
        if (state === _trimap_js__WEBPACK_IMPORTED_MODULE_0__/* .OBJECT */ .qv)
            front[i] = 1;
        else if (state === _trimap_js__WEBPACK_IMPORTED_MODULE_0__/* .BACKDROP */ .t7)
            back[i] = 1;
        else if (mask[i] === 1)
            front[i] = FAINT * (trimap.prior[i] ?? 0);
    }
    const planes = [rgb.r, rgb.g, rgb.b];
    return {
        width: rgb.width,
        height: rgb.height,
        front: (0,_push_pull_js__WEBPACK_IMPORTED_MODULE_1__/* .pushPull */ .c)(planes, front, rgb),
        back: (0,_push_pull_js__WEBPACK_IMPORTED_MODULE_1__/* .pushPull */ .c)(planes, back, rgb),
    };
}


/***/ }),

/***/ 3690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HV: () => (/* binding */ UNKNOWN),
/* harmony export */   Ob: () => (/* binding */ drawTrimap),
/* harmony export */   _H: () => (/* binding */ touchesUnknown),
/* harmony export */   qv: () => (/* binding */ OBJECT),
/* harmony export */   t7: () => (/* binding */ BACKDROP)
/* harmony export */ });
/* harmony import */ var _distance_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2676);
/* harmony import */ var _inverse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3127);


const BACKDROP = 0;
const UNKNOWN = 128;
const OBJECT = 255;
/** Half-width of the band along every outline, in working pixels. */
const BAND = 2;
/** How far from the outline, on either side, hair, fur and bristles may reach. */
const FUZZ = 28;
/** Opacity that a strand beyond the outline starts from. */
const STRAND = 0.3;
/** Below this mixture the inside of an outline shows backdrop through. */
const SOLID = 0.85;
/**
 * @param doubt positive for object, negative for backdrop, near zero for neither.
 * @param mixture estimated opacity inside the mask, from colours alone.
 */
function drawTrimap(mask, doubt, mixture, grid) {
    const inside = (0,_distance_js__WEBPACK_IMPORTED_MODULE_0__/* .distanceTo */ .l)((0,_inverse_js__WEBPACK_IMPORTED_MODULE_1__/* .inverse */ .D)(mask), grid);
    const outside = (0,_distance_js__WEBPACK_IMPORTED_MODULE_0__/* .distanceTo */ .l)(mask, grid);
    const state = new Uint8Array(mask.length);
    const prior = new Float32Array(mask.length);
    for (let i = 0; i < mask.length; i++) {
        const isObject = mask[i] === 1;
        const depth = (isObject ? (inside[i] ?? 0) : (outside[i] ?? 0)) - 0.5;
        const mixed = mixture[i] ?? 0;
        const doubtful = isObject ? mixed < SOLID || (doubt[i] ?? 0) < 2 : (doubt[i] ?? 0) > -2.5;
        if (depth < BAND) {
            state[i] = UNKNOWN;
            prior[i] = Math.max(0, Math.min(1, 0.5 + (isObject ? depth : -depth) / 3));
        }
        else if (depth < FUZZ && doubtful) {
            state[i] = UNKNOWN;
            prior[i] = isObject ? mixed : STRAND;
        }
        else {
            state[i] = isObject ? OBJECT : BACKDROP;
            prior[i] = isObject ? 1 : 0;
        }
    }
    return { width: grid.width, height: grid.height, state, prior };
}
/** 1 for the pixels that are unknown, and for their neighbours, into which their opacities are carried on at full size. */
function touchesUnknown({ state, width, height }) {
    const touched = new Uint8Array(state.length);
    for (let y = 0, i = 0; y < height; y++) {
        for (let x = 0; x < width; x++, i++) {
            if (state[i] !== UNKNOWN)
                continue;
            const [left, right] = [x === 0 ? 0 : 1, x === width - 1 ? 0 : 1];
            for (const row of [y === 0 ? i : i - width, i, y === height - 1 ? i : i + width]) {
                touched.fill(1, row - left, row + right + 1);
            }
        }
    }
    return touched;
}


/***/ }),

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


/***/ })

};
