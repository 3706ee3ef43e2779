import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { nonceLifetimeMilliseconds } from "../service/contract.js";
import { isLoopback } from "../settings/urls.js";

/**
 * What the gateway in front of the service refuses, with headers that say why. The real one sends no body with them;
 * where the manual has a code for the same refusal the body says it, for clients that were written from the manual.
 */
export interface GatewayRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly serviceCode?: "23500001" | "23500002" | "23500013";
}

export interface Gateway {
  /** @returns what the gateway refuses the request with, or undefined where it lets the request through */
  readonly admit: (request: Pick<IncomingMessage, "headers">) => GatewayRefusal | undefined;
}

/** More nonces than this within their lifetime and the oldest are forgotten: memory is bounded, whoever calls. */
const MOST_NONCES = 100_000;

/**
 * The gateway's rules in the order that it keeps them: the AppCode, the nonce, then the kind of body. A nonce is used up
 * by any request that shows a right AppCode, whatever becomes of it.
 * @param appCode undefined for a service that anyone on this machine may call
 */
export function createGateway(appCode: string | undefined, now: () => number = Date.now): Gateway {
  const seen = new Map<string, number>();
  return {
    admit: (request) =>
      refuseCredentials(request, appCode) ??
      refuseNonce(request.headers["x-ca-nonce"], seen, now()) ??
      refuseContentType(request.headers["content-type"]),
  };
}

function refuseCredentials(
  request: Pick<IncomingMessage, "headers">,
  appCode: string | undefined,
): GatewayRefusal | undefined {
  if (appCode === undefined) return refuseForeignName(request);
  const given = request.headers.authorization;
  const serviceCode = "23500001";
  if (given === undefined) return { status: 400, code: "A400MA", message: "Need authorization", serviceCode };
  if (isSame(given, `APPCODE ${appCode}`)) return undefined;
  return { status: 401, code: "A401AC", message: "Invalid AppCode", serviceCode };
}

/** Where no AppCode is asked for, a web page whose name was made to resolve to this machine must not get in either. */
function refuseForeignName(request: Pick<IncomingMessage, "headers">): GatewayRefusal | undefined {
  const host = `http://${request.headers.host ?? ""}`;
  if (URL.canParse(host) && isLoopback(new URL(host))) return undefined;
  return { status: 404, code: "I404DO", message: "Invalid Domain", serviceCode: "23500002" };
}

/** Takes the same time wherever the two differ. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function refuseNonce(
  nonce: string | readonly string[] | undefined,
  seen: Map<string, number>,
  now: number,
): GatewayRefusal | undefined {
  if (typeof nonce !== "string" || nonce === "") {
    return { status: 400, code: "I400NC", message: "X-Ca-Nonce is required" };
  }
  for (const [old, at] of seen) {
    if (now - at < nonceLifetimeMilliseconds && seen.size <= MOST_NONCES) break;
    seen.delete(old);
  }
  if (seen.has(nonce)) return { status: 403, code: "S403NU", message: "Nonce Used" };
  seen.set(nonce, now);
  return undefined;
}

/** The manual wants `Content-Type: application/json` with every call. */
function refuseContentType(given: string | undefined): GatewayRefusal | undefined {
  if (/^application\/json\s*(;|$)/i.test(given ?? "")) return undefined;
  const seen = /^[\w.+/;= -]{1,80}$/.test(given ?? "") ? given : "none";
  const message = `Invalid Content-Type: ${seen}; the calls take application/json`;
  return { status: 400, code: "I400CT", message, serviceCode: "23500013" };
}
