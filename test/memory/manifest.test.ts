import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexLines, type ManifestChange, type ManifestLine, parseManifest } from "../../src/memory/manifest.js";
import { mergeManifest, writeManifest } from "../../src/memory/merge-manifest.js";
import { printManifest } from "../../src/memory/print-manifest.js";
import { readLines, readManifest } from "../../src/memory/read-manifest.js";
import { UserError } from "../../src/user-error.js";
import { LINE, lineOf } from "./lines.js";

/** In pieces that end anywhere, as git prints them. */
async function mergedText(theirs: string, change: ManifestChange): Promise<string> {
  const bytes = Buffer.from(theirs);
  const source = async function* () {
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  };
  let text = "";
  for await (const piece of mergeManifest(source, change, "m")) text += piece;
  return text;
}

const path = fc
  .array(fc.string({ unit: "binary", minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map((part) => part.replaceAll("/", "_")).join("/"))
  .filter((text) => !/^[\\]|(?:^|[/\\])(?:\.{1,2}|\.git)(?:[/\\]|$)/i.test(text));
const count = fc.nat();
const line: fc.Arbitrary<ManifestLine> = fc.record({
  product: path,
  source: path,
  variant: fc.string(),
  content: fc.string(),
  blob: fc.string(),
  model: fc.constantFrom("general" as const, "human" as const),
  service: fc.string(),
  recipe: fc.string({ unit: "binary" }),
  width: count,
  height: count,
  sha256: fc.string(),
  productBlob: fc.string(),
  bytes: count,
  request: fc.string(),
});
const lines = fc.uniqueArray(line, { selector: ({ product }) => product, maxLength: 12 });

function refusal(text: string): string {
  try {
    parseManifest(text, "shop/.cutouts.json");
    return "";
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

describe("a manifest's file", () => {
  const forms: Readonly<Record<string, (text: string) => string>> = {
    "as it is printed": (text) => text,
    "with Windows' ends of line": (text) => text.replaceAll("\n", "\r\n"),
    "formatted by another program": (text) => JSON.stringify(JSON.parse(text), null, 2),
    "on one line": (text) => JSON.stringify(JSON.parse(text)),
    "without its last end of line": (text) => text.trimEnd(),
  };
  it.each(Object.entries(forms))("reads the same %s", async (_form, formed) => {
    const file = join(await mkdtemp(join(tmpdir(), "manifest-")), "m.json");
    await fc.assert(
      fc.asyncProperty(lines, async (some) => {
        const text = formed(printManifest(some));
        await writeFile(file, text);
        expect(await readLines(file)).toEqual(parseManifest(text, file));
      }),
      { numRuns: 50 },
    );
  });

  it("of more than one piece is printed and read whole", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "manifest-")), "m.json");
    const many = Array.from({ length: 5_000 }, (_, at) => lineOf(`x${"ü".repeat(at % 90)}/${at}.png`));
    await writeManifest(file, { written: many, removed: [] });
    expect(await readFile(file, "utf8")).toBe(printManifest(many));
    expect((await readManifest(file)).lines.size).toBe(5_000);
  });

  it("that was cut off says so instead of reading as a shorter one", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "manifest-")), "m.json");
    await writeFile(
      file,
      printManifest([LINE, lineOf("b.png")])
        .split("\n")
        .slice(0, 2)
        .join("\n"),
    );
    await expect(readLines(file)).rejects.toThrow(/is damaged/);
  });
});

describe("the manifest", () => {
  it("reads back what it wrote, whatever the pictures are called", () => {
    fc.assert(
      fc.property(lines, (all) => {
        const read = parseManifest(printManifest(all), "m");
        expect(indexLines(read).lines).toEqual(indexLines(all).lines);
      }),
    );
  });

  it("is the same text for the same lines in any order: a line a product", () => {
    fc.assert(
      fc.property(lines, (all) => {
        const text = printManifest(all);
        expect(printManifest(all.toReversed())).toBe(text);
        expect(text.split("\n")).toHaveLength(all.length + 3);
      }),
    );
  });

  it("changes no other line when a product is added, at the end too", () => {
    const before = printManifest([lineOf("a.png"), lineOf("b.png")]).split("\n");
    const after = printManifest([lineOf("a.png"), lineOf("b.png"), lineOf("c.png")]).split("\n");
    expect(after.filter((each) => !before.includes(each))).toHaveLength(1);
    expect(before.filter((each) => !after.includes(each))).toEqual([]);
  });

  it("keeps the lines that another run wrote meanwhile, in whatever order they are", async () => {
    const text = (some: readonly ManifestLine[]) => JSON.stringify({ version: 1, products: some });
    const forms = fc.constantFrom(printManifest, text, (some: readonly ManifestLine[]) =>
      text(some).replaceAll("},{", "},\n{"),
    );
    await fc.assert(
      fc.asyncProperty(lines, lines, forms, async (theirs, ours, form) => {
        const text = await mergedText(form(theirs), { written: ours, removed: [] });
        const merged = indexLines(parseManifest(text, "m"));
        // As one that is printed anew: whatever is merged, the order is the same.
        expect(text).toBe(printManifest(parseManifest(text, "m")));
        for (const each of ours) expect(merged.lines.get(each.product)).toEqual(each);
        const own = new Set(ours.map(({ product }) => product));
        for (const each of theirs.filter(({ product }) => !own.has(product)))
          expect(merged.lines.get(each.product)).toEqual(each);
        expect(merged.lines.size).toBe(new Set([...theirs, ...ours].map(({ product }) => product)).size);
      }),
    );
  });

  it("takes this run's line for a product that another run has made too", async () => {
    const [theirs, ours] = [lineOf("a.png", { request: "theirs" }), lineOf("a.png", { request: "ours" })];
    const merged = await mergedText(printManifest([theirs]), { written: [ours], removed: [] });
    expect(parseManifest(merged, "m")).toEqual([ours]);
  });

  it("loses the lines of what was removed, and only those", async () => {
    const theirs = printManifest([lineOf("a.png"), lineOf("b.png")]);
    const merged = await mergedText(theirs, { written: [], removed: ["a.png", "never-there.png"] });
    expect(parseManifest(merged, "m").map(({ product }) => product)).toEqual(["b.png"]);
  });

  it("takes the later of two lines for one product, as git's union merge leaves them", () => {
    const [first, ...rest] = printManifest([lineOf("a.png", { recipe: "old" })]).split("\n");
    const twice = [
      first,
      ...printManifest([lineOf("a.png", { recipe: "old" }), lineOf("b.png")])
        .split("\n")
        .slice(1, 3),
    ];
    const text = [...twice, `${JSON.stringify(lineOf("a.png", { recipe: "new" }))},`, ...rest.slice(1)].join("\n");
    const manifest = indexLines(parseManifest(text, "m"));
    expect(manifest.lines.get("a.png")?.recipe).toBe("new");
    expect(manifest.lines.size).toBe(2);
    expect(manifest.bySource.get("a.png.jpg")).toHaveLength(1);
  });

  it("is read with the line ends of Windows, and with a byte order mark", () => {
    const text = printManifest([LINE]);
    expect(parseManifest(text.replaceAll("\n", "\r\n"), "m")).toEqual([LINE]);
    expect(parseManifest(`\ufeff${text}`, "m")).toEqual([LINE]);
  });

  it("that is empty has no lines", () => {
    for (const text of ["", " \n"]) expect(parseManifest(text, "m")).toEqual([]);
    expect(parseManifest(printManifest([]), "m")).toEqual([]);
  });

  it("is written whole and read back from disk, and not touched where nothing changed", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "manifest-")), "deep/.cutouts.json");
    await writeManifest(file, { written: [], removed: [] });
    await expect(readFile(file)).rejects.toThrow("ENOENT");
    await writeManifest(file, { written: [LINE], removed: [] });
    expect((await readManifest(file)).lines.get(LINE.product)).toEqual(LINE);
  });

  it("that is a folder stops the run with a message", async () => {
    await expect(readManifest(tmpdir())).rejects.toThrow(UserError);
  });
});

describe("a manifest that cannot be trusted stops the run instead of being rebuilt at cost:", () => {
  const good = printManifest([LINE]);
  it.each([
    [
      "with conflict markers",
      `<<<<<<< ours\n${good}=======\n${good}>>>>>>> theirs\n`,
      /merge conflict: keep the lines/,
    ],
    ["with one marker left", good.replace("null]}", ">>>>>>> theirs\nnull]}"), /merge conflict/],
    ["of a newer release", good.replace('"version":1', '"version":2'), /version 2.*reads version 1.*newer/],
    ["cut short", good.slice(0, -20), /damaged.*restore it from git/],
    ["that is something else", "[]", /no manifest of cutout-action/],
    ["that is a word", "null", /no manifest of cutout-action/],
    ["whose products are no list", '{"version":1,"products":{}}', /no manifest of cutout-action/],
    ["whose products are a word", '{"version":1,"products":"none"}', /no manifest of cutout-action/],
    ["with a line that is a number", '{"version":1,"products":[7]}', /product 1/],
    ["with a wrong width", good.replace('"width":4', '"width":"4"'), /product 1 has an invalid "width"/],
    ["with half a pixel", good.replace('"width":4', '"width":4.5'), /"width"/],
    ["without a hash", good.replace(/"sha256":"d+",/, ""), /"sha256"/],
    ["with a strange model", good.replace("general", "robot"), /"model"/],
    ["with a product outside", good.replace("cutouts/a.png", "../a.png"), /"product"/],
    ["with a product at the root of the machine", good.replace("cutouts/a.png", "/etc/passwd"), /"product"/],
    ["with a product outside on Windows", good.replace("cutouts/a.png", "x\\\\..\\\\..\\\\a.png"), /"product"/],
    ["with a product in .git", good.replace("cutouts/a.png", ".git/config"), /"product"/],
    ["with a product that has no name", good.replace("cutouts/a.png", ""), /"product"/],
    ["with a source outside", good.replace('"a.jpg"', '"x/../../a.jpg"'), /"source"/],
  ])("%s", (_what, text, message) => {
    const said = refusal(text);
    expect(said).toContain("shop/.cutouts.json");
    expect(said).toMatch(message);
  });

  it("damaged anywhere, it is either refused or read, and never throws at the user", () => {
    fc.assert(
      fc.property(fc.nat(good.length), fc.string({ maxLength: 5 }), fc.nat(9), (at, put, cut) => {
        refusal(good.slice(0, at) + put + good.slice(at + cut));
      }),
      { numRuns: 500 },
    );
  });
});

describe("the lines of a picture", () => {
  it("are all found by its path, those of each variant", () => {
    const all = ["", "small", "large"].map((variant) => lineOf(`a${variant}.png`, { source: "a.jpg", variant }));
    const { bySource } = indexLines([...all, lineOf("b.png")]);
    expect(bySource.get("a.jpg")).toEqual(all);
    expect(bySource.get("b.png.jpg")).toHaveLength(1);
  });

  it("say where readers find a product that lies in a bucket", async () => {
    const there = lineOf("a.png", { bucket: "https://pictures.example/a.png" });
    expect(parseManifest(printManifest([there]), "m")).toEqual([there]);
  });
});
