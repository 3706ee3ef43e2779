/** The layers that a pixel is made of, three numbers each, in memory that threads share. */
const LAYERS = ["albedo", "diffuse", "glossy", "normal", "position"];

export function createFilm(width, height) {
  const film = { width, height };
  for (const layer of LAYERS) film[layer] = new Float32Array(new SharedArrayBuffer(width * height * 12));
  return film;
}
