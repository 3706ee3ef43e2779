import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "cutout-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the published package needs nothing installed, is at most 4.65 MB, and cuts out a picture", () => {
  const npm = (...args: string[]) =>
    execFileSync("npm", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const [packed] = Object.values<{ filename: string; size: number }>(
    JSON.parse(npm("pack", "--json", "--pack-destination", folder)),
  );
  expect(packed?.size).toBeLessThan(4_650_000);
  execFileSync("tar", ["-xzf", packed?.filename ?? "", "-C", folder], { cwd: folder });
  const manifest = JSON.parse(readFileSync(join(folder, "package/package.json"), "utf8"));
  expect(manifest.dependencies ?? {}).toEqual({});

  cpSync(join(root, "examples/photos/mug.jpg"), join(folder, "shop/mug.jpg"));
  execFileSync(
    process.execPath,
    [join(folder, "package", manifest.bin["cutout-action"]), "--state-directory", join(folder, "state"), "mug.jpg"],
    { cwd: join(folder, "shop"), stdio: "ignore" },
  );
  expect(existsSync(join(folder, "shop/cutouts/mug.png"))).toBe(true);
});
