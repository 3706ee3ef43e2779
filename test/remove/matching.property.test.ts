import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TaskId } from "../../src/model.js";
import { imageHash, matchAnswers } from "../../src/remove/match.js";
import type { TaskAnswer } from "../../src/service/contract.js";
import { scriptedTask, scriptedUrl } from "../support/scripted-service/pictures.js";

const model = fc.constantFrom("general" as const, "human" as const);
const tasks = fc.uniqueArray(fc.record({ name: fc.string({ minLength: 1, maxLength: 8 }), model }), {
  minLength: 1,
  maxLength: 10,
  selector: (task) => `${task.model} ${task.name}`,
});

describe("matching a job's answers to its tasks", () => {
  it("finds each task's own answer in any order, by image and model", () => {
    fc.assert(
      fc.property(tasks, fc.infiniteStream(fc.nat()), (list, order) => {
        const { expected, answers } = job(list);
        const shuffled = answers.map((answer) => ({ answer, at: order.next().value })).sort((a, b) => a.at - b.at);
        const matched = matchAnswers(
          expected,
          shuffled.map(({ answer }) => answer),
        );
        expect([...matched].map(([task, answer]) => [task, answer.results[0]]).sort()).toEqual(
          expected.map(({ task }) => [task, task]).sort(),
        );
      }),
    );
  });

  it("goes by place where no image is echoed, and never gives one answer to two tasks", () => {
    fc.assert(
      fc.property(tasks, fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }), (list, hidden) => {
        const { expected, answers } = job(list);
        const partly = answers.map((answer, index): TaskAnswer => {
          if (!hidden[index]) return answer;
          const { image: _, ...rest } = answer;
          return rest;
        });
        const matched = matchAnswers(expected, partly);
        for (const [task, answer] of matched) expect(answer.results[0]).toBe(task);
        expect(matched.size).toBe(expected.length);
      }),
    );
  });

  it("knows a URL again that the service has put into its normal form", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (base, odd) => {
        const url = `${base}#${odd}`;
        expect(imageHash(new URL(url).href)).toBe(imageHash(url));
        expect(imageHash(`${base}x`)).not.toBe(imageHash(base));
      }),
    );
  });

  it("never guesses: an answer about another image, or lists of different lengths without echo, fit nobody", () => {
    fc.assert(
      fc.property(tasks, (list) => {
        const { expected, answers } = job(list);
        const others = answers.map((answer): TaskAnswer => ({ ...answer, image: "https://elsewhere.example/" }));
        expect(matchAnswers(expected, others).size).toBe(0);
        const bare = answers.slice(1).map(({ image: _, ...rest }): TaskAnswer => rest);
        expect(matchAnswers(expected, bare).size).toBe(0);
      }),
    );
  });
});

function job(list: readonly { name: string; model: "general" | "human" }[]): {
  expected: { task: TaskId; image: string }[];
  answers: TaskAnswer[];
} {
  const expected = list.map(({ name, model: which }) => ({
    task: scriptedTask(name, which).id,
    image: imageHash(scriptedUrl(name)),
  }));
  const answers = list.map(
    ({ name, model: which }): TaskAnswer => ({
      image: scriptedUrl(name),
      model: which,
      status: "SUCCESS",
      results: [scriptedTask(name, which).id],
    }),
  );
  return { expected, answers };
}
