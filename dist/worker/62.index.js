export const id = 62;
export const ids = [62];
export const modules = {

/***/ 8062:
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
// EXTERNAL MODULE: ./lib/embedded/matting/downsample.js
var downsample = __webpack_require__(8517);
// EXTERNAL MODULE: ./lib/embedded/matting/refine.js
var refine = __webpack_require__(4998);
// EXTERNAL MODULE: ./lib/embedded/matting/sides.js
var sides = __webpack_require__(1371);
// EXTERNAL MODULE: ./lib/embedded/matting/trimap.js
var matting_trimap = __webpack_require__(3690);
;// CONCATENATED MODULE: ./lib/embedded/matting/from-mask.js




/** How much a mask's opacity of 0 or 1 counts for, in the units in which the engine weighs its own evidence. */
const CONVICTION = 8;
/** Full-size opacity and foreground colours from a coarse mask, such as a model's: the last stages of the engine alone. */
function matteFromMask(image, mask) {
    const rgb = (0,downsample/* downsample */.Jd)(image, (0,downsample/* workingSize */.jt)(image));
    const opacity = resample(mask, rgb);
    const labels = new Uint8Array(opacity.length);
    const doubt = new Float32Array(opacity.length);
    for (let i = 0; i < opacity.length; i++) {
        const value = opacity[i] ?? 0;
        labels[i] = value > 0.5 ? 1 : 0;
        doubt[i] = (value * 2 - 1) * CONVICTION;
    }
    const trimap = (0,matting_trimap/* drawTrimap */.Ob)(labels, doubt, opacity, rgb);
    return (0,refine/* refine */.Y)(image, trimap, (0,sides/* extendSides */.H)(rgb, labels, trimap));
}
/** Bilinear. */
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

// EXTERNAL MODULE: ./lib/embedded/model/mask.js
var model_mask = __webpack_require__(4798);
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
    const mask = (0,model_mask/* maskOf */._)(values, shape);
    const reason = (0,model_mask/* uselessMask */.J)(mask);
    if (reason !== undefined)
        return { kind: "refused", reason };
    return { kind: "cutout", png: await (0,encode_png/* encodePng */.K)(matteFromMask(picture, mask)) };
}


/***/ })

};
