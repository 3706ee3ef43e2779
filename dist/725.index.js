export const id = 725;
export const ids = [725,503,584,227];
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

/***/ 60797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VY: () => (/* binding */ actionsBot),
/* harmony export */   gu: () => (/* binding */ buildCommit)
/* harmony export */ });
/* unused harmony export fullMessage */
/* harmony import */ var _file_at_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41065);
/* harmony import */ var _temporary_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34527);


/** The account behind GITHUB_TOKEN. */
const actionsBot = {
    name: "github-actions[bot]",
    email: "41898282+github-actions[bot]@users.noreply.github.com",
};
/** Lays our changes, and nothing else, over `parent`. The work tree, HEAD and the user's index are not looked at. */
async function buildCommit(git, staged, parent, text) {
    // A manifest of nothing is no news, nor is one that merging would only have written in another way.
    if (staged.entries.length + staged.removed.length === 0)
        return { kind: "unchanged" };
    const tree = await (0,_temporary_index_js__WEBPACK_IMPORTED_MODULE_1__/* .withTemporaryIndex */ ._)(git, parent, async ({ env }) => {
        const input = (await indexInfo(git, staged, parent)).map((line) => `${line}\0`).join("");
        await git.run(["update-index", "-z", "--index-info"], { input, env });
        // A partial clone lacks the blobs of the files that are not ours, and need not fetch them.
        return git.line(["write-tree", "--missing-ok"], { env });
    });
    if (parent !== undefined && tree === (await git.line(["rev-parse", `${parent}^{tree}`])))
        return { kind: "unchanged" };
    const parents = parent === undefined ? [] : ["-p", parent];
    const sha = await git.line(["commit-tree", tree, ...parents, "-F", "-"], {
        input: await fullMessage(git, text),
        env: {
            GIT_AUTHOR_NAME: text.author.name,
            GIT_AUTHOR_EMAIL: text.author.email,
            GIT_COMMITTER_NAME: actionsBot.name,
            GIT_COMMITTER_EMAIL: actionsBot.email,
        },
    });
    return { kind: "built", sha, tree, parent };
}
/** The commit's message with its sign-off, in git's own form of trailers. */
async function fullMessage(git, { message, author, signOff }) {
    if (!signOff)
        return message;
    const trailer = `Signed-off-by: ${author.name} <${author.email}>`;
    return (await git.run(["interpret-trailers", "--no-divider", "--trailer", trailer], { input: `${message.trimEnd()}\n` })).toString("utf8");
}
async function indexInfo(git, staged, parent) {
    const theirs = parent === undefined ? undefined : await (0,_file_at_js__WEBPACK_IMPORTED_MODULE_0__/* .fileAt */ .W)(git, parent, staged.manifest);
    const manifest = await git.line(["hash-object", "-w", "--stdin", `--path=${staged.manifest}`], {
        input: staged.mergeManifest(theirs),
    });
    // Removals first: a product's folder may now stand where a removed product stood.
    return [
        ...staged.removed.map((path) => `0 ${"0".repeat(40)}\t${path}`),
        ...[...staged.entries, { path: staged.manifest, blobId: manifest }].map(({ path, blobId }) => `100644 ${blobId} 0\t${path}`),
    ];
}


/***/ }),

/***/ 91725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deliver: () => (/* binding */ deliver)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/exists.js
var exists = __webpack_require__(35735);
// EXTERNAL MODULE: ./lib/github/event.js
var github_event = __webpack_require__(19607);
// EXTERNAL MODULE: ./lib/github/home.js
var home = __webpack_require__(38620);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/deliver/artifact.js
var artifact = __webpack_require__(63503);
// EXTERNAL MODULE: ./lib/deliver/build.js
var build = __webpack_require__(60797);
;// CONCATENATED MODULE: ./lib/deliver/changes.js
/** Why a branch gets no commit: it has all of the changes, or there are none. */
function unchangedReason({ written, removed }, branch) {
    return written.length + removed.length === 0
        ? "No product was made or removed."
        : `The branch ${branch} has these products already.`;
}
/** Why the branch of the event gets none. @param input the one that names another branch */
function goneReason(branch, input) {
    return `The branch ${branch} is not on the server any more, as when its pull request was merged and the branch deleted while this run was under way. It is not created anew: the cutouts go out as an artifact. A run on the branch that it was merged into makes them there, or name another with \`${input}\`.`;
}

// EXTERNAL MODULE: ./lib/deliver/file-at.js
var file_at = __webpack_require__(41065);
;// CONCATENATED MODULE: ./lib/deliver/carry.js

/**
 * Our changes next to what others have put on the branch since the plan was made. A product of ours gives way only to
 * one that somebody has edited by hand since; a branch that is made anew gets theirs as well.
 */
async function besideOthers(request) {
    const { git, staged, tip, seen, from } = request;
    if (tip === seen)
        return staged;
    const manifest = await (0,file_at/* fileAt */.W)(git, tip, staged.manifest);
    if (manifest === undefined)
        return staged;
    const recorded = new Map(staged.recordedIn(manifest).map((each) => [each.path, each]));
    const ours = new Set([...staged.entries.map(({ path }) => path), ...staged.removed]);
    const news = await newsOf(request);
    const edited = news.filter((each) => ours.has(each.path) && isEdited(each, recorded));
    const theirs = from === undefined ? [] : news.filter(({ path }) => !ours.has(path) && path !== staged.manifest);
    return carrying(staged, manifest, edited, theirs);
}
/** What differs between the branch as the plan saw it, or the commit that it comes from, and its tip. */
async function newsOf({ git, tip, seen, from }) {
    const since = seen ?? from;
    const news = since === undefined ? [] : await (0,file_at/* differences */.t)(git, since, tip);
    if (from === undefined || since === from)
        return news;
    // What the base itself has gained or lost meanwhile is not the branch's own.
    const own = new Set((await (0,file_at/* differences */.t)(git, from, tip)).map(({ path }) => path));
    return news.filter(({ path }) => own.has(path));
}
function isEdited({ path, after }, recorded) {
    const known = recorded.get(path);
    return after !== undefined && known !== undefined && !known.isIntact(after);
}
function carrying(staged, manifest, edited, theirs) {
    if (edited.length + theirs.length === 0)
        return staged;
    const givenUp = new Set(edited.map(({ path }) => path));
    const brought = theirs.flatMap(({ path, after }) => (after === undefined ? [] : [{ path, blobId: after }]));
    const gone = theirs.flatMap(({ path, after }) => (after === undefined ? [path] : []));
    const carried = {
        manifest,
        written: [...givenUp, ...brought.map(({ path }) => path)],
        removed: gone,
    };
    return {
        ...staged,
        entries: [...staged.entries.filter(({ path }) => !givenUp.has(path)), ...brought],
        removed: [...staged.removed.filter((path) => !givenUp.has(path)), ...gone],
        mergeManifest: (base) => staged.mergeManifest(base, carried),
    };
}

;// CONCATENATED MODULE: ./lib/deliver/large-files.js
/**
 * Where a path's attributes ask for a filter that is not configured, git would silently commit the file itself.
 *
 * @param filters by path
 * @throws a plain Error that names the filter and the remedy
 */
async function refuseMissingFilters(git, filters) {
    const examples = new Map([...filters].map(([path, filter]) => [filter, path]));
    for (const [filter, path] of examples) {
        if (await isConfigured(git, filter))
            continue;
        const remedy = filter === "lfs"
            ? "Check out with `lfs: true`, or install Git LFS and run `git lfs install --local` before this step."
            : `Configure \`filter.${filter}.clean\` before this step.`;
        throw new Error(`.gitattributes sends ${path} through the filter "${filter}", which is not configured here, so that git would commit the whole file in place of what the filter makes of it. ${remedy}`);
    }
}
/**
 * Reads the LFS pointers that these blobs have to be.
 *
 * @throws a plain Error where one is not, as when Git LFS is configured but not installed
 */
async function readLargeFiles(git, entries) {
    if (entries.length === 0)
        return [];
    const sizes = (await git.run(["cat-file", "--batch-check=%(objectsize)"], { input: lines(entries) }))
        .toString("utf8")
        .split("\n")
        .map(Number);
    const unfiltered = entries.find((_, i) => (sizes[i] ?? 0) > longestPointer);
    if (unfiltered !== undefined)
        throw notFiltered(unfiltered.path);
    const pointers = (await git.run(["cat-file", "--batch"], { input: lines(entries) })).toString("utf8");
    const oids = [...pointers.matchAll(/^oid sha256:([0-9a-f]{64})$/gm)].flatMap(([, oid]) => oid ?? []);
    if (oids.length !== entries.length)
        throw notFiltered(entries[0]?.path ?? "a product");
    return [...new Set(oids)];
}
/** Uploads the objects themselves: with hooks off, a push does not take them along. */
async function pushLargeFiles(git, remote, oids) {
    for (let i = 0; i < oids.length; i += objectsACall) {
        await git.run(["lfs", "push", "--object-id", remote, ...oids.slice(i, i + objectsACall)]);
    }
}
/** By the specification of LFS pointers. */
const longestPointer = 1024;
/** Keeps the command line below what Windows takes. */
const objectsACall = 100;
async function isConfigured(git, filter) {
    const found = await Promise.all(["clean", "process"].map((kind) => git.attempt(["config", "--get", `filter.${filter}.${kind}`])));
    return found.some(({ kind }) => kind === "done");
}
function lines(entries) {
    return entries.map(({ blobId }) => `${blobId}\n`).join("");
}
function notFiltered(path) {
    return new Error(`.gitattributes has ${path} kept by Git LFS, but no pointer was made of it, so nothing is committed. Is git-lfs installed?`);
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./lib/deliver/pause.js

/** Longer each time, and never the same, so that racing runs part ways. */
const pauseWithJitter = (attempt) => {
    const longest = Math.min(250 * 2 ** attempt, 8_000);
    return (0,external_node_timers_promises_.setTimeout)(Math.random() * longest);
};

// EXTERNAL MODULE: ./lib/github/tracked.js
var tracked = __webpack_require__(96817);
;// CONCATENATED MODULE: ./lib/deliver/stage.js


/**
 * Writes the products into git's object store, through the attributes and clean filters that their paths have.
 *
 * @param index a copy of the branch's tip to work on: its `.gitattributes` count where a sparse work tree lacks them
 * @throws a plain Error with a user's message
 */
async function stage(git, workspace, index, changes) {
    const { toRepository, toWorkspace } = (0,tracked/* places */.zn)(git, workspace);
    const inRepository = (path) => {
        const there = toRepository(path);
        if (there === undefined)
            throw new Error(`${path} is outside the repository at ${git.root}: it cannot be committed.`);
        return there;
    };
    const filtered = await (0,tracked/* filters */.uW)(git, workspace, changes.written, index.env);
    await refuseMissingFilters(git, filtered);
    const entries = await hash(git, index, changes.written.map(inRepository));
    const large = new Set([...filtered].flatMap(([path, filter]) => (filter === "lfs" ? [inRepository(path)] : [])));
    return {
        entries,
        removed: changes.removed.map(inRepository),
        manifest: inRepository(changes.manifest),
        mergeManifest: (theirs, carried) => changes.mergeManifest(theirs, carried && {
            ...carried,
            written: carried.written.flatMap((path) => toWorkspace(path) ?? []),
            removed: carried.removed.flatMap((path) => toWorkspace(path) ?? []),
        }),
        recordedIn: (manifest) => changes.recordedIn(manifest).flatMap((recorded) => {
            const path = toRepository(recorded.path);
            return path === undefined ? [] : [{ ...recorded, path }];
        }),
        largeFiles: await readLargeFiles(git, entries.filter(({ path }) => large.has(path))),
    };
}
/**
 * By way of the index, whose attributes `hash-object --path` would not look at, and one process for all of them. What
 * the index holds afterwards is of no use to anyone.
 */
async function hash(git, { env }, paths) {
    if (paths.length === 0)
        return [];
    const input = paths.map((path) => `${path}\0`).join("");
    const added = await git.attempt(["update-index", "--add", "-z", "--stdin"], { input, env });
    if (added.kind === "failed")
        throw new Error(whyNotAdded(added.words));
    const wanted = new Set(paths);
    return (0,tracked/* fields */.OA)(await git.run(["ls-files", "-s", "-z"], { env })).flatMap((line) => {
        const tab = line.indexOf("\t");
        const path = line.slice(tab + 1);
        const [, blobId = ""] = line.slice(0, tab).split(" ");
        return wanted.has(path) ? [{ path, blobId }] : [];
    });
}
function whyNotAdded(words) {
    const [, path] = /'(.+)' appears as both a file and as a directory/.exec(words) ?? [];
    if (path === undefined)
        return `git update-index failed: ${words}`;
    return `${path} lies in a submodule, which is a repository of its own: this one cannot commit it. Lead \`output\` elsewhere, or run a step with \`working-directory\` in the submodule.`;
}

// EXTERNAL MODULE: ./lib/deliver/temporary-index.js
var temporary_index = __webpack_require__(34527);
// EXTERNAL MODULE: ./lib/deliver/tip.js
var deliver_tip = __webpack_require__(49608);
;// CONCATENATED MODULE: ./lib/deliver/commit.js







/**
 * Commits the changes on the branch's tip, whatever it is by now, and brings the commit there.
 *
 * @throws a plain Error with a user's message where the products cannot be made into a commit
 */
async function commit(request) {
    const { branch, log, pause = pauseWithJitter } = request;
    const staged = stageOnce(request);
    let last = { kind: "raced", words: "" };
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
        const result = await commitOnce(request, staged);
        if (result.kind === "published")
            return { kind: "committed", sha: result.sha };
        if (result.kind !== "raced" && result.kind !== "unavailable")
            return result;
        last = result;
        log.info(describe(last, branch));
        await pause(attempt);
    }
    return { kind: "refused", reason: `${describe(last, branch)} Given up after ${mostAttempts} attempts.` };
}
async function commitOnce(request, staged) {
    const { git, branch, beginning, changes } = request;
    const tip = await (0,deliver_tip/* fetchTip */.mC)(git, request.remote, branch);
    if (tip.kind !== "tip")
        return tip;
    if (tip.sha === undefined && beginning.kind === "none")
        return { kind: "gone" };
    const parent = tip.sha ?? (beginning.kind === "at" ? beginning.start : undefined);
    const all = await staged(parent);
    const ours = tip.sha === undefined
        ? all
        : await besideOthers({ git, staged: all, tip: tip.sha, seen: changes.seen.get(branch) });
    const built = await (0,build/* buildCommit */.gu)(request.git, ours, parent, request.text);
    if (built.kind === "unchanged")
        return built;
    await pushLargeFiles(request.git, request.remote, ours.largeFiles);
    return request.publish(built, request.branch);
}
/** The products are hashed on the first tip; a later one changes what is laid under them, not them. */
function stageOnce({ git, workspace, changes }) {
    let staged;
    return (tip) => {
        staged ??= (0,temporary_index/* withTemporaryIndex */._)(git, tip, (index) => stage(git, workspace, index, changes));
        return staged;
    };
}
function describe(hindrance, branch) {
    return hindrance.kind === "unavailable"
        ? hindrance.reason
        : `The branch ${branch} was moved by somebody else while the commit was being made (${hindrance.words}).`;
}
const mostAttempts = 12;

// EXTERNAL MODULE: ./lib/deliver/prospects.js
var prospects = __webpack_require__(98208);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/github/proposals.js
var github_proposals = __webpack_require__(47628);
// EXTERNAL MODULE: ./lib/github/refusals.js
var refusals = __webpack_require__(6614);
;// CONCATENATED MODULE: ./lib/deliver/opening.js




/** Whichever of several runs opens the pull request: each of them ends with its number. */
async function openOrUpdate(request, pushed, context) {
    const { sha } = pushed;
    try {
        const data = await write(request, await bodyFor(request, pushed, context), openOf(context.proposals));
        await label(request, data.number);
        await keepTrue(request, pushed, context, data.number);
        const note = data.user?.login === "github-actions[bot]" ? { note: awaitsApproval } : {};
        return { kind: "pull-request", number: data.number, url: data.html_url, branch: request.branch, sha, ...note };
    }
    catch (error) {
        return branchOnly(request, sha, whyNotOpened(error));
    }
}
async function bodyFor({ git, body }, standing, { manifest, setOf }) {
    const brought = {
        sha: standing.sha,
        manifest: await (0,file_at/* fileAt */.W)(git, standing.sha, manifest),
        baseManifest: await (0,file_at/* fileAt */.W)(git, standing.base, manifest),
    };
    return `${body(brought)}\n\n${(0,github_proposals/* markOf */.Fg)(await setOf(standing))}`;
}
/** Whoever pushes to the branch writes the body, so one that moves again and again has others who write it. */
const mostRewrites = 3;
/**
 * Another run may have pushed and written its body before ours: the one that was written last must not be the older one.
 * Whoever finds the branch as told afterwards has the last word.
 */
async function keepTrue(request, pushed, context, number) {
    const { git, api, event, remote, base, branch, log } = request;
    const { owner, repo } = event;
    let told = pushed.sha;
    for (let i = 0; i < mostRewrites; i++) {
        const [tip, baseTip] = [await (0,deliver_tip/* fetchTip */.mC)(git, remote, branch), await (0,deliver_tip/* fetchTip */.mC)(git, remote, base)];
        if (tip.kind !== "tip" || baseTip.kind !== "tip")
            return;
        if (tip.sha === undefined || tip.sha === told || baseTip.sha === undefined)
            return;
        try {
            const body = await bodyFor(request, { sha: tip.sha, base: baseTip.sha }, context);
            await (await api()).rest.pulls.update({ owner, repo, pull_number: number, body });
        }
        catch (error) {
            log.warning((0,refusals/* explainApi */.gP)(error, `Pull request #${number} does not tell of another run's cutouts`, github_proposals/* pullRequestPermission */.gP));
            return;
        }
        told = tip.sha;
    }
}
function openOf(proposals) {
    return proposals.find(({ state }) => state === "open")?.number;
}
/**
 * One that is open keeps its title: jobs that share it may have titles of their own, and a reviewer's is better than any.
 * @param open the pull request that is open for our branch, as far as is known
 */
async function write(request, body, open) {
    const { api, event, branch, base, title } = request;
    const { owner, repo } = event;
    const { rest } = await api();
    if (open !== undefined)
        return (await rest.pulls.update({ owner, repo, pull_number: open, body })).data;
    try {
        return (await rest.pulls.create({ owner, repo, title, head: branch, base, body })).data;
    }
    catch (error) {
        // Another run has opened it since the list was made.
        if ((0,refusals/* apiFailure */.tF)(error)?.status !== 422)
            throw error;
        const known = await (0,github_proposals/* listProposals */.wV)(api, event, { base, branch });
        const opened = known.kind === "listed" ? openOf(known.proposals) : undefined;
        if (opened === undefined)
            throw error;
        return (await rest.pulls.update({ owner, repo, pull_number: opened, body })).data;
    }
}
const awaitsApproval = "GITHUB_TOKEN opened this pull request, so its checks wait until somebody approves them to run. With the token of a GitHub App or a personal access token as `token` they start on their own.";
async function label({ api, event, labels, log }, number) {
    if (labels.length === 0)
        return;
    const { owner, repo } = event;
    try {
        await (await api()).rest.issues.addLabels({ owner, repo, issue_number: number, labels: [...labels] });
    }
    catch (error) {
        const what = `Pull request #${number} could not be labelled`;
        const advice = " A label that does not exist yet takes `issues: write` to be made: grant that, or make the label once by hand.";
        log.warning(`${(0,refusals/* explainApi */.gP)(error, what, "issues: write")}${(0,refusals/* apiFailure */.tF)(error)?.status === 403 ? advice : ""}`);
    }
}
function whyNotOpened(error) {
    if (/not permitted to create or approve/i.test((0,refusals/* apiFailure */.tF)(error)?.message ?? "")) {
        return "GitHub Actions may not open pull requests in this repository. Allow it in Settings → Actions → General → Workflow permissions, “Allow GitHub Actions to create and approve pull requests” (an organisation may forbid it as a whole), or give `token` one of a GitHub App.";
    }
    return (0,refusals/* explainApi */.gP)(error, "The pull request could not be opened or updated", github_proposals/* pullRequestPermission */.gP);
}
/** The work is on the server, and a person can open the pull request with one click. */
function branchOnly({ event, base, branch }, sha, note) {
    const { hosts, owner, repo } = event;
    const encoded = [base, branch].map((name) => name.split("/").map(encodeURIComponent).join("/"));
    const compareUrl = `${hosts.server}/${owner}/${repo}/compare/${encoded.join("...")}?expand=1`;
    return { kind: "branch", branch, sha, compareUrl, note };
}

;// CONCATENATED MODULE: ./lib/deliver/others-work.js



/** Tells a branch that holds nothing but ours, which may be replaced, from one that people have worked on. */
async function whatIsHeld(request) {
    const { git, remote, tip, base } = request;
    if (tip === base.tip)
        return { kind: "merged" };
    const words = await (0,deliver_tip/* fetchBeyond */.An)(git, remote, tip, base.branch);
    if (words !== undefined)
        return { kind: /no commits selected/.test(words) ? "merged" : "others" };
    const listed = await git.attempt(["rev-list", "--reverse", `--max-count=${mostCommits + 1}`, tip, `^${base.tip}`]);
    if (listed.kind === "failed")
        return { kind: "others" };
    const commits = listed.output.toString("utf8").split("\n").filter(Boolean);
    if (commits.length > mostCommits)
        return { kind: "others" };
    let from;
    for (const commit of commits) {
        const parent = await parentOfOurs(request, commit);
        if (parent === undefined)
            return { kind: "others" };
        from ??= parent;
    }
    return from === undefined ? { kind: "merged" } : { kind: "ours", from };
}
/** A run adds one commit, and replaces it the next time. */
const mostCommits = 50;
/** @returns the commit's parent; undefined where the commit is somebody else's */
async function parentOfOurs(request, commit) {
    const { git, remote } = request;
    // The object itself: where a clone is shallow, `log` and `show` hide the parents.
    const [head = ""] = (await git.run(["cat-file", "commit", commit])).toString("utf8").split("\n\n");
    const [parent, ...more] = [...head.matchAll(/^parent (\w+)$/gm)].map(([, sha = ""]) => sha);
    if (parent === undefined || more.length > 0 || !isByUs(head))
        return undefined;
    if ((await (0,deliver_tip.fetchCommit)(git, remote, parent)) !== undefined)
        return undefined;
    return (await changesOursAlone(request, parent, commit)) ? parent : undefined;
}
/** We commit as the bot, whoever the author is; what GitHub signs for an App, it commits itself. */
function isByUs(head) {
    if (head.includes(`\ncommitter ${build/* actionsBot */.VY.name} <${build/* actionsBot */.VY.email}> `))
        return true;
    return /^author .*\[bot\] </m.test(head) && /^committer GitHub <noreply@github\.com> /m.test(head);
}
/** Other workflows commit as the bot as well: only a commit of the manifest, and of products as it records them, is ours. */
async function changesOursAlone({ git, manifest, recordedIn }, parent, commit) {
    const read = async (at) => {
        const recorded = recordedIn((await (0,file_at/* fileAt */.W)(git, at, manifest)) ?? "");
        return new Map(recorded.map((each) => [each.path, each]));
    };
    try {
        const [was, is] = [await read(parent), await read(commit)];
        return (await (0,file_at/* differences */.t)(git, parent, commit)).every(({ path, after }) => {
            if (path === manifest)
                return true;
            return after === undefined ? was.has(path) && !is.has(path) : is.get(path)?.isIntact(after) === true;
        });
    }
    catch {
        // A manifest that cannot be read is not as we left it.
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/deliver/proposal-branch.js






/**
 * Brings our changes to a branch that a pull request is made of. It is built on what the branch is at that moment, and
 * pushed only as long as it still is: where another run or a person was faster, it is built again beside theirs.
 */
async function publishBranch(request) {
    const { branch, log, pause = pauseWithJitter } = request;
    for (let attempt = 1;; attempt++) {
        const result = await publishOnce(request);
        const again = result.kind === "raced" || result.kind === "unavailable";
        if (!again || attempt === (result.kind === "raced" ? mostRaces : mostOutages))
            return result;
        if (result.kind === "raced")
            log.info(`The branch ${branch} was moved meanwhile: building on what it is now.`);
        await pause(attempt);
    }
}
const mostRaces = 12;
const mostOutages = 5;
async function publishOnce(request) {
    const { git, remote, base, branch, text, veto, publish } = request;
    const tip = await (0,deliver_tip/* fetchTip */.mC)(git, remote, branch);
    if (tip.kind !== "tip")
        return tip;
    const { staged, onTopOf } = await foundation(request, tip.sha);
    const built = await (0,build/* buildCommit */.gu)(git, staged, onTopOf ?? base.tip, text);
    if (built.kind === "unchanged") {
        if (onTopOf === undefined)
            return built;
        return { kind: "published", sha: onTopOf, tree: await git.line(["rev-parse", `${onTopOf}^{tree}`]) };
    }
    const reason = await veto(built);
    if (reason !== undefined)
        return { kind: "vetoed", reason };
    const { tree } = built;
    if (tip.sha !== undefined && (await isSame(git, tip.sha, built)))
        return { kind: "published", sha: tip.sha, tree };
    await pushLargeFiles(git, remote, staged.largeFiles);
    const published = await publish(tip.sha)(built, branch);
    return published.kind === "published" ? { ...published, tree } : published;
}
async function foundation(request, tip) {
    const { git, seen, staged } = request;
    if (tip === undefined || request.isMerged(tip))
        return { staged, onTopOf: undefined };
    const held = await holding(request, tip);
    if (held.kind === "merged")
        return { staged, onTopOf: undefined };
    const onTopOf = held.kind === "others" ? tip : undefined;
    const from = held.kind === "ours" ? { from: held.from } : {};
    return { staged: await besideOthers({ git, staged, tip, seen, ...from }), onTopOf };
}
function holding({ git, remote, base, staged }, tip) {
    const { manifest, recordedIn } = staged;
    return whatIsHeld({ git, remote, tip, base, manifest, recordedIn });
}
async function isSame(git, tip, { tree, parent }) {
    // The object itself: where a clone is shallow, `log` and `show` hide the parents.
    const text = await git.line(["cat-file", "commit", tip]);
    return text.startsWith(`tree ${tree}\nparent ${parent}\nauthor `);
}

// EXTERNAL MODULE: ./lib/deliver/push.js
var push = __webpack_require__(64749);
;// CONCATENATED MODULE: ./lib/deliver/turned-down.js



/** The pull request that a person closed though it brought everything that this commit brings. */
async function findTurnedDown(request, built) {
    // While one is open, what goes on there is up to whoever reviews it.
    if (request.proposals.some(({ state }) => state === "open"))
        return undefined;
    for (const proposal of request.proposals.filter(github_proposals/* isTurnedDown */.vO)) {
        if (proposal.body.includes(`set:${request.set} `))
            return proposal;
        if (await hasAll(request, proposal, built))
            return proposal;
    }
    return undefined;
}
async function hasAll({ git, remote, manifest }, { number }, { parent, tree }) {
    if (parent === undefined)
        return false;
    const ref = (0,github_proposals/* refOfPull */.c7)(number);
    const refs = await (0,deliver_tip.listRefs)(git, remote, [ref]);
    const sha = refs instanceof Map ? refs.get(ref) : undefined;
    if (sha === undefined || (await (0,deliver_tip.fetchCommit)(git, remote, sha)) !== undefined)
        return false;
    const brings = (await (0,file_at/* differences */.t)(git, parent, tree)).filter(({ path }) => path !== manifest);
    const lacks = new Set((await (0,file_at/* differences */.t)(git, sha, tree)).map(({ path }) => path));
    return brings.every(({ path }) => !lacks.has(path));
}

;// CONCATENATED MODULE: ./lib/deliver/pull-request.js











/** Keeps one pull request that brings the base what it lacks, and closes it when there is nothing left. */
async function propose(request) {
    const { git, api, event, workspace, remote, base, branch, changes } = request;
    const tip = await (0,deliver_tip/* fetchTip */.mC)(git, remote, base);
    if (tip.kind !== "tip")
        return failed(reasonOf(tip));
    const { sha } = tip;
    if (sha === undefined && !request.named)
        return { kind: "nothing", way: "pull-request", reason: goneReason(base, "base"), withheld: true };
    if (sha === undefined)
        return failed(`The branch ${base}, which \`base\` names, is not on the server.`);
    const staged = await (0,temporary_index/* withTemporaryIndex */._)(git, sha, (index) => stage(git, workspace, index, changes));
    const known = await (0,github_proposals/* listProposals */.wV)(api, event, { base, branch });
    const proposals = known.kind === "listed" ? known.proposals : [];
    const turnedDown = async (built) => findTurnedDown({ git, remote, proposals, manifest: staged.manifest, set: await hashOfSet(git, staged, sha, built.tree) }, built);
    const result = await publishBranch({
        ...request,
        base: { branch: base, tip: sha },
        seen: changes.seen.get(branch),
        staged,
        isMerged: (at) => (0,github_proposals/* isMergedTip */.MU)(proposals, at),
        veto: async (built) => whyTurnedDown(await turnedDown(built)),
    });
    switch (result.kind) {
        case "published": {
            if (known.kind === "unknown")
                return branchOnly(request, result.sha, known.reason);
            const pushed = { sha: result.sha, base: sha };
            return openOrUpdate(request, pushed, {
                proposals,
                manifest: staged.manifest,
                setOf: async (at) => hashOfSet(git, staged, at.base, `${at.sha}^{tree}`),
            });
        }
        case "unchanged":
            return withdraw(request, proposals);
        case "vetoed":
            return { kind: "nothing", way: "pull-request", reason: result.reason };
        default:
            return failed(reasonOf(result));
    }
}
function whyTurnedDown(proposal) {
    return (proposal &&
        `Pull request #${proposal.number} with these cutouts was closed without being merged, so they are not proposed again. To have them after all, reopen it (where its branch was deleted, press “Restore branch” first). For other cutouts, change a picture or a setting.`);
}
/** What the pull request changes, the manifest apart: that one also tells of the run that made it. */
async function hashOfSet(git, { manifest }, base, tree) {
    const exceptManifest = ["--", ":(top)", `:(top,exclude,literal)${manifest}`];
    const changed = await git.run(["diff-tree", "-r", "-z", base, tree, ...exceptManifest]);
    return (0,external_node_crypto_.createHash)("sha256").update(changed).digest("hex").slice(0, 16);
}
/** Nothing is left to change: whatever was proposed is on the base by now, or its pictures are gone. */
async function withdraw({ api, event, base, changes, log }, proposals) {
    const { owner, repo } = event;
    const open = proposals.filter(({ state }) => state === "open");
    for (const { number, body } of open) {
        try {
            const unmarked = (0,github_proposals/* withoutMark */.E_)(body);
            await (await api()).rest.pulls.update({ owner, repo, pull_number: number, state: "closed", body: unmarked });
            log.info(`Pull request #${number} is closed, since ${base} has everything that it would bring.`);
        }
        catch (error) {
            log.warning((0,refusals/* explainApi */.gP)(error, `Pull request #${number} has nothing left to change, but could not be closed`, github_proposals/* pullRequestPermission */.gP));
        }
    }
    const closed = open.map(({ number }) => ` Pull request #${number} was closed.`).join("");
    return { kind: "nothing", way: "pull-request", reason: `${unchangedReason(changes, base)}${closed}` };
}
/** Moves our own branch, as long as it is what we saw. */
function pushOver(git, remote, tip) {
    return async ({ sha }, branch) => {
        const lease = `--force-with-lease=refs/heads/${branch}:${tip ?? ""}`;
        const result = await (0,push/* push */.VC)(git, remote, [lease, `${sha}:refs/heads/${branch}`]);
        return result.kind === "done" ? { kind: "published", sha } : result;
    };
}
function reasonOf(hindrance) {
    return hindrance.kind === "raced"
        ? `Other runs moved the branch again and again: ${hindrance.words}`
        : hindrance.reason;
}
function failed(reason) {
    return { kind: "failed", way: "pull-request", reason };
}

// EXTERNAL MODULE: ./lib/deliver/target.js
var deliver_target = __webpack_require__(38584);
;// CONCATENATED MODULE: ./lib/deliver/verified.js





/**
 * Has GitHub make the commit, and so sign it, at any size.
 *
 * The objects travel by git, to a ref that starts no workflow. Then the tree is made again out of its root's own
 * entries, whose subtrees are there by now: a tree or commit that was only pushed is not accepted by the API. A commit
 * that is made without an author is signed as the token's bot.
 */
function publishVerified(options) {
    const { git, remote, log } = options;
    return async (built, branch) => {
        const ref = `refs/cutout-action/${(0,external_node_crypto_.randomBytes)(8).toString("hex")}`;
        const pushed = await (0,push/* push */.VC)(git, remote, [`${built.sha}:${ref}`]);
        if (pushed.kind === "raced" || pushed.kind === "unavailable")
            return pushed;
        if (pushed.kind === "refused")
            return withoutSignature(options, built, branch, pushed.reason);
        try {
            return await publishSigned(options, built, branch);
        }
        catch (error) {
            const reason = (0,refusals/* explainApi */.gP)(error, "GitHub's API did not make the commit", "contents: write");
            return withoutSignature(options, built, branch, reason);
        }
        finally {
            const removed = await git.attempt(["push", "--quiet", remote, `:${ref}`]);
            if (removed.kind === "failed")
                log.debug(`The temporary ref ${ref} could not be deleted: ${removed.words}`);
        }
    };
}
async function publishSigned(options, built, branch) {
    const { git, remote, fallback, force, isRequired, log } = options;
    const { sha, isSigned } = await createCommit(options, built);
    if (!isSigned && isRequired)
        return refusedUnsigned(UNSIGNED);
    if (!isSigned)
        log.warning(UNSIGNED);
    if (force && (await (0,deliver_tip/* fetchChild */.tT)(git, remote, sha)) === undefined)
        return fallback({ ...built, sha }, branch);
    return (await moveBranch(options, branch, sha)) ?? { kind: "published", sha };
}
const UNSIGNED = "GitHub made the commit but did not sign it: it signs for an App's token (GITHUB_TOKEN is one) alone, not for a person's.";
/** An unsigned commit, where it will do. */
async function withoutSignature({ fallback, isRequired, log }, built, branch, reason) {
    if (isRequired)
        return refusedUnsigned(reason);
    const published = await fallback(built, branch);
    if (published.kind === "published")
        log.warning(`The commit is pushed without a signature instead of being made by GitHub. ${reason}`);
    return published;
}
function refusedUnsigned(reason) {
    return {
        kind: "refused",
        reason: `There is no signed commit, and \`verified-commits: true\` takes no other: with \`preferred\` an unsigned one is pushed then. ${reason}`,
    };
}
/** A tree in one call may have this many entries; further ones are laid over it. */
const entriesACall = 100;
async function createCommit({ git, api, event }, built) {
    const { rest } = await api();
    const { owner, repo } = event;
    const entries = await rootEntries(git, built.tree);
    let tree;
    for (let i = 0; i < entries.length; i += entriesACall) {
        const chunk = entries.slice(i, i + entriesACall);
        const made = await rest.git.createTree({ owner, repo, tree: chunk, ...(tree && { base_tree: tree }) });
        tree = made.data.sha;
    }
    if (tree !== built.tree)
        throw new Error(`the tree came out as ${tree}, not as ${built.tree}`);
    const message = (await git.run(["show", "-s", "--format=%B", built.sha])).toString("utf8").trimEnd();
    const parents = built.parent === undefined ? [] : [built.parent];
    const { data } = await rest.git.createCommit({ owner, repo, message, tree, parents });
    return { sha: data.sha, isSigned: data.verification.verified };
}
async function rootEntries(git, tree) {
    return (0,tracked/* fields */.OA)(await git.run(["ls-tree", "-z", tree])).map((line) => {
        const tab = line.indexOf("\t");
        const [mode = "", , sha = ""] = line.slice(0, tab).split(" ");
        return { path: line.slice(tab + 1), ...kindOf(mode), sha };
    });
}
function kindOf(mode) {
    switch (mode) {
        case "040000":
            return { mode, type: "tree" };
        case "160000":
            return { mode, type: "commit" };
        case "100755":
        case "120000":
            return { mode, type: "blob" };
        default:
            return { mode: "100644", type: "blob" };
    }
}
/** @returns undefined once the branch is there */
async function moveBranch({ api, event, force }, branch, sha) {
    const { rest } = await api();
    const { owner, repo } = event;
    try {
        await rest.git.updateRef({ owner, repo, ref: `heads/${branch}`, sha, force });
        return undefined;
    }
    catch (error) {
        const failure = (0,refusals/* apiFailure */.tF)(error);
        if (failure?.status === 422 && /not a fast forward/i.test(failure.message))
            return raced(failure);
        if (failure?.status !== 422 || !/does not exist/i.test(failure.message))
            throw error;
    }
    try {
        await rest.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha });
        return undefined;
    }
    catch (error) {
        const failure = (0,refusals/* apiFailure */.tF)(error);
        if (failure !== undefined && /already exists/i.test(failure.message))
            return raced(failure);
        throw error;
    }
}
function raced({ message }) {
    return { kind: "raced", words: message };
}

;// CONCATENATED MODULE: ./lib/deliver/deliver.js















/**
 * Brings the products out by each way that was asked for. One way's failure does not stop the others, and where a
 * commit or pull request fails the products go out as an artifact, asked for or not: paid work is not lost.
 */
async function deliver(asked) {
    const { deliver: ways } = asked.settings;
    const delivery = { ...asked, changes: { ...asked.changes, written: await presentOf(asked) } };
    const delivered = [];
    if (ways.includes("commit"))
        delivered.push(await attempt("commit", () => deliverCommit(delivery)));
    if (ways.includes("pull-request")) {
        delivered.push(await attempt("pull-request", () => deliverPullRequest(delivery)));
    }
    const mustSave = isLacking(delivered, delivery) && mayArtifactsHaveThem(delivery);
    if (ways.includes("artifact") || mustSave)
        delivered.push(...(await deliverArtifacts(delivery)));
    return delivered;
}
/** A fork's or Dependabot's run cannot help that nothing may be committed, nor that a server has no artifacts. */
function isLacking(delivered, { workflow }) {
    const isExcused = (0,github_event/* isUntrusted */.fb)(workflow) && (0,artifact/* whyNoArtifacts */.f)(workflow) !== undefined;
    return delivered.some((each) => each.kind === "failed" || (!isExcused && each.kind === "nothing" && each.withheld === true));
}
/** Another repository's products may be for fewer eyes than this workflow's artifacts: only by request. */
function mayArtifactsHaveThem({ event, workflow }) {
    return event.kind !== "none" && workflow.kind !== "none" && (0,home/* nameOf */.Vb)(event) === (0,home/* nameOf */.Vb)(workflow);
}
/** A sparse checkout leaves products out that the branch has: those stay as they are there. */
async function presentOf({ changes, settings, log }) {
    const present = await Promise.all(changes.written.map((path) => isPresent((0,external_node_path_.join)(settings.workspace, path))));
    const absent = changes.written.filter((_, i) => !present[i]);
    if (absent.length > 0)
        log.debug(`Not in the work tree, so not delivered: ${absent.join(", ")}`);
    return changes.written.filter((_, i) => present[i]);
}
/** What cannot be looked at is not taken for absent: the way that cannot deliver it says so. */
async function isPresent(file) {
    try {
        return (await (0,promises_.stat)(file)).isFile();
    }
    catch (error) {
        return !(0,exists/* isMissing */.b)(error);
    }
}
async function deliverCommit(delivery) {
    const { settings, event, git, changes, log } = delivery;
    if (git === undefined)
        return deliver_failed("commit", noRepository);
    const target = (0,deliver_target.chooseTarget)(event, settings.branch, "branch", await currentBranch(git));
    if (target.kind === "refused")
        return withoutTarget("commit", event, target.reason);
    const { remote, branch } = target;
    if (await isReadOnly(event, git, remote))
        return withheld("commit", deliver_target/* dependabotMayNotWrite */.e);
    const plainly = (0,push/* pushTo */.Il)(git, remote);
    const committed = await commit({
        git,
        workspace: settings.workspace,
        remote,
        branch,
        beginning: settings.branch !== "" || event.kind === "none" ? { kind: "at", start: await head(git) } : { kind: "none" },
        changes,
        text: commitText(delivery),
        publish: signed(delivery, { git, remote, fallback: plainly, force: false }),
        log,
        ...(delivery.pause && { pause: delivery.pause }),
    });
    switch (committed.kind) {
        case "refused":
            return deliver_failed("commit", committed.reason);
        case "unchanged":
            return { kind: "nothing", way: "commit", reason: unchangedReason(changes, branch) };
        case "gone":
            return { kind: "nothing", way: "commit", reason: goneReason(branch, "branch"), withheld: true };
        case "committed":
            return { kind: "commit", sha: committed.sha, branch, url: commitUrl(event, committed.sha) };
    }
}
async function deliverPullRequest(delivery) {
    const { settings, event, git, api, changes, log } = delivery;
    if (git === undefined)
        return deliver_failed("pull-request", noRepository);
    const proposal = (0,deliver_target/* chooseProposal */.M)(event, settings);
    if (event.kind === "none" || proposal.kind === "refused")
        return withoutTarget("pull-request", event, proposal.kind === "refused" ? proposal.reason : "");
    const { remote, base, branch } = proposal;
    if (await isReadOnly(event, git, remote))
        return withheld("pull-request", deliver_target/* dependabotMayNotWrite */.e);
    return propose({
        git,
        api,
        event,
        workspace: settings.workspace,
        remote,
        base,
        named: settings.base !== "",
        branch,
        changes,
        text: commitText(delivery),
        title: settings.pullRequestTitle,
        labels: settings.pullRequestLabels,
        body: delivery.pullRequestBody,
        publish: (tip) => signed(delivery, { git, remote, fallback: pushOver(git, remote, tip), force: true }),
        log,
        ...(delivery.pause && { pause: delivery.pause }),
    });
}
async function deliverArtifacts(delivery) {
    const { settings, workflow, changes, attachments, page, log } = delivery;
    const { artifactName, retentionDays, workspace } = settings;
    const request = { event: workflow, retentionDays, log };
    const products = changes.written.map((path) => ({ file: (0,external_node_path_.join)(workspace, path), path }));
    const files = await (0,artifact.uploadFiles)({ ...request, name: artifactName }, [
        ...products,
        ...(await manifestOf(delivery)),
        ...attachments,
    ]);
    if (page === undefined || files.kind === "failed")
        return [files];
    return [files, await (0,artifact/* uploadPage */.n)({ ...request, name: `${artifactName}-report.html` }, page)];
}
/** Products without their manifest would be taken for somebody's own, wherever they are put. */
async function manifestOf({ settings, changes }) {
    const file = (0,external_node_path_.join)(settings.workspace, changes.manifest);
    const isWanted = changes.written.length > 0 && (await isPresent(file));
    return isWanted ? [{ file, path: changes.manifest }] : [];
}
/** Whoever opens a pull request from a fork cannot help that nothing may be committed: it is told, and is no failure. */
function withoutTarget(way, event, reason) {
    return (0,github_event/* isUntrusted */.fb)(event) ? withheld(way, reason) : deliver_failed(way, reason);
}
/** Dependabot's token may write where the job asks for it. */
async function isReadOnly(event, git, remote) {
    return event.kind === "dependabot" && (await (0,prospects/* whyNoPush */.Y)(git, remote)) !== undefined;
}
function withheld(way, reason) {
    return { kind: "nothing", way, reason, withheld: true };
}
const noRepository = "There is no git repository here. In a workflow, run actions/checkout before this step.";
async function attempt(way, work) {
    try {
        return await work();
    }
    catch (error) {
        return deliver_failed(way, (0,user_error/* messageOf */.bD)(error));
    }
}
function signed({ settings, event, api, log }, options) {
    const { verifiedCommits } = settings;
    if (verifiedCommits === "none" || event.kind === "none")
        return options.fallback;
    return publishVerified({ ...options, isRequired: verifiedCommits === "required", api, event, log });
}
function commitText({ settings, commitMessage }) {
    return { message: commitMessage, author: settings.commitAuthor ?? build/* actionsBot */.VY, signOff: settings.signOff };
}
async function head(git) {
    const found = await git.attempt(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
    return found.kind === "done" ? found.output.toString("utf8").trim() : undefined;
}
async function currentBranch(git) {
    const found = await git.attempt(["symbolic-ref", "--quiet", "--short", "HEAD"]);
    return found.kind === "done" ? found.output.toString("utf8").trim() : undefined;
}
/** Empty on a command line, where nobody knows what shows the remote's commits. */
function commitUrl(event, sha) {
    return event.kind === "none" ? "" : `${event.hosts.server}/${event.owner}/${event.repo}/commit/${sha}`;
}
function deliver_failed(way, reason) {
    return { kind: "failed", way, reason };
}


/***/ }),

/***/ 41065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ fileAt),
/* harmony export */   t: () => (/* binding */ differences)
/* harmony export */ });
/* harmony import */ var _github_tracked_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96817);

/** The text of a commit's file; undefined where the commit has none. */
async function fileAt(git, commit, path) {
    const found = await git.attempt(["ls-tree", "-z", "--full-tree", commit, "--", path]);
    if (found.kind === "failed" || found.output.length === 0)
        return undefined;
    return (await git.run(["cat-file", "blob", `${commit}:${path}`])).toString("utf8");
}
/** Paths are the repository's. A file whose mode alone differs counts, too. */
async function differences(git, before, after) {
    const parts = (0,_github_tracked_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(await git.run(["diff-tree", "-r", "-z", "--no-renames", before, after]));
    const found = [];
    for (let i = 0; i + 1 < parts.length; i += 2) {
        const [, , was = "", is = ""] = (parts[i] ?? "").split(" ");
        found.push({ path: parts[i + 1] ?? "", before: blobOf(was), after: blobOf(is) });
    }
    return found;
}
function blobOf(id) {
    return /^0+$/.test(id) ? undefined : id;
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

/***/ 34527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ withTemporaryIndex)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _temporary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71780);



/** Lends `work` an index that holds the tree of `commit`, or nothing. */
async function withTemporaryIndex(git, commit, work) {
    const folder = await (0,_temporary_js__WEBPACK_IMPORTED_MODULE_2__/* .temporaryFolder */ .yy)("index");
    try {
        const env = { GIT_INDEX_FILE: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "index") };
        // An index in a file of its own cannot be split, and a sparse one would hide what we lay over it.
        await git.run(["-c", "core.splitIndex=false", "-c", "index.sparse=false", "read-tree", commit ?? "--empty"], {
            env,
        });
        return await work({ env });
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    }
}


/***/ }),

/***/ 49608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   An: () => (/* binding */ fetchBeyond),
/* harmony export */   fetchCommit: () => (/* binding */ fetchCommit),
/* harmony export */   listRefs: () => (/* binding */ listRefs),
/* harmony export */   mC: () => (/* binding */ fetchTip),
/* harmony export */   tT: () => (/* binding */ fetchChild)
/* harmony export */ });
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64749);

async function fetchTip(git, remote, branch) {
    const ref = `refs/heads/${branch}`;
    const listed = await listRefs(git, remote, [ref, `${ref}/*`, ...foldersOf(ref)]);
    if (!(listed instanceof Map))
        return listed;
    const sha = listed.get(ref);
    if (sha !== undefined)
        return (await fetchCommit(git, remote, sha)) ?? { kind: "tip", sha };
    // A pattern matches the ends of names, too.
    const inTheWay = [...listed.keys()].find((name) => name.startsWith(`${ref}/`) || foldersOf(ref).includes(name));
    if (inTheWay === undefined)
        return { kind: "tip", sha };
    const there = inTheWay.replace("refs/heads/", "");
    const reason = `Git cannot have a branch ${branch} beside the branch ${there}. Give \`branch\` another name.`;
    return { kind: "refused", reason };
}
/**
 * The commits that the server's refs name, by the refs' full names. A pattern matches the ends of names, so that there
 * may be more than was asked for.
 */
async function listRefs(git, remote, patterns) {
    const listed = await git.attempt(["ls-remote", remote, ...patterns]);
    if (listed.kind === "failed")
        return (0,_push_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(listed.words);
    return new Map(listed.output
        .toString("utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => line.split("\t"))
        .map(([sha = "", name = ""]) => [name, sha]));
}
/** `refs/heads/a/b/c` → `refs/heads/a`, `refs/heads/a/b`. */
function foldersOf(ref) {
    const parts = ref.split("/");
    return parts.slice(3).map((_, i) => parts.slice(0, 3 + i).join("/"));
}
/**
 * Sees to it that a commit of the server's is in the local store.
 *
 * By its SHA and without a ref or FETCH_HEAD, so that nothing of the user's moves. A shallow clone gets this one
 * commit; a full one stays full.
 *
 * @returns undefined once it is there
 */
async function fetchCommit(git, remote, sha) {
    if ((await git.attempt(["cat-file", "-e", `${sha}^{tree}`])).kind === "done")
        return undefined;
    const fetched = await git.attempt([
        "fetch",
        ...quietly,
        ...((await isShallow(git)) ? ["--depth=1"] : []),
        remote,
        sha,
    ]);
    return fetched.kind === "failed" ? (0,_push_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(fetched.words) : undefined;
}
/**
 * Fetches a commit whose parents are in the local store. Without a depth, which would cut it off from them in a shallow
 * clone, and so keep it from being pushed.
 */
async function fetchChild(git, remote, sha) {
    const fetched = await git.attempt(["fetch", ...quietly, remote, sha]);
    return fetched.kind === "failed" ? (0,_push_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(fetched.words) : undefined;
}
/**
 * Fetches what a commit has beyond a branch of the server's: in a shallow clone, those commits and no others.
 *
 * @returns git's words where it could not
 */
async function fetchBeyond(git, remote, sha, base) {
    if (!(await isShallow(git)))
        return undefined;
    const fetched = await git.attempt(["fetch", ...quietly, `--shallow-exclude=refs/heads/${base}`, remote, sha]);
    return fetched.kind === "failed" ? fetched.words : undefined;
}
const quietly = ["--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no"];
async function isShallow(git) {
    return (await git.line(["rev-parse", "--is-shallow-repository"])) === "true";
}


/***/ }),

/***/ 47628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E_: () => (/* binding */ withoutMark),
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   MU: () => (/* binding */ isMergedTip),
/* harmony export */   c7: () => (/* binding */ refOfPull),
/* harmony export */   gP: () => (/* binding */ pullRequestPermission),
/* harmony export */   vO: () => (/* binding */ isTurnedDown),
/* harmony export */   wV: () => (/* binding */ listProposals)
/* harmony export */ });
/* unused harmony export hasMark */
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6614);

/** What the token needs to open a pull request. */
const pullRequestPermission = "pull-requests: write";
/** The newest first. Never rejects: what the token may not see is a reason. */
async function listProposals(api, { owner, repo }, { base, branch }) {
    try {
        const { data } = await (await api()).rest.pulls.list({
            owner,
            repo,
            base,
            ...(branch === undefined ? { state: "open" } : { state: "all", head: `${owner}:${branch}` }),
            sort: "updated",
            direction: "desc",
            per_page: branch === undefined ? 100 : 50,
        });
        const proposals = data
            // A fork's branch may have our name, and its text our mark.
            .filter(({ head }) => head.repo?.full_name.toLowerCase() === `${owner}/${repo}`.toLowerCase())
            .map(({ number, state, merged_at, body, head }) => ({
            number,
            state: state === "open" ? "open" : "closed",
            merged: merged_at !== null,
            body: body ?? "",
            head: { branch: head.ref, sha: head.sha },
        }));
        return { kind: "listed", proposals: branch === undefined ? proposals.filter(hasMark) : proposals };
    }
    catch (error) {
        return {
            kind: "unknown",
            reason: (0,_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .explainApi */ .gP)(error, "The pull requests could not be listed", pullRequestPermission),
        };
    }
}
/** @param set a hash of what the pull request changes */
function markOf(set) {
    return `<!-- cutout-action set:${set} -->`;
}
function hasMark({ body }) {
    return body.includes("<!-- cutout-action set:");
}
/** A pull request that we close ourselves loses our mark, or it would count as closed by a person. */
function withoutMark(body) {
    return body.replace(/<!-- cutout-action set:\w+ -->/g, "");
}
/** A person closed it, and so turned down what it brings. */
function isTurnedDown(proposal) {
    return proposal.state === "closed" && !proposal.merged && hasMark(proposal);
}
/** Whether the branch, with this tip, is what is left of a pull request that was merged: the base has it all. */
function isMergedTip(proposals, tip) {
    return proposals.some(({ merged, head }) => merged && head.sha === tip);
}
/** Where GitHub keeps what a pull request brings, also when it is closed and its branch deleted. */
function refOfPull(number) {
    return `refs/pull/${number}/head`;
}


/***/ })

};
