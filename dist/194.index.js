export const id = 194;
export const ids = [194];
export const modules = {

/***/ 43194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainUnmatched: () => (/* binding */ explainUnmatched)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21916);
/* harmony import */ var _exists_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35735);




const WILD = /[*?[\]{}]/;
/**
 * Says why a line matches nothing, and offers the nearest name that exists.
 * @param root absolute path of the folder that the line starts from
 * @param prefix path of that folder below the workspace, empty or ending in `/`
 */
async function explainUnmatched(root, prefix, line) {
    const isMissing = !WILD.test(line) && !(await isThere(root, line));
    const meant = await meantBy(root, prefix, line);
    if (meant !== undefined)
        return { line, isMissing, hint: `${missingWords(line)} ${meant}` };
    if (isMissing)
        return { line, isMissing, hint: `${missingWords(line)} Check its spelling, and that it is checked out.` };
    const folder = plainStart(line);
    const place = folder === "" ? "here" : `in ${JSON.stringify(folder)}`;
    const hint = (await isThere(root, folder))
        ? `There is no such file ${place}.`
        : `There is no folder ${JSON.stringify(folder)}. Check its spelling, and that it is checked out.`;
    return { line, isMissing, hint };
}
function missingWords(line) {
    return WILD.test(line) ? "There is no such file." : "There is no such file or folder.";
}
/** The folders that a pattern names before its first wildcard. */
function plainStart(line) {
    const parts = line.split("/");
    const wild = parts.findIndex((part) => WILD.test(part));
    return (wild < 0 ? parts : parts.slice(0, wild)).join("/");
}
async function isThere(root, path) {
    try {
        return await (0,_exists_js__WEBPACK_IMPORTED_MODULE_3__/* .exists */ .t)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path));
    }
    catch {
        return false;
    }
}
/** What a user may have meant by the line, as a sentence; undefined where nobody can say. */
async function meantBy(root, prefix, line) {
    const parts = line.split(/[,;]/).map((part) => part.trim());
    if (parts.length > 1 && parts.every((part) => part !== "") && (await allThere(root, parts)))
        return "Give each path a line of its own.";
    const plain = line.replace(/^["']|["']$/g, "").replace(/[\s,;]+$/, "");
    for (const form of new Set([plain, plain.replaceAll("\\", "/")])) {
        if (prefix !== "" && form.startsWith(prefix) && (await isThere(root, plainStart(form.slice(prefix.length)))))
            return `Paths start at the working directory, so leave ${JSON.stringify(prefix)} out: ${JSON.stringify(form.slice(prefix.length))}.`;
        const near = await nearest(root, form);
        if (near !== undefined && near !== line)
            return `Did you mean ${JSON.stringify(near)}?`;
    }
    return undefined;
}
async function allThere(root, parts) {
    const found = await Promise.all(parts.map((part) => isThere(root, plainStart(part))));
    return found.every((one) => one);
}
/** The line with every plain folder and file in it replaced by the nearest that exists; undefined where one has none. */
async function nearest(root, line) {
    const parts = line.replace(/^(?:\.\/+)+/, "").split("/");
    const found = [];
    for (const [at, part] of parts.entries()) {
        if (WILD.test(part))
            return [...found, ...parts.slice(at)].join("/");
        const name = part === "" || part === "." ? part : nearestName(part, await namesIn((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, ...found)));
        if (name === undefined || part === "..")
            return undefined;
        found.push(name);
    }
    return found.join("/");
}
async function namesIn(folder) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch(() => []);
    return names.filter((name) => name !== ".git" && name !== "node_modules");
}
function nearestName(wanted, names) {
    if (names.includes(wanted))
        return wanted;
    const [first] = names
        .map((name) => ({ name, far: farness(wanted, name) }))
        .filter(({ far }) => far !== undefined)
        .sort((a, b) => (a.far ?? 0) - (b.far ?? 0));
    return first?.name;
}
/** How far two names are from each other; undefined where nobody would take one for the other. */
function farness(wanted, name) {
    const [a, b] = [folded(wanted), folded(name)];
    if (a === b)
        return 0;
    if (stem(a) === stem(b))
        return 1;
    const far = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_2__/* .distance */ .Io)(a, b);
    const most = Math.min(a.length, b.length) < 4 ? 1 : Math.max(2, Math.floor(a.length / 3));
    return far <= most ? far + 1 : undefined;
}
function folded(name) {
    return name.normalize("NFC").toLowerCase();
}
function stem(name) {
    return name.replace(/(?<=.)\.[^.]*$/, "");
}


/***/ })

};
