import type { IncomingMessage } from "node:http";
import { nonceLifetimeMilliseconds } from "../service/contract.js";

/** What the gateway in front of the service refuses: an empty body, and headers that say why. */
export interface GatewayRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export interface Gateway {
  /** @returns what the gateway refuses the request with, or undefined where it lets the request through */
  readonly admit: (request: IncomingMessage) => GatewayRefusal | undefined;
}

/** More nonces than this within their lifetime and the oldest are forgotten: memory is bounded, whoever calls. */
const MOST_NONCES = 100_000;

/**
 * The gateway's rules in the order that it keeps them: the AppCode, then the nonce. A nonce is used up by any request
 * that shows a right AppCode, whatever becomes of it.
 * @param appCode undefined for a service that anyone on this machine may call
 */
export function createGateway(appCode: string | undefined, now: () => number = Date.now): Gateway {
  const seen = new Map<string, number>();
  return {
    admit: (request) => refuseCredentials(request, appCode) ?? refuseNonce(request.headers["x-ca-nonce"], seen, now()),
  };
}

function refuseCredentials(request: IncomingMessage, appCode: string | undefined): GatewayRefusal | undefined {
  if (appCode === undefined) return undefined;
  const given = request.headers.authorization;
  if (given === undefined) return { status: 400, code: "A400MA", message: "Need authorization" };
  return given === `APPCODE ${appCode}` ? undefined : { status: 401, code: "A401AC", message: "Invalid AppCode" };
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
