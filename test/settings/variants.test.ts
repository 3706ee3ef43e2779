import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { complaint, load } from "./reading.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const TWO = `
- name: shop
  output: shop/{name}.{format}
  format: jpg
  background: "#fff"
- name: square
  canvas: 500x500
`;

describe("variants", () => {
  it("are several products of one cutout, each with its own path and recipe", async () => {
    const { variants } = await load({ variants: TWO, margin: "5%" });
    expect(variants).toMatchObject([
      { name: "shop", output: "shop/{name}.{format}", recipe: { format: "jpg", margin: { value: 5, unit: "%" } } },
      { name: "square", output: "cutouts/{dir}/{name}-square.{format}", recipe: { canvas: { width: 500 } } },
    ]);
  });

  it("may be kept in a file", async () => {
    const workspace = await mkdtemp(join(tmpdir(), "variants-"));
    await writeFile(join(workspace, "sizes.yml"), TWO);
    expect((await load({ variants: "sizes.yml" }, { workspace })).variants).toHaveLength(2);
    expect(await complaint({ variants: "none.yml" }, { workspace })).toContain('cannot be read from "none.yml"');
  });

  it("may each bring what the plain inputs lack: jpg for all, and a background for each", async () => {
    const variants = '- name: white\n  background: "#fff"\n- name: black\n  background: "#000"';
    expect(await complaint({ format: "jpg", variants })).toBe("");
  });

  it("tell a plain input's fault once, however many inherit it", async () => {
    const said = await complaint({ quality: "500", variants: TWO });
    expect(said).toBe('"quality" is "500"; allowed: a whole number from 1 to 100');
  });

  it.each([
    ["two of one name", "- name: a\n- name: a", /two entries named "a"/],
    ["two of one path", "- {name: a, output: '{name}.{format}'}\n- {name: b, output: '{name}.png'}", /same|output/],
    ["no name", "- format: png", /entry 1 needs a "name"/],
    ["a name that is a path", "- name: a/b", /needs a "name" of letters/],
    ["a setting that is none", "- name: a\n  formt: png", /no setting "formt"/],
    ["a setting of the whole run", "- name: a\n  service: alibaba", /no setting "service"/],
    ["an unquoted colour, which is a comment", "- name: a\n  background: #fff", /"background" is empty.*quotes/],
    ["a contradiction of its own", "- name: a\n  format: jpg", /entry "a": "format: jpg" cannot hold/],
    ["a way out", "- name: a\n  output: ../{name}.png", /stay inside/],
    ["a tag that makes code", "- !!js/function 'function(){}'", /YAML list|cannot be read/],
    ["aliases that grow without end", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]", /YAML list|cannot be read/],
    ["a key twice", "- name: a\n  name: b", /cannot be read/],
    ["a tab", "-\tname: a\n\t- b", /YAML list|cannot be read/],
  ])("with %s are refused", async (_what, variants, message) => {
    expect(await complaint({ variants })).toMatch(message);
  });

  it("that are hostile YAML become settings or a problem, and nothing else", async () => {
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.constantFrom(
        ..."- |? |: |name: a|\n|\n  |&a |*a |!!js/function |!!binary |!<x> |{|}|[|]|'|\"|<<: |%YAML 9.9\n|---\n|...\n|\t|# |format: |output: |~|0x|1e999|\ud800|__proto__: ".split(
          "|",
        ),
        "|\n",
        ">-\n",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        await complaint({ variants: pieces.join("") });
      }),
      { numRuns: 400 },
    );
    expect(warned).not.toHaveBeenCalled();
  });

  it("that nest without end become a problem", async () => {
    expect(await complaint({ variants: "[".repeat(20_000) })).toContain('"variants"');
  });
});
