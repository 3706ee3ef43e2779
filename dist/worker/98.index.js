export const id = 98;
export const ids = [98];
export const modules = {

/***/ 2098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  matteJob: () => (/* binding */ matteJob)
});

// EXTERNAL MODULE: ./lib/pixels/decode.js + 1 modules
var decode = __webpack_require__(4164);
// EXTERNAL MODULE: ./lib/pixels/encode-png.js + 1 modules
var encode_png = __webpack_require__(1539);
;// CONCATENATED MODULE: ./lib/embedded/matting/cell-pixels.js
/**
 * Visits the full-size pixels that lie in some of the cells of the working size, row by row.
 *
 * @param chosen non-zero for those cells.
 * @param visit is told a pixel's number in the picture, in reading order.
 */
function visitPixels({ width, height }, cells, chosen, visit) {
    const starts = Int32Array.from({ length: cells.width + 1 }, (_, x) => Math.ceil((x * width) / cells.width));
    const list = new Int32Array(cells.width);
    for (let y = 0, row = -1, count = 0; y < height; y++) {
        if (rowOf(y, height, cells) !== row) {
            row = rowOf(y, height, cells);
            count = listChosen(list, chosen, row);
        }
        for (let n = 0; n < count; n++) {
            const cell = list[n] ?? 0;
            const end = y * width + (starts[cell + 1] ?? width);
            for (let i = y * width + (starts[cell] ?? 0); i < end; i++)
                visit(i);
        }
    }
}
/** Number of the first cell in the row of cells that a row of pixels lies in. */
function rowOf(y, height, cells) {
    return Math.floor((y * cells.height) / height) * cells.width;
}
/** A row of pixels hardly ever has other cells than the one before it. */
function listChosen(list, chosen, row) {
    let count = 0;
    for (let cell = 0; cell < list.length; cell++)
        if (chosen[row + cell] !== 0)
            list[count++] = cell;
    return count;
}

// EXTERNAL MODULE: ./lib/embedded/matting/trimap.js
var matting_trimap = __webpack_require__(3690);
;// CONCATENATED MODULE: ./lib/embedded/matting/blends.js


/** In working pixels from the outline: there it is soft. */
const RIM = 2;
/** Opacities from here on hide what is behind; those below the other show more of it than of the object. */
const SOLID = 250;
const HALF = 128;
/** In pixels: how far the soft edge of a gap reaches. */
const EDGE = 3;
/**
 * Makes solid what only looks as if the backdrop showed through: the pixels along the lines of a pattern, where two of its
 * colours blend into one near the backdrop's. A gap has some width, and pixels in its middle that are clear all around; what
 * is well inside of the outline, and has none of those near, is the object. The picture's own pixels take its place.
 * @param cutout is changed in place
 * @param mask 1 inside of the outline, at the trimap's size
 */
function closeBlends(cutout, original, trimap, mask) {
    const { data } = cutout;
    const blends = [];
    visitPixels(cutout, trimap, deepCells(trimap, mask), (i) => {
        if ((data[i * 4 + 3] ?? 0) < SOLID && !isByGap(cutout, i))
            blends.push(i * 4);
    });
    for (const at of blends)
        data.set(original.data.subarray(at, at + 4), at);
}
/** 1 for the cells that are looked at pixel by pixel although they lie well inside of the outline. */
function deepCells(trimap, mask) {
    const { width, height } = trimap;
    const doubtful = (0,matting_trimap/* touchesUnknown */._H)(trimap);
    const deep = new Uint8Array(mask.length);
    for (let y = RIM; y < height - RIM; y++) {
        for (let i = y * width + RIM; i < (y + 1) * width - RIM; i++) {
            if (doubtful[i] === 0 || mask[i] === 0)
                continue;
            const [up, down] = [i - RIM * width, i + RIM * width];
            const corners = (mask[up - RIM] ?? 0) + (mask[up + RIM] ?? 0) + (mask[down - RIM] ?? 0) + (mask[down + RIM] ?? 0);
            const sides = (mask[i - RIM] ?? 0) + (mask[i + RIM] ?? 0) + (mask[up] ?? 0) + (mask[down] ?? 0);
            if (corners + sides === 8)
                deep[i] = 1;
        }
    }
    return deep;
}
/** Whether the middle of a gap is near; what lies off the picture is as clear as one. */
function isByGap(cutout, i) {
    for (let dy = -EDGE; dy <= EDGE; dy++) {
        const row = i + dy * cutout.width;
        for (let j = row - EDGE; j <= row + EDGE; j++)
            if (isMiddle(cutout, j))
                return true;
    }
    return false;
}
function isMiddle({ width, data }, i) {
    if ((data[i * 4 + 3] ?? 0) >= HALF)
        return false;
    for (let row = i - width; row <= i + width; row += width) {
        for (let j = row - 1; j <= row + 1; j++)
            if ((data[j * 4 + 3] ?? 0) >= HALF)
                return false;
    }
    return true;
}

// EXTERNAL MODULE: ./lib/embedded/matting/confidence.js
var matting_confidence = __webpack_require__(3179);
// EXTERNAL MODULE: ./lib/embedded/matting/doubtful.js
var doubtful = __webpack_require__(6490);
// EXTERNAL MODULE: ./lib/embedded/matting/downsample.js
var downsample = __webpack_require__(8517);
;// CONCATENATED MODULE: ./lib/embedded/matting/flatten.js
const WHITE = 255;
const DARK = 40;
/** Mean lightness, 0 to 255, of what is to be seen, from which on white is no ground for it. */
const PALE = 200;
/** Every how many pixels the mean is taken. */
const STRIDE = 31;
/**
 * A picture with transparency on plain ground, so that colours under transparent pixels, which nobody sees, decide nothing;
 * the picture itself where all of it is opaque.
 */
function flatten(image) {
    const { data } = image;
    if (isOpaque(data))
        return image;
    const ground = meanLightness(data) > PALE ? DARK : WHITE;
    const flat = new Uint8ClampedArray(data.length);
    for (let at = 0; at < data.length; at += 4) {
        const part = (data[at + 3] ?? 0) / 255;
        for (let c = at; c < at + 3; c++)
            flat[c] = ground + ((data[c] ?? 0) - ground) * part;
        flat[at + 3] = 255;
    }
    return { ...image, data: flat };
}
function isOpaque(data) {
    for (let at = 3; at < data.length; at += 4)
        if (data[at] !== 255)
            return false;
    return true;
}
function meanLightness(data) {
    let sum = 0;
    let weight = 0;
    for (let at = 0; at < data.length; at += 4 * STRIDE) {
        const opacity = data[at + 3] ?? 0;
        sum += opacity * (0.3 * (data[at] ?? 0) + 0.6 * (data[at + 1] ?? 0) + 0.1 * (data[at + 2] ?? 0));
        weight += opacity;
    }
    return sum / Math.max(1, weight);
}

// EXTERNAL MODULE: ./lib/embedded/matting/push-pull.js
var push_pull = __webpack_require__(5007);
;// CONCATENATED MODULE: ./lib/embedded/matting/mixture.js

/** Distance from the backdrop at which a pixel is surely nothing but object, in `Likeness` units. */
const SURE = 60;
/** Squared colour distance under which a mixture cannot be told; it then counts as object. */
const TOO_NEAR = 200;
/** How much the squared distance from the line between both colours counts: what lies off it is a colour of its own. */
const STRANGE = 2;
/**
 * How far each pixel lies on the way from the backdrop's colour to that of the object around it, 0 to 1.
 *
 * @param lit squared distance from the lit backdrop.
 */
function estimateMixture(rgb, mask, lit) {
    const size = mask.length;
    const front = new Float32Array(size);
    const back = new Float32Array(size);
    for (let i = 0; i < size; i++) {
        if ((mask[i] ?? 0) === 1)
            front[i] = Math.min(1, ((lit[i] ?? 0) / SURE) ** 2) + 1e-4;
        else
            back[i] = 1;
    }
    const planes = [rgb.r, rgb.g, rgb.b];
    const [fr, fg, fb] = (0,push_pull/* pushPull */.c)(planes, front, rgb);
    const [br, bg, bb] = (0,push_pull/* pushPull */.c)(planes, back, rgb);
    const result = new Float32Array(size);
    for (let i = 0; i < size; i++) {
        if ((mask[i] ?? 0) === 0)
            continue;
        const ur = (fr[i] ?? 0) - (br[i] ?? 0);
        const ug = (fg[i] ?? 0) - (bg[i] ?? 0);
        const ub = (fb[i] ?? 0) - (bb[i] ?? 0);
        const span = ur * ur + ug * ug + ub * ub;
        const cr = (rgb.r[i] ?? 0) - (br[i] ?? 0);
        const cg = (rgb.g[i] ?? 0) - (bg[i] ?? 0);
        const cb = (rgb.b[i] ?? 0) - (bb[i] ?? 0);
        const dot = cr * ur + cg * ug + cb * ub;
        const part = Math.max(0, Math.min(1, dot / (span + 1e-3)));
        const off = (cr - part * ur) ** 2 + (cg - part * ug) ** 2 + (cb - part * ub) ** 2;
        const blind = TOO_NEAR + STRANGE * off;
        const along = (dot + blind) / (span + blind);
        result[i] = Math.max(0, Math.min(1, along));
    }
    return result;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/pinholes.js


/** A hole of at most this part of the picture is no hole: nobody looks through it, and everybody sees a speck. */
const SMALLEST_HOLE = 25e-6;
/** Opacities below this are looked through. */
const pinholes_HALF = 128;
const OPEN = 1;
const FOUND = 2;
/**
 * Closes pinholes: spots well inside of an outline whose colour happens to be the backdrop's, as the rim of a line in a
 * pattern has it. The picture's own pixels take their place. Hair and its gaps lie beyond the outline, and stay.
 * @param cutout is changed in place
 * @param mask 1 inside of the outline, at the trimap's size
 */
function closePinholes(cutout, original, trimap, mask) {
    const { width, height, data } = cutout;
    const state = new Uint8Array(width * height);
    const hole = new Int32Array(Math.floor(SMALLEST_HOLE * state.length) + 1);
    const isInside = (i) => {
        const x = i % width;
        const y = Math.floor(i / width);
        const isAtFrame = x === 0 || x === width - 1 || y === 0 || y === height - 1;
        return !isAtFrame && mask[rowOf(y, height, trimap) + Math.floor((x * trimap.width) / width)] === 1;
    };
    const doubtful = (0,matting_trimap/* touchesUnknown */._H)(trimap).map((touched, cell) => touched & (mask[cell] ?? 0));
    visitPixels(cutout, trimap, doubtful, (i) => {
        if ((data[i * 4 + 3] ?? 0) >= pinholes_HALF || state[i] !== 0)
            return;
        pinholes_close(follow(i, hole, state, cutout, isInside), hole, data, original.data);
    });
}
/** @returns how many pixels the hole has; none where it leads out of the outline, or is too large */
function follow(from, hole, state, { width, data }, isInside) {
    let count = 0;
    let isOpen = false;
    const visit = (i) => {
        if ((data[i * 4 + 3] ?? 255) >= pinholes_HALF || state[i] === FOUND)
            return;
        if (state[i] === OPEN || count === hole.length || !isInside(i))
            isOpen = true;
        else {
            state[i] = FOUND;
            hole[count++] = i;
        }
    };
    visit(from);
    for (let next = 0; next < count && !isOpen; next++) {
        const i = hole[next] ?? 0;
        for (let side = 0; side < 4; side++)
            visit(i + (side < 2 ? 1 - 2 * side : (5 - 2 * side) * width));
    }
    if (!isOpen)
        return count;
    for (let k = 0; k < count; k++)
        state[hole[k] ?? 0] = OPEN;
    return 0;
}
function pinholes_close(count, hole, data, original) {
    for (let k = 0; k < count; k++) {
        const at = (hole[k] ?? 0) * 4;
        data.set(original.subarray(at, at + 4), at);
    }
}

// EXTERNAL MODULE: ./lib/embedded/matting/refine.js
var refine = __webpack_require__(4998);
// EXTERNAL MODULE: ./lib/embedded/matting/segment.js + 22 modules
var segment = __webpack_require__(4027);
// EXTERNAL MODULE: ./lib/embedded/matting/sides.js
var matting_sides = __webpack_require__(1371);
// EXTERNAL MODULE: ./lib/embedded/matting/signs.js
var matting_signs = __webpack_require__(1141);
;// CONCATENATED MODULE: ./lib/embedded/matting/matte.js












/**
 * Removes the background of a picture by classical means: no weights, no network.
 *
 * Object and backdrop are parted at a working size of some 0.4 megapixels, the edges drawn at full size. The picture's own
 * transparency is kept: opacities are multiplied.
 *
 * @param lap is told the name of each stage as it ends, for measurements.
 */
function matte(image, options, lap = () => { }) {
    const rgb = (0,downsample/* downsample */.Jd)(flatten(image), (0,downsample/* workingSize */.jt)(image));
    lap("downsample");
    const segmentation = (0,segment/* segment */.m)(rgb, lap);
    const signs = (0,matting_signs/* readSigns */.L)(segmentation);
    const { confidence, reason } = (0,matting_confidence/* judge */.S)(signs);
    lap("judge");
    if (options.refuse && confidence < matting_confidence/* ENOUGH */.P)
        return { kind: "refused", reason, confidence };
    const { mask, evidence, likeness } = segmentation;
    const mixture = estimateMixture(rgb, mask, likeness.lit);
    // Colours would open again what was closed in spite of them.
    for (let i = 0; i < mixture.length; i++)
        if (segmentation.closed?.[i] === 1)
            mixture[i] = 1;
    const trimap = (0,matting_trimap/* drawTrimap */.Ob)(mask, evidence, mixture, rgb);
    const sides = (0,matting_sides/* extendSides */.H)(rgb, mask, trimap);
    lap("trimap");
    const cutout = (0,refine/* refine */.Y)(image, trimap, sides);
    closePinholes(cutout, image, trimap, mask);
    closeBlends(cutout, image, trimap, mask);
    lap("refine");
    return { kind: "cutout", image: cutout, confidence, doubtful: (0,doubtful/* doubtfulDecisions */.d)(segmentation, signs, confidence) };
}

;// CONCATENATED MODULE: ./lib/embedded/matting/job.js



/** A worker's job: from a picture's bytes to those of its cutout. Rejects where the bytes are no picture. */
async function matteJob({ image, model, refuse }) {
    const result = matte(await (0,decode/* decode */.D4)(image), { model, refuse });
    if (result.kind === "refused")
        return result;
    const { image: cutout, confidence, doubtful } = result;
    return { kind: "cutout", png: await (0,encode_png/* encodePng */.KJ)(cutout, "small"), confidence, doubtful };
}


/***/ })

};
