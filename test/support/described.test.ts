import { describe, expect, it } from "vitest";
import { answerLike, undescribed } from "./github/described.js";
import { answerGraphql } from "./github/graphql.js";
import type { Request } from "./github/server.js";

/** The stand-in for GitHub holds its users and itself to GitHub's own description. */

const root = "http://127.0.0.1/api/v3";
const pulls = "/repos/octo/shop/pulls";

function request(method: string, path: string, body?: unknown): Request {
  const text = body === undefined ? "" : JSON.stringify(body);
  const permissions = { contents: "write", pullRequests: "write", issues: "write" } as const;
  return { method, url: new URL(root + path), headers: {}, body: Buffer.from(text), permissions };
}

const opened = {
  status: 201,
  body: answerLike("pulls/create", 201, { requested_teams: [] }),
};

describe("what GitHub describes", () => {
  it("passes", () => {
    const asked = request("POST", pulls, { title: "Cutouts", head: "cutouts/main", base: "main" });
    expect(undescribed(asked, pulls, opened)).toBeUndefined();
  });

  it.each<[string, Request, typeof opened, string]>([
    ["a parameter", request("GET", `${pulls}?sate=all`), { status: 200, body: [] }, "it takes no ?sate="],
    [
      "a parameter's value",
      request("GET", `${pulls}?state=merged`),
      { status: 200, body: [] },
      "?state must be equal to one of",
    ],
    [
      "a field that is missing",
      request("POST", pulls, { title: "Cutouts", head: "a" }),
      opened,
      "required property 'base'",
    ],
    [
      "a field of no meaning",
      request("POST", pulls, { head: "a", base: "b", labels: [] }),
      opened,
      "its body has no labels",
    ],
    [
      "an answer",
      request("GET", pulls),
      { status: 200, body: [{ number: 1 }] },
      "answer 200/0 must have required property",
    ],
    ["an answer's status", request("GET", pulls), { status: 201, body: [] }, "it never answers 201"],
    ["an operation", request("DELETE", pulls), { status: 204, body: "" }, "GitHub has no DELETE"],
  ])("and %s that it does not describe are told apart", (_what, asked, reply, words) => {
    expect(undescribed(asked, asked.url.pathname.slice("/api/v3".length), reply)).toContain(words);
  });

  it("and a GraphQL document with a field of no meaning are told apart", async () => {
    const asked = request("POST", "/graphql", { query: "query { viewer { longin } }" });
    await expect(answerGraphql(asked, {})).rejects.toThrow('Cannot query field "longin" on type "User"');
  });
});
