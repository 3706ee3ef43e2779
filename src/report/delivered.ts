import type { Delivered } from "../model.js";
import { code, link, prose } from "./markdown.js";

/** Where the products went, as one line of safe Markdown. */
export function deliveredLine(delivered: Delivered): string {
  switch (delivered.kind) {
    case "artifact":
      return `Products: artifact ${link(code(delivered.name), delivered.url)}.`;
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

function noted(note: string | undefined): string {
  return note === undefined || note === "" ? "" : ` ${prose(note)}`;
}
