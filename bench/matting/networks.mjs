import { fork } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { matteByMask } from "../../lib/embedded/matting/by-mask.js";
import { matte } from "../../lib/embedded/matting/matte.js";
import { maskOf } from "../../lib/embedded/model/mask.js";
import { planesOf, sizeFor } from "../../lib/embedded/model/planes.js";
import { presets } from "../../lib/embedded/model/presets.js";
import { openSession } from "../../lib/embedded/model/session.js";
import { decode } from "../../lib/pixels/decode.js";
import { mean, score } from "./score.mjs";

const PEER = fileURLToPath(new URL("peer-isnet.mjs", import.meta.url));
const RUNTIME = fileURLToPath(new URL("../../node_modules/onnxruntime-web/dist", import.meta.url));
/** A graph that says nothing of its size. */
const ANY_SIZE = { width: "free", height: "free" };
/** Of each set, how many pictures the network sees in both runtimes. */
const IN_BOTH = 2;
const GOOD = 0.9;
const BAD = 0.7;

/**
 * The engine with a network beside it, as `model-use: doubtful` has it, and IS-Net as its own package runs it.
 *
 * @param options.cache a folder where the networks' raw answers are kept: they take nearly all of the time, and a change
 * of what is made of them needs no new ones
 * @param options.peerFrom a file whose node_modules has onnxruntime-node; without it the peer is left out
 */
export async function measureNetworks(sets, { model, preset, cache, peerFrom }) {
  const keep = cache === undefined ? (_key, make) => make() : keeper(cache);
  const peer = peerFrom === undefined ? undefined : startPeer(model, peerFrom, keep);
  const ask = asker({ model, preset, keep, peer });
  console.log(`\n## With a network: ${path.basename(model)}, preset ${preset}\n\n${HEAD}`);
  const costs = { ours: [], theirs: [] };
  for (const { set, folder, items } of sets) {
    const rows = { alone: [], ours: [], theirs: [] };
    const asked = [];
    for (const item of items) {
      const file = path.join(folder, item.image);
      const truth = await sharp(path.join(folder, item.alpha)).extractChannel(0).raw().toBuffer();
      const picture = await decode(readFileSync(file));
      const first = matte(picture, { model: "general", refuse: true });
      rows.alone.push(scored(first, truth));
      rows.ours.push(await inTurn(first, picture, truth, { key: `ours-${set}-${item.id}`, ask, asked }));
      if (peer === undefined) continue;
      const { alpha, ...cost } = await peer.matte(`peer-${set}-${item.id}`, file);
      costs.theirs.push(cost);
      rows.theirs.push({ accepted: true, asked: true, ...score(alpha, truth) });
    }
    console.log(row(set, "the engine alone", rows.alone));
    console.log(row(set, "**engine and network**", rows.ours));
    if (peer !== undefined) console.log(row(set, "IS-Net as its package runs it", rows.theirs));
    costs.ours.push(...asked);
  }
  peer?.stop();
  reportRuntimes(costs.ours);
  if (peer === undefined) return;
  console.log(
    costLine("Its package's way in onnxruntime-node, all of a picture, in a process of its own", costs.theirs),
  );
}

const HEAD =
  "| set | method | pictures | right of all | accepted | accepted below 0.7 | least accepted | IoU of accepted | MAE of accepted | network asked |\n|---|---|---|---|---|---|---|---|---|---|";

async function inTurn(first, picture, truth, { key, ask, asked }) {
  if (first.kind === "cutout" && first.doubtful.length === 0) return { ...scored(first, truth), asked: false };
  const { mask, ...runs } = await ask(key, picture, asked.length < IN_BOTH);
  asked.push(runs);
  const second = matteByMask(picture, mask, { refuse: true });
  const chosen = second.kind === "refused" && first.kind === "cutout" ? first : second;
  return { ...scored(chosen, truth), asked: true };
}

function scored(result, truth) {
  if (result.kind === "refused") return { accepted: false, asked: false };
  const { data } = result.image;
  return {
    accepted: true,
    asked: false,
    ...score(
      Uint8Array.from(truth, (_, i) => data[i * 4 + 3]),
      truth,
    ),
  };
}

function row(set, name, rows) {
  const accepted = rows.filter((one) => one.accepted);
  const right = accepted.filter(({ iou }) => iou >= GOOD).length;
  const bad = accepted.filter(({ iou }) => iou < BAD).length;
  const least = accepted.length === 0 ? "–" : Math.min(...accepted.map(({ iou }) => iou)).toFixed(3);
  const cells = [
    rows.length,
    `${right} (${Math.round((100 * right) / rows.length)} %)`,
    accepted.length,
    bad,
    least,
    accepted.length === 0 ? "–" : mean(accepted.map(({ iou }) => iou)).toFixed(3),
    accepted.length === 0 ? "–" : mean(accepted.map(({ mae }) => mae)).toFixed(4),
    rows.filter(({ asked }) => asked).length,
  ];
  return `| ${set} | ${name} | ${cells.join(" | ")} |`;
}

function costLine(name, costs) {
  if (costs.length === 0) return `${name}: not timed in this run.`;
  const most = Math.max(...costs.map(({ megabytes }) => megabytes));
  return `${name}: ${mean(costs.map(({ seconds }) => seconds)).toFixed(1)} processor seconds a picture (${costs.length} timed), at most ${Math.round(most)} MB resident.`;
}

/** What a run of the network costs in either runtime, and how far apart their masks are. */
function reportRuntimes(runs) {
  const inBoth = runs.filter(({ apart }) => apart !== undefined);
  const costs = (runtime) => runs.flatMap((run) => (run[runtime] === undefined ? [] : [run[runtime]]));
  console.log(`\n${costLine("The network's run alone, in our WebAssembly, one thread", costs("web"))}`);
  console.log(costLine("The same in onnxruntime-node, one thread", costs("native")));
  if (inBoth.length === 0) return;
  const worst = Math.max(...inBoth.map(({ apart }) => apart.most));
  const usual = mean(inBoth.map(({ apart }) => apart.mean));
  const flipped = Math.max(...inBoth.map(({ apart }) => apart.flipped));
  console.log(
    `Their masks of ${inBoth.length} pictures differ by ${worst.toFixed(4)} of 1 at most, ${usual.toExponential(1)} in the mean, and are on different sides of one half in ${flipped} of 10,000 values at most.`,
  );
}

/**
 * The network's own answer for a picture, with what it cost. Where there is a native runtime beside ours, most answers come
 * from that, which takes a quarter of the time; those of some pictures from both, to see that they are the same.
 */
function asker({ model, preset, keep, peer }) {
  const spec = { file: path.resolve(model), preset, runtime: RUNTIME, threads: 1 };
  return (key, picture, inBoth) =>
    keep(key, async () => {
      const size = sizeFor(picture, ANY_SIZE, presets[preset]);
      const planes = planesOf(picture, size, presets[preset]);
      const native = peer === undefined ? undefined : await peer.run(planes, size);
      if (native !== undefined && !inBoth) return { native: native.cost, mask: native.mask };
      const web = await inWebAssembly(spec, planes, size);
      if (native === undefined) return { web: web.cost, mask: web.mask };
      return { web: web.cost, native: native.cost, apart: difference(web.mask, native.mask), mask: web.mask };
    });
}

async function inWebAssembly(spec, planes, size) {
  const session = await openSession(spec);
  const before = process.cpuUsage();
  const { values, shape } = await session.run(planes, size);
  const { user, system } = process.cpuUsage(before);
  const cost = { seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 };
  return { cost, mask: maskOf(values, shape) };
}

function difference(one, other) {
  let [most, sum, flipped] = [0, 0, 0];
  for (let i = 0; i < one.data.length; i++) {
    const apart = Math.abs(one.data[i] - other.data[i]);
    most = Math.max(most, apart);
    sum += apart;
    if (one.data[i] > 0.5 !== other.data[i] > 0.5) flipped++;
  }
  return { most, mean: sum / one.data.length, flipped: Number(((1e4 * flipped) / one.data.length).toFixed(2)) };
}

function startPeer(model, from, keep) {
  let child;
  const answer = () => new Promise((resolve) => child.once("message", resolve));
  const ask = async (message) => {
    if (child === undefined) {
      child = fork(PEER, [path.resolve(model), path.resolve(from)], { serialization: "advanced" });
      await answer();
    }
    child.send(message);
    return answer();
  };
  return {
    matte: (key, file) => keep(key, () => ask({ file })),
    run: async (planes, size) => {
      const { values, shape, ...cost } = await ask({ planes, size });
      return { cost, mask: maskOf(values, shape) };
    },
    stop: () => child?.kill(),
  };
}

/** Keeps what an answer holds: opacities of 16 bits for a mask, of 8 for a result. */
function keeper(folder) {
  mkdirSync(folder, { recursive: true });
  return async (key, make) => {
    const file = path.join(folder, key);
    if (!existsSync(`${file}.json`)) {
      const { mask, alpha, ...rest } = await make();
      const size = mask === undefined ? {} : { width: mask.width, height: mask.height };
      const data =
        mask === undefined ? alpha : new Uint8Array(Uint16Array.from(mask.data, (value) => value * 65_535).buffer);
      writeFileSync(`${file}.raw`, data);
      writeFileSync(`${file}.json`, JSON.stringify({ ...rest, ...size }));
    }
    const { width, height, ...rest } = JSON.parse(readFileSync(`${file}.json`, "utf8"));
    const raw = Uint8Array.from(readFileSync(`${file}.raw`));
    if (width === undefined) return { ...rest, alpha: raw };
    const data = Float32Array.from(new Uint16Array(raw.buffer), (value) => value / 65_535);
    return { ...rest, mask: { width, height, data } };
  };
}
