import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classify, explained, type Fault, quoted, retryAfter } from "../../src/service/classify.js";
import { parseAnswer } from "../../src/service/contract.js";

/**
 * Both of the contract's tables, row by row: what a submit and a query make of it, and what the user is told. Written
 * down here once more, from the contract, so that a slip in the product's own table shows.
 */
type Expected = readonly [submit: Fault["class"], query: Fault["class"], told: RegExp];

const credentials: Expected = ["credentials", "credentials", /app-code.*已购买的服务/];
const quota: Expected = ["quota", "quota", /账单明细|已购买的服务/];
const throttle: Expected = ["throttle", "throttle", /slowly|per day/];
const defect: Expected = ["defect", "defect", /defect of this action/];
const configuration: Expected = ["configuration", "configuration", /input service/];
const ambiguous: Expected = ["ambiguous", "transient", /service failed|did not answer the gateway in time/];
const transient: Expected = ["transient", "transient", /run again later|busy|Run again later/];

const service: Readonly<Record<string, readonly [number, Expected]>> = {
  "23500000": [500, ambiguous],
  "23500001": [401, credentials],
  "23500002": [404, configuration],
  "23500003": [403, quota],
  "23500004": [403, throttle],
  "23500005": [403, ["image", "image", /compliance/]],
  "23500006": [400, ["image", "image", /could not fetch.*image-urls/]],
  "23500007": [400, ["image", "image", /400 to 4096 px/]],
  "23500008": [400, ["defect", "lost", /results are lost.*账单明细/]],
  "23500009": [400, defect],
  "23500011": [500, ["job", "job", /failed to execute/]],
  "23500012": [400, defect],
  "23500013": [400, defect],
  "23500014": [400, defect],
};

const nonce: Expected = ["nonce-used", "nonce-used", /seen this very request/];
const gateway: readonly (readonly [number, string, string, Expected])[] = [
  [400, "A400AC", "Invalid AppCode", credentials],
  [401, "A401AC", "Invalid AppCode", credentials],
  [400, "A400MA", "Need authorization", credentials],
  [403, "I403AA", "Unauthorized", ["credentials", "credentials", /not be activated.*已购买的服务/]],
  [403, "A403EP", "App authorization expired", ["credentials", "credentials", /expired/]],
  [403, "B403MQ", "Api Market Subscription quota exhausted", quota],
  [403, "", "Api Market Subscription quota exhausted", quota],
  [403, "", "Quota Exhausted", quota],
  [403, "B403ME", "Api Market Subscription has expired", quota],
  [403, "B403MI", "Api Market Subscription invalid", quota],
  [403, "", "Quota Expired", quota],
  [403, "B403OD", "Provider overdue", quota],
  [403, "B403MO", "Market overdue", quota],
  [403, "", "User Arrears", quota],
  [400, "", "Nonce Used", nonce],
  [403, "S403NU", "Nonce Used", nonce],
  [400, "I400NC", "X-Ca-Nonce is required", defect],
  [403, "", "Throttled by USER Flow Control", throttle],
  [403, "", "Throttled by APP Flow Control", throttle],
  [403, "", "Throttled by API Flow Control", throttle],
  [403, "", "Throttled by GROUP Flow Control", throttle],
  [403, "", "Throttled by DOMAIN Flow Control", throttle],
  ...["ID", "IN", "GR", "PA", "PR", "SR", "MR"].map((end) => [429, `T429${end}`, "Throttled", throttle] as const),
  ...["HD", "MH", "BD", "PA", "RU", "CT", "SG", "MP", "IP"].map(
    (end) => [400, `I400${end}`, "Invalid", defect] as const,
  ),
  [404, "I404NF", "API not found with path", configuration],
  [404, "I404DO", "Invalid Domain", configuration],
  [405, "I405UM", "Unsupported method", configuration],
  [403, "I403PT", "Unsupported protocol", configuration],
  [410, "I410GG", "Instance gone", configuration],
  [413, "I413RL", "Request too large", defect],
  [413, "I413UL", "URL too large", defect],
  [451, "B451XX", "legal", ["configuration", "configuration", /legal/]],
  [500, "X500ER", "Internal Error", ambiguous],
  [500, "", "Failed To Invoke Backend Service", ambiguous],
  [502, "D502FC", "bad", ambiguous],
  [502, "N502RE", "bad", ambiguous],
  [503, "X503BZ", "busy", transient],
  [503, "D503BB", "busy", transient],
  [503, "D503CB", "circuit breaker", transient],
  ...["CO", "CS", "RE", "IL"].map((end) => [504, `D504${end}`, "connect", transient] as const),
  [504, "X504VE", "connect", transient],
  [504, "D504TO", "time-out", ambiguous],
  [504, "X504TO", "time-out", ambiguous],
];

const now = Date.UTC(2026, 0, 1);

function heard(call: "submit" | "query", status: number, headers: Record<string, string>, body = ""): Fault {
  return classify({ call, status, headers, answer: parseAnswer(body), now, secret: "s3cret-code", billed: true });
}

describe("the service's codes", () => {
  for (const [code, [status, [submit, query, told]]] of Object.entries(service)) {
    it(`${code} means ${submit} to a submit and ${query} to a query, and says what to do`, () => {
      const body = JSON.stringify({
        code: Number(code),
        message: "the manual's text",
        requestId: "r-1",
        success: false,
      });
      expect(heard("submit", status, {}, body)).toMatchObject({ class: submit, code, requestId: "r-1", by: "service" });
      expect(heard("query", status, {}, body)).toMatchObject({ class: query, reason: expect.stringMatching(told) });
    });
  }

  it("that belong to a query alone do not claim of a submit that it was accepted", () => {
    const body = JSON.stringify({ code: "23500008", message: "No records found", requestId: "r-3" });
    expect(heard("submit", 400, {}, body).reason).toMatch(/accepted nothing.*input service/);
  });

  it("that nobody documented carry code, message and request id, and are classed by their status", () => {
    const body = JSON.stringify({ code: 23500010, message: "Something new", requestId: "r-2" });
    const fault = heard("submit", 500, {}, body);
    expect(fault).toMatchObject({ class: "ambiguous", code: "23500010", requestId: "r-2" });
    expect(fault.reason).toMatch(/unknown code 23500010 \(“Something new”\)/);
    expect(heard("submit", 400, {}, body).class).toBe("defect");
    expect(heard("query", 429, {}, body).class).toBe("throttle");
  });
});

describe("the gateway's codes", () => {
  for (const [status, code, message, [submit, query, told]] of gateway) {
    it(`${status} ${code || "without a code"} “${message}” means ${submit} to a submit and ${query} to a query`, () => {
      const headers = {
        ...(code ? { "x-ca-error-code": code } : {}),
        "x-ca-error-message": message,
        "x-ca-request-id": "g-1",
      };
      expect(heard("submit", status, headers)).toMatchObject({ class: submit, by: "gateway", requestId: "g-1" });
      expect(heard("query", status, headers)).toMatchObject({ class: query, reason: expect.stringMatching(told) });
    });
  }

  it("know a limit per day from one per second", () => {
    const daily = (code: string, message: string): boolean =>
      heard("submit", 429, { ...(code ? { "x-ca-error-code": code } : {}), "x-ca-error-message": message }).daily;
    expect(daily("T429ID", "Throttled")).toBe(true);
    expect(daily("", "Throttled by DOMAIN Flow Control")).toBe(true);
    expect(daily("T429PA", "Throttled")).toBe(false);
    expect(daily("", "Throttled by USER Flow Control")).toBe(false);
  });

  it("come before the body's code, and the body's before the status", () => {
    const body = JSON.stringify({ code: 23500004, message: "busy" });
    expect(heard("submit", 403, { "x-ca-error-code": "B403MQ" }, body).class).toBe("quota");
    expect(heard("submit", 403, {}, body).class).toBe("throttle");
    expect(heard("submit", 403, { "x-ca-request-id": "g" }, "").class).toBe("credentials");
  });

  it("wait 90 seconds for a circuit breaker, or what Retry-After says", () => {
    expect(heard("submit", 503, { "x-ca-error-code": "D503CB" }).retryAfterMilliseconds).toBe(90_000);
    expect(heard("submit", 503, { "x-ca-error-code": "D503CB", "retry-after": "7" }).retryAfterMilliseconds).toBe(7000);
    expect(retryAfter("Thu, 01 Jan 2026 00:00:30 GMT", now)).toBe(30_000);
    expect(retryAfter("soon", now)).toBeUndefined();
    expect(retryAfter("-5", now)).toBeUndefined();
    expect(retryAfter("999999999", now)).toBe(3_600_000);
  });
});

describe("an answer without a word of the gateway or the service", () => {
  it("leaves a submit's fate open and is only a hiccup for a query, whatever its status", () => {
    for (const status of [200, 400, 403, 404, 407, 429, 500, 502, 503, 504]) {
      expect(heard("submit", status, {}, "<html>"), String(status)).toMatchObject({
        class: "ambiguous",
        by: "transport",
      });
      expect(heard("query", status, {}, "<html>"), String(status)).toMatchObject({ class: "transient" });
    }
  });

  it("is a wrong address where it is a redirect, which is never followed", () => {
    expect(heard("submit", 302, { location: "https://elsewhere.example" }).class).toBe("configuration");
  });
});

it("is told with its code and the request's id, each once", () => {
  const headers = { "x-ca-error-code": "A401AC", "x-ca-request-id": "r-1" };
  expect(explained(heard("submit", 401, headers))).toMatch(/\. \(A401AC, request r-1\)$/);
});

describe("a code that no table has", () => {
  it.each(["constructor", "toString", "__proto__", "99999999"])("leaves a submit's fate open: %s", (code) => {
    const fault = heard("submit", 500, {}, JSON.stringify({ code, message: "?" }));
    expect(fault).toMatchObject({ class: "ambiguous", by: "service", reason: expect.stringContaining(code) });
  });
});

describe("what is quoted of the other side", () => {
  it("never holds the AppCode, control characters or more than a line's worth", () => {
    const message = `no APPCODE s3cret-code\u001b[31m\n::error::x s3cret-code ${"y".repeat(5000)}`;
    const { reason } = heard("submit", 400, { "x-ca-error-code": "Z400XX", "x-ca-error-message": message });
    expect(reason).not.toContain("s3cret-code");
    expect(reason).not.toMatch(/\p{Cc}/u);
    expect(reason.length).toBeLessThan(700);
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = quoted(`${before}s3cret-code${after}`, "s3cret-code");
        expect(text).not.toContain("s3cret-code");
        expect(text.length).toBeLessThanOrEqual(201);
      }),
    );
  });
});
