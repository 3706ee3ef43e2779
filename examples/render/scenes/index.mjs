/** The scenes, each a module of `{ file, size, finish, build }`; meshes are made only where they are traced. */
export const scenes = {
  mug: () => import("./mug.mjs"),
  car: () => import("./car.mjs"),
  plant: () => import("./plant.mjs"),
  lamp: () => import("./lamp.mjs"),
};

export const sceneNames = Object.keys(scenes);
