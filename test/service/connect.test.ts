import fc from "fast-check";
import { MockAgent } from "undici";
import { describe, expect, it } from "vitest";
import {
  AddressRefused,
  isPrivateAddress,
  openGuarded,
  publicAndBeside,
  publicAndLoopback,
  publicOnly,
} from "../../src/service/connect.js";

describe("the address rule", () => {
  it("calls private what is not on the public internet, in every notation of it", () => {
    for (const address of [
      "0.0.0.0",
      "10.1.2.3",
      "100.64.0.1",
      "100.100.100.200",
      "127.0.0.1",
      "127.255.0.1",
      "168.63.129.16",
      "169.254.169.254",
      "172.16.0.1",
      "172.31.255.255",
      "192.168.1.1",
      "198.18.0.1",
      "224.0.0.1",
      "255.255.255.255",
      "::",
      "::1",
      "::ffff:127.0.0.1",
      "::ffff:a9fe:a9fe",
      "64:ff9b::a00:1",
      "fc00::1",
      "fd12::1",
      "fe80::1",
      "fe80::1%eth0",
      "ff02::1",
      "not-an-address",
      "",
    ]) {
      expect(isPrivateAddress(address), address).toBe(true);
    }
    for (const address of [
      "1.1.1.1",
      "8.8.8.8",
      "172.32.0.1",
      "100.128.0.1",
      "47.96.0.1",
      "2606:4700::1111",
      "::ffff:8.8.8.8",
    ]) {
      expect(isPrivateAddress(address), address).toBe(false);
    }
  });

  it("holds for every address of the private blocks", () => {
    const byte = fc.nat(255);
    fc.assert(
      fc.property(fc.constantFrom("10", "127"), byte, byte, byte, (first, b, c, d) => {
        expect(isPrivateAddress(`${first}.${b}.${c}.${d}`)).toBe(true);
        expect(isPrivateAddress(`::ffff:${first}.${b}.${c}.${d}`)).toBe(true);
      }),
    );
  });

  it("allows what lies beside the service, and nothing else in there", async () => {
    const beside = publicAndBeside("10.1.2.3");
    expect(await beside("10.1.2.3")).toBe(true);
    expect(await beside("10.1.2.4")).toBe(false);
    expect(await beside("169.254.169.254")).toBe(false);
    expect(await beside("8.8.8.8")).toBe(true);
    const local = publicAndBeside("localhost");
    expect(await local("127.0.0.1")).toBe(true);
    expect(await local("::1")).toBe(true);
    expect(await local("10.1.2.3")).toBe(false);
    expect(await publicOnly("127.0.0.1")).toBe(false);
    expect(await publicAndLoopback("127.0.0.1")).toBe(true);
    expect(await publicAndLoopback("192.168.0.1")).toBe(false);
  });
});

it.each(["http://169.254.169.254/latest", "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://0x7f.1/"])(
  "a private address that is written out (%s) is not asked for through a proxy either, which would connect by itself",
  async (url) => {
    const dispatcher = new MockAgent();
    dispatcher.disableNetConnect();
    await expect(openGuarded(url, { dispatcher, rule: publicOnly })).rejects.toThrow(AddressRefused);
    await dispatcher.close();
  },
);
