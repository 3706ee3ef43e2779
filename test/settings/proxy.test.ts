import { describe, expect, it } from "vitest";
import { guardedDispatcher, publicOnly } from "../../src/service/connect.js";
import { complaint, load } from "./reading.js";

const proxyOf = async (environment: NodeJS.ProcessEnv) => (await load({}, { environment })).proxy;

describe("a proxy of the environment", () => {
  it.each([
    ["proxy.example:3128", "http://proxy.example:3128"],
    ["proxy.example", "http://proxy.example"],
    ["10.0.0.1:8080", "http://10.0.0.1:8080"],
    ["[::1]:8080", "http://[::1]:8080"],
    ["user:pass@proxy.example:3128", "http://user:pass@proxy.example:3128"],
    ["https://user:pass@proxy.example/", "https://user:pass@proxy.example/"],
  ])("may be %s, as curl takes it", async (value, url) => {
    for (const environment of [
      { HTTPS_PROXY: value, HTTP_PROXY: value },
      { https_proxy: value, http_proxy: value },
    ]) {
      const proxy = await proxyOf(environment);
      expect(proxy).toEqual({ httpProxy: url, httpsProxy: url, noProxy: "" });
      if (proxy !== undefined) await guardedDispatcher({ rule: publicOnly, proxy }).close();
    }
  });

  it.each(["socks5://proxy.example:1080", "http://", "http://proxy example:3128", "proxy.example:port"])(
    "that is %s is a problem with the variable's name",
    async (value) => {
      for (const name of ["HTTP_PROXY", "HTTPS_PROXY"])
        expect(await complaint({}, { environment: { [name.toLowerCase()]: value } })).toMatch(
          new RegExp(`^"${name}" in the environment is ".*such as http://proxy.example:3128$`),
        );
    },
  );

  it("keeps its password to itself where it is wrong", async () => {
    const said = await complaint({}, { environment: { HTTPS_PROXY: "user:s3cret@proxy.example:port" } });
    expect(said).toContain("proxy.example:port");
    expect(said).not.toContain("s3cret");
  });

  it("is none where no variable is set", async () => {
    expect(await proxyOf({ HTTPS_PROXY: "", NO_PROXY: "localhost" })).toBeUndefined();
  });
});
