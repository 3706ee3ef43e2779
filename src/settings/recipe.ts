import type { Background, Format, Margin, Recipe, Size } from "../model.js";
import { parseBytes, parseFlag, shown, wholeNumber } from "./reader.js";

/** The inputs that make a recipe, which a variant may give anew. */
export const RECIPE_INPUTS = ["format", "quality", "max-bytes", "background", "trim", "margin", "canvas"] as const;

export type RecipeInput = (typeof RECIPE_INPUTS)[number];

const FORMATS = new Map<string, Format>([
  ["png", "png"],
  ["webp", "webp"],
  ["jpg", "jpg"],
  ["jpeg", "jpg"],
]);
const LARGEST_SIDE = 16_384;
/** Above this an encoder's memory does not suffice. */
const MOST_MEGAPIXELS = 64;
/** The longest side that WebP can say. */
const WEBP_SIDE = 16_383;
/** The most air on a side where there is no canvas to bound it. */
const LARGEST_MARGIN = 2000;

type OnProblem = (name: RecipeInput, message: string) => void;

/**
 * Reads a recipe from text values, each for itself. `problem` is told the input's name and what is allowed; a harmless
 * value stands in.
 */
export function readRecipe(values: Readonly<Record<RecipeInput, string>>, problem: OnProblem): Recipe {
  const refuse = (name: RecipeInput, allowed: string) =>
    problem(name, `"${name}" is ${shown(values[name])}; allowed: ${allowed}`);
  const format = FORMATS.get(values.format.toLowerCase());
  if (format === undefined) refuse("format", "png, webp, jpg");
  const quality = wholeNumber(values.quality, { min: 1, max: 100 });
  if (quality === undefined) refuse("quality", "a whole number from 1 to 100");
  const background = parseBackground(values.background);
  if (background === undefined)
    problem("background", `"background" is ${shown(values.background)}${colourHint(values.background)}`);
  const margin = parseMargin(values.margin);
  if (margin === undefined)
    refuse("margin", `pixels such as 40 or 40px (up to ${LARGEST_MARGIN}), or a share such as 5% (below 50%)`);
  const canvas = parseCanvas(values.canvas);
  if (canvas === "wrong")
    refuse(
      "canvas",
      `WIDTHxHEIGHT such as 2000x2000, each from 1 to ${LARGEST_SIDE}, ${MOST_MEGAPIXELS} megapixels at most`,
    );
  const trim = parseFlag(values.trim);
  if (trim === undefined) refuse("trim", "true or false");
  const maxBytes = values["max-bytes"] === "" ? undefined : parseBytes(values["max-bytes"]);
  if (values["max-bytes"] !== "" && maxBytes === undefined)
    refuse("max-bytes", "a size such as 500KB or 2MB, above zero");
  return {
    format: format ?? "png",
    quality: quality ?? 90,
    ...(maxBytes === undefined ? {} : { maxBytes }),
    background: background ?? { kind: "transparent" },
    trim: trim ?? false,
    margin: margin ?? { unit: "px", value: 0 },
    ...(canvas === undefined || canvas === "wrong" ? {} : { canvas }),
  };
}

/** Tells what of a recipe cannot be meant together. */
export function refuseContradictions(recipe: Recipe, problem: OnProblem): void {
  const { format, background, margin, canvas, maxBytes } = recipe;
  if (format === "jpg" && background.kind === "transparent") {
    problem(
      "background",
      '"format: jpg" cannot hold transparency: set "background" to a colour such as "#ffffff", or take png or webp',
    );
  }
  if (format === "png" && maxBytes !== undefined) {
    problem("max-bytes", '"max-bytes" needs a format with a quality: set "format" to jpg or webp');
  }
  if (format === "webp" && canvas !== undefined && Math.max(canvas.width, canvas.height) > WEBP_SIDE) {
    problem("canvas", `WebP ends at ${WEBP_SIDE} px a side: make the "canvas" smaller, or take png or jpg`);
  }
  if (canvas !== undefined && margin.unit === "px" && margin.value * 2 >= Math.min(canvas.width, canvas.height)) {
    problem(
      "margin",
      `a "margin" of ${margin.value} px on both sides leaves nothing of a "canvas" of ${canvas.width}x${canvas.height}`,
    );
  }
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
  return '; allowed: transparent, or a CSS hex colour such as "#ffffff" (in YAML with the quotes)';
}

/** `transparent`, `#rgb` or `#rrggbb`. */
export function parseBackground(text: string): Background | undefined {
  if (text.toLowerCase() === "transparent") return { kind: "transparent" };
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1];
  if (hex === undefined) return undefined;
  const channels = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
  const [r = 0, g = 0, b = 0] = channels.map((channel) => Number.parseInt(channel, 16));
  return { kind: "colour", r, g, b };
}

export function parseMargin(text: string): Margin | undefined {
  const match = /^(\d{1,5}(?:\.\d{1,2})?)\s*(px|%)?$/.exec(text);
  if (match?.[1] === undefined) return undefined;
  const value = Number(match[1]);
  if (match[2] === "%") return value < 50 ? { unit: "%", value } : undefined;
  return Number.isInteger(value) && value <= LARGEST_MARGIN ? { unit: "px", value } : undefined;
}

export function parseCanvas(text: string): Size | undefined | "wrong" {
  if (text === "") return undefined;
  const match = /^(\d{1,5})\s*[x×]\s*(\d{1,5})$/i.exec(text);
  const [width, height] = [Number(match?.[1]), Number(match?.[2])];
  const isWithin = [width, height].every((side) => side >= 1 && side <= LARGEST_SIDE);
  return isWithin && width * height <= MOST_MEGAPIXELS * 1e6 ? { width, height } : "wrong";
}
