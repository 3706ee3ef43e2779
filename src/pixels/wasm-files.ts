/*
 * Where the codecs' WebAssembly is. The bundler finds the files by these literal expressions, copies them and puts their
 * place here, as a plain path. Its parser is older than the language: nothing but them may stand in this file, or it
 * copies the files as text, which destroys them.
 */
export const JPEG_DECODER = new URL("../../node_modules/@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm", import.meta.url);
export const WEBP_DECODER = new URL("../../node_modules/@jsquash/webp/codec/dec/webp_dec.wasm", import.meta.url);
export const WEBP_ENCODER = new URL("../../node_modules/@jsquash/webp/codec/enc/webp_enc_simd.wasm", import.meta.url);
export const AVIF_DECODER = new URL("../../node_modules/@jsquash/avif/codec/dec/avif_dec.wasm", import.meta.url);
export const AVIF_ENCODER = new URL("../../node_modules/@jsquash/avif/codec/enc/avif_enc.wasm", import.meta.url);
