// @module-tag long: many pictures with odd names go through the whole program.
import { readFileSync } from "node:fs";
import sharp from "sharp";
import { afterEach, describe, expect, it } from "vitest";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository, git } from "../support/git.js";
import { comments } from "../support/github/comments.js";
import { gitData } from "../support/github/git-data.js";
import { startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { tipOf } from "../support/refs.js";
import { createPlace, type Ended, type Files, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";
import { type StaticServer, serveFolder } from "../support/static-server.js";

let place: Place | undefined;
let service: ScriptedService | undefined;
let cdn: StaticServer | undefined;

afterEach(async () => {
  place?.remove();
  await service?.close();
  await cdn?.close();
  [place, service, cdn] = [undefined, undefined, undefined];
});

/** Each is a picture that a shop might have, or that somebody hopes will break the log. */
const NAMES = [
  "with space #1.jpg",
  "50%25 off+more.jpg",
  "红色 运动鞋.jpg",
  `it's "quoted".jpg`,
  "set [old]/{a}.jpg",
  "a|b<b>bold.jpg",
  "line\n::error::boo.jpg",
  "UPPER.JPG",
  "`code` $(id) &amp;.jpg",
  "png inside.jpg",
  "a?x=1&y=2;.jpg",
  "back\\slash.jpg",
  "\u001b[31mred\u202egpj.jpg",
  "\n::set-output name=x::y.jpg",
  "-rf --help.jpg",
  ":(exclude)cup.jpg",
  ":!mug.jpg",
  "__proto__.jpg",
  "constructor.jpg",
  `${"n".repeat(251)}.jpg`,
];

/** Some of them for the engine, which takes half a second of the processor for each and never hears of its name. */
const SOME = NAMES.slice(3, 7);

async function pictures(names = NAMES): Promise<Files> {
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name, i) => {
        const type = name.startsWith("png") ? ("png" as const) : ("jpeg" as const);
        return [`photos/${name}`, await photo(i, { type, width: 420, height: 400 })] as const;
      }),
    ),
  );
}

function products(names = NAMES): readonly string[] {
  return names.map((name) => `cutouts/photos/${name.replace(/\.jpg$/i, ".png")}`);
}

async function expectCutouts(at: Place, ended: Ended, names = NAMES): Promise<void> {
  expect(ended.code, ended.stdout + ended.stderr).toBe(0);
  expect(ended.outputs).toMatchObject({ total: String(names.length), made: String(names.length), failed: "0" });
  expect(ended.results?.pictures.map(({ path }) => path)).toEqual(names.map((name) => `photos/${name}`).sort());
  for (const product of products(names)) {
    expect(await sharp(at.read(product)).metadata(), product).toMatchObject({ format: "png", hasAlpha: true });
  }
}

/** Nothing that a picture is called may speak to the runner, or draw itself in a page. */
function expectHarmless(ended: Ended): void {
  const commands = ended.stdout.split(/\r?\n/).filter((line) => line.startsWith("::"));
  expect(commands.filter((line) => /^::(?:error|set-output)/.test(line))).toEqual([]);
  for (const text of [ended.stdout, ended.summary]) {
    expect(text).not.toContain("\u001b[31mred");
    expect(text).not.toContain("\u202e");
  }
  expect(ended.summary).not.toMatch(/<b>bold|^::error|\n::error/);
  expect(ended.summary).not.toContain("a|b<");
  const page = readFileSync(ended.outputs["report"] ?? "", "utf8");
  expect(page).not.toContain("<b>bold");
  expect(page).not.toContain("\u202e");
}

describe("pictures with odd names", () => {
  it("become cutouts of the same names with the embedded service, and the log and summary stay harmless", async () => {
    place = createPlace(await pictures(SOME));
    const ended = await runStep(place, { inputs: { paths: "photos" } });
    await expectCutouts(place, ended, SOME);
    expectHarmless(ended);
  });

  it("reach a paid service by a URL template, each under its own address, and are not paid for again", async () => {
    place = createPlace(await pictures());
    cdn = await serveFolder(place.workspace);
    service = await startScriptedService();
    const inputs = {
      paths: "photos/**/*.jpg",
      service: service.url.href,
      "app-code": service.appCode,
      "image-urls": `${cdn.url}/{path}`,
    };
    const ended = await runStep(place, { inputs });
    await expectCutouts(place, ended);
    expectHarmless(ended);
    expect(service.bill().tasks).toBe(NAMES.length);
    const submits = service.requests.filter(({ call }) => call === "submit").map(({ body }) => body);
    const sent = [...submits.join("").matchAll(/"image":"([^"]+)"/g)].map(([, url = ""]) => new URL(url));
    expect(sent.map(({ search, hash }) => search + hash).join("")).toBe("");
    expect(sent.map(({ pathname }) => decodeURIComponent(pathname)).sort()).toEqual(
      NAMES.map((name) => `/photos/${name}`).sort(),
    );
    const again = await runStep(place, { inputs });
    expect(again.outputs, again.stdout).toMatchObject({ reused: String(NAMES.length), paid: "0" });
  });

  it("are committed to a pull request's branch under their names, and the comment there stays harmless", async () => {
    place = createPlace();
    const bare = bareRepository(await pictures());
    git(bare, "branch", "topic", "main");
    const talk = comments();
    service = await startScriptedService();
    const github = await startFakeGitHub({ bareRepo: bare, handlers: [gitData(bare).handler, talk.handler] });
    try {
      const repo = { name: "shop", owner: { login: "octo" }, full_name: "octo/shop", fork: false };
      const side = (ref: string) => ({ ref, sha: git(bare, "rev-parse", ref), repo });
      const payload = { pull_request: { number: 7, head: side("topic"), base: side("main") }, repository: repo };
      const ended = await runStep(
        { ...place, workspace: checkOut(github, { ref: "topic" }) },
        {
          inputs: {
            paths: "photos",
            deliver: "commit",
            service: service.url.href,
            "app-code": service.appCode,
            "image-urls": "serve",
            token: github.switches.token,
          },
          env: {
            ...github.environment,
            GITHUB_SHA: tipOf(bare, "topic"),
            GITHUB_REF: "refs/pull/7/merge",
          },
          event: { name: "pull_request", payload },
        },
      );
      expect(ended.code, ended.stdout + ended.stderr).toBe(0);
      expectHarmless(ended);
      const committed = git(bare, "ls-tree", "-r", "-z", "--name-only", "topic").split("\0");
      expect(committed).toEqual(expect.arrayContaining([...products()]));
      expect(talk.list).toHaveLength(1);
      expect(talk.list[0]?.body).not.toMatch(/<b>bold|\n::error|a\|b</);
    } finally {
      await github.close();
    }
  });

  it("that fail are told in one line each, which speaks to nobody but the reader", async () => {
    place = createPlace();
    for (const name of ["line\n::error::boo.jpg", "a|b<b>bold.jpg", "%0A::warning::x.jpg", "`](x).jpg"])
      place.write({ [`photos/${name}`]: "no picture" });
    const ended = await runStep(place, { inputs: { paths: "photos" } });
    expect(ended.code).toBe(1);
    expect(ended.outputs).toMatchObject({ made: "0", failed: "4" });
    const errors = ended.stdout.split(/\r?\n/).filter((line) => /^::error/.test(line));
    expect(errors.filter((line) => line.startsWith("::error::boo"))).toEqual([]);
    expect(ended.summary).not.toMatch(/<b>bold|\n::error/);
  });
});
