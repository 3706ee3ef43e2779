import { configOf } from "./vitest.config.js";

/**
 * The inner loop. Left out are the tests of the whole program, and nearly all files that take three seconds or more;
 * `node scripts/slow-tests.mjs` names those of a run.
 */
export default configOf({
  exclude: [
    "test/e2e/**",
    "test/deliver/{artifact,commit,deliver,large-files,pull-request,race,verified}.test.ts",
    "test/embedded/listen/command-line.test.ts",
    "test/embedded/matting/**",
    "test/embedded/model/{built,graphs,hostile-graphs,people}.test.ts",
    "test/embedded/server/many-connections.test.ts",
    "test/entry/closed-pipe.test.ts",
    "test/finish/{avif,backdrop,full-size,products}.test.ts",
    "test/github/{api,changes}.test.ts",
    "test/memory/{cache-sync,ledger,model-cache}.test.ts",
    "test/pixels/{against-sharp,bombs,decode,icc,large-png,mutated,threads,tiff,verify}.test.ts",
    "test/plan/{pruning,share}.test.ts",
    "test/prepare/prepare.test.ts",
    "test/reach/{bucket,raw}.test.ts",
    "test/remove/{ambiguous-submits,answers-that-lie,clock-that-jumps,faults-among-many,first-answers}.test.ts",
    "test/remove/{full-disk,kills,pace-under-throttling,paid-in-vain,quota-and-credentials,stops}.test.ts",
    "test/report/{actions-log,html-page}.test.ts",
    "test/scripts/{inputs-table,package,people-model}.test.ts",
    "test/service/lying-service.test.ts",
  ],
});
