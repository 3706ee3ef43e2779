export const id = 212;
export const ids = [212];
export const modules = {

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

/***/ 15212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRoutes: () => (/* binding */ openRoutes)
});

// EXTERNAL MODULE: ./lib/settings/urls.js
var urls = __webpack_require__(39075);
// EXTERNAL MODULE: ./lib/reach/bucket.js
var reach_bucket = __webpack_require__(92325);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(46752);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/reach/route.js
var route = __webpack_require__(43786);
;// CONCATENATED MODULE: ./lib/reach/probe.js





const TRIES = 3;
const PAUSE_MILLISECONDS = 1_000;
const LONGEST_PAUSE_MILLISECONDS = 30_000;
const TIMEOUT_MILLISECONDS = 20_000;
/**
 * Tries URLs as the service will: with no credentials, and following no redirect (whether the service would follow one
 * is not known). Answers with the reason, never with an exception, and never with the URL, which may be a secret.
 */
function createProbe({ dispatcher, pauseMilliseconds = PAUSE_MILLISECONDS, signal }) {
    const quiet = createQuietTimes(signal);
    async function once(url, expected, depth) {
        try {
            const response = await (0,undici.request)(url, {
                method: depth === "head" ? "HEAD" : "GET",
                headers: { "accept-encoding": "identity", ...(depth === "range" ? { range: "bytes=0-0" } : {}) },
                dispatcher,
                headersTimeout: TIMEOUT_MILLISECONDS,
                bodyTimeout: TIMEOUT_MILLISECONDS,
                ...(signal && { signal }),
            });
            return await judge(response, expected, depth);
        }
        catch (error) {
            return again(`${hostOf(url)} could not be reached (${(0,user_error/* messageOf */.bD)(error)})`);
        }
    }
    async function tries(url, expected, depth, left) {
        const { origin } = new URL(url);
        await quiet.over(origin);
        if (signal?.aborted)
            return (0,route/* fails */.c)("the run was cancelled", true);
        const verdict = await once(url, expected, depth);
        if (verdict.kind === "deeper")
            return tries(url, expected, "bytes", left);
        if (verdict.kind !== "again")
            return verdict;
        if (left === 1 || signal?.aborted)
            return (0,route/* fails */.c)(verdict.reason, true);
        quiet.begin(origin, verdict.afterMilliseconds ?? pauseMilliseconds * 3 ** (TRIES - left));
        return tries(url, expected, depth, left - 1);
    }
    return (url, expected, depth) => tries(url, expected, depth, TRIES);
}
function again(reason) {
    return { kind: "again", reason };
}
async function judge(response, expected, depth) {
    const { statusCode: status } = response;
    if (depth === "bytes" && status === 200)
        return compare(response, expected);
    await response.body.dump();
    if (status === 429 || status >= 500)
        return busy(response);
    if (depth === "head" && (status === 405 || status === 403))
        return { kind: "deeper" };
    if (status === 200 && depth !== "bytes")
        return judgeLength(header(response, "content-length"), expected);
    if (status === 206 && depth === "range")
        return judgeLength(header(response, "content-range")?.split("/")[1], expected);
    return (0,route/* fails */.c)(describeStatus(response));
}
function judgeLength(length, expected) {
    // Without a length, as from a server that compresses, only the bytes can tell.
    if (length === undefined || !/^\d+$/.test(length))
        return { kind: "deeper" };
    return Number(length) === expected.bytes ? { kind: "same" } : otherLength(Number(length), expected);
}
async function compare(response, expected) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    let bytes = 0;
    for await (const chunk of response.body) {
        const part = chunk;
        bytes += part.length;
        // Leaving the loop destroys the body: a page that never ends is not read to its end.
        if (bytes > expected.bytes)
            return (0,route/* fails */.c)(`it serves more than the picture's ${expected.bytes} bytes`);
        hash.update(part);
    }
    if (bytes !== expected.bytes)
        return otherLength(bytes, expected);
    return hash.digest("hex") === expected.sha256 ? { kind: "same" } : (0,route/* fails */.c)("it serves other bytes than the picture's");
}
function otherLength(bytes, expected) {
    return (0,route/* fails */.c)(`it serves ${bytes} bytes, and the picture has ${expected.bytes}`);
}
function busy(response) {
    const seconds = Number(header(response, "retry-after"));
    const reason = response.statusCode === 429
        ? "its host answers 429 (too many requests from this address); run again later"
        : `its host answers ${response.statusCode}`;
    if (!Number.isFinite(seconds) || seconds <= 0)
        return again(reason);
    if (seconds * 1_000 > LONGEST_PAUSE_MILLISECONDS)
        return (0,route/* fails */.c)(`${reason} (it asks to wait ${seconds} s)`, true);
    return { kind: "again", reason, afterMilliseconds: seconds * 1_000 };
}
function describeStatus(response) {
    const { statusCode: status } = response;
    const location = header(response, "location");
    if (status >= 300 && status < 400) {
        const target = location !== undefined && URL.canParse(location) ? ` to ${new URL(location).host}` : "";
        return `its URL answers ${status}, a redirect${target}, which the service may not follow; give the URL it leads to`;
    }
    if (status === 404 || status === 410)
        return `its URL answers ${status}: the file is not there, or not public`;
    if (status === 401 || status === 403)
        return `its URL answers ${status}: it is not public`;
    return `its URL answers ${status}`;
}
/** A host that asked for quiet gets it from all probes, not just from the one it told. */
function createQuietTimes(signal) {
    const until = new Map();
    return {
        begin(origin, milliseconds) {
            until.set(origin, Math.max(until.get(origin) ?? 0, performance.now() + milliseconds));
        },
        async over(origin) {
            for (;;) {
                const left = (until.get(origin) ?? 0) - performance.now();
                if (left <= 0 || signal?.aborted)
                    return;
                // Rejects when the run is cancelled, which is looked at above.
                await (0,promises_.setTimeout)(left, undefined, signal && { signal }).catch(() => { });
            }
        },
    };
}
function header(response, name) {
    const value = response.headers[name];
    return typeof value === "string" ? value : value?.[0];
}
function hostOf(url) {
    return new URL(url).host;
}

// EXTERNAL MODULE: ./lib/reach/expected.js
var reach_expected = __webpack_require__(85995);
// EXTERNAL MODULE: ./lib/github/refusals.js
var refusals = __webpack_require__(6614);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(16413);
;// CONCATENATED MODULE: ./lib/reach/url-path.js
/** A path with `/` as the path of a URL: each segment percent-encoded, as RFC 3986 has it. */
function urlPath(path) {
    return path.split("/").map(segment).join("/");
}
/** The service's fetcher refuses what is not ASCII; what encodeURIComponent leaves over trips shells and Markdown. */
function segment(text) {
    // Half a surrogate pair, as Windows allows in names, has no UTF-8 and would make encodeURIComponent throw.
    return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD")).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

;// CONCATENATED MODULE: ./lib/reach/github-reading.js




function createGitHubReading({ hosts, token, api, signal }) {
    const request = { ...(signal && { signal }) };
    return {
        async visibility({ owner, repo }) {
            const answer = await asked(async () => (await api()).rest.repos.get({ owner, repo, request }));
            const isPrivate = answer.kind === "answer" ? answer.data.private : undefined;
            return isPrivate === true ? "private" : isPrivate === false ? "public" : "unknown";
        },
        async content({ owner, repo, sha }, path) {
            const answer = await asked(async () => (await api()).rest.repos.getContent({ owner, repo, path, ref: sha, request, headers: { accept: OBJECT_JSON } }));
            if (answer.kind === "fails")
                return answer;
            const [blobId, downloadUrl] = [(0,json.at)(answer.data, "sha"), (0,json.at)(answer.data, "download_url")];
            return typeof blobId === "string" && typeof downloadUrl === "string" && URL.canParse(downloadUrl)
                ? { kind: "content", blobId, downloadUrl }
                : (0,route/* fails */.c)("GitHub's contents API gives no link for it");
        },
        async lfsLink({ owner, repo }, { contentId, bytes }) {
            const batch = `${hosts.server}/${urlPath(owner)}/${urlPath(repo)}.git/info/lfs/objects/batch`;
            const answer = await asked(async () => (await api()).request({
                method: "POST",
                url: batch,
                headers: { accept: LFS_JSON, "content-type": LFS_JSON, ...basic(token) },
                operation: "download",
                transfers: ["basic"],
                objects: [{ oid: contentId, size: bytes }],
                hash_algo: "sha256",
                // Past the client's own hook, which would put the API's form of the token in place of ours, and space it out
                // as a write.
                request: { ...request, hook: (send, options) => send(options) },
            }));
            return answer.kind === "fails" ? answer : linkIn(jsonOf(answer.data));
        },
        async hourly() {
            const answer = await asked(async () => (await api()).rest.rateLimit.get({ request }));
            const core = answer.kind === "answer" ? (0,json.at)(answer.data, "resources", "core") : undefined;
            const [limit, remaining, reset] = [(0,json.at)(core, "limit"), (0,json.at)(core, "remaining"), (0,json.at)(core, "reset")];
            if (typeof limit !== "number" || typeof remaining !== "number" || typeof reset !== "number")
                return undefined;
            return { limit, remaining, resetsAt: reset * 1_000 };
        },
    };
}
/** The object form leaves out the content of what is above 1 MB, and its links are the same. */
const OBJECT_JSON = "application/vnd.github.object+json";
/** Never rejects: a refusal is a reason. */
async function asked(call) {
    try {
        return { kind: "answer", data: (await call()).data };
    }
    catch (error) {
        return (0,route/* fails */.c)((0,refusals/* whyRefused */.fG)(error, "contents: read"), (0,refusals/* mayPass */.bg)(error));
    }
}
/** The form of a token that Git LFS takes, as git does. */
function basic(token) {
    if (token === "")
        return {};
    return { authorization: `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}` };
}
/** The client reads JSON where the media type says so, which Git LFS's does not. */
function jsonOf(data) {
    if (data instanceof ArrayBuffer)
        return (0,json/* parseJson */.q)(Buffer.from(data).toString("utf8"));
    return typeof data === "string" ? (0,json/* parseJson */.q)(data) : data;
}
/** A link that was there when it was probed and now is not: told as an exception, as `address` promises. */
function linkOrThrow(link) {
    if (link.kind === "link")
        return link.url;
    throw new Error(`GitHub gave no link for the picture: ${link.reason}.`);
}
const LFS_JSON = "application/vnd.git-lfs+json";
/** Source: https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md */
function linkIn(batch) {
    const objects = (0,json.at)(batch, "objects");
    const object = Array.isArray(objects) ? objects[0] : undefined;
    const href = (0,json.at)(object, "actions", "download", "href");
    const header = (0,json.at)(object, "actions", "download", "header");
    if (typeof href !== "string" || !URL.canParse(href))
        return (0,route/* fails */.c)("GitHub's LFS store does not have it");
    if ((0,json/* isRecord */.u)(header) && Object.keys(header).length > 0)
        return (0,route/* fails */.c)("the LFS store gives no link that is good by itself");
    return { kind: "link", url: href };
}

// EXTERNAL MODULE: ./lib/blob-id.js
var blob_id = __webpack_require__(13700);
;// CONCATENATED MODULE: ./lib/reach/pins.js

/** The run's commits that may have these very bytes, best first. */
async function pinsOf(origin, picture) {
    const path = origin.pathOf(picture);
    if (path === undefined)
        return [];
    const pointer = (0,blob_id/* pointerBlobId */.V)(picture.contentId, picture.bytes);
    const pins = [];
    for (const commit of await origin.commits()) {
        const at = await origin.blobAt(commit.sha, picture);
        const id = at.kind === "blob" ? at.id : picture.blobId;
        if (at.kind !== "absent" && (id === picture.blobId || id === pointer))
            pins.push({ ...commit, path, certain: at.kind === "blob", lfs: id === pointer });
    }
    return pins;
}

;// CONCATENATED MODULE: ./lib/reach/hourly-limit.js


/** Requests that are left to the delivery and to the repository's other workflows. */
const RESERVE = 50;
function createHourlyLimit(reading, log) {
    let known;
    let claimed = 0;
    const ask = async () => {
        const hourly = await reading.hourly();
        if (hourly !== undefined)
            log.info(`Each picture takes one request of GitHub's API for its one-time link: ${hourly.remaining} of ${hourly.limit} are left until ${(0,refusals/* clock */.pm)(hourly.resetsAt)}.`);
        return hourly;
    };
    return {
        async claim() {
            known ??= ask();
            const hourly = await known;
            if (hourly === undefined || claimed < hourly.remaining - RESERVE) {
                claimed++;
                return undefined;
            }
            return (0,route/* fails */.c)(`GitHub's API has ${hourly.remaining} of ${hourly.limit} requests left until ${(0,refusals/* clock */.pm)(hourly.resetsAt)}, and each picture takes one: run again then, or set \`bucket\``, true);
        },
    };
}

// EXTERNAL MODULE: ./lib/reach/secret-link.js
var secret_link = __webpack_require__(68592);
;// CONCATENATED MODULE: ./lib/reach/private-links.js




/**
 * Links to a private repository's files. They are for one use, so they are made just before the submit and never tried;
 * that the commit has the very bytes is known by git, or asked of the API without fetching them.
 */
function createPrivateLinks(reading, log) {
    const hourly = createHourlyLimit(reading, log);
    async function byBlob(picture, pins) {
        const exhausted = await hourly.claim();
        if (exhausted !== undefined)
            return exhausted;
        const pin = pins.find(({ certain }) => certain) ?? (await firstWith(picture, pins));
        if ("kind" in pin)
            return pin;
        return {
            kind: "holds",
            async address() {
                const content = await reading.content(pin, pin.path);
                if (content.kind === "fails")
                    throw new Error(`GitHub gave no link for the picture: ${content.reason}.`);
                if (!isOf(content, picture))
                    throw new Error("GitHub's contents API knows other bytes than the picture's.");
                return (0,secret_link/* secretLink */.r)(log, content.downloadUrl);
            },
        };
    }
    async function firstWith(picture, pins) {
        let last = (0,route/* fails */.c)("no commit of this run has these bytes");
        for (const pin of pins) {
            const exhausted = await hourly.claim();
            if (exhausted !== undefined)
                return exhausted;
            const content = await reading.content(pin, pin.path);
            if (content.kind === "fails")
                last = content;
            else if (isOf(content, picture))
                return pin;
        }
        return last;
    }
    async function byLfs(picture, [pin]) {
        const first = await reading.lfsLink(pin, picture);
        if (first.kind === "fails")
            return first;
        return {
            kind: "holds",
            address: async () => (0,secret_link/* secretLink */.r)(log, linkOrThrow(await reading.lfsLink(pin, picture))),
        };
    }
    return (picture, pins) => (pins[0].lfs ? byLfs(picture, pins) : byBlob(picture, pins));
}
function isOf({ blobId }, picture) {
    return blobId === picture.blobId;
}

;// CONCATENATED MODULE: ./lib/reach/public-urls.js




/** URLs of a public repository, which are good as long as the commit is. */
function createPublicUrls({ hosts }, probe, { lfsLink }, log) {
    // A GHES has its files in a folder or on a host of their own, which shows with the first picture that is found.
    let prefixes = hosts.raw;
    let compared = false;
    async function byBlob(pin, expected) {
        const depth = pin.certain && compared ? "head" : "bytes";
        let first;
        for (const prefix of prefixes) {
            const url = addressOf(prefix, pin);
            const answer = await probe(url, expected, depth);
            if (answer.kind === "same") {
                compared = true;
                prefixes = [prefix, ...prefixes.filter((other) => other !== prefix)];
                return { kind: "holds", address: async () => url };
            }
            first ??= answer;
        }
        return first ?? (0,route/* fails */.c)("this GitHub has no raw files");
    }
    async function byLfs(pin, expected, picture) {
        for (const prefix of hosts.media) {
            const url = addressOf(prefix, pin);
            const answer = await probe(url, expected, "bytes");
            if (answer.kind === "same")
                return { kind: "holds", address: async () => url };
        }
        const link = await lfsLink(pin, picture);
        if (link.kind === "fails")
            return link;
        const answer = await probe(link.url, expected, "bytes");
        if (answer.kind === "fails")
            return answer;
        return { kind: "holds", address: async () => (0,secret_link/* secretLink */.r)(log, linkOrThrow(await lfsLink(pin, picture))) };
    }
    return async (expected, picture, pins) => {
        let first;
        for (const pin of pins) {
            const probed = await (pin.lfs ? byLfs(pin, expected, picture) : byBlob(pin, expected));
            if (probed.kind === "holds")
                return probed;
            first ??= probed;
        }
        return first ?? (0,route/* fails */.c)("no commit is known to look in");
    };
}
function addressOf(prefix, { owner, repo, sha, path }) {
    return `${prefix}/${urlPath(`${owner}/${repo}/${sha}/${path}`)}`;
}

;// CONCATENATED MODULE: ./lib/reach/raw.js






/** The route by GitHub's own URLs, pinned to a commit that has the picture's very bytes. */
function openRaw({ origin, probe, log, signal, sharePrivate }) {
    const reading = createGitHubReading({ ...origin, ...(signal && { signal }) });
    const privately = createPrivateLinks(reading, log);
    const publicly = createPublicUrls(origin, probe, reading, log);
    // Of what may be private only what anybody can fetch is handed out, unless the user allowed more.
    const unsigned = createPublicUrls(origin, probe, { lfsLink: async () => (0,route/* fails */.c)(MAYBE_PRIVATE, true) }, log);
    const ask = async () => origin.visibility === "unknown" ? reading.visibility((await origin.commits())[0]) : origin.visibility;
    let visibility;
    return {
        name: "raw",
        async probe(ready) {
            if (!ready.original)
                return (0,route/* fails */.c)(route/* FITTED_COPY */.B);
            const { picture } = ready.task;
            const [first, ...others] = await pinsOf(origin, picture);
            if (first === undefined)
                return (0,route/* fails */.c)(NOT_COMMITTED);
            visibility ??= ask();
            const seen = await visibility;
            if (seen === "private")
                return sharePrivate ? privately(picture, [first, ...others]) : (0,route/* fails */.c)(PRIVATE);
            const expected = await (0,reach_expected/* expectedOf */.E)(ready);
            if ("kind" in expected)
                return expected;
            return (seen === "public" || sharePrivate ? publicly : unsigned)(expected, picture, [first, ...others]);
        },
        close: async () => { },
    };
}
const NOT_COMMITTED = "no commit of this run has these bytes, so GitHub has no URL for them: the picture was made or changed in the job, or is not tracked; commit it first, or set `bucket`";
const PRIVATE = "the repository is private: set `bucket`, or `image-urls: raw` with `share-private: true`, which hands one-time links to the service";
const MAYBE_PRIVATE = "GitHub did not say whether the repository is private, and a link to Git LFS's copy would open it to the service: run again, or set `bucket`, or `image-urls: raw` with `share-private: true`";

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./lib/reach/byte-range.js
/**
 * Reads a Range header for a file of `size` bytes (RFC 9110, section 14). Several ranges at once, other units and what
 * is malformed mean all of the file, as the RFC allows.
 */
function byteRange(header, size) {
    const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
    const [from = "", to = ""] = match?.slice(1) ?? [];
    if (from === "" && to === "")
        return { kind: "all" };
    if (from === "")
        return part(Math.max(0, size - Number(to)), size - 1, size);
    if (to !== "" && Number(to) < Number(from))
        return { kind: "all" };
    return part(Number(from), to === "" ? size - 1 : Math.min(Number(to), size - 1), size);
}
function part(first, last, size) {
    return first >= size || last < first ? { kind: "unsatisfiable" } : { kind: "part", first, last };
}

;// CONCATENATED MODULE: ./lib/reach/picture-server.js





/**
 * Serves files that were added, and nothing else of the machine: there is no way from a URL to a path. The name is the
 * last segment of the URL's path, so that a tunnel or proxy may put a prefix before it.
 *
 * Rejects with the system's error when the port cannot be had.
 */
async function startPictureServer(listen) {
    const entries = new Map();
    const server = (0,external_node_http_.createServer)((request, response) => {
        answer(entries, request, response).catch((error) => {
            // The client left in the middle, or the file is gone: the connection is all there is to end.
            response.destroy(error instanceof Error ? error : undefined);
        });
    });
    const port = await listening(server, listen);
    return {
        port,
        add(served) {
            const name = `${(0,external_node_crypto_.randomBytes)(24).toString("base64url")}.${served.type === "jpeg" ? "jpg" : "png"}`;
            entries.set(name, served);
            return name;
        },
        close: () => picture_server_closed(server),
    };
}
async function answer(entries, request, response) {
    const served = entries.get(nameOf(request.url ?? ""));
    if (served === undefined)
        return finish(response, 404);
    if (request.method !== "GET" && request.method !== "HEAD")
        return finish(response, 405, { allow: "GET, HEAD" });
    const etag = `"${served.sha256}"`;
    const headers = {
        etag,
        "accept-ranges": "bytes",
        "cache-control": "private, no-transform",
        "content-type": `image/${served.type}`,
        "x-content-type-options": "nosniff",
    };
    if (request.headers["if-none-match"] === etag)
        return finish(response, 304, headers);
    const sameVersion = request.headers["if-range"] === undefined || request.headers["if-range"] === etag;
    const range = byteRange(sameVersion ? request.headers.range : undefined, served.bytes);
    if (range.kind === "unsatisfiable")
        return finish(response, 416, { ...headers, "content-range": `bytes */${served.bytes}` });
    const { first, last } = range.kind === "part" ? range : { first: 0, last: served.bytes - 1 };
    response.writeHead(range.kind === "part" ? 206 : 200, {
        ...headers,
        "content-length": last - first + 1,
        ...(range.kind === "part" ? { "content-range": `bytes ${first}-${last}/${served.bytes}` } : {}),
    });
    if (request.method === "HEAD")
        return void response.end();
    // A file that became shorter must end in an error, not leave the service waiting for the rest.
    response.strictContentLength = true;
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(served.file, { start: first, end: last }), response);
}
function finish(response, status, headers = {}) {
    response.writeHead(status, status === 304 ? headers : { ...headers, "content-length": 0 });
    response.end();
}
function nameOf(url) {
    const [path = ""] = url.split("?");
    return path.slice(path.lastIndexOf("/") + 1);
}
function listening(server, { host, port }) {
    return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
            server.off("error", reject);
            const address = server.address();
            resolve(typeof address === "object" && address !== null ? address.port : port);
        });
    });
}
function picture_server_closed(server) {
    return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}

;// CONCATENATED MODULE: ./lib/reach/serve.js



/**
 * The route by an HTTP server of our own, for the run's pictures alone.
 *
 * Throws a UserError when the port cannot be had.
 */
async function openServe(options) {
    const server = await startPictureServer(options.kind === "loopback" ? { host: "127.0.0.1", port: 0 } : { port: options.port }).catch((error) => {
        throw new user_error/* UserError */.yo(portMessage(options, error));
    });
    const base = options.kind === "loopback" ? `http://127.0.0.1:${server.port}` : withoutSlash(options.url);
    // The server is our own, so once one picture came through whole, the way to it is known to be good.
    let depth = "bytes";
    return {
        name: "serve",
        async probe(ready) {
            const expected = await (0,reach_expected/* expectedOf */.E)(ready);
            if ("kind" in expected)
                return expected;
            const name = server.add({ ...expected, file: ready.file, type: ready.type });
            const url = `${base}/${name}`;
            const answer = await options.probe(url, expected, depth);
            if (answer.kind === "fails")
                return options.kind === "loopback"
                    ? answer
                    : { ...answer, reason: `${answer.reason}. Does \`serve-url\` lead to port ${server.port} of this runner?` };
            depth = "head";
            return { kind: "holds", address: async () => url };
        },
        close: server.close,
    };
}
function withoutSlash(url) {
    return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}
function portMessage(options, error) {
    const why = (0,user_error/* messageOf */.bD)(error);
    return options.kind === "loopback"
        ? `The pictures could not be served on this machine's loopback (${why}).`
        : `serve-port ${options.port} could not be had (${why}): another program may use it; give another port, or 0 for any.`;
}

;// CONCATENATED MODULE: ./lib/reach/template.js




/** The URL that a template gives, each value encoded segment by segment. */
function fill(template, values) {
    return template.replace(/\{(owner|repo|sha|path)\}/g, (whole, name) => {
        if (name === "owner")
            return urlPath(values.owner);
        if (name === "repo")
            return urlPath(values.repo);
        if (name === "sha")
            return urlPath(values.sha);
        return name === "path" ? urlPath(values.path) : whole;
    });
}
/**
 * The route by the user's own URLs. The bytes are compared for every picture, since nothing else is known of the host.
 *
 * Throws a UserError when the template asks for a commit, and there is none.
 */
function openTemplate(template, origin, probe) {
    if (origin === undefined && /\{(owner|repo|sha)\}/.test(template))
        throw new user_error/* UserError */.yo(`image-urls "${template}" needs a repository on GitHub and a commit, and there is none here: use {path} alone.`);
    return {
        name: "template",
        async probe(ready) {
            if (!ready.original)
                return (0,route/* fails */.c)(route/* FITTED_COPY */.B);
            const { picture } = ready.task;
            const path = origin === undefined ? picture.path : origin.pathOf(picture);
            if (path === undefined)
                return (0,route/* fails */.c)("the picture is not in the repository");
            const expected = await (0,reach_expected/* expectedOf */.E)(ready);
            if ("kind" in expected)
                return expected;
            let last = (0,route/* fails */.c)("no commit is known to look in");
            for (const url of await candidates(template, origin, path)) {
                const answer = await probe(url, expected, "bytes");
                if (answer.kind === "same")
                    return { kind: "holds", address: async () => url };
                last = answer;
            }
            return last;
        },
        close: async () => { },
    };
}
async function candidates(template, origin, path) {
    const commits = (await origin?.commits()) ?? [{ owner: "", repo: "", sha: "" }];
    return [...new Set(commits.map((commit) => fill(template, { ...commit, path })))];
}

;// CONCATENATED MODULE: ./lib/reach/routes.js






/**
 * Opens the routes that the settings ask for.
 *
 * Throws a UserError when one of them cannot be: a port that is taken, a template that needs a commit where there is none.
 */
async function openRoutes(context) {
    const opened = [];
    const close = async () => {
        await Promise.all(opened.map((route) => route.close()));
    };
    let leftovers;
    const keep = (bucket) => {
        leftovers = bucket.leftovers;
    };
    try {
        for (const open of planned(context, keep))
            opened.push(await open());
    }
    catch (error) {
        await close();
        throw error;
    }
    return { list: opened, ...(leftovers === undefined ? {} : { leftovers }), close };
}
/**
 * The route that `image-urls` names, then those that are set up besides, for what it cannot reach. `auto` prefers what
 * the user set up to GitHub's own URLs, which a service in China can rarely fetch.
 */
function planned({ settings, log, dispatcher, signal, origin }, keep) {
    const http = { dispatcher, ...(signal && { signal }) };
    const probe = createProbe(http);
    const { imageUrls, service, serveUrl, servePort, jobTimeoutMilliseconds } = settings;
    const local = service.kind === "embedded" || (0,urls/* isLoopback */.U)(service.url);
    // What answers on this machine may be a tunnel to a service elsewhere, so that further routes are worth having.
    const serve = [
        ...(local ? [() => openServe({ kind: "loopback", probe })] : []),
        ...(serveUrl === undefined ? [] : [() => openServe({ kind: "public", url: serveUrl, port: servePort, probe })]),
    ];
    const { bucket: store } = settings;
    const bucket = store === undefined
        ? []
        : [
            () => {
                const route = (0,reach_bucket/* openBucket */.x)({ bucket: store, probe, log, ...http, jobTimeoutMilliseconds });
                keep(route);
                return route;
            },
        ];
    const sharePrivate = settings.sharePrivate && imageUrls.kind === "raw";
    const raw = origin === undefined ? [] : [() => openRaw({ origin, probe, log, ...(signal && { signal }), sharePrivate })];
    switch (imageUrls.kind) {
        case "template":
            return [() => openTemplate(imageUrls.template, origin, probe), ...bucket, ...serve];
        case "raw":
            return [...raw, ...bucket, ...serve];
        case "bucket":
            return [...bucket, ...serve];
        case "serve":
            return [...serve, ...bucket];
        case "auto":
            return local ? [...serve, ...bucket] : [...bucket, ...serve, ...raw];
    }
}


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
