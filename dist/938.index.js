export const id = 938;
export const ids = [938];
export const modules = {

/***/ 65938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseConfig: () => (/* binding */ parseConfig)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _raw_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31757);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60702);



/** Reads the text of a configuration file: the inputs by their names, and `rules`. */
function parseConfig(name, text) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: lines, logLevel: "error", prettyErrors: false });
    const problems = [];
    const lineAt = (offset) => lines.linePos(offset ?? 0).line;
    const problem = (line, words) => problems.push(`${name}, line ${line}: ${words}`);
    for (const error of document.errors.slice(0, 1))
        problem(lineAt(error.pos[0]), `this is no YAML: ${error.message}`);
    const root = document.contents;
    const empty = { values: new Map(), rules: [], problems };
    if (problems.length > 0 || root === null)
        return empty;
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(root)) {
        problem(1, 'this has to be inputs with their values, such as "paths: photos"');
        return empty;
    }
    const reader = createMapReader(lineAt, problem);
    const values = reader.read(root, _keys_js__WEBPACK_IMPORTED_MODULE_2__/* .CONFIG_KEYS */ .mC, ["rules"]);
    return { values, rules: readRules(root, reader, lineAt, problem), problems };
}
function createMapReader(lineAt, problem) {
    const entryOf = (key, { value }, line) => {
        const text = textOf(key, value);
        if (text === undefined)
            problem(line, wrongKind(key));
        return text === undefined || (text === "" && !TELLING_EMPTY.has(key)) ? [] : [[key, { text, line }]];
    };
    return {
        read: (map, allowed, also) => new Map(map.items.flatMap((pair) => {
            const key = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key) ? String(pair.key.value) : "";
            const line = lineAt((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key) ? pair.key.range?.[0] : map.range?.[0]);
            if (also.includes(key))
                return [];
            if ((0,_raw_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .isInputName */ .wp)(key) && allowed.includes(key))
                return entryOf(key, pair, line);
            problem(line, unknownKey(key, [...allowed, ...also]));
            return [];
        })),
    };
}
/** An unquoted colour is a comment, and no variants are fewer than those of the other pictures. */
const TELLING_EMPTY = new Set(["background", "variants"]);
function unknownKey(key, allowed) {
    if (key === "app-code" || key === "token")
        return `"${key}" is a secret, which does not belong in a file: give it to the step as an input, from a secret`;
    if ((0,_raw_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .isInputName */ .wp)(key))
        return `"${key}" cannot be set here`;
    const nearest = (0,_raw_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestOf */ .qw)(key, allowed);
    const hint = nearest === undefined ? `allowed: ${allowed.join(", ")}` : `did you mean "${nearest}"?`;
    return `there is no setting ${JSON.stringify(key)}: ${hint}`;
}
function wrongKind(key) {
    if (key === "variants")
        return '"variants" has to be a list, each entry with a name';
    return _keys_js__WEBPACK_IMPORTED_MODULE_2__/* .LIST_KEYS */ .Uo.has(key) ? `"${key}" has to be a value, or a list of values` : `"${key}" has to be one plain value`;
}
/** As the input of that name has it; undefined where the value is of another kind. */
function textOf(key, node) {
    if (key === "variants") {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            return undefined;
        return node.items.length === 0 ? "" : JSON.stringify(node.toJSON());
    }
    if (node === null)
        return "";
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return scalarText(node.value, node.source);
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) || !_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .LIST_KEYS */ .Uo.has(key))
        return undefined;
    const items = node.items.map((item) => (key === "require" ? checkText(item) : plainText(item)));
    return items.every((item) => item !== undefined) ? items.join("\n") : undefined;
}
function plainText(item) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(item) ? scalarText(item.value, item.source) : undefined;
}
/** `- fill: 60%..95%` is a map to YAML, and a check to whoever wrote it. */
function checkText(item) {
    const [pair, ...more] = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(item) ? item.items : [];
    if (pair === undefined || more.length > 0)
        return plainText(item);
    const [kind, limit] = [plainText(pair.key), plainText(pair.value)];
    return kind === undefined || limit === undefined ? undefined : `${kind}: ${limit}`;
}
/** A number as it is written: `5e3` and `0x10` are no inputs. */
function scalarText(value, source) {
    if (value === null)
        return "";
    if (typeof value === "string" || typeof value === "boolean")
        return String(value).trim();
    return typeof value === "number" ? (source ?? String(value)).trim() : undefined;
}
function readRules(root, reader, lineAt, problem) {
    const node = root.get("rules", true);
    if (node === undefined || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.value === null))
        return [];
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        problem(lineAt(undefined), '"rules" has to be a list, each entry with "paths" and what holds for these pictures');
        return [];
    }
    return node.items.flatMap((item) => {
        const line = lineAt((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(item) ? item.range?.[0] : node.range?.[0]);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(item)) {
            problem(line, 'a rule has "paths" and what holds for these pictures');
            return [];
        }
        const values = reader.read(item, _keys_js__WEBPACK_IMPORTED_MODULE_2__/* .RULE_KEYS */ .sL, []);
        if ((values.get("paths")?.text ?? "") === "")
            problem(line, 'a rule needs "paths": the pictures that it is for');
        return [{ line, values }];
    });
}


/***/ })

};
