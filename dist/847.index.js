export const id = 847;
export const ids = [847];
export const modules = {

/***/ 16683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runListen: () => (/* binding */ runListen)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./lib/service/connect.js
var connect = __webpack_require__(66981);
// EXTERNAL MODULE: ./lib/settings/urls.js
var urls = __webpack_require__(39075);
// EXTERNAL MODULE: ./lib/temporary.js
var temporary = __webpack_require__(71780);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/embedded/jobs.js + 1 modules
var embedded_jobs = __webpack_require__(82799);
// EXTERNAL MODULE: ./lib/embedded/server.js + 4 modules
var embedded_server = __webpack_require__(66658);
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
    refuseOpen(options);
    const local = isForThisMachine(options);
    const rule = local ? connect/* publicAndLoopback */.M$ : connect/* publicOnly */.qr;
    const dispatcher = (0,connect/* guardedDispatcher */.Qm)({ rule });
    let base = "";
    await (0,temporary/* sweepTemporaryFolders */.Tk)();
    const jobs = (0,embedded_jobs/* createJobs */.b)({
        directory: await (0,temporary/* temporaryFolder */.yy)("service"),
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
        throw new user_error/* UserError */.yo(`The service cannot listen on ${options.host}, port ${options.port}: ${(0,user_error/* messageOf */.bD)(error)}.`);
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
function isForThisMachine({ host, publicUrl }) {
    return isLocal(host) && (publicUrl === undefined || (0,urls/* isLoopback */.U)(publicUrl));
}
/** @throws UserError where the service would be open to all */
function refuseOpen(reach) {
    const { host, appCode, publicUrl } = reach;
    if (appCode === undefined && !isForThisMachine(reach)) {
        const what = isLocal(host) ? "--public-url" : `--host ${host}`;
        throw new user_error/* UserError */.yo(`${what} lets others reach this service, so it needs an AppCode: --app-code CODE, or CUTOUT_APP_CODE in the environment.`);
    }
    if (["0.0.0.0", "::", "[::]"].includes(host) && publicUrl === undefined) {
        throw new user_error/* UserError */.yo(`--host ${host} is every address of this machine, so clients have to be told by which one to fetch results: --public-url URL.`);
    }
}

// EXTERNAL MODULE: ./lib/pixels/threads.js + 2 modules
var pixels_threads = __webpack_require__(2339);
// EXTERNAL MODULE: ./lib/report/terminal-log.js
var terminal_log = __webpack_require__(14039);
// EXTERNAL MODULE: ./lib/run/chosen-engine.js + 1 modules
var chosen_engine = __webpack_require__(43589);
// EXTERNAL MODULE: ./lib/settings/flags.js
var settings_flags = __webpack_require__(37962);
// EXTERNAL MODULE: ./lib/settings/model-files.js
var model_files = __webpack_require__(70654);
// EXTERNAL MODULE: ./lib/settings.js + 10 modules
var settings = __webpack_require__(81577);
// EXTERNAL MODULE: ./lib/entry/surroundings.js
var surroundings = __webpack_require__(89481);
// EXTERNAL MODULE: ./lib/entry/usage.js
var usage = __webpack_require__(43123);
;// CONCATENATED MODULE: ./lib/entry/listen.js











/**
 * The service by itself: `cutout-action --listen PORT`. Ends on SIGINT or SIGTERM.
 * @throws UserError
 */
async function runListen({ env, stdout }, flags) {
    const log = (0,terminal_log/* createTerminalLog */.$)({ write: (text) => stdout.write(text), colour: false, debug: false });
    const { address, settings } = await (0,usage/* readingUsage */.k)(async () => {
        const { address, engine } = readFlags(flags, env);
        refuseOpen(address);
        return { address, settings: await engineSettings(engine, env) };
    });
    const threads = (0,pixels_threads/* createThreads */.O)({ entry: (0,surroundings/* workerEntry */.xA)() });
    try {
        const engine = (0,chosen_engine/* createEngine */.P)(settings, { threads, worker: (0,surroundings/* workerEntry */.xA)(), log });
        try {
            await engine.load();
            const { matter } = engine;
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
const ADDRESS_FLAGS = ["listen", "host", "app-code", "public-url"];
const ENGINE_FLAGS = [...model_files/* MODEL_INPUTS */.GT, "state-directory"];
function readFlags(flags, env) {
    const values = parse(flags);
    const port = Number(values.listen);
    if (!/^\d{1,5}$/.test(values.listen ?? "") || port > 65_535) {
        throw new user_error/* UserError */.yo(`--listen is "${values.listen}", which is no port: 0 to 65535; 0 takes any that is free.`);
    }
    const appCode = values["app-code"] ?? (env["CUTOUT_APP_CODE"] || undefined);
    if (appCode !== undefined && !/^[\x21-\x7e]+$/.test(appCode)) {
        throw new user_error/* UserError */.yo("--app-code has to be letters, digits and signs of ASCII, without spaces, and not empty.");
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
    const options = Object.fromEntries([...ADDRESS_FLAGS, ...ENGINE_FLAGS].map((name) => [name, { type: "string" }]));
    try {
        return (0,external_node_util_.parseArgs)({ args: [...flags], options }).values;
    }
    catch (error) {
        throw new user_error/* UserError */.yo(`${(0,user_error/* messageOf */.bD)(error)}\n--listen goes with --host, --app-code, --public-url, ${ENGINE_FLAGS.map((name) => `--${name}`).join(", ")}.`);
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
    throw new user_error/* UserError */.yo(`--public-url is "${text}"; it has to be an http or https URL without query and credentials.`);
}
/** A model, its state directory and the proxies are read as for a run, which would want pictures too. */
function engineSettings(flags, env) {
    const { CUTOUT_APP_CODE: _, ...environment } = env;
    return (0,settings/* loadSettings */.M)((0,settings_flags/* rawFromFlags */.Mp)([".", "--config=none", ...flags], environment), {
        workspace: process.cwd(),
        environment,
        secretsWithheld: false,
        configOf: "owner",
    });
}


/***/ }),

/***/ 43123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ readingUsage)
/* harmony export */ });
/** Wrong flags and wrong settings, before anything is done. */
const WRONG_USAGE = 2;
/** Has the program end with 2 where what the user typed cannot be meant. */
async function readingUsage(read) {
    process.exitCode = WRONG_USAGE;
    const usage = await read();
    process.exitCode = undefined;
    return usage;
}


/***/ }),

/***/ 8207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BV: () => (/* binding */ SIDES),
/* harmony export */   EJ: () => (/* binding */ LEAST_SIDE),
/* harmony export */   GE: () => (/* binding */ MOST_SIDE)
/* harmony export */ });
/** What the service takes, in pixels a side (its manual). */
const LEAST_SIDE = 400;
const MOST_SIDE = 4096;
/** The same, as messages say it. */
const SIDES = `${LEAST_SIDE} to ${MOST_SIDE} px a side`;


/***/ }),

/***/ 14039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ createTerminalLog)
/* harmony export */ });
/* harmony import */ var _paint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74342);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35944);


/** The log of a run on a command line: a group is a heading, and secrets are masked here, since no runner does it. */
function createTerminalLog(terminal) {
    const secrets = new Set();
    const line = (style, message) => {
        terminal.write(`${(0,_paint_js__WEBPACK_IMPORTED_MODULE_0__/* .paint */ .n)(style, hide((0,_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(message), secrets), terminal.colour)}\n`);
    };
    return {
        group: (title, work) => {
            line("bold", title);
            return work();
        },
        info: (message) => line("plain", message),
        warning: (message) => line("yellow", `Warning: ${message}`),
        debug: (message) => {
            if (terminal.debug)
                line("dim", message);
        },
        mask: (secret) => {
            for (const form of forms(secret))
                secrets.add(form);
        },
    };
}
/** A secret turns up as it is, or encoded in a URL or in JSON. */
function forms(secret) {
    const lines = secret.split(/\r?\n/).filter((line) => line.trim() !== "");
    return lines.flatMap((line) => [line, encoded(line), JSON.stringify(line).slice(1, -1), (0,_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(line)]);
}
function encoded(text) {
    return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}
function hide(message, secrets) {
    // Longest first: a secret that holds another one must not leave its ends behind.
    const longestFirst = [...secrets].sort((a, b) => b.length - a.length);
    return longestFirst.reduce((text, secret) => text.replaceAll(secret, "***"), message);
}


/***/ }),

/***/ 25721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XU: () => (/* binding */ statusCodes),
/* harmony export */   cP: () => (/* binding */ redirected),
/* harmony export */   lZ: () => (/* binding */ otherFault),
/* harmony export */   oU: () => (/* binding */ serviceCodes),
/* harmony export */   s3: () => (/* binding */ otherDefect),
/* harmony export */   tK: () => (/* binding */ gatewayMessages),
/* harmony export */   x_: () => (/* binding */ gatewayCodes)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8207);

const purchased = "See the Market console under “已购买的服务” (purchased services).";
const bills = "See “账单明细” (bill details) in the Market console.";
const wrongAppCode = {
    words: "The service does not accept the AppCode. Check the input app-code.",
    market: purchased,
};
const notBought = {
    words: "This AppCode is not allowed to call this service: the product may not be activated, or the input service names another one.",
    market: purchased,
};
const noCredit = {
    words: "The account's credit for the service is used up. Top it up, and run again: what is paid for is kept.",
    market: bills,
};
const expired = {
    words: "The subscription has expired or is no longer valid. Renew it, and run again.",
    market: purchased,
};
const overdue = {
    words: "The account or the product's provider is in arrears. Settle it, and run again.",
    market: bills,
};
const tooFast = "The service asks to be called more slowly.";
const daily = "The limit of calls per day is reached. Run again tomorrow, or raise the limit with the service's provider.";
const malformed = "The gateway calls the request malformed. This is a defect of this action: please report it with the request id.";
const malformedTask = "The service calls the request malformed. This is a defect of this action: please report it with the request id.";
const wrongPlace = "There is no such service at this address. Check the input service: it is the base URL, without the calls' paths.";
/** A submit that ends so may have been executed: whether to run again is not theirs to say. */
const outage = "The service failed.";
const timeout = "The service did not answer the gateway in time.";
const refusedHere = "The gateway does not take this kind of request at this address. Check the input service.";
/** A table of the contract. The keys looked up in it come from the other side: `constructor` must find nothing. */
function table(rows) {
    return new Map(Object.entries(rows));
}
/** The service's own codes: the manual's table. */
const serviceCodes = table({
    "23500000": { status: 500, text: "Internal server error", class: "transient", words: outage, maybeExecuted: true },
    "23500001": {
        status: 401,
        text: "Authorization required to perform current operation",
        class: "credentials",
        ...wrongAppCode,
    },
    "23500002": { status: 404, text: "Specified service does not exist", class: "configuration", words: wrongPlace },
    "23500003": { status: 403, text: "User credit points are exhausted", class: "quota", ...noCredit },
    "23500004": {
        status: 403,
        text: "Request was denied due to request throttling",
        class: "throttle",
        words: `The service is busy. ${tooFast}`,
    },
    "23500005": {
        status: 403,
        text: "The image did not pass the content compliance check",
        class: "image",
        words: "The service's compliance check refuses the picture as unlawful content. Leave it out, or use the embedded service.",
    },
    "23500006": {
        status: 400,
        text: "The image url provided is invalid or non-accessible",
        class: "image",
        words: "The service could not fetch the picture from its URL. Try another way with the input image-urls: a bucket is the dependable one.",
    },
    "23500007": {
        status: 400,
        text: "The uploaded image does not meet the requirements",
        class: "image",
        words: `The service refuses the picture: outside its limits (${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .SIDES */ .BV}), or of a kind that it does not read. Save it anew as a plain RGB JPEG or PNG.`,
    },
    "23500008": {
        status: 400,
        text: "No records found related to the specified resultKey parameter",
        class: "lost",
        words: "The service does not know this job (any more): its results are lost, though it was accepted.",
        market: bills,
        atSubmit: {
            class: "defect",
            words: "The service answered a submit as if it were a question about an old job; it accepted nothing. Check the input service: its address may lead to something else.",
        },
    },
    "23500009": { status: 400, text: "Required parameters cannot be empty", class: "defect", words: malformedTask },
    "23500011": {
        status: 500,
        text: "Job execution failed",
        class: "job",
        words: "The service accepted the job and failed to execute it.",
    },
    "23500012": { status: 400, text: "Required request body is missing", class: "defect", words: malformedTask },
    "23500013": { status: 400, text: "Illegal input parameter found", class: "defect", words: malformedTask },
    "23500014": { status: 400, text: "Illegal service name", class: "defect", words: malformedTask },
});
const credentials = { class: "credentials", ...wrongAppCode };
const quota = { class: "quota", ...noCredit };
const throttle = { class: "throttle", words: tooFast };
const throttleDaily = { class: "throttle", words: daily, daily: true };
const defect = { class: "defect", words: malformed };
const configuration = { class: "configuration", words: wrongPlace };
const unsupported = { class: "configuration", words: refusedHere };
const failed = { class: "transient", words: outage, maybeExecuted: true };
const timedOut = { class: "transient", words: timeout, maybeExecuted: true };
const unreached = {
    class: "transient",
    words: "The gateway could not reach the service. This usually passes: run again later.",
};
const nonceUsed = {
    class: "nonce-used",
    words: "The gateway has seen this very request before: an earlier copy of it arrived.",
};
/** The gateway's codes, as `x-ca-error-code` has them. */
const gatewayCodes = table({
    A400AC: credentials,
    A401AC: credentials,
    A400MA: {
        class: "credentials",
        words: `The request reached the gateway without an AppCode: a proxy may strip it. ${wrongAppCode.words}`,
        market: purchased,
    },
    I403AA: { class: "credentials", ...notBought },
    A403EP: { class: "credentials", words: "The AppCode's authorization has expired. Renew it.", market: purchased },
    B403MQ: quota,
    B403ME: { class: "quota", ...expired },
    B403MI: { class: "quota", ...expired },
    B403OD: { class: "quota", ...overdue },
    B403MO: { class: "quota", ...overdue },
    S403NU: nonceUsed,
    I400NC: defect,
    T429ID: throttleDaily,
    T429IN: throttle,
    T429GR: throttle,
    T429PA: throttle,
    T429PR: throttle,
    T429SR: throttle,
    T429MR: throttle,
    I400HD: defect,
    I400MH: defect,
    I400BD: defect,
    I400PA: defect,
    I400RU: defect,
    I400CT: defect,
    I400SG: defect,
    I400MP: defect,
    I400IP: defect,
    I404NF: configuration,
    I404DO: configuration,
    I405UM: unsupported,
    I403PT: unsupported,
    I410GG: unsupported,
    I413RL: defect,
    I413UL: defect,
    X500ER: failed,
    D502FC: failed,
    N502RE: failed,
    X503BZ: { class: "transient", words: `The gateway is busy. ${tooFast}` },
    D503BB: { class: "transient", words: `The service is busy. ${tooFast}` },
    D503CB: {
        class: "transient",
        words: "The gateway has shut the service off for a while because it kept failing. Run again later.",
        retryAfterMilliseconds: 90_000,
    },
    D504CO: unreached,
    D504CS: unreached,
    D504RE: unreached,
    D504IL: unreached,
    X504VE: unreached,
    D504TO: timedOut,
    X504TO: timedOut,
});
/** What older gateways say without a code. The first that fits counts. */
const gatewayMessages = [
    { pattern: /nonce used/i, row: nonceUsed },
    { pattern: /quota exhausted/i, row: quota },
    { pattern: /quota expired/i, row: { class: "quota", ...expired } },
    { pattern: /subscription .*(expired|invalid)/i, row: { class: "quota", ...expired } },
    { pattern: /arrears|overdue/i, row: { class: "quota", ...overdue } },
    { pattern: /throttled by .*domain.* flow control/i, row: throttleDaily },
    { pattern: /throttled by .* flow control/i, row: throttle },
    { pattern: /invalid appcode|need authorization/i, row: credentials },
    { pattern: /app authorization expired/i, row: credentials },
    { pattern: /^unauthorized/i, row: { class: "credentials", ...notBought } },
    { pattern: /invalid domain|api not found/i, row: configuration },
    { pattern: /nonce is required/i, row: defect },
    { pattern: /failed to invoke backend service/i, row: failed },
];
/** A code that nobody documented is classed by what its status usually means. */
const statusCodes = {
    400: defect,
    401: credentials,
    402: quota,
    403: { class: "credentials", ...notBought },
    404: configuration,
    405: unsupported,
    410: unsupported,
    413: defect,
    414: defect,
    429: throttle,
    431: defect,
    451: { class: "configuration", words: "The gateway refuses the call for legal reasons. Ask the service's provider." },
    503: unreached,
};
/** For what no table has: something is broken over there, and a submit may have got through. */
const otherFault = failed;
/** For a redirect, which is an answer instead of the work: it is never followed, the AppCode stays with the service. */
const redirected = configuration;
const otherDefect = defect;


/***/ }),

/***/ 20761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dg: () => (/* binding */ queryBody),
/* harmony export */   J6: () => (/* binding */ submitBody),
/* harmony export */   Ks: () => (/* binding */ maximumTasksPerSubmit),
/* harmony export */   QR: () => (/* binding */ queryPath),
/* harmony export */   Qm: () => (/* binding */ submitPath),
/* harmony export */   Qv: () => (/* binding */ parseSubmitBody),
/* harmony export */   SW: () => (/* binding */ parseQueryBody),
/* harmony export */   We: () => (/* binding */ maximumBodyBytes),
/* harmony export */   Wp: () => (/* binding */ parseAnswer),
/* harmony export */   X$: () => (/* binding */ refusalAnswer),
/* harmony export */   aV: () => (/* binding */ jobAnswer),
/* harmony export */   h8: () => (/* binding */ nonceLifetimeMilliseconds),
/* harmony export */   nC: () => (/* binding */ maximumHeaderBytes)
/* harmony export */ });
/* unused harmony export maximumUrlCharacters */
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16413);

/** Both sides of the service's contract: what goes over the wire, and the hand-checked reading of it. */
const submitPath = "/api/v1/bg-remove/submit";
const queryPath = "/api/v1/bg-remove/query";
const maximumTasksPerSubmit = 10;
/** A gateway that enforces nonces remembers each one this long. */
const nonceLifetimeMilliseconds = 15 * 60_000;
const maximumBodyBytes = 8 * 1024 * 1024;
const maximumHeaderBytes = 8 * 1024;
/** As long as a request's line may be where the image lies. */
const maximumUrlCharacters = 8 * 1024;
/** Parses the text of an answer to either call. The content type is not asked: a good answer may come as text/plain. */
function parseAnswer(text) {
    if (text.trim() === "")
        return { kind: "malformed", reason: "an empty body" };
    const root = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .q)(text);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(root))
        return { kind: "malformed", reason: "a body that is no JSON object" };
    const code = textOf(root["code"]) ?? (root["success"] === true ? "0" : undefined);
    const requestId = opaque(root["requestId"]);
    if (code === undefined)
        return { kind: "malformed", reason: "an answer without a code" };
    // A success that says of itself that it is none is none, whatever its code.
    if (code !== "0" || root["success"] === false)
        return { kind: "refusal", code, message: textOf(root["message"]) ?? "", requestId };
    const data = root["data"];
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(data))
        return { kind: "malformed", reason: "an answer without data" };
    const resultKey = textOf(data["result_key"]);
    if ((resultKey?.length ?? 0) > longestKey)
        return { kind: "malformed", reason: "an answer with an absurd key" };
    const tasks = parseTaskAnswers(data["task_list"]);
    return { kind: "job", tasks, requestId, ...(resultKey ? { resultKey } : {}) };
}
const longestKey = 1024;
/** An id that is only ever shown: printable, and no longer than ids are. */
function opaque(value) {
    return (textOf(value) ?? "").replace(/[^\x21-\x7e]+/g, "").slice(0, 128);
}
function parseTaskAnswers(list) {
    return Array.isArray(list) ? list.map(parseTaskAnswer) : [];
}
function parseTaskAnswer(entry) {
    // An entry that is no object keeps its place, so that matching by index stays right.
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(entry))
        return { status: "RUNNING", results: [] };
    const image = entry["image"];
    const model = entry["model_type"];
    const { reason, confidence, refused } = entry;
    return {
        status: parseStatus(entry["status"]),
        results: parseResults(entry["results"]),
        ...(typeof image === "string" && image !== "" ? { image } : {}),
        ...(isModel(model) ? { model } : {}),
        ...(typeof reason === "string" && reason !== "" ? { reason } : {}),
        ...(refused === true ? { refused } : {}),
        ...(typeof confidence === "number" && confidence >= 0 && confidence <= 1 ? { confidence } : {}),
    };
}
function parseStatus(status) {
    return status === "WAITING" || status === "SUCCESS" || status === "FAILED" ? status : "RUNNING";
}
function parseResults(results) {
    if (typeof results === "string" && results !== "")
        return [results];
    if (!Array.isArray(results))
        return [];
    return results.filter((url) => typeof url === "string" && url !== "");
}
/** The body of a submit: the same tasks give the same bytes, which a repeated nonce relies on. */
function submitBody(tasks) {
    return JSON.stringify({ data: { task_list: tasks.map(({ image, model }) => ({ image, model_type: model })) } });
}
function queryBody(resultKey) {
    return JSON.stringify({ data: { result_key: resultKey } });
}
/** Reads the body of a submit on the server's side. */
function parseSubmitBody(text) {
    const data = parseRequestData(text);
    if (data.kind === "refused")
        return data;
    const list = data.fields["task_list"];
    if (list === undefined || list === null)
        return refused("23500009", "data.task_list is missing");
    if (!Array.isArray(list))
        return refused("23500013", "data.task_list is no array");
    if (list.length === 0)
        return refused("23500009", "data.task_list is empty");
    if (list.length > maximumTasksPerSubmit)
        return refused("23500013", `more than ${maximumTasksPerSubmit} tasks`);
    const tasks = [];
    for (const [index, entry] of list.entries()) {
        const task = parseTaskRequest(entry, index);
        if (task.kind === "refused")
            return task;
        tasks.push(task.task);
    }
    return { kind: "tasks", tasks };
}
function parseTaskRequest(entry, index) {
    const where = `data.task_list[${index}]`;
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(entry))
        return refused("23500013", `${where} is no object`);
    const { image, model_type: model } = entry;
    if (image === undefined || image === null || image === "")
        return refused("23500009", `${where}.image is missing`);
    if (typeof image !== "string")
        return refused("23500013", `${where}.image is no string`);
    if (image.length > maximumUrlCharacters)
        return refused("23500013", `${where}.image is longer than ${maximumUrlCharacters} characters`);
    if (model !== undefined && model !== null && !isModel(model)) {
        return refused("23500013", `${where}.model_type is neither general nor human`);
    }
    return { kind: "task", task: { image, model: isModel(model) ? model : "general" } };
}
/** Reads the body of a query on the server's side. */
function parseQueryBody(text) {
    const data = parseRequestData(text);
    if (data.kind === "refused")
        return data;
    const key = data.fields["result_key"];
    if (key === undefined || key === null || key === "")
        return refused("23500009", "data.result_key is missing");
    if (typeof key !== "string")
        return refused("23500013", "data.result_key is no string");
    return { kind: "key", resultKey: key };
}
function parseRequestData(text) {
    if (text.trim() === "")
        return refused("23500012", "the body is empty");
    const root = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .q)(text);
    if (root === undefined)
        return refused("23500013", "the body is not JSON");
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(root))
        return refused("23500013", "the body is no JSON object");
    const data = root["data"];
    if (data === undefined || data === null)
        return refused("23500009", "data is missing");
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(data) ? { kind: "data", fields: data } : refused("23500013", "data is no object");
}
function refused(code, reason) {
    return { kind: "refused", code, reason };
}
/** The body of a good answer to a submit or a query. */
function jobAnswer(job) {
    const tasks = job.tasks.map(({ image, model, status, results, reason, refused, confidence }) => ({
        image,
        model_type: model,
        status,
        ...(results ? { results } : {}),
        ...(reason ? { reason } : {}),
        ...(refused ? { refused } : {}),
        ...(confidence === undefined ? {} : { confidence }),
    }));
    return JSON.stringify({
        code: 0,
        data: { result_key: job.resultKey, task_list: tasks },
        message: "success",
        requestId: job.requestId,
        severity: "info",
        success: true,
    });
}
/** The body of a refusal. */
function refusalAnswer(refusal) {
    const { code, message, requestId } = refusal;
    return JSON.stringify({ code, message, requestId, severity: "error", success: false });
}
/** Numbers and strings stand for each other in the manual's examples and tables. */
function textOf(value) {
    if (typeof value === "number" && Number.isFinite(value))
        return String(value);
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
function isModel(value) {
    return value === "general" || value === "human";
}


/***/ })

};
