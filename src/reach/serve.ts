import { messageOf, UserError } from "../user-error.js";
import { expectedOf } from "./expected.js";
import { startPictureServer } from "./picture-server.js";
import type { Probe } from "./probe.js";
import type { Route } from "./route.js";

export type ServeOptions =
  /** For a service on this machine. */
  | { readonly kind: "loopback"; readonly probe: Probe }
  /** For a service elsewhere, which comes to this runner through `url`. */
  | { readonly kind: "public"; readonly url: URL; readonly port: number; readonly probe: Probe };

/**
 * The route by an HTTP server of our own, for the run's pictures alone.
 *
 * Throws a UserError when the port cannot be had.
 */
export async function openServe(options: ServeOptions): Promise<Route> {
  const server = await startPictureServer(
    options.kind === "loopback" ? { host: "127.0.0.1", port: 0 } : { port: options.port },
  ).catch((error: unknown) => {
    throw new UserError(portMessage(options, error));
  });
  const base = options.kind === "loopback" ? `http://127.0.0.1:${server.port}` : withoutSlash(options.url);
  // The server is our own, so once one picture came through whole, the way to it is known to be good.
  let depth: "bytes" | "head" = "bytes";
  return {
    name: "serve",
    async probe(ready) {
      const expected = await expectedOf(ready);
      if ("kind" in expected) return expected;
      const name = server.add({ ...expected, file: ready.file, type: ready.type });
      const url = `${base}/${name}`;
      const answer = await options.probe(url, expected, depth);
      if (answer.kind === "fails")
        return options.kind === "loopback"
          ? answer
          : { ...answer, reason: `${answer.reason}. Does \`serve-url\` lead to port ${server.port} of this runner?` };
      depth = "head";
      return { kind: "holds", address: async () => url };
    },
    close: server.close,
  };
}

function withoutSlash(url: URL): string {
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

function portMessage(options: ServeOptions, error: unknown): string {
  const why = messageOf(error);
  return options.kind === "loopback"
    ? `The pictures could not be served on this machine's loopback (${why}).`
    : `serve-port ${options.port} could not be had (${why}): another program may use it; give another port, or 0 for any.`;
}
