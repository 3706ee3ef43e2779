import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { githubPage, logPage, terminalPage } from "./pages.mjs";

const EXECUTABLE = "/usr/bin/chromium";
const REPORT_WIDTHS = [1280, 390, 320];

/** A picture of each scene, as its readers have it on their screens. */
export async function photographScenes(scenes, folder) {
  if (!existsSync(EXECUTABLE)) {
    console.log(`There is no Chromium at ${EXECUTABLE}, so there are texts and no screenshots.`);
    return;
  }
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args });
  try {
    for (const scene of scenes) for (const view of viewsOf(scene)) await photograph(browser, scene, view, folder);
  } finally {
    await browser.close();
  }
}

/** @returns the pages of a scene, each with what its file's name ends in */
function viewsOf({ kind, text }) {
  if (kind === "terminal") return [{ suffix: "", width: 760, html: terminalPage(text) }];
  if (kind === "log") return [{ suffix: "", width: 1000, html: logPage(text) }];
  if (kind === "report") return REPORT_WIDTHS.map((width) => ({ suffix: `-${width}`, width, html: text }));
  return [
    { suffix: "-light", width: 960, html: githubPage(text, "light") },
    { suffix: "-dark", width: 960, html: githubPage(text, "dark") },
    { suffix: "-phone", width: 390, html: githubPage(text, "dark") },
  ];
}

async function photograph(browser, scene, { suffix, width, html }, folder) {
  const page = await browser.newPage({ viewport: { width, height: 200 } });
  await page.route("**/*", (route) => answer(route, scene, html));
  await page.goto("http://page.invalid/");
  const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  if (overflow > 0) console.log(`${scene.name}${suffix} is ${overflow} px wider than its screen.`);
  // What is below the first screen is drawn only once it is on one.
  const height = await page.evaluate("document.documentElement.scrollHeight");
  await page.setViewportSize({ width, height: Math.max(height, 200) });
  await page.evaluate("Promise.all(Array.from(document.images, (image) => image.decode().catch(() => {})))");
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  await page.screenshot({ path: `${folder}${scene.name}${suffix}.png`, fullPage: true });
  await page.close();
}

function answer(route, { file = () => undefined }, html) {
  const url = new URL(route.request().url());
  if (url.hostname === "page.invalid") return route.fulfill({ contentType: "text/html", body: html });
  const body = file(url.pathname);
  return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body });
}
