import type { Background, Canvas, Check, Recipe, Shadow } from "../model.js";

/** A recipe in one line, the same for the same settings: what the manifest keeps, and a change of which finishes a product anew. */
export function recipeId(recipe: Recipe): string {
  const { content, format, quality, maxBytes, background, trim, margin, canvas, align, shadow, checks } = recipe;
  const parts = [
    format === "png" ? format : `${format} q${quality}`,
    content ?? "",
    maxBytes === undefined ? "" : `max ${maxBytes} B`,
    ground(background),
    // A canvas crops to the subject too, so there it is the same with and without; not so for the picture as it was.
    trim || (canvas !== undefined && content !== "picture") ? "trim" : "",
    margin.value === 0 ? "" : `margin ${margin.value}${margin.unit}`,
    canvas === undefined ? "" : `canvas ${canvasText(canvas)}`,
    align ?? "",
    shadow === undefined ? "" : shadowText(shadow),
    checks === undefined ? "" : `${REQUIRE}${checks.map(checkText).join(" ")}`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}

const REQUIRE = "require ";
/** By its content alone: where a backdrop lies changes no product. */
const BACKDROP_DIGITS = 16;

/** The part of a recipe's id that says how its product looks: what is left without its checks. */
export function looksOf(id: string): string {
  const at = id.indexOf(`, ${REQUIRE}`);
  return at < 0 ? id : id.slice(0, at);
}

function checkText(check: Check): string {
  switch (check.kind) {
    case "alpha":
    case "whole":
      return check.kind;
    case "confidence":
    case "sharp":
      return `${check.kind} ${check.least}`;
    case "fill":
      return `fill ${check.least}..${check.most}`;
    case "min-size":
    case "min-subject":
      return `${check.kind} ${check.width}x${check.height}`;
  }
}

function ground(background: Background): string {
  switch (background.kind) {
    case "transparent":
      return "";
    case "colour":
      return `on ${hex(background)}`;
    case "gradient":
      return `on ${hex(background.top)}..${hex(background.bottom)}`;
    case "file":
      return `on file ${background.path}`;
    case "backdrop":
      return `on picture ${background.contentId.slice(0, BACKDROP_DIGITS)}`;
  }
}

function shadowText(shadow: Shadow): string {
  const { kind, opacity, colour } = shadow;
  if (kind === "contact") return `shadow ${kind} ${opacity}% ${hex(colour)}`;
  const { x, y, blur } = shadow;
  const lengths = [x, y, blur].map(({ value, unit }) => `${value}${unit}`);
  return `shadow ${kind} ${lengths.join(" ")} ${opacity}% ${hex(colour)}`;
}

function canvasText(canvas: Canvas): string {
  return "across" in canvas ? `${canvas.across}:${canvas.down}` : `${canvas.width}x${canvas.height}`;
}

function hex({ r, g, b }: { readonly r: number; readonly g: number; readonly b: number }): string {
  return `#${[r, g, b].map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
