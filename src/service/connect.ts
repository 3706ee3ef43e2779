import { lookup } from "node:dns/promises";
import { BlockList, isIP, type LookupFunction } from "node:net";
import type { ProxySettings } from "../settings/types.js";
import { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent, request } from "../undici.js";

/**
 * Connections that go only where they may. A URL that somebody else wrote (a result's, an image's) must not make us
 * talk to the runner's own services, its network or a cloud's metadata address: so the rule is asked about the very
 * address that the socket connects to, after the name was resolved, and again on each redirect.
 */

/** Says whether a socket may connect to an IP address. */
export type AddressRule = (address: string) => Promise<boolean>;

/** A name or address that the rule forbids. Its message is fit for a user. */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
  readonly code = "ERR_ADDRESS_REFUSED";
}

const reserved = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10], // carrier-grade NAT; Alibaba's metadata service is 100.100.100.200
  ["127.0.0.0", 8],
  ["168.63.129.16", 32], // Azure's wire server, which hosted runners can reach
  ["169.254.0.0", 16], // link-local, with the metadata services of most clouds
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const) {
  reserved.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 96], // unspecified, loopback and the deprecated IPv4-compatible form
  ["64:ff9b::", 96], // NAT64 and 6to4 carry an IPv4 address that this list would have to unpack
  ["64:ff9b:1::", 48],
  ["2002::", 16],
  ["2001::", 32],
  ["2001:db8::", 32],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const) {
  reserved.addSubnet(network, prefix, "ipv6");
}

/** Whether an IP address is anything but one on the public internet. What is no address at all counts as private. */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return true;
  // IPv4 mapped into IPv6 is checked against the IPv4 rules by BlockList itself.
  return reserved.check(bare(address), version === 6 ? "ipv6" : "ipv4");
}

const loopbacks = new BlockList();
loopbacks.addSubnet("127.0.0.0", 8, "ipv4");
loopbacks.addAddress("::1", "ipv6");

export function isLoopbackAddress(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && loopbacks.check(bare(address), version === 6 ? "ipv6" : "ipv4");
}

/** Addresses on the public internet, and no others. */
export const publicOnly: AddressRule = async (address) => !isPrivateAddress(address);

/** The public internet and this very machine: for a stand-in that serves a client beside it. */
export const publicAndLoopback: AddressRule = async (address) =>
  !isPrivateAddress(address) || isLoopbackAddress(address);

/**
 * The public internet, and where `hostname` itself is: results of a service on loopback or in a private network are
 * allowed to lie beside it, at its own addresses, and nowhere else in there.
 */
export function publicAndBeside(hostname: string): AddressRule {
  let addresses: Promise<readonly string[]> | undefined;
  return async (address) => {
    if (!isPrivateAddress(address)) return true;
    addresses ??= addressesOf(hostname);
    const own = await addresses;
    return own.includes(bare(address)) || (isLoopbackAddress(address) && own.some(isLoopbackAddress));
  };
}

async function addressesOf(hostname: string): Promise<string[]> {
  const host = unbracketed(hostname);
  if (isIP(host) !== 0) return [host];
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map((entry) => entry.address);
}

/** All addresses of a host name, of IP version 4 or 6, or of both for 0. */
export type Resolve = (hostname: string, family: 0 | 4 | 6) => Promise<{ address: string; family: number }[]>;

const bySystem: Resolve = (hostname, family) => lookup(hostname, { all: true, family });

export interface ConnectionOptions {
  readonly rule: AddressRule;
  /** Default: as the system resolves names. */
  readonly resolve?: Resolve;
  /** Default 10 s. */
  readonly connectTimeoutMilliseconds?: number;
  /** Connections per origin. */
  readonly connections?: number;
  /** The proxies to go through. They resolve names themselves: only literal addresses are checked then. */
  readonly proxy?: ProxySettings;
  /** False: each request gets a connection of its own, which no keep-alive time-out can cut under it. */
  readonly keepAlive?: boolean;
}

/** An undici dispatcher whose sockets obey `rule`. It never follows a redirect and never repeats a request. */
export function guardedDispatcher(options: ConnectionOptions): Dispatcher {
  const common = {
    connect: guardedConnector(options),
    ...(options.connections === undefined ? {} : { connections: options.connections }),
    ...(options.keepAlive === false ? { pipelining: 0 } : {}),
  };
  return options.proxy === undefined ? new Agent(common) : new EnvHttpProxyAgent({ ...common, ...options.proxy });
}

/** To hosts that the user or GitHub's runner names, wherever they are: GitHub itself, a bucket, the service. */
export function dispatcherToNamed({ proxy }: { readonly proxy?: ProxySettings | undefined }): Dispatcher {
  return guardedDispatcher({ rule: async () => true, ...(proxy && { proxy }) });
}

function guardedConnector(given: ConnectionOptions): buildConnector.connector {
  const { rule, connectTimeoutMilliseconds: timeout = 10_000 } = given;
  const lookUp: LookupFunction = (hostname, options, callback) => {
    allowedAddresses(hostname, options.family, given).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all) callback(null, addresses);
        else if (first) callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, [], 0),
    );
  };
  const connect = buildConnector({ timeout, lookup: lookUp, host: "", port: 0 });
  return (options, callback) => {
    // A literal address is never looked up, so it is asked about here.
    const host = unbracketed(options.hostname);
    if (isIP(host) === 0) return connect(options, callback);
    void rule(host).then(
      (allowed) => (allowed ? connect(options, callback) : callback(refusal(host), null)),
      (error: Error) => callback(error, null),
    );
  };
}

async function allowedAddresses(
  hostname: string,
  family: number | "IPv4" | "IPv6" | undefined,
  { rule, resolve = bySystem }: ConnectionOptions,
): Promise<{ address: string; family: number }[]> {
  const version = family === 4 || family === "IPv4" ? 4 : family === 6 || family === "IPv6" ? 6 : 0;
  const found = await resolve(hostname, version);
  const verdicts = await Promise.all(found.map((entry) => rule(entry.address)));
  const allowed = found.filter((_, index) => verdicts[index]);
  if (allowed.length === 0) throw refusal(hostname);
  return allowed;
}

function refusal(host: string): AddressRefused {
  return new AddressRefused(`${host} is a private, local or metadata address, which is not connected to`);
}

export interface Opened {
  /** The last URL, after redirects. */
  readonly url: URL;
  readonly response: Dispatcher.ResponseData;
}

/**
 * Requests a URL without credentials through `dispatcher` and follows redirects by hand, so that each hop is a new
 * connection under the dispatcher's rule. The caller reads or dumps the body.
 *
 * @throws AddressRefused, undici's errors, and plain Errors for bad URLs and too many redirects.
 */
export async function openGuarded(
  url: string,
  options: {
    readonly dispatcher: Dispatcher;
    readonly rule: AddressRule;
    readonly method?: "GET" | "HEAD";
    readonly headers?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
    readonly maximumRedirects?: number;
    readonly headersTimeoutMilliseconds?: number;
    readonly idleTimeoutMilliseconds?: number;
  },
): Promise<Opened> {
  const limit = options.maximumRedirects ?? 5;
  let current = webUrl(url);
  for (let hop = 0; hop <= limit; hop++) {
    const host = unbracketed(current.hostname);
    if (isIP(host) !== 0 && !(await options.rule(host))) throw refusal(host);
    const response = await request(current, {
      dispatcher: options.dispatcher,
      method: options.method ?? "GET",
      headers: { "user-agent": "cutout-action", ...options.headers },
      headersTimeout: options.headersTimeoutMilliseconds ?? 30_000,
      bodyTimeout: options.idleTimeoutMilliseconds ?? 30_000,
      ...(options.signal ? { signal: options.signal } : {}),
    });
    const location = response.headers["location"];
    if (![301, 302, 303, 307, 308].includes(response.statusCode) || typeof location !== "string") {
      return { url: current, response };
    }
    // Reading what is left would let the other side keep us busy.
    response.body.on("error", () => {}).destroy();
    current = webUrl(location, current);
  }
  throw new Error(`more than ${limit} redirects`);
}

function webUrl(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new Error("no valid URL");
  const url = new URL(text, base);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new Error(`a ${url.protocol} URL, not http or https`);
  // Credentials in a URL would be sent to a host of somebody else's choice.
  url.username = "";
  url.password = "";
  return url;
}

function unbracketed(hostname: string): string {
  return hostname.startsWith("[") && hostname.endsWith("]") ? hostname.slice(1, -1) : hostname;
}

function bare(address: string): string {
  const zone = address.indexOf("%");
  return zone < 0 ? address : address.slice(0, zone);
}
