export const id = 551;
export const ids = [551];
export const modules = {

/***/ 810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ boxBlur)
/* harmony export */ });
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


/***/ }),

/***/ 1807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gy: () => (/* binding */ mark),
/* harmony export */   M_: () => (/* binding */ largestArea),
/* harmony export */   ct: () => (/* binding */ componentsOf)
/* harmony export */ });
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


/***/ }),

/***/ 3179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ ENOUGH),
/* harmony export */   S: () => (/* binding */ judge)
/* harmony export */ });
/** From here on a matte is worth giving. */
const ENOUGH = 0.6;
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
        doubtOfFrame(signs, busy),
        { confidence: 1 - rising(signs.roughness, 1.6, 3.5), because: busy },
        { confidence: 1 - rising(signs.unexplained, 0.5, 1.1), because: busy },
    ];
}
/** Where the frame cuts the object, much of the frame is no backdrop; what is left of an even one says enough. */
function doubtOfFrame(signs, busy) {
    const isEven = signs.grain <= EVEN && signs.roughness <= SMOOTH && signs.unexplained < EXPLAINED;
    if (!isEven)
        return { confidence: rising(signs.frame, 0.5, 0.65), because: busy };
    return {
        confidence: rising(signs.frame, 0.3, 0.45),
        because: "too little background shows along the picture's edges for the embedded engine",
    };
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
            confidence: Math.max(1 - rising(signs.doubt, 0.0065, 0.012), 1 - rising(signs.softness, 0.8, 1), trustInOutline(signs)),
            because: "the embedded engine cannot tell where the object ends",
        },
        { confidence: rising(signs.outline, 0.35, 0.87), because: ALIKE },
        { confidence: signs.hypothesis === "shadows" ? 1 : 0.3, because: ALIKE },
    ];
}
/** Up to here a backdrop has no grain that could hide an edge, or feign one. */
const EVEN = 0.4;
const SMOOTH = 0.6;
/** What may be left unexplained of an even backdrop: contact shadows and soft edges, nothing more. */
const EXPLAINED = 0.12;
/** Of the frame, from which on what is doubtful may be another thing that the frame cuts as well, such as a hand. */
const HELD = 0.12;
/** On even ground colours may leave much in doubt: an outline that is crisp all along settles it, unless much went to shadow. */
function trustInOutline({ grain, contact, blurred, doubt, shadow }) {
    if (grain > EVEN || contact > HELD)
        return 0;
    return Math.min(1 - rising(blurred, 0.04, 0.11), 1 - rising(doubt * shadow, 0.0045, 0.0065));
}
/** Pale on white and clear glass look alike but for gaps in the outline: only one without any is trusted. */
function doubtsOfEnclosed(signs) {
    return [{ confidence: rising(signs.backing, 0.98, 1), because: ALIKE }];
}
/** 0 up to `from`, 1 from `to` on. */
function rising(value, from, to) {
    return Math.max(0, Math.min(1, (value - from) / (to - from)));
}


/***/ }),

/***/ 508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ dilate)
/* harmony export */ });
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


/***/ }),

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

/***/ 6490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ CERTAIN),
/* harmony export */   d: () => (/* binding */ doubtfulDecisions)
/* harmony export */ });
/* harmony import */ var _components_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1807);
/* harmony import */ var _inverse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3127);


/** Of the picture: a hole that anybody would miss. */
const HOLE = 3e-4;
/** Of the frame: beyond a corner or two that an object's shadow reaches. */
const CONTACT = 0.004;
/** In areas of the object. */
const SHADOW = 0.35;
/** Confidence from which on a matte is as good as certain. */
const CERTAIN = 0.95;
/** The doubtful decisions of a segmentation, in no order; none for most pictures of one object on plain ground. */
function doubtfulDecisions(segmentation, signs, confidence) {
    const { mask, hypothesis } = segmentation;
    const gaps = (0,_components_js__WEBPACK_IMPORTED_MODULE_0__/* .componentsOf */ .ct)((0,_inverse_js__WEBPACK_IMPORTED_MODULE_1__/* .inverse */ .D)(mask), segmentation).list;
    const found = [
        ["hole", gaps.some(({ area, touchesFrame }) => !touchesFrame && area >= HOLE * mask.length)],
        ["frame", signs.contact > CONTACT],
        ["pale", hypothesis !== "shadows"],
        ["shadow", signs.shadow > SHADOW],
        ["unsure", confidence < CERTAIN],
    ];
    return found.flatMap(([decision, taken]) => (taken ? [decision] : []));
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

/***/ 8773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ followOutline)
/* harmony export */ });
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
 *
 * @param noise squared RGB distance that colours beside each working pixel stray: the more, the less the colour counts.
 */
function refine(image, trimap, sides, noise) {
    const { width, height, data } = image;
    const result = new Uint8ClampedArray(data.length);
    const cells = cellStates(trimap);
    const columns = interpolation(width, trimap.width);
    const rows = interpolation(height, trimap.height);
    const paintRun = bandPainter(image, result, columns, [
        trimap.prior,
        ...sides.back,
        ...sides.front,
        noise ?? new Float32Array(trimap.prior.length),
    ]);
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
const KNOWN = 8;
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
    const blind = NOISE + STRANGE * off + between(line, left + 7, across);
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

/***/ 4027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ segment)
});

// EXTERNAL MODULE: ./lib/embedded/matting/box-blur.js
var box_blur = __webpack_require__(810);
// EXTERNAL MODULE: ./lib/embedded/matting/push-pull.js
var push_pull = __webpack_require__(5007);
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
    return (0,box_blur/* boxBlur */.F)((0,box_blur/* boxBlur */.F)(plane, half, RADIUS), half, RADIUS);
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
const ALIKE = 8;
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
    return { width, height, l: (0,box_blur/* boxBlur */.F)(l, lab, 1), a: (0,box_blur/* boxBlur */.F)(a, lab, 1), b: (0,box_blur/* boxBlur */.F)(b, lab, 1) };
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
        if (from === undefined || to === undefined || apart(from, to) > ALIKE)
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

// EXTERNAL MODULE: ./lib/embedded/matting/dilate.js
var dilate = __webpack_require__(508);
;// CONCATENATED MODULE: ./lib/embedded/matting/edges.js



/** Least strength of a usual edge, in Lab units: below it there is nothing but rounding. */
const LEAST_LIGHT = 0.2;
const LEAST_CHROMA = 0.25;
/** In pixels; a soft shadow's rim is wider than this, an object's outline narrower. */
const AROUND = 4;
/** Of the lightness around it, what an edge departs from its surroundings by if it is sharp. */
const SOFT = 0.12;
function findEdges(lab) {
    const smooth = blurred(lab, 1);
    const mean = blurred(lab, 3);
    return { smooth, mean, barrier: (0,dilate/* dilate */.Q)(departure(smooth, mean), lab, 1) };
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
    const faint = (0,dilate/* dilate */.Q)(light, smooth, 1);
    const hue = (0,dilate/* dilate */.Q)(chroma, smooth, 1);
    const usualLight = Math.max(LEAST_LIGHT, usualEdge(faint, seeds));
    const spans = spanAround(smooth);
    for (let i = 0; i < faint.length; i++) {
        const crisp = (faint[i] ?? 0) / (SOFT * (spans[i] ?? 0) + 0.5 * usualLight);
        if (crisp < 1)
            faint[i] = (faint[i] ?? 0) * crisp * crisp;
    }
    const usualChroma = Math.max(LEAST_CHROMA, usualEdge(hue, seeds));
    for (let i = 0; i < faint.length; i++) {
        faint[i] = Math.max((faint[i] ?? 0) / usualLight, (hue[i] ?? 0) / usualChroma);
    }
    return faint;
}
/** How far the lightest and the darkest of each pixel's surroundings are apart. */
function spanAround(lab) {
    const most = (0,dilate/* dilate */.Q)(lab.l, lab, AROUND);
    const least = (0,dilate/* dilate */.Q)(lab.l.map((value) => -value), lab, AROUND);
    return most.map((value, i) => value + (least[i] ?? 0));
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
        l: (0,box_blur/* boxBlur */.F)(lab.l, lab, radius),
        a: (0,box_blur/* boxBlur */.F)(lab.a, lab, radius),
        b: (0,box_blur/* boxBlur */.F)(lab.b, lab, radius),
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
/** A floor or a second wall meets two opposite sides of the frame; what is seen at one, or about a corner, may be the object. */
function spansSides({ side }, inlier) {
    const all = [0, 0, 0, 0];
    const hit = [0, 0, 0, 0];
    for (let s = 0; s < side.length; s++) {
        all[side[s] ?? 0] = (all[side[s] ?? 0] ?? 0) + 1;
        hit[side[s] ?? 0] = (hit[side[s] ?? 0] ?? 0) + (inlier[s] ?? 0);
    }
    const [top, right, bottom, left] = hit.map((count, k) => count > 0.12 * (all[k] ?? 0));
    return (top === true && bottom === true) || (left === true && right === true);
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

// EXTERNAL MODULE: ./lib/embedded/matting/components.js
var components = __webpack_require__(1807);
// EXTERNAL MODULE: ./lib/embedded/matting/confidence.js
var confidence = __webpack_require__(3179);
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
const OPEN = 0;
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
        const isObject = labels[i] === OPEN ? tree[network.origin + i] === SOURCE : labels[i] === OBJECT;
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
        if (labels[i] === OPEN)
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
            if (own !== OPEN && other !== OPEN)
                continue;
            const price = length * partingPrice(lab, contrast, i, i + step);
            const from = origin + i;
            const to = from + step;
            if (own !== OPEN)
                terminal[to] = (terminal[to] ?? 0) + own * price;
            else if (other !== OPEN)
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
        opinion[i] = value > SURE_OBJECT ? OBJECT : value < SURE_BACKDROP ? BACKDROP : OPEN;
    }
    const settled = new Int8Array(evidence.length);
    for (let i = width + 1; i < settled.length - width - 1; i++) {
        const own = opinion[i] ?? 0;
        if (own !== OPEN &&
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
/** Evidence from the outline alone, for an object of the backdrop's own colour. */
function findEnclosed({ lines, inside }, likeness, grid) {
    const chosen = inside.slice();
    openHoles(chosen, lines, likeness, grid);
    return slope(chosen, grid);
}
/**
 * What cannot be reached from the frame without crossing a faint edge, once the gaps in that edge have been bridged.
 *
 * @param faint edges in units of their usual strength on the backdrop.
 * @returns undefined where nothing is enclosed.
 */
function enclose(faint, grid) {
    const lines = drawLines(faint, grid);
    const away = (0,matting_distance/* distanceTo */.l)(lines, grid);
    const most = areaOf(fillOutlines(away, WIDEST_BRIDGE, grid));
    if (most < LEAST_OBJECT * faint.length)
        return undefined;
    return { lines, inside: narrowestFill(away, NEARLY_ALL * most, grid) };
}
function drawLines(faint, grid) {
    const lines = new Uint8Array(faint.length);
    for (let i = 0; i < lines.length; i++)
        if ((faint[i] ?? 0) > FAINT_LINE)
            lines[i] = 1;
    const { labels, list } = (0,components/* componentsOf */.ct)(lines, grid);
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
    const pieces = (0,components/* componentsOf */.ct)(open, grid);
    const outer = (0,components/* mark */.Gy)(pieces, (piece) => piece.touchesFrame);
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
    const pieces = (0,components/* componentsOf */.ct)(inner, grid);
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
    const holes = (0,components/* mark */.Gy)(pieces, ({ label, area }) => {
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
    const negative = (0,box_blur/* boxBlur */.F)(barrier, grid, 2);
    for (let i = 0; i < negative.length; i++)
        negative[i] = -(negative[i] ?? 0);
    // The least texture nearby: right beside an outline a real shadow is busy as well, but not a few pixels further on.
    const least = (0,dilate/* dilate */.Q)(negative, grid, 4);
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
const evidence_AROUND = 4;
/**
 * Positive for object, negative for backdrop. What the flood reached may be shadow; what it did not reach is more likely
 * object, whatever its colour.
 */
function weighEvidence(likeness, reach, grid) {
    const near = new Float32Array(reach.length);
    for (let i = 0; i < near.length; i++)
        near[i] = Math.exp(-(reach[i] ?? 0) / REACH);
    const connected = (0,dilate/* dilate */.Q)(near, grid, evidence_AROUND);
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

;// CONCATENATED MODULE: ./lib/embedded/matting/gaps.js






/** In working pixels: how far inside of an outline's bridged gaps a place is that belongs to it beyond doubt. */
const CORE = 4;
/** Smaller gaps are left to `tidy`. */
const gaps_LEAST = 12;
/** In `Likeness` units: up to here it is the backdrop as it is seen elsewhere, in light or in shadow. */
const gaps_EXACT = 2;
const SHADED = 1.6;
/** In Lab units, how much darker than the shadows around the object a gap in it may be. */
const DARKER = 4;
/** On white ground, where paper, paint and screens are of the backdrop's colour, and real shadows soft. */
const DARKER_ON_WHITE = 1.4;
const WHITE = 96.5;
const COLOURLESS = 3;
/** Of a gap, what may stand in it like the letters on a label: an island of the object, which a hole has no hold for. */
const LEAST_ISLAND = 0.03;
/** Of the picture: smaller gaps have no room for any. */
const ROOM_FOR_ISLANDS = 2e-3;
/** What lies this near to a label, and looks no less like one, is more of it. */
const gaps_NEIGHBOURS = 6;
/** Smallest pale surface, in working pixels. */
const LEAST_SURFACE = 60;
/** In `Likeness` units: from here on it is not the lit backdrop. */
const NO_BACKDROP = 5;
/** Strength of an outline's edge, in units of what is usual on the backdrop; rims of shadows and reflections have less. */
const CRISP = 5;
const CRISP_ALMOST_ALL_ALONG = 4;
/** Of the outer edge's strength, the inner one's where a surface merely turns away from the light. */
const SOFTER = 0.6;
/**
 * The gaps in an object that are none: print, labels, screens and pale surfaces of about the backdrop's colour. A gap is one
 * with evidence alone: it shows the backdrop exactly, or in a shadow that goes on from what is seen around the object.
 *
 * @param inside 1 for what the object's outline encloses, holes and bays in it too.
 * @returns 1 for what is to be object; undefined where there is nothing.
 */
function findFalseGaps(mask, inside, ground) {
    const { lab } = ground;
    const candidates = enclosedGaps(mask, inside, lab);
    const { labels, list } = (0,components/* componentsOf */.ct)(candidates, lab);
    const large = list.filter(({ area }) => area >= gaps_LEAST);
    if (large.length === 0)
        return undefined;
    const shades = measureShades(large, labels, candidates, mask, ground);
    const rims = followRims(labels, mask, ground);
    const isFalse = new Uint8Array(list.length + 1);
    for (const piece of large) {
        const rim = rims.get(piece.label);
        const isObject = rim === undefined || rim.outer.length === 0
            ? !isBackdrop(shades, piece) || (piece.area >= ROOM_FOR_ISLANDS * mask.length && hasIslands(piece, labels, lab))
            : isSurface(rim, shades, piece);
        if (isObject)
            isFalse[piece.label] = 1;
    }
    gaps_spread(isFalse, rims, labels, shades, lab);
    if (!isFalse.includes(1))
        return undefined;
    return candidates.map((_, i) => isFalse[labels[i] ?? 0] ?? 0);
}
function followRims(labels, mask, { lab, faint }) {
    const near = (0,dilate/* dilate */.Q)(faint, lab, CORE + 1);
    const rims = new Map();
    const steps = [-lab.width, -1, 1, lab.width];
    for (let i = lab.width; i < labels.length - lab.width; i++) {
        const label = labels[i] ?? 0;
        if (label === 0)
            continue;
        const rim = rims.get(label) ?? { outer: [], inner: [] };
        rims.set(label, rim);
        const others = steps.filter((step) => labels[i + step] === 0);
        if (others.some((step) => mask[i + step] === 0))
            rim.outer.push(near[i] ?? 0);
        if (others.some((step) => mask[i + step] === 1))
            rim.inner.push(faint[i] ?? 0);
    }
    return rims;
}
/**
 * Whether what lies between object and backdrop is a pale surface of the object: it ends in a crisp edge all along, unlike a
 * shadow or a reflection, and goes over into the object in a softer one, unless it is no shadow by its colour.
 */
function isSurface({ outer, inner }, shades, piece) {
    const { label, area } = piece;
    if (area < LEAST_SURFACE || (shades.lit[label] ?? 0) < NO_BACKDROP)
        return false;
    const crisp = percentile(Float32Array.from(outer), 0.25);
    if (crisp < CRISP || percentile(Float32Array.from(outer), 0.1) < CRISP_ALMOST_ALL_ALONG)
        return false;
    return percentile(Float32Array.from(inner), 0.25) < SOFTER * crisp || !isBackdrop(shades, piece);
}
/** What the mask leaves open well within the outline, and whatever it encloses itself. */
function enclosedGaps(mask, inside, lab) {
    const depth = (0,matting_distance/* distanceTo */.l)((0,inverse/* inverse */.D)(inside), lab);
    const open = (0,components/* componentsOf */.ct)((0,inverse/* inverse */.D)(mask), lab);
    const touches = new Uint8Array(open.list.length + 1);
    for (const { label, touchesFrame } of open.list)
        touches[label] = touchesFrame ? 1 : 0;
    return mask.map((own, i) => (own === 0 && (touches[open.labels[i] ?? 0] === 0 || (depth[i] ?? 0) > CORE) ? 1 : 0));
}
function measureShades(list, labels, candidates, mask, { lab, backdrop, likeness }) {
    const size = list.reduce((most, { label }) => Math.max(most, label), 0) + 1;
    const around = Float32Array.from(mask, (own, i) => (own === 0 && candidates[i] === 0 ? 1 : 0));
    const [expected] = (0,push_pull/* pushPull */.c)([lab.l, lab.a, lab.b], around, lab);
    const depth = (0,matting_distance/* distanceTo */.l)((0,inverse/* inverse */.D)(candidates), lab);
    const { field } = backdrop;
    const [lit, shaded, lighter] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
    const [count, light, chroma] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
    for (let i = 0; i < labels.length; i++) {
        const label = labels[i] ?? 0;
        if (label === 0 || label >= size)
            continue;
        // Its rim is a mixture with what surrounds it.
        const weight = (depth[i] ?? 0) > 2 ? 1 : 1e-3;
        count[label] = (count[label] ?? 0) + weight;
        lit[label] = (lit[label] ?? 0) + weight * (likeness.lit[i] ?? 0);
        shaded[label] = (shaded[label] ?? 0) + weight * (likeness.shaded[i] ?? 0);
        lighter[label] = (lighter[label] ?? 0) + weight * ((lab.l[i] ?? 0) - (expected[i] ?? 0));
        light[label] = (light[label] ?? 0) + weight * (field.l[i] ?? 0);
        chroma[label] = (chroma[label] ?? 0) + weight * Math.hypot(field.a[i] ?? 0, field.b[i] ?? 0);
    }
    for (const plane of [lit, shaded, lighter, light, chroma])
        for (let k = 0; k < size; k++)
            plane[k] = (plane[k] ?? 0) / Math.max(1e-9, count[k] ?? 0);
    const onWhite = Uint8Array.from(light, (value, k) => (value > WHITE && (chroma[k] ?? 0) < COLOURLESS ? 1 : 0));
    return { lit, shaded, lighter, onWhite };
}
function isBackdrop({ lit, shaded, lighter, onWhite }, { label }) {
    if ((lit[label] ?? 0) < gaps_EXACT)
        return true;
    const darker = onWhite[label] === 1 ? DARKER_ON_WHITE : DARKER;
    return (shaded[label] ?? 0) < SHADED && (lighter[label] ?? 0) > -darker;
}
function hasIslands({ label, area }, labels, lab) {
    const others = Uint8Array.from(labels, (own) => (own === label ? 0 : 1));
    const islands = (0,components/* componentsOf */.ct)(others, lab).list.filter(({ touchesFrame }) => !touchesFrame);
    return islands.reduce((sum, island) => sum + island.area, 0) > LEAST_ISLAND * area;
}
/** On white ground, what lies beside a false gap is one as well: a screen or a label comes in pieces. */
function gaps_spread(isFalse, rims, labels, { onWhite }, lab) {
    const closed = Uint8Array.from(labels, (label) => isFalse[label] ?? 0);
    if (!closed.includes(1))
        return;
    const near = (0,matting_distance/* distanceTo */.l)(closed, lab);
    for (let i = 0; i < labels.length; i++) {
        const label = labels[i] ?? 0;
        if (label === 0 || (near[i] ?? 0) > gaps_NEIGHBOURS || onWhite[label] !== 1)
            continue;
        if ((rims.get(label)?.outer.length ?? 0) === 0)
            isFalse[label] = 1;
    }
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

// EXTERNAL MODULE: ./lib/embedded/matting/outline.js
var outline = __webpack_require__(8773);
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
    const terrain = { cost: price, relief: (0,box_blur/* boxBlur */.F)(relief, lab, 2) };
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
    const { labels, list } = (0,components/* componentsOf */.ct)(gaps, grid);
    if (!list.some((piece) => piece.area >= LEAST_DARK_HOLE))
        return false;
    const open = new Float32Array(reach.length);
    for (let i = 0; i < open.length; i++)
        if ((reach[i] ?? 0) < reach_ENCLOSED / 2)
            open[i] = 1;
    const outside = (0,dilate/* dilate */.Q)(open, grid, RIM_WIDTH);
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
    const pieces = (0,components/* componentsOf */.ct)(mask, grid);
    const large = (0,components/* mark */.Gy)(pieces, ({ area }) => area >= least);
    if (!large.includes(1))
        return false;
    for (let i = 0; i < seeds.length; i++)
        if (large[pieces.labels[i] ?? 0] === 1)
            seeds[i] = 1;
    return true;
}

// EXTERNAL MODULE: ./lib/embedded/matting/signs.js
var signs = __webpack_require__(1141);
// EXTERNAL MODULE: ./lib/embedded/matting/tidy.js
var tidy = __webpack_require__(7675);
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
    const findings = {
        width: lab.width,
        height: lab.height,
        border,
        edges,
        likeness,
        quiet,
        closed: undefined,
        faint: undefined,
    };
    const first = { ...findings, ...decide(lab, likeness, reach, border) };
    (0,tidy/* tidy */.D)(first.mask, lab);
    lap("cut");
    if (first.hypothesis === "centre")
        return first;
    const faint = findFaintEdges(edges, border.seeds);
    const enclosure = enclose(faint, lab);
    if (enclosure === undefined)
        return { ...first, faint };
    const whole = closeGaps({ ...first, faint }, enclosure, { lab, backdrop, likeness, faint });
    const decision = reconsider(whole, enclosure, faint, lab);
    lap("enclosure");
    return decision;
}
function decide(lab, likeness, reach, border) {
    const contrast = measureContrast(lab);
    if (border.share < BUSY && border.first.scale > GRAINY) {
        return { ...guessCentre(lab, contrast), hypothesis: "centre", backing: 1 };
    }
    const shadows = weighEvidence(likeness, reach, lab);
    const first = cut(shadows, contrast, lab);
    if ((0,components/* largestArea */.M_)(first, lab) >= SWALLOWED * (0,components/* largestArea */.M_)(whatDiffers(likeness), lab)) {
        return { ...recut(lab, first, shadows, contrast), hypothesis: "shadows", backing: 1 };
    }
    // Pale on white, or dark on black: the object's own shading is all that shows of it.
    const plain = weighDifference(likeness);
    return { ...recut(lab, cut(plain, contrast, lab), plain, contrast), hypothesis: "difference", backing: 1 };
}
/** In pixels: how far an outline that was bridged may lie off the object's. */
const BRIDGED = 5;
/** Evidence that makes a false gap object, and what is left of that against it along an outline. */
const CLOSED = 12;
const LOOSE = -1;
/** Makes the gaps object that are none, up to the nearest edge of what the outline encloses. */
function closeGaps(first, { inside }, ground) {
    const { lab } = ground;
    const gaps = findFalseGaps(first.mask, inside, ground);
    if (gaps === undefined)
        return first;
    const away = (0,matting_distance/* distanceTo */.l)(gaps, lab);
    const evidence = first.evidence.map((own, i) => {
        if (gaps[i] === 1)
            return CLOSED;
        return (away[i] ?? 0) <= BRIDGED && inside[i] === 1 ? Math.max(own, LOOSE) : own;
    });
    const mask = cut(evidence, measureContrast(lab), lab);
    (0,tidy/* tidy */.D)(mask, lab);
    const closed = gaps.map((gap, i) => gap | (mask[i] === 1 && first.mask[i] === 0 ? 1 : 0));
    return { ...first, mask, evidence, closed };
}
/** Where colours make a poor object, its outline may make a better one: one that runs along edges for more of its length. */
function reconsider(first, enclosure, faint, lab) {
    if ((0,confidence/* judge */.S)((0,signs/* readSigns */.L)(first)).confidence >= confidence/* ENOUGH */.P)
        return first;
    const evidence = findEnclosed(enclosure, first.likeness, lab);
    const mask = cut(evidence, measureContrast(lab), lab);
    (0,tidy/* tidy */.D)(mask, lab);
    const before = (0,outline/* followOutline */.Y)(first.mask, faint, CLEAR, lab);
    const { length, backed } = (0,outline/* followOutline */.Y)(mask, faint, CLEAR, lab);
    if (length - backed > BETTER * (before.length - before.backed))
        return first;
    return { ...first, mask, evidence, closed: undefined, hypothesis: "outline", backing: backed / Math.max(1, length) };
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

/***/ 1141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ readSigns)
/* harmony export */ });
/* harmony import */ var _dilate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(508);
/* harmony import */ var _outline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8773);


/** In units of what is usual on the backdrop: the least strength of a crisp edge, and how far it may lie off the outline. */
const CRISP = 5;
const NEARBY = 2;
function blurredShare(s) {
    if (s.faint === undefined)
        return 1;
    const crisp = (0,_dilate_js__WEBPACK_IMPORTED_MODULE_0__/* .dilate */ .Q)(s.faint, s, NEARBY).map((strength) => (strength >= CRISP ? 1 : 0));
    const { length, backed } = (0,_outline_js__WEBPACK_IMPORTED_MODULE_1__/* .followOutline */ .Y)(s.mask, crisp, 1, s);
    return 1 - backed / Math.max(1, length);
}
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
    const outline = (0,_outline_js__WEBPACK_IMPORTED_MODULE_1__/* .followOutline */ .Y)(mask, s.edges.barrier, 5 * s.quiet, s);
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
        blurred: blurredShare(s),
        hypothesis: s.hypothesis,
        backing: s.backing,
    };
}


/***/ }),

/***/ 7675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ tidy)
/* harmony export */ });
/* harmony import */ var _components_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1807);
/* harmony import */ var _inverse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3127);


/** Least size of a piece of object: of the picture, and of the largest piece. Specks are dust or noise. */
const LEAST_OF_PICTURE = 4e-4;
const LEAST_OF_LARGEST = 0.01;
/** Least size of a hole, of the picture; smaller ones are highlights and noise. */
const LEAST_HOLE = 3e-5;
/** Takes specks off the mask and closes pinholes in it, in place. */
function tidy(mask, grid) {
    const pieces = (0,_components_js__WEBPACK_IMPORTED_MODULE_0__/* .componentsOf */ .ct)(mask, grid);
    const largest = pieces.list.reduce((most, piece) => Math.max(most, piece.area), 0);
    const least = Math.max(LEAST_OF_PICTURE * mask.length, LEAST_OF_LARGEST * largest);
    flip(mask, pieces, (piece) => piece.area < least);
    const gaps = (0,_components_js__WEBPACK_IMPORTED_MODULE_0__/* .componentsOf */ .ct)((0,_inverse_js__WEBPACK_IMPORTED_MODULE_1__/* .inverse */ .D)(mask), grid);
    const leastGap = Math.max(10, LEAST_HOLE * mask.length);
    flip(mask, gaps, (gap) => !gap.touchesFrame && gap.area < leastGap);
}
function flip(mask, pieces, isWrong) {
    const wrong = (0,_components_js__WEBPACK_IMPORTED_MODULE_0__/* .mark */ .Gy)(pieces, isWrong);
    for (let i = 0; i < mask.length; i++)
        if (wrong[pieces.labels[i] ?? 0] === 1)
            mask[i] = 1 - (mask[i] ?? 0);
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
