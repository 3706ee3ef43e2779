import { createBackdrop } from "./backdrop.mjs";
import { createBvh } from "./bvh.mjs";
import { add, along, basis, cross, dot, length, mix, multiply, normalize, scale, subtract } from "./vector.mjs";

const DEEPEST_BOUNCE = 2;
/** More than this no bounced ray may bring: a few rare bright ones would be seen as sparkles. */
const BRIGHTEST_BOUNCE = 3;
const BLACK = [0, 0, 0];

/**
 * The light transport of a scene: path tracing with next event estimation towards rectangular soft boxes. A surface is
 * `{ color, coat, roughness, metal, translucency, normal }`: a diffuse ground below a clear coat, or a metal.
 */
export function createTracer({ parts, lights, backdrop, room }) {
  const triangles = gather(parts);
  const bvh = createBvh(triangles.corners);
  const paper = createBackdrop(backdrop);
  const lamps = lights.map(lampOf);

  function nearest(origin, direction) {
    const found = bvh.nearest(origin, direction);
    const distance = paper.distance(origin, direction);
    if (found !== undefined && found.distance < distance) return triangles.hit(found, origin, direction);
    if (distance === Infinity) return undefined;
    const position = along(origin, direction, distance);
    const normal = paper.normal(position);
    return { position, face: normal, normal, distance, uv: [position[0], position[2]], material: backdrop.material };
  }

  /** What arrives along a ray; `mirrored` rays see the soft boxes themselves, others have asked for their light already. */
  function radiance(origin, direction, depth, mirrored, next) {
    const hit = nearest(origin, direction);
    if (mirrored) {
      const glow = glowAlong(lamps, origin, direction, hit === undefined ? Infinity : hit.distance);
      if (glow !== undefined) return glow;
    }
    if (hit === undefined) return room(direction);
    const surface = surfaceAt(hit);
    if (surface.metal) return reflection(hit, surface, direction, depth, next);
    return multiply(surface.color, irradiance(hit, surface, depth, next));
  }

  function reflection(hit, surface, direction, depth, next) {
    if (depth >= DEEPEST_BOUNCE) return scale(surface.color, 0.3);
    const facet = facetOf(surface.normal, surface.roughness, next);
    const cosine = Math.abs(dot(direction, facet));
    const mirrored = above(hit.face, along(direction, facet, -2 * dot(direction, facet)));
    const light = radiance(along(hit.position, hit.face, 1e-3), mirrored, depth + 1, true, next);
    const edge = (1 - cosine) ** 5;
    if (surface.metal) return multiply(mix(surface.color, [1, 1, 1], edge), light);
    return scale(light, surface.coat + (1 - surface.coat) * edge);
  }

  /** The diffuse light on a surface, from the soft boxes and from everything around it. */
  function irradiance(hit, surface, depth, next) {
    const direct = depth === 0 ? fromAllLamps(hit, surface, next) : fromOneLamp(hit, surface, next);
    if (depth >= DEEPEST_BOUNCE) return direct;
    const through = surface.translucency > 0 && next() < surface.translucency;
    const side = through ? scale(surface.normal, -1) : surface.normal;
    const face = through ? scale(hit.face, -1) : hit.face;
    const direction = cosineDirection(side, next);
    if (dot(direction, face) <= 0) return direct;
    return add(direct, held(radiance(along(hit.position, face, 1e-3), direction, depth + 1, false, next)));
  }

  function fromAllLamps(hit, surface, next) {
    let sum = BLACK;
    for (const lamp of lamps) sum = add(sum, fromLamp(lamp, hit, surface, next));
    return sum;
  }

  function fromOneLamp(hit, surface, next) {
    const lamp = lamps[Math.floor(next() * lamps.length)];
    return scale(fromLamp(lamp, hit, surface, next), lamps.length);
  }

  function fromLamp(lamp, hit, surface, next) {
    const spot = along(along(lamp.centre, lamp.u, 2 * next() - 1), lamp.v, 2 * next() - 1);
    const way = subtract(spot, hit.position);
    const distance = length(way);
    const direction = scale(way, 1 / distance);
    const leaving = -dot(direction, lamp.normal);
    const cosine = dot(direction, surface.normal);
    const share = cosine > 0 ? cosine * (1 - surface.translucency) : -cosine * surface.translucency;
    if (leaving <= 0 || share <= 0) return BLACK;
    const side = dot(direction, hit.face) > 0 ? 1e-3 : -1e-3;
    if (side < 0 && surface.translucency === 0) return BLACK;
    if (bvh.blocked(along(hit.position, hit.face, side), direction, distance)) return BLACK;
    return scale(lamp.color, (share * leaving * lamp.area) / (distance * distance * Math.PI));
  }

  /** One sample of a pixel, its diffuse light apart from the colour it falls on: that is what can be denoised. */
  function sample(origin, direction, next) {
    const hit = nearest(origin, direction);
    if (hit === undefined)
      return { albedo: BLACK, diffuse: BLACK, glossy: room(direction), normal: BLACK, position: BLACK };
    const { position } = hit;
    const surface = surfaceAt(hit);
    const { normal, coat, metal } = surface;
    const glossy = metal || coat > 0 ? reflection(hit, surface, direction, 0, next) : BLACK;
    if (metal) return { albedo: BLACK, diffuse: BLACK, glossy, normal, position };
    const edge = coat > 0 ? coat + (1 - coat) * (1 + dot(direction, normal)) ** 5 : 0;
    const albedo = scale(surface.color, 1 - Math.min(1, edge));
    return { albedo, diffuse: irradiance(hit, surface, 0, next), glossy, normal, position };
  }

  return { sample };
}

// One shape for all surfaces: spreading defaults here took a fifth of the whole time.
function surfaceAt(hit) {
  const { color, coat = 0, roughness = 0, metal = false, translucency = 0, normal = hit.normal } = hit.material(hit);
  return { color, coat, roughness, metal, translucency, normal };
}

function lampOf({ centre, u, v, color }) {
  const face = cross(u, v);
  return { centre, u, v, color, normal: normalize(face), area: 4 * length(face), uu: dot(u, u), vv: dot(v, v) };
}

function glowAlong(lamps, origin, direction, limit) {
  for (const lamp of lamps) {
    const towards = dot(direction, lamp.normal);
    if (towards >= 0) continue;
    const distance = dot(subtract(lamp.centre, origin), lamp.normal) / towards;
    if (distance <= 0 || distance > limit) continue;
    const spot = subtract(along(origin, direction, distance), lamp.centre);
    const [across, up] = [Math.abs(dot(spot, lamp.u)) / lamp.uu, Math.abs(dot(spot, lamp.v)) / lamp.vv];
    if (across <= 1 && up <= 1) return lamp.color;
  }
  return undefined;
}

/** A reflection that a tipped normal sends into the surface is turned out of it again: lost light would ink outlines. */
const above = (face, direction) => along(direction, face, Math.max(0, -2 * dot(direction, face)));

const held = (light) => scale(light, Math.min(1, BRIGHTEST_BOUNCE / Math.max(light[0], light[1], light[2], 1e-6)));

function cosineDirection(normal, next) {
  const [u, v] = basis(normal);
  const height = next();
  const angle = 2 * Math.PI * next();
  const radius = Math.sqrt(height);
  return add(
    along(scale(normal, Math.sqrt(1 - height)), u, radius * Math.cos(angle)),
    scale(v, radius * Math.sin(angle)),
  );
}

/** The normal of a microfacet, by the GGX distribution. */
function facetOf(normal, roughness, next) {
  if (roughness === 0) return normal;
  const [u, v] = basis(normal);
  const chance = next();
  const angle = 2 * Math.PI * next();
  const tangent = roughness * roughness * Math.sqrt(chance / (1 - chance));
  return normalize(along(along(normal, u, tangent * Math.cos(angle)), v, tangent * Math.sin(angle)));
}

/** All triangles of all parts in flat arrays, and what a ray finds on one. */
function gather(parts) {
  const size = parts.reduce((sum, { mesh }) => sum + mesh.faces.length, 0);
  const corners = new Float32Array(size * 9);
  const normals = new Float32Array(size * 9);
  const uvs = new Float32Array(size * 6);
  const owner = new Uint16Array(size);
  let triangle = 0;
  parts.forEach(({ mesh }, part) => {
    for (const face of mesh.faces) {
      face.forEach((id, corner) => {
        const { position, normal, uv } = mesh.vertices[id];
        corners.set(position, triangle * 9 + corner * 3);
        normals.set(normal, triangle * 9 + corner * 3);
        uvs.set(uv, triangle * 6 + corner * 2);
      });
      owner[triangle++] = part;
    }
  });

  function hit({ triangle, distance, u, v }, origin, direction) {
    const w = 1 - u - v;
    const at = triangle * 9;
    const weigh = (values, i, width) => values[i] * w + values[i + width] * u + values[i + 2 * width] * v;
    const smooth = normalize([weigh(normals, at, 3), weigh(normals, at + 1, 3), weigh(normals, at + 2, 3)]);
    const flat = flatNormal(corners, at);
    const face = dot(flat, direction) < 0 ? flat : scale(flat, -1);
    const normal = dot(smooth, face) < 0 ? scale(smooth, -1) : smooth;
    const uv = [weigh(uvs, triangle * 6, 2), weigh(uvs, triangle * 6 + 1, 2)];
    const { material } = parts[owner[triangle]];
    return { position: along(origin, direction, distance), face, normal, distance, uv, material };
  }

  return { corners, hit };
}

function flatNormal(corners, i) {
  const cornerAt = (j) => [corners[j], corners[j + 1], corners[j + 2]];
  const first = cornerAt(i);
  return normalize(cross(subtract(cornerAt(i + 3), first), subtract(cornerAt(i + 6), first)));
}
