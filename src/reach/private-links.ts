import type { Log } from "../log.js";
import type { Picture } from "../model.js";
import { type Content, type GitHubReading, linkOrThrow } from "./github-reading.js";
import { createHourlyLimit } from "./hourly-limit.js";
import type { Pin } from "./pins.js";
import { type Fails, fails, type Probed } from "./route.js";
import { secretLink } from "./secret-link.js";

export type PrivateLinks = (picture: Picture, pins: readonly [Pin, ...Pin[]]) => Promise<Probed>;

/**
 * Links to a private repository's files. They are for one use, so they are made just before the submit and never tried;
 * that the commit has the very bytes is known by git, or asked of the API without fetching them.
 */
export function createPrivateLinks(reading: GitHubReading, log: Log): PrivateLinks {
  const hourly = createHourlyLimit(reading, log);

  async function byBlob(picture: Picture, pins: readonly [Pin, ...Pin[]]): Promise<Probed> {
    const exhausted = await hourly.claim();
    if (exhausted !== undefined) return exhausted;
    const pin = pins.find(({ certain }) => certain) ?? (await firstWith(picture, pins));
    if ("kind" in pin) return pin;
    return {
      kind: "holds",
      async address() {
        const content = await reading.content(pin, pin.path);
        if (content.kind === "fails") throw new Error(`GitHub gave no link for the picture: ${content.reason}.`);
        if (!isOf(content, picture)) throw new Error("GitHub's contents API knows other bytes than the picture's.");
        return secretLink(log, content.downloadUrl);
      },
    };
  }

  async function firstWith(picture: Picture, pins: readonly Pin[]): Promise<Pin | Fails> {
    let last = fails("no commit of this run has these bytes");
    for (const pin of pins) {
      const exhausted = await hourly.claim();
      if (exhausted !== undefined) return exhausted;
      const content = await reading.content(pin, pin.path);
      if (content.kind === "fails") last = content;
      else if (isOf(content, picture)) return pin;
    }
    return last;
  }

  async function byLfs(picture: Picture, [pin]: readonly [Pin, ...Pin[]]): Promise<Probed> {
    const first = await reading.lfsLink(pin, picture);
    if (first.kind === "fails") return first;
    return {
      kind: "holds",
      address: async () => secretLink(log, linkOrThrow(await reading.lfsLink(pin, picture))),
    };
  }

  return (picture, pins) => (pins[0].lfs ? byLfs(picture, pins) : byBlob(picture, pins));
}

function isOf({ blobId }: Content, picture: Picture): boolean {
  return blobId === picture.blobId;
}
