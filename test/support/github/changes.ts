import { git } from "../git.js";
import { answerLike, itemLike } from "./described.js";
import { apiPath, type Handler, type Reply } from "./server.js";

/** What a test may turn while the server runs. */
export interface ChangesSwitches {
  /** Every answer has this status, where it is not 0. */
  status: number;
}

export interface Changes {
  readonly handler: Handler;
  readonly switches: ChangesSwitches;
}

/**
 * `pulls/{n}/files` and `compare`, by what git says of a real bare repository, with GitHub's limits: 3,000 files of a
 * pull request in pages of at most 100, and 300 of a comparison on its first page.
 *
 * @param pulls the branches or commits by the pull request's number
 */
export function changes(
  bare: string,
  pulls: Readonly<Record<number, { readonly base: string; readonly head: string }>> = {},
): Changes {
  const switches: ChangesSwitches = { status: 0 };
  return {
    switches,
    async handler({ url }) {
      const path = decodeURIComponent(apiPath(url) ?? "");
      const [, number] = /\/pulls\/(\d+)\/files$/.exec(path) ?? [];
      const [, base = "", head = ""] = /\/compare\/(.+)\.\.\.(.+)$/.exec(path) ?? [];
      if (number === undefined && base === "") return undefined;
      if (switches.status !== 0) return { status: switches.status, body: { message: "Something went wrong" } };
      if (number === undefined) return compared(bare, base, head);
      const pull = pulls[Number(number)];
      return pull && page(filesBetween(bare, `${pull.base}...${pull.head}`).slice(0, 3_000), url);
    },
  };
}

function compared(bare: string, base: string, head: string): Reply {
  const fork = git(bare, "merge-base", base, head);
  const status = fork === git(bare, "rev-parse", base) ? "ahead" : "diverged";
  const files = filesBetween(bare, `${base}...${head}`).slice(0, 300).map(described);
  return { status: 200, body: answerLike("repos/compare-commits", 200, { status, files }) };
}

interface Changed {
  readonly filename: string | undefined;
  readonly status: string;
  readonly previous_filename?: string | undefined;
}

function described(file: Changed): unknown {
  return itemLike("pulls/list-files", 200, file);
}

function filesBetween(bare: string, range: string): readonly Changed[] {
  const parts = git(bare, "diff", "--name-status", "-z", "-M", range).split("\0").filter(Boolean);
  const files: Changed[] = [];
  for (let i = 0; i < parts.length; ) {
    const letter = (parts[i] ?? "").charAt(0);
    const renamed = letter === "R";
    const filename = parts[i + (renamed ? 2 : 1)];
    const previous = renamed ? { previous_filename: parts[i + 1] } : {};
    files.push({ filename, status: words[letter] ?? "changed", ...previous });
    i += renamed ? 3 : 2;
  }
  return files;
}

const words: Readonly<Record<string, string>> = { A: "added", M: "modified", D: "removed", R: "renamed" };

function page(files: readonly Changed[], url: URL): Reply {
  const size = Math.min(Number(url.searchParams.get("per_page") ?? 30), 100);
  const number = Number(url.searchParams.get("page") ?? 1);
  const next = new URL(url);
  next.searchParams.set("page", String(number + 1));
  const more = files.length > number * size;
  return {
    status: 200,
    headers: more ? { link: `<${next}>; rel="next"` } : {},
    body: files.slice((number - 1) * size, number * size).map(described),
  };
}
