import type { Recipe } from "../model.js";
import { CHECKS_ALLOWED, parseChecks } from "./checks.js";
import { parseBytes, parseFlag, shown, wholeNumber } from "./reader.js";
import {
  ALIGN_WORDS,
  CONTENT_WORDS,
  LARGEST_MARGIN,
  LARGEST_SIDE,
  MOST_MEGAPIXELS,
  MOST_PARTS,
  namesFile,
  parseBackground,
  parseCanvas,
  parseFormat,
  parseMargin,
  parseWord,
} from "./recipe-values.js";
import { parseShadow } from "./shadow.js";

/** The inputs that make a recipe, which a variant may give anew. */
export const RECIPE_INPUTS = [
  "content",
  "format",
  "quality",
  "max-bytes",
  "background",
  "shadow",
  "trim",
  "margin",
  "canvas",
  "align",
  "require",
] as const;

export type RecipeInput = (typeof RECIPE_INPUTS)[number];

/** The longest side that WebP can say. */
const WEBP_SIDE = 16_383;

/** As many as the encoder's memory suffices for. */
const AVIF_MEGAPIXELS = 40;

type OnProblem = (name: RecipeInput, message: string) => void;

/**
 * Reads a recipe from text values, each for itself. `problem` is told the input's name and what is allowed; a harmless
 * value stands in.
 */
export function readRecipe(values: Readonly<Record<RecipeInput, string>>, problem: OnProblem): Recipe {
  const refuse = (name: RecipeInput, allowed: string) =>
    problem(name, `"${name}" is ${shown(values[name])}; allowed: ${allowed}`);
  const take = <T>(name: RecipeInput, value: T | undefined, allowed: string, otherwise: T): T => {
    if (value === undefined) refuse(name, allowed);
    return value ?? otherwise;
  };
  const background = parseBackground(values.background);
  if (background === undefined)
    problem("background", `"background" is ${shown(values.background)}${colourHint(values.background)}`);
  const canvas = parseCanvas(values.canvas);
  if (canvas === "wrong") refuse("canvas", CANVAS_ALLOWED);
  const maxBytes = values["max-bytes"] === "" ? undefined : parseBytes(values["max-bytes"]);
  if (values["max-bytes"] !== "" && maxBytes === undefined)
    refuse("max-bytes", "a size such as 500KB or 2MB, above zero");
  const content = take("content", parseWord(values.content, CONTENT_WORDS), CONTENT_WORDS.join(", "), "cutout");
  const shadow = take("shadow", parseShadow(values.shadow), SHADOW_ALLOWED, "none");
  const align = take("align", parseWord(values.align, ALIGN_WORDS), ALIGN_WORDS.join(", "), "center");
  const checks = parseChecks(values.require);
  if ("wrong" in checks) problem("require", `"require" has ${shown(checks.wrong)}; allowed: ${CHECKS_ALLOWED}`);
  const [first, ...rest] = "wrong" in checks ? [] : checks;
  return {
    ...(content !== "cutout" && { content }),
    format: take("format", parseFormat(values.format), "png, webp, avif, jpg", "png"),
    quality: take("quality", wholeNumber(values.quality, { min: 1, max: 100 }), "a whole number from 1 to 100", 90),
    ...(maxBytes !== undefined && { maxBytes }),
    background: background ?? { kind: "transparent" },
    ...(shadow !== "none" && { shadow }),
    trim: take("trim", parseFlag(values.trim), "true or false", false),
    margin: take("margin", parseMargin(values.margin), MARGIN_ALLOWED, { unit: "px", value: 0 }),
    ...(canvas !== undefined && canvas !== "wrong" && { canvas }),
    ...(align !== "center" && { align }),
    ...(first !== undefined && { checks: [first, ...rest] as const }),
  };
}

const SHADOW_ALLOWED =
  'none, contact (or with opacity and colour, such as "contact 60% #222"), drop, or drop with its offsets, blur, opacity and colour, such as "drop 0 8px 24px 40% #000", each length in pixels or in % of the subject';
const MARGIN_ALLOWED = `pixels such as 40 or 40px (up to ${LARGEST_MARGIN}), or a share such as 5% (below 50%)`;
const CANVAS_ALLOWED = `WIDTHxHEIGHT such as 2000x2000, each from 1 to ${LARGEST_SIDE}, ${MOST_MEGAPIXELS} megapixels at most; or a ratio such as 4:5, of whole numbers up to ${MOST_PARTS}`;

/** Tells what of a recipe cannot be meant together. */
export function refuseContradictions(recipe: Recipe, problem: OnProblem): void {
  const { format, margin, canvas, maxBytes } = recipe;
  if (format === "jpg" && !isOpaque(recipe)) {
    problem(
      "background",
      '"format: jpg" cannot hold transparency: set "background" to a colour such as "#ffffff", or take png, webp or avif',
    );
  }
  if (format === "png" && maxBytes !== undefined) {
    problem("max-bytes", '"max-bytes" needs a format with a quality: set "format" to jpg, webp or avif');
  }
  if (canvas === undefined || "across" in canvas) return;
  if (format === "webp" && Math.max(canvas.width, canvas.height) > WEBP_SIDE) {
    problem("canvas", `WebP ends at ${WEBP_SIDE} px a side: make the "canvas" smaller, or take png or jpg`);
  }
  if (format === "avif" && canvas.width * canvas.height > AVIF_MEGAPIXELS * 1e6) {
    problem(
      "canvas",
      `AVIF ends at ${AVIF_MEGAPIXELS} megapixels here: make the "canvas" smaller, or take webp, png or jpg`,
    );
  }
  if (margin.unit === "px" && margin.value * 2 >= Math.min(canvas.width, canvas.height)) {
    problem(
      "margin",
      `a "margin" of ${margin.value} px on both sides leaves nothing of a "canvas" of ${canvas.width}x${canvas.height}`,
    );
  }
}

/** Whether nothing of the product can be transparent. */
function isOpaque({ content, background, canvas, margin }: Recipe): boolean {
  if (content === "mask" || background.kind !== "transparent") return true;
  return content === "picture" && canvas === undefined && margin.value === 0;
}

/** Tells what of a recipe has no effect beside the rest of it. */
export function refuseIdle({ content, background, shadow, canvas, align }: Recipe, problem: OnProblem): void {
  const idle = (name: RecipeInput, value: string, why: string) =>
    problem(name, `"${name}" is ${shown(value)}, which has no effect ${why}: leave it out`);
  if (content === "mask" && background.kind !== "transparent")
    problem("background", '"background" has no effect with "content: mask", which is white on black: leave it out');
  if (content !== undefined && shadow !== undefined) idle("shadow", shadow.kind, `with "content: ${content}"`);
  if (align !== undefined && canvas === undefined) idle("align", align, 'without a "canvas"');
}

/** The recipe without what has no effect, so that products do not change with it. */
export function withoutIdle({ align, shadow, ...recipe }: Recipe): Recipe {
  return {
    ...recipe,
    ...(align !== undefined && recipe.canvas !== undefined && { align }),
    ...(shadow !== undefined && recipe.content === undefined && { shadow }),
    ...(recipe.content === "mask" && { background: { kind: "transparent" } as const }),
  };
}

const NAMED_COLOURS: ReadonlyMap<string, string> = new Map([
  ["white", "#ffffff"],
  ["black", "#000000"],
  ["gray", "#808080"],
  ["grey", "#808080"],
  ["red", "#ff0000"],
  ["green", "#008000"],
  ["blue", "#0000ff"],
  ["yellow", "#ffff00"],
]);

/** The one thing that helps with what was given for a colour. */
function colourHint(text: string): string {
  const named = NAMED_COLOURS.get(text.toLowerCase());
  if (named !== undefined) return `: write "${named}", in quotes`;
  if (text === "") return ': in YAML an unquoted # begins a comment, so write the colour in quotes, such as "#ffffff"';
  if (/^(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(text)) return `: write "#${text}", in quotes`;
  if (namesFile(text))
    return '; allowed after "file:" is the path of a picture below the working directory, with / between folders, such as "file:backdrops/oak.jpg"';
  return '; allowed: transparent, or a CSS hex colour such as "#ffffff", or two as "#ffffff..#dddddd" (in YAML with the quotes), or a picture of the repository such as "file:backdrops/oak.jpg"';
}
