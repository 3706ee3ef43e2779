import * as shapes from "./scene-shapes.mjs";
import * as surfaces from "./scene-surfaces.mjs";

/** sRGB from hue (0 to 6), saturation and value (0 to 1). */
function colour(hue, saturation, value) {
  const channel = (n) => {
    const k = (n + hue) % 6;
    return 255 * value * (1 - saturation * Math.max(0, Math.min(k, 4 - k, 1)));
  };
  return [channel(5), channel(3), channel(1)];
}

const strong = (random) => colour(random.between(0, 6), random.between(0.35, 0.9), random.between(0.25, 0.85));
const pale = (random, low, high, most = 0.03) =>
  colour(random.between(0, 6), random.between(0, most), random.between(low, high));
const darker = (shade, part) => shade.map((value) => value * part);

function surface(random) {
  const one = strong(random);
  const other = random.next() < 0.5 ? strong(random) : pale(random, 0.75, 0.97, 0.2);
  return random.one([
    () => surfaces.flat(one),
    () => surfaces.marble(random, one, other, random.between(0.008, 0.04)),
    () => surfaces.stripes(one, other, random.between(20, 60), random.between(0, 3)),
    () => surfaces.checks(one, other, random.between(36, 90)),
    () => surfaces.labelled(one, pale(random, 0.85, 0.95, 0.1), [40, 40, 40]),
  ])();
}

function solid(random) {
  return random.one([
    () => shapes.box(random.between(140, 240), random.between(120, 200), random.between(6, 40)),
    () => shapes.disc(random.between(150, 240)),
    () => shapes.blob(random, random.between(180, 240), random.between(25, 50)),
    () => shapes.bottle(random),
    () => shapes.shoe(random),
    () => shapes.ellipse(random.between(150, 320), random.between(110, 220)),
  ])();
}

function anywhere(random, shape, { turn = 0.25, drift = 90 } = {}) {
  return shapes.place(shape, {
    dx: random.between(-drift, drift),
    dy: random.between(-drift / 2, drift / 2),
    scale: random.between(0.75, 1.25),
    turn: random.between(-turn, turn),
    mirrored: random.next() < 0.5,
  });
}

/** Light and shadow, alike for all families but for what they set themselves. */
const light = (random) => ({
  shadow: random.between(0.3, 0.65),
  cast: [random.between(-30, 34), random.between(18, 44)],
  penumbra: random.between(15, 28),
  gloss: random.one([0, 0, 0.15, 0.4]),
});

const even = (random) =>
  random.one([() => surfaces.flat(pale(random, 0.8, 0.99)), () => shaded(random, pale(random, 0.9, 1), 0.9)])();

/** One colour that gets darker towards a side or the rim. */
function shaded(random, base, left) {
  const rim = darker(base, left);
  return random.one([
    () => surfaces.gradient(base, rim, random.between(0, 6.28)),
    () =>
      surfaces.vignette(base, rim, {
        cx: random.between(-120, 120),
        cy: random.between(-150, 60),
        radius: random.between(650, 850),
      }),
  ])();
}

const graded = (random) => shaded(random, pale(random, 0.82, 0.98, 0.35), random.between(0.5, 0.85));

const horizon = (random, softness) =>
  surfaces.cove(
    pale(random, 0.8, 0.95, 0.1),
    random.one([
      pale(random, 0.6, 0.95, 0.1),
      colour(random.between(0.3, 1), random.between(0.1, 0.3), random.between(0.6, 0.8)),
    ]),
    random.between(40, 150),
    softness,
  );

const plainly = (random, shape) => ({ ...light(random), backdrop: even(random), shape, surface: surface(random) });

function paleOnWhite(random, shape) {
  const white = random.between(0.96, 0.995);
  return {
    ...light(random),
    gloss: 0,
    backdrop:
      random.next() < 0.5 ? surfaces.flat(pale(random, white, white, 0.01)) : shaded(random, [252, 252, 252], 0.95),
    shape,
    surface: surfaces.flat(pale(random, 0.91, 0.965, random.one([0.01, 0.02, 0.06]))),
    shadow: random.between(0.27, 0.4),
    ambient: random.between(0.7, 0.77),
  };
}

function brush(random) {
  const turn = random.between(-0.2, 0.2);
  const spot = { dx: random.between(-80, 80), dy: random.between(-30, 20), turn, scale: random.between(0.9, 1.1) };
  const strokes = shapes.bristles(random, {
    count: random.whole(110, 170),
    length: random.between(250, 320),
    fan: random.between(0.3, 0.5),
    half: random.between(1.4, 2.2),
  });
  const [c, s] = [Math.cos(turn) * spot.scale, Math.sin(turn) * spot.scale];
  const placed = ([x, y]) => [c * x - s * y + spot.dx, s * x + c * y + spot.dy];
  const hairs = strokes.map(({ from, to, half }) => {
    const [[x0, y0], [x1, y1]] = [placed(from), placed(to)];
    return {
      shape: shapes.stroke(x0, y0, x1, y1, half * spot.scale),
      left: Math.min(x0, x1) - 4,
      right: Math.max(x0, x1) + 4,
      top: Math.min(y0, y1) - 4,
      bottom: Math.max(y0, y1) + 4,
    };
  });
  const brown = colour(random.between(0, 1.2), random.between(0.2, 0.7), random.between(0.15, 0.45));
  return {
    ...light(random),
    gloss: 0,
    backdrop: shaded(random, pale(random, 0.82, 0.97, 0.06), random.between(0.75, 0.95)),
    shape: shapes.place(shapes.box(130, 90, 20, 0, 210), spot),
    hairs,
    surface: surfaces.flat(brown),
    shadow: random.between(0.2, 0.35),
  };
}

function glass(random, opacity, tint) {
  return {
    ...light(random),
    backdrop: shaded(random, pale(random, 0.85, 0.97, 0.06), random.between(0.7, 0.92)),
    shape: anywhere(random, random.one([shapes.box(random.between(120, 170), 220, 30), shapes.bottle(random)]), {
      turn: 0,
    }),
    surface: surfaces.flat(tint),
    glass: opacity,
    shadow: random.between(0.25, 0.4),
    gloss: random.between(0.4, 0.6),
  };
}

function toy(random) {
  const ears = random.between(70, 105);
  return shapes.union(
    shapes.disc(150, 0, 60),
    shapes.disc(random.between(85, 110), 0, -130),
    shapes.disc(45, -ears, -210),
    shapes.disc(45, ears, -210),
  );
}

function bag(random) {
  const handle = shapes.ring(random.between(90, 120), random.between(11, 20), 0, -130);
  const body = shapes.box(random.between(160, 210), random.between(150, 190), 20, 0, 60);
  return shapes.union(body, shapes.without(handle, shapes.box(400, 200, 0, 0, 100)));
}

function watch(random) {
  const radius = random.between(120, 160);
  return shapes.union(shapes.disc(radius + 30), shapes.box(random.between(55, 85), random.between(280, 330), 20));
}

function cluttered(random) {
  const spot = () => [random.between(-650, 650), random.between(-500, 500)];
  const things = Array.from({ length: 60 }, () =>
    random.next() < 0.5
      ? shapes.disc(random.between(20, 130), ...spot())
      : shapes.box(random.between(20, 140), random.between(20, 140), 8, ...spot()),
  );
  return surfaces.clutter(random, things);
}

function bust(random) {
  const wide = random.between(260, 350);
  return shapes.union(
    shapes.disc(random.between(120, 160), random.between(-30, 30), -120),
    shapes.ellipse(wide, wide, random.between(-40, 40), 400),
  );
}

function cropped(random) {
  const side = random.one([-1, 1]);
  const shape = random.one([
    shapes.box(random.between(300, 420), random.between(150, 240), 20, side * 400, random.between(-40, 60)),
    shapes.ellipse(random.between(280, 420), random.between(160, 260), side * 420, random.between(-40, 60)),
    shapes.box(
      random.between(110, 200),
      random.between(320, 420),
      20,
      random.between(-120, 120),
      random.one([-1, 1]) * 300,
    ),
  ]);
  return plainly(random, shape);
}

function several(random) {
  const spot = (dx) => ({
    dx: dx + random.between(-30, 30),
    dy: random.between(-10, 60),
    scale: random.between(0.45, 0.55),
  });
  return shapes.union(...[-340, 0, 340].map((dx) => shapes.place(solid(random), spot(dx))));
}

const family = (name, tags, draw) => ({ name, tags, draw });
const times = (count, name, tags, draw) => Array.from({ length: count }, () => family(name, tags, draw));
const grey = (value) => [value, value, value];

/** The scenes of one set, each a kind of picture that sellers take. `draw(random)` gives what `paint` needs. */
export const families = [
  ...times(5, "plain", ["plain"], (random) => plainly(random, anywhere(random, solid(random)))),
  ...times(5, "graded", ["graded"], (random) => ({
    ...plainly(random, anywhere(random, solid(random))),
    backdrop: graded(random),
  })),
  family("horizon", ["horizon"], (random) => ({
    ...plainly(random, anywhere(random, solid(random))),
    backdrop: horizon(random, random.between(4, 14)),
  })),
  family("mug-horizon", ["horizon", "hole"], (random) => ({
    ...plainly(random, anywhere(random, shapes.mug(random))),
    backdrop: horizon(random, random.between(25, 140)),
  })),
  family("mug-on-white", ["whiteonwhite", "hole"], (random) =>
    paleOnWhite(random, anywhere(random, shapes.mug(random))),
  ),
  ...times(2, "pale-on-white", ["whiteonwhite"], (random) => paleOnWhite(random, anywhere(random, solid(random)))),
  family("grey-on-grey", ["lowcontrast"], (random) => {
    const base = random.between(140, 205);
    return {
      ...light(random),
      gloss: 0,
      backdrop: shaded(random, grey(base), random.between(0.85, 0.98)),
      shape: anywhere(random, solid(random)),
      surface: surfaces.flat(grey(base * random.between(0.76, 0.86))),
      ambient: random.between(0.52, 0.6),
    };
  }),
  family("black-on-dark", ["lowcontrast"], (random) => ({
    ...light(random),
    backdrop: shaded(random, grey(random.between(55, 85)), random.between(0.4, 0.7)),
    shape: anywhere(random, solid(random)),
    surface: surfaces.flat(grey(random.between(14, 24))),
    gloss: random.between(0.15, 0.3),
  })),
  family("black", ["plain"], (random) => ({
    ...plainly(random, anywhere(random, solid(random))),
    surface: surfaces.flat(grey(random.between(16, 30))),
    gloss: 0.15,
  })),
  family("mug", ["hole"], (random) => plainly(random, anywhere(random, shapes.mug(random)))),
  family("ring", ["hole"], (random) =>
    plainly(random, anywhere(random, shapes.ring(random.between(150, 210), random.between(18, 40)))),
  ),
  family("lattice", ["hole", "thin"], (random) =>
    plainly(random, anywhere(random, shapes.lattice(random), { turn: 0.1 })),
  ),
  family("wheel", ["thin", "hole"], (random) => ({
    ...plainly(random, anywhere(random, shapes.wheel(random))),
    surface: surfaces.flat(darker(strong(random), 0.45)),
    shadow: random.between(0.15, 0.3),
  })),
  family("cable", ["thin"], (random) => ({
    ...plainly(random, anywhere(random, shapes.cable(random), { drift: 50 })),
    surface: surfaces.flat(darker(strong(random), 0.45)),
    shadow: random.between(0.15, 0.3),
  })),
  family("brush", ["thin", "hair"], brush),
  family("clear-glass", ["glass"], (random) =>
    glass(random, random.between(0.3, 0.42), pale(random, 0.82, 0.94, 0.08)),
  ),
  family("tinted-glass", ["glass"], (random) =>
    glass(
      random,
      random.between(0.5, 0.68),
      colour(random.between(0, 6), random.between(0.4, 0.7), random.between(0.4, 0.6)),
    ),
  ),
  family("bag-on-paper", ["textured"], (random) => ({
    ...plainly(random, anywhere(random, bag(random))),
    backdrop: surfaces.paper(
      random,
      pale(random, 0.75, 0.92, 0.15),
      random.between(0.06, 0.1),
      random.between(0.2, 0.4),
    ),
  })),
  family("watch-on-wood", ["textured"], (random) => {
    const brown = colour(random.between(0.3, 0.7), random.between(0.35, 0.55), random.between(0.55, 0.75));
    return {
      ...plainly(random, anywhere(random, watch(random))),
      backdrop: surfaces.wood(random, brown, darker(brown, random.between(0.72, 0.85))),
      surface:
        random.next() < 0.5 ? surfaces.flat(pale(random, 0.7, 0.9)) : surfaces.flat(grey(random.between(20, 50))),
    };
  }),
  family("toy-on-fabric", ["textured", "noisy"], (random) => ({
    ...plainly(random, anywhere(random, toy(random))),
    backdrop: surfaces.paper(
      random,
      colour(random.between(0, 6), random.between(0.1, 0.35), random.between(0.5, 0.8)),
      random.between(0.08, 0.14),
      random.between(0.1, 0.2),
    ),
    surface: surfaces.marble(random, pale(random, 0.8, 0.95, 0.6), strong(random), 0.05),
    noise: random.between(5, 8),
    quality: random.whole(55, 75),
  })),
  family("bust", ["border"], (random) => ({ ...plainly(random, bust(random)), backdrop: graded(random), shadow: 0 })),
  family("cropped", ["border"], cropped),
  family("several", ["multi"], (random) => plainly(random, several(random))),
  family("noisy", ["noisy"], (random) => ({
    ...plainly(random, anywhere(random, solid(random))),
    noise: random.between(6, 10),
    quality: random.whole(35, 60),
  })),
  ...times(2, "clutter", ["clutter"], (random) => ({
    ...plainly(random, anywhere(random, solid(random))),
    backdrop: cluttered(random),
    shadow: 0.3,
  })),
];
