export const id = 759;
export const ids = [759];
export const modules = {

/***/ 2759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  modelMatteJob: () => (/* binding */ modelMatteJob)
});

// EXTERNAL MODULE: ./lib/pixels/decode.js + 1 modules
var decode = __webpack_require__(4164);
// EXTERNAL MODULE: ./lib/pixels/encode-png.js + 1 modules
var encode_png = __webpack_require__(1539);
// EXTERNAL MODULE: ./lib/embedded/matting/confidence.js
var matting_confidence = __webpack_require__(3179);
// EXTERNAL MODULE: ./lib/embedded/matting/downsample.js
var matting_downsample = __webpack_require__(8517);
// EXTERNAL MODULE: ./lib/embedded/matting/box-blur.js
var box_blur = __webpack_require__(810);
// EXTERNAL MODULE: ./lib/embedded/matting/trimap.js
var matting_trimap = __webpack_require__(3690);
;// CONCATENATED MODULE: ./lib/embedded/matting/colour-noise.js


/** Half-width of the square that colours are compared over, in working pixels: wide enough to reach over the band. */
const RADIUS = 7;
/**
 * How far colours stray beside each pixel, from the mean of those that are certain on the same side: variance of the object's and
 * the backdrop's together, in squared RGB units. On textured ground that is large, and where a pixel's colour lies between two
 * means tells little.
 */
function colourNoise(rgb, { state }) {
    const front = variance(rgb, state, matting_trimap/* OBJECT */.qv);
    const back = variance(rgb, state, matting_trimap/* BACKDROP */.t7);
    return front.map((value, i) => value + (back[i] ?? 0));
}
function variance(rgb, state, side) {
    const grid = rgb;
    const known = Float32Array.from(state, (value) => (value === side ? 1 : 0));
    const share = (0,box_blur/* boxBlur */.F)(known, grid, RADIUS);
    const sum = new Float32Array(known.length);
    for (const plane of [rgb.r, rgb.g, rgb.b]) {
        const mean = (0,box_blur/* boxBlur */.F)(plane.map((value, i) => value * (known[i] ?? 0)), grid, RADIUS);
        const square = (0,box_blur/* boxBlur */.F)(plane.map((value, i) => value * value * (known[i] ?? 0)), grid, RADIUS);
        for (let i = 0; i < sum.length; i++) {
            const weight = share[i] ?? 0;
            if (weight < 1e-3)
                continue;
            const centre = (mean[i] ?? 0) / weight;
            sum[i] = (sum[i] ?? 0) + Math.max(0, (square[i] ?? 0) / weight - centre * centre);
        }
    }
    return sum;
}

// EXTERNAL MODULE: ./lib/embedded/matting/components.js
var components = __webpack_require__(1807);
// EXTERNAL MODULE: ./lib/embedded/matting/refine.js
var refine = __webpack_require__(4998);
// EXTERNAL MODULE: ./lib/embedded/matting/sides.js
var sides = __webpack_require__(1371);
// EXTERNAL MODULE: ./lib/embedded/matting/tidy.js
var tidy = __webpack_require__(7675);
;// CONCATENATED MODULE: ./lib/embedded/matting/from-mask.js







/** How much a mask's opacity of 0 or 1 counts for, in the units in which the engine weighs its own evidence. */
const CONVICTION = 8;
/** Opacity from which on faint traces belong to the piece of object that they surround. */
const TRACE = 0.1;
/**
 * How much squared noise of colours counts beside a mask. A network's own opacities are good by themselves: a pixel's
 * colour may improve them only where it tells the two sides apart beyond doubt.
 */
const NOISY = 12;
/** Full-size opacity and foreground colours from a coarse mask, whatever it is worth. */
function matteFromMask(image, mask) {
    const rgb = downsample(image, workingSize(image));
    return paint(image, rgb, resample(mask, rgb));
}
/**
 * The same from opacities at working size.
 *
 * @param rgb the picture at that size.
 */
function paint(image, rgb, given) {
    const labels = Uint8Array.from(given, (value) => (value > 0.5 ? 1 : 0));
    (0,tidy/* tidy */.D)(labels, rgb);
    const opacity = withoutSpecks(given, labels, rgb);
    const doubt = opacity.map((value) => (value * 2 - 1) * CONVICTION);
    const drawn = (0,matting_trimap/* drawTrimap */.Ob)(labels, doubt, opacity, rgb);
    const prior = drawn.prior.map((value, i) => (drawn.state[i] === matting_trimap/* UNKNOWN */.HV ? (opacity[i] ?? 0) : value));
    const trimap = { ...drawn, prior };
    const noise = colourNoise(rgb, trimap).map((value) => value * NOISY);
    return (0,refine/* refine */.Y)(image, trimap, (0,sides/* extendSides */.H)(rgb, labels, trimap), noise);
}
/** The opacities of what is left of the object, and of the traces around it: hair is faint, and hangs together with a head. */
function withoutSpecks(opacity, labels, grid) {
    const traces = (0,components/* componentsOf */.ct)(Uint8Array.from(opacity, (value) => (value > TRACE ? 1 : 0)), grid);
    const kept = new Uint8Array(traces.list.length + 1);
    for (let i = 0; i < labels.length; i++)
        if (labels[i] === 1)
            kept[traces.labels[i] ?? 0] = 1;
    return opacity.map((value, i) => {
        if (kept[traces.labels[i] ?? 0] === 0 || traces.labels[i] === 0)
            return labels[i] === 1 ? 1 : 0;
        return labels[i] === 1 ? Math.max(value, 0.5) : value;
    });
}
/** Opacities at another size, bilinear. */
function resample({ data, width, height }, to) {
    const result = new Float32Array(to.width * to.height);
    for (let y = 0; y < to.height; y++) {
        const v = Math.max(0, Math.min(height - 1, ((y + 0.5) * height) / to.height - 0.5));
        const top = Math.floor(v);
        const down = top < height - 1 ? width : 0;
        for (let x = 0; x < to.width; x++) {
            const u = Math.max(0, Math.min(width - 1, ((x + 0.5) * width) / to.width - 0.5));
            const left = Math.floor(u);
            const a = top * width + left;
            const b = left < width - 1 ? a + 1 : a;
            const upper = (data[a] ?? 0) + ((data[b] ?? 0) - (data[a] ?? 0)) * (u - left);
            const lower = (data[a + down] ?? 0) + ((data[b + down] ?? 0) - (data[a + down] ?? 0)) * (u - left);
            result[y * to.width + x] = upper + (lower - upper) * (v - top);
        }
    }
    return result;
}

// EXTERNAL MODULE: ./lib/embedded/matting/distance.js
var distance = __webpack_require__(2676);
// EXTERNAL MODULE: ./lib/embedded/matting/doubtful.js
var doubtful = __webpack_require__(6490);
// EXTERNAL MODULE: ./lib/embedded/matting/inverse.js
var inverse = __webpack_require__(3127);
;// CONCATENATED MODULE: ./lib/embedded/matting/fuse.js




/** Evidence from which on the engine is sure of an object's pixel. */
const STRONG = 3;
/** Opacity of what the engine adds to a network's mask. */
const ADDED = 0.97;
/** In pixels: two outlines of one object lie no farther apart than this. */
const APART = 3;
/** What is added outside of the network's outline is a limb, and thicker than the skirt of a shadow. */
const LIMB = 8;
/** Of the frame, how much is backdrop where the ground is plain; and how far its colours stray at most. */
const PLAIN_FRAME = 0.9;
const PLAIN_ROUGHNESS = 1.2;
/**
 * A network's opacities, with what the engine knows better. The network knows what an object is, and can lose a hand or a
 * strap where the frame cuts it, or take print of the ground's colour for a gap; the engine knows what differs from a plain
 * ground. What the engine is sure of is added where its matte was worth giving, and in the network's gaps wherever the
 * ground is plain.
 *
 * @param opacity 0 to 1, at working size.
 */
function fuse(opacity, segmentation, signs, confidence) {
    const isPlain = signs.frame >= PLAIN_FRAME && signs.roughness <= PLAIN_ROUGHNESS;
    const isTrusted = confidence >= doubtful/* CERTAIN */.P;
    if (!isPlain && !isTrusted)
        return opacity;
    const network = Uint8Array.from(opacity, (value) => (value > 0.5 ? 1 : 0));
    const gaps = (0,components/* componentsOf */.ct)((0,inverse/* inverse */.D)(network), segmentation);
    const inGap = (0,components/* mark */.Gy)(gaps, ({ touchesFrame }) => !touchesFrame);
    const thickness = thicknessOfMissed(network, segmentation);
    return opacity.map((value, i) => {
        const deep = thickness[i] ?? 0;
        const isWanted = deep > APART && (inGap[gaps.labels[i] ?? 0] === 1 || (isTrusted && deep > LIMB));
        return isWanted ? Math.max(value, ADDED) : value;
    });
}
/** Half the thickness, in pixels, of the piece that a pixel is of: of what the engine is sure of and the network has not. */
function thicknessOfMissed(network, { mask, evidence, ...grid }) {
    const missed = mask.map((label, i) => (label === 1 && network[i] === 0 && (evidence[i] ?? 0) >= STRONG ? 1 : 0));
    const pieces = (0,components/* componentsOf */.ct)(missed, grid);
    const thick = deepest(pieces, (0,distance/* distanceTo */.l)((0,inverse/* inverse */.D)(missed), grid));
    return Float32Array.from(missed, (value, i) => (value === 1 ? (thick[pieces.labels[i] ?? 0] ?? 0) : 0));
}
/** Of each piece, how far its innermost pixel lies from what is not of it. */
function deepest({ labels, list }, depth) {
    const result = new Float32Array(list.length + 1);
    for (let i = 0; i < labels.length; i++) {
        const label = labels[i] ?? 0;
        result[label] = Math.max(result[label] ?? 0, depth[i] ?? 0);
    }
    return result;
}

;// CONCATENATED MODULE: ./lib/embedded/matting/mask-worth.js



/** In pixels at working size: nearer to the outline than this, half opacities are its own softness, or hair. */
const RIM = 4;
/** Opacities between these are neither. */
const CLEAR = 0.1;
const SOLID = 0.9;
/** Pieces smaller than this part of the largest, or of the picture, are crumbs where there are several. */
const CRUMB_OF_LARGEST = 0.05;
const CRUMB_OF_PICTURE = 0.0015;
const SEVERAL = 5;
/**
 * How far a network's mask can be trusted, by itself: one that knows its object is nearly all 0 and 1 but for the outline;
 * where it guesses, whole areas are left in between, or the object comes in crumbs.
 *
 * @param opacity 0 to 1, at working size, as it is used.
 */
function judgeMask(opacity, grid) {
    const labels = Uint8Array.from(opacity, (value) => (value > 0.5 ? 1 : 0));
    const area = labels.reduce((sum, label) => sum + label, 0);
    const share = area / labels.length;
    if (share < 0.0002)
        return { confidence: 0, reason: "the model found no object in the picture" };
    if (share > 0.9998)
        return {
            confidence: 0,
            reason: "the model took the whole picture for its object: there is no background left",
        };
    const undecided = 1 - rising(undecidedArea(opacity, labels, grid) / area, 0.05, 0.18);
    const crumbs = 1 - rising(crumbled(labels, grid), 0.15, 0.45);
    return undecided < crumbs
        ? { confidence: undecided, reason: "the model cannot tell what in the picture is the object" }
        : { confidence: crumbs, reason: "the model found crumbs rather than an object" };
}
/** Pixels away from the outline whose opacity is neither. */
function undecidedArea(opacity, labels, grid) {
    const inside = (0,distance/* distanceTo */.l)((0,inverse/* inverse */.D)(labels), grid);
    const outside = (0,distance/* distanceTo */.l)(labels, grid);
    let undecided = 0;
    for (let i = 0; i < opacity.length; i++) {
        const value = opacity[i] ?? 0;
        if (value < CLEAR || value > SOLID)
            continue;
        if (((labels[i] === 1 ? inside[i] : outside[i]) ?? 0) > RIM)
            undecided++;
    }
    return undecided;
}
/** Of the object's area, how much lies in crumbs. */
function crumbled(labels, grid) {
    const areas = (0,components/* componentsOf */.ct)(labels, grid).list.map(({ area }) => area);
    const least = Math.max(CRUMB_OF_LARGEST * areas.reduce((most, area) => Math.max(most, area), 0), CRUMB_OF_PICTURE * labels.length);
    const crumbs = areas.filter((area) => area < least);
    return crumbs.length < SEVERAL ? 0 : sumOf(crumbs) / sumOf(areas);
}
function sumOf(values) {
    return values.reduce((sum, value) => sum + value, 0);
}
/** 0 up to `from`, 1 from `to` on. */
function rising(value, from, to) {
    return Math.max(0, Math.min(1, (value - from) / (to - from)));
}

// EXTERNAL MODULE: ./lib/embedded/matting/segment.js + 22 modules
var segment = __webpack_require__(4027);
// EXTERNAL MODULE: ./lib/embedded/matting/signs.js
var matting_signs = __webpack_require__(1141);
;// CONCATENATED MODULE: ./lib/embedded/matting/by-mask.js







/** Intersection over union from which on two masks are of the same object. */
const AGREED = 0.9;
/**
 * Removes the background with the help of a network's mask: edges and colours are the engine's, and so is what it knows
 * better of a plain ground. A mask that is no use is refused.
 *
 * @param refuse false: give the best guess, however poor.
 */
function matteByMask(image, mask, { refuse }) {
    const rgb = (0,matting_downsample/* downsample */.Jd)(image, (0,matting_downsample/* workingSize */.jt)(image));
    const segmentation = (0,segment/* segment */.m)(rgb, () => { });
    const signs = (0,matting_signs/* readSigns */.L)(segmentation);
    const own = (0,matting_confidence/* judge */.S)(signs).confidence;
    const opacity = fuse(resample(mask, rgb), segmentation, signs, own);
    const { confidence, reason } = withSecond(judgeMask(opacity, rgb), own, agreement(opacity, segmentation.mask));
    if (refuse && confidence < matting_confidence/* ENOUGH */.P)
        return { kind: "refused", reason, confidence };
    return { kind: "cutout", image: paint(image, rgb, opacity), confidence, doubtful: [] };
}
/** What two that know nothing of each other agree on is as good as the surer of them says. */
function withSecond(verdict, own, agreed) {
    return agreed >= AGREED && own > verdict.confidence ? { ...verdict, confidence: own } : verdict;
}
/** Intersection over union. */
function agreement(opacity, mask) {
    let [both, either] = [0, 0];
    for (let i = 0; i < mask.length; i++) {
        const [one, other] = [(opacity[i] ?? 0) > 0.5, mask[i] === 1];
        if (one && other)
            both++;
        if (one || other)
            either++;
    }
    return both / Math.max(1, either);
}

// EXTERNAL MODULE: ./lib/embedded/model/mask.js
var mask = __webpack_require__(4798);
// EXTERNAL MODULE: ./lib/embedded/model/planes.js
var planes = __webpack_require__(7425);
// EXTERNAL MODULE: ./lib/embedded/model/presets.js
var presets = __webpack_require__(6480);
// EXTERNAL MODULE: ./lib/embedded/model/session.js + 2 modules
var model_session = __webpack_require__(8165);
;// CONCATENATED MODULE: ./lib/embedded/model/job.js







/** The worker thread's side of one task with a model: the mask is the network's, edges and colours are the engine's. */
async function modelMatteJob({ image, spec }) {
    const [session, picture] = [await (0,model_session/* openSession */.f)(spec), await (0,decode/* decode */.D4)(image)];
    const preset = presets/* presets */.v4[spec.preset];
    const size = (0,planes/* sizeFor */.R)(picture, session.graph.input, preset);
    const { values, shape } = await session.run((0,planes/* planesOf */.d)(picture, size, preset), size);
    const result = matteByMask(picture, (0,mask/* maskOf */._)(values, shape), { refuse: true });
    if (result.kind === "refused")
        return result;
    return { kind: "cutout", png: await (0,encode_png/* encodePng */.KJ)(result.image, "small"), confidence: result.confidence };
}


/***/ })

};
