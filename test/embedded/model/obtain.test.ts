import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type IdentifiedModel, identifyModel, type WantedModel } from "../../../src/embedded/model/identify.js";
import { type ModelPlace, obtainModel } from "../../../src/embedded/model/obtain.js";
import { publicAndLoopback, publicOnly } from "../../../src/service/connect.js";
import { knownModels } from "../../../src/settings/known-models.js";
import { rednessGraph } from "../../support/matting-graphs.js";

const model = rednessGraph();
const sha256 = createHash("sha256").update(model).digest("hex");
const other = "0".repeat(64);

let folder: string;
let place: ModelPlace;
let server: Server | undefined;
let requests = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cutout-model-"));
  mkdirSync(join(folder, "workspace/models"), { recursive: true });
  writeFileSync(join(folder, "workspace/models/mine.onnx"), model);
  place = {
    stateDirectory: join(folder, "state"),
    rule: publicAndLoopback,
    log: () => {},
    warn: () => {},
  };
  requests = 0;
});

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function serve(answer: RequestListener): Promise<string> {
  const running = createServer((request, response) => {
    requests++;
    answer(request, response);
  });
  server = running;
  await new Promise<void>((resolve) => running.listen(0, "127.0.0.1", resolve));
  const address = running.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}/u2net.onnx?signature=secret`;
}

const identify = (wanted: WantedModel) => identifyModel(wanted, join(folder, "workspace"), []);

describe("model-file as a path", () => {
  it("starts at the workspace, and is known by its checksum", async () => {
    const found = await identify({ kind: "file", location: "models/mine.onnx", input: "model-file" });
    const file = join(folder, "workspace/models/mine.onnx");
    expect(await obtainModel(found, place)).toEqual({ file, sha256, bytes: model.length, preset: "imagenet" });
  });

  it.each([
    ["it is missing", { location: "models/none.onnx" }, /cannot be read: .*no such file.*starts at the workspace/s],
    [
      "it may have been meant for a name",
      { location: "u2nte" },
      /cannot be read: .*Did you mean "u2netp?"\?.*silueta/s,
    ],
    ["it is a folder", { location: "models" }, /is no file/],
    ["its checksum is another", { location: "models/mine.onnx", sha256: other }, new RegExp(`SHA-256 is ${sha256}`)],
    ["the preset is none", { location: "models/mine.onnx", preset: "u2nte" }, /did you mean "u2net"\?.*birefnet/s],
  ])("is refused in a user's words where %s", async (_what, wanted, words) => {
    const refused = identify({ kind: "file", input: "human-model-file", ...wanted });
    await expect(refused).rejects.toMatchObject({ name: "UserError", message: expect.stringMatching(words) });
    await expect(refused).rejects.toThrow(/human-model-(file|preset)/);
  });

  it("says what to do where Git LFS has left a pointer", async () => {
    writeFileSync(
      join(folder, "workspace/models/lfs.onnx"),
      `version https://git-lfs.github.com/spec/v1\noid sha256:${other}\nsize 176000000\n`,
    );
    const refused = identify({ kind: "file", location: "models/lfs.onnx", input: "model-file" });
    await expect(refused).rejects.toThrow('set "lfs: true" in the checkout step');
  });
});

function at(location: string, wanted = sha256): IdentifiedModel {
  const source = { kind: "url", url: new URL(location) } as const;
  return { sha256: wanted, preset: "imagenet", bytes: undefined, input: "model-file", source };
}

describe("model-file as a URL", () => {
  it("is fetched once, and kept in the state directory", async () => {
    const location = await serve((_request, response) => void response.end(model));
    const first = await obtainModel(at(location), place);
    expect(first).toMatchObject({ sha256, bytes: model.length, file: join(folder, "state/models", `${sha256}.onnx`) });
    await obtainModel(at(location), place);
    expect(requests).toBe(1);
  });

  it("is fetched again where the kept file was damaged", async () => {
    const location = await serve((_request, response) => void response.end(model));
    const { file } = await obtainModel(at(location), place);
    writeFileSync(file, "damaged");
    await obtainModel(at(location), place);
    expect(requests).toBe(2);
  });

  it("leaves nothing behind where the checksum is another, and does not tell the URL's query", async () => {
    const location = await serve((_request, response) => void response.end(model));
    const refused = obtainModel(at(location, other), place);
    await expect(refused).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringMatching(new RegExp(`^(?!.*secret).*SHA-256 is ${sha256}`)),
    });
    expect(readdirSync(join(folder, "state/models"))).toEqual([]);
  });

  it("says so where the host has no such file, or breaks off", async () => {
    const missing = await serve((_request, response) => void response.writeHead(404).end());
    await expect(obtainModel(at(missing), place)).rejects.toThrow("answers with status 404");
    server?.close();
    const broken = await serve((_request, response) => {
      response.writeHead(200, { "content-length": model.length });
      response.write(model.slice(0, 50));
      setImmediate(() => response.destroy());
    });
    await expect(obtainModel(at(broken), place)).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringMatching(/could not be fetched: 127\.0\.0\.1:\d+ cannot be reached: /),
    });
    expect(readdirSync(join(folder, "state/models"))).toEqual([]);
  });

  it("is given up where the run is stopped, however slow the host is", async () => {
    const stop = new AbortController();
    const location = await serve((_request, response) => {
      response.writeHead(200, { "content-length": model.length });
      response.write(model.slice(0, 50), () => stop.abort(new Error("the run was stopped")));
    });
    const stopped = obtainModel(at(location), { ...place, signal: stop.signal });
    await expect(stopped).rejects.toThrow("could not be fetched");
    expect(readdirSync(join(folder, "state/models"))).toEqual([]);
  });

  it("is never fetched from a private or metadata address, redirected or not", async () => {
    const location = await serve((_request, response) => {
      response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end();
    });
    await expect(obtainModel(at(location), { ...place, rule: publicOnly })).rejects.toThrow("private");
    expect(requests).toBe(0);
    await expect(obtainModel(at(location), place)).rejects.toThrow("169.254.169.254");
  });
});

describe("model-file as a name", () => {
  const named = (mirrors: readonly string[], bytes = model.length): IdentifiedModel => ({
    sha256,
    preset: "u2netp",
    bytes,
    input: "model-file",
    source: { kind: "named", name: "u2netp", mirrors },
  });

  it("is known before anything of it is here", async () => {
    const known = knownModels["isnet-general-use"];
    expect(await identify({ kind: "named", name: "isnet-general-use", input: "model-file" })).toMatchObject({
      sha256: known.sha256,
      preset: "isnet",
      bytes: 178_648_008,
    });
  });

  it("comes from a mirror, with its size and licence in the log, and travels to the next run", async () => {
    const asked: (string | undefined)[] = [];
    const location = await serve((request, response) => {
      asked.push(request.url);
      response.end(model);
    });
    const [said, travelled]: [string[], string[]] = [[], []];
    const cache = {
      restore: async (sum: string) => void travelled.push(`bring ${sum}`),
      save: async (sum: string) => void travelled.push(`send ${sum}`),
    };
    const mirrors = [new URL("/weights", location).href];
    await obtainModel(named(mirrors), { ...place, cache, log: (text) => said.push(text) });
    expect(asked).toEqual(["/weights/u2netp.onnx"]);
    expect(said).toEqual([
      expect.stringMatching(/^Fetching the model u2netp \(\d\.\d MB, licence Apache-2\.0\) from 127/),
    ]);
    expect(travelled).toEqual([`bring ${sha256}`, `send ${sha256}`]);
    await obtainModel(named(mirrors), { ...place, cache });
    expect([asked.length, travelled.length]).toEqual([1, 2]);
  });

  it("is not fetched where an earlier run's comes with the cache", async () => {
    const cache = { restore: async (_sum: string, file: string) => writeFileSync(file, model), save: async () => {} };
    const { bytes } = await obtainModel(named([]), { ...place, rule: async () => false, cache });
    expect(bytes).toBe(model.length);
  });

  it("says which file to put where if there is no network, and what each address answered", async () => {
    const mirror = await serve((_request, response) => void response.end(Buffer.alloc(model.length + 1)));
    const refused = obtainModel(named([mirror]), { ...place, rule: async () => false });
    await expect(refused).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringMatching(
        /^"model-file" could not be fetched: 127\.0\.0\.1:\d+ has another file there: it is larger than .*; github\.com cannot be reached: .*fetch https:\/\/github\.com\/danielgatis\/rembg\S+u2netp\.onnx elsewhere \(SHA-256 [0-9a-f]{64}\) and put it at .*state\/models\/[0-9a-f]{64}\.onnx.*"model-mirrors"/,
      ),
    });
    expect(readdirSync(join(folder, "state/models"))).toEqual([]);
  });
});
