export const id = 596;
export const ids = [596];
export const modules = {

/***/ 3596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judge: () => (/* binding */ judge)
});

;// CONCATENATED MODULE: ./lib/finish/checks/mask-checks.js
/** From this alpha on a pixel is the subject's rather than the ground's. */
const SOLID = 128;
/** What is fainter is seen by nobody. */
const VISIBLE = 16;
/** A mask that is all one thing but for so small a share is no mask. */
const LEAST_SHARE = 0.001;
/** Solid pixels on an edge of the picture that are no subject yet. */
const FEW = 2;
/** @returns what is wrong with the alpha: undefined where both the subject and its ground are there */
function alphaFault({ data, width, height }) {
    let [solid, clear] = [0, 0];
    for (let i = 3; i < data.length; i += 4) {
        const alpha = data[i] ?? 0;
        if (alpha >= SOLID)
            solid++;
        else if (alpha < VISIBLE)
            clear++;
    }
    const least = width * height * LEAST_SHARE;
    if (solid < least)
        return "its cutout is clear all over: nothing was kept";
    return clear < least ? "its cutout is opaque all over: nothing was removed" : undefined;
}
/** @returns at which edges the subject is cut by the picture's frame; undefined at none */
function frameFault({ data, width, height }, { x, y, ...box }) {
    const alpha = (column, row) => data[(row * width + column) * 4 + 3] ?? 0;
    const solid = (length, at) => {
        let count = 0;
        for (let i = 0; i < length; i++)
            if (at(i) >= SOLID)
                count++;
        return count;
    };
    const edges = [
        ["top", y === 0, () => solid(width, (i) => alpha(i, 0))],
        ["right", x + box.width === width, () => solid(height, (i) => alpha(width - 1, i))],
        ["bottom", y + box.height === height, () => solid(width, (i) => alpha(i, height - 1))],
        ["left", x === 0, () => solid(height, (i) => alpha(0, i))],
    ];
    const cut = edges.flatMap(([edge, touches, count]) => (touches && count() > FEW ? [edge] : []));
    return cut.length === 0 ? undefined : `its subject is cut by the picture's frame (${cut.join(", ")})`;
}

// EXTERNAL MODULE: ./lib/pixels/resample.js
var resample = __webpack_require__(3374);
;// CONCATENATED MODULE: ./lib/finish/checks/sharpness.js

/** Seen at this size, a large picture that is soft to its last pixel is as sharp as the eye finds it. */
const LONGEST_SIDE = 1024;
const sharpness_SOLID = 250;
/**
 * How sharp a subject is: the variance of the Laplacian (four neighbours) of its luma (BT.601, 0 to 255), over the pixels
 * that are solid with all of their neighbours, so that the mask's own edge says nothing. Subjects that are longer than
 * 1024 px are reduced to that. 0 where no pixel is solid.
 */
function sharpnessOf(cutout, subject) {
    const longest = Math.max(subject.width, subject.height);
    const scale = Math.min(1, LONGEST_SIDE / longest);
    const side = (length) => Math.max(1, Math.round(length * scale));
    const size = { width: side(subject.width), height: side(subject.height) };
    return varianceOfLaplacian((0,resample/* resample */.c)(cutout, subject, size));
}
function varianceOfLaplacian({ data, width, height }) {
    const luma = lumaOf(data);
    let [count, sum, squares] = [0, 0, 0];
    const at = (i) => luma[i] ?? -1;
    for (let y = 1; y < height - 1; y++)
        for (let x = 1; x < width - 1; x++) {
            const i = y * width + x;
            const around = [at(i - 1), at(i + 1), at(i - width), at(i + width)];
            if (at(i) < 0 || around.some((value) => value < 0))
                continue;
            const laplacian = around[0] + around[1] + around[2] + around[3] - 4 * at(i);
            count++;
            sum += laplacian;
            squares += laplacian * laplacian;
        }
    return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}
/** -1 where a pixel is not solid. */
function lumaOf(data) {
    const luma = new Float32Array(data.length / 4);
    for (let i = 0, at = 0; i < data.length; i += 4, at++) {
        const [r, g, b] = [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
        luma[at] = (data[i + 3] ?? 0) < sharpness_SOLID ? -1 : 0.299 * r + 0.587 * g + 0.114 * b;
    }
    return luma;
}

;// CONCATENATED MODULE: ./lib/finish/checks/judge.js


const UNKNOWN_CONFIDENCE = '"require" asks for a confidence, and none is known of this cutout (the embedded service alone says one, of what it cuts): passed over';
/** Holds a product to its recipe's checks, all of them, so that whoever mends it hears of each at once. */
async function judge(judged, checks) {
    const faults = [];
    for (const check of checks) {
        const fault = await faultOf(check, judged);
        if (fault !== undefined && !faults.includes(fault))
            faults.push(fault);
    }
    const isUnknown = judged.confidence === undefined && checks.some(({ kind }) => kind === "confidence");
    return { faults, notes: isUnknown ? [UNKNOWN_CONFIDENCE] : [] };
}
const NOTHING = "nothing in the cutout is visible";
async function faultOf(check, { cutout, subject, layout, confidence }) {
    if (check.kind === "confidence")
        return confidenceFault(confidence, check.least);
    if (check.kind === "alpha")
        return alphaFault(await cutout());
    const box = await subject();
    if (box === undefined)
        return NOTHING;
    switch (check.kind) {
        case "fill":
            return fillFault(box, await layout(), check);
        case "min-size":
            return sizeFault("it", (await layout()).canvas, check);
        case "min-subject":
            return sizeFault("its subject on the picture", box, check);
        case "sharp":
            return sharpFault(sharpnessOf(await cutout(), box), check.least);
        case "whole":
            return frameFault(await cutout(), box);
    }
}
function confidenceFault(known, least) {
    if (known === undefined || known >= least)
        return undefined;
    return `the service's confidence is ${percent(known)}, less than ${percent(least)}`;
}
function fillFault(box, { kept, drawn, canvas }, { least, most }) {
    const across = (box.width * drawn.width) / kept.width / canvas.width;
    const down = (box.height * drawn.height) / kept.height / canvas.height;
    const fill = Math.min(1, Math.max(across, down));
    if (fill >= least - ROUNDING && fill <= most + ROUNDING)
        return undefined;
    return `its subject fills ${percent(fill)} of the canvas' side, ${fill < least ? "less" : "more"} than ${percent(fill < least ? least : most)}`;
}
/** Subjects are drawn to whole pixels. */
const ROUNDING = 0.002;
function sizeFault(what, { width, height }, least) {
    if (width >= least.width && height >= least.height)
        return undefined;
    return `${what} is ${width}×${height} px, less than ${least.width}×${least.height}`;
}
function sharpFault(sharpness, least) {
    return sharpness >= least ? undefined : `its subject's sharpness is ${sharpness.toFixed(1)}, less than ${least}`;
}
/** Never rounded onto the bound that it misses. */
function percent(share) {
    return `${Number((share * 100).toFixed(1))}%`;
}


/***/ })

};
