import { marked } from "marked";
import { COLUMNS, escapeHtml, terminalHtml } from "./terminal.mjs";

/** Pages that look like the places where people read what the program writes; the styles are our own imitations. */

export function terminalPage(text) {
  const { shown, drawn } = terminalHtml(text);
  const bar =
    drawn.length === 0 ? "" : `<p>Drawn anew on one line meanwhile:</p><pre>${sample(drawn, 8).join("\n")}</pre>`;
  return page(
    `body{margin:0;padding:16px;background:#1d1f21;color:#d8dad8;font-family:"DejaVu Sans Mono",monospace;font-size:14px;width:max-content}
pre{font:inherit;line-height:1.35;margin:0;width:${COLUMNS}ch;outline:1px dotted #444;outline-offset:4px}p{color:#888}
i{font-style:normal}.bold{font-weight:bold}.dim{opacity:.6}.red{color:#ff6f6a}.green{color:#8fc66a}.yellow{color:#e8c468}.cyan{color:#78c8d0}`,
    `<pre>${shown}</pre>${bar}`,
  );
}

/** So many of them, evenly, with the first and the last. */
function sample(all, most) {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))]);
}

/** A step's log as GitHub shows it, with annotations below, as on the run's page. */
export function logPage(text) {
  const lines = text.split("\n").filter((line) => !/^::(?:endgroup|add-mask|debug)/.test(line));
  const notes = lines.flatMap((line) => (/^::(error|warning|notice)(?: .*?)?::/.exec(line) ? [annotation(line)] : []));
  return page(
    `body{margin:0;padding:16px;background:#0d1117;color:#e6edf3;font:12px/20px "DejaVu Sans Mono",monospace}
div{white-space:pre-wrap;word-break:break-word}.error{color:#ff7b72}.warning{color:#d29922}.group{font-weight:bold}
h2{font:16px sans-serif}article{border:1px solid #444;border-radius:6px;padding:8px 12px;margin:8px 0;font-family:sans-serif}b{display:block}`,
    `${lines.map(logLine).join("")}<h2>Annotations</h2>${notes.join("")}`,
  );
}

function logLine(line) {
  const [, command] = /^::(\w+)/.exec(line) ?? [];
  const text = escapeHtml(unescapeCommand(line.replace(/^::\w+(?: .*?)?::/, "")));
  const before =
    command === "group" ? "▾ " : command === "error" ? "Error: " : command === "warning" ? "Warning: " : "";
  return `<div class="${command ?? ""}">${before}${text}</div>`;
}

function annotation(line) {
  const [, kind, properties = "", message] = /^::(\w+)(?: (.*?))?::(.*)$/s.exec(line);
  const title = /title=([^,]*)/.exec(properties)?.[1] ?? "";
  const file = /file=([^,]*)/.exec(properties)?.[1] ?? "";
  const parts = [title, file, message].map((part) => escapeHtml(unescapeCommand(part)));
  return `<article class="${kind}"><b>${parts[0]}</b>${parts[1]} ${parts[2]}</article>`;
}

function unescapeCommand(text) {
  return text
    .replaceAll("%0A", "\n")
    .replaceAll("%0D", "\r")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
}

const THEMES = {
  light: "--fg:#1f2328;--bg:#fff;--muted:#59636e;--line:#d1d9e0;--code:#818b981f;--alt:#f6f8fa;--link:#0969da",
  dark: "--fg:#f0f6fc;--bg:#0d1117;--muted:#9198a1;--line:#3d444d;--code:#656c7633;--alt:#151b23;--link:#4493f8",
};

/** Markdown as GitHub shows it in a summary, a comment or a pull request. */
export function githubPage(markdown, theme) {
  return page(
    `:root{${THEMES[theme]}}body{margin:0;padding:24px;background:var(--bg);color:var(--fg);font:14px/1.5 "Liberation Sans",Arial,sans-serif}
h2{padding-bottom:.3em;border-bottom:1px solid var(--line)}h2,h3{line-height:1.25;margin:24px 0 16px}a{color:var(--link)}p{margin:0 0 16px}
code{background:var(--code);border-radius:6px;padding:.2em .4em;font:85% monospace;white-space:break-spaces}
table{display:block;width:max-content;max-width:100%;overflow:auto;border-spacing:0;border-collapse:collapse;margin-bottom:16px}
th,td{border:1px solid var(--line);padding:6px 13px}tr:nth-child(2n){background:var(--alt)}img{max-width:100%;box-sizing:content-box}
details{margin-bottom:16px}sub{font-size:75%;line-height:0;position:relative;bottom:-.25em}`,
    marked.parse(markdown, { gfm: true }),
  );
}

function page(style, body) {
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${style}</style>${body}`;
}
