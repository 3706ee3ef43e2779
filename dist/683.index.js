export const id = 683;
export const ids = [683];
export const modules = {

/***/ 82799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ createJobs)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/pixels/sniff.js + 7 modules
var sniff = __webpack_require__(89943);
// EXTERNAL MODULE: ./lib/service/connect.js + 1 modules
var connect = __webpack_require__(30353);
// EXTERNAL MODULE: ./lib/service/contract.js
var contract = __webpack_require__(20761);
;// CONCATENATED MODULE: ./lib/embedded/fetch-image.js






/** Fetches one task's image into `file`, and checks what the contract says of images: JPEG or PNG, 400 to 4096 px a side. */
async function fetchImage(url, file, fetching) {
    const wrong = await download(url, file, fetching);
    if (wrong !== undefined)
        return { kind: "refused", code: "23500006", reason: wrong };
    const sniffed = await (0,sniff/* sniffFile */.xQ)(file);
    if (sniffed.kind !== "picture")
        return requirement(`it is ${sniffed.kind === "other" ? sniffed.what : "no picture"}`);
    if (sniffed.type !== "jpeg" && sniffed.type !== "png")
        return requirement(`it is ${sniffed.type}, not JPEG or PNG`);
    const sides = [sniffed.width, sniffed.height];
    if (Math.min(...sides) < contract/* minimumSide */.mC || Math.max(...sides) > contract/* maximumSide */.MC) {
        return requirement(`it is ${sniffed.width}x${sniffed.height} px; allowed are ${contract/* minimumSide */.mC} to ${contract/* maximumSide */.MC} a side`);
    }
    return { kind: "image", file };
}
async function download(url, file, fetching) {
    const { dispatcher, rule, maximumImageBytes, timeoutMilliseconds } = fetching;
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    try {
        const { response } = await (0,connect/* openGuarded */.vo)(url, { dispatcher, rule, signal });
        if (response.statusCode !== 200) {
            await response.body.dump();
            return `its URL answers with status ${response.statusCode}`;
        }
        await (0,external_node_stream_promises_.pipeline)(response.body, limited(maximumImageBytes), (0,external_node_fs_.createWriteStream)(file, { flags: "wx" }), { signal });
        return undefined;
    }
    catch (error) {
        return signal.aborted ? "its URL does not answer in time" : (0,user_error/* messageOf */.b)(error);
    }
}
function limited(maximum) {
    return async function* (chunks) {
        let total = 0;
        for await (const chunk of chunks) {
            total += chunk.length;
            if (total > maximum)
                throw new Error(`it has more than ${maximum} bytes`);
            yield chunk;
        }
    };
}
function requirement(reason) {
    return { kind: "refused", code: "23500007", reason };
}

;// CONCATENATED MODULE: ./lib/embedded/jobs.js





/** The jobs of the embedded service: they live in this process, and end with it. */
function createJobs(options) {
    const jobs = new Map();
    const results = new Map();
    const timers = new Set();
    let pending = 0;
    let keptBytes = 0;
    let closed = false;
    const later = (milliseconds, work) => {
        const timer = setTimeout(() => {
            timers.delete(timer);
            work();
        }, milliseconds);
        timers.add(timer.unref());
    };
    const forget = (name) => {
        const result = results.get(name);
        if (result === undefined)
            return;
        results.delete(name);
        keptBytes -= result.bytes;
        void (0,promises_.rm)(result.file, { force: true });
    };
    async function run(state, image, update) {
        const { image: url, model } = state;
        update({ image: url, model, status: "RUNNING" });
        const name = `${unguessable()}.png`;
        const cutout = (0,external_node_path_.join)(options.directory, name);
        const matted = await options.matter({ image, model, cutout });
        pending--;
        // A cutout that came after the end has made its folder anew.
        if (closed)
            return (0,promises_.rm)(options.directory, { recursive: true, force: true });
        await (0,promises_.rm)(image, { force: true });
        if (matted.kind === "failed")
            return update({ image: url, model, status: "FAILED", reason: matted.reason });
        const { size: bytes } = await (0,promises_.stat)(cutout);
        results.set(name, { file: cutout, bytes });
        keptBytes += bytes;
        later(options.lifetimeMilliseconds, () => forget(name));
        update({ image: url, model, status: "SUCCESS", results: [`${options.resultsUrl()}/${name}`] });
    }
    function start(tasks, images) {
        const resultKey = unguessable();
        const states = tasks.map(({ image, model }) => ({ image, model, status: "WAITING" }));
        jobs.set(resultKey, states);
        later(options.lifetimeMilliseconds, () => jobs.delete(resultKey));
        const accepted = [...states];
        for (const [index, state] of accepted.entries()) {
            const update = (next) => {
                states[index] = next;
            };
            run(state, images[index] ?? "", update).catch((error) => update({ ...state, status: "FAILED", reason: (0,user_error/* messageOf */.b)(error) }));
        }
        return { kind: "job", resultKey, tasks: accepted };
    }
    async function submit(tasks) {
        if (pending + tasks.length > options.capacity) {
            return { kind: "refused", code: "23500004", reason: `${pending} tasks are waiting already` };
        }
        if (keptBytes > options.capacityBytes) {
            return { kind: "refused", code: "23500004", reason: "the room for results is full until some have been fetched" };
        }
        pending += tasks.length;
        await (0,promises_.mkdir)(options.directory, { recursive: true });
        const files = tasks.map(() => (0,external_node_path_.join)(options.directory, `${unguessable()}.image`));
        const fetched = await Promise.all(tasks.map(({ image }, i) => fetchImage(image, files[i] ?? "", options.fetching)));
        const refused = fetched.find((image) => image.kind === "refused");
        if (refused === undefined)
            return start(tasks, files);
        pending -= tasks.length;
        await Promise.all(files.map((file) => (0,promises_.rm)(file, { force: true })));
        return refused;
    }
    return {
        submit,
        find: (resultKey) => jobs.get(resultKey),
        result: (name) => results.get(name)?.file,
        downloaded: (name) => later(options.afterDownloadMilliseconds, () => forget(name)),
        pending: () => pending,
        close: async () => {
            closed = true;
            for (const timer of timers)
                clearTimeout(timer);
            await (0,promises_.rm)(options.directory, { recursive: true, force: true });
        },
    };
}
/** 128 bits: who does not know a key or a result's name cannot find it. */
function unguessable() {
    return (0,external_node_crypto_.randomBytes)(16).toString("hex");
}


/***/ }),

/***/ 73697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ resultsPath),
  U: () => (/* binding */ startServer)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/service/codes.js
var codes = __webpack_require__(25721);
// EXTERNAL MODULE: ./lib/service/contract.js
var contract = __webpack_require__(20761);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/settings/urls.js
var urls = __webpack_require__(39075);
;// CONCATENATED MODULE: ./lib/embedded/gateway.js



/** More nonces than this within their lifetime and the oldest are forgotten: memory is bounded, whoever calls. */
const MOST_NONCES = 100_000;
/**
 * The gateway's rules in the order that it keeps them: the AppCode, then the nonce. A nonce is used up by any request
 * that shows a right AppCode, whatever becomes of it.
 * @param appCode undefined for a service that anyone on this machine may call
 */
function createGateway(appCode, now = Date.now) {
    const seen = new Map();
    return {
        admit: (request) => refuseCredentials(request, appCode) ?? refuseNonce(request.headers["x-ca-nonce"], seen, now()),
    };
}
function refuseCredentials(request, appCode) {
    if (appCode === undefined)
        return refuseForeignName(request);
    const given = request.headers.authorization;
    if (given === undefined)
        return { status: 400, code: "A400MA", message: "Need authorization" };
    return isSame(given, `APPCODE ${appCode}`) ? undefined : { status: 401, code: "A401AC", message: "Invalid AppCode" };
}
/** Where no AppCode is asked for, a web page whose name was made to resolve to this machine must not get in either. */
function refuseForeignName(request) {
    const host = `http://${request.headers.host ?? ""}`;
    if (URL.canParse(host) && (0,urls/* isLoopback */.U)(new URL(host)))
        return undefined;
    return { status: 404, code: "I404DO", message: "Invalid Domain" };
}
/** Takes the same time wherever the two differ. */
function isSame(given, wanted) {
    const digest = (text) => (0,external_node_crypto_.createHash)("sha256").update(text).digest();
    return (0,external_node_crypto_.timingSafeEqual)(digest(given), digest(wanted));
}
function refuseNonce(nonce, seen, now) {
    if (typeof nonce !== "string" || nonce === "") {
        return { status: 400, code: "I400NC", message: "X-Ca-Nonce is required" };
    }
    for (const [old, at] of seen) {
        if (now - at < contract/* nonceLifetimeMilliseconds */.h8 && seen.size <= MOST_NONCES)
            break;
        seen.delete(old);
    }
    if (seen.has(nonce))
        return { status: 403, code: "S403NU", message: "Nonce Used" };
    seen.set(nonce, now);
    return undefined;
}

;// CONCATENATED MODULE: ./lib/embedded/server.js









const resultsPath = "/results";
/** Nobody holds a connection for long by sending slowly. */
const patience = {
    headersTimeout: 15_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 25_000,
    connectionsCheckingInterval: 5_000,
};
const MOST_CONNECTIONS = 512;
/** The service's own side of the contract, over HTTP, with the gateway's rules in front. */
async function startServer(options) {
    const gateway = createGateway(options.appCode);
    const server = (0,external_node_http_.createServer)({ maxHeaderSize: contract/* maximumHeaderBytes */.nC, ...patience }, (request, response) => {
        const started = performance.now();
        reply(request, gateway.admit, options.jobs)
            .then((answer) => send(answer, request, response, options.jobs))
            .catch((error) => crashed(error, response))
            .then((refusal) => options.answered?.(accessOf(request, response, refusal, started)));
    });
    server.maxConnections = MOST_CONNECTIONS;
    await listen(server, options.host, options.port);
    const { port, family, address } = addressOf(server);
    const host = family === "IPv6" ? `[${address}]` : address;
    return { origin: new URL(`http://${host}:${port}`), close: (grace = 0) => server_close(server, grace) };
}
async function reply(request, admit, jobs) {
    const path = pathOf(request);
    const unsupported = { status: 405, code: "I405UM", message: "Unsupported method" };
    if (path.startsWith(`${resultsPath}/`)) {
        if (request.method !== "GET" && request.method !== "HEAD")
            return { kind: "gateway", refusal: unsupported };
        return resultReply(path.slice(resultsPath.length + 1), jobs);
    }
    if (path !== contract/* submitPath */.Qm && path !== contract/* queryPath */.QR) {
        return { kind: "gateway", refusal: { status: 404, code: "I404NF", message: "API not found with path" } };
    }
    if (request.method !== "POST")
        return { kind: "gateway", refusal: unsupported };
    const refusal = admit(request);
    if (refusal !== undefined)
        return { kind: "gateway", refusal };
    const body = await readBody(request);
    if (body === undefined) {
        return { kind: "gateway", refusal: { status: 413, code: "I413RL", message: "Request body too large" } };
    }
    return path === contract/* submitPath */.Qm ? submitReply(body, jobs) : queryReply(body, jobs);
}
async function submitReply(body, jobs) {
    const parsed = (0,contract/* parseSubmitBody */.Qv)(body);
    if (parsed.kind === "refused")
        return refuse(parsed.code, parsed.reason);
    const submitted = await jobs.submit(parsed.tasks);
    if (submitted.kind === "refused")
        return refuse(submitted.code, submitted.reason);
    return { kind: "answer", status: 200, body: (0,contract/* jobAnswer */.aV)({ ...submitted, requestId: (0,external_node_crypto_.randomUUID)() }) };
}
function queryReply(body, jobs) {
    const parsed = (0,contract/* parseQueryBody */.SW)(body);
    if (parsed.kind === "refused")
        return refuse(parsed.code, parsed.reason);
    const tasks = jobs.find(parsed.resultKey);
    if (tasks === undefined)
        return refuse("23500008", "the key is unknown");
    return {
        kind: "answer",
        status: 200,
        body: (0,contract/* jobAnswer */.aV)({ resultKey: parsed.resultKey, tasks, requestId: (0,external_node_crypto_.randomUUID)() }),
    };
}
/** The documented text for a code, followed by what is wrong here. */
function refuse(code, reason) {
    const row = codes/* serviceCodes */.oU[code];
    const message = `${row?.text ?? "Internal server error"}: ${reason}`;
    return {
        kind: "answer",
        status: row?.status ?? 500,
        body: (0,contract/* refusalAnswer */.X$)({ code, message, requestId: (0,external_node_crypto_.randomUUID)() }),
        refusal: `${code} ${reason}`,
    };
}
function resultReply(name, jobs) {
    const file = jobs.result(name);
    if (file !== undefined)
        return { kind: "result", name, file };
    return { kind: "answer", status: 404, body: "", refusal: "no such result, or it has expired" };
}
/** @returns what the request was refused with, for the access log */
async function send(answer, request, response, jobs) {
    switch (answer.kind) {
        case "answer":
            response.writeHead(answer.status, { "content-type": "application/json; charset=utf-8" }).end(answer.body);
            return answer.refusal;
        case "gateway": {
            const { status, code, message } = answer.refusal;
            const headers = {
                "x-ca-error-code": code,
                "x-ca-error-message": message,
                "x-ca-request-id": (0,external_node_crypto_.randomUUID)(),
                "content-length": 0,
            };
            // What is left of the body is not read, so the connection cannot be used again.
            response.writeHead(status, { ...headers, ...(request.complete ? {} : { connection: "close" }) }).end();
            return `${code} ${message}`;
        }
        case "result": {
            const { size } = await (0,promises_.stat)(answer.file);
            response.writeHead(200, { "content-type": "image/png", "content-length": size });
            if (request.method === "HEAD")
                return void response.end();
            await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(answer.file), response);
            jobs.downloaded(answer.name);
        }
    }
    return undefined;
}
/** Our own fault: said in the service's words, and to the log as it is. */
function crashed(error, response) {
    if (response.headersSent)
        response.destroy();
    else
        response
            .writeHead(500)
            .end((0,contract/* refusalAnswer */.X$)({ code: "23500000", message: "Internal server error", requestId: (0,external_node_crypto_.randomUUID)() }));
    return (0,user_error/* messageOf */.b)(error);
}
async function readBody(request) {
    if (Number(request.headers["content-length"] ?? 0) > contract/* maximumBodyBytes */.We)
        return undefined;
    const chunks = [];
    let total = 0;
    for await (const chunk of request) {
        total += chunk.length;
        if (total > contract/* maximumBodyBytes */.We)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}
function pathOf(request) {
    return (request.url ?? "/").split("?")[0] ?? "/";
}
function accessOf(request, response, refusal, started) {
    return {
        method: request.method ?? "",
        path: pathOf(request).replace(/^(\/results\/.{6}).*/, "$1…"),
        status: response.statusCode,
        milliseconds: Math.round(performance.now() - started),
        ...(refusal === undefined ? {} : { refusal }),
    };
}
function listen(server, host, port) {
    return new Promise((resolve, reject) => {
        server.once("error", reject).listen(port, host, () => {
            server.off("error", reject);
            resolve();
        });
    });
}
function addressOf(server) {
    const address = server.address();
    if (address === null || typeof address === "string")
        throw new Error("the server listens on no port");
    return address;
}
async function server_close(server, graceMilliseconds) {
    const closed = new Promise((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const timer = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
    await closed;
    clearTimeout(timer);
}


/***/ }),

/***/ 16683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runListen: () => (/* binding */ runListen)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/service/connect.js + 1 modules
var connect = __webpack_require__(30353);
// EXTERNAL MODULE: ./lib/settings/urls.js
var urls = __webpack_require__(39075);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/embedded/jobs.js + 1 modules
var embedded_jobs = __webpack_require__(82799);
// EXTERNAL MODULE: ./lib/embedded/server.js + 1 modules
var embedded_server = __webpack_require__(73697);
;// CONCATENATED MODULE: ./lib/embedded/listen.js








const MAXIMUM_IMAGE_BYTES = 50_000_000;
const HOUR = 3_600_000;
const CAPACITY = 200;
const CAPACITY_BYTES = 4_000_000_000;
const GRACE_MILLISECONDS = 10_000;
/**
 * Serves our side of the contract to any client, until it is stopped.
 *
 * Images on this machine's loopback are fetched only for clients on it: a service that can be reached from elsewhere
 * would lend them its place.
 * @throws UserError where it would be open to all, or the address cannot be taken
 */
async function listen(options) {
    const local = isLocal(options.host) && (options.publicUrl === undefined || (0,urls/* isLoopback */.U)(options.publicUrl));
    refuseOpen(options, local);
    const rule = local ? connect/* publicAndLoopback */.M$ : connect/* publicOnly */.qr;
    const dispatcher = (0,connect/* guardedDispatcher */.Qm)({ rule });
    let base = "";
    const jobs = (0,embedded_jobs/* createJobs */.b)({
        directory: await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "cutout-service-")),
        matter: options.matter,
        // Below the 30 s after which a gateway in front gives up on a submit.
        fetching: { dispatcher, rule, maximumImageBytes: MAXIMUM_IMAGE_BYTES, timeoutMilliseconds: 20_000 },
        resultsUrl: () => base + embedded_server/* resultsPath */.m,
        capacity: CAPACITY,
        capacityBytes: CAPACITY_BYTES,
        lifetimeMilliseconds: HOUR,
        afterDownloadMilliseconds: HOUR / 6,
    });
    const release = async () => {
        await jobs.close();
        await dispatcher.destroy();
    };
    const server = await start(options, jobs).catch(async (error) => {
        await release();
        throw new user_error/* UserError */.y(`The service cannot listen on ${options.host}, port ${options.port}: ${(0,user_error/* messageOf */.b)(error)}.`);
    });
    const url = options.publicUrl ?? server.origin;
    base = url.href.replace(/\/+$/, "");
    const stop = async () => {
        await server.close(GRACE_MILLISECONDS);
        await release();
    };
    return { url, bound: server.origin, loopbackImages: local, pending: jobs.pending, stop };
}
function start({ host, port, appCode, answered }, jobs) {
    return (0,embedded_server/* startServer */.U)({ host: host.replace(/^\[|\]$/g, ""), port, appCode, jobs, answered });
}
function isLocal(host) {
    const url = `http://${host.includes(":") && !host.startsWith("[") ? `[${host}]` : host}`;
    return URL.canParse(url) && (0,urls/* isLoopback */.U)(new URL(url));
}
function refuseOpen({ host, appCode, publicUrl }, local) {
    if (appCode === undefined && !local) {
        const what = isLocal(host) ? "--public-url" : `--host ${host}`;
        throw new user_error/* UserError */.y(`${what} lets others reach this service, so it needs an AppCode: --app-code CODE, or CUTOUT_APP_CODE in the environment.`);
    }
    if (["0.0.0.0", "::", "[::]"].includes(host) && publicUrl === undefined) {
        throw new user_error/* UserError */.y(`--host ${host} is every address of this machine, so clients have to be told by which one to fetch results: --public-url URL.`);
    }
}

// EXTERNAL MODULE: ./lib/pixels/threads.js + 1 modules
var pixels_threads = __webpack_require__(97868);
// EXTERNAL MODULE: ./lib/report/terminal-log.js
var terminal_log = __webpack_require__(14039);
// EXTERNAL MODULE: ./lib/run/chosen-engine.js
var chosen_engine = __webpack_require__(14978);
// EXTERNAL MODULE: ./lib/settings/raw-inputs.js
var raw_inputs = __webpack_require__(31757);
// EXTERNAL MODULE: ./lib/settings.js + 8 modules
var settings = __webpack_require__(37319);
// EXTERNAL MODULE: ./lib/entry/surroundings.js
var surroundings = __webpack_require__(89481);
;// CONCATENATED MODULE: ./lib/entry/listen.js









/**
 * The service by itself: `cutout-action --listen PORT`. Ends on SIGINT or SIGTERM.
 * @throws UserError
 */
async function runListen({ env, stdout }, flags) {
    const wanted = readFlags(flags, env);
    const log = (0,terminal_log/* createTerminalLog */.$)({ write: (text) => stdout.write(text), colour: false, debug: false });
    const settings = await engineSettings(wanted.engine, env);
    const threads = (0,pixels_threads/* createThreads */.O)({ entry: (0,surroundings/* workerEntry */.xA)() });
    try {
        const engine = await (0,chosen_engine/* openEngine */.F)(settings, threads, (0,surroundings/* workerEntry */.xA)(), log);
        try {
            const { matter } = engine;
            const { address } = wanted;
            await untilStopped(await listen({ ...address, matter, answered: (access) => log.info(accessLine(access)) }), log);
        }
        finally {
            await engine.close();
        }
    }
    finally {
        await threads.close();
    }
}
async function untilStopped(service, log) {
    // Who waits for the line below may end the service at once, so its end is prepared first.
    const stopped = new Promise((resolve) => void (0,surroundings/* stopSignal */.Zm)(resolve));
    log.info(`Listening at ${service.url.href}${service.loopbackImages ? ", for clients on this machine" : ""}.`);
    await stopped;
    const pending = service.pending();
    log.info(`Stopping${pending === 0 ? "." : `: ${pending} tasks are not done and are dropped.`}`);
    await service.stop();
    log.info("Stopped.");
}
/** One line a request, with the time in UTC. */
function accessLine({ method, path, status, milliseconds, refusal }) {
    const reason = refusal === undefined ? "" : ` ${refusal.slice(0, 300)}`;
    return `${new Date().toISOString()} ${method} ${path.slice(0, 200)} ${status} ${milliseconds} ms${reason}`;
}
const STRING = { type: "string" };
const ENGINE_FLAGS = ["model-file", "model-sha256", "model-preset", "state-directory"];
function readFlags(flags, env) {
    const values = parse(flags);
    const port = Number(values.listen);
    if (!/^\d{1,5}$/.test(values.listen ?? "") || port > 65_535) {
        throw new user_error/* UserError */.y(`--listen is "${values.listen}", which is no port: 0 to 65535; 0 takes any that is free.`);
    }
    const appCode = values["app-code"] ?? (env["CUTOUT_APP_CODE"] || undefined);
    if (appCode !== undefined && !/^[\x21-\x7e]+$/.test(appCode)) {
        throw new user_error/* UserError */.y("--app-code has to be letters, digits and signs of ASCII, without spaces, and not empty.");
    }
    const publicUrl = readPublicUrl(values["public-url"]);
    const address = {
        host: values.host ?? "127.0.0.1",
        port,
        ...(appCode !== undefined && { appCode }),
        ...(publicUrl !== undefined && { publicUrl }),
    };
    return { address, engine: ENGINE_FLAGS.flatMap((name) => (values[name] ? [`--${name}=${values[name]}`] : [])) };
}
function parse(flags) {
    try {
        const engine = { "model-file": STRING, "model-sha256": STRING, "model-preset": STRING, "state-directory": STRING };
        const address = { listen: STRING, host: STRING, "app-code": STRING, "public-url": STRING };
        return (0,external_node_util_.parseArgs)({ args: [...flags], options: { ...address, ...engine } }).values;
    }
    catch (error) {
        throw new user_error/* UserError */.y(`${(0,user_error/* messageOf */.b)(error)}\n--listen goes with --host, --app-code, --public-url, ${ENGINE_FLAGS.map((name) => `--${name}`).join(", ")}.`);
    }
}
function readPublicUrl(text) {
    if (text === undefined)
        return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url !== undefined &&
        /^https?:$/.test(url.protocol) &&
        url.search === "" &&
        url.hash === "" &&
        url.username === "")
        return url;
    throw new user_error/* UserError */.y(`--public-url is "${text}"; it has to be an http or https URL without query and credentials.`);
}
/** A model, its state directory and the proxies are read as for a run, which would want pictures too. */
function engineSettings(flags, env) {
    const { CUTOUT_APP_CODE: _, ...environment } = env;
    return (0,settings/* loadSettings */.M)((0,raw_inputs/* rawFromFlags */.Mp)([".", ...flags], environment), {
        workspace: process.cwd(),
        environment,
        secretsWithheld: false,
    });
}


/***/ })

};
