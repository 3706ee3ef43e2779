import type { Readable } from "node:stream";
import type { Call, Fault } from "./classify.js";

/** What can go wrong below HTTP, and whether the request had left by then. */

/** Reads a body of `limit` bytes at most. Throws where it is longer, or ends early. */
export async function readText(body: Readable, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    if (size > limit) {
      body.destroy();
      throw new Error(`an answer of more than ${limit} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * Runs `work` with a signal that is aborted by `signal`, or once time is up. Nothing of it is left afterwards, unlike
 * with `AbortSignal.timeout` and `any`, whose signals stay in memory until their time has come.
 */
export async function withDeadline<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal, isLate: () => boolean) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let late = false;
  const stop = (): void => controller.abort();
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, milliseconds);
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await work(controller.signal, () => late);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

const certificateCodes = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH)/;

/** A failed exchange as a fault. `sent`: at least a part of the request had left, so a submit may have been executed. */
export function transportFault(call: Call, error: unknown, sent: boolean): Fault {
  const code = codeOf(error);
  const base = { code, daily: false, by: "transport" } as const;
  if (certificateCodes.test(code)) {
    const reason = `The service's certificate is not trusted (${code}). Check the input service, and NODE_EXTRA_CA_CERTS where a proxy opens TLS.`;
    return { ...base, class: "configuration", reason };
  }
  if (code === "UND_ERR_INVALID_ARG") {
    const reason = `The request cannot be made (${code}): the input app-code has a character that no HTTP header may have, or service is no usable address.`;
    return { ...base, class: "configuration", reason };
  }
  if (!sent) return { ...base, class: "transient", reason: unreachable(code) };
  const reason = `The connection to the service broke before its answer had arrived whole (${code}).`;
  return { ...base, class: call === "submit" ? "ambiguous" : "transient", reason };
}

/** Whether a name did not resolve: it is none, or the name server did not answer. */
export function isUnresolved(code: string): boolean {
  return code === "ENOTFOUND" || code.startsWith("EAI_");
}

function unreachable(code: string): string {
  if (isUnresolved(code))
    return `The service's name does not resolve (${code}). Check the input service and the network.`;
  return `The service could not be reached (${code}). Check the input service and the network, and run again later.`;
}

/** A short name for an error of sockets, DNS, TLS or undici. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : error.name === "Error" ? error.message : error.name;
}
