import { expect, test } from "vitest";
import { annotations } from "../../src/report/annotations.js";
import { failed, made, run } from "./fixture.js";

const annotationsOf = (results: Parameters<typeof run>[0]) => annotations(run(results));

test("a failed picture is an annotation on its file that says what happened and what it cost", () => {
  expect(
    annotationsOf([
      made("ok.jpg"),
      failed("photos/a.jpg", { stage: "reach", reason: "404.", paid: false, retryable: true }),
    ]),
  ).toEqual([
    {
      level: "error",
      file: "photos/a.jpg",
      title: "No cutout: giving the service a URL",
      message: "photos/a.jpg: 404. (paid: no. Running again may help.)",
    },
  ]);
});

test("a failed picture is not said to have cost nothing where nothing costs anything", () => {
  const [first] = annotations(run([failed("a.jpg", { reason: "No object.", paid: false })], { terms: "embedded" }));
  expect(first?.message).toBe("a.jpg: No object. (Running again may help.)");
});

test("nine are shown, since GitHub keeps ten errors and the step's own verdict is one", () => {
  const nine = Array.from({ length: 9 }, (_none, index) => failed(`${index}.jpg`, { reason: `Fault ${index}.` }));
  expect(annotationsOf(nine).map(({ file }) => file)).toEqual(nine.map(({ path }) => path));
});

test("beyond nine the rest is counted in the last one", () => {
  const shown = annotationsOf(
    Array.from({ length: 50 }, (_none, index) => failed(`${index}.jpg`, { reason: `Fault ${index}.` })),
  );
  expect(shown).toHaveLength(9);
  expect(shown.at(-1)).toEqual({
    level: "error",
    title: "42 more pictures failed",
    message: "GitHub shows ten errors of a step; 42 more failed pictures and the reasons are in the step's summary.",
  });
});

test("a message keeps to 4,096 characters without cutting one in two", () => {
  for (const shift of ["", "x"]) {
    const [first] = annotationsOf([failed(`${shift}a.jpg`, { reason: "😀".repeat(4000) })]);
    expect(first?.message.length).toBeLessThanOrEqual(4096);
    expect(first?.message).toMatch(/^[^\p{Cs}]*…$/u);
  }
});

test("a name with a newline is no file for the runner, only text", () => {
  const [first] = annotationsOf([failed("a\n::error::b.png")]);
  expect(first).not.toHaveProperty("file");
  expect(first?.message).toContain("a\\n::error::b.png: ");
});

test("what there is to know of pictures that did not fail is one warning, however many they are", () => {
  const noted = Array.from({ length: 30 }, (_none, index) => made(`${index}.jpg`, { notes: ["its colours differ"] }));
  const shown = annotationsOf([...noted, made("plain.jpg"), failed("a.jpg")]);
  expect(shown.map(({ level }) => level)).toEqual(["error", "warning"]);
  expect(shown[1]).toMatchObject({ title: "30 pictures with a note" });
  expect(shown[1]?.message).toMatch(/^0\.jpg: its colours differ\n.*\n25 more are in the step's summary$/s);
});

test("what stopped many pictures is one annotation, with their number and some names", () => {
  const stopped = Array.from({ length: 12 }, (_none, index) => failed(`${index}.jpg`, { reason: "Wrong AppCode." }));
  expect(annotationsOf([...stopped, failed("odd.jpg")])).toEqual([
    {
      level: "error",
      title: "No cutout of 12 pictures: downloading the cutout",
      message:
        "Wrong AppCode. (paid: yes. Running again may help.) Pictures: 0.jpg, 1.jpg, 2.jpg, 3.jpg, 4.jpg and 7 more.",
    },
    expect.objectContaining({ file: "odd.jpg" }),
  ]);
});
