/**
 * The page's script, as the browser runs it. It reads what it needs from the cards themselves and never makes HTML from
 * text. The page is complete without it: then the sliders rest in the middle and everything is shown.
 */
export const SCRIPT = `
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
`;
