import type { Background, Canvas, Recipe, Shadow } from "../model.js";

/** A recipe in one line, the same for the same settings: what the manifest keeps, and a change of which finishes a product anew. */
export function recipeId(recipe: Recipe): string {
  const { content, format, quality, maxBytes, background, trim, margin, canvas, align, shadow } = recipe;
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
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function ground(background: Background): string {
  switch (background.kind) {
    case "transparent":
      return "";
    case "colour":
      return `on ${hex(background)}`;
    case "gradient":
      return `on ${hex(background.top)}..${hex(background.bottom)}`;
  }
}

function shadowText({ kind, x, y, blur, opacity, colour }: Shadow): string {
  const lengths = [x, y, blur].map(({ value, unit }) => `${value}${unit}`);
  return `shadow ${kind} ${lengths.join(" ")} ${opacity}% ${hex(colour)}`;
}

function canvasText(canvas: Canvas): string {
  return "across" in canvas ? `${canvas.across}:${canvas.down}` : `${canvas.width}x${canvas.height}`;
}

function hex({ r, g, b }: { readonly r: number; readonly g: number; readonly b: number }): string {
  return `#${[r, g, b].map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
