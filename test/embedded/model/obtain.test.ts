import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ModelPlace, obtainModel } from "../../../src/embedded/model/obtain.js";
import { publicAndLoopback, publicOnly } from "../../../src/service/connect.js";
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
    workspace: join(folder, "workspace"),
    stateDirectory: join(folder, "state"),
    rule: publicAndLoopback,
    log: () => {},
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

describe("model-file as a path", () => {
  it("starts at the workspace, and is known by its checksum", async () => {
    const got = await obtainModel({ kind: "file", location: "models/mine.onnx" }, place);
    expect(got).toMatchObject({ file: join(place.workspace, "models/mine.onnx"), sha256, bytes: model.length });
    expect(got.preset).toBe("imagenet");
  });

  it.each([
    ["it is missing", { location: "models/none.onnx" }, /cannot be read: .*no such file.*starts at the workspace/s],
    ["it is a folder", { location: "models" }, /is no file/],
    ["its checksum is another", { location: "models/mine.onnx", sha256: other }, new RegExp(`SHA-256 is ${sha256}`)],
    ["the preset is none", { location: "models/mine.onnx", preset: "u2nte" }, /did you mean "u2net"\?.*birefnet/s],
  ])("is refused in a user's words where %s", async (_what, wanted, words) => {
    const refused = obtainModel({ kind: "file", ...wanted }, place);
    await expect(refused).rejects.toMatchObject({ name: "UserError", message: expect.stringMatching(words) });
  });

  it("says what to do where Git LFS has left a pointer", async () => {
    writeFileSync(
      join(place.workspace, "models/lfs.onnx"),
      `version https://git-lfs.github.com/spec/v1\noid sha256:${other}\nsize 176000000\n`,
    );
    const refused = obtainModel({ kind: "file", location: "models/lfs.onnx" }, place);
    await expect(refused).rejects.toThrow('set "lfs: true" in the checkout step');
  });
});

describe("model-file as a URL", () => {
  it("is fetched once, and kept in the state directory", async () => {
    const location = await serve((_request, response) => void response.end(model));
    const first = await obtainModel({ kind: "url", location, sha256, preset: "isnet" }, place);
    expect(first).toMatchObject({ sha256, preset: "isnet", file: join(folder, "state/models", `${sha256}.onnx`) });
    await obtainModel({ kind: "url", location, sha256 }, place);
    expect(requests).toBe(1);
  });

  it("is fetched again where the kept file was damaged", async () => {
    const location = await serve((_request, response) => void response.end(model));
    const { file } = await obtainModel({ kind: "url", location, sha256 }, place);
    writeFileSync(file, "damaged");
    await obtainModel({ kind: "url", location, sha256 }, place);
    expect(requests).toBe(2);
  });

  it("leaves nothing behind where the checksum is another, and does not tell the URL's query", async () => {
    const location = await serve((_request, response) => void response.end(model));
    const refused = obtainModel({ kind: "url", location, sha256: other }, place);
    await expect(refused).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringMatching(new RegExp(`^(?!.*secret).*SHA-256 is ${sha256}`)),
    });
    expect(readdirSync(join(folder, "state/models"))).toEqual([]);
  });

  it("says so where the host has no such file, or breaks off", async () => {
    const missing = await serve((_request, response) => void response.writeHead(404).end());
    await expect(obtainModel({ kind: "url", location: missing, sha256 }, place)).rejects.toThrow(
      "answers with status 404",
    );
    server?.close();
    const broken = await serve((_request, response) => {
      response.writeHead(200, { "content-length": model.length });
      response.write(model.slice(0, 50));
      setImmediate(() => response.destroy());
    });
    await expect(obtainModel({ kind: "url", location: broken, sha256 }, place)).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringMatching(/could not be fetched from 127\.0\.0\.1:\d+: /),
    });
    expect(readdirSync(join(folder, "state/models"))).toEqual([]);
  });

  it("is never fetched from a private or metadata address, redirected or not", async () => {
    const location = await serve((_request, response) => {
      response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end();
    });
    await expect(obtainModel({ kind: "url", location, sha256 }, { ...place, rule: publicOnly })).rejects.toThrow(
      "private",
    );
    expect(requests).toBe(0);
    await expect(obtainModel({ kind: "url", location, sha256 }, place)).rejects.toThrow("169.254.169.254");
  });
});
