import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** What the end-to-end tests run: the source as compiled, or the build that `CUTOUT_DIST` names (CI names `dist/index.js`). */
export const entry = resolve(
  process.env["CUTOUT_DIST"] ?? fileURLToPath(new URL("../../lib/bundled/index.js", import.meta.url)),
);
