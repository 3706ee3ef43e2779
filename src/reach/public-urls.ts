import type { Log } from "../log.js";
import type { Picture } from "../model.js";
import type { Expected } from "./expected.js";
import { type GitHubReading, linkOrThrow } from "./github-reading.js";
import type { Origin } from "./origin.js";
import type { Pin } from "./pins.js";
import type { Depth, Probe } from "./probe.js";
import { type Fails, fails, type Probed } from "./route.js";
import { secretLink } from "./secret-link.js";
import { urlPath } from "./url-path.js";

export type PublicUrls = (expected: Expected, picture: Picture, pins: readonly Pin[]) => Promise<Probed>;

/** URLs of a public repository, which are good as long as the commit is. */
export function createPublicUrls(
  { hosts }: Origin,
  probe: Probe,
  { lfsLink }: Pick<GitHubReading, "lfsLink">,
  log: Log,
): PublicUrls {
  // A GHES has its files in a folder or on a host of their own, which shows with the first picture that is found.
  let prefixes: readonly string[] = hosts.raw;
  let compared = false;

  async function byBlob(pin: Pin, expected: Expected): Promise<Probed> {
    const depth: Depth = pin.certain && compared ? "head" : "bytes";
    let first: Fails | undefined;
    for (const prefix of prefixes) {
      const url = addressOf(prefix, pin);
      const answer = await probe(url, expected, depth);
      if (answer.kind === "same") {
        compared = true;
        prefixes = [prefix, ...prefixes.filter((other) => other !== prefix)];
        return { kind: "holds", address: async () => url };
      }
      first ??= answer;
    }
    return first ?? fails("this GitHub has no raw files");
  }

  async function byLfs(pin: Pin, expected: Expected, picture: Picture): Promise<Probed> {
    for (const prefix of hosts.media) {
      const url = addressOf(prefix, pin);
      const answer = await probe(url, expected, "bytes");
      if (answer.kind === "same") return { kind: "holds", address: async () => url };
    }
    const link = await lfsLink(pin, picture);
    if (link.kind === "fails") return link;
    const answer = await probe(link.url, expected, "bytes");
    if (answer.kind === "fails") return answer;
    return { kind: "holds", address: async () => secretLink(log, linkOrThrow(await lfsLink(pin, picture))) };
  }

  return async (expected, picture, pins) => {
    let first: Fails | undefined;
    for (const pin of pins) {
      const probed = await (pin.lfs ? byLfs(pin, expected, picture) : byBlob(pin, expected));
      if (probed.kind === "holds") return probed;
      first ??= probed;
    }
    return first ?? fails("no commit is known to look in");
  };
}

function addressOf(prefix: string, { owner, repo, sha, path }: Pin): string {
  return `${prefix}/${urlPath(`${owner}/${repo}/${sha}/${path}`)}`;
}
