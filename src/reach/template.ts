import { UserError } from "../user-error.js";
import { expectedOf } from "./expected.js";
import type { Commit, Origin } from "./origin.js";
import type { Probe } from "./probe.js";
import { FITTED_COPY, fails, type Probed, type Route } from "./route.js";
import { urlPath } from "./url-path.js";

/** The URL that a template gives, each value encoded segment by segment. */
export function fill(template: string, values: Commit & { readonly path: string }): string {
  return template.replace(/\{(owner|repo|sha|path)\}/g, (whole, name: string) => {
    if (name === "owner") return urlPath(values.owner);
    if (name === "repo") return urlPath(values.repo);
    if (name === "sha") return urlPath(values.sha);
    return name === "path" ? urlPath(values.path) : whole;
  });
}

/**
 * The route by the user's own URLs. The bytes are compared for every picture, since nothing else is known of the host.
 *
 * Throws a UserError when the template asks for a commit, and there is none.
 */
export function openTemplate(template: string, origin: Origin | undefined, probe: Probe): Route {
  if (origin === undefined && /\{(owner|repo|sha)\}/.test(template))
    throw new UserError(
      `image-urls "${template}" needs a repository on GitHub and a commit, and there is none here: use {path} alone.`,
    );
  return {
    name: "template",
    async probe(ready): Promise<Probed> {
      if (!ready.original) return fails(FITTED_COPY);
      const { picture } = ready.task;
      const path = origin === undefined ? picture.path : origin.pathOf(picture);
      if (path === undefined) return fails("the picture is not in the repository");
      const expected = await expectedOf(ready);
      if ("kind" in expected) return expected;
      let last = fails("no commit is known to look in");
      for (const url of await candidates(template, origin, path)) {
        const answer = await probe(url, expected, "bytes");
        if (answer.kind === "same") return { kind: "holds", address: async () => url };
        last = answer;
      }
      return last;
    },
    close: async () => {},
  };
}

async function candidates(template: string, origin: Origin | undefined, path: string): Promise<readonly string[]> {
  const commits = (await origin?.commits()) ?? [{ owner: "", repo: "", sha: "" }];
  return [...new Set(commits.map((commit) => fill(template, { ...commit, path })))];
}
