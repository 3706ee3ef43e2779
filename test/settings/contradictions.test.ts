import { describe, expect, it } from "vitest";
import { complaint, load } from "./reading.js";

const PAID = { service: "alibaba", "app-code": "code" };

describe("what cannot be meant together is refused before anything is paid", () => {
  it.each([
    ["jpg without a background", { format: "jpg" }, /jpg" cannot hold transparency/],
    ["a limit on a PNG's size", { "max-bytes": "1MB" }, /needs a format with a quality/],
    ["margins that fill the canvas", { margin: "50", canvas: "100x400" }, /leaves nothing of a "canvas"/],
    ["a canvas that WebP cannot hold", { format: "webp", canvas: "16384x100" }, /WebP ends at 16383/],
    ["a canvas that AVIF cannot hold", { format: "avif", canvas: "8000x8000" }, /AVIF ends at 40 megapixels/],
    ["an AppCode for the embedded service", { "app-code": "code" }, /the embedded service takes none/],
    ["the paid service without an AppCode", { service: "alibaba" }, /"app-code" is empty/],
    ["a word on bills for the embedded service", { billed: "false" }, /is only for a service elsewhere/],
    ["that Alibaba's service bills nothing", { ...PAID, billed: "false" }, /true for Alibaba's service/],
    ["a model file for the paid service", { ...PAID, "model-file": "m.onnx" }, /is only for the embedded service/],
    ["a model's URL without its checksum", { "model-file": "https://example.com/m" }, /required where/],
    ["image-urls: bucket without a bucket", { "image-urls": "bucket" }, /"bucket" is empty/],
    ["a bucket without credentials", { bucket: "shop" }, /AWS_ACCESS_KEY_ID/],
    ["an endpoint without a bucket", { "bucket-endpoint": "https://example.com" }, /no effect without "bucket"/],
    ["serve for a service elsewhere", { ...PAID, "image-urls": "serve" }, /set "serve-url"/],
    ["a port to serve on without its URL", { ...PAID, "serve-port": "8080" }, /no effect without "serve-url"/],
    ["a bucket for the embedded service", { bucket: "shop" }, /"bucket" is "shop", but .* on this machine/],
    ["a serve-url for the embedded service", { "serve-url": "https://x.example" }, /"serve-url" is .* on this machine/],
    ["raw URLs for the embedded service", { "image-urls": "raw" }, /"image-urls" is "raw", but .* on this machine/],
    ["a template for the embedded service", { "image-urls": "https://x.example/{path}" }, /but .* on this machine/],
    ["share-private without raw", { "share-private": "true" }, /goes with "image-urls: raw" alone/],
    [
      "an author of commits that GitHub signs",
      { "verified-commits": "true", "commit-author": "A <a@example.com>" },
      /exclude each other/,
    ],
    ["a commit beside a pull request", { deliver: "commit, pull-request" }, /not both/],
    [
      "force beside over-budget: defer, which would pay for the same first pictures for ever",
      { ...PAID, force: "true", "over-budget": "defer" },
      /"force" and "over-budget: defer" exclude each other.*same first pictures.*Narrow "paths".*raise "max-paid"/,
    ],
    ["none beside an artifact", { deliver: "none, artifact" }, /or none/],
  ] as const)("%s", async (_what, inputs, message) => {
    expect(await complaint(inputs)).toMatch(message);
  });

  it("force beside defer is none where there is no budget to go over", async () => {
    const both = { force: "true", "over-budget": "defer" };
    expect(await complaint(both)).toBe("");
    expect(await complaint({ ...PAID, ...both, "max-paid": "unlimited" })).toBe("");
  });

  it("a service that bills nothing needs no AppCode", async () => {
    const settings = await load({ service: "https://cutouts.example", billed: "false" });
    expect(settings.service).toMatchObject({ kind: "remote", billed: false, appCode: { kind: "none" } });
  });

  it("a fork's run without an AppCode is none", async () => {
    const settings = await load({ service: "alibaba" }, { secretsWithheld: true });
    expect(settings.service).toMatchObject({ kind: "remote", appCode: { kind: "withheld" } });
  });

  it("a service on this machine without an AppCode is none", async () => {
    expect(await complaint({ service: "http://127.0.0.1:8080" })).toBe("");
  });
});
