#!/usr/bin/env node
// Writes the people's model that the embedded service takes for `human`: MediaPipe's selfie segmentation, converted from TFLite.
//
// usage: node scripts/people-model/build.mjs OUT.onnx
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { toOnnx } from "./convert.mjs";
import { readTflite } from "./tflite.mjs";

const SOURCE = fileURLToPath(
  new URL("../../node_modules/@mediapipe/selfie_segmentation/selfie_segmentation.tflite", import.meta.url),
);

/** Converts the package's file. */
export function buildPeopleModel(file) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, toOnnx(readTflite(readFileSync(SOURCE))));
}

const [, script, target] = process.argv;
if (script === fileURLToPath(import.meta.url) && target !== undefined) buildPeopleModel(target);
