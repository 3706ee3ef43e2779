import fc from "fast-check";
import { Agent } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Origin } from "../../src/reach/origin.js";
import { createProbe } from "../../src/reach/probe.js";
import { fill, openTemplate } from "../../src/reach/template.js";
import { type PictureFolder, pictureFolder } from "./pictures.js";
import { startTinyServer } from "./tiny-server.js";

const dispatcher = new Agent();
const probe = createProbe({ dispatcher, pauseMilliseconds: 1 });
let folder: PictureFolder;

beforeAll(async () => {
  folder = await pictureFolder();
});

afterAll(() => folder.remove());

const commit = { owner: "o", repo: "r", sha: "abc" };

function originWith(first: string, ...others: readonly string[]): Origin {
  return {
    hosts: { server: "https://github.com", raw: [], media: [] },
    token: "",
    api: () => Promise.reject(new Error("GitHub's API is not asked")),
    visibility: "public",
    commits: async () => [{ ...commit, sha: first }, ...others.map((sha) => ({ ...commit, sha }))],
    pathOf: (picture) => picture.path,
    blobAt: async () => ({ kind: "unknown" }),
  };
}

test.each([
  ["a b.jpg", "a%20b.jpg"],
  ["50%#1+2.jpg", "50%25%231%2B2.jpg"],
  ['it\'s "it".jpg', "it%27s%20%22it%22.jpg"],
  ["货品/蓝鞋.jpg", "%E8%B4%A7%E5%93%81/%E8%93%9D%E9%9E%8B.jpg"],
  ["a[1](2)?.jpg", "a%5B1%5D%282%29%3F.jpg"],
  ["back\\slash.jpg", "back%5Cslash.jpg"],
])("the path %s is encoded segment by segment", (path, encoded) => {
  expect(fill("https://cdn.example/{owner}/{repo}@{sha}/{path}", { ...commit, path })).toBe(
    `https://cdn.example/o/r@abc/${encoded}`,
  );
});

test("whatever a file is called, its URL is plain ASCII, means that file, and never changes the host", () => {
  const name = fc.string({ unit: "binary", minLength: 1 }).filter((text) => !/^\.\.?$|\/|\0/.test(text));
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
      const text = fill("https://cdn.example/x/{path}", { ...commit, path: names.join("/") });
      const url = new URL(text);
      expect(text).toMatch(/^[\w\-.~%/:]*$/);
      expect([url.host, url.search, url.hash, url.href]).toEqual(["cdn.example", "", "", text]);
      const segments = url.pathname.split("/").slice(2).map(decodeURIComponent);
      expect(segments).toEqual(names.map((each) => Buffer.from(each).toString()));
    }),
  );
});

test("a template that needs a commit stops a run that has none, with the input's name and value", () => {
  expect(() => openTemplate("https://x.example/{sha}/{path}", undefined, probe)).toThrow(
    /image-urls "https:\/\/x\.example\/\{sha\}\/\{path\}" needs .* use \{path\} alone/,
  );
});

test("the URL that serves the very bytes is taken, also where it is the second commit's", async () => {
  const ready = await folder.add("shop/蓝 #1.jpg", Buffer.from("shoe"));
  const host = await startTinyServer((path) =>
    path === "/o/r/merge/shop/%E8%93%9D%20%231.jpg" ? { status: 200, body: "shoe" } : { status: 404 },
  );
  const route = openTemplate(`${host.url.origin}/{owner}/{repo}/{sha}/{path}`, originWith("head", "merge"), probe);
  const probed = await route.probe(ready);
  expect(probed.kind === "holds" && (await probed.address())).toBe(
    `${host.url.origin}/o/r/merge/shop/%E8%93%9D%20%231.jpg`,
  );
  await host.close();
});

test.each([
  ["other bytes of the same length", { status: 200, body: "boot" }, /other bytes than the picture's/],
  ["fewer bytes", { status: 200, body: "sh" }, /serves 2 bytes, and the picture has 4/],
  ["a page", { status: 200, body: "<html>not found</html>" }, /more than the picture's 4 bytes/],
  [
    "a redirect",
    { status: 302, headers: { location: "https://mirror.example/x" } },
    /302, a redirect to mirror.example/,
  ],
  ["not found", { status: 404 }, /404: the file is not there, or not public/],
  ["forbidden", { status: 403 }, /403: it is not public/],
  ["too many requests", { status: 429 }, /429 \(too many requests/],
  ["a patience beyond reason", { status: 429, headers: { "retry-after": "3600" } }, /asks to wait 3600 s/],
  ["a fault", { status: 502 }, /answers 502/],
])("a host that answers with %s does not hold, and says so", async (_what, reply, reason) => {
  const ready = await folder.add("shoe.jpg", Buffer.from("shoe"));
  const host = await startTinyServer(() => reply);
  const probed = await openTemplate(`${host.url.origin}/{path}`, undefined, probe).probe(ready);
  expect(probed).toMatchObject({ kind: "fails", reason: expect.stringMatching(reason) });
  expect(probed.kind === "fails" && probed.retryable).toBe(reply.status === 429 || reply.status >= 500);
  await host.close();
});

test("a host that is busy for a moment is asked again", async () => {
  const ready = await folder.add("shoe.jpg", Buffer.from("shoe"));
  const host = await startTinyServer(() =>
    host.requests.length < 3 ? { status: host.requests.length === 1 ? 429 : 503 } : { status: 200, body: "shoe" },
  );
  const probed = await openTemplate(`${host.url.origin}/{path}`, undefined, probe).probe(ready);
  expect(probed.kind).toBe("holds");
  await host.close();
});

test("a fitted copy has no URL in the repository, and the way out is named", async () => {
  const ready = await folder.add("fitted.jpg", Buffer.from("x"), { original: false });
  const probed = await openTemplate("https://cdn.example/{path}", undefined, probe).probe(ready);
  expect(probed).toMatchObject({
    kind: "fails",
    reason: expect.stringMatching(/fitted copy.*`bucket` or `serve-url`/),
  });
});
