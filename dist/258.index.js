export const id = 258;
export const ids = [258];
export const modules = {

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

/***/ 95284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ CHECK_VERSION)
/* harmony export */ });
/** Counts up with every change of what is taken for a cutout: answers that an earlier check kept aside are judged anew. */
const CHECK_VERSION = 1;


/***/ }),

/***/ 76785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ fitToLimits)
/* harmony export */ });
/* unused harmony export sameSize */
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8207);

/** A side smaller than this is no picture; reduced to less than `THINNEST`, a picture has lost what was in it. */
const TINIEST = 16;
const THINNEST = 100;
/** A picture is enlarged until padding adds at most as much as it has. */
const LEAST_CONTENT = _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .LEAST_SIDE */ .EJ / 2;
/** Within the limits: reduced where a side is too long, padded (after enlarging a tiny one) where one is too short. */
function fitToLimits(picture) {
    const least = Math.min(picture.width, picture.height);
    const most = Math.max(picture.width, picture.height);
    if (least >= _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .LEAST_SIDE */ .EJ && most <= _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .MOST_SIDE */ .GE)
        return { kind: "as-is" };
    if (least < TINIEST)
        return impossible(picture, `has a side of only ${least} px`);
    const scale = contentScale(least, most);
    if (least * scale < THINNEST && scale < 1) {
        return impossible(picture, `would be only ${Math.round(least * scale)} px wide once its long side is reduced`);
    }
    const content = { width: scaled(picture.width, scale), height: scaled(picture.height, scale) };
    const size = { width: Math.max(_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .LEAST_SIDE */ .EJ, content.width), height: Math.max(_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .LEAST_SIDE */ .EJ, content.height) };
    if (size.width === content.width && size.height === content.height && scale < 1)
        return { kind: "reduced", size };
    const offset = { x: (size.width - content.width) >> 1, y: (size.height - content.height) >> 1 };
    return { kind: "padded", size, content, offset };
}
function contentScale(least, most) {
    if (most > _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .MOST_SIDE */ .GE)
        return _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .MOST_SIDE */ .GE / most;
    return Math.max(1, Math.min(Math.ceil(LEAST_CONTENT / least), Math.floor(_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .MOST_SIDE */ .GE / most)));
}
function scaled(side, scale) {
    return Math.max(1, Math.min(_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .MOST_SIDE */ .GE, Math.round(side * scale)));
}
function impossible({ width, height }, what) {
    return { kind: "impossible", reason: `is ${width}×${height} and ${what}: the service takes ${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .SIDES */ .BV}` };
}
function sameSize(a, b) {
    return a.width === b.width && a.height === b.height;
}


/***/ }),

/***/ 16198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ openRefusals)
});

;// CONCATENATED MODULE: ./lib/embedded/engine-version.js
/**
 * Which engine cuts. To be raised whenever the engine may take a picture that it refused before, or refuse another: what
 * was refused is tried again then.
 */
const ENGINE_VERSION = "3";

// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/run/service-identity.js
var service_identity = __webpack_require__(87957);
;// CONCATENATED MODULE: ./lib/run/refusals.js



function openRefusals({ settings, state, log }) {
    const { service, onRefusal, force } = settings;
    if ((0,service_identity/* isRemote */.Vx)(service))
        return { known: async () => undefined, answer: async () => undefined };
    const identity = (0,service_identity/* serviceIdentity */.C1)(service);
    const { store } = state;
    return {
        known: async (task) => {
            const refusal = force ? undefined : await store.findRefusal(identity, task);
            if (refusal?.engine !== ENGINE_VERSION)
                return undefined;
            if (onRefusal === "keep-original")
                return original(refusal);
            return onRefusal === "fail" ? { kind: "failed", failure: again(refusal) } : skipped(refusal);
        },
        answer: async (removed) => {
            if (removed.kind !== "failed" || removed.failure.refused === undefined)
                return undefined;
            const { refused: _, ...failure } = removed.failure;
            const before = await store.findRefusal(identity, removed.task.id);
            const refusal = { engine: ENGINE_VERSION, reason: failure.reason, at: before?.at ?? Date.now() };
            await store
                .refuse(identity, removed.task.id, refusal)
                .catch((error) => log.debug(`The refusal will not be remembered: ${(0,user_error/* messageOf */.bD)(error)}`));
            if (onRefusal === "keep-original")
                return original(refusal);
            const skips = onRefusal === "skip" || (onRefusal === "auto" && before !== undefined);
            return skips ? skipped(refusal) : { kind: "failed", failure };
        },
    };
}
function skipped({ reason, at }) {
    return { kind: "skipped", reason: `refused on ${day(at)}, and looked at again once the picture changes. ${reason}` };
}
function original({ reason, at }) {
    const told = `not cut out, but kept as it is in its product's place: refused on ${day(at)}, and looked at again once the picture changes. ${reason}`;
    return { kind: "original", reason: told };
}
function again({ reason, at }) {
    const told = `refused on ${day(at)}, and not looked at again until the picture changes ("on-refusal: skip" passes over it, "force" looks again). ${reason}`;
    return { stage: "job", reason: told, paid: false, retryable: false };
}
function day(at) {
    return new Date(at).toISOString().slice(0, 10);
}


/***/ }),

/***/ 6258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  carryOut: () => (/* binding */ carryOut)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/clock.js
var lib_clock = __webpack_require__(35233);
// EXTERNAL MODULE: ./lib/closing.js
var closing = __webpack_require__(87204);
// EXTERNAL MODULE: ./lib/concurrently.js
var concurrently = __webpack_require__(54957);
;// CONCATENATED MODULE: ./lib/once.js
/** The same result for every call; the work is done when the first one comes. A failure is kept as well. */
function once(work) {
    let done;
    return () => {
        done ??= { result: work() };
        return done.result;
    };
}

// EXTERNAL MODULE: ./lib/pixels/geometry.js
var geometry = __webpack_require__(76785);
;// CONCATENATED MODULE: ./lib/pixels/sendable.js
/**
 * Whether the service reads such a picture as it is: JPEG and PNG, an EXIF turn included, but not what it may stumble
 * over, which is sent as a copy: WebP and AVIF, CMYK, 16 bits a sample, a turn that not every reader sees.
 */
function isSendable(kind) {
    return kind.sample === "8-bit" && kind.isTurnDisputed === undefined && (kind.type === "jpeg" || kind.type === "png");
}

// EXTERNAL MODULE: ./lib/pixels/sniff.js + 9 modules
var sniff = __webpack_require__(10772);
;// CONCATENATED MODULE: ./lib/prepare/prepare.js






/**
 * Brings each task within what the service takes: as it is where it can be, else a fitted copy. The tasks come out as
 * they become ready, not in their order.
 */
function prepare(context, tasks) {
    return (0,concurrently/* concurrently */.r)(tasks, context.concurrency, (task) => prepareOne(context, task));
}
async function prepareOne(context, task) {
    const { picture } = task;
    const fit = (0,geometry/* fitToLimits */.d)(picture);
    if (fit.kind === "impossible")
        return failed(task, `The picture ${fit.reason}. Crop it, or leave it out of paths.`);
    try {
        const sendable = fit.kind === "as-is" ? await sendableType(picture) : undefined;
        if (sendable === undefined)
            return await copyOf(context, task, fit);
        const fault = context.checks ? await faultOf(context, picture) : undefined;
        return fault === undefined ? asItIs(task, sendable) : failed(task, fault);
    }
    catch (error) {
        const what = error instanceof Error ? error.message : String(error);
        return failed(task, `No copy that the service takes could be made: ${what}. Check the file in an image viewer.`);
    }
}
async function faultOf({ threads, signal }, { file }) {
    try {
        await threads.run("check", { file }, signal === undefined ? {} : { signal });
        return undefined;
    }
    catch (error) {
        if (signal?.aborted)
            throw error;
        const what = error instanceof Error ? error.message : String(error);
        return `It was not sent, so nothing was paid for it: ${what}. Restore the file, save it anew, or leave it out with !`;
    }
}
/** @returns undefined where the service may not read the picture as it is */
async function sendableType({ file }) {
    const sniffed = await (0,sniff/* sniffFile */.xQ)(file);
    return sniffed.kind === "picture" && isSendable(sniffed) ? sniffed.type : undefined;
}
function asItIs(task, type) {
    const { file, bytes, width, height } = task.picture;
    return { kind: "prepared", task, file, bytes, sent: { width, height }, type, original: true };
}
async function copyOf({ threads, directory, lossless = false, signal }, task, fit) {
    await (0,promises_.mkdir)(directory, { recursive: true });
    const input = { file: task.picture.file, fit, target: (0,external_node_path_.join)(directory, task.id), lossless };
    const copy = await threads.run("fit", input, signal === undefined ? {} : { signal });
    return { kind: "prepared", task, ...copy, original: false };
}
function failed(task, reason) {
    return { kind: "failed", task, failure: { stage: "prepare", reason, paid: false, retryable: false } };
}

// EXTERNAL MODULE: ./lib/reach/has-route.js
var has_route = __webpack_require__(61847);
;// CONCATENATED MODULE: ./lib/reach/reach.js


/** Probes are short and mostly waiting; more at once only brings the 429s nearer. */
const PROBES_AT_ONCE = 8;
/**
 * Finds for each task the first of `routes` whose probe holds. Failures of earlier steps pass through untouched; a task
 * that no route reaches leaves as a failure that names each route and why it did not hold, or with `whyNone` where there
 * is none. Results come as they are
 * ready, not in the order of the tasks.
 */
function reach(routes, tasks, log, whyNone = async () => has_route/* NO_ROUTE */.gH) {
    const told = new Set();
    const tell = (route, reason, { path }) => {
        if (told.has(route))
            return;
        told.add(route);
        log.warning(`${path} cannot be fetched by \`${route}\` (${reason.replace(/\.$/, "")}), so the next way is tried.`);
    };
    return (0,concurrently/* concurrently */.r)(tasks, PROBES_AT_ONCE, async (task) => {
        if (task.kind === "failed")
            return task;
        return routes.length === 0 ? unreachable(task, await whyNone()) : firstThatHolds(routes, task, [], tell);
    });
}
async function firstThatHolds(routes, ready, tried, tell) {
    const [route, ...rest] = routes;
    if (route === undefined)
        return unreachable(ready, `The service cannot fetch it. ${tried.map(sentence).join(" ")}`, tried);
    const probed = await route.probe(ready);
    if (probed.kind === "fails") {
        if (rest.length > 0)
            tell(route.name, probed.reason, ready.task.picture);
        return firstThatHolds(rest, ready, [...tried, { ...probed, route: route.name }], tell);
    }
    return {
        kind: "reachable",
        task: ready.task,
        sent: ready.sent,
        route: route.name,
        address: probed.address,
        otherwise: () => {
            const reason = "its URL was good from here, but the service could not fetch it";
            return firstThatHolds(rest, ready, [...tried, { route: route.name, reason, retryable: true }], tell);
        },
    };
}
function unreachable(ready, reason, tried = []) {
    return {
        kind: "failed",
        task: ready.task,
        failure: {
            stage: "reach",
            reason,
            paid: false,
            retryable: tried.some(({ retryable }) => retryable),
        },
    };
}
function sentence({ route, reason }) {
    return `By \`${route}\`: ${reason.replace(/\.$/, "")}.`;
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
;// CONCATENATED MODULE: ./lib/remove/channel.js
function createChannel(onTaken) {
    const values = [];
    let end = { kind: "open" };
    let wake = () => { };
    const next = async () => {
        for (;;) {
            const [value] = values.splice(0, 1);
            if (value !== undefined) {
                onTaken();
                return { done: false, value };
            }
            if (end.kind === "broken")
                throw end.error;
            if (end.kind === "closed")
                return { done: true, value: undefined };
            await new Promise((resolve) => {
                wake = resolve;
            });
        }
    };
    return {
        push: (value) => {
            values.push(value);
            wake();
        },
        backlog: () => values.length,
        close: (error) => {
            end = error === undefined ? { kind: "closed" } : { kind: "broken", error };
            wake();
        },
        [Symbol.asyncIterator]: () => ({ next }),
    };
}

;// CONCATENATED MODULE: ./lib/remove/first-answers.js
/** Alike and in a row, before the first good one. */
const MOST_AT_FIRST = 3;
/** The same after a good one: then it is rather the pictures. */
const MOST_LATER = 20;
/** A slow first job holds the others up no longer. */
const LONGEST_WAIT = 60_000;
/** @param isTried whether the service is known to give cutouts: then nothing waits */
function createFirstAnswers(isTried, clock) {
    let isGood = isTried;
    let last;
    let inARow = 0;
    let waitsUntil;
    return {
        good: () => {
            isGood = true;
            inARow = 0;
        },
        bad: ({ fault, reason, requestId }) => {
            inARow = fault === last ? inARow + 1 : 1;
            last = fault;
            return inARow >= (isGood ? MOST_LATER : MOST_AT_FIRST) ? unusable(inARow, reason, requestId) : undefined;
        },
        left: () => {
            waitsUntil = clock.now() + LONGEST_WAIT;
        },
        holdBack: () => (isGood || waitsUntil === undefined ? 0 : Math.max(0, waitsUntil - clock.now())),
    };
}
function unusable(count, reason, requestId) {
    return {
        kind: "fault",
        reason: `The service answers in a form that this version cannot use: ${count} answers in a row were alike. ${reason} Nothing more was submitted, and nothing was paid for this picture. Look at the answers that are kept, and look for a newer version of this action.`,
        retryable: true,
        ...(requestId === "" ? {} : { requestId }),
    };
}

;// CONCATENATED MODULE: ./lib/remove/no-ledger.js
/** A journal for a service without a bill. */
const noLedger = {
    submitting: async () => { },
    accepted: async () => { },
    refused: async () => { },
    unknown: async () => { },
    declined: async () => { },
    settled: async () => { },
    damage: undefined,
    openJobs: () => [],
    paidBefore: () => [],
    paidInVain: () => [],
    join: async () => { },
    close: async () => { },
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./lib/limits.js
var limits = __webpack_require__(8207);
// EXTERNAL MODULE: ./lib/service/codes.js
var codes = __webpack_require__(25721);
;// CONCATENATED MODULE: ./lib/service/redact.js
/** Shorter ones are words that happen to be in a text, and no secret that anybody was given. */
const LEAST_SECRET = 6;
/** Cuts a secret out of a text, in each form in which it is sent or quoted. */
function redact(text, secret) {
    if (secret === undefined || secret.length < LEAST_SECRET)
        return text;
    const base64 = Buffer.from(secret).toString("base64");
    const forms = [
        secret,
        encodeURIComponent(secret),
        base64,
        base64.replace(/=+$/, ""),
        Buffer.from(secret).toString("base64url"),
    ];
    return forms.reduce((left, form) => left.replaceAll(form, "***"), text);
}
/**
 * An answer without the secret that the request had: a service, or whoever stands in for it, may echo it in any of its
 * words, and those go into the ledger, the manifest, the log and the report. The image and the results' URLs stay as
 * they are: they are never written down.
 */
function redactAnswer(answer, secret) {
    const cut = (text) => redact(text, secret);
    switch (answer.kind) {
        case "malformed":
            return answer;
        case "refusal":
            return { ...answer, code: cut(answer.code), message: cut(answer.message), requestId: cut(answer.requestId) };
        case "job": {
            const { resultKey, requestId, tasks } = answer;
            const told = tasks.map((task) => (task.reason === undefined ? task : { ...task, reason: cut(task.reason) }));
            return {
                ...answer,
                requestId: cut(requestId),
                tasks: told,
                ...(resultKey !== undefined && { resultKey: cut(resultKey) }),
            };
        }
    }
}

;// CONCATENATED MODULE: ./lib/service/classify.js


/**
 * Classes an answer that is no good one: by the gateway's header code, then its message, then the body's code, then
 * the status. An answer with neither header nor a contract's body is a proxy's on the way: nobody knows what became
 * of the request behind it.
 */
function classify(refused) {
    const header = (name) => firstOf(refused.headers[name]);
    const gatewayCode = header("x-ca-error-code").trim().toUpperCase();
    const gatewayMessage = header("x-ca-error-message");
    if (gatewayCode !== "" || gatewayMessage !== "")
        return gatewayFault(refused, gatewayCode, gatewayMessage);
    if (refused.answer.kind === "refusal")
        return serviceFault(refused, refused.answer);
    return strangerFault(refused, header("x-ca-request-id") !== "");
}
function gatewayFault(refused, code, message) {
    const known = codes/* gatewayCodes */.x_.get(code) ?? codes/* gatewayMessages */.tK.find(({ pattern }) => pattern.test(message))?.row;
    const row = known ?? rowOfStatus(refused.status);
    const name = code === "" ? String(refused.status) : code;
    const words = known ? known.words : general(refused, name, message, row);
    return fault(refused, row, {
        code: name,
        words,
        by: "gateway",
        requestId: firstOf(refused.headers["x-ca-request-id"]),
    });
}
function serviceFault(refused, answer) {
    const listed = codes/* serviceCodes */.oU.get(answer.code);
    const known = refused.call === "submit" ? (listed?.atSubmit ?? listed) : listed;
    const row = known ?? rowOfStatus(refused.status);
    const words = known ? known.words : general(refused, answer.code, answer.message, row);
    const requestId = answer.requestId || firstOf(refused.headers["x-ca-request-id"]);
    return fault(refused, row, { code: answer.code, words, by: "service", requestId });
}
function strangerFault(refused, behindGateway) {
    const { status, answer } = refused;
    const what = answer.kind === "malformed" ? answer.reason : "an answer that fits no rule";
    const row = strangerRow(status, behindGateway);
    const words = `HTTP ${status} came with ${what}, which is none of the service's: a proxy on the way, or a wrong address. Check the input service; if it is right, run again later.`;
    const requestId = firstOf(refused.headers["x-ca-request-id"]);
    return fault(refused, row, { code: `HTTP ${status}`, words, by: "transport", requestId });
}
function strangerRow(status, behindGateway) {
    if (status >= 300 && status < 400)
        return codes/* redirected */.cP;
    if (behindGateway && status >= 400 && status !== 500 && status !== 502 && status !== 504)
        return rowOfStatus(status);
    return codes/* otherFault */.lZ;
}
function rowOfStatus(status) {
    const known = codes/* statusCodes */.XU[status];
    if (known)
        return known;
    if (status >= 400 && status < 500)
        return codes/* otherDefect */.s3;
    return codes/* otherFault */.lZ;
}
function fault(refused, row, told) {
    const ambiguous = refused.call === "submit" && row.maybeExecuted === true;
    const wait = retryAfter(firstOf(refused.headers["retry-after"]), refused.now) ?? row.retryAfterMilliseconds;
    const requestId = quoted(told.requestId, refused.secret);
    return {
        class: ambiguous ? "ambiguous" : row.class,
        code: quoted(told.code, refused.secret),
        reason: refused.billed && row.market !== undefined ? `${told.words} ${row.market}` : told.words,
        daily: row.daily === true,
        by: told.by,
        ...(requestId === "" ? {} : { requestId }),
        ...(wait === undefined ? {} : { retryAfterMilliseconds: wait }),
    };
}
/** The reason of a fault with what the provider needs to look into it. */
function explained(fault) {
    const id = fault.requestId ? `, request ${fault.requestId}` : "";
    return `${fault.reason} (${fault.code}${id})`;
}
/** For a code that no table has: everything that helps to ask the provider about it. */
function general(refused, code, message, row) {
    const said = quoted(message, refused.secret);
    return `The service answered HTTP ${refused.status} with the unknown code ${quoted(code, refused.secret)}${said === "" ? "" : ` (“${said}”)`}. ${row.words}`;
}
const quoteLimit = 200;
/** Text of the other side, fit to be shown: one line, short, without the AppCode. */
function quoted(text, secret) {
    const scrubbed = redact(text, secret);
    const line = scrubbed
        .replace(/APPCODE\s+\S+/gi, "APPCODE ***")
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
        .trim();
    return line.length <= quoteLimit ? line : `${line.slice(0, quoteLimit)}…`;
}
/** Seconds or a date, as milliseconds from `now`; at most an hour, since a run does not wait longer. */
function retryAfter(header, now) {
    const text = header.trim();
    if (text === "")
        return undefined;
    const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
    const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : date - now;
    return Number.isFinite(milliseconds) ? Math.min(Math.max(0, milliseconds), 3_600_000) : undefined;
}
function firstOf(value) {
    if (value === undefined)
        return "";
    return typeof value === "string" ? value : (value[0] ?? "");
}

// EXTERNAL MODULE: ./lib/service/connect.js
var connect = __webpack_require__(66981);
// EXTERNAL MODULE: ./lib/service/contract.js
var contract = __webpack_require__(20761);
// EXTERNAL MODULE: ./lib/service/transport.js
var transport = __webpack_require__(2890);
;// CONCATENATED MODULE: ./lib/service/download.js



/**
 * Streams `url` into the new file `file`, which is gone again where the answer is not whole. No credentials leave.
 *
 * @throws the file system's errors: they say nothing about the answer.
 */
async function download(url, file, options) {
    return (0,transport/* withDeadline */.NE)(options.totalMilliseconds, options.signal, async (signal, isLate) => {
        try {
            return await fetchInto(url, file, options, signal);
        }
        catch (error) {
            await (0,promises_.rm)(file, { force: true });
            if (error instanceof Unwritable)
                throw error.cause;
            return failureOf(error, isLate() ? options.totalMilliseconds : undefined);
        }
    });
}
async function fetchInto(url, file, options, signal) {
    const { dispatcher, rule, idleMilliseconds } = options;
    const { response } = await (0,connect/* openGuarded */.vo)(url, {
        dispatcher,
        rule,
        signal,
        headersTimeoutMilliseconds: idleMilliseconds,
        idleTimeoutMilliseconds: idleMilliseconds,
    });
    const { statusCode, body } = response;
    if (statusCode !== 200) {
        body.on("error", () => { }).destroy();
        return answerOf(statusCode);
    }
    return { kind: "file", bytes: await write(body, file, options.maximumBytes) };
}
/** @returns how many bytes there were */
async function write(body, file, maximumBytes) {
    // It may break before it is read from, which is when that is told.
    body.on("error", () => { });
    const handle = await locally((0,promises_.open)(file, "wx", 0o600));
    try {
        return await writeChunks(body, handle, maximumBytes);
    }
    finally {
        await locally(handle.close());
    }
}
async function writeChunks(body, handle, maximumBytes) {
    let bytes = 0;
    for await (const chunk of body) {
        if (!(chunk instanceof Uint8Array))
            continue;
        bytes += chunk.byteLength;
        if (bytes > maximumBytes)
            throw new TooLarge(`The result is larger than ${maximumBytes} bytes.`);
        await locally(handle.appendFile(chunk));
    }
    return bytes;
}
class TooLarge extends Error {
}
/** An error of the file system, told from one of the network, which may have the same code. */
class Unwritable extends Error {
}
function locally(work) {
    return work.catch((cause) => {
        throw new Unwritable("the file cannot be written", { cause });
    });
}
function answerOf(status) {
    if (status === 401 || status === 403 || status === 404 || status === 410) {
        return { kind: "expired", reason: `The result's host answered HTTP ${status}: its URL may have expired.` };
    }
    const reason = `The result's host answered HTTP ${status}.`;
    return { kind: status === 408 || status === 429 || status >= 500 ? "transient" : "refused", reason };
}
/** Never with the URL in it: a result's URL is signed. */
function failureOf(error, deadline) {
    if (error instanceof connect/* AddressRefused */.nT || error instanceof TooLarge)
        return { kind: "refused", reason: error.message };
    if (error instanceof Error && /redirects$|URL/.test(error.message) && !("code" in error)) {
        return { kind: "refused", reason: `The result's address cannot be used: ${error.message}.` };
    }
    if (deadline !== undefined)
        return { kind: "transient", reason: `The result did not arrive within ${deadline / 1000} s.` };
    return { kind: "transient", reason: `The result's download broke (${(0,transport/* codeOf */.$N)(error)}).` };
}

;// CONCATENATED MODULE: ./lib/service/client.js










const standardLimits = {
    submitMilliseconds: 40_000,
    queryMilliseconds: 40_000,
    downloadMilliseconds: 300_000,
    idleMilliseconds: 30_000,
    answerBytes: 1024 * 1024,
    // The largest picture's bare pixels, doubled: PNG never needs that much.
    resultBytes: limits/* MOST_SIDE */.GE * limits/* MOST_SIDE */.GE * 4 * 2,
};
function newNonce() {
    return (0,external_node_crypto_.randomUUID)();
}
/** Connects nowhere yet. Close it when the run ends. */
function createService(options) {
    const limits = { ...standardLimits, ...options.limits };
    const anywhere = async () => true; // the service's address is the user's own choice
    const rule = options.resultRule ?? (0,connect/* publicAndBeside */.TC)(options.origin.hostname);
    const proxied = options.proxy === undefined ? {} : { proxy: options.proxy };
    // A submit has a connection of its own: one that dies of old age under it would leave its fate unknown.
    const submitting = (0,connect/* guardedDispatcher */.Qm)({ rule: anywhere, ...proxied, keepAlive: false });
    const querying = (0,connect/* guardedDispatcher */.Qm)({ rule: anywhere, ...proxied, connections: 8 });
    const fetching = (0,connect/* guardedDispatcher */.Qm)({ rule, ...proxied, connections: 8 });
    const exchange = exchangeWith(options, limits);
    let submits = 0;
    let queries = 0;
    return {
        submit: (tasks, { nonce, signal }) => {
            submits += 1;
            const body = (0,contract/* submitBody */.J6)(tasks);
            const milliseconds = limits.submitMilliseconds;
            return exchange({ call: "submit", path: contract/* submitPath */.Qm, body, nonce, milliseconds, dispatcher: submitting, signal });
        },
        query: (resultKey, { nonce = newNonce(), signal } = {}) => {
            queries += 1;
            const body = (0,contract/* queryBody */.Dg)(resultKey);
            const milliseconds = limits.queryMilliseconds;
            return exchange({ call: "query", path: contract/* queryPath */.QR, body, nonce, milliseconds, dispatcher: querying, signal });
        },
        download: (url, file, signal) => download(url, file, {
            dispatcher: fetching,
            rule,
            maximumBytes: limits.resultBytes,
            totalMilliseconds: limits.downloadMilliseconds,
            idleMilliseconds: limits.idleMilliseconds,
            ...(signal ? { signal } : {}),
        }),
        submits: () => submits,
        queries: () => queries,
        close: async () => {
            await Promise.all([submitting, querying, fetching].map((dispatcher) => dispatcher.destroy()));
        },
    };
}
function exchangeWith(options, limits) {
    const { origin, appCode, billed = true } = options;
    const clock = options.clock ?? lib_clock/* systemClock */.m;
    const prefix = origin.pathname.replace(/\/+$/, "");
    return ({ call, path, body, nonce, milliseconds, dispatcher, signal }) => {
        const upload = uploadOf(body);
        // The whole exchange has an end, also where a body trickles in for ever.
        return (0,transport/* withDeadline */.NE)(milliseconds + limits.idleMilliseconds, signal, async (until) => {
            try {
                const response = await dispatcher.request({
                    origin: origin.origin,
                    path: prefix + path,
                    method: "POST",
                    headers: headersOf(body, nonce, appCode),
                    body: upload.stream,
                    headersTimeout: milliseconds,
                    bodyTimeout: limits.idleMilliseconds,
                    signal: until,
                });
                return await resultOf(call, response, { limits, now: clock.date(), secret: appCode, billed });
            }
            catch (error) {
                return { kind: "fault", fault: (0,transport/* transportFault */.yZ)(call, error, upload.sent()) };
            }
        });
    };
}
/** A body that knows whether it was asked for: undici writes nothing to the socket, headers included, before. */
function uploadOf(body) {
    let sent = false;
    const stream = new external_node_stream_.Readable({
        read() {
            sent = true;
            this.push(body);
            this.push(null);
        },
    });
    return { stream, sent: () => sent };
}
function headersOf(body, nonce, appCode) {
    return {
        "content-type": "application/json",
        "content-length": String(Buffer.byteLength(body)),
        "x-ca-nonce": nonce,
        ...(appCode === undefined ? {} : { authorization: `APPCODE ${appCode}` }),
    };
}
async function resultOf(call, response, { limits, now, secret, billed }) {
    const { statusCode: status, headers, body } = response;
    const refusedByGateway = headers["x-ca-error-code"] !== undefined || headers["x-ca-error-message"] !== undefined;
    const text = await (0,transport/* readText */.yR)(body, limits.answerBytes).catch((error) => {
        // The gateway's headers say it all; its body, if there is one, may be cut.
        if (refusedByGateway)
            return "";
        throw error;
    });
    const answer = redactAnswer((0,contract/* parseAnswer */.Wp)(text), secret);
    if (answer.kind === "job" && status >= 200 && status < 300 && !refusedByGateway)
        return answer;
    return {
        kind: "fault",
        fault: classify({ call, status, headers, answer, now, billed, ...(secret ? { secret } : {}) }),
    };
}

;// CONCATENATED MODULE: ./lib/remove/nonces.js

/** A key that no job has: a query for it starts nothing, costs nothing to answer, and passes the gateway like any other. */
const harmlessKey = "0".repeat(32);
const tries = 4;
function createNonces(service, clock) {
    let proof;
    return {
        enforced: async (signal) => {
            proof ??= prove(service, clock, signal);
            const proved = await proof;
            // What could not be found out may be asked again.
            if (proved === undefined)
                proof = undefined;
            return proved === true;
        },
    };
}
async function prove(service, clock, signal) {
    // A try that failed may or may not have used its nonce up: each gets its own.
    const first = await insist(service, clock, signal, newNonce);
    if (first.kind === "silent")
        return undefined;
    const second = await insist(service, clock, signal, () => first.nonce);
    if (second.kind === "silent")
        return undefined;
    return second.result.kind === "fault" && second.result.fault.class === "nonce-used";
}
/** Asks until an answer has come through the gateway. The network is likely to be what made the submit ambiguous. */
async function insist(service, clock, signal, nonceOf) {
    for (let attempt = 0; attempt < tries && !signal.aborted; attempt++) {
        if (attempt > 0)
            await clock.sleep(500 * 2 ** attempt, signal);
        const nonce = nonceOf();
        const result = await service.query(harmlessKey, { nonce, signal });
        if (cameThrough(result))
            return { kind: "heard", nonce, result };
    }
    return { kind: "silent" };
}
/** The service's own words, or the one refusal that is looked for. Any other refusal of the gateway's proves nothing. */
function cameThrough(result) {
    return result.kind === "job" || result.fault.class === "nonce-used" || result.fault.by === "service";
}

;// CONCATENATED MODULE: ./lib/remove/pace.js
const firstSpacing = 100;
const longestSpacing = 10_000;
const longestWait = 30_000;
/** For room that jobs give back, as long as none has ended to tell how long they take. */
const firstWaitForRoom = 2_000;
/** After so many jobs' time without a refusal others may have left room: it is looked for anew. */
const jobsUntilRoom = 4;
function createPace(options) {
    const { concurrency, random } = options;
    let limit = concurrency;
    /** Where the service became too busy: growth is quick below it and careful from there. */
    let ceiling = concurrency + 1;
    let spacing = 0;
    let nextAt = 0;
    let inARow = 0;
    let lastRefusal = Number.NEGATIVE_INFINITY;
    let refusedSince;
    /** Whether what the service lacks is room for jobs: ours may give it back, and so may those of other clients. */
    let isFull = false;
    let askedUntil = 0;
    let jobMilliseconds = firstWaitForRoom;
    const wait = ({ now, leftAt, retryAfterMilliseconds }, base, most = longestWait) => {
        // Submits that were under way when the first refusal came tell nothing new.
        const news = leftAt >= lastRefusal;
        if (news) {
            inARow += 1;
            lastRefusal = now;
        }
        refusedSince ??= now;
        const backOff = Math.min(base * 2 ** (inARow - 1), most) * (0.75 + random() / 2);
        nextAt = Math.max(nextAt, now + (retryAfterMilliseconds ?? backOff));
        if (retryAfterMilliseconds !== undefined)
            askedUntil = Math.max(askedUntil, nextAt);
        return news;
    };
    /** Room that the service lacked is looked for again, once others may have left it. */
    const forgive = (now) => {
        if (now - lastRefusal > jobsUntilRoom * jobMilliseconds)
            ceiling = concurrency + 1;
    };
    const grow = () => {
        const step = limit + 1 < ceiling ? 1 : 1 / (8 * limit);
        limit = Math.min(concurrency, limit + step);
        ceiling = Math.max(ceiling, Math.floor(limit));
    };
    return {
        limit: () => Math.max(1, Math.floor(limit)),
        nextAt: () => nextAt,
        left: (now) => {
            nextAt = Math.max(nextAt, now + spacing);
        },
        accepted: () => {
            inARow = 0;
            isFull = false;
            refusedSince = undefined;
            spacing = spacing < 10 ? 0 : spacing * 0.9;
            grow();
        },
        ended: ({ now, milliseconds }) => {
            jobMilliseconds = (jobMilliseconds + milliseconds) / 2;
            if (isFull)
                nextAt = Math.max(askedUntil, Math.min(nextAt, now));
            forgive(now);
            if (limit + 1 < ceiling)
                grow();
        },
        throttled: (event) => {
            isFull = !event.rate;
            const most = event.rate ? longestWait : Math.min(longestWait, Math.max(firstSpacing, jobMilliseconds));
            if (!wait(event, event.rate ? 250 : 100, most))
                return;
            if (event.rate) {
                limit = Math.max(1, limit / 2);
                spacing = Math.min(longestSpacing, Math.max(firstSpacing, spacing * 2));
                return;
            }
            // The others of ours were taken.
            limit = Math.max(1, Math.min(limit, event.inFlight - 1));
            ceiling = Math.max(2, Math.min(ceiling, event.inFlight));
        },
        stumbled: (event) => {
            wait(event, 1000);
        },
        stumbles: () => inARow,
        refusedSince: () => refusedSince,
    };
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
;// CONCATENATED MODULE: ./lib/remove/failed.js
/** A task's failure. What the service did not name, an empty job key or request id, is left out. */
function failed_failed(task, failure) {
    const { stage, reason, paid, retryable, jobKey, requestId, refused = false } = failure;
    const known = {
        stage,
        reason,
        paid,
        retryable,
        ...(jobKey ? { jobKey } : {}),
        ...(requestId ? { requestId } : {}),
        ...(refused ? { refused } : {}),
    };
    return { kind: "failed", task, failure: known };
}

// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
;// CONCATENATED MODULE: ./lib/remove/settle.js

/** Notes that a task needs no further query. What is not noted is collected once more by the next run, at no cost. */
async function settle(removal, submit, task, fate) {
    await removal.ledger.settled(submit, task, fate).catch((error) => {
        removal.context.log.warning(`The ledger could not be written: ${(0,user_error/* messageOf */.bD)(error)}`);
    });
}

;// CONCATENATED MODULE: ./lib/remove/in-vain.js

/** Notes that a task was paid for in vain: no later run pays for it again unless it is told to. */
async function settleInVain(removal, submit, task, why) {
    await settle(removal, submit, task, { kind: "failed", ...why });
}
/** What a user is told with the reason of such a failure. */
function inVainHint({ billed }) {
    return billed ? ' It counts as paid for, and is not submitted again unless it changes or "pay-again" is set.' : "";
}

// EXTERNAL MODULE: ./lib/numbered.js
var numbered = __webpack_require__(68191);
// EXTERNAL MODULE: ./lib/pixels/check-version.js
var check_version = __webpack_require__(95284);
;// CONCATENATED MODULE: ./lib/remove/match.js

/** The hash that stands for an image's URL, so that the ledger need not have the URL itself, which may be signed. */
function imageHash(url) {
    // A service may echo the URL in its normal form.
    const normal = URL.canParse(url) ? new URL(url).href : url;
    return (0,external_node_crypto_.createHash)("sha256").update(normal).digest("hex");
}
/**
 * Which answer belongs to which task: by (image, model), which is unique within a job; by index only where an answer
 * echoes no image. A task that no answer fits is absent from the result.
 */
function matchAnswers(expected, answers) {
    const matched = new Map();
    const give = (candidate, answer) => {
        if (candidate && !matched.has(candidate.task))
            matched.set(candidate.task, answer);
    };
    for (const [index, answer] of answers.entries()) {
        if (answer.image !== undefined)
            give(byEcho(expected, answer, index), answer);
    }
    for (const [index, answer] of answers.entries()) {
        if (answer.image !== undefined || expected.length !== answers.length)
            continue;
        const candidate = expected[index];
        if (candidate && fitsModel(candidate, answer.model))
            give(candidate, answer);
    }
    return matched;
}
function byEcho(expected, { image = "", model }, index) {
    const hash = imageHash(image);
    const candidates = expected.filter((candidate) => candidate.image === hash && fitsModel(candidate, model));
    if (candidates.length < 2)
        return candidates[0];
    // Both models of one picture, and the answer does not say which: only its place can.
    return candidates.find((candidate) => candidate === expected[index]);
}
function fitsModel(candidate, model) {
    return model === undefined || candidate.task.endsWith(`.${model}`);
}

;// CONCATENATED MODULE: ./lib/remove/results.js





const triesOfADownload = 4;
/** A result that is bad twice was not damaged on the way. */
const triesOfAVerification = 2;
const triesOfAFreshUrl = 2;
/**
 * The manual promises neither how many results there are, nor what they show, nor their order: every one that is a cutout
 * is kept, in the order of the answer, and one that is not (a mask, a preview) is no reason to lose it.
 *
 * @throws what the store throws
 */
async function fetchResults(removal, finished) {
    const tries = { download: triesOfADownload, verify: triesOfAVerification, fresh: triesOfAFreshUrl };
    let urls = finished.results.slice(0, numbered/* MOST_RESULTS */.fO);
    const judged = new Map();
    for (;;) {
        await judgeOpen(urls, judged, (url) => fetchOne(removal, url, finished));
        const all = urls.flatMap((url) => judged.get(url) ?? []);
        const next = nextStep(all, tries, removal.signal.aborted);
        if (next === "done")
            return settled(removal, finished, all);
        if (next === "fresh") {
            const fresh = await askAgain(removal, finished);
            if (fresh.length === 0)
                return settled(removal, finished, all);
            urls = fresh.slice(0, numbered/* MOST_RESULTS */.fO);
        }
        else
            await pause(removal, triesOfADownload - tries.download);
    }
}
/** Cutouts and refusals stay what they are; all else is had once more. */
async function judgeOpen(urls, judged, fetch) {
    for (const url of urls) {
        const known = judged.get(url);
        if (known?.kind === "cutout" || known?.kind === "refused")
            continue;
        if (known?.kind === "other")
            await (0,promises_.rm)(known.file, { force: true });
        judged.set(url, await fetch(url));
    }
}
function nextStep(all, tries, aborted) {
    const has = (kind) => all.some((one) => one.kind === kind);
    if (aborted)
        return "done";
    // One that could not be had yet may be the one that comes first.
    if (has("delayed"))
        return --tries.download > 0 ? "again" : "done";
    if (has("cutout"))
        return "done";
    if (has("expired"))
        return --tries.fresh >= 0 ? "fresh" : "done";
    return has("other") && --tries.verify > 0 ? "again" : "done";
}
async function pause({ context: { clock, random }, signal }, failures) {
    await clock.sleep(300 * 2 ** failures * (0.75 + random() / 2), signal);
}
async function settled(removal, { task }, all) {
    const cutouts = all.filter((one) => one.kind === "cutout");
    const others = all.filter((one) => one.kind === "other");
    if (cutouts.length > 0) {
        await Promise.all(others.map(({ file }) => (0,promises_.rm)(file, { force: true })));
        return { kind: "good", images: cutouts.map(({ image }) => image), notes: notesOf(all) };
    }
    const [first] = others;
    if (first === undefined)
        return withoutAny(all);
    const { store, identity } = removal.context;
    const kept = await store.setAside({ service: identity, task: task.id, file: first.file, check: check_version/* CHECK_VERSION */.U });
    await Promise.all(others.map(({ file }) => (0,promises_.rm)(file, { force: true })));
    const reason = `${first.reason} What it sent is kept as ${kept}.`;
    return { kind: "bad", stage: "verify", reason, final: !removal.signal.aborted, fault: first.fault };
}
function withoutAny(all) {
    const of = (kind) => all.find((one) => one.kind === kind);
    const expired = of("expired");
    if (expired !== undefined)
        return expired;
    const delayed = of("delayed");
    if (delayed !== undefined)
        return { kind: "again", stage: "download", reason: delayed.reason };
    const refused = of("refused");
    if (refused !== undefined)
        return { ...refused, kind: "bad" };
    return {
        kind: "bad",
        stage: "download",
        reason: "The service calls the task done and gives no result.",
        final: true,
    };
}
function notesOf(all) {
    const left = all.flatMap((one) => (one.kind === "cutout" ? [] : [one.reason]));
    const words = `${left.length} of the service's ${all.length} results left out: ${[...new Set(left)].join(" ")}`;
    const own = all.flatMap((one) => (one.kind === "cutout" ? one.notes : []));
    return left.length === 0 ? own : [...own, words];
}
/** The key again, for fresh URLs: never a new submit. Nothing where there are none to be had. */
async function askAgain(removal, { job, task }) {
    const { service, clock } = removal.context;
    if (job.key === "")
        return [];
    for (let attempt = 0; attempt < 3 && !removal.signal.aborted; attempt++) {
        if (attempt > 0)
            await clock.sleep(1000 * attempt, removal.signal);
        const result = await service.query(job.key, { signal: removal.signal });
        if (result.kind === "job")
            return matchAnswers(job.expected, result.tasks).get(task.id)?.results ?? [];
    }
    return [];
}
async function fetchOne(removal, url, { job, task }) {
    const expected = job.expected.find((candidate) => candidate.task === task.id)?.sent ?? task.picture;
    const file = await removal.context.store.temporaryFile();
    const judged = await fetchTo(removal, url, { file, expected, source: task.picture.file });
    if (judged.kind !== "cutout" && judged.kind !== "other")
        await (0,promises_.rm)(file, { force: true });
    return judged;
}
async function fetchTo(removal, url, result) {
    const { file } = result;
    const { service, verify } = removal.context;
    const download = await service.download(url, file, removal.signal);
    switch (download.kind) {
        case "expired":
            return download;
        case "transient":
            return { kind: "delayed", reason: download.reason };
        case "refused":
            return { kind: "refused", stage: "download", reason: download.reason, final: true };
        case "file":
            break;
    }
    try {
        const verdict = await verify(result);
        if (verdict.kind === "bad")
            return { kind: "other", file, fault: verdict.fault, reason: `The service's answer ${verdict.reason}.` };
        const { width, height, notes = [] } = verdict;
        return { kind: "cutout", image: { file, width, height }, notes };
    }
    catch (error) {
        return {
            kind: "refused",
            stage: "verify",
            reason: `The result could not be checked: ${(0,user_error/* messageOf */.bD)(error)}.`,
            final: false,
        };
    }
}

;// CONCATENATED MODULE: ./lib/remove/state-trouble.js

/** Errors of the state directory that meet every file, and do not pass by themselves. */
const lasting = {
    ENOSPC: "is full",
    EDQUOT: "has used up its quota",
    EROFS: "is read-only",
};
/** What is wrong with the state directory, and what to do. */
function stateTrouble(error) {
    const code = (0,transport/* codeOf */.$N)(error);
    const words = lasting[code];
    return words === undefined
        ? `state-directory cannot be written (${error instanceof Error ? error.message : code}). Check its space and rights.`
        : `state-directory ${words} (${code}). Make room there, or name another folder.`;
}
/** Whether the next picture would meet the same. */
function isLasting(error) {
    return lasting[(0,transport/* codeOf */.$N)(error)] !== undefined;
}

;// CONCATENATED MODULE: ./lib/remove/stop.js



/** What an aborted signal stops the run by. `lost` tells it from a cancellation. */
function stopBySignal(signal, lost) {
    if (lost.aborted)
        return { kind: "fault", reason: (0,user_error/* messageOf */.bD)(lost.reason), retryable: true };
    return signal.aborted ? { kind: "cancelled" } : undefined;
}
/** Why nothing more is submitted once the ledger cannot be written. */
function withoutLedger(error) {
    const reason = `The ledger cannot be written, and without it nothing may be paid for: ${stateTrouble(error)}`;
    return { kind: "fault", reason, retryable: true };
}
/** A reason to submit nothing more, where what is paid for could not be kept. */
function stopFor(error) {
    if (!isLasting(error))
        return undefined;
    const reason = `What is paid for could not be kept, so nothing more was submitted: ${stateTrouble(error)}`;
    return { kind: "fault", reason, retryable: true };
}
/** Why a picture that could have been submitted later on was not. */
function timeUp(minutes) {
    return `"time-limit" (${minutes} min) was reached before this picture was submitted: the next run goes on, and nothing was paid for it`;
}
/** What becomes of a task that was not submitted because the run has stopped. Nothing was paid for it. */
function leftOut(task, stop) {
    if (stop.kind === "cancelled") {
        const reason = "The run was stopped before this picture was submitted. Run again: nothing was paid for it.";
        return { kind: "deferred", task, reason, paid: false };
    }
    if (stop.kind === "time-up")
        return { kind: "deferred", task, reason: timeUp(stop.minutes), paid: false };
    if (stop.kind === "broken") {
        const reason = `The run broke before this picture was submitted: ${(0,user_error/* messageOf */.bD)(stop.error)}. Nothing was paid for it.`;
        return failed_failed(task, { stage: "submit", reason, paid: false, retryable: true });
    }
    const { reason, retryable, requestId } = stop;
    return failed_failed(task, { stage: "submit", reason, paid: false, retryable, ...(requestId ? { requestId } : {}) });
}

;// CONCATENATED MODULE: ./lib/remove/watch.js




/** Right after a submit the service may not know its own key yet. */
const graceMilliseconds = 15_000;
/** How often an answer may lie about one task before it is believed. */
const patience = 3;
/** Refusals of queries in a row that no waiting helps against, before the job is left to the next run. */
const refusalsInARow = 3;
const longestBackOff = 15_000;
/** Asks for a job until all of its tasks are finished, failed or left to the next run. Never throws for the service's faults. */
async function watchJob(removal, job, finished) {
    const startedAt = removal.context.clock.now();
    const watch = { removal, job, open: new Map(job.tasks), oddities: new Map(), startedAt, finished };
    if (job.state)
        await take(watch, job.state);
    if (job.key === "")
        return abandon(watch, "The service accepted the job without naming its key, so its result cannot be asked for.");
    await poll(watch);
}
async function poll(watch) {
    const { removal, job, open } = watch;
    const { clock, jobTimeoutMilliseconds } = removal.context;
    const progress = { transient: 0, refused: 0 };
    let wait = job.resumed ? 0 : removal.timetable.next(0);
    while (open.size > 0) {
        const left = watch.startedAt + jobTimeoutMilliseconds - clock.now();
        if (left <= 0)
            return postpone(watch, late(progress.fault), progress.fault?.requestId);
        await clock.sleep(Math.min(wait, left), removal.signal);
        const result = removal.signal.aborted
            ? undefined
            : await removal.context.service.query(job.key, { signal: removal.signal });
        if (result === undefined || removal.signal.aborted)
            return postpone(watch, wordsOfStop(removal));
        wait = result.kind === "job" ? await advance(watch, result, progress) : await cope(watch, result.fault, progress);
    }
}
/** Takes a good answer, and says how long to wait before the next query. */
async function advance(watch, state, progress) {
    const { removal, job, open, startedAt } = watch;
    const elapsed = removal.context.clock.now() - startedAt;
    await take(watch, state);
    const { undoneAt } = progress;
    if (open.size === 0 && !job.resumed) {
        removal.timetable.learn({ doneBy: elapsed, ...(undoneAt === undefined ? {} : { undoneAt }) });
    }
    Object.assign(progress, { undoneAt: elapsed, transient: 0, refused: 0, fault: undefined });
    return removal.timetable.next(elapsed) - elapsed;
}
/** How long to wait after a query that failed. Where the job is over, no task is open any more. */
async function cope(watch, fault, progress) {
    const { removal, job } = watch;
    const { clock, random, log } = removal.context;
    const backOff = () => {
        const base = Math.min(250 * 2 ** progress.transient, longestBackOff) * (0.75 + random() / 2);
        progress.transient += 1;
        return fault.retryAfterMilliseconds ?? base;
    };
    progress.fault = fault;
    log.debug(`Query for job ${job.key}: ${explained(fault)}`);
    switch (fault.class) {
        case "lost":
            if (!job.resumed && clock.now() - watch.startedAt < graceMilliseconds)
                return backOff();
            await abandon(watch, explained(fault), fault.requestId);
            return 0;
        case "job":
        case "image":
            await abandon(watch, explained(fault), fault.requestId);
            return 0;
        case "throttle": {
            if (fault.daily)
                return refusedQuery(watch, fault, progress, backOff);
            const now = clock.now();
            removal.pace.throttled({ now, leftAt: now, inFlight: removal.pace.limit(), rate: true });
            return backOff();
        }
        case "transient":
        case "ambiguous":
        case "nonce-used":
            return backOff();
        default:
            return refusedQuery(watch, fault, progress, backOff);
    }
}
/** Credentials, quota and the like: nothing more is submitted; what is paid for gets some further chances. */
function refusedQuery(watch, fault, progress, backOff) {
    const { removal } = watch;
    progress.refused += 1;
    const reason = explained(fault);
    removal.stop({
        kind: "fault",
        reason,
        retryable: fault.class === "quota" || fault.daily,
        ...(fault.requestId ? { requestId: fault.requestId } : {}),
    });
    if (fault.class === "quota" && progress.refused < refusalsInARow)
        return backOff();
    leave(watch, `${reason} The job itself is paid for: the next run collects it.`, fault.requestId);
    return 0;
}
/** Takes what an answer says about the tasks that are still open. */
async function take(watch, state) {
    const { job, open } = watch;
    const answers = matchAnswers(job.expected, state.tasks);
    const complete = state.tasks.length > 0 && state.tasks.every(({ status }) => status === "SUCCESS" || status === "FAILED");
    for (const [id, task] of [...open]) {
        const answer = answers.get(id);
        if (answer)
            await takeAnswer(watch, id, task, answer, state.requestId);
        else if (complete && isOdd(watch, id)) {
            await failTask(watch, task, "The service's answer has no part that fits this picture.", state.requestId);
        }
    }
}
async function takeAnswer(watch, id, task, answer, requestId) {
    if (answer.status === "FAILED") {
        const why = answer.reason === undefined ? "and gives no reason" : `and says: ${quoted(answer.reason)}`;
        const reason = `The service could not remove the background of this picture, ${why}.`;
        return failTask(watch, task, reason, requestId, answer.refused === true);
    }
    if (answer.status !== "SUCCESS")
        return;
    if (answer.results.length === 0) {
        if (isOdd(watch, id))
            await failTask(watch, task, "The service says that it is done, but names no result.", requestId);
        return;
    }
    watch.open.delete(id);
    const { results, confidence } = answer;
    watch.finished({ job: watch.job, task, results, ...(confidence !== undefined && { confidence }) });
}
function isOdd({ oddities, job }, id) {
    const times = (oddities.get(id) ?? 0) + 1;
    oddities.set(id, times);
    return times >= patience || job.key === "";
}
/** The task has failed for good. */
async function failTask(watch, task, reason, answered, refused = false) {
    const { removal, job } = watch;
    const requestId = answered || job.requestId;
    watch.open.delete(task.id);
    await settleInVain(removal, job.submit, task.id, { reason, requestId });
    removal.emit(failed_failed(task, {
        stage: "job",
        reason: reason + inVainHint(removal),
        paid: chargedNow(removal, job),
        retryable: false,
        jobKey: job.key,
        requestId,
        refused,
    }));
}
/** All open tasks have failed for good. */
async function abandon(watch, reason, requestId = "") {
    for (const task of [...watch.open.values()])
        await failTask(watch, task, reason, requestId);
}
/** The open tasks fail in this run; the ledger keeps them for the next. */
function leave(watch, reason, requestId = "") {
    const { removal, job } = watch;
    for (const task of watch.open.values()) {
        removal.emit(failed_failed(task, {
            stage: "job",
            reason,
            paid: chargedNow(removal, job),
            retryable: true,
            jobKey: job.key,
            requestId: requestId || job.requestId,
        }));
    }
    watch.open.clear();
}
function late(fault) {
    const why = "The job was not done within job-timeout.";
    return fault === undefined ? why : `${why} The service could not be asked for it at last: ${explained(fault)}`;
}
/** The open tasks are left to the next run. */
function postpone(watch, why, requestId = "") {
    const job = requestId === "" ? watch.job : { ...watch.job, requestId };
    for (const task of watch.open.values())
        watch.removal.emit(deferred(watch.removal, job, task, why));
    watch.open.clear();
}
/** Whether this run was charged for the job: a resumed one was charged to an earlier run, and is on that run's bill. */
function chargedNow(removal, job) {
    return removal.billed && !job.resumed;
}
/** Why nothing more is asked for once the run's signal is aborted. */
function wordsOfStop({ context }) {
    return context.lost.aborted ? "Another run took the state directory over." : "The run was stopped.";
}
function deferred(removal, job, task, why) {
    const next = removal.billed ? "It is paid for: the next run collects it." : "Run again to redo it.";
    return {
        kind: "deferred",
        task,
        reason: `${why} ${next}`,
        paid: chargedNow(removal, job),
        jobKey: job.key,
        requestId: job.requestId,
    };
}

;// CONCATENATED MODULE: ./lib/remove/collect.js







/** Fetches a finished task's results, checks them and stores them: what is paid for is kept the moment it arrives. */
/** Emits what became of the task. Never throws for faults of the service or of the result. */
async function collect(removal, finished) {
    const { job, task } = finished;
    const fetched = await fetchResults(removal, finished).catch((error) => unstorable(removal, error));
    if (removal.signal.aborted && fetched.kind !== "good")
        return removal.emit(deferred(removal, job, task, wordsOfStop(removal)));
    if (fetched.kind === "good")
        return keep(removal, finished, fetched);
    return miss(removal, finished, fetched);
}
async function miss(removal, { job, task }, missed) {
    const { key: jobKey, requestId } = job;
    const { reason } = missed;
    const final = missed.kind === "bad" && missed.final;
    if (final)
        await settleInVain(removal, job.submit, task.id, { reason, requestId });
    const stage = missed.kind === "expired" ? "download" : missed.stage;
    const fault = missed.kind === "bad" ? missed.fault : undefined;
    const stop = fault === undefined || !removal.billed ? undefined : removal.answers.bad({ fault, reason, requestId });
    if (stop !== undefined)
        removal.stop(stop);
    const hint = final
        ? inVainHint(removal)
        : removal.billed
            ? " It is paid for: the next run tries again to fetch it."
            : "";
    removal.emit(failed_failed(task, {
        stage,
        reason: reason + hint,
        paid: chargedNow(removal, job),
        retryable: !final,
        jobKey,
        requestId,
    }));
}
async function keep(removal, finished, { images, notes }) {
    const { job, task, confidence } = finished;
    const { store, identity, clock } = removal.context;
    const [first, ...rest] = images;
    if (!first)
        throw new Error("a finished task without images");
    const { key: jobKey, requestId } = job;
    try {
        const sureness = confidence !== undefined && { confidence };
        const made = { task: task.id, images: [first, ...rest], jobKey, requestId, ...sureness };
        const cutout = await store.put({ service: identity, ...made });
        removal.answers.good();
        await settle(removal, job.submit, task.id, { kind: "stored" });
        const milliseconds = Math.round(clock.now() - job.startedAt);
        const more = { ...sureness, ...(notes.length > 0 && { notes }) };
        removal.emit({ kind: "cutout", task, cutout, paid: chargedNow(removal, job), milliseconds, ...more });
    }
    catch (error) {
        await miss(removal, finished, unstorable(removal, error));
    }
}
/** The job stays open, but where nothing can be stored nothing more is paid for. */
function unstorable(removal, error) {
    const stop = removal.billed ? stopFor(error) : undefined;
    if (stop !== undefined)
        removal.stop(stop);
    return {
        kind: "bad",
        stage: "download",
        reason: `The cutout could not be stored: ${stateTrouble(error)}`,
        final: false,
    };
}

;// CONCATENATED MODULE: ./lib/remove/halving.js
/** One bad picture has its whole batch refused. This finds it with few submits. */
function fresh(tasks) {
    return { tasks, rest: [] };
}
/** The next attempt after a refusal; `innocent` are no longer suspected, and may fill up any other batch. */
function afterRefusal({ tasks, rest }) {
    const [first] = tasks;
    if (first !== undefined && tasks.length === 1)
        return { kind: "culprit", culprit: first, innocent: rest };
    return { kind: "narrower", next: halved(tasks), innocent: rest };
}
/** The next attempt after an acceptance: none where nothing was suspected. */
function afterAcceptance({ rest }) {
    if (rest.length === 0)
        return undefined;
    // One alone is sent all the same: it is refused for its own fault and with its own code, or it was never at fault.
    return rest.length === 1 ? fresh(rest) : halved(rest);
}
function halved(tasks) {
    const middle = Math.ceil(tasks.length / 2);
    return { tasks: tasks.slice(0, middle), rest: tasks.slice(middle) };
}

;// CONCATENATED MODULE: ./lib/remove/consequences.js





/** What follows from a submit that was not accepted. */
/** A submit that passes on nothing but trouble is given up after so many tries. */
const mostStumbles = 6;
/** Submits of unknown fate in a row, before the rest is left alone: each may have been charged. */
const mostUnknownInARow = 3;
/** Pictures that the service could not fetch, with none that it could, before the rest is left alone. */
const mostUnreachable = 10;
const unreachableCode = "23500006";
/** Puts the attempt's tasks back, fails them, or stops the run. `inFlight` jobs were under way, this one included. */
async function drawConsequences(state, attempt, submitted, inFlight) {
    const { removal, tally, pool } = state;
    if (submitted.kind !== "unknown" && submitted.kind !== "unsent")
        tally.unknownInARow = 0;
    switch (submitted.kind) {
        case "image":
            return isolate(state, attempt, submitted.fault);
        case "later":
            return consequences_postpone(state, attempt, submitted, inFlight);
        case "stop":
            removal.stop(consequences_stopFor(submitted.fault));
            pool.unshift(...attempt.tasks, ...attempt.rest);
            return;
        case "failed":
        case "unknown":
            pool.unshift(...attempt.rest);
            return giveUp(state, attempt.tasks, submitted);
        case "unsent":
            pool.unshift(...attempt.tasks, ...attempt.rest);
    }
}
function consequences_stopFor(fault) {
    const retryable = fault.class === "quota" || fault.class === "throttle";
    return {
        kind: "fault",
        reason: explained(fault),
        retryable,
        ...requestOf(fault),
    };
}
function requestOf({ requestId }) {
    return requestId ? { requestId } : {};
}
async function isolate(state, attempt, fault) {
    const { removal, pool, suspects } = state;
    const verdict = afterRefusal(attempt);
    pool.unshift(...verdict.innocent);
    if (verdict.kind === "narrower") {
        suspects.push(verdict.next);
        return;
    }
    const { culprit } = verdict;
    if (fault.code === unreachableCode && !state.rerouted.has(culprit.task.id)) {
        state.rerouted.add(culprit.task.id);
        return reroute(state, culprit, fault);
    }
    await refuse(state, culprit, fault, explained(fault));
    removal.context.log.debug(`${culprit.task.picture.path} was found to be what a batch was refused for.`);
}
/** The service could not fetch a URL that we had probed: another route to the picture may work. */
async function reroute(state, culprit, fault) {
    const other = await otherRoute(culprit);
    if (other.kind === "reachable") {
        state.removal.context.log.info(`${culprit.task.picture.path}: not by ${culprit.route}, so by ${other.route}.`);
        state.pool.push(other);
        return;
    }
    await refuse(state, culprit, fault, `${explained(fault)} ${other.failure.reason}`);
}
function otherRoute(culprit) {
    return culprit
        .otherwise()
        .catch((error) => failed_failed(culprit.task, { stage: "reach", reason: (0,user_error/* messageOf */.bD)(error), paid: false, retryable: true }));
}
async function refuse(state, { task, sent }, fault, reason) {
    const { removal, tally } = state;
    await remember(removal, { task: task.id, image: "", sent: { width: sent.width, height: sent.height } }, fault);
    const unreachable = fault.code === unreachableCode;
    removal.emit(failed_failed(task, { stage: "submit", reason, paid: false, retryable: unreachable, requestId: fault.requestId ?? "" }));
    if (!unreachable || tally.accepted > 0)
        return;
    tally.unreachable += 1;
    if (tally.unreachable >= mostUnreachable) {
        removal.stop({
            kind: "fault",
            reason: `None of the first ${mostUnreachable} pictures could be fetched. ${reason}`,
            retryable: true,
            ...requestOf(fault),
        });
    }
}
/** Later runs need not submit it, and halve a batch for it, to hear the same. */
async function remember(removal, task, fault) {
    const { identity, way, clock, log } = removal.context;
    const verdict = { code: fault.code, way, reason: explained(fault), requestId: fault.requestId ?? "" };
    await removal.ledger
        .declined({ service: identity, at: clock.date(), task, verdict })
        .catch((error) => log.warning(`The ledger could not be written: ${(0,user_error/* messageOf */.bD)(error)}`));
}
/** Back into the queue, at a slower pace; those that always meet trouble are given up, and at last the run is. */
function consequences_postpone(state, attempt, { fault, leftAt }, inFlight) {
    const { removal, pool, suspects } = state;
    const { clock, log, jobTimeoutMilliseconds } = removal.context;
    const now = clock.now();
    const { retryAfterMilliseconds: after } = fault;
    const refusal = { now, leftAt, ...(after === undefined ? {} : { retryAfterMilliseconds: after }) };
    log.debug(`A submit has to wait: ${explained(fault)}`);
    if (fault.class === "throttle")
        removal.pace.throttled({ ...refusal, inFlight, rate: fault.by === "gateway" });
    else
        removal.pace.stumbled(refusal);
    const tooLong = now - (removal.pace.refusedSince() ?? now) > jobTimeoutMilliseconds;
    const hopeless = fault.class === "transient" && removal.pace.stumbles() >= mostStumbles;
    // Nobody waits longer for leave to submit than for a job itself.
    const tooFar = (after ?? 0) > jobTimeoutMilliseconds;
    if (tooLong || hopeless || tooFar)
        removal.stop({ kind: "fault", reason: explained(fault), retryable: true, ...requestOf(fault) });
    if (fault.class === "transient" && !removal.stopped() && isWornOut(state, attempt.tasks)) {
        pool.unshift(...attempt.rest);
        for (const { task } of attempt.tasks) {
            removal.emit(failed_failed(task, { stage: "submit", reason: explained(fault), paid: false, retryable: true, ...requestOf(fault) }));
        }
        return;
    }
    if (attempt.rest.length > 0 || attempt.tasks.length === 1)
        suspects.push(attempt);
    else
        pool.unshift(...attempt.tasks);
}
function isWornOut({ stumbles }, tasks) {
    const counts = tasks.map(({ task }) => {
        const count = (stumbles.get(task.id) ?? 0) + 1;
        stumbles.set(task.id, count);
        return count;
    });
    return Math.min(...counts) >= mostStumbles;
}
function giveUp(state, tasks, submitted) {
    const { removal, tally } = state;
    const { fault } = submitted;
    const unknown = submitted.kind === "unknown";
    const reason = unknown
        ? unknownReason(removal, fault)
        : explained(fault) + (submitted.paid ? inVainHint(removal) : "");
    const charged = unknown ? "unknown" : submitted.paid;
    for (const { task } of tasks) {
        const stage = unknown || !submitted.paid ? "submit" : "job";
        removal.emit(failed_failed(task, {
            stage,
            reason,
            paid: removal.billed ? charged : false,
            // What may have been charged is not submitted again unasked.
            retryable: unknown && !removal.billed,
            requestId: fault.requestId ?? "",
        }));
    }
    if (!unknown)
        return;
    tally.unknownInARow += 1;
    if (tally.unknownInARow < mostUnknownInARow)
        return;
    removal.stop({
        kind: "fault",
        reason: `${mostUnknownInARow} submits in a row had an unknown end, so no more were made. ${explained(fault)}`,
        retryable: true,
        ...requestOf(fault),
    });
}
function unknownReason(removal, fault) {
    if (!removal.billed)
        return `${explained(fault)} Run again to redo it.`;
    return `${explained(fault)} It is not known whether the service received this picture, so it may have been charged: it is not submitted again unless "pay-again" is set. Compare “账单明细” (bill details) in the Market console first.`;
}

;// CONCATENATED MODULE: ./lib/remove/intake.js

/** Takes in what is ready, no further ahead than the next batches need. */
async function readAll(state, ready) {
    const { removal, pool } = state;
    const isTimeUp = () => removal.stopped()?.kind === "time-up";
    const iterator = ready[Symbol.asyncIterator]();
    try {
        for (;;) {
            while (pool.length >= 2 * contract/* maximumTasksPerSubmit */.Ks && !removal.stopped())
                await state.woken();
            // What is not ready yet need not become so any more.
            if (isTimeUp())
                break;
            const next = await unlessAborted(iterator.next(), removal.signal);
            if (next === "aborted" || next.done)
                break;
            if (next.value.kind === "failed")
                removal.emit(next.value);
            else
                pool.push(next.value);
            state.wake();
        }
    }
    catch (error) {
        removal.stop({ kind: "broken", error });
    }
    state.reading.done = true;
    state.wake();
    if (removal.signal.aborted || isTimeUp())
        void Promise.resolve(iterator.return?.()).catch(() => { });
}
/** Unlike a race against one long-lived promise, this keeps nothing of what came out of it. */
function unlessAborted(work, signal) {
    return new Promise((resolve, reject) => {
        const stop = () => resolve("aborted");
        if (signal.aborted)
            stop();
        signal.addEventListener("abort", stop, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
    });
}

;// CONCATENATED MODULE: ./lib/remove/state.js

/** What the scheduler keeps in its head. All of it is bounded by what is in flight. */
/** Downloads and verifications at a time. */
const collectors = 6;
function createState(removal, output) {
    let resolve = () => { };
    const renewed = () => new Promise((done) => {
        resolve = done;
    });
    let next = renewed();
    return {
        removal,
        pool: [],
        suspects: [],
        underWay: new Set(),
        collecting: new Set(),
        collectLimit: (0,p_limit/* default */.A)(collectors),
        output,
        stumbles: new Map(),
        rerouted: new Set(),
        tally: { probing: 0, unknownInARow: 0, unreachable: 0, accepted: 0 },
        reading: { done: false },
        alarm: { set: false },
        wake: () => {
            resolve();
            next = renewed();
        },
        woken: () => next,
    };
}
/** Follows work under way: whatever it ends with, the scheduler looks again. */
function track(state, set, work) {
    const tracked = work
        .catch((error) => state.removal.stop({ kind: "broken", error }))
        .finally(() => {
        set.delete(tracked);
        state.wake();
    });
    set.add(tracked);
}

;// CONCATENATED MODULE: ./lib/remove/submit.js










/**
 * Sends one batch, and finds out what became of it. The ledger knows of it before the service does.
 *
 * @throws the ledger's error where it does not take the submit; then nothing is sent.
 */
async function submitBatch(removal, addressed) {
    if (addressed.length === 0 || removal.stopped())
        return { kind: "unsent" };
    const parcel = pack(addressed, removal.context.clock.now());
    const { submit, expected } = parcel;
    const { identity, clock } = removal.context;
    await removal.ledger.submitting({ submit, service: identity, at: clock.date(), tasks: expected });
    const outcome = await outcomeOf(removal, parcel, await send(removal, parcel));
    await record(removal, parcel, outcome);
    return outcome;
}
/**
 * The tasks with their URLs, asked for just before the submit, since some routes' links live for a short time or for
 * one use. A task whose URL cannot be had fails here.
 */
async function addressesOf(removal, batch) {
    const asked = batch.map(async (reachable) => {
        try {
            return [{ reachable, url: await reachable.address() }];
        }
        catch (error) {
            const reason = (0,user_error/* messageOf */.bD)(error);
            removal.emit(failed_failed(reachable.task, { stage: "reach", reason, paid: false, retryable: true }));
            return [];
        }
    });
    return (await Promise.all(asked)).flat();
}
function pack(addressed, leftAt) {
    return {
        submit: (0,external_node_crypto_.randomUUID)(),
        nonce: newNonce(),
        leftAt,
        requests: addressed.map(({ reachable, url }) => ({ image: url, model: reachable.task.picture.model })),
        expected: addressed.map(({ reachable, url }) => ({
            task: reachable.task.id,
            image: imageHash(url),
            sent: { width: reachable.sent.width, height: reachable.sent.height },
        })),
        tasks: new Map(addressed.map(({ reachable }) => [reachable.task.id, reachable.task])),
    };
}
function send(removal, { requests, nonce }) {
    return removal.context.service.submit(requests, { nonce, signal: removal.submitSignal });
}
/** @param first what the first copy ended with, where `result` is of a further copy, sent with the same nonce */
async function outcomeOf(removal, parcel, result, first) {
    if (result.kind === "job")
        return { kind: "accepted", job: jobOf(parcel, result) };
    const { fault } = result;
    // A refusal by the gateway may have come before it looked at the nonce: it tells nothing about the first copy.
    if (first !== undefined && fault.by !== "service")
        return { kind: "unknown", fault: first };
    switch (fault.class) {
        case "ambiguous":
            return first === undefined ? resolve(removal, parcel, fault) : { kind: "unknown", fault: first };
        case "nonce-used":
            return { kind: "unknown", fault: first ?? fault };
        case "image":
            return { kind: "image", fault };
        case "throttle":
            return fault.daily ? { kind: "stop", fault } : { kind: "later", fault, leftAt: parcel.leftAt };
        case "transient":
            return { kind: "later", fault, leftAt: parcel.leftAt };
        case "job":
            return { kind: "failed", fault, paid: true };
        default:
            return { kind: "stop", fault };
    }
}
function jobOf({ submit, expected, tasks, leftAt }, state) {
    const { resultKey: key = "", requestId } = state;
    return { submit, key, requestId, startedAt: leftAt, expected, tasks, resumed: false, state };
}
const copies = 3;
/** A copy must arrive while the gateway still remembers the first one's nonce. */
const safeMilliseconds = contract/* nonceLifetimeMilliseconds */.h8 - 60_000;
/**
 * An ambiguous submit is sent again only with the proof that the gateway enforces nonces, and then with the same body
 * and the same nonce: if the first copy had arrived this one is refused, and nothing is paid twice.
 */
async function resolve(removal, parcel, fault) {
    const { clock, log } = removal.context;
    const unknown = { kind: "unknown", fault };
    log.warning(`It is not known whether a submit of ${parcel.requests.length} pictures arrived: ${explained(fault)}`);
    // Who answered has seen the nonce: a further copy could only be refused for it.
    if (fault.by !== "transport" || fault.requestId !== undefined)
        return unknown;
    if (removal.signal.aborted || !(await removal.nonces.enforced(removal.signal)))
        return unknown;
    for (let copy = 1; copy <= copies; copy++) {
        await clock.sleep(500 * 2 ** copy, removal.signal);
        if (removal.signal.aborted || clock.now() - parcel.leftAt > safeMilliseconds)
            return unknown;
        const result = await send(removal, parcel);
        if (!tellsNothing(result))
            return outcomeOf(removal, parcel, result, fault);
    }
    return unknown;
}
/** A copy that was lost on the way, or turned back before the gateway looked at its nonce, may be followed by another. */
function tellsNothing(result) {
    if (result.kind === "job" || result.fault.by === "service")
        return false;
    return ["ambiguous", "transient", "throttle"].includes(result.fault.class);
}
/** What became of the submit stands, whether or not the journal's disk takes it; but no further submit leaves then. */
async function record(removal, parcel, outcome) {
    try {
        await note(removal, parcel, outcome);
    }
    catch (error) {
        const lost = outcome.kind === "accepted" ? `, so a later run cannot collect job ${outcome.job.key}` : " after a submit";
        removal.context.log.warning(`The ledger could not be written${lost}: ${stateTrouble(error)}`);
        removal.stop(withoutLedger(error));
    }
}
async function note(removal, { submit, expected }, outcome) {
    const { ledger } = removal;
    if (outcome.kind === "accepted") {
        const { key, requestId } = outcome.job;
        removal.context.log.debug(`Job ${key} has ${expected.length} pictures (request ${requestId}).`);
        return ledger.accepted({ submit, jobKey: key, requestId });
    }
    if (outcome.kind === "unknown") {
        const { requestId = "" } = outcome.fault;
        return ledger.unknown(submit, { reason: `Its submit ended so: ${explained(outcome.fault)}`, requestId });
    }
    if (outcome.kind !== "failed" || !outcome.paid)
        return ledger.refused(submit);
    const { reason, requestId = "" } = outcome.fault;
    for (const { task } of expected)
        await settleInVain(removal, submit, task, { reason, requestId });
}

;// CONCATENATED MODULE: ./lib/remove/schedule.js










/** Tasks that wait to be fetched, or results that wait to be taken, before no more jobs are started. */
const mostWaiting = 60;
/** Starts jobs as tasks become ready and the pace allows, until all have come to an end. */
async function schedule(removal, resumed, ready, output) {
    const state = createState(removal, output);
    output.onTaken(state.wake);
    removal.signal.addEventListener("abort", state.wake, { once: true });
    const resumedLimit = (0,p_limit/* default */.A)(removal.context.concurrency);
    const collected = resumed.map((one) => resumedLimit(() => watched(state, resumedJob(one, removal.context.clock))));
    const read = readAll(state, ready);
    for (;;) {
        const woken = state.woken();
        startAll(state);
        if (state.reading.done && isIdle(state))
            break;
        await woken;
    }
    await Promise.all([read, ...collected]);
    await Promise.all(state.collecting);
    const stop = removal.stopped();
    if (stop?.kind === "broken")
        throw stop.error;
}
function isIdle({ pool, suspects, underWay }) {
    return pool.length === 0 && suspects.length === 0 && underWay.size === 0;
}
/** Starts every job that may start now. */
function startAll(state) {
    const { removal, pool, suspects } = state;
    const stop = removal.stopped();
    if (stop) {
        const left = [...pool.splice(0), ...suspects.splice(0).flatMap(({ tasks, rest }) => [...tasks, ...rest])];
        for (const { task } of left)
            removal.emit(leftOut(task, stop));
        return;
    }
    const { clock } = removal.context;
    while (hasRoom(state)) {
        const wait = Math.max(removal.pace.nextAt() - clock.now(), held(state));
        if (wait > 0) {
            wakeAfter(state, wait);
            return;
        }
        const attempt = choose(state);
        if (!attempt)
            return;
        removal.pace.left(clock.now());
        removal.answers.left();
        track(state, state.underWay, attempted(state, attempt));
    }
}
/** An alarm that is set keeps out others, so it is a short one. */
const HOLD_BACK_STEP = 500;
/** How long the first job is waited for; what has been answered is looked at as soon as it is there. */
function held({ removal, underWay, collecting }) {
    return underWay.size + collecting.size === 0 ? 0 : Math.min(removal.answers.holdBack(), HOLD_BACK_STEP);
}
function wakeAfter({ removal, alarm, wake }, milliseconds) {
    if (alarm.set)
        return;
    alarm.set = true;
    void removal.context.clock.sleep(milliseconds, removal.signal).then(() => {
        alarm.set = false;
        wake();
    });
}
function hasRoom({ removal, underWay, collecting, output }) {
    return underWay.size < removal.pace.limit() && collecting.size < mostWaiting && output.backlog() < mostWaiting;
}
/** Full batches before small ones, since each call may be billed; a small one only when nothing can fill it any more. */
function choose({ pool, suspects, reading, tally }) {
    // But where every batch so far was refused, the reason is worth knowing before more are.
    const probeFirst = tally.accepted === 0 && suspects.length > 0;
    if (pool.length >= contract/* maximumTasksPerSubmit */.Ks && !probeFirst)
        return fresh(pool.splice(0, contract/* maximumTasksPerSubmit */.Ks));
    // The narrowest first: it finds a culprit soonest.
    const suspect = suspects.pop();
    if (suspect)
        return suspect;
    // What is being probed may give back tasks that would go out in the same batch.
    if (!reading.done || tally.probing > 0 || pool.length === 0)
        return undefined;
    return fresh(pool.splice(0));
}
async function attempted(state, attempt) {
    const { removal, tally } = state;
    const probing = attempt.rest.length > 0;
    const inFlight = state.underWay.size + 1;
    if (probing)
        tally.probing += 1;
    const addressed = await addressesOf(removal, attempt.tasks);
    // Those whose URL could not be had have left the stream.
    const sent = { tasks: addressed.map(({ reachable }) => reachable), rest: attempt.rest };
    const submitted = await submitOrStop(removal, addressed);
    if (probing)
        tally.probing -= 1;
    if (submitted.kind !== "accepted")
        return drawConsequences(state, sent, submitted, inFlight);
    removal.pace.accepted();
    tally.accepted += 1;
    tally.unknownInARow = 0;
    const next = afterAcceptance(sent);
    if (next)
        state.suspects.push(next);
    state.wake();
    const { job } = submitted;
    await watched(state, job);
    const now = removal.context.clock.now();
    removal.pace.ended({ now, milliseconds: now - job.startedAt });
}
async function submitOrStop(removal, addressed) {
    try {
        return await submitBatch(removal, addressed);
    }
    catch (error) {
        removal.stop(withoutLedger(error));
        return { kind: "unsent" };
    }
}
/** Watches a job to its end, and has its finished tasks fetched while others still run. */
function watched(state, job) {
    return watchJob(state.removal, job, (finished) => {
        track(state, state.collecting, state.collectLimit(() => collect(state.removal, finished)));
    });
}
function resumedJob({ job, tasks }, clock) {
    return {
        submit: job.submit,
        key: job.jobKey,
        requestId: job.requestId,
        startedAt: clock.now() - Math.max(0, clock.date() - job.submittedAt),
        expected: job.tasks,
        tasks: new Map(tasks.map((task) => [task.id, task])),
        resumed: true,
    };
}

;// CONCATENATED MODULE: ./lib/remove/timetable.js
const remembered = 8;
const growthBeyond = 1.3;
const growthUnknown = 1.5;
const longestGap = 30_000;
const shortestGap = 40;
/** Fine steps around the expected end, where a service's even jobs are done, then just below a tenth. */
function growth(progress) {
    if (progress < 1)
        return 1.03;
    return progress < 1.04 ? 1.06 : 1.095;
}
function soon(elapsed, factor) {
    return Math.min(elapsed * factor, elapsed + longestGap);
}
function createTimetable(options) {
    const durations = [];
    let doneAtFirstLook = 0;
    // The lower quartile: a job that takes longer is asked for again soon, one that is long done cannot be hurried.
    const expected = () => [...durations].sort((a, b) => a - b)[Math.floor(durations.length / 4)];
    const target = (elapsed) => {
        const time = expected();
        if (time === undefined)
            return Math.max(options.firstMilliseconds, soon(elapsed, growthUnknown));
        if (elapsed < time * 0.9)
            return time * 0.99;
        return elapsed < time * 1.5 ? elapsed * growth(elapsed / time) : soon(elapsed, growthBeyond);
    };
    return {
        next: (elapsed) => {
            const gap = Math.max(target(elapsed) - elapsed, shortestGap);
            // Jobs that left together shall not ask together.
            return elapsed + gap * (0.99 + options.random() * 0.02);
        },
        learn: ({ undoneAt, doneBy }) => {
            // Done at the first look, it may have been so for a while: look a little earlier next time, and when that
            // goes on, much earlier.
            doneAtFirstLook = undoneAt === undefined ? doneAtFirstLook + 1 : 0;
            const earlier = Math.max(0.5, 0.94 ** (2 ** (doneAtFirstLook - 1)));
            durations.push(undoneAt === undefined ? doneBy * earlier : (undoneAt + doneBy) / 2);
            if (durations.length > remembered)
                durations.shift();
        },
        expected,
    };
}
/** Asks at even steps: for a service on this machine, where a query costs nothing and nothing need be learned. */
function createSteadyTimetable(milliseconds) {
    return { next: (elapsed) => elapsed + milliseconds, learn: () => { }, expected: () => undefined };
}

;// CONCATENATED MODULE: ./lib/remove/remove.js









/** How long a submit under way may still be answered after the run was stopped: the whole run ends within 5 s. */
const lastAnswerMilliseconds = 2500;
/**
 * Takes tasks to the service and back: batches, submits, polls, downloads, verifies and stores.
 *
 * `resumed` are jobs of an earlier run, `ready` the tasks to pay for; each task of both comes out once, in the order in
 * which they are done. When one of the context's signals is aborted, tasks that `ready` had not yielded by then do not come
 * out at all. Faults are data; only an error of `ready` itself is thrown, after everything under way has come out.
 */
async function* remove(context, resumed, ready) {
    const left = new AbortController();
    const cut = new AbortController();
    const ended = new AbortController();
    const signal = AbortSignal.any([context.signal, context.lost, left.signal]);
    // Every wait and every call listens for the end of the run: that is no leak.
    (0,external_node_events_.setMaxListeners)(0, signal, cut.signal);
    const cutLater = () => {
        void context.clock.sleep(lastAnswerMilliseconds, ended.signal).then(() => cut.abort());
    };
    if (signal.aborted)
        cutLater();
    else
        signal.addEventListener("abort", cutLater, { once: true });
    let taken = () => { };
    const channel = createChannel(() => taken());
    const removal = createRemoval(context, { signal, submitSignal: cut.signal, emit: channel.push });
    const work = schedule(removal, resumed, ready, {
        backlog: channel.backlog,
        onTaken: (wake) => {
            taken = wake;
        },
    }).then(() => channel.close(), channel.close);
    try {
        yield* channel;
    }
    finally {
        // Nobody takes the rest: what is paid for stays in the ledger.
        left.abort();
        await work;
        ended.abort();
    }
}
function createRemoval(context, { signal, submitSignal, emit }) {
    const { service, billed, clock, random, concurrency } = context;
    let stopped;
    const stopByTime = () => {
        const { limit, log } = context;
        if (limit === undefined || clock.now() < limit.at)
            return undefined;
        log.warning(`"time-limit" (${limit.minutes} min) is reached: nothing more is submitted. What is under way is collected and delivered, and the rest is left to the next run.`);
        stopped = { kind: "time-up", minutes: limit.minutes };
        return stopped;
    };
    return {
        context,
        billed,
        ledger: billed ? context.ledger : noLedger,
        pace: createPace({ concurrency, random }),
        timetable: billed ? createTimetable({ firstMilliseconds: 500, random }) : createSteadyTimetable(150),
        nonces: createNonces(service, clock),
        answers: createFirstAnswers(context.isTried || !billed, clock),
        signal,
        submitSignal,
        emit,
        stop: (stop) => {
            stopped ??= stop;
        },
        stopped: () => stopBySignal(signal, context.lost) ?? stopped ?? stopByTime(),
    };
}

;// CONCATENATED MODULE: ./lib/run/chosen-service.js

/** Opens the service that the settings name; the embedded one, which needs a `matter`, is started first. */
async function openService(settings, matter) {
    const choice = settings.service;
    if (choice.kind === "remote") {
        const { url, appCode, billed } = choice;
        const service = createService({
            origin: url,
            billed,
            ...(settings.proxy && { proxy: settings.proxy }),
            ...(appCode.kind === "given" && { appCode: appCode.value }),
        });
        return { service, close: service.close };
    }
    const { startEmbedded } = await Promise.all(/* import() */[__webpack_require__.e(12), __webpack_require__.e(518)]).then(__webpack_require__.bind(__webpack_require__, 67518));
    const embedded = await startEmbedded(matter);
    const service = createService({ origin: embedded.origin, appCode: embedded.appCode, billed: false });
    const close = async () => {
        await service.close();
        await embedded.close();
    };
    return { service, close };
}

// EXTERNAL MODULE: ./lib/inside.js
var inside = __webpack_require__(22059);
// EXTERNAL MODULE: ./lib/memory/claims.js
var claims = __webpack_require__(66242);
// EXTERNAL MODULE: ./lib/write-whole.js
var write_whole = __webpack_require__(82742);
// EXTERNAL MODULE: ./lib/run/finishing.js
var finishing = __webpack_require__(55932);
// EXTERNAL MODULE: ./lib/run/placing.js
var placing = __webpack_require__(9717);
;// CONCATENATED MODULE: ./lib/run/copying.js








/** Gives pictures the products that equal ones have already. One that cannot be copied fails alone; a run that is over leaves the rest. */
async function copyAll(copied, context, isOver) {
    const finished = [];
    for (const one of copied)
        if (!isOver())
            finished.push(await copyOne(one, context));
    return finished;
}
/** What is copied stays and is recorded, also where another variant of the picture cannot be copied. */
async function copyOne({ work, copies }, context) {
    const placed = [];
    const failures = [];
    for (const copy of copies) {
        try {
            placed.push(...(await copyProduct(copy, context)));
        }
        catch (error) {
            failures.push(`${copy.to} could not be copied from ${copy.from}, which an equal picture has: ${(0,user_error/* messageOf */.bD)(error)}`);
        }
    }
    const there = work.products.flatMap((plan) => plan.kind !== "finish" && plan.product !== undefined ? [plan.product] : []);
    const done = (0,finishing/* ended */.v6)(work, copying_outcomeOf([...there, ...placed.map(productOf)], placed, failures));
    return { ...done, lines: placed.map(({ line }) => line) };
}
function copying_outcomeOf(products, placed, failures) {
    if (failures.length === 0) {
        return {
            kind: "reused",
            products,
            reason: `copied from ${placed.map(({ from }) => from).join(", ")}: an equal picture`,
        };
    }
    return {
        kind: "failed",
        failure: { stage: "finish", reason: failures.join("; "), paid: false, retryable: true },
        products,
    };
}
function copyProduct(copy, { settings: { workspace }, drafts }) {
    return (0,placing/* place */.R)(drafts, copy.line.product, async () => {
        await (0,inside/* assertInside */.T)(workspace, (0,external_node_path_.join)(workspace, copy.to));
        const donor = await (0,claims/* checkClaim */.xU)(copy.line, copy.from, workspace);
        if (donor.kind !== "holds")
            throw new Error(`${copy.from} ${donor.kind === "absent" ? "is gone" : donor.reason}`);
        await (0,write_whole/* writeWhole */.f)((0,external_node_path_.join)(workspace, copy.to), await (0,promises_.readFile)((0,external_node_path_.join)(workspace, copy.from)));
        return [copy];
    });
}
function productOf({ to, line: { variant, sha256, width, height, bytes } }) {
    return { variant, path: to, sha256, width, height, bytes };
}

// EXTERNAL MODULE: ./lib/plan/extras.js
var extras = __webpack_require__(45088);
// EXTERNAL MODULE: ./lib/plan/original.js
var original = __webpack_require__(78048);
// EXTERNAL MODULE: ./lib/plan/recipe-id.js
var recipe_id = __webpack_require__(17031);
// EXTERNAL MODULE: ./lib/run/finish-products.js + 1 modules
var finish_products = __webpack_require__(38472);
;// CONCATENATED MODULE: ./lib/run/keeping-original.js






/**
 * Puts pictures that cannot be cut out in their products' places, as they are. Their lines have a recipe of their own, so
 * that a cutout takes their place once there is one; until then they are written once.
 * @param reason why they are not cut out
 */
async function keepOriginals(works, reason, context) {
    return Promise.all(works.map((work) => keepOriginal(work, reason, context)));
}
async function keepOriginal(work, reason, context) {
    const plans = work.products.flatMap(asOriginal);
    const products = await Promise.all(plans.map((plan) => unlessThere(plan, work, context)));
    const settled = products.filter((plan) => plan.kind !== "finish");
    if (settled.length === products.length)
        return (0,finishing/* ended */.v6)(work, { kind: "skipped", reason, products: settled.flatMap(({ product }) => product ?? []) });
    const done = await (0,finish_products/* finishProducts */.c)({ ...work, products }, (0,finishing/* itself */.QM)(work), context);
    const { failures } = done;
    const outcome = failures.length === 0
        ? { kind: "skipped", reason, products: done.products }
        : {
            kind: "failed",
            failure: {
                stage: "finish",
                reason: failures.map((failure) => failure.reason).join("; "),
                paid: false,
                retryable: true,
            },
            products: done.products,
        };
    return { ...(0,finishing/* ended */.v6)(work, outcome), lines: done.lines, previews: done.previews };
}
function asOriginal(plan) {
    if (plan.kind !== "finish")
        return [plan];
    const recipe = (0,original/* originalRecipe */.K)(plan.variant.recipe);
    return recipe === undefined ? [] : [{ ...plan, variant: { ...plan.variant, recipe } }];
}
/** One that an earlier run put there is no news. */
async function unlessThere(plan, { picture }, { prefix, settings: { workspace }, state }) {
    if (plan.kind !== "finish")
        return plan;
    const line = state.manifest.lines.get(plan.path.slice(prefix.length));
    const isOurs = line?.recipe === (0,recipe_id/* recipeId */.W)(plan.variant.recipe) && line.content === picture.contentId;
    if (!isOurs || (await (0,claims/* checkClaim */.xU)(line, plan.path, workspace)).kind !== "holds")
        return plan;
    return { kind: "done", product: (0,extras/* productOf */.$)(line, plan.path), extras: [] };
}

// EXTERNAL MODULE: ./lib/run/refusals.js + 1 modules
var run_refusals = __webpack_require__(16198);
// EXTERNAL MODULE: ./lib/run/service-identity.js
var service_identity = __webpack_require__(87957);
// EXTERNAL MODULE: ./lib/run/way-of-offering.js
var way_of_offering = __webpack_require__(57057);
;// CONCATENATED MODULE: ./lib/run/removing.js




















/** Tasks that are finished at a time; each holds a picture in memory only while a thread works on it. */
const FINISHED_AT_ONCE = 8;
const PREPARED_AT_ONCE = 8;
/** Carries out the plan: what is stored is finished, what is to be made goes to the service and back. */
async function carryOut(plan, context) {
    const finished = [];
    context.activity.say("finishing");
    const take = (some) => {
        for (const one of some) {
            finished.push(one);
            context.onFinished(one);
        }
    };
    take(await copyAll(plan.copied, context, () => isOver(context)));
    const stored = (0,concurrently/* concurrently */.r)(untilOver(plan.stored, context), FINISHED_AT_ONCE, async ({ task, cutout }) => shown(await (0,finishing/* finishAll */.t8)(worksOf(plan, task.id), cutout, { kind: "stored" }, context), context));
    for await (const some of stored)
        take(some);
    const own = (0,concurrently/* concurrently */.r)(untilOver(plan.own, context), FINISHED_AT_ONCE, async ({ id }) => shown(await (0,finishing/* finishOwn */.G9)(worksOf(plan, id), context), context));
    for await (const some of own)
        take(some);
    const originals = (0,concurrently/* concurrently */.r)(untilOver(plan.originals, context), FINISHED_AT_ONCE, async ({ task, reason }) => shown(await keepOriginals(worksOf(plan, task.id), reason, context), context));
    for await (const some of originals)
        take(some);
    const nothing = (plan.submit.length === 0 && plan.resumed.length === 0) || context.signal.aborted;
    const calls = nothing ? { submits: 0, queries: 0 } : await takeToService(plan, context, take);
    take(leftOver(plan, finished, context));
    return { finished, calls, isTimeUp: isPast(context.limit) && finished.some(isLeft) };
}
/** Nothing more is begun, on this machine either. */
function isOver({ signal, limit }) {
    return signal.aborted || isPast(limit);
}
function isPast(limit) {
    return limit !== undefined && lib_clock/* systemClock */.m.now() >= limit.at;
}
function isLeft({ result: { outcome } }) {
    return outcome.kind === "deferred" && outcome.paid === false;
}
function takeToService(plan, context, take) {
    return (0,closing/* closingAfter */.Y)(context.log, async (later) => {
        // The state directory is this run's alone, so what is there was left behind by a run that was killed.
        const directory = (0,external_node_path_.join)(context.settings.stateDirectory, "copies");
        await (0,promises_.rm)(directory, { recursive: true, force: true });
        await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
        later("Removing the fitted copies", () => (0,promises_.rm)(directory, { recursive: true, force: true }));
        const dispatcher = (0,connect/* guardedDispatcher */.Qm)({ rule: async () => true, ...proxied(context.settings) });
        // Probes of a cancelled run may hang: nobody waits for them.
        later("Closing the connections to the pictures", () => dispatcher.destroy());
        const { service, close } = await openService(context.settings, context.matter);
        later("Closing the service", close);
        const refusals = (0,run_refusals/* openRefusals */.m)(context);
        const removed = counted(plan, context.activity, throughService(plan, context, { service, dispatcher, directory, later }));
        const finishing = (0,concurrently/* concurrently */.r)(removed, FINISHED_AT_ONCE, async (one) => {
            const works = worksOf(plan, one.task.id);
            const some = await bringToEnd(one, works, await refusals.answer(one), context);
            await removeCopies(directory, one.task.id, context.log);
            return shown(some, context);
        });
        for await (const some of finishing)
            take(some);
        return { submits: service.submits(), queries: service.queries() };
    });
}
async function bringToEnd(removed, works, refused, context) {
    if (refused === undefined)
        return (0,finishing/* finishRemoved */._n)(removed, works, context);
    if (refused.kind === "original")
        return keepOriginals(works, refused.reason, context);
    return works.map((work) => (0,finishing/* ended */.v6)(work, refused));
}
/** Says which cutout is being waited for, and of the last one on that only the products are left to do. */
async function* counted({ submit, resumed }, { say }, removed) {
    const total = submit.length + resumed.reduce((sum, { tasks }) => sum + tasks.length, 0);
    let done = 0;
    const tell = () => say(done < total ? `cutting ${done + 1} of ${total}` : "finishing");
    tell();
    for await (const one of removed) {
        done++;
        tell();
        yield one;
    }
}
function proxied({ proxy }) {
    return proxy === undefined ? {} : { proxy };
}
/** prepare → reach → remove, as one stream. */
async function* throughService(plan, context, ways) {
    const { settings, state, threads, log, signal, origin } = context;
    const { service, dispatcher, directory, later } = ways;
    const { openRoutes } = await Promise.all(/* import() */[__webpack_require__.e(926), __webpack_require__.e(212)]).then(__webpack_require__.bind(__webpack_require__, 15212));
    const routes = await openRoutes({ settings, log, dispatcher, signal, ...(origin && { origin }) });
    later("Closing the ways to the pictures", async () => {
        await routes.close();
        if (routes.leftovers !== undefined)
            context.onLeftovers(undefined);
    });
    if (routes.leftovers !== undefined)
        context.onLeftovers(routes.leftovers);
    const isPaid = (0,service_identity/* isRemote */.Vx)(settings.service);
    const prepared = prepare({ threads, directory, concurrency: PREPARED_AT_ONCE, checks: isPaid, lossless: !isPaid, signal }, plan.submit);
    yield* remove({
        service,
        identity: (0,service_identity/* serviceIdentity */.C1)(settings.service),
        billed: (0,service_identity/* isBilled */.hO)(settings.service),
        isTried: [...state.manifest.lines.values()].some(({ service: by }) => by === context.service),
        way: (0,way_of_offering/* wayOfOffering */.x)(settings),
        ledger: state.ledger,
        store: state.store,
        verify: (request) => threads.run("verify", request),
        log,
        clock: lib_clock/* systemClock */.m,
        random: Math.random,
        // The service's limit is one for all legs of a matrix.
        concurrency: Math.max(1, Math.floor(settings.concurrency / (settings.shard?.of ?? 1))),
        jobTimeoutMilliseconds: settings.jobTimeoutMilliseconds,
        ...(context.limit && { limit: context.limit }),
        signal,
        lost: state.lost,
    }, plan.resumed, reach(routes.list, prepared, log, once(() => (0,has_route/* whyNoRoute */.nm)(settings))));
}
/** A run that was stopped has not looked at all that it was to do: the rest is for the next one. */
function leftOver(plan, finished, context) {
    const done = new Set(finished.map(({ result }) => result.path));
    const rest = (task) => worksOf(plan, task.id).filter(({ picture }) => !done.has(picture.path));
    const copied = plan.copied.map(({ work }) => work).filter(({ picture }) => !done.has(picture.path));
    const unsent = [...plan.stored, ...plan.originals].map(({ task }) => task);
    const unpaid = [...unsent, ...plan.own, ...plan.resumed.flatMap(({ tasks }) => tasks)];
    return [
        ...copied.map((work) => (0,finishing/* ended */.v6)(work, unfinished(context))),
        ...unpaid.flatMap(rest).map((work) => (0,finishing/* ended */.v6)(work, unfinished(context))),
        ...plan.submit.flatMap(rest).map((work) => (0,finishing/* ended */.v6)(work, whyUnsubmitted(context))),
    ];
}
function unfinished({ signal, limit }) {
    const cause = signal.aborted || limit === undefined ? "the run was stopped" : `"time-limit" (${limit.minutes} min) was reached`;
    const reason = `${cause} before it was finished: the next run goes on, and pays nothing for it`;
    return { kind: "deferred", reason, paid: false };
}
function whyUnsubmitted({ state, signal, limit }) {
    if (state.lost.aborted)
        return refusedBy(state.lost);
    if (signal.aborted || limit === undefined)
        return unsubmitted;
    return { kind: "deferred", reason: timeUp(limit.minutes), paid: false };
}
const unsubmitted = {
    kind: "deferred",
    reason: "the run was stopped before it was submitted: the next run goes on",
    paid: false,
};
function refusedBy(lost) {
    return {
        kind: "failed",
        failure: { stage: "submit", reason: (0,user_error/* messageOf */.bD)(lost.reason), paid: false, retryable: true },
    };
}
async function shown(some, { previews, signal }) {
    if (!signal.aborted)
        await Promise.all(some.map(previews.make));
    return some;
}
function worksOf(plan, task) {
    return plan.works.get(task) ?? [];
}
/** Fitted copies are removed as soon as they are not needed, so that the disk holds only those of the pictures in flight. */
async function removeCopies(directory, task, log) {
    try {
        await Promise.all([".jpg", ".png"].map((suffix) => (0,promises_.rm)((0,external_node_path_.join)(directory, task + suffix), { force: true })));
    }
    catch (error) {
        log.debug(`A fitted copy stays until the run's end: ${(0,user_error/* messageOf */.bD)(error)}`);
    }
}
function* untilOver(items, context) {
    for (const item of items) {
        if (isOver(context))
            return;
        yield item;
    }
}


/***/ }),

/***/ 57057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ wayOfOffering)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/**
 * Stands for the way by which the service gets at the pictures: what it could not fetch by one it may by another. A hash,
 * since a URL template may hold a key and the ledger travels.
 */
function wayOfOffering({ imageUrls, bucket, serveUrl, }) {
    const parts = [imageUrls, bucket?.name, bucket?.endpoint, serveUrl?.href];
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
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
