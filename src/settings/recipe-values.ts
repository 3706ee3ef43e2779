import { posix } from "node:path";
import type { BackdropFile, Background, Canvas, Colour, Format, Margin, Ratio } from "../model.js";

/** Single values of a recipe from their text; undefined for what is none. */

const FORMATS = new Map<string, Format>([
  ["png", "png"],
  ["webp", "webp"],
  ["avif", "avif"],
  ["jpg", "jpg"],
  ["jpeg", "jpg"],
]);

export const CONTENT_WORDS = ["cutout", "mask", "picture"] as const;
export const ALIGN_WORDS = ["center", "bottom"] as const;

export const LARGEST_SIDE = 16_384;
/** Above this an encoder's memory does not suffice. */
export const MOST_MEGAPIXELS = 64;
/** The most air on a side where there is no canvas to bound it. */
export const LARGEST_MARGIN = 2000;
/** The most parts that a ratio has on a side. */
export const MOST_PARTS = 100;

export function parseFormat(text: string): Format | undefined {
  return FORMATS.get(text.toLowerCase());
}

/** One of a few words, in any case. */
export function parseWord<W extends string>(text: string, words: readonly W[]): W | undefined {
  return words.find((word) => word === text.toLowerCase());
}

/** `transparent`, `#rgb` or `#rrggbb`, two of the colours as `#fff..#ddd`, or `file:` with a path below the working directory. */
export function parseBackground(text: string): Background | undefined {
  if (text.toLowerCase() === "transparent") return { kind: "transparent" };
  if (namesFile(text)) return parseFile(text.slice(FILE.length).trim());
  const [top, bottom, ...more] = text.split("..").map((part) => parseColour(part.trim()));
  if (top === undefined || more.length > 0) return undefined;
  if (!text.includes("..")) return { kind: "colour", ...top };
  return bottom && { kind: "gradient", top, bottom };
}

const FILE = "file:";

/** Whether a background is meant to be a picture. */
export function namesFile(text: string): boolean {
  return text.toLowerCase().startsWith(FILE);
}

function parseFile(text: string): BackdropFile | undefined {
  const path = posix.normalize(text);
  const parts = path.split("/").map((part) => part.toLowerCase());
  const leaves = /^(?:[/~]|[a-z]:)/i.test(path) || parts.includes("..") || parts.includes(".git");
  const isFile = path !== "." && !path.endsWith("/") && !/[\\\p{Cc}]/u.test(path);
  return isFile && !leaves ? { kind: "file", path } : undefined;
}

/** `#rgb` or `#rrggbb`. */
export function parseColour(text: string): Colour | undefined {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1];
  if (hex === undefined) return undefined;
  const channels = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
  const [r = 0, g = 0, b = 0] = channels.map((channel) => Number.parseInt(channel, 16));
  return { r, g, b };
}

export function parseMargin(text: string): Margin | undefined {
  const match = /^(\d{1,5}(?:\.\d{1,2})?)\s*(px|%)?$/.exec(text);
  if (match?.[1] === undefined) return undefined;
  const value = Number(match[1]);
  if (match[2] === "%") return value < 50 ? { unit: "%", value } : undefined;
  return Number.isInteger(value) && value <= LARGEST_MARGIN ? { unit: "px", value } : undefined;
}

/** `2000x1500` in pixels, or `4:5`; undefined for none at all, which is what the empty text says. */
export function parseCanvas(text: string): Canvas | undefined | "wrong" {
  if (text === "") return undefined;
  const ratio = /^(\d{1,3})\s*:\s*(\d{1,3})$/.exec(text);
  if (ratio !== null) return parseRatio(Number(ratio[1]), Number(ratio[2]));
  const match = /^(\d{1,5})\s*[x×]\s*(\d{1,5})$/i.exec(text);
  const [width, height] = [Number(match?.[1]), Number(match?.[2])];
  const isWithin = [width, height].every((side) => side >= 1 && side <= LARGEST_SIDE);
  return isWithin && width * height <= MOST_MEGAPIXELS * 1e6 ? { width, height } : "wrong";
}

function parseRatio(across: number, down: number): Ratio | "wrong" {
  if (![across, down].every((parts) => parts >= 1 && parts <= MOST_PARTS)) return "wrong";
  const common = greatestCommonDivisor(across, down);
  return { across: across / common, down: down / common };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
