/** Shared shapes of the working stage: everything is a plane of `width * height` values, rows from the top. */

export interface Grid {
  readonly width: number;
  readonly height: number;
}

/** Gamma-coded sRGB, 0 to 255, a plane a channel. */
export interface RgbPlanes extends Grid {
  readonly r: Float32Array;
  readonly g: Float32Array;
  readonly b: Float32Array;
}

/** CIE L*a*b* (D65): equal distances look about equally different, which every threshold of the engine relies on. */
export interface LabPlanes extends Grid {
  readonly l: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
}
