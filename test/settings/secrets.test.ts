import { describe, expect, it } from "vitest";
import { rawFromFlags } from "../../src/settings/flags.js";
import { complaint, complaintOf } from "./reading.js";

const SECRET = "s3cr3tAppC0de";

describe("a secret is never shown in a problem", () => {
  it.each([
    ["an AppCode with a space in it", { service: "alibaba", "app-code": `${SECRET} ${SECRET}` }],
    ["an AppCode with a line break in it", { service: "alibaba", "app-code": `${SECRET}\n${SECRET}` }],
    ["an AppCode that nobody asked for", { service: "embedded", "app-code": SECRET }],
    ["an AppCode beside other faults", { service: "nowhere", "app-code": `${SECRET} `, format: "gif" }],
    ["a token beside other faults", { token: `${SECRET}\n`, format: "gif" }],
    ["a misspelt input", { "app-cod": SECRET }],
    ["a service with a password in its URL", { service: `https://user:${SECRET}@example.com` }],
    ["a serve-url with a password", { "serve-url": `https://user:${SECRET}@example.com/` }],
    ["an image-urls with a password", { "image-urls": `https://user:${SECRET}@example.com/{path}` }],
    ["a bucket-endpoint with a password", { bucket: "b", "bucket-endpoint": `https://user:${SECRET}@example.com` }],
  ] as const)("%s", async (_what, inputs) => {
    const said = await complaint(inputs);
    expect(said).not.toBe("");
    expect(said).not.toContain(SECRET);
  });

  it("also not on a command line", async () => {
    const said = await complaintOf(rawFromFlags(["photos", "--service", "alibaba", `--app-code=${SECRET} x`], {}));
    expect(said).toContain('"app-code"');
    expect(said).not.toContain(SECRET);
  });

  it("nor are the bucket's credentials", async () => {
    const environment = { AWS_ACCESS_KEY_ID: SECRET };
    const said = await complaint({ bucket: "shop" }, { environment });
    expect(said).toContain("AWS_SECRET_ACCESS_KEY");
    expect(said).not.toContain(SECRET);
  });
});
