import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeLedgers } from "../../src/memory/cache-sync/merge-ledgers.js";
import { mergeStores } from "../../src/memory/cache-sync/merge-stores.js";
import { formatLine, type LedgerLine, replay } from "../../src/memory/ledger-lines.js";
import type { TaskId } from "../../src/model.js";

const names = ["a", "b"].map((digit): TaskId => `${digit.repeat(64)}.general`);
const ids = fc.constantFrom<TaskId[]>(...names);
const submits = fc.constantFrom("one", "two", "three");

const aTask = { task: `${"a".repeat(64)}.general` as const, image: "a".repeat(64), sent: { width: 640, height: 480 } };

/** Lines as a ledger has them: every submit begins before anything else is said of it. */
const ledgers = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant("accepted" as const), submit: submits, jobKey: submits, requestId: submits }),
      fc.record({ kind: fc.constant("unknown" as const), submit: submits, reason: submits, requestId: submits }),
      fc.record({
        kind: fc.constant("settled" as const),
        submit: submits,
        task: ids,
        fate: fc.oneof(
          fc.constant({ kind: "stored" as const }),
          fc.record({ kind: fc.constant("failed" as const), reason: submits, requestId: submits }),
        ),
      }),
    ),
    { maxLength: 8 },
  )
  .map((later): string => {
    const begun = [...new Set(later.map(({ submit }) => submit))].map((submit): LedgerLine => {
      const tasks = ["a", "b"].map((digit) => ({
        task: `${digit.repeat(64)}.general` as const,
        image: digit.repeat(64),
        sent: { width: 640, height: 480 },
      }));
      return { kind: "submitting", submit, service: "https://bgrem.example", at: 1, tasks };
    });
    return [...begun, ...later].map(formatLine).join("");
  });

test("no open submit and no vain payment of either ledger is forgotten, unless the other one knows better", () => {
  fc.assert(
    fc.property(ledgers, ledgers, (one, other) => {
      const [mine, theirs, both] = [replay(one), replay(other), replay(mergeLedgers(one, other))];
      for (const submit of [...mine.keys(), ...theirs.keys()]) {
        const entries = [mine.get(submit), theirs.get(submit)].filter((entry) => entry !== undefined);
        const settled = new Set(entries.flatMap((entry) => entry.settled));
        const finished = entries.length < [one, other].filter((text) => text.includes(`"submit":"${submit}"`)).length;
        if (finished) {
          expect(both.has(submit)).toBe(false);
          continue;
        }
        const open = entries[0]?.tasks.some(({ task }) => !settled.has(task));
        const inVain = names.filter(
          (task) =>
            entries.some(({ failures }) => failures.has(task)) &&
            entries.every(({ failures, settled }) => failures.has(task) || !settled.includes(task)),
        );
        expect(both.has(submit)).toBe(open || inVain.length > 0);
        expect([...(both.get(submit)?.failures.keys() ?? [])].sort()).toEqual(inVain);
        if (entries.some(({ phase }) => phase.kind === "accepted") && both.has(submit))
          expect(both.get(submit)?.phase.kind).toBe("accepted");
      }
    }),
  );
});

test("merging with itself or with nothing changes nothing", () => {
  fc.assert(
    fc.property(ledgers, (one) => {
      expect(replay(mergeLedgers(one, one))).toEqual(replay(one));
      expect(replay(mergeLedgers(one, ""))).toEqual(replay(one));
      expect(replay(mergeLedgers("", one))).toEqual(replay(one));
    }),
  );
});

test("what is merged in comes after what is there, which a run may be writing to", () => {
  fc.assert(
    fc.property(ledgers, ledgers, (one, other) => {
      expect(mergeLedgers(one, other).startsWith(one)).toBe(true);
    }),
  );
  const cut = `${formatLine({ kind: "refused", submit: "one" })}{"kind":"sub`;
  const line = formatLine({
    kind: "submitting",
    submit: "two",
    service: "https://bgrem.example",
    at: 1,
    tasks: [aTask],
  });
  expect(replay(mergeLedgers(cut, line)).has("two")).toBe(true);
});

test("only cutouts' folders move from a restored store, and none that is here already", async () => {
  const root = await mkdtemp(join(tmpdir(), "stores-"));
  const [restored, local] = [join(root, "restored"), join(root, "local")];
  const service = "0123456789abcdef";
  const [a, b] = ["a", "b"].map((digit) => `${digit.repeat(64)}.general`);
  const files = [
    [restored, service, a, "cutout.json"],
    [restored, service, b, "cutout.json"],
    [restored, service, "evil", "cutout.json"],
    [restored, "..evil", a, "cutout.json"],
    [restored, "incoming", "half"],
    [local, service, b, "mine"],
  ];
  for (const parts of files) {
    const file = join(...parts.map(String));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, "");
  }
  await symlink(root, join(restored, service, `${"c".repeat(64)}.general`));
  expect(await mergeStores(restored, local)).toBe(1);
  expect(await readdir(local)).toEqual([service]);
  expect((await readdir(join(local, service))).sort()).toEqual([a, b]);
  expect(await readdir(join(local, service, String(b)))).toEqual(["mine"]);
  expect(await mergeStores(join(root, "nowhere"), local)).toBe(0);
  await rm(root, { recursive: true });
});
