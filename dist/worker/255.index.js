export const id = 255;
export const ids = [255];
export const modules = {

/***/ 7255:
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

;// CONCATENATED MODULE: ./lib/embedded/matting/confidence.js
/** From here on a matte is worth giving. */
const ENOUGH = 0.5;
/** The weakest sign decides: a chain, since each of these alone has been seen to spoil a matte. */
function judge(signs) {
    const doubts = [...doubtsOfBackdrop(signs), ...doubtsOfObject(signs)];
    const weakest = doubts.reduce((least, doubt) => (doubt.confidence < least.confidence ? doubt : least));
    return {
        confidence: weakest.confidence,
        reason: `${weakest.because}: use model-file, or service: alibaba, for this picture`,
    };
}
function doubtsOfBackdrop(signs) {
    const busy = "the background is too busy for the embedded engine";
    return [
        { confidence: rising(signs.frame, 0.5, 0.65), because: busy },
        { confidence: 1 - rising(signs.roughness, 1.6, 3.5), because: busy },
        { confidence: 1 - rising(signs.unexplained, 0.5, 1.1), because: busy },
    ];
}
function doubtsOfObject(signs) {
    return [
        {
            confidence: rising(signs.area, 0.0005, 0.0035),
            because: "the embedded engine found no object before the background",
        },
        {
            confidence: 1 - rising(signs.area, 0.7, 0.9),
            because: "too little background shows around the object for the embedded engine",
        },
        ...(signs.hypothesis === "outline" ? doubtsOfEnclosed(signs) : doubtsOfColours(signs)),
    ];
}
const ALIKE = "object and background are too much alike for the embedded engine";
function doubtsOfColours(signs) {
    return [
        {
            // Leaves or bristles have much outline, and with it much doubt, without being doubtful.
            confidence: Math.max(1 - rising(signs.doubt, 0.0065, 0.012), 1 - rising(signs.softness, 0.8, 1)),
            because: "the embedded engine cannot tell where the object ends",
        },
        { confidence: rising(signs.outline, 0.35, 0.87), because: ALIKE },
        { confidence: signs.hypothesis === "shadows" ? 1 : 0.3, because: ALIKE },
    ];
}
/** Pale on white and clear glass look alike but for gaps in the outline: only one without any is trusted. */
function doubtsOfEnclosed(signs) {
    return [{ confidence: rising(signs.backing, 0.98, 1), because: ALIKE }];
}
/** 0 up to `from`, 1 from `to` on. */
function rising(value, from, to) {
    return Math.max(0, Math.min(1, (value - from) / (to - from)));
}

// EXTERNAL MODULE: ./lib/embedded/matting/downsample.js
var downsample = __webpack_require__(8517);
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
;// CONCATENATED MODULE: ./lib/embedded/matting/box-blur.js
/** Mean over a square of `2 * radius + 1`, the border repeated; running sums, so the radius costs nothing. */
function boxBlur(source, { width, height }, radius) {
    const across = new Float32Array(source.length);
    const scale = 1 / (2 * radius + 1);
    const padded = new Float32Array(width + 2 * radius + 1);
    for (let row = 0; row < source.length; row += width) {
        padded.fill(source[row] ?? 0, 0, radius);
        padded.set(source.subarray(row, row + width), radius);
        padded.fill(source[row + width - 1] ?? 0, radius + width);
        let sum = 0;
        for (let x = 0; x <= 2 * radius; x++)
            sum += padded[x] ?? 0;
        for (let x = 0; x < width; x++) {
            across[row + x] = sum * scale;
            sum += (padded[x + 2 * radius + 1] ?? 0) - (padded[x] ?? 0);
        }
    }
    return blurDown(across, width, height, radius);
}
/** Row by row with a sum for each column: walking down the columns would miss the cache at every step. */
function blurDown(source, width, height, radius) {
    const result = new Float32Array(source.length);
    const sums = new Float64Array(width);
    const scale = 1 / (2 * radius + 1);
    const last = height - 1;
    for (let dy = -radius; dy <= radius; dy++) {
        const row = Math.max(0, Math.min(last, dy)) * width;
        for (let x = 0; x < width; x++)
            sums[x] = (sums[x] ?? 0) + (source[row + x] ?? 0);
    }
    for (let y = 0; y < height; y++) {
        const row = y * width;
        const enters = Math.min(last, y + radius + 1) * width;
        const leaves = Math.max(0, y - radius) * width;
        for (let x = 0; x < width; x++) {
            const sum = sums[x] ?? 0;
            result[row + x] = sum * scale;
            sums[x] = sum + (source[enters + x] ?? 0) - (source[leaves + x] ?? 0);
        }
    }
    return result;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/left-over.js


/** Weight of "nothing is left over" where nothing is known, so that what a field leaves over fades under the object. */
const FADE = 0.0002;
/** Of the smoothing, at half the size: what is left over is to follow the light, not the grain. */
const RADIUS = 2;
/**
 * A field with what it leaves over of the clean pixels, smoothed, and carried on where there are none. Half the size is
 * plenty for what is smooth.
 *
 * @param clean non-zero at the pixels that are backdrop.
 */
function addLeftOver(lab, field, clean) {
    const half = halve(lab, field, clean);
    const [l, a, b] = (0,push_pull/* pushPull */.c)(half.planes, half.weight, half);
    return {
        width: lab.width,
        height: lab.height,
        l: addEnlarged(field.l, smoothed(l, half), half, lab),
        a: addEnlarged(field.a, smoothed(a, half), half, lab),
        b: addEnlarged(field.b, smoothed(b, half), half, lab),
    };
}
function smoothed(plane, half) {
    return boxBlur(boxBlur(plane, half, RADIUS), half, RADIUS);
}
/** Means over the clean ones of each 2 × 2 pixels. */
function halve(lab, field, clean) {
    const width = (lab.width + 1) >> 1;
    const height = (lab.height + 1) >> 1;
    const size = width * height;
    const weight = new Float32Array(size);
    const [l, a, b] = [new Float32Array(size), new Float32Array(size), new Float32Array(size)];
    for (let y = 0, i = 0; y < lab.height; y++) {
        const row = (y >> 1) * width;
        for (let x = 0; x < lab.width; x++, i++) {
            if (clean[i] === 0)
                continue;
            const to = row + (x >> 1);
            weight[to] = (weight[to] ?? 0) + 1;
            l[to] = (l[to] ?? 0) + (lab.l[i] ?? 0) - (field.l[i] ?? 0);
            a[to] = (a[to] ?? 0) + (lab.a[i] ?? 0) - (field.a[i] ?? 0);
            b[to] = (b[to] ?? 0) + (lab.b[i] ?? 0) - (field.b[i] ?? 0);
        }
    }
    for (let i = 0; i < size; i++) {
        const count = weight[i] ?? 0;
        weight[i] = count > 0 ? 1 : FADE;
        if (count < 2)
            continue;
        l[i] = (l[i] ?? 0) / count;
        a[i] = (a[i] ?? 0) / count;
        b[i] = (b[i] ?? 0) / count;
    }
    return { width, height, weight, planes: [l, a, b] };
}
/** Bilinear. */
function addEnlarged(plane, rest, half, { width, height }) {
    const result = new Float32Array(plane.length);
    // One row between its two neighbours of half the size, with a pixel more at either end.
    const between = new Float32Array(half.width + 2);
    for (let y = 0, i = 0; y < height; y++) {
        const near = (y >> 1) * half.width;
        const far = Math.max(0, Math.min(half.height - 1, (y >> 1) + ((y & 1) === 0 ? -1 : 1))) * half.width;
        for (let x = 0; x < half.width; x++)
            between[x + 1] = 0.75 * (rest[near + x] ?? 0) + 0.25 * (rest[far + x] ?? 0);
        between[0] = between[1] ?? 0;
        between[half.width + 1] = between[half.width] ?? 0;
        for (let x = 0; x < width; x++, i++) {
            const at = (x >> 1) + 1;
            const beside = (x & 1) === 0 ? at - 1 : at + 1;
            result[i] = (plane[i] ?? 0) + 0.75 * (between[at] ?? 0) + 0.25 * (between[beside] ?? 0);
        }
    }
    return result;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/percentile.js
/** The value below which `share` (0 to 1) of the values lie; 0 for none. */
function percentile(values, share) {
    if (values.length === 0)
        return 0;
    return percentile_select(values.slice(), Math.min(values.length - 1, Math.floor(share * values.length)));
}
/** The value that would be at `rank` if all were sorted (Hoare 1961, "Find"), which need not be done for it. Reorders them. */
function percentile_select(values, rank) {
    let low = 0;
    let high = values.length - 1;
    while (low < high) {
        const pivot = values[(low + high) >> 1] ?? 0;
        let i = low;
        let j = high;
        while (i <= j) {
            while ((values[i] ?? 0) < pivot)
                i++;
            while ((values[j] ?? 0) > pivot)
                j--;
            if (i > j)
                break;
            const swapped = values[i] ?? 0;
            values[i++] = values[j] ?? 0;
            values[j--] = swapped;
        }
        if (rank <= j)
            high = j;
        else if (rank >= i)
            low = i;
        else
            break;
    }
    return values[rank] ?? 0;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/smooth-field.js
function termCount(order) {
    return ((order + 1) * (order + 2)) / 2;
}
/** Weighted least squares over the pixels at `index`; the ridge keeps a far extrapolation from running away. */
function fitField(lab, index, weight, order) {
    const terms = termCount(order);
    // The matrix holds nothing but sums of w · x^i · y^j, each of them many times: they are added up once.
    const sums = new Float64Array(termCount(2 * order));
    const right = [new Float64Array(terms), new Float64Array(terms), new Float64Array(terms)];
    for (let s = 0; s < index.length; s++) {
        const w = weight[s] ?? 0;
        if (w === 0)
            continue;
        const i = index[s] ?? 0;
        const x = coordinate(i % lab.width, lab.width);
        const y = coordinate(Math.floor(i / lab.width), lab.height);
        addPowers(sums, 2 * order, x, y, w);
        addPowers(right[0], order, x, y, w * (lab.l[i] ?? 0));
        addPowers(right[1], order, x, y, w * (lab.a[i] ?? 0));
        addPowers(right[2], order, x, y, w * (lab.b[i] ?? 0));
    }
    const matrix = normalMatrix(sums, order);
    addRidge(matrix, terms, order, sums[0] ?? 0);
    solveSymmetric(matrix, right, terms);
    return { order, coefficients: right };
}
/** Adds `value` · x^i · y^j to each term. */
function addPowers(sums, order, x, y, value) {
    let term = 0;
    let along = value;
    for (let i = 0; i <= order; i++, along *= x) {
        let power = along;
        for (let j = 0; j <= order - i; j++, power *= y, term++)
            sums[term] = (sums[term] ?? 0) + power;
    }
}
/** The lower half; the product of two terms is a term of twice the order. */
function normalMatrix(sums, order) {
    const terms = exponents(order);
    const matrix = new Float64Array(terms.length * terms.length);
    for (const [row, [i, j]] of terms.entries()) {
        for (const [column, [k, l]] of terms.slice(0, row + 1).entries()) {
            matrix[row * terms.length + column] = sums[termAt(i + k, j + l, 2 * order)] ?? 0;
        }
    }
    return matrix;
}
/** Of each term, those of x and y. */
function exponents(order) {
    const all = Array.from({ length: order + 1 }, (_, i) => Array.from({ length: order + 1 - i }, (_, j) => [i, j]));
    return all.flat();
}
/** Where x^i · y^j stands among the terms. */
function termAt(i, j, order) {
    return i * (order + 1) - (i * (i - 1)) / 2 + j;
}
const RIDGE = 4e-4;
function addRidge(matrix, terms, order, total) {
    let term = 0;
    for (let i = 0; i <= order; i++) {
        for (let j = 0; j <= order - i; j++, term++)
            matrix[term * terms + term] =
                (matrix[term * terms + term] ?? 0) + (i + j === 0 ? 1e-6 : RIDGE * total * (i + j > 2 ? 4 : 1));
    }
}
function coordinate(at, size) {
    return ((at + 0.5) / size) * 2 - 1;
}
function fillBasis(basis, order, x, y) {
    let term = 0;
    let xi = 1;
    for (let i = 0; i <= order; i++, xi *= x) {
        let value = xi;
        for (let j = 0; j <= order - i; j++, value *= y)
            basis[term++] = value;
    }
}
/** Cholesky in place; the ridge makes the matrix positive definite. The right sides become the solutions. */
function solveSymmetric(matrix, right, n) {
    for (let j = 0; j < n; j++) {
        for (let i = j; i < n; i++) {
            let sum = matrix[i * n + j] ?? 0;
            for (let k = 0; k < j; k++)
                sum -= (matrix[i * n + k] ?? 0) * (matrix[j * n + k] ?? 0);
            matrix[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / (matrix[j * n + j] ?? 0);
        }
    }
    for (const b of right) {
        for (let i = 0; i < n; i++) {
            for (let k = 0; k < i; k++)
                b[i] = (b[i] ?? 0) - (matrix[i * n + k] ?? 0) * (b[k] ?? 0);
            b[i] = (b[i] ?? 0) / (matrix[i * n + i] ?? 0);
        }
        for (let i = n - 1; i >= 0; i--) {
            for (let k = i + 1; k < n; k++)
                b[i] = (b[i] ?? 0) - (matrix[k * n + i] ?? 0) * (b[k] ?? 0);
            b[i] = (b[i] ?? 0) / (matrix[i * n + i] ?? 0);
        }
    }
}
/** The field at every pixel. */
function drawField(field, grid) {
    const { width, height } = grid;
    const [l, a, b] = field.coefficients;
    return {
        width,
        height,
        l: drawChannel(l, field.order, grid),
        a: drawChannel(a, field.order, grid),
        b: drawChannel(b, field.order, grid),
    };
}
/** For a fixed row the field is a polynomial of x alone: a Horner scheme of `order` steps a pixel. */
function drawChannel(c, order, { width, height }) {
    const result = new Float32Array(width * height);
    const along = new Float64Array(order + 1);
    const across = Float64Array.from({ length: width }, (_, x) => coordinate(x, width));
    for (let y = 0; y < height; y++) {
        const v = coordinate(y, height);
        let term = 0;
        for (let i = 0; i <= order; i++) {
            let sum = 0;
            let vj = 1;
            for (let j = 0; j <= order - i; j++, vj *= v)
                sum += (c[term++] ?? 0) * vj;
            along[i] = sum;
        }
        for (let x = 0; x < width; x++) {
            const u = across[x] ?? 0;
            let value = along[order] ?? 0;
            for (let i = order - 1; i >= 0; i--)
                value = value * u + (along[i] ?? 0);
            result[y * width + x] = value;
        }
    }
    return result;
}
/** Distances of the pixels at `index` from the field, negative where they are darker. */
function residuals(field, lab, index) {
    const basis = new Float64Array(termCount(field.order));
    const [cl, ca, cb] = field.coefficients;
    const result = new Float32Array(index.length);
    for (let s = 0; s < index.length; s++) {
        const i = index[s] ?? 0;
        fillBasis(basis, field.order, coordinate(i % lab.width, lab.width), coordinate(Math.floor(i / lab.width), lab.height));
        let dl = lab.l[i] ?? 0;
        let da = lab.a[i] ?? 0;
        let db = lab.b[i] ?? 0;
        for (let t = 0; t < basis.length; t++) {
            dl -= (cl[t] ?? 0) * (basis[t] ?? 0);
            da -= (ca[t] ?? 0) * (basis[t] ?? 0);
            db -= (cb[t] ?? 0) * (basis[t] ?? 0);
        }
        const length = Math.sqrt(dl * dl + da * da + db * db);
        result[s] = dl < 0 ? -length : length;
    }
    return result;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/wall-and-floor.js


/** Pixels on either side of what the object hides whose mean is the backdrop's colour there. */
const DEPTH = 8;
/** In Lab units: colours on the two sides that are no further apart belong to one backdrop, which goes on between them. */
const wall_and_floor_ALIKE = 8;
/**
 * At each pixel the colour nearest to its own that the backdrops have, or that two of them have between them: where a wall
 * turns into the floor it is neither the one nor the other.
 *
 * @param fields each backdrop as its samples along the frame foretell it, over the whole picture.
 */
function nearestBlend(lab, fields) {
    const blend = newPlanes(lab);
    const least = new Float32Array(lab.l.length).fill(Number.POSITIVE_INFINITY);
    for (const [k, from] of fields.entries()) {
        for (const to of fields.slice(k + 1))
            blendBetween(lab, from, to, blend, least);
    }
    return blend;
}
/** Takes what is nearer than `least` on the straight line between two fields. */
function blendBetween(lab, from, to, blend, least) {
    for (let i = 0; i < least.length; i++) {
        const [l, a, b] = [from.l[i] ?? 0, from.a[i] ?? 0, from.b[i] ?? 0];
        const ul = (to.l[i] ?? 0) - l;
        const ua = (to.a[i] ?? 0) - a;
        const ub = (to.b[i] ?? 0) - b;
        const vl = (lab.l[i] ?? 0) - l;
        const va = (lab.a[i] ?? 0) - a;
        const vb = (lab.b[i] ?? 0) - b;
        const part = Math.max(0, Math.min(1, (vl * ul + va * ua + vb * ub) / (ul * ul + ua * ua + ub * ub + 1e-6)));
        const distance = (vl - part * ul) ** 2 + (va - part * ua) ** 2 + (vb - part * ub) ** 2;
        if (distance >= (least[i] ?? 0))
            continue;
        least[i] = distance;
        blend.l[i] = l + part * ul;
        blend.a[i] = a + part * ua;
        blend.b[i] = b + part * ub;
    }
}
/**
 * The backdrops as they would go on under the object. What has the same colour on both sides of it, be it to the left and
 * right or above and below, goes on between them; the rest is filled in smoothly.
 *
 * @param clean non-zero at the pixels that are backdrop.
 * @param flooded non-zero at those that the object does not hide: backdrop and shadow.
 */
function carryOn(lab, clean, flooded) {
    const field = { ...lab, l: lab.l.slice(), a: lab.a.slice(), b: lab.b.slice() };
    const weight = Float32Array.from(clean);
    const { width, height } = lab;
    // Where two backdrops meet, the line between them mostly lies flat: rows come first.
    for (let y = 0; y < height; y++)
        bridge({ start: y * width, step: 1, count: width }, field, weight, clean, flooded);
    for (let x = 0; x < width; x++)
        bridge({ start: x, step: width, count: height }, field, weight, clean, flooded);
    const [l, a, b] = (0,push_pull/* pushPull */.c)([field.l, field.a, field.b], weight, lab);
    return { width, height, l: boxBlur(l, lab, 1), a: boxBlur(a, lab, 1), b: boxBlur(b, lab, 1) };
}
/** Fills in what is hidden along one line and not known yet. At the frame the one side that there is has to do. */
function bridge({ start, step, count }, field, weight, clean, flooded) {
    const limit = start + count * step;
    for (let i = start; i < limit;) {
        const first = i;
        while (i < limit && flooded[i] === 0)
            i += step;
        if (i === first) {
            i += step;
            continue;
        }
        const before = meanBeside(field, clean, first - step, -step, start - step);
        const after = meanBeside(field, clean, i, step, limit);
        const [from, to] = [before ?? after, after ?? before];
        if (from === undefined || to === undefined || apart(from, to) > wall_and_floor_ALIKE)
            continue;
        for (let at = first; at < i; at += step) {
            if (weight[at] === 0)
                paint(field, weight, at, from, to, (at - first + step) / (i - first + step));
        }
    }
}
/** Of the first clean pixels from `first` on, up to `limit`. */
function meanBeside(field, clean, first, step, limit) {
    let count = 0;
    let [l, a, b] = [0, 0, 0];
    for (let i = first; i !== limit && count < DEPTH; i += step) {
        if (clean[i] === 0)
            continue;
        l += field.l[i] ?? 0;
        a += field.a[i] ?? 0;
        b += field.b[i] ?? 0;
        count++;
    }
    return count === 0 ? undefined : [l / count, a / count, b / count];
}
function apart(one, other) {
    return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}
function paint(field, weight, i, from, to, part) {
    field.l[i] = from[0] + (to[0] - from[0]) * part;
    field.a[i] = from[1] + (to[1] - from[1]) * part;
    field.b[i] = from[2] + (to[2] - from[2]) * part;
    weight[i] = 1;
}
function newPlanes({ width, height }) {
    const size = width * height;
    return { width, height, l: new Float32Array(size), a: new Float32Array(size), b: new Float32Array(size) };
}

;// CONCATENATED MODULE: ./lib/embedded/matting/backdrop.js




/** Every how many pixels a polynomial is fitted: it has up to 28 coefficients, and thousands of samples are plenty. */
const STRIDE = 47;
/** First window of the robust fit, in Lab units: a vignette departs by as much from what the frame's samples foretell. */
const WIDEST = 16;
/** What is darker than the field departs by this much more: it is likely in a shadow, which the field must not follow. */
const SHADOW_CAUTION = 1.5;
/**
 * A polynomial through all that was flooded from the frame, robustly, since that holds shadows and leaks; then what the
 * polynomial leaves over, smoothed and carried on under the object. Several backdrops, as a wall and a floor, are carried on
 * as they are seen.
 *
 * @param flooded non-zero where a flood from the frame came without crossing an edge.
 */
function modelBackdrop(lab, border, flooded) {
    const smooth = polynomialBase(lab, border, flooded);
    const single = isOne(smooth, lab, border);
    let { scale, field } = single ? smooth : severalBase(lab, border);
    for (let round = 0; round < 2; round++) {
        const clean = cleanPixels(lab, field, flooded, Math.max(round === 0 ? 4 : 2.5, 3.5 * scale));
        field = single ? addLeftOver(lab, field, clean) : carryOn(lab, clean, flooded);
        scale = spread(lab, field, clean);
    }
    const clean = cleanPixels(lab, field, flooded, Math.max(2, 3.5 * scale));
    return { field, ...sigmas(lab, field, clean) };
}
function polynomialBase(lab, border, flooded) {
    const model = border.first;
    const chosen = [];
    for (let i = 0; i < flooded.length; i += STRIDE)
        if ((flooded[i] ?? 0) !== 0)
            chosen.push(i);
    const index = Int32Array.from(chosen);
    let field = model.field;
    let scale = model.scale;
    const weight = new Float32Array(index.length);
    let cut = Math.max(WIDEST, 5 * scale);
    for (const order of [2, 4, 6, 6, 6, 6]) {
        const residual = residuals(field, lab, index);
        for (let s = 0; s < index.length; s++) {
            const r = residual[s] ?? 0;
            const u = (r < 0 ? -SHADOW_CAUTION * r : r) / cut;
            weight[s] = u < 1 ? (1 - u * u) ** 2 : 0;
        }
        const within = residual.map(Math.abs).filter((r) => r < cut);
        scale = Math.max(0.4, percentile(within, 0.5));
        cut = Math.max(3, Math.min(cut, 4 * scale));
        field = fitField(lab, index, weight, order);
    }
    return { field: drawField(field, lab), scale };
}
/** Whether one smooth field explains the frame's backdrop. */
function isOne(smooth, lab, border) {
    return border.models.length === 1 || explainedSeeds(lab, border, smooth) > 0.93;
}
function severalBase(lab, { models }) {
    const fields = models.map((model) => drawField(model.field, lab));
    return { field: nearestBlend(lab, fields), scale: Math.max(1, ...models.map((model) => model.scale)) };
}
/** Share of the frame's backdrop pixels that the one smooth field explains. */
function explainedSeeds(lab, { seeds }, { field, scale }) {
    let all = 0;
    let explained = 0;
    for (let i = 0; i < seeds.length; i++) {
        if ((seeds[i] ?? 0) === 0)
            continue;
        all++;
        if (distance(lab, field, i) < Math.max(3, 4 * scale))
            explained++;
    }
    return explained / all;
}
function distance(lab, field, i) {
    const dl = (lab.l[i] ?? 0) - (field.l[i] ?? 0);
    const da = (lab.a[i] ?? 0) - (field.a[i] ?? 0);
    const db = (lab.b[i] ?? 0) - (field.b[i] ?? 0);
    return Math.sqrt(dl * dl + da * da + db * db);
}
function cleanPixels(lab, field, flooded, limit) {
    const clean = new Uint8Array(flooded.length);
    const most = limit ** 2;
    const mostDark = (limit / SHADOW_CAUTION) ** 2;
    for (let i = 0; i < clean.length; i++) {
        if (flooded[i] === 0)
            continue;
        const dl = (lab.l[i] ?? 0) - (field.l[i] ?? 0);
        const da = (lab.a[i] ?? 0) - (field.a[i] ?? 0);
        const db = (lab.b[i] ?? 0) - (field.b[i] ?? 0);
        if (dl * dl + da * da + db * db < (dl < 0 ? mostDark : most))
            clean[i] = 1;
    }
    return clean;
}
function spread(lab, field, clean) {
    const values = [];
    for (let i = 0; i < clean.length; i += 7)
        if ((clean[i] ?? 0) !== 0)
            values.push(distance(lab, field, i));
    return percentile(Float32Array.from(values), 0.6);
}
function sigmas(lab, field, clean) {
    const light = [];
    const chroma = [];
    for (let i = 0; i < clean.length; i += 7) {
        if ((clean[i] ?? 0) === 0)
            continue;
        light.push(Math.abs((lab.l[i] ?? 0) - (field.l[i] ?? 0)));
        chroma.push(Math.hypot((lab.a[i] ?? 0) - (field.a[i] ?? 0), (lab.b[i] ?? 0) - (field.b[i] ?? 0)));
    }
    return {
        sigmaL: percentile(Float32Array.from(light), 0.68),
        sigmaChroma: percentile(Float32Array.from(chroma), 0.68),
    };
}

;// CONCATENATED MODULE: ./lib/embedded/matting/dilate.js
/** Largest value within a square of `2 * radius + 1`. */
function dilate(source, { width, height }, radius) {
    const size = 2 * radius + 1;
    const row = new Float32Array(width + 2 * radius);
    const tall = new Float32Array((height + 2 * radius) * width).fill(Number.NEGATIVE_INFINITY);
    for (let y = 0; y < height; y++) {
        row.fill(Number.NEGATIVE_INFINITY);
        row.set(source.subarray(y * width, (y + 1) * width), radius);
        spreadBack(row, size, 1);
        tall.set(row.subarray(0, width), (y + radius) * width);
    }
    spreadBack(tall, size, width);
    return tall.slice(0, source.length);
}
/** Makes each value the largest of the `size` that begin with it, `stride` apart, in place: the reach doubles with each pass. */
function spreadBack(values, size, stride) {
    for (let reach = 1, step = 1; reach < size; reach += step) {
        step = Math.min(reach, size - reach);
        const far = step * stride;
        for (let i = 0; i + far < values.length; i++) {
            const other = values[i + far] ?? 0;
            if (other > (values[i] ?? 0))
                values[i] = other;
        }
    }
}

;// CONCATENATED MODULE: ./lib/embedded/matting/edges.js



/** Least strength of a usual edge, in Lab units: below it there is nothing but rounding. */
const LEAST_LIGHT = 0.2;
const LEAST_CHROMA = 0.25;
function findEdges(lab) {
    const smooth = blurred(lab, 1);
    const mean = blurred(lab, 3);
    return { smooth, mean, barrier: dilate(departure(smooth, mean), lab, 1) };
}
/**
 * Edges in units of what is usual on the backdrop, of light and of chroma each in its own: near white the noise of the one
 * is several times that of the other, and would hide what little an object of the backdrop's colour shows.
 */
function findFaintEdges({ smooth, mean }, seeds) {
    const light = new Float32Array(smooth.l.length);
    const chroma = new Float32Array(smooth.l.length);
    for (let i = 0; i < light.length; i++) {
        light[i] = Math.abs((smooth.l[i] ?? 0) - (mean.l[i] ?? 0));
        const da = (smooth.a[i] ?? 0) - (mean.a[i] ?? 0);
        const db = (smooth.b[i] ?? 0) - (mean.b[i] ?? 0);
        chroma[i] = Math.sqrt(da * da + db * db);
    }
    const faint = dilate(light, smooth, 1);
    const hue = dilate(chroma, smooth, 1);
    const usualLight = Math.max(LEAST_LIGHT, usualEdge(faint, seeds));
    const usualChroma = Math.max(LEAST_CHROMA, usualEdge(hue, seeds));
    for (let i = 0; i < faint.length; i++) {
        faint[i] = Math.max((faint[i] ?? 0) / usualLight, (hue[i] ?? 0) / usualChroma);
    }
    return faint;
}
/** Edge strength that is usual on the backdrop: grain, noise, compression. */
function usualEdge(strength, seeds) {
    const onBackdrop = new Float32Array(strength.length);
    let count = 0;
    for (let i = 0; i < seeds.length; i++)
        if ((seeds[i] ?? 0) !== 0)
            onBackdrop[count++] = strength[i] ?? 0;
    return percentile(onBackdrop.subarray(0, count), 0.85);
}
function blurred(lab, radius) {
    return {
        width: lab.width,
        height: lab.height,
        l: boxBlur(lab.l, lab, radius),
        a: boxBlur(lab.a, lab, radius),
        b: boxBlur(lab.b, lab, radius),
    };
}
function departure(from, to) {
    const result = new Float32Array(from.l.length);
    for (let i = 0; i < result.length; i++) {
        const dl = (from.l[i] ?? 0) - (to.l[i] ?? 0);
        const da = (from.a[i] ?? 0) - (to.a[i] ?? 0);
        const db = (from.b[i] ?? 0) - (to.b[i] ?? 0);
        result[i] = Math.sqrt(dl * dl + da * da + db * db);
    }
    return result;
}
/** Length of the Lab gradient. */
function gradientAt({ l, a, b, width, height }, i) {
    const x = i % width;
    const east = x < width - 1 ? i + 1 : i;
    const west = x > 0 ? i - 1 : i;
    const south = i < width * (height - 1) ? i + width : i;
    const north = i >= width ? i - width : i;
    const lx = (l[east] ?? 0) - (l[west] ?? 0);
    const ly = (l[south] ?? 0) - (l[north] ?? 0);
    const ax = (a[east] ?? 0) - (a[west] ?? 0);
    const ay = (a[south] ?? 0) - (a[north] ?? 0);
    const bx = (b[east] ?? 0) - (b[west] ?? 0);
    const by = (b[south] ?? 0) - (b[north] ?? 0);
    return 0.5 * Math.sqrt(lx * lx + ly * ly + ax * ax + ay * ay + bx * bx + by * by);
}

;// CONCATENATED MODULE: ./lib/embedded/matting/border.js



const RING = 0.015;
/** Every how many of its pixels, along any row or column, is a sample: there are thousands of each colour. */
const border_STRIDE = 3;
const MOST_MODELS = 3;
/** Share of the ring from which on no other colour can be the backdrop's. */
const MAJORITY = 0.5;
/** Of the ring, for a further model, such as the floor below a wall. */
const LEAST_SHARE = 0.08;
/** Beyond this standard deviation a further "backdrop" is rather an object's texture. */
const ROUGHEST = 2.5;
/**
 * Finds the backdrop's colours along the frame. Objects often run through it, so nothing is fitted to all of the ring: each
 * model grows from the densest smooth colour, and what it does not explain is left for the next, or for the object.
 *
 * @param smooth the picture without its noise, for the slopes in it.
 */
function readBorder(lab, smooth) {
    const samples = sampleRing(smooth);
    const free = new Float32Array(samples.index.length).fill(1);
    const seeds = new Uint8Array(lab.l.length);
    const first = growFirst(lab, samples, free);
    claim(first, samples, free, seeds);
    const models = [first];
    let share = first.share;
    while (models.length < MOST_MODELS) {
        const found = growModel(lab, samples, free);
        if (found.share < LEAST_SHARE || found.scale > ROUGHEST || !spansSides(samples, found.inlier))
            break;
        claim(found, samples, free, seeds);
        models.push(found);
        share += found.share;
    }
    return { first, models, seeds, share };
}
/** A flat object that runs through the frame may well be denser in colour than a graded backdrop, but not as long. */
function growFirst(lab, samples, free) {
    const densest = growModel(lab, samples, free);
    if (densest.share > MAJORITY)
        return densest;
    const rest = free.map((value, s) => (densest.inlier[s] === 0 ? value : 0));
    const other = growModel(lab, samples, rest);
    return other.share > densest.share ? other : densest;
}
function claim({ inlier }, { index }, free, seeds) {
    for (let s = 0; s < free.length; s++) {
        if ((inlier[s] ?? 0) === 0)
            continue;
        free[s] = 0;
        seeds[index[s] ?? 0] = 1;
    }
}
function sampleRing(smooth) {
    const { width, height } = smooth;
    const depth = Math.max(2, Math.round(RING * Math.min(width, height)));
    const index = [];
    const side = [];
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
            const far = Math.min(y, height - 1 - y, x, width - 1 - x);
            if (far >= depth) {
                x = width - depth - 1;
                continue;
            }
            if ((x + y) % border_STRIDE !== 0)
                continue;
            index.push(y * width + x);
            side.push(far === y ? 0 : far === height - 1 - y ? 2 : far === x ? 3 : 1);
        }
    }
    const rough = Float32Array.from(index, (i) => gradientAt(smooth, i));
    const typical = Math.max(0.5, 2 * percentile(rough, 0.3));
    return {
        index: Int32Array.from(index),
        side: Uint8Array.from(side),
        smoothness: rough.map((value) => 1 / (1 + (value / typical) ** 2)),
    };
}
/** Constant, then linear, then quadratic, by iteratively reweighted least squares with Tukey's weights. */
function growModel(lab, samples, free) {
    const start = densestColour(lab, samples, free);
    const { index, smoothness } = samples;
    let weight = new Float32Array(index.length);
    for (let s = 0; s < index.length; s++) {
        const i = index[s] ?? 0;
        const d = Math.hypot((lab.l[i] ?? 0) - start.l, (lab.a[i] ?? 0) - start.a, (lab.b[i] ?? 0) - start.b);
        weight[s] = d < 12 ? (free[s] ?? 0) * (smoothness[s] ?? 0) : 0;
    }
    let field = fitField(lab, index, weight, 0);
    let scale = 4;
    for (const order of [1, 2, 2, 2, 2, 2]) {
        field = fitField(lab, index, weight, order);
        const residual = residuals(field, lab, index).map(Math.abs);
        scale = Math.max(0.4, Math.min(6, robustScale(residual, weight)));
        weight = tukeyWeights(residual, Math.max(4, 4 * scale), free, smoothness);
    }
    const residual = residuals(field, lab, index).map(Math.abs);
    const inlier = new Uint8Array(index.length);
    let count = 0;
    for (let s = 0; s < index.length; s++) {
        if ((residual[s] ?? 0) < Math.max(3, 3.2 * scale) && (free[s] ?? 0) !== 0) {
            inlier[s] = 1;
            count++;
        }
    }
    return { field, scale, share: count / index.length, inlier };
}
function robustScale(residual, weight) {
    return (1.4826 *
        percentile(residual.filter((_, s) => (weight[s] ?? 0) > 0), 0.5) *
        0.65);
}
function tukeyWeights(residual, cut, free, smoothness) {
    const weight = new Float32Array(residual.length);
    for (let s = 0; s < residual.length; s++) {
        const u = (residual[s] ?? 0) / cut;
        weight[s] = u < 1 ? (1 - u * u) ** 2 * (free[s] ?? 0) * (smoothness[s] ?? 0) : 0;
    }
    return weight;
}
const BIN = 6;
/** Mean of the fullest cell of a coarse colour histogram, counting smooth samples most. */
function densestColour(lab, { index, smoothness }, free) {
    const cells = new Map();
    for (let s = 0; s < index.length; s++) {
        if ((free[s] ?? 0) === 0)
            continue;
        const i = index[s] ?? 0;
        const key = (Math.floor((lab.l[i] ?? 0) / BIN) * 64 + Math.floor((lab.a[i] ?? 0) / BIN + 32)) * 64 +
            Math.floor((lab.b[i] ?? 0) / BIN + 32);
        const cell = cells.get(key) ?? { weight: 0, l: 0, a: 0, b: 0 };
        const w = smoothness[s] ?? 0;
        cell.weight += w;
        cell.l += w * (lab.l[i] ?? 0);
        cell.a += w * (lab.a[i] ?? 0);
        cell.b += w * (lab.b[i] ?? 0);
        cells.set(key, cell);
    }
    let best = { weight: 0, l: 0, a: 0, b: 0 };
    for (const cell of cells.values())
        if (cell.weight > best.weight)
            best = cell;
    const scale = 1 / Math.max(best.weight, 1e-9);
    return { weight: best.weight, l: best.l * scale, a: best.a * scale, b: best.b * scale };
}
/** A floor or a second wall meets at least two sides of the frame; what is seen at one side only may be the object. */
function spansSides({ side }, inlier) {
    const all = [0, 0, 0, 0];
    const hit = [0, 0, 0, 0];
    for (let s = 0; s < side.length; s++) {
        all[side[s] ?? 0] = (all[side[s] ?? 0] ?? 0) + 1;
        hit[side[s] ?? 0] = (hit[side[s] ?? 0] ?? 0) + (inlier[s] ?? 0);
    }
    return hit.filter((count, k) => count > 0.12 * (all[k] ?? 0)).length >= 2;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/colour-models.js
const L_BIN = 6.25;
const C_BIN = 5;
const L_CELLS = 16;
const C_CELLS = 32;
function cellOf(lab, i) {
    const l = Math.min(L_CELLS - 1, ((lab.l[i] ?? 0) / L_BIN) | 0);
    const a = Math.max(0, Math.min(C_CELLS - 1, (((lab.a[i] ?? 0) + 80) / C_BIN) | 0));
    const b = Math.max(0, Math.min(C_CELLS - 1, (((lab.b[i] ?? 0) + 80) / C_BIN) | 0));
    return (l * C_CELLS + a) * C_CELLS + b;
}
/** How much one colour's share on either side may speak for that side. */
const MOST = 3;
/**
 * Evidence plus what the colours say: a colour that the object has and the backdrop has not speaks for object. Histograms
 * are taken where mask and evidence agree; where either side is too small to learn from, the evidence is returned as it is.
 */
function colourEvidence(lab, mask, evidence) {
    const front = new Float32Array(L_CELLS * C_CELLS * C_CELLS);
    const back = new Float32Array(front.length);
    let fronts = 0;
    let backs = 0;
    for (let i = 0; i < mask.length; i++) {
        const cell = cellOf(lab, i);
        const value = evidence[i] ?? 0;
        if ((mask[i] ?? 0) === 1 && value > 4) {
            front[cell] = (front[cell] ?? 0) + 1;
            fronts++;
        }
        else if ((mask[i] ?? 0) === 0 && value < -2) {
            back[cell] = (back[cell] ?? 0) + 1;
            backs++;
        }
    }
    if (fronts < 0.001 * mask.length || backs < 0.01 * mask.length)
        return evidence;
    const result = new Float32Array(evidence.length);
    for (let i = 0; i < result.length; i++) {
        const cell = cellOf(lab, i);
        // The added counts stand for colours never seen: they must not speak for either side.
        const ratio = (((front[cell] ?? 0) + 0.3) * (backs + 600)) / (((back[cell] ?? 0) + 0.3) * (fronts + 600));
        result[i] = (evidence[i] ?? 0) + Math.max(-MOST, Math.min(MOST, 1.2 * Math.log(ratio)));
    }
    return result;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/components.js
/** The 4-connected pieces of a mask, numbered from 1 in reading order. */
function componentsOf(mask, grid) {
    const runs = findRuns(mask, grid);
    const labels = new Int32Array(mask.length);
    const labelOf = new Int32Array(runs.count);
    const list = [];
    for (let run = 0; run < runs.count; run++) {
        const leader = leaderOf(runs.leader, run);
        if (leader === run)
            labelOf[run] = list.push({ label: list.length + 1, area: 0, touchesFrame: false });
        const label = labelOf[leader] ?? 0;
        labelOf[run] = label;
        const start = runs.start[run] ?? 0;
        const end = runs.end[run] ?? 0;
        labels.fill(label, start, end);
        const piece = list[label - 1];
        if (piece === undefined)
            continue;
        piece.area += end - start;
        piece.touchesFrame ||= meetsFrame(start, end, mask.length, grid.width);
    }
    return { labels, list };
}
function findRuns(mask, { width, height }) {
    const most = Math.ceil(width / 2) * height;
    const start = new Int32Array(most);
    const end = new Int32Array(most);
    const leader = new Int32Array(most);
    let count = 0;
    let above = 0;
    for (let row = 0; row < mask.length; row += width) {
        const first = count;
        let candidate = above;
        for (let i = row; i < row + width; i++) {
            if ((mask[i] ?? 0) === 0)
                continue;
            const from = i;
            while (i < row + width && (mask[i] ?? 0) !== 0)
                i++;
            start[count] = from;
            end[count] = i;
            leader[count] = count;
            while (candidate < first && (end[candidate] ?? 0) + width <= from)
                candidate++;
            for (let other = candidate; other < first && (start[other] ?? 0) + width < i; other++)
                join(leader, other, count);
            count++;
        }
        above = first;
    }
    return { count, start, end, leader };
}
function leaderOf(leader, run) {
    let at = run;
    for (let up = leader[at] ?? 0; up !== at; up = leader[at] ?? 0) {
        // Halving the way for the next who asks.
        leader[at] = leader[up] ?? 0;
        at = up;
    }
    return at;
}
function join(leader, one, other) {
    const a = leaderOf(leader, one);
    const b = leaderOf(leader, other);
    if (a < b)
        leader[b] = a;
    else
        leader[a] = b;
}
function meetsFrame(start, end, size, width) {
    return start < width || start >= size - width || start % width === 0 || end % width === 0;
}
/** By label, 1 for the pieces that are meant; looking it up for every pixel costs next to nothing. */
function mark({ list }, isMeant) {
    const marks = new Uint8Array(list.length + 1);
    for (const piece of list)
        if (isMeant(piece))
            marks[piece.label] = 1;
    return marks;
}
/** Area of the largest piece of a mask. */
function largestArea(mask, grid) {
    return componentsOf(mask, grid).list.reduce((most, piece) => Math.max(most, piece.area), 0);
}

;// CONCATENATED MODULE: ./lib/embedded/matting/flow-network.js
/** Directions come in pairs, so that `direction ^ 1` is the way back. */
const NEIGHBOURS = 8;
/** Those that lead on in reading order. */
const EAST = 0;
const SOUTH = 2;
const SOUTH_EAST = 4;
const SOUTH_WEST = 6;
/** Node 0 stands for "no node": it lies in the margin, whose edges have no capacity, so that no search ever enters it. */
const VOID = 0;
function newNetwork({ width, height }) {
    const margin = width + 1;
    const nodes = width * height + 2 * margin;
    return {
        origin: margin,
        offset: Int32Array.of(1, -1, width, -width, width + 1, -width - 1, width - 1, 1 - width),
        terminal: new Float32Array(nodes),
        capacity: new Float32Array(nodes * NEIGHBOURS),
        bond: new Float32Array(nodes),
    };
}

;// CONCATENATED MODULE: ./lib/embedded/matting/flow-search.js

const FREE = 0;
const SOURCE = 1;
const SINK = 2;
/** Values of `parent` beyond the directions. */
const NONE = -1;
const TERMINAL = NEIGHBOURS;
const ORPHAN = NEIGHBOURS + 1;
/** Every node with a terminal starts as a root, from which there is nowhere to grow where it is settled. */
function startSearch(network) {
    const size = network.terminal.length;
    const search = {
        ...network,
        tree: new Uint8Array(size),
        parent: new Int8Array(size).fill(NONE),
        depth: new Int32Array(size),
        stamp: new Int32Array(size),
        next: new Int32Array(size),
        first: VOID,
        last: VOID,
        time: 0,
        orphans: new Int32Array(1024),
        orphanCount: 0,
    };
    for (let i = 1; i < size; i++) {
        const flow = network.terminal[i] ?? 0;
        if (flow === 0)
            continue;
        search.tree[i] = flow > 0 ? SOURCE : SINK;
        search.parent[i] = TERMINAL;
        search.depth[i] = 1;
        if ((network.bond[i] ?? 0) > 0)
            activate(search, i);
    }
    return search;
}
function activate(search, i) {
    const { next, last } = search;
    if ((next[i] ?? 0) !== VOID)
        return;
    if (last === VOID)
        search.first = i;
    else
        next[last] = i;
    search.last = i;
    next[i] = i;
}
/** Takes the next active node that still has a tree off the queue; `VOID` where there is none. */
function nextActive(search) {
    const { next, parent } = search;
    while (search.first !== VOID) {
        const i = search.first;
        const following = next[i] ?? VOID;
        search.first = following === i ? VOID : following;
        if (following === i)
            search.last = VOID;
        next[i] = VOID;
        if ((parent[i] ?? 0) !== NONE)
            return i;
    }
    return VOID;
}
/** Marks a node as cut off from its root, to be given a new parent. */
function orphan(search, i) {
    search.parent[i] = ORPHAN;
    if (search.orphanCount === search.orphans.length) {
        const larger = new Int32Array(search.orphanCount * 2);
        larger.set(search.orphans);
        search.orphans = larger;
    }
    search.orphans[search.orphanCount++] = i;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/flow-settle.js

/** By how much a terminal has to outweigh the edges, so that rounding decides nothing. */
const CLEARLY = 1e-3;
/**
 * Settles, before any search, the nodes whose own terminal outweighs all their edges together: they stay on its side in
 * every minimum cut, whatever becomes of the others. Their edges turn into terminals of their neighbours, which may settle
 * those in turn; in most pictures nearly all nodes go that way, in a fraction of the time that a search would take.
 */
function settleForced({ terminal, capacity, offset, bond }) {
    const settled = new Int32Array(bond.length);
    let count = 0;
    const settle = (i) => {
        if ((bond[i] ?? 0) <= 0 || Math.abs(terminal[i] ?? 0) <= (bond[i] ?? 0) + CLEARLY)
            return;
        bond[i] = 0;
        settled[count++] = i;
    };
    for (let i = 0; i < bond.length; i++) {
        settle(i);
        while (count > 0) {
            const from = settled[--count] ?? 0;
            const side = (terminal[from] ?? 0) > 0 ? 1 : -1;
            for (let d = 0; d < NEIGHBOURS; d++) {
                const edge = from * NEIGHBOURS + d;
                const price = capacity[edge] ?? 0;
                if (price === 0)
                    continue;
                const to = from + (offset[d] ?? 0);
                capacity[edge] = 0;
                capacity[to * NEIGHBOURS + (d ^ 1)] = 0;
                terminal[to] = (terminal[to] ?? 0) + side * price;
                bond[to] = (bond[to] ?? 0) - price;
                settle(to);
            }
        }
    }
}

;// CONCATENATED MODULE: ./lib/embedded/matting/flow-adopt.js


const FAR = 1e9;
/** Gives every orphan a new parent in its own tree, the one nearest to the root, or lets it and its children go. */
function adoptOrphans(search) {
    for (let k = 0; k < search.orphanCount; k++)
        adopt(search, search.orphans[k] ?? 0);
    search.orphanCount = 0;
}
function adopt(search, i) {
    const { tree, parent, offset, capacity } = search;
    const own = tree[i] ?? 0;
    let best = NONE;
    let least = FAR;
    for (let d = 0; d < NEIGHBOURS; d++) {
        const edge = i * NEIGHBOURS + d;
        const j = i + (offset[d] ?? 0);
        if ((tree[j] ?? 0) !== own || (parent[j] ?? 0) === NONE)
            continue;
        const residual = own === SOURCE ? (capacity[j * NEIGHBOURS + (d ^ 1)] ?? 0) : (capacity[edge] ?? 0);
        if (!(residual > 0))
            continue;
        const distance = distanceToRoot(search, j);
        if (distance < least) {
            least = distance;
            best = d;
        }
    }
    if (best === NONE) {
        release(search, i);
        return;
    }
    parent[i] = best;
    search.stamp[i] = search.time;
    search.depth[i] = least + 1;
}
/** `FAR` where the way ends at an orphan. The way is marked, which answers the next question sooner. */
function distanceToRoot({ stamp, depth, parent, offset, time }, start) {
    let steps = 0;
    let i = start;
    for (;;) {
        if ((stamp[i] ?? 0) === time) {
            steps += depth[i] ?? 0;
            break;
        }
        const p = parent[i] ?? 0;
        steps++;
        if (p === TERMINAL) {
            stamp[i] = time;
            depth[i] = 1;
            break;
        }
        if (p === ORPHAN || p === NONE)
            return FAR;
        i += offset[p] ?? 0;
    }
    const found = steps;
    for (i = start; (stamp[i] ?? 0) !== time; i += offset[parent[i] ?? 0] ?? 0) {
        stamp[i] = time;
        depth[i] = steps--;
    }
    return found;
}
function release(search, i) {
    const { tree, parent, offset, capacity } = search;
    const own = tree[i] ?? 0;
    for (let d = 0; d < NEIGHBOURS; d++) {
        const edge = i * NEIGHBOURS + d;
        const j = i + (offset[d] ?? 0);
        if ((tree[j] ?? 0) !== own || (parent[j] ?? 0) === NONE)
            continue;
        const residual = own === SOURCE ? (capacity[j * NEIGHBOURS + (d ^ 1)] ?? 0) : (capacity[edge] ?? 0);
        if (residual > 0)
            activate(search, j);
        if ((parent[j] ?? 0) === (d ^ 1))
            orphan(search, j);
    }
    search.stamp[i] = 0;
    parent[i] = NONE;
    tree[i] = FREE;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/flow-augment.js


/** A capacity of less is none: it is rounding. */
const LEAST = 1e-6;
/** Sends as much as it carries along the way through `edge`, which leads from the source's tree to the sink's. */
function augment(search, edge) {
    const { capacity, offset } = search;
    const from = (edge / NEIGHBOURS) | 0;
    const direction = edge % NEIGHBOURS;
    const to = from + (offset[direction] ?? 0);
    const flow = Math.min(capacity[edge] ?? 0, fromSource(search, from), toSink(search, to));
    const back = to * NEIGHBOURS + (direction ^ 1);
    capacity[edge] = (capacity[edge] ?? 0) - flow;
    capacity[back] = (capacity[back] ?? 0) + flow;
    drainFromSource(search, from, flow);
    drainToSink(search, to, flow);
}
/** The least capacity on the way from the source to `start`. */
function fromSource({ parent, offset, capacity, terminal }, start) {
    let most = Number.POSITIVE_INFINITY;
    let i = start;
    for (let p = parent[i] ?? 0; p !== TERMINAL; p = parent[i] ?? 0) {
        const up = i + (offset[p] ?? 0);
        const residual = capacity[up * NEIGHBOURS + (p ^ 1)] ?? 0;
        if (residual < most)
            most = residual;
        i = up;
    }
    return Math.min(most, terminal[i] ?? 0);
}
/** The least capacity on the way from `start` to the sink. */
function toSink({ parent, offset, capacity, terminal }, start) {
    let most = Number.POSITIVE_INFINITY;
    let i = start;
    for (let p = parent[i] ?? 0; p !== TERMINAL; p = parent[i] ?? 0) {
        const residual = capacity[i * NEIGHBOURS + p] ?? 0;
        if (residual < most)
            most = residual;
        i += offset[p] ?? 0;
    }
    return Math.min(most, -(terminal[i] ?? 0));
}
function drainFromSource(search, start, flow) {
    const { parent, offset, capacity, terminal } = search;
    let i = start;
    for (let p = parent[i] ?? 0; p !== TERMINAL; p = parent[i] ?? 0) {
        const edge = i * NEIGHBOURS + p;
        const up = i + (offset[p] ?? 0);
        capacity[edge] = (capacity[edge] ?? 0) + flow;
        if (drain(capacity, up * NEIGHBOURS + (p ^ 1), flow))
            orphan(search, i);
        i = up;
    }
    if (drain(terminal, i, flow))
        orphan(search, i);
}
function drainToSink(search, start, flow) {
    const { parent, offset, capacity, terminal } = search;
    let i = start;
    for (let p = parent[i] ?? 0; p !== TERMINAL; p = parent[i] ?? 0) {
        const edge = i * NEIGHBOURS + p;
        const up = i + (offset[p] ?? 0);
        const back = up * NEIGHBOURS + (p ^ 1);
        capacity[back] = (capacity[back] ?? 0) + flow;
        if (drain(capacity, edge, flow))
            orphan(search, i);
        i = up;
    }
    const rest = (terminal[i] ?? 0) + flow;
    terminal[i] = rest >= -LEAST ? 0 : rest;
    if (rest >= -LEAST)
        orphan(search, i);
}
/** Takes flow from a capacity; true where that used it up. */
function drain(capacity, at, flow) {
    const rest = (capacity[at] ?? 0) - flow;
    capacity[at] = rest <= LEAST ? 0 : rest;
    return rest <= LEAST;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/max-flow.js




const NO_EDGE = -1;
/**
 * Minimum cut of a network, after Boykov and Kolmogorov, "An experimental comparison of min-cut/max-flow algorithms for
 * energy minimization in vision" (2004): two search trees that are repaired rather than rebuilt after each augmentation.
 *
 * @param network its capacities are consumed.
 * @returns `SOURCE` for the nodes that stay with the source.
 */
function minimumCut(network) {
    const search = startSearch(network);
    const { next, parent } = search;
    let current = nextActive(search);
    while (current !== VOID) {
        const edge = grow(search, current);
        search.time++;
        if (edge === NO_EDGE) {
            current = nextActive(search);
            continue;
        }
        // Out of the queue, but not to be queued again: it goes on growing next, towards further edges between the trees.
        next[current] = current;
        augment(search, edge);
        adoptOrphans(search);
        next[current] = VOID;
        if ((parent[current] ?? 0) === NONE)
            current = nextActive(search);
    }
    return search.tree;
}
/** Grows the tree of `i` by its neighbours; returns an edge from the source's tree to the sink's if it meets one. */
function grow(search, i) {
    const { tree, parent, offset, capacity, depth, stamp } = search;
    const own = tree[i] ?? 0;
    for (let d = 0; d < NEIGHBOURS; d++) {
        const edge = i * NEIGHBOURS + d;
        const j = i + (offset[d] ?? 0);
        const back = j * NEIGHBOURS + (d ^ 1);
        const residual = own === SOURCE ? (capacity[edge] ?? 0) : (capacity[back] ?? 0);
        if (!(residual > 0))
            continue;
        const isFree = (parent[j] ?? 0) === NONE;
        if (!isFree && (tree[j] ?? 0) !== own)
            return own === SOURCE ? edge : back;
        if (!isFree && !isNearer(search, i, j))
            continue;
        parent[j] = d ^ 1;
        stamp[j] = stamp[i] ?? 0;
        depth[j] = (depth[i] ?? 0) + 1;
        if (!isFree)
            continue;
        tree[j] = own;
        activate(search, j);
    }
    return NO_EDGE;
}
/** Whether `j` would be nearer to the root as a child of `i`. */
function isNearer({ stamp, depth, parent }, i, j) {
    return ((stamp[j] ?? 0) <= (stamp[i] ?? 0) && (depth[j] ?? 0) > (depth[i] ?? 0) && (parent[j] ?? 0) < NEIGHBOURS // not a root
    );
}

;// CONCATENATED MODULE: ./lib/embedded/matting/cut.js




/** Price of an outline through even ground, per pixel of its length, in units of the evidence. */
const SMOOTHNESS = 3.2;
/** What is left of it on the sharpest edge. */
const LEAST_SMOOTHNESS = 0.06;
/** Beyond this the outline could never pay for overruling the pixel and its like-minded neighbours. */
const SURE_OBJECT = 14;
const SURE_BACKDROP = -5;
const cut_OPEN = 0;
const OBJECT = 1;
const BACKDROP = -1;
/** Lengths from the Cauchy-Crofton formula (Boykov and Kolmogorov 2003), so that a slanted outline costs no more. */
const STRAIGHT = 0.55;
const SLANTED = 0.39;
const FORWARD = [
    { direction: EAST, right: 1, down: 0, length: STRAIGHT },
    { direction: SOUTH, right: 0, down: 1, length: STRAIGHT },
    { direction: SOUTH_EAST, right: 1, down: 1, length: SLANTED },
    { direction: SOUTH_WEST, right: -1, down: 1, length: SLANTED },
];
/** Steps beyond this are edges as sharp as can be; entries of the table for each unit up to it. */
const STEEPEST = 8;
const FINENESS = 1024;
const PRICES = Float32Array.from({ length: STEEPEST * FINENESS }, (_, k) => {
    const even = Math.exp(-(k + 0.5) / FINENESS);
    return SMOOTHNESS * (LEAST_SMOOTHNESS + (1 - LEAST_SMOOTHNESS) * even);
});
function measureContrast(lab) {
    return { sharpness: 1 / (2 * Math.max(1, meanSquaredStep(lab))) };
}
/** Of neighbouring pixels, great steps capped: outlines must not set the scale for the rest. */
function meanSquaredStep(lab) {
    let sum = 0;
    let count = 0;
    for (let i = 0; i + 1 < lab.l.length; i += 5) {
        const dl = (lab.l[i] ?? 0) - (lab.l[i + 1] ?? 0);
        const da = (lab.a[i] ?? 0) - (lab.a[i + 1] ?? 0);
        const db = (lab.b[i] ?? 0) - (lab.b[i + 1] ?? 0);
        sum += Math.min(400, dl * dl + da * da + db * db);
        count++;
    }
    return sum / count;
}
/**
 * The labelling (1 = object) of least energy. Where the evidence is beyond doubt all around, pixels are settled before the
 * search, which is then only over the uncertain zone.
 *
 * @param evidence positive for object, negative for backdrop.
 */
function cut(evidence, contrast, lab) {
    const labels = settle(evidence, lab.width);
    const network = connect({ evidence, labels, contrast, lab });
    settleForced(network);
    const tree = minimumCut(network);
    const mask = new Uint8Array(labels.length);
    for (let i = 0; i < mask.length; i++) {
        const isObject = labels[i] === cut_OPEN ? tree[network.origin + i] === SOURCE : labels[i] === OBJECT;
        if (isObject)
            mask[i] = 1;
    }
    return mask;
}
/** Edges between the open pixels alone; what a settled neighbour has to say goes to the terminal. */
function connect(problem) {
    const { evidence, labels, lab } = problem;
    const network = newNetwork(lab);
    const { terminal, origin } = network;
    for (let i = 0; i < labels.length; i++)
        if (labels[i] === cut_OPEN)
            terminal[origin + i] = evidence[i] ?? 0;
    for (const way of FORWARD)
        connectAlong(way, network, problem);
    return network;
}
function connectAlong({ direction, right, down, length }, network, problem) {
    const { labels, contrast, lab } = problem;
    const { capacity, terminal, bond, origin } = network;
    const step = down * lab.width + right;
    for (let y = 0; y < lab.height - down; y++) {
        const row = y * lab.width;
        const end = row + Math.min(lab.width, lab.width - right);
        for (let i = row + Math.max(0, -right); i < end; i++) {
            const own = labels[i] ?? 0;
            const other = labels[i + step] ?? 0;
            if (own !== cut_OPEN && other !== cut_OPEN)
                continue;
            const price = length * partingPrice(lab, contrast, i, i + step);
            const from = origin + i;
            const to = from + step;
            if (own !== cut_OPEN)
                terminal[to] = (terminal[to] ?? 0) + own * price;
            else if (other !== cut_OPEN)
                terminal[from] = (terminal[from] ?? 0) + other * price;
            else {
                capacity[from * NEIGHBOURS + direction] = price;
                capacity[to * NEIGHBOURS + (direction ^ 1)] = price;
                bond[from] = (bond[from] ?? 0) + price;
                bond[to] = (bond[to] ?? 0) + price;
            }
        }
    }
}
/** What it costs to part two neighbours, per pixel of the outline's length. */
function partingPrice({ l, a, b }, { sharpness }, i, j) {
    const dl = (l[i] ?? 0) - (l[j] ?? 0);
    const da = (a[i] ?? 0) - (a[j] ?? 0);
    const db = (b[i] ?? 0) - (b[j] ?? 0);
    const step = sharpness * (dl * dl + da * da + db * db);
    return step < STEEPEST ? (PRICES[(step * FINENESS) | 0] ?? 0) : SMOOTHNESS * LEAST_SMOOTHNESS;
}
/** Settled only where the four neighbours agree. */
function settle(evidence, width) {
    const opinion = new Int8Array(evidence.length);
    for (let i = 0; i < opinion.length; i++) {
        const value = evidence[i] ?? 0;
        opinion[i] = value > SURE_OBJECT ? OBJECT : value < SURE_BACKDROP ? BACKDROP : cut_OPEN;
    }
    const settled = new Int8Array(evidence.length);
    for (let i = width + 1; i < settled.length - width - 1; i++) {
        const own = opinion[i] ?? 0;
        if (own !== cut_OPEN &&
            (opinion[i - 1] ?? 0) === own &&
            (opinion[i + 1] ?? 0) === own &&
            (opinion[i - width] ?? 0) === own &&
            (opinion[i + width] ?? 0) === own)
            settled[i] = own;
    }
    return settled;
}

// EXTERNAL MODULE: ./lib/embedded/matting/distance.js
var matting_distance = __webpack_require__(2676);
// EXTERNAL MODULE: ./lib/embedded/matting/inverse.js
var inverse = __webpack_require__(3127);
;// CONCATENATED MODULE: ./lib/embedded/matting/enclosure.js



/** Strength of an edge, in units of what is usual on the backdrop, from which on it may belong to an outline. */
const LINE = 1.6;
/** And in what it goes on. */
const FAINT_LINE = 1.4;
/** In pixels of that strength; what is shorter is grain. */
const LEAST_LINE = 30;
/** Half-widths of the gaps in an outline that are bridged: the narrowest that encloses about as much as the widest does. */
const BRIDGES = [1, 2, 4, 8, 14];
const WIDEST_BRIDGE = 22;
const NEARLY_ALL = 0.7;
/** How far from the outline a hole lies, in pixels. */
const HOLE_DEPTH = 5;
/** Distance from the backdrop, in `Likeness` units, that is exactly the backdrop; and how much of a hole shows it. */
const EXACT = 2;
const MUCH = 0.35;
/** How far the middle of an outline lies from where its line begins. */
const HALF_LINE = 2;
/** Of the picture; what is smaller is no object. */
const LEAST_OBJECT = 0.002;
/** Evidence a pixel further from the outline, and the most that there is. */
const SLOPE = 1.5;
const enclosure_MOST = 9;
/**
 * Evidence from the outline alone, for an object of the backdrop's own colour: inside is what cannot be reached from the
 * frame without crossing a faint edge, once the gaps in that edge have been bridged.
 *
 * @param faint edges in units of their usual strength on the backdrop.
 * @returns undefined where nothing is enclosed.
 */
function findEnclosed(faint, likeness, grid) {
    const lines = drawLines(faint, grid);
    const away = (0,matting_distance/* distanceTo */.l)(lines, grid);
    const most = areaOf(fillOutlines(away, WIDEST_BRIDGE, grid));
    if (most < LEAST_OBJECT * faint.length)
        return undefined;
    const chosen = narrowestFill(away, NEARLY_ALL * most, grid);
    openHoles(chosen, lines, likeness, grid);
    return slope(chosen, grid);
}
function drawLines(faint, grid) {
    const lines = new Uint8Array(faint.length);
    for (let i = 0; i < lines.length; i++)
        if ((faint[i] ?? 0) > FAINT_LINE)
            lines[i] = 1;
    const { labels, list } = componentsOf(lines, grid);
    const strong = new Float64Array(list.length + 1);
    for (let i = 0; i < lines.length; i++)
        if ((faint[i] ?? 0) > LINE)
            strong[labels[i] ?? 0] = (strong[labels[i] ?? 0] ?? 0) + 1;
    for (let i = 0; i < lines.length; i++)
        if ((strong[labels[i] ?? 0] ?? 0) < LEAST_LINE)
            lines[i] = 0;
    return lines;
}
/** The first that encloses as much as `enough`. */
function narrowestFill(away, enough, grid) {
    for (const bridge of BRIDGES) {
        const fill = fillOutlines(away, bridge, grid);
        if (areaOf(fill) >= enough)
            return fill;
    }
    return fillOutlines(away, WIDEST_BRIDGE, grid);
}
function areaOf(fill) {
    let area = 0;
    for (let i = 0; i < fill.length; i++)
        area += fill[i] ?? 0;
    return area;
}
/** What a disc of radius `bridge` cannot come to from the frame, up to the middle of the lines. */
function fillOutlines(away, bridge, grid) {
    const open = new Uint8Array(away.length);
    for (let i = 0; i < open.length; i++)
        if ((away[i] ?? 0) > bridge)
            open[i] = 1;
    const pieces = componentsOf(open, grid);
    const outer = mark(pieces, (piece) => piece.touchesFrame);
    for (let i = 0; i < open.length; i++)
        open[i] = outer[pieces.labels[i] ?? 0] ?? 0;
    const outside = (0,matting_distance/* distanceTo */.l)(open, grid);
    const filled = new Uint8Array(away.length);
    for (let i = 0; i < filled.length; i++)
        if ((outside[i] ?? 0) > bridge + HALF_LINE)
            filled[i] = 1;
    return filled;
}
/** A hole is parted by lines from what surrounds it, lies well inside, and much of it is exactly the backdrop. */
function openHoles(filled, lines, { lit }, grid) {
    const inner = new Uint8Array(filled.length);
    for (let i = 0; i < inner.length; i++)
        if (filled[i] === 1 && lines[i] === 0)
            inner[i] = 1;
    const depth = (0,matting_distance/* distanceTo */.l)((0,inverse/* inverse */.D)(filled), grid);
    const pieces = componentsOf(inner, grid);
    const shallow = new Uint8Array(pieces.list.length + 1);
    const exact = new Float64Array(pieces.list.length + 1);
    for (let i = 0; i < inner.length; i++) {
        const label = pieces.labels[i] ?? 0;
        if ((depth[i] ?? 0) <= HOLE_DEPTH)
            shallow[label] = 1;
        if ((lit[i] ?? 0) < EXACT)
            exact[label] = (exact[label] ?? 0) + 1;
    }
    const largest = pieces.list.reduce((most, piece) => Math.max(most, piece.area), 0);
    const holes = mark(pieces, ({ label, area }) => {
        const isLarge = area >= LEAST_LINE && area <= largest / 2;
        return isLarge && shallow[label] === 0 && (exact[label] ?? 0) > Math.floor(MUCH * area);
    });
    for (let i = 0; i < filled.length; i++)
        if (holes[pieces.labels[i] ?? 0] === 1)
            filled[i] = 0;
}
function slope(filled, grid) {
    const inside = (0,matting_distance/* distanceTo */.l)((0,inverse/* inverse */.D)(filled), grid);
    const outside = (0,matting_distance/* distanceTo */.l)(filled, grid);
    return inside.map((depth, i) => {
        const signed = (filled[i] ?? 0) === 1 ? depth - 1 : 1 - (outside[i] ?? 0);
        return Math.max(-enclosure_MOST, Math.min(enclosure_MOST, SLOPE * signed));
    });
}

;// CONCATENATED MODULE: ./lib/embedded/matting/evidence.js


/** Relative luminance that is left in the deepest shadow still taken for one. */
const DEEPEST = 0.2;
function weighLikeness(lab, { field, sigmaL, sigmaChroma }) {
    const size = lab.l.length;
    const lit = new Float32Array(size);
    const shaded = new Float32Array(size);
    const toleranceL = Math.max(1.2, 3 * sigmaL);
    const toleranceC = Math.max(1.2, 2.5 * sigmaChroma);
    for (let i = 0; i < size; i++) {
        const dl = ((lab.l[i] ?? 0) - (field.l[i] ?? 0)) / toleranceL;
        const da = ((lab.a[i] ?? 0) - (field.a[i] ?? 0)) / toleranceC;
        const db = ((lab.b[i] ?? 0) - (field.b[i] ?? 0)) / toleranceC;
        lit[i] = dl * dl + da * da + db * db;
        shaded[i] =
            (lab.l[i] ?? 0) < (field.l[i] ?? 0)
                ? Math.min(lit[i] ?? 0, shadowDistance(lab, field, toleranceC, i))
                : (lit[i] ?? 0);
    }
    return { lit, shaded };
}
/** In a shadow X, Y and Z fall by one factor, and L*, a*, b* (but for the offset of L*) by its cube root. */
function shadowDistance(lab, field, tolerance, i) {
    const ratio = ((lab.l[i] ?? 0) + 16) / ((field.l[i] ?? 0) + 16);
    const da = (lab.a[i] ?? 0) - (field.a[i] ?? 0) * ratio;
    const db = (lab.b[i] ?? 0) - (field.b[i] ?? 0) * ratio;
    // Deep shadows are lit from elsewhere, and their hue drifts.
    const allowed = tolerance + 0.1 * ((field.l[i] ?? 0) - (lab.l[i] ?? 0));
    const left = ratio * ratio * ratio;
    const tooDark = left < DEEPEST ? (DEEPEST - left) / 0.06 : 0;
    return (da * da + db * db) / (allowed * allowed) + tooDark * tooDark;
}
/** Fur is no shadow: a shadow is as smooth as what it falls on. Texture takes a shadow's excuse away. */
function punishTexture(likeness, barrier, quiet, grid) {
    const negative = boxBlur(barrier, grid, 2);
    for (let i = 0; i < negative.length; i++)
        negative[i] = -(negative[i] ?? 0);
    // The least texture nearby: right beside an outline a real shadow is busy as well, but not a few pixels further on.
    const least = dilate(negative, grid, 4);
    const shaded = likeness.shaded.slice();
    for (let i = 0; i < shaded.length; i++) {
        const over = -(least[i] ?? 0) / quiet - 2.5;
        if (over > 0)
            shaded[i] = Math.min(likeness.lit[i] ?? 0, (shaded[i] ?? 0) + 3 * over * over);
    }
    return { lit: likeness.lit, shaded };
}
/** Evidence never counts for more than this, so that no pixel overrules its surroundings alone. */
const evidence_MOST = 30;
/** Distance from the backdrop at which a pixel could be either. */
const BALANCE = 6;
/** What speaks for object in being cut off from the backdrop by edges. */
const ENCLOSED = 7;
/** Reach at which trust in "this is connected to the backdrop" has fallen to 1/e. */
const REACH = 5;
/** Reach is taken from this far around, in pixels, since an outline's own edge reaches that far. */
const AROUND = 4;
/**
 * Positive for object, negative for backdrop. What the flood reached may be shadow; what it did not reach is more likely
 * object, whatever its colour.
 */
function weighEvidence(likeness, reach, grid) {
    const near = new Float32Array(reach.length);
    for (let i = 0; i < near.length; i++)
        near[i] = Math.exp(-(reach[i] ?? 0) / REACH);
    const connected = dilate(near, grid, AROUND);
    const evidence = new Float32Array(reach.length);
    for (let i = 0; i < evidence.length; i++) {
        const trust = connected[i] ?? 0;
        const distance = trust * (likeness.shaded[i] ?? 0) + (1 - trust) * (likeness.lit[i] ?? 0);
        evidence[i] = Math.min(distance, evidence_MOST) + (1 - trust) * ENCLOSED - BALANCE;
    }
    return evidence;
}
/** The same without shadows: whatever differs from the lit backdrop is object. */
function weighDifference(likeness) {
    return likeness.lit.map((value) => Math.min(value, evidence_MOST) - BALANCE);
}

;// CONCATENATED MODULE: ./lib/embedded/matting/guess.js


/** Evidence for an object in the middle of the picture, and against one in its corners. */
const CENTRE = 7;
const CORNER = -9;
const ROUNDS = 3;
/**
 * For a picture without a backdrop: an object is somewhere in the middle, and its colours are not those of the margin. No
 * more than a guess, which is given only where the caller wants one at any price.
 */
function guessCentre(lab, contrast) {
    const prior = new Float32Array(lab.l.length);
    for (let i = 0; i < prior.length; i++) {
        const u = (((i % lab.width) + 0.5) / lab.width) * 2 - 1;
        const v = ((Math.floor(i / lab.width) + 0.5) / lab.height) * 2 - 1;
        prior[i] = CENTRE + (CORNER - CENTRE) * Math.min(1, Math.hypot(u, v));
    }
    let evidence = prior;
    let mask = cut(prior, contrast, lab);
    for (let round = 0; round < ROUNDS; round++) {
        evidence = colourEvidence(lab, mask, prior);
        mask = cut(evidence, contrast, lab);
    }
    return { mask, evidence };
}

;// CONCATENATED MODULE: ./lib/embedded/matting/lab.js
const LINEAR = Float32Array.from({ length: 257 }, (_, i) => {
    const value = Math.min(1, i / 255);
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});
const STEPS = 4096;
const CURVE = Float32Array.from({ length: STEPS + 2 }, (_, i) => labCurve(i / STEPS));
/** The curve is too steep near black for interpolation in the table. */
const STEEP = 0.03;
/** From 0–255 gamma-coded to 0–1 linear light. */
function linearLight(value) {
    const index = value | 0;
    const low = LINEAR[index] ?? 0;
    return low + ((LINEAR[index + 1] ?? 0) - low) * (value - index);
}
/** D65, 2°, from sRGB primaries (IEC 61966-2-1). */
function toLab(rgb) {
    const size = rgb.width * rgb.height;
    const lab = {
        width: rgb.width,
        height: rgb.height,
        l: new Float32Array(size),
        a: new Float32Array(size),
        b: new Float32Array(size),
    };
    for (let i = 0; i < size; i++) {
        const red = linearLight(rgb.r[i] ?? 0);
        const green = linearLight(rgb.g[i] ?? 0);
        const blue = linearLight(rgb.b[i] ?? 0);
        const x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
        const y = curve(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
        const z = curve((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
        lab.l[i] = 116 * y - 16;
        lab.a[i] = 500 * (x - y);
        lab.b[i] = 200 * (y - z);
    }
    return lab;
}
function curve(t) {
    if (t < STEEP)
        return labCurve(t);
    const at = t * STEPS;
    const index = at | 0;
    if (index >= STEPS)
        return 1;
    const low = CURVE[index] ?? 0;
    return low + ((CURVE[index + 1] ?? 0) - low) * (at - index);
}
function labCurve(t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/outline.js
/** @param full strength from which on an edge counts in full. */
function followOutline(mask, strength, full, { width }) {
    let length = 0;
    let backed = 0;
    for (let i = width + 1; i < mask.length - width - 1; i++) {
        if ((mask[i] ?? 0) === 0 ||
            ((mask[i - 1] ?? 0) & (mask[i + 1] ?? 0) & (mask[i - width] ?? 0) & (mask[i + width] ?? 0)) === 1)
            continue;
        length++;
        backed += Math.min(1, (strength[i] ?? 0) / full);
    }
    return { length, backed };
}

;// CONCATENATED MODULE: ./lib/embedded/matting/geodesic.js
const geodesic_FAR = 1e6;
const DIAGONAL = Math.SQRT2;
/** Two reach round every object but a spiral. */
const geodesic_ROUNDS = 2;
/**
 * Cheapest way from the seeds to each pixel: raster sweeps (Toivanen 1996), which converge after a few rounds on anything
 * but a labyrinth, and read memory in order.
 */
function geodesicDistance(terrain, seeds, { width, height }) {
    const distance = new Float32Array(seeds.length);
    for (let i = 0; i < seeds.length; i++)
        distance[i] = (seeds[i] ?? 0) === 0 ? geodesic_FAR : 0;
    const last = (height - 1) * width;
    for (let round = 0; round < geodesic_ROUNDS; round++) {
        for (let row = 0; row <= last; row += width)
            sweepRow(distance, terrain, row, 1, row === 0 ? 0 : -width, width);
        for (let row = last; row >= 0; row -= width) {
            sweepRow(distance, terrain, row + width - 1, -1, row === last ? 0 : width, width);
        }
    }
    return distance;
}
/**
 * Brings one row up to date from the row before it and along itself.
 *
 * @param first pixel of the row in the order of the sweep, `step` (1 or −1) from each to the next.
 * @param back from a pixel to its like in the row before; 0 where there is none.
 */
function sweepRow(distance, { cost, relief }, first, step, back, width) {
    // At the ends of a row a pixel stands in for the neighbour that it has not: no way through it is a cheaper one.
    let above = distance[first + back] ?? 0;
    let aboveHeight = relief[first + back] ?? 0;
    let behind = above;
    let behindHeight = aboveHeight;
    let along = geodesic_FAR;
    let alongHeight = 0;
    for (let n = 0, i = first; n < width; n++, i += step) {
        const next = n < width - 1 ? i + back + step : i + back;
        const ahead = distance[next] ?? 0;
        const aheadHeight = relief[next] ?? 0;
        const here = relief[i] ?? 0;
        const entry = cost[i] ?? 0;
        const fromBehind = here > behindHeight ? behind + (here - behindHeight) : behind;
        const fromAhead = here > aheadHeight ? ahead + (here - aheadHeight) : ahead;
        const fromAbove = here > aboveHeight ? above + (here - aboveHeight) : above;
        const fromAlong = here > alongHeight ? along + (here - alongHeight) : along;
        const aslant = (fromBehind < fromAhead ? fromBehind : fromAhead) + entry * DIAGONAL;
        const straight = (fromAbove < fromAlong ? fromAbove : fromAlong) + entry;
        const least = aslant < straight ? aslant : straight;
        const own = distance[i] ?? 0;
        along = own < least ? own : Math.fround(least);
        distance[i] = along;
        alongHeight = here;
        behind = above;
        behindHeight = aboveHeight;
        above = ahead;
        aboveHeight = aheadHeight;
    }
}

;// CONCATENATED MODULE: ./lib/embedded/matting/reach.js






/** Edge strength that is usual on the backdrop, if it is not all too even. */
function quietLevel(barrier, seeds) {
    return Math.max(0.25, usualEdge(barrier, seeds));
}
/** The rims of shadows on the smoothest backdrop are to be crossed. */
const BOLD = { free: 0.6, scale: 1.2 };
/** For what has to be backdrop and nothing else: a leak into a pale label would make its colour the backdrop's. */
const WARY = { free: 0.25, scale: 0.6 };
/** Price of entering a pixel: next to nothing on the backdrop and in soft shadows, several units on a visible edge. */
function barrierCost(barrier, quiet, caution) {
    const cost = new Float32Array(barrier.length);
    const free = 1.5 * Math.max(caution.free, quiet);
    for (let i = 0; i < cost.length; i++) {
        const over = Math.max(0, (barrier[i] ?? 0) - free) / caution.scale;
        cost[i] = over * over + 1e-4;
    }
    return cost;
}
/** What can be reached from the frame without crossing an edge: backdrop and its shadows, leaks apart. */
function floodFromFrame(cost, seeds, grid) {
    const distance = geodesicDistance({ cost, relief: new Float32Array(cost.length) }, seeds, grid);
    const flooded = new Uint8Array(cost.length);
    for (let i = 0; i < flooded.length; i++)
        flooded[i] = (distance[i] ?? 0) < 1.5 ? 1 : 0;
    return flooded;
}
/**
 * Distance of each pixel from the backdrop over ground that may be backdrop in shadow: edges, foreign colours and getting
 * lighter again cost. The last stops leaks: where an outline is lost in a contact shadow, the flood may enter the object at
 * its dark foot, but not climb to its lit top, while a real shadow only gets darker towards what casts it.
 */
function flood(lab, ground) {
    const { cost, likeness, backdrop } = ground;
    const price = new Float32Array(cost.length);
    const relief = new Float32Array(cost.length);
    for (let i = 0; i < price.length; i++) {
        price[i] = (cost[i] ?? 0) + 0.15 * Math.max(0, Math.min(likeness.shaded[i] ?? 0, 40) - 2);
        relief[i] = Math.min(0, (lab.l[i] ?? 0) - (backdrop.field.l[i] ?? 0) + 1);
    }
    const terrain = { cost: price, relief: boxBlur(relief, lab, 2) };
    const reach = geodesicDistance(terrain, ground.seeds, lab);
    const holes = findHoles(reach, ground, lab);
    if (holes === undefined)
        return reach;
    return geodesicDistance(terrain, holes, lab);
}
/** Smallest hole, in working pixels. */
const LEAST_HOLE = 12;
/** And the smallest in shadow, where colours tell less. */
const LEAST_DARK_HOLE = 40;
/** Of the gaps' area, how much may lie at the outline by chance. */
const PATTERN = 0.1;
/** Narrower than the bars of most frames, in working pixels. */
const RIM_WIDTH = 6;
/** Every how many pixels the depth of the shadows is taken. */
const reach_STRIDE = 5;
/** Reach from which on a place is enclosed. */
const reach_ENCLOSED = 4;
/** The seeds with those of the holes, where there are any. */
function findHoles(reach, ground, lab) {
    const { likeness, edges, quiet, seeds } = ground;
    const lit = new Uint8Array(reach.length);
    for (let i = 0; i < lit.length; i++) {
        const isLike = (likeness.lit[i] ?? 0) < 4 && (edges.barrier[i] ?? 0) < 2.5 * quiet;
        if ((reach[i] ?? 0) > reach_ENCLOSED && isLike)
            lit[i] = 1;
    }
    const all = seeds.slice();
    const some = addPieces(all, lit, LEAST_HOLE, lab);
    const dark = addPieces(all, findDarkGaps(reach, ground, lab), LEAST_DARK_HOLE, lab);
    return some || dark ? all : undefined;
}
/** Enclosed, and of the backdrop's hue in a shadow no deeper than what is seen around the object, as between the bars of a chair. */
function findDarkGaps(reach, { likeness, backdrop }, lab) {
    const left = (i) => ((lab.l[i] ?? 0) + 16) / ((backdrop.field.l[i] ?? 0) + 16);
    const shadows = [];
    for (let i = 0; i < reach.length; i += reach_STRIDE) {
        const isShadow = (reach[i] ?? 0) < 1 && (likeness.shaded[i] ?? 0) < 1.5 && (likeness.lit[i] ?? 0) > 6;
        if (isShadow)
            shadows.push(left(i));
    }
    const gaps = new Uint8Array(reach.length);
    if (shadows.length < 20)
        return gaps;
    const deepest = percentile(Float32Array.from(shadows), 0.02) - 0.02;
    for (let i = 0; i < gaps.length; i++) {
        if ((reach[i] ?? 0) <= reach_ENCLOSED || (likeness.shaded[i] ?? 0) >= 0.6)
            continue;
        if (left(i) > deepest && left(i) < 1.01)
            gaps[i] = 1;
    }
    return isPattern(gaps, reach, lab) ? new Uint8Array(reach.length) : gaps;
}
/** Whether such a colour shows right at the object's outline as well, where no hole can be: pale stripes, checks, labels. */
function isPattern(gaps, reach, grid) {
    const { labels, list } = componentsOf(gaps, grid);
    if (!list.some((piece) => piece.area >= LEAST_DARK_HOLE))
        return false;
    const open = new Float32Array(reach.length);
    for (let i = 0; i < open.length; i++)
        if ((reach[i] ?? 0) < reach_ENCLOSED / 2)
            open[i] = 1;
    const outside = dilate(open, grid, RIM_WIDTH);
    const atRim = new Uint8Array(list.length + 1);
    for (let i = 0; i < gaps.length; i++)
        if ((outside[i] ?? 0) > 0)
            atRim[labels[i] ?? 0] = 1;
    let all = 0;
    let rim = 0;
    for (const { label, area } of list) {
        if (area < LEAST_DARK_HOLE)
            continue;
        all += area;
        if (atRim[label] === 1)
            rim += area;
    }
    return rim > PATTERN * all;
}
/** Adds the pieces of a mask that are large enough. */
function addPieces(seeds, mask, least, grid) {
    const pieces = componentsOf(mask, grid);
    const large = mark(pieces, ({ area }) => area >= least);
    if (!large.includes(1))
        return false;
    for (let i = 0; i < seeds.length; i++)
        if (large[pieces.labels[i] ?? 0] === 1)
            seeds[i] = 1;
    return true;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/signs.js

function readSigns(s) {
    const { mask, likeness, width, height } = s;
    let area = 0;
    let ring = 0;
    let contact = 0;
    let left = 0;
    let shadow = 0;
    let doubt = 0;
    let unexplained = 0;
    for (let i = 0; i < mask.length; i++) {
        const x = i % width;
        if (x < 2 || x >= width - 2 || i < 2 * width || i >= width * (height - 2)) {
            ring++;
            contact += mask[i] ?? 0;
        }
        if (Math.abs(s.evidence[i] ?? 0) < 3)
            doubt++;
        if ((mask[i] ?? 0) === 1) {
            area++;
            continue;
        }
        left++;
        unexplained += Math.min(9, likeness.shaded[i] ?? 0);
        if ((likeness.lit[i] ?? 0) > 6)
            shadow++;
    }
    const outline = followOutline(mask, s.edges.barrier, 5 * s.quiet, s);
    return {
        frame: s.border.share,
        roughness: s.border.first.scale,
        grain: s.quiet,
        outline: outline.backed / Math.max(1, outline.length),
        area: area / mask.length,
        contact: contact / ring,
        unexplained: unexplained / Math.max(1, left),
        shadow: shadow / Math.max(1, area),
        doubt: doubt / mask.length,
        softness: doubt / Math.max(1, outline.length),
        hypothesis: s.hypothesis,
        backing: s.backing,
    };
}

;// CONCATENATED MODULE: ./lib/embedded/matting/tidy.js


/** Least size of a piece of object: of the picture, and of the largest piece. Specks are dust or noise. */
const LEAST_OF_PICTURE = 4e-4;
const LEAST_OF_LARGEST = 0.01;
/** Least size of a hole, of the picture; smaller ones are highlights and noise. */
const tidy_LEAST_HOLE = 3e-5;
/** Takes specks off the mask and closes pinholes in it, in place. */
function tidy(mask, grid) {
    const pieces = componentsOf(mask, grid);
    const largest = pieces.list.reduce((most, piece) => Math.max(most, piece.area), 0);
    const least = Math.max(LEAST_OF_PICTURE * mask.length, LEAST_OF_LARGEST * largest);
    flip(mask, pieces, (piece) => piece.area < least);
    const gaps = componentsOf((0,inverse/* inverse */.D)(mask), grid);
    const leastGap = Math.max(10, tidy_LEAST_HOLE * mask.length);
    flip(mask, gaps, (gap) => !gap.touchesFrame && gap.area < leastGap);
}
function flip(mask, pieces, isWrong) {
    const wrong = mark(pieces, isWrong);
    for (let i = 0; i < mask.length; i++)
        if (wrong[pieces.labels[i] ?? 0] === 1)
            mask[i] = 1 - (mask[i] ?? 0);
}

;// CONCATENATED MODULE: ./lib/embedded/matting/segment.js















/** Below this share of the frame there is no backdrop to speak of. */
const BUSY = 0.5;
/** While a smooth one is a backdrop all the same: the object runs through most of the frame. */
const GRAINY = 1;
/** An object smaller than this part of what differs from the backdrop has been mistaken for shadow. */
const SWALLOWED = 0.4;
/** Part of an outline's length off any edge that a better outline may have. */
const BETTER = 0.7;
/** Strength of a faint edge that is one beyond doubt. */
const CLEAR = 2.5;
/** Distance from the backdrop, in `Likeness` units, that is no noise. */
const DIFFERENT = 6;
/** Parts object and backdrop at working size. */
function segment(rgb, lap) {
    const lab = toLab(rgb);
    const edges = findEdges(lab);
    const border = readBorder(lab, edges.smooth);
    lap("border");
    const quiet = quietLevel(edges.barrier, border.seeds);
    const certain = floodFromFrame(barrierCost(edges.barrier, quiet, WARY), border.seeds, lab);
    const backdrop = modelBackdrop(lab, border, certain);
    lap("backdrop");
    const likeness = punishTexture(weighLikeness(lab, backdrop), edges.barrier, quiet, lab);
    const cost = barrierCost(edges.barrier, quiet, BOLD);
    const reach = flood(lab, { cost, backdrop, likeness, edges, quiet, seeds: border.seeds });
    lap("flood");
    const findings = { width: lab.width, height: lab.height, border, edges, likeness, quiet };
    const first = { ...findings, ...decide(lab, likeness, reach, border) };
    tidy(first.mask, lab);
    const decision = reconsider(first, lab);
    lap("cut");
    return decision;
}
function decide(lab, likeness, reach, border) {
    const contrast = measureContrast(lab);
    if (border.share < BUSY && border.first.scale > GRAINY) {
        return { ...guessCentre(lab, contrast), hypothesis: "centre", backing: 1 };
    }
    const shadows = weighEvidence(likeness, reach, lab);
    const first = cut(shadows, contrast, lab);
    if (largestArea(first, lab) >= SWALLOWED * largestArea(whatDiffers(likeness), lab)) {
        return { ...recut(lab, first, shadows, contrast), hypothesis: "shadows", backing: 1 };
    }
    // Pale on white, or dark on black: the object's own shading is all that shows of it.
    const plain = weighDifference(likeness);
    return { ...recut(lab, cut(plain, contrast, lab), plain, contrast), hypothesis: "difference", backing: 1 };
}
/** Where colours make a poor object, its outline may make a better one: one that runs along edges for more of its length. */
function reconsider(first, lab) {
    if (first.hypothesis === "centre" || judge(readSigns(first)).confidence >= ENOUGH)
        return first;
    const faint = findFaintEdges(first.edges, first.border.seeds);
    const evidence = findEnclosed(faint, first.likeness, lab);
    if (evidence === undefined)
        return first;
    const mask = cut(evidence, measureContrast(lab), lab);
    tidy(mask, lab);
    const before = followOutline(first.mask, faint, CLEAR, lab);
    const { length, backed } = followOutline(mask, faint, CLEAR, lab);
    if (length - backed > BETTER * (before.length - before.backed))
        return first;
    return { ...first, mask, evidence, hypothesis: "outline", backing: backed / Math.max(1, length) };
}
function whatDiffers({ lit }) {
    const different = new Uint8Array(lit.length);
    for (let i = 0; i < lit.length; i++)
        if ((lit[i] ?? 0) > DIFFERENT)
            different[i] = 1;
    return different;
}
/** Once more with the colours that the first cut found on either side (Rother et al. 2004, "GrabCut"). */
function recut(lab, mask, before, contrast) {
    const evidence = colourEvidence(lab, mask, before);
    return { mask: cut(evidence, contrast, lab), evidence };
}

// EXTERNAL MODULE: ./lib/embedded/matting/sides.js
var matting_sides = __webpack_require__(1371);
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
    const rgb = (0,downsample/* downsample */.Jd)(image, (0,downsample/* workingSize */.jt)(image));
    lap("downsample");
    const segmentation = segment(rgb, lap);
    const { confidence, reason } = judge(readSigns(segmentation));
    lap("judge");
    if (options.refuse && confidence < ENOUGH)
        return { kind: "refused", reason, confidence };
    const { mask, evidence, likeness } = segmentation;
    const trimap = (0,matting_trimap/* drawTrimap */.Ob)(mask, evidence, estimateMixture(rgb, mask, likeness.lit), rgb);
    const sides = (0,matting_sides/* extendSides */.H)(rgb, mask, trimap);
    lap("trimap");
    const cutout = (0,refine/* refine */.Y)(image, trimap, sides);
    closePinholes(cutout, image, trimap, mask);
    closeBlends(cutout, image, trimap, mask);
    lap("refine");
    return { kind: "cutout", image: cutout, confidence };
}

;// CONCATENATED MODULE: ./lib/embedded/matting/job.js



/** A worker's job: from a picture's bytes to those of its cutout. Rejects where the bytes are no picture. */
async function matteJob({ image, model, refuse }) {
    const result = matte(await (0,decode/* decode */.D4)(image), { model, refuse });
    if (result.kind === "refused")
        return result;
    return { kind: "cutout", png: await (0,encode_png/* encodePng */.K)(result.image), confidence: result.confidence };
}


/***/ })

};
