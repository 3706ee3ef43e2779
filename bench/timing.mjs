// Times whole commands in turn, so that a machine whose speed drifts treats all of them alike.
import { spawnSync } from "node:child_process";

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** @returns {Map<string, {milliseconds: number, processor: number, megabytes: number}>} medians, `processor` in milliseconds as well, of `runs` rounds after one warm-up */
export function timeInTurn(commands, { runs = 7, cwd } = {}) {
  const samples = new Map(commands.map(({ name }) => [name, []]));
  for (let round = -1; round < runs; round++) {
    for (const { name, argv, env } of commands) {
      const started = performance.now();
      const ran = spawnSync("/usr/bin/time", ["-f", "%M %U %S", ...argv], {
        cwd,
        env: { ...process.env, ...env },
        encoding: "utf8",
        maxBuffer: 1 << 28,
      });
      const milliseconds = performance.now() - started;
      if (ran.status !== 0) throw new Error(`${name} failed: ${ran.stdout}${ran.stderr}`);
      const [kilobytes, user, system] = ran.stderr.trim().split("\n").at(-1).split(" ").map(Number);
      const processor = (user + system) * 1000;
      if (round >= 0) samples.get(name).push({ milliseconds, processor, kilobytes });
    }
  }
  return new Map(
    [...samples].map(([name, taken]) => [
      name,
      {
        milliseconds: median(taken.map((one) => one.milliseconds)),
        processor: median(taken.map((one) => one.processor)),
        megabytes: median(taken.map((one) => one.kilobytes)) / 1024,
      },
    ]),
  );
}

export function machine() {
  return `Node ${process.version}, ${process.platform} ${process.arch}, ${new Date().toISOString().slice(0, 10)}`;
}
