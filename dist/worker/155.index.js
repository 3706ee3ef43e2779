export const id = 155;
export const ids = [155];
export const modules = {

/***/ 3155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ decodePicture),
/* harmony export */   D4: () => (/* binding */ decode)
/* harmony export */ });
/* unused harmony export MAX_PIXELS */
/* harmony import */ var _icc_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(292);
/* harmony import */ var _orient_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6428);
/* harmony import */ var _sniff_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7716);



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
    const header = headerOf(bytes);
    const pixels = header.width * header.height;
    if (pixels > MAX_PIXELS) {
        throw new Error(`it declares ${header.width}×${header.height} pixels, more than the ${MAX_PIXELS / 1e6} megapixels that are ever unpacked`);
    }
    const stored = await decodeAs(header.type, bytes, header);
    if (stored.width !== header.width || stored.height !== header.height) {
        throw new Error(`it declares ${header.width}×${header.height} pixels and holds ${stored.width}×${stored.height}: the file is damaged`);
    }
    const notes = manageColours(stored, header);
    return { raster: (0,_orient_js__WEBPACK_IMPORTED_MODULE_2__/* .orient */ .s)(stored, header.orientation), header, notes };
}
/** Brings the colours to sRGB, in place; says so where that was not possible. */
function manageColours(raster, { icc, sample }) {
    if (icc === undefined) {
        return sample === "cmyk"
            ? ["it is CMYK without a colour profile: its colours were converted by rule of thumb"]
            : [];
    }
    const profile = (0,_icc_js__WEBPACK_IMPORTED_MODULE_0__/* .readProfile */ .e)(icc);
    if (profile.kind === "matrix")
        (0,_icc_js__WEBPACK_IMPORTED_MODULE_0__/* .convertToSrgb */ .J)(raster, profile);
    if (profile.kind !== "unconverted")
        return [];
    return [
        `its colour profile (${profile.name}) is made of tables and could not be applied: colours may differ slightly`,
    ];
}
function headerOf(bytes) {
    const type = (0,_sniff_js__WEBPACK_IMPORTED_MODULE_1__/* .sourceType */ .Mx)(bytes);
    const read = type === undefined ? undefined : (0,_sniff_js__WEBPACK_IMPORTED_MODULE_1__/* .readHeader */ .ay)(type, bytes);
    if (read?.kind === "header")
        return read.header;
    const sniffed = (0,_sniff_js__WEBPACK_IMPORTED_MODULE_1__/* .sniff */ .ZF)(bytes);
    if (sniffed.kind === "more")
        throw new Error("the picture is truncated: it ends before its size is told");
    throw new Error(sniffed.kind === "other" ? `it is ${sniffed.what}` : "it is a Git LFS pointer");
}
/** Each codec is loaded when the first picture of its type comes. */
async function decodeAs(type, bytes, header) {
    switch (type) {
        case "jpeg":
            return (await __webpack_require__.e(/* import() */ 283).then(__webpack_require__.bind(__webpack_require__, 5283))).decodeJpeg(bytes, header);
        case "png":
            return (await __webpack_require__.e(/* import() */ 945).then(__webpack_require__.bind(__webpack_require__, 3945))).decodePng(bytes);
        case "webp":
            return (await __webpack_require__.e(/* import() */ 197).then(__webpack_require__.bind(__webpack_require__, 7197))).decodeWebp(bytes);
        case "avif":
            return (await __webpack_require__.e(/* import() */ 793).then(__webpack_require__.bind(__webpack_require__, 793))).decodeAvif(bytes);
    }
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
/* harmony export */   F: () => (/* binding */ readExif)
/* harmony export */ });
/* harmony import */ var _bytes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7452);

const ORIENTATION = 0x0112;
const ARTIST = 0x013b;
const COPYRIGHT = 0x8298;
const ASCII = 2;
const SHORT = 3;
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
    return exif;
}
function withEntry(exif, tiff, view, at, little) {
    const tag = view.getUint16(at, little);
    const type = view.getUint16(at + 2, little);
    if (tag === ORIENTATION && type === SHORT) {
        return { ...exif, orientation: asOrientation(view.getUint16(at + 8, little)) };
    }
    if (type !== ASCII || (tag !== ARTIST && tag !== COPYRIGHT))
        return exif;
    const words = asciiValue(tiff, view, at, little);
    if (words === "")
        return exif;
    return tag === ARTIST ? { ...exif, artist: words } : { ...exif, copyright: words };
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
/* harmony export */   mw: () => (/* binding */ broken),
/* harmony export */   zm: () => (/* binding */ uprightSize)
/* harmony export */ });
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

/***/ 8528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ PNG_SIGNATURE),
/* harmony export */   d: () => (/* binding */ readPngHeader)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _bytes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7452);
/* harmony import */ var _exif_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3837);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1538);




const PNG_SIGNATURE = "\x89PNG\r\n\x1a\n";
const MAX_PROFILE_BYTES = 8 << 20;
const AFTER_SIGNATURE = 8;
const IHDR_END = 33;
/** Walks the chunks up to the first IDAT. `bytes` starts with the PNG signature. */
function readPngHeader(bytes) {
    if (bytes.length < IHDR_END)
        return (0,_header_js__WEBPACK_IMPORTED_MODULE_1__/* .more */ .OS)(IHDR_END);
    const view = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .viewOf */ .du)(bytes);
    if ((0,_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(bytes, 12, 4) !== "IHDR")
        return (0,_header_js__WEBPACK_IMPORTED_MODULE_1__/* .broken */ .mw)("it does not begin with its size");
    const width = view.getUint32(16);
    const height = view.getUint32(20);
    if (width === 0 || height === 0 || width > 0x7fffffff || height > 0x7fffffff) {
        return (0,_header_js__WEBPACK_IMPORTED_MODULE_1__/* .broken */ .mw)("it declares an impossible size");
    }
    const collected = {};
    for (let at = IHDR_END;;) {
        if (at + 8 > bytes.length)
            return (0,_header_js__WEBPACK_IMPORTED_MODULE_1__/* .more */ .OS)(at + 64);
        const length = view.getUint32(at);
        const type = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(bytes, at + 4, 4);
        if (type === "IDAT" || type === "IEND")
            break;
        if (!/^[A-Za-z]{4}$/.test(type) || length > 0x7fffffff)
            return (0,_header_js__WEBPACK_IMPORTED_MODULE_1__/* .broken */ .mw)("its chunks are damaged");
        const end = at + 12 + length;
        if (end > bytes.length)
            return (0,_header_js__WEBPACK_IMPORTED_MODULE_1__/* .more */ .OS)(end + 64);
        collect(bytes.subarray(at + 8, at + 8 + length), type, collected);
        at = end;
    }
    return {
        kind: "header",
        header: {
            type: "png",
            width,
            height,
            orientation: collected.exif === undefined ? 1 : (0,_exif_js__WEBPACK_IMPORTED_MODULE_3__/* .readExif */ .F)(collected.exif).orientation,
            sample: bytes[AFTER_SIGNATURE + 16] === 16 ? "16-bit" : "8-bit",
            ...collected,
        },
    };
}
function collect(data, type, into) {
    if (type === "eXIf")
        into.exif = data;
    if (type !== "iCCP")
        return;
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


/***/ }),

/***/ 292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ convertToSrgb),
/* harmony export */   e: () => (/* binding */ readProfile)
/* harmony export */ });
/* harmony import */ var _header_bytes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7452);
/* harmony import */ var _srgb_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1493);


/** XYZ as ICC has it (D50) to linear sRGB: the inverse of the primaries that every sRGB profile carries. */
const XYZ_TO_SRGB = [
    3.1338561, -1.6168667, -0.4906146, -0.9787684, 1.9161415, 0.033454, 0.0719453, -0.2289914, 1.4052427,
];
const IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0, 1];
/** A profile within these of sRGB is sRGB in other words. */
const SAME_MATRIX = 0.01;
const SAME_CURVE = 2.5;
/** Reads an ICC profile (version 2 or 4). Never throws: what is damaged counts as unconverted. */
function readProfile(icc) {
    const tags = readTags(icc);
    const name = readName(tags.get("desc")) || "without a name";
    const space = (0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(icc, 16, 4);
    const shaped = space === "RGB " ? rgb(tags) : space === "GRAY" ? grey(tags) : undefined;
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
        data[i] = (0,_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .encoded */ .d)(m0 * r + m1 * g + m2 * b);
        data[i + 1] = (0,_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .encoded */ .d)(m3 * r + m4 * g + m5 * b);
        data[i + 2] = (0,_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .encoded */ .d)(m6 * r + m7 * g + m8 * b);
    }
}
function readTags(icc) {
    const tags = new Map();
    if (icc.length < 132 || !(0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWith */ .w1)(icc, "acsp", 36))
        return tags;
    const view = (0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .viewOf */ .du)(icc);
    const count = Math.min(view.getUint32(128), 200);
    for (let i = 0, at = 132; i < count && at + 12 <= icc.length; i++, at += 12) {
        const start = view.getUint32(at + 4);
        const end = start + view.getUint32(at + 8);
        if (end <= icc.length)
            tags.set((0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(icc, at, 4), icc.subarray(start, end));
    }
    return tags;
}
function rgb(tags) {
    const red = readCurve(tags.get("rTRC"));
    const green = readCurve(tags.get("gTRC"));
    const blue = readCurve(tags.get("bTRC"));
    const columns = ["rXYZ", "gXYZ", "bXYZ"].map((tag) => readXyz(tags.get(tag)));
    const [r, g, b] = columns;
    if (!red || !green || !blue || !r || !g || !b)
        return undefined;
    const matrix = [0, 1, 2].flatMap((row) => [r, g, b].map((column) => column.reduce((sum, value, k) => sum + (XYZ_TO_SRGB[row * 3 + k] ?? 0) * value, 0)));
    return { curves: [red, green, blue], matrix };
}
function grey(tags) {
    const curve = readCurve(tags.get("kTRC"));
    return curve === undefined ? undefined : { curves: [curve, curve, curve], matrix: IDENTITY };
}
function readXyz(tag) {
    if (tag === undefined || tag.length < 20)
        return undefined;
    const view = (0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .viewOf */ .du)(tag);
    return [fixed(view, 8), fixed(view, 12), fixed(view, 16)];
}
/** s15Fixed16Number */
function fixed(view, at) {
    return view.getInt32(at) / 65536;
}
function readCurve(tag) {
    if (tag === undefined || tag.length < 12)
        return undefined;
    const curve = (0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWith */ .w1)(tag, "curv") ? sampled(tag) : (0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWith */ .w1)(tag, "para") ? parametric(tag) : undefined;
    if (curve === undefined)
        return undefined;
    return Float64Array.from({ length: 256 }, (_, i) => Math.max(0, Math.min(1, curve(i / 255))));
}
function sampled(tag) {
    const view = (0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .viewOf */ .du)(tag);
    const count = view.getUint32(8);
    if (tag.length < 12 + 2 * count)
        return undefined;
    if (count === 0)
        return (x) => x;
    if (count === 1) {
        const gamma = view.getUint16(12) / 256;
        return (x) => x ** gamma;
    }
    const entry = (i) => view.getUint16(12 + 2 * Math.min(count - 1, i)) / 65535;
    return (x) => {
        const place = x * (count - 1);
        const low = Math.floor(place);
        return entry(low) + (entry(low + 1) - entry(low)) * (place - low);
    };
}
/** parametricCurveType, functions 0 to 4 of ICC.1:2022, table 68. */
function parametric(tag) {
    const view = (0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .viewOf */ .du)(tag);
    const type = view.getUint16(8);
    const counts = [1, 3, 4, 5, 7];
    const count = counts[type];
    if (count === undefined || tag.length < 12 + 4 * count)
        return undefined;
    const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: count }, (_, i) => fixed(view, 12 + 4 * i));
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
function readName(tag) {
    if (tag === undefined || tag.length < 28)
        return "";
    const view = (0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .viewOf */ .du)(tag);
    if ((0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWith */ .w1)(tag, "desc"))
        return (0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(tag, 12, Math.min(100, view.getUint32(8))).replaceAll("\0", "");
    if (!(0,_header_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWith */ .w1)(tag, "mluc"))
        return "";
    const start = view.getUint32(24);
    const bytes = tag.subarray(start, start + Math.min(200, view.getUint32(20)));
    return new TextDecoder("utf-16be").decode(bytes).replaceAll("\0", "");
}
function isSrgb(curves, matrix) {
    return (matrix.every((value, i) => Math.abs(value - (IDENTITY[i] ?? 0)) < SAME_MATRIX) &&
        curves.every((curve) => curve.every((linear, i) => Math.abs((0,_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .encoded */ .d)(linear) - i) < SAME_CURVE || near(linear, i))));
}
/** The encoded scale is too steep near black for small differences to be told on it. */
function near(linear, i) {
    return Math.abs(linear - (_srgb_js__WEBPACK_IMPORTED_MODULE_0__/* .LINEAR */ ._[i] ?? 0)) < 0.002;
}


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
  ay: () => (/* binding */ readHeader),
  ZF: () => (/* binding */ sniff),
  xQ: () => (/* binding */ sniffFile),
  Mx: () => (/* binding */ sourceType)
});

// UNUSED EXPORTS: SNIFF_BYTES

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/pixels/header/bytes.js
var header_bytes = __webpack_require__(7452);
// EXTERNAL MODULE: ./lib/pixels/header/header.js
var header = __webpack_require__(1538);
;// CONCATENATED MODULE: ./lib/pixels/header/avif.js


const FULL_BOX = 4;
/**
 * Finds the primary item's properties (ISO/IEC 23008-12): size (`ispe`), turn (`irot`, `imir`), profile (`colr`).
 * AVIF's turn is in those boxes; an EXIF orientation beside them does not count.
 */
function readAvifHeader(bytes) {
    const found = findMeta(bytes);
    if (found.kind !== "meta")
        return found.read;
    const meta = boxes(found.body.subarray(FULL_BOX));
    const properties = boxes(body(boxes(body(meta, "iprp")), "ipco"));
    const associations = body(boxes(body(meta, "iprp")), "ipma");
    const mine = primaryProperties(associations, primaryItem(body(meta, "pitm")))
        .map((index) => properties[index - 1])
        .filter((box) => box !== undefined);
    const size = body(mine, "ispe");
    if (size.length < FULL_BOX + 8)
        return (0,header/* broken */.mw)("its main picture has no size");
    const view = (0,header_bytes/* viewOf */.du)(size);
    const width = view.getUint32(FULL_BOX);
    const height = view.getUint32(FULL_BOX + 4);
    if (width === 0 || height === 0)
        return (0,header/* broken */.mw)("it declares no width or no height");
    const icc = profile(mine);
    return {
        kind: "header",
        header: {
            type: "avif",
            width,
            height,
            orientation: turn(mine),
            sample: "8-bit",
            ...(icc !== undefined && { icc }),
        },
    };
}
function findMeta(bytes) {
    const view = (0,header_bytes/* viewOf */.du)(bytes);
    for (let at = 0;;) {
        if (at + 8 > bytes.length)
            return { kind: "none", read: (0,header/* more */.OS)(at + 4096) };
        const size = view.getUint32(at);
        if (size < 8)
            return { kind: "none", read: (0,header/* broken */.mw)("its boxes are damaged") };
        const end = at + size;
        if ((0,header_bytes/* text */.Qq)(bytes, at + 4, 4) === "meta") {
            return end > bytes.length
                ? { kind: "none", read: (0,header/* more */.OS)(end) }
                : { kind: "meta", body: bytes.subarray(at + 8, end) };
        }
        at = end;
    }
}
function boxes(bytes) {
    const result = [];
    const view = (0,header_bytes/* viewOf */.du)(bytes);
    for (let at = 0; at + 8 <= bytes.length;) {
        const size = view.getUint32(at);
        if (size < 8 || at + size > bytes.length)
            break;
        result.push({ type: (0,header_bytes/* text */.Qq)(bytes, at + 4, 4), body: bytes.subarray(at + 8, at + size) });
        at += size;
    }
    return result;
}
function body(list, type) {
    return list.find((box) => box.type === type)?.body ?? new Uint8Array();
}
function primaryItem(pitm) {
    const wide = pitm[0] === 1;
    if (pitm.length < FULL_BOX + (wide ? 4 : 2))
        return 0;
    return wide ? (0,header_bytes/* viewOf */.du)(pitm).getUint32(FULL_BOX) : (0,header_bytes/* viewOf */.du)(pitm).getUint16(FULL_BOX);
}
/** One-based indices into `ipco`, in the order in which they apply. */
function primaryProperties(ipma, item) {
    if (ipma.length < FULL_BOX + 4)
        return [];
    const view = (0,header_bytes/* viewOf */.du)(ipma);
    const idBytes = ipma[0] === 0 ? 2 : 4;
    const indexBytes = ((ipma[3] ?? 0) & 1) === 1 ? 2 : 1;
    let at = FULL_BOX + 4;
    for (let entries = view.getUint32(FULL_BOX); entries > 0; entries--) {
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
function profile(mine) {
    const colour = mine.find(({ type, body }) => type === "colr" && ["prof", "rICC"].includes((0,header_bytes/* text */.Qq)(body, 0, 4)));
    return colour?.body.subarray(4);
}
/** `irot` turns anticlockwise, then `imir` mirrors (0: top and bottom change places, 1: left and right). */
function turn(mine) {
    const quarters = (body(mine, "irot")[0] ?? 0) & 3;
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
            return (0,header/* broken */.mw)("it has no frame header");
        collect(payload, marker, collected);
        at = end;
    }
}
function readSegment(bytes, at) {
    if (at + 4 > bytes.length)
        return (0,header/* more */.OS)(at + 64);
    if (bytes[at] !== 0xff)
        return (0,header/* broken */.mw)("its segments are damaged");
    const marker = bytes[at + 1] ?? 0;
    const empty = bytes.subarray(at, at);
    // Any number of FF may stand before a marker.
    if (marker === 0xff)
        return { kind: "segment", marker, payload: empty, end: at + 1 };
    if (isStandalone(marker) || marker === END_OF_IMAGE)
        return { kind: "segment", marker, payload: empty, end: at + 2 };
    const length = (0,header_bytes/* viewOf */.du)(bytes).getUint16(at + 2);
    if (length < 2)
        return (0,header/* broken */.mw)("its segments are damaged");
    const end = at + 2 + length;
    if (end > bytes.length)
        return (0,header/* more */.OS)(end + 64);
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
    // 12 bytes of name, the chunk's number and the count; the chunks of real files come in order.
    if (marker === 0xe2 && (0,header_bytes/* startsWith */.w1)(payload, ICC))
        into.icc.push(payload.subarray(ICC.length + 2));
}
function jpeg_frame(payload, marker, collected) {
    if (payload.length < 6)
        return (0,header/* broken */.mw)("its frame header is damaged");
    const view = (0,header_bytes/* viewOf */.du)(payload);
    const height = view.getUint16(1);
    const width = view.getUint16(3);
    const channels = payload[5] ?? 0;
    if (width === 0 || height === 0)
        return (0,header/* broken */.mw)("it declares no width or no height");
    // SOF3, 5–7, 9–11, 13–15 are lossless, hierarchical and arithmetic: nobody's pictures, and no decoder's.
    if (marker > 0xc2)
        return (0,header/* broken */.mw)("it is a lossless, hierarchical or arithmetic JPEG, which is not supported");
    if (payload[0] !== 8)
        return (0,header/* broken */.mw)(`it has ${payload[0]} bits a sample, and only 8 are supported`);
    return {
        kind: "header",
        header: {
            type: "jpeg",
            width,
            height,
            orientation: collected.exif === undefined ? 1 : (0,header_exif/* readExif */.F)(collected.exif).orientation,
            sample: channels === 4 ? "cmyk" : "8-bit",
            ...(collected.icc.length > 0 && { icc: new Uint8Array(Buffer.concat(collected.icc)) }),
            ...(collected.exif !== undefined && { exif: collected.exif }),
        },
    };
}

// EXTERNAL MODULE: ./lib/pixels/header/png.js
var png = __webpack_require__(8528);
;// CONCATENATED MODULE: ./lib/pixels/header/webp.js



const FIRST_CHUNK = 12;
const FRAME_BYTES = 10;
const HAS_ANIMATION = 0x02;
const HAS_EXIF = 0x08;
const HAS_ICC = 0x20;
/** `bytes` starts with `RIFF….WEBP`. */
function readWebpHeader(bytes) {
    const needed = FIRST_CHUNK + 8 + FRAME_BYTES;
    if (bytes.length < needed)
        return (0,header/* more */.OS)(needed);
    switch ((0,header_bytes/* text */.Qq)(bytes, FIRST_CHUNK, 4)) {
        case "VP8 ":
            return lossy(bytes.subarray(FIRST_CHUNK + 8));
        case "VP8L":
            return lossless(bytes.subarray(FIRST_CHUNK + 8));
        case "VP8X":
            return extended(bytes);
        default:
            return (0,header/* broken */.mw)("its first chunk is unknown");
    }
}
function lossy(frame) {
    if (!(0,header_bytes/* startsWith */.w1)(frame, "\x9d\x01\x2a", 3))
        return (0,header/* broken */.mw)("its frame header is damaged");
    const view = (0,header_bytes/* viewOf */.du)(frame);
    return plain(view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff);
}
function lossless(frame) {
    if (frame[0] !== 0x2f)
        return (0,header/* broken */.mw)("its frame header is damaged");
    const bits = (0,header_bytes/* viewOf */.du)(frame).getUint32(1, true);
    return plain((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}
function plain(width, height) {
    if (width === 0 || height === 0)
        return (0,header/* broken */.mw)("it declares no width or no height");
    return { kind: "header", header: { type: "webp", width, height, orientation: 1, sample: "8-bit" } };
}
/** The EXIF chunk stands behind the pixels, so a file that has one is needed whole. */
function extended(bytes) {
    const view = (0,header_bytes/* viewOf */.du)(bytes);
    const flags = bytes[FIRST_CHUNK + 8] ?? 0;
    if ((flags & HAS_ANIMATION) !== 0)
        return (0,header/* broken */.mw)("it is animated, and only still pictures are supported");
    const chunks = new Map();
    const whole = view.getUint32(4, true) + 8;
    const wanted = [...((flags & HAS_ICC) !== 0 ? ["ICCP"] : []), ...((flags & HAS_EXIF) !== 0 ? ["EXIF"] : [])];
    for (let at = FIRST_CHUNK; at + 8 <= whole && !wanted.every((type) => chunks.has(type));) {
        if (at + 8 > bytes.length)
            return (0,header/* more */.OS)(Math.min(whole, at + 4096));
        const end = at + 8 + view.getUint32(at + 4, true);
        if (end > whole)
            break;
        const type = (0,header_bytes/* text */.Qq)(bytes, at, 4);
        if (wanted.includes(type) && end > bytes.length)
            return (0,header/* more */.OS)(end);
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
            orientation: exif === undefined ? 1 : (0,header_exif/* readExif */.F)(exif).orientation,
            sample: "8-bit",
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
    ["GIF8", 0, "a GIF picture"],
    ["II*\0", 0, "a TIFF picture"],
    ["MM\0*", 0, "a TIFF picture"],
    ["BM", 0, "a BMP picture"],
    ["8BPS", 0, "a Photoshop file"],
    ["%PDF", 0, "a PDF file"],
    ["\0\0\x01\0", 0, "an icon file"],
    ["\0\0\0\x0cJXL ", 0, "a JPEG XL picture"],
    ["\xff\x0a", 0, "a JPEG XL picture"],
    ["\0\0\0\x0cjP  ", 0, "a JPEG 2000 picture"],
    ["PK\x03\x04", 0, "a ZIP archive"],
    ["ftyp", 4, "a video or an unknown media file"],
];
/** Tells a picture's type and upright size from the file's first bytes. Never throws. */
function sniff(head) {
    const type = sourceType(head);
    if (type !== undefined)
        return named(type, readHeader(type, head));
    return lfsPointer(head) ?? { kind: "other", what: otherThing(head) };
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
    return { kind: "other", what: `a truncated ${name}: it ends before its size is told` };
}
function named(type, read) {
    switch (read.kind) {
        case "more":
            return read;
        case "broken":
            return { kind: "other", what: `a damaged or unusual ${NAMES[type]}: ${read.reason}` };
        case "header": {
            const { orientation, sample } = read.header;
            return { kind: "picture", type, orientation, sample, ...(0,header/* uprightSize */.zm)(read.header, orientation) };
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
    if (head.length === 0)
        return "empty";
    if ((0,header_bytes/* startsWith */.w1)(head, "ftyp", 4) && /hei[cxms]|hev[cx]|mif1|msf1/.test(brands(head)))
        return "a HEIC picture";
    const known = SIGNATURES.find(([signature, at]) => (0,header_bytes/* startsWith */.w1)(head, signature, at));
    if (known !== undefined)
        return known[2];
    const start = head.subarray(0, 1024);
    if (start.every((byte) => byte === 0))
        return "nothing but zeros";
    if (start.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)))
        return "no picture that is known";
    const words = (0,header_bytes/* text */.Qq)(head, 0, 1024).trimStart().toLowerCase();
    if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg[\s>]/.test(words))
        return "an SVG drawing";
    return /^<(!doctype html|html)/.test(words) ? "an HTML page" : "text";
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
