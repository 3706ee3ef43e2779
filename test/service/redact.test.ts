import { describe, expect, it } from "vitest";
import { parseAnswer } from "../../src/service/contract.js";
import { redact, redactAnswer } from "../../src/service/redact.js";

const SECRET = "appcode/with+signs=42";
const FORMS = [SECRET, encodeURIComponent(SECRET), Buffer.from(SECRET).toString("base64")];

describe("a secret that the service echoes", () => {
  it.each(FORMS)("is cut out of all that is kept of an answer: %s", (form) => {
    const job = {
      code: 0,
      requestId: `id-${form}`,
      data: { result_key: `key-${form}`, task_list: [{ status: "FAILED", reason: `because ${form}` }] },
    };
    const refusal = { code: `E${form}`, message: `no ${form}`, requestId: form };
    for (const body of [job, refusal]) {
      const text = JSON.stringify(redactAnswer(parseAnswer(JSON.stringify(body)), SECRET));
      expect(text).toContain("***");
      for (const one of FORMS) expect(text).not.toContain(one);
    }
  });

  it("is not looked for where it is so short that it is in any text", () => {
    expect(redact("a cat", "a")).toBe("a cat");
  });
});
