import type { Dispatcher } from "undici";
import type { Log } from "../log.js";
import type { Settings } from "../settings.js";
import type { Origin } from "./origin.js";
import { createProbe } from "./probe.js";
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
  /** Absent where the pictures are in no repository on GitHub. */
  readonly origin?: Origin;
}

/** The routes of a run, best first. Whoever opened them closes them, also after a failure. */
export interface Routes {
  readonly list: readonly Route[];
  readonly close: () => Promise<void>;
}

/**
 * Opens the routes that the settings ask for.
 *
 * Throws a plain Error with a user's message when one of them cannot be: a port that is taken, a template that is none.
 */
export async function openRoutes(context: RoutesContext): Promise<Routes> {
  const opened: Route[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((route) => route.close()));
  };
  try {
    for (const open of planned(context)) opened.push(await open());
  } catch (error) {
    await close();
    throw error;
  }
  return { list: opened, close };
}

type Open = () => Route | Promise<Route>;

function planned({ settings, dispatcher, origin }: RoutesContext): readonly Open[] {
  const probe = createProbe({ dispatcher });
  const { imageUrls, service, serveUrl } = settings;
  const serve: Open[] = onLoopback(service)
    ? [() => openServe({ kind: "loopback", probe })]
    : serveUrl === undefined
      ? []
      : [() => openServe({ kind: "public", url: serveUrl, port: settings.servePort, probe })];
  if (imageUrls.kind === "template") return [() => openTemplate(imageUrls.template, origin, probe), ...serve];
  return serve;
}

/** Whether the service runs on this machine, so that it reaches our loopback. */
function onLoopback(service: Settings["service"]): boolean {
  if (service.kind === "embedded") return true;
  const host = service.url.hostname;
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
