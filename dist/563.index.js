export const id = 563;
export const ids = [563,957];
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
    const source = items[Symbol.asyncIterator]();
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


/***/ }),

/***/ 42563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  carryOut: () => (/* binding */ carryOut)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/clock.js
var clock = __webpack_require__(35233);
// EXTERNAL MODULE: ./lib/concurrently.js
var concurrently = __webpack_require__(54957);
// EXTERNAL MODULE: ./lib/pixels/geometry.js
var geometry = __webpack_require__(76785);
// EXTERNAL MODULE: ./lib/pixels/sniff.js + 7 modules
var sniff = __webpack_require__(89943);
;// CONCATENATED MODULE: ./lib/prepare/prepare.js





/**
 * Brings each task within what the service takes: as it is where it can be, else a fitted copy. The tasks come out as
 * they become ready, not in their order.
 */
function prepare(context, tasks) {
    return (0,concurrently/* concurrently */.r)(streamOf(tasks), context.concurrency, (task) => prepareOne(context, task));
}
async function* streamOf(tasks) {
    yield* tasks;
}
async function prepareOne(context, task) {
    const { picture } = task;
    const fit = (0,geometry/* fitToLimits */.dY)(picture);
    if (fit.kind === "impossible")
        return failed(task, `The picture ${fit.reason}. Crop it, or leave it out of paths.`);
    try {
        const sendable = fit.kind === "as-is" ? await sendableType(picture) : undefined;
        return sendable === undefined ? await copyOf(context, task, fit) : asItIs(task, sendable);
    }
    catch (error) {
        const what = error instanceof Error ? error.message : String(error);
        return failed(task, `No copy that the service takes could be made: ${what}. Check the file in an image viewer.`);
    }
}
/**
 * JPEG and PNG go as they are, an EXIF turn included; `undefined` for what the service may not read: WebP and AVIF,
 * CMYK, 16 bits a sample.
 */
async function sendableType(picture) {
    const sniffed = await (0,sniff/* sniffFile */.xQ)(picture.file);
    if (sniffed.kind !== "picture" || sniffed.sample !== "8-bit")
        return undefined;
    return sniffed.type === "jpeg" || sniffed.type === "png" ? sniffed.type : undefined;
}
function asItIs(task, type) {
    const { file, bytes, width, height } = task.picture;
    return { kind: "prepared", task, file, bytes, sent: { width, height }, type, original: true };
}
async function copyOf({ threads, directory, signal, log }, task, fit) {
    await (0,promises_.mkdir)(directory, { recursive: true });
    const input = { file: task.picture.file, fit, target: (0,external_node_path_.join)(directory, task.id) };
    const { notes, ...copy } = await threads.run("fit", input, signal === undefined ? {} : { signal });
    for (const note of notes)
        log.info(`${task.picture.path}: ${note}`);
    return { kind: "prepared", task, ...copy, original: false };
}
function failed(task, reason) {
    return { kind: "failed", task, failure: { stage: "prepare", reason, paid: false, retryable: false } };
}

;// CONCATENATED MODULE: ./lib/reach/reach.js

/** Probes are short and mostly waiting; more at once only brings the 429s nearer. */
const PROBES_AT_ONCE = 8;
const NO_ROUTE = "Nothing lets the service fetch this picture: set `bucket` (any S3-compatible store), `serve-url`, or `image-urls` with a URL template.";
/**
 * Finds for each task the first of `routes` whose probe holds. Failures of earlier steps pass through untouched; a task
 * that no route reaches leaves as a failure that names each route and why it did not hold. Results come as they are
 * ready, not in the order of the tasks.
 */
function reach(routes, tasks) {
    return (0,concurrently/* concurrently */.r)(tasks, PROBES_AT_ONCE, async (task) => task.kind === "failed" ? task : await firstThatHolds(routes, task, []));
}
async function firstThatHolds(routes, ready, tried) {
    const [route, ...rest] = routes;
    if (route === undefined)
        return unreachable(ready, tried);
    const probed = await route.probe(ready);
    if (probed.kind === "fails")
        return firstThatHolds(rest, ready, [...tried, { ...probed, route: route.name }]);
    return {
        kind: "reachable",
        task: ready.task,
        sent: ready.sent,
        route: route.name,
        address: probed.address,
        otherwise: () => firstThatHolds(rest, ready, [
            ...tried,
            {
                route: route.name,
                reason: "its URL was good from here, but the service could not fetch it",
                retryable: true,
            },
        ]),
    };
}
function unreachable(ready, tried) {
    return {
        kind: "failed",
        task: ready.task,
        failure: {
            stage: "reach",
            reason: tried.length === 0 ? NO_ROUTE : `The service cannot fetch it. ${tried.map(sentence).join(" ")}`,
            paid: false,
            retryable: tried.some(({ retryable }) => retryable),
        },
    };
}
function sentence({ route, reason }) {
    return `By \`${route}\`: ${reason.replace(/\.$/, "")}.`;
}

;// CONCATENATED MODULE: ./lib/remove/bill.js
function createBill() {
    let paid = 0;
    let unknown = 0;
    return {
        accepted: (tasks) => {
            paid += tasks;
        },
        leftUnknown: (tasks) => {
            unknown += tasks;
        },
        paid: () => paid,
        unknown: () => unknown,
    };
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

// EXTERNAL MODULE: ./lib/service/client.js + 1 modules
var client = __webpack_require__(6130);
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
    const first = await insist(service, clock, signal, client/* newNonce */.Y);
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
    const wait = ({ now, leftAt, retryAfterMilliseconds }, base) => {
        // Submits that were under way when the first refusal came tell nothing new.
        const news = leftAt >= lastRefusal;
        if (news) {
            inARow += 1;
            lastRefusal = now;
        }
        refusedSince ??= now;
        const backOff = Math.min(base * 2 ** (inARow - 1), longestWait) * (0.75 + random() / 2);
        nextAt = Math.max(nextAt, now + (retryAfterMilliseconds ?? backOff));
        return news;
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
            refusedSince = undefined;
            spacing = spacing < 10 ? 0 : spacing * 0.9;
            grow();
        },
        ended: () => {
            if (limit + 1 < ceiling)
                grow();
        },
        throttled: (event) => {
            if (!wait(event, event.rate ? 250 : 100))
                return;
            limit = Math.max(1, limit / 2);
            if (event.rate)
                spacing = Math.min(longestSpacing, Math.max(firstSpacing, spacing * 2));
            else
                ceiling = Math.max(2, Math.min(ceiling, event.inFlight));
        },
        stumbled: (event) => {
            wait(event, 1000);
        },
        stumbles: () => inARow,
        refusedSince: () => refusedSince,
    };
}

;// CONCATENATED MODULE: ./lib/remove/run.js
/** A journal for a service without a bill. */
const noLedger = {
    submitting: async () => { },
    accepted: async () => { },
    refused: async () => { },
    unknown: async () => { },
    settled: async () => { },
    openJobs: () => [],
    unknownTasks: () => [],
    close: async () => { },
};
function run_failed(task, failure) {
    const { stage, reason, paid, retryable, jobKey, requestId } = failure;
    const known = {
        stage,
        reason,
        paid,
        retryable,
        ...(jobKey ? { jobKey } : {}),
        ...(requestId ? { requestId } : {}),
    };
    return { kind: "failed", task, failure: known };
}
/** What becomes of a task that was not submitted because the run has stopped. Nothing was paid for it. */
function leftOut(task, stop) {
    if (stop.kind === "cancelled") {
        const reason = "The run was stopped before this picture was submitted. Run again: nothing was paid for it.";
        return { kind: "deferred", task, reason, paid: false };
    }
    if (stop.kind === "broken") {
        const reason = `The run broke before this picture was submitted: ${messageOf(stop.error)}. Nothing was paid for it.`;
        return run_failed(task, { stage: "submit", reason, paid: false, retryable: true });
    }
    const { reason, retryable, requestId } = stop;
    return run_failed(task, { stage: "submit", reason, paid: false, retryable, ...(requestId ? { requestId } : {}) });
}
/** Notes that a task needs no further query. What is not noted is collected once more by the next run, at no cost. */
async function settle(run, submit, task, fate) {
    await run.ledger.settled(submit, task, fate).catch((error) => {
        run.context.log.warning(`The ledger could not be written: ${messageOf(error)}`);
    });
}
/** The reason of a fault with what the provider needs to look into it. */
function explained(fault) {
    const id = fault.requestId ? `, request ${fault.requestId}` : "";
    return `${fault.reason} (${fault.code}${id})`;
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./lib/service/contract.js
var contract = __webpack_require__(20761);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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

// EXTERNAL MODULE: ./lib/service/classify.js
var classify = __webpack_require__(86313);
;// CONCATENATED MODULE: ./lib/remove/watch.js



/** Right after a submit the service may not know its own key yet. */
const graceMilliseconds = 15_000;
/** How often an answer may lie about one task before it is believed. */
const patience = 3;
/** Refusals of queries in a row that no waiting helps against, before the job is left to the next run. */
const refusalsInARow = 3;
const longestBackOff = 15_000;
/** Asks for a job until all of its tasks are finished, failed or left to the next run. Never throws for the service's faults. */
async function watchJob(run, job, finished) {
    const startedAt = run.context.clock.now();
    const watch = { run, job, open: new Map(job.tasks), oddities: new Map(), startedAt, finished };
    if (job.state)
        await take(watch, job.state);
    if (job.key === "")
        return abandon(watch, "The service accepted the job without naming its key, so its result cannot be asked for.");
    await poll(watch);
}
async function poll(watch) {
    const { run, job, open } = watch;
    const { clock, jobTimeoutMilliseconds } = run.context;
    const progress = { transient: 0, refused: 0 };
    let wait = job.resumed ? 0 : run.timetable.next(0);
    while (open.size > 0) {
        const left = watch.startedAt + jobTimeoutMilliseconds - clock.now();
        if (left <= 0)
            return postpone(watch, "The job was not done within job-timeout.");
        await clock.sleep(Math.min(wait, left), run.signal);
        const result = run.signal.aborted ? undefined : await run.context.service.query(job.key, { signal: run.signal });
        if (result === undefined || run.signal.aborted)
            return postpone(watch, "The run was stopped.");
        wait = result.kind === "job" ? await advance(watch, result, progress) : await cope(watch, result.fault, progress);
    }
}
/** Takes a good answer, and says how long to wait before the next query. */
async function advance(watch, state, progress) {
    const { run, job, open, startedAt } = watch;
    const elapsed = run.context.clock.now() - startedAt;
    await take(watch, state);
    const { undoneAt } = progress;
    if (open.size === 0 && !job.resumed) {
        run.timetable.learn({ doneBy: elapsed, ...(undoneAt === undefined ? {} : { undoneAt }) });
    }
    Object.assign(progress, { undoneAt: elapsed, transient: 0, refused: 0 });
    return run.timetable.next(elapsed) - elapsed;
}
/** How long to wait after a query that failed. Where the job is over, no task is open any more. */
async function cope(watch, fault, progress) {
    const { run, job } = watch;
    const { clock, random, log } = run.context;
    const backOff = () => {
        const base = Math.min(250 * 2 ** progress.transient, longestBackOff) * (0.75 + random() / 2);
        progress.transient += 1;
        return fault.retryAfterMilliseconds ?? base;
    };
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
            const now = clock.now();
            run.pace.throttled({ now, leftAt: now, inFlight: run.pace.limit(), rate: true });
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
    const { run } = watch;
    progress.refused += 1;
    const reason = explained(fault);
    run.stop({
        kind: "fault",
        reason,
        retryable: fault.class === "quota",
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
        const why = answer.reason === undefined ? "and gives no reason" : `and says: ${(0,classify/* quoted */.TL)(answer.reason)}`;
        const hint = watch.run.billed ? " Running again pays again." : "";
        return failTask(watch, task, `The service could not remove the background of this picture, ${why}.${hint}`, requestId);
    }
    if (answer.status !== "SUCCESS")
        return;
    if (answer.results.length === 0) {
        if (isOdd(watch, id))
            await failTask(watch, task, "The service says that it is done, but names no result.", requestId);
        return;
    }
    watch.open.delete(id);
    watch.finished({ job: watch.job, task, results: answer.results });
}
function isOdd({ oddities, job }, id) {
    const times = (oddities.get(id) ?? 0) + 1;
    oddities.set(id, times);
    return times >= patience || job.key === "";
}
async function failTask(watch, task, reason, requestId) {
    const { run, job } = watch;
    watch.open.delete(task.id);
    await settle(run, job.submit, task.id, "failed");
    run.emit(run_failed(task, {
        stage: "job",
        reason,
        paid: chargedNow(run, job),
        retryable: false,
        jobKey: job.key,
        requestId: requestId || job.requestId,
    }));
}
/** All open tasks have failed for good. */
async function abandon(watch, reason, requestId = "") {
    for (const task of [...watch.open.values()])
        await failTask(watch, task, reason, requestId);
}
/** The open tasks fail in this run; the ledger keeps them for the next. */
function leave(watch, reason, requestId = "") {
    const { run, job } = watch;
    for (const task of watch.open.values()) {
        run.emit(run_failed(task, {
            stage: "job",
            reason,
            paid: chargedNow(run, job),
            retryable: true,
            jobKey: job.key,
            requestId: requestId || job.requestId,
        }));
    }
    watch.open.clear();
}
/** The open tasks are left to the next run. */
function postpone(watch, why) {
    for (const task of watch.open.values())
        watch.run.emit(deferred(watch.run, watch.job, task, why));
    watch.open.clear();
}
/** Whether this run was charged for the job: a resumed one was charged to an earlier run, and is on that run's bill. */
function chargedNow(run, job) {
    return run.billed && !job.resumed;
}
function deferred(run, job, task, why) {
    const next = run.billed ? "It is paid for: the next run collects it." : "Run again to redo it.";
    return {
        kind: "deferred",
        task,
        reason: `${why} ${next}`,
        paid: chargedNow(run, job),
        jobKey: job.key,
        requestId: job.requestId,
    };
}

;// CONCATENATED MODULE: ./lib/remove/collect.js




const triesOfADownload = 4;
/** A result that is bad twice was not damaged on the way. */
const triesOfAVerification = 2;
const triesOfAFreshUrl = 2;
const mostImages = 10;
/** Emits what became of the task. Never throws for faults of the service or of the result. */
async function collect(run, finished) {
    const { job, task } = finished;
    const fetched = await collect_insist(run, finished).catch(unstorable);
    if (run.signal.aborted && fetched.kind !== "good")
        return run.emit(deferred(run, job, task, "The run was stopped."));
    if (fetched.kind === "good")
        return keep(run, finished, fetched.images);
    const final = fetched.kind === "bad" && fetched.final;
    if (final)
        await settle(run, job.submit, task.id, "failed");
    const stage = fetched.kind === "expired" ? "download" : fetched.stage;
    const hint = final || !run.billed ? "" : " It is paid for: the next run tries again to fetch it.";
    const { key: jobKey, requestId } = job;
    run.emit(run_failed(task, {
        stage,
        reason: fetched.reason + hint,
        paid: chargedNow(run, job),
        retryable: !final,
        jobKey,
        requestId,
    }));
}
async function keep(run, { job, task }, images) {
    const { store, identity, clock } = run.context;
    const [first, ...rest] = images;
    if (!first)
        throw new Error("a finished task without images");
    const { key: jobKey, requestId } = job;
    try {
        const cutout = await store.put({ service: identity, task: task.id, images: [first, ...rest], jobKey, requestId });
        await settle(run, job.submit, task.id, "stored");
        const milliseconds = clock.now() - job.startedAt;
        run.emit({ kind: "cutout", task, cutout, paid: chargedNow(run, job), milliseconds });
    }
    catch (error) {
        const { stage, reason } = unstorable(error);
        run.emit(run_failed(task, { stage, reason, paid: chargedNow(run, job), retryable: true, jobKey, requestId }));
    }
}
function unstorable(error) {
    const reason = `The cutout could not be stored (${messageOf(error)}). Check the space and rights of state-directory.`;
    return { kind: "bad", stage: "download", reason, final: false };
}
async function collect_insist(run, finished) {
    const { clock, random } = run.context;
    const tries = { download: triesOfADownload, verify: triesOfAVerification, fresh: triesOfAFreshUrl };
    let results = finished.results;
    for (;;) {
        const fetched = await fetchAll(run, finished, results);
        if (fetched.kind === "good" || fetched.kind === "bad" || run.signal.aborted)
            return fetched;
        if (fetched.kind === "expired") {
            if (--tries.fresh < 0)
                return fetched;
            const fresh = await askAgain(run, finished);
            if (fresh.length === 0)
                return fetched;
            results = fresh;
            continue;
        }
        if (fetched.stage === "verify" && --tries.verify <= 0)
            return { ...fetched, kind: "bad", final: true };
        if (fetched.stage !== "verify" && --tries.download <= 0)
            return fetched;
        await clock.sleep(300 * 2 ** (triesOfADownload - tries.download) * (0.75 + random() / 2), run.signal);
    }
}
/** The key again, for fresh URLs: never a new submit. Nothing where there are none to be had. */
async function askAgain(run, { job, task }) {
    const { service, clock } = run.context;
    if (job.key === "")
        return [];
    for (let attempt = 0; attempt < 3 && !run.signal.aborted; attempt++) {
        if (attempt > 0)
            await clock.sleep(1000 * attempt, run.signal);
        const result = await service.query(job.key, { signal: run.signal });
        if (result.kind === "job")
            return matchAnswers(job.expected, result.tasks).get(task.id)?.results ?? [];
    }
    return [];
}
async function fetchAll(run, { job, task }, results) {
    const expected = job.expected.find((candidate) => candidate.task === task.id)?.sent ?? task.picture;
    const images = [];
    for (const url of results.slice(0, mostImages)) {
        const file = await run.context.store.temporaryFile();
        const fetched = await fetchOne(run, url, { file, expected, ...sourceOf(task.picture, expected) });
        if (fetched.kind === "good") {
            images.push(...fetched.images);
            continue;
        }
        await Promise.all([file, ...images.map((image) => image.file)].map((left) => (0,promises_.rm)(left, { force: true })));
        return fetched;
    }
    return { kind: "good", images };
}
/** The picture itself where it was sent as it is: its EXIF turn tells whether an answer has to be turned. */
function sourceOf(picture, sent) {
    return picture.width === sent.width && picture.height === sent.height ? { source: picture.file } : {};
}
async function fetchOne(run, url, result) {
    const { file } = result;
    const { service, verify } = run.context;
    const download = await service.download(url, file, run.signal);
    switch (download.kind) {
        case "expired":
            return download;
        case "transient":
            return { kind: "again", stage: "download", reason: download.reason };
        case "refused":
            return { kind: "bad", stage: "download", reason: download.reason, final: true };
        case "file":
            break;
    }
    try {
        const verdict = await verify(result);
        if (verdict.kind === "bad")
            return { kind: "again", stage: "verify", reason: verdict.reason };
        return { kind: "good", images: [{ file, width: verdict.width, height: verdict.height }] };
    }
    catch (error) {
        const reason = `The result could not be checked: ${messageOf(error)}.`;
        return { kind: "bad", stage: "verify", reason, final: false };
    }
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
    const { run, tally, pool } = state;
    if (submitted.kind !== "unknown" && submitted.kind !== "unsent")
        tally.unknownInARow = 0;
    switch (submitted.kind) {
        case "image":
            return isolate(state, attempt, submitted.fault);
        case "later":
            return consequences_postpone(state, attempt, submitted, inFlight);
        case "stop":
            run.stop(stopFor(submitted.fault));
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
function stopFor(fault) {
    const retryable = fault.class === "quota" || fault.class === "throttle";
    return {
        kind: "fault",
        reason: explained(fault),
        retryable,
        ...(fault.requestId ? { requestId: fault.requestId } : {}),
    };
}
async function isolate(state, attempt, fault) {
    const { run, pool, suspects } = state;
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
    refuse(state, culprit.task, fault, explained(fault));
    run.context.log.debug(`${culprit.task.picture.path} was found to be what a batch was refused for.`);
}
/** The service could not fetch a URL that we had probed: another route to the picture may work. */
async function reroute(state, culprit, fault) {
    const other = await otherRoute(culprit);
    if (other.kind === "reachable") {
        state.run.context.log.info(`${culprit.task.picture.path}: not by ${culprit.route}, so by ${other.route}.`);
        state.pool.push(other);
        return;
    }
    refuse(state, culprit.task, fault, `${explained(fault)} ${other.failure.reason}`);
}
function otherRoute(culprit) {
    return culprit
        .otherwise()
        .catch((error) => run_failed(culprit.task, { stage: "reach", reason: messageOf(error), paid: false, retryable: true }));
}
function refuse(state, task, fault, reason) {
    const { run, tally } = state;
    const unreachable = fault.code === unreachableCode;
    run.emit(run_failed(task, { stage: "submit", reason, paid: false, retryable: unreachable, requestId: fault.requestId ?? "" }));
    if (!unreachable || tally.accepted > 0)
        return;
    tally.unreachable += 1;
    if (tally.unreachable >= mostUnreachable) {
        run.stop({
            kind: "fault",
            reason: `None of the first ${mostUnreachable} pictures could be fetched. ${reason}`,
            retryable: true,
        });
    }
}
/** Back into the queue, at a slower pace; those that always meet trouble are given up, and at last the run is. */
function consequences_postpone(state, attempt, { fault, leftAt }, inFlight) {
    const { run, pool, suspects } = state;
    const { clock, log, jobTimeoutMilliseconds } = run.context;
    const now = clock.now();
    const { retryAfterMilliseconds: after } = fault;
    const refusal = { now, leftAt, ...(after === undefined ? {} : { retryAfterMilliseconds: after }) };
    log.debug(`A submit has to wait: ${explained(fault)}`);
    if (fault.class === "throttle")
        run.pace.throttled({ ...refusal, inFlight, rate: fault.by === "gateway" });
    else
        run.pace.stumbled(refusal);
    const tooLong = now - (run.pace.refusedSince() ?? now) > jobTimeoutMilliseconds;
    const hopeless = fault.class === "transient" && run.pace.stumbles() >= mostStumbles;
    // Nobody waits longer for leave to submit than for a job itself.
    const tooFar = (after ?? 0) > jobTimeoutMilliseconds;
    if (tooLong || hopeless || tooFar)
        run.stop({ kind: "fault", reason: explained(fault), retryable: true });
    if (fault.class === "transient" && !run.stopped() && isWornOut(state, attempt.tasks)) {
        pool.unshift(...attempt.rest);
        for (const { task } of attempt.tasks) {
            run.emit(run_failed(task, { stage: "submit", reason: explained(fault), paid: false, retryable: true }));
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
    const { run, tally } = state;
    const { fault } = submitted;
    const unknown = submitted.kind === "unknown";
    const reason = unknown ? unknownReason(run, fault) : explained(fault);
    const charged = unknown ? "unknown" : submitted.paid;
    for (const { task } of tasks) {
        const stage = unknown || !submitted.paid ? "submit" : "job";
        run.emit(run_failed(task, {
            stage,
            reason,
            paid: run.billed ? charged : false,
            retryable: unknown,
            requestId: fault.requestId ?? "",
        }));
    }
    if (!unknown)
        return;
    tally.unknownInARow += 1;
    if (tally.unknownInARow < mostUnknownInARow)
        return;
    run.stop({
        kind: "fault",
        reason: `${mostUnknownInARow} submits in a row had an unknown end, so no more were made. ${explained(fault)}`,
        retryable: true,
    });
}
function unknownReason(run, fault) {
    if (!run.billed)
        return explained(fault);
    return `It is not known whether the service received this picture, so it may have been charged; it was not sent again. Compare “账单明细” (bill details) in the Market console before running again. ${explained(fault)}`;
}

;// CONCATENATED MODULE: ./lib/remove/intake.js

/** Takes in what is ready, no further ahead than the next batches need. */
async function readAll(state, ready) {
    const { run, pool } = state;
    const iterator = ready[Symbol.asyncIterator]();
    try {
        for (;;) {
            while (pool.length >= 2 * contract/* maximumTasksPerSubmit */.Ks && !run.stopped())
                await state.woken();
            const next = await unlessAborted(iterator.next(), run.signal);
            if (next === "aborted" || next.done)
                break;
            if (next.value.kind === "failed")
                run.emit(next.value);
            else
                pool.push(next.value);
            state.wake();
        }
    }
    catch (error) {
        run.stop({ kind: "broken", error });
    }
    state.reading.done = true;
    state.wake();
    if (run.signal.aborted)
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
function createState(run, output) {
    let resolve = () => { };
    const renewed = () => new Promise((done) => {
        resolve = done;
    });
    let next = renewed();
    return {
        run,
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
        .catch((error) => state.run.stop({ kind: "broken", error }))
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
 * @throws the ledger's errors, before anything is sent.
 */
async function submitBatch(run, addressed) {
    if (addressed.length === 0 || run.stopped())
        return { kind: "unsent" };
    const parcel = pack(addressed, run.context.clock.now());
    const { submit, expected, leftAt } = parcel;
    await run.ledger.submitting({ submit, service: run.context.identity, at: leftAt, tasks: expected });
    const outcome = await outcomeOf(run, parcel, await send(run, parcel), false);
    await record(run, parcel, outcome);
    return outcome;
}
/**
 * The tasks with their URLs, asked for just before the submit, since some routes' links live for a short time or for
 * one use. A task whose URL cannot be had fails here.
 */
async function addressesOf(run, batch) {
    const asked = batch.map(async (reachable) => {
        try {
            return [{ reachable, url: await reachable.address() }];
        }
        catch (error) {
            const reason = messageOf(error);
            run.emit(run_failed(reachable.task, { stage: "reach", reason, paid: false, retryable: true }));
            return [];
        }
    });
    return (await Promise.all(asked)).flat();
}
function pack(addressed, leftAt) {
    return {
        submit: (0,external_node_crypto_.randomUUID)(),
        nonce: (0,client/* newNonce */.Y)(),
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
function send(run, { requests, nonce }) {
    return run.context.service.submit(requests, { nonce, signal: run.submitSignal });
}
/** `again`: this was a further copy of an ambiguous submit, sent with the same nonce. */
async function outcomeOf(run, parcel, result, again) {
    if (result.kind === "job")
        return { kind: "accepted", job: jobOf(parcel, result) };
    const { fault } = result;
    // A refusal by the gateway may have come before it looked at the nonce: it tells nothing about the first copy.
    if (again && fault.by !== "service")
        return { kind: "unknown", fault };
    switch (fault.class) {
        case "ambiguous":
            return again ? { kind: "unknown", fault } : resolve(run, parcel, fault);
        case "nonce-used":
            return { kind: "unknown", fault };
        case "image":
            return { kind: "image", fault };
        case "throttle":
            return fault.daily ? { kind: "stop", fault } : { kind: "later", fault, leftAt: parcel.leftAt };
        case "transient":
            return { kind: "later", fault, leftAt: parcel.leftAt };
        case "job":
            return { kind: "failed", fault, paid: true };
        case "lost":
            return { kind: "failed", fault, paid: false };
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
async function resolve(run, parcel, fault) {
    const { clock, log } = run.context;
    const unknown = { kind: "unknown", fault };
    log.warning(`It is not known whether a submit of ${parcel.requests.length} pictures arrived: ${fault.reason}`);
    if (run.signal.aborted || !(await run.nonces.enforced(run.signal)))
        return unknown;
    for (let copy = 1; copy <= copies; copy++) {
        await clock.sleep(500 * 2 ** copy, run.signal);
        if (run.signal.aborted || clock.now() - parcel.leftAt > safeMilliseconds)
            return unknown;
        const result = await send(run, parcel);
        if (!tellsNothing(result))
            return outcomeOf(run, parcel, result, true);
    }
    return unknown;
}
/** A copy that was lost on the way, or turned back before the gateway looked at its nonce, may be followed by another. */
function tellsNothing(result) {
    if (result.kind === "job" || result.fault.by === "service")
        return false;
    return ["ambiguous", "transient", "throttle"].includes(result.fault.class);
}
async function record(run, { submit, expected }, outcome) {
    const { bill, log } = run.context;
    if (outcome.kind === "accepted" || (outcome.kind === "failed" && outcome.paid)) {
        if (run.billed)
            bill.accepted(expected.length);
    }
    if (outcome.kind === "accepted") {
        const { key, requestId } = outcome.job;
        log.debug(`Job ${key} has ${expected.length} pictures (request ${requestId}).`);
        // The job is paid for, so it is finished even where the journal's disk is full.
        await run.ledger.accepted({ submit, jobKey: key, requestId }).catch((error) => {
            log.warning(`The ledger could not be written, so a later run cannot collect job ${key}: ${messageOf(error)}`);
        });
        return;
    }
    if (outcome.kind !== "unknown")
        return run.ledger.refused(submit);
    if (run.billed)
        bill.leftUnknown(expected.length);
    await run.ledger.unknown(submit);
}

;// CONCATENATED MODULE: ./lib/remove/schedule.js










/** Tasks that wait to be fetched, or results that wait to be taken, before no more jobs are started. */
const mostWaiting = 60;
/** Starts jobs as tasks become ready and the pace allows, until all have come to an end. */
async function schedule(run, resumed, ready, output) {
    const state = createState(run, output);
    output.onTaken(state.wake);
    run.signal.addEventListener("abort", state.wake, { once: true });
    const resumedLimit = (0,p_limit/* default */.A)(run.context.concurrency);
    const collected = resumed.map((one) => resumedLimit(() => watched(state, resumedJob(one))));
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
    const stop = run.stopped();
    if (stop?.kind === "broken")
        throw stop.error;
}
function isIdle({ pool, suspects, underWay }) {
    return pool.length === 0 && suspects.length === 0 && underWay.size === 0;
}
/** Starts every job that may start now. */
function startAll(state) {
    const { run, pool, suspects } = state;
    const stop = run.stopped();
    if (stop) {
        const left = [...pool.splice(0), ...suspects.splice(0).flatMap(({ tasks, rest }) => [...tasks, ...rest])];
        for (const { task } of left)
            run.emit(leftOut(task, stop));
        return;
    }
    const { clock } = run.context;
    while (hasRoom(state)) {
        const wait = run.pace.nextAt() - clock.now();
        if (wait > 0) {
            wakeAfter(state, wait);
            return;
        }
        const attempt = choose(state);
        if (!attempt)
            return;
        run.pace.left(clock.now());
        track(state, state.underWay, attempted(state, attempt));
    }
}
function wakeAfter({ run, alarm, wake }, milliseconds) {
    if (alarm.set)
        return;
    alarm.set = true;
    void run.context.clock.sleep(milliseconds, run.signal).then(() => {
        alarm.set = false;
        wake();
    });
}
function hasRoom({ run, underWay, collecting, output }) {
    return underWay.size < run.pace.limit() && collecting.size < mostWaiting && output.backlog() < mostWaiting;
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
    const { run, tally } = state;
    const probing = attempt.rest.length > 0;
    const inFlight = state.underWay.size + 1;
    if (probing)
        tally.probing += 1;
    const addressed = await addressesOf(run, attempt.tasks);
    // Those whose URL could not be had have left the stream.
    const sent = { tasks: addressed.map(({ reachable }) => reachable), rest: attempt.rest };
    const submitted = await submitOrStop(run, addressed);
    if (probing)
        tally.probing -= 1;
    if (submitted.kind !== "accepted")
        return drawConsequences(state, sent, submitted, inFlight);
    run.pace.accepted();
    tally.accepted += 1;
    tally.unknownInARow = 0;
    const next = afterAcceptance(sent);
    if (next)
        state.suspects.push(next);
    state.wake();
    await watched(state, submitted.job);
    run.pace.ended();
}
async function submitOrStop(run, addressed) {
    try {
        return await submitBatch(run, addressed);
    }
    catch (error) {
        const reason = `The ledger in state-directory cannot be written (${messageOf(error)}), and without it nothing may be paid for. Check its space and rights.`;
        run.stop({ kind: "fault", reason, retryable: true });
        return { kind: "unsent" };
    }
}
/** Watches a job to its end, and has its finished tasks fetched while others still run. */
function watched(state, job) {
    return watchJob(state.run, job, (finished) => {
        track(state, state.collecting, state.collectLimit(() => collect(state.run, finished)));
    });
}
function resumedJob({ job, tasks }) {
    return {
        submit: job.submit,
        key: job.jobKey,
        requestId: job.requestId,
        startedAt: job.submittedAt,
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
/** Fine steps around the expected end, then just below a tenth. */
function growth(progress) {
    return progress < 1.05 ? 1.06 : 1.095;
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
            return time * 0.98;
        return elapsed < time * 1.5 ? elapsed * growth(elapsed / time) : soon(elapsed, growthBeyond);
    };
    return {
        next: (elapsed) => {
            const gap = Math.max(target(elapsed) - elapsed, shortestGap);
            // Jobs that left together shall not ask together.
            return elapsed + gap * (0.98 + options.random() * 0.04);
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
 * which they are done. When the context's signal is aborted, tasks that `ready` had not yielded by then do not come
 * out at all. Faults are data; only an error of `ready` itself is thrown, after everything under way has come out.
 */
async function* remove(context, resumed, ready) {
    const left = new AbortController();
    const cut = new AbortController();
    const ended = new AbortController();
    const signal = AbortSignal.any([context.signal, left.signal]);
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
    const run = createRun(context, { signal, submitSignal: cut.signal, emit: channel.push });
    const work = schedule(run, resumed, ready, {
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
function createRun(context, { signal, submitSignal, emit }) {
    const { service, clock, random, concurrency } = context;
    const billed = !/^embedded(\+|$)/.test(context.identity);
    let stopped;
    return {
        context,
        billed,
        ledger: billed ? context.ledger : noLedger,
        pace: createPace({ concurrency, random }),
        timetable: billed ? createTimetable({ firstMilliseconds: 500, random }) : createSteadyTimetable(150),
        nonces: createNonces(service, clock),
        signal,
        submitSignal,
        emit,
        stop: (stop) => {
            stopped ??= stop;
        },
        stopped: () => (signal.aborted ? { kind: "cancelled" } : stopped),
    };
}

// EXTERNAL MODULE: ./lib/service/connect.js + 1 modules
var connect = __webpack_require__(30353);
// EXTERNAL MODULE: ./lib/run/chosen-service.js
var chosen_service = __webpack_require__(67653);
;// CONCATENATED MODULE: ./lib/finish/finish.js
/**
 * Turns a cutout into a variant's product, on a worker thread. A cutout of several images gives `name`, `name-2`, ….
 * Rejects with an Error with a user's message; products that were written before it stay.
 */
async function finish(input, threads) {
    const products = [];
    for (const [i, image] of input.cutout.images.entries()) {
        const { size, bytes, sha256, notes } = await threads.run("finish", {
            source: input.picture.file,
            cutout: image.file,
            recipe: input.variant.recipe,
            target: numbered(input.target, i),
            workspace: input.workspace,
        }, input.signal === undefined ? {} : { signal: input.signal });
        products.push({ variant: input.variant.name, path: numbered(input.path, i), ...size, bytes, sha256 });
        for (const note of notes)
            input.note?.(`${input.picture.path}: ${note}`);
    }
    return products;
}
/** `shoe.png`, `shoe-2.png`, `shoe-3.png`: works on both kinds of path, since only the end is touched. */
function numbered(path, index) {
    return index === 0 ? path : path.replace(/(\.[^./\\]*)?$/, `-${index + 1}$1`);
}

// EXTERNAL MODULE: ./lib/memory/manifest.js
var manifest = __webpack_require__(77066);
// EXTERNAL MODULE: ./lib/plan/recipe-id.js
var recipe_id = __webpack_require__(17031);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
;// CONCATENATED MODULE: ./lib/run/finishing.js






/** Finishes every picture of a task that left the service. */
async function finishRemoved(removed, works, context) {
    switch (removed.kind) {
        case "cutout":
            return finishAll(works, removed.cutout, { kind: "made", paid: removed.paid, milliseconds: removed.milliseconds }, context);
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
async function finishOne(work, cutout, origin, context) {
    const products = [];
    const lines = [];
    for (const plan of work.products) {
        if (plan.kind !== "finish") {
            if (plan.product !== undefined)
                products.push(plan.product);
            continue;
        }
        try {
            const made = await finish({
                picture: work.picture,
                cutout,
                variant: plan.variant,
                path: plan.path,
                target: (0,external_node_path_.join)(context.settings.workspace, plan.path),
                workspace: context.settings.workspace,
                note: context.log.info,
            }, context.threads);
            products.push(...made);
            for (const product of made)
                lines.push(await lineOf(work, product, (0,recipe_id/* recipeId */.W)(plan.variant.recipe), cutout, context));
        }
        catch (error) {
            return { ...ended(work, { kind: "failed", failure: finishFailure(error, plan.path, cutout, origin) }), lines };
        }
    }
    const [image] = cutout.images;
    const sameSize = image.width === work.picture.width && image.height === work.picture.height;
    return { ...ended(work, finishing_outcomeOf(products, work, cutout, origin)), lines, ...(sameSize && { cutout: image.file }) };
}
function finishing_outcomeOf(products, work, cutout, origin) {
    if (origin.kind === "stored") {
        const why = work.products.flatMap((plan) => (plan.kind === "finish" ? [plan.reason] : []))[0] ?? "";
        return { kind: "reused", products, reason: `finished again from the store (${why})` };
    }
    const { jobKey, requestId } = cutout;
    return { kind: "made", products, paid: origin.paid, jobKey, requestId, milliseconds: origin.milliseconds };
}
function finishFailure(error, path, cutout, origin) {
    const { jobKey, requestId } = cutout;
    return {
        stage: "finish",
        reason: `${path} could not be made of its cutout: ${(0,user_error/* messageOf */.b)(error)}. The cutout is in the store: the next run does not pay again.`,
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
async function lineOf(work, product, recipe, cutout, context) {
    const { picture } = work;
    return {
        product: product.path.slice(context.prefix.length),
        source: picture.path.slice(context.prefix.length),
        variant: product.variant,
        content: picture.contentId,
        blob: picture.blobId,
        model: picture.model,
        service: context.service,
        recipe,
        width: product.width,
        height: product.height,
        bytes: product.bytes,
        sha256: product.sha256,
        productBlob: (0,manifest/* blobIdOf */.mR)(await (0,promises_.readFile)((0,external_node_path_.join)(context.settings.workspace, product.path))),
        request: cutout.requestId,
    };
}

;// CONCATENATED MODULE: ./lib/run/removing.js












/** Tasks that are finished at a time; each holds a picture in memory only while a thread works on it. */
const FINISHED_AT_ONCE = 8;
const PREPARED_AT_ONCE = 8;
/** Carries out the plan: what is stored is finished, what is to be made goes to the service and back. */
async function carryOut(plan, context) {
    const finished = [];
    const take = (some) => {
        for (const one of some) {
            finished.push(one);
            context.onFinished(one);
        }
    };
    const stored = (0,concurrently/* concurrently */.r)(removing_streamOf(plan.stored), FINISHED_AT_ONCE, async ({ task, cutout }) => shown(await finishAll(worksOf(plan, task.id), cutout, { kind: "stored" }, context), context));
    for await (const some of stored)
        take(some);
    if (plan.submit.length === 0 && plan.resumed.length === 0)
        return { finished, calls: { submits: 0, queries: 0 } };
    const calls = await takeToService(plan, context, take);
    take(leftOver(plan, finished));
    return { finished, calls };
}
async function takeToService(plan, context, take) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "cutout-copies-"));
    const { service, close } = await (0,chosen_service/* openService */.IH)(context.settings, context.matter);
    const dispatcher = (0,connect/* guardedDispatcher */.Qm)({ rule: async () => true, ...proxied(context.settings) });
    try {
        const removed = throughService(plan, context, { service, bill: createBill(), dispatcher, directory });
        const finishing = (0,concurrently/* concurrently */.r)(removed, FINISHED_AT_ONCE, async (one) => {
            const some = await finishRemoved(one, worksOf(plan, one.task.id), context);
            await removeCopies(directory, one.task.id);
            return shown(some, context);
        });
        for await (const some of finishing)
            take(some);
        return { submits: service.submits(), queries: service.queries() };
    }
    finally {
        await close();
        // Probes of a cancelled run may hang: nobody waits for them.
        await dispatcher.destroy();
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
}
function proxied({ proxy }) {
    return proxy === undefined ? {} : { proxy };
}
/** prepare → reach → remove, as one stream. */
async function* throughService(plan, context, ways) {
    const { settings, state, threads, log, signal, origin } = context;
    const { service, bill, dispatcher, directory } = ways;
    const { openRoutes } = await Promise.all(/* import() */[__webpack_require__.e(193), __webpack_require__.e(715)]).then(__webpack_require__.bind(__webpack_require__, 92715));
    const routes = await openRoutes({ settings, log, dispatcher, signal, ...(origin && { origin }) });
    if (routes.leftovers !== undefined)
        context.onLeftovers(routes.leftovers);
    try {
        const prepared = prepare({ threads, log, directory, concurrency: PREPARED_AT_ONCE, signal }, plan.submit);
        yield* remove({
            service,
            identity: (0,chosen_service/* serviceIdentity */.C1)(settings.service),
            ledger: state.ledger,
            store: state.store,
            verify: (request) => threads.run("verify", request),
            bill,
            log,
            clock: clock/* systemClock */.m,
            random: Math.random,
            concurrency: settings.concurrency,
            jobTimeoutMilliseconds: settings.jobTimeoutMilliseconds,
            signal,
        }, plan.resumed, reach(routes.list, prepared));
    }
    finally {
        await routes.close();
        if (routes.leftovers !== undefined)
            context.onLeftovers(undefined);
    }
}
/** A run that was stopped has not looked at all that it was to do: the rest is for the next one. */
function leftOver(plan, finished) {
    const done = new Set(finished.map(({ result }) => result.path));
    const works = plan.submit.flatMap((task) => worksOf(plan, task.id)).filter(({ picture }) => !done.has(picture.path));
    const reason = "the run was stopped before it was submitted: the next run goes on";
    return works.map((work) => ended(work, { kind: "deferred", reason, paid: false }));
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
async function removeCopies(directory, task) {
    await Promise.all([".jpg", ".png"].map((suffix) => (0,promises_.rm)((0,external_node_path_.join)(directory, task + suffix), { force: true })));
}
async function* removing_streamOf(items) {
    yield* items;
}


/***/ })

};
