import { bump, fractal, noise } from "../tracer/noise.mjs";
import { lathe, placed, tube } from "../tracer/shapes.mjs";
import { meshOf, roundBox, roundCorner } from "../tracer/solid.mjs";
import { mix, smoothstep } from "../tracer/vector.mjs";
import { lightTent, paper, studioLights } from "./studio.mjs";

export const file = "toys/car.jpg";
export const size = [1000, 820];
export const finish = { white: 0.78, dark: 1.5 };

const AXLES = [-0.56, 0.58];
const WHEEL = 0.235;
const TRACK = 0.46;

export function build() {
  return {
    camera: { from: [2.5, 1.5, 5.65], at: [0.0, 0.42, 0], fieldOfView: 22.5 },
    lights: studioLights({ key: 0.7, fill: 0.6 }),
    room: lightTent,
    backdrop: paper([0.5, 0.66, 0.68]),
    parts: [
      { mesh: meshOf(chassis, [-1.03, 0.1, -0.36], [1.06, 0.66, 0.36], 0.011), material: redPaint },
      { mesh: meshOf(cabin, [-0.76, 0.48, -0.34], [0.5, 1.02, 0.34], 0.01), material: beech },
      ...AXLES.flatMap(axle),
      ...[-0.19, 0.19].map((z) => ({ mesh: placed(stud, [0.985, 0.42, z], [1, 0.0, 0]), material: beech })),
    ],
  };
}

/** A plank with a soft nose, hollowed a little between the wheels. */
function chassis(x, y, z) {
  const plank = roundBox([0, 0.385, 0], [1, 0.185, 1], 0.12)(x, y, 0);
  const nose = (0.3 * (x - 0.35) + (y - 0.56)) / Math.hypot(0.3, 1);
  return roundCorner(roundCorner(plank, nose, 0.05), Math.abs(z) - 0.325, 0.045);
}

/** A block with raked windscreens and two windows cut right through. */
function cabin(x, y, z) {
  const front = (x - 0.44 + 0.42 * (y - 0.55)) / Math.hypot(1, 0.42);
  const rear = (-x - 0.68 + 0.2 * (y - 0.55)) / Math.hypot(1, 0.2);
  const side = Math.max(front, rear);
  const outline = roundCorner(roundCorner(side, y - 0.98, 0.1), 0.5 - y, 0.01);
  const block = roundCorner(outline, Math.abs(z) - 0.29, 0.045);
  return roundCorner(block, -windows(x, y, front, rear), 0.03);
}

function windows(x, y, front, rear) {
  const height = Math.abs(y - 0.755) - 0.125;
  const ahead = roundCorner(roundCorner(front + 0.1, -0.09 - x, 0.05), height, 0.05);
  const behind = roundCorner(roundCorner(rear + 0.1, x + 0.2, 0.05), height, 0.05);
  return Math.min(ahead, behind);
}

const stud = lathe(
  [
    [0, 0.035],
    [0.07, 0.035],
    [0.085, -0.04],
  ],
  { rounding: 0.02, rows: 30, columns: 48 },
);

/** A steel pin through the chassis and a wheel on each end: a disc of beech with a rubber tyre. */
function axle(x) {
  const pin = tube(
    [
      [x, WHEEL, -TRACK - 0.09],
      [x, WHEEL, TRACK + 0.09],
    ],
    0.026,
    { rows: 8 },
  );
  const sides = [1, -1].flatMap((side) => [
    { mesh: placed(disc, [x, WHEEL, side * TRACK], [0, 0, side]), material: beech },
    { mesh: placed(tyre, [x, WHEEL, side * TRACK], [0, 0, side]), material: rubber },
    { mesh: placed(cap, [x, WHEEL, side * (TRACK + 0.06)], [0, 0, side]), material: steel },
  ]);
  return [{ mesh: pin, material: steel }, ...sides];
}

const disc = lathe(
  [
    [0, 0.068],
    [0.075, 0.068],
    [0.095, 0.045],
    [0.15, 0.045],
    [0.165, 0.066],
    [0.2, 0.066],
    [0.2, -0.06],
    [0, -0.06],
  ],
  { rounding: 0.015 },
);
const tyre = lathe(
  [
    [0.192, 0.06],
    [0.215, 0.062],
    [WHEEL, 0.038],
    [WHEEL, -0.038],
    [0.215, -0.062],
    [0.192, -0.06],
  ],
  {
    rounding: 0.014,
  },
);
const cap = lathe(
  [
    [0, 0.035],
    [0.02, 0.034],
    [0.043, 0.0],
  ],
  { rounding: 0.012, rows: 20, columns: 40 },
);

const steel = () => ({ color: [0.72, 0.72, 0.73], metal: true, roughness: 0.32 });

function rubber({ position, normal }) {
  const grain = (x, y, z) => noise(x * 120, y * 120, z * 120);
  return {
    color: [0.026, 0.026, 0.028],
    coat: 0.04,
    roughness: 0.55,
    normal: bump(grain, position, normal, 0.002, 0.0006),
  };
}

/** Oiled beech: pale long fibres, faint year rings, and the short dark flecks that beech is known by. */
function beech({ position, normal }) {
  const [x, y, z] = position;
  const drift = 0.08 * fractal(x * 0.9, y * 2, z * 2, 2);
  const rings = Math.sin((Math.hypot(y + 0.7 + drift, z * 0.8 + 0.4) + 0.03 * x) * 95) * 0.5 + 0.5;
  const fibres = noise(x * 7, y * 110, z * 110);
  const fleck = smoothstep(0.62, 0.85, noise(x * 16 + 40, y * 75, z * 75));
  const ground = mix([0.66, 0.43, 0.235], [0.54, 0.31, 0.15], rings * 0.55 + 0.16 * fibres + 0.1);
  const relief = (a, b, c) => noise(a * 6, b * 90, c * 90);
  return {
    color: mix(ground, [0.3, 0.15, 0.07], fleck * 0.5),
    coat: 0.035,
    roughness: 0.5,
    normal: bump(relief, position, normal, 0.003, 0.0006),
  };
}

/** Satin paint through which the grain of the wood still shows a little. */
function redPaint({ position, normal }) {
  const [x, y, z] = position;
  const relief = (a, b, c) => noise(a * 5, b * 70, c * 70) + 0.6 * fractal(a * 9, b * 9, c * 9, 2);
  const worn = 0.5 + 0.5 * fractal(x * 2.5, y * 14, z * 14);
  return {
    color: mix([0.52, 0.05, 0.03], [0.45, 0.038, 0.026], worn),
    coat: 0.04,
    roughness: 0.38,
    normal: bump(relief, position, normal, 0.004, 0.0011),
  };
}
