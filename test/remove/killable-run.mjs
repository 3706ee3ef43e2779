// One run of the step in a process of its own, so that a test can kill it at any moment.
// Arguments: the service's URL, its AppCode, the state directory, how many pictures, how many jobs at a time.
import { wholeRun } from "./whole-run.mjs";

const [url, appCode, directory, pictures, concurrency] = process.argv.slice(2);
const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => stop.abort());
const counts = await wholeRun({
  url,
  appCode,
  directory,
  pictures: Number(pictures),
  concurrency: Number(concurrency),
  signal: stop.signal,
});
process.stdout.write(JSON.stringify(counts));
