import { visible } from "../visible.js";

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Any text as HTML that shows it, between tags as well as in a quoted attribute. */
export function html(text: string): string {
  return visible(text).replace(/[&<>"']/g, (mark) => REFERENCES[mark] ?? "");
}

/** An address for `href`, or nothing where it is none of the web. */
export function href(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === "https:" || url.protocol === "http:" ? html(url.href) : undefined;
}
