import sharp from "sharp";

const SIDE = 480;

const DEFS = `<defs><radialGradient id="f" cx="0.42" cy="0.4" r="0.75"><stop offset="0" stop-color="#f0c4a4"/><stop offset="0.7" stop-color="#d59a78"/><stop offset="1" stop-color="#a86a4c"/></radialGradient>
  <linearGradient id="b" x1="0" x2="1" y2="1"><stop offset="0" stop-color="#33528c"/><stop offset="1" stop-color="#1a2c52"/></linearGradient><filter id="blur"><feGaussianBlur stdDeviation="5"/></filter></defs>`;

/** A drawn woman, head and shoulders: like enough for a network that knows people. */
const FIGURE = `<path d="M60 480 C70 370 150 345 200 330 L280 330 C330 345 410 370 420 480 Z" fill="url(#b)"/>
  <path d="M205 270 L205 335 Q240 372 275 335 L275 270 Z" fill="#c98c6a"/>
  <path d="M150 190 C140 90 190 60 240 60 C295 60 340 95 330 195 C335 250 320 270 318 290 L300 200 L180 195 L165 290 C160 260 148 240 150 190Z" fill="#3a2417"/>
  <ellipse cx="240" cy="200" rx="72" ry="95" fill="url(#f)"/>
  <path d="M165 190 C165 120 205 105 245 112 C290 105 318 140 316 190 C300 150 280 142 240 145 C205 142 180 155 165 190Z" fill="#432a1b"/>
  <g><ellipse cx="212" cy="195" rx="12" ry="6" fill="#fff"/><circle cx="212" cy="195" r="5.5" fill="#3b2a1a"/><ellipse cx="268" cy="195" rx="12" ry="6" fill="#fff"/><circle cx="268" cy="195" r="5.5" fill="#3b2a1a"/>
  <path d="M197 180 Q212 172 227 180 M253 180 Q268 172 283 180" stroke="#3a2417" stroke-width="4" fill="none"/>
  <path d="M240 200 Q232 232 236 236 Q242 240 248 236" stroke="#a8694b" stroke-width="3" fill="none"/>
  <path d="M216 258 Q240 270 264 258 Q240 280 216 258Z" fill="#a8453f"/></g>`;

/** Leaves out of focus: no ground that colours alone could part from anything. */
const LEAVES = Array.from({ length: 60 }, (_, i) => {
  const k = Math.imul(i + 1, 2654435761) >>> 0;
  const fill = `hsl(${90 + ((k >>> 5) % 60)},${30 + ((k >>> 7) % 40)}%,${25 + ((k >>> 11) % 40)}%)`;
  return `<circle cx="${k % SIDE}" cy="${(k >>> 9) % SIDE}" r="${20 + ((k >>> 18) % 40)}" fill="${fill}"/>`;
}).join("");

const GROUND = `<rect width="100%" height="100%" fill="#5c7a48"/><g filter="url(#blur)">${LEAVES}</g>`;

function svg(content: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">${DEFS}${content}</svg>`,
  );
}

/** A portrait before leaves, as a PNG, and the same without anybody; and which of its pixels are hers, 0 to 255. */
export async function portrait(): Promise<{ photo: Buffer; empty: Buffer; alpha: Buffer }> {
  return {
    photo: await sharp(svg(GROUND + FIGURE))
      .png()
      .toBuffer(),
    empty: await sharp(svg(GROUND)).png().toBuffer(),
    alpha: await sharp(svg(FIGURE)).extractChannel(3).raw().toBuffer(),
  };
}
