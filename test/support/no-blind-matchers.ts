import { chai } from "vitest";

/**
 * `toMatchObject({ reason: /x/ })` accepts any string, since a regular expression has no keys of its own: such an
 * expectation cannot fail. Everywhere in the suite it is an error, also where the expression comes from a table.
 */
chai.use(({ Assertion }) => {
  Assertion.overwriteMethod("toMatchObject", function overwrite(original: (this: object, expected: unknown) => void) {
    return function checked(this: object, expected: unknown): void {
      const blind = pathOfRegex(expected, "");
      if (blind !== undefined)
        throw new Error(`toMatchObject would accept anything at "${blind}": wrap it in expect.stringMatching(…)`);
      original.call(this, expected);
    };
  });
});

function pathOfRegex(value: unknown, path: string): string | undefined {
  if (value instanceof RegExp) return path;
  if (typeof value !== "object" || value === null || "asymmetricMatch" in value) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = pathOfRegex(inner, path === "" ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
