// A worker entry whose work goes wrong in every way that real picture work can.
import { threadId } from "node:worker_threads";
import { serveJobs } from "../../lib/pixels/thread-side.js";

const never = new Promise(() => {});

serveJobs({
  verify: async ({ expected, bytes }) => {
    switch (expected.width) {
      case 1:
        process.exit(3);
        break;
      case 2:
        for (;;) if (expected.width === 0) break;
        break;
      case 3:
        await never;
        break;
      case 4:
        setImmediate(() => {
          throw new RangeError("out of the blue");
        });
        await never;
        break;
      case 5:
        throw "a codec's exit status, which is no Error";
      case 6:
        return { kind: "bad", reason: JSON.stringify(Object.keys(process.env)) };
      case 7:
        return { kind: "bad", reason: String(threadId) };
      default:
        return { kind: "good", width: expected.width, height: bytes?.length ?? 0 };
    }
  },
});
