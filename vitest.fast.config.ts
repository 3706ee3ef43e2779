import { configWithout } from "./vitest.config.js";

/**
 * The inner loop. Left out are the tests of the whole program, and the files that take four seconds or more;
 * `node scripts/slow-tests.mjs` names those of a run.
 */
export default configWithout([
  "test/e2e/**",
  "test/deliver/{commit,large-files,pull-request,race,verified}.test.ts",
  "test/embedded/listen/command-line.test.ts",
  "test/embedded/matting/**",
  "test/embedded/model/{built,graphs,people}.test.ts",
  "test/entry/closed-pipe.test.ts",
  "test/finish/{avif,backdrop,full-size,products}.test.ts",
  "test/github/changes.test.ts",
  "test/memory/{cache-sync,ledger,model-cache}.test.ts",
  "test/pixels/{against-sharp,bombs,decode,icc,mutated,verify}.test.ts",
  "test/plan/{pruning,share}.test.ts",
  "test/prepare/prepare.test.ts",
  "test/reach/{bucket,raw}.test.ts",
  "test/remove/{ambiguous-submits,answers-that-lie,first-answers,full-disk,kills}.test.ts",
  "test/remove/{pace-under-throttling,paid-in-vain,quota-and-credentials,stops}.test.ts",
  "test/report/html-page.test.ts",
  "test/scripts/package.test.ts",
]);
