import { bump, fractal, noise } from "../tracer/noise.mjs";
import { lathe, placed, tube } from "../tracer/shapes.mjs";
import { add, along, basis, length, mix, normalize, scale, subtract } from "../tracer/vector.mjs";
import { paper, studioLights, studioRoom } from "./studio.mjs";

export const file = "lamp.jpg";
export const size = [1000, 820];
export const finish = { white: 0.8 };

const FOOT = [0.1, 0.1, 0];
const ELBOW = [-0.52, 0.98, 0];
const HEAD = [0.46, 1.52, 0];
/** Where the shade looks. */
const DOWN = normalize([0.42, -1, 0.12]);

export function build() {
  return {
    camera: { from: [1.0, 1.75, 6.2], at: [0.1, 0.78, 0], fieldOfView: 22 },
    lights: studioLights({ key: 0.95 }),
    room: studioRoom,
    backdrop: paper([0.74, 0.62, 0.54]),
    parts: [
      { mesh: placed(base, [0.1, 0, 0]), material: paint },
      ...arm(FOOT, ELBOW),
      ...arm(ELBOW, HEAD),
      {
        mesh: spring(along(FOOT, subtract(ELBOW, FOOT), 0.1), along(FOOT, subtract(ELBOW, FOOT), 0.5)),
        material: steel,
      },
      ...[FOOT, ELBOW, HEAD].map((place) => ({ mesh: placed(knob, place, [0, 0, 1]), material: brass })),
      { mesh: tube([HEAD, along(HEAD, DOWN, 0.16)], 0.024), material: brass },
      { mesh: placed(shade, along(HEAD, DOWN, 0.12), scale(DOWN, -1)), material: paint },
      { mesh: cable, material: braid },
    ],
  };
}

const base = lathe(
  [
    [0, 0.075],
    [0.08, 0.075],
    [0.41, 0.055],
    [0.43, 0.0],
    [0, 0.0],
  ],
  { rounding: 0.025 },
);
const knob = lathe(
  [
    [0, 0.085],
    [0.038, 0.085],
    [0.042, 0.06],
    [0.042, -0.06],
    [0.038, -0.085],
    [0, -0.085],
  ],
  { rounding: 0.01 },
);

/** A bell, open at the bottom (y below 0), thin at the rim and white inside. */
const shade = lathe(
  [
    [0, 0.07],
    [0.075, 0.07],
    [0.09, 0.0],
    [0.09, -0.09],
    [0.14, -0.16],
    [0.33, -0.44],
    [0.318, -0.44],
    [0.13, -0.17],
    [0.0, -0.12],
  ],
  { rounding: 0.035, rows: 220 },
);

/** Two thin rods side by side. */
function arm(from, to) {
  return [-0.045, 0.045].map((z) => ({
    mesh: tube([add(from, [0, 0, z]), add(to, [0, 0, z])], 0.0125, { rows: 4 }),
    material: steel,
  }));
}

function spring(from, to) {
  const [side, up] = basis(normalize(subtract(to, from)));
  const turns = 26;
  const coils = Array.from({ length: turns * 14 + 1 }, (_, i) => {
    const angle = (i / 14) * 2 * Math.PI;
    const middle = along(from, subtract(to, from), i / (turns * 14));
    return add(middle, add(scale(side, 0.022 * Math.cos(angle)), scale(up, 0.022 * Math.sin(angle))));
  });
  return tube(coils, 0.0042, { columns: 6, rows: turns * 14 });
}

/** Out of the foot, round behind it and to its plugless end: about as long as a photographer leaves it in the picture. */
const cable = tube(
  Array.from({ length: 61 }, (_, i) => {
    const t = i / 60;
    const angle = -0.4 - t * 4.6;
    const radius = 0.42 + 0.25 * t;
    return [0.1 + radius * Math.cos(angle), 0.018 + 0.03 * (1 - t) ** 8, radius * Math.sin(angle) - 0.1];
  }),
  0.014,
  { rows: 200, columns: 12 },
);

const steel = () => ({ color: [0.62, 0.62, 0.64], metal: true, roughness: 0.3 });
const brass = () => ({ color: [0.78, 0.56, 0.27], metal: true, roughness: 0.3 });

function braid({ uv: [u, v] }) {
  const weave = Math.sin(u * 50 + v * 900) * Math.sin(u * 50 - v * 900);
  return { color: mix([0.03, 0.03, 0.032], [0.08, 0.08, 0.085], 0.5 + 0.5 * weave) };
}

/** Powder coat: satin, with the faint orange peel that only shows in its reflections. */
function paint({ position, normal, uv }) {
  const peel = (x, y, z) => noise(x * 60, y * 60, z * 60) + 0.4 * fractal(x * 20, y * 20, z * 20, 2);
  const inside = length(subtract(position, HEAD)) < 0.9 && uv[1] > 0.53 && position[1] > 0.3;
  const color = inside ? [0.82, 0.8, 0.75] : [0.035, 0.125, 0.1];
  return { color, coat: 0.045, roughness: 0.36, normal: bump(peel, position, normal, 0.002, 0.0009) };
}
