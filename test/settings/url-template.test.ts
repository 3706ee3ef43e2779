import { expect, test } from "vitest";
import { complaint } from "./reading.js";

const PAID = { service: "alibaba", "app-code": "code" };

test.each([
  ["https://cdn.example/{path}", undefined],
  ["http://cdn.example/{owner}/{repo}/{sha}/{path}?v=1", undefined],
  ["https://cdn.example/{ref}/{path}", /it has \{ref\}.*\{owner\}, \{repo\}, \{sha\} and \{path\}/],
  ["https://cdn.example/{owner}/a.jpg", /no \{path\}/],
  ["https://cdn.example/{path", /no \{path\}/],
  ["https://cdn.example/{path}/{", /brace without its partner/],
  ["ftp://cdn.example/{path}", /no http or https URL/],
  ["cdn.example/{path}", /no http or https URL/],
  ["https:///{path}", /\{path\} is its host/],
  ["https://{owner}.pages.example/{repo}/{path}", undefined],
  ["https://user:pass@cdn.example/{path}", /credentials/],
])("the template %s is judged before anything is looked at", async (template, problem) => {
  expect(await complaint({ ...PAID, "image-urls": template })).toMatch(problem ?? /^$/);
});
