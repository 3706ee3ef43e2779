import type { Dispatcher } from "undici";
import type { Log } from "../log.js";
import { isLoopback } from "../settings/urls.js";
import type { Settings } from "../settings.js";
import { type BucketLeftovers, type BucketRoute, openBucket } from "./bucket.js";
import type { Origin } from "./origin.js";
import { createProbe } from "./probe.js";
import { openRaw } from "./raw.js";
import type { Route } from "./route.js";
import { openServe } from "./serve.js";
import { openTemplate } from "./template.js";

export interface RoutesContext {
  readonly settings: Pick<
    Settings,
    "service" | "imageUrls" | "sharePrivate" | "bucket" | "serveUrl" | "servePort" | "jobTimeoutMilliseconds"
  >;
  readonly log: Log;
  readonly dispatcher: Dispatcher;
  /** Aborted when the run is cancelled: probes and uploads fail at once. */
  readonly signal?: AbortSignal;
  /** Absent where the pictures are in no repository on GitHub. */
  readonly origin?: Origin;
}

/** The routes of a run, best first. Whoever opened them closes them, also after a failure. */
export interface Routes {
  readonly list: readonly Route[];
  /** For the post step, should this run be killed: to be saved as soon as the routes are open. Absent without a bucket. */
  readonly leftovers?: BucketLeftovers;
  readonly close: () => Promise<void>;
}

/**
 * Opens the routes that the settings ask for.
 *
 * Throws a UserError when one of them cannot be: a port that is taken, a template that needs a commit where there is none.
 */
export async function openRoutes(context: RoutesContext): Promise<Routes> {
  const opened: Route[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((route) => route.close()));
  };
  let leftovers: BucketLeftovers | undefined;
  const keep = (bucket: BucketRoute): void => {
    leftovers = bucket.leftovers;
  };
  try {
    for (const open of planned(context, keep)) opened.push(await open());
  } catch (error) {
    await close();
    throw error;
  }
  return { list: opened, ...(leftovers === undefined ? {} : { leftovers }), close };
}

type Open = () => Route | Promise<Route>;

/**
 * The route that `image-urls` names, then those that are set up besides, for what it cannot reach. `auto` prefers what
 * the user set up to GitHub's own URLs, which a service in China can rarely fetch.
 */
function planned(
  { settings, log, dispatcher, signal, origin }: RoutesContext,
  keep: (bucket: BucketRoute) => void,
): readonly Open[] {
  const http = { dispatcher, ...(signal && { signal }) };
  const probe = createProbe(http);
  const { imageUrls, service, serveUrl, servePort, jobTimeoutMilliseconds } = settings;
  const local = service.kind === "embedded" || isLoopback(service.url);
  // What answers on this machine may be a tunnel to a service elsewhere, so that further routes are worth having.
  const serve: Open[] = [
    ...(local ? [() => openServe({ kind: "loopback", probe })] : []),
    ...(serveUrl === undefined ? [] : [() => openServe({ kind: "public", url: serveUrl, port: servePort, probe })]),
  ];
  const { bucket: store } = settings;
  const bucket: Open[] =
    store === undefined
      ? []
      : [
          () => {
            const route = openBucket({ bucket: store, probe, log, ...http, jobTimeoutMilliseconds });
            keep(route);
            return route;
          },
        ];
  const sharePrivate = settings.sharePrivate && imageUrls.kind === "raw";
  const raw: Open[] =
    origin === undefined ? [] : [() => openRaw({ origin, probe, log, ...(signal && { signal }), sharePrivate })];
  switch (imageUrls.kind) {
    case "template":
      return [() => openTemplate(imageUrls.template, origin, probe), ...bucket, ...serve];
    case "raw":
      return [...raw, ...bucket, ...serve];
    case "bucket":
      return [...bucket, ...serve];
    case "serve":
      return [...serve, ...bucket];
    case "auto":
      return local ? [...serve, ...bucket] : [...bucket, ...serve, ...raw];
  }
}
