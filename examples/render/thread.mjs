import { workerData } from "node:worker_threads";
import { scenes } from "./scenes/index.mjs";
import { createExposure } from "./tracer/expose.mjs";

const { name, film, nextRow, samples } = workerData;
const exposeRow = createExposure((await scenes[name]()).build(), film, samples);
for (let y = Atomics.add(nextRow, 0, 1); y < film.height; y = Atomics.add(nextRow, 0, 1)) exposeRow(y);
