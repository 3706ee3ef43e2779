import { expect, it } from "vitest";
import { createActivity } from "../src/activity.js";

it("says what goes on, and what passes for as long as it lasts, also where that fails", async () => {
  const activity = createActivity();
  expect(activity.now()).toBe("");
  activity.say("cutting 1 of 2");
  const seen = await activity.during("downloading the model", async () => activity.now());
  expect([seen, activity.now()]).toEqual(["downloading the model", "cutting 1 of 2"]);
  await expect(activity.during("downloading the model", () => Promise.reject(new Error("gone")))).rejects.toThrow();
  expect(activity.now()).toBe("cutting 1 of 2");
});
