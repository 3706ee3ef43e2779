export const id = 3;
export const ids = [3];
export const modules = {

/***/ 9003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   watchPictures: () => (/* binding */ watchPictures)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _find_patterns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77748);
/* harmony import */ var _find_walk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85041);
/* harmony import */ var _inside_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22059);
/* harmony import */ var _plan_product_path_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(76354);
/* harmony import */ var _run_rules_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(69690);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(24435);









/** A camera's card or an editor writes for a while: what changes is taken up once nothing has for so long. */
const SETTLED_MILLISECONDS = 400;
/**
 * Runs, and runs again whenever a picture that `paths` name comes, changes or goes, until the signal. Products of ours
 * never count as changes. What stops one run is told, and the watching goes on.
 * @param run gives the files that it has written, from the workspace
 * @throws UserError where a folder cannot be watched
 */
async function watchPictures(settings, run, { log, signal }) {
    const isPicture = await pictureMatcher(settings);
    const changes = createChanges(signal);
    const ours = new Set();
    const watchers = (await foldersOf(settings)).map((folder) => watchFolder(folder, (file) => {
        if (isPicture((0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(settings.root, file).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_2__.sep, "/")))
            changes.note(file);
    }));
    try {
        for (;;) {
            for (const file of await running(run, log))
                ours.add((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(settings.workspace, file));
            if (signal.aborted)
                return;
            log.info("Watching for changes. Ctrl-C ends it.");
            await changes.next((file) => !ours.has(file));
            if (signal.aborted)
                return;
        }
    }
    finally {
        for (const watcher of watchers)
            watcher.close();
    }
}
async function running(run, log) {
    try {
        return await run();
    }
    catch (error) {
        if (!(error instanceof _user_error_js__WEBPACK_IMPORTED_MODULE_8__/* .UserError */ .yo))
            throw error;
        log.warning(error.message);
        return [];
    }
}
/** Whether a path, from the working directory, is a picture that the run would take, and none that it has made. */
async function pictureMatcher(settings) {
    const patterns = await (0,_find_walk_js__WEBPACK_IMPORTED_MODULE_4__/* .readPatterns */ .ce)(settings.root, settings.paths);
    const matchers = await (0,_find_walk_js__WEBPACK_IMPORTED_MODULE_4__/* .matchersOf */ .z6)(patterns);
    const isProduct = (0,_plan_product_path_js__WEBPACK_IMPORTED_MODULE_6__/* .createProductMatcher */ .sS)((0,_run_rules_js__WEBPACK_IMPORTED_MODULE_7__/* .everyVariant */ .f)(settings));
    return (path) => (0,_find_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .isNamedLikePicture */ .Bm)(path) &&
        !(0,_find_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .isOfSystem */ .bV)(path) &&
        !isProduct(path) &&
        patterns.reduce((named, pattern) => (matchers.get(pattern)?.(path) ? !pattern.excludes : named), false);
}
function createChanges(signal) {
    const changed = new Set();
    let timer;
    let settled = () => { };
    signal.addEventListener("abort", () => settled());
    return {
        note: (file) => {
            changed.add(file);
            clearTimeout(timer);
            timer = setTimeout(() => settled(), SETTLED_MILLISECONDS);
        },
        next: async (counts) => {
            while (!signal.aborted && ![...changed].some(counts)) {
                changed.clear();
                await new Promise((resolve) => {
                    settled = resolve;
                });
            }
            clearTimeout(timer);
            changed.clear();
        },
    };
}
/** The folders that the lines start from, none of them below another. */
async function foldersOf({ root, paths }) {
    const starts = await Promise.all(paths.filter((line) => !line.startsWith("!")).map((line) => existingFolder(root, plainStart(line))));
    const folders = [...new Set(starts)];
    return folders.filter((one) => !folders.some((other) => other !== one && (0,_inside_js__WEBPACK_IMPORTED_MODULE_5__/* .isWithin */ .U)(other, one)));
}
function plainStart(line) {
    const parts = line.split("/");
    const wild = parts.findIndex((part) => /[*?[{]/.test(part));
    return (wild < 0 ? parts : parts.slice(0, wild)).join("/");
}
/** The folder itself, or the nearest above it that is there. */
async function existingFolder(root, path) {
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, path);
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(target).catch(() => undefined);
    if (found?.isDirectory() || target === root)
        return target;
    return existingFolder(root, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(target)));
}
function watchFolder(folder, onChange) {
    try {
        const watcher = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.watch)(folder, { recursive: true }, (_event, name) => {
            if (name !== null)
                onChange((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name));
        });
        // A folder that is removed while it is watched is no reason to end.
        return watcher.on("error", () => { });
    }
    catch (error) {
        throw new _user_error_js__WEBPACK_IMPORTED_MODULE_8__/* .UserError */ .yo(`${folder} cannot be watched: ${(0,_user_error_js__WEBPACK_IMPORTED_MODULE_8__/* .messageOf */ .bD)(error)}`);
    }
}


/***/ })

};
