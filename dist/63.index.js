export const id = 63;
export const ids = [63];
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

/***/ 24063:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deliverToBucket: () => (/* binding */ deliverToBucket)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/memory/claims.js
var claims = __webpack_require__(66242);
// EXTERNAL MODULE: ./lib/concurrently.js
var concurrently = __webpack_require__(54957);
// EXTERNAL MODULE: ./lib/reach/s3.js + 3 modules
var s3 = __webpack_require__(14926);
// EXTERNAL MODULE: ./lib/reach/s3-address.js
var s3_address = __webpack_require__(96832);
;// CONCATENATED MODULE: ./lib/reach/shelf.js



const AT_ONCE = 8;
/**
 * Keeps objects in a bucket as the files are: what is there with the same hash and headers is not sent again. Objects are
 * as private as the bucket makes them. Yields one outcome an object; once the store refuses for a reason that holds for
 * all of them, the rest is not tried.
 */
async function* shelve(objects, { bucket, cacheControl, publicUrl, obstacle, ...options }) {
    const store = (0,s3/* createObjectStore */.h)(bucket, options);
    const base = publicUrl ?? (0,s3_address/* bucketAddress */.L)(bucket).base;
    let broken;
    const place = async (object) => {
        const path = encodeKey(object.key);
        const url = `${base}/${path}`;
        if (broken !== undefined)
            return { kind: "refused", object, reason: broken };
        const found = await store.head(path);
        if (found.kind === "refused" && found.general)
            broken = found.reason;
        if (found.kind === "refused")
            return { kind: "refused", object, reason: found.reason };
        if (found.kind === "found" && isSame(found.headers, object, cacheControl))
            return { kind: "unchanged", object, url };
        const reason = await obstacle(object);
        if (reason !== undefined)
            return { kind: "refused", object, reason };
        const sent = await store.put(path, { ...object, headers: headersOf(object, cacheControl) });
        if (sent.kind === "refused" && sent.general)
            broken = sent.reason;
        return sent.kind === "refused"
            ? { kind: "refused", object, reason: sent.reason }
            : { kind: "uploaded", object, url };
    };
    yield* (0,concurrently/* concurrently */.r)(objects, AT_ONCE, place);
}
/** S3 itself encodes so: each segment of the path, and the slashes stay. */
function encodeKey(key) {
    return key.split("/").map(encodeURIComponent).join("/");
}
const HASH_HEADER = "x-amz-meta-sha256";
function headersOf({ sha256 }, cacheControl) {
    return { [HASH_HEADER]: sha256, ...(cacheControl !== undefined && { "cache-control": cacheControl }) };
}
function isSame(headers, { sha256, bytes, contentType }, cacheControl) {
    return (headers[HASH_HEADER] === sha256 &&
        headers["content-length"] === String(bytes) &&
        headers["content-type"] === contentType &&
        (headers["cache-control"] ?? "") === (cacheControl ?? ""));
}

// EXTERNAL MODULE: ./lib/report/visible.js
var visible = __webpack_require__(35944);
// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(58191);
// EXTERNAL MODULE: ./lib/service/connect.js
var connect = __webpack_require__(66981);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/run/scope.js
var scope = __webpack_require__(77189);
;// CONCATENATED MODULE: ./lib/run/to-bucket.js








/** Keeps every product that this run knows of in the bucket, but for those that are not what their record says. Never throws. */
async function deliverToBucket({ results }, context) {
    const { settings, log, signal } = context;
    const { bucket, bucketDelivery, workspace } = settings;
    if (bucket === undefined)
        return { kind: "nothing", way: "bucket", reason: "GitHub gives this run no credentials for it.", withheld: true };
    const products = results.flatMap(({ outcome }) => outcome.kind === "made" || outcome.kind === "reused" || outcome.kind === "failed" ? (0,words/* productsOf */.y0)(outcome) : []);
    const objects = products.map((product) => objectOf(product, settings));
    const twice = repeatedKey(objects);
    if (twice !== undefined)
        return failed(`"bucket-key" gives two products the key ${JSON.stringify(twice)}: let it have {path}, or {dir} and {name}.`);
    const dispatcher = (0,connect/* guardedDispatcher */.Qm)({ rule: async () => true, ...(settings.proxy && { proxy: settings.proxy }) });
    const outcomes = [];
    try {
        const obstacle = async ({ product }) => {
            const claim = await (0,claims/* checkClaim */.xU)(product, product.path, workspace);
            if (claim.kind === "holds")
                return undefined;
            return claim.kind === "absent" ? "is not in the work tree" : claim.reason;
        };
        for await (const outcome of shelve(objects, { bucket, ...bucketDelivery, obstacle, dispatcher, signal }))
            outcomes.push(outcome);
    }
    catch (error) {
        return failed((0,user_error/* messageOf */.bD)(error));
    }
    finally {
        await dispatcher.close();
    }
    return summed(outcomes, bucket.name, log);
}
function summed(outcomes, name, log) {
    const refused = outcomes.flatMap((one) => (one.kind === "refused" ? [one] : []));
    for (const { object, reason } of refused.slice(0, MOST_TOLD))
        log.warning(`${(0,visible/* visible */.RK)(object.product.path)} is not in the bucket: ${reason}.`);
    if (refused.length > 0)
        return failed(`${refused.length} of ${(0,words/* count */.U9)(outcomes.length, "product")} did not get there: ${refused[0]?.reason}. The next run tries what is not there.`);
    const objects = outcomes
        .flatMap((one) => (one.kind === "refused" ? [] : [{ path: one.object.product.path, url: one.url }]))
        .toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const uploaded = outcomes.filter(({ kind }) => kind === "uploaded").length;
    return { kind: "bucket", name, uploaded, objects };
}
/** Each is a warning, of which GitHub keeps ten. */
const MOST_TOLD = 3;
const CONTENT_TYPES = {
    png: "image/png",
    webp: "image/webp",
    jpg: "image/jpeg",
    jpeg: "image/jpeg",
    avif: "image/avif",
};
function objectOf(product, settings) {
    const path = product.path.slice((0,scope/* prefixOf */.MT)(settings).length);
    const { dir, name, ext } = external_node_path_.posix.parse(path);
    const values = {
        path,
        dir,
        name,
        format: ext.slice(1),
        hash: product.sha256.slice(0, 8),
    };
    const key = settings.bucketDelivery.key.replaceAll(/\{([a-z]+)\}/g, (_, placeholder) => values[placeholder] ?? "");
    return {
        product,
        file: (0,external_node_path_.join)(settings.workspace, product.path),
        key: key.replaceAll(/\/{2,}/g, "/").replace(/^\//, ""),
        bytes: product.bytes,
        sha256: product.sha256,
        contentType: CONTENT_TYPES[ext.slice(1).toLowerCase()] ?? "application/octet-stream",
    };
}
function repeatedKey(objects) {
    const seen = new Set();
    return objects.find(({ key }) => seen.has(key) || !seen.add(key))?.key;
}
function failed(reason) {
    return { kind: "failed", way: "bucket", reason };
}


/***/ })

};
