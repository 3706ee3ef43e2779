export const id = 320;
export const ids = [320];
export const modules = {

/***/ 8320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   decodeInks: () => (/* binding */ decodeInks)
/* harmony export */ });
/* harmony import */ var jpeg_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3598);

/** A table number that no JPEG uses, since the format has four. */
const EMPTY_TABLE = 15;
/** FF DB, its length, its number, and 64 factors of zero: the plane that uses it has the middle value everywhere. */
const EMPTY_TABLE_SEGMENT = Buffer.from([0xff, 0xdb, 0, 67, EMPTY_TABLE, ...new Array(64).fill(0)]);
/**
 * The inks of a CMYK or YCCK JPEG in the raster's four channels, 255 for full ink, each to within one step. Throws an
 * Error that says what is wrong with the bytes.
 *
 * The one decoder at hand that reads such files mixes the fourth plane into the other three, as ink·(1−K)+K. With the
 * fourth plane held at its middle value that is undone, so the file is decoded twice: for C, M and Y with K held, and
 * with C and K in each other's place and C held, for K.
 */
function decodeInks(bytes) {
    const inks = decodeHeld(bytes, false);
    const black = decodeHeld(bytes, true);
    for (let i = 0; i < inks.data.length; i += 4)
        inks.data[i + 3] = black.data[i] ?? 0;
    return inks;
}
function decodeHeld(bytes, blackFirst) {
    const decoded = (0,jpeg_js__WEBPACK_IMPORTED_MODULE_0__.decode)(withHeldPlane(bytes, blackFirst), {
        useTArray: true,
        formatAsRGBA: true,
        tolerantDecoding: false,
        maxResolutionInMP: Number.POSITIVE_INFINITY,
        maxMemoryUsageInMB: Number.POSITIVE_INFINITY,
    });
    const { width, height } = decoded;
    const data = new Uint8ClampedArray(decoded.data.buffer, decoded.data.byteOffset, decoded.data.byteLength);
    // 127 for K, so that each ink came out as 128 − ink·128/255.
    for (let i = 0; i < data.length; i++)
        data[i] = 255 - 2 * (data[i] ?? 0);
    return { data, width, height };
}
/** A copy whose fourth plane is held; with `blackFirst` the first and the fourth plane have changed places before that. */
function withHeldPlane(jpeg, blackFirst) {
    const copy = Buffer.from(jpeg);
    for (let at = 2; at + 4 <= copy.length && copy[at] === 0xff;) {
        const marker = copy[at + 1] ?? 0;
        if (marker === 0xff) {
            at += 1;
            continue;
        }
        const end = at + 2 + copy.readUInt16BE(at + 2);
        // Without the transform the planes come as they are stored, K among them.
        if (blackFirst && marker === 0xee && copy.toString("latin1", at + 4, at + 9) === "Adobe")
            copy[at + 15] = 0;
        if (marker >= 0xc0 && marker <= 0xc2) {
            holdFourth(copy.subarray(at + 10, end), blackFirst);
            break;
        }
        at = end;
    }
    return Buffer.concat([copy.subarray(0, 2), EMPTY_TABLE_SEGMENT, copy.subarray(2)]);
}
/** `planes` are the frame header's four entries of three bytes: a plane's number, its sampling, its table. */
function holdFourth(planes, blackFirst) {
    if (planes.length < 12)
        return;
    if (blackFirst) {
        const [first, fourth] = [Buffer.from(planes.subarray(0, 3)), Buffer.from(planes.subarray(9, 12))];
        planes.set(fourth, 0);
        planes.set(first, 9);
    }
    planes[11] = EMPTY_TABLE;
}


/***/ })

};
