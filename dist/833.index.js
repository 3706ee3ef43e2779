export const id = 833;
export const ids = [833];
export const modules = {

/***/ 13833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openModelMatter: () => (/* binding */ openModelMatter)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/pixels/threads.js + 1 modules
var pixels_threads = __webpack_require__(97868);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/embedded/matter.js
var matter = __webpack_require__(70129);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
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
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "cutout-runtime-"));
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

;// CONCATENATED MODULE: ./lib/embedded/model/model-matter.js






/** A large network takes minutes for a picture on one processor. */
const JOB_MILLISECONDS = 20 * 60_000;
/**
 * Loads a model and checks it, before any picture is touched.
 * @param worker the worker thread's entry
 * @throws UserError where the file is no model that can be used
 */
async function openModelMatter(model, worker, log) {
    const runtime = await unpackRuntime(worker);
    const memoryBytes = Math.min((0,external_node_os_.totalmem)(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
    const share = shareMachine({ processors: (0,external_node_os_.availableParallelism)(), memoryBytes, modelBytes: model.bytes });
    const threads = (0,pixels_threads/* createThreads */.O)({ entry: worker, size: share.workers, timeoutMilliseconds: JOB_MILLISECONDS });
    const spec = { file: model.file, preset: model.preset, runtime: runtime.folder, threads: share.threads };
    const close = async () => {
        await threads.close();
        await runtime.remove();
    };
    try {
        const size = await check(threads, spec, model);
        log(`The model ${model.sha256.slice(0, 8)} (${model.preset}, ${size}) runs on ${share.workers} × ${share.threads} threads.`);
    }
    catch (error) {
        await close();
        throw error;
    }
    return { matter: (0,matter/* createMatter */.A)((image) => threads.run("matteByModel", { image, spec })), close };
}
async function check(threads, spec, model) {
    const verdict = await threads.run("checkModel", spec);
    if (verdict.kind === "suitable")
        return verdict.size;
    throw new user_error/* UserError */.y(`"model-file" ${model.file} cannot be used: ${verdict.reason}. It has to be an ONNX file that makes one mask of one image (see docs/models.md).`);
}


/***/ })

};
