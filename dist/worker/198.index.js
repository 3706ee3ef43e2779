export const id = 198;
export const ids = [198];
export const modules = {

/***/ 3198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  isCutOut: () => (/* binding */ isCutOut)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/pixels/decode.js + 1 modules
var decode = __webpack_require__(4164);
;// CONCATENATED MODULE: ./lib/pixels/own-alpha.js
/** Below it a pixel is taken for clear, from 255 minus it on for solid. */
const HARDLY = 8;
/** A pixel that is more there than not. */
const HALF = 128;
/** Of the outermost pixels: a subject may stand on the edge or be cut by it, but there is ground around it. */
const LEAST_CLEAR_BORDER = 0.4;
/** Of all pixels: soft edges or rounded corners alone leave less. */
const LEAST_CLEAR = 0.05;
/** Of all pixels: less is a speck. */
const LEAST_SOLID = 0.01;
/** Of what is visible: in an overlay, a watermark or a fading photo most of it lets the ground through. */
const LEAST_SOLID_OF_VISIBLE = 0.6;
/** Of its box: a subject that fills it is a rectangle. */
const RECTANGLE = 0.97;
/** Of the picture's side: a rectangle that takes as much is a photo with a margin or bars, its background still in it. */
const MOST_OF_SIDE = 0.9;
/**
 * Whether a picture's own alpha is a cutout's: a solid subject on clear ground. Not an opaque picture in a format with
 * alpha, nor one with soft edges, rounded corners, a margin or bars, and not a translucent overlay. Where in doubt it is
 * not: then a service decides, as it does for any other picture.
 */
function isCutoutByAlpha(raster) {
    if (clearBorder(raster) < LEAST_CLEAR_BORDER)
        return false;
    const { clear, solid, visible, box, inBox } = measure(raster);
    const all = raster.width * raster.height;
    if (clear < LEAST_CLEAR * all || solid < LEAST_SOLID * all || solid < LEAST_SOLID_OF_VISIBLE * visible)
        return false;
    const isRectangle = inBox >= RECTANGLE * box.width * box.height;
    const isLarge = box.width >= MOST_OF_SIDE * raster.width || box.height >= MOST_OF_SIDE * raster.height;
    return !(isRectangle && isLarge);
}
function clearBorder({ data, width, height }) {
    let clear = 0;
    const look = (x, y) => {
        if ((data[(y * width + x) * 4 + 3] ?? 0) < HARDLY)
            clear += 1;
    };
    for (let x = 0; x < width; x++)
        for (const y of [0, height - 1])
            look(x, y);
    for (let y = 0; y < height; y++)
        for (const x of [0, width - 1])
            look(x, y);
    return clear / (2 * (width + height));
}
/** How many pixels are what, and the smallest box around those that are more there than not. */
function measure({ data, width, height }) {
    let [clear, solid, inBox] = [0, 0, 0];
    let [left, right, top, bottom] = [width, -1, height, -1];
    for (let y = 0, at = 3; y < height; y++) {
        for (let x = 0; x < width; x++, at += 4) {
            const alpha = data[at] ?? 0;
            if (alpha < HARDLY)
                clear += 1;
            if (alpha > 255 - HARDLY)
                solid += 1;
            if (alpha < HALF)
                continue;
            inBox += 1;
            if (x < left)
                left = x;
            if (x > right)
                right = x;
            if (y < top)
                top = y;
            bottom = y;
        }
    }
    const box = { width: right - left + 1, height: bottom - top + 1 };
    return { clear, solid, visible: width * height - clear, box, inBox };
}

;// CONCATENATED MODULE: ./lib/prepare/cut-out.js



/** Whether the picture in the file is cut out already. One that cannot be unpacked is not: what is wrong with it is told elsewhere. */
async function isCutOut({ file }) {
    const raster = await (0,decode/* decode */.D4)(await (0,promises_.readFile)(file)).catch(() => undefined);
    return raster !== undefined && isCutoutByAlpha(raster);
}


/***/ })

};
