import { configOf } from "./vitest.config.js";

/**
 * What `npm test` runs: all but the long tests, which are told as skipped. They are a twelfth of the tests, and take more than
 * half of the time. CI sets `CUTOUT_TESTS` to `all`.
 */
export default configOf({ skipsLong: process.env["CUTOUT_TESTS"] !== "all" });
