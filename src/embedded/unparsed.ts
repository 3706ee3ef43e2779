import { randomUUID } from "node:crypto";
import type { Duplex } from "node:stream";
import type { Access } from "./access.js";

interface Unparsed {
  readonly status: string;
  readonly code?: string;
  readonly message: string;
}

/** What HTTP's parser gives up on is no request yet; it is refused, and told to the access log, like one. */
export function answerUnparsed(error: Error, socket: Duplex, answered: ((access: Access) => void) | undefined): void {
  const fault = faultOf("code" in error ? error.code : undefined, error.message);
  // A connection that was reset asked for nothing, and there is nobody to answer.
  if (fault === undefined || !socket.writable) return void socket.destroy();
  const headers = [
    ...(fault.code === undefined ? [] : [`x-ca-error-code: ${fault.code}`]),
    `x-ca-error-message: ${fault.message}`,
    `x-ca-request-id: ${randomUUID()}`,
    "content-length: 0",
    "connection: close",
  ];
  socket.end(`HTTP/1.1 ${fault.status}\r\n${headers.join("\r\n")}\r\n\r\n`);
  const refusal = [fault.code, fault.message].filter((part) => part !== undefined).join(" ");
  answered?.({ ...requestLine(error), status: Number.parseInt(fault.status, 10), refusal, milliseconds: 0 });
}

function faultOf(code: unknown, message: string): Unparsed | undefined {
  switch (code) {
    case "ECONNRESET":
    case "EPIPE":
      return undefined;
    case "HPE_HEADER_OVERFLOW":
      return {
        status: "431 Request Header Fields Too Large",
        code: "I400HD",
        message: "Invalid Header: URL and headers are larger than 8 KB",
      };
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return { status: "408 Request Timeout", message: "The request did not come in time" };
    default:
      return { status: "400 Bad Request", message: message.replace(/[^\x20-\x7e]/g, "?") };
  }
}

/** The first line, where it came in the bytes that the parser stopped at. */
function requestLine(error: Error): Pick<Access, "method" | "path"> {
  const packet = "rawPacket" in error && Buffer.isBuffer(error.rawPacket) ? error.rawPacket : Buffer.alloc(0);
  const [, method = "-", path = "-"] = /^([A-Z]{1,10}) ([^\s?]{1,200})/.exec(packet.toString("latin1", 0, 300)) ?? [];
  return { method, path };
}
