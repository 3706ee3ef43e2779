/** Programs draw a progressive JPEG in ten to twenty scans. */
const MOST_SCANS = 100;

const FILL = 0xff;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/**
 * Throws an Error where a JPEG is drawn in more scans than anyone makes: each costs a few bytes in the file, and a walk
 * over all of the picture to read.
 */
export function refuseManyScans(bytes: Uint8Array): void {
  if (scansOf(bytes, MOST_SCANS) > MOST_SCANS) {
    throw new Error(`it is a JPEG that is drawn in more than ${MOST_SCANS} passes, as no program makes them`);
  }
}

/** @returns how many scans there are; beyond `most` they are not counted any more */
function scansOf(bytes: Uint8Array, most: number): number {
  let scans = 0;
  for (let at = nextMarker(bytes, 2); at + 4 <= bytes.length && scans <= most; ) {
    const marker = bytes[at + 1];
    if (marker === END_OF_IMAGE) break;
    if (marker === START_OF_SCAN) scans++;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    at = nextMarker(bytes, at + 2 + length);
  }
  return scans;
}

/** The place of the next marker that begins a segment: within pixels an FF is followed by 00 or a restart's number. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(FILL, from); at >= 0; at = bytes.indexOf(FILL, at + 1)) {
    const next = bytes[at + 1] ?? FILL;
    const isWithin = next === 0 || next === FILL || next === 0x01 || (next >= 0xd0 && next <= 0xd8);
    if (!isWithin) return at;
  }
  return bytes.length;
}
