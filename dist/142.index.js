export const id = 142;
export const ids = [142];
export const modules = {

/***/ 48142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openCacheJourney: () => (/* binding */ openCacheJourney)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/clock.js
var clock = __webpack_require__(35233);
// EXTERNAL MODULE: ./lib/memory/journey/cache-child.js
var cache_child = __webpack_require__(18737);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: ./lib/child-environment.js
var child_environment = __webpack_require__(30193);
;// CONCATENATED MODULE: ./lib/memory/journey/cache-process.js


const LONGEST_OUTPUT = 100_000;
function createCacheProcess(options) {
    const { child: entry, env, patienceMilliseconds } = options;
    const silence = new AbortController();
    let words = "";
    const silent = () => {
        const seconds = Math.round(patienceMilliseconds / 1000);
        const message = `the cache service did not answer within ${seconds} seconds${words && ` (${words})`}`;
        return { reply: { kind: "silent", message }, words: "" };
    };
    return {
        isSilent: () => silence.signal.aborted,
        ask: async (cwd, request, signal) => {
            if (silence.signal.aborted)
                return silent();
            if (signal.aborted)
                return TOO_LONG;
            const child = (0,external_node_child_process_.fork)(entry.file, [...entry.args], {
                cwd,
                // The client needs the runner's variables alone.
                env: (0,child_environment/* withoutSecrets */.c)(env),
                execArgv: [],
                stdio: ["ignore", "pipe", "pipe", "ipc"],
                signal: AbortSignal.any([signal, silence.signal]),
                killSignal: "SIGKILL",
            });
            const output = gather(child);
            const waiting = whileUnheard(child, patienceMilliseconds, () => {
                words = troubleIn(output());
                silence.abort();
            });
            const result = await converse(child, request, output).finally(waiting.end);
            if (silence.signal.aborted)
                return silent();
            return signal.aborted ? TOO_LONG : result;
        },
    };
}
const TOO_LONG = { reply: { kind: "failed", message: "it took too long" }, words: "" };
/** Calls `gaveUp` where the child asks the service and has heard nothing from it within the time. */
function whileUnheard(child, milliseconds, gaveUp) {
    let timer;
    const end = () => clearTimeout(timer);
    child.on("message", ({ kind }) => {
        if (kind === "asking")
            timer = setTimeout(gaveUp, milliseconds);
        else
            end();
    });
    return { end };
}
function converse(child, request, output) {
    return new Promise((resolve) => {
        let reply;
        const finish = (fallback) => resolve({ reply: reply ?? { kind: "failed", message: fallback }, words: reasonIn(output()) });
        child.on("message", (message) => {
            if (message.kind !== "asking" && message.kind !== "heard")
                reply = message;
        });
        child.once("error", (error) => finish(error.message));
        child.once("close", (code) => finish(`its process ended with ${code}`));
        // A child that could not start tells so by `error` or `close`.
        child.send(request, () => { });
    });
}
/** @returns what the child has printed so far, the end of it */
function gather(child) {
    let output = "";
    for (const text of texts(child)) {
        text.on("data", (part) => {
            output = `${output}${part}`.slice(-LONGEST_OUTPUT);
        });
    }
    return () => output;
}
function texts(child) {
    return [child.stdout, child.stderr].filter((stream) => stream !== null).map((stream) => stream.setEncoding("utf8"));
}
/** Why the client is trying again, in its own words. */
function troubleIn(output) {
    return /failed with error: (.{1,200}?)\. Retrying/.exec(output)?.[1]?.replace(/https?:\/\/\S+/g, "(URL)") ?? "";
}
/** The client's own last word on why something was not done; signed URLs, which it might name, are left out. */
function reasonIn(output) {
    const lines = output
        .split(/\r?\n/)
        .filter((line) => /Failed to|not permit|denied|rate limit/i.test(line) && !line.startsWith("::debug::"));
    return (lines.at(-1) ?? "")
        .replace(/^::\w+[^:]*::/, "")
        .replace(/https?:\/\/\S+/g, "(URL)")
        .slice(0, 300);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/memory/ledger-lines.js
var ledger_lines = __webpack_require__(28128);
;// CONCATENATED MODULE: ./lib/memory/journey/merge-stores.js



/**
 * Moves the cutouts of a restored store that the local one has not got. Both must be on one file system; what is no
 * cutout's folder stays behind.
 *
 * @returns how many cutouts were moved
 */
async function mergeStores(restored, local) {
    let moved = 0;
    for (const service of await folders(restored)) {
        if (!/^[0-9a-f]{16}$/.test(service))
            continue;
        await (0,promises_.mkdir)((0,external_node_path_.join)(local, service), { recursive: true, mode: 0o700 });
        const here = new Set(await folders((0,external_node_path_.join)(local, service)));
        for (const task of await folders((0,external_node_path_.join)(restored, service))) {
            if (!(0,ledger_lines/* isTaskId */.XJ)(task) || here.has(task))
                continue;
            if (await moves((0,external_node_path_.join)(restored, service, task), (0,external_node_path_.join)(local, service, task)))
                moved++;
        }
    }
    return moved;
}
/** @returns false where a run has just stored the same cutout, which is as good */
async function moves(from, to) {
    try {
        await (0,promises_.rename)(from, to);
        return true;
    }
    catch (error) {
        if ((await folders((0,external_node_path_.dirname)(to))).includes((0,external_node_path_.basename)(to)))
            return false;
        throw error;
    }
}
/** Names of the folders in a folder; none where it is not there. A link is no folder. */
async function folders(directory) {
    const entries = await (0,promises_.readdir)(directory, { withFileTypes: true }).catch((error) => {
        if (error.code === "ENOENT")
            return [];
        throw error;
    });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

;// CONCATENATED MODULE: ./lib/memory/journey/carrier.js




function createCarrier(options) {
    const { stateDirectory, log } = options;
    let told = false;
    const tell = (what, words) => {
        if (!told)
            log.info(`${what}: ${words || "GitHub's cache gave no reason"}. The run goes on without it.`);
        told = true;
    };
    /** In a fresh folder beside the state, which is gone afterwards. */
    async function staged(cargo, work) {
        // The client gives paths to tar without quotes.
        if (/[ "]/.test(stateDirectory))
            return tell(NO_TRAVEL, `state-directory "${stateDirectory}" has a space in it`);
        try {
            await (0,promises_.mkdir)(stateDirectory, { recursive: true, mode: 0o700 });
            const staging = await (0,promises_.mkdtemp)((0,external_node_path_.join)(stateDirectory, STAGING));
            await work(staging).finally(() => (0,promises_.rm)(staging, { recursive: true, force: true }));
        }
        catch (error) {
            tell(NO_TRAVEL, `the ${cargo.kind} cannot be read or written (${(0,user_error/* messageOf */.bD)(error)})`);
        }
    }
    return {
        bring: (cargo, signal) => staged(cargo, (staging) => bring(cargo, { ...options, tell, staging, signal })),
        async send(cargo, signal) {
            // A cache that could not be read or written once will not be a minute later.
            if (!told)
                await staged(cargo, (staging) => send(cargo, { ...options, tell, staging, signal }));
        },
        async sweep() {
            const stale = (await folders(stateDirectory)).filter((name) => name.startsWith(STAGING));
            await Promise.all(stale.map((name) => (0,promises_.rm)((0,external_node_path_.join)(stateDirectory, name), { recursive: true, force: true })));
        },
    };
}
/** A ledger without an open submit is not worth the first archive; after one with such it is. */
const EMPTY_LEDGER = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const STAGING = "journey-";
async function bring(cargo, trip) {
    const caught = await catchUp(cargo, trip.keys.prefixes(cargo), trip);
    if (caught.kind === "joined")
        trip.log.info(`The ${cargo.kind} of an earlier run was restored from GitHub's cache.`);
    if (caught.kind === "failed")
        trip.tell(`The ${cargo.kind} of earlier runs could not be restored`, caught.words);
}
async function send(cargo, trip) {
    const { ask, keys, marker, log, tell, staging, signal } = trip;
    if (!(await hasNews(cargo, marker)))
        return;
    const [own, ...fallbacks] = keys.prefixes(cargo);
    // Who has caught up once, be it with another step's archive, has only its own to mind.
    const known = (await marker.read(cargo)) !== undefined;
    const caught = await catchUp(cargo, known ? [own] : [own, ...fallbacks], trip);
    const failed = (words) => tell(`The ${cargo.kind} could not be saved for the next run`, words);
    if (caught.kind === "failed")
        return failed(caught.words);
    if (caught.kind === "joined") {
        log.info(`The ${cargo.kind} that another run has saved was joined with this one's.`);
        if (!(await hasNews(cargo, marker)))
            return;
    }
    const { folder, digest } = await cargo.pack(staging);
    const key = keys.fresh(cargo);
    const result = await ask(folder, { kind: "save", name: cargo.name, key }, signal);
    if (result.reply.kind !== "saved")
        return failed(problemOf(result));
    if (digest !== undefined)
        await marker.write(cargo, { key, digest });
}
async function hasNews(cargo, marker) {
    const now = await cargo.digest();
    return now !== undefined && now !== ((await marker.read(cargo))?.digest ?? EMPTY_LEDGER);
}
/** Joins the newest archive with what is here, unless that is where it came from or went to last. */
async function catchUp(cargo, prefixes, { ask, marker, staging, signal }) {
    const request = { name: cargo.name, prefixes };
    const mark = await marker.read(cargo);
    if (mark !== undefined) {
        const looked = await ask(staging, { kind: "look", ...request }, signal);
        if (looked.reply.kind !== "found")
            return nothingOr(looked);
        if (looked.reply.key === mark.key)
            return { kind: "same" };
    }
    const restored = await ask(staging, { kind: "restore", ...request }, signal);
    if (restored.reply.kind !== "found") {
        const caught = nothingOr(restored);
        if (mark === undefined && caught.kind === "same")
            await marker.write(cargo, NOTHING_THERE);
        return caught;
    }
    await marker.write(cargo, { key: restored.reply.key, digest: await cargo.unpack(staging) });
    return { kind: "joined" };
}
/** The client has no other way to say that it failed than to print it. */
function nothingOr(result) {
    const words = problemOf(result);
    return words === "" ? { kind: "same" } : { kind: "failed", words };
}
const NOTHING_THERE = { key: "", digest: EMPTY_LEDGER };
const NO_TRAVEL = "What is paid for cannot travel to the next run by GitHub's cache";
function problemOf({ reply, words }) {
    if (reply.kind === "silent")
        return reply.message;
    if (reply.kind === "failed")
        return words || reply.message;
    return reply.kind === "unavailable" ? "there is no cache service" : words;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/memory/journey/keys.js

/**
 * A step whose paths, job or workflow were changed has no archive of its own yet: it takes the newest of the step's name,
 * or else of all. What is in them goes by task, so what is of no use there does no harm.
 *
 * @param scope what tells this step's work from that of others which share the repository's caches; `GITHUB_ACTION`,
 * which tells two steps of one job apart, is always part of the keys
 */
function createKeys(env, scope) {
    const step = (env["GITHUB_ACTION"] ?? "").replace(/[^\w.-]/g, "_").slice(0, 100);
    const hash = (0,external_node_crypto_.createHash)("sha256").update(scope).digest("hex").slice(0, 16);
    const prefixes = ({ kind }) => {
        const any = `cutout-action-${kind}-1-`;
        return [`${any}${step}-${hash}-`, `${any}${step}-`, any];
    };
    const run = `${env["GITHUB_RUN_ID"] ?? ""}-${env["GITHUB_RUN_ATTEMPT"] ?? ""}`;
    return { prefixes, fresh: (cargo) => `${prefixes(cargo)[0]}${run}-${(0,external_node_crypto_.randomBytes)(6).toString("hex")}` };
}

// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(16413);
// EXTERNAL MODULE: ./lib/memory/journey/merge-ledgers.js
var merge_ledgers = __webpack_require__(46347);
;// CONCATENATED MODULE: ./lib/memory/journey/ledger-cargo.js






/**
 * @param storeTravelled whether the cutouts that the ledger calls stored are in the cache as well. Until they are, the
 * ledger travels with their jobs open: should this machine be lost, the next one collects them once more, unpaid
 */
function ledgerCargo(file, storeTravelled) {
    const name = (0,external_node_path_.basename)(file);
    const travelling = async () => {
        const text = await textOf(file);
        return text === undefined || (await storeTravelled()) ? text : withoutStored(text);
    };
    return {
        kind: "ledger",
        name,
        async digest() {
            const text = await travelling();
            return text === undefined ? undefined : digestOf(text);
        },
        async pack(staging) {
            const text = (await travelling()) ?? "";
            await (0,promises_.writeFile)((0,external_node_path_.join)(staging, name), text);
            return { folder: staging, digest: digestOf(text) };
        },
        async unpack(staging) {
            const came = await arrived((0,external_node_path_.join)(staging, name));
            const local = (await textOf(file)) ?? "";
            await append(file, (0,merge_ledgers/* mergeLedgers */.d)(local, came).slice(local.length));
            return digestOf(came);
        },
    };
}
/** A hundred thousand open submits. */
const MOST_BYTES = 64 << 20;
/** What a cache brings may be a link or a device, or have no end. */
async function arrived(file) {
    const found = await (0,promises_.lstat)(file).catch(() => undefined);
    if (found === undefined)
        return "";
    if (!found.isFile() || found.size > MOST_BYTES)
        throw new Error("the ledger that the cache brought is no file, or larger than any of ours: it is not taken");
    return (await textOf(file)) ?? "";
}
function withoutStored(text) {
    return text
        .split("\n")
        .filter((line) => {
        const value = (0,json/* parseJson */.q)(line);
        if (!(0,json/* isRecord */.u)(value) || value["kind"] !== "settled")
            return true;
        const fate = value["fate"];
        return !((0,json/* isRecord */.u)(fate) && fate["kind"] === "stored");
    })
        .join("\n");
}
/** At the end, where a run that has the file open writes too: whole lines do not get into each other's way there. */
async function append(file, text) {
    if (text === "")
        return;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true, mode: 0o700 });
    const handle = await (0,promises_.open)(file, "a", 0o600);
    try {
        await handle.appendFile(text);
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}
/** By what a ledger says, in whatever lines and order. */
function digestOf(text) {
    const entries = [...(0,ledger_lines/* replay */.eZ)(text)].map(([submit, entry]) => [submit, { ...entry, settled: entry.settled.toSorted() }]);
    const lines = (0,ledger_lines/* linesOf */.Dx)(new Map(entries.toSorted(([a], [b]) => (a < b ? -1 : 1))));
    return (0,external_node_crypto_.createHash)("sha256").update(lines.map(ledger_lines/* formatLine */.IL).join("")).digest("hex");
}
async function textOf(file) {
    return (0,promises_.readFile)(file, "utf8").catch((error) => {
        if (error.code === "ENOENT")
            return undefined;
        throw error;
    });
}

// EXTERNAL MODULE: ./lib/write-whole.js
var write_whole = __webpack_require__(82742);
;// CONCATENATED MODULE: ./lib/memory/journey/marker.js



function createMarker(file) {
    let last = Promise.resolve();
    return {
        read: async (cargo) => (await marks(file)).get(cargo.kind),
        write(cargo, mark) {
            const written = last.then(async () => {
                const others = Object.fromEntries(await marks(file));
                await (0,write_whole/* writeWhole */.f)(file, JSON.stringify({ ...others, [cargo.kind]: mark }));
            });
            last = written.catch(() => { });
            return written;
        },
    };
}
async function marks(file) {
    // Not there, or cut short: then everything counts as new, which costs an upload and nothing else.
    const value = (0,json/* parseJson */.q)(await (0,promises_.readFile)(file, "utf8").catch(() => ""));
    return new Map(Object.entries((0,json/* isRecord */.u)(value) ? value : {}).flatMap(parse));
}
function parse([cargo, value]) {
    const [key, digest] = [(0,json.at)(value, "key"), (0,json.at)(value, "digest")];
    return typeof key === "string" && typeof digest === "string" ? [[cargo, { key, digest }]] : [];
}

;// CONCATENATED MODULE: ./lib/memory/journey/model-journey.js

const MILLISECONDS = 5 * 60_000;
const NEVER = new AbortController().signal;
function createModelJourney(ask, log) {
    // The client gives paths to tar without quotes.
    const canTravel = (file) => !/[ "]/.test(file);
    return {
        async bring(sha256, file, signal = NEVER) {
            if (!canTravel(file))
                return;
            const request = { kind: "restore", name: (0,external_node_path_.basename)(file), prefixes: [keyOf(sha256)] };
            await ask((0,external_node_path_.dirname)(file), request, AbortSignal.any([signal, AbortSignal.timeout(MILLISECONDS)]));
        },
        async send(sha256, file, signal = NEVER) {
            if (!canTravel(file))
                return;
            const request = { kind: "save", name: (0,external_node_path_.basename)(file), key: keyOf(sha256) };
            const result = await ask((0,external_node_path_.dirname)(file), request, AbortSignal.any([signal, AbortSignal.timeout(MILLISECONDS)]));
            // Of a silent service the run has been told.
            if (signal.aborted || result.reply.kind === "silent")
                return;
            if (result.reply.kind === "saved")
                log.info("The model was saved in GitHub's cache for the next run.");
            else
                log.info(`The model could not be saved for the next run: ${reasonOf(result)}.`);
        },
    };
}
function keyOf(sha256) {
    return `cutout-action-model-1-${sha256}`;
}
/** The client says the same of a cache that cannot be reached and of an archive that another run has saved by now. */
function reasonOf({ reply, words }) {
    if (words !== "")
        return words.replace(/\.$/, "");
    return reply.kind === "failed" ? reply.message : "GitHub's cache gave no reason";
}

// EXTERNAL MODULE: ./lib/memory/journey/nowhere.js
var nowhere = __webpack_require__(59194);
;// CONCATENATED MODULE: ./lib/memory/journey/pace.js
/** Does `work`, which must not reject, once an interval at most, and never twice at the same time. */
function createPace(clock, intervalMilliseconds, work) {
    const ended = new AbortController();
    const hurried = new AbortController();
    let last = Number.NEGATIVE_INFINITY;
    let running;
    const run = async () => {
        const wait = last + intervalMilliseconds - clock.now();
        if (wait > 0)
            await clock.sleep(wait, ended.signal);
        if (ended.signal.aborted)
            return;
        last = clock.now();
        await work(hurried.signal);
    };
    return {
        ask() {
            if (ended.signal.aborted)
                return;
            running ??= run().finally(() => {
                running = undefined;
            });
        },
        async over(signal) {
            ended.abort();
            if (signal.aborted)
                hurried.abort();
            signal.addEventListener("abort", () => hurried.abort(), { once: true });
            await running;
        },
    };
}

// EXTERNAL MODULE: ./lib/memory/store-record.js
var store_record = __webpack_require__(27694);
// EXTERNAL MODULE: ./lib/pixels/sniff.js + 9 modules
var sniff = __webpack_require__(10772);
// EXTERNAL MODULE: ./lib/memory/set-aside.js
var set_aside = __webpack_require__(88414);
;// CONCATENATED MODULE: ./lib/memory/journey/inspect-store.js







/** A store as it came by a cache, which whoever may run a workflow on a branch can have written. */
const MOST_CUTOUTS = 200_000;
const MOST_RECORD = 64 << 10;
const MOST_IMAGES = 10;
const RECORD = "cutout.json";
const ASIDE = new Set(Object.values(set_aside/* ASIDE_NAMES */._o));
/**
 * Removes from a store that was just unpacked whatever is no cutout: other names, links, pipes, records that cannot be
 * read or are another service's or task's, images that are not the PNGs which their record says.
 * @param directory absolute path
 * @returns how many entries went
 */
async function dropStrangers(directory) {
    let dropped = 0;
    let kept = 0;
    const drop = async (path) => {
        await (0,promises_.rm)(path, { recursive: true, force: true });
        dropped++;
    };
    for (const service of await namesIn(directory)) {
        const folder = (0,external_node_path_.join)(directory, service);
        if (service === "incoming" || !/^[0-9a-f]{16}$/.test(service) || !(await isFolder(folder))) {
            await (service === "incoming" ? (0,promises_.rm)(folder, { recursive: true, force: true }) : drop(folder));
            continue;
        }
        for (const task of await namesIn(folder)) {
            const good = kept < MOST_CUTOUTS && (0,ledger_lines/* isTaskId */.XJ)(task) && (await isCutout((0,external_node_path_.join)(folder, task), service, task));
            if (good)
                kept++;
            else
                await drop((0,external_node_path_.join)(folder, task));
        }
    }
    return dropped;
}
async function isCutout(folder, service, task) {
    try {
        if (!(await isFolder(folder)))
            return false;
        if (await isSetAside(folder))
            return true;
        const record = await readRecord((0,external_node_path_.join)(folder, RECORD));
        if (record === undefined || serviceFolder(record.service) !== service)
            return false;
        if (record.task !== undefined && record.task !== task)
            return false;
        const expected = new Set([RECORD, ...record.images.map(({ name }) => name)]);
        const names = (await (0,promises_.readdir)(folder)).filter((name) => !ASIDE.has(name));
        if (record.images.length > MOST_IMAGES || names.length !== expected.size)
            return false;
        if (!names.every((name) => expected.has(name)))
            return false;
        const whole = await Promise.all(record.images.map((image) => isImage(folder, image)));
        for (const name of ASIDE)
            await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
        return !whole.includes(false);
    }
    catch {
        return false;
    }
}
/** An answer that was paid for and is no cutout: only where the ledger names it too is it looked at again. */
async function isSetAside(folder) {
    const names = await (0,promises_.readdir)(folder);
    if (!names.includes(set_aside/* ASIDE_NAMES */._o.answer) || !names.every((name) => ASIDE.has(name)))
        return false;
    const are = await Promise.all(names.map((name) => (0,set_aside/* isAnswer */.Tq)((0,external_node_path_.join)(folder, name))));
    return !are.includes(false);
}
function serviceFolder(service) {
    return (0,external_node_crypto_.createHash)("sha256").update(service).digest("hex").slice(0, 16);
}
async function readRecord(file) {
    const found = await (0,promises_.lstat)(file);
    return found.isFile() && found.size <= MOST_RECORD ? (0,store_record/* parseSidecar */.L)(await (0,promises_.readFile)(file, "utf8")) : undefined;
}
async function isImage(folder, { name, width, height, bytes }) {
    const file = (0,external_node_path_.join)(folder, name);
    const found = await (0,promises_.lstat)(file);
    if (!found.isFile() || found.size !== bytes)
        return false;
    const handle = await (0,promises_.open)(file);
    try {
        const sniffed = (0,sniff/* sniff */.ZF)(await headOf(handle));
        // What is longer than most headers is looked at when it is used.
        if (sniffed.kind === "more")
            return true;
        return sniffed.kind === "picture" && sniffed.type === "png" && sniffed.width === width && sniffed.height === height;
    }
    finally {
        await handle.close();
    }
}
async function headOf(handle) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
}
async function isFolder(path) {
    return (await (0,promises_.lstat)(path)).isDirectory();
}
/** Everything, links and files too; none where there is no such folder. */
async function namesIn(directory) {
    const found = await (0,promises_.lstat)(directory).catch(() => undefined);
    return found?.isDirectory() === true ? (0,promises_.readdir)(directory) : [];
}

;// CONCATENATED MODULE: ./lib/memory/journey/store-cargo.js






/** @param tell hears how many entries of a store that came were no cutouts, and were dropped */
function storeCargo(directory, tell = () => { }) {
    const name = (0,external_node_path_.basename)(directory);
    const digest = () => storeDigest(directory);
    return {
        kind: "store",
        name,
        digest,
        pack: async () => ({ folder: (0,external_node_path_.dirname)(directory), digest: await digest() }),
        async unpack(staging) {
            const dropped = await dropStrangers((0,external_node_path_.join)(staging, name));
            if (dropped > 0)
                tell(dropped);
            const came = await storeDigest((0,external_node_path_.join)(staging, name));
            await mergeStores((0,external_node_path_.join)(staging, name), directory);
            return came ?? "";
        },
    };
}
/**
 * By the names, sizes and times of the cutouts' images, and by the tasks that were refused and by which engine. When a
 * cutout was last used is no change, or every run would save the whole store again.
 */
async function storeDigest(directory) {
    const lines = [];
    for (const service of await folders(directory)) {
        if (service === "incoming")
            continue;
        for (const task of await folders((0,external_node_path_.join)(directory, service)))
            lines.push(...(await store_cargo_images(directory, service, task)));
    }
    return lines.length === 0 ? undefined : (0,external_node_crypto_.createHash)("sha256").update(lines.sort().join("\n")).digest("hex");
}
/** The version of the engine: the same picture may be refused by the next one, too, which is news. */
async function refuserOf(folder) {
    const record = await (0,promises_.readFile)((0,external_node_path_.join)(folder, "cutout.json"), "utf8").catch(() => undefined);
    return (0,store_record/* parseSidecar */.L)(record)?.refusal?.engine ?? "";
}
async function store_cargo_images(directory, service, task) {
    const folder = (0,external_node_path_.join)(directory, service, task);
    const names = (await (0,promises_.readdir)(folder)).filter((name) => !name.endsWith(".json"));
    if (names.length === 0)
        return [`${service}/${task} refused by ${await refuserOf(folder)}`];
    return Promise.all(names.map(async (name) => {
        const { size, mtimeMs } = await (0,promises_.stat)((0,external_node_path_.join)(folder, name));
        // Not every tar keeps fractions of a second.
        return `${service}/${task}/${name} ${size} ${Math.floor(mtimeMs / 1_000)}`;
    }));
}

;// CONCATENATED MODULE: ./lib/memory/journey.js









const MINUTE = 60_000;
const journey_NEVER = new AbortController().signal;
/** A journey by GitHub's cache where there is one, and one that goes nowhere where there is none. */
function createJourney(options) {
    return (0,nowhere/* hasCache */.T)(options.env) ? byCache(options) : (0,nowhere/* nowhere */.j)(options);
}
function byCache({ ledgerFile, storeDirectory, marker: note, scope, env, cache, log, clock }) {
    const { ask, isSilent } = cache;
    const stateDirectory = (0,external_node_path_.dirname)(ledgerFile);
    const marker = createMarker((0,external_node_path_.join)(stateDirectory, note));
    const store = storeCargo(storeDirectory, (dropped) => log.warning(`${dropped} ${dropped === 1 ? "entry" : "entries"} of the store that GitHub's cache brought cannot be ours, and were dropped: what is missing is asked for anew.`));
    const ledger = ledgerCargo(ledgerFile, async () => (await store.digest()) === (await marker.read(store))?.digest);
    const carrier = createCarrier({ ask, keys: createKeys(env, scope), marker, stateDirectory, log });
    const pace = createPace(clock, MINUTE, (hurried) => carrier.send(ledger, AbortSignal.any([hurried, AbortSignal.timeout(MINUTE)])));
    return {
        async restoreLedger() {
            await carrier.sweep();
            await carrier.bring(ledger, AbortSignal.timeout(MINUTE));
        },
        restoreStore: (signal = journey_NEVER) => carrier.bring(store, AbortSignal.any([signal, AbortSignal.timeout(5 * MINUTE)])),
        ledgerGrew: pace.ask,
        async saveLedger(milliseconds = MINUTE) {
            const signal = AbortSignal.timeout(milliseconds);
            await pace.over(signal);
            await carrier.send(ledger, signal);
        },
        models: createModelJourney(ask, log),
        isSilent,
        saveStore: (milliseconds = 5 * MINUTE) => carrier.send(store, AbortSignal.timeout(milliseconds)),
    };
}

;// CONCATENATED MODULE: ./lib/run/cache-journey.js





/** A cache service that does not answer holds a run up for ten seconds, in both phases together. */
const PATIENCE = 6_000;
const PATIENCE_AFTER_SILENCE = 3_000;
/** By GitHub's cache; a leg of a matrix has archives of its own beside those of the whole. */
function openCacheJourney(options) {
    const { settings, env, program, wasSilent = false } = options;
    const { stateDirectory, workingDirectory, paths, shard, collect } = settings;
    const log = wasSilent ? { ...options.log, info: () => { } } : sayingOnce(options.log);
    const cache = createCacheProcess({
        child: { file: program, args: [cache_child/* CACHE_CHILD */.Y] },
        env,
        patienceMilliseconds: wasSilent ? PATIENCE_AFTER_SILENCE : PATIENCE,
    });
    const open = (marker, scope, surroundings) => createJourney({
        ledgerFile: (0,external_node_path_.join)(stateDirectory, "ledger.jsonl"),
        storeDirectory: (0,external_node_path_.join)(stateDirectory, "store"),
        marker,
        scope: JSON.stringify([env["GITHUB_WORKFLOW"], ...scope, workingDirectory, paths]),
        env: surroundings,
        cache,
        log,
        clock: clock/* systemClock */.m,
    });
    if (shard === undefined && collect === undefined)
        return open("journey.json", [env["GITHUB_JOB"]], env);
    // Legs and collecting run are jobs of their own, whose steps have ids of their own, and share what they remember.
    const matrix = { ...env, GITHUB_ACTION: "shards" };
    const whole = open("journey-whole.json", ["shards"], matrix);
    if (shard === undefined)
        return whole;
    const own = open("journey.json", ["shards", `${shard.index}/${shard.of}`], matrix);
    return {
        ...own,
        restoreLedger: async () => {
            await whole.restoreLedger();
            await own.restoreLedger();
        },
        restoreStore: async (signal) => {
            await whole.restoreStore(signal);
            await own.restoreStore(signal);
        },
    };
}
/** A leg has two archives, and one cache service: what is wrong with that is told once. */
function sayingOnce(log) {
    const said = new Set();
    const info = (message) => {
        if (said.has(message))
            return;
        said.add(message);
        log.info(message);
    };
    return { ...log, info };
}


/***/ })

};
