export const id = 834;
export const ids = [834,584,608];
export const modules = {

/***/ 95834:
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
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./lib/deliver/artifact.js





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
    const impossible = whyImpossible(event);
    if (impossible !== undefined || event.kind === "none")
        return failed(impossible ?? "");
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "cutout-artifact-"));
    try {
        const { name, id } = await work(event, folder);
        const { hosts, owner, repo, runId } = event;
        const url = `${hosts.server}/${owner}/${repo}/actions/runs/${runId}/artifacts/${id}`;
        return { kind: "artifact", name, id, url };
    }
    catch (error) {
        return failed(`The artifact could not be uploaded: ${(0,user_error/* messageOf */.b)(error)}`);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
function whyImpossible(event) {
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
    return [name, own, ...Array.from({ length: 4 }, () => `${own}-${(0,external_node_crypto_.randomBytes)(4).toString("hex")}`)];
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
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(110), __webpack_require__.e(351), __webpack_require__.e(935)]).then(__webpack_require__.bind(__webpack_require__, 77935));
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
        const target = (0,external_node_path_.join)(folder, freeName(path, taken));
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
        await (0,promises_.link)(file, target).catch(() => (0,promises_.copyFile)(file, target));
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

;// CONCATENATED MODULE: ./lib/deliver/temporary-index.js



/** Lends `work` an index that holds the tree of `commit`, or nothing. */
async function withTemporaryIndex(git, commit, work) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "cutout-index-"));
    try {
        const env = { GIT_INDEX_FILE: (0,external_node_path_.join)(folder, "index") };
        // An index in a file of its own cannot be split, and a sparse one would hide what we lay over it.
        await git.run(["-c", "core.splitIndex=false", "-c", "index.sparse=false", "read-tree", commit ?? "--empty"], {
            env,
        });
        return await work({ env });
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./lib/deliver/build.js

/** The account behind GITHUB_TOKEN. */
const actionsBot = {
    name: "github-actions[bot]",
    email: "41898282+github-actions[bot]@users.noreply.github.com",
};
/** Lays our changes, and nothing else, over `parent`. The work tree, HEAD and the user's index are not looked at. */
async function buildCommit(git, staged, parent, text) {
    const tree = await withTemporaryIndex(git, parent, async ({ env }) => {
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
    const theirs = parent === undefined ? undefined : await fileAt(git, parent, staged.manifest);
    const manifest = await git.line(["hash-object", "-w", "--stdin", `--path=${staged.manifest}`], {
        input: staged.mergeManifest(theirs),
    });
    // Removals first: a product's folder may now stand where a removed product stood.
    return [
        ...staged.removed.map((path) => `0 ${"0".repeat(40)}\t${path}`),
        ...[...staged.entries, { path: staged.manifest, blobId: manifest }].map(({ path, blobId }) => `100644 ${blobId} 0\t${path}`),
    ];
}
async function fileAt(git, commit, path) {
    const found = await git.attempt(["ls-tree", "-z", "--full-tree", commit, "--", path]);
    if (found.kind === "failed" || found.output.length === 0)
        return undefined;
    return (await git.run(["cat-file", "blob", `${commit}:${path}`])).toString("utf8");
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
    const { toRepository } = (0,tracked/* places */.zn)(git, workspace);
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
        mergeManifest: changes.mergeManifest,
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
    await git.run(["update-index", "--add", "-z", "--stdin"], { input, env });
    const wanted = new Set(paths);
    return (0,tracked/* fields */.OA)(await git.run(["ls-files", "-s", "-z"], { env })).flatMap((line) => {
        const tab = line.indexOf("\t");
        const path = line.slice(tab + 1);
        const [, blobId = ""] = line.slice(0, tab).split(" ");
        return wanted.has(path) ? [{ path, blobId }] : [];
    });
}

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
        if (result.kind === "unchanged" || result.kind === "refused")
            return result;
        last = result;
        log.info(describe(last, branch));
        await pause(attempt);
    }
    return { kind: "refused", reason: `${describe(last, branch)} Given up after ${mostAttempts} attempts.` };
}
async function commitOnce(request, staged) {
    const tip = await (0,deliver_tip.fetchTip)(request.git, request.remote, request.branch);
    if (tip.kind !== "tip")
        return tip;
    const parent = tip.sha ?? request.start;
    const ours = await staged(parent);
    const built = await buildCommit(request.git, ours, parent, request.text);
    if (built.kind === "unchanged")
        return built;
    await pushLargeFiles(request.git, request.remote, ours.largeFiles);
    return request.publish(built, request.branch);
}
/** The products are hashed on the first tip; a later one changes what is laid under them, not them. */
function stageOnce({ git, workspace, changes }) {
    let staged;
    return (tip) => {
        staged ??= withTemporaryIndex(git, tip, (index) => stage(git, workspace, index, changes));
        return staged;
    };
}
function describe(hindrance, branch) {
    return hindrance.kind === "unavailable"
        ? hindrance.reason
        : `The branch ${branch} was moved by somebody else while the commit was being made (${hindrance.words}).`;
}
const mostAttempts = 12;

// EXTERNAL MODULE: ./lib/github/api.js
var github_api = __webpack_require__(87671);
// EXTERNAL MODULE: ./lib/deliver/push.js
var push = __webpack_require__(64749);
;// CONCATENATED MODULE: ./lib/deliver/pull-request.js









/** Keeps one pull request that brings the base what it lacks, and closes it when there is nothing left. */
async function propose(request) {
    const { git, workspace, remote, base, changes, text } = request;
    const tip = await (0,deliver_tip.fetchTip)(git, remote, base);
    if (tip.kind !== "tip")
        return pull_request_failed(reasonOf(tip));
    const { sha } = tip;
    if (sha === undefined)
        return pull_request_failed(`The branch ${base} is not on the server. Give \`base\`.`);
    const staged = await withTemporaryIndex(git, sha, (index) => stage(git, workspace, index, changes));
    const built = await buildCommit(git, staged, sha, text);
    const known = await listProposals(request);
    if (built.kind === "unchanged")
        return withdraw(request, known);
    const set = await hashOfSet(git, staged, built);
    const rejected = known.kind === "listed" && known.proposals.find((each) => isRejected(each, set));
    if (rejected) {
        const reason = `Pull request #${rejected.number} with this very set of cutouts was closed, so it is not opened again. Reopen it to have it kept up to date.`;
        return { kind: "nothing", way: "pull-request", reason };
    }
    await pushLargeFiles(git, remote, staged.largeFiles);
    const published = await publishBranch(request, built);
    if (published.kind !== "published")
        return pull_request_failed(reasonOf(published));
    if (known.kind === "unknown")
        return branchOnly(request, published.sha, known.reason);
    const open = known.proposals.find(({ state }) => state === "open");
    return openOrUpdate(request, { sha: published.sha, set, open: open?.number });
}
async function listProposals({ api, event, branch, base }) {
    const { owner, repo } = event;
    try {
        const { data } = await (await api()).rest.pulls.list({
            owner,
            repo,
            base,
            head: `${owner}:${branch}`,
            state: "all",
            sort: "updated",
            direction: "desc",
            per_page: 50,
        });
        const proposals = data.map(({ number, state, merged_at, body }) => ({
            number,
            state: state === "open" ? "open" : "closed",
            merged: merged_at !== null,
            body: body ?? "",
        }));
        return { kind: "listed", proposals };
    }
    catch (error) {
        return { kind: "unknown", reason: (0,github_api/* explainApi */.gP)(error, "The pull requests could not be listed", permission) };
    }
}
const permission = "pull-requests: write";
/** What the pull request changes, the manifest apart: that one also tells of the run that made it. */
async function hashOfSet(git, { manifest }, { parent = "", tree }) {
    const exceptManifest = ["--", ":(top)", `:(top,exclude,literal)${manifest}`];
    const changed = await git.run(["diff-tree", "-r", "-z", parent, tree, ...exceptManifest]);
    return (0,external_node_crypto_.createHash)("sha256").update(changed).digest("hex").slice(0, 16);
}
function marker(set) {
    return `<!-- cutout-action set:${set} -->`;
}
function isRejected({ state, merged, body }, set) {
    return state === "closed" && !merged && body.includes(marker(set));
}
/** Nothing is left to change: whatever was proposed is on the base by now, or its pictures are gone. */
async function withdraw({ api, event, base, log }, known) {
    const { owner, repo } = event;
    const open = known.kind === "listed" ? known.proposals.filter(({ state }) => state === "open") : [];
    for (const { number, body } of open) {
        try {
            // Without our mark, or it would count as closed by a person.
            const unmarked = body.replace(/<!-- cutout-action set:\w+ -->/g, "");
            await (await api()).rest.pulls.update({ owner, repo, pull_number: number, state: "closed", body: unmarked });
            log.info(`Pull request #${number} is closed, since ${base} has everything that it would bring.`);
        }
        catch (error) {
            log.warning((0,github_api/* explainApi */.gP)(error, `Pull request #${number} has nothing left to change, but could not be closed`, permission));
        }
    }
    const closed = open.map(({ number }) => ` Pull request #${number} was closed.`).join("");
    return { kind: "nothing", way: "pull-request", reason: `The branch ${base} has these products already.${closed}` };
}
const pull_request_mostAttempts = 5;
/** Replaces what our branch has, unless it has this very change already. */
async function publishBranch(request, built) {
    const { pause = pauseWithJitter } = request;
    for (let attempt = 1;; attempt++) {
        const result = await publishOnce(request, built);
        if (result.kind === "published" || result.kind === "refused" || attempt === pull_request_mostAttempts)
            return result;
        await pause(attempt);
    }
}
async function publishOnce({ git, remote, branch, publish }, built) {
    const tip = await (0,deliver_tip.fetchTip)(git, remote, branch);
    if (tip.kind !== "tip")
        return tip;
    if (tip.sha !== undefined && (await isSame(git, tip.sha, built)))
        return { kind: "published", sha: tip.sha };
    return publish(tip.sha)(built, branch);
}
async function isSame(git, tip, { tree, parent }) {
    // The object itself: where a clone is shallow, `log` and `show` hide the parents.
    const text = await git.line(["cat-file", "commit", tip]);
    return text.startsWith(`tree ${tree}\nparent ${parent}\nauthor `);
}
async function openOrUpdate(request, { sha, set, open }) {
    const { event, branch, base, title } = request;
    const { owner, repo } = event;
    const body = `${request.body(sha)}\n\n${marker(set)}`;
    try {
        const { rest } = await request.api();
        const { data } = open === undefined
            ? await rest.pulls.create({ owner, repo, title, head: branch, base, body })
            : await rest.pulls.update({ owner, repo, pull_number: open, title, body });
        await label(request, data.number);
        const note = data.user?.login === "github-actions[bot]" ? { note: awaitsApproval } : {};
        return { kind: "pull-request", number: data.number, url: data.html_url, branch, sha, ...note };
    }
    catch (error) {
        return branchOnly(request, sha, whyNotOpened(error));
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
        log.warning((0,github_api/* explainApi */.gP)(error, `Pull request #${number} could not be labelled`, permission));
    }
}
function whyNotOpened(error) {
    if (/not permitted to create or approve/i.test((0,github_api/* apiFailure */.tF)(error)?.message ?? "")) {
        return "GitHub Actions may not open pull requests in this repository. Allow it in Settings → Actions → General → Workflow permissions, “Allow GitHub Actions to create and approve pull requests” (an organisation may forbid it as a whole), or give `token` one of a GitHub App.";
    }
    return (0,github_api/* explainApi */.gP)(error, "The pull request could not be opened or updated", permission);
}
/** The work is on the server, and a person can open the pull request with one click. */
function branchOnly({ event, base, branch }, sha, note) {
    const { hosts, owner, repo } = event;
    const encoded = [base, branch].map((name) => name.split("/").map(encodeURIComponent).join("/"));
    const compareUrl = `${hosts.server}/${owner}/${repo}/compare/${encoded.join("...")}?expand=1`;
    return { kind: "branch", branch, sha, compareUrl, note };
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
function pull_request_failed(reason) {
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
    const { git, remote, fallback, log } = options;
    return async (built, branch) => {
        const ref = `refs/cutout-action/${(0,external_node_crypto_.randomBytes)(8).toString("hex")}`;
        const pushed = await (0,push/* push */.VC)(git, remote, [`${built.sha}:${ref}`]);
        if (pushed.kind === "raced" || pushed.kind === "unavailable")
            return pushed;
        if (pushed.kind === "refused") {
            const published = await fallback(built, branch);
            if (published.kind === "published")
                log.warning(`${unsigned} ${pushed.reason}`);
            return published;
        }
        try {
            const sha = await createCommit(options, built);
            return (await moveBranch(options, branch, sha)) ?? { kind: "published", sha };
        }
        catch (error) {
            log.warning(`${unsigned} ${(0,github_api/* explainApi */.gP)(error, "GitHub's API did not make it", "contents: write")}`);
            return fallback(built, branch);
        }
        finally {
            const removed = await git.attempt(["push", "--quiet", remote, `:${ref}`]);
            if (removed.kind === "failed")
                log.debug(`The temporary ref ${ref} could not be deleted: ${removed.words}`);
        }
    };
}
const unsigned = "The commit is pushed without a signature instead of being made by GitHub.";
/** A tree in one call may have this many entries; further ones are laid over it. */
const entriesACall = 100;
async function createCommit({ git, api, event, log }, built) {
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
    if (!data.verification?.verified) {
        log.warning("GitHub made the commit but did not sign it: it signs for an App's token alone, not for a person's.");
    }
    return data.sha;
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
        const failure = (0,github_api/* apiFailure */.tF)(error);
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
        const failure = (0,github_api/* apiFailure */.tF)(error);
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
    const lacking = delivered.some(({ kind }) => kind === "failed") || (0,github_event/* isUntrusted */.fb)(delivery.event);
    const mustSave = lacking && delivery.event.kind !== "none";
    if (ways.includes("artifact") || mustSave)
        delivered.push(...(await deliverArtifacts(delivery)));
    return delivered;
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
    const plainly = (0,push/* pushTo */.Il)(git, remote);
    const committed = await commit({
        git,
        workspace: settings.workspace,
        remote,
        branch,
        start: await head(git),
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
            return { kind: "nothing", way: "commit", reason: `The branch ${branch} has these products already.` };
        case "committed":
            return { kind: "commit", sha: committed.sha, branch, url: commitUrl(event, committed.sha) };
    }
}
async function deliverPullRequest(delivery) {
    const { settings, event, git, api, changes, log } = delivery;
    if (git === undefined)
        return deliver_failed("pull-request", noRepository);
    if (event.kind === "none")
        return deliver_failed("pull-request", "Pull requests are opened in GitHub Actions alone.");
    const target = (0,deliver_target.chooseTarget)(event, settings.base, "base", undefined);
    if (target.kind === "refused")
        return withoutTarget("pull-request", event, target.reason);
    const { remote, branch: base } = target;
    const branch = settings.branch || `cutouts/${base}`;
    if (branch === base)
        return deliver_failed("pull-request", `\`branch\` and \`base\` are both ${base}: give \`branch\` another.`);
    return propose({
        git,
        api,
        event,
        workspace: settings.workspace,
        remote,
        base,
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
    const { settings, event, changes, attachments, page, log } = delivery;
    const { artifactName, retentionDays, workspace } = settings;
    const request = { event, retentionDays, log };
    const products = changes.written.map((path) => ({ file: (0,external_node_path_.join)(workspace, path), path }));
    const files = await uploadFiles({ ...request, name: artifactName }, [...products, ...attachments]);
    if (page === undefined || files.kind === "failed")
        return [files];
    return [files, await uploadPage({ ...request, name: `${artifactName}-report.html` }, page)];
}
/** Whoever opens a pull request from a fork cannot help that nothing may be committed: it is told, and is no failure. */
function withoutTarget(way, event, reason) {
    return (0,github_event/* isUntrusted */.fb)(event) ? { kind: "nothing", way, reason } : deliver_failed(way, reason);
}
const noRepository = "There is no git repository here. In a workflow, run actions/checkout before this step.";
async function attempt(way, work) {
    try {
        return await work();
    }
    catch (error) {
        return deliver_failed(way, (0,user_error/* messageOf */.b)(error));
    }
}
function signed({ settings, event, api, log }, options) {
    if (!settings.verifiedCommits || event.kind === "none")
        return options.fallback;
    return publishVerified({ ...options, api, event, log });
}
function commitText({ settings, commitMessage }) {
    return { message: commitMessage, author: settings.commitAuthor ?? actionsBot, signOff: settings.signOff };
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
/* harmony export */   chooseTarget: () => (/* binding */ chooseTarget)
/* harmony export */ });
/* unused harmony export remoteOf */
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
    if (event.kind === "fork" || event.kind === "dependabot")
        return refused(untrusted[event.kind]);
    const branch = wanted || branchOfEvent(event);
    if (branch !== undefined)
        return { kind: "target", remote: remoteOf(event), branch };
    return refused(`The event ${event.name} (${event.ref || "without a ref"}) belongs to no branch. Give \`${input}\`, the branch that the cutouts are for.`);
}
function remoteOf({ hosts, owner, repo }) {
    return `${hosts.server}/${owner}/${repo}`;
}
const untrusted = {
    fork: "This pull request comes from a fork, so the token is read-only and nothing can be committed. " +
        "The cutouts are made and committed once it is merged, if the workflow also runs on `push`.",
    dependabot: "Dependabot started this run, so the token is read-only and nothing can be committed. " +
        "The cutouts are made and committed once its pull request is merged, if the workflow also runs on `push`.",
};
function branchOfEvent(event) {
    switch (event.kind) {
        case "push":
        case "schedule":
        case "dispatch":
            return (0,_github_event_js__WEBPACK_IMPORTED_MODULE_0__/* .branchOfRef */ .V4)(event.ref);
        case "pull-request":
            return event.pullRequest.head.branch;
        // Such as `release` or `pull_request_target`: their ref is not where their pictures came from.
        default:
            return undefined;
    }
}
function refused(reason) {
    return { kind: "refused", reason };
}


/***/ }),

/***/ 49608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fetchTip: () => (/* binding */ fetchTip)
/* harmony export */ });
/* unused harmony export fetchCommit */
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64749);

async function fetchTip(git, remote, branch) {
    const ref = `refs/heads/${branch}`;
    const listed = await git.attempt(["ls-remote", "--heads", remote, ref, `${ref}/*`, ...foldersOf(ref)]);
    if (listed.kind === "failed")
        return (0,_push_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(listed.words);
    const refs = new Map(listed.output
        .toString("utf8")
        .split("\n")
        .map((line) => line.split("\t"))
        .map(([sha = "", name = ""]) => [name, sha]));
    const sha = refs.get(ref);
    if (sha !== undefined)
        return (await fetchCommit(git, remote, sha)) ?? { kind: "tip", sha };
    // A pattern matches the ends of names, too.
    const inTheWay = [...refs.keys()].find((name) => name.startsWith(`${ref}/`) || foldersOf(ref).includes(name));
    if (inTheWay === undefined)
        return { kind: "tip", sha };
    const there = inTheWay.replace("refs/heads/", "");
    const reason = `Git cannot have a branch ${branch} beside the branch ${there}. Give \`branch\` another name.`;
    return { kind: "refused", reason };
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
    const shallow = (await git.line(["rev-parse", "--is-shallow-repository"])) === "true";
    const quietly = ["--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no"];
    const fetched = await git.attempt(["fetch", ...quietly, ...(shallow ? ["--depth=1"] : []), remote, sha]);
    return fetched.kind === "failed" ? (0,_push_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(fetched.words) : undefined;
}


/***/ })

};
