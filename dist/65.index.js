export const id = 65;
export const ids = [65];
export const modules = {

/***/ 31065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openFile: () => (/* binding */ openFile)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _child_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30193);


/**
 * Shows a file in the program that the desktop has for it, and does not wait for that to end. Where there is no desktop
 * it is said, and nothing fails.
 * @param file absolute path
 */
async function openFile(file, env, log) {
    if (env["CI"] !== undefined && env["CI"] !== "" && env["CI"] !== "false") {
        log.info('"--open" opens nothing in CI.');
        return;
    }
    const [program, args] = opener(file);
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, { detached: true, stdio: "ignore", env: (0,_child_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutSecrets */ .c)(env) });
    await new Promise((resolve) => {
        child.once("spawn", resolve);
        child.once("error", (error) => {
            log.warning(`The report could not be opened by ${program} (${error.message}): open ${file} yourself.`);
            resolve();
        });
    });
    child.unref();
}
/** On Windows `start` is of the shell, which would take signs in a file's name for its own; this is what it calls. */
function opener(file) {
    if (process.platform === "darwin")
        return ["open", [file]];
    if (process.platform === "win32")
        return ["rundll32", ["url.dll,FileProtocolHandler", file]];
    return ["xdg-open", [file]];
}


/***/ })

};
