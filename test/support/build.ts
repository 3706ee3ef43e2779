import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { buildPeopleModel } from "../../scripts/people-model/build.mjs";

/** Worker threads run JavaScript only, so `lib/` has to be what `src/` compiles to before any test starts one. */
export default function build(): void {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  for (const project of ["tsconfig.json", "tsconfig.browser.json"])
    execFileSync(
      process.execPath,
      [
        "node_modules/typescript/bin/tsc",
        "-p",
        project,
        "--incremental",
        "--tsBuildInfoFile",
        `lib/.${project}.tsbuildinfo`,
      ],
      { cwd: root, stdio: "inherit" },
    );
  buildPeopleModel(fileURLToPath(new URL("../../lib/people.onnx", import.meta.url)));
}
