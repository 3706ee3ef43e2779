import { Agent, request } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import { silentLog } from "../../src/log.js";
import type { FailedTask, Prepared } from "../../src/model.js";
import type { Origin } from "../../src/reach/origin.js";
import { reach } from "../../src/reach/reach.js";
import { fails, type Route } from "../../src/reach/route.js";
import { openRoutes, type RoutesContext } from "../../src/reach/routes.js";
import { all, each, failed, type PictureFolder, pictureFolder, reachable } from "./pictures.js";
import { startTinyServer } from "./tiny-server.js";

const warnings: string[] = [];
const log = { warning: (message: string) => void warnings.push(message) };

let folder: PictureFolder;
const dispatcher = new Agent();

beforeAll(async () => {
  folder = await pictureFolder();
});

afterAll(() => folder.remove());

const remote = (url: string): RoutesContext["settings"]["service"] => ({
  kind: "remote",
  billed: true,
  url: new URL(url),
  appCode: { kind: "given", value: "secret" },
});

function context(settings: Partial<RoutesContext["settings"]>): RoutesContext {
  return {
    dispatcher,
    log: silentLog,
    settings: {
      service: {
        kind: "embedded",
        modelFile: { kind: "none" },
        humanModelFile: { kind: "none" },
        modelUse: "doubtful",
        modelMirrors: [],
      },
      imageUrls: { kind: "auto" },
      sharePrivate: false,
      servePort: 0,
      jobTimeoutMilliseconds: 600_000,
      ...settings,
    },
  };
}

function routeThat(name: Route["name"], probe: Route["probe"]): Route {
  return { name, probe, close: async () => {} };
}

const holding = (name: Route["name"]): Route =>
  routeThat(name, async ({ file }) => ({ kind: "holds", address: async () => `${name}:${file}` }));

const failing = (name: Route["name"], reason: string, retryable = false): Route =>
  routeThat(name, async () => fails(reason, retryable));

test.each([
  ["the embedded service", context({})],
  ["a service on loopback", context({ service: remote("http://127.0.0.1:9") })],
  ["a service on localhost", context({ service: remote("http://localhost:9"), imageUrls: { kind: "serve" } })],
])("%s fetches the pictures from a server on loopback that ends with the run", async (_what, given) => {
  const ready = await Promise.all(["a.jpg", "b.jpg", "c.jpg"].map((path) => folder.add(path)));
  const routes = await openRoutes(given);
  const urls: string[] = [];
  for await (const result of reach(routes.list, each<Prepared | FailedTask>(...ready), log)) {
    const { address, task, route, sent } = reachable(result);
    const url = await address();
    urls.push(url);
    expect(route).toBe("serve");
    expect(sent).toEqual({ width: 640, height: 480 });
    expect(await (await request(url, { dispatcher })).body.text()).toBe(`the bytes of ${task.picture.path}`);
  }
  expect(new Set(urls).size).toBe(3);
  await routes.close();
  await expect(request(urls[0] ?? "", { dispatcher })).rejects.toThrow();
});

test("the first route that holds is taken, and the next one stands by", async () => {
  const ready = await folder.add("a.jpg");
  const routes = [failing("raw", "it is private"), holding("bucket"), holding("serve")];
  const [first] = await all(reach(routes, each(ready), log));
  expect(reachable(first).route).toBe("bucket");
  const second = reachable(await reachable(first).otherwise());
  expect(second.route).toBe("serve");
  const last = failed(await second.otherwise());
  expect(last.failure).toEqual({
    stage: "reach",
    reason:
      "The service cannot fetch it. By `raw`: it is private. " +
      "By `bucket`: its URL was good from here, but the service could not fetch it. " +
      "By `serve`: its URL was good from here, but the service could not fetch it.",
    paid: false,
    retryable: true,
  });
});

test("a way that was asked for and does not hold is told of once, however many pictures take the next one", async () => {
  warnings.length = 0;
  const ready = [await folder.add("a.jpg"), await folder.add("b.jpg")];
  await all(reach([failing("template", "nobody answers"), holding("serve")], each(...ready), log));
  expect(warnings).toEqual([
    expect.stringMatching(/^a\.jpg cannot be fetched by `template` \(nobody answers\), so the next way is tried\.$/),
  ]);
});

test("a picture that no route reaches names each route and why, and whether another try is worth it", async () => {
  const ready = await folder.add("a.jpg");
  const [result] = await all(
    reach([failing("raw", "it is private"), failing("bucket", "busy", true)], each(ready), log),
  );
  expect(failed(result).failure).toMatchObject({
    reason: "The service cannot fetch it. By `raw`: it is private. By `bucket`: busy.",
    retryable: true,
  });
});

test("where nothing is set that a remote service could use, the message says what to set", async () => {
  const routes = await openRoutes(context({ service: remote("https://bgrem.example") }));
  const [result] = await all(reach(routes.list, each(await folder.add("a.jpg")), log));
  expect(failed(result).failure.reason).toMatch(/`bucket`.*`serve-url`.*`image-urls`/);
});

test("failures of earlier steps pass through untouched", async () => {
  const { task } = await folder.add("a.jpg");
  const failure: FailedTask = {
    kind: "failed",
    task,
    failure: { stage: "prepare", reason: "too large", paid: false, retryable: false },
  };
  expect(await all(reach([], each(failure), log))).toEqual([failure]);
});

test("one slow host does not hold up the others, and no more than eight are asked at once", async () => {
  const ready = await Promise.all(Array.from({ length: 20 }, (_, index) => folder.add(`many/${index}.jpg`)));
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let now = 0;
  let most = 0;
  const route = routeThat("raw", async ({ task }) => {
    most = Math.max(most, ++now);
    if (task.picture.path === "many/0.jpg") await gate;
    else await new Promise((resolve) => setImmediate(resolve));
    now--;
    return { kind: "holds", address: async () => "" };
  });
  const seen: string[] = [];
  for await (const { task } of reach([route], each(...ready), log)) {
    seen.push(task.picture.path);
    if (seen.length === 19) release();
  }
  expect(seen.at(-1)).toBe("many/0.jpg");
  expect(most).toBe(8);
});

test("a result is given while the next task is still being prepared", async () => {
  const ready = await folder.add("a.jpg");
  async function* slowly(): AsyncGenerator<Prepared> {
    yield ready;
    await new Promise(() => {});
  }
  const results = reach([holding("serve")], slowly(), log);
  expect((await results.next()).value).toMatchObject({ kind: "reachable" });
});

test("by itself the bucket goes first, then serve-url, then GitHub's own URLs; a service on loopback may be a tunnel", async () => {
  const tunnel = new URL("https://tunnel.example");
  const s3 = { name: "pics", endpoint: "", region: "", accessKeyId: "a", secretAccessKey: "b" };
  const origin: Origin = {
    hosts: { server: "https://github.com", raw: [], media: [] },
    token: "",
    api: () => Promise.reject(new Error("GitHub's API is not asked")),
    visibility: "public",
    commits: async () => [{ owner: "o", repo: "r", sha: "s" }],
    pathOf: ({ path }) => path,
    blobAt: async () => ({ kind: "absent" }),
  };
  const namesFor = async (kind: "auto" | "raw" | "bucket" | "serve", url = "https://bgrem.example") => {
    const settings = { service: remote(url), bucket: s3, serveUrl: tunnel, imageUrls: { kind } };
    const routes = await openRoutes({ ...context(settings), origin });
    await routes.close();
    return [routes.list.map(({ name }) => name), routes.leftovers?.bucket];
  };
  expect(await namesFor("auto")).toEqual([["bucket", "serve", "raw"], "pics"]);
  expect(await namesFor("raw")).toEqual([["raw", "bucket", "serve"], "pics"]);
  expect(await namesFor("bucket")).toEqual([["bucket", "serve"], "pics"]);
  expect(await namesFor("serve")).toEqual([["serve", "bucket"], "pics"]);
  expect(await namesFor("auto", "http://[::1]:8080")).toEqual([["serve", "serve", "bucket"], "pics"]);
});

test("a template goes before the server on loopback, which stands by", async () => {
  const host = await startTinyServer(() => ({ status: 200, body: "the bytes of a.jpg" }));
  const template = `${host.url.origin}/{path}`;
  const routes = await openRoutes(context({ imageUrls: { kind: "template", template } }));
  const [a, b] = await Promise.all([folder.add("a.jpg"), folder.add("b.jpg")]);
  const results = await all(reach(routes.list, each(a, b), log));
  const routeOf = (path: string) => results.map(reachable).find(({ task }) => task.picture.path === path)?.route;
  expect([routeOf("a.jpg"), routeOf("b.jpg")]).toEqual(["template", "serve"]);
  await Promise.all([routes.close(), host.close()]);
});
