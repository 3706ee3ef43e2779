import { DEFAULTS } from "../settings/raw-inputs.js";

/** What `--help` shows: every input of the action is a flag of the same name. */
export function helpText(): string {
  const flags = Object.entries(DEFAULTS)
    .filter(([name]) => name !== "paths")
    .map(([name, value]) => `  --${name}${value === "" ? "" : ` (${name === "deliver" ? "none" : value})`}`);
  return `Removes the backgrounds of pictures.

  cutout-action [flags] PATH…

A PATH is a glob, a folder (every picture below it) or a file; one that starts with ! leaves out.
Flags are the inputs of the action, with their defaults; the README explains them:

${flags.join("\n")}

  cutout-action --listen PORT [--app-code CODE] [--host ADDRESS] [--public-url URL] [--model-file FILE]
                [--model-sha256 SUM] [--model-preset NAME] [--human-model-file FILE] [--human-model-sha256 SUM]
                [--human-model-preset NAME] [--model-use USE] [--model-mirrors URLS] [--state-directory FOLDER]

runs the embedded service by itself, for any client of its API (docs/service.md).

CUTOUT_APP_CODE and GITHUB_TOKEN in the environment stand for --app-code and --token.
`;
}
