import { bump, fractal, noise, random } from "../tracer/noise.mjs";
import { blade, lathe } from "../tracer/shapes.mjs";
import { mix, smoothstep } from "../tracer/vector.mjs";
import { paper, studioLights, studioRoom } from "./studio.mjs";

export const file = "plant.JPG";
export const size = [820, 1000];
export const finish = { white: 0.9 };

const LEAVES = 46;
const SOIL = 0.74;

export function build() {
  return {
    camera: { from: [0.6, 2.0, 6.4], at: [0, 1.04, 0], fieldOfView: 23.5 },
    lights: studioLights({ fill: 0.6, top: 0.85 }),
    room: studioRoom,
    backdrop: paper([0.84, 0.835, 0.825]),
    parts: [
      { mesh: pot, material: terracotta },
      { mesh: soil, material: earth },
      ...Array.from({ length: LEAVES }, (_, i) => ({ mesh: leaf(i), material: green(i) })),
    ],
  };
}

const pot = lathe(
  [
    [0, 0.015],
    [0.28, 0.015],
    [0.31, 0.0],
    [0.325, 0.02],
    [0.425, 0.62],
    [0.47, 0.62],
    [0.485, 0.82],
    [0.43, 0.82],
    [0.42, 0.62],
  ],
  { rounding: 0.018, rows: 200 },
);

const soil = heap(
  lathe(
    [
      [0, SOIL],
      [0.44, SOIL],
    ],
    { rows: 60 },
  ),
);

function heap({ vertices, faces }) {
  const lifted = ({ position: [x, y, z], normal, uv }) => ({
    position: [x, y + 0.035 * fractal(x * 14, 0, z * 14, 3), z],
    normal,
    uv,
  });
  return { vertices: vertices.map(lifted), faces };
}

/** The young leaves in the middle stand up, the older ones outside arch over. */
function leaf(i) {
  const age = (i + 0.5) / LEAVES;
  const turn = i * 2.39996 + 0.5 * random(i, 1);
  const [dx, dz] = [Math.cos(turn), Math.sin(turn)];
  const start = 0.015 + 0.08 * age;
  const reach = 0.12 + 0.78 * age ** 0.8 + 0.16 * random(i, 2);
  const rise = 1.45 - 0.4 * age + 0.28 * random(i, 3);
  const droop = (0.1 + 1.12 * age ** 1.3) * (0.75 + 0.35 * random(i, 4));
  const twist = 0.14 * (random(i, 5) - 0.5);
  const at = (place) => {
    const t = Math.max(0, place);
    const out = start + reach * (0.25 * t + 0.75 * t * t);
    const sway = twist * t * t;
    return [dx * out - dz * sway, SOIL - 0.02 + rise * t - droop * t ** 2.6, dz * out + dx * sway];
  };
  const tilt = 0.5 * (random(i, 6) - 0.5);
  return blade(at, { width: 0.034 + 0.018 * random(i, 7), fold: 0.35, sideways: [-dz, tilt, dx] });
}

/** A spider plant: green with a pale stripe along the midrib, paler at the foot. */
function green(i) {
  const fresh = random(i, 8);
  return ({ position, normal, uv: [u, v] }) => {
    const across = Math.abs(u - 0.5) * 2;
    const ribs = 0.5 + 0.5 * Math.sin(u * 90);
    const deep = mix(
      [0.055, 0.145, 0.03],
      [0.1, 0.22, 0.045],
      fresh * 0.6 + 0.3 * noise(u * 6, v * 14, i) + 0.12 * ribs,
    );
    const stripe = smoothstep(0.42, 0.26, across + 0.05 * noise(u * 3, v * 30, i));
    const striped = mix(deep, [0.55, 0.6, 0.3], stripe * 0.85);
    const color = mix([0.5, 0.55, 0.32], striped, smoothstep(0.0, 0.16, v));
    const relief = (x, y, z) => noise(x * 25, y * 12, z * 25);
    return {
      color,
      translucency: 0.3,
      coat: 0.035,
      roughness: 0.48,
      normal: bump(relief, position, normal, 0.005, 0.004),
    };
  };
}

function terracotta({ position, normal }) {
  const [x, y, z] = position;
  const grain = (a, b, c) => fractal(a * 45, b * 60, c * 45, 2);
  const chalk = smoothstep(0.05, 0.6, fractal(x * 3, y * 4 + 9, z * 3)) * 0.55;
  const fired = mix([0.46, 0.18, 0.085], [0.56, 0.26, 0.14], 0.5 + 0.6 * fractal(x * 6, y * 22, z * 6));
  const color = mix(fired, [0.66, 0.46, 0.34], chalk);
  return { color, coat: 0.02, roughness: 0.7, normal: bump(grain, position, normal, 0.003, 0.0012) };
}

function earth({ position: [x, y, z], normal, position }) {
  const crumbs = (a, b, c) => fractal(a * 30, b * 30, c * 30, 3);
  const color = mix([0.018, 0.012, 0.008], [0.075, 0.05, 0.033], 0.5 + crumbs(x, y, z));
  return { color, normal: bump(crumbs, position, normal, 0.004, 0.03) };
}
