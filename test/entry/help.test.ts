import { expect, it } from "vitest";
import { helpText } from "../../src/entry/help.js";
import { DEFAULTS } from "../../src/settings/raw-inputs.js";

it("names every flag, those of --listen with it", () => {
  const text = helpText();
  for (const name of Object.keys(DEFAULTS).filter((each) => each !== "paths")) expect(text).toContain(`  --${name}`);
  const listening = text.slice(text.indexOf("cutout-action --listen"));
  for (const name of [
    "app-code",
    "host",
    "public-url",
    "model-file",
    "model-sha256",
    "model-preset",
    "human-model-file",
    "human-model-sha256",
    "human-model-preset",
    "model-use",
    "model-mirrors",
    "state-directory",
  ])
    expect(listening).toContain(`[--${name} `);
});
