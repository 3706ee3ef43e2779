import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  jobAnswer,
  parseAnswer,
  parseQueryBody,
  parseSubmitBody,
  queryBody,
  refusalAnswer,
  submitBody,
} from "../../src/service/contract.js";

const manual = `{"code":0,"data":{"result_key":"c215416960a7437b8f3a034104529bcb","task_list":[
  {"image":"https://img.alicdn.com/abc.png","model_type":"general","status":"WAITING"}]},
  "message":"success","requestId":"trace_id_2345","severity":"info","success":true}`;

describe("an answer", () => {
  it("of the manual's example is understood", () => {
    expect(parseAnswer(manual)).toEqual({
      kind: "job",
      resultKey: "c215416960a7437b8f3a034104529bcb",
      requestId: "trace_id_2345",
      tasks: [{ image: "https://img.alicdn.com/abc.png", model: "general", status: "WAITING", results: [] }],
    });
  });

  it("may have its code as a number or a string, a refusal too", () => {
    expect(parseAnswer(manual.replace(`"code":0`, `"code":"0"`)).kind).toBe("job");
    for (const code of [23500005, "23500005"]) {
      expect(parseAnswer(JSON.stringify({ code, message: "no", requestId: "r", success: false }))).toEqual({
        kind: "refusal",
        code: "23500005",
        message: "no",
        requestId: "r",
      });
    }
  });

  it("may have results that are absent, null, empty, one or several", () => {
    const cases = [
      [undefined, []],
      [null, []],
      [[], []],
      [["a"], ["a"]],
      [
        ["a", "b"],
        ["a", "b"],
      ],
      [["a", null, 3, ""], ["a"]],
      ["a", ["a"]],
    ];
    for (const [results, expected] of cases) {
      const text = JSON.stringify({ code: 0, data: { task_list: [{ status: "SUCCESS", results }] } });
      expect(parseAnswer(text)).toMatchObject({ tasks: [{ results: expected }] });
    }
  });

  it("counts an unknown status as pending, and keeps the place of an entry that is none", () => {
    const text = JSON.stringify({ code: 0, data: { task_list: [{ status: "PAUSED" }, null, { status: "FAILED" }] } });
    expect(parseAnswer(text)).toMatchObject({
      tasks: [{ status: "RUNNING" }, { status: "RUNNING" }, { status: "FAILED" }],
    });
  });

  it("is malformed where it is empty, HTML, a list, or has no code or data", () => {
    for (const text of [
      "",
      "  ",
      "<html>",
      "[]",
      "null",
      "{}",
      `{"code":0}`,
      `{"code":null,"data":{}}`,
      manual.slice(0, 99),
    ]) {
      expect(parseAnswer(text).kind, text).toBe("malformed");
    }
  });

  it("cannot bring a command or a megabyte in by its ids", () => {
    const requestId = `r\n::error::x ${"y".repeat(5000)}`;
    const parsed = parseAnswer(JSON.stringify({ code: 0, requestId, data: { result_key: "k" } }));
    expect(parsed).toMatchObject({ requestId: expect.stringMatching(/^r::error::xy{1,128}$/) });
    expect(parseAnswer(JSON.stringify({ code: 0, data: { result_key: "k".repeat(5000) } })).kind).toBe("malformed");
  });

  it("never makes the reader throw, whatever it is", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseAnswer(text)));
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (data, task) => {
        parseAnswer(JSON.stringify({ code: 0, data }));
        parseAnswer(JSON.stringify({ code: 0, data: { result_key: task, task_list: [task] } }));
        parseSubmitBody(JSON.stringify({ data }));
        parseSubmitBody(JSON.stringify({ data: { task_list: [task] } }));
        parseQueryBody(JSON.stringify({ data }));
      }),
    );
  });
});

describe("a request", () => {
  it("names no image by more characters than a gateway lets through", () => {
    const named = (image: string) => parseSubmitBody(submitBody([{ image, model: "general" }]));
    const longest = `https://cdn.example/${"x".repeat(8 * 1024 - 20)}`;
    expect(named(longest)).toMatchObject({ kind: "tasks" });
    expect(named(`${longest}x`)).toMatchObject({ kind: "refused", code: "23500013" });
  });

  it("is read by the server as the client wrote it", () => {
    const tasks = [
      { image: "http://127.0.0.1:8080/a%20%E4%B8%AD.png", model: "general" },
      { image: "https://x.example/?a=1&b=2#c", model: "human" },
    ] as const;
    expect(parseSubmitBody(submitBody(tasks))).toEqual({ kind: "tasks", tasks });
    expect(parseQueryBody(queryBody("key"))).toEqual({ kind: "key", resultKey: "key" });
  });

  it("is refused with the manual's code for what is missing or wrong", () => {
    const list = (tasks: unknown): string => JSON.stringify({ data: { task_list: tasks } });
    const good = { image: "https://x.example/a.png", model_type: "general" };
    const cases: readonly (readonly [string, string])[] = [
      ["", "23500012"],
      ["{", "23500013"],
      [`{"data":{"result_key":"fdfd",}}`, "23500013"],
      ["[]", "23500013"],
      ["{}", "23500009"],
      [`{"data":[]}`, "23500013"],
      [`{"data":{}}`, "23500009"],
      [list("x"), "23500013"],
      [list([]), "23500009"],
      [list(Array(11).fill(good)), "23500013"],
      [list([null]), "23500013"],
      [list([{ model_type: "general" }]), "23500009"],
      [list([{ ...good, image: 3 }]), "23500013"],
      [list([{ ...good, model_type: "cat" }]), "23500013"],
    ];
    for (const [body, code] of cases) expect(parseSubmitBody(body), body).toMatchObject({ kind: "refused", code });
    expect(parseSubmitBody(list([{ image: "a" }]))).toMatchObject({ tasks: [{ model: "general" }] });
    expect(parseQueryBody(`{"data":{"result_key":"fdfd",}}`)).toMatchObject({ code: "23500013" });
    expect(parseQueryBody(`{"data":{}}`)).toMatchObject({ code: "23500009" });
    expect(parseQueryBody(`{"data":{"result_key":3}}`)).toMatchObject({ code: "23500013" });
  });

  it("gets an answer that the client reads back", () => {
    const tasks = [{ image: "u", model: "human", status: "SUCCESS", results: ["r"] }] as const;
    expect(parseAnswer(jobAnswer({ resultKey: "k", tasks, requestId: "q" }))).toEqual({
      kind: "job",
      resultKey: "k",
      requestId: "q",
      tasks,
    });
    expect(parseAnswer(refusalAnswer({ code: "23500008", message: "m", requestId: "q" }))).toEqual({
      kind: "refusal",
      code: "23500008",
      message: "m",
      requestId: "q",
    });
  });
});
