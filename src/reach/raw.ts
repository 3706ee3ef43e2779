import type { Log } from "../log.js";
import { expectedOf } from "./expected.js";
import { createGitHubReading } from "./github-reading.js";
import { PRIVATE } from "./has-route.js";
import type { Origin } from "./origin.js";
import { pinsOf } from "./pins.js";
import { createPrivateLinks } from "./private-links.js";
import type { Probe } from "./probe.js";
import { createPublicUrls } from "./public-urls.js";
import { FITTED_COPY, fails, type Probed, type Route } from "./route.js";

export interface RawOptions {
  readonly origin: Origin;
  readonly probe: Probe;
  readonly log: Log;
  /** Aborted when the run is cancelled. */
  readonly signal?: AbortSignal;
  /** Whether one-time links to a private repository's files may be handed to the service. */
  readonly sharePrivate: boolean;
}

/** The route by GitHub's own URLs, pinned to a commit that has the picture's very bytes. */
export function openRaw({ origin, probe, log, signal, sharePrivate }: RawOptions): Route {
  const reading = createGitHubReading({ ...origin, ...(signal && { signal }) });
  const privately = createPrivateLinks(reading, log);
  const publicly = createPublicUrls(origin, probe, reading, log);
  // Of what may be private only what anybody can fetch is handed out, unless the user allowed more.
  const unsigned = createPublicUrls(origin, probe, { lfsLink: async () => fails(MAYBE_PRIVATE, true) }, log);
  const ask = async (): Promise<Origin["visibility"]> =>
    origin.visibility === "unknown" ? reading.visibility((await origin.commits())[0]) : origin.visibility;
  let visibility: ReturnType<typeof ask> | undefined;
  return {
    name: "raw",
    async probe(ready): Promise<Probed> {
      if (!ready.original) return fails(FITTED_COPY);
      const { picture } = ready.task;
      const [first, ...others] = await pinsOf(origin, picture);
      if (first === undefined) return fails(NOT_COMMITTED);
      visibility ??= ask();
      const seen = await visibility;
      if (seen === "private") return sharePrivate ? privately(picture, [first, ...others]) : fails(PRIVATE);
      const expected = await expectedOf(ready);
      if ("kind" in expected) return expected;
      return (seen === "public" || sharePrivate ? publicly : unsigned)(expected, picture, [first, ...others]);
    },
    close: async () => {},
  };
}

const NOT_COMMITTED =
  "no commit of this run has these bytes, so GitHub has no URL for them: the picture was made or changed in the job, or is not tracked; commit it first, or set `bucket`";

const MAYBE_PRIVATE =
  "GitHub did not say whether the repository is private, and a link to Git LFS's copy would open it to the service: run again, or set `bucket`, or `image-urls: raw` with `share-private: true`";
