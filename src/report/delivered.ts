import type { Log } from "../log.js";
import type { Delivered } from "../run-model.js";
import { code, link, prose } from "./markdown.js";

/** Where the products went, as one line of safe Markdown. */
export function deliveredLine(delivered: Delivered): string {
  switch (delivered.kind) {
    case "artifact":
      return `Products: artifact ${link(code(delivered.name), delivered.url)}.`;
    case "bucket": {
      const shown = delivered.objects.slice(0, MOST_LINKS).map(({ path, url }) => link(code(path), url));
      const rest = delivered.objects.length - shown.length;
      return `Products: ${bucketCount(delivered)}: ${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`;
    }
    case "commit":
      return `Products: commit ${link(code(delivered.sha.slice(0, 12)), delivered.url)} on ${code(delivered.branch)}.`;
    case "pull-request":
      return `Products: ${link(`pull request ${delivered.number}`, delivered.url)} from ${code(delivered.branch)}.${noted(delivered.note)}`;
    case "branch":
      return `Products: branch ${code(delivered.branch)}; ${link("open a pull request", delivered.compareUrl)}.${noted(delivered.note)}`;
    case "nothing":
      return `Nothing to deliver by ${delivered.way}: ${prose(delivered.reason)}`;
    case "failed":
      return `❌ **Delivery by ${delivered.way} failed**: ${prose(delivered.reason)}`;
  }
}

/** The same as plain text; file names and addresses in it are as they came. */
export function deliveredText(delivered: Delivered): string {
  switch (delivered.kind) {
    case "artifact":
      return `Products: artifact ${delivered.name}, ${delivered.url}`;
    case "bucket":
      return `Products: ${bucketCount(delivered)}, ${delivered.objects[0]?.url ?? ""}${delivered.objects.length > 1 ? " and so on" : ""}`;
    case "commit":
      return `Products: commit ${delivered.sha.slice(0, 12)} on ${delivered.branch}`;
    case "pull-request":
      return `Products: pull request ${delivered.number}, ${delivered.url}${delivered.note === undefined ? "" : ` (${delivered.note})`}`;
    case "branch":
      return `Products: branch ${delivered.branch}, ${delivered.compareUrl} (${delivered.note})`;
    case "nothing":
      return `Nothing to deliver by ${delivered.way}: ${delivered.reason}`;
    case "failed":
      return `Delivery by ${delivered.way} failed: ${delivered.reason}`;
  }
}

/** Where products are in the bucket that took them, by their paths from the workspace. */
export function bucketAddresses(delivered: readonly Delivered[]): ReadonlyMap<string, string> {
  const objects = delivered.flatMap((each) => (each.kind === "bucket" ? each.objects : []));
  return new Map(objects.map(({ path, url }) => [path, url]));
}

/** As many links as a line bears. */
const MOST_LINKS = 10;

function bucketCount({ name, uploaded, objects }: Extract<Delivered, { kind: "bucket" }>): string {
  return `bucket ${name}, ${uploaded} uploaded, ${objects.length - uploaded} there already`;
}

/** Whether this is less than what was asked for, so that somebody should look at it. */
export function isLess(delivered: Delivered): boolean {
  return delivered.kind === "branch" || isHeldBack(delivered);
}

/** Whether there are products that were to go this way, and did not. */
export function isHeldBack(delivered: Delivered): boolean {
  return delivered.kind === "failed" || (delivered.kind === "nothing" && delivered.withheld === true);
}

/** One line a delivery: a warning where it is less than what was asked for. */
export function tellDelivered(delivered: readonly Delivered[], log: Pick<Log, "info" | "warning">): void {
  for (const each of delivered) (isLess(each) ? log.warning : log.info)(deliveredText(each));
}

function noted(note: string | undefined): string {
  return note === undefined || note === "" ? "" : ` ${prose(note)}`;
}
