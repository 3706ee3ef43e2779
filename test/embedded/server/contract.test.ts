import sharp from "sharp";
import { afterEach, describe, expect, it } from "vitest";
import type { Matter } from "../../../src/embedded/matter.js";
import { publicOnly } from "../../../src/service/connect.js";
import { photo } from "../../support/photos.js";
import { copying, keyOf, startWorld, submitOf, tasksOf, type World, type WorldOptions } from "./world.js";

let world: World | undefined;

afterEach(async () => {
  await world?.close();
  world = undefined;
});

const start = async (options?: WorldOptions) => {
  world = await startWorld(options);
  return world;
};

/** An engine that works only once it is let. */
function gated(): { readonly matter: Matter; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { matter: (task) => opened.then(() => copying(task)), open };
}

const task = (image: unknown, model: unknown = "general") => ({ image, model_type: model });
const listOf = (list: unknown) => ({ data: { task_list: list } });

describe("a submit", () => {
  it("is answered with a key and its tasks in order, and a query with their results", async () => {
    const { submit, query, settled, images } = await start();
    const body = listOf([task(`${images}/1.jpg`, "human"), task(`${images}/2.jpg`)]);
    const answer = await submit(body);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("application/json");
    expect(answer.fields).toMatchObject({ code: 0, success: true, message: "success", severity: "info" });
    expect(answer.fields["requestId"]).toMatch(/./);
    const wanted = [
      { image: `${images}/1.jpg`, model_type: "human" },
      { image: `${images}/2.jpg`, model_type: "general" },
    ];
    expect(tasksOf(answer.fields)).toMatchObject(wanted);
    const tasks = await settled(keyOf(answer));
    expect(tasks).toMatchObject(wanted.map((one) => ({ ...one, status: "SUCCESS" })));
    const again = await query({ data: { result_key: keyOf(answer) } });
    expect(keyOf(again)).toBe(keyOf(answer));
  });

  it("goes from WAITING or RUNNING, without results, to SUCCESS with them", async () => {
    const { matter, open } = gated();
    const { submit, query, settled, images } = await start({ matter });
    const answer = await submit(submitOf(`${images}/1.jpg`));
    const [early] = tasksOf((await query({ data: { result_key: keyOf(answer) } })).fields);
    expect(["WAITING", "RUNNING"]).toContain(early?.status);
    expect(early?.results).toBeUndefined();
    open();
    const [late] = await settled(keyOf(answer));
    expect(late).toMatchObject({
      status: "SUCCESS",
      results: [expect.stringMatching(/\/results\/[0-9a-f]{32}\.png$/)],
    });
  });

  it("takes 10 tasks and not 11", async () => {
    const { submit, images } = await start();
    const many = (count: number) => submitOf(...Array.from({ length: count }, (_, i) => `${images}/${i}.jpg`));
    expect((await submit(many(10))).status).toBe(200);
    expect(await submit(many(11))).toMatchObject({ status: 400, fields: { code: "23500013", success: false } });
  });

  it("takes general for a model that is left out", async () => {
    const { submit, images } = await start();
    const answer = await submit(listOf([{ image: `${images}/1.jpg` }]));
    expect(tasksOf(answer.fields)).toMatchObject([{ model_type: "general" }]);
  });

  it.each([
    ["is empty", "", "23500012"],
    ["is no JSON", "task_list", "23500013"],
    ["ends in a comma, as the manual's example does", '{"data":{"task_list":[{"image":"http://x/"}],}}', "23500013"],
    ["is an array", "[]", "23500013"],
    ["has no data", "{}", "23500009"],
    ["has no task list", { data: {} }, "23500009"],
    ["has an empty task list", listOf([]), "23500009"],
    ["has a task list that is no array", listOf({}), "23500013"],
    ["has a task that is no object", listOf(["http://x/"]), "23500013"],
    ["has a task without an image", listOf([{ model_type: "general" }]), "23500009"],
    ["has an image that is a number", listOf([task(7)]), "23500013"],
    ["names an unknown model", listOf([task("http://x/", "portrait")]), "23500013"],
  ])("is refused where its body %s", async (_what, body, code) => {
    const { submit } = await start();
    const { status, fields } = await submit(body);
    expect(status).toBe(400);
    expect(fields).toMatchObject({ code, success: false, message: expect.stringMatching(/: ./) });
  });

  it("is throttled while more tasks wait than there is room for, and taken again after", async () => {
    const { matter, open } = gated();
    const { submit, settled, images } = await start({ capacity: 2, matter });
    const first = await submit(submitOf(`${images}/1.jpg`, `${images}/2.jpg`));
    expect(await submit(submitOf(`${images}/3.jpg`))).toMatchObject({ status: 403, fields: { code: "23500004" } });
    open();
    await settled(keyOf(first));
    expect((await submit(submitOf(`${images}/3.jpg`))).status).toBe(200);
  });

  it("is throttled while the results that are kept take too much room", async () => {
    const { submit, settled, images } = await start({ capacityBytes: 100 });
    await settled(keyOf(await submit(submitOf(`${images}/1.jpg`))));
    expect(await submit(submitOf(`${images}/2.jpg`))).toMatchObject({ status: 403, fields: { code: "23500004" } });
  });

  it("gives the room of a refused batch back", async () => {
    const { submit, images } = await start({ capacity: 1 });
    for (let i = 0; i < 3; i++) expect((await submit(submitOf(`${images}/none.jpg`))).fields["code"]).toBe("23500006");
    expect((await submit(submitOf(`${images}/1.jpg`))).status).toBe(200);
  });
});

describe("an image", () => {
  const refused = async (options: WorldOptions, ...names: readonly string[]) => {
    const { submit, images } = await start(options);
    const { status, fields } = await submit(submitOf(...names.map((name) => new URL(name, `${images}/`).href)));
    return { status, code: fields["code"], message: fields["message"] };
  };
  const serving = (bytes: Uint8Array | string): WorldOptions => ({
    pictures: (_request, response) => void response.end(bytes),
  });
  const blank = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: "#888" } });

  it("that is not there refuses its whole batch", async () => {
    expect(await refused({}, "1.jpg", "none.jpg")).toMatchObject({
      status: 400,
      code: "23500006",
      message: expect.stringContaining("status 404"),
    });
  });

  it.each(["ftp://example.com/a.jpg", "file:///etc/passwd", "not a url", "data:image/png;base64,AAAA"])(
    "at %s is refused",
    async (url) => {
      const { submit } = await start();
      expect((await submit(submitOf(url))).fields["code"]).toBe("23500006");
    },
  );

  it.each([
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/latest/meta-data/",
    "http://10.0.0.1/a.jpg",
    "http://192.168.1.1/a.jpg",
    "http://[fd00::1]/a.jpg",
    "http://[::ffff:169.254.169.254]/a.jpg",
    "http://0x7f000001/a.jpg",
    "http://localhost/a.jpg",
  ])("at the private or metadata address %s is never asked for", async (url) => {
    const { submit } = await start({ rule: publicOnly });
    expect((await submit(submitOf(url))).fields).toMatchObject({
      code: "23500006",
      message: expect.stringContaining("private, local or metadata address"),
    });
  });

  it("is not fetched from a metadata address by way of a redirect", async () => {
    const pictures: WorldOptions["pictures"] = (_request, response) =>
      void response.writeHead(302, { location: "http://169.254.169.254/" }).end();
    expect(await refused({ pictures }, "r.jpg")).toMatchObject({
      code: "23500006",
      message: expect.stringContaining("169.254.169.254"),
    });
  });

  it("is fetched through a redirect to where it may be", async () => {
    const pictures: WorldOptions["pictures"] = (_request, response) =>
      void response.writeHead(302, { location: "/1.jpg" }).end();
    const { submit, images } = await start({ pictures });
    expect((await submit(submitOf(`${images}/r.jpg`))).status).toBe(200);
  });

  it.each([
    ["a page", "<!doctype html><p>Sign in", /it is /],
    ["nothing", "", /it is /],
  ])("that is %s is refused", async (_what, bytes, words) => {
    expect(await refused(serving(bytes), "a.jpg")).toMatchObject({
      code: "23500007",
      message: expect.stringMatching(words),
    });
  });

  it.each([
    [399, 400],
    [400, 399],
    [4097, 400],
    [400, 4097],
  ])("of %i × %i px is outside of the limits", async (width, height) => {
    const answer = await refused(serving(await blank(width, height).jpeg().toBuffer()), "a.jpg");
    expect(answer).toMatchObject({ code: "23500007", message: expect.stringContaining(`${width}x${height}`) });
  });

  it.each([
    [400, 400],
    [4096, 400],
  ])("of %i × %i px is within the limits", async (width, height) => {
    const { submit, images } = await start(serving(await blank(width, height).png().toBuffer()));
    expect((await submit(submitOf(`${images}/a.png`))).status).toBe(200);
  });

  it("of another type than JPEG and PNG is refused, as by the service", async () => {
    const answer = await refused(serving(await blank(500, 500).webp().toBuffer()), "a.jpg");
    expect(answer).toMatchObject({ code: "23500007", message: expect.stringContaining("webp") });
  });

  it("is named by its place in the batch that it refuses", async () => {
    const { submit, images } = await start();
    const answer = await submit(submitOf(`${images}/1.jpg`, `${images}/2.jpg`, `${images}/none.jpg`));
    expect(answer.fields).toMatchObject({ code: "23500006", message: expect.stringContaining("data.task_list[2]: ") });
  });

  it("of more bytes than allowed is not read to its end", async () => {
    const options = { ...serving(await photo(1)), maximumImageBytes: 1000 };
    expect(await refused(options, "a.jpg")).toMatchObject({
      code: "23500006",
      message: expect.stringContaining("more than 1000 bytes"),
    });
  });

  it("whose host stays silent is given up in time", async () => {
    expect(await refused({ pictures: () => {}, timeoutMilliseconds: 100 }, "a.jpg")).toMatchObject({
      code: "23500006",
      message: expect.stringContaining("does not answer in time"),
    });
  });
});

describe("a query", () => {
  it.each([
    ["an unknown key", { data: { result_key: "0".repeat(32) } }, "23500008"],
    ["no key", { data: {} }, "23500009"],
    ["a key that is a number", { data: { result_key: 1 } }, "23500013"],
    ["a body cut short", '{"data":{"result_key":"a"', "23500013"],
    ["the trailing comma of the manual", '{"data":{"result_key":"a",}}', "23500013"],
    ["no body", "", "23500012"],
  ])("with %s is refused", async (_what, body, code) => {
    const { query } = await start();
    expect(await query(body)).toMatchObject({ status: 400, fields: { code, success: false } });
  });

  it("tells why a task failed, while its neighbours succeed", async () => {
    const matter: Matter = async (one) =>
      one.model === "human" ? { kind: "failed", reason: "the background is too busy" } : copying(one);
    const { submit, settled, images } = await start({ matter });
    const body = listOf([task(`${images}/1.jpg`, "human"), task(`${images}/1.jpg`)]);
    expect(await settled(keyOf(await submit(body)))).toMatchObject([
      { status: "FAILED", reason: "the background is too busy" },
      { status: "SUCCESS" },
    ]);
  });

  it("fails the task alone where the engine itself breaks", async () => {
    const matter: Matter = async () => ({ kind: "cutout" });
    const { submit, settled, images } = await start({ matter });
    expect(await settled(keyOf(await submit(submitOf(`${images}/1.jpg`))))).toMatchObject([{ status: "FAILED" }]);
  });

  it("knows a job no longer once its time is over", async () => {
    const { submit, query, images } = await start({ lifetimeMilliseconds: 20 });
    const key = keyOf(await submit(submitOf(`${images}/1.jpg`)));
    await expect
      .poll(async () => (await query({ data: { result_key: key } })).fields["code"], { timeout: 5_000 })
      .toBe("23500008");
  });
});

describe("a result", () => {
  it("is downloaded without credentials, and its name is cut in the access log", async () => {
    const { submit, settled, images, accesses } = await start();
    const [done] = await settled(keyOf(await submit(submitOf(`${images}/1.jpg`))));
    const url = done?.results?.[0] ?? "";
    const response = await fetch(url);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(await photo(1));
    const head = await fetch(url, { method: "HEAD" });
    expect(Number(head.headers.get("content-length"))).toBe((await photo(1)).length);
    const paths = () => accesses.map(({ path }) => path).filter((path) => path.startsWith("/results/"));
    await expect.poll(paths).toEqual([expect.stringMatching(/^\/results\/[0-9a-f]{6}…$/), expect.any(String)]);
  });

  it.each(["/results/0123.png", "/results/..%2f..%2fetc%2fpasswd", "/results/"])(
    "at %s, which is none, is not found",
    async (path) => {
      const { origin } = await start();
      expect((await fetch(new URL(path, origin))).status).toBe(404);
    },
  );
});
