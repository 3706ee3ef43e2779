export const id = 80;
export const ids = [80];
export const modules = {

/***/ 13080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  obtainModel: () => (/* binding */ obtainModel)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/service/connect.js + 1 modules
var connect = __webpack_require__(30353);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/service/transport.js
var transport = __webpack_require__(2890);
;// CONCATENATED MODULE: ./lib/embedded/model/download.js






/** The largest file that ONNX can be: a protobuf message. Weights in files of their own are not read. */
const MAXIMUM_MODEL_BYTES = 2 ** 31;
const TOTAL_MILLISECONDS = 15 * 60_000;
/**
 * Fetches a model into `file`, which appears only once its checksum has been found right.
 * @throws UserError, never with more of the URL than its host: a query may be a signature
 */
async function downloadModel(url, file, options) {
    const { rule, proxy, log } = options;
    const dispatcher = (0,connect/* guardedDispatcher */.Qm)({ rule, ...(proxy && { proxy }) });
    log(`Fetching the model from ${url.host}.`);
    try {
        await fetchInto(url, file, dispatcher, options);
    }
    catch (error) {
        if (error instanceof user_error/* UserError */.y)
            throw error;
        throw new user_error/* UserError */.y(`"model-file" could not be fetched from ${url.host}: ${reasonOf(error)}.`);
    }
    finally {
        await dispatcher.destroy();
    }
}
async function fetchInto(url, file, dispatcher, options) {
    const { rule, sha256 } = options;
    const signal = AbortSignal.timeout(TOTAL_MILLISECONDS);
    const { response } = await (0,connect/* openGuarded */.vo)(url.href, { dispatcher, rule, signal });
    // A connection that breaks before its first byte is read here would end the process; whoever reads is told again.
    response.body.on("error", () => { });
    if (response.statusCode !== 200) {
        response.body.destroy();
        throw new user_error/* UserError */.y(`"model-file" could not be fetched: ${url.host} answers with status ${response.statusCode}.`);
    }
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true, mode: 0o700 });
    const temporary = `${file}.${(0,external_node_crypto_.randomBytes)(6).toString("hex")}.part`;
    try {
        const found = await writeChunks(response.body, temporary);
        if (found !== sha256) {
            throw new user_error/* UserError */.y(`"model-file" from ${url.host} is not the file that "model-sha256" names: its SHA-256 is ${found}, and ${sha256} is wanted.`);
        }
        await (0,promises_.rename)(temporary, file);
    }
    finally {
        await (0,promises_.rm)(temporary, { force: true });
    }
}
/** @returns the SHA-256 of what was written */
async function writeChunks(body, file) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const handle = await (0,promises_.open)(file, "wx", 0o600);
    try {
        let total = 0;
        for await (const chunk of body) {
            total += chunk.byteLength;
            if (total > MAXIMUM_MODEL_BYTES)
                throw new Error(`it has more than ${MAXIMUM_MODEL_BYTES} bytes`);
            hash.update(chunk);
            await handle.writeFile(chunk);
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
    if (error instanceof Error && error.name === "TimeoutError")
        return "it takes longer than 15 minutes";
    return error instanceof Error && error.name === "AddressRefused" ? error.message : (0,transport/* codeOf */.$N)(error);
}

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
function unknownPreset(name) {
    const names = Object.keys(presets);
    return `"model-preset" is "${name}", which is none; did you mean "${(0,mod/* closest */.kp)(name, names)}"? There are ${names.join(", ")}.`;
}

;// CONCATENATED MODULE: ./lib/embedded/model/obtain.js








/**
 * Brings the model that the settings name onto this machine, and checks its checksum.
 * @throws UserError that says what is wrong with which input
 */
async function obtainModel(wanted, place) {
    const preset = wanted.preset ?? "imagenet";
    if (!isPresetName(preset))
        throw new user_error/* UserError */.y(unknownPreset(preset));
    const file = wanted.kind === "url" ? await fetched(wanted, place) : (0,external_node_path_.resolve)(place.workspace, wanted.location);
    const bytes = await sizeOf(file);
    const sha256 = await checksum(file);
    if (wanted.sha256 !== undefined && wanted.sha256 !== sha256) {
        throw new user_error/* UserError */.y(`"model-file" ${file} is not the file that "model-sha256" names: its SHA-256 is ${sha256}, and ${wanted.sha256} is wanted. It may be damaged or another version.`);
    }
    return { file, sha256, bytes, preset };
}
async function fetched({ location, sha256 }, place) {
    if (sha256 === undefined)
        throw new user_error/* UserError */.y('"model-sha256" is needed where "model-file" is a URL.');
    const file = (0,external_node_path_.join)(place.stateDirectory, "models", `${sha256}.onnx`);
    if ((await checksum(file).catch(() => undefined)) === sha256)
        return file;
    await downloadModel(new URL(location), file, { ...place, sha256, rule: place.rule ?? connect/* publicOnly */.qr });
    return file;
}
async function sizeOf(file) {
    const found = await (0,promises_.stat)(file).catch((error) => {
        throw new user_error/* UserError */.y(`"model-file" cannot be read: ${(0,user_error/* messageOf */.b)(error)}. A path starts at the workspace: check it, and that the file is checked out.`);
    });
    if (!found.isFile())
        throw new user_error/* UserError */.y(`"model-file" ${file} is no file.`);
    if (found.size > MAXIMUM_MODEL_BYTES) {
        throw new user_error/* UserError */.y(`"model-file" ${file} has ${found.size} bytes; an ONNX file has ${MAXIMUM_MODEL_BYTES} at most.`);
    }
    if (await isLfsPointer(file, found.size)) {
        throw new user_error/* UserError */.y(`"model-file" ${file} is a Git LFS pointer, not the model itself: set "lfs: true" in the checkout step.`);
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
async function checksum(file) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for await (const chunk of (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1 << 20 }))
        hash.update(chunk);
    return hash.digest("hex");
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
