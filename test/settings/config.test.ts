import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { CONFIG_KEYS, LIST_KEYS, RULE_KEYS } from "../../src/settings/config/keys.js";
import { rawFromFlags } from "../../src/settings/flags.js";
import { rawFromAction } from "../../src/settings/raw-inputs.js";
import type { Surroundings } from "../../src/settings/types.js";
import { loadSettings } from "../../src/settings.js";
import { complaint, complaintOf, surroundings, variables } from "./reading.js";

let workspace: string;
beforeEach(() => {
  workspace = realpathSync(mkdtempSync(join(tmpdir(), "cutout-config-")));
  mkdirSync(join(workspace, ".github"));
});
afterEach(() => rmSync(workspace, { recursive: true }));

const write = (text: string, file = ".github/cutouts.yml") => writeFileSync(join(workspace, file), text);
const load = (inputs: Readonly<Record<string, string>> = {}, given: Partial<Surroundings> = {}) =>
  loadSettings(rawFromAction(variables({ paths: "", ...inputs })), surroundings({ workspace, ...given }));

describe("the configuration file", () => {
  it("sets inputs by their names, for a step and for a command line alike", async () => {
    write("paths: [photos, '!photos/drafts']\nformat: webp\nquality: 80\ntrim: true\nconcurrency: 2\n");
    const step = await load();
    expect(step).toMatchObject({ paths: ["photos", "!photos/drafts"], concurrency: 2 });
    expect(step.variants[0].recipe).toMatchObject({ format: "webp", quality: 80, trim: true });
    const line = await loadSettings(rawFromFlags([], {}), surroundings({ workspace }));
    expect(line).toMatchObject({ paths: step.paths, variants: step.variants });
  });

  it("gives way to what is given: an input that differs from its default, and any flag", async () => {
    write("paths: photos\nformat: webp\nquality: 80\n");
    const step = await load({ quality: "70", format: "png" });
    expect(step.variants[0].recipe).toMatchObject({ format: "webp", quality: 70 });
    const line = await loadSettings(rawFromFlags(["--format", "png", "other"], {}), surroundings({ workspace }));
    expect(line.paths).toEqual(["other"]);
    expect(line.variants[0].recipe).toMatchObject({ format: "png", quality: 80 });
  });

  it("lies elsewhere where `config` says so, and is not read with `none`", async () => {
    write("paths: photos\n", "mine.yml");
    expect((await load({ config: "mine.yml" })).paths).toEqual(["photos"]);
    write("pahts: photos\n");
    expect((await load({ config: "none", paths: "x" })).paths).toEqual(["x"]);
  });

  it.each([
    [
      "paths: photos\nfromat: webp\n",
      '.github/cutouts.yml, line 2: there is no setting "fromat": did you mean "format"?',
    ],
    ["paths: photos\n\nmax-pade: 3\n", 'line 3: there is no setting "max-pade": did you mean "max-paid"?'],
    ["paths: photos\napp-code: abc\n", 'line 2: "app-code" is a secret'],
    ["paths: photos\ntoken: abc\n", 'line 2: "token" is a secret'],
    ["paths: photos\nformat: [png]\n", 'line 2: "format" has to be one plain value'],
    ["paths: photos\nformat: gif\n", '"format" is "gif" (.github/cutouts.yml, line 2); allowed: png, webp, avif, jpg'],
    ["paths: photos\nbackground: #fff\n", "an unquoted # begins a comment"],
    ["paths: photos\n  x: [\n", "this is no YAML"],
    ["- photos\n", "this has to be inputs with their values"],
    ["paths: photos\nrules:\n  - paths: a\n    canvas: big\n", '.github/cutouts.yml, line 3: "canvas" is "big"'],
    ["paths: photos\nrules:\n  - paths: a\n    max-paid: 3\n", 'line 4: "max-paid" cannot be set here'],
    ["paths: photos\nrules:\n  - model: human\n", 'line 3: a rule needs "paths"'],
  ])("is refused with the line, and the nearest right word: %j", async (text, told) => {
    write(text);
    expect(await complaintOf(rawFromAction(variables({ paths: "" })), { workspace })).toContain(told);
  });

  it("has rules with recipe, model, output and variants of their own", async () => {
    write(await readFile(new URL("../../examples/cutouts.yml", import.meta.url), "utf8"));
    const { rules, variants } = await load();
    expect(variants[0]).toMatchObject({ output: "shop/{dir}/{name}.{format}", recipe: { format: "webp" } });
    expect(rules).toMatchObject([
      { paths: ["photos/shoes/**"], variants: [{ recipe: { format: "webp", canvas: { width: 1600, height: 1600 } } }] },
      { paths: ["photos/team"], model: "human", variants: [{ name: "large" }, { name: "small" }] },
    ]);
    expect(rules[0]).not.toHaveProperty("model");
  });
});

describe("a stranger's configuration file", () => {
  const stranger = { configOf: "stranger", secretsWithheld: true } as const;

  it.each(
    CONFIG_KEYS.filter((key) => !["paths", "human-paths", "if-no-files-found", "output", "variants"].includes(key)),
  )("cannot set %s, unless it is of the recipe", async (key) => {
    if (RULE_KEYS.includes(key) && key !== "model") return;
    write(`paths: photos\n${key}: "attack"\n`);
    const told = (await load({}, stranger)).remarks.join();
    expect(told).toContain(`may not set ${key}`);
  });

  it("spends nothing and reaches nobody, and yet says what the products are like", async () => {
    write(
      "paths: photos\nformat: webp\nservice: https://evil.example\nimage-urls: serve\nserve-url: https://evil.example\nmax-paid: unlimited\ndeliver: commit\nmodel-file: https://evil.example/x.onnx\nrules:\n  - paths: photos/a\n    model: human\n    trim: true\n",
    );
    const settings = await load({}, stranger);
    expect(settings).toMatchObject({ service: { kind: "embedded" }, maxPaid: 100, deliver: ["artifact"] });
    expect(settings).toMatchObject({ imageUrls: { kind: "auto" }, variants: [{ recipe: { format: "webp" } }] });
    expect(settings.rules).toMatchObject([{ variants: [{ recipe: { trim: true } }] }]);
    expect(settings.rules[0]).not.toHaveProperty("model");
  });

  it("is not read where the step has secrets", async () => {
    write("paths: everything\n");
    const paid = await load({ paths: "photos", service: "alibaba", "app-code": "abc" }, { configOf: "stranger" });
    expect(paid).toMatchObject({ paths: ["photos"], remarks: [expect.stringContaining("is not read")] });
    const stored = await load({ paths: "photos" }, { ...stranger, environment: { AWS_SECRET_ACCESS_KEY: "x" } });
    expect(stored.paths).toEqual(["photos"]);
  });
});

describe("docs/cutouts.schema.json", async () => {
  const schema = JSON.parse(await readFile(new URL("../../docs/cutouts.schema.json", import.meta.url), "utf8"));
  const accepts = new Ajv2020({ allowUnionTypes: true }).compile(schema);

  it("knows the keys that the program takes, no others, and the lists", () => {
    expect(Object.keys(schema.properties).toSorted()).toEqual([...CONFIG_KEYS, "rules"].toSorted());
    expect(Object.keys(schema.properties.rules.items.properties).toSorted()).toEqual([...RULE_KEYS].toSorted());
    const lists = Object.entries<{ items?: object }>(schema.properties).filter(([, { items }]) => items !== undefined);
    expect(lists.map(([name]) => name).toSorted()).toEqual([...LIST_KEYS, "rules", "variants"].toSorted());
  });

  it("allows the words that the program allows", async () => {
    const worded = Object.entries<{ enum?: readonly string[] }>(schema.properties).filter(([, one]) => one.enum);
    expect(worded.map(([name]) => name)).toContain("format");
    for (const [name, one] of worded) {
      const told = /allowed: (.*)$/.exec(await complaint({ [name]: "@@" }))?.[1];
      expect([name, one.enum?.filter((word) => word !== "jpeg").join(", ")]).toEqual([name, told]);
    }
  });

  it("accepts the example, and refuses a wrong key, a wrong word, and a rule without paths", async () => {
    const example = await readFile(new URL("../../examples/cutouts.yml", import.meta.url), "utf8");
    expect(example.split("\n")[0]).toMatch(/^# yaml-language-server: \$schema=\S+\/docs\/cutouts\.schema\.json$/);
    expect(accepts(parse(example))).toBe(true);
    for (const wrong of [{ fromat: "png" }, { format: "gif" }, { rules: [{ trim: true }] }, { "app-code": "x" }])
      expect(accepts(wrong)).toBe(false);
  });
});
