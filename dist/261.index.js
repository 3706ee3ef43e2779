export const id = 261;
export const ids = [261];
export const modules = {

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

/***/ 61261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  collectShards: () => (/* binding */ collectShards)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/run/scope.js
var scope = __webpack_require__(77189);
// EXTERNAL MODULE: ./lib/run/service-identity.js
var service_identity = __webpack_require__(87957);
// EXTERNAL MODULE: ./lib/run/shards/fingerprint.js
var fingerprint = __webpack_require__(47039);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/concurrently.js
var concurrently = __webpack_require__(54957);
// EXTERNAL MODULE: ./lib/inside.js
var inside = __webpack_require__(22059);
// EXTERNAL MODULE: ./lib/memory/claims.js
var claims = __webpack_require__(66242);
// EXTERNAL MODULE: ./lib/numbered.js
var numbered = __webpack_require__(68191);
// EXTERNAL MODULE: ./lib/plan/original.js
var plan_original = __webpack_require__(78048);
// EXTERNAL MODULE: ./lib/plan/recipe-id.js
var recipe_id = __webpack_require__(17031);
// EXTERNAL MODULE: ./lib/plan/settle.js
var settle = __webpack_require__(41264);
// EXTERNAL MODULE: ./lib/plan/share.js
var share = __webpack_require__(46084);
// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(58191);
// EXTERNAL MODULE: ./lib/temporary.js
var lib_temporary = __webpack_require__(71780);
// EXTERNAL MODULE: ./lib/run/finishing.js
var finishing = __webpack_require__(55932);
// EXTERNAL MODULE: ./lib/run/placing.js
var placing = __webpack_require__(9717);
// EXTERNAL MODULE: ./lib/run/shards/package.js
var shards_package = __webpack_require__(9459);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(16413);
// EXTERNAL MODULE: ./lib/memory/manifest.js + 1 modules
var manifest = __webpack_require__(70313);
;// CONCATENATED MODULE: ./lib/run/shards/read-outcome.js

/** Long enough for every reason of ours. */
const MOST_TEXT = 2_000;
const MOST_NOTES = 20;
const STAGES = new Set([
    "find",
    "plan",
    "prepare",
    "reach",
    "submit",
    "job",
    "download",
    "verify",
    "finish",
    "check",
    "deliver",
]);
/**
 * Reads the outcome of one picture as a package has it, which anyone may have written.
 * @returns undefined where it is none; products are never in it, since the package's lines say them
 */
function readOutcome(value) {
    if (!(0,json/* isRecord */.u)(value))
        return undefined;
    const { kind } = value;
    switch (kind) {
        case "made":
            return {
                kind,
                products: [],
                paid: value["paid"] === true,
                jobKey: read_outcome_text(value["jobKey"]),
                requestId: read_outcome_text(value["requestId"]),
                milliseconds: number(value["milliseconds"]) ?? 0,
                ...optional("confidence", confidence(value["confidence"])),
                ...optional("notes", notes(value["notes"])),
            };
        case "reused":
        case "kept":
            return { kind, products: [], reason: read_outcome_text(value["reason"]), ...optional("notes", notes(value["notes"])) };
        case "planned":
        case "skipped":
            return { kind, reason: read_outcome_text(value["reason"]) };
        case "deferred":
            return { kind, reason: read_outcome_text(value["reason"]), paid: value["paid"] === true, ...traces(value) };
        case "failed": {
            const failure = readFailure(value["failure"]);
            return failure && { kind, failure, ...optional("notes", notes(value["notes"])) };
        }
        default:
            return undefined;
    }
}
function readFailure(value) {
    if (!(0,json/* isRecord */.u)(value) || !isStage(value["stage"]))
        return undefined;
    return {
        stage: value["stage"],
        reason: read_outcome_text(value["reason"]),
        paid: readPaid(value["paid"]),
        retryable: value["retryable"] === true,
        ...traces(value),
    };
}
function isStage(value) {
    return typeof value === "string" && STAGES.has(value);
}
function readPaid(value) {
    return value === "unknown" ? value : value === true;
}
function traces(value) {
    return {
        ...(typeof value["jobKey"] === "string" && { jobKey: read_outcome_text(value["jobKey"]) }),
        ...(typeof value["requestId"] === "string" && { requestId: read_outcome_text(value["requestId"]) }),
    };
}
function read_outcome_text(value) {
    return typeof value === "string" ? value.slice(0, MOST_TEXT) : "";
}
function number(value) {
    return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}
function confidence(value) {
    const known = number(value);
    return known === undefined || known > 1 ? undefined : known;
}
function notes(value) {
    if (!Array.isArray(value) || value.length === 0)
        return undefined;
    return value.slice(0, MOST_NOTES).map(read_outcome_text);
}
function optional(key, value) {
    const given = {};
    if (value !== undefined)
        given[key] = value;
    return given;
}

;// CONCATENATED MODULE: ./lib/run/shards/read-package.js









/** A package is an artifact, and anyone who can open a pull request may have made it: nothing in it is believed unchecked. */
const MOST_BYTES = 256 << 20;
const MOST_PREVIEW = 128 << 10;
const MIMES = ["image/jpeg", "image/png", "image/webp"];
/**
 * The first line of a package, without reading the rest.
 * @throws an Error that says what is wrong with it
 */
async function readHead(folder) {
    for await (const line of linesOf(folder))
        return headOf(line);
    throw new Error(`its ${shards_package/* PACKAGE_FILE */.eh} is empty`);
}
/**
 * The pictures of a package, one by one.
 * @throws an Error that says what is wrong with it
 */
async function* readPictures(folder) {
    let head;
    let seen = 0;
    for await (const line of linesOf(folder)) {
        if (head === undefined) {
            head = headOf(line);
            continue;
        }
        seen++;
        yield pictureOf(line, seen);
    }
    if (seen !== head?.pictures)
        throw new Error(`its ${shards_package/* PACKAGE_FILE */.eh} has ${seen} of ${head?.pictures ?? 0} pictures`);
}
async function* linesOf(folder) {
    const file = (0,external_node_path_.join)(folder, shards_package/* PACKAGE_FILE */.eh);
    const found = await (0,promises_.lstat)(file);
    if (!found.isFile())
        throw new Error(`its ${shards_package/* PACKAGE_FILE */.eh} is no file`);
    if (found.size > MOST_BYTES)
        throw new Error(`its ${shards_package/* PACKAGE_FILE */.eh} is larger than any that a shard leaves`);
    const input = (0,external_node_fs_.createReadStream)(file, "utf8");
    try {
        for await (const line of (0,external_node_readline_.createInterface)({ input, crlfDelay: Number.POSITIVE_INFINITY }))
            if (line !== "")
                yield line;
    }
    finally {
        input.destroy();
    }
}
function headOf(line) {
    const value = (0,json/* parseJson */.q)(line);
    if (!(0,json/* isRecord */.u)(value))
        throw new Error(`its ${shards_package/* PACKAGE_FILE */.eh} does not begin as a shard's does`);
    const { version, commit, settings } = value;
    if (version !== shards_package/* PACKAGE_VERSION */.i8)
        throw new Error(`it is of version ${String(version).slice(0, 20)}, and this release reads ${shards_package/* PACKAGE_VERSION */.i8}`);
    const count = (name) => {
        const number = value[name];
        if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 0)
            throw new Error(`its "${name}" is no number`);
        return number;
    };
    if (typeof commit !== "string" || typeof settings !== "string")
        throw new Error("it does not say its commit and settings");
    return {
        version,
        commit,
        settings,
        index: count("index"),
        of: count("of"),
        finishedAt: count("finishedAt"),
        submits: count("submits"),
        queries: count("queries"),
        pictures: count("pictures"),
    };
}
function pictureOf(line, at) {
    const value = (0,json/* parseJson */.q)(line);
    const outcome = (0,json/* isRecord */.u)(value) ? readOutcome(value["outcome"]) : undefined;
    if (!(0,json/* isRecord */.u)(value) || outcome === undefined)
        throw new Error(`its picture ${at} is damaged`);
    const { path, model, lines, previews } = value;
    if (typeof path !== "string" || (model !== "general" && model !== "human") || !Array.isArray(lines)) {
        throw new Error(`its picture ${at} is damaged`);
    }
    try {
        const read = lines.map((entry, index) => (0,manifest/* readLine */.Xw)(entry, index, "of the shard"));
        return { path, model, outcome, lines: read, previews: previewsOf(previews) };
    }
    catch (error) {
        throw new Error(`the lines of its picture ${at} are damaged (${(0,user_error/* messageOf */.bD)(error)})`);
    }
}
function previewsOf(value) {
    if (!(0,json/* isRecord */.u)(value))
        return {};
    const [before, after] = [previewOf(value["before"]), previewOf(value["after"])];
    return { ...(before && { before }), ...(after && { after }) };
}
function previewOf(value) {
    if (!(0,json/* isRecord */.u)(value) || typeof value["base64"] !== "string" || value["base64"].length > MOST_PREVIEW)
        return undefined;
    const mime = MIMES.find((known) => known === value["mime"]);
    return mime && { mime, bytes: Buffer.from(value["base64"], "base64") };
}

;// CONCATENATED MODULE: ./lib/run/shards/gather.js



















/**
 * Brings the shards' products to their places, as if this run had made them. What a package says is a claim: taken is
 * only what this plan asks for, of that shard's share, and whose bytes are those that its line describes.
 */
async function gather(plan, shards, context) {
    const waiting = new Map([...plan.works.values()].flat().map((work) => [work.picture.path, work]));
    const finished = [];
    const missing = [];
    const calls = { submits: 0, queries: 0 };
    const take = (one) => {
        waiting.delete(one.result.path);
        finished.push(one);
        context.onFinished(one);
    };
    for (const shard of shards) {
        if (shard.kind === "missing")
            missing.push(shard.reason);
        if (shard.kind === "missing" || context.signal.aborted)
            continue;
        calls.submits += shard.head.submits;
        calls.queries += shard.head.queries;
        try {
            await gatherShard(shard, waiting, take, context);
        }
        catch (error) {
            missing.push(`shard ${shard.index}/${shards.length} cannot be used: ${(0,user_error/* messageOf */.bD)(error)}`);
        }
    }
    for (const work of [...waiting.values()])
        take((0,finishing/* ended */.v6)(work, notCollected(work, shards.length, missing)));
    return { finished, calls, missing };
}
/** Each is a link, a read and a rename: the disk has several under way. */
const PLACED_AT_ONCE = 16;
async function gatherShard({ index, folder, head }, waiting, take, context) {
    let strangers = 0;
    const seen = new Set();
    const gathered = (0,concurrently/* concurrently */.r)(readPictures(folder), PLACED_AT_ONCE, async (packed) => {
        const work = waiting.get(packed.path);
        if (work === undefined || seen.has(packed.path) || !isOfShard(work, packed, index, head.of)) {
            strangers += packed.lines.length;
            return undefined;
        }
        seen.add(packed.path);
        if (Object.keys(packed.previews).length > 0)
            context.show(packed.path, packed.previews);
        return gatherPicture(work, packed, folder, context);
    });
    for await (const one of gathered) {
        if (one !== undefined)
            take(one);
        if (context.signal.aborted)
            return;
    }
    if (strangers > 0)
        context.log.warning(`Shard ${index}/${head.of} has ${(0,words/* count */.U9)(strangers, "product")} that this run's plan does not ask it for: left out.`);
}
function isOfShard({ picture }, { model }, index, of) {
    return picture.model === model && (0,share/* shardOf */.IS)(`${picture.contentId}.${picture.model}`, of) === index;
}
async function gatherPicture(work, packed, folder, context) {
    const products = work.products.flatMap((plan) => plan.kind !== "finish" && plan.product !== undefined ? [plan.product] : []);
    const lines = [];
    const failures = [];
    for (const { plan, path, line } of work.products.flatMap((plan) => wantedOf(plan, packed.lines, context))) {
        try {
            assertAsked(work, asPacked(plan, packed, context), line, context);
            await placeProduct(line, path, (0,external_node_path_.join)(folder, shards_package/* PRODUCTS_FOLDER */.u1, line.sha256), context);
            lines.push(line);
            products.push(productOf(line, path));
        }
        catch (error) {
            failures.push(`${path}: ${(0,user_error/* messageOf */.bD)(error)}`);
        }
    }
    return { ...(0,finishing/* ended */.v6)(work, outcomeOf(work, packed.outcome, products, failures)), lines };
}
/** The recipe that a leg has gone by. */
function asPacked({ variant }, { outcome }, { keepsOriginals }) {
    const original = keepsOriginals && outcome.kind === "skipped" ? (0,plan_original/* originalRecipe */.K)(variant.recipe) : undefined;
    return { name: variant.name, recipe: original ?? variant.recipe };
}
/** The package's lines of a planned product: with `results: all` those of `name-2` and so on too, but for what is kept. */
function wantedOf(plan, lines, { prefix, results }) {
    if (plan.kind !== "finish")
        return [];
    const count = results === "all" ? numbered/* MOST_RESULTS */.fO : 1;
    const paths = Array.from({ length: count }, (_, index) => (0,numbered/* numbered */.jN)(plan.path, index)).filter((path, index) => index === 0 || !plan.kept.has(path));
    return paths.flatMap((path) => {
        const line = lines.find(({ product }) => prefix + product === path);
        return line === undefined ? [] : [{ plan, path, line }];
    });
}
function outcomeOf(work, outcome, products, failures) {
    const complete = products.length >= work.products.length;
    if (failures.length === 0 && (complete || !("products" in outcome) || outcome.kind === "failed")) {
        const has = "products" in outcome || outcome.kind === "failed" || outcome.kind === "skipped";
        return has && (products.length > 0 || outcome.kind !== "skipped") ? { ...outcome, products } : outcome;
    }
    const reason = failures.length > 0
        ? failures.join("; ")
        : "its shard says that it was made, and does not have all of its products";
    const paid = outcome.kind === "made" && outcome.paid;
    return { kind: "failed", failure: { stage: "deliver", reason, paid, retryable: true }, products };
}
const ASKED = ["source", "content", "model", "variant", "recipe", "service"];
/** @throws an Error where the line is not the one that the plan has in mind */
function assertAsked({ picture }, { name, recipe }, line, { prefix, service }) {
    const asked = {
        source: picture.path.slice(prefix.length),
        content: picture.contentId,
        model: picture.model,
        variant: name,
        recipe: (0,recipe_id/* recipeId */.W)(recipe),
        // A picture that is cut out already is made by no service.
        service: picture.hasAlpha === true && line.service === settle/* NO_SERVICE */.M4 ? settle/* NO_SERVICE */.M4 : service,
    };
    const wrong = ASKED.find((field) => line[field] !== asked[field]);
    if (wrong !== undefined)
        throw new Error(`its line in the shard has another ${wrong} than this plan, so it is left out`);
}
/** Verified before it is at its place: linked or copied beside it, hashed there, and renamed. */
async function placeProduct(line, path, file, { workspace, drafts }) {
    const target = (0,external_node_path_.join)(workspace, path);
    await (0,inside/* assertInside */.T)(workspace, target);
    await (0,placing/* place */.R)(drafts, line.product, async () => {
        await assertPicture(line, file);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
        const temporary = (0,lib_temporary/* beside */.vY)(target);
        try {
            await (0,promises_.link)(file, temporary).catch(() => (0,promises_.copyFile)(file, temporary));
            if ((await hashOf(temporary)) !== line.sha256)
                throw new Error("its bytes are not those that its line describes, so it is left out");
            await (0,promises_.rename)(temporary, target);
        }
        catch (error) {
            await (0,promises_.rm)(temporary, { force: true });
            throw error;
        }
        return [{ line }];
    });
}
/** A regular file of the line's length, which begins as its path's suffix says. */
async function assertPicture({ product, sha256, bytes }, file) {
    if (!/^[0-9a-f]{64}$/.test(sha256))
        throw new Error("its line has no SHA-256");
    const found = await (0,promises_.lstat)(file).catch(() => undefined);
    if (found === undefined)
        throw new Error("its file is missing from the shard");
    if (!found.isFile() || found.size !== bytes)
        throw new Error("its file in the shard is not the one that its line describes");
    const forbidden = (0,claims/* whyForbidden */.GV)(product);
    if (forbidden !== undefined)
        throw new Error(`its path ${forbidden}`);
    if (!(await (0,claims/* isPictureNamed */.Cx)(file, product)))
        throw new Error("its bytes are not a picture of the format that its name says");
}
async function hashOf(file) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for await (const chunk of (0,external_node_fs_.createReadStream)(file))
        hash.update(chunk);
    return hash.digest("hex");
}
function productOf({ variant, sha256, width, height, bytes }, path) {
    return { variant, path, sha256, width, height, bytes };
}
function notCollected({ picture }, of, missing) {
    const index = (0,share/* shardOf */.IS)(`${picture.contentId}.${picture.model}`, of);
    const why = missing.find((reason) => reason.startsWith(`shard ${index}/`)) ?? `shard ${index}/${of} says nothing of it`;
    return { kind: "deferred", reason: `${why}: left to the next run`, paid: false };
}

// EXTERNAL MODULE: ./lib/exists.js
var exists = __webpack_require__(35735);
;// CONCATENATED MODULE: ./lib/run/shards/packages.js






/**
 * Looks at the packages in a folder: each must be of this commit and of these settings, and of one matrix.
 * @param folder absolute path, with a folder for each package in it, or a package itself
 * @throws UserError where there is no folder, or no package in it that is of any use
 */
async function findShards(folder, wanted) {
    const refused = [];
    const heads = [];
    for (const one of await packageFolders(folder)) {
        try {
            heads.push({ folder: one.folder, head: checked(await readHead(one.folder), wanted) });
        }
        catch (error) {
            refused.push(`${one.name}: ${(0,user_error/* messageOf */.bD)(error)}`);
        }
    }
    const of = Math.max(0, ...heads.map(({ head }) => head.of));
    if (of === 0)
        throw new user_error/* UserError */.yo(noPackages(folder, refused));
    const others = heads.filter(({ head }) => head.of !== of);
    for (const { folder: other, head } of others)
        refused.push(`${other}: it is shard ${head.index}/${head.of}, and the others are of ${of}`);
    const byIndex = new Map();
    for (const one of heads.filter(({ head }) => head.of === of)) {
        const known = byIndex.get(one.head.index);
        const [kept, left] = known === undefined || known.head.finishedAt < one.head.finishedAt ? [one, known] : [known, one];
        byIndex.set(one.head.index, kept);
        if (left !== undefined)
            refused.push(`${left.folder}: shard ${one.head.index}/${of} is there twice, and the later one counts`);
    }
    const shards = Array.from({ length: of }, (_, at) => {
        const index = at + 1;
        const found = byIndex.get(index);
        if (found === undefined)
            return { kind: "missing", index, reason: `shard ${index}/${of} is not in the folder` };
        return { kind: "found", index, ...found };
    });
    return { shards, refused };
}
function checked(head, { commit, settings }) {
    if (head.index < 1 || head.index > head.of || head.of > 256)
        throw new Error(`it is shard ${head.index} of ${head.of}, which cannot be`);
    const which = `it is shard ${head.index}/${head.of}`;
    if (head.commit !== commit)
        throw new Error(`${which} of commit ${packages_short(head.commit)}, and this is ${packages_short(commit)}: run its leg again`);
    if (head.settings !== settings)
        throw new Error(`${which} of other settings: give "paths", "service", "output" and the recipe the same values in both steps`);
    return head;
}
function packages_short(commit) {
    return /^[0-9a-f]{40,64}$/.test(commit) ? commit.slice(0, 8) : "none";
}
async function packageFolders(folder) {
    if (!(await isFolder(folder)))
        throw new user_error/* UserError */.yo(`"collect" is ${JSON.stringify(folder)}, and there is no such folder: run actions/download-artifact before this step, with this "path"`);
    if (await (0,exists/* exists */.t)((0,external_node_path_.join)(folder, shards_package/* PACKAGE_FILE */.eh)))
        return [{ name: folder, folder }];
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name);
    const folders = names.toSorted().map((name) => ({ name, folder: (0,external_node_path_.join)(folder, name) }));
    const packed = await Promise.all(folders.map((one) => (0,exists/* exists */.t)((0,external_node_path_.join)(one.folder, shards_package/* PACKAGE_FILE */.eh))));
    return folders.filter((_, at) => packed[at]);
}
async function isFolder(path) {
    return (await (0,exists/* exists */.t)(path)) && (await (0,promises_.lstat)(path)).isDirectory();
}
function noPackages(folder, refused) {
    const why = refused.length === 0 ? "none was found there" : refused.join("; ");
    return `No shard in ${JSON.stringify(folder)} can be collected: ${why}. The legs leave their shards as artifacts whose names end in "-shard-i-of-n"; download them with "pattern" and without "merge-multiple"`;
}

;// CONCATENATED MODULE: ./lib/run/shards/collect.js








/**
 * Brings together what the legs of a matrix made.
 * @throws UserError where there is nothing to collect
 */
async function collectShards(plan, context) {
    const { settings, state, repository, previews, log } = context;
    const { collect } = settings;
    if (collect === undefined)
        throw new user_error/* UserError */.yo('There is nothing to collect without "collect"');
    const wanted = { commit: await repository.head(), settings: (0,fingerprint/* settingsFingerprint */.O)(settings) };
    const { shards, refused } = await findShards(collect, wanted);
    for (const reason of refused)
        log.warning(`Left out: ${reason}.`);
    const gathered = await gather(plan, shards, {
        ...context,
        workspace: settings.workspace,
        prefix: (0,scope/* prefixOf */.MT)(settings),
        service: (0,service_identity/* serviceIdentity */.C1)(settings.service),
        results: settings.results,
        keepsOriginals: settings.onRefusal === "keep-original",
        drafts: state.drafts,
        show: previews.show,
    });
    for (const reason of gathered.missing)
        log.warning(`A shard is missing: ${reason}.`);
    log.info(`${shards.length - gathered.missing.length} of ${shards.length} shards were collected.`);
    if (settings.service.kind === "remote")
        for (const shard of shards)
            if (shard.kind === "found")
                await state.ledger.join((0,external_node_path_.join)(shard.folder, shards_package/* LEDGER_FILE */.th));
    return gathered;
}


/***/ }),

/***/ 47039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ settingsFingerprint)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _service_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87957);


/**
 * What all legs of a matrix and the run that collects them must have in common, in hex: which pictures, which model and
 * service, which products at which paths.
 */
function settingsFingerprint(settings) {
    const { workingDirectory, paths, humanPaths, model, manifest, variants, outOfLimits, changedOnly, rules } = settings;
    const service = (0,_service_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceIdentity */ .C1)(settings.service);
    const common = {
        workingDirectory,
        paths,
        humanPaths,
        model,
        manifest,
        variants,
        outOfLimits,
        changedOnly,
        service,
        ...(rules.length > 0 && { rules }),
    };
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify(common)).digest("hex");
}


/***/ }),

/***/ 9459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eh: () => (/* binding */ PACKAGE_FILE),
/* harmony export */   i8: () => (/* binding */ PACKAGE_VERSION),
/* harmony export */   th: () => (/* binding */ LEDGER_FILE),
/* harmony export */   u1: () => (/* binding */ PRODUCTS_FOLDER)
/* harmony export */ });
/**
 * What a leg leaves for the run that collects the shards: a folder with `shard.jsonl`, the ledger, and the products, each
 * named by the SHA-256 of its bytes.
 */
const PACKAGE_FILE = "shard.jsonl";
const LEDGER_FILE = "ledger.jsonl";
const PRODUCTS_FOLDER = "products";
const PACKAGE_VERSION = 1;


/***/ })

};
