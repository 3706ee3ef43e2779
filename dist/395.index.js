export const id = 395;
export const ids = [395];
export const modules = {

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


/***/ }),

/***/ 92395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  withHeld: () => (/* binding */ withHeld)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/exists.js
var exists = __webpack_require__(35735);
// EXTERNAL MODULE: ./lib/github/tracked.js
var github_tracked = __webpack_require__(96817);
// EXTERNAL MODULE: ./lib/inside.js
var inside = __webpack_require__(22059);
// EXTERNAL MODULE: ./lib/memory/claims.js
var claims = __webpack_require__(66242);
// EXTERNAL MODULE: ./lib/memory/manifest.js + 1 modules
var memory_manifest = __webpack_require__(70313);
// EXTERNAL MODULE: ./lib/plan/intact.js
var intact = __webpack_require__(21736);
// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(58191);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/write-whole.js
var write_whole = __webpack_require__(82742);
// EXTERNAL MODULE: ./lib/github/proposals.js
var github_proposals = __webpack_require__(47628);
// EXTERNAL MODULE: ./lib/run/scope.js
var scope = __webpack_require__(77189);
;// CONCATENATED MODULE: ./lib/run/holders.js



/**
 * What earlier runs have delivered is not always on the branch that is checked out: it may wait in a pull request,
 * have been turned down with one, or be on the branch that commits go to.
 * @throws UserError where a run that may pay cannot tell what is there
 */
async function findHolders(context) {
    const { remoteOf } = await __webpack_require__.e(/* import() */ 584).then(__webpack_require__.bind(__webpack_require__, 38584));
    const { event, git } = context;
    const wanted = [...(await wantedProposals(context)), ...(await wantedBranch(context))];
    if (wanted.length === 0)
        return { holders: [], seen: new Map() };
    const remote = event.kind === "none" ? "origin" : remoteOf(event);
    const { listRefs, fetchCommit } = await __webpack_require__.e(/* import() */ 227).then(__webpack_require__.bind(__webpack_require__, 49608));
    const refs = await listRefs(git, remote, wanted.map(({ ref }) => ref));
    if (!(refs instanceof Map))
        return unreadable("raced" === refs.kind ? refs.words : refs.reason, refs.kind, context);
    const head = await git.attempt(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
    const checkedOut = head.kind === "done" ? head.output.toString("utf8").trim() : undefined;
    const holders = [];
    for (const { ref, name, withOrphans = false, note, proposals = [] } of wanted) {
        const sha = refs.get(ref);
        if (sha === undefined || sha === checkedOut || (0,github_proposals/* isMergedTip */.MU)(proposals, sha))
            continue;
        const missing = await fetchCommit(git, remote, sha);
        if (missing !== undefined)
            return unreadable("raced" === missing.kind ? missing.words : missing.reason, missing.kind, context);
        holders.push({ sha, name, withOrphans, ...(note !== undefined && { note }) });
    }
    return { holders, seen: seenOf(wanted, refs) };
}
function seenOf(wanted, refs) {
    const branches = wanted.filter(({ ref }) => ref.startsWith(heads));
    return new Map(branches.map(({ ref }) => [ref.slice(heads.length), refs.get(ref)]));
}
const heads = "refs/heads/";
/** Nothing is paid for while it is not known whether it is there; but where the token may not look, nothing ever is. */
function unreadable(words, kind, { settings, log }) {
    const reason = `What earlier runs have delivered to other branches cannot be read: ${words}`;
    const must = kind !== "refused" || settings.deliver.includes("pull-request") || settings.deliver.includes("commit");
    if (must && settings.service.kind === "remote" && (0,scope/* whyPlanOnly */.Y1)(settings) === undefined)
        throw new user_error/* UserError */.yo(`${reason} Nothing is paid for, since it might be paid for twice.`);
    log.warning(reason);
    return { holders: [], seen: new Map() };
}
/** The branch that commits go to, where `branch` names another than the one that is checked out. */
async function wantedBranch({ settings, event, git }) {
    if (!settings.deliver.includes("commit"))
        return [];
    const { chooseTarget } = await __webpack_require__.e(/* import() */ 584).then(__webpack_require__.bind(__webpack_require__, 38584));
    // Without `branch`, a command line's work tree is the branch.
    const target = chooseTarget(event, settings.branch, "branch", undefined);
    if (target.kind === "refused")
        return [];
    if (event.kind === "none" && (await git.attempt(["remote", "get-url", "origin"])).kind === "failed")
        return [];
    return [{ ref: heads + target.branch, name: `the branch ${target.branch}`, withOrphans: true }];
}
async function wantedProposals(context) {
    const { event, settings } = context;
    if (event.kind === "none")
        return [];
    const bases = await basesOf(event, settings);
    const found = await Promise.all(bases.map((base) => wantedOnto(base, { ...context, event })));
    return found.flat();
}
/** The branches that pull requests of ours may be for. The one that this run would open one for is the last. */
async function basesOf(event, settings) {
    const { chooseTarget } = await __webpack_require__.e(/* import() */ 584).then(__webpack_require__.bind(__webpack_require__, 38584));
    const target = chooseTarget(event, settings.base, "base", undefined);
    const own = target.kind === "target" ? target.branch : event.defaultBranch;
    const others = event.kind === "pull-request" ? [event.pullRequest.base.branch] : [];
    return [...new Set([...others, own].filter((base) => base !== ""))];
}
async function wantedOnto(base, { settings, event, api, log }) {
    const proposes = settings.deliver.includes("pull-request");
    const branch = (proposes && settings.branch) || `cutouts/${base}`;
    const known = await (0,github_proposals/* listProposals */.wV)(api, event, { base, branch });
    // Another step's pull request may have a branch of its own name.
    const others = proposes ? [] : listed(await (0,github_proposals/* listProposals */.wV)(api, event, { base }), log);
    const proposals = listed(known, log);
    const open = new Map([...others, ...proposals].filter(isOpen).map(({ head, number }) => [head.branch, number]));
    const names = new Set([...open.keys(), branch]);
    names.delete(branch);
    const turnedDown = proposals.filter(github_proposals/* isTurnedDown */.vO).slice(0, mostTurnedDown).toReversed();
    return [
        ...turnedDown.map(({ number }) => ({
            ref: (0,github_proposals/* refOfPull */.c7)(number),
            name: `pull request #${number}, which was closed without being merged,`,
            note: turnedDownNote(number),
        })),
        ...[...names, branch].map((name) => ({
            ref: heads + name,
            name: open.has(name) ? `the open pull request #${open.get(name)}` : `the pull request's branch ${name}`,
            proposals,
        })),
    ];
}
/** Older ones are about pictures of long ago. */
const mostTurnedDown = 10;
function turnedDownNote(number) {
    return `They are neither paid for nor proposed again. To have them after all, reopen pull request #${number} (where its branch was deleted, press “Restore branch” first). For other cutouts, change a picture or a setting.`;
}
function isOpen({ state }) {
    return state === "open";
}
function listed(known, log) {
    if (known.kind === "listed")
        return known.proposals;
    log.debug(known.reason);
    return [];
}

// EXTERNAL MODULE: ./lib/pixels/sniff.js + 9 modules
var sniff = __webpack_require__(10772);
;// CONCATENATED MODULE: ./lib/run/read-filtered.js

/**
 * What a checkout would have in the place of a blob. Git LFS keeps a pointer where a product is, and downloads with the
 * token, so it is asked itself: a filter of the repository's is any program, and sees no token.
 * @param name of the blob as git takes it: `<commit>:<path>`
 */
async function readFiltered(git, name) {
    const stored = await git.attempt(["cat-file", "blob", name]);
    if (stored.kind === "failed")
        return stored;
    const isLarge = (0,sniff/* sniff */.ZF)(stored.output).kind === "lfs-pointer" && (await usesLargeFiles(git));
    return isLarge
        ? git.attempt(["lfs", "smudge"], { input: stored.output })
        : git.attempt(["cat-file", "--filters", name]);
}
/** A checkout without Git LFS has pointers in its work tree. */
async function usesLargeFiles(git) {
    return (await git.attempt(["config", "--get-regexp", "^filter\\.lfs\\.(smudge|process)$"])).kind === "done";
}

;// CONCATENATED MODULE: ./lib/run/held-elsewhere.js














/**
 * What other branches and pull requests hold of ours counts as there. So that it is not paid for again, its manifest is
 * ours as well, and its products are brought into the work tree, those that somebody has edited, too – but in a run
 * that only plans, which writes nothing.
 * @returns the manifest with the lines that were brought
 * @throws UserError where a run that may pay cannot tell what is there
 */
async function withHeld(manifest, context) {
    const { holders, seen } = await findHolders(context);
    if (holders.length === 0)
        return { manifest, carried: [], elsewhere: new Map(), seen };
    const tracked = await context.tracked;
    const chosen = new Map();
    for (const holder of holders)
        for (const held of await read(holder, manifest, tracked, context)) {
            const rival = chosen.get(held.line.product);
            if (rival === undefined ||
                !isForPicture(rival.line, tracked, context) ||
                isForPicture(held.line, tracked, context))
                chosen.set(held.line.product, held);
        }
    const there = [];
    const elsewhere = new Map();
    const writes = (0,scope/* whyPlanOnly */.Y1)(context.settings) === undefined;
    for (const held of chosen.values()) {
        if (!(await hasRoom(held, manifest, context)))
            continue;
        if (writes && !(await bring(held, context)))
            continue;
        there.push(held);
        if (!writes)
            elsewhere.set((0,scope/* prefixOf */.MT)(context.settings) + held.line.product, asIndexed(held));
    }
    tell(holders, there, context);
    const lines = there.map(({ line }) => line);
    const asMade = there.filter(({ line, blobId }) => (0,intact/* isRecorded */.TN)(line, { blobId })).map(({ line }) => line);
    return {
        manifest: (0,memory_manifest/* indexLines */.uD)([...manifest.lines.values(), ...lines]),
        carried: writes ? asMade : [],
        elsewhere,
        seen,
    };
}
/** As if the work tree had it: what was edited there has to be found to be edited. */
function asIndexed({ line, blobId }) {
    return { kind: (0,intact/* isRecorded */.TN)(line, { blobId }) ? "unmodified" : "left-out", blobId };
}
async function read(holder, manifest, tracked, context) {
    const { settings, git } = context;
    const { toRepository } = (0,github_tracked/* places */.zn)(git, settings.workspace);
    const prefix = (0,scope/* prefixOf */.MT)(settings);
    const path = toRepository(prefix + settings.manifest) ?? settings.manifest;
    const text = await git.attempt(["cat-file", "blob", `${holder.sha}:${path}`]);
    if (text.kind === "failed")
        return [];
    const tree = (await (0,github_tracked/* treeEntries */.re)(git, settings.workspace, holder.sha)) ?? new Map();
    const held = [];
    for (const line of (0,memory_manifest/* parseManifest */.Ng)(text.output.toString("utf8"), `${settings.manifest} of ${holder.name}`)) {
        const blobId = tree.get(prefix + line.product)?.blobId;
        if (blobId === undefined)
            continue;
        const local = manifest.lines.get(line.product);
        const isHere = tracked.get(prefix + line.product)?.blobId === blobId;
        if (isHere && JSON.stringify(local) === JSON.stringify(line))
            continue;
        // The checkout's own cutout is of the picture as it is, and the other is not.
        if (local !== undefined && isForPicture(local, tracked, context) && !isForPicture(line, tracked, context))
            continue;
        if (holder.withOrphans || (await hasSource(line, tracked, context)))
            held.push({ line, blobId, holder });
    }
    return held;
}
/** Whether the line is of the picture as git has it; false where git cannot say. */
function isForPicture({ source, blob }, tracked, { settings }) {
    return tracked.get((0,scope/* prefixOf */.MT)(settings) + source)?.blobId === blob;
}
async function hasSource({ source }, tracked, { settings }) {
    return tracked.has((0,scope/* prefixOf */.MT)(settings) + source) || (await (0,exists/* exists */.t)((0,external_node_path_.join)(settings.root, source)).catch(() => false));
}
/** Nothing is in the product's place, or a product of ours that nobody has touched. */
async function hasRoom({ line }, manifest, { settings }) {
    const there = await (0,intact/* contentOf */.$E)((0,external_node_path_.join)(settings.root, line.product)).catch(() => "something else");
    return there === undefined || there === line.sha256 || there === manifest.lines.get(line.product)?.sha256;
}
/** @returns whether the product of the line is in the work tree now */
async function bring({ line, blobId, holder }, { settings, git, log }) {
    const file = (0,external_node_path_.join)(settings.root, line.product);
    const { toRepository } = (0,github_tracked/* places */.zn)(git, settings.workspace);
    const path = toRepository((0,scope/* prefixOf */.MT)(settings) + line.product) ?? line.product;
    try {
        if ((0,claims/* whyForbidden */.GV)((0,scope/* prefixOf */.MT)(settings) + line.product) !== undefined || !(0,claims/* isNamedAsPicture */.g7)(line.product))
            return false;
        await (0,inside/* assertInside */.T)(settings.workspace, file);
        const filtered = await readFiltered(git, `${holder.sha}:${path}`);
        if (filtered.kind === "failed")
            return false;
        // A checkout without Git LFS has pointers in its work tree, and one more does as well.
        const isAsMade = (0,external_node_crypto_.createHash)("sha256").update(filtered.output).digest("hex") === line.sha256;
        if (isAsMade && !(0,claims/* arePictureNamed */.g8)(filtered.output, line.product))
            return false;
        const bytes = isAsMade || !(0,intact/* isRecorded */.TN)(line, { blobId }) ? filtered.output : await git.run(["cat-file", "blob", blobId]);
        await (0,write_whole/* writeWhole */.f)(file, bytes);
        return true;
    }
    catch (error) {
        log.warning(`${line.product} of ${holder.name} cannot be carried over: ${(0,user_error/* messageOf */.bD)(error)}`);
        return false;
    }
}
function tell(holders, there, { log }) {
    for (const { name, sha, note } of holders) {
        const products = there.filter(({ holder }) => holder.sha === sha).length;
        if (products > 0)
            log.info(`${(0,words/* count */.U9)(products, "product")} of ${name} carried over.${note ? ` ${note}` : ""}`);
    }
}


/***/ })

};
