/*
 * What a browser runs of the HTML report. It reads what it needs from the cards themselves and never makes HTML from text.
 * The page is complete without it: then the sliders rest in the middle and everything is shown.
 */
(() => {
  function maybe<T extends Element>(type: new () => T, selector: string, within: ParentNode = document): T | undefined {
    const found = within.querySelector(selector);
    return found instanceof type ? found : undefined;
  }

  function one<T extends Element>(type: new () => T, selector: string, within: ParentNode = document): T {
    const found = maybe(type, selector, within);
    if (found === undefined) throw new Error(`The report has no ${selector}`);
    return found;
  }

  function all<T extends Element>(type: new () => T, selector: string): readonly T[] {
    return [...document.querySelectorAll(selector)].flatMap((found) => (found instanceof type ? [found] : []));
  }

  /** Pressed with a mouse, a slider shows no ring. */
  const quietly: FocusOptions & { readonly focusVisible: boolean } = { preventScroll: true, focusVisible: false };

  const grid = one(HTMLElement, ".grid");
  const search = one(HTMLInputElement, "#search");
  const order = one(HTMLSelectElement, "#order");
  const status = one(HTMLElement, ".status");
  const empty = one(HTMLElement, ".empty");
  const dialog = one(HTMLDialogElement, "dialog");

  interface Card {
    readonly item: HTMLElement;
    readonly button: HTMLButtonElement;
    /** As it is searched for. */
    readonly name: string;
  }

  const plain = (text: string) => text.normalize("NFC").toLocaleLowerCase();
  let cards: readonly Card[] = all(HTMLElement, ".card").map((item) => ({
    item,
    button: one(HTMLButtonElement, ".name", item),
    name: plain(item.dataset["path"] ?? ""),
  }));
  let shown = cards;

  // Which pictures, and in which order

  const figure = ({ item }: Card, name: string) => Number(item.dataset[name]);
  const byAttention = (a: Card, b: Card) => figure(a, "rank") - figure(b, "rank");
  const orders = new Map([
    ["attention", byAttention],
    ["name", (a: Card, b: Card) => a.name.localeCompare(b.name, undefined, { numeric: true })],
    ["size", (a: Card, b: Card) => figure(b, "bytes") - figure(a, "bytes")],
    ["confidence", (a: Card, b: Card) => figure(a, "confidence") - figure(b, "confidence")],
  ]);

  function passes({ dataset }: HTMLElement, which: string): boolean {
    if (which === "all") return true;
    return which === "low" ? dataset["low"] === "true" : dataset["outcome"] === which;
  }

  function choose(): void {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    const which = one(HTMLInputElement, "[name=which]:checked").value;
    for (const { item, name } of cards)
      item.hidden = !passes(item, which) || !words.every((word) => name.includes(word));
    refresh();
  }

  function sort(): void {
    const chosen = orders.get(order.value) ?? byAttention;
    cards = [...cards].sort((a, b) => chosen(a, b) || byAttention(a, b));
    grid.append(...cards.map(({ item }) => item));
    refresh();
  }

  function refresh(): void {
    shown = cards.filter(({ item }) => !item.hidden);
    empty.hidden = shown.length > 0 || cards.length === 0;
    const whole = `${cards.length} ${cards.length === 1 ? "picture" : "pictures"}`;
    status.textContent = shown.length === cards.length ? whole : `${shown.length} of ${whole}`;
  }

  function reset(): void {
    search.value = "";
    one(HTMLInputElement, "[name=which][value=all]").checked = true;
    choose();
    search.focus();
  }

  // Before and after

  function slide(stage: HTMLElement, input: HTMLInputElement): void {
    stage.style.setProperty("--at", `${input.value}%`);
    input.setAttribute("aria-valuetext", `${input.value}% before`);
  }

  function bind(stage: HTMLElement): void {
    stage.style.setProperty("--ratio", stage.dataset["ratio"] ?? "");
    const input = maybe(HTMLInputElement, ".slide", stage);
    if (input === undefined) return;
    const fit = one(HTMLElement, ".fit", stage);
    const follow = (event: PointerEvent) => {
      const box = fit.getBoundingClientRect();
      input.value = String(((event.clientX - box.left) / box.width) * 100);
      slide(stage, input);
    };
    fit.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      fit.setPointerCapture(event.pointerId);
      follow(event);
      event.preventDefault();
      input.focus(quietly);
    });
    fit.addEventListener("pointermove", (event) => {
      if (fit.hasPointerCapture(event.pointerId)) follow(event);
    });
    input.addEventListener("input", () => slide(stage, input));
  }

  // One picture, large

  let current = 0;

  function copyOf(element: HTMLElement): HTMLElement {
    const copy = element.cloneNode(true);
    if (!(copy instanceof HTMLElement)) throw new Error("An element's copy is none");
    return copy;
  }

  function open(card: Card): void {
    current = shown.indexOf(card);
    const stage = copyOf(one(HTMLElement, ".stage", card.item));
    bind(stage);
    one(HTMLElement, ".view", dialog).replaceChildren(stage);
    one(HTMLElement, ".facts", dialog).replaceChildren(copyOf(one(HTMLElement, "dl", card.item)));
    one(HTMLElement, "h2", dialog).textContent = card.button.textContent;
    one(HTMLElement, ".place", dialog).textContent = `${current + 1} / ${shown.length}`;
    one(HTMLElement, "dl", dialog).hidden = false;
    if (!dialog.open) dialog.showModal();
    (maybe(HTMLElement, ".slide", dialog) ?? one(HTMLElement, ".close", dialog)).focus();
  }

  function step(by: number): void {
    const next = shown[(current + by + shown.length) % shown.length];
    if (next !== undefined) open(next);
  }

  function back(): void {
    const card = shown[current];
    if (card === undefined) return;
    card.item.scrollIntoView({ block: "nearest" });
    card.button.focus();
  }

  // Grounds and keys

  const grounds = all(HTMLInputElement, "[name=ground]");

  function ground(value: string): void {
    document.body.dataset["ground"] = value;
    for (const input of grounds) input.checked = input.value === value;
  }

  function nextGround(): void {
    const at = grounds.findIndex(({ value }) => value === document.body.dataset["ground"]);
    const next = grounds[(at + 1) % grounds.length];
    if (next !== undefined) ground(next.value);
  }

  const keys = new Map([
    ["/", () => dialog.open || search.focus()],
    ["b", nextGround],
    ["n", () => dialog.open && step(1)],
    ["p", () => dialog.open && step(-1)],
  ]);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === search) {
      if (event.key === "Escape") reset();
      return;
    }
    const act = keys.get(event.key);
    if (event.target === order || act === undefined) return;
    event.preventDefault();
    act();
  });

  search.addEventListener("input", choose);
  order.addEventListener("change", sort);
  for (const input of all(HTMLInputElement, "[name=which]")) input.addEventListener("change", choose);
  for (const input of grounds) input.addEventListener("change", () => ground(input.value));
  for (const stage of all(HTMLElement, ".stage")) bind(stage);
  for (const card of cards) card.button.addEventListener("click", () => open(card));
  one(HTMLElement, ".reset").addEventListener("click", reset);
  one(HTMLElement, ".turn", dialog).addEventListener("click", nextGround);
  one(HTMLElement, ".next", dialog).addEventListener("click", () => step(1));
  one(HTMLElement, ".previous", dialog).addEventListener("click", () => step(-1));
  one(HTMLElement, ".close", dialog).addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", back);
  choose();
})();
