export const id = 899;
export const ids = [899];
export const modules = {

/***/ 14899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAtTerminal: () => (/* binding */ runAtTerminal)
});

// EXTERNAL MODULE: ./lib/action.js + 9 modules
var action = __webpack_require__(93612);
// EXTERNAL MODULE: ./lib/report/exit.js
var exit = __webpack_require__(11596);
// EXTERNAL MODULE: ./lib/report/paint.js
var paint = __webpack_require__(74342);
// EXTERNAL MODULE: ./lib/report/progress.js
var progress = __webpack_require__(37751);
// EXTERNAL MODULE: ./lib/report/results.js
var results = __webpack_require__(88372);
// EXTERNAL MODULE: ./lib/report/screen.js
var report_screen = __webpack_require__(56208);
// EXTERNAL MODULE: ./lib/report/causes.js
var causes = __webpack_require__(52796);
// EXTERNAL MODULE: ./lib/report/delivered.js
var delivered = __webpack_require__(70814);
// EXTERNAL MODULE: ./lib/report/html/confidence.js
var html_confidence = __webpack_require__(77208);
// EXTERNAL MODULE: ./lib/report/visible.js
var visible = __webpack_require__(35944);
// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(58191);
;// CONCATENATED MODULE: ./lib/report/terminal.js






const STYLES = {
    failed: "red",
    deferred: "yellow",
    made: "green",
    planned: "cyan",
    reused: "dim",
    kept: "dim",
    skipped: "yellow",
};
const OUTCOME_COLUMNS = 9;
/** Beyond so many, pictures that nothing had to be done for are only counted. */
const LONG_LIST = 60;
/** Beyond so many of one outcome nobody reads on. */
const MOST_LISTED = 1_000;
/** The end of a run on a terminal: a line or two for each picture, then what it came to. Ends with a newline. */
function terminalTable(run, screen) {
    const width = Math.max(40, screen.columns);
    const lines = [
        ...pictureLines(run, { ...screen, columns: width }),
        "",
        ...closing(run, { ...screen, columns: width }),
    ];
    return `${lines.join("\n").replace(/^\n+/, "")}\n`;
}
function pictureLines(run, screen) {
    const quiet = (kind) => run.results.length > LONG_LIST && (kind === "reused" || kind === "kept");
    return words/* OUTCOMES */.im.flatMap((kind) => {
        const results = run.results.filter(({ outcome }) => outcome.kind === kind);
        if (results.length === 0)
            return [];
        if (kind === "failed")
            return (0,causes/* causesOf */.c)(results).flatMap((cause) => failures(cause, results, screen));
        if (quiet(kind))
            return [`${label(kind, screen)}${(0,words/* count */.U9)(results.length, "picture")}, as they were`];
        return [
            ...results.slice(0, MOST_LISTED).flatMap((result) => picture(result, screen)),
            ...(results.length > MOST_LISTED
                ? [`${label(kind, screen)}${(0,words/* count */.U9)(results.length - MOST_LISTED, "more picture")}, which --json lists`]
                : []),
        ];
    });
}
/** As many names as a reader takes in. */
const NAMED = 10;
/** What stopped several pictures is told once, and then which they are. */
function failures({ failure, paths }, results, screen) {
    if (paths.length === 1)
        return results.filter(({ path }) => path === paths[0]).flatMap((one) => picture(one, screen));
    const names = paths.slice(0, NAMED).map(visible/* visible */.RK).join(", ");
    const rest = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : "";
    return [
        `${label("failed", screen)}${(0,words/* count */.U9)(paths.length, "picture")}, one cause`,
        ...indented(failed(failure), screen),
        ...indented(`${names}${rest}`, screen),
    ];
}
function label(kind, screen) {
    return (0,paint/* paint */.n)(STYLES[kind], (0,visible/* cell */.Hn)(kind, OUTCOME_COLUMNS), screen.colour);
}
function picture(result, screen) {
    const { outcome } = result;
    const room = screen.columns - OUTCOME_COLUMNS;
    const name = (0,visible/* visible */.RK)(result.path);
    if (outcome.kind === "made" || outcome.kind === "reused" || outcome.kind === "kept") {
        const [first, ...others] = outcome.products;
        const facts = first === undefined ? "" : `${first.width}×${first.height} ${(0,words/* fileSize */.Ov)(first.bytes)}`;
        const arrow = first === undefined ? name : pointed(name, (0,visible/* visible */.RK)(first.path), room - (0,visible/* columns */.YB)(facts) - 2);
        const notes = [...doubt(outcome), ...(0,words/* notesOf */.h$)(outcome)].flatMap((note) => indented(note, screen));
        const line = `${label(outcome.kind, screen)}${arrow}  ${(0,paint/* paint */.n)("dim", facts, screen.colour)}`;
        return [line, ...arrows(others, room), ...notes];
    }
    const why = outcome.kind === "failed" ? [failed(outcome.failure), ...(0,words/* notesOf */.h$)(outcome)].join("; ") : (0,words/* reasonOf */.A3)(outcome);
    return [
        `${label(outcome.kind, screen)}${(0,visible/* cell */.Hn)(name, room).trimEnd()}`,
        ...arrows((0,words/* productsOf */.y0)(outcome), room),
        ...indented(why, screen),
    ];
}
function doubt(outcome) {
    const confidence = (0,html_confidence/* confidenceOf */.i2)(outcome);
    return confidence !== undefined && (0,html_confidence/* isDoubtful */.Ge)(outcome) ? [`doubtful, ${(0,words/* sureness */.$6)(confidence)}: look at it`] : [];
}
/** The worst first, for whoever looks at a few alone. */
function doubtLine({ results }) {
    const doubtful = (0,html_confidence/* doubtfulOf */.b$)(results);
    if (doubtful.length === 0)
        return [];
    const worst = doubtful.slice(0, 3).map(({ path, confidence }) => `${(0,visible/* visible */.RK)(path)} (${(0,words/* sureness */.$6)(confidence)})`);
    const rest = doubtful.length > 3 ? ` and ${doubtful.length - 3} more` : "";
    return [`${(0,words/* count */.U9)(doubtful.length, "cutout")} to look at, the most doubtful first: ${worst.join(", ")}${rest}.`];
}
function arrows(products, room) {
    return products.map(({ path }) => `${" ".repeat(OUTCOME_COLUMNS)}${(0,visible/* cell */.Hn)(`→ ${(0,visible/* visible */.RK)(path)}`, room).trimEnd()}`);
}
function indented(text, screen) {
    const lines = (0,visible/* wrap */.LV)((0,visible/* visible */.RK)(text), screen.columns - OUTCOME_COLUMNS);
    return lines.map((line) => " ".repeat(OUTCOME_COLUMNS) + (0,paint/* paint */.n)("dim", line, screen.colour));
}
function failed(failure) {
    const again = failure.retryable ? "worth another try" : "another try will not help by itself";
    return `${(0,words/* stageMeaning */.Q3)(failure.stage)}: ${failure.reason} (paid: ${(0,words/* paidWord */.Rr)(failure.paid)}; ${again})`;
}
/** `source → product` in exactly `room` columns, both cut where they are too long. */
function pointed(source, product, room) {
    const arrow = " → ";
    const free = room - arrow.length;
    const left = Math.min((0,visible/* columns */.YB)(source), Math.max(free - (0,visible/* columns */.YB)(product), Math.floor(free / 2)));
    return (0,visible/* cell */.Hn)(source, left) + arrow + (0,visible/* cell */.Hn)(product, free - left);
}
function closing(run, screen) {
    const lines = [
        `${(0,words/* totals */.Sd)(run.counts)} in ${(0,words/* duration */.p0)(run.milliseconds)}.`,
        ...[(0,words/* endingLine */.KG)(run) ?? []].flat(),
        ...doubtLine(run),
        (0,words/* moneyLine */.ft)(run),
        ...(run.terms !== "embedded" ? [(0,words/* whatLeft */.Qe)(run)] : []),
    ];
    const [headline, ...rest] = lines;
    return [
        ...(0,visible/* wrap */.LV)(headline ?? "", screen.columns).map((line) => (0,paint/* paint */.n)("bold", line, screen.colour)),
        ...[...rest, ...run.delivered.map(delivered/* deliveredText */.K_)].flatMap((line) => (0,visible/* wrap */.LV)((0,visible/* visible */.RK)(line), screen.columns)),
    ];
}

// EXTERNAL MODULE: ./lib/report/terminal-log.js
var terminal_log = __webpack_require__(14039);
// EXTERNAL MODULE: ./lib/run/journeying.js
var journeying = __webpack_require__(90981);
// EXTERNAL MODULE: ./lib/run/state.js + 8 modules
var state = __webpack_require__(24915);
// EXTERNAL MODULE: ./lib/settings.js + 10 modules
var lib_settings = __webpack_require__(81577);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/inside.js
var inside = __webpack_require__(22059);
;// CONCATENATED MODULE: ./lib/entry/starting-point.js


/** Paths of files that a person types from where they sit. */
const TYPED = ["report", "state-directory", "collect", "config"];
/**
 * A person may work on any folder of their machine: a `--working-directory` elsewhere is the workspace itself, and one
 * below the current folder is a part of it.
 */
function startingPoint(reading, current) {
    const target = (0,external_node_path_.resolve)(current, reading.inputs["working-directory"]);
    if ((0,inside/* isWithin */.U)(current, target))
        return { workspace: current, raw: reading };
    const inputs = { ...reading.inputs, "working-directory": "." };
    for (const name of TYPED)
        if (inputs[name] !== "" && inputs[name] !== "none")
            inputs[name] = (0,external_node_path_.resolve)(current, inputs[name]);
    return { workspace: target, raw: { ...reading, inputs } };
}

// EXTERNAL MODULE: ./lib/entry/surroundings.js
var surroundings = __webpack_require__(89481);
// EXTERNAL MODULE: ./lib/entry/usage.js
var usage = __webpack_require__(43123);
;// CONCATENATED MODULE: ./lib/entry/at-terminal.js















/**
 * One run at a terminal, or one after the other as the pictures change.
 * @throws UserError
 */
async function runAtTerminal(program, reading) {
    const { env, stdout, stderr } = program;
    const { asked } = reading;
    const terminal = openTerminal(asked.has("json") ? stderr : stdout, env);
    const event = await (0,surroundings/* eventOf */.A6)(env);
    const settings = await (0,usage/* readingUsage */.k)(() => settingsOf(reading, event, env));
    const sitting = { program, settings, event, terminal, asked };
    const signal = (0,surroundings/* stopSignal */.Zm)(() => terminal.log.warning("Stopping: no more pictures are submitted."));
    if (!asked.has("watch")) {
        await runOnce(sitting, signal);
        return;
    }
    const { watchPictures } = await __webpack_require__.e(/* import() */ 3).then(__webpack_require__.bind(__webpack_require__, 9003));
    await watchPictures(settings, () => runOnce(sitting, signal), { log: terminal.log, signal });
}
async function settingsOf(reading, event, env) {
    const { workspace, raw } = startingPoint(reading, process.cwd());
    const settings = await (0,lib_settings/* loadSettings */.M)(raw, { workspace, environment: env, ...(0,surroundings/* trustOf */.An)(event) });
    refuseDelivery(settings.deliver, event);
    refuseWatching(settings, reading.asked);
    await (0,state/* assertFolder */.Z)(settings);
    return settings;
}
/** The files that it has written, from the workspace. */
async function runOnce(sitting, signal) {
    const { settings, event, terminal, program, asked } = sitting;
    const { env, stdout } = program;
    const { stream, screen, colour, log } = terminal;
    const ended = await (0,action/* act */.R)({
        settings,
        event,
        environment: env,
        log,
        signal,
        worker: (0,surroundings/* workerEntry */.xA)(),
        journey: await (0,journeying/* openJourney */.R)({ settings, env, program: (0,surroundings/* programFile */.pq)(), log }),
        onLeftovers: () => { },
        reportDirectory: settings.stateDirectory,
        progress: (total, doing) => stream.isTTY === true && env["TERM"] !== "dumb"
            ? (0,progress/* createProgressBar */.r)(total, { write: screen.bar, columns: () => stream.columns, colour, doing })
            : (0,progress/* createProgressLines */.n)(total, log.info),
    });
    tell(ended, terminal);
    if (asked.has("json"))
        for (const piece of (0,results/* printResults */.S)(ended.run))
            stdout.write(piece);
    process.exitCode = (0,exit/* verdict */.W)(settings.failOn, ended.run).kind === "failed" ? 1 : undefined;
    if (asked.has("open"))
        await at_terminal_open(ended, env, log);
    return ended.run.files;
}
function tell({ run, files }, { stream, colour }) {
    stream.write(terminalTable(run, { columns: stream.isTTY ? stream.columns : UNBOUNDED, colour }));
    if (files.report !== undefined)
        stream.write(`${run.counts.made + run.counts.reused > 0 ? "Before and after" : "Report"}: ${files.report}\n`);
}
async function at_terminal_open({ files }, env, log) {
    if (files.report === undefined)
        return log.info("There is no new report to open: nothing has changed.");
    const { openFile } = await __webpack_require__.e(/* import() */ 65).then(__webpack_require__.bind(__webpack_require__, 31065));
    await openFile(files.report, env, log);
}
function openTerminal(stream, env) {
    const colour = (0,paint/* wantsColour */.M)(stream.isTTY === true, env["NO_COLOR"], env["TERM"]);
    const screen = (0,report_screen/* createScreen */.d)((text) => stream.write(text));
    const log = (0,terminal_log/* createTerminalLog */.$)({ write: screen.lines, colour, debug: env["RUNNER_DEBUG"] === "1" });
    return { stream, screen, colour, log };
}
/** Known before anything is paid for, it is said before. */
function refuseDelivery(deliver, event) {
    const ways = deliver.filter((way) => way !== "bucket");
    if (event.kind !== "none" || ways.length === 0)
        return;
    throw new user_error/* UserError */.yo(`--deliver ${ways.join(",")} is for GitHub Actions alone: on a command line the products lie in the work tree. Leave it out.`);
}
function refuseWatching({ service, dryRun }, asked) {
    if (!asked.has("watch"))
        return;
    if (service.kind !== "embedded")
        throw new user_error/* UserError */.yo("--watch is for the embedded service, which is free: take it or --service out.");
    if (asked.has("json") || dryRun)
        throw new user_error/* UserError */.yo(`--watch and --${dryRun ? "dry-run" : "json"} exclude each other: leave one of them out.`);
}
/** What is piped elsewhere is read by programs, and by people whose window nobody knows: nothing is cut. */
const UNBOUNDED = Number.POSITIVE_INFINITY;


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

/***/ 70814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BI: () => (/* binding */ deliveredLine),
/* harmony export */   K_: () => (/* binding */ deliveredText),
/* harmony export */   PT: () => (/* binding */ isHeldBack),
/* harmony export */   wA: () => (/* binding */ tellDelivered)
/* harmony export */ });
/* unused harmony export isLess */
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63021);

/** Where the products went, as one line of safe Markdown. */
function deliveredLine(delivered) {
    switch (delivered.kind) {
        case "artifact":
            return `Products: artifact ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(delivered.name), delivered.url)}.`;
        case "bucket": {
            const shown = delivered.objects.slice(0, MOST_LINKS).map(({ path, url }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(path), url));
            const rest = delivered.objects.length - shown.length;
            return `Products: ${bucketCount(delivered)}: ${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`;
        }
        case "commit":
            return `Products: commit ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(delivered.sha.slice(0, 12)), delivered.url)} on ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(delivered.branch)}.`;
        case "pull-request":
            return `Products: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(`pull request ${delivered.number}`, delivered.url)} from ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(delivered.branch)}.${noted(delivered.note)}`;
        case "branch":
            return `Products: branch ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(delivered.branch)}; ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)("open a pull request", delivered.compareUrl)}.${noted(delivered.note)}`;
        case "nothing":
            return `Nothing to deliver by ${delivered.way}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(delivered.reason)}`;
        case "failed":
            return `❌ **Delivery by ${delivered.way} failed**: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(delivered.reason)}`;
    }
}
/** The same as plain text; file names and addresses in it are as they came. */
function deliveredText(delivered) {
    switch (delivered.kind) {
        case "artifact":
            return `Products: artifact ${delivered.name}, ${delivered.url}`;
        case "bucket":
            return `Products: ${bucketCount(delivered)}, ${delivered.objects[0]?.url ?? ""}${delivered.objects.length > 1 ? " and so on" : ""}`;
        case "commit":
            return `Products: commit ${delivered.sha.slice(0, 12)} on ${delivered.branch}`;
        case "pull-request":
            return `Products: pull request ${delivered.number}, ${delivered.url}${delivered.note === undefined ? "" : ` (${delivered.note})`}`;
        case "branch":
            return `Products: branch ${delivered.branch}, ${delivered.compareUrl} (${delivered.note})`;
        case "nothing":
            return `Nothing to deliver by ${delivered.way}: ${delivered.reason}`;
        case "failed":
            return `Delivery by ${delivered.way} failed: ${delivered.reason}`;
    }
}
/** As many links as a line bears. */
const MOST_LINKS = 10;
function bucketCount({ name, uploaded, objects }) {
    return `bucket ${name}, ${uploaded} uploaded, ${objects.length - uploaded} there already`;
}
/** Whether this is less than what was asked for, so that somebody should look at it. */
function isLess(delivered) {
    return delivered.kind === "branch" || isHeldBack(delivered);
}
/** Whether there are products that were to go this way, and did not. */
function isHeldBack(delivered) {
    return delivered.kind === "failed" || (delivered.kind === "nothing" && delivered.withheld === true);
}
/** One line a delivery: a warning where it is less than what was asked for. */
function tellDelivered(delivered, log) {
    for (const each of delivered)
        (isLess(each) ? log.warning : log.info)(deliveredText(each));
}
function noted(note) {
    return note === undefined || note === "" ? "" : ` ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(note)}`;
}


/***/ }),

/***/ 63021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   PP: () => (/* binding */ tableHead),
/* harmony export */   Sl: () => (/* binding */ image),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   fT: () => (/* binding */ assemble),
/* harmony export */   nM: () => (/* binding */ row),
/* harmony export */   nf: () => (/* binding */ link)
/* harmony export */ });
/* unused harmony export bytesOf */
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35944);

/**
 * GitHub-flavoured Markdown from text of strangers. Nothing that they write may become a link, a mention, HTML or the end
 * of a table cell: every punctuation mark that could mean something is written as a character reference.
 */
// Every mark of ASCII that Markdown, HTML or GitHub give a meaning to; a colon only where it could start a scheme or an emoji's name.
const MEANINGFUL = /[!"#$&*+<=>@[\\\]^_`{|}~]|:(?!\s|$)|^[-.]|(?<=www)\.|\p{Cf}/giu;
/** Running text, on one line. A mention or an issue number (`#1`, `GH-1`) in it notifies nobody. */
function prose(text) {
    return (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text)
        .replace(MEANINGFUL, reference)
        .replaceAll("&#64;", "&#64;&#8203;")
        .replaceAll("&#35;", "&#35;&#8203;")
        .replace(/(?<=gh)-(?=\d)/gi, "&#45;&#8203;");
}
/** A name, set as code: GitHub looks for neither mentions nor links in it. */
function code(text) {
    return `<code>${(0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text).replace(MEANINGFUL, reference)}</code>`;
}
function reference(characters) {
    return Array.from(characters, (character) => `&#${character.codePointAt(0)};`).join("");
}
/** A link whose label is Markdown that is safe already. An address that is no http(s) URL leaves the label alone. */
function link(label, address) {
    const href = webAddress(address);
    return href === undefined ? label : `<a href="${href}">${label}</a>`;
}
/**
 * A picture of `width` CSS pixels that links to itself; its alternative text is any text.
 * @param shown what is shown in its place
 */
function image(alternative, address, width, shown = address) {
    const [href, source] = [webAddress(address), webAddress(shown)];
    const name = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(alternative).replace(MEANINGFUL, reference);
    if (href === undefined || source === undefined)
        return name;
    return `<a href="${href}"><img src="${source}" width="${width}" alt="${name}"></a>`;
}
/** The address in a form that can stand in an attribute inside of a table cell, or nothing where it is not of the web. */
function webAddress(address) {
    if (!URL.canParse(address))
        return undefined;
    const url = new URL(address);
    if (url.protocol !== "https:" && url.protocol !== "http:")
        return undefined;
    return url.href
        .replace(/[|'`<>"\\*_~[\]{}^]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
        .replaceAll("&", "&amp;");
}
/** A table's rows, whose cells are safe Markdown already. */
function row(cells) {
    return `| ${cells.join(" | ")} |\n`;
}
function tableHead(titles) {
    return row(titles) + row(titles.map(() => "---"));
}
/**
 * The blocks as one page of at most `limit` bytes of UTF-8. Room goes to the texts first, then to the rows of each block in
 * turn, so what comes first on a page is cut last; a block that lost rows says so. Texts that do not fit are left out from the end.
 */
function assemble(blocks, limit) {
    const kept = dropTexts(blocks, limit);
    let room = limit - kept.reduce((sum, block) => sum + leastBytes(block), 0);
    const page = kept.map((block) => {
        if (block.kind === "text")
            return block.text;
        const { text, extra } = takeRows(block, room);
        room -= extra;
        return text;
    });
    return page.join("");
}
function dropTexts(blocks, limit) {
    const kept = [...blocks];
    let need = kept.reduce((sum, block) => sum + leastBytes(block), 0);
    while (need > limit) {
        const last = kept.pop();
        need -= last === undefined ? need : leastBytes(last);
    }
    return kept;
}
/** What a block takes when all of its rows are left out. */
function leastBytes(block) {
    if (block.kind === "text")
        return bytesOf(block.text);
    return block.rows.length === 0 ? 0 : bytesOf(shell(block, [], block.rows.length));
}
function takeRows(block, room) {
    if (block.rows.length === 0)
        return { text: "", extra: 0 };
    const least = leastBytes(block);
    const all = shell(block, block.rows, 0);
    if (bytesOf(all) <= least + room)
        return { text: all, extra: bytesOf(all) - least };
    let used = 0;
    let taken = 0;
    for (const each of block.rows) {
        if (used + bytesOf(each) > room)
            break;
        used += bytesOf(each);
        taken += 1;
    }
    const text = shell(block, block.rows.slice(0, taken), block.rows.length - taken);
    return { text, extra: bytesOf(text) - least };
}
function shell(block, rows, leftOut) {
    return block.before + rows.join("") + block.after + (leftOut > 0 ? block.leftOut(leftOut) : "");
}
function bytesOf(text) {
    return Buffer.byteLength(text, "utf8");
}


/***/ }),

/***/ 88372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ writeResults),
/* harmony export */   S: () => (/* binding */ printResults)
/* harmony export */ });
/* harmony import */ var _write_whole_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82742);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58191);


/** Writes that document whole or not at all, a line a picture, and makes the folder it goes to. */
function writeResults(run, file) {
    return (0,_write_whole_js__WEBPACK_IMPORTED_MODULE_0__/* .writeWhole */ .f)(file, printResults(run));
}
const RECORDS_AT_ONCE = 256;
/**
 * The document's text, for programs: every picture found has a record, and a line. In pieces, since the document of a large
 * catalog is several times what all else in the run takes.
 */
function* printResults({ ending, counts, results }) {
    const head = { version: 1, ending, counts };
    yield `${JSON.stringify(head).slice(0, -1)},"pictures":[`;
    for (let at = 0; at < results.length; at += RECORDS_AT_ONCE) {
        const lines = results.slice(at, at + RECORDS_AT_ONCE).map((result) => `\n${JSON.stringify(record(result))}`);
        yield (at === 0 ? "" : ",") + lines.join(",");
    }
    yield "\n]}\n";
}
function record({ path, model, outcome }) {
    const products = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .productsOf */ .y0)(outcome).map(plainProduct);
    const first = products[0];
    const failure = outcome.kind === "failed" ? outcome.failure : undefined;
    const reason = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonOf */ .A3)(outcome);
    return {
        path,
        model,
        outcome: outcome.kind,
        product: first?.path ?? null,
        sha256: first?.sha256 ?? null,
        width: first?.width ?? null,
        height: first?.height ?? null,
        products,
        paid: (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .paidOf */ .M0)(outcome),
        ...traces(outcome),
        stage: failure?.stage ?? null,
        reason: reason === "" ? null : reason,
        retryable: failure?.retryable ?? null,
        milliseconds: outcome.kind === "made" ? Math.round(outcome.milliseconds) : null,
        confidence: outcome.kind === "made" ? (outcome.confidence ?? null) : null,
    };
}
function traces(outcome) {
    const known = outcome.kind === "failed" ? outcome.failure : outcome;
    return {
        jobKey: "jobKey" in known ? (known.jobKey ?? null) : null,
        requestId: "requestId" in known ? (known.requestId ?? null) : null,
    };
}
/** The very fields of the schema, whatever else a product may carry by then. */
function plainProduct({ variant, path, sha256, width, height, bytes }) {
    return { variant, path, sha256, width, height, bytes };
}


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


/***/ })

};
