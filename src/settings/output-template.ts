import type { Format } from "../model.js";

const PLACEHOLDERS = new Set(["dir", "name", "format", "ext", "model", "hash"]);

/**
 * What is wrong with a product path's template, or undefined. It must stay below the working directory and end as its
 * format does.
 * @param isOnly whether one picture alone has it, which needs no name of its own
 */
export function outputTemplateProblem(template: string, format: Format, isOnly = false): string | undefined {
  const unknown = [...template.matchAll(/\{([^{}]*)\}/g)]
    .map((match) => match[1] ?? "")
    .find((name) => !PLACEHOLDERS.has(name));
  if (unknown !== undefined)
    return `{${unknown}} is no placeholder; allowed: {dir} {name} {format} {ext} {model} {hash}`;
  if (/[{}]/.test(template.replaceAll(/\{[^{}]*\}/g, ""))) return "a brace is not closed";
  if (/^(?:[/\\]|[a-z]:)/i.test(template)) return "it must be relative to the working directory";
  if (/[\\\p{Cc}]/u.test(template)) return "backslashes and control characters are not allowed: use / between folders";
  if (template.split("/").some((segment) => LEAVES.test(atItsShortest(segment))))
    return "it must stay inside the working directory, and out of .git and .github";
  if (!isOnly && !/\{(?:name|hash)\}/.test(template))
    return "it gives every picture the same path: use {name}, or name a folder";
  return suffixProblem(template, format);
}

const LEAVES = /^(?:\.\.|\.git|\.github)$/i;

/** A picture at the top has no `{dir}`, and one without a suffix no `{ext}`; all else is at least a letter. */
function atItsShortest(segment: string): string {
  return segment.replaceAll(/\{(?:dir|ext)\}/g, "").replaceAll(/\{[^{}]*\}/g, "x");
}

function suffixProblem(template: string, format: Format): string | undefined {
  const suffix = /\.([^./]+)$/.exec(template)?.[1]?.toLowerCase();
  const right = suffix === "{format}" || suffix === format || (format === "jpg" && suffix === "jpeg");
  return right ? undefined : `its suffix does not say what the file is: end it with .{format} (here .${format})`;
}
