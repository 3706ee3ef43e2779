export type Style = "plain" | "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

const CODES: Readonly<Record<Style, string>> = {
  plain: "",
  bold: "\u001b[1m",
  dim: "\u001b[2m",
  red: "\u001b[31m",
  green: "\u001b[32m",
  yellow: "\u001b[33m",
  cyan: "\u001b[36m",
};

/** `text` in a colour of the terminal, or as it is where colour is off. */
export function paint(style: Style, text: string, colour: boolean): string {
  return colour && style !== "plain" ? `${CODES[style]}${text}\u001b[0m` : text;
}

/** Whether to colour: a terminal that is one, unless `NO_COLOR` (https://no-color.org) says otherwise. */
export function wantsColour(isTerminal: boolean, noColor: string | undefined, term: string | undefined): boolean {
  return isTerminal && (noColor ?? "") === "" && term !== "dumb";
}
