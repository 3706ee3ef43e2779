export const id = 608;
export const ids = [608];
export const modules = {

/***/ 19608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCommandLine: () => (/* binding */ runCommandLine)
/* harmony export */ });
/* harmony import */ var _exists_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35735);
/* harmony import */ var _settings_config_find_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56948);
/* harmony import */ var _settings_flags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37962);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24435);




/** The same program on a terminal: `cutout-action [flags] PATH…` */
async function runCommandLine(program) {
    const { env, argv, stdout, stderr } = program;
    const flags = argv.slice(2);
    for (const stream of [stdout, stderr])
        outliveReader(stream);
    if (await tellsOfItself(flags, stdout))
        return;
    dropRunnerCommands(stdout);
    try {
        if (flags.some((flag) => /^--listen(=|$)/.test(flag))) {
            const { runListen } = await Promise.all(/* import() */[__webpack_require__.e(12), __webpack_require__.e(847)]).then(__webpack_require__.bind(__webpack_require__, 16683));
            return await runListen(program, flags);
        }
        const { runAtTerminal } = await __webpack_require__.e(/* import() */ 899).then(__webpack_require__.bind(__webpack_require__, 14899));
        await runAtTerminal(program, (0,_settings_flags_js__WEBPACK_IMPORTED_MODULE_2__/* .rawFromFlags */ .Mp)(flags, env));
    }
    catch (error) {
        const told = (0,_user_error_js__WEBPACK_IMPORTED_MODULE_3__/* .asUserError */ .Yl)(error);
        if (told === undefined)
            throw error;
        stderr.write(`${told.message}\n`);
        process.exitCode ??= 1;
    }
}
async function tellsOfItself(flags, stdout) {
    const asks = (...names) => flags.some((flag) => names.includes(flag));
    if (asks("--version", "-V")) {
        const { version } = await __webpack_require__.e(/* import() */ 136).then(__webpack_require__.bind(__webpack_require__, 97136));
        stdout.write(`${await version()}\n`);
        return true;
    }
    if (!asks("--help", "-h") && (flags.length > 0 || (await (0,_exists_js__WEBPACK_IMPORTED_MODULE_0__/* .exists */ .t)(_settings_config_find_config_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_CONFIG */ .P))))
        return false;
    const { helpText } = await __webpack_require__.e(/* import() */ 647).then(__webpack_require__.bind(__webpack_require__, 49647));
    stdout.write(helpText(stdout.isTTY ? stdout.columns : undefined));
    return true;
}
/** Whoever reads a pipe may have seen enough, as `head` has: that ends the printing, and not the work. */
function outliveReader(stream) {
    stream.on("error", (error) => {
        if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED")
            throw error;
    });
}
/** `@actions/glob` and `@actions/cache` talk to a runner too; here a person reads, and `::debug::…` is noise. */
function dropRunnerCommands(stdout) {
    const write = stdout.write.bind(stdout);
    stdout.write = (chunk, encoding, written) => {
        if (typeof chunk === "string" && /^::[a-z-]+(?: [^:]*)?::/.test(chunk))
            return true;
        return typeof encoding === "string" ? write(chunk, encoding, written) : write(chunk, encoding);
    };
}


/***/ }),

/***/ 37962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dz: () => (/* binding */ defaultOfFlag),
/* harmony export */   Mp: () => (/* binding */ rawFromFlags)
/* harmony export */ });
/* unused harmony export TERMINAL_FLAGS */
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _raw_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31757);
/* harmony import */ var _reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70986);



/** What a person at a terminal asks for beside the inputs. */
const TERMINAL_FLAGS = ["help", "version", "json", "open", "watch"];
const SHORT = new Map([
    ["h", "help"],
    ["o", "output"],
    ["V", "version"],
]);
const SWITCHES = new Set([
    ..._raw_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .NAMES */ .Xk.filter((name) => /^(?:true|false)$/.test(_raw_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULTS */ .zY[name])),
    ...TERMINAL_FLAGS,
]);
/** Where a person sits at a terminal: the products are in front of them, and what they have just typed should be there. */
const COMMAND_LINE_DEFAULTS = new Map([
    ["deliver", "none"],
    ["if-no-files-found", "error"],
]);
/** What a flag comes to that is left out; empty for no such flag. */
function defaultOfFlag(name) {
    return (0,_raw_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .isInputName */ .wp)(name) ? (COMMAND_LINE_DEFAULTS.get(name) ?? _raw_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULTS */ .zY[name]) : "";
}
/**
 * Reads flags of the inputs' names; what is not a flag is a path. `--name value`, `--name=value`, and `--name` or
 * `--no-name` for a switch.
 */
function rawFromFlags(argv, environment) {
    const { values, problems } = readWords(argv);
    const asked = new Set(TERMINAL_FLAGS.filter((name) => (0,_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .parseFlag */ .og)(values.get(name) ?? "false") === true));
    for (const name of TERMINAL_FLAGS) {
        const value = values.get(name);
        if (value !== undefined && (0,_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .parseFlag */ .og)(value) === undefined)
            problems.push(`--${name} is ${(0,_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(value)}; it stands alone: --${name}`);
        values.delete(name);
    }
    addSecrets(values, environment);
    const known = [..._raw_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .NAMES */ .Xk, ...TERMINAL_FLAGS];
    const reading = (0,_raw_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .collect */ .Fo)(values, (name) => `flag --${name}`, known);
    const inputs = { ...reading.inputs };
    for (const [name, value] of COMMAND_LINE_DEFAULTS)
        if (!reading.given.has(name))
            inputs[name] = value;
    return { ...reading, inputs, asked, from: "terminal", remarks: [], problems: [...problems, ...reading.problems] };
}
function readWords(argv) {
    const values = new Map();
    const problems = [];
    const tokens = tokensOf(argv);
    for (const token of tokens) {
        if (token.kind !== "option")
            continue;
        const { name, rawName, value } = token;
        if (!rawName.startsWith("--") && !SHORT.has(rawName.slice(1)))
            problems.push(`There is no flag ${rawName}: cutout-action --help shows those that there are.`);
        else if (value === undefined && (0,_raw_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .isInputName */ .wp)(name) && !SWITCHES.has(name))
            problems.push(`${rawName} needs a value: ${rawName} VALUE`);
        else if (name === "paths" || name === "human-paths")
            values.set(name, [values.get(name) ?? "", value ?? ""].join("\n"));
        else
            values.set(name, value ?? "true");
    }
    const paths = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
    if (paths.length > 0)
        values.set("paths", [values.get("paths") ?? "", ...paths].join("\n"));
    return { values, problems };
}
function tokensOf(argv) {
    const short = new Map([...SHORT].map(([letter, name]) => [name, letter]));
    const options = Object.fromEntries([..._raw_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .NAMES */ .Xk, ...TERMINAL_FLAGS].map((name) => {
        const letter = short.get(name);
        const type = SWITCHES.has(name) ? "boolean" : "string";
        return [name, letter === undefined ? { type } : { type, short: letter }];
    }));
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: expandSwitches(argv), options, strict: false, allowPositionals: true, tokens: true }).tokens;
}
/** `--no-trim`, and `--trim false` as for every other flag, reach parseArgs as `--trim=false`. */
function expandSwitches(argv) {
    const end = argv.indexOf("--");
    const [flags, rest] = end < 0 ? [argv, []] : [argv.slice(0, end), argv.slice(end)];
    const words = [];
    for (const word of flags) {
        const negated = /^--no-(.+)$/.exec(word)?.[1];
        const last = words.at(-1) ?? "";
        if (negated !== undefined && SWITCHES.has(negated))
            words.push(`--${negated}=false`);
        else if (/^(?:true|false)$/i.test(word) && last.startsWith("--") && SWITCHES.has(last.slice(2)))
            words.splice(-1, 1, `${last}=${word}`);
        else
            words.push(word);
    }
    return [...words, ...rest];
}
/** Secrets on a command line are seen by every process of the machine, so the environment may hold them instead. */
function addSecrets(values, environment) {
    const sources = { "app-code": environment["CUTOUT_APP_CODE"], token: environment["GITHUB_TOKEN"] };
    for (const [name, value] of Object.entries(sources)) {
        if (value !== undefined && value !== "" && !values.has(name))
            values.set(name, value);
    }
}


/***/ })

};
