export const id = 566;
export const ids = [566,354];
export const modules = {

/***/ 5566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  finishPicture: () => (/* binding */ finishPicture)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/blob-id.js

/** The id that git gives these bytes. */
function blobIdOf(bytes) {
    return (0,external_node_crypto_.createHash)("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
/**
 * The id that git gives a file of this content (SHA-256, in hex) and length when Git LFS keeps it: its index then holds
 * the pointer, whose text is fixed to the byte. Source: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
function pointerBlobId(contentId, bytes) {
    return blobIdOf(Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${contentId}\nsize ${bytes}\n`));
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
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

// EXTERNAL MODULE: ./lib/pixels/preview.js + 1 modules
var pixels_preview = __webpack_require__(8354);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(4435);
// EXTERNAL MODULE: ./lib/write-whole.js + 1 modules
var write_whole = __webpack_require__(6856);
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
    if (shadow.kind === "contact") {
        const flat = contactOf(cutout, layout, ground);
        lay(ground, flat.soft, flat.size, flat.cell, shadow);
    }
    else
        drawDropShadow(ground, cutout, layout, shadow);
}
function drawDropShadow(ground, cutout, layout, shadow) {
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
/** In shares of the longer side of what stands on the canvas. */
const CONTACT = { reach: 0.08, height: 0.024, across: 0.016, down: 0.008 };
const SOLID = 0.5;
/** What stands on the ground, flattened onto it: the nearer a column's part is to the lowest row, the darker. */
function contactOf(cutout, layout, { width, height }) {
    const longest = Math.max(layout.drawn.width, layout.drawn.height);
    const cell = Math.max(1, Math.floor((longest * CONTACT.down) / FINE_SIGMA));
    const size = { width: Math.ceil(width / cell), height: Math.ceil(height / cell) };
    const cast = alphaOnCanvas(cutout, layout, size, cell, 0, 0);
    const lowest = cast.findLastIndex((alpha) => alpha >= SOLID);
    const feet = Math.floor(lowest / size.width);
    const flat = new Float32Array(cast.length);
    const reach = Math.max(1, Math.round((longest * CONTACT.reach) / cell));
    const half = Math.max(1, Math.round((longest * CONTACT.height) / cell / 2));
    for (let x = 0; lowest >= 0 && x < size.width; x++) {
        const dark = darkness(cast, size.width, x, feet, reach);
        for (let y = Math.max(0, feet - half); y <= Math.min(size.height - 1, feet + half); y++)
            flat[y * size.width + x] = dark;
    }
    const sigmas = { across: (longest * CONTACT.across) / cell, down: (longest * CONTACT.down) / cell };
    return { soft: gaussian(flat, size, sigmas), size, cell };
}
function darkness(cast, width, x, feet, reach) {
    let dark = 0;
    for (let up = 0; up < reach && up <= feet; up++)
        dark = Math.max(dark, (cast[(feet - up) * width + x] ?? 0) * (1 - up / reach));
    return dark;
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

// EXTERNAL MODULE: ./lib/pixels/decode.js + 1 modules
var pixels_decode = __webpack_require__(4164);
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
    if (air > 0 && size.width * size.height > pixels_decode/* MAX_PIXELS */.jg)
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
    return `with a margin of ${value}${unit} it would be ${width}×${height}, more than the ${pixels_decode/* MAX_PIXELS */.jg / 1e6} megapixels that are ever made: lower the margin, or set a canvas`;
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



/** Where a product's parts come to stand. Rejects with an Error with a user's message. */
async function placeProduct(shown, recipe) {
    const kept = isCroppedTo(recipe) ? await shown.subject() : wholeOf(await sourceOf(shown, recipe));
    if (kept === undefined)
        throw new Error("nothing in the cutout is visible, so there is no subject to crop to");
    return layOut(kept, recipe);
}
/** The pixels of a product. Rejects with an Error with a user's message. */
async function drawProduct(shown, recipe) {
    const layout = await placeProduct(shown, recipe);
    const drawn = drawOnCanvas(await sourceOf(shown, recipe), layout, groundOf(recipe), recipe.shadow);
    return recipe.content === "mask" ? maskOf(drawn) : drawn;
}
function sourceOf(shown, { content }) {
    return content === "picture" ? shown.picture() : shown.cutout();
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

// EXTERNAL MODULE: ./lib/pixels/encode-png.js + 1 modules
var encode_png = __webpack_require__(1539);
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
const EVERY = 4;
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
    const sample = sampleBands(raster, EVERY, SAMPLED_PIXELS);
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

;// CONCATENATED MODULE: ./lib/finish/encode-product.js



/** A product's file. Rejects with an Error with a user's message. */
async function encodeProduct(product, recipe, { cutout, exif }) {
    switch (recipe.format) {
        case "png":
            return withinLimit(await encodeOwnOrTheirs(product, recipe, { cutout, exif }), recipe);
        case "webp": {
            const webp = await encodeLossy(product, recipe, exif, (await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 998))).encodeWebp);
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
/** The service's file where it is what we would make of it, or turns out smaller than ours, of the same pixels. */
async function encodeOwnOrTheirs(product, recipe, { cutout, exif }) {
    if (recipe.content === "mask")
        return (0,encode_png/* encodeGreyPng */.pX)(product, exif);
    if (!isAsItIs(recipe))
        return (0,encode_png/* encodePng */.KJ)(product, "small", exif);
    const { raster, png } = await cutout.restored();
    if (png === undefined || hidesColours(raster))
        return (0,encode_png/* encodePng */.KJ)(product, "small", exif);
    const theirs = withPngExif(png.bytes, exif);
    if (isWellPacked(png.packing) && isFit(theirs, recipe))
        return theirs;
    const ours = await (0,encode_png/* encodePng */.KJ)(product, "small", exif);
    return theirs.length <= ours.length ? theirs : ours;
}
/** Below it the service's rows are as they came, and ours would be a good deal smaller. */
const LEAST_FILTERED = 0.25;
function isWellPacked(packing) {
    return packing !== undefined && packing.level >= 2 && packing.filtered >= LEAST_FILTERED;
}
function isFit({ length }, { maxBytes = Number.POSITIVE_INFINITY }) {
    return length <= maxBytes;
}
/** What was removed may be there still under what is transparent, and is not handed out. One colour for all of it shows nothing. */
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
/** Nothing in the recipe touches a pixel. */
function isAsItIs({ content, shadow, format, trim, margin, canvas, background }) {
    if (content !== undefined || shadow !== undefined || format !== "png")
        return false;
    return !trim && margin.value === 0 && canvas === undefined && background.kind === "transparent";
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
function withinLimit(png, { maxBytes }) {
    if (maxBytes === undefined || png.length <= maxBytes)
        return png;
    throw new Error(`the PNG has ${png.length} bytes, more than max-bytes (${maxBytes}), and PNG has no quality to lower: use webp or jpg, or a smaller canvas`);
}

;// CONCATENATED MODULE: ./lib/once.js
/** The same result for every call; the work is done when the first one comes. A failure is kept as well. */
function once(work) {
    let done;
    return () => {
        done ??= { result: work() };
        return done.result;
    };
}

// EXTERNAL MODULE: ./lib/pixels/header/exif.js
var exif = __webpack_require__(3837);
// EXTERNAL MODULE: ./lib/pixels/header/header.js
var header_header = __webpack_require__(1538);
// EXTERNAL MODULE: ./lib/pixels/icc.js + 3 modules
var pixels_icc = __webpack_require__(1836);
// EXTERNAL MODULE: ./lib/pixels/sniff.js + 3 modules
var sniff = __webpack_require__(7716);
// EXTERNAL MODULE: ./lib/pixels/thumbnail.js
var thumbnail = __webpack_require__(4237);
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
const recolour_EVERY = 61;
/** Whether the cutout's opaque pixels are not the picture's. Both have one size. */
function hasOtherColours(cutout, picture) {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < cutout.data.length; i += 4 * recolour_EVERY) {
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

;// CONCATENATED MODULE: ./lib/finish/open-picture.js











/** @param preview absent where no preview is asked for */
function openPicture(file, preview) {
    const read = once(async () => {
        const bytes = await (0,promises_.readFile)(file);
        const header = headerOf(bytes, "the picture");
        return {
            bytes,
            upright: (0,header_header/* uprightSize */.zm)(header, header.orientation),
            sent: whatWasSent(header, isPlain(header)),
            isPlainPng: header.type === "png" && header.sample === "8-bit" && isPlain(header),
            exif: exifOf(header.exif === undefined ? {} : (0,exif/* readExif */.F)(header.exif)),
        };
    });
    let small;
    const decode = async () => {
        const decoded = await (0,pixels_decode/* decodePicture */.$)((await read()).bytes);
        if (preview !== undefined)
            small ??= (0,thumbnail/* thumbnail */.x)(decoded.raster, preview.maxSide);
        return decoded;
    };
    return {
        file,
        read,
        decode,
        preview: async () => {
            if (preview === undefined)
                throw new Error("no preview was asked for");
            return (0,pixels_preview.encodePreview)(small ?? (await decode()).raster, preview);
        },
    };
}
/** Upright sRGB, as every cutout without a profile is taken to be. */
function isPlain({ icc, orientation, type, unapplied }) {
    const turned = type === "png" && orientation !== 1;
    return !turned && unapplied === undefined && (icc === undefined || (0,pixels_icc/* readProfile */.e)(icc).kind === "srgb");
}
function headerOf(bytes, what) {
    const type = (0,sniff/* sourceType */.Mx)(bytes);
    const read = type === undefined ? undefined : (0,sniff/* readHeader */.ay)(type, bytes);
    if (read?.kind !== "header")
        throw new Error(`${what} cannot be read any more: was the file changed during the run?`);
    return read.header;
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

;// CONCATENATED MODULE: ./lib/finish/open-cutout.js






/** @param file absolute path of a PNG in the store, or the picture's own where that is cut out already */
function openCutout(file, picture) {
    const restored = once(() => (file === picture.file ? itsOwn(picture) : restore(file, picture)));
    return {
        restored,
        subject: once(async () => findSubject((await restored()).raster)),
        notes: () => restored().then(({ notes }) => notes, () => []),
    };
}
async function itsOwn(picture) {
    const [{ raster, packing, notes }, { bytes, isPlainPng }] = await Promise.all([picture.decode(), picture.read()]);
    return { raster, png: isPlainPng ? { bytes, packing } : undefined, notes };
}
async function restore(file, picture) {
    const [bytes, { upright, sent }] = await Promise.all([(0,promises_.readFile)(file), picture.read()]);
    const { raster: stored, header, packing } = await (0,pixels_decode/* decodePicture */.$)(bytes);
    const { cutout, notes } = await restoreCutout(stored, upright, sent, picture.decode);
    const isItself = cutout === stored && header.type === "png" && isPlain(header);
    return { raster: cutout, png: isItself ? { bytes, packing } : undefined, notes };
}

;// CONCATENATED MODULE: ./lib/finish/finish-picture.js











/**
 * A worker's job: everything that is made of one picture's cutout. All variants share the decoded cutout, and the
 * previews are taken from what is decoded anyway. A product that cannot be made is no reason to leave out the others.
 */
async function finishPicture({ source, images, workspace, preview, confidence }, tell) {
    const picture = openPicture(source, preview);
    const notes = new Set();
    let after;
    for (const [at, { file, products }] of images.entries()) {
        const isShown = preview !== undefined && at === 0;
        if (products.length === 0 && !isShown)
            continue;
        const cutout = openCutout(file, picture);
        const note = (said) => void notes.add(said);
        for (const wanted of products)
            tell(await makeProduct(wanted, { cutout, picture, workspace, confidence, note }));
        for (const note of await cutout.notes())
            notes.add(note);
        if (isShown)
            after = await orNothing(async () => (0,pixels_preview.encodePreview)((await cutout.restored()).raster, preview));
    }
    const before = preview === undefined ? undefined : await orNothing(picture.preview);
    return { notes: [...notes], previews: { ...(before && { before }), ...(after && { after }) } };
}
async function makeProduct({ path, recipe }, making) {
    const { cutout, picture, workspace } = making;
    try {
        const target = (0,external_node_path_.join)(workspace, path);
        await assertInside(workspace, target);
        const shown = {
            cutout: async () => (await cutout.restored()).raster,
            subject: cutout.subject,
            picture: async () => (await picture.decode()).raster,
        };
        const faults = await faultsOf(shown, recipe, making);
        if (faults.length > 0)
            return { kind: "unfit", path, reason: faults.join(", and ") };
        const product = await drawProduct(shown, recipe);
        const bytes = await encodeProduct(product, recipe, { cutout, exif: (await picture.read()).exif });
        await (0,write_whole/* writeWhole */.f)(target, bytes);
        const { width, height } = product;
        const sha256 = (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex");
        return { kind: "written", path, size: { width, height }, bytes: bytes.length, sha256, blobId: blobIdOf(bytes) };
    }
    catch (error) {
        return { kind: "failed", path, reason: (0,user_error/* messageOf */.bD)(error) };
    }
}
async function faultsOf(shown, recipe, { confidence, note }) {
    if (recipe.checks === undefined)
        return [];
    const { judge } = await __webpack_require__.e(/* import() */ 596).then(__webpack_require__.bind(__webpack_require__, 3596));
    const { faults, notes } = await judge({ ...shown, confidence, layout: () => placeProduct(shown, recipe) }, recipe.checks);
    for (const said of notes)
        note(said);
    return faults;
}
/** A preview is no part of what was asked for: where there is none, its place in the report stays empty. */
async function orNothing(make) {
    try {
        return await make();
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WEBP_MOST_SIDE: () => (/* binding */ WEBP_MOST_SIDE),
/* harmony export */   encodeWebp: () => (/* binding */ encodeWebp)
/* harmony export */ });
/* harmony import */ var _jsquash_webp_codec_enc_webp_enc_simd_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9430);
/* harmony import */ var _wasm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5829);
/* harmony import */ var _wasm_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1335);



const useEncoder = (0,_wasm_js__WEBPACK_IMPORTED_MODULE_0__/* .codecOf */ .u)(_jsquash_webp_codec_enc_webp_enc_simd_js__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A, _wasm_files_js__WEBPACK_IMPORTED_MODULE_1__/* .WEBP_ENCODER */ .Mn);
/** The longest side that the format can say. */
const WEBP_MOST_SIDE = 16_383;
/**
 * Encodes a WebP of `quality` 1 to 100; 100 is lossless. Alpha is always kept exactly.
 * @param effort `quick` for previews: a little larger, several times faster
 */
async function encodeWebp({ data, width, height }, quality, effort = "thorough") {
    if (Math.max(width, height) > WEBP_MOST_SIDE) {
        throw new Error(`${width}×${height} is too large for WebP, which ends at ${WEBP_MOST_SIDE} px a side`);
    }
    const lossless = quality === 100;
    return useEncoder((codec) => {
        const encoded = codec.encode(data, width, height, {
            // A lossless picture's quality is the effort.
            quality: lossless ? 75 : quality,
            target_size: 0,
            target_PSNR: 0,
            method: effort === "quick" ? 0 : 4,
            sns_strength: 50,
            filter_strength: 60,
            filter_sharpness: 0,
            filter_type: 1,
            partitions: 0,
            segments: 4,
            pass: 1,
            show_compressed: 0,
            preprocessing: 0,
            autofilter: 0,
            partition_limit: 0,
            alpha_compression: 1,
            alpha_filtering: 1,
            alpha_quality: 100,
            lossless: lossless ? 1 : 0,
            exact: 0,
            image_hint: 0,
            emulate_jpeg_size: 0,
            thread_level: 0,
            low_memory: 0,
            near_lossless: 100,
            use_delta_palette: 0,
            use_sharp_yuv: effort === "quick" ? 0 : 1,
        });
        if (encoded === null)
            throw new Error(`the WebP could not be encoded: ${width}×${height} pixels are probably too many for its memory`);
        // The codec's array is a window on its memory.
        return new Uint8Array(encoded);
    });
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

/***/ 8354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  encodePreview: () => (/* binding */ encodePreview),
  previewPicture: () => (/* binding */ previewPicture)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./lib/pixels/checkerboard.js
/** The squares' side in pixels, and their two greys: light both, since most products are photographed for a light page. */
const SIDE = 16;
const GREYS = [255, 222];
/** The picture as viewers of pictures show what is clear in it: opaque, on squares of two greys. */
function onCheckerboard({ data, width, height }) {
    const shown = new Uint8ClampedArray(data.length);
    for (let y = 0, at = 0; y < height; y++) {
        for (let x = 0; x < width; x++, at += 4) {
            const grey = GREYS[(Math.floor(x / SIDE) + Math.floor(y / SIDE)) % 2 === 0 ? 0 : 1];
            const alpha = (data[at + 3] ?? 0) / 255;
            for (let channel = 0; channel < 3; channel++)
                shown[at + channel] = (data[at + channel] ?? 0) * alpha + grey * (1 - alpha);
            shown[at + 3] = 255;
        }
    }
    return { data: shown, width, height };
}

// EXTERNAL MODULE: ./lib/pixels/decode.js + 1 modules
var decode = __webpack_require__(4164);
// EXTERNAL MODULE: ./lib/pixels/encode-webp.js
var encode_webp = __webpack_require__(998);
// EXTERNAL MODULE: ./lib/pixels/thumbnail.js
var thumbnail = __webpack_require__(4237);
;// CONCATENATED MODULE: ./lib/pixels/preview.js





const QUALITIES = [80, 65, 50, 35, 20];
/** A small upright WebP of a picture, for reports and galleries. Rejects as `decode` does. */
async function previewPicture({ file, ground, ...size }) {
    const reduced = (0,thumbnail/* thumbnail */.x)(await (0,decode/* decode */.D4)(await (0,promises_.readFile)(file)), size.maxSide);
    return encodePreview(ground === undefined ? reduced : onCheckerboard(reduced), size);
}
/** As `previewPicture`, of pixels. */
async function encodePreview(raster, { maxSide, maxBytes }) {
    const small = (0,thumbnail/* thumbnail */.x)(raster, maxSide);
    let bytes = new Uint8Array();
    for (const quality of QUALITIES) {
        bytes = new Uint8Array(await (0,encode_webp.encodeWebp)(small, quality, "quick"));
        if (bytes.length <= maxBytes)
            break;
    }
    return { mime: "image/webp", bytes, width: small.width, height: small.height };
}


/***/ }),

/***/ 4237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ thumbnail)
/* harmony export */ });
/**
 * A raster whose longer side is `maxSide` at most. Each pixel is the mean of the area that it stands for: several times
 * faster than careful resampling, from which the eye cannot tell it at that size.
 */
function thumbnail(raster, maxSide) {
    const longest = Math.max(raster.width, raster.height);
    if (longest <= maxSide)
        return raster;
    const side = (length) => Math.max(1, Math.round((length * maxSide) / longest));
    return averageAreas(raster, { width: side(raster.width), height: side(raster.height) });
}
/** Colours are weighted by alpha, so that what is clear adds none. */
function averageAreas({ data, width, height }, size) {
    const across = cuts(width, size.width);
    const down = cuts(height, size.height);
    const area = (width * height) / (size.width * size.height);
    const reduced = new Uint8ClampedArray(size.width * size.height * 4);
    // One pixel longer than the reduced row: what the last sample leaves over, which is nothing, has a place as well.
    const sums = new Float64Array(size.width * 4 + 4);
    const addRow = (y, share) => addAcross(sums, data.subarray(y * width * 4, (y + 1) * width * 4), across, share);
    for (let to = 0, y = 0; to < size.height; to++, y++) {
        const last = down.last[to] ?? 0;
        const share = down.share[to] ?? 1;
        for (; y < last; y++)
            addRow(y, 1);
        addRow(last, share);
        writeMeans(sums, area, reduced.subarray(to * size.width * 4, (to + 1) * size.width * 4));
        sums.fill(0);
        if (share < 1)
            addRow(last, 1 - share);
    }
    return { ...size, data: reduced };
}
function cuts(many, few) {
    const ends = Float64Array.from({ length: few }, (_, i) => ((i + 1) * many) / few);
    const last = Int32Array.from(ends, (end) => Math.ceil(end) - 1);
    return { last, share: ends.map((end, i) => end - (last[i] ?? 0)) };
}
/** Adds `share` of a row of samples to the reduced row's sums. */
function addAcross(sums, row, { last, share }, weight) {
    for (let i = 0, from = 0; i < last.length; i++, from += 4) {
        // Whole samples are summed in whole numbers, which is faster.
        let r = 0;
        let g = 0;
        let b = 0;
        let a = 0;
        for (const end = (last[i] ?? 0) * 4; from < end; from += 4) {
            const alpha = row[from + 3] ?? 0;
            r += (row[from] ?? 0) * alpha;
            g += (row[from + 1] ?? 0) * alpha;
            b += (row[from + 2] ?? 0) * alpha;
            a += alpha;
        }
        const here = share[i] ?? 1;
        const alpha = row[from + 3] ?? 0;
        const lastR = (row[from] ?? 0) * alpha;
        const lastG = (row[from + 1] ?? 0) * alpha;
        const lastB = (row[from + 2] ?? 0) * alpha;
        add(sums, i * 4, r + here * lastR, g + here * lastG, b + here * lastB, a + here * alpha, weight);
        add(sums, i * 4 + 4, lastR, lastG, lastB, alpha, weight * (1 - here));
    }
}
function add(sums, at, r, g, b, a, weight) {
    sums[at] = (sums[at] ?? 0) + r * weight;
    sums[at + 1] = (sums[at + 1] ?? 0) + g * weight;
    sums[at + 2] = (sums[at + 2] ?? 0) + b * weight;
    sums[at + 3] = (sums[at + 3] ?? 0) + a * weight;
}
function writeMeans(sums, area, row) {
    for (let i = 0; i < row.length; i += 4) {
        const alpha = sums[i + 3] ?? 0;
        if (alpha === 0)
            continue;
        row[i] = (sums[i] ?? 0) / alpha;
        row[i + 1] = (sums[i + 1] ?? 0) / alpha;
        row[i + 2] = (sums[i + 2] ?? 0) / alpha;
        row[i + 3] = alpha / area;
    }
}


/***/ }),

/***/ 1335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CO: () => (/* binding */ WEBP_DECODER),
/* harmony export */   Mn: () => (/* binding */ WEBP_ENCODER),
/* harmony export */   YE: () => (/* binding */ AVIF_DECODER),
/* harmony export */   k$: () => (/* binding */ JPEG_ENCODER),
/* harmony export */   k7: () => (/* binding */ JPEG_DECODER)
/* harmony export */ });
/*
 * Where the codecs' WebAssembly is. The bundler finds the files by these literal expressions, copies them and puts their
 * place here, as a plain path. Its parser is older than the language: nothing but them may stand in this file, or it
 * copies the files as text, which destroys them.
 */
const JPEG_DECODER = __webpack_require__.ab + "mozjpeg_dec.wasm";
const JPEG_ENCODER = __webpack_require__.ab + "mozjpeg_enc.wasm";
const WEBP_DECODER = __webpack_require__.ab + "webp_dec.wasm";
const WEBP_ENCODER = __webpack_require__.ab + "webp_enc_simd.wasm";
const AVIF_DECODER = __webpack_require__.ab + "avif_dec.wasm";


/***/ }),

/***/ 5829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ memoryFor),
/* harmony export */   u: () => (/* binding */ codecOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);


/** An instance with more memory than this is let go after its call: WebAssembly memory never shrinks. */
const KEPT_BYTES = 192 << 20;
/** What a codec may take for itself, and for each pixel: the hungriest, an AVIF of 10 bits with alpha, was seen to need 56. */
const OWN_BYTES = 128 << 20;
const BYTES_A_PIXEL = 64;
/**
 * The most memory that a decoder may need for a picture of this size. The pixels may be another, far larger picture's than
 * the header says: so what a decoder gets is bound by what was checked, which is the header.
 */
function memoryFor({ width, height }, bytes) {
    return OWN_BYTES + 4 * bytes.length + BYTES_A_PIXEL * width * height;
}
/**
 * A codec, compiled once per thread when it is first used. One instance serves picture after picture; it is let go when
 * it failed (a codec that aborted must not spoil the next picture) or has grown large. `file` is a plain path in the
 * bundle.
 */
function codecOf(factory, file) {
    let module;
    let idle;
    return async (work, mostBytes = Number.POSITIVE_INFINITY) => {
        module ??= new WebAssembly.Module(readWasm(file));
        const opened = idle ?? (await open(factory, module));
        idle = undefined;
        opened.complaints.length = 0;
        opened.bound(mostBytes);
        const result = orTranslated(() => work(opened.codec, opened.complaints));
        if (opened.memoryBytes() <= KEPT_BYTES)
            idle = opened;
        return result;
    };
}
/** The build packs the codecs, to a fifth less than an archive would. */
function readWasm(file) {
    const packed = typeof file === "string" ? `${file}.br` : undefined;
    const isPacked = packed !== undefined && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(packed);
    return new Uint8Array(isPacked ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.brotliDecompressSync)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(packed)) : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file));
}
/** What a codec dies of is memory: `Aborted(). Build with -sASSERTIONS for more info.` helps nobody. */
function orTranslated(work) {
    try {
        return work();
    }
    catch (error) {
        if (!(error instanceof WebAssembly.RuntimeError))
            throw error;
        throw new Error(`it is too large for the memory of its codec (${error.message.split(".")[0]})`);
    }
}
async function open(factory, module) {
    const complaints = [];
    const note = (line) => void complaints.push(line);
    let memory;
    let most = Number.POSITIVE_INFINITY;
    const codec = await factory({
        noInitialRun: true,
        print: note,
        printErr: note,
        instantiateWasm: (imports, done) => {
            const instance = new WebAssembly.Instance(module, imports);
            memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
            if (memory !== undefined)
                boundGrowth(memory, () => most);
            done(instance);
            return instance.exports;
        },
    });
    return {
        codec,
        complaints,
        memoryBytes: () => memory?.buffer.byteLength ?? Number.POSITIVE_INFINITY,
        bound: (bytes) => {
            most = bytes;
        },
    };
}
const PAGE_BYTES = 1 << 16;
/** The codec's own code asks this object for more memory, and takes a refusal for the end of the machine's. */
function boundGrowth(memory, most) {
    const grow = memory.grow.bind(memory);
    memory.grow = (pages) => {
        if (memory.buffer.byteLength + pages * PAGE_BYTES > most())
            throw new RangeError("no more memory for this picture");
        return grow(pages);
    };
}


/***/ }),

/***/ 4435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bD: () => (/* binding */ messageOf)
/* harmony export */ });
/* unused harmony exports UserError, asUserError */
/** Stops the run with a message that is for the user, who sees it without a stack trace. */
class UserError extends (/* unused pure expression or super */ null && (Error)) {
    name = "UserError";
}
/** What the file system's commonest refusals mean; the code stays beside it, for whoever looks it up. */
const REFUSALS = new Map([
    ["EACCES", "the rights to it are missing"],
    ["EPERM", "the rights to it are missing"],
    ["EROFS", "it is on a disk that can only be read"],
    ["ENOTDIR", "a file stands where a folder has to be"],
    ["EISDIR", "it is a folder, and a file has to be there"],
]);
/** The text of whatever was thrown, for a message. */
function messageOf(error) {
    if (!(error instanceof Error))
        return String(error);
    const words = "code" in error ? (REFUSALS.get(error.code) ?? inTheWay(error)) : undefined;
    if (words === undefined || !("code" in error && "path" in error))
        return error.message;
    return `${String(error.path)}: ${words} (${String(error.code)})`;
}
/** What a disk, a quota or missing rights refuse is nobody's mistake in the program. */
const OF_THE_DISK = new Set(["ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS", "EIO", "EMFILE"]);
/**
 * What stops a run as the message for its user.
 * @returns undefined for a fault of the program itself, whose stack trace helps to find it
 */
function asUserError(error) {
    if (error instanceof UserError)
        return error;
    if (!(error instanceof Error && "code" in error && OF_THE_DISK.has(error.code)))
        return undefined;
    return new UserError(`The run was stopped by this machine's disk: ${messageOf(error)}. What was paid for is kept as far as the disk took it. Look for free space and rights, and run again: nothing that is known is paid for twice.`);
}
/** A folder that is to be made is one that is there, unless it is a file. */
function inTheWay(error) {
    const isFile = "syscall" in error && error.syscall === "mkdir" && "code" in error && error.code === "EEXIST";
    return isFile ? REFUSALS.get("ENOTDIR") : undefined;
}


/***/ })

};
