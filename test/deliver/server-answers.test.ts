import { describe, expect, it } from "vitest";
import { besideOthers } from "../../src/deliver/carry.js";
import type { Carried } from "../../src/deliver/changes.js";
import { differences } from "../../src/deliver/file-at.js";
import { pushLargeFiles, readLargeFiles, refuseMissingFilters } from "../../src/deliver/large-files.js";
import { findObstacle } from "../../src/deliver/prospects.js";
import { push, pushTo } from "../../src/deliver/push.js";
import type { Staged } from "../../src/deliver/stage.js";
import { fetchCommit, fetchTip } from "../../src/deliver/tip.js";
import { findTurnedDown } from "../../src/deliver/turned-down.js";
import { type ActionsEvent, readEvent } from "../../src/github/event.js";
import { markOf, type Proposal } from "../../src/github/proposals.js";
import type { RepositoryPath } from "../../src/paths.js";
import { type Said, scriptedGit } from "./scripted-git.js";

const [one, two] = ["1".repeat(40), "2".repeat(40)];
const remote = "https://github.com/o/r";
const none = "0".repeat(40);

function eventBy(env: Readonly<Record<string, string>>, payload: object): ActionsEvent {
  const event = readEvent({ GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "o/r", ...env }, JSON.stringify(payload));
  if (event.kind === "none") throw new Error("no event");
  return event;
}

function pushEvent(server = "https://github.com"): ActionsEvent {
  const env = { GITHUB_SERVER_URL: server, GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main" };
  return eventBy(env, { before: none, after: one });
}

describe("a branch on the server", () => {
  const tipOf = (listed: string, more: Readonly<Record<string, Said>> = {}) => {
    const scripted = scriptedGit({ "ls-remote": listed, "cat-file -e": "", ...more });
    return fetchTip(scripted.git, remote, "a/b").then((tip) => ({ tip, asked: scripted.asked }));
  };

  it("is known by its own name, and not by one that ends like it", async () => {
    const { tip, asked } = await tipOf(`${two}\trefs/heads/x/refs/heads/a/b\n${one}\trefs/heads/a/b\n`);
    expect(tip).toEqual({ kind: "tip", sha: one });
    expect(asked[0]).toBe(`ls-remote ${remote} refs/heads/a/b refs/heads/a/b/* refs/heads/a`);
    expect((await tipOf(`${two}\trefs/heads/x/refs/heads/a/b\n`)).tip).toEqual({ kind: "tip", sha: undefined });
  });

  it.each([["a"], ["a/b/c"]])("cannot be made beside %s, which is told", async (there) => {
    expect((await tipOf(`${two}\trefs/heads/${there}\n`)).tip).toEqual({
      kind: "refused",
      reason: `Git cannot have a branch a/b beside the branch ${there}. Give \`branch\` another name.`,
    });
  });

  it("is told as unreachable or refused in the server's words", async () => {
    const { git } = scriptedGit({ "ls-remote": { failed: "Could not resolve host: github.com" } });
    expect(await fetchTip(git, remote, "main")).toMatchObject({ kind: "unavailable" });
    const denied = { "cat-file -e": { failed: "no" }, "rev-parse": "false", fetch: { failed: "error: 401" } } as const;
    expect((await tipOf(`${one}\trefs/heads/a/b\n`, denied)).tip).toMatchObject({ kind: "refused" });
  });

  it("is fetched by one commit in a shallow clone, whole in a full one, and not at all where it is there", async () => {
    for (const [shallow, depth] of [
      ["true", "--depth=1 "],
      ["false", ""],
    ] as const) {
      const { git, asked } = scriptedGit({ "cat-file": { failed: "no" }, "rev-parse": `${shallow}\n`, fetch: "" });
      expect(await fetchCommit(git, remote, one)).toBeUndefined();
      expect(asked.at(-1)).toBe(
        `fetch --quiet --no-tags --no-write-fetch-head --recurse-submodules=no ${depth}${remote} ${one}`,
      );
    }
    const there = scriptedGit({ "cat-file -e": "" });
    await fetchCommit(there.git, remote, one);
    expect(there.asked).toHaveLength(1);
  });
});

describe("a push", () => {
  it("takes along neither tags nor submodules, and says what became of it", async () => {
    const { git, asked } = scriptedGit({ push: "" });
    expect(await pushTo(git, remote)({ sha: one, tree: two, parent: two, kind: "built" }, "main")).toEqual({
      kind: "published",
      sha: one,
    });
    expect(asked).toEqual([
      `push --porcelain --no-follow-tags --recurse-submodules=no ${remote} ${one}:refs/heads/main`,
    ]);
  });

  it.each([
    ["! [rejected] (fetch first)", "raced"],
    ["cannot lock ref 'refs/heads/main'", "raced"],
    ["The requested URL returned error: 502", "unavailable"],
    ["something new", "refused"],
  ])("that ends with %s is %s", async (words, kind) => {
    const { git } = scriptedGit({ push: { failed: words } });
    expect((await push(git, remote, ["x"])).kind).toBe(kind);
  });
});

describe("whether anything could be delivered", () => {
  const may = { version: "git version 2.47.1\n", push: "", "ls-remote": `${one}\trefs/heads/main\n` } as const;
  type Way = "commit" | "pull-request" | "artifact";
  const ask = (deliver: readonly Way[], script: Readonly<Record<string, Said>> = may, event = pushEvent()) => {
    const { git, asked } = scriptedGit(script);
    const settings = { deliver, branch: "", base: "", token: "t" };
    return findObstacle({ settings, event, git }).then((obstacle) => ({ obstacle, asked }));
  };

  it("is found out without changing anything", async () => {
    const { obstacle, asked } = await ask(["commit"]);
    expect(obstacle).toBeUndefined();
    expect(asked[1]).toBe(
      `push --dry-run --porcelain --no-follow-tags --recurse-submodules=no ${remote} HEAD:refs/cutout-action/may-push`,
    );
    expect((await ask([])).asked).toEqual([]);
  });

  it.each(["git version 1.9.5", "git version 2.30.9"])("is told of a git that takes no token: %s", async (version) => {
    const { obstacle } = await ask(["commit"], { ...may, version });
    expect(obstacle).toEqual({
      kind: "access",
      reason: expect.stringMatching(/^Git \d\.\d+ is too old.* 2\.31 or newer/),
    });
  });

  it.each(["git version 2.31.0", "git version 3.0.0", "git version unknown"])(
    "is not hindered by %s",
    async (version) => {
      expect((await ask(["commit"], { ...may, version })).obstacle).toBeUndefined();
    },
  );

  it("is told of a token that may not push, and not of a network that is down or a repository without commits", async () => {
    const words = async (failed: string) => (await ask(["commit"], { ...may, push: { failed } })).obstacle;
    expect(await words("error: 403")).toMatchObject({ kind: "access", reason: expect.stringMatching(/may not push/) });
    expect(await words("Could not resolve host")).toBeUndefined();
    expect(await words("error: src refspec HEAD does not match any")).toBeUndefined();
  });

  it("is told of a base that is not there, for a pull request alone", async () => {
    const gone = { ...may, "ls-remote": "" };
    expect((await ask(["pull-request"])).obstacle).toBeUndefined();
    expect((await ask(["commit"], gone)).obstacle).toBeUndefined();
    expect((await ask(["pull-request"], gone)).obstacle).toEqual({
      kind: "access",
      reason: "The branch main is not on the server. Give `base`, the branch that the pull request is for.",
    });
    const denied = { ...may, "ls-remote": { failed: "error: 401" } };
    expect((await ask(["pull-request"], denied)).obstacle?.reason).toMatch(/did not accept the token/);
  });

  it("is told of an event that has no branch, and of a server without artifacts", async () => {
    const other = eventBy({ GITHUB_EVENT_NAME: "issues" }, {});
    expect((await ask(["commit"], may, other)).obstacle).toMatchObject({ kind: "event" });
    const server = pushEvent("https://ghe.example");
    expect((await ask(["artifact"], may, server)).obstacle).toMatchObject({
      kind: "event",
      reason: expect.stringMatching(/Enterprise Server does not support/),
    });
    expect((await ask(["artifact"])).obstacle).toBeUndefined();
  });
});

describe("products that Git LFS keeps", () => {
  const pointer = (digit: string) =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${digit.repeat(64)}\nsize 5\n`;
  const entries = [
    { path: "a.png", blobId: one },
    { path: "b.png", blobId: two },
  ];

  it("are known by their pointers, each once", async () => {
    const script = { "cat-file --batch-check": "130\n1024\n", "cat-file --batch": `${pointer("a")}${pointer("a")}` };
    expect(await readLargeFiles(scriptedGit(script).git, entries)).toEqual(["a".repeat(64)]);
    expect(await readLargeFiles(scriptedGit({}).git, [])).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["too long for a pointer", { "cat-file --batch-check": "130\n1025\n" }, "b.png"],
    ["none", { "cat-file --batch-check": "130\n130\n", "cat-file --batch": pointer("a") }, "a.png"],
  ])("stop the commit where what git has is %s", async (_what, script, path) => {
    await expect(readLargeFiles(scriptedGit(script).git, entries)).rejects.toThrow(
      `.gitattributes has ${path} kept by Git LFS, but no pointer was made of it, so nothing is committed.`,
    );
  });

  it("are uploaded a hundred at a time", async () => {
    const oids = Array.from({ length: 201 }, (_, at) => String(at));
    const { git, asked } = scriptedGit({ "lfs push": "" });
    await pushLargeFiles(git, remote, oids);
    expect(asked.map((line) => line.split(" ").length - 4)).toEqual([100, 100, 1]);
    expect(asked.flatMap((line) => line.split(" ").slice(4))).toEqual(oids);
  });

  it.each([
    ["lfs", /the filter "lfs", which is not configured here.*Check out with `lfs: true`/],
    ["crypt", /Configure `filter\.crypt\.clean` before this step\./],
  ])("or any filter does, are not committed whole where it is missing: %s", async (filter, words) => {
    const { git } = scriptedGit({ config: { failed: "" } });
    await expect(refuseMissingFilters(git, new Map([["a.png", filter]]))).rejects.toThrow(words);
    for (const kind of ["clean", "process"]) {
      const configured = scriptedGit({ [`config --get filter.${filter}.${kind}`]: "x", config: { failed: "" } });
      await refuseMissingFilters(configured.git, new Map([["a.png", filter]]));
    }
  });
});

const changed = (path: string, before: string, after: string) => `:100644 100644 ${before} ${after} M\0${path}\0`;

describe("what two commits differ in", () => {
  it("is a path with its blob in each, and none where it is not there", async () => {
    const { git, asked } = scriptedGit({
      "diff-tree": changed("a b.png", one, two) + changed("new.png", none, one) + changed("gone.png", two, none),
    });
    expect(await differences(git, one, two)).toEqual([
      { path: "a b.png", before: one, after: two },
      { path: "new.png", before: undefined, after: one },
      { path: "gone.png", before: two, after: undefined },
    ]);
    expect(asked).toEqual([`diff-tree -r -z --no-renames ${one} ${two}`]);
  });
});

describe("our changes beside what others have put on the branch since the plan", () => {
  const [seen, tip, base] = ["a".repeat(40), "b".repeat(40), "c".repeat(40)];

  async function beside(
    script: Readonly<Record<string, Said>>,
    given: { readonly seen?: string | undefined; readonly from?: string } = {},
  ) {
    const { git } = scriptedGit({ ...script, "cat-file": "" });
    const carried: (Carried<RepositoryPath> | undefined)[] = [];
    const staged: Staged = {
      entries: ["mine.png", "edited.png"].map((path) => ({ path, blobId: one })),
      removed: ["old.png"],
      manifest: ".cutouts.json",
      mergeManifest: async function* (_theirs, more) {
        carried.push(more);
        yield "";
      },
      // A product is as it was made where its blob is `two`.
      recordedIn: async function* () {
        yield ["mine.png", "edited.png", "old.png", "theirs.png"].map((path) => ({
          path,
          isIntact: (blob: string) => blob === two,
        }));
      },
      largeFiles: [],
    };
    const from = given.from === undefined ? {} : { from: given.from };
    const result = await besideOthers({ git, staged, tip, seen: "seen" in given ? given.seen : seen, ...from });
    for await (const _ of result.mergeManifest(undefined));
    return {
      paths: result.entries.map(({ path }) => path),
      removed: result.removed,
      carried: carried[0],
      isSame: result === staged,
    };
  }

  it("stay as they are where nobody was there, nobody changed a thing, or theirs has no manifest", async () => {
    expect((await beside({}, { seen: tip })).isSame).toBe(true);
    expect((await beside({ "diff-tree": "" })).isSame).toBe(true);
    const without = { [`cat-file -e ${tip}:.cutouts.json`]: { failed: "missing" } };
    expect((await beside({ ...without, "diff-tree": changed("edited.png", two, one) })).isSame).toBe(true);
    expect((await beside({}, { seen: undefined })).isSame).toBe(true);
  });

  it("give way to a product that somebody edited by hand, and not to one that another run made", async () => {
    const { paths, removed, carried } = await beside({
      "diff-tree":
        changed("edited.png", two, "3".repeat(40)) + changed("mine.png", one, two) + changed("old.png", two, one),
    });
    expect([paths, removed]).toEqual([["mine.png"], []]);
    expect([carried?.written, carried?.removed]).toEqual([["edited.png", "old.png"], []]);
  });

  it("do not give way to what somebody removed", async () => {
    expect((await beside({ "diff-tree": changed("edited.png", two, none) })).isSame).toBe(true);
  });

  it("take along theirs where the branch is made anew, and not what its base has gained meanwhile", async () => {
    const script = {
      [`diff-tree -r -z --no-renames ${seen}`]:
        changed("theirs.png", none, two) +
        changed("base.txt", one, two) +
        changed("gone.png", one, none) +
        changed(".cutouts.json", one, two),
      [`diff-tree -r -z --no-renames ${base}`]:
        changed("theirs.png", none, two) + changed("gone.png", one, none) + changed(".cutouts.json", one, two),
    };
    const { paths, removed, carried } = await beside(script, { from: base });
    expect([paths, removed]).toEqual([
      ["mine.png", "edited.png", "theirs.png"],
      ["old.png", "gone.png"],
    ]);
    expect([carried?.written, carried?.removed]).toEqual([["theirs.png"], ["gone.png"]]);
  });
});

describe("a pull request that a person closed", () => {
  const closed = (number: number, body = markOf("other")): Proposal => ({
    number,
    state: "closed",
    merged: false,
    body,
    head: { branch: "cutouts/main", sha: one },
  });
  const built = { kind: "built", sha: two, tree: "tree", parent: "parent" } as const;
  const ask = (proposals: readonly Proposal[], script: Readonly<Record<string, Said>> = {}) => {
    const { git } = scriptedGit({ "ls-remote": "", ...script });
    return findTurnedDown({ git, remote, proposals, manifest: ".cutouts.json", set: "set" }, built);
  };
  const there = { "ls-remote": `${one}\trefs/pull/7/head\n`, "cat-file -e": "" } as const;
  const brings = (pathsBrought: readonly string[], lacking: readonly string[]) => ({
    ...there,
    "diff-tree -r -z --no-renames parent": pathsBrought.map((path) => changed(path, none, two)).join(""),
    [`diff-tree -r -z --no-renames ${one}`]: lacking.map((path) => changed(path, none, two)).join(""),
  });

  it("is not opened again for the very same products", async () => {
    expect((await ask([closed(7, markOf("set"))]))?.number).toBe(7);
    expect((await ask([closed(7)], brings(["a.png", ".cutouts.json"], ["b.png", ".cutouts.json"])))?.number).toBe(7);
  });

  it.each<[string, readonly Proposal[], Readonly<Record<string, Said>>]>([
    ["it lacked one of them", [closed(7)], brings(["a.png", "b.png"], ["b.png"])],
    ["it cannot be asked for", [closed(7)], { "ls-remote": { failed: "error: 500" } }],
    ["it is not there any more", [closed(7)], { "ls-remote": "" }],
    [
      "its commit cannot be fetched",
      [closed(7)],
      { ...brings(["a.png"], []), "cat-file -e": { failed: "" }, "rev-parse": "false", fetch: { failed: "" } },
    ],
    ["another is open", [closed(7, markOf("set")), { ...closed(8), state: "open" }], {}],
    ["it was merged", [{ ...closed(7, markOf("set")), merged: true }], {}],
    ["it was somebody's own", [closed(7, "set:set ")], {}],
  ])("is no reason against another where %s", async (_what, proposals, script) => {
    expect(await ask(proposals, script)).toBeUndefined();
  });
});
