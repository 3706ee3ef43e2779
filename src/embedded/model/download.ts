import { createHash } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Dispatcher } from "undici";
import { type AddressRule, guardedDispatcher, openGuarded } from "../../service/connect.js";
import { codeOf } from "../../service/transport.js";
import type { ProxySettings } from "../../settings/types.js";
import { beside } from "../../temporary.js";
import { messageOf } from "../../user-error.js";
import { createMeter, megabytes } from "./meter.js";

export interface ModelDownload {
  readonly sha256: string;
  /** How many there have to be, where that is known. */
  readonly bytes?: number;
  readonly rule: AddressRule;
  readonly proxy?: ProxySettings;
  readonly log: (message: string) => void;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/** The largest file that ONNX can be: a protobuf message. Weights in files of their own are not read. */
export const MAXIMUM_MODEL_BYTES = 2 ** 31;

const TOTAL_MILLISECONDS = 15 * 60_000;

/** Why an address did not give the model, to follow the host's name. */
class NotHad extends Error {}

/**
 * Fetches a model into `file`, which appears only once its checksum has been found right.
 * @returns undefined, or why not, with no more of the URL than its host: a query may be a signature
 */
export async function downloadModel(url: URL, file: string, options: ModelDownload): Promise<string | undefined> {
  const { rule, proxy } = options;
  const dispatcher = guardedDispatcher({ rule, ...(proxy && { proxy }) });
  try {
    await fetchInto(url, file, dispatcher, options);
    return undefined;
  } catch (error) {
    return `${url.host} ${reasonOf(error)}`;
  } finally {
    await dispatcher.destroy();
  }
}

async function fetchInto(url: URL, file: string, dispatcher: Dispatcher, options: ModelDownload): Promise<void> {
  const { rule, sha256 } = options;
  const signal = AbortSignal.any([
    AbortSignal.timeout(TOTAL_MILLISECONDS),
    ...(options.signal ? [options.signal] : []),
  ]);
  const { response } = await openGuarded(url.href, { dispatcher, rule, signal });
  // A connection that breaks before its first byte is read here would end the process; whoever reads is told again.
  response.body.on("error", () => {});
  if (response.statusCode !== 200) {
    response.body.destroy();
    throw new NotHad(`answers with status ${response.statusCode}`);
  }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = beside(file);
  try {
    const found = await writeChunks(response.body, temporary, options);
    if (found !== sha256) {
      throw new NotHad(`has another file there: its SHA-256 is ${found}, and ${sha256} is wanted`);
    }
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** @returns the SHA-256 of what was written */
async function writeChunks(
  body: AsyncIterable<Uint8Array>,
  file: string,
  { bytes, log }: ModelDownload,
): Promise<string> {
  const most = bytes ?? MAXIMUM_MODEL_BYTES;
  const hash = createHash("sha256");
  const handle = await open(file, "wx", 0o600);
  const meter = createMeter(bytes, log);
  try {
    let total = 0;
    for await (const chunk of body) {
      total += chunk.byteLength;
      if (total > most) throw new NotHad(`has another file there: it is larger than ${megabytes(most)}`);
      hash.update(chunk);
      await handle.writeFile(chunk);
      meter(total);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest("hex");
}

/** Sockets' errors by their code, ours by their words. */
function reasonOf(error: unknown): string {
  if (error instanceof NotHad) return error.message;
  if (error instanceof Error && error.name === "TimeoutError") return "takes longer than 15 minutes";
  const words = error instanceof Error && error.name === "AddressRefused" ? messageOf(error) : codeOf(error);
  return `cannot be reached: ${words}`;
}
