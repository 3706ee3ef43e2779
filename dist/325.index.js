export const id = 325;
export const ids = [325];
export const modules = {

/***/ 54957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ concurrently)
/* harmony export */ });
/**
 * Does `work` for each item, at most `limit` at once, and yields each result as soon as it is there. Takes an item only
 * when there is room for it, so what is in memory is bounded. `work` must not reject.
 */
async function* concurrently(items, limit, work) {
    const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : streamOf(items);
    const running = new Set();
    const start = (item) => {
        const step = work(item).then((value) => ({ kind: "done", value, step }));
        running.add(step);
    };
    const pull = () => source.next().then((next) => ({ kind: "next", next }));
    let pulling;
    let more = true;
    try {
        while (more || running.size > 0) {
            if (more && running.size < limit)
                pulling ??= pull();
            const step = await Promise.race(pulling === undefined ? running : [pulling, ...running]);
            if (step.kind === "done") {
                running.delete(step.step);
                yield step.value;
                continue;
            }
            pulling = undefined;
            if (step.next.done === true)
                more = false;
            else
                start(step.next.value);
        }
    }
    finally {
        if (more)
            await source.return?.();
    }
}
async function* streamOf(items) {
    yield* items;
}


/***/ }),

/***/ 92325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deleteLeftovers: () => (/* binding */ deleteLeftovers),
/* harmony export */   x: () => (/* binding */ openBucket)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _concurrently_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(54957);
/* harmony import */ var _expected_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85995);
/* harmony import */ var _route_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43786);
/* harmony import */ var _s3_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14926);
/* harmony import */ var _secret_link_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(68592);






/** A batch may wait its turn, and the service may fetch late: links live an hour longer than a job may take. */
const SPARE_SECONDS = 3_600;
/** S3 takes thousands of requests a second; what bounds us is that a cancelled run has five seconds. */
const DELETES_AT_ONCE = 32;
const PREFIX = /^cutout-action\/[0-9a-f]{32}\/$/;
/**
 * The route by an S3-compatible store: each task's bytes are uploaded under a prefix that cannot be guessed, handed out
 * by links for GET that expire, and deleted when the route is closed.
 */
function openBucket({ bucket, probe, log, jobTimeoutMilliseconds, ...options }) {
    const store = (0,_s3_js__WEBPACK_IMPORTED_MODULE_2__/* .createObjectStore */ .h)(bucket, options);
    const prefix = `cutout-action/${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16).toString("hex")}/`;
    const uploaded = new Set();
    const seconds = jobTimeoutMilliseconds / 1_000 + SPARE_SECONDS;
    let depth = "bytes";
    // A wrong key is told once by the store, not once for each of a thousand pictures.
    let broken;
    let stored = 0;
    return {
        name: "bucket",
        leftovers: { bucket: bucket.name, prefix },
        async probe(ready) {
            if (broken !== undefined)
                return broken;
            const expected = await (0,_expected_js__WEBPACK_IMPORTED_MODULE_1__/* .expectedOf */ .E)(ready);
            if ("kind" in expected)
                return expected;
            const key = `${prefix}${expected.sha256}.${ready.type === "jpeg" ? "jpg" : "png"}`;
            // Before the request: also an upload whose answer was lost has to be deleted.
            uploaded.add(key);
            const put = await store.put(key, { ...expected, file: ready.file, contentType: `image/${ready.type}` });
            if (put.kind === "refused") {
                if (put.general)
                    broken = (0,_route_js__WEBPACK_IMPORTED_MODULE_3__/* .fails */ .c)(put.reason);
                return (0,_route_js__WEBPACK_IMPORTED_MODULE_3__/* .fails */ .c)(put.reason, put.retryable);
            }
            stored++;
            const answer = await probe(await store.link(key, seconds), expected, depth);
            if (answer.kind === "fails")
                return answer;
            depth = "range";
            return {
                kind: "holds",
                address: async () => (0,_secret_link_js__WEBPACK_IMPORTED_MODULE_4__/* .secretLink */ .r)(log, await store.link(key, seconds)),
            };
        },
        async close() {
            // Where the very first upload was refused there is nothing to delete, and no second complaint to make.
            if (broken === undefined || stored > 0)
                await removeAll(store, [...uploaded], { bucket: bucket.name, prefix }, log);
        },
    };
}
/**
 * Deletes what a run that was killed had left in the bucket, for the post step; does nothing where the run had tidied
 * up. Never throws: what could not be deleted is told in the log.
 */
async function deleteLeftovers({ bucket: name, prefix }, bucket, { log, ...options }) {
    if (!PREFIX.test(prefix) || name !== bucket.name)
        return;
    const store = (0,_s3_js__WEBPACK_IMPORTED_MODULE_2__/* .createObjectStore */ .h)(bucket, options);
    const keys = [];
    let after;
    do {
        const page = await store.list(prefix, after);
        if (page.kind === "refused")
            return tell(log, "Uploaded pictures", { bucket: name, prefix }, page.reason);
        keys.push(...page.keys.filter((key) => key.startsWith(prefix)));
        after = page.next;
    } while (after !== undefined);
    await removeAll(store, keys, { bucket: name, prefix }, log);
}
async function removeAll(store, keys, leftovers, log) {
    let refused = 0;
    let reason = "";
    let general = false;
    async function* untilRefused() {
        for (const key of keys) {
            if (general)
                return;
            yield key;
        }
    }
    let removed = 0;
    for await (const done of (0,_concurrently_js__WEBPACK_IMPORTED_MODULE_5__/* .concurrently */ .r)(untilRefused(), DELETES_AT_ONCE, store.remove)) {
        if (done.kind === "done")
            removed++;
        else {
            refused++;
            reason = done.reason;
            general ||= done.general;
        }
    }
    if (refused > 0)
        tell(log, `${keys.length - removed} of ${keys.length} uploaded pictures`, leftovers, reason);
}
function tell(log, what, { bucket, prefix }, reason) {
    log.warning(`${what} could not be deleted from the bucket: ${reason}. They are in "${bucket}" under ${prefix}; a lifecycle rule that deletes cutout-action/ after a day keeps such leftovers short-lived.`);
}


/***/ }),

/***/ 85995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ expectedOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24435);
/* harmony import */ var _route_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43786);





/** The picture's content id where the bytes are its own; a fitted copy is hashed, unless it cannot be read. */
async function expectedOf({ original, bytes, file, task }) {
    if (original)
        return { bytes, sha256: task.picture.contentId };
    try {
        return { bytes, sha256: await sha256Of(file) };
    }
    catch (error) {
        return (0,_route_js__WEBPACK_IMPORTED_MODULE_4__/* .fails */ .c)(`the fitted copy that was made of it cannot be read (${(0,_user_error_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}); run again`, true);
    }
}
async function sha256Of(file) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file), hash);
    return hash.digest("hex");
}


/***/ }),

/***/ 43786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ FITTED_COPY),
/* harmony export */   c: () => (/* binding */ fails)
/* harmony export */ });
/** A refusal that the next run would meet again. */
function fails(reason, retryable = false) {
    return { kind: "fails", reason, retryable };
}
/** A URL of the repository serves the picture's own bytes alone, never a fitted copy of them. */
const FITTED_COPY = "what is sent is a fitted copy of the picture, which only `bucket` or `serve-url` can hand out: set one of them, or leave the picture out";


/***/ }),

/***/ 68592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ secretLink)
/* harmony export */ });
/** Has a URL that opens something by itself kept out of everything that is printed, and gives it back. */
function secretLink(log, url) {
    log.mask(url);
    // Whoever prints a part of the URL prints its parameters. Short values, as of SignedHeaders, are words of the log.
    for (const [name, value] of new URL(url).searchParams)
        if (/token|sig/i.test(name) && value.length >= 16)
            log.mask(value);
    return url;
}


/***/ })

};
