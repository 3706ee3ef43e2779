/** The page's style sheet. It may use no address of any kind: the page's policy forbids all loads but embedded pictures. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #f5f5f2; --surface: #ffffff; --sunken: #ecece7; --ink: #17191c; --muted: #5d636b; --line: #dfdfd8;
  --accent: #3346d3; --accent-ink: #ffffff; --shadow: 0 1px 2px #0000000f, 0 8px 24px -12px #00000029;
  --failed: #b3261e; --deferred: #8a5a00; --made: #12703f; --planned: #1f5fae; --reused: #545b63; --kept: #6b3fa0; --skipped: #7a6200;
  --check-a: #ffffff; --check-b: #dcdcdc;
  --round: 14px;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #111315; --surface: #1a1d20; --sunken: #0c0e10; --ink: #eceef0; --muted: #a0a7af; --line: #2c3136;
    --accent: #93a1ff; --accent-ink: #10131f; --shadow: 0 1px 2px #00000066, 0 12px 32px -16px #000000cc;
    --failed: #ff8a80; --deferred: #f2bd5c; --made: #6fd39b; --planned: #86b8ff; --reused: #b4bbc3; --kept: #c6a6f5; --skipped: #dcc25e;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { scroll-padding-top: 9rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); }
[hidden] { display: none !important; }
.hush { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.wrap { max-width: 1680px; margin-inline: auto; padding-inline: clamp(16px, 3vw, 40px); }

/* The head: what it came to */
header { padding-block: clamp(24px, 3.4vw, 44px) 22px; }
.eyebrow { margin: 0 0 8px; color: var(--muted); font-size: 13px; overflow-wrap: anywhere; }
.eyebrow a { color: inherit; }
h1 { margin: 0; font-size: clamp(28px, 4.2vw, 44px); line-height: 1.1; letter-spacing: -.025em; font-weight: 680; }
h1 .bad { color: var(--failed); }
.notes { overflow-wrap: anywhere; margin: 14px 0 0; padding: 0; list-style: none; color: var(--muted); display: flex; flex-wrap: wrap; gap: 4px 28px; max-width: 110ch; }

/* The tools: which pictures, in which order, on which ground */
.tools { position: sticky; top: 0; z-index: 5; background: color-mix(in srgb, var(--paper) 88%, transparent); backdrop-filter: blur(14px); border-block: 1px solid var(--line); }
.tools .wrap { display: grid; grid-template-columns: minmax(170px, 250px) 1fr auto auto; gap: 10px 16px; align-items: center; padding-block: 10px; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.chips { display: flex; gap: 6px; overflow-x: auto; scrollbar-width: none; padding: 3px 20px 3px 3px; margin: -3px; mask-image: linear-gradient(90deg, #000 calc(100% - 20px), transparent); }
.chips::-webkit-scrollbar { display: none; }
.chip { position: relative; flex: none; }
.chip input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; width: 100%; height: 100%; }
.chip span { display: flex; align-items: center; gap: 7px; min-height: 36px; padding: 0 13px; border-radius: 99px; border: 1px solid var(--line); background: var(--surface); font-size: 14px; white-space: nowrap; }
.chip b { font-weight: 500; color: var(--muted); font-variant-numeric: tabular-nums; }
.chip:hover span { border-color: var(--muted); }
.chip input:checked + span { background: var(--ink); border-color: var(--ink); color: var(--paper); }
.chip input:checked + span b { color: inherit; opacity: .72; }
.chip input:checked + span .dot { outline: 1.5px solid var(--paper); }
.chip input:focus-visible + span { outline: 2px solid var(--accent); outline-offset: 1px; }
.dot { width: 8px; height: 8px; border-radius: 50%; background: currentcolor; }
.grounds { display: flex; gap: 2px; padding: 3px; border-radius: 99px; background: var(--sunken); border: 1px solid var(--line); }
.ground { position: relative; }
.ground input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.ground span { display: block; width: 30px; height: 30px; border-radius: 50%; border: 3px solid var(--sunken); outline: 1px solid color-mix(in srgb, var(--muted) 55%, transparent); outline-offset: -3px; background-clip: padding-box !important; }
.ground input:checked + span { box-shadow: 0 0 0 2px var(--accent); }
.ground input:focus-visible + span { outline: 2px solid var(--accent); outline-offset: 3px; }
.field { min-height: 38px; width: 100%; padding: 0 14px; border-radius: 99px; border: 1px solid var(--line); background: var(--surface); color: var(--ink); font: inherit; font-size: 14px; }
.field::placeholder { color: var(--muted); opacity: 1; }
select.field { width: auto; padding-right: 10px; }

/* Grounds that a cutout can stand on */
.on-checker { background: conic-gradient(var(--check-b) 25%, var(--check-a) 0 50%, var(--check-b) 0 75%, var(--check-a) 0) 0 0 / 20px 20px; }
.on-white { background: #fff; }
.on-black { background: #000; }
.on-own { background: var(--own, #fff); }
.ground .on-own { border-radius: 10px; }
body[data-ground=checker] :is(.floor, .swatch) { background: conic-gradient(var(--check-b) 25%, var(--check-a) 0 50%, var(--check-b) 0 75%, var(--check-a) 0) 0 0 / 20px 20px; }
body[data-ground=white] :is(.floor, .swatch) { background: #fff; }
body[data-ground=black] :is(.floor, .swatch) { background: #000; }
body[data-ground=own] :is(.floor, .swatch) { background: var(--own, #fff); }

/* The pictures */
.status { margin: 18px 0 12px; color: var(--muted); font-size: 13.5px; }
.grid { list-style: none; margin: 0; padding: 0 0 48px; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 290px), 1fr)); gap: 20px; }
.card { content-visibility: auto; contain-intrinsic-size: auto 330px; min-width: 0; display: flex; flex-direction: column; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); overflow: clip; box-shadow: var(--shadow); }
.stage { --at: 50%; --ratio: 1.3333; container-type: size; position: relative; aspect-ratio: 4 / 3; background: var(--sunken); overflow: hidden; border-bottom: 1px solid var(--line); }
.fit { position: absolute; inset: 0; margin: auto; width: min(100cqw, 100cqh * var(--ratio)); aspect-ratio: var(--ratio); overflow: hidden; }
.pair .fit { cursor: ew-resize; touch-action: pan-y; user-select: none; -webkit-user-select: none; }
.fit img, .floor { position: absolute; inset: 0; width: 100%; height: 100%; }
.fit img { object-fit: contain; pointer-events: none; }
.pair .before { clip-path: inset(0 calc(100% - var(--at)) 0 0); }
.pair .floor, .pair .after { clip-path: inset(0 0 0 var(--at)); }
.bar { position: absolute; inset-block: 0; left: var(--at); width: 2px; margin-left: -1px; background: #fff; box-shadow: 0 0 0 .5px #00000059, 0 0 8px #00000059; pointer-events: none; }
.bar::after { content: "\\2039\\2002\\203A"; position: absolute; top: 50%; left: 50%; translate: -50% -50%; width: 38px; height: 38px; border-radius: 50%; display: grid; place-items: center; padding-bottom: 3px; background: #fff; color: #17191c; font: 600 17px/1 system-ui, sans-serif; letter-spacing: -1px; box-shadow: 0 1px 5px #00000073; transition: scale .15s; }
.stage:hover .bar::after, .pair:has(input:focus-visible) .bar::after { scale: 1.12; }
.slide { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; pointer-events: none; }
.pair:has(input:focus-visible)::after { content: ""; position: absolute; inset: 0; border: 3px solid var(--accent); pointer-events: none; }
.tag { position: absolute; bottom: 10px; padding: 2px 9px; border-radius: 99px; background: #000000a8; color: #fff; font-size: 12px; line-height: 1.5; pointer-events: none; opacity: 0; transition: opacity .15s; }
.tag.l { left: 10px; } .tag.r { right: 10px; }
.stage:hover .tag, .pair:has(input:focus-visible) .tag { opacity: 1; }
.lone .tag { opacity: 1; }
.none { container-type: normal; display: grid; place-content: center; justify-items: center; gap: 8px; padding: 20px; text-align: center; color: var(--muted); font-size: 14px; }
.none svg { width: 34px; height: 34px; opacity: .7; }
.said { display: grid; grid-template-columns: 1fr auto; gap: 2px 12px; padding: 13px 15px 14px; align-items: start; }
.name { min-width: 0; font: inherit; font-weight: 620; text-align: left; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; overflow-wrap: anywhere; border-radius: 4px; }
.name:hover { text-decoration: underline; text-underline-offset: 3px; }
.folder { grid-column: 1 / -1; color: var(--muted); font-size: 13px; overflow-wrap: anywhere; }
.mark { display: inline-flex; align-items: center; gap: 6px; padding-top: 2px; font-size: 13px; font-weight: 560; white-space: nowrap; }
.of-failed { color: var(--failed); } .of-deferred { color: var(--deferred); } .of-made { color: var(--made); } .of-planned { color: var(--planned); }
.of-reused { color: var(--reused); } .of-kept { color: var(--kept); } .of-skipped { color: var(--skipped); } .of-low { color: var(--deferred); }
.line { grid-column: 1 / -1; margin: 5px 0 0; font-size: 13px; color: var(--muted); display: flex; flex-wrap: wrap; gap: 2px 12px; font-variant-numeric: tabular-nums; }
.line .quiet { overflow-wrap: anywhere; }
.why { grid-column: 1 / -1; margin: 7px 0 0; padding: 8px 11px; border-radius: 8px; font-size: 13.5px; line-height: 1.45; background: var(--sunken); overflow-wrap: anywhere; }
.card[data-outcome=failed] { border-color: color-mix(in srgb, var(--failed) 45%, var(--line)); }
.card[data-outcome=failed] .why { background: color-mix(in srgb, var(--failed) 9%, var(--surface)); }
.empty { padding: 64px 0 96px; text-align: center; color: var(--muted); }
.button { min-height: 38px; padding: 0 16px; border-radius: 99px; border: 1px solid var(--line); background: var(--surface); color: var(--ink); font: inherit; font-size: 14px; cursor: pointer; }
.button:hover { border-color: var(--muted); }

/* One picture, large */
dialog { width: min(1280px, 100vw - 24px); max-width: none; height: min(900px, 100dvh - 24px); max-height: none; padding: 0; border: 1px solid var(--line); border-radius: 18px; background: var(--surface); color: var(--ink); overflow: hidden; }
dialog::backdrop { background: #0009; backdrop-filter: blur(3px); }
.large { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) 320px; height: 100%; }
.place { color: var(--muted); font-size: 13.5px; padding-inline: 8px; white-space: nowrap; font-variant-numeric: tabular-nums; }
.large .top { grid-column: 1 / -1; display: flex; align-items: center; gap: 8px; padding: 10px 12px 10px 20px; border-bottom: 1px solid var(--line); }
.large h2 { flex: 1; min-width: 0; margin: 0; font-size: 16px; font-weight: 620; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.large .view { min-height: 0; min-width: 0; display: grid; background: var(--sunken); }
.large .stage { aspect-ratio: auto; height: 100%; border: 0; }
.large .side { overflow: auto; padding: 18px 20px; border-left: 1px solid var(--line); font-size: 14px; }
dl { margin: 0; display: grid; gap: 12px; }
dt { color: var(--muted); font-size: 12.5px; }
dd { margin: 1px 0 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.swatch { width: 18px; height: 18px; border-radius: 50%; outline: 1px solid var(--muted); outline-offset: 1px; }
.icon { width: 38px; padding: 0; display: grid; place-items: center; flex: none; }
.icon svg { width: 18px; height: 18px; }

footer { border-top: 1px solid var(--line); padding: 20px 0 44px; color: var(--muted); font-size: 13px; }
footer .wrap { display: flex; flex-wrap: wrap; gap: 6px 28px; }
kbd { font: 600 12px/1 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; padding: 2px 6px; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 5px; background: var(--surface); color: var(--ink); }

@media (max-width: 1240px) {
  .tools .wrap { grid-template-columns: 1fr auto auto; }
  .tools .which { grid-column: 1 / -1; order: 2; }
}
@media (max-width: 640px) {
  html { scroll-padding-top: 8rem; }
  /* The search scrolls away, the filters stay. */
  .tools { top: -50px; }
  .tools .wrap { grid-template-columns: minmax(0, 1fr) auto; }
  .tools select.field { width: 100%; }
  .tools .find { grid-column: 1 / -1; }
  .tools .which { order: 0; margin-inline: -16px; }
  .tools .chips { margin-inline: 0; padding-inline: 16px 24px; }
  .grid { gap: 16px; }
  .card { contain-intrinsic-size: auto 400px; }
  .tag { opacity: 1; }
  .large { grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr); }
  .large .top { padding-left: 14px; }
  .place { display: none; }
  .large .side { border-left: 0; border-top: 1px solid var(--line); max-height: 34dvh; }
  .keys { display: none; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media print { .tools, .bar, footer { display: none; } .card { content-visibility: visible; break-inside: avoid; } }
`;
