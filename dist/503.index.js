export const id = 503;
export const ids = [503];
export const modules = {

/***/ 63503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ whyNoArtifacts),
/* harmony export */   n: () => (/* binding */ uploadPage),
/* harmony export */   uploadFiles: () => (/* binding */ uploadFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _temporary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71780);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24435);





/** Uploads files as one zipped artifact, in the folders that they have. */
async function uploadFiles(request, files) {
    if (files.length === 0)
        return { kind: "nothing", way: "artifact", reason: "There is no file to upload." };
    return upload(request, async (event, folder) => {
        const staged = await stageFiles(folder, files);
        return firstFree(namesFor(request.name, event), (name) => uploadOnce(request, name, staged, folder));
    });
}
/** Uploads a single file unzipped, so that one click on the run's page shows it. `name` has the file's suffix. */
async function uploadPage(request, file) {
    return upload(request, async (event, folder) => {
        const [, stem = request.name, suffix = ""] = /^(.*)(\.[^.]+)$/.exec(request.name) ?? [];
        const [, ...names] = namesFor(stem, event);
        return firstFree(names, async (unique) => {
            // An artifact that is not zipped takes its name from the file.
            const name = `${unique}${suffix}`;
            const [staged = file] = await stageFiles(folder, [{ file, path: name }]);
            return uploadOnce(request, name, [staged], folder, { skipArchive: true });
        });
    });
}
async function upload({ event }, work) {
    const impossible = whyNoArtifacts(event);
    if (impossible !== undefined || event.kind === "none")
        return failed(impossible ?? "");
    const folder = await (0,_temporary_js__WEBPACK_IMPORTED_MODULE_3__/* .temporaryFolder */ .yy)("artifact");
    try {
        const { name, id } = await work(event, folder);
        const { hosts, owner, repo, runId } = event;
        const url = `${hosts.server}/${owner}/${repo}/actions/runs/${runId}/artifacts/${id}`;
        return { kind: "artifact", name, id, url };
    }
    catch (error) {
        return failed(`The artifact could not be uploaded: ${(0,_user_error_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error)}`);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(folder, { recursive: true, force: true });
    }
}
/** @returns undefined where artifacts can be uploaded */
function whyNoArtifacts(event) {
    if (event.kind === "none")
        return "Artifacts exist in GitHub Actions alone. Here, the products lie in the work tree.";
    if (event.hosts.flavour === "cloud")
        return undefined;
    return "GitHub Enterprise Server does not support this kind of artifact. Use `deliver: commit` or `deliver: pull-request`, or upload the products with actions/upload-artifact v3 in a step of its own.";
}
/** Two steps of a job, and the jobs of a matrix, may all upload: GitHub refuses a name that the run has already. */
function namesFor(name, { job, step }) {
    const own = [name, job, step]
        .map((part) => part.replace(/[^\w .()@+~-]/g, "_"))
        .filter((part) => part !== "")
        .join("-");
    // A matrix's jobs share their id, and nothing else in the environment tells them apart.
    return [name, own, ...Array.from({ length: 4 }, () => `${own}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString("hex")}`)];
}
async function firstFree(names, attempt) {
    const [name, ...others] = names;
    if (name === undefined)
        throw new Error("every name was taken.");
    try {
        return await attempt(name);
    }
    catch (error) {
        if (others.length > 0 && error instanceof Error && /\(409\)|already exists/i.test(error.message)) {
            return firstFree(others, attempt);
        }
        throw error;
    }
}
async function uploadOnce({ retentionDays }, name, files, folder, options = {}) {
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(555), __webpack_require__.e(310)]).then(__webpack_require__.bind(__webpack_require__, 35310));
    // Pictures are compressed already.
    const response = await new DefaultArtifactClient().uploadArtifact(name, [...files], folder, {
        ...options,
        compressionLevel: 0,
        ...(retentionDays > 0 && { retentionDays }),
    });
    if (response.id === undefined)
        throw new Error("the service gave the artifact no id.");
    return { name, id: response.id };
}
/** Lays the files out below `folder` as the artifact is to have them, without copying them where links work. */
function stageFiles(folder, files) {
    const taken = new Set();
    return Promise.all(files.map(async ({ file, path }) => {
        const target = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, freeName(path, taken));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(target), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(file, target).catch(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.copyFile)(file, target));
        return target;
    }));
}
/** Artifacts refuse the characters that NTFS refuses, and with them the whole upload. */
function freeName(path, taken) {
    const allowed = path.replace(/[":<>|*?\r\n\\]/g, "_");
    const name = taken.has(allowed) ? freeName(`${allowed}~`, taken) : allowed;
    taken.add(name);
    return name;
}
function failed(reason) {
    return { kind: "failed", way: "artifact", reason };
}


/***/ })

};
