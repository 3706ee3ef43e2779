// @module-tag long: each test makes several deliveries to a real git server.
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { once } from "../../src/once.js";
import { bareRepository, commitTo, git, temporaryFolder } from "../support/git.js";
import { type GitData, gitData } from "../support/github/git-data.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { tipOf } from "../support/refs.js";
import { checkOut, deliverFrom, fileAt, filesOf } from "./workbench.js";

let bare: string;
let data: GitData;
let github: FakeGitHub;

beforeEach(async () => {
  bare = bareRepository({ "pictures/a.jpg": "a", "run.sh": "#!/bin/sh\n" });
  data = gitData(bare);
  github = await startFakeGitHub({ bareRepo: bare, handlers: [data.handler] });
});
afterEach(() => github.close());

const settings = { verifiedCommits: "preferred" } as const;
const required = { verifiedCommits: "required" } as const;
const products = { "cutouts/a.png": "A" };

const committer = (branch: string) => git(bare, "show", "-s", "--format=%cn", branch);

describe("a verified commit", () => {
  /** The repository after a delivery to its `main`, which several tests look at. */
  const made = once(async () => {
    const { delivered, log } = await deliverFrom(github, checkOut(github), { settings: required, products });
    return { delivered, log, bare, requests: github.requests };
  });

  it("is made by GitHub, and a fresh clone has the products and everything else", async () => {
    const { delivered, log, bare } = await made();
    const sha = tipOf(bare, "main");
    expect(delivered).toMatchObject([{ kind: "commit", sha, branch: "main" }]);
    expect(git(bare, "show", "-s", "--format=%cn%n%B", "main").trim()).toBe("GitHub\nAdd cutouts\n\nSome of them.");
    expect(log).toEqual([]);
    const clone = temporaryFolder();
    git(clone, "clone", "-q", bare, ".");
    expect(git(clone, "ls-files").split("\n")).toEqual([".cutouts.json", "cutouts/a.png", "pictures/a.jpg", "run.sh"]);
    expect(git(clone, "fsck", "--strict")).not.toContain("error");
  });

  it("leaves no ref behind, and never moves a branch with force", async () => {
    const { bare, requests } = await made();
    expect(git(bare, "for-each-ref", "--format=%(refname)")).toBe("refs/heads/main");
    const moves = requests.filter(({ method }) => method === "PATCH").map(({ body }) => JSON.parse(String(body)));
    expect(moves).toMatchObject([{ force: false }]);
  });

  it("is rebuilt on the new tip where another run was faster", async () => {
    let races = 2;
    data.switches.beforeUpdate = () => {
      if (races-- > 0) commitTo(bare, "main", { [`theirs-${races}.txt`]: "x", ".cutouts.json": "b.png\n" }, "Faster");
    };
    const { delivered } = await deliverFrom(github, checkOut(github), { settings, products });
    expect(delivered).toMatchObject([{ kind: "commit" }]);
    expect(committer("main")).toBe("GitHub");
    expect(filesOf(bare, "main")).toEqual(expect.arrayContaining(["theirs-0.txt", "theirs-1.txt", "cutouts/a.png"]));
    expect(fileAt(bare, "main", ".cutouts.json")).toBe("b.png\ncutouts/a.png");
  });

  it("carries a root of more entries than one call may have, modes and all", async () => {
    const many = Object.fromEntries(Array.from({ length: 230 }, (_, i) => [`file-${i}.txt`, "many"]));
    commitTo(bare, "main", many, "Many");
    const { delivered } = await deliverFrom(github, checkOut(github), { settings, products });
    expect(delivered).toMatchObject([{ kind: "commit" }]);
    expect(committer("main")).toBe("GitHub");
    expect(filesOf(bare, "main")).toHaveLength(230 + 4);
  });

  it("begins a branch that the server has not got", async () => {
    await deliverFrom(github, checkOut(github), { settings: { ...settings, branch: "new/one" }, products });
    expect(committer("new/one")).toBe("GitHub");
  });

  it("becomes a pushed commit with a warning where GitHub does not make it", async () => {
    data.switches.commitStatus = 502;
    const { delivered, log } = await deliverFrom(github, checkOut(github), { settings, products });
    expect(delivered).toMatchObject([{ kind: "commit", sha: tipOf(bare, "main") }]);
    expect(committer("main")).toBe("github-actions[bot]");
    expect(log).toEqual([expect.stringMatching(/without a signature.*502/s)]);
    expect(git(bare, "for-each-ref", "--format=%(refname)")).toBe("refs/heads/main");
  });

  it("becomes a pushed commit with a warning where the server lets no temporary ref in", async () => {
    const hook = join(bare, "hooks/update");
    writeFileSync(hook, '#!/bin/sh\ncase "$1" in refs/heads/*) ;; *) echo "no such refs here" >&2; exit 1 ;; esac\n');
    chmodSync(hook, 0o755);
    const { delivered, log } = await deliverFrom(github, checkOut(github), { settings, products });
    expect(delivered).toMatchObject([{ kind: "commit", sha: tipOf(bare, "main") }]);
    expect(log).toEqual([expect.stringMatching(/without a signature.*no such refs here/s)]);
  });

  it("that came out unsigned is said to be so", async () => {
    data.switches.signs = false;
    const { log } = await deliverFrom(github, checkOut(github), { settings, products });
    expect(log).toEqual([expect.stringContaining("did not sign it")]);
  });

  it.each<[string, () => void, string]>([
    ["GitHub makes no commit", () => Object.assign(data.switches, { commitStatus: 502 }), "answered 502"],
    ["GitHub does not sign it", () => Object.assign(data.switches, { signs: false }), "did not sign it"],
  ])(
    "where no other will do is missing where %s: nothing is pushed, and the way out is told",
    async (_what, turn, words) => {
      turn();
      const refs = git(bare, "for-each-ref");
      const { delivered } = await deliverFrom(github, checkOut(github), { settings: required, products });
      expect(delivered).toMatchObject([
        {
          kind: "failed",
          way: "commit",
          reason: expect.stringContaining("with `preferred` an unsigned one is pushed"),
        },
        { way: "artifact" },
      ]);
      expect(delivered).toMatchObject([{ reason: expect.stringContaining(words) }, {}]);
      expect(git(bare, "for-each-ref")).toBe(refs);
    },
  );

  it("is what the stand-in for GitHub refuses to make of a tree that was only pushed", async () => {
    const tree = git(bare, "rev-parse", "main^{tree}");
    const response = await fetch(`${github.apiUrl}/repos/octo/shop/git/commits`, {
      method: "POST",
      headers: { authorization: `token ${github.switches.token}` },
      body: JSON.stringify({ message: "x", tree, parents: [] }),
    });
    expect(response.status).toBe(422);
  });
});
