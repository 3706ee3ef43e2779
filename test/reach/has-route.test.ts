import { expect, it } from "vitest";
import { hasRoute, NO_ROUTE, whyNoRoute } from "../../src/reach/has-route.js";

type Asked = Parameters<typeof hasRoute>[0];

const auto: Asked & Parameters<typeof whyNoRoute>[0] = {
  service: {
    kind: "remote",
    url: new URL("https://198.51.100.7"),
    appCode: { kind: "given", value: "x" },
    billed: true,
  },
  imageUrls: { kind: "auto" },
  sharePrivate: false,
};
const shared: Asked = { ...auto, imageUrls: { kind: "raw" }, sharePrivate: true };

it.each([
  ["a public repository's files", auto, "public", true],
  ["no repository", auto, undefined, false],
  ["a private repository's files, which nobody allowed to be shared", auto, "private", false],
  ["a private repository's files by links of one use", shared, "private", true],
  ["a repository of which GitHub said nothing", auto, "unknown", true],
] as const)("whether the service could fetch %s", (_what, settings, origin, can) => {
  expect(hasRoute(settings, origin)).toBe(can);
});

it("says what a private repository needs", async () => {
  expect(await whyNoRoute(auto, "private")).toContain("the repository is private: set `bucket`");
});

it.each(["ENOTFOUND", "EAI_AGAIN"])(
  "a service whose name does not resolve (%s) is told as that, and not as a missing bucket",
  async (code) => {
    const resolve = () => Promise.reject(Object.assign(new Error(code), { code }));
    const reason = await whyNoRoute(auto, undefined, resolve);
    expect(reason).toMatch(new RegExp(`198\\.51\\.100\\.7, does not resolve \\(${code}\\): check the input`));
    expect(await whyNoRoute(auto, undefined, async () => [])).toBe(NO_ROUTE);
  },
);
