// AssemblyScript, not TypeScript: what a segmentation is judged by, part of scripts/kernels/kernels.ts. Masks are of bytes, 0
// or 1; sums are 64-bit floats, one behind the other.

// @ts-expect-error: decorator
@inline
function value(plane: usize, at: i32): f64 {
  return <f64>load<f32>(plane + (<usize>at << 2));
}

// @ts-expect-error: decorator
@inline
function isSet(mask: usize, at: i32): bool {
  return load<u8>(mask + at) !== 0;
}

// @ts-expect-error: decorator
@inline
function put(sums: usize, at: i32, to: f64): void {
  store<f64>(sums + (<usize>at << 3), to);
}

/** How far from the frame a pixel is of it. */
const FRAME = 2;
/** Evidence of less decides nothing; distances from the backdrop count up to one, and from the other on are no noise. */
const UNDECIDED: f64 = 3;
const FARTHEST: f64 = 9;
const DIFFERENT: f64 = 6;

/** Pixels of the frame, and of the object in it; those undecided, of the object, and of the backdrop; what is unexplained of it, and shadow. */
export function sumSigns(mask: usize, evidence: usize, lit: usize, shaded: usize, width: i32, height: i32, sums: usize): void {
  let ring = 0;
  let contact = 0;
  let doubt = 0;
  let area = 0;
  let left = 0;
  let shadow = 0;
  let unexplained: f64 = 0;
  for (let y = 0, i = 0; y < height; y++) {
    const isEdge = y < FRAME || y >= height - FRAME;
    for (let x = 0; x < width; x++, i++) {
      const isObject = isSet(mask, i);
      if (isEdge || x < FRAME || x >= width - FRAME) {
        ring++;
        contact += i32(isObject);
      }
      doubt += i32(abs(value(evidence, i)) < UNDECIDED);
      if (isObject) {
        area++;
        continue;
      }
      left++;
      unexplained += min(FARTHEST, value(shaded, i));
      shadow += i32(value(lit, i) > DIFFERENT);
    }
  }
  put(sums, 0, ring);
  put(sums, 1, contact);
  put(sums, 2, doubt);
  put(sums, 3, area);
  put(sums, 4, left);
  put(sums, 5, unexplained);
  put(sums, 6, shadow);
}

/** Length of an outline in pixels, and how many pixels' worth of it run along an edge, which counts in full from `full` on. */
export function sumOutline(mask: usize, strength: usize, full: f64, width: i32, size: i32, sums: usize): void {
  let length = 0;
  let backed: f64 = 0;
  for (let i = width + 1; i < size - width - 1; i++) {
    if (!isSet(mask, i)) continue;
    if (isSet(mask, i - 1) && isSet(mask, i + 1) && isSet(mask, i - width) && isSet(mask, i + width)) continue;
    length++;
    backed += min(1, value(strength, i) / full);
  }
  put(sums, 0, length);
  put(sums, 1, backed);
}

/** 1 where a value reaches a limit, else 0, in place. */
export function reaches(plane: usize, size: i32, limit: f64): void {
  for (let i = 0; i < size; i++) store<f32>(plane + (<usize>i << 2), value(plane, i) >= limit ? 1 : 0);
}

/** The sum of the values where a mask is set, and how many there are. */
export function sumOver(plane: usize, mask: usize, size: i32, sums: usize): void {
  let sum: f64 = 0;
  let count = 0;
  for (let i = 0; i < size; i++) {
    if (!isSet(mask, i)) continue;
    sum += value(plane, i);
    count++;
  }
  put(sums, 0, sum);
  put(sums, 1, count);
}

/**
 * Pixels of the object, those that are thin, and the others that may be shadow. In bytes, `alike` becomes 1 where the object may
 * be shadow, and `pane` where it may be backdrop behind glass as well; `faint` is 0 where no edges are known.
 */
export function sumInside(
  mask: usize,
  depth: usize,
  unlit: usize,
  faint: usize,
  light: usize,
  size: i32,
  thinnest: f64,
  shaded: f64,
  parting: f64,
  clear: f64,
  alike: usize,
  pane: usize,
  sums: usize,
): void {
  let area = 0;
  let thin = 0;
  let grey = 0;
  memory.fill(alike, 0, size);
  memory.fill(pane, 0, size);
  for (let i = 0; i < size; i++) {
    if (!isSet(mask, i)) continue;
    area++;
    const isThin = value(depth, i) <= thinnest;
    thin += i32(isThin);
    if (value(unlit, i) >= shaded) continue;
    grey += i32(!isThin);
    store<u8>(alike + i, 1);
    const isEven = faint === 0 || value(faint, i) < parting;
    if (isEven && value(light, i) >= clear) store<u8>(pane + i, 1);
  }
  put(sums, 0, area);
  put(sums, 1, thin);
  put(sums, 2, grey);
}

/** Length of an outline, and of it what has nothing near that is plainly another colour than the backdrop. */
export function sumFaint(
  mask: usize,
  depth: usize,
  lit: usize,
  width: i32,
  height: i32,
  nearby: i32,
  plain: f64,
  sums: usize,
): void {
  let length = 0;
  let faintly = 0;
  for (let y = nearby; y < height - nearby; y++) {
    for (let i = y * width + nearby; i < (y + 1) * width - nearby; i++) {
      if (!isSet(mask, i) || value(depth, i) > 1) continue;
      length++;
      faintly += i32(!isPlain(lit, i, width, nearby, plain));
    }
  }
  put(sums, 0, length);
  put(sums, 1, faintly);
}

function isPlain(lit: usize, i: i32, width: i32, nearby: i32, plain: f64): bool {
  for (let row = i - nearby * width; row <= i + nearby * width; row += width) {
    for (let k = row - nearby; k <= row + nearby; k++) if (value(lit, k) >= plain) return true;
  }
  return false;
}

/** How much of the backdrop's light is left, as far as L* tells, at every so many pixels that are in shadow. @returns how many those are */
export function gatherShadows(
  reach: usize,
  shaded: usize,
  lit: usize,
  l: usize,
  field: usize,
  size: i32,
  stride: i32,
  out: usize,
): i32 {
  let count = 0;
  for (let i = 0; i < size; i += stride) {
    if (!(value(reach, i) < 1 && value(shaded, i) < 1.5 && value(lit, i) > DIFFERENT)) continue;
    store<f32>(out + (<usize>count << 2), <f32>lightLeft(l, field, i));
    count++;
  }
  return count;
}

// @ts-expect-error: decorator
@inline
function lightLeft(l: usize, field: usize, i: i32): f64 {
  return (value(l, i) + 16) / (value(field, i) + 16);
}

/** In bytes, 1 where an enclosed pixel is in a shadow that is no deeper than `deepest`. */
export function darkGaps(
  reach: usize,
  shaded: usize,
  l: usize,
  field: usize,
  size: i32,
  enclosed: f64,
  deepest: f64,
  out: usize,
): void {
  for (let i = 0; i < size; i++) {
    let isGap = value(reach, i) > enclosed && value(shaded, i) < 0.6;
    if (isGap) {
      const left = lightLeft(l, field, i);
      isGap = left > deepest && left < 1.01;
    }
    store<u8>(out + i, <u8>isGap);
  }
}

/**
 * The object's pixels beside its outline with no crisp edge near, one behind the other; in bytes, `open` becomes 1 for them and for
 * those of the object whose own edge is weaker than `foot`. @returns how many there are
 */
export function findSoft(
  mask: usize,
  near: usize,
  faint: usize,
  width: i32,
  height: i32,
  crisp: f64,
  foot: f64,
  open: usize,
  out: usize,
): i32 {
  const size = width * height;
  let count = 0;
  for (let i = 0; i < size; i++) store<u8>(open + i, <u8>(isSet(mask, i) && value(faint, i) < foot));
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i++) {
      if (!isSet(mask, i) || value(near, i) >= crisp) continue;
      if (isSet(mask, i - 1) && isSet(mask, i + 1) && isSet(mask, i - width) && isSet(mask, i + width)) continue;
      store<u8>(open + i, 1);
      store<i32>(out + (<usize>count << 2), i);
      count++;
    }
  }
  return count;
}

/**
 * The object's outermost pixels in what may be shadow whose own edge is much weaker than the strongest nearby, one behind the
 * other. @returns how many there are
 */
export function findFeet(
  mask: usize,
  depth: usize,
  shaded: usize,
  strongest: usize,
  own: usize,
  width: i32,
  size: i32,
  darkest: f64,
  least: f64,
  part: f64,
  out: usize,
): i32 {
  let count = 0;
  for (let i = width; i < size - width; i++) {
    if (!isSet(mask, i) || value(depth, i) !== 1 || !(value(shaded, i) < darkest)) continue;
    const most = value(strongest, i);
    if (most < least || value(own, i) > part * most) continue;
    store<i32>(out + (<usize>count << 2), i);
    count++;
  }
  return count;
}
