export const id = 141;
export const ids = [141];
export const modules = {

/***/ 80574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ downloadModel),
/* harmony export */   l: () => (/* binding */ MAXIMUM_MODEL_BYTES)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _service_connect_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66981);
/* harmony import */ var _service_transport_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2890);
/* harmony import */ var _temporary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71780);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(24435);
/* harmony import */ var _meter_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(34225);








/** The largest file that ONNX can be: a protobuf message. Weights in files of their own are not read. */
const MAXIMUM_MODEL_BYTES = 2 ** 31;
const TOTAL_MILLISECONDS = 15 * 60_000;
/** Why an address did not give the model, to follow the host's name. */
class NotHad extends Error {
}
/**
 * Fetches a model into `file`, which appears only once its checksum has been found right.
 * @returns undefined, or why not, with no more of the URL than its host: a query may be a signature
 */
async function downloadModel(url, file, options) {
    const { rule, proxy } = options;
    const dispatcher = (0,_service_connect_js__WEBPACK_IMPORTED_MODULE_3__/* .guardedDispatcher */ .Qm)({ rule, ...(proxy && { proxy }) });
    try {
        await fetchInto(url, file, dispatcher, options);
        return undefined;
    }
    catch (error) {
        return `${url.host} ${reasonOf(error)}`;
    }
    finally {
        await dispatcher.destroy();
    }
}
async function fetchInto(url, file, dispatcher, options) {
    const { rule, sha256 } = options;
    const signal = AbortSignal.any([
        AbortSignal.timeout(TOTAL_MILLISECONDS),
        ...(options.signal ? [options.signal] : []),
    ]);
    const { response } = await (0,_service_connect_js__WEBPACK_IMPORTED_MODULE_3__/* .openGuarded */ .vo)(url.href, { dispatcher, rule, signal });
    // A connection that breaks before its first byte is read here would end the process; whoever reads is told again.
    response.body.on("error", () => { });
    if (response.statusCode !== 200) {
        response.body.destroy();
        throw new NotHad(`answers with status ${response.statusCode}`);
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), { recursive: true, mode: 0o700 });
    const temporary = (0,_temporary_js__WEBPACK_IMPORTED_MODULE_4__/* .beside */ .vY)(file);
    try {
        const found = await writeChunks(response.body, temporary, options);
        if (found !== sha256) {
            throw new NotHad(`has another file there: its SHA-256 is ${found}, and ${sha256} is wanted`);
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, file);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
    }
}
/** @returns the SHA-256 of what was written */
async function writeChunks(body, file, { bytes, log }) {
    const most = bytes ?? MAXIMUM_MODEL_BYTES;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, "wx", 0o600);
    const meter = (0,_meter_js__WEBPACK_IMPORTED_MODULE_6__/* .createMeter */ .q)(bytes, log);
    try {
        let total = 0;
        for await (const chunk of body) {
            total += chunk.byteLength;
            if (total > most)
                throw new NotHad(`has another file there: it is larger than ${(0,_meter_js__WEBPACK_IMPORTED_MODULE_6__/* .megabytes */ .i)(most)}`);
            hash.update(chunk);
            await handle.writeFile(chunk);
            meter(total);
        }
        await handle.sync();
    }
    finally {
        await handle.close();
    }
    return hash.digest("hex");
}
/** Sockets' errors by their code, ours by their words. */
function reasonOf(error) {
    if (error instanceof NotHad)
        return error.message;
    if (error instanceof Error && error.name === "TimeoutError")
        return "takes longer than 15 minutes";
    const words = error instanceof Error && error.name === "AddressRefused" ? (0,_user_error_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(error) : (0,_service_transport_js__WEBPACK_IMPORTED_MODULE_7__/* .codeOf */ .$N)(error);
    return `cannot be reached: ${words}`;
}


/***/ }),

/***/ 81141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ checksumOf),
  identifyModel: () => (/* binding */ identifyModel)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/settings/known-models.js
var known_models = __webpack_require__(23021);
// EXTERNAL MODULE: ./lib/settings/model-files.js
var model_files = __webpack_require__(70654);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/embedded/model/download.js
var download = __webpack_require__(80574);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(21916);
;// CONCATENATED MODULE: ./lib/embedded/model/presets.js

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
    return `"${input.replace("file", "preset")}" is "${name}", which is none; did you mean "${(0,mod/* closest */.kp)(name, names)}"? There are ${names.join(", ")}.`;
}

;// CONCATENATED MODULE: ./lib/embedded/model/identify.js









/**
 * Finds out which model an input names. A file is read once for its checksum; nothing is fetched.
 * @param workspace where relative paths start
 * @throws UserError that says what is wrong with which input
 */
async function identifyModel(wanted, workspace, mirrors) {
    const { input } = wanted;
    if (wanted.kind === "named") {
        const { sha256, bytes, preset } = known_models/* knownModels */.Q[wanted.name];
        return { sha256, preset, bytes, input, source: { kind: "named", name: wanted.name, mirrors } };
    }
    const preset = wanted.preset ?? "imagenet";
    if (!isPresetName(preset))
        throw new user_error/* UserError */.yo(unknownPreset(preset, input));
    if (wanted.kind === "file")
        return { ...(await identifyFile(wanted, workspace)), preset, input };
    const { sha256, location } = wanted;
    if (sha256 === undefined)
        throw new user_error/* UserError */.yo(`A SHA-256 is needed where "${input}" is a URL.`);
    return { sha256, preset, bytes: undefined, input, source: { kind: "url", url: new URL(location) } };
}
async function identifyFile({ location, sha256, input }, workspace) {
    const file = (0,external_node_path_.resolve)(workspace, location);
    const bytes = await sizeOf(file, location, input);
    const found = await checksumOf(file);
    if (sha256 !== undefined && sha256 !== found) {
        throw new user_error/* UserError */.yo(`"${input}" ${file} is not the file that "${input.replace("file", "sha256")}" names: its SHA-256 is ${found}, and ${sha256} is wanted. It may be damaged or another version.`);
    }
    return { sha256: found, bytes, source: { kind: "file", file } };
}
async function sizeOf(file, location, input) {
    const found = await (0,promises_.stat)(file).catch((error) => {
        throw new user_error/* UserError */.yo(`"${input}" cannot be read: ${(0,user_error/* messageOf */.bD)(error)}. A path starts at the workspace: check it, and that the file is checked out.${(0,model_files/* nameHint */.jy)(location)}`);
    });
    if (!found.isFile())
        throw new user_error/* UserError */.yo(`"${input}" ${file} is no file.`);
    if (found.size > download/* MAXIMUM_MODEL_BYTES */.l) {
        throw new user_error/* UserError */.yo(`"${input}" ${file} has ${found.size} bytes; an ONNX file has ${download/* MAXIMUM_MODEL_BYTES */.l} at most.`);
    }
    if (await isLfsPointer(file, found.size)) {
        throw new user_error/* UserError */.yo(`"${input}" ${file} is a Git LFS pointer, not the model itself: set "lfs: true" in the checkout step.`);
    }
    return found.size;
}
async function isLfsPointer(file, size) {
    if (size > 1024)
        return false;
    const handle = await (0,promises_.open)(file);
    try {
        return (await handle.readFile("latin1")).startsWith("version https://git-lfs.github.com/");
    }
    finally {
        await handle.close();
    }
}
/** SHA-256 of a file, in hexadecimal. Rejects where it cannot be read. */
async function checksumOf(file) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for await (const chunk of (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1 << 20 }))
        hash.update(chunk);
    return hash.digest("hex");
}


/***/ }),

/***/ 34225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ megabytes),
/* harmony export */   q: () => (/* binding */ createMeter)
/* harmony export */ });
/** Between two lines at least this much time passes, so that a fast line says nothing and a slow one does not fill the log. */
const MILLISECONDS = 5_000;
/**
 * Told how many bytes there are so far, it says so in the log now and then.
 * @param bytes how many there will be, where that is known
 */
function createMeter(bytes, log, now = () => performance.now()) {
    let next = now() + MILLISECONDS;
    return (total) => {
        if (now() < next)
            return;
        next = now() + MILLISECONDS;
        const share = bytes === undefined ? "" : ` of ${megabytes(bytes)} (${Math.floor((100 * total) / bytes)} %)`;
        log(`  ${megabytes(total)}${share} fetched.`);
    };
}
function megabytes(bytes) {
    return `${(bytes / 1e6).toFixed(1)} MB`;
}


/***/ }),

/***/ 2890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   NE: () => (/* binding */ withDeadline),
/* harmony export */   yR: () => (/* binding */ readText),
/* harmony export */   yZ: () => (/* binding */ transportFault)
/* harmony export */ });
/** What can go wrong below HTTP, and whether the request had left by then. */
/** Reads a body of `limit` bytes at most. Throws where it is longer, or ends early. */
async function readText(body, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        if (!(chunk instanceof Uint8Array))
            continue;
        size += chunk.byteLength;
        if (size > limit) {
            body.destroy();
            throw new Error(`an answer of more than ${limit} bytes`);
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}
/**
 * Runs `work` with a signal that is aborted by `signal`, or once time is up. Nothing of it is left afterwards, unlike
 * with `AbortSignal.timeout` and `any`, whose signals stay in memory until their time has come.
 */
async function withDeadline(milliseconds, signal, work) {
    const controller = new AbortController();
    let late = false;
    const stop = () => controller.abort();
    const timer = setTimeout(() => {
        late = true;
        stop();
    }, milliseconds);
    if (signal?.aborted)
        stop();
    signal?.addEventListener("abort", stop, { once: true });
    try {
        return await work(controller.signal, () => late);
    }
    finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", stop);
    }
}
const certificateCodes = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH)/;
/** A failed exchange as a fault. `sent`: at least a part of the request had left, so a submit may have been executed. */
function transportFault(call, error, sent) {
    const code = codeOf(error);
    const base = { code, daily: false, by: "transport" };
    if (certificateCodes.test(code)) {
        const reason = `The service's certificate is not trusted (${code}). Check the input service, and NODE_EXTRA_CA_CERTS where a proxy opens TLS.`;
        return { ...base, class: "configuration", reason };
    }
    if (code === "UND_ERR_INVALID_ARG") {
        const reason = `The request cannot be made (${code}): the input app-code has a character that no HTTP header may have, or service is no usable address.`;
        return { ...base, class: "configuration", reason };
    }
    if (!sent)
        return { ...base, class: "transient", reason: unreachable(code) };
    const reason = `The connection to the service broke before its answer had arrived whole (${code}).`;
    return { ...base, class: call === "submit" ? "ambiguous" : "transient", reason };
}
function unreachable(code) {
    if (code === "ENOTFOUND")
        return "The service's name does not resolve (ENOTFOUND). Check the input service and the network.";
    return `The service could not be reached (${code}). Check the input service and the network, and run again later.`;
}
/** A short name for an error of sockets, DNS, TLS or undici. */
function codeOf(error) {
    if (!(error instanceof Error))
        return "unknown error";
    if ("code" in error && typeof error.code === "string")
        return error.code;
    return error.cause instanceof Error ? codeOf(error.cause) : error.name === "Error" ? error.message : error.name;
}


/***/ })

};
