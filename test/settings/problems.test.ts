import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { rawFromFlags } from "../../src/settings/flags.js";
import { DEFAULTS, isInputName, rawFromAction } from "../../src/settings/raw-inputs.js";
import { loadSettings } from "../../src/settings.js";
import { complaint, complaintOf, load, surroundings, variables } from "./reading.js";

describe("the problems of the settings", () => {
  it("are all told at once, each on a line of its own", async () => {
    const said = await complaint({
      paths: "",
      format: "gif",
      concurrency: "0",
      output: "../{name}.png",
      trim: "maybe",
    });
    expect(said.split("\n")[0]).toBe("5 settings are wrong:");
    expect(
      said
        .split("\n")
        .slice(1)
        .every((line) => line.startsWith("  - ")),
    ).toBe(true);
    for (const name of ["paths", "format", "concurrency", "output", "trim"]) expect(said).toContain(`"${name}"`);
  });

  it.each([
    ["formatt", "format"],
    ["path", "paths"],
    ["app_code", "app-code"],
    ["appcode", "app-code"],
    ["working-dir", "working-directory"],
    ["dryrun", "dry-run"],
    ["max_paid", "max-paid"],
  ])("name the nearest right input for a misspelt %s", async (misspelt, right) => {
    expect(await complaint({ [misspelt]: "x" })).toContain(`There is no input "${misspelt}": did you mean "${right}"?`);
    const flags = rawFromFlags([`--${misspelt}=x`, "photos"], {});
    expect(await complaintOf(flags)).toContain(`There is no flag --${misspelt}: did you mean --${right}?`);
  });

  it("send to the list of inputs where no input is near", async () => {
    expect(await complaint({ "completely-else": "x" })).toContain("see docs/inputs.md for all inputs");
    const flags = rawFromFlags(["--completely-else=x", "photos"], {});
    expect(await complaintOf(flags)).toContain(
      "There is no flag --completely-else: see cutout-action --help for all flags.",
    );
  });

  it("are none for what has a prototype's name", async () => {
    expect(await complaint({ constructor: "x" })).toContain('There is no input "constructor"');
    expect(isInputName("__proto__")).toBe(false);
  });
});

describe("action.yml", () => {
  it("has every input with the default that the program has", async () => {
    const { inputs } = parse(await readFile(new URL("../../action.yml", import.meta.url), "utf8"));
    const written = Object.fromEntries(
      Object.entries<{ default?: string }>(inputs).map(([name, input]) => [name, input.default ?? ""]),
    );
    expect({ ...written, token: "" }).toEqual(DEFAULTS);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's expressions look like this
    expect(written["token"]).toBe("${{ github.token }}");
  });

  it("and the program agree when the runner fills the defaults in", async () => {
    const filled = await load({ ...DEFAULTS, paths: "photos" });
    expect(filled).toEqual(await load());
  });
});

describe("the command line", () => {
  const VALUES = {
    "working-directory": "shop",
    "human-paths": "people",
    "if-no-files-found": "ignore",
    "on-refusal": "skip",
    model: "human",
    output: "out/{name}.{format}",
    format: "webp",
    quality: "70",
    background: "#abc",
    margin: "5%",
    canvas: "800x600",
    "max-paid": "unlimited",
    concurrency: "7",
    "fail-on": "never",
    "time-limit": "60",
    deliver: "commit",
    "commit-message": "Say\nmore",
    "pull-request-labels": "a, b",
  };

  it("takes the same names, and makes the same settings, as the action", async () => {
    const flags = rawFromFlags(
      [...Object.entries(VALUES).flatMap(([name, value]) => [`--${name}`, value]), "photos"],
      {},
    );
    const action = rawFromAction(variables(VALUES));
    expect(await loadSettings(flags, surroundings())).toEqual(await loadSettings(action, surroundings()));
  });

  it("takes --name=value and --name value, --switch, --no-switch and --switch=false", async () => {
    const read = (...flags: string[]) => loadSettings(rawFromFlags([...flags, "photos"], {}), surroundings());
    expect(await read("--format=webp")).toEqual(await read("--format", "webp"));
    expect((await read("--dry-run")).dryRun).toBe(true);
    expect((await read("--dry-run", "--no-comment")).comment).toBe(false);
    expect((await read("--comment=false")).comment).toBe(false);
    expect((await read("--comment", "false")).comment).toBe(false);
    expect(await read("--force", "false", "--trim", "true")).toMatchObject({ force: false, paths: ["photos"] });
    expect((await read("--dry-run")).paths).toEqual(["photos"]);
  });

  it("takes what is no flag for a path, and what follows -- too", async () => {
    const raw = rawFromFlags(["a.jpg", "--paths", "b.jpg", "--", "--odd.jpg"], {});
    const { paths } = await loadSettings(raw, surroundings());
    expect([...paths].sort()).toEqual(["--odd.jpg", "a.jpg", "b.jpg"]);
  });

  it("says which flag needs a value", async () => {
    expect(await complaintOf(rawFromFlags(["photos", "--format"], {}))).toContain("--format needs a value");
  });

  it("delivers nothing unless it is told to, and reads secrets from the environment", async () => {
    const env = { CUTOUT_APP_CODE: "code", GITHUB_TOKEN: "ghs" };
    const settings = await loadSettings(rawFromFlags(["photos", "--service", "alibaba"], env), surroundings());
    expect(settings.deliver).toEqual([]);
    expect(settings.token).toBe("ghs");
    expect(settings.service).toMatchObject({ appCode: { kind: "given", value: "code" } });
  });
});
