import { randomBytes } from "node:crypto";
import { guardedDispatcher, publicAndLoopback } from "../service/connect.js";
import { temporaryFolder } from "../temporary.js";
import { createJobs } from "./jobs.js";
import type { Matter } from "./matter.js";
import { resultsPath, startServer } from "./server.js";

export interface EmbeddedService {
  readonly origin: URL;
  /** Good for this run alone. */
  readonly appCode: string;
  readonly close: () => Promise<void>;
}

const MAXIMUM_IMAGE_BYTES = 200_000_000;
const DAY = 86_400_000;

/** Starts the service's own side of the contract on this machine's loopback, for one run. */
export async function startEmbedded(matter: Matter): Promise<EmbeddedService> {
  const appCode = randomBytes(16).toString("hex");
  const dispatcher = guardedDispatcher({ rule: publicAndLoopback });
  let resultsUrl = "";
  const jobs = createJobs({
    directory: await temporaryFolder("service"),
    matter,
    fetching: {
      dispatcher,
      rule: publicAndLoopback,
      maximumImageBytes: MAXIMUM_IMAGE_BYTES,
      timeoutMilliseconds: 20_000,
    },
    resultsUrl: () => resultsUrl,
    capacity: 1_000,
    // The run's own client fetches each result within seconds.
    capacityBytes: Number.POSITIVE_INFINITY,
    lifetimeMilliseconds: DAY,
    afterDownloadMilliseconds: 60_000,
  });
  const server = await startServer({ host: "127.0.0.1", port: 0, appCode, jobs });
  resultsUrl = new URL(resultsPath, server.origin).href;
  const close = async () => {
    await server.close();
    await jobs.close();
    await dispatcher.close();
  };
  return { origin: server.origin, appCode, close };
}
