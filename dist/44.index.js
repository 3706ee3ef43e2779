export const id = 44;
export const ids = [44,503,584];
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


/***/ }),

/***/ 98208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ findObstacle),
/* harmony export */   Y: () => (/* binding */ whyNoPush)
/* harmony export */ });
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63503);
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64749);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38584);



/**
 * Why the products could not be delivered as the settings want it, as far as that can be known before there are any: by
 * the event, and by asking the server whether the token may push, which costs nothing and changes nothing.
 *
 * @returns undefined where nothing is known to be in the way, also where the server cannot be asked
 */
async function findObstacle(request) {
    const { settings, event, git } = request;
    if (settings.deliver.includes("artifact")) {
        const reason = (0,_artifact_js__WEBPACK_IMPORTED_MODULE_0__/* .whyNoArtifacts */ .f)(event);
        if (reason !== undefined)
            return { kind: "event", reason };
    }
    const target = targetOf(request);
    if (target === undefined || git === undefined)
        return undefined;
    if (target.kind === "refused")
        return { kind: "event", reason: target.reason };
    const reason = (await whyTooOld(git)) ?? (await whyNoPush(git, target.remote)) ?? (await whyNoBase(git, target));
    return reason === undefined ? undefined : { kind: "access", reason };
}
function targetOf({ settings, event }) {
    if (settings.deliver.includes("commit"))
        return (0,_target_js__WEBPACK_IMPORTED_MODULE_2__.chooseTarget)(event, settings.branch, "branch", undefined);
    return settings.deliver.includes("pull-request") ? (0,_target_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseProposal */ .M)(event, settings) : undefined;
}
/** Before 2.31 git does not look at the variables by which it gets its token. */
async function whyTooOld(git) {
    const asked = await git.attempt(["version"]);
    const [, major, minor] = /(\d+)\.(\d+)/.exec(asked.output.toString("utf8")) ?? [];
    if (major === undefined || Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 31))
        return undefined;
    return `Git ${major}.${minor} is too old to push with the token: install git 2.31 or newer on this runner.`;
}
/** Git asks for the right to push before it sends anything, and with `--dry-run` goes no further. */
async function whyNoPush(git, remote) {
    const options = ["--dry-run", "--porcelain", "--no-follow-tags", "--recurse-submodules=no"];
    const asked = await git.attempt(["push", ...options, remote, "HEAD:refs/cutout-action/may-push"]);
    // Without any commit there is no HEAD, and git fails before it asks.
    if (asked.kind === "done" || /src refspec HEAD does not match/.test(asked.words))
        return undefined;
    return reasonOf((0,_push_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .WE)(asked.words));
}
async function whyNoBase(git, target) {
    if (target.kind !== "proposal")
        return undefined;
    const listed = await git.attempt(["ls-remote", "--heads", target.remote, `refs/heads/${target.base}`]);
    if (listed.kind === "failed")
        return reasonOf((0,_push_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .WE)(listed.words));
    return listed.output.length > 0
        ? undefined
        : `The branch ${target.base} is not on the server. Give \`base\`, the branch that the pull request is for.`;
}
/** The network may be back when there is something to deliver. */
function reasonOf(hindrance) {
    return hindrance.kind === "refused" ? hindrance.reason : undefined;
}


/***/ }),

/***/ 64749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Il: () => (/* binding */ pushTo),
/* harmony export */   VC: () => (/* binding */ push),
/* harmony export */   WE: () => (/* binding */ explain)
/* harmony export */ });
function pushTo(git, remote) {
    return async ({ sha }, branch) => {
        const result = await push(git, remote, [`${sha}:refs/heads/${branch}`]);
        return result.kind === "done" ? { kind: "published", sha } : result;
    };
}
/** @param refs refspecs, after any options such as a lease */
async function push(git, remote, refs) {
    const options = ["--porcelain", "--no-follow-tags", "--recurse-submodules=no"];
    const result = await git.attempt(["push", ...options, remote, ...refs]);
    if (result.kind === "done")
        return { kind: "done" };
    return explain(`${result.output.toString("utf8")}\n${result.words}`.trim());
}
const causes = [
    {
        pattern: /must have verified signatures/i,
        means: (words) => ({
            kind: "refused",
            reason: `The branch takes none but signed commits. Set \`verified-commits: true\`, and GitHub signs ours. The server said: ${words}`,
        }),
    },
    {
        pattern: /to create or update workflow/i,
        means: (words) => ({
            kind: "refused",
            reason: `The branch is moved over a commit that changed a workflow file, and this token may not touch workflows. GITHUB_TOKEN never may: give \`token\` one of a GitHub App that has the permission \`workflows\`. The server said: ${words}`,
        }),
    },
    {
        pattern: /archived so it is read-only|repository was archived/i,
        means: (words) => ({
            kind: "refused",
            reason: `The repository is archived, so nobody may push to it. Unarchive it in its settings, or set \`deliver: artifact\`. The server said: ${words}`,
        }),
    },
    {
        pattern: /SAML SSO|SAML single sign-on|enforced SAML/i,
        means: (words) => ({
            kind: "refused",
            reason: `The organisation wants tokens to be authorised for its single sign-on (SAML). Authorise the one in \`token\` under “Configure SSO” in its owner's token settings, or take GITHUB_TOKEN or a GitHub App's. The server said: ${words}`,
        }),
    },
    {
        pattern: /GH001|Large files detected|exceeds GitHub's file size limit/i,
        means: (words) => ({
            kind: "refused",
            reason: `A product is larger than GitHub takes in a commit (100 MB). Keep the products in Git LFS, or make them smaller: \`format: webp\`, \`max-bytes\` or \`canvas\`. The server said: ${words}`,
        }),
    },
    {
        pattern: /GH013.*(?:file ?(?:path|name|size|extension)|extensions?\b|path length|max(?:imum)? (?:file )?size)/is,
        means: (words) => ({
            kind: "refused",
            reason: `A push rule of the repository refuses files of such a type, path or size, on every branch. Put the products elsewhere with \`output\`, take another \`format\`, lower \`max-bytes\`, or ask whoever keeps the rules for an exception. The server said: ${words}`,
        }),
    },
    {
        pattern: /GH006|GH013|protected branch|Repository rule violations/i,
        means: (words) => ({
            kind: "refused",
            reason: `The branch is protected, and github-actions[bot] may not push to it. Use \`deliver: pull-request\`, or give \`token\` one of an App that the rule lets pass. The server said: ${words}`,
        }),
    },
    {
        pattern: /fetch first|not our ref|non-fast-forward|stale info|cannot lock ref|failed to update ref|incorrect old value|reference already exists/i,
        means: (words) => ({ kind: "raced", words }),
    },
    {
        pattern: /error: 403|denied to|write access/i,
        means: (words) => ({
            kind: "refused",
            reason: `The token may not push. Give the job \`permissions: contents: write\`. The server said: ${words}`,
        }),
    },
    {
        pattern: /error: 401|could not read Username|Authentication failed|terminal prompts disabled/i,
        means: (words) => ({
            kind: "refused",
            reason: `The server did not accept the token: is \`token\` expired, or another repository's? It said: ${words}`,
        }),
    },
    {
        pattern: /Could not resolve host|Failed to connect|timed out|error: 5\d\d|early EOF|hung up|Connection reset|HTTP 5\d\d/i,
        means: (words) => ({ kind: "unavailable", reason: `The server could not be reached: ${words}` }),
    },
];
/** @param words what git said */
function explain(words) {
    const cause = causes.find(({ pattern }) => pattern.test(words));
    return cause?.means(words) ?? { kind: "refused", reason: `The server refused: ${words}` };
}


/***/ }),

/***/ 38584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ chooseProposal),
/* harmony export */   chooseTarget: () => (/* binding */ chooseTarget),
/* harmony export */   e: () => (/* binding */ dependabotMayNotWrite),
/* harmony export */   remoteOf: () => (/* binding */ remoteOf)
/* harmony export */ });
/* harmony import */ var _github_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19607);

/**
 * @param wanted the `branch` input (for a pull request: `base`); empty: by the event
 * @param input that input's name, for messages
 * @param current the branch that is checked out, where there is one; asked on a command line alone
 */
function chooseTarget(event, wanted, input, current) {
    if (event.kind === "none") {
        const branch = wanted || current;
        if (branch !== undefined)
            return { kind: "target", remote: "origin", branch };
        return refused(`No branch is checked out here. Give \`${input}\`.`);
    }
    if (event.kind === "fork")
        return refused(fromFork);
    const branch = wanted || branchOfEvent(event);
    if (branch !== undefined)
        return { kind: "target", remote: remoteOf(event), branch };
    return refused(whyNoBranch(event, input));
}
/** @param settings the inputs of these names; empty: by the event */
function chooseProposal(event, settings) {
    if (event.kind === "none")
        return refused("Pull requests are opened in GitHub Actions alone.");
    const target = chooseTarget(event, settings.base, "base", undefined);
    if (target.kind === "refused")
        return target;
    const { remote, branch: base } = target;
    const branch = settings.branch || `cutouts/${base}`;
    if (branch !== base)
        return { kind: "proposal", remote, base, branch };
    return refused(`\`branch\` and \`base\` are both ${base}: give \`branch\` another.`);
}
function remoteOf({ hosts, owner, repo }) {
    return `${hosts.server}/${owner}/${repo}`;
}
const fromFork = "This pull request comes from a fork, so the token is read-only and nothing can be committed. " +
    "The cutouts are made and committed once it is merged, if the workflow also runs on `push`.";
/** What kept a run of Dependabot's from writing; GitHub gives it a read-only token unless the job asks for more. */
const dependabotMayNotWrite = "Dependabot started this run, so the token is read-only unless the job has `permissions: contents: write`, and nothing can be committed. " +
    "The cutouts are made and committed once its pull request is merged, if the workflow also runs on `push`.";
function branchOfEvent(event) {
    switch (event.kind) {
        case "push":
        case "schedule":
        case "dispatch":
            return (0,_github_event_js__WEBPACK_IMPORTED_MODULE_0__/* .branchOfRef */ .V4)(event.ref);
        case "pull-request":
            return event.pullRequest.head.branch;
        case "dependabot":
            if (event.name === "pull_request_target")
                return undefined;
            return event.pullRequest?.head.branch ?? (0,_github_event_js__WEBPACK_IMPORTED_MODULE_0__/* .branchOfRef */ .V4)(event.ref);
        // Such as `release` or `pull_request_target`: their ref is not where their pictures came from.
        default:
            return undefined;
    }
}
function whyNoBranch(event, input) {
    const give = `Give \`${input}\`, the branch that the cutouts are for`;
    if (event.ref === "")
        return `No branch of ${event.owner}/${event.repo} is checked out here. ${give}.`;
    const tag = event.ref.startsWith("refs/tags/") ? event.ref.slice("refs/tags/".length) : undefined;
    switch (event.name) {
        case "release":
            return `A release belongs to a tag${tag === undefined ? "" : ` (${tag})`}, and a tag to no branch. ${give}.`;
        case "merge_group":
            return `The merge queue deletes its branch when it is done with it. Have the workflow run on \`push\` in place of \`merge_group\`, or give \`${input}\`.`;
        case "pull_request_target":
            return `A run by pull_request_target has the base's rights and is made for code of strangers, so nothing is committed to the pull request's branch. Have the workflow run on \`pull_request\`, or give \`${input}\`.`;
        default:
    }
    if (tag !== undefined)
        return `The run is on the tag ${tag}, and a tag belongs to no branch. ${give}.`;
    return `The event ${event.name} (${event.ref}) belongs to no branch. ${give}.`;
}
function refused(reason) {
    return { kind: "refused", reason };
}


/***/ }),

/***/ 80044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   assertDeliverable: () => (/* binding */ assertDeliverable)
/* harmony export */ });
/* harmony import */ var _deliver_prospects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98208);
/* harmony import */ var _github_event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19607);
/* harmony import */ var _github_home_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38620);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24435);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77189);
/* harmony import */ var _service_identity_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87957);






/**
 * Asks before the plan what would be told after paying: whether the products can be delivered as the settings want it.
 *
 * @throws UserError where a run that may pay could not deliver, and where any would put pictures of one repository into
 * another. A free run goes on with a warning: nothing is lost by it.
 */
async function assertDeliverable(context) {
    const { settings, event, log } = context;
    const only = (0,_scope_js__WEBPACK_IMPORTED_MODULE_4__/* .whyPlanOnly */ .Y1)(settings);
    // A leg of a matrix leaves its share as an artifact, and the collecting run has permissions of its own.
    if (event.kind === "none" || settings.shard !== undefined || only === "no-secrets")
        return;
    const obstacle = await findAny(context);
    if (obstacle === undefined)
        return;
    if (only === "dry-run")
        return log.info(`A run in earnest could not deliver: ${obstacle.reason}`);
    if (obstacle.strict || (0,_service_identity_js__WEBPACK_IMPORTED_MODULE_5__/* .isRemote */ .Vx)(settings.service))
        throw new _user_error_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${obstacle.reason} Nothing was submitted, so nothing is paid for.`);
    if (!(0,_github_event_js__WEBPACK_IMPORTED_MODULE_1__/* .isUntrusted */ .fb)(event))
        log.warning(`${obstacle.reason} This run costs nothing, so it goes on, but that delivery will fail.`);
}
async function findAny({ settings, event, repository, log }) {
    const { git, home } = repository;
    if (event.kind === "none" || repository.event.kind === "none")
        return undefined;
    const intoGit = settings.deliver.some(_scope_js__WEBPACK_IMPORTED_MODULE_4__/* .isGitWay */ .y1);
    const own = (0,_github_home_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(event);
    if (intoGit && home.kind === "elsewhere") {
        const reason = `The pictures are in a work tree of ${home.remote}, which is not the repository of this workflow, ${own}, nor another on ${event.hosts.server}: nothing is committed from one to the other. Set "working-directory" to a checkout of ${own}, or set "deliver" to artifact or none.`;
        return { reason, strict: true };
    }
    const obstacle = await (0,_deliver_prospects_js__WEBPACK_IMPORTED_MODULE_0__/* .findObstacle */ .R)({ settings, event: repository.event, git });
    if (!intoGit || home.kind !== "other")
        return obstacle && { ...obstacle, strict: false };
    const other = (0,_github_home_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(home);
    if (obstacle === undefined) {
        log.info(`The pictures are in a work tree of ${other}, so that is where the products go, not to ${own}.`);
        return undefined;
    }
    const advice = obstacle.kind === "event"
        ? obstacle.reason
        : `Give "token" one that may write to ${other} (that of a GitHub App, or a personal access token: GITHUB_TOKEN is for ${own} alone), or set "working-directory" to a checkout of ${own}. (${obstacle.reason})`;
    const reason = `The pictures are in a work tree of ${other}, and this workflow belongs to ${own}: the products would go to ${other}, and cannot. ${advice}`;
    return { reason, strict: true };
}


/***/ })

};
