export const id = 823;
export const ids = [823];
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

/***/ 45088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ productOf),
/* harmony export */   b: () => (/* binding */ extrasOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _exists_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35735);
/* harmony import */ var _numbered_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68191);
/* harmony import */ var _intact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21736);




const NONE = { products: [], isLost: false, kept: new Set() };
/** @param path the first product's, relative to the workspace */
async function extrasOf(path, variant, context) {
    if (context.results === "first")
        return NONE;
    const { manifest, prefix, workspace, tracked } = context;
    const products = [];
    const kept = new Set();
    let isLost = false;
    for (let index = 1; index < _numbered_js__WEBPACK_IMPORTED_MODULE_3__/* .MOST_RESULTS */ .fO; index++) {
        const extra = (0,_numbered_js__WEBPACK_IMPORTED_MODULE_3__/* .numbered */ .jN)(path, index);
        const line = manifest.lines.get(extra.slice(prefix.length));
        if (line === undefined || line.variant !== variant.name) {
            if (await (0,_exists_js__WEBPACK_IMPORTED_MODULE_1__/* .exists */ .t)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(workspace, extra)))
                kept.add(extra);
            continue;
        }
        const state = await (0,_intact_js__WEBPACK_IMPORTED_MODULE_2__/* .productState */ .rt)(line, extra, workspace, tracked);
        if (state === "edited")
            kept.add(extra);
        if (state === "lost")
            isLost = true;
        else
            products.push(productOf(line, extra));
    }
    return { products, isLost, kept };
}
/** The product that a line of the manifest describes. */
function productOf(line, path) {
    const { variant, sha256, width, height, bytes } = line;
    return { variant, path, sha256, width, height, bytes };
}


/***/ }),

/***/ 17031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ recipeId),
/* harmony export */   u: () => (/* binding */ looksOf)
/* harmony export */ });
/** A recipe in one line, the same for the same settings: what the manifest keeps, and a change of which finishes a product anew. */
function recipeId(recipe) {
    const { content, format, quality, maxBytes, background, trim, margin, canvas, align, shadow, checks } = recipe;
    const parts = [
        format === "png" ? format : `${format} q${quality}`,
        content ?? "",
        maxBytes === undefined ? "" : `max ${maxBytes} B`,
        ground(background),
        // A canvas crops to the subject too, so there it is the same with and without; not so for the picture as it was.
        trim || (canvas !== undefined && content !== "picture") ? "trim" : "",
        margin.value === 0 ? "" : `margin ${margin.value}${margin.unit}`,
        canvas === undefined ? "" : `canvas ${canvasText(canvas)}`,
        align ?? "",
        shadow === undefined ? "" : shadowText(shadow),
        checks === undefined ? "" : `${REQUIRE}${checks.map(checkText).join(" ")}`,
    ];
    return parts.filter((part) => part !== "").join(", ");
}
const REQUIRE = "require ";
/** The part of a recipe's id that says how its product looks: what is left without its checks. */
function looksOf(id) {
    const at = id.indexOf(`, ${REQUIRE}`);
    return at < 0 ? id : id.slice(0, at);
}
function checkText(check) {
    switch (check.kind) {
        case "alpha":
        case "whole":
            return check.kind;
        case "confidence":
        case "sharp":
            return `${check.kind} ${check.least}`;
        case "fill":
            return `fill ${check.least}..${check.most}`;
        case "min-size":
        case "min-subject":
            return `${check.kind} ${check.width}x${check.height}`;
    }
}
function ground(background) {
    switch (background.kind) {
        case "transparent":
            return "";
        case "colour":
            return `on ${hex(background)}`;
        case "gradient":
            return `on ${hex(background.top)}..${hex(background.bottom)}`;
    }
}
function shadowText(shadow) {
    const { kind, opacity, colour } = shadow;
    if (kind === "contact")
        return `shadow ${kind} ${opacity}% ${hex(colour)}`;
    const { x, y, blur } = shadow;
    const lengths = [x, y, blur].map(({ value, unit }) => `${value}${unit}`);
    return `shadow ${kind} ${lengths.join(" ")} ${opacity}% ${hex(colour)}`;
}
function canvasText(canvas) {
    return "across" in canvas ? `${canvas.across}:${canvas.down}` : `${canvas.width}x${canvas.height}`;
}
function hex({ r, g, b }) {
    return `#${[r, g, b].map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}


/***/ }),

/***/ 41264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G9: () => (/* binding */ settle),
/* harmony export */   M4: () => (/* binding */ NO_SERVICE),
/* harmony export */   ZK: () => (/* binding */ knownContent)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _extras_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45088);
/* harmony import */ var _intact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21736);
/* harmony import */ var _product_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76354);
/* harmony import */ var _recipe_id_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17031);





/** What the manifest has for the service where a picture's own alpha was its cutout: whichever service is set, that holds. */
const NO_SERVICE = "none";
const NONE_KEPT = new Set();
/** What the manifest says of each product of a picture, without opening the picture. */
async function settle(source, context) {
    const variants = context.variantsOf(source.path.slice(context.prefix.length));
    return Promise.all(variants.map((variant) => settleVariant(source, variant, context)));
}
/** The content id that the manifest has for a file that git calls unmodified, so that the file need not be read at all. */
function knownContent(path, context) {
    const known = context.tracked.get(path);
    const lines = context.manifest.bySource.get(path.slice(context.prefix.length)) ?? [];
    return known?.kind === "unmodified" ? lines.find((line) => line.blob === known.blobId)?.content : undefined;
}
async function settleVariant(source, variant, context) {
    const { model, contentId } = source;
    const relative = (0,_product_path_js__WEBPACK_IMPORTED_MODULE_3__/* .productPath */ .X4)(variant, { path: source.path.slice(context.prefix.length), model, contentId });
    const path = context.prefix + relative;
    const line = context.manifest.lines.get(relative);
    const extras = await (0,_extras_js__WEBPACK_IMPORTED_MODULE_1__/* .extrasOf */ .b)(path, variant, context);
    const kept = context.force ? NONE_KEPT : extras.kept;
    const finish = (reason) => ({ kind: "finish", variant, path, reason, kept });
    if (context.force)
        return finish("forced");
    if (line === undefined)
        return foreignOr(finish("new"), source, path, context);
    const state = await (0,_intact_js__WEBPACK_IMPORTED_MODULE_2__/* .productState */ .rt)(line, path, context.workspace, context.tracked);
    const product = (0,_extras_js__WEBPACK_IMPORTED_MODULE_1__/* .productOf */ .$)(line, path);
    if (state === "edited" && context.begun.has(relative))
        return finish("an earlier run was killed while it wrote it");
    if (state === "edited")
        return { kind: "kept", product, reason: editedReason(line, source) };
    const change = whatChanged(line, source, variant, context, extras.isLost ? "lost" : state);
    if (change !== undefined)
        return finish(change);
    if (line.recipe !== (0,_recipe_id_js__WEBPACK_IMPORTED_MODULE_4__/* .recipeId */ .W)(variant.recipe) && variant.recipe.checks !== undefined)
        return { kind: "finish", variant, path, reason: "its checks changed", kept, unjudged: product };
    return { kind: "done", product, extras: extras.products, ...renaming(line, source, context) };
}
function renaming(line, { path }, { prefix }) {
    const source = path.slice(prefix.length);
    return line.source === source ? {} : { renamed: { ...line, source } };
}
function whatChanged(line, source, variant, { service, transparent }, state) {
    if (line.content !== source.contentId)
        return "the picture changed";
    if (line.model !== source.model)
        return `the model was ${line.model}`;
    if (line.service === NO_SERVICE) {
        if (transparent === "send")
            return "it is cut out already, and was not sent before";
    }
    else if (line.service !== service)
        return `it was made by ${line.service}`;
    if ((0,_recipe_id_js__WEBPACK_IMPORTED_MODULE_4__/* .looksOf */ .u)(line.recipe) !== (0,_recipe_id_js__WEBPACK_IMPORTED_MODULE_4__/* .looksOf */ .u)((0,_recipe_id_js__WEBPACK_IMPORTED_MODULE_4__/* .recipeId */ .W)(variant.recipe)))
        return `the recipe was "${line.recipe}"`;
    return state === "lost" ? "the product is gone" : undefined;
}
/**
 * A file that is in the way and that the manifest does not know is somebody's work, unless it is known that a run wrote
 * it: one that was killed, or one whose manifest is gone. Nothing is paid for to write the latter again.
 */
async function foreignOr(plan, source, path, context) {
    const isLeftOut = context.tracked.get(path)?.kind === "left-out";
    const there = isLeftOut ? undefined : await (0,_intact_js__WEBPACK_IMPORTED_MODULE_2__/* .contentOf */ .$E)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(context.workspace, path));
    if (there === undefined && !isLeftOut)
        return plan;
    if (context.begun.has(path.slice(context.prefix.length)))
        return plan;
    const task = `${source.contentId}.${source.model}`;
    if (there !== undefined && (await context.wrote(there)) && (await context.findCutout(task)) !== undefined)
        return plan;
    const reason = `${path} is there already and is not in the manifest, so it is taken for somebody's own: remove it, or set "force" to replace it. (If it came from an artifact of ours, bring the manifest in that artifact along.)`;
    return { kind: "kept", product: undefined, reason, foreign: true };
}
function editedReason(line, source) {
    const stale = line.content === source.contentId ? "" : ", and the picture has changed since";
    return `the product was edited by hand${stale}: it is left alone unless "force" is set`;
}


/***/ }),

/***/ 46084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ tellsOf),
/* harmony export */   GH: () => (/* binding */ hasTask),
/* harmony export */   IS: () => (/* binding */ shardOf),
/* harmony export */   Ih: () => (/* binding */ shareOfBudget)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/**
 * Which of `of` shards a task or a path belongs to, from 1. By a hash, so that shares are even, and by a task's content,
 * so that equal pictures are in one share and are paid for once.
 */
function shardOf(key, of) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(key).digest();
    return (hash.readUIntBE(0, 6) % of) + 1;
}
/** Whether the share has this task. */
function hasTask(share, task) {
    return share.kind !== "shard" || shardOf(task, share.shard.of) === share.shard.index;
}
/** Whether the share tells of a picture that needs no work: in a matrix exactly one leg does. */
function tellsOf(share, { path, model }, { manifest, prefix }) {
    if (share.kind !== "shard")
        return true;
    const [line] = manifest.bySource.get(path.slice(prefix.length)) ?? [];
    return shardOf(line === undefined ? path : `${line.content}.${model}`, share.shard.of) === share.shard.index;
}
/**
 * A leg's part of the most that may be paid for, in proportion to the tasks of each leg. Every leg makes the same plan and
 * so comes to the same division: however they run, together they never pay for more than `budget`.
 *
 * @param tasks of the whole: what the manifest does not settle
 */
function shareOfBudget({ budget, overBudget }, tasks, { index, of }) {
    if (!Number.isFinite(budget))
        return budget;
    const counts = Array.from({ length: of }, () => 0);
    for (const task of tasks) {
        const at = shardOf(task, of) - 1;
        counts[at] = (counts[at] ?? 0) + 1;
    }
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total <= budget)
        return counts[index - 1] ?? 0;
    const exact = counts.map((count) => (count * budget) / total);
    // Rounded up, a leg of a whole that is to be refused might find room for all that it has, and pay.
    if (overBudget === "refuse")
        return Math.floor(exact[index - 1] ?? 0);
    const spare = budget - exact.reduce((sum, part) => sum + Math.floor(part), 0);
    // The largest remainders get what rounding down leaves over; of equal ones the first.
    const byRemainder = exact.map((part, at) => ({ at, rest: part - Math.floor(part) }));
    byRemainder.sort((a, b) => b.rest - a.rest || a.at - b.at);
    const lucky = byRemainder.slice(0, spare).some(({ at }) => at === index - 1);
    return Math.floor(exact[index - 1] ?? 0) + (lucky ? 1 : 0);
}


/***/ }),

/***/ 54823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planRun: () => (/* binding */ planRun)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/exists.js
var exists = __webpack_require__(35735);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/inside.js
var inside = __webpack_require__(22059);
// EXTERNAL MODULE: ./lib/pixels/sniff.js + 9 modules
var sniff = __webpack_require__(10772);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./lib/find/png-reader.js

const SIGNATURE_BYTES = 8;
const HEAD_BYTES = 8;
const CRC_BYTES = 4;
/** A picture cannot be shown without them, so every decoder refuses one that is damaged, or that it does not know. */
const CRITICAL = new Set(["IHDR", "PLTE", "IDAT", "IEND"]);
/**
 * Walks the chunks of a PNG as its bytes come: looks for its end, and checks the sums of the chunks that a picture cannot
 * do without. A bit that has turned over in the pixels shows in them, before anything is unpacked or paid for.
 */
function readPngChunks() {
    let part = { kind: "signature" };
    let pending = Buffer.alloc(0);
    let sum = 0;
    let isWhole = false;
    let fault;
    /** Takes from `bytes` until `wanted` are pending. */
    const gather = (bytes, wanted) => {
        const taken = bytes.subarray(0, wanted - pending.length);
        pending = Buffer.concat([pending, taken]);
        return taken.length;
    };
    const begin = () => {
        const length = pending.readUInt32BE(0);
        const type = pending.toString("latin1", 4);
        if (/^[A-Z]/.test(type) && !CRITICAL.has(type))
            fault = `it needs a part that no reader knows (${type})`;
        sum = (0,external_node_zlib_.crc32)(pending.subarray(4));
        return length === 0 ? { kind: "crc", type } : { kind: "data", type, left: length };
    };
    const end = (type) => {
        if (CRITICAL.has(type) && pending.readUInt32BE(0) !== sum)
            fault = `the check sum of its ${type} part is wrong`;
        isWhole = type === "IEND";
        return { kind: "head" };
    };
    const step = (bytes) => {
        if (part.kind === "data") {
            const data = bytes.subarray(0, part.left);
            if (CRITICAL.has(part.type))
                sum = (0,external_node_zlib_.crc32)(data, sum);
            part.left -= data.length;
            if (part.left === 0)
                part = { kind: "crc", type: part.type };
            return data.length;
        }
        const wanted = { signature: SIGNATURE_BYTES, head: HEAD_BYTES, crc: CRC_BYTES }[part.kind];
        const taken = gather(bytes, wanted);
        if (pending.length < wanted)
            return taken;
        if (part.kind === "crc")
            part = end(part.type);
        else
            part = part.kind === "head" ? begin() : { kind: "head" };
        pending = Buffer.alloc(0);
        return taken;
    };
    return {
        feed: (bytes) => {
            for (let at = 0; at < bytes.length && !isWhole && fault === undefined;)
                at += step(bytes.subarray(at));
        },
        found: () => isWhole,
        fault: () => fault,
    };
}

;// CONCATENATED MODULE: ./lib/find/end-marker.js

function createEndFinder(type) {
    switch (type) {
        case "jpeg":
            return findJpegEnd();
        case "png":
            return readPngChunks();
        case "webp":
        case "avif":
            return { feed: () => { }, found: () => true, fault: () => undefined };
    }
}
/** Also where it lies across two pieces. */
function findSequence(sequence) {
    let tail = Buffer.alloc(0);
    let found = false;
    return {
        feed: (bytes) => {
            if (found)
                return;
            const piece = Buffer.concat([tail, bytes]);
            found = piece.includes(sequence);
            tail = piece.subarray(1 - sequence.length);
        },
        found: () => found,
        fault: () => undefined,
    };
}
const START_OF_SCAN = 0xda;
const FILL = 0xff;
const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);
/** Behind the header alone, since a thumbnail in it has an end marker of its own. */
function findJpegEnd() {
    const pixels = findSequence(END_OF_IMAGE);
    let rest = Buffer.alloc(0);
    /** How far from the start of `rest` the next segment begins. */
    let next = 2;
    let inPixels = false;
    return {
        feed: (bytes) => {
            if (inPixels)
                return pixels.feed(bytes);
            rest = Buffer.concat([rest, bytes]);
            while (!inPixels && next + 4 <= rest.length) {
                const marker = rest[next + 1];
                inPixels = rest[next] !== 0xff || marker === START_OF_SCAN;
                if (!inPixels)
                    next += marker === FILL ? 1 : 2 + rest.readUInt16BE(next + 2);
            }
            const done = Math.min(next, rest.length);
            if (inPixels)
                pixels.feed(rest.subarray(next));
            rest = inPixels ? Buffer.alloc(0) : Buffer.from(rest.subarray(done));
            next -= done;
        },
        found: pixels.found,
        fault: pixels.fault,
    };
}

// EXTERNAL MODULE: ./lib/find/find.js
var find = __webpack_require__(50196);
;// CONCATENATED MODULE: ./lib/find/look.js








const CHUNK = 1 << 20;
/**
 * Reads a matched file: type and upright size from the header, content id and git blob id from all of its bytes.
 * A file's fault is data, never an exception.
 */
async function look(match, workspace) {
    try {
        if (!(await isInside(match.file, workspace)))
            return { kind: "refused", match, failure: (0,find/* leavesWorkspace */.c)() };
        return await lookAt(match);
    }
    catch (error) {
        return { kind: "refused", match, failure: refusal(`it cannot be read: ${(0,user_error/* messageOf */.bD)(error)}`, true) };
    }
}
async function isInside(file, workspace) {
    const [real, home] = await Promise.all([(0,promises_.realpath)(file), (0,promises_.realpath)(workspace)]);
    return (0,inside/* isWithin */.U)(home, real);
}
async function lookAt(match) {
    // A pipe is opened only when somebody writes to it, which may be never.
    if (!(await (0,promises_.stat)(match.file)).isFile())
        return match.claimed
            ? { kind: "refused", match, failure: refusal("it is no regular file: leave it out with !") }
            : { kind: "passed-over" };
    const sniffed = await (0,sniff/* sniffFile */.xQ)(match.file);
    if (sniffed.kind === "lfs-pointer")
        return { kind: "pointer", match, contentId: sniffed.sha256, failure: pointerFailure() };
    if (sniffed.kind === "other" && sniffed.nature === "animated")
        return { kind: "skipped", match, reason: moving(sniffed) };
    if (sniffed.kind !== "picture")
        return match.claimed ? noPicture(match, sniffed) : passedOver(match, sniffed);
    const file = await (0,promises_.open)(match.file, external_node_fs_.constants.O_RDONLY);
    try {
        const { size } = await file.stat();
        const end = createEndFinder(sniffed.type);
        const ids = await readThrough(file, size, end);
        const fault = end.fault();
        if (fault !== undefined)
            return { kind: "refused", match, failure: damaged(sniffed.type, fault) };
        if (!end.found())
            return { kind: "refused", match, failure: truncated(sniffed.type) };
        const { width, height, type, hasAlpha } = sniffed;
        const { path, file: name, model } = match;
        const known = { path, file: name, model, type, width, height, bytes: size, ...ids };
        return { kind: "picture", picture: hasAlpha ? { ...known, hasAlpha } : known };
    }
    finally {
        await file.close();
    }
}
async function readThrough(file, size, end) {
    const content = (0,external_node_crypto_.createHash)("sha256");
    const blob = (0,external_node_crypto_.createHash)("sha1").update(`blob ${size}\0`);
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(size, 1)));
    for (let at = 0; at < size;) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
        if (bytesRead === 0)
            throw new Error("it became shorter while it was read; try again when nothing writes it");
        const chunk = buffer.subarray(0, bytesRead);
        for (const hash of [content, blob])
            hash.update(chunk);
        end.feed(chunk);
        at += bytesRead;
    }
    return { contentId: content.digest("hex"), blobId: blob.digest("hex") };
}
function passedOver(match, sniffed) {
    if (sniffed.kind !== "other" || sniffed.nature !== "unsupported")
        return { kind: "passed-over" };
    return { kind: "skipped", match, reason: whyNot(sniffed), unsupported: sniffed.what };
}
function noPicture(match, sniffed) {
    return { kind: "refused", match, failure: refusal(sniffed.kind === "other" ? whyNot(sniffed) : endless()) };
}
function whyNot({ what, nature }) {
    switch (nature) {
        case "unsupported":
            return `it is ${what}, and only JPEG, PNG, WebP and AVIF are supported: convert it, or leave it out with !`;
        case "animated":
            return moving({ what });
        case "damaged":
            return `it is ${what}. Restore the file, save it anew, or leave it out with !`;
        case "no picture":
            return `it is ${what}, not a picture: restore the file, or leave it out with !`;
    }
}
function moving({ what }) {
    return `it is ${what}, and only still pictures are cut out: save one of its frames as a picture, or leave it out with !`;
}
function endless() {
    return "it is a picture whose header does not end: restore the file, or leave it out with !";
}
function truncated(type) {
    return refusal(`it is a truncated ${(0,sniff/* nameOf */.Vb)(type)}, its end is missing: an upload or checkout was probably cut short; restore the file`);
}
function damaged(type, fault) {
    return refusal(`it is a damaged ${(0,sniff/* nameOf */.Vb)(type)}: ${fault}. Restore the file, save it anew, or leave it out with !`);
}
function pointerFailure() {
    return refusal('it is a Git LFS pointer, not the picture itself: set "lfs: true" on actions/checkout, or run "git lfs pull"');
}
function refusal(reason, retryable = false) {
    return { stage: "find", reason, paid: false, retryable };
}

// EXTERNAL MODULE: ./lib/limits.js
var limits = __webpack_require__(8207);
// EXTERNAL MODULE: ./lib/pixels/geometry.js
var geometry = __webpack_require__(76785);
;// CONCATENATED MODULE: ./lib/plan/admit.js


/** Whether the service takes a picture, by the setting for those that are beyond its limits. */
function admit(picture, outOfLimits) {
    const problem = beyondLimits(picture);
    if (problem === undefined)
        return { kind: "admitted" };
    if (outOfLimits === "skip")
        return { kind: "skipped", reason: `${problem} ("out-of-limits" is skip)` };
    if (outOfLimits === "fail") {
        return {
            kind: "refused",
            reason: `${problem}: set "out-of-limits: fit" to send a fitted copy, or leave the picture out`,
        };
    }
    const fit = (0,geometry/* fitToLimits */.d)(picture);
    return fit.kind === "impossible" ? { kind: "refused", reason: `it ${fit.reason}` } : { kind: "admitted" };
}
function beyondLimits(picture) {
    const { width, height, type } = picture;
    if ((0,geometry/* fitToLimits */.d)(picture).kind !== "as-is") {
        return `it is ${width}x${height} px, and the service takes ${limits/* SIDES */.BV}`;
    }
    return type === "webp" || type === "avif"
        ? `it is ${type === "webp" ? "WebP" : "AVIF"}, and the service takes JPEG and PNG`
        : undefined;
}

;// CONCATENATED MODULE: ./lib/plan/paid-before.js
/** The service could not fetch the picture: by another way it may. */
const UNREACHABLE = "23500006";
/** What becomes of a picture that an earlier run paid for, or may have paid for, without getting a cutout. */
function paidBeforeFailure(before) {
    const { requestId } = before;
    return {
        stage: "plan",
        reason: reasonOf(before),
        paid: false,
        retryable: false,
        ...(requestId === "" ? {} : { requestId }),
    };
}
function reasonOf({ kind, submittedAt, reason, verdict }) {
    const day = new Date(submittedAt).toISOString().slice(0, 10);
    if (kind === "declined") {
        const until = verdict?.code === UNREACHABLE ? 'offer it another way with "image-urls", or ' : "change the picture, or ";
        return `the service refused it on ${day}, unpaid, and it is not submitted again: ${until}set "pay-again: true" to submit it once more. What was said then: ${reason}`;
    }
    const what = kind === "failed"
        ? `it was paid for on ${day} without getting a cutout, and is not submitted again: change the picture, or set "pay-again: true" to pay for another try`
        : `it was submitted on ${day}, nobody knows whether that arrived, and it may have been charged: compare “账单明细” (bill details) in the Market console, then set "pay-again: true" to submit it again`;
    return `${what}. What was said then: ${reason}`;
}

// EXTERNAL MODULE: ./lib/plan/product-path.js
var product_path = __webpack_require__(76354);
;// CONCATENATED MODULE: ./lib/plan/collisions.js


/** Failures by source: two pictures with one product path, or a product that would overwrite a picture. */
function findCollisions(claims) {
    const sources = new Map();
    for (const { source } of claims)
        sources.set((0,product_path/* samePathKey */.tT)(source), source);
    const owners = ownersOf(claims);
    const failures = new Map();
    for (const claim of claims) {
        const { source, products, possible } = claim;
        const reason = products.map((product) => collision(claim, product, owners, sources)).find(isFound) ??
            possible.map((product) => possibleCollision(claim, product, owners, sources)).find(isFound);
        if (reason !== undefined)
            failures.set(source, { stage: "plan", reason, paid: false, retryable: false });
    }
    return failures;
}
/** The pictures of each product path; nearly all have one. */
function ownersOf(claims) {
    const owners = new Map();
    for (const { source, products } of claims) {
        for (const product of products) {
            const key = (0,product_path/* samePathKey */.tT)(product);
            const others = owners.get(key);
            owners.set(key, others === undefined ? source : [...listOf(others), source]);
        }
    }
    return owners;
}
function listOf(one) {
    return typeof one === "string" ? [one] : one;
}
function isFound(reason) {
    return reason !== undefined;
}
function collision({ source, products }, product, owners, sources) {
    const key = (0,product_path/* samePathKey */.tT)(product);
    const overwritten = sources.get(key);
    if (overwritten !== undefined) {
        const what = overwritten === source ? "the picture itself" : `the picture ${overwritten}`;
        return `its product ${product} would overwrite ${what}: give "output" a folder or a suffix of its own`;
    }
    if (products.filter((other) => (0,product_path/* samePathKey */.tT)(other) === key).length > 1)
        return `two of its products would be ${product}: give each of "variants" an output of its own`;
    const others = listOf(owners.get(key) ?? []).filter((other) => other !== source);
    if (others.length === 0)
        return undefined;
    const named = others.slice(0, 3).join(", ");
    return `its product ${product} is that of ${named} too: ${howToTellApart(source, others)}`;
}
function possibleCollision({ source }, product, owners, sources) {
    const key = (0,product_path/* samePathKey */.tT)(product);
    const [other] = [...listOf(owners.get(key) ?? []), ...listOf(sources.get(key) ?? [])].filter((one) => one !== source);
    return other === undefined
        ? undefined
        : `a second result of it would be ${product}, which belongs to ${other}: give "output" something that tells them apart, or set "results: first"`;
}
const PARTS = ["ext", "dir", "name"];
/** A placeholder helps only where it stands for what is different, as the file systems that tell least apart see it. */
function howToTellApart(source, others) {
    const parts = others.map((other) => PARTS.filter((part) => partOf(source, part) !== partOf(other, part)));
    if (parts.some((different) => different.length === 0)) {
        return `their names differ only in upper and lower case, or in how accents are stored, which many file systems do not tell apart: rename one of them, or put {hash} into "output"`;
    }
    const enough = PARTS.find((part) => parts.every((different) => different.includes(part)));
    const wanted = enough === undefined ? "{dir}, {name} and {ext}" : `{${enough}}`;
    return `put ${wanted} into "output", for example cutouts/{dir}/{name}.{ext}.{format}`;
}
function partOf(path, part) {
    return external_node_path_.posix.parse((0,product_path/* samePathKey */.tT)(path))[part];
}

// EXTERNAL MODULE: ./lib/numbered.js
var numbered = __webpack_require__(68191);
// EXTERNAL MODULE: ./lib/memory/claims.js
var memory_claims = __webpack_require__(66242);
// EXTERNAL MODULE: ./lib/temporary.js
var temporary = __webpack_require__(71780);
;// CONCATENATED MODULE: ./lib/plan/product-place.js




function createPlaceCheck({ workspace, committed, delivered, tracked }) {
    const folders = new Map();
    const assertFolder = async (product) => {
        await (0,inside/* assertInside */.T)(workspace, (0,external_node_path_.join)(workspace, product));
        if (delivered)
            await assertNoLink(product, workspace);
    };
    return async (product) => {
        assertLength(product, workspace);
        if (delivered)
            assertAllowed(product);
        if (committed)
            assertOutsideSubmodules(product, tracked);
        const folder = (0,external_node_path_.dirname)(product);
        const known = folders.get(folder) ?? assertFolder(product);
        folders.set(folder, known);
        return known;
    };
}
/** What file systems take for a name, in bytes on Linux and in UTF-16 elsewhere, and for a path. */
const MOST_OF_A_NAME = 255;
const MOST_OF_A_PATH = { linux: 4095, darwin: 1023, win32: 32_000 };
function assertLength(product, workspace) {
    const length = (text) => (process.platform === "linux" ? Buffer.byteLength(text) : text.length);
    const name = product.split("/").find((segment) => length(segment) > MOST_OF_A_NAME);
    if (name !== undefined)
        throw new Error(`its product ${product} has a name of ${length(name)} bytes, and file systems take ${MOST_OF_A_NAME}: ${REMEDY}`);
    const file = (0,external_node_path_.join)(workspace, product);
    // It is written under a name of its own, and gets its right one when it is whole.
    const longest = Math.max(length(file), length((0,external_node_path_.join)((0,external_node_path_.dirname)(file), temporary/* LONGEST_BESIDE */.Yz)));
    const most = MOST_OF_A_PATH[process.platform] ?? MOST_OF_A_NAME * 4;
    if (longest > most)
        throw new Error(`its product ${product} has a path of ${longest} bytes here, and the system takes ${most}: ${REMEDY}`);
}
const REMEDY = 'give the picture or its folders a shorter name, or "output" a shorter template';
function assertAllowed(product) {
    const reason = (0,memory_claims/* whyForbidden */.GV)(product);
    if (reason !== undefined)
        throw new Error(`its product ${product} ${reason}, so it would not be delivered: lead "output" elsewhere, or leave the picture out with !`);
}
async function assertNoLink(product, workspace) {
    const link = await (0,memory_claims/* linkOn */.sh)((0,external_node_path_.dirname)(product), workspace);
    if (link !== undefined)
        throw new Error(`its product ${product} would lie behind the link ${link}, so it would not be delivered: lead "output" to where the link leads, or make a folder of it`);
}
function assertOutsideSubmodules(product, tracked) {
    const parts = product.split("/");
    const folders = parts.slice(1).map((_, i) => parts.slice(0, i + 1).join("/"));
    const submodule = folders.find((folder) => tracked.get(folder)?.kind === "submodule");
    if (submodule !== undefined)
        throw new Error(`its product ${product} would lie in the submodule ${submodule}, which is a repository of its own: this one cannot commit it. Lead "output" elsewhere, or run a step with "working-directory: ${submodule}"`);
}

;// CONCATENATED MODULE: ./lib/plan/result.js
function resultOf(picture, outcome) {
    const { path, model, width, height } = picture;
    return { path, model, size: { width, height }, outcome };
}
/** The same outcome for every picture of a task. */
function resultsOf(group, outcome) {
    return group.map(({ picture }) => resultOf(picture, outcome));
}
/** For a file that may not have been looked at. */
function failed(found, failure) {
    return { path: found.path, model: found.model, outcome: { kind: "failed", failure } };
}

// EXTERNAL MODULE: ./lib/plan/settle.js
var settle = __webpack_require__(41264);
;// CONCATENATED MODULE: ./lib/plan/consider.js





/** Files are read a few at a time: more would only move the disk's head. */
const READS_AT_ONCE = 8;
/** What the manifest settles is not opened, and costs next to nothing; the rest is read, a few files at a time. */
async function considerAll(matches, context) {
    const settled = [];
    const open = [];
    for (const match of matches) {
        const products = await settleUnopened(match, context);
        if (products === undefined)
            open.push(match);
        else
            settled.push(settledBy(match, products));
    }
    const opened = { ...context, assertPlace: createPlaceCheck(context) };
    const read = [];
    // The lanes share one iterator, so that not even a promise is kept for what waits its turn.
    const waiting = open.entries();
    const lane = async () => {
        for (const [at, match] of waiting)
            read[at] = await considerOpened(match, opened);
    };
    await Promise.all(Array.from({ length: READS_AT_ONCE }, lane));
    return [...settled, ...read.flat()];
}
/** @returns undefined where the picture has to be looked at */
async function settleUnopened(match, context) {
    const contentId = (0,settle/* knownContent */.ZK)(match.path, context);
    if (contentId === undefined)
        return undefined;
    try {
        const products = await (0,settle/* settle */.G9)({ path: match.path, model: match.model, contentId }, context);
        return isSettled(products) ? products : undefined;
    }
    catch {
        // What is wrong with this picture's product is met again, and told, when the picture is opened.
        return undefined;
    }
}
async function considerOpened(match, context) {
    try {
        return await considerContent(await context.look(match), context);
    }
    catch (error) {
        const failure = { stage: "plan", reason: (0,user_error/* messageOf */.bD)(error), paid: false, retryable: false };
        return [unsettled(match, failure)];
    }
}
/** A file that fails before anything is known of its products. */
function unsettled(found, failure) {
    return { kind: "settled", result: failed(found, failure), products: [], renamed: [] };
}
async function considerContent(looked, context) {
    switch (looked.kind) {
        case "passed-over":
            return [];
        case "skipped": {
            const { path, model } = looked.match;
            const outcome = { kind: "skipped", reason: looked.reason };
            return [{ kind: "settled", result: { path, model, outcome }, products: [], renamed: [] }];
        }
        case "refused":
            return [unsettled(looked.match, looked.failure)];
        case "pointer": {
            const products = await (0,settle/* settle */.G9)({ ...looked.match, contentId: looked.contentId }, context);
            if (isSettled(products))
                return [settledBy(looked.match, products)];
            return [unsettled(looked.match, looked.failure)];
        }
        case "picture": {
            const { picture } = looked;
            const products = await (0,settle/* settle */.G9)(picture, context);
            if (isSettled(products))
                return [settledBy(picture, products)];
            for (const plan of products)
                if (plan.kind === "finish")
                    await context.assertPlace(plan.path);
            return [{ kind: "work", work: { picture, products } }];
        }
    }
}
function isSettled(products) {
    return products.every((product) => product.kind !== "finish");
}
function settledBy(found, products) {
    const kept = products.find((product) => product.kind === "kept");
    const outcome = {
        kind: kept === undefined ? "reused" : "kept",
        products: products.flatMap(productsThere),
        reason: kept?.reason ?? "up to date",
        ...(kept?.foreign && { foreign: kept.foreign }),
    };
    return {
        kind: "settled",
        result: { path: found.path, model: found.model, outcome },
        products: outcome.products.map((product) => product.path),
        renamed: renamedLines(products),
    };
}
/** The product that is there already, with its further ones. */
function productsThere(plan) {
    if (plan.kind === "finish" || plan.product === undefined)
        return [];
    return plan.kind === "done" ? [plan.product, ...plan.extras] : [plan.product];
}
function renamedLines(products) {
    return products.flatMap((plan) => (plan.kind === "done" && plan.renamed !== undefined ? [plan.renamed] : []));
}
/** Lines of the picture's products that are up to date under another name of the picture. */
function renamedIn(candidate) {
    return candidate.kind === "settled" ? candidate.renamed : renamedLines(candidate.work.products);
}
/** The paths that a picture's products take. */
function claimOf(candidate, results = "first") {
    if (candidate.kind === "settled")
        return { source: candidate.result.path, products: candidate.products, possible: [] };
    const { picture, products } = candidate.work;
    const paths = products.flatMap((plan) => plan.kind === "finish" ? [plan.path] : plan.product === undefined ? [] : [plan.product.path]);
    return { source: picture.path, products: paths, possible: results === "all" ? paths.flatMap(further) : [] };
}
function further(path) {
    return Array.from({ length: numbered/* MOST_RESULTS */.fO - 1 }, (_, at) => (0,numbered/* numbered */.jN)(path, at + 1));
}
function foundOf(candidate) {
    return candidate.kind === "work" ? candidate.work.picture : candidate.result;
}

;// CONCATENATED MODULE: ./lib/plan/budget.js

/** Takes what the budget allows: all, or with `defer` the first ones, or else none. */
function withinBudget(submit, works, { budget, overBudget, share }) {
    if (submit.length <= budget)
        return { settled: [], submit };
    const [taken, left] = overBudget === "defer" ? [submit.slice(0, budget), submit.slice(budget)] : [[], submit];
    const numbers = share.kind === "shard"
        ? `${submit.length} pictures of shard ${share.shard.index}/${share.shard.of} are to be paid for, and its share of "max-paid" is ${budget}`
        : `${submit.length} pictures are to be paid for, and "max-paid" is ${budget}`;
    const outcome = beyondBudget(numbers, overBudget);
    return { settled: left.flatMap((task) => resultsOf(works.get(task.id) ?? [], outcome)), submit: taken };
}
function beyondBudget(numbers, overBudget) {
    if (overBudget === "defer")
        return { kind: "deferred", reason: `${numbers}: left to the next run`, paid: false };
    const reason = `${numbers}, so none was submitted: raise it, or set "over-budget: defer"`;
    return { kind: "failed", failure: { stage: "plan", reason, paid: false, retryable: false } };
}

// EXTERNAL MODULE: ./lib/plan/recipe-id.js
var recipe_id = __webpack_require__(17031);
;// CONCATENATED MODULE: ./lib/plan/copies.js



/** @returns a search that answers undefined where some product of the work has no equal */
function createCopySearch(context) {
    const donors = donorsOf(context);
    return async ({ picture, products }) => {
        const copies = [];
        for (const plan of products) {
            if (plan.kind !== "finish")
                continue;
            const some = await copiesFor(plan, picture, donors, context);
            if (some === undefined)
                return undefined;
            copies.push(...some);
        }
        return copies;
    };
}
async function copiesFor({ variant, path: to, kept }, picture, donors, context) {
    const wanted = { content: picture.contentId, model: picture.model, recipe: (0,recipe_id/* recipeId */.W)(variant.recipe) };
    const alike = donors.get(keyOf(wanted)) ?? [];
    // Where another cutout costs nothing, what is held to other checks is made anew and judged by these.
    const judged = context.billed ? alike : alike.filter(({ recipe }) => recipe === wanted.recipe);
    const donor = await firstWhole(judged, to, context);
    if (donor === undefined)
        return undefined;
    const further = (await furtherOf(donor, context)).map(({ line, index }) => ({ line, to: (0,numbered/* numbered */.jN)(to, index) }));
    return [{ line: donor, to }, ...further.filter((one) => !kept.has(one.to))].map((one) => copyOf(one.line, one.to, variant, picture, context));
}
function copyOf(donor, to, variant, picture, { prefix }) {
    const [product, source] = [to.slice(prefix.length), picture.path.slice(prefix.length)];
    const line = { ...donor, product, source, variant: variant.name, blob: picture.blobId };
    return { from: prefix + donor.product, to, line };
}
/** What the service gave besides, where that is wanted and still there. */
async function furtherOf(donor, { results, manifest, prefix, workspace }) {
    if (results === "first")
        return [];
    const known = Array.from({ length: numbered/* MOST_RESULTS */.fO - 1 }, (_, at) => at + 1).flatMap((index) => {
        const line = manifest.lines.get((0,numbered/* numbered */.jN)(donor.product, index));
        return line?.source === donor.source && line.variant === donor.variant ? [{ line, index }] : [];
    });
    const claims = await Promise.all(known.map(({ line }) => (0,memory_claims/* checkClaim */.xU)(line, prefix + line.product, workspace)));
    return known.filter((_, at) => claims[at]?.kind === "holds");
}
/**
 * Finds a product that kept every pixel of the task's cutout, so that another format, size or ground needs no service: as
 * good as the store's cutout, and there where the store is gone.
 * @returns a search that answers the product's path, relative to the workspace, with its line
 */
function createProductSearch(context) {
    const donors = donorsOf(context);
    return async ({ picture }) => {
        const wanted = { content: picture.contentId, model: picture.model, recipe: UNTOUCHED };
        const line = await firstWhole(donors.get(keyOf(wanted)) ?? [], "", context);
        const isWhole = line?.width === picture.width && line.height === picture.height;
        return line !== undefined && isWhole ? { path: context.prefix + line.product, line } : undefined;
    };
}
/** The recipe that keeps each pixel: PNG, transparent, nothing cropped, enlarged or added. */
const UNTOUCHED = "png";
function donorsOf({ manifest, service }) {
    const donors = new Map();
    for (const line of manifest.lines.values()) {
        if (line.service !== service || isFurther(line, manifest.lines))
            continue;
        const others = donors.get(keyOf(line));
        if (others === undefined)
            donors.set(keyOf(line), [line]);
        else
            others.push(line);
    }
    return donors;
}
/** Whether a line is of a further result: a copy of it would not be what the picture's product is. */
function isFurther(line, lines) {
    const first = lines.get((0,numbered/* withoutNumber */.sg)(line.product) ?? "");
    return first !== undefined && first.source === line.source && first.variant === line.variant;
}
function keyOf({ content, model, recipe }) {
    return `${content} ${model} ${(0,recipe_id/* looksOf */.u)(recipe)}`;
}
/** The first whose file bears its line out. A line that is not borne out is struck off, so that each is looked at once. */
async function firstWhole(lines, to, { prefix, workspace }) {
    for (let at = 0; at < lines.length;) {
        const line = lines[at];
        const path = prefix + (line?.product ?? "");
        if (line === undefined || path === to)
            at++;
        else if ((await (0,memory_claims/* checkClaim */.xU)(line, path, workspace)).kind === "holds")
            return line;
        else
            lines.splice(at, 1);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/plan/keep-own.js
/** As many as the worker threads of most machines take on. */
const LOOKED_INTO_AT_ONCE = 8;
/**
 * Finds among the ways of one kind the pictures that are cut out already, which need no service. Only pictures whose
 * header says that they have alpha are unpacked for it.
 */
async function keepOwn(ways, kind, { transparent, isCutOut }) {
    const open = ways.filter((way) => way.kind === kind && way.task.picture.hasAlpha === true);
    if (transparent === "send" || open.length === 0)
        return ways;
    const own = new Set();
    // The lanes share one iterator.
    const waiting = open.values();
    const lane = async () => {
        for (const way of waiting)
            if (await isCutOut(way.task.picture))
                own.add(way);
    };
    await Promise.all(Array.from({ length: LOOKED_INTO_AT_ONCE }, lane));
    return ways.map((way) => (own.has(way) ? { kind: "own", task: way.task } : way));
}

;// CONCATENATED MODULE: ./lib/plan/slice.js

/**
 * The part of the work that one run takes on. What is paid for comes first, then what was never made, then what is to be
 * redone: so a large catalog is complete after some nights before any of it is refined.
 */
function sliceOf(ways, works, { maxPictures, manifest, prefix }) {
    const picturesOf = ({ task }) => works.get(task.id) ?? [];
    const wasMade = (way) => picturesOf(way).some(({ picture }) => manifest.bySource.has(picture.path.slice(prefix.length)));
    const urgency = (way) => (way.kind === "resumed" ? 0 : wasMade(way) ? 2 : 1);
    const all = ways.reduce((sum, way) => sum + picturesOf(way).length, 0);
    if (all <= maxPictures)
        return { taken: ways, settled: [] };
    const taken = new Set();
    let room = maxPictures;
    for (const way of ways.toSorted((a, b) => urgency(a) - urgency(b))) {
        const { length } = picturesOf(way);
        // Equal pictures come out together: one alone may be more than a slice, and must not wait for ever.
        if (length > room && taken.size > 0)
            continue;
        taken.add(way);
        room -= length;
    }
    const reason = `${all} pictures are to be worked on, and "max-pictures" is ${maxPictures}: left to the next run`;
    const outcome = { kind: "deferred", reason, paid: false };
    const left = ways.filter((way) => !taken.has(way));
    return {
        taken: ways.filter((way) => taken.has(way)),
        settled: left.flatMap((way) => resultsOf(picturesOf(way), outcome)),
    };
}

;// CONCATENATED MODULE: ./lib/plan/decide.js






/** Store, ledger, limits and budget say where each task's cutout comes from. */
async function decide(works, context) {
    const open = await keepOwn(await waysOf(works, context), "none", context);
    const ways = await keepOwn(open, "original", context);
    const settled = ways.flatMap((way) => decide_settledBy(way, works.get(way.task.id) ?? []));
    const slice = sliceOf(ways.filter((way) => way.kind !== "none" && way.kind !== "unjudged"), works, context);
    // A slice's pictures alone are looked into: of a large catalog each night takes its share of that work, too.
    const taken = await keepOwn(slice.taken, "submit", context);
    const submit = taken.flatMap((way) => (way.kind === "submit" ? [way.task] : []));
    const budgeted = withinBudget(submit, works, context);
    return {
        settled: [...settled, ...slice.settled, ...budgeted.settled],
        stored: taken.filter((way) => way.kind === "stored"),
        copied: taken.flatMap((way) => (way.kind === "copied" ? way.copied : [])),
        own: taken.flatMap((way) => (way.kind === "own" ? [way.task] : [])),
        originals: taken.filter((way) => way.kind === "original"),
        resumed: byJob(taken.filter((way) => way.kind === "resumed")),
        submit: budgeted.submit,
    };
}
async function waysOf(works, context) {
    if (works.size === 0)
        return [];
    const findCopies = createCopySearch(context);
    const findProduct = createProductSearch(context);
    const jobs = new Map(context.openJobs.flatMap((job) => unsettledTasks(job).map((task) => [task, job])));
    const paidBefore = new Map(context.paidBefore.map((before) => [before.task, before]));
    const ways = [];
    for (const [id, group] of works) {
        const task = taskOf(id, group);
        if (task === undefined)
            continue;
        const before = paidBefore.get(id);
        const way = await unpaidWayOf(task, group, jobs.get(id), { ...context, findCopies, findProduct });
        if (way === undefined && context.billed && group.every(isOnlyUnjudged))
            ways.push({ kind: "unjudged", task });
        else
            ways.push(way ?? (before === undefined ? await wayToService(task, context) : wayOfPaidBefore(task, before)));
    }
    return ways;
}
function decide_settledBy(way, group) {
    if (way.kind === "none")
        return resultsOf(group, way.outcome);
    if (way.kind !== "unjudged")
        return [];
    return group.map(({ picture, products }) => resultOf(picture, { kind: "reused", products: products.flatMap(productThere), reason: UNJUDGED }));
}
const UNJUDGED = 'up to date, but not judged by the changed "require": its cutout is in no store any more, and another would be paid for';
function isOnlyUnjudged({ products }) {
    return products.every((plan) => plan.kind !== "finish" || plan.unjudged !== undefined);
}
function productThere(plan) {
    const product = plan.kind === "finish" ? plan.unjudged : plan.product;
    return product === undefined ? [] : [product];
}
/** @returns undefined where the task's cutout is nowhere to be had but at the service */
async function unpaidWayOf(task, group, job, { force, findCutout, adopt, judgeAgain, findCopies, findProduct }) {
    const cutout = force ? undefined : await findCutout(task.id);
    if (cutout !== undefined)
        return { kind: "stored", task, cutout };
    if (job !== undefined)
        return { kind: "resumed", task, job };
    const copied = force ? undefined : await copiesOf(group, findCopies);
    if (copied !== undefined)
        return { kind: "copied", task, copied };
    if (force)
        return undefined;
    const product = await findProduct(task);
    if (product !== undefined)
        return { kind: "stored", task, cutout: await adopt(task, product.path, product.line) };
    const kept = await judgeAgain(task);
    return kept && { kind: "stored", task, cutout: kept };
}
async function copiesOf(group, find) {
    const copied = [];
    for (const work of group) {
        const copies = await find(work);
        if (copies === undefined)
            return undefined;
        copied.push({ work, copies });
    }
    return copied;
}
function wayOfPaidBefore(task, before) {
    return { kind: "none", task, outcome: { kind: "failed", failure: paidBeforeFailure(before) } };
}
async function wayToService(task, context) {
    const refused = await context.refused(task.id);
    if (refused?.kind === "original")
        return { ...refused, task };
    if (refused !== undefined)
        return { kind: "none", task, outcome: refused };
    const admission = context.admit(task.picture);
    switch (admission.kind) {
        case "admitted":
            return { kind: "submit", task };
        case "skipped":
            return { kind: "none", task, outcome: { kind: "skipped", reason: admission.reason } };
        case "refused": {
            const failure = { stage: "plan", reason: admission.reason, paid: false, retryable: false };
            return { kind: "none", task, outcome: { kind: "failed", failure } };
        }
    }
}
function unsettledTasks(job) {
    const settled = new Set(job.settled);
    return job.tasks.map(({ task }) => task).filter((task) => !settled.has(task));
}
function taskOf(id, group) {
    const [first, ...rest] = group;
    return first === undefined ? undefined : { id, picture: first.picture, twins: rest.map((work) => work.picture) };
}
function byJob(resumed) {
    const jobs = new Map();
    for (const { job, task } of resumed) {
        const others = jobs.get(job);
        if (others === undefined)
            jobs.set(job, [task]);
        else
            others.push(task);
    }
    return [...jobs].map(([job, tasks]) => ({ job, tasks }));
}

;// CONCATENATED MODULE: ./lib/plan/orphans.js




/**
 * The products in the manifest whose source is gone, relative to the workspace.
 * @param found paths of the pictures that the globs matched
 */
async function findOrphans(found, candidates, context) {
    const { manifest, prefix } = context;
    const orphans = [];
    for (const [source, lines] of manifest.bySource) {
        const path = prefix + source;
        if (!found.has(path) && (await isGone(path, context)))
            orphans.push(...lines.map((line) => prefix + line.product));
    }
    if (orphans.length === 0)
        return [];
    // A renamed picture may have the very product that its old name had.
    const claimed = new Set(candidates.flatMap((candidate) => claimOf(candidate).products));
    return orphans.filter((product) => !claimed.has(product)).toSorted();
}
async function isGone(path, { workspace, tracked, log }) {
    // A picture that a sparse checkout leaves out is not gone.
    if (tracked.has(path))
        return false;
    try {
        return !(await (0,exists/* exists */.t)((0,external_node_path_.join)(workspace, path)));
    }
    catch (error) {
        log.warning(`It is not known whether ${path} is still there (${(0,user_error/* messageOf */.bD)(error)}), so its product stays.`);
        return false;
    }
}

// EXTERNAL MODULE: ./lib/plan/share.js
var plan_share = __webpack_require__(46084);
;// CONCATENATED MODULE: ./lib/plan/plan.js






/** Decides what becomes of every matched file. Nothing is submitted before the whole plan is made. */
async function plan(matches, context) {
    const candidates = await considerAll(matches, context);
    const collisions = findCollisions(candidates.map((candidate) => claimOf(candidate, context.results)));
    const settled = [];
    const works = new Map();
    for (const candidate of candidates) {
        const failure = collisions.get(candidate.kind === "work" ? candidate.work.picture.path : candidate.result.path);
        if (failure !== undefined)
            settled.push(failed(foundOf(candidate), failure));
        else if (candidate.kind === "settled")
            settled.push(candidate.result);
        else
            addTo(works, candidate.work);
    }
    const { share } = context;
    const own = new Map([...works].filter(([task]) => (0,plan_share/* hasTask */.GH)(share, task)));
    const budget = share.kind === "shard" ? (0,plan_share/* shareOfBudget */.Ih)(context, works.keys(), share.shard) : context.budget;
    const decided = await decide(share.kind === "collected" ? NO_WORKS : own, { ...context, budget });
    const told = settled.filter((result) => (0,plan_share/* tellsOf */.Cz)(share, result, context));
    const whole = share.kind !== "shard";
    return {
        ...decided,
        settled: [...told, ...decided.settled],
        works: own,
        scope: { tasks: own.size, wholeTasks: works.size, budget },
        // What concerns the manifest as a whole is for the run that brings the shards together.
        orphans: whole ? await findOrphans(new Set(matches.map((match) => match.path)), candidates, context) : [],
        wouldSubmit: 0,
        renamed: whole ? candidates.flatMap(renamedIn) : [],
    };
}
const NO_WORKS = new Map();
function addTo(works, work) {
    const id = `${work.picture.contentId}.${work.picture.model}`;
    const others = works.get(id);
    if (others === undefined)
        works.set(id, [work]);
    else
        others.push(work);
}

;// CONCATENATED MODULE: ./lib/plan/plan-only.js

/**
 * The plan of a run that only tells: nothing is left to do, and every picture has the outcome that a run in earnest would
 * come to, the budget's included.
 * @param why a dry run, or a run without secrets
 */
function planOnly(plan, why) {
    const all = (task, outcome) => resultsOf(plan.works.get(task.id) ?? [], outcome);
    const unpaid = (how) => ({
        kind: "reused",
        products: [],
        reason: `${why}: would be ${how}, unpaid`,
    });
    // One object for all: a catalog may have a hundred thousand of them.
    const planned = { kind: "planned", reason: `${why}: would be submitted` };
    const told = [
        ...plan.stored.flatMap(({ task }) => all(task, unpaid("finished from the store"))),
        ...plan.own.flatMap(({ id }) => ownOf(plan, id, why)),
        ...plan.originals.flatMap(({ task, reason }) => all(task, { kind: "skipped", reason: `${why}: ${reason}` })),
        ...plan.copied.map(({ work }) => resultOf(work.picture, unpaid("copied from an equal picture's product"))),
        ...plan.resumed.flatMap(({ tasks }) => tasks.flatMap((task) => all(task, unpaid("collected from an earlier run's job")))),
        ...plan.submit.flatMap((task) => toSubmit(task, planned, why)),
    ];
    const nothing = {
        stored: [],
        copied: [],
        own: [],
        originals: [],
        resumed: [],
        submit: [],
        renamed: [],
        works: new Map(),
    };
    return { ...plan, ...nothing, settled: [...plan.settled, ...told], wouldSubmit: plan.submit.length, earnest: plan };
}
function ownOf({ works }, task, why) {
    const reason = `${why}: would be kept as it is cut out already, unsent and unpaid`;
    return resultsOf(works.get(task) ?? [], { kind: "reused", products: [], reason });
}
function toSubmit({ picture, twins }, planned, why) {
    const once = `${why}: would be sent once with ${picture.path}, which is equal`;
    return [resultOf(picture, planned), ...twins.map((twin) => resultOf(twin, { kind: "planned", reason: once }))];
}

// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(58191);
// EXTERNAL MODULE: ./lib/run/service-identity.js
var service_identity = __webpack_require__(87957);
;// CONCATENATED MODULE: ./lib/run/adopting.js



/**
 * Takes a product of the work tree for the cutout that it is. A copy goes into the store, since the product may be
 * replaced while its other variants are still made of it; a run that only tells writes none.
 */
async function adoptProduct({ id, picture }, path, line, { settings, state, tellsOnly, }) {
    const [product, size] = [(0,external_node_path_.join)(settings.workspace, path), { width: picture.width, height: picture.height }];
    const made = { task: id, jobKey: "", requestId: line.request };
    if (tellsOnly)
        return { ...made, images: [{ file: product, ...size }] };
    const file = await state.store.temporaryFile();
    await (0,promises_.copyFile)(product, file);
    return state.store.put({ ...made, service: (0,service_identity/* serviceIdentity */.C1)(settings.service), images: [{ file, ...size }] });
}

;// CONCATENATED MODULE: ./lib/run/cut-out.js

/**
 * Whether a picture with alpha is cut out already. That one is not is remembered by its content; one that is gets a
 * product. What cannot be looked into is taken for any other picture.
 */
async function isCutOut({ contentId, file, path }, { state: { notCutOut }, threads, log, signal }) {
    try {
        if (await notCutOut.has(contentId))
            return false;
        const is = await threads.run("isCutOut", { file }, { signal });
        if (!is)
            await notCutOut.add([contentId]);
        return is;
    }
    catch (error) {
        log.debug(`Whether ${path} is cut out already cannot be told: ${(0,user_error/* messageOf */.bD)(error)}`);
        return false;
    }
}

// EXTERNAL MODULE: ./lib/pixels/check-version.js
var check_version = __webpack_require__(95284);
;// CONCATENATED MODULE: ./lib/run/kept-answers.js




/**
 * Judges an answer again that an earlier release paid for and found no cutout in: this one may be able to use it. Each
 * is judged once by every version of the check.
 * @returns undefined where there is none, or it is no cutout for this version either
 */
function openKeptAnswers(context) {
    const { settings, state } = context;
    if (!(0,service_identity/* isRemote */.Vx)(settings.service))
        return async () => undefined;
    const service = (0,service_identity/* serviceIdentity */.C1)(settings.service);
    let known;
    return async (task) => {
        known ??= new Map(state.ledger.paidInVain(service).map((one) => [one.task, one]));
        const paid = known.get(task.id);
        if (paid === undefined)
            return undefined;
        const kept = await state.store.findAside(service, task.id, check_version/* CHECK_VERSION */.U);
        return kept === undefined ? undefined : judge(task, { ...paid, kept, service }, context);
    };
}
async function judge(task, answer, context) {
    const { state, threads, log, tellsOnly } = context;
    const { kept, sent, service } = answer;
    // The check brings a good answer into shape in its place, and the kept one stays until the cutout is stored.
    const file = await state.store.temporaryFile();
    try {
        await (0,promises_.copyFile)(kept, file);
        const verdict = await threads.run("verify", { file, expected: sent, source: task.picture.file });
        if (verdict.kind === "bad") {
            if (!tellsOnly)
                await state.store.judged(service, task.id, check_version/* CHECK_VERSION */.U);
            return undefined;
        }
        log.info(`${task.picture.path}: what the service had answered is a cutout for this release, and is not paid for again.`);
        const { width, height } = verdict;
        return tellsOnly
            ? { task: task.id, images: [{ file: kept, width, height }], jobKey: answer.jobKey, requestId: answer.requestId }
            : await store(task, { file, width, height }, answer, context);
    }
    catch (error) {
        log.warning(`${task.picture.path}: what the service had answered (${kept}) cannot be looked at: ${(0,user_error/* messageOf */.bD)(error)}`);
        return undefined;
    }
    finally {
        await (0,promises_.rm)(file, { force: true });
    }
}
async function store({ id }, image, { service, submit, jobKey, requestId }, { state }) {
    const cutout = await state.store.put({ service, task: id, images: [image], jobKey, requestId });
    await state.ledger.settled(submit, id, { kind: "stored" });
    return cutout;
}

// EXTERNAL MODULE: ./lib/report/visible.js
var visible = __webpack_require__(35944);
;// CONCATENATED MODULE: ./lib/run/left-out.js


/** As many names as a reader takes in. */
const NAMED = 10;
function createLeftOut() {
    const unsupported = [];
    let others = 0;
    return {
        noting: (match, looked) => {
            if (looked.kind === "passed-over")
                others += 1;
            if (looked.kind === "skipped" && looked.unsupported !== undefined)
                unsupported.push(`${(0,visible/* visible */.RK)(match.path)} (${looked.unsupported})`);
            return looked;
        },
        count: () => others + unsupported.length,
        tell: (log) => {
            if (others > 0)
                log.info(`${(0,words/* count */.U9)(others, "file")} left out: no pictures.`);
            if (unsupported.length === 0)
                return;
            const names = unsupported.toSorted().slice(0, NAMED).join(", ");
            const rest = unsupported.length > NAMED ? `, and ${unsupported.length - NAMED} more` : "";
            log.warning(`${(0,words/* count */.U9)(unsupported.length, "picture")} skipped, of a kind that is not supported: ${names}${rest}. Convert to JPEG, PNG, WebP or AVIF, or leave out with !.`);
        },
    };
}

// EXTERNAL MODULE: ./lib/run/refusals.js + 1 modules
var refusals = __webpack_require__(16198);
// EXTERNAL MODULE: ./lib/run/rules.js
var rules = __webpack_require__(69690);
// EXTERNAL MODULE: ./lib/run/scope.js
var scope = __webpack_require__(77189);
;// CONCATENATED MODULE: ./lib/run/unreadable.js

/**
 * Why a picture is not paid for though nothing that can be read says that it was: what cannot be read in the state may
 * say so. Nothing of that kind stops what costs nothing.
 * @returns undefined where there is no doubt, or `pay-again` or `force` says to pay all the same
 */
async function unreadableState(task, { stateDirectory, service, payAgain, force }, { ledger, store }) {
    if (!(0,service_identity/* isBilled */.hO)(service) || payAgain)
        return undefined;
    if (ledger.damage !== undefined)
        return unpaid(`line ${ledger.damage} of the ledger ${stateDirectory}/ledger.jsonl cannot be read, and may say that this picture was paid for, so it is not submitted: restore the file, or set "pay-again: true" to drop what cannot be read and pay`);
    const damaged = force ? undefined : await store.damaged((0,service_identity/* serviceIdentity */.C1)(service), task);
    if (damaged === undefined)
        return undefined;
    return unpaid(`its cutout in the store was paid for and is damaged (${damaged}), so it is not submitted again: restore that folder, or set "pay-again: true" to pay for another cutout`);
}
function unpaid(reason) {
    return { kind: "failed", failure: { stage: "plan", reason, paid: false, retryable: false } };
}

// EXTERNAL MODULE: ./lib/run/way-of-offering.js
var way_of_offering = __webpack_require__(57057);
;// CONCATENATED MODULE: ./lib/run/planning.js



















/**
 * Makes the plan, whole before anything is submitted, and shows it.
 * @throws UserError where the manifest is not in the work tree, though git has one, or where no picture must not be
 */
async function planRun(settings, findings, state, tracked, { log, threads, signal }) {
    await assertManifest(settings, tracked);
    const service = (0,service_identity/* serviceIdentity */.C1)(settings.service);
    const ruleOf = await (0,rules/* openRules */.y)(settings);
    const left = createLeftOut();
    const { known } = (0,refusals/* openRefusals */.m)({ settings, state, log });
    const made = await plan(findings.matches, {
        workspace: settings.workspace,
        prefix: (0,scope/* prefixOf */.MT)(settings),
        variantsOf: (path) => ruleOf(path)?.variants ?? settings.variants,
        service,
        billed: (0,service_identity/* isBilled */.hO)(settings.service),
        manifest: state.manifest,
        tracked,
        force: settings.force,
        results: settings.results,
        begun: state.drafts.begun,
        wrote: state.written.has,
        look: async (match) => left.noting(match, await look(match, settings.workspace)),
        admit: (picture) => admit(picture, settings.outOfLimits),
        adopt: (task, path, line) => adoptProduct(task, path, line, { settings, state, tellsOnly: (0,scope/* whyPlanOnly */.Y1)(settings) !== undefined }),
        transparent: settings.transparent,
        isCutOut: (picture) => isCutOut(picture, { state, threads, log, signal }),
        findCutout: (task) => state.store.find(service, task),
        refused: async (task) => (await known(task)) ?? unreadableState(task, settings, state),
        judgeAgain: openKeptAnswers({ settings, state, threads, log, tellsOnly: (0,scope/* whyPlanOnly */.Y1)(settings) !== undefined }),
        // The embedded service's jobs ended with the run that had them.
        openJobs: (0,service_identity/* isRemote */.Vx)(settings.service) ? state.ledger.openJobs(service) : [],
        // What is redone by force is meant to be paid for again.
        paidBefore: settings.payAgain || settings.force ? [] : paidBefore(settings, state),
        budget: (0,service_identity/* isBilled */.hO)(settings.service) ? settings.maxPaid : Number.POSITIVE_INFINITY,
        overBudget: settings.overBudget,
        maxPictures: settings.maxPictures,
        share: (0,scope/* shareOf */.tC)(settings),
        committed: settings.deliver.some(scope/* isGitWay */.y1),
        // A shard's products are packed for the run that delivers them.
        delivered: settings.deliver.length > 0 || settings.shard !== undefined,
        log,
    });
    left.tell(log);
    refuseNoPictures(findings, left.count(), settings);
    tellShare(made, settings, log);
    tell(made, settings, state, log);
    const only = (0,scope/* whyPlanOnly */.Y1)(settings);
    if (only === undefined)
        return made;
    const why = PLAN_ONLY[only];
    log.info(`${why}: nothing is submitted, and neither products nor manifest are written.`);
    return planOnly(made, why);
}
/** Files that match and are all something else are as little as none. */
function refuseNoPictures({ matches }, others, { ifNoFilesFound }) {
    if (ifNoFilesFound !== "error" || matches.length === 0 || others < matches.length)
        return;
    throw new user_error/* UserError */.yo(`"paths" matches ${(0,words/* count */.U9)(matches.length, "file")}, but no picture.`);
}
/** Without its manifest every picture would be taken for a new one. */
async function assertManifest(settings, tracked) {
    const path = (0,scope/* prefixOf */.MT)(settings) + settings.manifest;
    if (tracked.get(path)?.kind !== "left-out" || (await (0,exists/* exists */.t)((0,external_node_path_.join)(settings.workspace, path))))
        return;
    throw new user_error/* UserError */.yo(`The sparse checkout leaves out the manifest ${path}, and without it pictures would be paid for again: add it to "sparse-checkout" of actions/checkout`);
}
/** What earlier runs paid for, or may have paid for, without getting a cutout, or were refused. */
function paidBefore(settings, { ledger }) {
    if (!(0,service_identity/* isBilled */.hO)(settings.service))
        return [];
    const way = (0,way_of_offering/* wayOfOffering */.x)(settings);
    return ledger
        .paidBefore((0,service_identity/* serviceIdentity */.C1)(settings.service))
        .filter(({ verdict }) => verdict?.code !== UNREACHABLE || verdict.way === way);
}
const PLAN_ONLY = {
    "dry-run": "dry run",
    "no-secrets": "GitHub gives this run no secrets (a fork's or Dependabot's)",
};
/** In a matrix each leg's log says how much of the whole is its own. */
function tellShare({ scope }, settings, log) {
    const { shard, maxPaid } = settings;
    if (shard === undefined)
        return;
    const share = `Shard ${shard.index}/${shard.of}: ${scope.tasks} of ${(0,words/* count */.U9)(scope.wholeTasks, "picture")} to work on`;
    const money = (0,service_identity/* isBilled */.hO)(settings.service) && Number.isFinite(maxPaid);
    log.info(money
        ? `${share}; it may pay for ${scope.budget} of the ${maxPaid} that "max-paid" allows all shards.`
        : `${share}.`);
}
const TO_SUBMIT = {
    billed: "to submit, each paid for",
    unbilled: "to submit, not billed",
    embedded: "to submit to the embedded service, free of charge",
};
function tell(plan, settings, state, log) {
    const settled = (kind) => plan.settled.filter(({ outcome }) => outcome.kind === kind).length;
    const kept = (foreign) => plan.settled.filter(({ outcome }) => outcome.kind === "kept" && outcome.foreign === foreign).length;
    const resumed = plan.resumed.reduce((sum, { tasks }) => sum + tasks.length, 0);
    const one = plan.orphans.length === 1;
    const orphans = one ? "product" : "products";
    const rows = [
        [settled("reused"), "up to date"],
        [kept(undefined), "edited by hand, left alone"],
        [kept(true), 'there before and not in the manifest, left alone ("force" replaces them)'],
        [plan.stored.length, "to finish again from the store, unpaid"],
        [
            plan.own.reduce((sum, { id }) => sum + (plan.works.get(id)?.length ?? 0), 0),
            "cut out already, to finish as they are, unsent and unpaid",
        ],
        [plan.copied.length, "to copy from equal pictures' products, unpaid"],
        [resumed, "to collect from jobs that an earlier run paid for"],
        [plan.submit.length, TO_SUBMIT[(0,service_identity/* termsOf */.fd)(settings.service)]],
        [
            plan.originals.reduce((sum, { task }) => sum + (plan.works.get(task.id)?.length ?? 0), 0),
            "refused before, and kept as they are in their products' places",
        ],
        [settled("deferred"), "left to the next run"],
        [settled("skipped"), "skipped"],
        [settled("failed"), "refused"],
        [
            plan.orphans.length,
            settings.prune
                ? `${orphans} without a picture, to be removed`
                : `${orphans} without a picture ("prune" removes ${one ? "it" : "them"})`,
        ],
    ];
    for (const [number, what] of rows)
        if (number > 0)
            log.info(`${String(number).padStart(6)} ${what}`);
    if (plan.submit.length > 0)
        tellWhatLeaves(plan, settings, state, log);
}
function tellWhatLeaves(plan, settings, state, log) {
    const service = (0,service_identity/* serviceIdentity */.C1)(settings.service);
    switch ((0,service_identity/* termsOf */.fd)(settings.service)) {
        case "embedded":
            return;
        case "unbilled":
            log.info(`These pictures leave for ${service}, which bills nothing ("billed: false").`);
            return;
        case "billed":
            for (const task of plan.submit)
                log.info(`       pays for ${task.picture.path} (${task.picture.model})`);
            log.info(`These pictures leave for a third party: ${service}.`);
            warnOfMoney(plan, settings, state, log);
    }
}
function warnOfMoney(plan, settings, state, log) {
    const wanted = new Set(plan.submit.map((task) => task.id));
    const again = paidBefore(settings, state).filter(({ task, kind }) => kind !== "declined" && wanted.has(task));
    if (again.length > 0)
        log.warning(`${again.length} of them are paid for again: earlier runs paid for them, or may have, in vain.`);
    const { deliver, shard } = settings;
    if (!deliver.includes("commit") && !deliver.includes("pull-request") && shard === undefined)
        log.warning(settings.deliver.length === 0
            ? `Commit ${settings.manifest} with the products: where it and this machine's cache are lost, the next run pays for these pictures again.`
            : 'The manifest is not committed ("deliver" has neither commit nor pull-request): if the cache is lost as well, the next run pays for these pictures again.');
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


/***/ })

};
