export const id = 279;
export const ids = [279,945];
export const modules = {

/***/ 3279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  composeProduct: () => (/* binding */ composeProduct)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/inside.js


/** Whether an absolute path is the folder itself or lies below it, by their texts alone: links are not followed. */
function isWithin(folder, path) {
    return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
/**
 * Rejects where the way to a file leaves `workspace` through a link, or leads into its `.git`. A link at the file itself does not count: it is
 * replaced, not followed. Both paths are absolute; the file and its folders need not exist yet.
 */
async function assertInside(workspace, file) {
    const way = (0,external_node_path_.relative)(await (0,promises_.realpath)(workspace), await (0,promises_.realpath)(await nearestThere((0,external_node_path_.dirname)(file))));
    if (way.split(external_node_path_.sep).some((segment) => segment.toLowerCase() === ".git"))
        throw new Error(`${(0,external_node_path_.dirname)(file)} leads into .git: nothing is written there`);
    if (way === ".." || way.startsWith(`..${external_node_path_.sep}`) || /^[A-Za-z]:/.test(way)) {
        throw new Error(`${(0,external_node_path_.dirname)(file)} leads out of the workspace through a link: nothing is written there`);
    }
}
/** The folder itself or the nearest one above it that exists. */
async function nearestThere(folder) {
    for (let at = folder;; at = (0,external_node_path_.dirname)(at)) {
        try {
            await (0,promises_.realpath)(at);
            return at;
        }
        catch (error) {
            const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
            if (!missing || (0,external_node_path_.dirname)(at) === at)
                throw error;
        }
    }
}

// EXTERNAL MODULE: ./lib/pixels/decode.js + 1 modules
var decode = __webpack_require__(4164);
// EXTERNAL MODULE: ./lib/pixels/decode-png.js
var decode_png = __webpack_require__(3945);
// EXTERNAL MODULE: ./lib/pixels/encode-png.js + 1 modules
var encode_png = __webpack_require__(1539);
// EXTERNAL MODULE: ./lib/pixels/header/exif.js
var header_exif = __webpack_require__(3837);
// EXTERNAL MODULE: ./lib/pixels/header/header.js
var header_header = __webpack_require__(1538);
// EXTERNAL MODULE: ./lib/pixels/icc.js + 3 modules
var pixels_icc = __webpack_require__(1836);
// EXTERNAL MODULE: ./lib/pixels/header/bytes.js
var bytes = __webpack_require__(7452);
// EXTERNAL MODULE: ./lib/pixels/png-chunk.js
var png_chunk = __webpack_require__(1358);
;// CONCATENATED MODULE: ./lib/pixels/rights.js


const ARTIST = 0x013b;
const COPYRIGHT = 0x8298;
/** A TIFF block with these two fields alone; empty where neither is known. */
function exifOf(rights) {
    const fields = [
        { tag: ARTIST, value: rights.artist },
        { tag: COPYRIGHT, value: rights.copyright },
    ].flatMap(({ tag, value }) => (value === undefined ? [] : [{ tag, bytes: Buffer.from(`${value}\0`, "utf8") }]));
    if (fields.length === 0)
        return new Uint8Array();
    const head = Buffer.alloc(8 + 2 + fields.length * 12 + 4);
    head.write("II*\0", 0, "latin1");
    head.writeUInt32LE(8, 4);
    head.writeUInt16LE(fields.length, 8);
    const values = [];
    let end = head.length;
    fields.forEach(({ tag, bytes }, i) => {
        const at = 10 + i * 12;
        head.writeUInt16LE(tag, at);
        head.writeUInt16LE(2, at + 2);
        head.writeUInt32LE(bytes.length, at + 4);
        if (bytes.length <= 4) {
            bytes.copy(head, at + 8);
            return;
        }
        head.writeUInt32LE(end, at + 8);
        values.push(bytes);
        end += bytes.length;
    });
    return new Uint8Array(Buffer.concat([head, ...values]));
}
/** Puts an EXIF block into a JPEG, right behind its first two bytes and the JFIF segment. */
function withJpegExif(jpeg, exif) {
    if (exif.length === 0)
        return jpeg;
    const view = (0,bytes/* viewOf */.du)(jpeg);
    const at = jpeg[3] === 0xe0 ? 4 + view.getUint16(4) : 2;
    const head = Buffer.from([0xff, 0xe1, 0, 0, ...Buffer.from("Exif\0\0", "latin1")]);
    head.writeUInt16BE(2 + 6 + exif.length, 2);
    return new Uint8Array(Buffer.concat([jpeg.subarray(0, at), head, exif, jpeg.subarray(at)]));
}
const HAS_EXIF = 0x08;
const HAS_ALPHA = 0x10;
/** Puts an EXIF block behind a WebP's pixels, which needs the extended form of the format. */
function withWebpExif(webp, exif, size) {
    if (exif.length === 0)
        return webp;
    const rest = (0,bytes/* text */.Qq)(webp, 12, 4) === "VP8X" ? webp.subarray(30) : webp.subarray(12);
    const extended = Buffer.alloc(30);
    extended.write("RIFF", 0, "latin1");
    extended.write("WEBPVP8X", 8, "latin1");
    extended.writeUInt32LE(10, 16);
    extended[20] = HAS_EXIF | (hasAlpha(webp) ? HAS_ALPHA : 0);
    extended.writeUIntLE(size.width - 1, 24, 3);
    extended.writeUIntLE(size.height - 1, 27, 3);
    const chunk = Buffer.alloc(8);
    chunk.write("EXIF", 0, "latin1");
    chunk.writeUInt32LE(exif.length, 4);
    const whole = Buffer.concat([extended, rest, chunk, exif, Buffer.alloc(exif.length & 1)]);
    whole.writeUInt32LE(whole.length - 8, 4);
    return new Uint8Array(whole);
}
/** By the extended header's flag, or by the lossless header's bit. */
function hasAlpha(webp) {
    const kind = (0,bytes/* text */.Qq)(webp, 12, 4);
    if (kind === "VP8X")
        return ((webp[20] ?? 0) & HAS_ALPHA) !== 0;
    return kind === "VP8L" && ((0,bytes/* viewOf */.du)(webp).getUint32(21, true) & (1 << 28)) !== 0;
}
/** Chunks that say how a PNG looks; every other one that need not be there is somebody's metadata. */
const LOOKS = new Set(["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs", "IDAT", "IEND"]);
/** A PNG's own pixels, untouched, with no metadata but `exif`. `png` is known to be whole. */
function withPngExif(png, exif) {
    const view = (0,bytes/* viewOf */.du)(png);
    const parts = [png.subarray(0, 8)];
    for (let at = 8; at + 12 <= png.length;) {
        const end = at + 12 + view.getUint32(at);
        const type = (0,bytes/* text */.Qq)(png, at + 4, 4);
        if (LOOKS.has(type))
            parts.push(png.subarray(at, end));
        if (type === "IHDR" && exif.length > 0)
            parts.push((0,png_chunk/* pngChunk */.t)("eXIf", exif));
        if (type === "IEND")
            break;
        at = end;
    }
    return new Uint8Array(Buffer.concat(parts));
}

// EXTERNAL MODULE: ./lib/pixels/sniff.js + 4 modules
var sniff = __webpack_require__(7140);
// EXTERNAL MODULE: ./lib/write-whole.js
var write_whole = __webpack_require__(2742);
// EXTERNAL MODULE: ./lib/pixels/resample.js
var resample = __webpack_require__(3374);
;// CONCATENATED MODULE: ./lib/finish/gradient.js
/** Fills RGBA rows from `top` (the first row) to `bottom` (the last), in equal steps of sRGB, as CSS mixes colours. */
function fillGradient(data, { width, height }, { top, bottom }) {
    for (let y = 0; y < height; y++) {
        const share = height === 1 ? 0 : y / (height - 1);
        const mixed = (from, to) => Math.round(from + (to - from) * share);
        const pixel = [mixed(top.r, bottom.r), mixed(top.g, bottom.g), mixed(top.b, bottom.b), 255];
        for (let at = y * width * 4; at < (y + 1) * width * 4; at += 4)
            data.set(pixel, at);
    }
}

;// CONCATENATED MODULE: ./lib/pixels/gaussian.js
/** Standard deviations that a kernel reaches to each side. */
const REACH = 3;
/** A plane of samples, blurred by a Gaussian with a standard deviation for each direction, in pixels; zero lies around it. */
function gaussian(plane, { width, height }, sigma) {
    const rows = blurred(plane, { lines: height, length: width, step: 1, stride: width }, sigma.across);
    return blurred(rows, { lines: width, length: height, step: width, stride: 1 }, sigma.down);
}
function blurred(plane, { lines, length, step, stride }, sigma) {
    if (sigma <= 0)
        return plane;
    const kernel = kernelOf(sigma);
    const reach = kernel.length >> 1;
    const out = new Float32Array(plane.length);
    for (let line = 0; line < lines; line++) {
        const start = line * stride;
        const [first, last] = spanOf(plane, start, length, step);
        for (let i = Math.max(0, first - reach); i <= Math.min(length - 1, last + reach); i++) {
            let sum = 0;
            const to = Math.min(last, i + reach);
            for (let k = Math.max(first, i - reach); k <= to; k++)
                sum += (plane[start + k * step] ?? 0) * (kernel[k - i + reach] ?? 0);
            out[start + i * step] = sum;
        }
    }
    return out;
}
/** The first and the last sample of a line that are not zero; the last is before the first where all are. */
function spanOf(plane, start, length, step) {
    let first = 0;
    while (first < length && plane[start + first * step] === 0)
        first++;
    let last = length - 1;
    while (last > first && plane[start + last * step] === 0)
        last--;
    return first === length ? [length, -length] : [first, last];
}
function kernelOf(sigma) {
    const reach = Math.ceil(REACH * sigma);
    const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)));
    const total = kernel.reduce((sum, weight) => sum + weight, 0);
    return kernel.map((weight) => weight / total);
}

// EXTERNAL MODULE: ./lib/pixels/srgb.js
var srgb = __webpack_require__(1493);
;// CONCATENATED MODULE: ./lib/finish/shadow.js



/** A blur's standard deviation is half of its length, as in CSS. */
const SIGMAS = 0.5;
/** A plane is blurred at such a size that a standard deviation has about so many samples: what is soft needs no more. */
const FINE_SIGMA = 6;
/**
 * Draws the shadow of a cutout on its canvas, below where the cutout will be laid: in linear light on an opaque ground,
 * as soft alpha on a transparent one. What falls outside of the canvas is cut off.
 */
function drawShadow(ground, cutout, layout, shadow) {
    const subject = Math.max(layout.drawn.width, layout.drawn.height);
    const blur = pixels(shadow.blur, subject) * SIGMAS;
    const cell = Math.max(1, Math.floor(blur / FINE_SIGMA));
    const size = { width: Math.ceil(ground.width / cell), height: Math.ceil(ground.height / cell) };
    const cast = alphaOnCanvas(cutout, layout, size, cell, pixels(shadow.x, subject), pixels(shadow.y, subject));
    const soft = gaussian(cast, size, { across: blur / cell, down: blur / cell });
    lay(ground, soft, size, cell, shadow);
}
function pixels({ unit, value }, side) {
    return unit === "px" ? value : (value / 100) * side;
}
/** The alpha of the kept part, 0 to 1, moved by `x` and `y`, on a plane of cells. */
function alphaOnCanvas(cutout, { kept, drawn }, { width, height }, cell, x, y) {
    const plane = new Float32Array(width * height);
    const size = {
        width: Math.max(1, Math.round(drawn.width / cell)),
        height: Math.max(1, Math.round(drawn.height / cell)),
    };
    const { data } = (0,resample/* resample */.c)(cutout, kept, size);
    const left = Math.round((drawn.x + x) / cell);
    const top = Math.round((drawn.y + y) / cell);
    for (let row = Math.max(0, -top); row < Math.min(size.height, height - top); row++)
        for (let column = Math.max(0, -left); column < Math.min(size.width, width - left); column++)
            plane[(top + row) * width + left + column] = (data[(row * size.width + column) * 4 + 3] ?? 0) / 255;
    return plane;
}
function lay({ data, width, height }, soft, size, cell, shadow) {
    const { colour, opacity } = shadow;
    const light = [colour.r, colour.g, colour.b].map((value) => srgb/* LINEAR */._[value] ?? 0);
    for (let y = 0, at = 0; y < height; y++)
        for (let x = 0; x < width; x++, at += 4) {
            const alpha = (opacity / 100) * between(soft, size, (x + 0.5) / cell - 0.5, (y + 0.5) / cell - 0.5);
            if (alpha < 0.5 / 255)
                continue;
            if (data[at + 3] === 255)
                for (let c = 0; c < 3; c++)
                    data[at + c] = (0,srgb/* encoded */.d)((srgb/* LINEAR */._[data[at + c] ?? 0] ?? 0) * (1 - alpha) + (light[c] ?? 0) * alpha);
            else
                data.set([colour.r, colour.g, colour.b, Math.round(alpha * 255)], at);
        }
}
/** The plane's value between its samples. */
function between(plane, { width, height }, x, y) {
    const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
    const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
    const [across, down] = [Math.max(0, x - left), Math.max(0, y - top)];
    const row = (at) => (plane[at * width + left] ?? 0) * (1 - across) + (plane[at * width + right] ?? 0) * across;
    return row(top) * (1 - down) + row(bottom) * down;
}

;// CONCATENATED MODULE: ./lib/finish/canvas.js



/**
 * Draws the kept part of a cutout on its canvas. Scaling is in linear light; the background goes under it the way a
 * browser would put it (in sRGB), so that a JPG on white looks like the transparent PNG on a white page.
 */
function drawOnCanvas(cutout, { kept, drawn, canvas }, background, shadow) {
    const { width, height } = canvas;
    const data = new Uint8ClampedArray(width * height * 4);
    if (background.kind === "colour")
        fill(data, background.r, background.g, background.b);
    if (background.kind === "gradient")
        fillGradient(data, canvas, background);
    if (shadow !== undefined)
        drawShadow({ width, height, data }, cutout, { kept, drawn, canvas }, shadow);
    const scaled = drawn.width === kept.width && drawn.height === kept.height ? undefined : (0,resample/* resample */.c)(cutout, kept, drawn);
    const from = scaled ?? cutout;
    const origin = scaled === undefined ? kept : { x: 0, y: 0 };
    const opaque = background.kind !== "transparent";
    for (let y = 0; y < drawn.height; y++) {
        const start = ((origin.y + y) * from.width + origin.x) * 4;
        const row = from.data.subarray(start, start + drawn.width * 4);
        const to = ((drawn.y + y) * width + drawn.x) * 4;
        if (opaque)
            blend(row, data, to);
        else if (shadow === undefined)
            copyVisible(row, data, to);
        else
            layOver(row, data, to);
    }
    return { width, height, data };
}
function fill(data, r, g, b) {
    const pixel = new Uint8Array([r, g, b, 255]);
    new Uint32Array(data.buffer).fill(new Uint32Array(pixel.buffer)[0] ?? 0);
}
/** Lays a row of straight-alpha pixels over an opaque one. */
function blend(row, data, to) {
    for (let i = 0; i < row.length; i += 4) {
        const alpha = row[i + 3] ?? 0;
        if (alpha === 0)
            continue;
        for (let c = i; c < i + 3; c++) {
            const under = data[to + c] ?? 0;
            data[to + c] = under + (((row[c] ?? 0) - under) * alpha) / 255;
        }
    }
}
/** What is wholly transparent loses its colour: nobody sees it, it may show what was removed, and it costs bytes. */
function copyVisible(row, data, to) {
    for (let i = 0; i < row.length; i += 4) {
        if (row[i + 3] === 0)
            continue;
        data[to + i] = row[i] ?? 0;
        data[to + i + 1] = row[i + 1] ?? 0;
        data[to + i + 2] = row[i + 2] ?? 0;
        data[to + i + 3] = row[i + 3] ?? 0;
    }
}
/** Lays a row of straight-alpha pixels over others, as a browser would. */
function layOver(row, data, to) {
    for (let i = 0; i < row.length; i += 4) {
        const over = (row[i + 3] ?? 0) / 255;
        if (over === 0)
            continue;
        const under = ((data[to + i + 3] ?? 0) / 255) * (1 - over);
        const alpha = over + under;
        for (let c = i; c < i + 3; c++)
            data[to + c] = ((row[c] ?? 0) * over + (data[to + c] ?? 0) * under) / alpha;
        data[to + i + 3] = alpha * 255;
    }
}

;// CONCATENATED MODULE: ./lib/finish/layout.js

/**
 * Lays a cutout's kept part out. With a canvas it is fitted into what the margin leaves, centred or with its lowest row on
 * the margin's; a margin in % is of the canvas' shorter side. A canvas that is a ratio is the smallest one of that very
 * ratio around the part, which is not enlarged. Without a canvas the margin is added around the part, in % of its longer
 * side. Throws an Error where the margin leaves no room.
 */
function layOut(kept, { canvas, margin, align }) {
    if (canvas === undefined)
        return surrounded(kept, margin);
    if ("across" in canvas)
        return fitted(kept, canvasAround(kept, canvas, margin), margin, align, 1);
    return fitted(kept, canvas, margin, align, Number.POSITIVE_INFINITY);
}
function surrounded(kept, margin) {
    const air = layout_pixels(margin, Math.max(kept.width, kept.height));
    const size = { width: kept.width + 2 * air, height: kept.height + 2 * air };
    if (air > 0 && size.width * size.height > decode/* MAX_PIXELS */.jg)
        throw new Error(tooLarge(size, margin));
    return { kept, drawn: { x: air, y: air, width: kept.width, height: kept.height }, canvas: size };
}
function fitted(kept, canvas, margin, align, mostScale) {
    const air = layout_pixels(margin, Math.min(canvas.width, canvas.height));
    const room = { width: canvas.width - 2 * air, height: canvas.height - 2 * air };
    if (room.width < 1 || room.height < 1) {
        throw new Error(`a margin of ${margin.value}${margin.unit} leaves no room on a canvas of ${canvas.width}×${canvas.height}`);
    }
    const scale = Math.min(mostScale, room.width / kept.width, room.height / kept.height);
    const width = Math.max(1, Math.min(room.width, Math.round(kept.width * scale)));
    const height = Math.max(1, Math.min(room.height, Math.round(kept.height * scale)));
    const y = align === "bottom" ? canvas.height - air - height : (canvas.height - height) >> 1;
    return { kept, drawn: { x: (canvas.width - width) >> 1, y, width, height }, canvas };
}
/** The longest side that every format can say. */
const LARGEST_SIDE = 16_383;
/** Above this an encoder's memory does not suffice. */
const LARGEST_CANVAS = 64_000_000;
/** Where the part would ask for more than can be made, it is the largest canvas that can. */
function canvasAround(kept, { across, down }, margin) {
    const canvas = (unit) => ({ width: unit * across, height: unit * down });
    const holds = (unit) => {
        const { width, height } = canvas(unit);
        const air = 2 * layout_pixels(margin, Math.min(width, height));
        return width - air >= kept.width && height - air >= kept.height;
    };
    const most = Math.floor(Math.min(LARGEST_SIDE / Math.max(across, down), Math.sqrt(LARGEST_CANVAS / across / down)));
    let [low, high] = [1, most];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (holds(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return canvas(low);
}
function tooLarge({ width, height }, { value, unit }) {
    return `with a margin of ${value}${unit} it would be ${width}×${height}, more than the ${decode/* MAX_PIXELS */.jg / 1e6} megapixels that are ever made: lower the margin, or set a canvas`;
}
function layout_pixels(margin, side) {
    return margin.unit === "px" ? Math.round(margin.value) : Math.round((margin.value / 100) * side);
}

;// CONCATENATED MODULE: ./lib/finish/mask.js
/** The alpha of a raster as opaque grey: 0 is black, 255 is white. */
function maskOf({ data, width, height }) {
    const grey = new Uint8ClampedArray(data.length);
    for (let i = 0; i < data.length; i += 4)
        grey.fill(data[i + 3] ?? 0, i, i + 3);
    for (let i = 3; i < data.length; i += 4)
        grey[i] = 255;
    return { width, height, data: grey };
}

;// CONCATENATED MODULE: ./lib/finish/draw-product.js



/** The pixels of a product. Rejects with an Error with a user's message. */
async function drawProduct(shown, recipe) {
    const source = await (recipe.content === "picture" ? shown.picture() : shown.cutout());
    const kept = isCroppedTo(recipe) ? await shown.subject() : wholeOf(source);
    if (kept === undefined)
        throw new Error("nothing in the cutout is visible, so there is no subject to crop to");
    const drawn = drawOnCanvas(source, layOut(kept, recipe), groundOf(recipe), recipe.shadow);
    return recipe.content === "mask" ? maskOf(drawn) : drawn;
}
function wholeOf({ width, height }) {
    return { x: 0, y: 0, width, height };
}
/**
 * Whether the product shows the subject alone. It is what a canvas is for: to have all subjects stand in it alike; but a
 * picture is brought to it as it is.
 */
function isCroppedTo({ content, trim, canvas }) {
    return trim || (canvas !== undefined && content !== "picture");
}
/** A picture that has transparency of its own comes into a JPG as on a white page. */
function groundOf({ content, format, background }) {
    const isClear = background.kind === "transparent";
    return isClear && content === "picture" && format === "jpg" ? { kind: "colour", r: 255, g: 255, b: 255 } : background;
}

// EXTERNAL MODULE: ./lib/pixels/geometry.js + 1 modules
var geometry = __webpack_require__(7210);
// EXTERNAL MODULE: ./lib/pixels/pad.js
var pad = __webpack_require__(8824);
;// CONCATENATED MODULE: ./lib/pixels/sendable.js
/**
 * Whether the service reads such a picture as it is: JPEG and PNG, an EXIF turn included, but not what it may stumble
 * over, which is sent as a copy: WebP and AVIF, CMYK, 16 bits a sample, a turn that not every reader sees.
 */
function isSendable(kind) {
    return kind.sample === "8-bit" && kind.isTurnDisputed === undefined && (kind.type === "jpeg" || kind.type === "png");
}

;// CONCATENATED MODULE: ./lib/finish/restore/spread.js
/**
 * Carries trusted colours into the cells that have none (push-pull): each level of a pyramid averages what is trusted,
 * and the way back fills the gaps from the next coarser level. Changes `evidence`, and gives its colours.
 */
function spread(evidence) {
    const { width, height } = evidence;
    if (width <= 1 && height <= 1)
        return evidence.colours;
    const coarse = halve(evidence);
    spread(coarse);
    for (let y = 0, i = 0; y < height; y++) {
        for (let x = 0; x < width; x++, i++) {
            const trust = evidence.weights[i] ?? 0;
            if (trust >= 1)
                continue;
            for (let c = 0; c < 3; c++) {
                const known = evidence.colours[3 * i + c] ?? 0;
                evidence.colours[3 * i + c] = known * trust + sampleGrid(coarse, x / 2 - 0.25, y / 2 - 0.25, c) * (1 - trust);
            }
        }
    }
    return evidence.colours;
}
/** One channel between the cells' centres, linearly. */
function sampleGrid({ colours, width, height }, x, y, c) {
    const cx = Math.max(0, Math.min(width - 1, x));
    const cy = Math.max(0, Math.min(height - 1, y));
    const x0 = Math.floor(cx);
    const y0 = Math.floor(cy);
    const x1 = Math.min(width - 1, x0 + 1);
    const y1 = Math.min(height - 1, y0 + 1);
    const fx = cx - x0;
    const top = (colours[3 * (y0 * width + x0) + c] ?? 0) * (1 - fx) + (colours[3 * (y0 * width + x1) + c] ?? 0) * fx;
    const low = (colours[3 * (y1 * width + x0) + c] ?? 0) * (1 - fx) + (colours[3 * (y1 * width + x1) + c] ?? 0) * fx;
    return top + (low - top) * (cy - y0);
}
function halve({ colours, weights, width, height }) {
    const size = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
    const coarse = new Float32Array(size.width * size.height * 3);
    const trust = new Float32Array(size.width * size.height);
    for (let y = 0, i = 0; y < height; y++) {
        for (let x = 0; x < width; x++, i++) {
            const weight = weights[i] ?? 0;
            const cell = (y >> 1) * size.width + (x >> 1);
            trust[cell] = (trust[cell] ?? 0) + weight;
            for (let c = 0; c < 3; c++) {
                coarse[3 * cell + c] = (coarse[3 * cell + c] ?? 0) + weight * (colours[3 * i + c] ?? 0);
            }
        }
    }
    for (let cell = 0; cell < trust.length; cell++) {
        const weight = trust[cell] ?? 0;
        if (weight === 0)
            continue;
        for (let c = 0; c < 3; c++)
            coarse[3 * cell + c] = (coarse[3 * cell + c] ?? 0) / weight;
        trust[cell] = Math.min(1, weight);
    }
    return { ...size, colours: coarse, weights: trust };
}

;// CONCATENATED MODULE: ./lib/finish/restore/grounds.js

/** How many pixels a cell has on a side: these are smooth fields, and coarse ones are cheap. */
const CELL = 4;
/** A cutout's soft pixels must differ by this share of what a freed colour would, or they were never freed. */
const FREED = 0.4;
/** Gathers the picture's colours where the matte is sure, and spreads them to where it is not. Both have one size. */
function findGrounds(picture, cutout) {
    const size = { width: Math.ceil(cutout.width / CELL), height: Math.ceil(cutout.height / CELL) };
    const subject = { ...size, colours: spread(gather(picture, cutout, size, 250, 255)) };
    const backdrop = { ...size, colours: spread(gather(picture, cutout, size, 0, 5)) };
    const smooth = { subject, backdrop, perPixel: 1 / CELL };
    return { ...smooth, own: isFreed(picture, cutout, subject, backdrop) ? cutout : undefined };
}
/** Averages the colours of the pixels whose alpha is within bounds, cell by cell. */
function gather(picture, cutout, size, least, most) {
    const colours = new Float32Array(size.width * size.height * 3);
    const weights = new Float32Array(size.width * size.height);
    for (let y = 0, i = 0; y < cutout.height; y++) {
        const row = Math.floor(y / CELL) * size.width;
        for (let x = 0; x < cutout.width; x++, i += 4) {
            const alpha = cutout.data[i + 3] ?? 0;
            if (alpha < least || alpha > most)
                continue;
            const cell = row + Math.floor(x / CELL);
            weights[cell] = (weights[cell] ?? 0) + 1;
            for (let c = 0; c < 3; c++)
                colours[3 * cell + c] = (colours[3 * cell + c] ?? 0) + (picture.data[i + c] ?? 0);
        }
    }
    average(colours, weights);
    return { ...size, colours, weights };
}
function average(colours, weights) {
    for (let cell = 0; cell < weights.length; cell++) {
        const weight = weights[cell] ?? 0;
        if (weight === 0)
            continue;
        for (let c = 0; c < 3; c++)
            colours[3 * cell + c] = (colours[3 * cell + c] ?? 0) / weight;
        weights[cell] = 1;
    }
}
/**
 * Whether the service took the backdrop out of its soft pixels' colours, and did not just add alpha to the picture:
 * then they lie, from the picture's, in the direction of the subject's.
 */
function isFreed(picture, cutout, subject, backdrop) {
    let moved = 0;
    let wanted = 0;
    for (let i = 0; i < cutout.data.length; i += 4) {
        const alpha = cutout.data[i + 3] ?? 0;
        if (alpha < 60 || alpha > 200)
            continue;
        const pixel = i >> 2;
        const x = pixel % cutout.width;
        const cell = Math.floor((pixel - x) / cutout.width / CELL) * subject.width + Math.floor(x / CELL);
        for (let c = 0; c < 3; c++) {
            const step = (1 - alpha / 255) * ((subject.colours[3 * cell + c] ?? 0) - (backdrop.colours[3 * cell + c] ?? 0));
            moved += ((cutout.data[i + c] ?? 0) - (picture.data[i + c] ?? 0)) * step;
            wanted += step * step;
        }
    }
    return moved > FREED * wanted;
}

;// CONCATENATED MODULE: ./lib/finish/restore/guided-alpha.js
/** Radius of the window in which alpha is taken to follow the colours, in pixels of the matte. */
const RADIUS = 2;
const SIDE = 2 * RADIUS + 1;
/** How little colours may differ and still guide, in squared 8-bit steps: noise must not. */
const NOISE = 16;
/** How far alpha may leave the range that the window has. */
const SLACK = 8;
/** How fast a neighbour's say fades, in pixels. */
const FADE = 1.2;
/** Places between two pixels for which the fading is tabled. */
const PHASES = 16;
/** One row of `SIDE` weights for each phase from −0.5 to 0.5 of a pixel off the window's middle. */
const FADING = Float32Array.from({ length: (PHASES + 1) * SIDE }, (_, i) => {
    const off = Math.floor(i / SIDE) / PHASES - 0.5;
    const distance = (i % SIDE) - RADIUS - off;
    return Math.exp((-distance * distance) / (2 * FADE * FADE));
});
/** Where the fading for a place begins in the table; at the frame, where the window cannot be centred, the last phase. */
function phase(place, start) {
    const off = Math.max(-0.5, Math.min(0.5, place - start - RADIUS));
    return Math.round((off + 0.5) * PHASES) * SIDE;
}
/** How far around a soft pixel or an edge of the matte the full-size edge may turn out to run, in its pixels. */
const guided_alpha_REACH = 1;
/** Marks the matte's pixels around which it is not all nothing or all everything. */
function markMixed({ data, width, height }) {
    const across = new Uint8Array(width * height);
    for (let y = 0, i = 0; y < height; y++) {
        for (let x = 0; x < width; x++, i++) {
            const alpha = data[4 * i + 3] ?? 0;
            const next = x + 1 < width ? data[4 * i + 7] : alpha;
            const below = y + 1 < height ? data[4 * (i + width) + 3] : alpha;
            if (alpha === next && alpha === below && (alpha === 0 || alpha === 255))
                continue;
            across.fill(1, i - Math.min(x, guided_alpha_REACH), i + Math.min(width - x, guided_alpha_REACH + 2));
        }
    }
    return widenDown(across, width, height);
}
function widenDown(across, width, height) {
    const mixed = new Uint8Array(across.length);
    for (let y = 0; y < height; y++) {
        for (let from = Math.max(0, y - guided_alpha_REACH); from <= Math.min(height - 1, y + guided_alpha_REACH); from++) {
            for (let x = 0; x < width; x++)
                if (across[from * width + x] === 1)
                    mixed[y * width + x] = 1;
        }
    }
    return mixed;
}
/**
 * Alpha (0 to 255) at a place of the full-size picture, from the small matte: in the window around it alpha is a linear
 * function of the colour (the guided filter, He et al. 2010), and the function is asked for the full-size colour.
 * `small` is the picture at the matte's size; `u` and `v` are the place in the matte's pixels.
 */
function guidedAlpha(small, matte, u, v, red, green, blue) {
    const { width, height } = matte;
    const left = Math.max(0, Math.min(width - SIDE, Math.round(u) - RADIUS));
    const top = Math.max(0, Math.min(height - SIDE, Math.round(v) - RADIUS));
    const across = phase(u, left);
    const down = phase(v, top);
    let w = 0;
    let r = 0;
    let g = 0;
    let b = 0;
    let a = 0;
    let rr = 0;
    let rg = 0;
    let rb = 0;
    let gg = 0;
    let gb = 0;
    let bb = 0;
    let ra = 0;
    let ga = 0;
    let ba = 0;
    let least = 255;
    let most = 0;
    for (let y = 0; y < SIDE; y++) {
        const rowWeight = FADING[down + y] ?? 0;
        for (let x = 0, i = ((top + y) * width + left) * 4; x < SIDE; x++, i += 4) {
            const weight = rowWeight * (FADING[across + x] ?? 0);
            const alpha = matte.data[i + 3] ?? 0;
            // Around the full-size colour, so that the sums stay small.
            const dr = (small.data[i] ?? 0) - red;
            const dg = (small.data[i + 1] ?? 0) - green;
            const db = (small.data[i + 2] ?? 0) - blue;
            if (alpha < least)
                least = alpha;
            if (alpha > most)
                most = alpha;
            w += weight;
            r += weight * dr;
            g += weight * dg;
            b += weight * db;
            a += weight * alpha;
            rr += weight * dr * dr;
            rg += weight * dr * dg;
            rb += weight * dr * db;
            gg += weight * dg * dg;
            gb += weight * dg * db;
            bb += weight * db * db;
            ra += weight * dr * alpha;
            ga += weight * dg * alpha;
            ba += weight * db * alpha;
        }
    }
    r /= w;
    g /= w;
    b /= w;
    a /= w;
    const s11 = rr / w - r * r + NOISE;
    const s12 = rg / w - r * g;
    const s13 = rb / w - r * b;
    const s22 = gg / w - g * g + NOISE;
    const s23 = gb / w - g * b;
    const s33 = bb / w - b * b + NOISE;
    const c1 = ra / w - r * a;
    const c2 = ga / w - g * a;
    const c3 = ba / w - b * a;
    // The symmetric 3×3 system by its adjugate.
    const m11 = s22 * s33 - s23 * s23;
    const m12 = s13 * s23 - s12 * s33;
    const m13 = s12 * s23 - s13 * s22;
    const m22 = s11 * s33 - s13 * s13;
    const m23 = s12 * s13 - s11 * s23;
    const m33 = s11 * s22 - s12 * s12;
    const inverse = 1 / (s11 * m11 + s12 * m12 + s13 * m13);
    const k1 = (m11 * c1 + m12 * c2 + m13 * c3) * inverse;
    const k2 = (m12 * c1 + m22 * c2 + m23 * c3) * inverse;
    const k3 = (m13 * c1 + m23 * c2 + m33 * c3) * inverse;
    const alpha = a - k1 * r - k2 * g - k3 * b;
    return Math.max(0, least - SLACK, Math.min(255, most + SLACK, alpha));
}

;// CONCATENATED MODULE: ./lib/finish/restore/write-freed.js

const found = new Float64Array(3);
/**
 * Writes the picture's pixel at `i`, freed from the old backdrop, with `alpha` (0 to 255). A mixed pixel is
 * C = αF + (1−α)B, so F = C + (1−α)(F−B): only the difference of the two grounds is estimated, so the pixel's own
 * detail stays, and nothing is divided by a small alpha. `u` and `v` are its place in the matte's pixels.
 */
function writeFreed(picture, grounds, u, v, alpha, data, i) {
    if (alpha < 0.5)
        return;
    data[i + 3] = alpha;
    const thin = 1 - alpha / 255;
    const x = (u + 0.5) * grounds.perPixel - 0.5;
    const y = (v + 0.5) * grounds.perPixel - 0.5;
    const known = thin > 0 && grounds.own !== undefined && averageVisible(grounds.own, u, v);
    for (let c = 0; c < 3; c++) {
        const subject = known ? (found[c] ?? 0) : thin > 0 ? sampleGrid(grounds.subject, x, y, c) : 0;
        const difference = thin > 0 ? subject - sampleGrid(grounds.backdrop, x, y, c) : 0;
        data[i + c] = (picture.data[i + c] ?? 0) + thin * difference;
    }
}
/** The four nearest colours of a cutout by nearness and alpha, into `found`; false where none of them is visible. */
function averageVisible({ data, width, height }, u, v) {
    const x0 = Math.max(0, Math.min(width - 2, Math.floor(u)));
    const y0 = Math.max(0, Math.min(height - 2, Math.floor(v)));
    const fx = Math.max(0, Math.min(1, u - x0));
    const fy = Math.max(0, Math.min(1, v - y0));
    found.fill(0);
    let sum = 0;
    for (let k = 0; k < 4; k++) {
        const right = k & 1;
        const below = k >> 1;
        const at = ((y0 + below) * width + x0 + right) * 4;
        // A trace, so that a place between pixels has a colour as soon as one neighbour has.
        const near = (right === 1 ? fx : 1 - fx) * (below === 1 ? fy : 1 - fy) + 0.01;
        const weight = near * (data[at + 3] ?? 0);
        sum += weight;
        for (let c = 0; c < 3; c++)
            found[c] = (found[c] ?? 0) + weight * (data[at + c] ?? 0);
    }
    if (sum < 0.5)
        return false;
    for (let c = 0; c < 3; c++)
        found[c] = (found[c] ?? 0) / sum;
    return true;
}

;// CONCATENATED MODULE: ./lib/finish/restore/enlarge.js




/**
 * The full-size cutout from a smaller one and the full-size picture: alpha follows the picture's own edges, and the
 * colours are the picture's, freed from the old backdrop where the edge is soft.
 */
function enlargeCutout(cutout, picture) {
    const { width, height } = picture;
    const small = (0,resample/* resize */.X)(picture, cutout);
    const mixed = markMixed(cutout);
    const grounds = findGrounds(small, cutout);
    const data = new Uint8ClampedArray(width * height * 4);
    const stepX = cutout.width / width;
    const stepY = cutout.height / height;
    for (let y = 0, i = 0; y < height; y++) {
        const v = (y + 0.5) * stepY - 0.5;
        const row = Math.max(0, Math.min(cutout.height - 1, Math.round(v))) * cutout.width;
        for (let x = 0; x < width; x++, i += 4) {
            const u = (x + 0.5) * stepX - 0.5;
            const near = row + Math.max(0, Math.min(cutout.width - 1, Math.round(u)));
            if (mixed[near] === 1) {
                const alpha = guidedAlpha(small, cutout, u, v, picture.data[i] ?? 0, picture.data[i + 1] ?? 0, picture.data[i + 2] ?? 0);
                writeFreed(picture, grounds, u, v, alpha, data, i);
            }
            else if (cutout.data[4 * near + 3] === 255) {
                data[i] = picture.data[i] ?? 0;
                data[i + 1] = picture.data[i + 1] ?? 0;
                data[i + 2] = picture.data[i + 2] ?? 0;
                data[i + 3] = 255;
            }
        }
    }
    return { width, height, data };
}

;// CONCATENATED MODULE: ./lib/finish/restore/recolour.js


/** Mean difference a channel, in 8-bit steps, from which on the service has altered the colours. */
const ALTERED = 2;
/** A prime, so that no texture's rhythm is met. */
const EVERY = 61;
/** Whether the cutout's opaque pixels are not the picture's. Both have one size. */
function hasOtherColours(cutout, picture) {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < cutout.data.length; i += 4 * EVERY) {
        if (cutout.data[i + 3] !== 255)
            continue;
        for (let c = 0; c < 3; c++)
            sum += Math.abs((cutout.data[i + c] ?? 0) - (picture.data[i + c] ?? 0));
        count += 3;
    }
    return count > 0 && sum / count > ALTERED;
}
/**
 * The cutout's alpha with the picture's own colours. `own` says what the cutout's are: wrong, or near enough to tell
 * what a soft pixel's subject looks like.
 */
function recolour(cutout, picture, own) {
    const { width, height } = cutout;
    const found = findGrounds(picture, cutout);
    const grounds = own === "wrong" ? { ...found, own: undefined } : found;
    const data = new Uint8ClampedArray(width * height * 4);
    for (let y = 0, i = 0; y < height; y++) {
        for (let x = 0; x < width; x++, i += 4)
            writeFreed(picture, grounds, x, y, cutout.data[i + 3] ?? 0, data, i);
    }
    return { width, height, data };
}

;// CONCATENATED MODULE: ./lib/finish/restore/restore.js







/** What of a picture went to the service. `isPlain` says that its colours are sRGB without further ado. */
function whatWasSent(header, isPlain) {
    const fits = (0,geometry/* fitToLimits */.d)((0,header_header/* uprightSize */.zm)(header, header.orientation)).kind === "as-is";
    if (!fits || !isSendable(header))
        return "a copy";
    return isPlain ? "itself" : "with a profile";
}
/**
 * Brings a cutout back to the picture it was made of: to its size, where a fitted copy had been sent, and to its
 * colours, where they are not the picture's own. `readPicture` decodes the picture; it is called only where its pixels
 * are needed.
 */
async function restoreCutout(cutout, picture, sent, readPicture) {
    if ((0,geometry/* sameSize */.Y)(cutout, picture)) {
        if (sent === "itself")
            return { cutout, notes: [] };
        const decoded = await readPicture();
        return sent === "a copy" ? withPixelsOf(decoded, cutout) : withOwnColours(cutout, decoded);
    }
    const fit = (0,geometry/* fitToLimits */.d)(picture);
    if (fit.kind === "reduced" && (0,geometry/* sameSize */.Y)(cutout, fit.size))
        return enlarged(cutout, await readPicture());
    if (fit.kind !== "padded" || !(0,geometry/* sameSize */.Y)(cutout, fit.size))
        throw new Error(wrongSize(cutout, picture));
    const content = (0,pad/* crop */.B)(cutout, fit.offset, fit.content);
    if (fit.content.width < picture.width)
        return enlarged(content, await readPicture());
    return withPixelsOf(await readPicture(), (0,resample/* resize */.X)(content, { width: picture.width, height: picture.height }));
}
function enlarged(cutout, { raster, notes }) {
    return { cutout: enlargeCutout(cutout, raster), notes };
}
/** Also a copy of the same size went through a lossy format. */
function withPixelsOf({ raster, notes }, cutout) {
    return { cutout: recolour(cutout, raster, "near"), notes };
}
function withOwnColours(cutout, { raster, notes }) {
    if (!hasOtherColours(cutout, raster))
        return { cutout, notes };
    const note = "the service had read its colours without their profile: they were taken from the picture";
    return { cutout: recolour(cutout, raster, "wrong"), notes: [...notes, note] };
}
function wrongSize(cutout, picture) {
    return `the cutout is ${cutout.width}×${cutout.height}, which is neither the picture's size (${picture.width}×${picture.height}) nor that of its fitted copy`;
}

;// CONCATENATED MODULE: ./lib/finish/subject.js
/** From this alpha on a pixel belongs to the subject: what is fainter is a veil that nobody sees. */
const VISIBLE = 16;
/** The mask is looked at in cells, so that a speck is found by its size on the picture. */
const CELLS = 1024;
/** A separate piece that has less than this share of the whole mask is a speck. */
const SPECK_SHARE = 0.0005;
/**
 * The smallest box around the subject by its mask, specks left out. `undefined` where nothing is visible.
 */
function findSubject(raster) {
    const cell = Math.max(1, Math.ceil(Math.max(raster.width, raster.height) / CELLS));
    const columns = Math.ceil(raster.width / cell);
    const rows = Math.ceil(raster.height / cell);
    const counts = countVisible(raster, cell, columns, rows);
    const kept = withoutSpecks(counts, columns, rows);
    return boxOf(raster, cell, columns, kept);
}
/** How many pixels of each cell are visible. */
function countVisible({ data, width, height }, cell, columns, rows) {
    const counts = new Uint32Array(columns * rows);
    for (let y = 0, at = 3; y < height; y++) {
        const row = Math.floor(y / cell) * columns;
        for (let x = 0; x < width; x++, at += 4) {
            if ((data[at] ?? 0) < VISIBLE)
                continue;
            const index = row + Math.floor(x / cell);
            counts[index] = (counts[index] ?? 0) + 1;
        }
    }
    return counts;
}
/** Marks the cells of all pieces (joined over corners too) that are large enough. */
function withoutSpecks(counts, columns, rows) {
    const seen = new Uint8Array(counts.length);
    const kept = new Uint8Array(counts.length);
    const least = counts.reduce((sum, count) => sum + count, 0) * SPECK_SHARE;
    for (let start = 0; start < counts.length; start++) {
        if (counts[start] === 0 || seen[start] === 1)
            continue;
        const piece = floodPiece(counts, seen, start, columns, rows);
        const area = piece.reduce((sum, index) => sum + (counts[index] ?? 0), 0);
        if (area >= least)
            for (const index of piece)
                kept[index] = 1;
    }
    return kept;
}
function floodPiece(counts, seen, start, columns, rows) {
    const piece = [start];
    seen[start] = 1;
    for (let i = 0; i < piece.length; i++) {
        const index = piece[i] ?? start;
        const x = index % columns;
        const y = (index - x) / columns;
        for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
            for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
                const neighbour = ny * columns + nx;
                if (counts[neighbour] === 0 || seen[neighbour] === 1)
                    continue;
                seen[neighbour] = 1;
                piece.push(neighbour);
            }
        }
    }
    return piece;
}
/** The box, to the pixel, of what is visible inside the kept cells. */
function boxOf(raster, cell, columns, kept) {
    const { data, width, height } = raster;
    const counts = (x, y) => (data[(y * width + x) * 4 + 3] ?? 0) >= VISIBLE &&
        kept[Math.floor(y / cell) * columns + Math.floor(x / cell)] === 1;
    let left = width;
    let right = -1;
    let top = -1;
    let bottom = -1;
    for (let y = 0; y < height; y++) {
        let first = 0;
        while (first < width && !counts(first, y))
            first++;
        if (first === width)
            continue;
        let last = width - 1;
        while (!counts(last, y))
            last--;
        left = Math.min(left, first);
        right = Math.max(right, last);
        if (top < 0)
            top = y;
        bottom = y;
    }
    return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

;// CONCATENATED MODULE: ./lib/pixels/sample-bands.js
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

;// CONCATENATED MODULE: ./lib/finish/within-bytes.js

/** Below this a picture is not worth having, whatever the limit says. */
const WORST = 20;
/** The sample's share of the rows. */
const within_bytes_EVERY = 4;
/** A picture smaller than this is tried whole. */
const SAMPLED_PIXELS = 400_000;
/** Full encodes after the search on the sample, each lower by what the last one was too large. */
const TRIES = 5;
/**
 * The encoding at the highest quality, up to `quality`, whose size keeps to `maxBytes`. The search runs on a sample
 * (every fourth band of rows), so that it costs little more than one full encode. Throws an Error where even the worst
 * acceptable quality is too large.
 */
async function encodeWithin(raster, encode, quality, maxBytes) {
    const first = await encode(raster, quality);
    if (first.length <= maxBytes)
        return first;
    const sample = sampleBands(raster, within_bytes_EVERY, SAMPLED_PIXELS);
    const share = first.length / (await encode(sample, quality)).length;
    let aim = await searchSample(sample, encode, quality - 1, maxBytes / share);
    for (let tries = 0; tries < TRIES; tries++) {
        const bytes = await encode(raster, aim);
        if (bytes.length <= maxBytes)
            return bytes;
        if (aim <= WORST)
            break;
        aim = Math.max(WORST, aim - Math.max(1, Math.ceil((bytes.length / maxBytes - 1) * 30)));
    }
    throw new Error(`it cannot be brought under max-bytes (${maxBytes}): at quality ${WORST} it is still larger. Use a smaller canvas, or allow more bytes`);
}
/** The highest quality from `WORST` to `most` at which the sample keeps to `limit`; `WORST` where none does. */
async function searchSample(sample, encode, most, limit) {
    let low = WORST;
    let high = Math.max(WORST, most);
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((await encode(sample, middle)).length <= limit)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

;// CONCATENATED MODULE: ./lib/finish/compose.js
















/** Makes one product of one cutout and writes it whole. Rejects with an Error with a user's message. */
async function composeProduct({ source, cutout, recipe, target, workspace }) {
    await assertInside(workspace, target);
    const [original, png] = await Promise.all([(0,promises_.readFile)(source), (0,promises_.readFile)(cutout)]);
    const header = headerOf(original, "the picture");
    const exif = exifOf(header.exif === undefined ? {} : (0,header_exif/* readExif */.F)(header.exif));
    const { bytes, size, notes } = await makeProduct(original, header, png, recipe, exif);
    await (0,write_whole/* writeWhole */.f)(target, bytes);
    const sha256 = (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex");
    return { size: { width: size.width, height: size.height }, bytes: bytes.length, sha256, notes };
}
async function makeProduct(original, header, png, recipe, exif) {
    const upright = (0,header_header/* uprightSize */.zm)(header, header.orientation);
    const sent = whatWasSent(header, isPlain(header));
    const { cutout, notes } = await restoreCutout(await (0,decode/* decode */.D4)(png), upright, sent, () => (0,decode/* decodePicture */.$)(original));
    const isTheirs = isAsItIs(recipe) && sent === "itself" && isPlain(headerOf(png, "the cutout"));
    const theirs = isTheirs && !hidesColours(cutout) ? withPngExif(png, exif) : undefined;
    if (theirs !== undefined && isFit(theirs, recipe) && isPackedWell(png))
        return { bytes: theirs, size: cutout, notes };
    const shown = {
        cutout: async () => cutout,
        subject: async () => findSubject(cutout),
        picture: async () => (await (0,decode/* decodePicture */.$)(original)).raster,
    };
    const product = await drawProduct(shown, recipe);
    const bytes = await encode(product, recipe, exif);
    return { bytes: theirs !== undefined && theirs.length <= bytes.length ? theirs : bytes, size: product, notes };
}
/** What was removed may still lie under what is transparent, and is not handed out. One colour for all of it shows nothing. */
function hidesColours({ data }) {
    let first;
    for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] !== 0)
            continue;
        const colour = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
        first ??= colour;
        if (colour !== first)
            return true;
    }
    return false;
}
/** Below it the service's rows are as they came, and ours would be a good deal smaller. */
const LEAST_FILTERED = 0.25;
/** Whether ours would hardly be smaller. */
function isPackedWell(png) {
    const packing = (0,decode_png.readPacking)(png);
    return packing !== undefined && packing.level >= 2 && packing.filtered >= LEAST_FILTERED;
}
function isFit({ length }, { maxBytes = Number.POSITIVE_INFINITY }) {
    return length <= maxBytes;
}
/** Nothing in the recipe touches a pixel. */
function isAsItIs({ content, shadow, format, trim, margin, canvas, background }) {
    if (content !== undefined || shadow !== undefined || format !== "png")
        return false;
    return !trim && margin.value === 0 && canvas === undefined && background.kind === "transparent";
}
/** Upright sRGB, as every cutout without a profile is taken to be. */
function isPlain({ icc, orientation, type, unapplied }) {
    const turned = type === "png" && orientation !== 1;
    return !turned && unapplied === undefined && (icc === undefined || (0,pixels_icc/* readProfile */.e)(icc).kind === "srgb");
}
async function encode(product, recipe, exif) {
    switch (recipe.format) {
        case "png":
            return encodePngWithin(product, recipe, exif);
        case "webp": {
            const webp = await encodeLossy(product, recipe, exif, (await Promise.all(/* import() */[__webpack_require__.e(430), __webpack_require__.e(998)]).then(__webpack_require__.bind(__webpack_require__, 998))).encodeWebp);
            return withWebpExif(webp, exif, product);
        }
        case "jpg": {
            if (recipe.background.kind === "transparent" && recipe.content === undefined) {
                throw new Error("a JPG has no transparency: give a background colour, or use png or webp");
            }
            const { encodeJpg, encodeGreyJpg } = await Promise.all(/* import() */[__webpack_require__.e(846), __webpack_require__.e(409)]).then(__webpack_require__.bind(__webpack_require__, 3409));
            const jpg = await encodeLossy(product, recipe, exif, recipe.content === "mask" ? encodeGreyJpg : encodeJpg);
            return withJpegExif(jpg, exif);
        }
    }
}
/** The most that an EXIF block adds around itself, in either format. */
const EXIF_FRAME_BYTES = 32;
function encodeLossy(product, recipe, exif, encoder) {
    const { quality, maxBytes } = recipe;
    if (maxBytes === undefined)
        return encoder(product, quality);
    const room = exif.length === 0 ? maxBytes : maxBytes - exif.length - EXIF_FRAME_BYTES;
    return encodeWithin(product, encoder, quality, room);
}
async function encodePngWithin(product, { content, maxBytes }, exif) {
    const bytes = await (content === "mask" ? (0,encode_png/* encodeGreyPng */.pX)(product, exif) : (0,encode_png/* encodePng */.KJ)(product, "small", exif));
    if (maxBytes === undefined || bytes.length <= maxBytes)
        return bytes;
    throw new Error(`the PNG has ${bytes.length} bytes, more than max-bytes (${maxBytes}), and PNG has no quality to lower: use webp or jpg, or a smaller canvas`);
}
function headerOf(bytes, what) {
    const type = (0,sniff/* sourceType */.Mx)(bytes);
    const read = type === undefined ? undefined : (0,sniff/* readHeader */.ay)(type, bytes);
    if (read?.kind !== "header")
        throw new Error(`${what} cannot be read any more: was the file changed during the run?`);
    return read.header;
}


/***/ }),

/***/ 3945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   decodePng: () => (/* binding */ decodePng),
/* harmony export */   readPacking: () => (/* binding */ readPacking)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _header_bytes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7452);


const CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Allowed bit depths by colour type, as in the specification's table. */
const DEPTHS = {
    0: [1, 2, 4, 8, 16],
    2: [8, 16],
    3: [1, 2, 4, 8],
    4: [8, 16],
    6: [8, 16],
};
const ADAM7 = [
    { x: 0, y: 0, dx: 8, dy: 8 },
    { x: 4, y: 0, dx: 8, dy: 8 },
    { x: 0, y: 4, dx: 4, dy: 8 },
    { x: 2, y: 0, dx: 4, dy: 4 },
    { x: 0, y: 2, dx: 2, dy: 4 },
    { x: 1, y: 0, dx: 2, dy: 2 },
    { x: 0, y: 1, dx: 1, dy: 2 },
];
const WHOLE = [{ x: 0, y: 0, dx: 1, dy: 1 }];
/**
 * Decodes any PNG (1 to 16 bits, palette, tRNS, interlaced) with Node's own zlib, which is as fast as the WebAssembly
 * codec, holds no memory afterwards and can tell a truncated file. Pixels as stored. Throws an Error that names the fault.
 */
function decodePng(bytes) {
    const { layout, interlaced, packed } = readChunks(bytes);
    const passes = (interlaced ? ADAM7 : WHOLE)
        .map((pass) => ({
        ...pass,
        columns: Math.ceil((layout.width - pass.x) / pass.dx),
        rows: Math.ceil((layout.height - pass.y) / pass.dy),
    }))
        .filter(({ columns, rows }) => columns > 0 && rows > 0);
    const bits = layout.channels * layout.depth;
    const rowBytes = (columns) => Math.ceil((columns * bits) / 8);
    const expected = passes.reduce((sum, { columns, rows }) => sum + rows * (1 + rowBytes(columns)), 0);
    const lines = inflate(packed, expected);
    const data = new Uint8ClampedArray(layout.width * layout.height * 4);
    let at = 0;
    for (const pass of passes) {
        const length = rowBytes(pass.columns);
        unfilter(lines, at, pass.rows, length, Math.max(1, bits >> 3));
        for (let row = 0; row < pass.rows; row++, at += 1 + length) {
            const first = (pass.y + row * pass.dy) * layout.width + pass.x;
            writeRow(lines.subarray(at + 1, at + 1 + length), layout, pass.columns, data, first * 4, pass.dx * 4);
        }
    }
    return { data, width: layout.width, height: layout.height };
}
/**
 * Tells how a PNG was packed, at the price of inflating it. Throws an Error that names the fault where it cannot be.
 * @returns undefined for one that is interlaced, or has other than 8 bits a sample
 */
function readPacking(bytes) {
    const { layout, interlaced, packed } = readChunks(bytes);
    if (interlaced || layout.depth !== 8)
        return undefined;
    const length = 1 + layout.width * layout.channels;
    const lines = inflate(packed, length * layout.height);
    let filtered = 0;
    for (let at = 0; at < lines.length; at += length)
        if (lines[at] !== 0)
            filtered++;
    return { level: (packed[1] ?? 0) >> 6, filtered: filtered / layout.height };
}
function readChunks(bytes) {
    const view = (0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .viewOf */ .du)(bytes);
    const parts = [];
    let palette = new Uint8Array();
    let transparency = new Uint8Array();
    for (let at = 8; at + 12 <= bytes.length;) {
        const end = at + 12 + view.getUint32(at);
        const type = (0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(bytes, at + 4, 4);
        const data = bytes.subarray(at + 8, Math.min(end - 4, bytes.length));
        if (type === "IDAT")
            parts.push(data);
        else if (type === "PLTE")
            palette = new Uint8Array(data);
        else if (type === "tRNS")
            transparency = new Uint8Array(data);
        else if (type === "IEND")
            break;
        at = end;
    }
    const depth = bytes[24] ?? 0;
    const colourType = bytes[25] ?? 0;
    const channels = CHANNELS[colourType];
    if (channels === undefined || DEPTHS[colourType]?.includes(depth) !== true) {
        throw new Error(`the PNG is damaged: colour type ${colourType} with ${depth} bits does not exist`);
    }
    if (colourType === 3 && palette.length < 3)
        throw new Error("the PNG is damaged: its palette is missing");
    const layout = { width: view.getUint32(16), height: view.getUint32(20), depth, colourType, channels };
    return { layout: { ...layout, palette, transparency }, interlaced: bytes[28] === 1, packed: Buffer.concat(parts) };
}
function inflate(packed, expected) {
    let lines;
    try {
        lines = (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.inflateSync)(packed, {
            maxOutputLength: expected + 1024,
            chunkSize: Math.max(1 << 16, Math.min(expected, 1 << 22)),
        });
    }
    catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : "";
        if (code === "Z_BUF_ERROR")
            throw new Error("the PNG is truncated: its pixels end before the last row");
        if (code === "ERR_BUFFER_TOO_LARGE")
            throw new Error("the PNG is damaged: it holds more pixels than it declares");
        throw new Error("the PNG is damaged: its pixels do not unpack");
    }
    if (lines.length < expected)
        throw new Error("the PNG is truncated: its pixels end before the last row");
    return lines;
}
/** Undoes the five filters in place; `step` is the distance to the same sample of the pixel on the left, in bytes. */
function unfilter(lines, start, rows, length, step) {
    for (let row = 0, at = start; row < rows; row++, at += 1 + length) {
        const above = row === 0 ? -1 : at - length;
        unfilterRow(lines, lines[at] ?? 0, at + 1, above, length, step);
    }
}
/** `above` is the index of the row above, or -1 where there is none (it counts as zeros). */
function unfilterRow(lines, filter, at, above, length, step) {
    const end = at + length;
    switch (filter) {
        case 0:
            return;
        case 1:
            for (let i = at + step; i < end; i++)
                lines[i] = (lines[i] ?? 0) + (lines[i - step] ?? 0);
            return;
        case 2:
            if (above < 0)
                return;
            for (let i = at, u = above; i < end; i++, u++)
                lines[i] = (lines[i] ?? 0) + (lines[u] ?? 0);
            return;
        case 3:
            unfilterAverage(lines, at, above, length, step);
            return;
        case 4:
            unfilterPaeth(lines, at, above, length, step);
            return;
        default:
            throw new Error(`the PNG is damaged: filter ${filter} does not exist`);
    }
}
function unfilterAverage(lines, at, above, length, step) {
    for (let i = 0; i < length; i++) {
        const left = i < step ? 0 : (lines[at + i - step] ?? 0);
        const up = above < 0 ? 0 : (lines[above + i] ?? 0);
        lines[at + i] = (lines[at + i] ?? 0) + ((left + up) >> 1);
    }
}
function unfilterPaeth(lines, at, above, length, step) {
    // Without a row above, or a pixel on the left, Paeth's predictor is the one neighbour that is there.
    if (above < 0) {
        unfilterRow(lines, 1, at, above, length, step);
        return;
    }
    const first = at + Math.min(step, length);
    for (let i = at, u = above; i < first; i++, u++)
        lines[i] = (lines[i] ?? 0) + (lines[u] ?? 0);
    for (let i = at + step, u = above + step, end = at + length; i < end; i++, u++) {
        const a = lines[i - step] ?? 0;
        const b = lines[u] ?? 0;
        const c = lines[u - step] ?? 0;
        const pa = Math.abs(b - c);
        const pb = Math.abs(a - c);
        const pc = Math.abs(a + b - c - c);
        lines[i] = (lines[i] ?? 0) + (pa <= pb && pa <= pc ? a : pb <= pc ? b : c);
    }
}
/** Writes one row's pixels as RGBA from `to` on, `stride` bytes apart. */
function writeRow(row, layout, columns, data, to, stride) {
    if (layout.colourType === 6 && layout.depth === 8 && stride === 4)
        data.set(row, to);
    else if (layout.colourType === 3)
        writePalette(row, layout, columns, data, to, stride);
    else
        writeSamples(row, layout, columns, data, to, stride);
}
function writeSamples(row, layout, columns, data, to, stride) {
    const { depth, channels, transparency } = layout;
    // Grey, grey with alpha, RGB, RGBA: where green and blue stand after red, and whether the last one is alpha.
    const step = channels >= 3 ? 1 : 0;
    const hasAlpha = channels === 2 || channels === 4;
    const clear = !hasAlpha && transparency.length >= channels * 2 ? transparency : undefined;
    const scale = depth < 8 ? 255 / ((1 << depth) - 1) : 1;
    for (let x = 0, at = to; x < columns; x++, at += stride) {
        const first = x * channels;
        data[at] = sampleAt(row, first, depth) * scale;
        data[at + 1] = sampleAt(row, first + step, depth) * scale;
        data[at + 2] = sampleAt(row, first + 2 * step, depth) * scale;
        if (hasAlpha)
            data[at + 3] = sampleAt(row, first + channels - 1, depth);
        else
            data[at + 3] = clear !== undefined && isClear(row, x, layout, clear) ? 0 : 255;
    }
}
/** A sample of up to 8 bits as it is, of 16 bits rounded to 8. */
function sampleAt(row, index, depth) {
    if (depth === 8)
        return row[index] ?? 0;
    if (depth === 16)
        return ((((row[2 * index] ?? 0) << 8) | (row[2 * index + 1] ?? 0)) * 255 + 32895) >> 16;
    const bit = index * depth;
    return ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}
/** tRNS names one colour as transparent, compared at the full depth: of its 16 bits only so many count as a sample has. */
function isClear(row, x, { depth, channels }, clear) {
    for (let channel = 0; channel < channels; channel++) {
        const wanted = (((clear[2 * channel] ?? 0) << 8) | (clear[2 * channel + 1] ?? 0)) & ((1 << depth) - 1);
        const index = x * channels + channel;
        const value = depth === 16 ? ((row[2 * index] ?? 0) << 8) | (row[2 * index + 1] ?? 0) : sampleAt(row, index, depth);
        if (value !== wanted)
            return false;
    }
    return true;
}
function writePalette(row, { depth, palette, transparency }, columns, data, to, stride) {
    for (let x = 0, at = to; x < columns; x++, at += stride) {
        const entry = sampleAt(row, x, depth);
        data[at] = palette[entry * 3] ?? 0;
        data[at + 1] = palette[entry * 3 + 1] ?? 0;
        data[at + 2] = palette[entry * 3 + 2] ?? 0;
        data[at + 3] = transparency[entry] ?? 255;
    }
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

/***/ 7210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ fitToLimits),
  Y: () => (/* binding */ sameSize)
});

;// CONCATENATED MODULE: ./lib/limits.js
/** What the service takes, in pixels a side (its manual). */
const LEAST_SIDE = 400;
const MOST_SIDE = 4096;
/** The same, as messages say it. */
const SIDES = `${LEAST_SIDE} to ${MOST_SIDE} px a side`;

;// CONCATENATED MODULE: ./lib/pixels/geometry.js

/** A side smaller than this is no picture; reduced to less than `THINNEST`, a picture has lost what was in it. */
const TINIEST = 16;
const THINNEST = 100;
/** A picture is enlarged until padding adds at most as much as it has. */
const LEAST_CONTENT = LEAST_SIDE / 2;
/** Within the limits: reduced where a side is too long, padded (after enlarging a tiny one) where one is too short. */
function fitToLimits(picture) {
    const least = Math.min(picture.width, picture.height);
    const most = Math.max(picture.width, picture.height);
    if (least >= LEAST_SIDE && most <= MOST_SIDE)
        return { kind: "as-is" };
    if (least < TINIEST)
        return impossible(picture, `has a side of only ${least} px`);
    const scale = contentScale(least, most);
    if (least * scale < THINNEST && scale < 1) {
        return impossible(picture, `would be only ${Math.round(least * scale)} px wide once its long side is reduced`);
    }
    const content = { width: scaled(picture.width, scale), height: scaled(picture.height, scale) };
    const size = { width: Math.max(LEAST_SIDE, content.width), height: Math.max(LEAST_SIDE, content.height) };
    if (size.width === content.width && size.height === content.height && scale < 1)
        return { kind: "reduced", size };
    const offset = { x: (size.width - content.width) >> 1, y: (size.height - content.height) >> 1 };
    return { kind: "padded", size, content, offset };
}
function contentScale(least, most) {
    if (most > MOST_SIDE)
        return MOST_SIDE / most;
    return Math.max(1, Math.min(Math.ceil(LEAST_CONTENT / least), Math.floor(MOST_SIDE / most)));
}
function scaled(side, scale) {
    return Math.max(1, Math.min(MOST_SIDE, Math.round(side * scale)));
}
function impossible({ width, height }, what) {
    return { kind: "impossible", reason: `is ${width}×${height} and ${what}: the service takes ${SIDES}` };
}
function sameSize(a, b) {
    return a.width === b.width && a.height === b.height;
}


/***/ }),

/***/ 8824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ crop),
/* harmony export */   k: () => (/* binding */ padWithBorder)
/* harmony export */ });
/** Puts a raster into a larger frame, whose rim repeats the raster's own border pixels. */
function padWithBorder(raster, size, offset) {
    const to = new Uint32Array(size.width * size.height);
    const from = new Uint32Array(raster.data.buffer, raster.data.byteOffset, raster.width * raster.height);
    const right = offset.x + raster.width;
    for (let y = 0; y < size.height; y++) {
        const row = clamp(y - offset.y, raster.height) * raster.width;
        const at = y * size.width;
        to.set(from.subarray(row, row + raster.width), at + offset.x);
        to.fill(from[row] ?? 0, at, at + offset.x);
        to.fill(from[row + raster.width - 1] ?? 0, at + right, at + size.width);
    }
    return { ...size, data: new Uint8ClampedArray(to.buffer) };
}
function clamp(index, length) {
    return Math.max(0, Math.min(length - 1, index));
}
/** The part of a raster that begins at `offset` and has `size`. */
function crop(raster, offset, size) {
    const data = new Uint8ClampedArray(size.width * size.height * 4);
    const length = size.width * 4;
    for (let y = 0; y < size.height; y++) {
        const from = ((offset.y + y) * raster.width + offset.x) * 4;
        data.set(raster.data.subarray(from, from + length), y * length);
    }
    return { ...size, data };
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


/***/ }),

/***/ 3374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ resize),
/* harmony export */   c: () => (/* binding */ resample)
/* harmony export */ });
/* harmony import */ var _srgb_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1493);

const LOBES = 3;
/**
 * Brings `region` of a raster to `size` with a Lanczos filter of three lobes (widened when reducing, so that every pixel
 * counts), in linear light and with premultiplied alpha: no dark fringes, no colour of what is transparent. Works row
 * by row; beside input and output it holds only as many rows as the filter is high.
 */
function resample(raster, region, size) {
    const across = kernel(region.width, size.width);
    const down = kernel(region.height, size.height);
    const data = new Uint8ClampedArray(size.width * size.height * 4);
    const rows = Array.from({ length: down.taps }, () => new Float32Array(size.width * 4));
    const line = new Float32Array(region.width * 4);
    const sum = new Float32Array(size.width * 4);
    let ready = 0;
    for (let y = 0; y < size.height; y++) {
        const first = down.first[y] ?? 0;
        for (ready = Math.max(ready, first); ready < first + down.taps && ready < region.height; ready++) {
            const row = rows[ready % down.taps] ?? sum;
            row.fill(0);
            convolveRow(line, toLinear(raster, region, ready, line), across, row);
        }
        sum.fill(0);
        for (let k = 0; k < down.taps && first + k < region.height; k++) {
            addRow(sum, rows[(first + k) % down.taps] ?? sum, down.weights[y * down.taps + k] ?? 0);
        }
        toSrgb(sum, data, y * size.width * 4);
    }
    return { ...size, data };
}
/** The whole of a raster at another size. */
function resize(raster, size) {
    if (size.width === raster.width && size.height === raster.height)
        return raster;
    return resample(raster, { x: 0, y: 0, width: raster.width, height: raster.height }, size);
}
function kernel(from, to) {
    const scale = from / to;
    const stretch = Math.max(1, scale);
    const taps = Math.min(from, Math.ceil(LOBES * stretch) * 2 + 1);
    const first = new Int32Array(to);
    const weights = new Float32Array(to * taps);
    for (let i = 0; i < to; i++) {
        const centre = (i + 0.5) * scale - 0.5;
        const start = Math.max(0, Math.min(from - taps, Math.ceil(centre - LOBES * stretch)));
        first[i] = start;
        let total = 0;
        for (let k = 0; k < taps; k++)
            total += lanczos((start + k - centre) / stretch);
        for (let k = 0; k < taps; k++)
            weights[i * taps + k] = lanczos((start + k - centre) / stretch) / total;
    }
    return { first, weights, taps };
}
function lanczos(x) {
    if (x === 0)
        return 1;
    if (Math.abs(x) >= LOBES)
        return 0;
    const angle = Math.PI * x;
    return (LOBES * Math.sin(angle) * Math.sin(angle / LOBES)) / (angle * angle);
}
function toLinear({ data, width }, region, row, line) {
    let from = ((region.y + row) * width + region.x) * 4;
    let seen = -1;
    let last = -1;
    for (let to = 0; to < line.length; to += 4, from += 4) {
        const alpha = (data[from + 3] ?? 0) * (1 / 255);
        if (alpha > 0) {
            if (seen < 0)
                seen = to;
            last = to;
        }
        line[to] = (_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .LINEAR */ ._[data[from] ?? 0] ?? 0) * alpha;
        line[to + 1] = (_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .LINEAR */ ._[data[from + 1] ?? 0] ?? 0) * alpha;
        line[to + 2] = (_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .LINEAR */ ._[data[from + 2] ?? 0] ?? 0) * alpha;
        line[to + 3] = alpha;
    }
    return seen < 0 ? { from: 0, to: 0 } : { from: seen >> 2, to: (last >> 2) + 1 };
}
/** Writes where the filter meets `span`: a cutout is mostly empty, and what is empty stays so. */
function convolveRow(line, span, { first, weights, taps }, out) {
    if (span.from === span.to)
        return;
    for (let x = 0; x < first.length; x++) {
        const start = first[x] ?? 0;
        if (start >= span.to)
            return;
        if (start + taps <= span.from)
            continue;
        let w = x * taps;
        let at = start * 4;
        let r = 0;
        let g = 0;
        let b = 0;
        let a = 0;
        for (const end = w + taps; w < end; w++, at += 4) {
            const weight = weights[w] ?? 0;
            r += weight * (line[at] ?? 0);
            g += weight * (line[at + 1] ?? 0);
            b += weight * (line[at + 2] ?? 0);
            a += weight * (line[at + 3] ?? 0);
        }
        const to = x * 4;
        out[to] = r;
        out[to + 1] = g;
        out[to + 2] = b;
        out[to + 3] = a;
    }
}
function addRow(sum, row, weight) {
    if (weight === 0)
        return;
    for (let i = 0; i < sum.length; i++)
        sum[i] = (sum[i] ?? 0) + weight * (row[i] ?? 0);
}
function toSrgb(sum, data, at) {
    for (let i = 0; i < sum.length; i += 4) {
        const alpha = sum[i + 3] ?? 0;
        // Less than half a step of 8-bit alpha shows nothing, and its colour would be noise.
        if (alpha < 0.5 / 255)
            continue;
        const whole = 1 / alpha;
        data[at + i] = (0,_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .encoded */ .d)((sum[i] ?? 0) * whole);
        data[at + i + 1] = (0,_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .encoded */ .d)((sum[i + 1] ?? 0) * whole);
        data[at + i + 2] = (0,_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .encoded */ .d)((sum[i + 2] ?? 0) * whole);
        data[at + i + 3] = alpha * 255;
    }
}


/***/ }),

/***/ 2742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);



/**
 * Writes a file that appears whole or not at all, whatever happens in between: a temporary file beside it, fsync, rename.
 * @param content an iterable is written piece by piece, and never in memory as a whole
 * @param mode the file's permissions, before the umask
 */
async function writeWhole(file, content, mode = 0o666) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), { recursive: true });
    const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString("hex")}.part`);
    try {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(temporary, "wx", mode);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(handle, content);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, file);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
        throw error;
    }
}


/***/ })

};
