import { serveJobs } from "./pixels/thread-side.js";

/**
 * The worker thread's entry: every piece of picture work by name, each loaded when the first job of its kind comes.
 * `pixels/threads.ts` calls these by name and takes its types from here.
 */
const handlers = {
  fit: async (input: import("./prepare/fit.js").FitInput) => (await import("./prepare/fit.js")).fitPicture(input),
  verify: async (input: import("./pixels/verify.js").VerifyInput) =>
    (await import("./pixels/verify.js")).verifyCutout(input),
} as const;

export type Handlers = typeof handlers;

serveJobs(handlers);
