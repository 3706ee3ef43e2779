// @module-tag long: a browser opens the report for each test.
import type { Browser, Locator, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HtmlReport } from "../../src/report/html/write.js";
import { hasChromium, launch } from "./chromium.js";
import { EVERY_OUTCOME, failed, HOSTILE_NAMES, made, run } from "./fixture.js";
import { previewsOf, report, write } from "./html-fixture.js";

const title = hasChromium
  ? "the HTML report in a browser"
  : "the HTML report in a browser (skipped: no /usr/bin/chromium)";

describe.skipIf(!hasChromium)(title, () => {
  let browser: Browser;
  /** One for all tests, as to open another takes longer than most of them. */
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  interface Opened {
    readonly page: Page;
    /** Everything that the browser complained of, or asked the network for. */
    readonly trouble: readonly string[];
  }

  interface Looks {
    readonly viewport?: { readonly width: number; readonly height: number };
    readonly colorScheme?: "light" | "dark";
  }

  async function open(what: HtmlReport, looks: Looks = {}): Promise<Opened> {
    const { url } = await write(what);
    const { viewport = { width: 1280, height: 720 }, colorScheme = "light" } = looks;
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.goto("about:blank");
    await page.mouse.move(0, 0);
    const trouble: string[] = [];
    page.removeAllListeners();
    page.on("console", (message) => trouble.push(message.text()));
    page.on("pageerror", (error) => trouble.push(error.message));
    page.on("dialog", (dialog) => {
      trouble.push(dialog.message());
      return dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url() !== url && !request.url().startsWith("data:")) trouble.push(`asked for ${request.url()}`);
    });
    await page.goto(url);
    return { page, trouble };
  }

  /** Colours on one screenshot; 0.5, 0.5 is the middle. */
  async function coloursAt(
    locator: Locator,
    ...points: readonly (readonly [x: number, y: number])[]
  ): Promise<readonly (readonly number[])[]> {
    const { data, info } = await sharp(await locator.screenshot())
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixel = ([x, y]: readonly [number, number]) =>
      Math.round(y * (info.height - 1)) * info.width + Math.round(x * (info.width - 1));
    return points.map(pixel).map((at) => [...data.subarray(at * info.channels, at * info.channels + 3)]);
  }

  async function colourAt(locator: Locator, x: number, y: number): Promise<readonly number[] | undefined> {
    return (await coloursAt(locator, [x, y]))[0];
  }

  const RED = [255, 0, 0];
  const BLUE = [0, 0, 255];
  const WHITE = [255, 255, 255];
  const BLACK = [0, 0, 0];

  async function withPreviews(over: Partial<HtmlReport> = {}): Promise<Opened> {
    const previews = await previewsOf();
    return open(
      report([made("a.jpg"), made("folder/b.jpg"), failed("c.jpg")], { previews: async () => previews, ...over }),
    );
  }

  const visible = (page: Page) =>
    page.locator(".card:visible").evaluateAll((cards) => cards.map((card) => card.getAttribute("data-path")));

  test("a slider follows the mouse: before on its left, after on its right", async () => {
    const { page, trouble } = await withPreviews();
    const fit = page.locator('.card[data-path="a.jpg"] .fit');
    await page.getByRole("radio", { name: "White" }).check();
    expect(await coloursAt(fit, [0.25, 0.2], [0.75, 0.2])).toEqual([RED, WHITE]);
    const box = (await fit.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.5);
    await page.mouse.up();
    expect(await coloursAt(fit, [0.04, 0.2], [0.25, 0.2])).toEqual([RED, BLUE]);
    expect(trouble).toEqual([]);
  });

  test("a slider obeys the keyboard and tells a screen reader where it is", async () => {
    const { page } = await withPreviews();
    const slider = page.getByRole("slider", { name: "Compare before and after: a.jpg" });
    await slider.focus();
    await page.keyboard.press("Home");
    const fit = page.locator('.card[data-path="a.jpg"] .fit');
    expect(await colourAt(fit, 0.25, 0.2)).toEqual(BLUE);
    await page.keyboard.press("End");
    expect(await colourAt(fit, 0.75, 0.2)).toEqual(RED);
    for (let press = 0; press < 10; press++) await page.keyboard.press("ArrowLeft");
    expect(await slider.getAttribute("aria-valuetext")).toBe("90% before");
  });

  test("the cutouts stand on a checkerboard, white, black or the product's own ground", async () => {
    const { page } = await withPreviews({ background: { kind: "colour", r: 10, g: 200, b: 30 } });
    const fit = page.locator('.card[data-path="a.jpg"] .fit');
    expect(await colourAt(fit, 0.9, 0.2)).toEqual([10, 200, 30]);
    await page.getByRole("radio", { name: "Black" }).check();
    expect(await colourAt(fit, 0.9, 0.2)).toEqual(BLACK);
    await page.getByRole("radio", { name: "Checkerboard" }).check();
    const places = [0.84, 0.9, 0.96].flatMap((x) => [0.1, 0.2, 0.3].map((y) => [x, y] as const));
    const squares = await coloursAt(fit, ...places);
    expect(new Set(squares.map(String)).size).toBeGreaterThan(1);
    await page.keyboard.press("b");
    expect(await colourAt(fit, 0.9, 0.2)).toEqual(WHITE);
  });

  test("filters by outcome and says how many are shown", async () => {
    const { page } = await open(report(EVERY_OUTCOME));
    await page.getByRole("radio", { name: "Failed 1" }).check();
    expect(await visible(page)).toEqual(["photos/broken.jpg"]);
    expect(await page.getByRole("status").textContent()).toBe("1 of 8 pictures");
    await page.getByRole("radio", { name: "All 8" }).check();
    expect(await visible(page)).toHaveLength(8);
  });

  test("offers low confidence where it is known, and only there", async () => {
    const results = [made("sure.jpg", { confidence: 0.95 }), made("unsure.jpg", { confidence: 0.6 })];
    const known = await open(report(results));
    await known.page.getByRole("radio", { name: "Low confidence 1" }).check();
    expect(await visible(known.page)).toEqual(["unsure.jpg"]);
    const unknown = await open(report(EVERY_OUTCOME));
    expect(await unknown.page.getByText("Low confidence").count()).toBe(0);
  });

  test("searches by name, all words, in any case, and finds its way back from nothing found", async () => {
    const { page } = await open(report([...EVERY_OUTCOME, made("商品/茶杯.JPG")]));
    await page.keyboard.press("/");
    await page.keyboard.type("PHOTOS mug");
    expect(await visible(page)).toEqual(["photos/mug.jpg"]);
    await page.getByRole("searchbox").fill("茶杯");
    expect(await visible(page)).toEqual(["商品/茶杯.JPG"]);
    await page.getByRole("searchbox").fill("no such picture");
    expect(await visible(page)).toEqual([]);
    await page.getByRole("button", { name: "Show all pictures" }).click();
    expect(await visible(page)).toHaveLength(9);
  });

  test("sorts by attention, by name as people count, and by size", async () => {
    const small = made("p10.jpg", {
      products: [{ variant: "", path: "x", sha256: "", width: 1, height: 1, bytes: 5 }],
    });
    const { page } = await open(report([small, made("p9.jpg"), failed("z.jpg")]));
    expect(await visible(page)).toEqual(["z.jpg", "p10.jpg", "p9.jpg"]);
    await page.getByRole("combobox").selectOption("name");
    expect(await visible(page)).toEqual(["p9.jpg", "p10.jpg", "z.jpg"]);
    await page.getByRole("combobox").selectOption("size");
    expect(await visible(page)).toEqual(["p9.jpg", "p10.jpg", "z.jpg"]);
  });

  test("one picture opens large by keyboard, goes on to the next, and gives the focus back", async () => {
    const { page, trouble } = await withPreviews();
    await page.getByRole("button", { name: "a.jpg" }).focus();
    await page.keyboard.press("Enter");
    const large = page.getByRole("dialog", { name: "a.jpg" });
    expect(await large.getByText("cutouts/a.png").isVisible()).toBe(true);
    expect(await large.getByRole("slider").evaluate((slider) => slider === slider.ownerDocument.activeElement)).toBe(
      true,
    );
    await page.keyboard.press("n");
    const next = page.getByRole("dialog", { name: "b.jpg" });
    await next.waitFor();
    await page.keyboard.press("End");
    expect(await colourAt(next.locator(".fit"), 0.75, 0.2)).toEqual(RED);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("b.jpg");
    expect(trouble).toEqual([]);
  });

  test("hostile names run nothing, load nothing and are shown as they are", async () => {
    const previews = await previewsOf();
    const results = HOSTILE_NAMES.flatMap((name) => [made(name), failed(name, { reason: name })]);
    const { page, trouble } = await open(report(results, { title: HOSTILE_NAMES[4], previews: async () => previews }));
    for (const open of await page.locator(".name").all()) {
      await open.press("Enter");
      await page.keyboard.press("Escape");
    }
    await page.getByRole("searchbox").fill("<script>");
    expect(await page.locator(".card:visible .name").first().textContent()).toBe("script>.png");
    expect(trouble).toEqual([]);
  });

  test("the policy stops what an escaping mistake would let in", async () => {
    const { page } = await withPreviews();
    const ran = await page.evaluate(async () => {
      const scope = Object(globalThis);
      const { document } = scope;
      document.body.insertAdjacentHTML(
        "beforeend",
        '<img src="https://evil.example/x.png" onerror="hit = true"><style>body{display:none}</style>',
      );
      const script = document.createElement("script");
      script.textContent = "hit = true";
      document.body.append(script);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return scope.hit === true;
    });
    expect(ran).toBe(false);
    expect(await page.locator("h1").isVisible()).toBe(true);
  });

  test("a run without pictures, and a dry run, say what they are", async () => {
    const none = await open(report([]));
    expect(await none.page.getByRole("heading", { level: 1 }).textContent()).toBe("No pictures were found");
    expect(await none.page.getByText("No picture matches").isVisible()).toBe(false);
    expect(none.trouble).toEqual([]);
    const planned = { path: "a.jpg", model: "general", outcome: { kind: "planned", reason: "new" } } as const;
    const dry = await open(
      report([], {
        run: run([planned], { planOnly: "dry-run", wouldSubmit: 1 }),
        address: "https://github.com/o/r/actions/runs/1",
      }),
    );
    expect(await dry.page.getByRole("heading", { level: 1 }).textContent()).toBe("1 cutout to make");
    expect(await dry.page.getByRole("link", { name: "owner/repo at 0123abc" }).getAttribute("href")).toBe(
      "https://github.com/o/r/actions/runs/1",
    );
  });

  test("a picture of which only one side can be shown has no slider", async () => {
    const { before, after } = await previewsOf();
    const previews = async (path: string) => (path === "a.jpg" ? { before } : { after });
    const { page, trouble } = await open(report([failed("a.jpg"), made("b.jpg")], { previews }));
    expect(await page.getByRole("slider").count()).toBe(0);
    expect(await colourAt(page.locator('.card[data-path="a.jpg"] .fit'), 0.75, 0.2)).toEqual(RED);
    expect(await colourAt(page.locator('.card[data-path="b.jpg"] .fit'), 0.25, 0.2)).toEqual(BLUE);
    await page.getByRole("button", { name: "a.jpg" }).click();
    await page.getByRole("dialog", { name: "a.jpg" }).waitFor();
    expect(trouble).toEqual([]);
  });

  test.each([360, 320])("nothing is wider than a phone of %d px", async (width) => {
    const previews = await previewsOf();
    const results = [made(`${"very-long-folder-name/".repeat(8)}${"x".repeat(120)}.jpg`), ...EVERY_OUTCOME];
    const { page } = await open(report(results, { previews: async () => previews }), {
      viewport: { width, height: 740 },
    });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    const black = await page.getByRole("radio", { name: "Black" }).boundingBox();
    expect((black?.x ?? 999) + (black?.width ?? 0)).toBeLessThanOrEqual(width - 8);
    await page.locator(".name").first().click();
    const close = await page.getByRole("button", { name: "Close" }).boundingBox();
    expect((close?.x ?? 999) + (close?.width ?? 0)).toBeLessThanOrEqual(width);
  });

  test("a picture's large view leads to its files, where they can be found", async () => {
    const link = (path: string) => `../${path.split("/").map(encodeURIComponent).join("/")}`;
    const { page } = await open(report([made("photos/a b#1.jpg")], { link }));
    await page.locator(".name").first().click();
    const source = page.getByRole("dialog").getByRole("link", { name: "photos/a b#1.jpg" });
    expect(await source.getAttribute("href")).toBe("../photos/a%20b%231.jpg");
    expect(await page.getByRole("dialog").getByRole("link").count()).toBe(2);
  });

  test("no two grounds to choose from look alike", async () => {
    const { page } = await open(report([made("a.jpg")], { background: { kind: "colour", r: 255, g: 255, b: 255 } }));
    const grounds = page.getByRole("group", { name: "Ground behind the cutouts" }).getByRole("radio");
    expect(await grounds.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")))).toEqual([
      "The product’s own",
      "Checkerboard",
      "Black",
    ]);
  });

  test("text can be read in light and in dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page } = await open(report(EVERY_OUTCOME), { colorScheme });
      for (const selector of [
        "h1",
        ".notes",
        ".folder",
        ".mark.of-failed",
        ".mark.of-made",
        ".mark.of-skipped",
        ".why",
        ".status",
      ]) {
        expect
          .soft(await contrast(page.locator(selector).first()), `${selector} in ${colorScheme}`)
          .toBeGreaterThan(4.5);
      }
    }
  });

  test("everything that can be used has a name", async () => {
    const previews = await previewsOf();
    const { page } = await open(report([...EVERY_OUTCOME, made("a.jpg")], { previews: async () => previews }));
    const nameless = await page.locator("button:visible, input, select, img, dialog").evaluateAll((elements) =>
      elements
        .filter((element) => {
          const labels = Array.from(Object(element).labels ?? [], (label) => Object(label).textContent.trim()).join("");
          const named =
            element.getAttribute("aria-label") ??
            element.getAttribute("aria-labelledby") ??
            element.getAttribute("alt");
          return !(named || labels || element.textContent?.trim());
        })
        .map((element) => element.outerHTML),
    );
    expect(nameless).toEqual([]);
  });

  test("1,000 pictures are searched and scrolled without a pause that one would notice", async () => {
    const previews = await previewsOf(320, 240);
    const results = Array.from({ length: 1000 }, (_none, index) => made(`p/${index}.jpg`));
    const { page } = await open(report(results, { previews: async () => previews }));
    const spent = async (act: string): Promise<number> =>
      Number(
        await page.evaluate(
          `(async () => { const start = performance.now(); ${act}; await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); return performance.now() - start; })()`,
        ),
      );
    const search = await spent(
      `const field = document.querySelector("#search"); field.value = "77"; field.dispatchEvent(new Event("input"))`,
    );
    const all = await spent(
      `const back = document.querySelector("#search"); back.value = ""; back.dispatchEvent(new Event("input"))`,
    );
    const scroll = await spent("scrollTo(0, 20000)");
    // Generous bounds for a shared machine; a page that lays out all its cards takes seconds.
    expect(Math.max(search, all, scroll)).toBeLessThan(1_500);
  });
});

/** The WCAG contrast of an element's text with what it stands on. */
async function contrast(locator: Locator): Promise<number> {
  const [ink, paper] = await locator.evaluate((element) => {
    const { getComputedStyle, document } = Object(globalThis);
    const canvas = document.createElement("canvas");
    canvas.width = 1;
    canvas.height = 1;
    const context = canvas.getContext("2d");
    const grounds: string[] = [];
    for (let each = element; each !== null; each = Object(each).parentElement)
      grounds.unshift(getComputedStyle(each).backgroundColor);
    const pixel = (colours: string[]): number[] => {
      for (const colour of colours) {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
      }
      return [...context.getImageData(0, 0, 1, 1).data];
    };
    const ground = ["#fff", ...grounds];
    return [pixel([...ground, getComputedStyle(element).color]), pixel(ground)];
  });
  const [light, dark] = [luminance(ink ?? []), luminance(paper ?? [])].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(rgb: readonly number[]): number {
  const linear = rgb
    .slice(0, 3)
    .map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}
