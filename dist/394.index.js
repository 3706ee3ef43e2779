export const id = 394;
export const ids = [394];
export const modules = {

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

/***/ 43394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderSummary: () => (/* binding */ renderSummary),
/* harmony export */   writeSummary: () => (/* binding */ writeSummary)
/* harmony export */ });
/* unused harmony export SUMMARY_LIMIT */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63021);
/* harmony import */ var _sections_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13136);



/** GitHub loses a summary above 1 MiB as a whole; a little is kept free for the newline that appending adds. */
const SUMMARY_LIMIT = 1024 * 1024 - 1024;
/** The summary of a run: failures first, then what it looks like, then every picture. Below 1 MiB, and says what it left out. */
function renderSummary(run, links, limit = SUMMARY_LIMIT) {
    const page = { links, room: "a summary has room for 1 MiB", galleryPictures: 40, openPictures: 20 };
    const heading = { kind: "text", text: `## Cutouts\n\n${(0,_sections_js__WEBPACK_IMPORTED_MODULE_2__/* .overview */ .M0)(run, page).join("\n\n")}\n\n` };
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .assemble */ .fT)([
        heading,
        (0,_sections_js__WEBPACK_IMPORTED_MODULE_2__/* .failuresSection */ .Lb)(run, page),
        (0,_sections_js__WEBPACK_IMPORTED_MODULE_2__/* .gallerySection */ .io)(run, page),
        (0,_sections_js__WEBPACK_IMPORTED_MODULE_2__/* .picturesSection */ .NY)(run, page),
        (0,_sections_js__WEBPACK_IMPORTED_MODULE_2__/* .orphansSection */ .vC)(run, page),
    ], limit);
}
/** Adds the summary to the step's file; without one (on a command line) nothing happens, and trouble is a warning, no error. */
async function writeSummary(markdown, file, log) {
    if (file === undefined || file === "")
        return;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, `${markdown}\n`);
    }
    catch (error) {
        const cause = error instanceof Error ? error.message : String(error);
        log.warning(`The summary of this step could not be written (${cause}). The results are not affected.`);
    }
}


/***/ })

};
