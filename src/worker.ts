import { serveJobs } from "./pixels/thread-side.js";

/**
 * The worker thread's entry: every piece of picture work by name, each loaded when the first job of its kind comes.
 * `pixels/threads.ts` calls these by name and takes its types from here. A thread has one job at a time and nothing to do while
 * it reads a file: it reads by blocking, which takes a fraction of the processor's time.
 */
const handlers = {
  check: async (input: import("./prepare/check.js").CheckInput) =>
    (await import("./prepare/check.js")).checkPicture(input),
  checkModel: async (input: import("./embedded/model/session.js").ModelSpec) =>
    (await import("./embedded/model/check-job.js")).checkModelJob(input),
  finish: async (
    input: import("./finish/finish-picture.js").FinishPictureInput,
    tell: (product: import("./finish/finish-picture.js").ProductWritten) => void,
  ) => (await import("./finish/finish-picture.js")).finishPicture(input, tell),
  fit: async (input: import("./prepare/fit.js").FitInput) => (await import("./prepare/fit.js")).fitPicture(input),
  isCutOut: async (input: { readonly file: string }) => (await import("./prepare/cut-out.js")).isCutOut(input),
  matte: async (input: import("./embedded/matting/job.js").MatteInput) =>
    (await import("./embedded/matting/job.js")).matteJob(input),
  matteByModel: async (input: import("./embedded/model/job.js").ModelMatteInput) =>
    (await import("./embedded/model/job.js")).modelMatteJob(input),
  preview: async (input: import("./pixels/preview.js").PreviewInput) =>
    (await import("./pixels/preview.js")).previewPicture(input),
  verify: async (input: import("./pixels/verify.js").VerifyInput) =>
    (await import("./pixels/verify.js")).verifyCutout(input),
} as const;

export type Handlers = typeof handlers;

serveJobs(handlers);
