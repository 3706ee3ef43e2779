import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { request } from "undici";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Log } from "../../src/log.js";
import { silentLog } from "../../src/log.js";
import { type BucketRoute, deleteLeftovers, openBucket } from "../../src/reach/bucket.js";
import { createProbe } from "../../src/reach/probe.js";
import type { Bucket } from "../../src/settings/types.js";
import { type S3, startS3 } from "../support/s3.js";
import { type PictureFolder, pictureFolder } from "./pictures.js";

let s3: S3;
let folder: PictureFolder;
let warnings: string[];
let masked: string[];

const log: Log = {
  ...silentLog,
  warning: (message) => warnings.push(message),
  mask: (secret) => masked.push(secret),
};

beforeAll(async () => {
  s3 = await startS3();
  folder = await pictureFolder();
});

afterAll(async () => {
  await s3.close();
  await folder.remove();
});

beforeEach(() => {
  warnings = [];
  masked = [];
});

afterEach(() => {
  s3.switches.answer = undefined;
  s3.switches.answerTo = [];
});

function open(change: Partial<Bucket> = {}, store = s3): BucketRoute {
  const { dispatcher } = store;
  const probe = createProbe({ dispatcher, pauseMilliseconds: 1 });
  const bucket = { ...store.bucket, ...change };
  return openBucket({ bucket, probe, log, dispatcher, pauseMilliseconds: 1, jobTimeoutMilliseconds: 600_000 });
}

test("a picture is uploaded under a random prefix by its content id and handed out by a link that expires", async () => {
  const route = open();
  const ready = await folder.add("shop/蓝 shoe #1.jpg");
  const probed = await route.probe(ready);
  const url = new URL(probed.kind === "holds" ? await probed.address() : "");
  expect(url.pathname).toBe(`/pictures/${route.leftovers.prefix}${ready.task.picture.contentId}.jpg`);
  expect(route.leftovers.prefix).toMatch(/^cutout-action\/[0-9a-f]{32}\/$/);
  expect(url.searchParams.get("X-Amz-Expires")).toBe("4200");
  const response = await request(url, { dispatcher: s3.dispatcher });
  expect(response.headers["content-type"]).toBe("image/jpeg");
  expect(await response.body.text()).toBe("the bytes of shop/蓝 shoe #1.jpg");
  expect(masked).toEqual([url.href, url.searchParams.get("X-Amz-Signature")]);
  await route.close();
  expect(await s3.keys()).toEqual([]);
  expect(warnings).toEqual([]);
});

test("the link opens nothing but its object, and nothing without its signature", async () => {
  const route = open();
  const probed = await route.probe(await folder.add("a.jpg"));
  const link = probed.kind === "holds" ? await probed.address() : "";
  const other = link.replace(/[0-9a-f]{64}\.jpg/, "0.jpg");
  for (const url of [link.split("?")[0] ?? "", other, link.replace("X-Amz-Expires=4200", "X-Amz-Expires=9999")])
    expect((await request(url, { dispatcher: s3.dispatcher })).statusCode).toBe(403);
  expect((await request(link, { method: "DELETE", dispatcher: s3.dispatcher })).statusCode).toBe(403);
  await route.close();
});

test("a fitted copy goes by the bucket too, under its own content id", async () => {
  const route = open();
  const probed = await route.probe(await folder.add("fitted.jpg", Buffer.from("fitted"), { original: false }));
  expect(probed.kind).toBe("holds");
  await route.close();
});

test("a store that has the bucket in its host's name is reached", async () => {
  const virtual = await startS3("virtual-host");
  const route = open({}, virtual);
  const probed = await route.probe(await folder.add("a.jpg"));
  const url = new URL(probed.kind === "holds" ? await probed.address() : "");
  expect(url.host).toMatch(/^pictures\.s3\.store\.example:\d+$/);
  expect(url.pathname).toMatch(/^\/cutout-action\//);
  expect(await (await request(url, { dispatcher: virtual.dispatcher })).body.text()).toBe("the bytes of a.jpg");
  await route.close();
  expect(await virtual.keys()).toEqual([]);
  await virtual.close();
});

test("hundreds of pictures are deleted at the end of the run", async () => {
  const route = open();
  const many = await Promise.all(Array.from({ length: 300 }, (_, index) => folder.add(`many/${index}.jpg`)));
  await Promise.all(many.map((ready) => route.probe(ready)));
  expect(await s3.keys()).toHaveLength(300);
  await route.close();
  expect(await s3.keys()).toEqual([]);
});

test("the post step deletes what a killed run left, and nothing else in the bucket", async () => {
  const [killed, other] = [open(), open()];
  await Promise.all(["a.jpg", "b.jpg", "c.jpg"].map(async (path) => killed.probe(await folder.add(path))));
  await other.probe(await folder.add("a.jpg"));
  const saved: unknown = JSON.parse(JSON.stringify(killed.leftovers));
  expect(saved).toEqual({ bucket: "pictures", prefix: killed.leftovers.prefix });
  await deleteLeftovers(killed.leftovers, s3.bucket, { log, dispatcher: s3.dispatcher, pauseMilliseconds: 1 });
  expect((await s3.keys()).map((key) => `${key.split("/").slice(0, 2).join("/")}/`)).toEqual([other.leftovers.prefix]);
  await deleteLeftovers({ bucket: "pictures", prefix: "" }, s3.bucket, {
    log,
    dispatcher: s3.dispatcher,
    pauseMilliseconds: 1,
  });
  expect(await s3.keys()).toHaveLength(1);
  await other.close();
});

test("more leftovers than one page of a listing are all deleted", async () => {
  const route = open();
  const paths = ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"];
  await Promise.all(paths.map(async (path) => route.probe(await folder.add(path))));
  const before = s3.requests.length;
  await deleteLeftovers(route.leftovers, s3.bucket, {
    log,
    dispatcher: s3.dispatcher,
    pauseMilliseconds: 1,
    pageSize: 2,
  });
  expect(s3.requests.slice(before).filter((line) => line === "GET /pictures/")).toHaveLength(3);
  expect(await s3.keys()).toEqual([]);
});

test.each<[string, Partial<Bucket>, RegExp]>([
  ["an unknown key", { accessKeyId: "AKIANOBODY" }, /does not know AWS_ACCESS_KEY_ID/],
  ["a wrong secret", { secretAccessKey: "wrong" }, /AWS_SECRET_ACCESS_KEY does not belong to AWS_ACCESS_KEY_ID/],
  ["a bucket that is not there", { name: "nobody" }, /no bucket "nobody" at 127\.0\.0\.1:\d+: check `bucket`/],
])("%s is told once, not once a picture, and names what to set", async (_what, change, reason) => {
  const route = open(change);
  const [a, b] = [await folder.add("a.jpg"), await folder.add("b.jpg")];
  const before = s3.requests.length;
  expect(await route.probe(a)).toMatchObject({
    kind: "fails",
    reason: expect.stringMatching(reason),
    retryable: false,
  });
  expect(await route.probe(b)).toMatchObject({ kind: "fails", reason: expect.stringMatching(reason) });
  await route.close();
  expect(s3.requests.length - before).toBe(1);
  expect(JSON.stringify([warnings, masked])).not.toContain("S3RVER");
});

test.each([
  [403, "RequestTimeTooSkewed", "", /this machine's clock is 0 minutes ahead of the store's.*set the clock/],
  [403, "AccessDenied", "", /may not write in bucket "pictures": it needs s3:PutObject/],
  [400, "ExpiredToken", "", /AWS_SESSION_TOKEN has expired/],
  [301, "PermanentRedirect", "<Region>eu-west-1</Region>", /is in region eu-west-1: set `bucket-region`/],
  [403, "SecondLevelDomainForbidden", "", /set `bucket-endpoint` to https:\/\/pictures\.127/],
  [409, "NewCode", "", /answers 409 NewCode to a write \("No\."\)/],
  [409, "constructor", "", /answers 409 constructor to a write/],
  [409, "__proto__", "", /answers 409 __proto__ to a write/],
])("the store's %i %s is explained", async (status, code, extra, reason) => {
  s3.switches.answer = { status, code, extra };
  expect(await open().probe(await folder.add("a.jpg"))).toMatchObject({
    kind: "fails",
    reason: expect.stringMatching(reason),
    retryable: false,
  });
});

test("a fitted copy that is gone fails its picture alone", async () => {
  const route = open();
  const gone = {
    ...(await folder.add("a.jpg", Buffer.from("a"), { original: false })),
    file: `${folder.root}/gone.jpg`,
  };
  expect(await route.probe(gone)).toMatchObject({
    kind: "fails",
    reason: expect.stringMatching(/cannot be read/),
    retryable: true,
  });
  expect((await route.probe(await folder.add("b.jpg"))).kind).toBe("holds");
  await route.close();
});

test("a store that is busy is asked three times, and then the next run may try", async () => {
  s3.switches.answer = { status: 503, code: "SlowDown" };
  const before = s3.requests.length;
  expect(await open().probe(await folder.add("a.jpg"))).toMatchObject({ kind: "fails", retryable: true });
  expect(s3.requests.length - before).toBe(3);
});

test("pictures that may not be deleted are told with the way out", async () => {
  const route = open();
  await route.probe(await folder.add("a.jpg"));
  s3.switches.answer = { status: 403, code: "AccessDenied" };
  s3.switches.answerTo = ["DELETE"];
  await route.close();
  expect(warnings).toEqual([
    expect.stringMatching(/^1 of 1 uploaded pictures could not be deleted.*may not delete.*lifecycle rule/),
  ]);
  s3.switches.answer = undefined;
  await deleteLeftovers(route.leftovers, s3.bucket, { log, dispatcher: s3.dispatcher, pauseMilliseconds: 1 });
  expect(await s3.keys()).toEqual([]);
});

test("the gate that these tests rely on takes curl's own signature, and not with another secret", async () => {
  const curl = (secret: string) =>
    promisify(execFile)("curl", [
      ...["--silent", "--output", "-", "--write-out", "%{http_code}", "--aws-sigv4", "aws:amz:us-east-1:s3"],
      ...["--user", `S3RVER:${secret}`, "--header", `x-amz-content-sha256: ${"UNSIGNED-PAYLOAD"}`],
      `${s3.bucket.endpoint}/pictures?list-type=2`,
    ]);
  expect((await curl("S3RVER")).stdout).toMatch(/200$/);
  expect((await curl("other")).stdout).toMatch(/SignatureDoesNotMatch.*403$/);
});
