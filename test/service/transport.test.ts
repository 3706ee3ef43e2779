import { Readable } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import { classify } from "../../src/service/classify.js";
import { parseAnswer, parseSubmitBody, submitBody } from "../../src/service/contract.js";
import { codeOf, isUnresolved, readText, transportFault, withDeadline } from "../../src/service/transport.js";

const coded = (code: string) => Object.assign(new Error("x"), { code });

describe("an exchange that broke", () => {
  it.each([
    ["CERT_HAS_EXPIRED", /certificate is not trusted \(CERT_HAS_EXPIRED\).*NODE_EXTRA_CA_CERTS/, "configuration"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", /certificate is not trusted/, "configuration"],
    ["UND_ERR_INVALID_ARG", /app-code has a character that no HTTP header may have/, "configuration"],
    ["EAI_AGAIN", /name does not resolve \(EAI_AGAIN\)\. Check the input service/, "transient"],
    ["ENOTFOUND", /name does not resolve/, "transient"],
    ["ECONNREFUSED", /could not be reached \(ECONNREFUSED\)\. Check the input service.*run again later/, "transient"],
  ])("before anything was sent is told by its cause: %s", (code, reason, kind) => {
    for (const call of ["submit", "query"] as const)
      expect(transportFault(call, coded(code), false)).toEqual({
        class: kind,
        code,
        reason: expect.stringMatching(reason),
        daily: false,
        by: "transport",
      });
  });

  it("after a part was sent leaves a submit's fate open, and is a hiccup of a query", () => {
    expect(transportFault("submit", coded("UND_ERR_SOCKET"), true)).toMatchObject({
      class: "ambiguous",
      reason: expect.stringMatching(/broke before its answer had arrived whole \(UND_ERR_SOCKET\)/),
    });
    expect(transportFault("query", coded("EAI_AGAIN"), true)).toMatchObject({ class: "transient" });
    expect(transportFault("submit", coded("CERT_HAS_EXPIRED"), true)).toMatchObject({ class: "configuration" });
  });

  it("has the code of its cause, its message or its name", () => {
    expect(codeOf(coded("E1"))).toBe("E1");
    expect(codeOf(new Error("fetch failed", { cause: coded("E2") }))).toBe("E2");
    expect(codeOf(new Error("odd"))).toBe("odd");
    expect(codeOf(new TypeError("odd"))).toBe("TypeError");
    expect(codeOf("odd")).toBe("unknown error");
    expect([isUnresolved("XEAI_"), isUnresolved("EAI_FAIL")]).toEqual([false, true]);
  });
});

describe("an answer's text", () => {
  it("is read up to its limit, and no further", async () => {
    const pieces = () => Readable.from([Buffer.from("ab"), "text", Buffer.from("c€".slice(0, 1))]);
    expect(await readText(pieces(), 3)).toBe("abc");
    const long = pieces();
    await expect(readText(long, 2)).rejects.toThrow("an answer of more than 2 bytes");
    expect(long.destroyed).toBe(true);
  });
});

describe("a deadline", () => {
  it("ends the work in time, and leaves no timer behind where the work was faster", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    expect(await withDeadline(1_000, undefined, async () => "done")).toBe("done");
    expect(vi.getTimerCount()).toBe(0);
    const late = withDeadline(1_000, undefined, (signal, isLate) => {
      const ended = new Promise<boolean>((resolve) => signal.addEventListener("abort", () => resolve(isLate())));
      return ended;
    });
    vi.advanceTimersByTime(1_000);
    expect(await late).toBe(true);
    vi.useRealTimers();
  });

  it("comes at once with the caller's own signal, which is not called late", async () => {
    const stopped = await withDeadline(60_000, AbortSignal.abort(), async (signal, isLate) => [
      signal.aborted,
      isLate(),
    ]);
    expect(stopped).toEqual([true, false]);
    const stop = new AbortController();
    const work = withDeadline(60_000, stop.signal, async (signal) => {
      stop.abort();
      return signal.aborted;
    });
    expect(await work).toBe(true);
  });
});

describe("a submit's body", () => {
  const tasks = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ image: `https://p.example/${at}`, model: "general" as const }));

  it("has ten pictures at most", () => {
    expect(parseSubmitBody(submitBody(tasks(10)))).toEqual({ kind: "tasks", tasks: tasks(10) });
    expect(parseSubmitBody(submitBody(tasks(11)))).toMatchObject({ kind: "refused", code: "23500013" });
  });
});

describe("an answer", () => {
  it("is empty where there are but spaces in it, and good with a success in place of a code", () => {
    expect(parseAnswer(" \n")).toEqual({ kind: "malformed", reason: "an empty body" });
    expect(parseAnswer('{"success":true,"data":{"result_key":"k"}}')).toMatchObject({ kind: "job", resultKey: "k" });
    expect(parseAnswer('{"code":"0","success":false,"data":{}}')).toMatchObject({ kind: "refusal" });
  });

  const refused = (headers: Readonly<Record<string, string>>, billed = true) =>
    classify({ call: "query", status: 503, headers, answer: parseAnswer(""), now: 0, billed });

  it("is the gateway's by its header, whatever spaces are around that, and by a message alone", () => {
    expect(refused({ "x-ca-error-code": " B403MQ " })).toMatchObject({ class: "quota", code: "B403MQ", by: "gateway" });
    expect(refused({ "x-ca-error-message": "odd" })).toMatchObject({ by: "gateway", code: "503" });
    expect(refused({ "x-ca-error-code": "", "x-ca-error-message": "" })).toMatchObject({ by: "transport" });
  });

  it("has the request's id from the gateway's header, and a proxy's is not taken for the service's", () => {
    expect(refused({ "x-ca-request-id": "r1" })).toMatchObject({ requestId: "r1", by: "transport" });
    expect(refused({})).not.toHaveProperty("requestId");
  });

  it("says where the account is seen, to those alone who have one", () => {
    const [paid, free] = [true, false].map((billed) => refused({ "x-ca-error-code": "B403MQ" }, billed).reason);
    expect(paid?.length).toBeGreaterThan(free?.length ?? 0);
    expect(paid).toContain(free);
    expect(refused({}).reason).not.toContain("undefined");
  });
});
