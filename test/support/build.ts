import { compile } from "../../scripts/compile.mjs";

/** Worker threads and child processes run JavaScript only, so `lib/` has to be what `src/` compiles to before any test starts one. */
export default compile;
