import { posix } from "node:path";
import { flat } from "../flat.js";
import type { Found, Variant } from "../model.js";
import { withoutNumber } from "../numbered.js";
import type { LocalPath } from "../paths.js";

/** Fills a template: `{dir}` and `{name}` come from the source's path relative to the working directory. An empty `{dir}` leaves no double slash. */
export function productPath(
  variant: Variant,
  source: { readonly path: LocalPath; readonly model: Found["model"]; readonly contentId: string },
): string {
  const { dir, name, ext } = posix.parse(source.path);
  const { model, contentId } = source;
  const values = { dir, name, ext: ext.slice(1), format: variant.recipe.format, model, hash: contentId.slice(0, 8) };
  const filled = plainTemplate(variant.output).replaceAll(
    /\{(dir|name|ext|format|model|hash)\}/g,
    (_match, key: keyof typeof values) => values[key],
  );
  return flat(posix.normalize(filled.replace(/^\/+/, "").split("/").map(harmless).join("/")));
}

/** A template without what means nothing in a path: `./`, doubled slashes, one at the start. */
function plainTemplate(output: string): string {
  return posix.normalize(output.replace(/^\/+/, ""));
}

/** A picture may be called `...jpg`, and its name then be the folder above: a folder named by a picture is a folder of its own. */
function harmless(segment: string): string {
  return segment === "." || segment === ".." || segment.toLowerCase() === ".git" ? `_${segment}` : segment;
}

const CLASSES = new Map([
  ["dir", ".*"],
  ["name", "[^/]+"],
  ["ext", "[^/]*"],
  ["model", "(?:general|human)"],
  ["hash", "[0-9a-f]{8}"],
]);

/**
 * Tells the files that our templates would have made, so that no product is ever taken for a source. A template like
 * `{dir}/{name}.{format}` says nothing of the sort (it "makes" every PNG): there only the manifest tells.
 */
export function createProductMatcher(variants: readonly Variant[]): (path: LocalPath) => boolean {
  const rules = variants.map((variant) => ({ variant, pattern: templatePattern(variant) }));
  const isProduct = (path: LocalPath): boolean =>
    rules.some(({ variant, pattern }) => pattern.test(path) && !isOwnProduct(variant, path));
  return (path) => {
    const first = withoutNumber(path);
    return isProduct(path) || (first !== undefined && isProduct(first));
  };
}

/** Tells the paths that our templates lead to, be they a source's too: where a product may lie. */
export function createPlaceMatcher(variants: readonly Variant[]): (path: LocalPath) => boolean {
  const patterns = variants.map(templatePattern);
  return (path) => patterns.some((pattern) => pattern.test(path));
}

/** Whether a file's product would be the file itself, for which no template can tell source from product. */
function isOwnProduct(variant: Variant, path: LocalPath): boolean {
  const hash = /[0-9a-f]{8}/.exec(path)?.[0] ?? "";
  return productPath(variant, { path, model: "general", contentId: hash }) === path;
}

function templatePattern({ output, recipe }: Variant): RegExp {
  const parts = plainTemplate(output)
    .split(/(\{[a-z]+\}\/?)/)
    .map((part) => {
      const key = /^\{([a-z]+)\}/.exec(part)?.[1];
      if (key === undefined) return escapeRegExp(part);
      const body = key === "format" ? recipe.format : (CLASSES.get(key) ?? "");
      const slash = part.endsWith("/");
      // What may be empty takes its slash with it.
      if (slash && key === "dir") return "(?:.*/)?";
      return slash && key === "ext" ? "(?:[^/]*/)?" : body + (slash ? "/" : "");
    });
  return new RegExp(`^${parts.join("")}$`);
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

/** Two paths that are one file where letters' case or Unicode's composed forms do not count, as on macOS and Windows. */
export function samePathKey(path: string): string {
  return path.normalize("NFC").toLowerCase();
}
