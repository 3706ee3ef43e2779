export const id = 573;
export const ids = [573];
export const modules = {

/***/ 1916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
__webpack_unused_export__ = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
__webpack_unused_export__ = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 4798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ maskOf)
/* harmony export */ });
/** How far a mask of 0 to 1 may stray by rounding before it is taken for logits. */
const SLACK = 0.02;
/**
 * A network's output as opacities from 0 to 1. Values outside of that are logits, which the logistic function brings there.
 *
 * @param shape the output's, of which the last two are height and width, and the others 1
 * @throws an Error that names what is wrong with the output
 */
function maskOf(values, shape) {
    const [height, width] = shape.slice(-2);
    if (height === undefined || width === undefined || shape.slice(0, -2).some((size) => size !== 1)) {
        throw new Error(`the model's output is ${shape.join(" × ") || "a single number"}, not a mask of one channel`);
    }
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const value of values) {
        if (Number.isNaN(value))
            throw new Error("the model's output holds what is no number: its weights may be damaged");
        if (value < least)
            least = value;
        if (value > most)
            most = value;
    }
    const logits = least < -SLACK || most > 1 + SLACK;
    const opacity = logits ? (value) => 1 / (1 + Math.exp(-value)) : clamped;
    return { width, height, data: values.map(opacity) };
}
function clamped(value) {
    return Math.max(0, Math.min(1, value));
}


/***/ }),

/***/ 7425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ sizeFor),
/* harmony export */   d: () => (/* binding */ planesOf)
/* harmony export */ });
/* harmony import */ var _pixels_resample_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3374);

/** Networks halve their image five times. */
const MULTIPLE = 32;
/** The size at which a graph sees a picture: its own where it has one, else its family's. */
function sizeFor(picture, { height, width }, preset) {
    const wanted = freeSize(picture, preset);
    return { width: width === "free" ? wanted.width : width, height: height === "free" ? wanted.height : height };
}
function freeSize({ width, height }, { side, shape }) {
    if (shape === "square")
        return { width: side, height: side };
    const scale = side / Math.min(width, height);
    const stepped = (length) => Math.max(MULTIPLE, Math.round((length * scale) / MULTIPLE) * MULTIPLE);
    return { width: stepped(width), height: stepped(height) };
}
/** A picture as a network takes it: planes of red, green and blue, one after another, normalised. What is transparent is white. */
function planesOf(picture, size, { mean, deviation }) {
    const { data } = (0,_pixels_resample_js__WEBPACK_IMPORTED_MODULE_0__/* .resize */ .X)(picture, size);
    const area = size.width * size.height;
    const planes = new Float32Array(area * 3);
    for (const channel of [0, 1, 2]) {
        const scale = 1 / (255 * deviation[channel]);
        const shift = mean[channel] / deviation[channel];
        const start = channel * area;
        for (let i = 0; i < area; i++) {
            const alpha = data[i * 4 + 3] ?? 0;
            const value = data[i * 4 + channel] ?? 0;
            planes[start + i] = (alpha === 255 ? value : 255 + ((value - 255) * alpha) / 255) * scale - shift;
        }
    }
    return planes;
}


/***/ }),

/***/ 6480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v4: () => (/* binding */ presets)
/* harmony export */ });
/* unused harmony exports isPresetName, unknownPreset */
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);

const imageNet = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] };
const centred = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] };
const shifted = { mean: [0.5, 0.5, 0.5], deviation: [1, 1, 1] };
const plain = { mean: [0, 0, 0], deviation: [1, 1, 1] };
/** The families by name, as their own inference code prepares images; docs/models.md has the same table. */
const presets = {
    u2net: { ...imageNet, side: 320, shape: "square" },
    u2netp: { ...imageNet, side: 320, shape: "square" },
    silueta: { ...imageNet, side: 320, shape: "square" },
    isnet: { ...shifted, side: 1024, shape: "square" },
    "isnet-anime": { mean: imageNet.mean, deviation: [1, 1, 1], side: 1024, shape: "square" },
    birefnet: { ...imageNet, side: 1024, shape: "square" },
    "birefnet-lite": { ...imageNet, side: 1024, shape: "square" },
    inspyrenet: { ...imageNet, side: 1024, shape: "square" },
    modnet: { ...centred, side: 512, shape: "short-side" },
    "rmbg-1.4": { ...shifted, side: 1024, shape: "square" },
    "rmbg-2.0": { ...imageNet, side: 1024, shape: "square" },
    imagenet: { ...imageNet, side: 1024, shape: "square" },
    plain: { ...plain, side: 1024, shape: "square" },
};
function isPresetName(name) {
    return Object.hasOwn(presets, name);
}
/** What to say of a name that is none. */
function unknownPreset(name, input = "model-file") {
    const names = Object.keys(presets);
    return `"${input.replace("file", "preset")}" is "${name}", which is none; did you mean "${closest(name, names)}"? There are ${names.join(", ")}.`;
}


/***/ }),

/***/ 8165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ UnsuitableModel),
  f: () => (/* binding */ openSession)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(4435);
;// CONCATENATED MODULE: ./lib/embedded/model/graph.js
/** Of a side beyond this, one image alone takes more memory than WebAssembly has. */
const MOST_SIDE = 8192;
const LEAST_SIDE = 8;
/** Reads how a matting graph is to be run from the shapes of its inputs and outputs. */
function readGraph(inputs, outputs) {
    const [image, ...others] = inputs;
    if (image === undefined || others.length > 0) {
        return unsuitable(`it takes ${inputs.length} inputs (${names(inputs)}), where one image is all there is to give`);
    }
    const input = readInput(image);
    if (typeof input === "string")
        return unsuitable(input);
    const candidates = outputs.flatMap((output) => readOutput(output) ?? []);
    const [first] = candidates;
    if (first === undefined) {
        return unsuitable(`none of its outputs is a mask of one channel (${outputs.map((value) => `${value.name}: ${describe(value)}`).join("; ")})`);
    }
    const finest = candidates.reduce((best, one) => (one.area > best.area ? one : best), first);
    return { kind: "graph", graph: { input, output: finest.name, doubtful: finest.doubtful } };
}
function readInput(value) {
    const what = `its input "${value.name}" is ${describe(value)}`;
    const { type, shape } = value;
    if (type !== "float32" && type !== "float16")
        return `${what}, where float32 or float16 is needed`;
    const [batch, channels, height, width, ...rest] = shape.map(extent);
    if (batch === undefined || channels === undefined || height === undefined || width === undefined || rest.length > 0) {
        return `${what}, where four dimensions are needed: 1 × 3 × height × width`;
    }
    if (channels !== 3 && channels !== "free") {
        const hint = width === 3 ? " (this one has the channels last)" : "";
        return `${what}, where three channels come before height and width${hint}`;
    }
    if (batch !== 1 && batch !== "free")
        return `${what}, where one image at a time is given`;
    if (isTiny(height) || isTiny(width))
        return `${what}, which is no image of a usable size`;
    if (isHuge(height) || isHuge(width))
        return `${what}, where ${MOST_SIDE} pixels a side are the most that fit in memory`;
    return { name: value.name, type, height, width };
}
function readOutput({ name, type, shape }) {
    if (type !== "float32" && type !== "float16")
        return undefined;
    if (shape.length === 0)
        return { name, area: 0, doubtful: true };
    const extents = shape.map(extent);
    const [height, width] = extents.slice(-2);
    if (height === undefined || width === undefined || isTiny(height) || isTiny(width))
        return undefined;
    if (isHuge(height) || isHuge(width))
        return undefined;
    const leading = extents.slice(0, -2);
    if (leading.length > 2 || leading.some((size) => size !== 1 && size !== "free"))
        return undefined;
    const area = height === "free" || width === "free" ? Number.POSITIVE_INFINITY : height * width;
    return { name, area, doubtful: leading.length === 2 && leading[1] === "free" };
}
/** Runtimes write a free dimension as −1, or as what that is without a sign. */
function extent(size) {
    return typeof size === "number" && size >= 1 && size < 2 ** 31 ? size : "free";
}
function isHuge(size) {
    return size !== "free" && size > MOST_SIDE;
}
function isTiny(size) {
    return size !== "free" && size < LEAST_SIDE;
}
function describe({ type, shape }) {
    if (type === undefined)
        return "no tensor";
    if (shape.length === 0)
        return `${type} of no stated shape`;
    return `${type} ${shape.map((size) => (extent(size) === "free" ? freeName(size) : size)).join(" × ")}`;
}
function freeName(size) {
    return typeof size === "string" && size !== "" ? size : "free";
}
function names(values) {
    return values.map(({ name }) => name).join(", ") || "none";
}
function unsuitable(reason) {
    return { kind: "unsuitable", reason };
}

;// CONCATENATED MODULE: ./lib/embedded/model/half.js
/** IEEE 754 half precision, which Node 20 has no array for: a float16 tensor is a Uint16Array of these bits. */
const half_float = new Float32Array(1);
const bits = new Uint32Array(half_float.buffer);
/** Rounds to the nearest half, ties to even; beyond 65504 to infinity. */
function toHalf(value) {
    half_float[0] = value;
    const whole = bits[0] ?? 0;
    const sign = (whole >>> 16) & 0x8000;
    const exponent = ((whole >>> 23) & 0xff) - 127 + 15;
    const mantissa = whole & 0x7fffff;
    if (exponent >= 31)
        return sign | (exponent === 143 && mantissa !== 0 ? 0x7e00 : 0x7c00);
    if (exponent <= 0)
        return sign | (exponent < -10 ? 0 : rounded(mantissa | 0x800000, 14 - exponent));
    // A mantissa that rounds up to the next power of two carries into the exponent, as it should.
    return sign | ((exponent << 10) + rounded(mantissa, 13));
}
function rounded(value, shift) {
    const kept = value >>> shift;
    const rest = value & ((1 << shift) - 1);
    const half = 1 << (shift - 1);
    return rest > half || (rest === half && (kept & 1) === 1) ? kept + 1 : kept;
}
function fromHalf(half) {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >>> 10) & 0x1f;
    const mantissa = half & 0x3ff;
    if (exponent === 31)
        return mantissa === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
    if (exponent === 0)
        return sign * mantissa * 2 ** -24;
    return sign * (1 + mantissa / 1024) * 2 ** (exponent - 15);
}

;// CONCATENATED MODULE: ./lib/embedded/model/session.js






/** A model that cannot be used: its message is fit for a user. */
class UnsuitableModel extends Error {
    name = "UnsuitableModel";
}
const sessions = new Map();
/**
 * Loads the runtime and the model at a thread's first use of them.
 * @throws UnsuitableModel
 */
function openSession(spec) {
    const known = sessions.get(spec.file);
    if (known !== undefined)
        return known;
    const opening = session_open(spec);
    sessions.set(spec.file, opening);
    opening.catch(() => sessions.delete(spec.file));
    return opening;
}
async function session_open({ file, runtime, threads }) {
    const { InferenceSession, Tensor, env } = await __webpack_require__.e(/* import() */ 601).then(__webpack_require__.bind(__webpack_require__, 3601));
    env.wasm.wasmPaths = (0,external_node_url_.pathToFileURL)((0,external_node_path_.join)(runtime, "/")).href;
    env.wasm.numThreads = threads;
    env.logLevel = "error";
    const session = await create(InferenceSession, await (0,promises_.readFile)(file));
    const { graph } = suitable(readGraph(session.inputMetadata.map(statedOf), session.outputMetadata.map(statedOf)));
    const { input, output } = graph;
    return {
        graph,
        run: async (planes, { width, height }) => {
            const data = input.type === "float32" ? planes : Uint16Array.from(planes, toHalf);
            const tensor = new Tensor(input.type, data, [1, 3, height, width]);
            const results = await session.run({ [input.name]: tensor }, [output]);
            const result = results[output];
            if (result === undefined)
                throw new Error(`the model gave no output "${output}"`);
            const read = { values: floats(result.data), shape: result.dims };
            result.dispose();
            return read;
        },
    };
}
async function create(factory, bytes) {
    try {
        return await factory.create(bytes, { executionProviders: ["wasm"], logSeverityLevel: 3 });
    }
    catch (error) {
        throw new UnsuitableModel(`the runtime cannot load it: ${(0,user_error/* messageOf */.bD)(error).slice(0, 300)}`);
    }
}
function suitable(reading) {
    if (reading.kind === "unsuitable")
        throw new UnsuitableModel(reading.reason);
    return reading;
}
function statedOf(metadata) {
    return metadata.isTensor ? metadata : { name: metadata.name, type: undefined, shape: [] };
}
/** Half precision comes as its bits, or as a Float16Array where this Node has one. */
function floats(data) {
    if (data instanceof Float32Array)
        return data.slice();
    if (data instanceof Uint16Array)
        return Float32Array.from(data, fromHalf);
    if (!ArrayBuffer.isView(data))
        throw new Error("the model's output is not a tensor of numbers");
    const bits = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
    return Float32Array.from(bits, fromHalf);
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
