/**
 * Which engine cuts. To be raised whenever the engine may take a picture that it refused before, or refuse another: what
 * was refused is tried again then.
 */
export const ENGINE_VERSION = "7";
