import { describe, expect, it } from "vitest";
import { DEFAULTS, type InputName } from "../../src/settings/raw-inputs.js";
import { complaint, type Inputs, load } from "./reading.js";

interface Wrong {
  readonly values: readonly string[];
  /** What the message says is allowed. */
  readonly allowed: RegExp;
  /** Inputs that the value needs beside it. */
  readonly beside?: Inputs;
}

const SWITCH: Wrong = { values: ["maybe", "2", "true\nfalse", "::error::"], allowed: /true or false/ };
const OUTSIDE = ["..", "../other", "/etc/passwd", "a/../../b", "C:/x", ".git/config", "folder/"];
const ANYTHING = "takes any text";

/** For every input what is refused, or that nothing can be. The compiler asks for each. */
const WRONG: Readonly<Record<InputName, Wrong | typeof ANYTHING>> = {
  paths: {
    values: ["!photos", "# only a comment", "!a\n!b"],
    allowed: /globs, folders or files|does not start with !/,
  },
  "working-directory": { values: ["..", "/", "../x", "a/../.."], allowed: /inside the workspace/ },
  config: { values: ["no-such.yml", "../cutouts.yml"], allowed: /there is no such file|outside of the workspace/ },
  "human-paths": ANYTHING,
  "if-no-files-found": { values: ["fail", "true", "warn, error"], allowed: /warn, error, ignore/ },
  model: { values: ["robot", "general human", "general\nhuman", "*"], allowed: /general, human/ },
  service: {
    values: ["aliyun", "ftp://x", "http://example.com", "//x", "https://", "https://user:pw@example.com"],
    allowed: /embedded, alibaba, or the https URL/,
  },
  "app-code": { values: ["two words", "a\nb", "密码"], allowed: /the AppCode alone/, beside: { service: "alibaba" } },
  billed: { ...SWITCH, beside: { service: "https://example.com", "app-code": "code" } },
  "image-urls": {
    values: ["cdn", "https://cdn.example/a.jpg", "ftp://x/{path}", "https://x/{path}/{who}", "://{path}"],
    allowed: /auto, raw, bucket, serve/,
  },
  "share-private": SWITCH,
  bucket: {
    values: ["s3://shop", "shop/photos", "a b", "-"],
    allowed: /the bucket's name alone/,
    beside: {},
  },
  "bucket-endpoint": {
    values: ["oss-cn-hangzhou.aliyuncs.com", "ftp://store.example", "https://", "javascript:alert(1)"],
    allowed: /an http or https URL/,
    beside: { bucket: "shop" },
  },
  "bucket-region": { values: ["eu-west-1"], allowed: /no effect without "bucket"/ },
  "bucket-key": {
    values: ["products", "{nmae}", "../{path}", "/{path}", "a//../{path}"],
    allowed: /\{path\}|\.\./,
    beside: { bucket: "b", deliver: "bucket" },
  },
  "bucket-cache-control": {
    values: ["max-age=1\r\nx: y", "ü"],
    allowed: /max-age/,
    beside: { bucket: "b", deliver: "bucket" },
  },
  "bucket-url": { values: ["cdn", "ftp://cdn.example"], allowed: /http/, beside: { bucket: "b", deliver: "bucket" } },
  "serve-url": { values: ["example.com", "file:///etc/passwd", "http://"], allowed: /an http or https URL/ },
  "serve-port": { values: ["-1", "65536", "http", "80.5", "0x50", "1e3"], allowed: /whole number from 0 to 65535/ },
  output: {
    values: [
      "../{name}.{format}",
      "/{name}.{format}",
      "a/../../{name}.{format}",
      "{name}",
      "cutouts/one.png",
      "{nmae}.{format}",
      "{name.{format}",
      ".git/{name}.{format}",
      ".GIT/{name}.{format}",
      "a\\{name}.{format}",
      "a\n{name}.{format}",
      "{name}.gif",
      ".{ext}./{name}.{format}",
    ],
    allowed: /allowed: \{dir\}|must|use \{name\}|not closed|not allowed|suffix/,
  },
  manifest: { values: OUTSIDE, allowed: /inside the working directory/ },
  content: { values: ["alpha", "mask,picture", "true", "cut out"], allowed: /cutout, mask, picture/ },
  format: { values: ["gif", "png,webp", ".png", "constructor"], allowed: /png, webp, avif, jpg/ },
  quality: { values: ["0", "101", "-5", "90%", "high", "9e1"], allowed: /whole number from 1 to 100/ },
  "max-bytes": { values: ["0", "-1KB", "much", "1 TB", "1e3"], allowed: /500KB/, beside: { format: "webp" } },
  background: {
    values: [
      "mauve",
      "#12345",
      "#ggg",
      "rgb(0,0,0)",
      "#ffffffff",
      "#fff..",
      "#fff..#ddd..#000",
      "#fff..white",
      ...["", ...OUTSIDE, "a\\b.jpg", "//host/a.jpg", "~/a.jpg", "."].map((path) => `file:${path}`),
    ],
    allowed: /CSS hex colour|below the working directory/,
  },
  shadow: {
    values: [
      "soft",
      "contact 2px",
      "contact 40% #000 1",
      "drop 5px",
      "drop 1 2",
      "drop 0 8px 24px 140%",
      "drop 0 8px -2px",
      "drop 0 0 0 40% red",
      "drop 0 8em 2px",
      "drop 0 99999px 0",
      "drop 0 0 0 40% #000 1",
    ],
    allowed: /drop 0 8px 24px 40% #000/,
  },
  trim: SWITCH,
  margin: { values: ["300%", "50%", "-1", "5em", "1.5px", "2001", "99999"], allowed: /below 50%/ },
  canvas: {
    values: ["0", "0x100", "100", "100x", "99999x1", "-1x-1", "100*100", "16384x16384", "4:", "0:1", "1.91:1", "101:1"],
    allowed: /WIDTHxHEIGHT.*ratio such as 4:5/,
  },
  require: {
    values: [
      "sharpness",
      "confidence >= 1.2",
      "confidence",
      "fill: 95%..60%",
      "fill: 0%",
      "min-size: 0",
      "min-size: big",
      "min-subject: 10x20x30",
      "sharp: very",
      "whole: yes",
      "alpha, alpha",
    ],
    allowed: /fill: 60%..95%/,
  },
  align: { values: ["top", "left", "bottom center"], allowed: /center, bottom/, beside: { canvas: "1:1" } },
  variants: {
    values: ["{", "square", "[]", "- 1", "a: b", "missing.yml", "- name: '../x'"],
    allowed: /YAML list|cannot be read|needs a "name"/,
  },
  "on-refusal": { values: ["ignore", "true"], allowed: /fail, skip/ },
  transparent: { values: ["maybe", "keep, send"], allowed: /keep, send/ },
  "out-of-limits": { values: ["ignore", "fit, skip"], allowed: /fit, skip, fail/ },
  "max-paid": { values: ["-1", "1.5", "many", "99999999", "∞", "Infinity"], allowed: /0 to 1000000, or unlimited/ },
  "over-budget": { values: ["pay", "0"], allowed: /refuse, defer/ },
  "max-pictures": { values: ["0", "-1", "many", "1.5"], allowed: /1 to 10000000, or unlimited/ },
  "dry-run": SWITCH,
  "changed-only": SWITCH,
  force: SWITCH,
  results: { values: ["second", "2", "both"], allowed: /first, all/ },
  "pay-again": SWITCH,
  prune: SWITCH,
  shard: { values: ["0/4", "5/4", "1/257", "2", "a/b", "1/0", "-1/4"], allowed: /which of how many/ },
  "shard-size": { values: ["0", "-1", "many"], allowed: /whole number from 1/, beside: { "dry-run": "true" } },
  collect: ANYTHING,
  concurrency: { values: ["0", "51", "-1", "four", "NaN"], allowed: /whole number from 1 to 50/ },
  "job-timeout": { values: ["0", "361", "10m"], allowed: /whole number from 1 to 360/ },
  "time-limit": { values: ["-1", "5h", "1.5.2", "1e3", "."], allowed: /minutes, such as 330 or 1.5, or 0/ },
  report: { values: ["report", "report.txt", "out/"], allowed: /an HTML file/ },
  "state-directory": ANYTHING,
  "state-limit": { values: ["0", "lots", "-1GB"], allowed: /1GB/ },
  deliver: {
    values: ["zip", "none, artifact", "commit pull-request", "commit;artifact"],
    allowed: /artifact|commit or/,
  },
  "artifact-name": { values: ['a"b', "a/b", "a\\b", "a:b", "a|b", "a*b", "a\nb"], allowed: /a name without/ },
  "retention-days": { values: ["-1", "401", "forever"], allowed: /whole number from 0 to 400/ },
  "commit-message": ANYTHING,
  "commit-author": {
    values: ["Ann", "Ann <ann>", "<ann@example.com>", "Ann <a@b> <c@d>", "Ann\nEve <a@example.com>"],
    allowed: /Name <mail@example\.com>/,
  },
  "sign-off": SWITCH,
  branch: {
    values: ["a b", "-x", "a..b", "a~1", "x.lock", "a:b", "a/", "@{1}", "@", ".a", "a/.b", "a.lock/b", "a\tb"],
    allowed: /name of a branch/,
  },
  base: { values: ["main:evil", "--upload-pack=x", "a\nb", "a//b"], allowed: /name of a branch/ },
  "verified-commits": { values: ["maybe", "required"], allowed: /true, false or preferred/ },
  "pull-request-title": ANYTHING,
  "pull-request-labels": ANYTHING,
  comment: SWITCH,
  "fail-on": { values: ["some", "true"], allowed: /any, all, never/ },
  "model-file": { values: ["http://example.com/m.onnx"], allowed: /a path, or an https URL/ },
  "model-sha256": { values: ["abc", "z".repeat(64)], allowed: /64 hexadecimal/, beside: { "model-file": "m.onnx" } },
  "model-preset": { values: ["u2net"], allowed: /no effect without "model-file"/ },
  "human-model-file": { values: ["http://example.com/m.onnx"], allowed: /a known name, a path, or an https URL/ },
  "human-model-sha256": {
    values: ["abc", "0".repeat(64)],
    allowed: /nothing beside the name "u2net-human-seg", which has its own: 01eb6a29|64 hexadecimal/,
    beside: { "human-model-file": "u2net-human-seg" },
  },
  "human-model-preset": { values: ["u2net"], allowed: /no effect without "human-model-file"/ },
  "model-use": { values: ["never", "doubt"], allowed: /doubtful, all/ },
  "model-mirrors": { values: ["mirror", "ftp://example.com/", "https://a:b@example.com/"], allowed: /base URLs/ },
  token: ANYTHING,
};

const NAMES = Object.keys(DEFAULTS);
const refused = Object.entries(WRONG).flatMap(([name, wrong]) =>
  wrong === ANYTHING ? [] : wrong.values.map((value) => ({ name, value, wrong })),
);

/** Values that must come out as settings or as a message, whatever the input. */
const ABSURD = [
  "x".repeat(100_000),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's expressions look like this
  "${{ secrets.X }}",
  "$(rm -rf /)",
  "::error::boo",
  "a\r\nb",
  "\u202egnp",
  "\ud800",
  "__proto__",
  "{}{}{}",
  "../../..",
  "🦊",
  "null",
  "%00",
  "[",
];

describe("a wrong value", () => {
  it.each(refused)("of $name, $value, is refused with the input's name, the value and what is allowed", async (row) => {
    const { name, value, wrong } = row;
    const said = await complaint({ ...wrong.beside, [name]: value }, { environment: CREDENTIALS });
    expect(said).toContain(`"${name}"`);
    expect(said).toMatch(wrong.allowed);
    if (name !== "app-code" && !/variants|@/.test(name + value)) {
      expect(said).toContain(JSON.stringify(value).slice(1, -1));
    }
  });

  it("is told on one short line, however long it is", async () => {
    const said = await complaint({ format: "gif\n".repeat(10_000) });
    expect(said.split("\n")).toHaveLength(1);
    expect(said.length).toBeLessThan(200);
  });
});

const CREDENTIALS = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "key" };

describe.each(NAMES)("the input %s", (name) => {
  it("means its default where it is left empty, or blank", async () => {
    if (name === "paths") {
      expect(await complaint({ paths: "  " })).toContain('"paths" is empty');
      return;
    }
    const [empty, blank, absent] = await Promise.all([load({ [name]: "" }), load({ [name]: " \n" }), load()]);
    // An empty background is asked about, since an unquoted colour comes as one.
    expect({ ...empty, remarks: [] }).toEqual(absent);
    expect({ ...blank, remarks: [] }).toEqual(absent);
  });

  it("makes settings or a message for the user out of anything, and never an exception", async () => {
    for (const value of ABSURD) {
      const said = await complaint({ [name]: value });
      expect(said).not.toMatch(/\n\s+at |TypeError|RangeError|Cannot read properties/);
    }
  });
});
