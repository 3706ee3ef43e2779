// Small whole pictures of every form that is read, to be spoilt.
import sharp from "sharp";

const SIDE = { width: 96, height: 72 };

function scene() {
  const { width, height } = SIDE;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <circle cx="48" cy="36" r="25" fill="#b3262e"/><rect x="60" y="10" width="20" height="30" fill="#2a6f97" opacity=".6"/></svg>`;
  return sharp(Buffer.from(svg));
}

const opaque = () => scene().flatten({ background: "#dfe6ea" });
const withMetadata = () =>
  opaque()
    .withIccProfile("p3")
    .withExif({ IFD0: { Orientation: "6", Artist: "somebody", Copyright: "nobody" } });

const FORMS = {
  jpeg: [
    () => opaque().jpeg(),
    () => opaque().jpeg({ progressive: true }),
    () => withMetadata().jpeg({ chromaSubsampling: "4:4:4" }),
    () => opaque().greyscale().jpeg(),
    () => opaque().toColourspace("cmyk").withIccProfile("cmyk").jpeg(),
    () => opaque().toColourspace("cmyk").jpeg({ progressive: true }),
  ],
  png: [
    () => scene().png(),
    () => scene().png({ progressive: true }),
    () => withMetadata().png(),
    () => opaque().png({ palette: true, colours: 16 }),
    () => scene().toColourspace("rgb16").png(),
    () => opaque().greyscale().png(),
  ],
  webp: [
    () => opaque().webp(),
    () => scene().webp(),
    () => scene().webp({ lossless: true }),
    () => withMetadata().webp(),
  ],
  avif: [
    () => opaque().avif({ effort: 0 }),
    () => scene().avif({ effort: 0 }),
    () => withMetadata().avif({ effort: 0, bitdepth: 8, chromaSubsampling: "4:4:4" }),
  ],
  tiff: [
    () => opaque().tiff({ compression: "lzw", predictor: "horizontal" }),
    () => scene().tiff({ compression: "deflate", tile: true, tileWidth: 32, tileHeight: 32 }),
    () => withMetadata().tiff({ compression: "packbits" }),
    () => scene().toColourspace("rgb16").tiff({ compression: "deflate", predictor: "horizontal" }),
    () => opaque().toColourspace("cmyk").withIccProfile("cmyk").tiff({ compression: "none" }),
  ],
};

export const FORMATS = Object.keys(FORMS);

/** The bytes of each form of a format. */
export function seedsOf(format) {
  return Promise.all(FORMS[format].map((make) => make().toBuffer()));
}
