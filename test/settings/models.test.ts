import { describe, expect, it } from "vitest";
import { knownModels } from "../../src/settings/known-models.js";
import { nameHint } from "../../src/settings/model-files.js";
import type { ModelFile } from "../../src/settings/types.js";
import { complaint, type Inputs, load } from "./reading.js";

const SUM = "0a".repeat(32);
const ADDRESS = "https://files.example/net.onnx";

async function networks(inputs: Inputs): Promise<readonly [ModelFile, ModelFile]> {
  const { service } = await load(inputs);
  if (service.kind !== "embedded") throw new Error(service.kind);
  return [service.modelFile, service.humanModelFile];
}

describe("a network beside the engine", () => {
  it("is none unless one is named", async () => {
    expect(await networks({})).toEqual([{ kind: "none" }, { kind: "none" }]);
  });

  it("is a path, an https address with its sum, or a known name; for people another one", async () => {
    expect(
      await networks({ "model-file": "nets/a.onnx", "model-preset": "isnet", "human-model-file": "u2net-human-seg" }),
    ).toEqual([
      { kind: "file", location: "nets/a.onnx", input: "model-file", preset: "isnet" },
      { kind: "named", name: "u2net-human-seg", input: "human-model-file" },
    ]);
    expect(
      await networks({ "human-model-file": ADDRESS, "human-model-sha256": SUM.toUpperCase(), "model-file": "b.onnx" }),
    ).toEqual([
      { kind: "file", location: "b.onnx", input: "model-file" },
      { kind: "url", location: ADDRESS, input: "human-model-file", sha256: SUM },
    ]);
  });

  it.each([
    [{ "model-sha256": SUM }, /model-sha256.*model-file/s],
    [{ "human-model-preset": "isnet" }, /human-model-preset.*human-model-file/s],
    [{ "model-file": "a.onnx", "model-sha256": "abc" }, /model-sha256.*64 hexadecimal digits/s],
    [{ "model-file": "a.onnx", "model-sha256": `${SUM}0` }, /model-sha256.*64 hexadecimal digits/s],
    [{ "model-file": "http://files.example/a.onnx", "model-sha256": SUM }, /a known name, a path, or an https URL/],
    [{ "model-file": ADDRESS }, /the SHA-256 of the file: required where "model-file" is a URL/],
    [{ "model-file": "u2netp", "model-sha256": SUM }, /nothing beside the name "u2netp", which has its own: 309c8469/],
    [
      { "model-file": "u2netp", "model-preset": "isnet" },
      /nothing beside the name "u2netp", which has its own: u2netp/,
    ],
    [{ "model-mirrors": "files.example" }, /base URLs, one a line/],
  ])("is refused where it is not to be told what is meant: %j", async (inputs, words) => {
    expect(await complaint(inputs)).toMatch(words);
  });

  it("may have beside its name what the name has anyway", async () => {
    const { sha256, preset } = knownModels["isnet-general-use"];
    const said = { "model-file": "isnet-general-use", "model-sha256": sha256.toUpperCase(), "model-preset": preset };
    expect(await networks(said)).toEqual([
      { kind: "named", name: "isnet-general-use", input: "model-file" },
      { kind: "none" },
    ]);
  });

  it("comes from mirrors where there are any", async () => {
    const { service } = await load({ "model-mirrors": "https://a.example/models\nhttps://b.example" });
    expect(service).toMatchObject({ modelMirrors: ["https://a.example/models", "https://b.example/"] });
  });

  it("whose name is misspelt is told the one that was meant, and one that is a path is not", () => {
    expect(nameHint("silueta2")).toContain('Did you mean "silueta"?');
    expect(nameHint("something-else-entirely")).toMatch(/^ It is no known name either\. Known are u2netp, /);
    for (const path of ["nets/u2net", "u2net.onnx", "nets\\u2net"]) expect(nameHint(path)).toBe("");
  });

  it.each(Object.entries(knownModels))("has all that fetching %s needs", (_name, known) => {
    expect(known).toMatchObject({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      preset: expect.stringMatching(/^[a-z0-9-]+$/),
    });
    expect(new Set(Object.values(knownModels).map(({ sha256 }) => sha256)).size).toBe(Object.keys(knownModels).length);
  });
});
