import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The built action; as in the tests, `CUTOUT_DIST` names another build of it. */
export const action = resolve(
  process.env["CUTOUT_DIST"] ?? fileURLToPath(new URL("../dist/index.js", import.meta.url)),
);
