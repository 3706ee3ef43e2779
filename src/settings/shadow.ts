import type { DropShadow, Length, Shadow } from "../model.js";
import { parseColour } from "./recipe-values.js";

const LARGEST_PIXELS = 2000;
const DROP: DropShadow = {
  kind: "drop",
  x: { unit: "px", value: 0 },
  y: { unit: "%", value: 2 },
  blur: { unit: "%", value: 4 },
  opacity: 35,
  colour: { r: 0, g: 0, b: 0 },
};

/** Darker than a drop shadow, since it is narrow. */
const CONTACT_OPACITY = 55;

/** `none`, `contact [OPACITY%] [#COLOUR]`, or `drop [X Y BLUR] [OPACITY%] [#COLOUR]`; undefined for what is neither. */
export function parseShadow(text: string): Shadow | "none" | undefined {
  const [kind, ...words] = text.toLowerCase().split(/\s+/);
  if (kind === "none") return words.length === 0 ? "none" : undefined;
  if (kind === "contact") return parseContact(words);
  if (kind !== "drop") return undefined;
  const colour = words.at(-1)?.startsWith("#") === true ? parseColour(words.pop() ?? "") : DROP.colour;
  // Of one or four words the last is the opacity: three are the lengths.
  const opacity = words.length % 3 === 1 ? parseOpacity(words.pop() ?? "") : DROP.opacity;
  if (colour === undefined || opacity === undefined) return undefined;
  if (words.length === 0) return { ...DROP, colour, opacity };
  const [x, y, blur] = words.map(parseLength);
  if (words.length !== 3 || x === undefined || y === undefined || blur === undefined || blur.value < 0)
    return undefined;
  return { kind, x, y, blur, opacity, colour };
}

function parseContact([first = "", ...rest]: readonly string[]): Shadow | undefined {
  if (first === "" || first.startsWith("#")) {
    const colour = first === "" ? DROP.colour : parseColour(first);
    return colour && rest.length === 0 ? { kind: "contact", opacity: CONTACT_OPACITY, colour } : undefined;
  }
  const [opacity, colour] = [parseOpacity(first), rest[0] === undefined ? DROP.colour : parseColour(rest[0])];
  if (opacity === undefined || colour === undefined || rest.length > 1) return undefined;
  return { kind: "contact", opacity, colour };
}

function parseOpacity(text: string): number | undefined {
  const value = Number(/^(\d{1,3})%$/.exec(text)?.[1]);
  return value >= 1 && value <= 100 ? value : undefined;
}

/** `8px` or `8`, or a share such as `2.5%` up to 100%; either may be negative. */
function parseLength(text: string): Length | undefined {
  const match = /^(-?\d{1,4}(?:\.\d{1,2})?)(px|%)?$/.exec(text);
  if (match === null) return undefined;
  const value = Number(match[1]);
  const unit = match[2] === "%" ? "%" : "px";
  return Math.abs(value) <= (unit === "%" ? 100 : LARGEST_PIXELS) ? { unit, value } : undefined;
}
