export const id = 686;
export const ids = [686,141];
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

/***/ 22686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createNetworks: () => (/* binding */ createNetworks)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/pixels/threads.js + 2 modules
var pixels_threads = __webpack_require__(2339);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/service/connect.js
var connect = __webpack_require__(66981);
// EXTERNAL MODULE: ./lib/settings/known-models.js
var known_models = __webpack_require__(23021);
// EXTERNAL MODULE: ./lib/embedded/model/download.js
var model_download = __webpack_require__(80574);
// EXTERNAL MODULE: ./lib/embedded/model/identify.js + 1 modules
var identify = __webpack_require__(81141);
// EXTERNAL MODULE: ./lib/embedded/model/meter.js
var meter = __webpack_require__(34225);
;// CONCATENATED MODULE: ./lib/embedded/model/obtain.js








/**
 * Brings a model onto this machine: from where it was kept, from an earlier run's cache, or from its address.
 * @throws UserError that says which file to put where, if it cannot be had
 */
async function obtainModel(model, place) {
    const { sha256, preset, source } = model;
    const file = source.kind === "file" || source.kind === "box" ? source.file : await kept(model, place);
    const { size: bytes } = await (0,promises_.stat)(file);
    return { file, sha256, bytes, preset };
}
async function kept(model, place) {
    const { sha256 } = model;
    const file = (0,external_node_path_.join)(place.stateDirectory, "models", `${sha256}.onnx`);
    const isThere = async () => (await (0,identify/* checksumOf */.l)(file).catch(() => undefined)) === sha256;
    if (await isThere())
        return file;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true, mode: 0o700 });
    await place.journey?.bring(sha256, file, place.signal);
    if (await isThere()) {
        place.log(`The model ${nameOf(model)} was restored from GitHub's cache.`);
        return file;
    }
    await fetchModel(model, file, place);
    await place.journey?.send(sha256, file, place.signal);
    return file;
}
async function fetchModel(model, file, place) {
    const { sha256, bytes } = model;
    const failures = [];
    for (const { url, rule } of addressesOf(model, place.rule ?? connect/* publicOnly */.qr)) {
        place.log(`Fetching the model ${nameOf(model)}${detailsOf(model)} from ${url.host}.`);
        const download = () => (0,model_download/* downloadModel */.e)(url, file, { ...place, rule, sha256, ...(bytes !== undefined && { bytes }) });
        const failure = await (place.activity?.during("downloading the model", download) ?? download());
        if (failure === undefined)
            return;
        failures.push(failure);
    }
    throw new user_error/* UserError */.yo(`"${model.input}" could not be fetched: ${failures.join("; ")}. ${whatToDo(model, file)}`);
}
function addressesOf({ source }, rule) {
    if (source.kind === "file" || source.kind === "box")
        return [];
    if (source.kind === "url")
        return [{ url: source.url, rule }];
    const published = new URL(known_models/* knownModels */.Q[source.name].url);
    const name = (0,external_node_path_.basename)(published.pathname);
    const mirrors = source.mirrors.map((mirror) => {
        const url = new URL(mirror.endsWith("/") ? `${mirror}${name}` : `${mirror}/${name}`);
        // Who names a mirror in a network of their own means it: the checksum decides what is taken from there.
        return { url, rule: (0,connect/* publicAndBeside */.TC)(url.hostname) };
    });
    return [...mirrors, { url: published, rule }];
}
function nameOf({ source, sha256 }) {
    return source.kind === "named" ? source.name : sha256.slice(0, 8);
}
function detailsOf({ source, bytes }) {
    const size = bytes === undefined ? "" : ` (${(0,meter/* megabytes */.i)(bytes)}`;
    return source.kind === "named" ? `${size}, licence ${known_models/* knownModels */.Q[source.name].licence})` : "";
}
function whatToDo({ source, sha256, input, preset }, file) {
    if (source.kind !== "named")
        return `Where there is no network, put the file at ${file}.`;
    const { url } = known_models/* knownModels */.Q[source.name];
    const where = `at ${file}, or in the repository by Git LFS and its path as "${input}" with the preset "${preset}"`;
    return `Where there is no network, fetch ${url} elsewhere (SHA-256 ${sha256}) and put it ${where}; or name a base URL that has it in "model-mirrors".`;
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./lib/temporary.js
var temporary = __webpack_require__(71780);
;// CONCATENATED MODULE: ./lib/embedded/model/runtime.js






const RUNTIME = "ort-wasm-simd-threaded";
/**
 * The runtime's WebAssembly, which the build leaves compressed beside the worker's entry: unpacked for this run alone,
 * so that no other program's file can be taken for it. Where nothing was built, the package's own.
 */
async function unpackRuntime(worker) {
    const beside = (0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(worker));
    const packed = (0,external_node_path_.join)(beside, `${RUNTIME}.wasm.br`);
    if ((await (0,promises_.stat)(packed).catch(() => undefined)) === undefined) {
        return { folder: (0,external_node_path_.join)((0,external_node_path_.dirname)(beside), "node_modules", "onnxruntime-web", "dist"), remove: async () => { } };
    }
    const folder = await (0,temporary/* temporaryFolder */.yy)("runtime");
    const wasm = await (0,external_node_util_.promisify)(external_node_zlib_.brotliDecompress)(await (0,promises_.readFile)(packed));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, `${RUNTIME}.wasm`), wasm);
    await (0,promises_.copyFile)((0,external_node_path_.join)(beside, `${RUNTIME}.mjs`), (0,external_node_path_.join)(folder, `${RUNTIME}.mjs`));
    return { folder, remove: () => (0,promises_.rm)(folder, { recursive: true, force: true }) };
}

;// CONCATENATED MODULE: ./lib/embedded/model/share.js
/** What a session takes beside its weights: activations, and the picture at full size. */
const WORKING_BYTES = 1_200_000_000;
/**
 * One picture for each processor is the best throughput, as a second thread on the same picture brings less than a second
 * picture; but each has the weights in its memory, twice while they are loaded. Where memory is short, processors are
 * put together.
 */
function shareMachine(machine) {
    const { processors, memoryBytes, modelBytes } = machine;
    const fitting = Math.floor((memoryBytes * 0.7) / (modelBytes * 2.5 + WORKING_BYTES));
    const workers = Math.max(1, Math.min(processors, fitting));
    return { workers, threads: Math.max(1, Math.floor(processors / workers)) };
}

;// CONCATENATED MODULE: ./lib/embedded/model/networks.js






/** A large network takes minutes for a picture on one processor. */
const JOB_MILLISECONDS = 20 * 60_000;
/** What a network that is not here yet may have. */
const USUAL_BYTES = 180_000_000;
/** Nothing is fetched, loaded or started before the first picture needs it. */
function createNetworks({ models, worker, place, jobMilliseconds = JOB_MILLISECONDS, }) {
    const all = new Set(Object.values(models));
    const opening = new Map();
    const told = new Set();
    const started = [];
    const closing = new AbortController();
    let runtime;
    async function start(model) {
        const local = await obtainModel(model, { ...place, signal: closing.signal });
        runtime ??= unpackRuntime(worker);
        const { folder } = await runtime;
        closing.signal.throwIfAborted();
        const share = shareAmong(all);
        const threads = (0,pixels_threads/* createThreads */.O)({ entry: worker, size: share.workers, timeoutMilliseconds: jobMilliseconds });
        started.push(threads);
        const spec = { file: local.file, preset: local.preset, runtime: folder, threads: share.threads };
        const size = await check(threads, spec, model.input);
        const name = model.source.kind === "box" ? "for people" : local.sha256.slice(0, 8);
        place.log(`The model ${name} (${local.preset}, ${size}) runs on ${share.workers} × ${share.threads} threads.`);
        return { threads, spec };
    }
    /** One that cannot be had or used is not tried again for the next picture. */
    function opened(model) {
        const known = opening.get(model);
        if (known !== undefined)
            return known;
        const promise = start(model);
        opening.set(model, promise);
        return promise;
    }
    return {
        has: (model) => models[model] !== undefined,
        matte: async (image, model) => {
            const wanted = models[model];
            if (wanted === undefined)
                throw new Error(`there is no network for pictures of the kind "${model}"`);
            const { threads, spec } = await opened(wanted).catch((error) => {
                if (!told.has(wanted))
                    place.warn((0,user_error/* messageOf */.bD)(error));
                told.add(wanted);
                throw error;
            });
            return threads.run("matteByModel", { image, spec }).catch((error) => {
                if (error instanceof pixels_threads/* TookTooLong */.S)
                    opening.set(wanted, givenUp(wanted, jobMilliseconds));
                throw error;
            });
        },
        load: async () => {
            await Promise.all([...all].map(opened));
        },
        close: async () => {
            // A run that is stopped does not wait for a model on its way.
            closing.abort(new Error("the run was stopped"));
            await Promise.all(started.map((threads) => threads.close()));
            await (await runtime)?.remove();
        },
    };
}
/** What took that long for one picture would for the next, and the run has better use for its time. */
function givenUp({ input }, milliseconds) {
    const words = `The network of "${input}" took longer than ${milliseconds / 60_000} minutes for a picture, and is not asked again in this run: choose a smaller one.`;
    const promise = Promise.reject(new user_error/* UserError */.yo(words));
    // Nobody may come for it.
    promise.catch(() => { });
    return promise;
}
/** Each thread has room for every network, since any may be asked by it. */
function shareAmong(models) {
    const memoryBytes = Math.min((0,external_node_os_.totalmem)(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
    const modelBytes = [...models].reduce((sum, { bytes }) => sum + (bytes ?? USUAL_BYTES), 0);
    return shareMachine({ processors: (0,external_node_os_.availableParallelism)(), memoryBytes, modelBytes });
}
async function check(threads, spec, input) {
    const verdict = await threads.run("checkModel", spec);
    if (verdict.kind === "suitable")
        return verdict.size;
    throw new user_error/* UserError */.yo(`"${input}" ${spec.file} cannot be used: ${verdict.reason}. It has to be an ONNX file that makes one mask of one image (see docs/models.md).`);
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
