import { createSampler } from "./noise.mjs";
import { createTracer } from "./path.mjs";
import { add, along, cross, multiply, normalize, scale, subtract } from "./vector.mjs";

/** Returns a function that exposes one row of the film. Each pixel has its own chance, so threads change nothing. */
export function createExposure(scene, film, samples) {
  const tracer = createTracer(scene);
  const rayTo = createCamera(scene.camera, film);
  const sampler = createSampler();

  function exposePixel(x, y) {
    const pixel = y * film.width + x;
    let [albedo, lit, glossy, normal, position] = Array(5).fill([0, 0, 0]);
    for (let i = 0; i < samples; i++) {
      sampler.start(pixel, i);
      const [dx, dy] = [tent(sampler.next()), tent(sampler.next())];
      const found = tracer.sample(scene.camera.from, rayTo(x + 0.5 + dx, y + 0.5 + dy), sampler.next);
      albedo = add(albedo, found.albedo);
      lit = add(lit, multiply(found.albedo, found.diffuse));
      glossy = add(glossy, found.glossy);
      normal = add(normal, found.normal);
      position = add(position, found.position);
    }
    const light = lit.map((value, c) => value / Math.max(albedo[c], 1e-6));
    film.diffuse.set(light, pixel * 3);
    film.albedo.set(scale(albedo, 1 / samples), pixel * 3);
    film.glossy.set(scale(glossy, 1 / samples), pixel * 3);
    film.normal.set(scale(normal, 1 / samples), pixel * 3);
    film.position.set(scale(position, 1 / samples), pixel * 3);
  }

  return (y) => {
    for (let x = 0; x < film.width; x++) exposePixel(x, y);
  };
}

/** Spreads a pixel over its neighbours a little, as a lens does. */
const tent = (t) => (t < 0.5 ? Math.sqrt(2 * t) - 1 : 1 - Math.sqrt(2 - 2 * t));

function createCamera({ from, at, fieldOfView }, { width, height }) {
  const ahead = normalize(subtract(at, from));
  const right = normalize(cross(ahead, [0, 1, 0]));
  const up = cross(right, ahead);
  const reach = Math.tan((fieldOfView * Math.PI) / 360) / Math.max(width, height);
  return (x, y) => normalize(along(along(ahead, right, (2 * x - width) * reach), up, (height - 2 * y) * reach));
}
