import { wrap } from "../report/visible.js";
import { defaultOfFlag } from "../settings/flags.js";
import { INPUT_GROUPS } from "./inputs-table.js";

const NAME_COLUMNS = 26;

const USAGE = `Removes the backgrounds of pictures.

  cutout-action [flags] PATH…
  cutout-action photos                        a folder, into cutouts/
  cutout-action photos --output shop/         into another folder
  cutout-action a.jpg --output a-cut.png      one file, to one file
`;

/** What is shown where nothing is asked for. */
export function usageText(): string {
  return `${USAGE}\nIt is free, needs no account, and no picture leaves this machine.\ncutout-action --help lists all flags.\n`;
}

/** What `--help` shows: every input of the action is a flag of the same name. */
export function helpText(columns = 80): string {
  const width = Math.min(100, Math.max(60, columns));
  const row = (flag: string, text: string) => rowOf(flag, text, width);
  const groups = INPUT_GROUPS.map(({ title, inputs }) => {
    const rows = Object.entries(inputs).filter(([name]) => name !== "paths");
    return `${title}\n${rows.map(([name, text]) => row(`--${name}`, text + defaultWords(name))).join("")}`;
  });
  return `${USAGE}
A PATH is a glob, a folder (every picture below it) or a file; one that starts with ! is excluded.
A switch is set by --name, and taken back by --no-name.

At the terminal
${TERMINAL_ROWS.map(([flag, text]) => row(flag, text)).join("")}
${groups.join("\n")}
The service by itself, for any client of its API (docs/service.md)
  cutout-action --listen PORT [--app-code CODE] [--host ADDRESS] [--public-url URL] [--model-file FILE]
    [--model-sha256 SUM] [--model-preset NAME] [--human-model-file FILE] [--human-model-sha256 SUM]
    [--human-model-preset NAME] [--model-use USE] [--model-mirrors URLS] [--state-directory FOLDER]

CUTOUT_APP_CODE and GITHUB_TOKEN in the environment stand for --app-code and --token.

It ends with 0 where all is well, with 1 where a picture or its delivery failed (see --fail-on) or the run
could not go on, and with 2 where a flag or the configuration is wrong, before anything is done.
`;
}

const TERMINAL_ROWS = [
  ["-h, --help", "Shows this."],
  ["-V, --version", "Shows the version."],
  ["--json", "Writes the results as JSON to the standard output, and everything else to the standard error."],
  ["--open", "Opens the report with before and after in the browser; not in CI."],
  ["--watch", "Stays, and redoes what changes; with the embedded service. Ctrl-C ends it."],
  ["-o, --output", "The folder of the products, a template of their paths, or the file for one picture."],
] as const;

function defaultWords(name: string): string {
  const value = defaultOfFlag(name);
  return value === "" || /^(?:true|false)$/.test(value) ? "" : ` (${value})`;
}

/** A flag that is longer than its column has a line of its own. */
function rowOf(flag: string, text: string, width: number): string {
  const lines = wrap(text.replaceAll("`", ""), width - NAME_COLUMNS);
  const beside = flag.length + 4 <= NAME_COLUMNS;
  const head = beside ? [`  ${flag.padEnd(NAME_COLUMNS - 2)}${lines[0] ?? ""}`] : [`  ${flag}`];
  return `${[...head, ...lines.slice(beside ? 1 : 0).map((line) => " ".repeat(NAME_COLUMNS) + line)].join("\n")}\n`;
}
