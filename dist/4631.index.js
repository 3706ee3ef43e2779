export const id=4631;export const ids=[4631];export const modules={14631:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{writeHtmlReport:()=>writeHtmlReport});
var promises_=__webpack_require__(51455);var external_node_path_=__webpack_require__(76760);var words=__webpack_require__(58191);var html_confidence=__webpack_require__(77208);var visible=__webpack_require__(
35944);;const REFERENCES={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function html(text){return(0,visible.RK)(text).replace(/[&<>"']/g,mark=>REFERENCES[mark]??"")}function href(address){
if(address===void 0||!URL.canParse(address))return void 0;const url=new URL(address);return url.protocol==="https:"||url.protocol==="http:"?html(url.href):void 0};const OUTCOME_TITLE={failed:"Failed",
deferred:"Deferred",made:"Made",planned:"Planned",reused:"Reused",kept:"Kept",skipped:"Skipped"};function card(result,context){const{path,outcome}=result;const slash=path.lastIndexOf("/");const products=productsOf(
result);const reason=outcome.kind==="reused"?"":toldOnce((0,words.A3)(outcome),context.told);return`<li class="card" data-path="${html(path)}" data-outcome="${outcome.kind}" data-rank="${context.rank}\
" data-bytes="${products[0]?.bytes??0}" data-confidence="${(0,html_confidence.i2)(outcome)??2}" data-low="${(0,html_confidence.Ge)(outcome)}">
${stage(result,context.previews)}
<div class="said">
<button type="button" class="name" aria-haspopup="dialog">${html(path.slice(slash+1))}</button>
<span class="mark of-${outcome.kind}"><i class="dot"></i>${OUTCOME_TITLE[outcome.kind]}</span>
${slash<0?"":`<span class="folder">${html(path.slice(0,slash))}/</span>`}
${line(result,products)}
${reason===""?"":`<p class="why">${html(reason)}</p>`}
</div>
<dl hidden>${facts(result,products,context.link)}</dl>
</li>
`}function toldOnce(reason,told){return told?.has(reason)===true?"The cause that is told above.":reason}function productsOf({outcome}){return"products"in outcome?outcome.products:[]}function stage(result,previews){
const{before,after}=previews;if(before===void 0&&after===void 0)return`<div class="stage none">${NO_PICTURE}<span>No preview</span></div>`;const name=html(result.path);const paired=before!==void 0&&after!==
void 0;const parts=[before===void 0?"":img("before",before,`Before: ${name}`),after===void 0?"":`<div class="floor"></div>${img("after",after,`After: ${name}`)}`,paired?'<span class="bar"></span>':"",
before===void 0?"":'<span class="tag l" aria-hidden="true">Before</span>',after===void 0?"":'<span class="tag r" aria-hidden="true">After</span>',paired?`<input class="slide" type="range" min="0" max=\
"100" value="50" step="1" aria-label="Compare before and after: ${name}">`:""];return`<div class="stage ${paired?"pair":"lone"}" data-ratio="${ratio(result,previews)}"><div class="fit">${parts.join("")}\
</div></div>`}function ratio(result,{before}){const size=before===void 0?productsOf(result)[0]??result.size:result.size??before;return(size?.width===void 0||size.height===void 0?4/3:size.width/size.height).
toFixed(4)}const NO_PICTURE='<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><rect x="3" y="4" width="18\
" height="16" rx="2.5"/><path d="M3 17l5-5 3 3M4 21L20 3"/></svg>';function img(kind,{bytes,mime},alternative){return`<img class="${kind}" alt="${alternative}" loading="lazy" decoding="async" draggabl\
e="false" src="data:${mime};base64,${Buffer.from(bytes).toString("base64")}">`}function line(result,products){const[first]=products;const parts=[first===void 0?"":`${first.width} \xD7 ${first.height}`,
first===void 0?"":(0,words.Ov)(first.bytes),products.length>1?(0,words.U9)(products.length,"product"):"",(0,words.M0)(result.outcome)===false?"":`paid: ${(0,words.Rr)((0,words.M0)(result.outcome))}`,result.
outcome.kind==="reused"?result.outcome.reason:""].filter(part=>part!=="");const low=(0,html_confidence.Ge)(result.outcome)?'<span class="of-low">low confidence</span>':"";return parts.length===0&&low===
""?"":`<p class="line">${parts.map(part=>`<span>${html(part)}</span>`).join("")}${low}</p>`}function facts(result,products,link){const{outcome}=result;const failure=outcome.kind==="failed"?outcome.failure:
void 0;const traced=failure??outcome;const confidence=(0,html_confidence.i2)(outcome);return[fact("Outcome",`<span class="mark of-${outcome.kind}"><i class="dot"></i>${OUTCOME_TITLE[outcome.kind]}</sp\
an>`),fact("Why",html((0,words.A3)(outcome))),fact("Stage",failure===void 0?"":html((0,words.Q3)(failure.stage))),fact("Worth another try",failure===void 0?"":failure.retryable?"yes":"not by itself"),
fact("Source",linked(result.path,link)),fact("Source pixels",result.size===void 0?"":`${result.size.width} \xD7 ${result.size.height}`),...products.map(product=>fact(product.variant===""?"Product":`Pr\
oduct \u201C${html(product.variant)}\u201D`,productFact(product,link))),fact("Confidence",confidence===void 0?"":`${Math.round(confidence*100)}%`),fact("Model",result.model),fact("Paid",(0,words.Rr)((0,
words.M0)(outcome))),fact("Time",outcome.kind==="made"?(0,words.p0)(outcome.milliseconds):""),fact("Job","jobKey"in traced?html(traced.jobKey??""):""),fact("Request","requestId"in traced?html(traced.requestId??
""):"")].join("")}function linked(path,link){const address=link(path);return address===void 0?html(path):`<a href="${html(address)}" target="_blank" rel="noopener noreferrer">${html(path)}</a>`}function productFact(product,link){
return`${linked(product.path,link)}<br>${product.width} \xD7 ${product.height}, ${(0,words.Ov)(product.bytes)}`}function fact(title,value){return value===""?"":`<div><dt>${title}</dt><dd>${value}</dd>\
</div>`}var external_node_crypto_=__webpack_require__(77598);var causes=__webpack_require__(52796);var exit=__webpack_require__(11596);;const SCRIPT=`
"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  const grid = one(".grid");
  const cards = all(".card");
  const search = one("#search");
  const order = one("#order");
  const status = one(".status");
  const empty = one(".empty");
  const dialog = one("dialog");
  const plain = (text) => text.normalize("NFC").toLocaleLowerCase();
  const names = new Map(cards.map((card) => [card, plain(card.dataset.path)]));
  let shown = cards;

  // Which pictures, and in which order

  const orders = {
    attention: (a, b) => a.dataset.rank - b.dataset.rank,
    name: (a, b) => names.get(a).localeCompare(names.get(b), undefined, { numeric: true }),
    size: (a, b) => b.dataset.bytes - a.dataset.bytes,
    confidence: (a, b) => a.dataset.confidence - b.dataset.confidence,
  };

  const filters = {
    all: () => true,
    low: (card) => card.dataset.low === "true",
  };

  function choose() {
    const words = plain(search.value).split(/\\s+/).filter(Boolean);
    const which = one("[name=which]:checked").value;
    const passes = filters[which] ?? ((card) => card.dataset.outcome === which);
    for (const card of cards) card.hidden = !passes(card) || !words.every((word) => names.get(card).includes(word));
    refresh();
  }

  function sort() {
    const sorted = [...cards].sort((a, b) => orders[order.value](a, b) || a.dataset.rank - b.dataset.rank);
    grid.append(...sorted);
    cards.splice(0, cards.length, ...sorted);
    refresh();
  }

  function refresh() {
    shown = cards.filter((card) => !card.hidden);
    empty.hidden = shown.length > 0 || cards.length === 0;
    const noun = cards.length === 1 ? "picture" : "pictures";
    status.textContent = shown.length === cards.length ? cards.length + " " + noun : shown.length + " of " + cards.length + " " + noun;
  }

  function reset() {
    search.value = "";
    one("[name=which][value=all]").checked = true;
    choose();
    search.focus();
  }

  // Before and after

  function slide(input) {
    input.closest(".stage").style.setProperty("--at", input.value + "%");
    input.setAttribute("aria-valuetext", input.value + "% before");
  }

  function follow(event) {
    const input = one(".slide", event.currentTarget);
    const box = event.currentTarget.getBoundingClientRect();
    input.value = ((event.clientX - box.left) / box.width) * 100;
    slide(input);
  }

  function bind(stage) {
    stage.style.setProperty("--ratio", stage.dataset.ratio);
    const input = one(".slide", stage);
    if (input === null) return;
    const fit = one(".fit", stage);
    fit.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      fit.setPointerCapture(event.pointerId);
      follow(event);
      event.preventDefault();
      input.focus({ preventScroll: true, focusVisible: false });
    });
    fit.addEventListener("pointermove", (event) => {
      if (fit.hasPointerCapture(event.pointerId)) follow(event);
    });
    input.addEventListener("input", () => slide(input));
  }

  // One picture, large

  let current = 0;

  function open(card) {
    current = shown.indexOf(card);
    const stage = one(".stage", card).cloneNode(true);
    bind(stage);
    one(".view", dialog).replaceChildren(stage);
    one(".facts", dialog).replaceChildren(one("dl", card).cloneNode(true));
    one("h2", dialog).textContent = one(".name", card).textContent;
    one(".place", dialog).textContent = current + 1 + " / " + shown.length;
    one("dl", dialog).hidden = false;
    if (!dialog.open) dialog.showModal();
    (one(".slide", dialog) ?? one(".close", dialog)).focus();
  }

  function step(by) {
    if (shown.length > 0) open(shown[(current + by + shown.length) % shown.length]);
  }

  function back() {
    const card = shown[current];
    if (card === undefined) return;
    card.scrollIntoView({ block: "nearest" });
    one(".name", card).focus();
  }

  // Grounds and keys

  function ground(value) {
    document.body.dataset.ground = value;
    for (const input of all("[name=ground]")) input.checked = input.value === value;
  }

  function nextGround() {
    const values = all("[name=ground]").map((input) => input.value);
    ground(values[(values.indexOf(document.body.dataset.ground) + 1) % values.length]);
  }

  const keys = {
    "/": () => dialog.open || search.focus(),
    b: nextGround,
    n: () => dialog.open && step(1),
    p: () => dialog.open && step(-1),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === search) {
      if (event.key === "Escape") reset();
      return;
    }
    if (event.target === order || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  search.addEventListener("input", choose);
  order.addEventListener("change", sort);
  for (const input of all("[name=which]")) input.addEventListener("change", choose);
  for (const input of all("[name=ground]")) input.addEventListener("change", () => ground(input.value));
  for (const stage of all(".stage")) bind(stage);
  for (const card of cards) one(".name", card).addEventListener("click", () => open(card));
  one(".reset").addEventListener("click", reset);
  one(".turn", dialog).addEventListener("click", nextGround);
  one(".next", dialog).addEventListener("click", () => step(1));
  one(".previous", dialog).addEventListener("click", () => step(-1));
  one(".close", dialog).addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", back);
  choose();
})();
`;;const STYLE=`
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
.chip span { display: flex; align-items: center; gap: 7px; min-height: 36px; padding: 0 13px; border-radius: 99px; border: 1px solid var(--line); background: var(--surface); font-size: 14px; white-spa\
ce: nowrap; }
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
.ground span { display: block; width: 30px; height: 30px; border-radius: 50%; border: 3px solid var(--sunken); outline: 1px solid color-mix(in srgb, var(--muted) 55%, transparent); outline-offset: -3p\
x; background-clip: padding-box !important; }
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
.card { content-visibility: auto; contain-intrinsic-size: auto 330px; min-width: 0; display: flex; flex-direction: column; background: var(--surface); border: 1px solid var(--line); border-radius: var\
(--round); overflow: clip; box-shadow: var(--shadow); }
.stage { --at: 50%; --ratio: 1.3333; container-type: size; position: relative; aspect-ratio: 4 / 3; background: var(--sunken); overflow: hidden; border-bottom: 1px solid var(--line); }
.fit { position: absolute; inset: 0; margin: auto; width: min(100cqw, 100cqh * var(--ratio)); aspect-ratio: var(--ratio); overflow: hidden; }
.pair .fit { cursor: ew-resize; touch-action: pan-y; user-select: none; -webkit-user-select: none; }
.fit img, .floor { position: absolute; inset: 0; width: 100%; height: 100%; }
.fit img { object-fit: contain; pointer-events: none; }
.pair .before { clip-path: inset(0 calc(100% - var(--at)) 0 0); }
.pair .floor, .pair .after { clip-path: inset(0 0 0 var(--at)); }
.bar { position: absolute; inset-block: 0; left: var(--at); width: 2px; margin-left: -1px; background: #fff; box-shadow: 0 0 0 .5px #00000059, 0 0 8px #00000059; pointer-events: none; }
.bar::after { content: "\\2039\\2002\\203A"; position: absolute; top: 50%; left: 50%; translate: -50% -50%; width: 38px; height: 38px; border-radius: 50%; display: grid; place-items: center; padding-bott\
om: 3px; background: #fff; color: #17191c; font: 600 17px/1 system-ui, sans-serif; letter-spacing: -1px; box-shadow: 0 1px 5px #00000073; transition: scale .15s; }
.stage:hover .bar::after, .pair:has(input:focus-visible) .bar::after { scale: 1.12; }
.slide { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; pointer-events: none; }
.pair:has(input:focus-visible)::after { content: ""; position: absolute; inset: 0; border: 3px solid var(--accent); pointer-events: none; }
.tag { position: absolute; bottom: 10px; padding: 2px 9px; border-radius: 99px; background: #000000a8; color: #fff; font-size: 12px; line-height: 1.5; pointer-events: none; opacity: 0; transition: opa\
city .15s; }
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
dialog { width: min(1280px, 100vw - 24px); max-width: none; height: min(900px, 100dvh - 24px); max-height: none; padding: 0; border: 1px solid var(--line); border-radius: 18px; background: var(--surfa\
ce); color: var(--ink); overflow: hidden; }
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
kbd { font: 600 12px/1 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; padding: 2px 6px; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 5px; background: var(--surfac\
e); color: var(--ink); }

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
`;;function pageHead(facts2){const style=STYLE+ownGround(facts2.background);return`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Cutouts: ${html(facts2.title)}</title>
<style>${style}</style>
</head>
<body data-ground="${firstGround(facts2.background)}">
${header(facts2)}
${tools(facts2)}
<main class="wrap">
<p class="status" role="status" aria-live="polite">${(0,words.U9)(facts2.run.results.length,"picture")}</p>
<ul class="grid">
`}function pageFoot(withoutPreview){const note=withoutPreview===0?"":`<span>${(0,words.U9)(withoutPreview,"picture")} without a preview: the report keeps below 30 MB.</span>`;return`</ul>
<div class="empty" hidden><p>No picture matches.</p><button type="button" class="button reset">Show all pictures</button></div>
</main>
<footer><div class="wrap"><span>Made by cutout-action. This file loads nothing from elsewhere.</span>${note}<span class="keys"><kbd>/</kbd> search</span><span class="keys"><kbd>b</kbd> next ground</sp\
an><span class="keys"><kbd>n</kbd> <kbd>p</kbd> next, previous in the large view</span><span class="keys">arrow keys move a slider</span></div></footer>
${DIALOG}
<script>${SCRIPT}<\/script>
</body>
</html>
`}function policy(style){return["default-src 'none'","img-src data:",`style-src '${integrity(style)}'`,`script-src '${integrity(SCRIPT)}'`,"base-uri 'none'","form-action 'none'"].join("; ")}function integrity(text){
return`sha256-${(0,external_node_crypto_.createHash)("sha256").update(text).digest("base64")}`}function ownGround(background){if(!isPlainGround(background))return"";return`:root { --own: ${background.
kind==="colour"?css(background):`linear-gradient(${css(background.top)}, ${css(background.bottom)})`}; }
`}function isPlainGround(background){return background.kind==="colour"||background.kind==="gradient"}function css({r,g,b}){return`rgb(${r} ${g} ${b})`}function firstGround(background){return isPlainGround(
background)?"own":"checker"}function headCauses({results}){return(0,causes.i)(results).slice(0,3)}function header({run,title,address}){const link=href(address);const eyebrow=link===void 0?html(title):
`<a href="${link}" rel="noopener noreferrer">${html(title)}</a>`;const causes2=headCauses(run);const notes=[...(0,exit.on)(run),...causes2.map(({failure,paths})=>`${(0,words.U9)(paths.length,"picture")}\
, one cause: ${failure.reason}`),(0,words.ft)(run),(0,words.Qe)(run),...run.delivered.flatMap(each=>each.kind==="failed"?[`Delivery by ${each.way} failed: ${each.reason}`]:[])];return`<header class="w\
rap">
<p class="eyebrow">${eyebrow}${run.planOnly===void 0?"":` \xB7 ${(0,words.MD)(run.planOnly)}`}</p>
<h1>${headline(run)}</h1>
<ul class="notes">${notes.map(note=>`<li>${html(note)}</li>`).join("")}</ul>
</header>`}function headline({counts,planOnly}){const failed=counts.failed===0?"":`, <span class="bad">${(0,words.vm)(counts.failed)} failed</span>`;if(counts.total===0)return"No pictures were found";
if(planOnly!==void 0)return`${(0,words.U9)(counts.planned,"cutout")} to make${failed}`;const ready=counts.made+counts.reused+counts.kept;return`${(0,words.vm)(ready)} of ${(0,words.U9)(counts.total,"c\
utout")} ready${failed}`}function tools(facts2){return`<div class="tools"${facts2.run.results.length===0?" hidden":""} role="search" aria-label="Pictures"><div class="wrap">
<div class="find"><label class="hush" for="search">Search by name</label><input class="field" id="search" type="search" placeholder="Search by name" autocomplete="off" spellcheck="false"></div>
<fieldset class="which"><legend class="hush">Show</legend><div class="chips">${chips(facts2)}</div></fieldset>
<div><label class="hush" for="order">Order</label><select class="field" id="order" autocomplete="off"><option value="attention">Needs attention first</option><option value="name">By name</option><opti\
on value="size">Largest product first</option>${facts2.run.results.some(({outcome})=>(0,html_confidence.i2)(outcome)!==void 0)?'<option value="confidence">Least confident first</option>':""}</select><\
/div>
<fieldset><legend class="hush">Ground behind the cutouts</legend><div class="grounds">${grounds(facts2.background)}</div></fieldset>
</div></div>`}function chips({run}){const low=run.results.filter(({outcome})=>(0,html_confidence.Ge)(outcome)).length;const outcomes=words.im.filter(kind=>run.counts[kind]>0).map(kind=>chip(kind,OUTCOME_TITLE[kind],
run.counts[kind]));const confidence=low===0?[]:[chip("low","Low confidence",low)];return[chip("all","All",run.counts.total),...outcomes,...confidence].join("")}function chip(value,title,number){const dot=value===
"all"?"":`<i class="dot of-${value}"></i>`;return`<label class="chip"><input type="radio" name="which" value="${value}" autocomplete="off"${value==="all"?" checked":""}><span>${dot}${title} <b>${(0,words.
vm)(number)}</b></span></label>`}const PLAIN_GROUNDS=[["white","White",255],["black","Black",0]];function isPlain(background,level){return background.kind==="colour"&&[background.r,background.g,background.
b].every(part=>part===level)}function grounds(background){const own=isPlainGround(background)?[["own","The product\u2019s own"]]:[];const plain=[["checker","Checkerboard"],...PLAIN_GROUNDS.filter(([,,
level])=>!isPlain(background,level))];const kinds=[...own,...plain];return kinds.map(([value,title])=>`<label class="ground" title="${title}"><input type="radio" name="ground" value="${value}" aria-la\
bel="${title}" autocomplete="off"${value===firstGround(background)?" checked":""}><span class="on-${value}"></span></label>`).join("")}function icon(path){return`<svg viewBox="0 0 24 24" fill="none" s\
troke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"/></svg>`}const DIALOG=`<dialog aria-labelledby="large-title"><div class="large\
">
<div class="top"><h2 id="large-title"></h2><span class="place"></span>
<button type="button" class="button icon turn" aria-label="Next ground behind the cutout" title="Next ground (b)"><span class="swatch"></span></button>
<button type="button" class="button icon previous" aria-label="Previous picture">${icon("M15 5l-7 7 7 7")}</button>
<button type="button" class="button icon next" aria-label="Next picture">${icon("M9 5l7 7-7 7")}</button>
<button type="button" class="button icon close" aria-label="Close">${icon("M6 6l12 12M18 6L6 18")}</button></div>
<div class="view"></div><div class="side facts"></div>
</div></dialog>`;;const REPORT_LIMIT=3e7;const AT_ONCE=8;async function writeHtmlReport(report,file,limit=REPORT_LIMIT){await(0,promises_.mkdir)((0,external_node_path_.dirname)(file),{recursive:true});
const draft=`${file}.${process.pid}.tmp`;const handle=await(0,promises_.open)(draft,"w");try{const written=await writePage(report,text=>handle.write(text),limit);await handle.close();await(0,promises_.
rename)(draft,file);return written}finally{await handle.close();await(0,promises_.rm)(draft,{force:true})}}async function writePage(report,write,limit){const results=attentionFirst(report);const link=report.
link??(()=>void 0);const told=new Set(headCauses(report.run).map(({failure})=>failure.reason));const bare=results.map((result,rank)=>Buffer.byteLength(card(result,{rank,previews:{},link,told})));const head=pageHead(
report);await write(head);let bytes=Buffer.byteLength(head)+FOOT_BYTES+bare.reduce((sum,each)=>sum+each,0);let withoutPreview=0;for await(const{result,rank,previews}of withPreviews(report,results)){const text=card(
result,{rank,previews,link,told});const extra=Buffer.byteLength(text)-(bare[rank]??0);const fits=bytes+extra<=limit;if(fits)bytes+=extra;else withoutPreview+=1;await write(fits?text:card(result,{rank,
previews:{},link,told}))}const foot=pageFoot(withoutPreview);await write(foot);return{bytes:bytes-FOOT_BYTES+Buffer.byteLength(foot),withoutPreview}}const FOOT_BYTES=Buffer.byteLength(pageFoot(1e6));async function*withPreviews(report,results){
for(let start=0;start<results.length;start+=AT_ONCE){const some=results.slice(start,start+AT_ONCE);yield*await Promise.all(some.map(async(result,index)=>({result,rank:start+index,previews:await report.
previews(result.path)??{}})))}}function attentionFirst({run}){const rank=({outcome})=>(0,html_confidence.Ge)(outcome)?.5:words.im.indexOf(outcome.kind);return[...run.results].sort((a,b)=>rank(a)-rank(
b)||(a.path<b.path?-1:1))}})};
