import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { submitPath } from "../../../src/service/contract.js";
import { entry as program } from "../../support/entry.js";
import { rednessGraph } from "../../support/matting-graphs.js";
import { photo } from "../../support/photos.js";
import { keyOf, submitOf, tasksOf } from "../server/world.js";

let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cutout-program-"));
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", HOME: folder, ...env },
  });
  children.push(child);
  let said = "";
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      for (const listener of heard) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(said);
        if (match === null) return;
        heard.delete(look);
        resolve(match);
      };
      heard.add(look);
      look();
      void ended.then(() => reject(new Error(`it ended without saying ${pattern}:\n${said}`)));
    });
  return { kill: (signal: NodeJS.Signals) => child.kill(signal), ended, says, said: () => said };
}

async function call(origin: string, path: string, body: object, appCode: string) {
  const headers = {
    authorization: `APPCODE ${appCode}`,
    "x-ca-nonce": randomUUID(),
    "content-type": "application/json",
  };
  const response = await fetch(new URL(path, origin), { method: "POST", body: JSON.stringify(body), headers });
  return { fields: JSON.parse(await response.text()) };
}

describe("cutout-action --listen", () => {
  it("removes a background, keeps an access log, and ends on SIGTERM", async () => {
    const bytes = await photo(3);
    const pictures = createServer((_request, response) => void response.end(bytes));
    await new Promise<void>((resolve) => pictures.listen(0, "127.0.0.1", resolve));
    const address = pictures.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const service = run(["--listen", "0"], { CUTOUT_APP_CODE: "from-the-environment" });
    const [, origin = ""] = await service.says(/Listening at (\S+?)\/, for clients on this machine/);
    const post = (path: string, body: object) => call(origin, path, body, "from-the-environment");
    const key = keyOf(
      await post(submitPath, submitOf(`http://127.0.0.1:${address.port}/picture.jpg?signature=secret`)),
    );
    const query = async () => tasksOf((await post("/api/v1/bg-remove/query", { data: { result_key: key } })).fields)[0];
    await expect.poll(query, { timeout: 30_000 }).toMatchObject({ status: "SUCCESS" });
    const result = await fetch((await query())?.results?.[0] ?? "");
    const { channels } = await sharp(await result.arrayBuffer()).stats();
    expect(channels[3]).toMatchObject({ min: 0, max: 255 });
    await service.says(/Z GET \/results\/[0-9a-f]{6}… 200 \d+ ms/);
    pictures.close();
    service.kill("SIGTERM");
    expect(await service.ended).toBe(0);
    expect(service.said()).toMatch(/Z POST \/api\/v1\/bg-remove\/submit 200 \d+ ms\n/);
    expect(service.said()).toMatch(/Stopping\.\nStopped\.\n$/);
    expect(service.said()).not.toMatch(/secret|from-the-environment/);
  });

  it("works with a model, which is checked before it listens", async () => {
    writeFileSync(join(folder, "model.onnx"), rednessGraph());
    const service = run(["--listen=0", "--model-file", "model.onnx", "--model-preset", "plain"]);
    await service.says(/The model [0-9a-f]{8} \(plain, .*\n[\s\S]*Listening at/);
    service.kill("SIGINT");
    expect(await service.ended).toBe(0);
    writeFileSync(join(folder, "model.onnx"), "no model");
    const refused = run(["--listen=0", "--model-file", "model.onnx"]);
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toMatch(/^"model-file" .*model\.onnx cannot be used: .*\n$/);
  });

  it.each([
    [["--listen", "http"], /--listen is "http", which is no port/],
    [["--listen", "99999"], /which is no port/],
    [["--listen", "0", "--format", "webp"], /Unknown option '--format'[\s\S]*--public-url/],
    [["--listen", "0", "--app-code", "two words"], /--app-code/],
    [["--listen", "0", "--public-url", "cutouts.example"], /--public-url is "cutouts.example"/],
    [["--listen", "0", "--host", "0.0.0.0"], /needs an AppCode/],
    [["--listen", "0", "--model-sha256", "00"], /model-sha256/],
  ])("refuses %j without a stack trace", async (args, words) => {
    const refused = run(args);
    expect(await refused.ended).toBe(2);
    expect(refused.said()).toMatch(words);
    expect(refused.said()).not.toMatch(/^\s+at /m);
  });
});
