export const id = 164;
export const ids = [164];
export const modules = {

/***/ 4164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jg: () => (/* binding */ MAX_PIXELS),
  D4: () => (/* binding */ decode),
  $: () => (/* binding */ decodePicture),
  qY: () => (/* binding */ decodeStored)
});

// EXTERNAL MODULE: ./lib/pixels/srgb.js
var srgb = __webpack_require__(1493);
// EXTERNAL MODULE: ./lib/pixels/icc/xyz.js
var xyz = __webpack_require__(256);
;// CONCATENATED MODULE: ./lib/pixels/icc/apply-table.js


/**
 * Converts in place from a table profile's device numbers, which are the raster's first channels (a CMYK picture's four,
 * of which 255 is full ink), to sRGB, with black point compensation. Colours that sRGB cannot show are clipped; four
 * inputs come out opaque.
 */
function convertByTable({ data }, table) {
    const toXyz = xyzOf(table);
    const toSrgb = compensated(table.black === "perceptual" ? PERCEPTUAL_BLACK : darkest(toXyz, table.inputs));
    const colour = new Float64Array(3);
    let before = -1;
    for (let i = 0; i < data.length; i += 4) {
        const numbers = packed(data, i, table.inputs);
        // Backdrops are flat: many a pixel is like the one before it.
        if (numbers !== before) {
            toXyz(data, i, colour);
            turn(colour, toSrgb);
            before = numbers;
        }
        for (let c = 0; c < 3; c++)
            data[i + c] = (0,srgb/* encoded */.d)(colour[c] ?? 0);
        if (table.inputs === 4)
            data[i + 3] = 255;
    }
}
function xyzOf(table) {
    const look = table.lattice === undefined ? plainLookup(table.first) : latticeLookup(table.first, table.lattice);
    const middle = dense(table.middle);
    const last = dense(table.last);
    return (data, at, colour) => {
        look(data, at, colour);
        bend(colour, middle);
        turn(colour, table.matrix);
        bend(colour, last);
        fromPcs(colour, table.pcs);
    };
}
/** The luminance of the reference medium's black (ICC.1:2022, 6.3.3). */
const PERCEPTUAL_BLACK = 0.0034731;
/** No black is taken to be lighter than Lab's 50, which is what a damaged table might say. */
const LIGHTEST_BLACK = 0.1842;
/** The luminance of all inks at once, or of no light at all. */
function darkest(toXyz, inputs) {
    const colour = new Float64Array(3);
    toXyz(new Uint8ClampedArray(4).fill(inputs === 4 ? 255 : 0), 0, colour);
    return Math.max(0, Math.min(LIGHTEST_BLACK, colour[1] ?? 0));
}
/**
 * XYZ to linear sRGB, as three rows of three and three sums: ink is never as dark as a screen, and without moving its
 * black to the screen's a picture would look as if through a haze.
 */
function compensated(darkestLuminance) {
    const scale = 1 / (1 - darkestLuminance);
    const shift = xyz/* WHITE */.U.map((white) => white * (1 - scale));
    const sums = [0, 3, 6].map((row) => shift.reduce((sum, value, k) => sum + (xyz/* XYZ_TO_SRGB */.J[row + k] ?? 0) * value, 0));
    return [...xyz/* XYZ_TO_SRGB */.J.map((value) => value * scale), ...sums];
}
function packed(data, at, inputs) {
    let key = 0;
    for (let c = 0; c < inputs; c++)
        key = key * 256 + (data[at + c] ?? 0);
    return key;
}
/** A table without a lattice: three curves. */
function plainLookup(first) {
    const curves = [0, 1, 2].map((c) => Float64Array.from({ length: 256 }, (_, v) => (first[c] ?? same)(v / 255)));
    return (data, at, out) => {
        for (let c = 0; c < 3; c++)
            out[c] = curves[c]?.[data[at + c] ?? 0] ?? 0;
    };
}
function latticeLookup(first, lattice) {
    const axes = axesOf(first, lattice);
    const corners = 1 << axes.length;
    const { values } = lattice;
    return (data, at, out) => {
        out.fill(0);
        for (let corner = 0; corner < corners; corner++) {
            let weight = 1;
            let place = 0;
            for (let k = 0; k < axes.length && weight > 0; k++) {
                const axis = axes[k];
                if (axis === undefined)
                    continue;
                const value = data[at + k] ?? 0;
                const share = axis.share[value] ?? 0;
                const above = (corner >> k) & 1;
                weight *= above === 1 ? share : 1 - share;
                place += (axis.below[value] ?? 0) + above * axis.step;
            }
            if (weight === 0)
                continue;
            for (let c = 0; c < 3; c++)
                out[c] = (out[c] ?? 0) + weight * (values[place + c] ?? 0);
        }
    };
}
function axesOf(first, { points }) {
    return points.map((count, k) => {
        const step = points.slice(k + 1).reduce((product, n) => product * n, 3);
        const curve = first[k] ?? same;
        const places = Array.from({ length: 256 }, (_, v) => Math.max(0, Math.min(1, curve(v / 255))) * (count - 1));
        const low = places.map((place) => Math.min(count - 2, Math.floor(place)));
        return {
            below: Int32Array.from(low, (point) => point * step),
            share: Float64Array.from(places, (place, v) => place - (low[v] ?? 0)),
            step,
        };
    });
}
function same(x) {
    return x;
}
/** Steps of a curve that is asked for what lies between two 8-bit values. */
const STEPS = 4096;
/** Each curve as values for 0 to 1; none where there are no curves. */
function dense(curves) {
    return curves.map((curve) => Float64Array.from({ length: STEPS + 2 }, (_, i) => curve(Math.min(1, i / STEPS))));
}
function bend(colour, curves) {
    for (let c = 0; c < curves.length; c++) {
        const curve = curves[c];
        if (curve === undefined)
            continue;
        const place = Math.max(0, Math.min(1, colour[c] ?? 0)) * STEPS;
        const low = Math.floor(place);
        const from = curve[low] ?? 0;
        colour[c] = from + ((curve[low + 1] ?? 0) - from) * (place - low);
    }
}
/** Three rows of three, and where there are twelve numbers three sums. */
function turn(colour, matrix) {
    if (matrix.length === 0)
        return;
    const [x = 0, y = 0, z = 0] = colour;
    for (let row = 0; row < 3; row++) {
        const at = 3 * row;
        const sum = (matrix[at] ?? 0) * x + (matrix[at + 1] ?? 0) * y + (matrix[at + 2] ?? 0) * z;
        colour[row] = sum + (matrix[9 + row] ?? 0);
    }
}
/** One is the largest of the 16 bits that XYZ is stored in (ICC.1:2022, 6.3.4.2). */
const XYZ_SCALE = 1 + 32767 / 32768;
/** To XYZ from the numbers of 0 to 1 that a table ends in. */
function fromPcs(colour, pcs) {
    const [first = 0, second = 0, third = 0] = colour;
    if (pcs === "XYZ") {
        colour.set([first * XYZ_SCALE, second * XYZ_SCALE, third * XYZ_SCALE]);
        return;
    }
    // The older 16-bit form has its 100 and its 255 at FF00.
    const scale = pcs === "Lab of 16 bits" ? 65535 / 65280 : 1;
    const lightness = (first * scale * 100 + 16) / 116;
    colour[0] = xyz/* WHITE */.U[0] * cubed(lightness + (second * scale * 255 - 128) / 500);
    colour[1] = xyz/* WHITE */.U[1] * cubed(lightness);
    colour[2] = xyz/* WHITE */.U[2] * cubed(lightness - (third * scale * 255 - 128) / 200);
}
/** The inverse of CIE Lab's cube root, with its straight foot. */
function cubed(t) {
    return t > 6 / 29 ? t * t * t : (3 * 36 * (t - 4 / 29)) / 841;
}

// EXTERNAL MODULE: ./lib/pixels/icc.js + 3 modules
var pixels_icc = __webpack_require__(1836);
// EXTERNAL MODULE: ./lib/pixels/orient.js
var orient = __webpack_require__(6428);
// EXTERNAL MODULE: ./lib/pixels/sniff.js + 3 modules
var sniff = __webpack_require__(7716);
;// CONCATENATED MODULE: ./lib/pixels/decode.js




/**
 * Most pixels that are ever unpacked: above the largest phones' 108 megapixels. A thread holds at most about three
 * rasters of that size (some 1.5 GB); what claims more is refused by its header, before anything is allocated.
 */
const MAX_PIXELS = 120_000_000;
/** Any supported picture as upright sRGB pixels. Rejects with an Error that says what is wrong with the bytes. */
async function decode(bytes) {
    return (await decodePicture(bytes)).raster;
}
/** As `decode`, with the header and the notes. */
async function decodePicture(bytes) {
    const stored = await decodeStored(bytes);
    return { ...stored, raster: (0,orient/* orient */.s)(stored.raster, stored.header.orientation) };
}
/** As `decodePicture`, but not turned: whether to obey the file's tag is the caller's to decide. */
async function decodeStored(bytes) {
    const header = headerOf(bytes);
    const { width, height } = header.crop?.coded ?? header;
    if (width * height > MAX_PIXELS) {
        throw new Error(`it declares ${width}×${height} pixels, more than the ${MAX_PIXELS / 1e6} megapixels that are ever unpacked`);
    }
    const { raster: stored, packing } = await decodeAs(header.type, bytes, header);
    if (stored.width !== header.width || stored.height !== header.height) {
        throw new Error(`it declares ${header.width}×${header.height} pixels and holds ${stored.width}×${stored.height}: the file is damaged`);
    }
    const notes = manageColours(stored, header);
    return { raster: stored, header, notes, ...(packing && { packing }) };
}
/** Brings the colours to sRGB, in place; says so where that was not possible. */
function manageColours(raster, { icc, sample, unapplied }) {
    if (unapplied !== undefined) {
        return [
            `what it says of its colours in ${unapplied} is not applied: they were taken for sRGB, as most programs do`,
        ];
    }
    const profile = icc === undefined ? undefined : (0,pixels_icc/* readProfile */.e)(icc);
    const isCmyk = sample === "cmyk";
    if (profile?.kind === "table" && (profile.space === "CMYK") === isCmyk) {
        convertByTable(raster, profile.table);
        return [];
    }
    if (isCmyk) {
        mixInks(raster);
        const why = icc === undefined ? "without a colour profile" : "with a colour profile that cannot be applied";
        return [
            `it is CMYK ${why}: its colours were converted by rule of thumb and may differ plainly from what was meant`,
        ];
    }
    if (profile?.kind === "matrix")
        (0,pixels_icc/* convertToSrgb */.J)(raster, profile);
    if (profile === undefined || profile.kind === "matrix" || profile.kind === "srgb")
        return [];
    return [
        `its colour profile (${profile.name}) could not be applied, and its colours were taken for sRGB: they may differ plainly from what was meant`,
    ];
}
/** Inks to sRGB by rule of thumb, in place. */
function mixInks({ data }) {
    for (let i = 0; i < data.length; i += 4) {
        const paper = 1 - (data[i + 3] ?? 0) / 255;
        for (let c = i; c < i + 3; c++)
            data[c] = (255 - (data[c] ?? 0)) * paper;
        data[i + 3] = 255;
    }
}
function headerOf(bytes) {
    const type = (0,sniff/* sourceType */.Mx)(bytes);
    const read = type === undefined ? undefined : (0,sniff/* readHeader */.ay)(type, bytes);
    if (read?.kind === "header")
        return read.header;
    const sniffed = (0,sniff/* sniff */.ZF)(bytes);
    if (sniffed.kind === "more")
        throw new Error("the picture is truncated: it ends before its size is told");
    throw new Error(sniffed.kind === "other" ? `it is ${sniffed.what}` : "it is a Git LFS pointer");
}
/** Each codec is loaded when the first picture of its type comes. */
async function decodeAs(type, bytes, header) {
    switch (type) {
        case "jpeg":
            return { raster: await (await __webpack_require__.e(/* import() */ 965).then(__webpack_require__.bind(__webpack_require__, 6965))).decodeJpeg(bytes, header) };
        case "png":
            return (await __webpack_require__.e(/* import() */ 945).then(__webpack_require__.bind(__webpack_require__, 3945))).decodePng(bytes);
        case "webp":
            return { raster: await (await __webpack_require__.e(/* import() */ 197).then(__webpack_require__.bind(__webpack_require__, 7197))).decodeWebp(bytes, header) };
        case "avif":
            return { raster: await (await __webpack_require__.e(/* import() */ 324).then(__webpack_require__.bind(__webpack_require__, 1324))).decodeAvif(bytes, header) };
    }
}


/***/ }),

/***/ 8718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ budget),
/* harmony export */   n: () => (/* binding */ avifExif)
/* harmony export */ });
/* harmony import */ var _bytes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7452);
/* harmony import */ var _iso_boxes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8330);


/**
 * The TIFF block of an AVIF's Exif item (ISO/IEC 23008-12, annex A); undefined where there is none, where it is damaged,
 * and where `bytes` end before it: it stands behind the pixels.
 * @param meta the boxes of the file's `meta`
 */
function avifExif(bytes, meta) {
    try {
        const item = exifItem((0,_iso_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .body */ .rf)(meta, "iinf"));
        const place = item === undefined ? undefined : placeOf(item, (0,_iso_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .body */ .rf)(meta, "iloc"));
        if (place === undefined || place.length < 4 || place.start + place.length > bytes.length)
            return undefined;
        const stored = bytes.subarray(place.start, place.start + place.length);
        const tiff = 4 + (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .viewOf */ .du)(stored).getUint32(0);
        return tiff < stored.length ? stored.subarray(tiff) : undefined;
    }
    catch (error) {
        // A box ends before what it declares. Metadata is no reason to refuse a picture.
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}
function exifItem(iinf) {
    const entries = (0,_iso_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .boxes */ .aj)(iinf.subarray(_iso_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .FULL_BOX */ .al + (iinf[0] === 0 ? 2 : 4)));
    const entry = entries.find((box) => box.type === "infe" && (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(box.body, typeAt(box.body), 4) === "Exif")?.body;
    if (entry === undefined)
        return undefined;
    return isWide(entry) ? (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .viewOf */ .du)(entry).getUint32(_iso_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .FULL_BOX */ .al) : (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .viewOf */ .du)(entry).getUint16(_iso_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .FULL_BOX */ .al);
}
/** Version 3 has item numbers of four bytes, version 2 of two. */
function isWide(infe) {
    return infe[0] === 3;
}
/** Behind the number and the two bytes of its protection. */
function typeAt(infe) {
    return _iso_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .FULL_BOX */ .al + (isWide(infe) ? 4 : 2) + 2;
}
/** Where in the file an item is that lies there in one piece. */
function placeOf(item, iloc) {
    const version = iloc[0] ?? 0;
    const read = reader(iloc, _iso_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .FULL_BOX */ .al);
    const [offsetBytes, lengthBytes] = halves(read(1));
    const [baseBytes, low] = halves(read(1));
    const indexBytes = version === 0 ? 0 : low;
    const idBytes = version < 2 ? 2 : 4;
    const take = budget(iloc.length);
    for (let items = read(idBytes); items > 0; items--) {
        const id = read(idBytes);
        const isInFile = version === 0 || (read(2) & 15) === 0;
        read(2);
        const base = read(baseBytes);
        const extents = Array.from({ length: take(read(2)) }, () => {
            read(indexBytes);
            return { start: base + read(offsetBytes), length: read(lengthBytes) };
        });
        if (id === item)
            return isInFile && extents.length === 1 ? extents[0] : undefined;
    }
    return undefined;
}
/**
 * Extents may be of no bytes at all, so that a short box can declare billions. Passes a count on until `most` are used up.
 * Throws a RangeError then.
 */
function budget(most) {
    let left = most;
    return (count) => {
        left -= count;
        if (left < 0)
            throw new RangeError("more extents than the box has bytes");
        return count;
    };
}
function halves(byte) {
    return [byte >> 4, byte & 15];
}
/** Reads big-endian numbers one after the other. Throws a RangeError at the end. */
function reader(bytes, from) {
    const view = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .viewOf */ .du)(bytes);
    let at = from;
    return (width) => {
        let value = 0;
        for (let i = 0; i < width; i++, at++)
            value = value * 256 + view.getUint8(at);
        return value;
    };
}


/***/ }),

/***/ 7452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   du: () => (/* binding */ viewOf),
/* harmony export */   w1: () => (/* binding */ startsWith)
/* harmony export */ });
/** A view for reading numbers; the bytes are not copied. */
function viewOf(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
/** `length` bytes from `at` as Latin-1 text; shorter where the bytes end. */
function text(bytes, at, length) {
    let result = "";
    const end = Math.min(bytes.length, at + length);
    for (let i = at; i < end; i++)
        result += String.fromCharCode(bytes[i] ?? 0);
    return result;
}
function startsWith(bytes, signature, at = 0) {
    return text(bytes, at, signature.length) === signature;
}


/***/ }),

/***/ 3837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ readExif),
/* harmony export */   L: () => (/* binding */ turnOf)
/* harmony export */ });
/* harmony import */ var _bytes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7452);

const ORIENTATION = 0x0112;
const ARTIST = 0x013b;
const COPYRIGHT = 0x8298;
const ASCII = 2;
const SHORT = 3;
/** Types of whole numbers other than SHORT, with their bytes: phones write the orientation as BYTE or LONG too. */
const OTHER_NUMBERS = { 1: 1, 4: 4, 8: 2, 9: 4 };
const ENTRY_BYTES = 12;
/**
 * Reads the first directory of a TIFF block. Never throws: what is damaged reads as absent, because a camera's slip in
 * the metadata is no reason to refuse its picture.
 */
function readExif(tiff) {
    const order = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(tiff, 0, 2);
    if (tiff.length < 14 || (order !== "II" && order !== "MM"))
        return { orientation: 1 };
    const view = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .viewOf */ .du)(tiff);
    const little = order === "II";
    const directory = view.getUint32(4, little);
    if (directory + 2 > tiff.length)
        return { orientation: 1 };
    const entries = view.getUint16(directory, little);
    let exif = { orientation: 1 };
    for (let i = 0; i < entries; i++) {
        const at = directory + 2 + i * ENTRY_BYTES;
        if (at + ENTRY_BYTES > tiff.length)
            break;
        exif = withEntry(exif, tiff, view, at, little);
    }
    const { isSet: _, ...read } = exif;
    return read;
}
/** What EXIF says of the turn, in the words of a header. */
function turnOf(exif) {
    if (exif === undefined)
        return { orientation: 1 };
    const { orientation, isDisputed } = readExif(exif);
    return { orientation, ...(isDisputed && { isTurnDisputed: isDisputed }) };
}
function withEntry(exif, tiff, view, at, little) {
    const tag = view.getUint16(at, little);
    const type = view.getUint16(at + 2, little);
    if (tag === ORIENTATION)
        return withOrientation(exif, view, at, little);
    if (type !== ASCII || (tag !== ARTIST && tag !== COPYRIGHT))
        return exif;
    const words = asciiValue(tiff, view, at, little);
    if (words === "")
        return exif;
    return tag === ARTIST ? { ...exif, artist: words } : { ...exif, copyright: words };
}
function withOrientation(exif, view, at, little) {
    const type = view.getUint16(at + 2, little);
    const count = view.getUint32(at + 4, little);
    const bytes = type === SHORT ? 2 : OTHER_NUMBERS[type];
    if (bytes === undefined || count === 0 || count * bytes > 4)
        return exif;
    const orientation = asOrientation(numberAt(view, at + 8, bytes, little));
    if (exif.isSet)
        return orientation === exif.orientation ? exif : { ...exif, isDisputed: true };
    const isPlain = (type === SHORT && count === 1) || orientation === 1;
    return { ...exif, orientation, isSet: true, ...(!isPlain && { isDisputed: true }) };
}
function numberAt(view, at, bytes, little) {
    if (bytes === 1)
        return view.getUint8(at);
    return bytes === 2 ? view.getUint16(at, little) : view.getUint32(at, little);
}
function asciiValue(tiff, view, at, little) {
    const length = view.getUint32(at + 4, little);
    const start = length <= 4 ? at + 8 : view.getUint32(at + 8, little);
    if (length > 4096 || start + length > tiff.length)
        return "";
    const value = new TextDecoder().decode(tiff.subarray(start, start + length));
    return value.replaceAll("\0", " ").trim();
}
function asOrientation(value) {
    switch (value) {
        case 2:
        case 3:
        case 4:
        case 5:
        case 6:
        case 7:
        case 8:
            return value;
        default:
            return 1;
    }
}


/***/ }),

/***/ 1538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OS: () => (/* binding */ more),
/* harmony export */   mK: () => (/* binding */ ANIMATED),
/* harmony export */   mw: () => (/* binding */ broken),
/* harmony export */   zm: () => (/* binding */ uprightSize)
/* harmony export */ });
const ANIMATED = { kind: "animated" };
function more(bytes) {
    return { kind: "more", bytes };
}
function broken(reason) {
    return { kind: "broken", reason };
}
/** The size after the turn that `orientation` asks for. */
function uprightSize(size, orientation) {
    return orientation >= 5 ? { width: size.height, height: size.width } : { width: size.width, height: size.height };
}


/***/ }),

/***/ 8330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aj: () => (/* binding */ boxes),
/* harmony export */   al: () => (/* binding */ FULL_BOX),
/* harmony export */   rf: () => (/* binding */ body)
/* harmony export */ });
/* harmony import */ var _bytes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7452);

/** Version and flags, with which a full box begins. */
const FULL_BOX = 4;
/** A folder of boxes has a few dozens of them; what has more is made to fill a reader's memory. */
const MOST_BOXES = 10_000;
/** The boxes that stand one after the other in `bytes`, up to one that is damaged, and 10,000 at most. */
function boxes(bytes) {
    const result = [];
    const view = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .viewOf */ .du)(bytes);
    for (let at = 0; at + 8 <= bytes.length && result.length < MOST_BOXES;) {
        const size = view.getUint32(at);
        if (size < 8 || at + size > bytes.length)
            break;
        result.push({ type: (0,_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(bytes, at + 4, 4), body: bytes.subarray(at + 8, at + size) });
        at += size;
    }
    return result;
}
/** The first box of a type; empty where there is none. */
function body(list, type) {
    return list.find((box) => box.type === type)?.body ?? new Uint8Array();
}


/***/ }),

/***/ 8528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ PNG_SIGNATURE),
/* harmony export */   d: () => (/* binding */ readPngHeader)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _bytes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7452);
/* harmony import */ var _exif_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3837);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1538);




const PNG_SIGNATURE = "\x89PNG\r\n\x1a\n";
const MAX_PROFILE_BYTES = 8 << 20;
/** In front of the pixels: no program writes a hundredth of them, and each costs time. */
const MOST_CHUNKS = 10_000;
const AFTER_SIGNATURE = 8;
const IHDR_END = 33;
/** Grey with alpha, and colour with alpha. */
const COLOUR_TYPES_WITH_ALPHA = [4, 6];
/** Walks the chunks up to the first IDAT. `bytes` starts with the PNG signature. */
function readPngHeader(bytes) {
    if (bytes.length < IHDR_END)
        return (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .more */ .OS)(IHDR_END);
    const view = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .viewOf */ .du)(bytes);
    if ((0,_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(bytes, 12, 4) !== "IHDR")
        return (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .broken */ .mw)("it does not begin with its size");
    const width = view.getUint32(16);
    const height = view.getUint32(20);
    if (width === 0 || height === 0 || width > 0x7fffffff || height > 0x7fffffff) {
        return (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .broken */ .mw)("it declares an impossible size");
    }
    const collected = {};
    const seen = { profile: false };
    let isSrgb = false;
    let hasAlpha = COLOUR_TYPES_WITH_ALPHA.includes(bytes[AFTER_SIGNATURE + 17] ?? 0);
    for (let at = IHDR_END, chunks = 0;; chunks++) {
        if (chunks > MOST_CHUNKS)
            return (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .broken */ .mw)(`it has more than ${MOST_CHUNKS} chunks in front of its pixels`);
        if (at + 8 > bytes.length)
            return (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .more */ .OS)(at + 64);
        const length = view.getUint32(at);
        const type = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(bytes, at + 4, 4);
        if (type === "IDAT" || type === "IEND")
            break;
        if (!/^[A-Za-z]{4}$/.test(type) || length > 0x7fffffff)
            return (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .broken */ .mw)("its chunks are damaged");
        const end = at + 12 + length;
        if (end > bytes.length)
            return (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .more */ .OS)(end + 64);
        // An animation of one frame is a still picture.
        if (type === "acTL" && length >= 4 && view.getUint32(at + 8) > 1)
            return _header_js__WEBPACK_IMPORTED_MODULE_2__/* .ANIMATED */ .mK;
        if (type === "sRGB")
            isSrgb = true;
        if (type === "tRNS")
            hasAlpha = true;
        collect(bytes.subarray(at + 8, at + 8 + length), type, collected, seen);
        at = end;
    }
    // A profile counts before these, and so does the word that the colours are sRGB.
    if (collected.icc !== undefined || isSrgb)
        delete collected.unapplied;
    return {
        kind: "header",
        header: {
            type: "png",
            width,
            height,
            ...(0,_exif_js__WEBPACK_IMPORTED_MODULE_1__/* .turnOf */ .L)(collected.exif),
            sample: bytes[AFTER_SIGNATURE + 16] === 16 ? "16-bit" : "8-bit",
            ...(hasAlpha && { hasAlpha }),
            ...collected,
        },
    };
}
function collect(data, type, into, seen) {
    if (type === "eXIf")
        into.exif = data;
    if (isOtherThanSrgb(type, data))
        into.unapplied ??= type;
    // There may be one. Each that is unpacked can be a thousand times what it takes in the file.
    if (type !== "iCCP" || seen.profile)
        return;
    seen.profile = true;
    const name = data.indexOf(0);
    if (name < 0)
        return;
    try {
        into.icc = new Uint8Array((0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.inflateSync)(data.subarray(name + 2), { maxOutputLength: MAX_PROFILE_BYTES }));
    }
    catch {
        // A profile that does not unpack says nothing about colours; the decoder goes on as for a picture without one.
    }
}
/** sRGB as a gamma and as the chromaticities of white, red, green and blue, in hundred-thousandths. */
const SRGB_GAMMA = 45455;
const SRGB_CHROMATICITIES = [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000];
const NEARLY = 1000;
/** cICP's numbers for sRGB's primaries, and for its curve and those that are much the same. */
const BT709 = 1;
const SRGB_CURVES = [1, 6, 13, 14, 15];
function isOtherThanSrgb(type, data) {
    const view = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .viewOf */ .du)(data);
    const differs = (wanted, i) => Math.abs(view.getUint32(4 * i) - wanted) > NEARLY;
    if (type === "gAMA" && data.length === 4)
        return differs(SRGB_GAMMA, 0);
    if (type === "cHRM" && data.length === 32)
        return SRGB_CHROMATICITIES.some(differs);
    return type === "cICP" && data.length === 4 && !(data[0] === BT709 && SRGB_CURVES.includes(data[1] ?? 0));
}


/***/ }),

/***/ 1836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ convertToSrgb),
  e: () => (/* binding */ readProfile)
});

// EXTERNAL MODULE: ./lib/pixels/header/bytes.js
var header_bytes = __webpack_require__(7452);
;// CONCATENATED MODULE: ./lib/pixels/icc/tags.js

/** Reads the table of an ICC profile's elements; those that lie outside of it are left out. Never throws. */
function readTags(icc) {
    const tags = new Map();
    if (icc.length < 132 || !(0,header_bytes/* startsWith */.w1)(icc, "acsp", 36))
        return tags;
    const view = (0,header_bytes/* viewOf */.du)(icc);
    const count = Math.min(view.getUint32(128), 200);
    for (let i = 0, at = 132; i < count && at + 12 <= icc.length; i++, at += 12) {
        const start = view.getUint32(at + 4);
        const end = start + view.getUint32(at + 8);
        if (end <= icc.length)
            tags.set((0,header_bytes/* text */.Qq)(icc, at, 4), icc.subarray(start, end));
    }
    return tags;
}
/** s15Fixed16Number */
function fixed(view, at) {
    return view.getInt32(at) / 65536;
}
/** The profile's description, empty where it has none. */
function readName(tag) {
    if (tag === undefined || tag.length < 28)
        return "";
    const view = (0,header_bytes/* viewOf */.du)(tag);
    if ((0,header_bytes/* startsWith */.w1)(tag, "desc"))
        return (0,header_bytes/* text */.Qq)(tag, 12, Math.min(100, view.getUint32(8))).replaceAll("\0", "");
    if (!(0,header_bytes/* startsWith */.w1)(tag, "mluc"))
        return "";
    const start = view.getUint32(24);
    const bytes = tag.subarray(start, start + Math.min(200, view.getUint32(20)));
    return new TextDecoder("utf-16be").decode(bytes).replaceAll("\0", "");
}

;// CONCATENATED MODULE: ./lib/pixels/icc/curve.js


/** Reads a `curv` or `para` element; undefined where it is neither, or damaged. */
function readCurve(tag) {
    if (tag === undefined || tag.length < 12)
        return undefined;
    return (0,header_bytes/* startsWith */.w1)(tag, "curv") ? sampled(tag) : (0,header_bytes/* startsWith */.w1)(tag, "para") ? parametric(tag) : undefined;
}
/** `count` values of `width` bytes as a curve: evenly spaced samples with straight lines between them. */
function sampledCurve(view, at, count, width) {
    const entry = (i) => (width === 1 ? view.getUint8(at + i) / 255 : view.getUint16(at + 2 * i) / 65535);
    const entries = Float64Array.from({ length: count }, (_, i) => entry(i));
    return (x) => {
        const place = Math.max(0, Math.min(1, x)) * (count - 1);
        const low = Math.floor(place);
        const from = entries[low] ?? 0;
        return from + ((entries[Math.min(count - 1, low + 1)] ?? 0) - from) * (place - low);
    };
}
/** As many as 16 bits can tell apart. */
const MOST_SAMPLES = 65_536;
function sampled(tag) {
    const view = (0,header_bytes/* viewOf */.du)(tag);
    const count = view.getUint32(8);
    const bytes = 12 + 2 * count;
    if (tag.length < bytes || count > MOST_SAMPLES)
        return undefined;
    if (count === 0)
        return { curve: (x) => x, bytes };
    if (count > 1)
        return { curve: sampledCurve(view, 12, count, 2), bytes };
    const gamma = view.getUint16(12) / 256;
    return { curve: (x) => x ** gamma, bytes };
}
/** parametricCurveType, functions 0 to 4 of ICC.1:2022, table 68. */
function parametric(tag) {
    const view = (0,header_bytes/* viewOf */.du)(tag);
    const type = view.getUint16(8);
    const counts = [1, 3, 4, 5, 7];
    const count = counts[type];
    if (count === undefined || tag.length < 12 + 4 * count)
        return undefined;
    const values = Array.from({ length: count }, (_, i) => fixed(view, 12 + 4 * i));
    return { curve: formula(type, values), bytes: 12 + 4 * count };
}
function formula(type, values) {
    const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = values;
    switch (type) {
        case 0:
            return (x) => x ** g;
        case 1:
            return (x) => (x >= -b / a ? (a * x + b) ** g : 0);
        case 2:
            return (x) => (x >= -b / a ? (a * x + b) ** g + c : c);
        case 3:
            return (x) => (x >= d ? (a * x + b) ** g : c * x);
        default:
            return (x) => (x >= d ? (a * x + b) ** g + e : c * x + f);
    }
}

;// CONCATENATED MODULE: ./lib/pixels/icc/table.js



/** A table that a real profile may have: 4 inputs of 33 points have a million. */
const MOST_POINTS = 4_000_000;
/** Reads an `A2B0` element (ICC.1:2022, 10.10 to 10.12) of a profile's `version`; undefined where it is none, or damaged. */
function readTable(tag, space, version) {
    const read = readStagesOf(tag, space);
    return read && { ...read, black: version >= 4 ? "perceptual" : "own" };
}
function readStagesOf(tag, space) {
    if (tag === undefined || tag.length < 32 || tag[9] !== 3 || (space !== "Lab " && space !== "XYZ "))
        return undefined;
    const inputs = tag[8] ?? 0;
    if (inputs < 1 || inputs > 4)
        return undefined;
    const isLab = space === "Lab ";
    try {
        switch ((0,header_bytes/* text */.Qq)(tag, 0, 4)) {
            case "mft1":
                return readPlain(tag, inputs, { width: 1, curves: 48, points: [256, 256] }, isLab ? "Lab of 8 bits" : "XYZ");
            case "mft2":
                return readWide(tag, inputs, isLab ? "Lab of 16 bits" : "XYZ");
            case "mAB ":
                return readStages(tag, inputs, isLab ? "Lab of 8 bits" : "XYZ");
            default:
                return undefined;
        }
    }
    catch (error) {
        // The element ends before what it declares: a damaged profile, which is told of like one that cannot be applied.
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}
function readWide(tag, inputs, pcs) {
    const view = (0,header_bytes/* viewOf */.du)(tag);
    const points = [view.getUint16(48), view.getUint16(50)];
    if (points.some((count) => count < 2 || count > 4096))
        return undefined;
    return readPlain(tag, inputs, { width: 2, curves: 52, points }, pcs);
}
/** `mft1` and `mft2`. Their matrix is for XYZ as input alone, which no picture has. */
function readPlain(tag, inputs, form, pcs) {
    const view = (0,header_bytes/* viewOf */.du)(tag);
    const { width, curves, points } = form;
    const first = Array.from({ length: inputs }, (_, i) => sampledCurve(view, curves + i * points[0] * width, points[0], width));
    const at = curves + inputs * points[0] * width;
    const lattice = readLattice(view, at, Array.from({ length: inputs }, () => tag[10] ?? 0), width);
    if (lattice === undefined)
        return undefined;
    const end = at + lattice.values.length * width;
    const last = [0, 1, 2].map((i) => sampledCurve(view, end + i * points[1] * width, points[1], width));
    return { inputs, first, lattice, middle: [], matrix: [], last, pcs };
}
/** `mAB `: offsets of its stages, each of which may be missing. */
function readStages(tag, inputs, pcs) {
    const view = (0,header_bytes/* viewOf */.du)(tag);
    const [b = 0, matrixAt = 0, m = 0, latticeAt = 0, a = 0] = [12, 16, 20, 24, 28].map((at) => view.getUint32(at));
    const last = readCurves(tag, b, 3);
    const middle = readCurves(tag, m, 3);
    const first = readCurves(tag, a, inputs);
    if (last === undefined || middle === undefined || first === undefined)
        return undefined;
    const matrix = matrixAt === 0 ? [] : Array.from({ length: 12 }, (_, i) => fixed(view, matrixAt + 4 * i));
    if (latticeAt === 0)
        return inputs === 3 ? { inputs, first, lattice: undefined, middle, matrix, last, pcs } : undefined;
    const points = Array.from({ length: inputs }, (_, i) => view.getUint8(latticeAt + i));
    const lattice = readLattice(view, latticeAt + 20, points, view.getUint8(latticeAt + 16) === 1 ? 1 : 2);
    return lattice === undefined ? undefined : { inputs, first, lattice, middle, matrix, last, pcs };
}
/** Curves one after the other, each filled up to four bytes; none where `at` is 0. */
function readCurves(tag, at, count) {
    if (at === 0)
        return [];
    const curves = [];
    for (let i = 0, from = at; i < count; i++) {
        const read = readCurve(tag.subarray(from));
        if (read === undefined)
            return undefined;
        curves.push(read.curve);
        from += (read.bytes + 3) & ~3;
    }
    return curves;
}
function readLattice(view, at, points, width) {
    const count = points.reduce((product, n) => product * n, 1);
    if (points.some((n) => n < 2) || count > MOST_POINTS)
        return undefined;
    const values = new Float32Array(3 * count);
    for (let i = 0; i < values.length; i++)
        values[i] = width === 1 ? view.getUint8(at + i) / 255 : view.getUint16(at + 2 * i) / 65535;
    return { points, values };
}

// EXTERNAL MODULE: ./lib/pixels/icc/xyz.js
var xyz = __webpack_require__(256);
// EXTERNAL MODULE: ./lib/pixels/srgb.js
var srgb = __webpack_require__(1493);
;// CONCATENATED MODULE: ./lib/pixels/icc.js






const SPACES = new Map([
    ["RGB ", "RGB"],
    ["CMYK", "CMYK"],
    ["GRAY", "GRAY"],
]);
const INPUTS = { RGB: 3, CMYK: 4, GRAY: 1 };
const IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0, 1];
/** A profile within these of sRGB is sRGB in other words. */
const SAME_MATRIX = 0.01;
const SAME_CURVE = 2.5;
/** Reads an ICC profile (version 2 or 4). Never throws: what is damaged counts as unconverted. */
function readProfile(icc) {
    const tags = readTags(icc);
    const name = readName(tags.get("desc")) || "without a name";
    const space = SPACES.get((0,header_bytes/* text */.Qq)(icc, 16, 4));
    if (space === undefined)
        return { kind: "unconverted", name };
    // As the reference does: where there is a table, it is what the profile's maker trusted.
    const table = readTable(tags.get("A2B0"), (0,header_bytes/* text */.Qq)(icc, 20, 4), icc[8] ?? 0);
    if (table?.inputs === INPUTS[space])
        return { kind: "table", name, space, table };
    const shaped = space === "RGB" ? rgb(tags) : space === "GRAY" ? grey(tags) : undefined;
    if (shaped === undefined)
        return { kind: "unconverted", name };
    return isSrgb(shaped.curves, shaped.matrix) ? { kind: "srgb" } : { kind: "matrix", name, ...shaped };
}
/** Converts in place; colours that sRGB cannot show are clipped. */
function convertToSrgb({ data }, { curves, matrix }) {
    const [red, green, blue] = curves;
    const [m0 = 1, m1 = 0, m2 = 0, m3 = 0, m4 = 1, m5 = 0, m6 = 0, m7 = 0, m8 = 1] = matrix;
    for (let i = 0; i < data.length; i += 4) {
        const r = red[data[i] ?? 0] ?? 0;
        const g = green[data[i + 1] ?? 0] ?? 0;
        const b = blue[data[i + 2] ?? 0] ?? 0;
        data[i] = (0,srgb/* encoded */.d)(m0 * r + m1 * g + m2 * b);
        data[i + 1] = (0,srgb/* encoded */.d)(m3 * r + m4 * g + m5 * b);
        data[i + 2] = (0,srgb/* encoded */.d)(m6 * r + m7 * g + m8 * b);
    }
}
function rgb(tags) {
    const red = readTones(tags.get("rTRC"));
    const green = readTones(tags.get("gTRC"));
    const blue = readTones(tags.get("bTRC"));
    const columns = ["rXYZ", "gXYZ", "bXYZ"].map((tag) => readXyz(tags.get(tag)));
    const [r, g, b] = columns;
    if (!red || !green || !blue || !r || !g || !b)
        return undefined;
    const matrix = [0, 1, 2].flatMap((row) => [r, g, b].map((column) => column.reduce((sum, value, k) => sum + (xyz/* XYZ_TO_SRGB */.J[row * 3 + k] ?? 0) * value, 0)));
    return { curves: [red, green, blue], matrix };
}
function grey(tags) {
    const curve = readTones(tags.get("kTRC"));
    return curve === undefined ? undefined : { curves: [curve, curve, curve], matrix: IDENTITY };
}
function readXyz(tag) {
    if (tag === undefined || tag.length < 20)
        return undefined;
    const view = (0,header_bytes/* viewOf */.du)(tag);
    return [fixed(view, 8), fixed(view, 12), fixed(view, 16)];
}
function readTones(tag) {
    const curve = readCurve(tag)?.curve;
    if (curve === undefined)
        return undefined;
    return Float64Array.from({ length: 256 }, (_, i) => Math.max(0, Math.min(1, curve(i / 255))));
}
function isSrgb(curves, matrix) {
    return (matrix.every((value, i) => Math.abs(value - (IDENTITY[i] ?? 0)) < SAME_MATRIX) &&
        curves.every((curve) => curve.every((linear, i) => Math.abs((0,srgb/* encoded */.d)(linear) - i) < SAME_CURVE || near(linear, i))));
}
/** The encoded scale is too steep near black for small differences to be told on it. */
function near(linear, i) {
    return Math.abs(linear - (srgb/* LINEAR */._[i] ?? 0)) < 0.002;
}


/***/ }),

/***/ 256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ XYZ_TO_SRGB),
/* harmony export */   U: () => (/* binding */ WHITE)
/* harmony export */ });
/** XYZ as ICC has it (D50) to linear sRGB: the inverse of the primaries that every sRGB profile carries. */
const XYZ_TO_SRGB = [
    3.1338561, -1.6168667, -0.4906146, -0.9787684, 1.9161415, 0.033454, 0.0719453, -0.2289914, 1.4052427,
];
/** D50, the white of the profile connection space. */
const WHITE = [0.9642, 1, 0.8249];


/***/ }),

/***/ 6428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ orient)
/* harmony export */ });
/* harmony import */ var _header_header_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1538);

/** Turns pixels the way EXIF's orientation asks for. */
function orient(raster, orientation) {
    if (orientation === 1)
        return raster;
    const { width, height } = raster;
    const upright = (0,_header_header_js__WEBPACK_IMPORTED_MODULE_0__/* .uprightSize */ .zm)(raster, orientation);
    const from = words(raster.data);
    const to = new Uint32Array(width * height);
    const { origin, right, down } = steps(width, height, orientation);
    for (let y = 0, i = 0; y < upright.height; y++) {
        for (let x = 0, at = origin + y * down; x < upright.width; x++, at += right)
            to[i++] = from[at] ?? 0;
    }
    return { ...upright, data: new Uint8ClampedArray(to.buffer) };
}
/** A whole pixel at a time; copied only where the bytes are not aligned for it. */
function words(data) {
    const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
    return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}
/** Where the upright picture's first pixel is stored, and how far apart its neighbours to the right and below are. */
function steps(width, height, orientation) {
    const last = width * height - 1;
    switch (orientation) {
        case 1:
            return { origin: 0, right: 1, down: width };
        case 2:
            return { origin: width - 1, right: -1, down: width };
        case 3:
            return { origin: last, right: -1, down: -width };
        case 4:
            return { origin: last - width + 1, right: 1, down: -width };
        case 5:
            return { origin: 0, right: width, down: 1 };
        case 6:
            return { origin: last - width + 1, right: -width, down: 1 };
        case 7:
            return { origin: last, right: -width, down: -1 };
        case 8:
            return { origin: width - 1, right: width, down: -1 };
    }
}


/***/ }),

/***/ 7716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ kindOf),
  ay: () => (/* binding */ readHeader),
  ZF: () => (/* binding */ sniff),
  xQ: () => (/* binding */ sniffFile),
  Mx: () => (/* binding */ sourceType)
});

// UNUSED EXPORTS: SNIFF_BYTES, nameOf

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/pixels/header/avif-exif.js
var avif_exif = __webpack_require__(8718);
// EXTERNAL MODULE: ./lib/pixels/header/bytes.js
var header_bytes = __webpack_require__(7452);
// EXTERNAL MODULE: ./lib/pixels/header/header.js
var header_header = __webpack_require__(1538);
// EXTERNAL MODULE: ./lib/pixels/header/iso-boxes.js
var iso_boxes = __webpack_require__(8330);
;// CONCATENATED MODULE: ./lib/pixels/header/avif.js




/**
 * Finds the primary item's properties (ISO/IEC 23008-12): size (`ispe`, `clap`), turn (`irot`, `imir`), profile (`colr`).
 * AVIF's turn is in those boxes; an EXIF orientation beside them does not count. EXIF is told where `bytes` hold it.
 */
function readAvifHeader(bytes) {
    if (isSequence(bytes))
        return header_header/* ANIMATED */.mK;
    const found = findMeta(bytes);
    if (found.kind !== "meta")
        return found.read;
    const meta = (0,iso_boxes/* boxes */.aj)(found.body.subarray(iso_boxes/* FULL_BOX */.al));
    const properties = (0,iso_boxes/* boxes */.aj)((0,iso_boxes/* body */.rf)((0,iso_boxes/* boxes */.aj)((0,iso_boxes/* body */.rf)(meta, "iprp")), "ipco"));
    const associations = (0,iso_boxes/* body */.rf)((0,iso_boxes/* boxes */.aj)((0,iso_boxes/* body */.rf)(meta, "iprp")), "ipma");
    const mine = primaryProperties(associations, primaryItem((0,iso_boxes/* body */.rf)(meta, "pitm")))
        .map((index) => properties[index - 1])
        .filter((box) => box !== undefined);
    const size = (0,iso_boxes/* body */.rf)(mine, "ispe");
    if (size.length < iso_boxes/* FULL_BOX */.al + 8)
        return (0,header_header/* broken */.mw)("its main picture has no size");
    const view = (0,header_bytes/* viewOf */.du)(size);
    const width = view.getUint32(iso_boxes/* FULL_BOX */.al);
    const height = view.getUint32(iso_boxes/* FULL_BOX */.al + 4);
    if (width === 0 || height === 0)
        return (0,header_header/* broken */.mw)("it declares no width or no height");
    const icc = profile(mine);
    const exif = (0,avif_exif/* avifExif */.n)(bytes, meta);
    return {
        kind: "header",
        header: {
            type: "avif",
            ...shown((0,iso_boxes/* body */.rf)(mine, "clap"), { width, height }),
            orientation: turn(mine),
            sample: "8-bit",
            ...(properties.some(isAlpha) && { hasAlpha: true }),
            ...(icc !== undefined && { icc }),
            ...(exif !== undefined && { exif }),
        },
    };
}
/** Encoders name the brand where there are several frames; a still picture may stand in front of them all the same. */
function isSequence(bytes) {
    const size = (0,header_bytes/* viewOf */.du)(bytes).getUint32(0);
    const brands = (0,header_bytes/* text */.Qq)(bytes, 8, Math.min(size, 256) - 8);
    return /^(?:.{4})*avis/s.test(brands);
}
function findMeta(bytes) {
    const view = (0,header_bytes/* viewOf */.du)(bytes);
    for (let at = 0;;) {
        if (at + 8 > bytes.length)
            return { kind: "none", read: (0,header_header/* more */.OS)(at + 4096) };
        const size = view.getUint32(at);
        if (size < 8)
            return { kind: "none", read: (0,header_header/* broken */.mw)("its boxes are damaged") };
        const end = at + size;
        if ((0,header_bytes/* startsWith */.w1)(bytes, "meta", at + 4)) {
            return end > bytes.length
                ? { kind: "none", read: (0,header_header/* more */.OS)(end) }
                : { kind: "meta", body: bytes.subarray(at + 8, end) };
        }
        at = end;
    }
}
function primaryItem(pitm) {
    const wide = pitm[0] === 1;
    if (pitm.length < iso_boxes/* FULL_BOX */.al + (wide ? 4 : 2))
        return 0;
    return wide ? (0,header_bytes/* viewOf */.du)(pitm).getUint32(iso_boxes/* FULL_BOX */.al) : (0,header_bytes/* viewOf */.du)(pitm).getUint16(iso_boxes/* FULL_BOX */.al);
}
/** One-based indices into `ipco`, in the order in which they apply. */
function primaryProperties(ipma, item) {
    if (ipma.length < iso_boxes/* FULL_BOX */.al + 4)
        return [];
    const view = (0,header_bytes/* viewOf */.du)(ipma);
    const idBytes = ipma[0] === 0 ? 2 : 4;
    const indexBytes = ((ipma[3] ?? 0) & 1) === 1 ? 2 : 1;
    let at = iso_boxes/* FULL_BOX */.al + 4;
    for (let entries = view.getUint32(iso_boxes/* FULL_BOX */.al); entries > 0; entries--) {
        if (at + idBytes + 1 > ipma.length)
            return [];
        const id = idBytes === 2 ? view.getUint16(at) : view.getUint32(at);
        const count = ipma[at + idBytes] ?? 0;
        const start = at + idBytes + 1;
        at = start + count * indexBytes;
        if (at > ipma.length)
            return [];
        if (id !== item)
            continue;
        return Array.from({ length: count }, (_, i) => indexBytes === 2 ? view.getUint16(start + 2 * i) & 0x7fff : (ipma[start + i] ?? 0) & 0x7f);
    }
    return [];
}
/** What a picture beside the main one is for: its name ends so in all of the specification's editions. */
function isAlpha({ type, body: purpose }) {
    return type === "auxC" && (0,header_bytes/* text */.Qq)(purpose, iso_boxes/* FULL_BOX */.al, purpose.length - iso_boxes/* FULL_BOX */.al).includes(":alpha");
}
function profile(mine) {
    const colour = mine.find(({ type, body }) => type === "colr" && ["prof", "rICC"].includes((0,header_bytes/* text */.Qq)(body, 0, 4)));
    return colour?.body.subarray(4);
}
/**
 * Size and place of the clean aperture: four fractions, for its width, its height and how far its centre is from the
 * picture's. One that is no part of the picture is of no effect, as in most readers.
 */
function shown(clap, coded) {
    if (clap.length < 32)
        return coded;
    const view = (0,header_bytes/* viewOf */.du)(clap);
    const fraction = (at) => view.getInt32(at) / view.getInt32(at + 4);
    const along = (length, of, offset) => ({
        from: Math.floor((of - length) / 2 + offset),
        length: Math.floor(length),
    });
    const across = along(fraction(0), coded.width, fraction(16));
    const down = along(fraction(8), coded.height, fraction(24));
    if (!isPart(across, coded.width) || !isPart(down, coded.height))
        return coded;
    return { width: across.length, height: down.length, crop: { x: across.from, y: down.from, coded } };
}
/** Nothing is where a fraction's denominator is zero. */
function isPart({ from, length }, of) {
    return from >= 0 && length >= 1 && from + length <= of;
}
/** `irot` turns anticlockwise, then `imir` mirrors (0: top and bottom change places, 1: left and right). */
function turn(mine) {
    const quarters = ((0,iso_boxes/* body */.rf)(mine, "irot")[0] ?? 0) & 3;
    const mirror = mine.find((box) => box.type === "imir");
    const plain = [1, 8, 3, 6];
    const topToBottom = [4, 5, 2, 7];
    const leftToRight = [2, 7, 4, 5];
    if (mirror === undefined)
        return plain[quarters] ?? 1;
    return (((mirror.body[0] ?? 0) & 1) === 1 ? leftToRight : topToBottom)[quarters] ?? 1;
}

// EXTERNAL MODULE: ./lib/pixels/header/exif.js
var header_exif = __webpack_require__(3837);
;// CONCATENATED MODULE: ./lib/pixels/header/jpeg.js



const EXIF = "Exif\0\0";
const ICC = "ICC_PROFILE\0";
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** Walks the segments up to the frame header (SOF). `bytes` starts with FF D8. */
function readJpegHeader(bytes) {
    const collected = { icc: [] };
    for (let at = 2;;) {
        const segment = readSegment(bytes, at);
        if (segment.kind !== "segment")
            return segment;
        const { marker, payload, end } = segment;
        if (isFrame(marker))
            return jpeg_frame(payload, marker, collected);
        if (marker === START_OF_SCAN || marker === END_OF_IMAGE)
            return (0,header_header/* broken */.mw)("it has no frame header");
        collect(payload, marker, collected);
        at = end;
    }
}
function readSegment(bytes, at) {
    if (at + 4 > bytes.length)
        return (0,header_header/* more */.OS)(at + 64);
    if (bytes[at] !== 0xff)
        return (0,header_header/* broken */.mw)("its segments are damaged");
    const marker = bytes[at + 1] ?? 0;
    const empty = bytes.subarray(at, at);
    // Any number of FF may stand before a marker.
    if (marker === 0xff)
        return { kind: "segment", marker, payload: empty, end: at + 1 };
    if (isStandalone(marker) || marker === END_OF_IMAGE)
        return { kind: "segment", marker, payload: empty, end: at + 2 };
    const length = (0,header_bytes/* viewOf */.du)(bytes).getUint16(at + 2);
    if (length < 2)
        return (0,header_header/* broken */.mw)("its segments are damaged");
    const end = at + 2 + length;
    if (end > bytes.length)
        return (0,header_header/* more */.OS)(end + 64);
    return { kind: "segment", marker, payload: bytes.subarray(at + 4, end), end };
}
function isStandalone(marker) {
    return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}
/** SOF0–SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
function isFrame(marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
function collect(payload, marker, into) {
    if (marker === 0xe1 && into.exif === undefined && (0,header_bytes/* startsWith */.w1)(payload, EXIF))
        into.exif = payload.subarray(EXIF.length);
    // 12 bytes of name, the chunk's number and the count.
    if (marker === 0xe2 && (0,header_bytes/* startsWith */.w1)(payload, ICC) && payload.length > ICC.length + 2) {
        into.icc.push({ number: payload[ICC.length] ?? 0, bytes: payload.subarray(ICC.length + 2) });
    }
}
function jpeg_frame(payload, marker, collected) {
    if (payload.length < 6)
        return (0,header_header/* broken */.mw)("its frame header is damaged");
    const view = (0,header_bytes/* viewOf */.du)(payload);
    const height = view.getUint16(1);
    const width = view.getUint16(3);
    const channels = payload[5] ?? 0;
    if (width === 0 || height === 0)
        return (0,header_header/* broken */.mw)("it declares no width or no height");
    // SOF3, 5–7, 9–11, 13–15 are lossless, hierarchical and arithmetic: nobody's pictures, and no decoder's.
    if (marker > 0xc2)
        return (0,header_header/* broken */.mw)("it is a lossless, hierarchical or arithmetic JPEG, which is not supported");
    if (payload[0] !== 8)
        return (0,header_header/* broken */.mw)(`it has ${payload[0]} bits a sample, and only 8 are supported`);
    return {
        kind: "header",
        header: {
            type: "jpeg",
            width,
            height,
            ...(0,header_exif/* turnOf */.L)(collected.exif),
            sample: channels === 4 ? "cmyk" : "8-bit",
            ...(collected.icc.length > 0 && { icc: joined(collected.icc) }),
            ...(collected.exif !== undefined && { exif: collected.exif }),
        },
    };
}
function joined(chunks) {
    const inOrder = chunks.toSorted((a, b) => a.number - b.number);
    return new Uint8Array(Buffer.concat(inOrder.map(({ bytes }) => bytes)));
}

// EXTERNAL MODULE: ./lib/pixels/header/png.js
var png = __webpack_require__(8528);
;// CONCATENATED MODULE: ./lib/pixels/header/webp.js



const FIRST_CHUNK = 12;
const FRAME_BYTES = 10;
/** A lossless picture of one colour may be over before another kind's header is. */
const LOSSLESS_BYTES = 5;
const LOSSLESS_ALPHA = 1 << 28;
const HAS_ANIMATION = 0x02;
const HAS_EXIF = 0x08;
const HAS_ALPHA = 0x10;
const HAS_ICC = 0x20;
/** `bytes` starts with `RIFF….WEBP`. */
function readWebpHeader(bytes) {
    const kind = (0,header_bytes/* text */.Qq)(bytes, FIRST_CHUNK, 4);
    const needed = FIRST_CHUNK + 8 + (kind === "VP8L" ? LOSSLESS_BYTES : FRAME_BYTES);
    if (bytes.length < needed)
        return (0,header_header/* more */.OS)(needed);
    switch (kind) {
        case "VP8 ":
            return lossy(bytes.subarray(FIRST_CHUNK + 8));
        case "VP8L":
            return lossless(bytes.subarray(FIRST_CHUNK + 8));
        case "VP8X":
            return extended(bytes);
        default:
            return (0,header_header/* broken */.mw)("its first chunk is unknown");
    }
}
function lossy(frame) {
    if (!(0,header_bytes/* startsWith */.w1)(frame, "\x9d\x01\x2a", 3))
        return (0,header_header/* broken */.mw)("its frame header is damaged");
    const view = (0,header_bytes/* viewOf */.du)(frame);
    return plain(view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff, false);
}
function lossless(frame) {
    if (frame[0] !== 0x2f)
        return (0,header_header/* broken */.mw)("its frame header is damaged");
    const bits = (0,header_bytes/* viewOf */.du)(frame).getUint32(1, true);
    return plain((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1, (bits & LOSSLESS_ALPHA) !== 0);
}
function plain(width, height, hasAlpha) {
    if (width === 0 || height === 0)
        return (0,header_header/* broken */.mw)("it declares no width or no height");
    const header = { type: "webp", width, height, orientation: 1, sample: "8-bit" };
    return { kind: "header", header: hasAlpha ? { ...header, hasAlpha } : header };
}
/** The EXIF chunk stands behind the pixels, so a file that has one is needed whole. */
function extended(bytes) {
    const view = (0,header_bytes/* viewOf */.du)(bytes);
    const flags = bytes[FIRST_CHUNK + 8] ?? 0;
    if ((flags & HAS_ANIMATION) !== 0)
        return header_header/* ANIMATED */.mK;
    const chunks = new Map();
    const whole = view.getUint32(4, true) + 8;
    const wanted = [...((flags & HAS_ICC) !== 0 ? ["ICCP"] : []), ...((flags & HAS_EXIF) !== 0 ? ["EXIF"] : [])];
    for (let at = FIRST_CHUNK; at + 8 <= whole && !wanted.every((type) => chunks.has(type));) {
        if (at + 8 > bytes.length)
            return (0,header_header/* more */.OS)(Math.min(whole, at + 4096));
        const end = at + 8 + view.getUint32(at + 4, true);
        if (end > whole)
            break;
        const type = (0,header_bytes/* text */.Qq)(bytes, at, 4);
        if (wanted.includes(type) && end > bytes.length)
            return (0,header_header/* more */.OS)(end);
        if (end <= bytes.length)
            chunks.set(type, bytes.subarray(at + 8, end));
        at = end + (end & 1);
    }
    const icc = chunks.get("ICCP");
    const exif = withoutName(chunks.get("EXIF"));
    return {
        kind: "header",
        header: {
            type: "webp",
            width: (view.getUint32(FIRST_CHUNK + 12, true) & 0xffffff) + 1,
            height: (view.getUint32(FIRST_CHUNK + 14, true) >>> 8) + 1,
            ...(0,header_exif/* turnOf */.L)(exif),
            sample: "8-bit",
            ...((flags & HAS_ALPHA) !== 0 && { hasAlpha: true }),
            ...(icc !== undefined && { icc }),
            ...(exif !== undefined && { exif }),
        },
    };
}
/** Some writers repeat JPEG's `Exif\0\0` inside the chunk. */
function withoutName(exif) {
    return exif !== undefined && (0,header_bytes/* startsWith */.w1)(exif, "Exif\0\0") ? exif.subarray(6) : exif;
}

;// CONCATENATED MODULE: ./lib/pixels/sniff.js







/** Enough for nearly every header, and small enough to read from thousands of files. */
const SNIFF_BYTES = 64 << 10;
const NAMES = { jpeg: "JPEG", png: "PNG", webp: "WebP", avif: "AVIF" };
const SIGNATURES = [
    ["GIF8", 0, "a GIF picture", "unsupported"],
    ["II*\0", 0, "a TIFF picture", "unsupported"],
    ["MM\0*", 0, "a TIFF picture", "unsupported"],
    ["BM", 0, "a BMP picture", "unsupported"],
    ["8BPS", 0, "a Photoshop file", "unsupported"],
    ["%PDF", 0, "a PDF file", "no picture"],
    ["\0\0\x01\0", 0, "an icon file", "unsupported"],
    ["\0\0\0\x0cJXL ", 0, "a JPEG XL picture", "unsupported"],
    ["\xff\x0a", 0, "a JPEG XL picture", "unsupported"],
    ["\0\0\0\x0cjP  ", 0, "a JPEG 2000 picture", "unsupported"],
    ["PK\x03\x04", 0, "a ZIP archive", "no picture"],
    ["\0\x05\x16\x07", 0, "what macOS keeps beside a file (AppleDouble)", "no picture"],
    ["ftyp", 4, "a video or an unknown media file", "no picture"],
];
/** "JPEG", "WebP": as the formats write themselves. */
function nameOf(type) {
    return NAMES[type];
}
/** "a JPEG", "an AVIF": as it stands in a sentence. */
function kindOf(type) {
    return `${type === "avif" ? "an" : "a"} ${NAMES[type]}`;
}
/** Tells a picture's type and upright size from the file's first bytes. Never throws. */
function sniff(head) {
    const type = sourceType(head);
    if (type !== undefined)
        return named(type, readHeader(type, head));
    return lfsPointer(head) ?? { kind: "other", ...otherThing(head) };
}
/** `undefined` where the bytes are none of the four types. */
function sourceType(head) {
    if ((0,header_bytes/* startsWith */.w1)(head, "\xff\xd8\xff"))
        return "jpeg";
    if ((0,header_bytes/* startsWith */.w1)(head, png/* PNG_SIGNATURE */.$))
        return "png";
    if ((0,header_bytes/* startsWith */.w1)(head, "RIFF") && (0,header_bytes/* startsWith */.w1)(head, "WEBP", 8))
        return "webp";
    if ((0,header_bytes/* startsWith */.w1)(head, "ftyp", 4) && /avif|avis/.test(brands(head)))
        return "avif";
    return undefined;
}
/** The header of bytes that are known to be of `type`. */
function readHeader(type, bytes) {
    switch (type) {
        case "jpeg":
            return readJpegHeader(bytes);
        case "png":
            return (0,png/* readPngHeader */.d)(bytes);
        case "webp":
            return readWebpHeader(bytes);
        case "avif":
            return readAvifHeader(bytes);
    }
}
/** Sniffs a file, reading on only where its header is longer than most. Rejects as `open` does. */
async function sniffFile(path) {
    const file = await (0,promises_.open)(path, "r");
    try {
        const { size } = await file.stat();
        for (let wanted = SNIFF_BYTES;;) {
            const head = new Uint8Array(Math.min(wanted, size));
            const { bytesRead } = await file.read(head, 0, head.length, 0);
            const sniffed = sniff(head.subarray(0, bytesRead));
            if (sniffed.kind !== "more")
                return sniffed;
            if (bytesRead >= size || bytesRead < head.length)
                return truncated(head);
            wanted = Math.max(sniffed.bytes, wanted * 2);
        }
    }
    finally {
        await file.close();
    }
}
function truncated(head) {
    const type = sourceType(head);
    const name = type === undefined ? "picture" : NAMES[type];
    return { kind: "other", what: `a truncated ${name}: it ends before its size is told`, nature: "damaged" };
}
function named(type, read) {
    switch (read.kind) {
        case "more":
            return read;
        case "animated":
            return { kind: "other", what: `an animated ${NAMES[type]}`, nature: "animated" };
        case "broken":
            return { kind: "other", what: `a damaged or unusual ${NAMES[type]}: ${read.reason}`, nature: "damaged" };
        case "header": {
            const { orientation, sample, isTurnDisputed, hasAlpha } = read.header;
            const more = { ...(isTurnDisputed && { isTurnDisputed }), ...(hasAlpha && { hasAlpha }) };
            return { kind: "picture", type, orientation, sample, ...more, ...(0,header_header/* uprightSize */.zm)(read.header, orientation) };
        }
    }
}
function brands(head) {
    const size = ((head[2] ?? 0) << 8) | (head[3] ?? 0);
    return (0,header_bytes/* text */.Qq)(head, 8, Math.min(size, 256) - 8);
}
/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md: a text file of less than 1024 bytes. */
function lfsPointer(head) {
    if (!(0,header_bytes/* startsWith */.w1)(head, "version https://git-lfs.github.com/spec/v1\n"))
        return undefined;
    const pointer = (0,header_bytes/* text */.Qq)(head, 0, 1024);
    const sha256 = /^oid sha256:([0-9a-f]{64})$/m.exec(pointer)?.[1];
    const bytes = /^size (\d{1,15})$/m.exec(pointer)?.[1];
    return sha256 === undefined || bytes === undefined
        ? undefined
        : { kind: "lfs-pointer", sha256, bytes: Number(bytes) };
}
function otherThing(head) {
    if ((0,header_bytes/* startsWith */.w1)(head, "ftyp", 4) && /hei[cxms]|hev[cx]|mif1|msf1/.test(brands(head)))
        return { what: "a HEIC picture", nature: "unsupported" };
    const known = SIGNATURES.find(([signature, at]) => (0,header_bytes/* startsWith */.w1)(head, signature, at));
    if (known !== undefined)
        return { what: known[2], nature: known[3] };
    const start = head.subarray(0, 1024);
    if (start.length > 0 && !isBinary(start) && isSvg(start))
        return { what: "an SVG drawing", nature: "unsupported" };
    return { what: noPicture(start), nature: "no picture" };
}
function noPicture(start) {
    if (start.length === 0)
        return "empty";
    if (start.every((byte) => byte === 0))
        return "nothing but zeros";
    if (isBinary(start))
        return "of an unknown kind";
    return /^<(!doctype html|html)/.test(wordsOf(start)) ? "an HTML page" : "text";
}
function isBinary(start) {
    return start.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}
function isSvg(start) {
    return /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg[\s>]/.test(wordsOf(start));
}
function wordsOf(start) {
    return (0,header_bytes/* text */.Qq)(start, 0, start.length).trimStart().toLowerCase();
}


/***/ }),

/***/ 1493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ LINEAR),
/* harmony export */   d: () => (/* binding */ encoded)
/* harmony export */ });
/** The sRGB transfer curve (IEC 61966-2-1) as tables, since it is needed for every sample of every picture. */
/** Linear light, 0 to 1, of each 8-bit value. */
const LINEAR = Float32Array.from({ length: 256 }, (_, value) => toLinear(value / 255));
const STEPS = 1 << 14;
const ENCODED = Uint8Array.from({ length: STEPS + 1 }, (_, i) => Math.round(toEncoded(i / STEPS) * 255));
/** The 8-bit value of linear light; what lies outside 0 to 1 is clipped. */
function encoded(linear) {
    return ENCODED[linear <= 0 ? 0 : linear >= 1 ? STEPS : (linear * STEPS + 0.5) | 0] ?? 0;
}
function toLinear(value) {
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
function toEncoded(linear) {
    return linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
}


/***/ })

};
