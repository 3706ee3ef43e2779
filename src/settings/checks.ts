import type { Check, Size } from "../model.js";

/** The checks of `require`, one a line or between commas, each once; or what of it is wrong. */
export function parseChecks(text: string): readonly Check[] | { readonly wrong: string } {
  const checks: Check[] = [];
  for (const words of text.split(/[\n,]/).map((line) => line.trim())) {
    if (words === "" || words.startsWith("#")) continue;
    const check = parseCheck(words);
    if (check === undefined) return { wrong: words };
    if (checks.some(({ kind }) => kind === check.kind)) return { wrong: text };
    checks.push(check);
  }
  return checks.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** What a sharp picture of a plain object has at least: measured, see docs/checks.md. */
const SHARP = 20;
const LARGEST_SIDE = 16_384;

function parseCheck(words: string): Check | undefined {
  const [, kind = "", value = ""] = /^([a-z-]+)\s*(?::|>=|≥|\s|$)\s*(.*)$/i.exec(words.toLowerCase()) ?? [];
  switch (kind) {
    case "alpha":
    case "whole":
      return value === "" ? { kind } : undefined;
    case "confidence":
      return confidence(share(value) ?? fraction(value));
    case "fill":
      return parseFill(value);
    case "min-size":
    case "min-subject": {
      const size = parseSize(value);
      return size && { kind, ...size };
    }
    case "sharp": {
      const least = value === "" ? SHARP : Number(/^\d{1,5}(?:\.\d)?$/.exec(value)?.[0]);
      return least > 0 ? { kind, least } : undefined;
    }
    default:
      return undefined;
  }
}

function confidence(least: number | undefined): Check | undefined {
  return least === undefined ? undefined : { kind: "confidence", least };
}

/** `60%..95%`, `60..95%`, or `60%` for no upper bound. */
function parseFill(text: string): Check | undefined {
  const [from = "", to = "100%", ...more] = text.split("..").map((part) => part.trim());
  const [least, most] = [share(from.endsWith("%") ? from : `${from}%`), share(to)];
  if (least === undefined || most === undefined || least > most || more.length > 0) return undefined;
  return { kind: "fill", least, most };
}

/** `60%` as 0.6, up to 100%. */
function share(text: string): number | undefined {
  const percent = Number(/^(\d{1,3}(?:\.\d)?)%$/.exec(text)?.[1]);
  return percent > 0 && percent <= 100 ? Number((percent / 100).toFixed(3)) : undefined;
}

function fraction(text: string): number | undefined {
  const value = Number(/^(?:0?\.\d{1,3}|1(?:\.0)?)$/.exec(text)?.[0]);
  return value > 0 ? value : undefined;
}

/** `1200x900`, or `1000` for both sides, with or without `px`. */
function parseSize(text: string): Size | undefined {
  const [, across, down = across] = /^(\d{1,5})(?:\s*[x×]\s*(\d{1,5}))?(?:\s*px)?$/.exec(text) ?? [];
  const [width, height] = [Number(across), Number(down)];
  return [width, height].every((side) => side >= 1 && side <= LARGEST_SIDE) ? { width, height } : undefined;
}

export const CHECKS_ALLOWED =
  "one a line and each once: confidence >= 0.8, fill: 60%..95%, min-size: 1000x1000, min-subject: 400, sharp (or sharp >= 30), whole, alpha";
