import { randomBytes } from "node:crypto";
import { concurrently } from "../concurrently.js";
import type { Log } from "../log.js";
import type { Bucket } from "../settings/types.js";
import { expectedOf } from "./expected.js";
import type { Probe } from "./probe.js";
import { type Fails, fails, type Probed, type Route } from "./route.js";
import { createObjectStore, type ObjectStore, type StoreOptions } from "./s3.js";
import { secretLink } from "./secret-link.js";

/** What the post step needs to take back what a killed run had uploaded. Holds no secret. */
export interface BucketLeftovers {
  readonly bucket: string;
  readonly prefix: string;
}

export interface BucketRoute extends Route {
  readonly leftovers: BucketLeftovers;
}

export interface BucketOptions extends StoreOptions {
  readonly bucket: Bucket;
  readonly probe: Probe;
  readonly log: Log;
  /** How long a job may take; the links outlive it. */
  readonly jobTimeoutMilliseconds: number;
}

/** A batch may wait its turn, and the service may fetch late: links live an hour longer than a job may take. */
const SPARE_SECONDS = 3_600;

/** S3 takes thousands of requests a second; what bounds us is that a cancelled run has five seconds. */
const DELETES_AT_ONCE = 32;

const PREFIX = /^cutout-action\/[0-9a-f]{32}\/$/;

/**
 * The route by an S3-compatible store: each task's bytes are uploaded under a prefix that cannot be guessed, handed out
 * by links for GET that expire, and deleted when the route is closed.
 */
export function openBucket({ bucket, probe, log, jobTimeoutMilliseconds, ...options }: BucketOptions): BucketRoute {
  const store = createObjectStore(bucket, options);
  const prefix = `cutout-action/${randomBytes(16).toString("hex")}/`;
  const uploaded = new Set<string>();
  const seconds = jobTimeoutMilliseconds / 1_000 + SPARE_SECONDS;
  let depth: "bytes" | "range" = "bytes";
  // A wrong key is told once by the store, not once for each of a thousand pictures.
  let broken: Fails | undefined;
  let stored = 0;

  return {
    name: "bucket",
    leftovers: { bucket: bucket.name, prefix },
    async probe(ready): Promise<Probed> {
      if (broken !== undefined) return broken;
      const expected = await expectedOf(ready);
      if ("kind" in expected) return expected;
      const key = `${prefix}${expected.sha256}.${ready.type === "jpeg" ? "jpg" : "png"}`;
      // Before the request: also an upload whose answer was lost has to be deleted.
      uploaded.add(key);
      const put = await store.put(key, { ...expected, file: ready.file, contentType: `image/${ready.type}` });
      if (put.kind === "refused") {
        if (put.general) broken = fails(put.reason);
        return fails(put.reason, put.retryable);
      }
      stored++;
      const answer = await probe(await store.link(key, seconds), expected, depth);
      if (answer.kind === "fails") return answer;
      depth = "range";
      return {
        kind: "holds",
        address: async () => secretLink(log, await store.link(key, seconds)),
      };
    },
    async close() {
      // Where the very first upload was refused there is nothing to delete, and no second complaint to make.
      if (broken === undefined || stored > 0)
        await removeAll(store, [...uploaded], { bucket: bucket.name, prefix }, log);
    },
  };
}

/**
 * Deletes what a run that was killed had left in the bucket, for the post step; does nothing where the run had tidied
 * up. Never throws: what could not be deleted is told in the log.
 */
export async function deleteLeftovers(
  { bucket: name, prefix }: BucketLeftovers,
  bucket: Bucket,
  { log, ...options }: StoreOptions & { readonly log: Log },
): Promise<void> {
  if (!PREFIX.test(prefix) || name !== bucket.name) return;
  const store = createObjectStore(bucket, options);
  const keys: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.list(prefix, after);
    if (page.kind === "refused") return tell(log, "Uploaded pictures", { bucket: name, prefix }, page.reason);
    keys.push(...page.keys.filter((key) => key.startsWith(prefix)));
    after = page.next;
  } while (after !== undefined);
  await removeAll(store, keys, { bucket: name, prefix }, log);
}

async function removeAll(
  store: ObjectStore,
  keys: readonly string[],
  leftovers: BucketLeftovers,
  log: Log,
): Promise<void> {
  let refused = 0;
  let reason = "";
  let general = false;
  async function* untilRefused(): AsyncGenerator<string> {
    for (const key of keys) {
      if (general) return;
      yield key;
    }
  }
  let removed = 0;
  for await (const done of concurrently(untilRefused(), DELETES_AT_ONCE, store.remove)) {
    if (done.kind === "done") removed++;
    else {
      refused++;
      reason = done.reason;
      general ||= done.general;
    }
  }
  if (refused > 0) tell(log, `${keys.length - removed} of ${keys.length} uploaded pictures`, leftovers, reason);
}

function tell(log: Log, what: string, { bucket, prefix }: BucketLeftovers, reason: string): void {
  log.warning(
    `${what} could not be deleted from the bucket: ${reason}. They are in "${bucket}" under ${prefix}; a lifecycle rule that deletes cutout-action/ after a day keeps such leftovers short-lived.`,
  );
}
