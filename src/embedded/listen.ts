import { guardedDispatcher, publicAndLoopback, publicOnly } from "../service/connect.js";
import { isLoopback } from "../settings/urls.js";
import { sweepTemporaryFolders, temporaryFolder } from "../temporary.js";
import { messageOf, UserError } from "../user-error.js";
import type { Access } from "./access.js";
import { createJobs, type Jobs } from "./jobs.js";
import type { Matter } from "./matter.js";
import { type RunningServer, resultsPath, startServer } from "./server.js";

export interface ListenOptions {
  /** A name or an address of this machine. */
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  readonly appCode?: string;
  /** How clients reach this service, where that is not its own address: a proxy's or tunnel's. */
  readonly publicUrl?: URL;
  readonly matter: Matter;
  readonly answered: (access: Access) => void;
}

export interface Listening {
  /** The base URL for clients. */
  readonly url: URL;
  /** Its own address. */
  readonly bound: URL;
  /** Whether images on this machine's loopback are fetched. */
  readonly loopbackImages: boolean;
  /** Accepted tasks that are not done yet. */
  readonly pending: () => number;
  /** Lets requests under way end, for a while; jobs and results are gone. */
  readonly stop: () => Promise<void>;
}

const MAXIMUM_IMAGE_BYTES = 50_000_000;
const HOUR = 3_600_000;
const CAPACITY = 200;
const CAPACITY_BYTES = 4_000_000_000;
const GRACE_MILLISECONDS = 10_000;

/**
 * Serves our side of the contract to any client, until it is stopped.
 *
 * Images on this machine's loopback are fetched only for clients on it: a service that can be reached from elsewhere
 * would lend them its place.
 * @throws UserError where it would be open to all, or the address cannot be taken
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  refuseOpen(options);
  const local = isForThisMachine(options);
  const rule = local ? publicAndLoopback : publicOnly;
  const dispatcher = guardedDispatcher({ rule });
  let base = "";
  await sweepTemporaryFolders();
  const jobs = createJobs({
    directory: await temporaryFolder("service"),
    matter: options.matter,
    // Below the 30 s after which a gateway in front gives up on a submit.
    fetching: { dispatcher, rule, maximumImageBytes: MAXIMUM_IMAGE_BYTES, timeoutMilliseconds: 20_000 },
    resultsUrl: () => base + resultsPath,
    capacity: CAPACITY,
    capacityBytes: CAPACITY_BYTES,
    lifetimeMilliseconds: HOUR,
    afterDownloadMilliseconds: HOUR / 6,
  });
  const release = async () => {
    await jobs.close();
    await dispatcher.destroy();
  };
  const server = await start(options, jobs).catch(async (error: unknown) => {
    await release();
    throw new UserError(`The service cannot listen on ${options.host}, port ${options.port}: ${messageOf(error)}.`);
  });
  const url = options.publicUrl ?? server.origin;
  base = url.href.replace(/\/+$/, "");
  const stop = async () => {
    await server.close(GRACE_MILLISECONDS);
    await release();
  };
  return { url, bound: server.origin, loopbackImages: local, pending: jobs.pending, stop };
}

function start({ host, port, appCode, answered }: ListenOptions, jobs: Jobs): Promise<RunningServer> {
  return startServer({ host: host.replace(/^\[|\]$/g, ""), port, appCode, jobs, answered });
}

function isLocal(host: string): boolean {
  const url = `http://${host.includes(":") && !host.startsWith("[") ? `[${host}]` : host}`;
  return URL.canParse(url) && isLoopback(new URL(url));
}

type Reach = Pick<ListenOptions, "host" | "appCode" | "publicUrl">;

function isForThisMachine({ host, publicUrl }: Reach): boolean {
  return isLocal(host) && (publicUrl === undefined || isLoopback(publicUrl));
}

/** @throws UserError where the service would be open to all */
export function refuseOpen(reach: Reach): void {
  const { host, appCode, publicUrl } = reach;
  if (appCode === undefined && !isForThisMachine(reach)) {
    const what = isLocal(host) ? "--public-url" : `--host ${host}`;
    throw new UserError(
      `${what} lets others reach this service, so it needs an AppCode: --app-code CODE, or CUTOUT_APP_CODE in the environment.`,
    );
  }
  if (["0.0.0.0", "::", "[::]"].includes(host) && publicUrl === undefined) {
    throw new UserError(
      `--host ${host} is every address of this machine, so clients have to be told by which one to fetch results: --public-url URL.`,
    );
  }
}
