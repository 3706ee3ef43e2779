import { bump, fractal, noise, random } from "../tracer/noise.mjs";
import { blend, carve, meshOf, roundCorner } from "../tracer/solid.mjs";
import { mix, smoothstep } from "../tracer/vector.mjs";
import { paper, studioLights, studioRoom } from "./studio.mjs";

export const file = "mug.jpg";
export const size = [1000, 820];
export const finish = { white: 0.68 };

export function build() {
  return {
    camera: { from: [-1.1, 2.0, 5.2], at: [0.13, 0.5, 0], fieldOfView: 21 },
    lights: studioLights(),
    room: studioRoom,
    backdrop: paper([0.6, 0.61, 0.63]),
    parts: [{ mesh: meshOf(mug, [-0.6, -0.02, -0.6], [1.02, 1.14, 0.6], 0.0085), material: stoneware }],
  };
}

const HEIGHT = 1.08;

/** A turned body with a hand-pulled handle; what is inside the wall goes last, so that no handle shows in there. */
function mug(x, y, z) {
  const radius = Math.hypot(x, z);
  const wall = 0.5 - 0.03 * (1 - y / HEIGHT) ** 2 + 0.002 * Math.sin(y * 55);
  const foot = 0.05 * (1 - smoothstep(0.0, 0.13, y));
  const body = roundCorner(radius - wall + foot, Math.abs(y - HEIGHT / 2) - HEIGHT / 2, 0.03);
  const hollow = roundCorner(radius - wall + 0.055, 0.09 - y, 0.12);
  return carve(blend(body, handle(x, y, z), 0.09), hollow, 0.026);
}

/** An ear: an upright oval ring, flat and broad in section, drawn a little downwards. */
function handle(x, y, z) {
  const [u, v] = [(x - 0.47) / 0.34, (y - 0.56 + 0.12 * (x - 0.47)) / 0.35];
  const around = (Math.hypot(u, v) - 1) * 0.345;
  const section = Math.hypot(around / 0.05, z / 0.095) - 1;
  return section * 0.05;
}

const GLAZE = [0.045, 0.19, 0.2];
const THIN_GLAZE = [0.2, 0.2, 0.12];
const CREAM = [0.7, 0.55, 0.35];
const CLAY = [0.36, 0.2, 0.12];
const INK = [0.05, 0.07, 0.16];

function stoneware({ position, normal }) {
  const [x, y, z] = position;
  const edge = 0.135 + 0.012 * fractal(x * 3, y, z * 3);
  if (y < edge) return clay(position, normal);
  const relief = (a, b, c) => fractal(a * 5, b * 5, c * 5, 2);
  const gloss = { coat: 0.045, roughness: 0.16, normal: bump(relief, position, normal, 0.004, 0.006) };
  return { ...gloss, color: glazed(position, normal, smoothstep(0, 0.014, y - edge)) };
}

function glazed([x, y, z], normal, thickness) {
  const radius = Math.hypot(x, z);
  const onBand = Math.abs(y - 0.56) < 0.17 && Math.abs(radius - 0.494) < 0.012 && normal[0] * x + normal[2] * z > 0;
  const inside = radius < 0.47 && y > 0.08;
  if (onBand) return printed(x, y, z);
  if (inside) return speckled(CREAM, x, y, z);
  // Glaze runs thin over sharp edges and shows the clay below.
  const rim = smoothstep(HEIGHT - 0.028, HEIGHT - 0.004, y + 0.01 * noise(x * 9, 0, z * 9));
  const cloudy = mix(GLAZE, [0.07, 0.27, 0.26], 0.5 + 0.8 * fractal(x * 4, y * 7, z * 4));
  return speckled(mix(cloudy, THIN_GLAZE, Math.max(rim * 0.85, 1 - thickness)), x, y, z);
}

function speckled(color, x, y, z) {
  const spot = noise(x * 55, y * 55, z * 55) + 0.5 * noise(x * 23, y * 23, z * 23);
  return mix(color, [0.06, 0.04, 0.03], 0.75 * smoothstep(0.82, 0.95, spot));
}

/** The band: a cream ground between two lines, with a row of little mountains. */
function printed(x, y, z) {
  const turn = (Math.atan2(z, x) / (2 * Math.PI)) * 18;
  const height = (y - 0.56) / 0.17;
  const cell = Math.floor(turn);
  const across = Math.abs(turn - cell - 0.5) * 2;
  const peak = 0.5 - across * (1.15 + 0.15 * random(cell)) - height;
  const mountain = height > -0.56 && peak > 0 && !(peak > 0.16 && peak < 0.3);
  const sun = Math.hypot((across - 1) * 0.5, (height - 0.34) * 0.62) < 0.12;
  const line = Math.abs(Math.abs(height) - 0.78) < 0.07;
  return mountain || sun || line
    ? mix(INK, CREAM, 0.06 + 0.06 * noise(x * 80, y * 80, z * 80))
    : speckled(CREAM, x, y, z);
}

function clay(position, normal) {
  const grain = (a, b, c) => fractal(a * 60, b * 60, c * 60, 2);
  const [x, y, z] = position;
  return {
    color: mix(CLAY, [0.5, 0.33, 0.22], 0.5 + 0.5 * grain(x, y, z)),
    normal: bump(grain, position, normal, 0.003, 0.002),
  };
}
