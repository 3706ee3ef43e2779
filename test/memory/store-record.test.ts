import { describe, expect, it } from "vitest";
import { parseSidecar } from "../../src/memory/store-record.js";

const image = { name: "1.png", width: 4, height: 5, bytes: 6 };
const record = { images: [image], jobKey: "key", requestId: "r", service: "https://s.example" };
const read = (value: unknown) => parseSidecar(JSON.stringify(value));

describe("a cutout's record", () => {
  it("is read with what it says, and without what no release has written", () => {
    expect(read({ ...record, more: 1 })).toEqual(record);
    const full = { ...record, task: "t", confidence: 0.5, refusal: { engine: "2", reason: "no subject", at: 8.64e15 } };
    expect(read(full)).toEqual(full);
    expect(read({ ...record, confidence: 0 })).toMatchObject({ confidence: 0 });
    expect(read({ ...record, confidence: 1 })).toMatchObject({ confidence: 1 });
    const { service: _, ...early } = record;
    expect(read(early)).toEqual({ ...early, service: "" });
  });

  it.each<[string, unknown]>([
    ["no object", []],
    ["no images", { ...record, images: {} }],
    ["no key", { ...record, jobKey: 1 }],
    ["no request", { ...record, requestId: null }],
    ["a service that is no text", { ...record, service: 1 }],
    ["an image that is none", { ...record, images: [image, "2.png"] }],
    ["an image by another name", { ...record, images: [{ ...image, name: "1.jpg" }] }],
    ["an image elsewhere", { ...record, images: [{ ...image, name: "../1.png" }] }],
    ["an image below", { ...record, images: [{ ...image, name: "1.png/x" }] }],
    ["a width that is no number", { ...record, images: [{ ...image, width: "4" }] }],
    ["a height that is no number", { ...record, images: [{ ...image, height: "5" }] }],
    ["a length that is no number", { ...record, images: [{ ...image, bytes: "6" }] }],
  ])("is none with %s", (_what, value) => {
    expect(read(value)).toBeUndefined();
  });

  it("is none where there is no text, or it was cut", () => {
    expect(parseSidecar(undefined)).toBeUndefined();
    expect(parseSidecar(JSON.stringify(record).slice(0, -1))).toBeUndefined();
  });

  it.each<[string, object]>([
    ["a confidence beyond one", { confidence: 1.01 }],
    ["a confidence below nought", { confidence: -0.01 }],
    ["a confidence that is no number", { confidence: "0.5" }],
    ["a refusal that is none", { refusal: "no" }],
    ["a refusal without an engine", { refusal: { reason: "no subject", at: 1 } }],
    ["a refusal without a reason", { refusal: { engine: "2", at: 1 } }],
    ["a refusal at no time", { refusal: { engine: "2", reason: "no subject", at: "1" } }],
    ["a refusal at a time that no calendar has", { refusal: { engine: "2", reason: "no subject", at: -8.65e15 } }],
    ["a task that is no text", { task: 1 }],
  ])("is read without %s", (_what, more) => {
    expect(read({ ...record, ...more })).toEqual(record);
  });
});
