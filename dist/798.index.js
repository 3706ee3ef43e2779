export const id = 798;
export const ids = [798];
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

/***/ 13136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LL: () => (/* binding */ broughtSection),
/* harmony export */   Lb: () => (/* binding */ failuresSection),
/* harmony export */   M0: () => (/* binding */ overview),
/* harmony export */   NY: () => (/* binding */ picturesSection),
/* harmony export */   io: () => (/* binding */ gallerySection),
/* harmony export */   vC: () => (/* binding */ orphansSection),
/* harmony export */   wr: () => (/* binding */ shownFirst)
/* harmony export */ });
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52796);
/* harmony import */ var _delivered_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70814);
/* harmony import */ var _html_confidence_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77208);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63021);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58191);





/** What it came to, in lines that stay whole: totals, money, who got to see the pictures, where the products went. */
function overview(run, { links }) {
    return [
        `${run.counts.failed > 0 ? "❌" : run.ending === "cancelled" ? "⚠️" : "✅"} **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .prose */ .CS)((0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .totals */ .Sd)(run.counts))}**${run.planOnly === undefined ? "" : ` (${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .planOnlyWord */ .MD)(run.planOnly)})`}`,
        ...endingTold(run),
        ...causesTold(run).map(({ failure, paths }) => `❌ **${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(paths.length, "picture")}, one cause**: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .prose */ .CS)(failure.reason)}`),
        ...doubtLines(run, links),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .prose */ .CS)((0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .moneyLine */ .ft)(run)),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .prose */ .CS)((0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .whatLeft */ .Qe)(run)),
        ...(links.report === undefined ? [] : [`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)("Open the report", links.report)} to compare before and after.`]),
        ...run.delivered.map(_delivered_js__WEBPACK_IMPORTED_MODULE_0__/* .deliveredLine */ .BI),
    ];
}
function endingTold(run) {
    const line = (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .endingLine */ .KG)(run);
    return line === undefined ? [] : [`⚠️ ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .prose */ .CS)(line)}`];
}
/** What stopped several pictures is told once, above all; more than a few causes are no headline. */
function causesTold({ results }) {
    return (0,_causes_js__WEBPACK_IMPORTED_MODULE_3__/* .commonCauses */ .i)(results).slice(0, 3);
}
/** As many names as a reader takes in. */
const NAMED = 5;
function doubtLines({ results }, links) {
    const doubtful = (0,_html_confidence_js__WEBPACK_IMPORTED_MODULE_4__/* .doubtfulOf */ .b$)(results);
    if (doubtful.length === 0)
        return [];
    const worst = doubtful
        .slice(0, NAMED)
        .map(({ path, confidence }) => `${named(path, links)} (${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .sureness */ .$6)(confidence)})`);
    const rest = doubtful.length > NAMED ? ` and ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(doubtful.length - NAMED, "more")}` : "";
    return [`⚠️ **${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(doubtful.length, "doubtful cutout")}**, to be looked at first: ${worst.join(", ")}${rest}.`];
}
/**
 * The failed pictures, each cause with its stage, what it cost and whether another try is worth it. Two columns: on a
 * phone there is no room for more.
 */
function failuresSection(run, page) {
    const told = new Set(causesTold(run).map(({ failure }) => failure.reason));
    const rows = (0,_causes_js__WEBPACK_IMPORTED_MODULE_3__/* .causesOf */ .c)(run.results).map((cause) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .row */ .nM)([namesOf(cause), causeText(cause, told)]));
    return {
        kind: "rows",
        before: `### ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(run.counts.failed, "picture")} failed\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .tableHead */ .PP)(["Picture", "What happened"])}`,
        rows,
        after: "\n",
        leftOut: (left) => leftOut(left, "cause", page),
    };
}
function namesOf({ paths }) {
    const names = paths.slice(0, NAMED).map(_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY).join(", ");
    return paths.length > NAMED ? `${names} and ${(paths.length - NAMED).toLocaleString("en-US")} more` : names;
}
function causeText({ failure, notes }, told) {
    const { stage, reason, paid, retryable } = failure;
    const what = told.has(reason) ? "The cause above" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .prose */ .CS)([reason, ...notes].join("; "));
    const again = retryable ? "another try may help" : "another try will not help by itself";
    return `${what}<br><sub>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .prose */ .CS)((0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .stageMeaning */ .Q3)(stage))} · paid: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .paidWord */ .Rr)(paid)} · ${again}</sub>`;
}
/** Before and after, of as many pictures as the page may show; nothing where they cannot be shown. */
function gallerySection(run, page) {
    const all = galleryRows(run, page.links);
    const beyond = all.length - page.galleryPictures;
    return {
        kind: "rows",
        before: `### Before and after\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .tableHead */ .PP)(["Picture", "Before", "After"])}`,
        rows: all.slice(0, page.galleryPictures),
        after: beyond > 0 ? `\n_And ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(beyond, "more picture")}: see ${everything(page)}._\n\n` : "\n",
        leftOut: (left) => leftOut(left, "picture", page),
    };
}
/** What a branch brings besides what this run made. */
function broughtSection(products, page) {
    const rows = products.flatMap(({ source, path }) => pair(source, [{ path, variant: "" }], "", page.links));
    const beyond = products.length - page.galleryPictures;
    return {
        kind: "rows",
        before: `### Also in this pull request\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .tableHead */ .PP)(["Picture", "Before", "After"])}`,
        rows: rows.slice(0, page.galleryPictures),
        after: beyond > 0 ? `\n_And ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(beyond, "more product")}, among the files of this pull request._\n\n` : "\n",
        leftOut: (left) => `_${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(left, "more product")} left out here: ${page.room}. All are among the files of this pull request._\n\n`,
    };
}
/** Every picture in one line, those that need a person first. */
function picturesSection(run, page) {
    const sorted = _words_js__WEBPACK_IMPORTED_MODULE_2__/* .OUTCOMES */ .im.flatMap((kind) => run.results.filter(({ outcome }) => outcome.kind === kind));
    const rows = sorted.map((result) => pictureRow(result, page.links));
    const open = rows.length <= page.openPictures ? " open" : "";
    const titles = ["Picture", "Outcome", "Product", "Pixels", "Paid", "Note"];
    return {
        kind: "rows",
        before: `<details${open}><summary>${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(rows.length, "picture")}</summary>\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .tableHead */ .PP)(titles)}`,
        rows,
        after: "\n</details>\n\n",
        leftOut: (left) => leftOut(left, "picture", page),
    };
}
/** Products whose source is gone. */
function orphansSection(run, page) {
    const title = `${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(run.orphans.length, "product")} without a source any more`;
    return {
        kind: "rows",
        before: `<details><summary>${title}</summary>\n\nThe \`prune\` input removes them.\n\n`,
        rows: run.orphans.map((path) => `* ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(path)}\n`),
        after: "\n</details>\n\n",
        leftOut: (left) => leftOut(left, "product", page),
    };
}
function pictureRow({ path, outcome }, links) {
    const products = (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .productsOf */ .y0)(outcome);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .row */ .nM)([
        named(path, links),
        outcome.kind,
        products.map((product) => named(product.path, links)).join("<br>"),
        products.map(({ width, height }) => `${width} × ${height}`).join("<br>"),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .paidWord */ .Rr)((0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .paidOf */ .M0)(outcome)),
        outcome.kind === "failed" ? "see failures" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .prose */ .CS)((0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonOf */ .A3)(outcome)),
    ]);
}
/** Pictures made now, the most doubtful first; where none was, those that are up to date. Failed ones have nothing to show. */
function galleryRows(run, links) {
    const sorted = shownFirst(run.results);
    const rows = (kind) => sorted.flatMap(({ path, outcome }) => {
        const products = outcome.kind === kind ? outcome.products : [];
        return pair(path, products, doubtMark(outcome), links);
    });
    const made = rows("made");
    return made.length > 0 ? made : rows("reused");
}
/** In the order in which pages show them: a page has room for so many. */
function shownFirst(results) {
    return results.toSorted((a, b) => doubtRank(a.outcome) - doubtRank(b.outcome));
}
function doubtRank(outcome) {
    return (0,_html_confidence_js__WEBPACK_IMPORTED_MODULE_4__/* .isDoubtful */ .Ge)(outcome) ? ((0,_html_confidence_js__WEBPACK_IMPORTED_MODULE_4__/* .confidenceOf */ .i2)(outcome) ?? 1) : 1;
}
function doubtMark(outcome) {
    const confidence = (0,_html_confidence_js__WEBPACK_IMPORTED_MODULE_4__/* .confidenceOf */ .i2)(outcome);
    return confidence !== undefined && (0,_html_confidence_js__WEBPACK_IMPORTED_MODULE_4__/* .isDoubtful */ .Ge)(outcome) ? `<br>⚠️ ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .sureness */ .$6)(confidence)}` : "";
}
const THUMBNAIL_WIDTH = 280;
/** Of each of several variants. */
const VARIANT_WIDTH = 140;
/** A picture beside its products, all variants of it; nothing where they cannot be shown. */
function pair(path, products, mark, links) {
    const before = links.file(path);
    const width = products.length > 1 ? VARIANT_WIDTH : THUMBNAIL_WIDTH;
    const shown = products.flatMap((product) => {
        const after = links.file(product.path);
        if (after === undefined)
            return [];
        const caption = products.length > 1 ? `<br>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(product.variant)}` : "";
        const shown = links.preview?.(product.path) ?? after;
        return [`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .image */ .Sl)(`After: ${product.path}`, after, width, shown)}${caption}`];
    });
    if (before === undefined || shown.length === 0)
        return [];
    return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .row */ .nM)([named(path, links) + mark, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .image */ .Sl)(`Before: ${path}`, before, THUMBNAIL_WIDTH), shown.join("<br>")])];
}
function named(path, links) {
    const address = links.file(path);
    return address === undefined ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(path) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(path), address);
}
function leftOut(rows, noun, page) {
    return `_${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(rows, `more ${noun}`)} left out here: ${page.room}. All are in ${everything(page)}._\n\n`;
}
function everything({ links }) {
    return links.report === undefined ? "the results file" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)("the report", links.report);
}


/***/ }),

/***/ 8798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bringOut: () => (/* binding */ bringOut),
  isDelivered: () => (/* binding */ isDelivered)
});

// EXTERNAL MODULE: ./lib/report/delivered.js
var report_delivered = __webpack_require__(70814);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/memory/manifest.js + 1 modules
var memory_manifest = __webpack_require__(70313);
// EXTERNAL MODULE: ./lib/plan/intact.js
var intact = __webpack_require__(21736);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(63021);
// EXTERNAL MODULE: ./lib/report/sections.js
var report_sections = __webpack_require__(13136);
// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(58191);
;// CONCATENATED MODULE: ./lib/report/pull-request-body.js



/** GitHub takes 65,536 characters; bytes are never fewer, so a limit on bytes is the safer one. */
const BODY_LIMIT = 65_000;
/**
 * The body of the pull request that brings the products. It is written before the pull request exists, so `run.delivered`
 * need not tell of it; `links.file` points to the commit that is proposed.
 *
 * @param others what the branch brings besides: of earlier runs, and of jobs beside this one
 */
function renderPullRequestBody(run, links, others, limit = BODY_LIMIT) {
    const page = {
        links,
        room: "a pull request has room for 65,536 characters",
        galleryPictures: 20,
        openPictures: 10,
    };
    const made = { ...run, results: run.results.filter(({ outcome }) => outcome.kind === "made") };
    const heading = { kind: "text", text: `${[...(0,report_sections/* overview */.M0)(run, page), ...besides(others)].join("\n\n")}\n\n` };
    const foot = {
        kind: "text",
        text: "_This branch is kept up to date by cutout-action. What you commit to it stays, and a cutout that you retouch on it is left alone._\n",
    };
    const sections = [
        (0,report_sections/* gallerySection */.io)(made, page),
        (0,report_sections/* broughtSection */.LL)(others, page),
        (0,report_sections/* picturesSection */.NY)(run, page),
        (0,report_sections/* failuresSection */.Lb)(run, page),
        (0,report_sections/* orphansSection */.vC)(run, page),
    ];
    return (0,markdown/* assemble */.fT)([heading, ...sections, foot], limit);
}
function besides(others) {
    return others.length === 0
        ? []
        : [
            `The lines above are of the last run; this pull request also brings ${(0,words/* count */.U9)(others.length, "product")} of others.`,
        ];
}

// EXTERNAL MODULE: ./lib/run/scope.js
var scope = __webpack_require__(77189);
;// CONCATENATED MODULE: ./lib/run/brought.js



/**
 * The products that a pull request brings and this run did not make: those of earlier nights, and of jobs beside it. By
 * the manifest, since the base may have moved on without the branch.
 */
function broughtByOthers({ results }, { manifest, baseManifest }, settings) {
    const known = new Set(linesOf(baseManifest, settings.manifest).map((line) => JSON.stringify(line)));
    const prefix = (0,scope/* prefixOf */.MT)(settings);
    const made = results.filter(({ outcome }) => outcome.kind === "made").flatMap(({ outcome }) => (0,words/* productsOf */.y0)(outcome));
    const ours = new Set(made.map(({ path }) => path));
    return linesOf(manifest, settings.manifest)
        .filter((line) => !known.has(JSON.stringify(line)))
        .map(({ source, product }) => ({ source: prefix + source, path: prefix + product }))
        .filter(({ path }) => !ours.has(path));
}
/** A manifest that somebody has broken on the branch is no reason to open no pull request. */
function linesOf(text, name) {
    try {
        return (0,memory_manifest/* parseManifest */.Ng)(text, name);
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./lib/run/commit-message.js


/** The first line, and what the commit changes for whoever reads the branch: `6 products added, 1 replaced.` */
function commitMessage({ firstLine, change, tracked, prefix }) {
    const places = change.written.map((line) => ({ line, known: tracked.get(prefix + line.product) }));
    const added = places.filter(({ known }) => known === undefined).length;
    const replaced = places.filter(({ line, known }) => known !== undefined && !(0,intact/* isRecorded */.TN)(line, known)).length;
    const parts = [...part(added, "added"), ...part(replaced, "replaced"), ...part(change.removed.length, "removed")];
    const [first, ...rest] = parts;
    const body = first === undefined
        ? "Only the manifest is brought up to date."
        : `${[`${(0,words/* count */.U9)(first.number, "product")} ${first.verb}`, ...rest.map(({ number, verb }) => `${number.toLocaleString("en-US")} ${verb}`)].join(", ")}.`;
    return `${firstLine}\n\n${body}\n`;
}
function part(number, verb) {
    return number === 0 ? [] : [{ number, verb }];
}

// EXTERNAL MODULE: ./lib/run/links.js
var links = __webpack_require__(39252);
// EXTERNAL MODULE: ./lib/run/shards/fingerprint.js
var fingerprint = __webpack_require__(47039);
// EXTERNAL MODULE: ./lib/exists.js
var exists = __webpack_require__(35735);
// EXTERNAL MODULE: ./lib/plan/share.js
var share = __webpack_require__(46084);
// EXTERNAL MODULE: ./lib/write-whole.js
var write_whole = __webpack_require__(82742);
// EXTERNAL MODULE: ./lib/run/shards/package.js
var shards_package = __webpack_require__(9459);
;// CONCATENATED MODULE: ./lib/run/shards/pack.js






/**
 * Lays a leg's package out as a folder, which appears whole or not at all.
 * @param folder absolute path; an earlier package of the same shard is replaced
 */
async function packShard(packing, folder) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(folder), { recursive: true });
    const building = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.dirname)(folder), `.${(0,external_node_path_.basename)(folder)}-`));
    try {
        const lines = packing.lines.filter((line) => (0,share/* shardOf */.IS)(`${line.content}.${line.model}`, packing.shard.of) === packing.shard.index);
        await (0,promises_.mkdir)((0,external_node_path_.join)(building, shards_package/* PRODUCTS_FOLDER */.u1));
        for (const line of lines)
            await take((0,external_node_path_.join)(packing.workspace, packing.prefix + line.product), (0,external_node_path_.join)(building, shards_package/* PRODUCTS_FOLDER */.u1, line.sha256));
        if (packing.ledger !== undefined)
            await take(packing.ledger, (0,external_node_path_.join)(building, shards_package/* LEDGER_FILE */.th));
        await (0,write_whole/* writeWhole */.f)((0,external_node_path_.join)(building, shards_package/* PACKAGE_FILE */.eh), printPackage(packing, lines));
        await (0,promises_.rm)(folder, { recursive: true, force: true });
        await (0,promises_.rename)(building, folder);
    }
    catch (error) {
        await (0,promises_.rm)(building, { recursive: true, force: true });
        throw error;
    }
}
/** Equal products are one file; what is gone meanwhile is not delivered, as anywhere. */
async function take(file, target) {
    try {
        await (0,promises_.link)(file, target).catch(() => (0,promises_.copyFile)(file, target));
    }
    catch (error) {
        if (!(0,exists/* isMissing */.b)(error))
            throw error;
    }
}
function* printPackage({ shard, head, results, previews, prefix }, lines) {
    const bySource = new Map();
    for (const line of lines)
        bySource.set(prefix + line.source, [...(bySource.get(prefix + line.source) ?? []), line]);
    yield `${JSON.stringify({ version: 1, index: shard.index, of: shard.of, ...head, pictures: results.length })}\n`;
    for (const { path, model, outcome } of results) {
        const entry = {
            path,
            model,
            outcome: withoutProducts(outcome),
            lines: bySource.get(path) ?? [],
            previews: printed(previews(path)),
        };
        yield `${JSON.stringify(entry)}\n`;
    }
}
function withoutProducts(outcome) {
    const { products: _, ...rest } = { products: [], ...outcome };
    return rest;
}
function printed(previews) {
    const text = (preview) => preview && { mime: preview.mime, base64: Buffer.from(preview.bytes).toString("base64") };
    return { before: text(previews?.before), after: text(previews?.after) };
}

;// CONCATENATED MODULE: ./lib/run/shards/leave.js




/** The name of a leg's artifact, and of the folder of its package: what the collecting run knows them by. */
function shardName({ artifactName, shard }) {
    return shard === undefined ? artifactName : `${artifactName}-shard-${shard.index}-of-${shard.of}`;
}
/**
 * Leaves what a leg made for the run that collects the shards.
 * @param lines the manifest's lines of what the checked-out commit lacks
 * @returns the absolute path of the package's folder; undefined where the run is no leg
 */
async function leaveShard({ results, counts }, lines, { settings, repository, previews, directory }) {
    const { shard, workspace, stateDirectory } = settings;
    if (shard === undefined)
        return undefined;
    const folder = (0,external_node_path_.join)(settings.collect ?? directory, shardName(settings));
    const commit = await repository.head();
    const { submits, queries } = counts;
    await packShard({
        shard,
        head: { commit, settings: (0,fingerprint/* settingsFingerprint */.O)(settings), finishedAt: Date.now(), submits, queries },
        results,
        lines,
        prefix: (0,scope/* prefixOf */.MT)(settings),
        workspace,
        ledger: settings.service.kind === "remote" ? (0,external_node_path_.join)(stateDirectory, "ledger.jsonl") : undefined,
        previews: previews.of,
    }, folder);
    return folder;
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./lib/github/tracked.js
var tracked = __webpack_require__(96817);
;// CONCATENATED MODULE: ./lib/github/ignored.js

/**
 * Those of the paths that git ignores. A path that git has in its index is not ignored.
 * @param paths relative to the workspace, with `/`; they need not exist
 * @throws where git fails
 */
async function ignoredPaths(git, workspace, paths) {
    const { toRepository } = (0,tracked/* places */.zn)(git, workspace);
    const byRepositoryPath = new Map(paths.flatMap((path) => {
        const there = toRepository(path);
        return there === undefined ? [] : [[there, path]];
    }));
    const input = [...byRepositoryPath.keys()].map((path) => `${path}\0`).join("");
    // It ends with 1 where nothing is ignored, which is no failure: its answer for every path is there then.
    const result = await git.attempt(["check-ignore", "-z", "--stdin", "--verbose", "--non-matching"], { input });
    const answer = (0,tracked/* fields */.OA)(result.output);
    if (result.kind === "failed" && answer.length !== 4 * byRepositoryPath.size)
        throw new Error(`git check-ignore failed: ${result.words}`);
    const ignored = new Set();
    // Source, line, pattern and path; a pattern that begins with ! brings the path back.
    for (let at = 0; at + 3 < answer.length; at += 4) {
        const [pattern = "", path = ""] = [answer[at + 2], answer[at + 3]];
        const here = byRepositoryPath.get(path);
        if (pattern !== "" && !pattern.startsWith("!") && here !== undefined)
            ignored.add(here);
    }
    return ignored;
}

// EXTERNAL MODULE: ./lib/memory/claims.js
var claims = __webpack_require__(66242);
// EXTERNAL MODULE: ./lib/plan/product-path.js
var product_path = __webpack_require__(76354);
// EXTERNAL MODULE: ./lib/report/visible.js
var visible = __webpack_require__(35944);
// EXTERNAL MODULE: ./lib/run/rules.js
var rules = __webpack_require__(69690);
;// CONCATENATED MODULE: ./lib/run/undelivered.js











/** Hashing is bound by the disk. */
const READ_AT_ONCE = 8;
/**
 * What the commit that is checked out lacks. That is more than this run made where an earlier run's delivery failed, or
 * its pull request is still open: what lies in the work tree would else never be delivered.
 *
 * The manifest's lines are claims, which anyone who can write to a branch may have made up: what does not bear its line out
 * is told by name and left out. So is what git ignores, but where `output` leads there.
 */
async function undelivered(change, context) {
    const { settings, tracked, log } = context;
    const found = await (0,memory_manifest/* readManifest */.WI)((0,external_node_path_.join)(settings.root, settings.manifest));
    // Where the manifest could not be written, what this run made is in none.
    const { lines } = (0,memory_manifest/* indexLines */.uD)([...found.lines.values(), ...change.written]);
    const prefix = (0,scope/* prefixOf */.MT)(settings);
    const recorded = await recordedByGit(context);
    const isDelivered = (line) => {
        const known = tracked.get(prefix + line.product);
        if (known === undefined || !(0,intact/* isRecorded */.TN)(line, known))
            return false;
        return recorded === undefined || recorded.has(JSON.stringify(line));
    };
    const open = [...lines.values()].filter((line) => !isDelivered(line));
    const leaveOut = (line, reason) => log.warning(`${(0,visible/* visible */.RK)(prefix + line.product)} ${reason}: it is not delivered, though ${settings.manifest} has a line for it.`);
    const limit = (0,p_limit/* default */.A)(READ_AT_ONCE);
    const checks = await Promise.all(open.map((line) => limit(() => (0,claims/* checkClaim */.xU)(line, prefix + line.product, settings.workspace))));
    const borneOut = open.filter((line, at) => {
        const check = checks[at];
        if (check?.kind === "refused")
            leaveOut(line, check.reason);
        return check?.kind !== "refused";
    });
    const ignored = await ignoredByGit(borneOut, context);
    for (const line of ignored)
        leaveOut(line, 'is ignored by git, and "output" does not lead there');
    return { written: borneOut.filter((line) => !ignored.has(line)), removed: change.removed };
}
/**
 * The lines of the manifest as git has it. A picture may change and its cutout come out the same: without its new line it
 * would be paid for each time.
 * @returns undefined without git
 */
async function recordedByGit({ settings, repository: { git }, }) {
    const path = git && (0,tracked/* places */.zn)(git, settings.workspace).toRepository((0,scope/* prefixOf */.MT)(settings) + settings.manifest);
    if (git === undefined || path === undefined)
        return undefined;
    const found = await git.attempt(["cat-file", "blob", `:${path}`]);
    if (found.kind === "failed")
        return new Set();
    const lines = (0,memory_manifest/* parseManifest */.Ng)(found.output.toString("utf8"), settings.manifest);
    return new Set(lines.map((line) => JSON.stringify(line)));
}
/** What git ignores and does not lie where `output` leads. */
async function ignoredByGit(lines, { settings, repository }) {
    const isOurs = (0,product_path/* createPlaceMatcher */.ST)((0,rules/* everyVariant */.f)(settings));
    const others = lines.filter(({ product }) => !isOurs(product));
    if (repository.git === undefined || others.length === 0)
        return new Set();
    const prefix = (0,scope/* prefixOf */.MT)(settings);
    const paths = others.map(({ product }) => prefix + product);
    const ignored = await ignoredPaths(repository.git, settings.workspace, paths);
    return new Set(others.filter(({ product }) => ignored.has(prefix + product)));
}

;// CONCATENATED MODULE: ./lib/run/delivering.js











/** Brings the products and the manifest out by the ways that the settings name. */
async function deliverRun(run, recorded, files, preview, context) {
    const { settings, event, repository, api, log } = context;
    const prefix = (0,scope/* prefixOf */.MT)(settings);
    const { deliver } = await __webpack_require__.e(/* import() */ 725).then(__webpack_require__.bind(__webpack_require__, 91725));
    const change = await undelivered(recorded, context);
    return deliver({
        settings,
        event: repository.event,
        workflow: event,
        git: repository.git,
        api,
        log,
        changes: {
            written: change.written.map((line) => prefix + line.product),
            removed: change.removed.map((product) => prefix + product),
            manifest: prefix + settings.manifest,
            mergeManifest: (theirs, carried) => (0,memory_manifest/* mergeManifest */.ab)(theirs, carried === undefined ? change : beside(change, carried, settings), settings.manifest),
            recordedIn: (manifest) => (0,memory_manifest/* parseManifest */.Ng)(manifest, settings.manifest).map((line) => ({
                path: prefix + line.product,
                isIntact: (blobId) => (0,intact/* isRecorded */.TN)(line, { blobId }),
            })),
            seen: context.seen,
        },
        commitMessage: commitMessage({ firstLine: settings.commitMessage, change, tracked: context.tracked, prefix }),
        pullRequestBody: (brought) => renderPullRequestBody(run, { file: (0,links/* linksAt */.fA)(brought.sha, repository.event, repository.git, settings.workspace), preview }, broughtByOthers(run, brought, settings)),
        attachments: files.results === undefined ? [] : [{ file: files.results, path: "results.json" }],
        ...(files.report !== undefined && { page: files.report }),
    });
}
/** Our change to the manifest, with the lines of what is carried along from another: those hold where both have one. */
function beside(change, carried, settings) {
    const prefix = (0,scope/* prefixOf */.MT)(settings);
    const theirs = new Set(carried.written);
    const lines = (0,memory_manifest/* parseManifest */.Ng)(carried.manifest, settings.manifest).filter(({ product }) => theirs.has(prefix + product));
    return {
        written: [...change.written.filter(({ product }) => !theirs.has(prefix + product)), ...lines],
        removed: [
            ...change.removed.filter((product) => !theirs.has(prefix + product)),
            ...carried.removed.map((path) => path.slice(prefix.length)),
        ],
    };
}
/**
 * Uploads a leg's package, where that was asked for: whole, since the collecting run takes nothing else for a shard.
 * @param folder absolute path of the package
 */
async function deliverShard(folder, { settings, event, log }) {
    if (folder === undefined || !settings.deliver.includes("artifact"))
        return [];
    const { uploadFiles } = await __webpack_require__.e(/* import() */ 503).then(__webpack_require__.bind(__webpack_require__, 63503));
    const entries = await (0,promises_.readdir)(folder, { recursive: true, withFileTypes: true });
    const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => (0,external_node_path_.join)(entry.parentPath, entry.name))
        .map((file) => ({ file, path: (0,external_node_path_.relative)(folder, file).replaceAll(external_node_path_.sep, "/") }));
    const { retentionDays } = settings;
    return [await uploadFiles({ event, retentionDays, log, name: shardName(settings) }, files)];
}

// EXTERNAL MODULE: ./lib/report/results.js
var report_results = __webpack_require__(88372);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
;// CONCATENATED MODULE: ./lib/run/reporting.js




/**
 * Writes the results for programs, and the report for people. Trouble with either is a warning: the products are there,
 * and are yet to be delivered.
 */
async function writeReports(run, context) {
    const results = (0,external_node_path_.join)(context.directory, `cutout-results${context.step}.json`);
    const file = reportFile(context);
    const hasResults = await attempt("The results", () => (0,report_results/* writeResults */.K)(run, results), context);
    const isNew = await isNews(run, file, context.previews);
    const hasReport = isNew && (await attempt("The HTML report", () => writeReport(run, file, context), context));
    return { ...(hasResults && { results }), ...(hasReport && { report: file }) };
}
async function attempt(what, write, { log }) {
    try {
        await write();
        return true;
    }
    catch (error) {
        log.warning(`${what} could not be written: ${(0,user_error/* messageOf */.bD)(error)}. The products are not affected.`);
        return false;
    }
}
/** On a command line the report lies beside the products, where a person finds it. */
function reportFile({ settings, event, directory, step }) {
    if (settings.report !== undefined)
        return settings.report;
    const name = `cutout-report${step}.html`;
    if (event.kind !== "none")
        return (0,external_node_path_.join)(directory, name);
    const [folder = ""] = settings.variants[0].output.split(/[^/]*(?:\{|$)/, 1);
    return (0,external_node_path_.join)(settings.root, folder, name);
}
/** A report without pictures never takes the place of one that may have some; a plan makes none. */
async function isNews(run, file, previews) {
    if (run.planOnly !== undefined || !run.results.some(isWorthALook))
        return false;
    return run.results.some(({ path }) => previews.of(path)?.after !== undefined) || !(await (0,exists/* exists */.t)(file));
}
/** What is up to date was looked at when it was made; a report of nothing else is not written. */
function isWorthALook({ outcome }) {
    return (outcome.kind === "made" ||
        outcome.kind === "failed" ||
        (outcome.kind === "reused" && outcome.reason !== "up to date"));
}
async function writeReport(run, file, context) {
    const { settings, event, previews } = context;
    const { writeHtmlReport } = await __webpack_require__.e(/* import() */ 631).then(__webpack_require__.bind(__webpack_require__, 14631));
    await writeHtmlReport({
        run,
        title: event.kind === "none" ? (0,external_node_path_.basename)(settings.root) : `${event.owner}/${event.repo}`,
        ...(event.kind !== "none" && {
            address: `${event.hosts.server}/${event.owner}/${event.repo}/actions/runs/${event.runId}`,
        }),
        background: settings.variants[0].recipe.background,
        previews: async (path) => previews.of(path),
        link: event.kind === "none" ? linksBeside(file, settings.workspace) : context.source,
    }, file);
}
/** Files on the disk that the report is on. */
function linksBeside(report, workspace) {
    const from = (0,external_node_path_.dirname)(report);
    return (path) => (0,external_node_path_.relative)(from, (0,external_node_path_.join)(workspace, path)).split(external_node_path_.sep).map(encodeURIComponent).join("/");
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/github/event.js
var github_event = __webpack_require__(19607);
;// CONCATENATED MODULE: ./lib/run/showing.js







/** As many as a summary has room to show. */
const MOST_PRODUCTS = 40;
/** Twice what a page shows them at, for fine screens. */
const SIZE = { maxSide: 560, maxBytes: 40_000 };
/**
 * What was made now, small and on a checkerboard, where GitHub's pages can show it: on the dark theme a black product
 * that is clear around would not be seen. Without a way to put it there, pages show the product itself.
 *
 * @returns the picture to show for a product, by its path relative to the workspace
 */
async function showOnCheckerboard(run, context) {
    const { settings, repository, log } = context;
    const { git, event } = repository;
    const intoGit = settings.deliver.some(scope/* isGitWay */.y1);
    const products = clearProducts(run, settings);
    if (!intoGit || git === undefined || event.kind === "none" || (0,github_event/* isUntrusted */.fb)(event) || products.length === 0)
        return () => undefined;
    try {
        const { publishPreviews } = await __webpack_require__.e(/* import() */ 740).then(__webpack_require__.bind(__webpack_require__, 98740));
        const files = [];
        for (const [i, { path }] of products.entries()) {
            const file = (0,external_node_path_.join)(settings.workspace, path);
            const { bytes } = await context.threads.run("preview", { file, ...SIZE, ground: "checkerboard" });
            files.push({ name: `${i}.webp`, bytes });
        }
        const sha = await publishPreviews(git, event, keyOf(event, settings), files);
        const base = `${event.hosts.server}/${event.owner}/${event.repo}/raw/${sha}`;
        const addresses = new Map(products.map(({ path }, i) => [path, `${base}/${i}.webp`]));
        return (path) => addresses.get(path);
    }
    catch (error) {
        log.debug(`Cutouts are shown without a checkerboard: ${(0,user_error/* messageOf */.bD)(error)}`);
        return () => undefined;
    }
}
function clearProducts(run, { variants }) {
    const clear = new Set(variants.filter(({ recipe }) => recipe.background.kind === "transparent").map(({ name }) => name));
    return (0,report_sections/* shownFirst */.wr)(run.results)
        .filter(({ outcome }) => outcome.kind === "made")
        .flatMap(({ outcome }) => (0,words/* productsOf */.y0)(outcome))
        .filter(({ variant }) => clear.has(variant))
        .slice(0, MOST_PRODUCTS);
}
/** Steps and the legs of a matrix keep pictures of their own, or they would take each other's away. */
function keyOf({ workflow, job, step }, { workingDirectory, paths, manifest }) {
    const work = JSON.stringify([workflow, job, step, workingDirectory, paths, manifest]);
    return (0,external_node_crypto_.createHash)("sha256").update(work).digest("hex").slice(0, 16);
}

;// CONCATENATED MODULE: ./lib/run/bring-out.js







const NO_LINKS = { fileLink: () => undefined, preview: () => undefined };
/** Report, delivery, comment: what happens to a run's results once they are there. */
async function bringOut(run, change, previews, context) {
    const { settings, event, repository, log } = context;
    const step = event.kind === "none" ? "" : `-${event.step}`;
    const committed = event.kind === "none" ? undefined : (0,links/* linksAt */.fA)(event.sha, repository.event, repository.git, settings.workspace);
    const source = (path) => (context.tracked.has(path) ? committed?.(path) : undefined);
    const files = await writeReports(run, { ...context, directory: context.reportDirectory, step, previews, source });
    // A run that is being cancelled has seconds left: the store and the manifest have it all for the next one.
    if (context.signal.aborted)
        return { run: { ...run, ending: "cancelled" }, files, ...NO_LINKS };
    if (settings.shard !== undefined)
        return bringOutShard(run, files, previews, context);
    const wanted = settings.deliver.length > 0 && run.planOnly === undefined;
    const preview = wanted ? await showOnCheckerboard(run, context) : NO_LINKS.preview;
    const delivered = wanted ? await log.group("Deliver", () => deliverAll(run, change, files, preview, context)) : [];
    (0,report_delivered/* tellDelivered */.wA)(delivered, log);
    const fileLink = (0,links/* linksAt */.fA)((0,links/* deliveredSha */.N5)(delivered), repository.event, repository.git, settings.workspace);
    const ended = { run: { ...run, delivered }, files, fileLink, preview };
    if (settings.comment && event.kind === "pull-request") {
        const { commentOn } = await __webpack_require__.e(/* import() */ 220).then(__webpack_require__.bind(__webpack_require__, 84220));
        await commentOn(ended.run, { file: fileLink, preview }, { ...context, event });
    }
    return ended;
}
/** Whether what the run made has gone where it was to go. */
function isDelivered({ ending, planOnly, delivered }) {
    return ending !== "cancelled" && planOnly === undefined && !delivered.some(report_delivered/* isHeldBack */.PT);
}
/** The bucket first: where it does not take the products, they go out as an artifact, asked for or not. */
async function deliverAll(run, change, files, preview, context) {
    const { settings, event } = context;
    if (!settings.deliver.includes("bucket"))
        return deliverRun(run, change, files, preview, context);
    const { deliverToBucket } = await Promise.all(/* import() */[__webpack_require__.e(926), __webpack_require__.e(63)]).then(__webpack_require__.bind(__webpack_require__, 24063));
    const shelved = await deliverToBucket(run, context);
    const others = settings.deliver.filter((way) => way !== "bucket");
    const mustSave = shelved.kind === "failed" && event.kind !== "none" && !others.includes("artifact");
    const deliver = mustSave ? [...others, "artifact"] : others;
    if (deliver.length === 0)
        return [shelved];
    return [
        shelved,
        ...(await deliverRun(run, change, files, preview, { ...context, settings: { ...settings, deliver } })),
    ];
}
/** A leg leaves what it made for the run that collects the shards, and delivers nothing else. */
async function bringOutShard(run, files, previews, context) {
    const ended = { run, files, ...NO_LINKS };
    if (run.planOnly !== undefined)
        return ended;
    return context.log.group("Leave the shard", async () => {
        const { written } = await undelivered({ written: [], removed: [] }, context);
        const folder = await leaveShard(run, written, { ...context, previews, directory: context.reportDirectory });
        return { ...ended, run: { ...run, delivered: await deliverShard(folder, context) } };
    });
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
