export const id = 655;
export const ids = [655];
export const modules = {

/***/ 655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  matteJob: () => (/* binding */ matteJob)
});

// EXTERNAL MODULE: ./lib/pixels/decode.js
var decode = __webpack_require__(155);
// EXTERNAL MODULE: ./lib/pixels/encode-png.js + 1 modules
var encode_png = __webpack_require__(539);
;// CONCATENATED MODULE: ./lib/embedded/matting/confidence.js
/** From here on a matte is worth giving. */
const ENOUGH = 0.5;
/**
 * The weakest sign decides: a chain, since each of these alone has been seen to spoil a matte. The limits were read off half
 * of the measured pictures and judged on the other half.
 */
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
    const alike = "object and background are too much alike for the embedded engine";
    return [
        {
            confidence: rising(signs.area, 0.0005, 0.0035),
            because: "the embedded engine found no object before the background",
        },
        {
            confidence: 1 - rising(signs.area, 0.7, 0.9),
            because: "too little background shows around the object for the embedded engine",
        },
        {
            confidence: 1 - rising(signs.doubt, 0.0075, 0.0155),
            because: "the embedded engine cannot tell where the object ends",
        },
        { confidence: rising(signs.outline, 0.3, 0.7), because: alike },
        { confidence: signs.hypothesis === "shadows" ? 1 : 0.3, because: alike },
    ];
}
/** 0 up to `from`, 1 from `to` on. */
function rising(value, from, to) {
    return Math.max(0, Math.min(1, (value - from) / (to - from)));
}

;// CONCATENATED MODULE: ./lib/embedded/matting/downsample.js
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
    const { data } = image;
    const planes = newPlanes(width, height);
    const columnOf = new Int32Array(image.width);
    const columnCount = new Int32Array(width);
    for (let x = 0; x < image.width; x++) {
        const column = Math.min(width - 1, Math.floor((x * width) / image.width));
        columnOf[x] = column;
        columnCount[column] = (columnCount[column] ?? 0) + 1;
    }
    const sums = new Uint32Array(width * 3);
    let y = 0;
    for (let row = 0; row < height; row++) {
        const end = row === height - 1 ? image.height : Math.max(y + 1, Math.floor(((row + 1) * image.height) / height));
        const rows = end - y;
        sums.fill(0);
        for (; y < end; y++)
            addRow(data, y * image.width * 4, columnOf, sums);
        for (let column = 0; column < width; column++) {
            const scale = 1 / ((columnCount[column] ?? 0) * rows);
            const at = row * width + column;
            planes.r[at] = (sums[column * 3] ?? 0) * scale;
            planes.g[at] = (sums[column * 3 + 1] ?? 0) * scale;
            planes.b[at] = (sums[column * 3 + 2] ?? 0) * scale;
        }
    }
    return planes;
}
function addRow(data, start, columnOf, sums) {
    let from = start;
    for (let x = 0; x < columnOf.length; x++, from += 4) {
        const to = (columnOf[x] ?? 0) * 3;
        sums[to] = (sums[to] ?? 0) + (data[from] ?? 0);
        sums[to + 1] = (sums[to + 1] ?? 0) + (data[from + 1] ?? 0);
        sums[to + 2] = (sums[to + 2] ?? 0) + (data[from + 2] ?? 0);
    }
}
function newPlanes(width, height) {
    const size = width * height;
    return { width, height, r: new Float32Array(size), g: new Float32Array(size), b: new Float32Array(size) };
}

;// CONCATENATED MODULE: ./lib/embedded/matting/push-pull.js
/**
 * Completes the planes where `weight` (0 to 1) is below 1, smoothly, from where it is not (the push-pull of Gortler et al.
 * 1996, "The Lumigraph"), in time linear in the pixels. The input stays as it is.
 */
function pushPull(planes, weight, grid) {
    const levels = weightPyramid({ width: grid.width, height: grid.height, weight });
    const [x, y, z] = planes;
    return [complete(x, levels), complete(y, levels), complete(z, levels)];
}
function weightPyramid(base) {
    const levels = [base];
    for (let fine = base; fine.width > 1 || fine.height > 1;) {
        fine = coarser(fine);
        levels.push(fine);
    }
    return levels;
}
function coarser(fine) {
    const width = (fine.width + 1) >> 1;
    const height = (fine.height + 1) >> 1;
    const weight = new Float32Array(width * height);
    for (let y = 0; y < fine.height; y++) {
        for (let x = 0; x < fine.width; x++)
            weight[(y >> 1) * width + (x >> 1)] =
                (weight[(y >> 1) * width + (x >> 1)] ?? 0) + (fine.weight[y * fine.width + x] ?? 0);
    }
    for (let i = 0; i < weight.length; i++)
        if ((weight[i] ?? 0) > 1)
            weight[i] = 1;
    return { width, height, weight };
}
function complete(plane, levels) {
    const result = Float32Array.from(plane);
    const planes = [result];
    levels.forEach((fine, at) => {
        const coarse = levels[at + 1];
        const values = planes[at];
        if (coarse !== undefined && values !== undefined)
            planes.push(pull(values, fine, coarse));
    });
    for (let at = levels.length - 2; at >= 0; at--) {
        const [fine, coarse, to, from] = [levels[at], levels[at + 1], planes[at], planes[at + 1]];
        if (fine !== undefined && coarse !== undefined && to !== undefined && from !== undefined)
            push(from, coarse, to, fine);
    }
    return result;
}
/** Weighted means of 2 × 2 pixels. */
function pull(values, fine, coarse) {
    const sums = new Float32Array(coarse.weight.length);
    const weights = new Float32Array(coarse.weight.length);
    for (let y = 0; y < fine.height; y++) {
        for (let x = 0; x < fine.width; x++) {
            const i = y * fine.width + x;
            const to = (y >> 1) * coarse.width + (x >> 1);
            const weight = fine.weight[i] ?? 0;
            sums[to] = (sums[to] ?? 0) + (values[i] ?? 0) * weight;
            weights[to] = (weights[to] ?? 0) + weight;
        }
    }
    for (let i = 0; i < sums.length; i++)
        if ((weights[i] ?? 0) > 0)
            sums[i] = (sums[i] ?? 0) / (weights[i] ?? 0);
    return sums;
}
/** Bilinear from the coarser level, in the measure in which the finer one does not know. */
function push(from, coarse, to, fine) {
    for (let y = 0; y < fine.height; y++) {
        const v = Math.max(0, Math.min(coarse.height - 1, (y - 0.5) / 2));
        const top = v | 0;
        const down = top < coarse.height - 1 ? coarse.width : 0;
        const ty = v - top;
        for (let x = 0; x < fine.width; x++) {
            const i = y * fine.width + x;
            const known = fine.weight[i] ?? 0;
            if (known >= 1)
                continue;
            const u = Math.max(0, Math.min(coarse.width - 1, (x - 0.5) / 2));
            const left = u | 0;
            const right = left < coarse.width - 1 ? 1 : 0;
            const tx = u - left;
            const a = top * coarse.width + left;
            const upper = (from[a] ?? 0) + ((from[a + right] ?? 0) - (from[a] ?? 0)) * tx;
            const lower = (from[a + down] ?? 0) + ((from[a + down + right] ?? 0) - (from[a + down] ?? 0)) * tx;
            to[i] = known * (to[i] ?? 0) + (1 - known) * (upper + (lower - upper) * ty);
        }
    }
}

;// CONCATENATED MODULE: ./lib/embedded/matting/mixture.js

/** Distance from the backdrop at which a pixel is surely nothing but object, in `Likeness` units. */
const SURE = 60;
/** Squared colour distance under which a mixture cannot be told; it then counts as object. */
const TOO_NEAR = 200;
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
    const [fr, fg, fb] = pushPull(planes, front, rgb);
    const [br, bg, bb] = pushPull(planes, back, rgb);
    const result = new Float32Array(size);
    for (let i = 0; i < size; i++) {
        if ((mask[i] ?? 0) === 0)
            continue;
        const ur = (fr[i] ?? 0) - (br[i] ?? 0);
        const ug = (fg[i] ?? 0) - (bg[i] ?? 0);
        const ub = (fb[i] ?? 0) - (bb[i] ?? 0);
        const span = ur * ur + ug * ug + ub * ub;
        const along = (((rgb.r[i] ?? 0) - (br[i] ?? 0)) * ur +
            ((rgb.g[i] ?? 0) - (bg[i] ?? 0)) * ug +
            ((rgb.b[i] ?? 0) - (bb[i] ?? 0)) * ub +
            TOO_NEAR) /
            (span + TOO_NEAR);
        result[i] = Math.max(0, Math.min(1, along));
    }
    return result;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/distance.js
const FAR = 1e6;
const DIAGONAL = Math.SQRT2;
/** Distance in pixels from each pixel to the nearest non-zero one of the mask, as a chamfer of 1 and √2. */
function distanceTo(mask, grid) {
    const distance = new Float32Array(mask.length);
    for (let i = 0; i < mask.length; i++)
        distance[i] = (mask[i] ?? 0) === 0 ? FAR : 0;
    const ones = new Float32Array(mask.length).fill(1);
    const flat = new Float32Array(mask.length);
    sweepDown(distance, ones, flat, grid);
    sweepUp(distance, ones, flat, grid);
    return distance;
}
/**
 * Cheapest way from the seeds, where entering a pixel costs `cost`: raster sweeps (Toivanen 1996), which converge after a
 * few rounds on anything but a labyrinth, and read memory in order.
 *
 * @param relief climbing costs its height besides, descending nothing.
 */
function geodesicDistance(cost, relief, seeds, grid, rounds) {
    const distance = new Float32Array(cost.length);
    for (let i = 0; i < cost.length; i++)
        distance[i] = (seeds[i] ?? 0) === 0 ? FAR : 0;
    for (let round = 0; round < rounds; round++) {
        sweepDown(distance, cost, relief, grid);
        sweepUp(distance, cost, relief, grid);
    }
    return distance;
}
function sweepDown(distance, cost, relief, { width, height }) {
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
            const i = y * width + x;
            let best = distance[i] ?? 0;
            const step = cost[i] ?? 0;
            const here = relief[i] ?? 0;
            if (x > 0)
                best = arrive(best, distance[i - 1] ?? 0, step, here - (relief[i - 1] ?? 0));
            if (y > 0) {
                const up = i - width;
                best = arrive(best, distance[up] ?? 0, step, here - (relief[up] ?? 0));
                if (x > 0)
                    best = arrive(best, distance[up - 1] ?? 0, step * DIAGONAL, here - (relief[up - 1] ?? 0));
                if (x < width - 1)
                    best = arrive(best, distance[up + 1] ?? 0, step * DIAGONAL, here - (relief[up + 1] ?? 0));
            }
            distance[i] = best;
        }
    }
}
function sweepUp(distance, cost, relief, { width, height }) {
    for (let y = height - 1; y >= 0; y--) {
        for (let x = width - 1; x >= 0; x--) {
            const i = y * width + x;
            let best = distance[i] ?? 0;
            const step = cost[i] ?? 0;
            const here = relief[i] ?? 0;
            if (x < width - 1)
                best = arrive(best, distance[i + 1] ?? 0, step, here - (relief[i + 1] ?? 0));
            if (y < height - 1) {
                const down = i + width;
                best = arrive(best, distance[down] ?? 0, step, here - (relief[down] ?? 0));
                if (x > 0)
                    best = arrive(best, distance[down - 1] ?? 0, step * DIAGONAL, here - (relief[down - 1] ?? 0));
                if (x < width - 1)
                    best = arrive(best, distance[down + 1] ?? 0, step * DIAGONAL, here - (relief[down + 1] ?? 0));
            }
            distance[i] = best;
        }
    }
}
function arrive(best, from, step, climb) {
    const total = climb > 0 ? from + step + climb : from + step;
    return Math.min(total, best);
}

;// CONCATENATED MODULE: ./lib/embedded/matting/trimap.js

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
    const backdrop = mask.map((value) => 1 - value);
    const inside = distanceTo(backdrop, grid);
    const outside = distanceTo(mask, grid);
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

;// CONCATENATED MODULE: ./lib/embedded/matting/refine.js

/** Squared colour distance (0–255 RGB) at which a pixel's own colour counts for as much as what its place foretells. */
const NOISE = 45;
/** The opacities that are drawn out to 0 and 1: below and above them there is noise rather than hair. */
const CLEAR = 0.06;
const refine_SOLID = 0.94;
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
    // Whole pixels are copied as one number; a view needs no alignment beyond what a decoder's array has, or a copy.
    const source = new Uint32Array(data.byteOffset % 4 === 0 ? data.buffer : data.slice().buffer, data.byteOffset % 4 === 0 ? data.byteOffset : 0, width * height);
    const target = new Uint32Array(result.buffer);
    const cells = cellStates(trimap);
    const columns = interpolation(width, trimap.width);
    const rows = interpolation(height, trimap.height);
    const drawPixel = bandPainter(data, result, trimap, sides);
    for (let y = 0; y < height; y++) {
        const cellRow = (rows.cell[y] ?? 0) * trimap.width;
        const down = rows.part[y] ?? 0;
        for (let x = 0; x < width; x++) {
            const cell = cellRow + (columns.cell[x] ?? 0);
            const state = cells[cell];
            if (state === BACKDROP)
                continue;
            const at = y * width + x;
            if (state === OBJECT)
                target[at] = source[at] ?? 0;
            else
                drawPixel(at * 4, cell, columns.part[x] ?? 0, down);
        }
    }
    return { width, height, data: result };
}
function interpolation(size, working) {
    const cell = new Int32Array(size);
    const part = new Float32Array(size);
    for (let i = 0; i < size; i++) {
        const at = Math.max(0, Math.min(working - 1, ((i + 0.5) * working) / size - 0.5));
        const low = Math.max(0, Math.min(working - 2, Math.floor(at)));
        cell[i] = low;
        part[i] = at - low;
    }
    return { cell, part };
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
            cells[i] = same ? own : UNKNOWN;
        }
    }
    return cells;
}
/** Bilinear in the cell whose first corner is `i`. */
function sample(plane, i, width, across, down) {
    const upper = (plane[i] ?? 0) * (1 - across) + (plane[i + 1] ?? 0) * across;
    const lower = (plane[i + width] ?? 0) * (1 - across) + (plane[i + width + 1] ?? 0) * across;
    return upper * (1 - down) + lower * down;
}
function bandPainter(data, result, { prior, width }, sides) {
    const [frontR, frontG, frontB] = sides.front;
    const [backR, backG, backB] = sides.back;
    return (at, cell, across, down) => {
        const red = data[at] ?? 0;
        const green = data[at + 1] ?? 0;
        const blue = data[at + 2] ?? 0;
        const br = sample(backR, cell, width, across, down);
        const bg = sample(backG, cell, width, across, down);
        const bb = sample(backB, cell, width, across, down);
        const fr = sample(frontR, cell, width, across, down);
        const fg = sample(frontG, cell, width, across, down);
        const fb = sample(frontB, cell, width, across, down);
        const span = (fr - br) ** 2 + (fg - bg) ** 2 + (fb - bb) ** 2;
        const along = ((red - br) * (fr - br) + (green - bg) * (fg - bg) + (blue - bb) * (fb - bb)) / (span + 1e-3);
        const seen = Math.max(0, Math.min(1, along));
        const foretold = sample(prior, cell, width, across, down);
        const alpha = ((span * seen + NOISE * foretold) / (span + NOISE) - CLEAR) / (refine_SOLID - CLEAR);
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
    };
}

;// CONCATENATED MODULE: ./lib/embedded/matting/box-blur.js
/** Mean over a square of `2 * radius + 1`, the border repeated; running sums, so the radius costs nothing. */
function boxBlur(source, { width, height }, radius) {
    const across = new Float32Array(source.length);
    const scale = 1 / (2 * radius + 1);
    for (let y = 0; y < height; y++) {
        const row = y * width;
        const last = width - 1;
        let sum = (source[row] ?? 0) * (radius + 1);
        for (let x = 1; x <= radius; x++)
            sum += source[row + Math.min(last, x)] ?? 0;
        for (let x = 0; x < width; x++) {
            across[row + x] = sum * scale;
            sum += (source[row + Math.min(last, x + radius + 1)] ?? 0) - (source[row + Math.max(0, x - radius)] ?? 0);
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
            result[row + x] = (sums[x] ?? 0) * scale;
            sums[x] = (sums[x] ?? 0) + (source[enters + x] ?? 0) - (source[leaves + x] ?? 0);
        }
    }
    return result;
}
/** Largest value within a square of `2 * radius + 1` (radius is small here: 1 or 2). */
function dilate(source, { width, height }, radius) {
    const across = new Float32Array(source.length);
    const result = new Float32Array(source.length);
    for (let y = 0; y < height; y++) {
        const row = y * width;
        for (let x = 0; x < width; x++) {
            let most = source[row + x] ?? 0;
            for (let d = Math.max(-radius, -x); d <= radius && x + d < width; d++)
                if ((source[row + x + d] ?? 0) > most)
                    most = source[row + x + d] ?? 0;
            across[row + x] = most;
        }
    }
    for (let y = 0; y < height; y++) {
        const row = y * width;
        const from = Math.max(0, y - radius) * width;
        const to = Math.min(height - 1, y + radius) * width;
        for (let x = 0; x < width; x++) {
            let most = across[row + x] ?? 0;
            for (let other = from + x; other <= to + x; other += width)
                if ((across[other] ?? 0) > most)
                    most = across[other] ?? 0;
            result[row + x] = most;
        }
    }
    return result;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/percentile.js
/** The value below which `share` (0 to 1) of the values lie; 0 for none. */
function percentile(values, share) {
    if (values.length === 0)
        return 0;
    const sorted = Float32Array.from(values).sort();
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/smooth-field.js
function termCount(order) {
    return ((order + 1) * (order + 2)) / 2;
}
/** Weighted least squares over the pixels at `index`; the ridge keeps a far extrapolation from running away. */
function fitField(lab, index, weight, order) {
    const terms = termCount(order);
    const matrix = new Float64Array(terms * terms);
    const right = [new Float64Array(terms), new Float64Array(terms), new Float64Array(terms)];
    const basis = new Float64Array(terms);
    let total = 0;
    for (let s = 0; s < index.length; s++) {
        const w = weight[s] ?? 0;
        if (w === 0)
            continue;
        const i = index[s] ?? 0;
        total += w;
        fillBasis(basis, order, coordinate(i % lab.width, lab.width), coordinate(Math.floor(i / lab.width), lab.height));
        for (let row = 0; row < terms; row++) {
            const wr = w * (basis[row] ?? 0);
            for (let column = 0; column <= row; column++)
                matrix[row * terms + column] = (matrix[row * terms + column] ?? 0) + wr * (basis[column] ?? 0);
            right[0][row] = (right[0][row] ?? 0) + wr * (lab.l[i] ?? 0);
            right[1][row] = (right[1][row] ?? 0) + wr * (lab.a[i] ?? 0);
            right[2][row] = (right[2][row] ?? 0) + wr * (lab.b[i] ?? 0);
        }
    }
    addRidge(matrix, terms, order, total);
    solveSymmetric(matrix, right, terms);
    return { order, coefficients: right };
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
            const u = coordinate(x, width);
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

;// CONCATENATED MODULE: ./lib/embedded/matting/backdrop.js




/** Every how many pixels a polynomial is fitted: it has 15 coefficients, and thousands of samples are plenty. */
const STRIDE = 23;
/** First window of the robust fit, in Lab units: a vignette departs by as much from what the frame's samples foretell. */
const WIDEST = 16;
/** What is darker than the field departs by this much more: it is likely in a shadow, which the field must not follow. */
const SHADOW_CAUTION = 1.5;
/** Weight of "the polynomial is right" where nothing is known, so that what it leaves over fades under the object. */
const FADE = 0.00005;
/**
 * A polynomial through all that was flooded from the frame, robustly, since that holds shadows and leaks; then what the
 * polynomial leaves over, smoothed and carried on under the object.
 *
 * @param flooded non-zero where a flood from the frame came without crossing an edge.
 */
function modelBackdrop(lab, border, flooded) {
    const smooth = polynomialBase(lab, border, flooded);
    const single = border.models.length === 1 || explainedSeeds(lab, border, smooth) > 0.93;
    const base = single ? smooth : nearestModel(lab, border.models, border.first);
    let scale = base.scale;
    let field = base.field;
    for (let round = 0; round < 2; round++) {
        const clean = cleanPixels(lab, field, flooded, Math.max(round === 0 ? 4 : 2.5, 3.5 * scale));
        field = single ? addResidual(lab, field, clean) : completed(lab, clean);
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
function completed(lab, clean) {
    const [l, a, b] = pushPull([lab.l, lab.a, lab.b], clean, lab);
    return { width: lab.width, height: lab.height, l: boxBlur(l, lab, 1), a: boxBlur(a, lab, 1), b: boxBlur(b, lab, 1) };
}
/** Several backdrops, as a wall and a floor: at each pixel the one that is nearest in colour. */
function nearestModel(lab, models, first) {
    const field = drawField(first.field, lab);
    for (const model of models) {
        const other = drawField(model.field, lab);
        for (let i = 0; i < lab.l.length; i++) {
            if (distance(lab, other, i) >= distance(lab, field, i))
                continue;
            field.l[i] = other.l[i] ?? 0;
            field.a[i] = other.a[i] ?? 0;
            field.b[i] = other.b[i] ?? 0;
        }
    }
    return { field, scale: Math.max(1, ...models.map((model) => model.scale)) };
}
function distance(lab, field, i) {
    const dl = (lab.l[i] ?? 0) - (field.l[i] ?? 0);
    const da = (lab.a[i] ?? 0) - (field.a[i] ?? 0);
    const db = (lab.b[i] ?? 0) - (field.b[i] ?? 0);
    return Math.sqrt(dl * dl + da * da + db * db);
}
function cleanPixels(lab, field, flooded, limit) {
    const clean = new Float32Array(flooded.length);
    for (let i = 0; i < clean.length; i++) {
        if ((flooded[i] ?? 0) === 0)
            continue;
        const caution = (lab.l[i] ?? 0) < (field.l[i] ?? 0) ? SHADOW_CAUTION : 1;
        if (caution * distance(lab, field, i) < limit)
            clean[i] = 1;
    }
    return clean;
}
function addResidual(lab, field, clean) {
    const weight = clean.map((known) => (known === 0 ? FADE : 1));
    const rest = pushPull([minus(lab.l, field.l, clean), minus(lab.a, field.a, clean), minus(lab.b, field.b, clean)], weight, lab);
    const [l, a, b] = rest;
    return {
        width: lab.width,
        height: lab.height,
        l: plus(field.l, l, lab),
        a: plus(field.a, a, lab),
        b: plus(field.b, b, lab),
    };
}
function minus(plane, other, where) {
    const result = new Float32Array(plane.length);
    for (let i = 0; i < result.length; i++)
        result[i] = (where[i] ?? 0) * ((plane[i] ?? 0) - (other[i] ?? 0));
    return result;
}
/** The rest is smoothed first: it is to follow the light, not the grain. */
function plus(plane, rest, grid) {
    const result = boxBlur(boxBlur(rest, grid, 4), grid, 4);
    for (let i = 0; i < result.length; i++)
        result[i] = (result[i] ?? 0) + (plane[i] ?? 0);
    return result;
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

;// CONCATENATED MODULE: ./lib/embedded/matting/border.js


const RING = 0.015;
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
 */
function readBorder(lab, gradient) {
    const samples = sampleRing(lab, gradient);
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
function sampleRing({ width, height }, gradient) {
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
            index.push(y * width + x);
            side.push(far === y ? 0 : far === height - 1 - y ? 2 : far === x ? 3 : 1);
        }
    }
    const rough = Float32Array.from(index, (i) => gradient[i] ?? 0);
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
/** The 4-connected pieces of a mask. */
function componentsOf(mask, { width, height }) {
    const labels = new Int32Array(mask.length);
    const stack = new Int32Array(mask.length);
    const list = [];
    for (let start = 0; start < mask.length; start++) {
        if ((mask[start] ?? 0) === 0 || (labels[start] ?? 0) !== 0)
            continue;
        const label = list.length + 1;
        let depth = 0;
        let area = 0;
        let touchesFrame = false;
        stack[depth++] = start;
        labels[start] = label;
        while (depth > 0) {
            const i = stack[--depth] ?? 0;
            const x = i % width;
            area++;
            if (x === 0 || x === width - 1 || i < width || i >= width * (height - 1))
                touchesFrame = true;
            if (x > 0 && (mask[i - 1] ?? 0) !== 0 && (labels[i - 1] ?? 0) === 0) {
                labels[i - 1] = label;
                stack[depth++] = i - 1;
            }
            if (x < width - 1 && (mask[i + 1] ?? 0) !== 0 && (labels[i + 1] ?? 0) === 0) {
                labels[i + 1] = label;
                stack[depth++] = i + 1;
            }
            if (i >= width && (mask[i - width] ?? 0) !== 0 && (labels[i - width] ?? 0) === 0) {
                labels[i - width] = label;
                stack[depth++] = i - width;
            }
            if (i + width < mask.length && (mask[i + width] ?? 0) !== 0 && (labels[i + width] ?? 0) === 0) {
                labels[i + width] = label;
                stack[depth++] = i + width;
            }
        }
        list.push({ label, area, touchesFrame });
    }
    return { labels, list };
}
/** Area of the largest piece of a mask. */
function largestArea(mask, grid) {
    return componentsOf(mask, grid).list.reduce((most, piece) => Math.max(most, piece.area), 0);
}

;// CONCATENATED MODULE: ./lib/embedded/matting/max-flow.js
/**
 * Minimum cut on a grid of pixels, after Boykov and Kolmogorov, "An experimental comparison of min-cut/max-flow algorithms
 * for energy minimization in vision" (2004): two search trees that are repaired rather than rebuilt after each augmentation.
 */
/** Directions come in pairs, so that `direction ^ 1` is the way back. */
const NEIGHBOURS = 8;
function neighbourOffsets(width) {
    return Int32Array.of(1, -1, width, -width, width + 1, -width - 1, width - 1, -width + 1);
}
const FREE = 0;
const SOURCE = 1;
const SINK = 2;
/** Values of `parent` beyond the directions. */
const NONE = -1;
const TERMINAL = NEIGHBOURS;
const ORPHAN = NEIGHBOURS + 1;
const max_flow_FAR = 1e9;
const LEAST = 1e-6;
/**
 * @param terminal residual capacity to the source (positive) or the sink (negative) of each node; consumed.
 * @param capacity `node * NEIGHBOURS + direction`: of the edge to that neighbour, 0 across the frame; consumed.
 * @returns 1 for the nodes that stay with the source.
 */
function minimumCut(terminal, capacity, width) {
    const size = terminal.length;
    const offset = neighbourOffsets(width);
    const tree = new Uint8Array(size);
    const parent = new Int8Array(size).fill(NONE);
    const stamp = new Int32Array(size);
    const depth = new Int32Array(size);
    const next = new Int32Array(size).fill(-1);
    let first = -1;
    let last = -1;
    let time = 0;
    let orphans = new Int32Array(1024);
    let orphanCount = 0;
    function activate(i) {
        if ((next[i] ?? 0) >= 0)
            return;
        if (last >= 0)
            next[last] = i;
        else
            first = i;
        last = i;
        next[i] = i;
    }
    function nextActive() {
        while (first >= 0) {
            const i = first;
            if ((next[i] ?? 0) === i) {
                first = -1;
                last = -1;
            }
            else
                first = next[i] ?? 0;
            next[i] = -1;
            if ((parent[i] ?? 0) !== NONE)
                return i;
        }
        return -1;
    }
    function orphan(i) {
        parent[i] = ORPHAN;
        if (orphanCount === orphans.length) {
            const larger = new Int32Array(orphanCount * 2);
            larger.set(orphans);
            orphans = larger;
        }
        orphans[orphanCount++] = i;
    }
    /** Grows the tree of `i`; returns `node * NEIGHBOURS + direction` of an edge from the source's tree to the sink's, or -1. */
    function grow(i) {
        const own = tree[i] ?? 0;
        const base = i * NEIGHBOURS;
        for (let d = 0; d < NEIGHBOURS; d++) {
            const j = i + (offset[d] ?? 0);
            const residual = own === SOURCE ? (capacity[base + d] ?? 0) : (capacity[j * NEIGHBOURS + (d ^ 1)] ?? 0);
            if (!(residual > 0))
                continue;
            if ((parent[j] ?? 0) === NONE) {
                tree[j] = own;
                parent[j] = d ^ 1;
                stamp[j] = stamp[i] ?? 0;
                depth[j] = (depth[i] ?? 0) + 1;
                activate(j);
            }
            else if ((tree[j] ?? 0) !== own) {
                return own === SOURCE ? base + d : j * NEIGHBOURS + (d ^ 1);
            }
            else if ((stamp[j] ?? 0) <= (stamp[i] ?? 0) &&
                (depth[j] ?? 0) > (depth[i] ?? 0) &&
                (parent[j] ?? 0) < NEIGHBOURS) {
                parent[j] = d ^ 1;
                stamp[j] = stamp[i] ?? 0;
                depth[j] = (depth[i] ?? 0) + 1;
            }
        }
        return -1;
    }
    function bottleneck(from, to, edge) {
        let most = capacity[edge] ?? 0;
        let i = from;
        while ((parent[i] ?? 0) !== TERMINAL) {
            const p = parent[i] ?? 0;
            const up = i + (offset[p] ?? 0);
            const residual = capacity[up * NEIGHBOURS + (p ^ 1)] ?? 0;
            if (residual < most)
                most = residual;
            i = up;
        }
        if ((terminal[i] ?? 0) < most)
            most = terminal[i] ?? 0;
        i = to;
        while ((parent[i] ?? 0) !== TERMINAL) {
            const p = parent[i] ?? 0;
            const residual = capacity[i * NEIGHBOURS + p] ?? 0;
            if (residual < most)
                most = residual;
            i += offset[p] ?? 0;
        }
        return Math.min(-(terminal[i] ?? 0), most);
    }
    /** Takes flow from an edge; true where that used it up. */
    function drain(edge, flow) {
        const rest = (capacity[edge] ?? 0) - flow;
        capacity[edge] = rest <= LEAST ? 0 : rest;
        return rest <= LEAST;
    }
    function augment(edge) {
        const from = Math.floor(edge / NEIGHBOURS);
        const direction = edge % NEIGHBOURS;
        const to = from + (offset[direction] ?? 0);
        const flow = bottleneck(from, to, edge);
        capacity[edge] = (capacity[edge] ?? 0) - flow;
        capacity[to * NEIGHBOURS + (direction ^ 1)] = (capacity[to * NEIGHBOURS + (direction ^ 1)] ?? 0) + flow;
        let i = from;
        while ((parent[i] ?? 0) !== TERMINAL) {
            const p = parent[i] ?? 0;
            const up = i + (offset[p] ?? 0);
            capacity[i * NEIGHBOURS + p] = (capacity[i * NEIGHBOURS + p] ?? 0) + flow;
            if (drain(up * NEIGHBOURS + (p ^ 1), flow))
                orphan(i);
            i = up;
        }
        terminal[i] = (terminal[i] ?? 0) - flow;
        if ((terminal[i] ?? 0) <= LEAST) {
            terminal[i] = 0;
            orphan(i);
        }
        i = to;
        while ((parent[i] ?? 0) !== TERMINAL) {
            const p = parent[i] ?? 0;
            const up = i + (offset[p] ?? 0);
            capacity[up * NEIGHBOURS + (p ^ 1)] = (capacity[up * NEIGHBOURS + (p ^ 1)] ?? 0) + flow;
            if (drain(i * NEIGHBOURS + p, flow))
                orphan(i);
            i = up;
        }
        terminal[i] = (terminal[i] ?? 0) + flow;
        if ((terminal[i] ?? 0) >= -LEAST) {
            terminal[i] = 0;
            orphan(i);
        }
    }
    /** Distance of `i` from its tree's root, or FAR where the way ends at an orphan; marks the way for the next question. */
    function distanceToRoot(start) {
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
                return max_flow_FAR;
            i += offset[p] ?? 0;
        }
        const found = steps;
        i = start;
        while ((stamp[i] ?? 0) !== time) {
            stamp[i] = time;
            depth[i] = steps--;
            i += offset[parent[i] ?? 0] ?? 0;
        }
        return found;
    }
    function adopt(i) {
        const own = tree[i] ?? 0;
        let best = NONE;
        let least = max_flow_FAR;
        for (let d = 0; d < NEIGHBOURS; d++) {
            const j = i + (offset[d] ?? 0);
            const residual = own === SOURCE ? (capacity[j * NEIGHBOURS + (d ^ 1)] ?? 0) : (capacity[i * NEIGHBOURS + d] ?? 0);
            if (!(residual > 0) || (tree[j] ?? 0) !== own || (parent[j] ?? 0) === NONE)
                continue;
            const distance = distanceToRoot(j);
            if (distance < least) {
                least = distance;
                best = d;
            }
        }
        if (best === NONE) {
            release(i, own);
            return;
        }
        parent[i] = best;
        stamp[i] = time;
        depth[i] = least + 1;
    }
    function release(i, own) {
        stamp[i] = 0;
        for (let d = 0; d < NEIGHBOURS; d++) {
            const j = i + (offset[d] ?? 0);
            if ((tree[j] ?? 0) !== own || (parent[j] ?? 0) === NONE)
                continue;
            const residual = own === SOURCE ? (capacity[j * NEIGHBOURS + (d ^ 1)] ?? 0) : (capacity[i * NEIGHBOURS + d] ?? 0);
            if (residual > 0)
                activate(j);
            if ((parent[j] ?? 0) < NEIGHBOURS && (parent[j] ?? 0) === (d ^ 1))
                orphan(j);
        }
        parent[i] = NONE;
        tree[i] = FREE;
    }
    for (let i = 0; i < size; i++) {
        if ((terminal[i] ?? 0) === 0)
            continue;
        tree[i] = (terminal[i] ?? 0) > 0 ? SOURCE : SINK;
        parent[i] = TERMINAL;
        depth[i] = 1;
        activate(i);
    }
    let current = -1;
    for (;;) {
        if (current >= 0) {
            next[current] = -1;
            if ((parent[current] ?? 0) === NONE)
                current = -1;
        }
        if (current < 0)
            current = nextActive();
        if (current < 0)
            break;
        const edge = grow(current);
        time++;
        if (edge < 0) {
            current = -1;
            continue;
        }
        // The node stays active: it may reach the other tree along further edges.
        next[current] = current;
        augment(edge);
        for (let k = 0; k < orphanCount; k++)
            adopt(orphans[k] ?? 0);
        orphanCount = 0;
    }
    for (let i = 0; i < size; i++)
        tree[i] = (tree[i] ?? 0) === SOURCE ? 1 : 0;
    return tree;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/cut.js

/** Price of an outline through even ground, per pixel of its length, in units of the evidence. */
const SMOOTHNESS = 3.2;
/** What is left of it on the sharpest edge. */
const LEAST_SMOOTHNESS = 0.06;
/** Beyond this the outline could never pay for overruling the pixel and its like-minded neighbours. */
const SETTLED = 14;
/** The pairwise prices depend on the picture alone, so that several cuts share them. */
function measureContrast(lab) {
    const { width, height } = lab;
    const offset = neighbourOffsets(width);
    const sharpness = 1 / (2 * Math.max(1, meanSquaredStep(lab)));
    const price = new Float32Array(lab.l.length * NEIGHBOURS);
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
            const i = y * width + x;
            for (let d = 0; d < NEIGHBOURS; d += 2) {
                if ((d !== 2 && d !== 6 && x === width - 1) || (d !== 0 && y === height - 1) || (d === 6 && x === 0))
                    continue;
                const j = i + (offset[d] ?? 0);
                const dl = (lab.l[i] ?? 0) - (lab.l[j] ?? 0);
                const da = (lab.a[i] ?? 0) - (lab.a[j] ?? 0);
                const db = (lab.b[i] ?? 0) - (lab.b[j] ?? 0);
                // Weights of the Cauchy-Crofton formula (Boykov and Kolmogorov 2003), so that a slanted outline costs no more.
                const length = d < 4 ? 0.55 : 0.39;
                const even = Math.exp(-sharpness * (dl * dl + da * da + db * db));
                const value = SMOOTHNESS * length * (LEAST_SMOOTHNESS + (1 - LEAST_SMOOTHNESS) * even);
                price[i * NEIGHBOURS + d] = value;
                price[j * NEIGHBOURS + d + 1] = value;
            }
        }
    }
    return { price };
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
 * The labelling (1 = object) of least energy. Where the evidence is beyond doubt all around, nodes are settled before the
 * search, which is then only over the uncertain zone.
 *
 * @param evidence positive for object, negative for backdrop.
 */
function cut(evidence, contrast, lab) {
    const size = evidence.length;
    const settled = settle(evidence, lab.width);
    const terminal = new Float32Array(size);
    const capacity = new Float32Array(size * NEIGHBOURS);
    const offset = neighbourOffsets(lab.width);
    for (let i = 0; i < size; i++) {
        if ((settled[i] ?? 0) !== 0)
            continue;
        terminal[i] = (terminal[i] ?? 0) + (evidence[i] ?? 0);
        for (let d = 0; d < NEIGHBOURS; d++) {
            const price = contrast.price[i * NEIGHBOURS + d] ?? 0;
            if (price === 0)
                continue;
            const other = settled[i + (offset[d] ?? 0)] ?? 0;
            if (other === 0)
                capacity[i * NEIGHBOURS + d] = price;
            else
                terminal[i] = (terminal[i] ?? 0) + (other === 1 ? price : -price);
        }
    }
    const labels = minimumCut(terminal, capacity, lab.width);
    for (let i = 0; i < size; i++)
        if ((settled[i] ?? 0) !== 0)
            labels[i] = (settled[i] ?? 0) === 1 ? 1 : 0;
    return labels;
}
/** 1 object, 2 backdrop, 0 open: settled only where the four neighbours agree. */
function settle(evidence, width) {
    const opinion = new Uint8Array(evidence.length);
    for (let i = 0; i < opinion.length; i++) {
        const value = evidence[i] ?? 0;
        opinion[i] = value > SETTLED ? 1 : value < -5 ? 2 : 0;
    }
    const settled = new Uint8Array(evidence.length);
    for (let i = width + 1; i < settled.length - width - 1; i++) {
        const own = opinion[i] ?? 0;
        if (own !== 0 &&
            (opinion[i - 1] ?? 0) === own &&
            (opinion[i + 1] ?? 0) === own &&
            (opinion[i - width] ?? 0) === own &&
            (opinion[i + width] ?? 0) === own)
            settled[i] = own;
    }
    return settled;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/edges.js

function findEdges(lab) {
    const l = boxBlur(lab.l, lab, 1);
    const a = boxBlur(lab.a, lab, 1);
    const b = boxBlur(lab.b, lab, 1);
    const departure = difference(l, boxBlur(lab.l, lab, 3), a, boxBlur(lab.a, lab, 3), b, boxBlur(lab.b, lab, 3));
    return { gradient: gradientOf(l, a, b, lab.width, lab.height), barrier: dilate(departure, lab, 1) };
}
function difference(l, l2, a, a2, b, b2) {
    const result = new Float32Array(l.length);
    for (let i = 0; i < l.length; i++) {
        const dl = (l[i] ?? 0) - (l2[i] ?? 0);
        const da = (a[i] ?? 0) - (a2[i] ?? 0);
        const db = (b[i] ?? 0) - (b2[i] ?? 0);
        result[i] = Math.sqrt(dl * dl + da * da + db * db);
    }
    return result;
}
function gradientOf(l, a, b, width, height) {
    const result = new Float32Array(l.length);
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
            const i = y * width + x;
            const east = x < width - 1 ? i + 1 : i;
            const west = x > 0 ? i - 1 : i;
            const south = y < height - 1 ? i + width : i;
            const north = y > 0 ? i - width : i;
            const lx = (l[east] ?? 0) - (l[west] ?? 0);
            const ly = (l[south] ?? 0) - (l[north] ?? 0);
            const ax = (a[east] ?? 0) - (a[west] ?? 0);
            const ay = (a[south] ?? 0) - (a[north] ?? 0);
            const bx = (b[east] ?? 0) - (b[west] ?? 0);
            const by = (b[south] ?? 0) - (b[north] ?? 0);
            result[i] = 0.5 * Math.sqrt(lx * lx + ly * ly + ax * ax + ay * ay + bx * bx + by * by);
        }
    }
    return result;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/evidence.js

/** Relative luminance that is left in the deepest shadow still taken for one. */
const DEEPEST = 0.3;
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
    const negative = boxBlur(barrier, grid, 2).map((value) => -value);
    // The least texture nearby: right beside an outline a real shadow is busy as well, but not a few pixels further on.
    const least = dilate(negative, grid, 4);
    const shaded = Float32Array.from(likeness.shaded);
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
    const connected = dilate(reach.map((value) => Math.exp(-value / REACH)), grid, AROUND);
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

;// CONCATENATED MODULE: ./lib/embedded/matting/reach.js




/** Rounds of the sweeps: two reach round every object but a spiral. */
const reach_ROUNDS = 2;
/** Edge strength that is usual on the backdrop: grain, noise, compression. */
function quietLevel(barrier, seeds) {
    const onBackdrop = barrier.filter((_, i) => (seeds[i] ?? 0) !== 0);
    return Math.max(0.25, percentile(onBackdrop, 0.85));
}
/** Price of entering a pixel: next to nothing on the backdrop and in soft shadows, several units on a visible edge. */
function barrierCost(barrier, quiet) {
    const cost = new Float32Array(barrier.length);
    for (let i = 0; i < cost.length; i++) {
        const over = Math.max(0, (barrier[i] ?? 0) - 1.5 * quiet) / 1.2;
        cost[i] = over * over + 1e-4;
    }
    return cost;
}
/** What can be reached from the frame without crossing an edge: backdrop and its shadows, leaks apart. */
function floodFromFrame(cost, seeds, grid) {
    const level = new Float32Array(cost.length);
    const distance = geodesicDistance(cost, level, seeds, grid, reach_ROUNDS);
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
    const smooth = boxBlur(relief, lab, 2);
    const reach = geodesicDistance(price, smooth, ground.seeds, lab, reach_ROUNDS);
    const holes = findHoles(reach, ground, lab);
    if (holes === undefined)
        return reach;
    return geodesicDistance(price, smooth, holes, lab, reach_ROUNDS);
}
/** Smallest hole, in working pixels. */
const LEAST_HOLE = 12;
/** The seeds with those of the holes, where there are any: enclosed, of the lit backdrop's colour, and as quiet as it. */
function findHoles(reach, { likeness, edges, quiet, seeds }, grid) {
    const like = new Uint8Array(reach.length);
    for (let i = 0; i < like.length; i++) {
        const enclosed = (reach[i] ?? 0) > 4;
        if (enclosed && (likeness.lit[i] ?? 0) < 4 && (edges.barrier[i] ?? 0) < 2.5 * quiet)
            like[i] = 1;
    }
    const { labels, list } = componentsOf(like, grid);
    if (!list.some((piece) => piece.area >= LEAST_HOLE))
        return undefined;
    const all = Uint8Array.from(seeds);
    for (let i = 0; i < all.length; i++) {
        const piece = list[(labels[i] ?? 0) - 1];
        if (piece !== undefined && piece.area >= LEAST_HOLE)
            all[i] = 1;
    }
    return all;
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
    for (let i = 0; i < mask.length; i++) {
        const piece = pieces.list[(pieces.labels[i] ?? 0) - 1];
        if (piece !== undefined && piece.area < least)
            mask[i] = 0;
    }
    const gaps = componentsOf(mask.map((value) => 1 - value), grid);
    const leastGap = Math.max(10, tidy_LEAST_HOLE * mask.length);
    for (let i = 0; i < mask.length; i++) {
        const gap = gaps.list[(gaps.labels[i] ?? 0) - 1];
        if (gap !== undefined && !gap.touchesFrame && gap.area < leastGap)
            mask[i] = 1;
    }
}

;// CONCATENATED MODULE: ./lib/embedded/matting/segment.js











/** Below this share of the frame there is no backdrop to speak of. */
const BUSY = 0.5;
/** While a smooth one is a backdrop all the same: the object runs through most of the frame. */
const GRAINY = 1;
/** An object smaller than this part of what differs from the backdrop has been mistaken for shadow. */
const SWALLOWED = 0.4;
/** Distance from the backdrop, in `Likeness` units, that is no noise. */
const DIFFERENT = 6;
/** Parts object and backdrop at working size. */
function segment(rgb, lap) {
    const lab = toLab(rgb);
    const edges = findEdges(lab);
    const border = readBorder(lab, edges.gradient);
    lap("border");
    const quiet = quietLevel(edges.barrier, border.seeds);
    const cost = barrierCost(edges.barrier, quiet);
    const backdrop = modelBackdrop(lab, border, floodFromFrame(cost, border.seeds, lab));
    lap("backdrop");
    const likeness = punishTexture(weighLikeness(lab, backdrop), edges.barrier, quiet, lab);
    const reach = flood(lab, { cost, backdrop, likeness, edges, quiet, seeds: border.seeds });
    lap("flood");
    const decision = decide(lab, likeness, reach, border);
    tidy(decision.mask, lab);
    lap("cut");
    return { width: lab.width, height: lab.height, border, edges, likeness, quiet, ...decision };
}
function decide(lab, likeness, reach, border) {
    const contrast = measureContrast(lab);
    if (border.share < BUSY && border.first.scale > GRAINY) {
        return { ...guessCentre(lab, contrast), hypothesis: "centre" };
    }
    const shadows = weighEvidence(likeness, reach, lab);
    const first = cut(shadows, contrast, lab);
    const different = Uint8Array.from(likeness.lit, (value) => (value > DIFFERENT ? 1 : 0));
    if (largestArea(first, lab) >= SWALLOWED * largestArea(different, lab)) {
        return { ...recut(lab, first, shadows, contrast), hypothesis: "shadows" };
    }
    // Pale on white, or dark on black: the object's own shading is all that shows of it.
    const plain = weighDifference(likeness);
    return { ...recut(lab, cut(plain, contrast, lab), plain, contrast), hypothesis: "difference" };
}
/** Once more with the colours that the first cut found on either side (Rother et al. 2004, "GrabCut"). */
function recut(lab, mask, before, contrast) {
    const evidence = colourEvidence(lab, mask, before);
    return { mask: cut(evidence, contrast, lab), evidence };
}

;// CONCATENATED MODULE: ./lib/embedded/matting/sides.js


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
        if (state === OBJECT)
            front[i] = 1;
        else if (state === BACKDROP)
            back[i] = 1;
        else if (mask[i] === 1)
            front[i] = FAINT * (trimap.prior[i] ?? 0);
    }
    const planes = [rgb.r, rgb.g, rgb.b];
    return {
        width: rgb.width,
        height: rgb.height,
        front: pushPull(planes, front, rgb),
        back: pushPull(planes, back, rgb),
    };
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
    return {
        frame: s.border.share,
        roughness: s.border.first.scale,
        grain: s.quiet,
        outline: outlineStrength(s),
        area: area / mask.length,
        contact: contact / ring,
        unexplained: unexplained / Math.max(1, left),
        shadow: shadow / Math.max(1, area),
        doubt: doubt / mask.length,
        hypothesis: s.hypothesis,
    };
}
function outlineStrength({ mask, edges, quiet, width }) {
    let length = 0;
    let strong = 0;
    for (let i = width + 1; i < mask.length - width - 1; i++) {
        if ((mask[i] ?? 0) === 0 ||
            ((mask[i - 1] ?? 0) & (mask[i + 1] ?? 0) & (mask[i - width] ?? 0) & (mask[i + width] ?? 0)) === 1)
            continue;
        length++;
        strong += Math.min(1, (edges.barrier[i] ?? 0) / (5 * quiet));
    }
    return length === 0 ? 0 : strong / length;
}

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
    const rgb = downsample(image, workingSize(image));
    lap("downsample");
    const segmentation = segment(rgb, lap);
    const { confidence, reason } = judge(readSigns(segmentation));
    lap("judge");
    if (options.refuse && confidence < ENOUGH)
        return { kind: "refused", reason, confidence };
    const { mask, evidence, likeness } = segmentation;
    const trimap = drawTrimap(mask, evidence, estimateMixture(rgb, mask, likeness.lit), rgb);
    const sides = extendSides(rgb, mask, trimap);
    lap("trimap");
    const cutout = refine(image, trimap, sides);
    lap("refine");
    return { kind: "cutout", image: cutout, confidence };
}

;// CONCATENATED MODULE: ./lib/embedded/matting/job.js



/** A worker's job: from a picture's bytes to those of its cutout. Rejects where the bytes are no picture. */
async function matteJob({ image, model, refuse }) {
    const result = matte(await (0,decode/* decode */.D4)(image), { model, refuse });
    if (result.kind === "refused")
        return result;
    const { width, height } = result.image;
    return { kind: "cutout", png: await (0,encode_png/* encodePng */.K)(result.image), width, height, confidence: result.confidence };
}


/***/ }),

/***/ 539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ encodePng),
  q: () => (/* binding */ isOpaque)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(522);
// EXTERNAL MODULE: ./lib/pixels/header/png.js
var png = __webpack_require__(528);
// EXTERNAL MODULE: ./lib/pixels/png-chunk.js
var png_chunk = __webpack_require__(358);
;// CONCATENATED MODULE: ./lib/pixels/png-filters.js
const FILTER_CHOICES = [0, 1, 2, 3, 4, "row by row"];
/** By their number in the format. */
const FILTERS = [none, sub, up, average, paeth];
/** A raster's rows, filtered and each led by its filter's number, ready to be compressed. */
function filterRows({ data, width, height }, channels, choice) {
    const bytes = width * channels;
    const lines = new Uint8Array((1 + bytes) * height);
    const filters = choice === "row by row" ? FILTERS : FILTERS.slice(choice, choice + 1);
    const first = choice === "row by row" ? 0 : choice;
    const candidates = filters.map(() => new Uint8Array(bytes));
    // One pixel of zeros in front, which is what a filter sees to the left of the first.
    let above = new Uint8Array(channels + bytes);
    let row = new Uint8Array(channels + bytes);
    for (let y = 0; y < height; y++) {
        packRow(data, y * width * 4, row.subarray(channels), channels);
        const sums = filters.map((filter, i) => filter(row, above, channels, candidates[i] ?? row));
        const best = sums.indexOf(Math.min(...sums));
        const at = y * (1 + bytes);
        lines[at] = first + best;
        lines.set(candidates[best] ?? row, at + 1);
        [above, row] = [row, above];
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
function none(row, _above, step, out) {
    let sum = 0;
    for (let i = 0; i < out.length; i++)
        sum += magnitude(put(out, i, row[i + step] ?? 0));
    return sum;
}
function sub(row, _above, step, out) {
    let sum = 0;
    for (let i = 0; i < out.length; i++)
        sum += magnitude(put(out, i, (row[i + step] ?? 0) - (row[i] ?? 0)));
    return sum;
}
function up(row, above, step, out) {
    let sum = 0;
    for (let i = 0; i < out.length; i++)
        sum += magnitude(put(out, i, (row[i + step] ?? 0) - (above[i + step] ?? 0)));
    return sum;
}
function average(row, above, step, out) {
    let sum = 0;
    for (let i = 0; i < out.length; i++) {
        const middle = ((row[i] ?? 0) + (above[i + step] ?? 0)) >> 1;
        sum += magnitude(put(out, i, (row[i + step] ?? 0) - middle));
    }
    return sum;
}
function paeth(row, above, step, out) {
    let sum = 0;
    for (let i = 0; i < out.length; i++) {
        const predicted = predict(row[i] ?? 0, above[i + step] ?? 0, above[i] ?? 0);
        sum += magnitude(put(out, i, (row[i + step] ?? 0) - predicted));
    }
    return sum;
}
function put(out, i, difference) {
    out[i] = difference;
    return difference & 255;
}
function predict(a, b, c) {
    const pa = Math.abs(b - c);
    const pb = Math.abs(a - c);
    const pc = Math.abs(a + b - c - c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}
/** A byte as the signed difference that it is, without its sign. */
function magnitude(byte) {
    return byte < 128 ? byte : 256 - byte;
}

// EXTERNAL MODULE: ./lib/pixels/sample-bands.js
var sample_bands = __webpack_require__(562);
;// CONCATENATED MODULE: ./lib/pixels/encode-png.js





/** Every row as its difference from the one above: cheap, and good for photographs on empty ground. */
const UP = 2;
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
/** Which filter is best cannot be told but by trying: a sample of the rows tells at a fraction of the cost. */
function packSmall(raster, channels) {
    const sample = (0,sample_bands/* sampleBands */.h)(raster, 8, 200_000);
    const tried = FILTER_CHOICES.map((choice) => (0,external_node_zlib_.deflateSync)(filterRows(sample, channels, choice), { level: 5 }).length);
    const best = FILTER_CHOICES[tried.indexOf(Math.min(...tried))] ?? UP;
    const level = raster.width * raster.height <= THOROUGH_PIXELS ? 9 : 6;
    return (0,external_node_zlib_.deflateSync)(filterRows(raster, channels, best), { level, memLevel: 9 });
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

/***/ 358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ pngChunk)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(522);

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

/***/ 562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ sampleBands)
/* harmony export */ });
/** Rows of a band: a multiple of every codec's block. */
const BAND = 32;
/**
 * Every `every`th band of rows as a raster of its own, to try settings on at a fraction of the cost; the raster itself
 * where it has fewer than `least` pixels.
 */
function sampleBands(raster, every, least) {
    const { width, height, data } = raster;
    const bands = Math.floor(height / (BAND * every));
    if (width * height < least || bands === 0)
        return raster;
    const length = BAND * width * 4;
    const sample = new Uint8ClampedArray(bands * length);
    for (let band = 0; band < bands; band++) {
        const from = (band * every + (every >> 1)) * length;
        sample.set(data.subarray(from, from + length), band * length);
    }
    return { data: sample, width, height: bands * BAND };
}


/***/ })

};
