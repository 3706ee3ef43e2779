import { MODEL_INPUTS, readNetworks } from "./model-files.js";
import { isExplicit, type RawReading } from "./raw-inputs.js";
import type { InputReader } from "./reader.js";
import type { AppCode, ServiceChoice, Surroundings } from "./types.js";
import { httpUrl, isLoopback } from "./urls.js";

const PAID_SERVICE = "https://bgrem.market.alicloudapi.com";

export function readService(read: InputReader, raw: RawReading, { secretsWithheld }: Surroundings): ServiceChoice {
  const choice = read.text("service");
  const appCode = read.text("app-code");
  if (choice === "embedded") {
    if (appCode !== "")
      read.problem(
        "service",
        'alibaba, or the URL of a service, since an "app-code" is given: the embedded service takes none',
      );
    if (isExplicit(raw, "billed")) read.onlyFor("billed", "a service elsewhere");
    return { kind: "embedded", ...readNetworks(read) };
  }
  for (const name of MODEL_INPUTS) {
    if (raw.given.has(name)) read.onlyFor(name, "the embedded service");
  }
  const url = serviceUrl(choice);
  if (url === undefined)
    read.problem(
      "service",
      "embedded, alibaba, or the https URL of a service with the same contract (http on this machine)",
    );
  if (/[^\x21-\x7e]/.test(appCode)) read.problem("app-code", "the AppCode alone, without spaces or line breaks");
  const billed = read.flag("billed");
  if (!billed && url?.origin === PAID_SERVICE)
    read.problem("billed", "true for Alibaba's service, which bills for each picture");
  return {
    kind: "remote",
    billed,
    url: url ?? new URL(PAID_SERVICE),
    appCode: readAppCode(appCode, billed ? url : undefined, secretsWithheld, read, raw.from),
  };
}

const WHERE_CODE_IS: Readonly<Record<RawReading["from"], string>> = {
  step: "from a secret of the repository",
  terminal: "in the environment as CUTOUT_APP_CODE",
};

function readAppCode(
  value: string,
  url: URL | undefined,
  secretsWithheld: boolean,
  read: InputReader,
  from: RawReading["from"],
): AppCode {
  if (value !== "") return { kind: "given", value };
  if (secretsWithheld) return { kind: "withheld" };
  // What brings the shards together asks no service.
  if (read.text("collect") !== "" && read.text("shard") === "") return { kind: "none" };
  if (url !== undefined && !isLoopback(url)) {
    read.problem(
      "app-code",
      `the AppCode of the paid service, ${WHERE_CODE_IS[from]} (you find it in the Market console under 已购买的服务, purchased services)`,
    );
  }
  return { kind: "none" };
}

function serviceUrl(choice: string): URL | undefined {
  if (choice.toLowerCase() === "alibaba") return new URL(PAID_SERVICE);
  const url = httpUrl(choice);
  return url !== undefined && (url.protocol === "https:" || isLoopback(url)) ? url : undefined;
}
