export const id = 879;
export const ids = [879];
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

/***/ 78048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ originalRecipe)
/* harmony export */ });
/**
 * The recipe for a picture that stands in its product's place: its format, size and ground, and nothing that takes a
 * subject or judges one. Undefined for a mask, in whose place no picture makes sense.
 */
function originalRecipe({ shadow: _, checks: __, ...recipe }) {
    return recipe.content === "mask" ? undefined : { ...recipe, content: "picture", trim: false };
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

/***/ 38472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ finishProducts)
});

// EXTERNAL MODULE: ./lib/numbered.js
var numbered = __webpack_require__(68191);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
;// CONCATENATED MODULE: ./lib/finish/finish.js


/**
 * Turns a cutout into products and previews, in one job on a worker thread: each file is read and decoded once. A cutout
 * of several images gives `name`, `name-2`, …. Never rejects: what could not be made is told to `onProduct`.
 */
async function finish(input, threads) {
    const { picture, cutout, workspace, preview, signal, onProduct } = input;
    const images = cutout.images.map(({ file }, at) => ({ file, products: productsOfImage(input.wanted, at) }));
    const sureness = cutout.confidence !== undefined && { confidence: cutout.confidence };
    const open = variantsByPath(images, input.wanted);
    const tell = (told) => {
        const variant = open.get(told.path);
        if (variant === undefined)
            return;
        open.delete(told.path);
        if (told.kind !== "written") {
            onProduct(told);
            return;
        }
        const { path, size, bytes, sha256, blobId } = told;
        const product = { variant: variant.name, path, ...size, bytes, sha256 };
        onProduct({ kind: "written", product, variant, blobId });
    };
    try {
        return await threads.run("finish", { source: picture.file, images, workspace, ...sureness, ...(preview && { preview }) }, { onPart: tell, near: picture.contentId, ...(signal && { signal }) });
    }
    catch (error) {
        for (const path of open.keys())
            onProduct({ kind: "failed", path, reason: (0,user_error/* messageOf */.bD)(error) });
        return { notes: [], previews: {} };
    }
}
function productsOfImage(wanted, at) {
    return wanted
        .map(({ variant: { recipe }, path, kept }) => ({ recipe, path: (0,numbered/* numbered */.jN)(path, at), kept }))
        .filter(({ path, kept }) => kept?.has(path) !== true)
        .map(({ recipe, path }) => ({ recipe, path }));
}
function variantsByPath(images, wanted) {
    const all = wanted.flatMap(({ variant, path }) => images.map((_, at) => [(0,numbered/* numbered */.jN)(path, at), variant]));
    const asked = new Set(images.flatMap(({ products }) => products.map(({ path }) => path)));
    return new Map(all.filter(([path]) => asked.has(path)));
}

// EXTERNAL MODULE: ./lib/plan/recipe-id.js
var recipe_id = __webpack_require__(17031);
// EXTERNAL MODULE: ./lib/run/placing.js
var placing = __webpack_require__(9717);
;// CONCATENATED MODULE: ./lib/run/finish-products.js




/** Makes all products of a picture that are to be made; one that cannot be is no reason to leave out the others. */
async function finishProducts(work, cutout, context) {
    const wanted = work.products.filter((plan) => plan.kind === "finish");
    const settled = work.products.filter((plan) => plan.kind !== "finish");
    const keptNotes = settled.flatMap((plan) => (plan.kind === "kept" ? [keptNote(plan)] : []));
    const { attempts, notes, previews } = await finishWanted(work, cutout, wanted, context);
    const noted = attempts.filter((one) => "line" in one);
    const made = wanted.flatMap(({ variant }) => noted.filter(({ line }) => line.variant === variant.name));
    return {
        products: [...settled.flatMap(({ product }) => product ?? []), ...made.map(({ product }) => product)],
        lines: made.map(({ line }) => line),
        notes: [...new Set([...keptNotes, ...notes])],
        failures: attempts.flatMap((one) => ("failure" in one ? [one.failure] : [])),
        previews,
    };
}
function keptNote({ product, reason }) {
    return product === undefined ? reason : `${product.path}: ${reason}`;
}
/** Announced, written, noted: a run that is killed at any moment knows its products for its own afterwards. */
async function finishWanted(work, cutout, wanted, context) {
    const { drafts, signal, threads, settings, prefix, previewSize } = context;
    const [first] = cutout.images;
    // The others stay in the store, where a later run finds them.
    const images = settings.results === "all" ? cutout.images : [first];
    const preview = previewSize();
    const attempts = [];
    try {
        await (0,placing/* announce */.i)(drafts, wanted.map(({ path }) => path.slice(prefix.length)));
    }
    catch (error) {
        const failures = wanted.map(({ path }) => ({ failure: couldNot(path, (0,user_error/* messageOf */.bD)(error)) }));
        return { attempts: failures, notes: [], previews: {} };
    }
    const onProduct = (one) => void attempts.push(noteDown(one, work, cutout, context));
    const { confidence } = cutout;
    const shown = { images, ...(confidence !== undefined && { confidence }) };
    const input = { picture: work.picture, cutout: shown, wanted, workspace: settings.workspace, signal, onProduct };
    const finished = await finish({ ...input, ...(preview && { preview }) }, threads);
    return { ...finished, attempts: await Promise.all(attempts) };
}
async function noteDown(finished, work, cutout, context) {
    if (finished.kind !== "written")
        return { failure: failureOf(finished) };
    const { product, variant, blobId } = finished;
    try {
        const recipe = (0,recipe_id/* recipeId */.W)(variant.recipe);
        const line = lineOf(work, product, { recipe, blobId, request: cutout.requestId }, context);
        await context.drafts.add(line);
        return { product, line };
    }
    catch (error) {
        return { failure: couldNot(product.path, (0,user_error/* messageOf */.bD)(error)) };
    }
}
function couldNot(path, why) {
    return { stage: "finish", reason: `${path} could not be made of its cutout: ${why}` };
}
function failureOf({ kind, path, reason }) {
    if (kind === "failed")
        return couldNot(path, reason);
    return { stage: "check", reason: `${path} is not what "require" asks for: ${reason}` };
}
function lineOf({ picture }, product, facts, { prefix, service }) {
    return {
        product: product.path.slice(prefix.length),
        source: picture.path.slice(prefix.length),
        variant: product.variant,
        content: picture.contentId,
        blob: picture.blobId,
        model: picture.model,
        service,
        recipe: facts.recipe,
        width: product.width,
        height: product.height,
        bytes: product.bytes,
        sha256: product.sha256,
        productBlob: facts.blobId,
        request: facts.request,
    };
}


/***/ }),

/***/ 55932:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G9: () => (/* binding */ finishOwn),
/* harmony export */   QM: () => (/* binding */ itself),
/* harmony export */   _n: () => (/* binding */ finishRemoved),
/* harmony export */   t8: () => (/* binding */ finishAll),
/* harmony export */   v6: () => (/* binding */ ended)
/* harmony export */ });
/* harmony import */ var _plan_settle_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41264);
/* harmony import */ var _finish_products_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38472);


/** Finishes every picture of a task that left the service. */
async function finishRemoved(removed, works, context) {
    switch (removed.kind) {
        case "cutout": {
            const { cutout, paid, milliseconds, confidence, notes } = removed;
            const more = { ...(confidence !== undefined && { confidence }), ...(notes !== undefined && { notes }) };
            const origin = { kind: "made", paid, milliseconds, ...more };
            return finishAll(works, cutout, origin, context);
        }
        case "failed":
            // A task is paid for once, however many pictures it has: the first one carries the charge.
            return works.map((work, at) => ended(work, { kind: "failed", failure: at === 0 ? removed.failure : { ...removed.failure, paid: false } }));
        case "deferred": {
            const { kind, reason, jobKey, requestId } = removed;
            const job = { ...(jobKey !== undefined && { jobKey }), ...(requestId !== undefined && { requestId }) };
            return works.map((work, at) => ended(work, { kind, reason, paid: at === 0 && removed.paid, ...job }));
        }
    }
}
async function finishAll(works, cutout, origin, context) {
    return Promise.all(works.map((work, at) => finishOne(work, cutout, origin.kind === "made" && at > 0 ? { ...origin, paid: false } : origin, context)));
}
/** Finishes pictures that are cut out already: each is its own cutout, and no service is named with what is made of it. */
async function finishOwn(works, context) {
    return Promise.all(works.map((work) => finishOne(work, itself(work), { kind: "own" }, { ...context, service: _plan_settle_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_SERVICE */ .M4 })));
}
/** The picture in the place of a cutout, where none is made of it. */
function itself({ picture: { contentId, model, file, width, height } }) {
    return { task: `${contentId}.${model}`, images: [{ file, width, height }], jobKey: "", requestId: "" };
}
const CUT_OUT_ALREADY = 'it is cut out already, so its own transparency was kept and it was not sent ("transparent: send" sends it)';
function notesOf(origin) {
    if (origin.kind === "own")
        return [CUT_OUT_ALREADY];
    return origin.kind === "made" ? (origin.notes ?? []) : [];
}
async function finishOne(work, cutout, origin, context) {
    const done = await (0,_finish_products_js__WEBPACK_IMPORTED_MODULE_1__/* .finishProducts */ .c)(work, cutout, context);
    const finished = { ...done, notes: [...notesOf(origin), ...done.notes] };
    for (const note of finished.notes)
        context.log.info(`${work.picture.path}: ${note}`);
    const outcome = finished.failures.length > 0 && context.signal.aborted
        ? interrupted(cutout, origin)
        : outcomeOf(finished, work, cutout, origin);
    const { result } = ended(work, outcome);
    return { result, lines: finished.lines, previews: finished.previews };
}
function outcomeOf(finished, work, cutout, origin) {
    const { products, failures } = finished;
    const notes = finished.notes.length === 0 ? {} : { notes: finished.notes };
    if (failures.length > 0) {
        return { kind: "failed", failure: finishFailure(failures, cutout, origin), products, ...notes };
    }
    if (origin.kind !== "made") {
        const why = work.products.flatMap((plan) => (plan.kind === "finish" ? [plan.reason] : []))[0] ?? "";
        const from = origin.kind === "own" ? "cut out already, kept as it is" : "finished again from the store";
        return { kind: "reused", products, reason: `${from} (${why})`, ...notes };
    }
    const { jobKey, requestId } = cutout;
    return { ...origin, products, jobKey, requestId, ...notes };
}
function interrupted({ jobKey, requestId }, origin) {
    if (origin.kind === "own")
        return {
            kind: "deferred",
            reason: "the run was stopped before it was finished: the next run goes on",
            paid: false,
        };
    const reason = "the run was stopped before it was finished: its cutout is in the store, and the next run goes on, unpaid";
    return { kind: "deferred", reason, paid: origin.kind === "made" && origin.paid, jobKey, requestId };
}
function finishFailure(failures, cutout, origin) {
    const reason = [...new Set(failures.map((failure) => failure.reason))].join("; ");
    const stage = failures.every((failure) => failure.stage === "check") ? "check" : "finish";
    if (origin.kind === "own")
        return { stage, reason: `${reason}.`, paid: false, retryable: false };
    const { jobKey, requestId } = cutout;
    const isDoubtful = origin.kind === "stored" && stage === "finish";
    return {
        stage,
        reason: `${reason}. The cutout is in the store: the next run does not pay again.${isDoubtful ? ' If that cutout itself is damaged, "force: true" has it made anew, which a paid service charges for.' : ""}`,
        paid: origin.kind === "made" && origin.paid,
        retryable: false,
        jobKey,
        requestId,
    };
}
/** A picture that has come to its end without a product. */
function ended({ picture }, outcome) {
    const { path, model, width, height } = picture;
    return { result: { path, model, size: { width, height }, outcome }, lines: [] };
}


/***/ }),

/***/ 9717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ place),
/* harmony export */   i: () => (/* binding */ announce)
/* harmony export */ });
/** Says of products that they are about to be written, before any of them is. @throws the state directory's errors */
async function announce(drafts, products) {
    for (const product of products)
        await drafts.begin(product);
}
/**
 * Puts a product at its place so that a run which is killed at any moment knows it for its own afterwards: announced,
 * written, noted. Every product comes to its place this way.
 *
 * @param product the path that the manifest has it under
 * @param write writes it, whole or not at all, and says what the manifest is to say
 * @throws what `write` throws, and the state directory's errors
 */
async function place(drafts, product, write) {
    await announce(drafts, [product]);
    const placed = await write();
    for (const { line } of placed)
        await drafts.add(line);
    return placed;
}


/***/ })

};
