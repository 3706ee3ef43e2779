export const id = 564;
export const ids = [564];
export const modules = {

/***/ 3564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verifyCutout: () => (/* binding */ verifyCutout)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/write-whole.js + 1 modules
var write_whole = __webpack_require__(6856);
// EXTERNAL MODULE: ./lib/pixels/decode.js + 1 modules
var decode = __webpack_require__(4164);
// EXTERNAL MODULE: ./lib/pixels/geometry.js + 1 modules
var geometry = __webpack_require__(7210);
// EXTERNAL MODULE: ./lib/pixels/header/header.js
var header = __webpack_require__(1538);
// EXTERNAL MODULE: ./lib/pixels/orient.js
var orient = __webpack_require__(6428);
;// CONCATENATED MODULE: ./lib/pixels/answer-turn.js





/** A service that computes in blocks may be off by so many pixels a side: that is no other picture. */
const NEARLY = 2;
/** How many points of a picture are compared along each side. */
const POINTS = 64;
/** An alpha value from which a pixel's colour is the picture's own. */
const SOLID = 250;
/**
 * The answer upright. A service may obey the EXIF turn of what it was sent or ignore it, and in either case leave the tag
 * in its own file: so the tag alone says nothing. What fits in size is told apart by its colours.
 * @param source absolute path of the picture; read only where the size leaves a choice
 */
async function turnUpright({ stored, tag }, expected, source) {
    const turns = [...new Set([1, tag, source?.orientation ?? 1])];
    const fitting = turns.filter((turn) => isNearly((0,header/* uprightSize */.zm)(stored, turn), expected));
    // Without the picture to compare with, a file is taken at its word.
    const [turn = tag] = fitting.length > 1 && source !== undefined
        ? await byLikeness(stored, fitting, expected, source.file)
        : fitting.toReversed();
    return { raster: (0,orient/* orient */.s)(stored, turn), turn };
}
function isNearly(a, b) {
    return Math.abs(a.width - b.width) <= NEARLY && Math.abs(a.height - b.height) <= NEARLY;
}
async function byLikeness(stored, turns, expected, file) {
    const picture = (await (0,decode/* decodePicture */.$)(await (0,promises_.readFile)(file))).raster;
    const distances = new Map(turns.map((turn) => [turn, distance((0,orient/* orient */.s)(stored, turn), picture, expected)]));
    return turns.toSorted((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
}
/** Mean difference of the visible pixels' colours, on a grid of points. */
function distance(cutout, picture, sent) {
    const whole = contentOf(picture, sent);
    let sum = 0;
    let count = 0;
    for (let row = 0; row < POINTS; row++) {
        for (let column = 0; column < POINTS; column++) {
            const x = (column + 0.5) / POINTS;
            const y = (row + 0.5) / POINTS;
            const at = pixelAt(cutout, whole.x + x * whole.width, whole.y + y * whole.height);
            if ((cutout.data[at + 3] ?? 0) < SOLID)
                continue;
            const there = pixelAt(picture, x, y);
            for (let c = 0; c < 3; c++)
                sum += Math.abs((cutout.data[at + c] ?? 0) - (picture.data[there + c] ?? 0));
            count++;
        }
    }
    return count === 0 ? 0 : sum / count;
}
/** Where in what was sent the picture stands, in shares of its sides. */
function contentOf(picture, sent) {
    const fit = (0,geometry/* fitToLimits */.d)(picture);
    if (fit.kind !== "padded" || !(0,geometry/* sameSize */.Y)(fit.size, sent))
        return { x: 0, y: 0, width: 1, height: 1 };
    return {
        x: fit.offset.x / sent.width,
        y: fit.offset.y / sent.height,
        width: fit.content.width / sent.width,
        height: fit.content.height / sent.height,
    };
}
/** The index of the pixel at shares of the sides. */
function pixelAt({ width, height }, x, y) {
    const column = Math.min(width - 1, Math.floor(x * width));
    return 4 * (Math.min(height - 1, Math.floor(y * height)) * width + column);
}

// EXTERNAL MODULE: ./lib/pixels/encode-png.js + 1 modules
var encode_png = __webpack_require__(1539);
// EXTERNAL MODULE: ./lib/pixels/resample.js
var resample = __webpack_require__(3374);
// EXTERNAL MODULE: ./lib/pixels/sniff.js + 3 modules
var sniff = __webpack_require__(7716);
;// CONCATENATED MODULE: ./lib/pixels/verify.js








/** Below this an alpha value is taken for nothing, above 255 minus this for everything. */
const HARDLY = 8;
/**
 * Whether a service's answer is a cutout: a whole picture with alpha, in any format that is read here, of the expected
 * size, that shows something and removed something.
 */
async function verifyCutout(input) {
    const bytes = input.bytes ?? (await (0,promises_.readFile)(input.file));
    const type = (0,sniff/* sourceType */.Mx)(bytes);
    if (type === undefined)
        return bad("form", `is no picture that can be read here: it is ${whatElse(bytes)}`);
    if (type === "jpeg")
        return bad("form", "is a JPEG, which has no transparency: no cutout");
    const absurd = anotherSize(bytes, type, input.expected);
    if (absurd !== undefined)
        return absurd;
    try {
        return await look(await (0,decode/* decodeStored */.qY)(bytes), input, type);
    }
    catch (error) {
        return bad("damaged", `cannot be used: ${error instanceof Error ? error.message : String(error)}`);
    }
}
/** By the header alone: an answer of many times the size would cost minutes and memory to unpack, only to be refused. */
function anotherSize(bytes, type, expected) {
    const read = (0,sniff/* readHeader */.ay)(type, bytes);
    if (read.kind !== "header")
        return undefined;
    const { width, height } = read.header;
    const fits = [expected, { width: expected.height, height: expected.width }].some((size) => isNearly(read.header, size));
    return fits
        ? undefined
        : bad("size", `has ${width}×${height} pixels instead of ${expected.width}×${expected.height}`);
}
async function look({ raster: stored, header }, input, type) {
    const { expected } = input;
    const source = input.source === undefined ? undefined : await turnOf(input.source);
    const { raster, turn } = await turnUpright({ stored, tag: header.orientation }, expected, source);
    const fault = faultOf(raster, expected);
    if (fault !== undefined)
        return fault;
    const fitting = (0,geometry/* sameSize */.Y)(raster, expected) ? raster : (0,resample/* resize */.X)(raster, expected);
    const isAsItIs = type === "png" && fitting === raster && turn === 1 && header.orientation === 1;
    if (!isAsItIs && input.file !== undefined)
        await (0,write_whole/* writeWhole */.f)(input.file, await (0,encode_png/* encodePng */.KJ)(fitting));
    const { width, height } = expected;
    return { kind: "good", width, height, notes: notesOf(raster, expected, type) };
}
async function turnOf(source) {
    const sniffed = await (0,sniff/* sniffFile */.xQ)(source);
    return sniffed.kind === "picture" ? { file: source, orientation: sniffed.orientation } : undefined;
}
function faultOf(raster, expected) {
    const { width, height } = raster;
    if (!isNearly(raster, expected)) {
        return bad("size", `has ${width}×${height} pixels instead of ${expected.width}×${expected.height}`);
    }
    const [least, most] = alphaRange(raster);
    if (least === 255)
        return bad("opaque", "is opaque everywhere: no background was removed");
    if (least > 255 - HARDLY)
        return bad("opaque", "is opaque nearly everywhere: no background was removed");
    if (most < HARDLY)
        return bad("empty", "is empty: everything was taken for background");
    return undefined;
}
function notesOf(raster, expected, type) {
    const form = type === "png" ? [] : [`the service answered with ${(0,sniff/* kindOf */.I)(type)}, which was kept as a PNG`];
    const { width, height } = raster;
    if ((0,geometry/* sameSize */.Y)(raster, expected))
        return form;
    const off = `the service's cutout had ${width}×${height} pixels and was brought to ${expected.width}×${expected.height}`;
    return [...form, off];
}
function alphaRange({ data }) {
    let least = 255;
    let most = 0;
    for (let i = 3; i < data.length; i += 4) {
        const alpha = data[i] ?? 0;
        if (alpha < least)
            least = alpha;
        if (alpha > most)
            most = alpha;
    }
    return [least, most];
}
function whatElse(bytes) {
    const sniffed = (0,sniff/* sniff */.ZF)(bytes);
    return sniffed.kind === "other" ? sniffed.what : "unknown";
}
function bad(fault, reason) {
    return { kind: "bad", fault, reason };
}


/***/ })

};
