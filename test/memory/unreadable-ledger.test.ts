import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mergeLedgers } from "../../src/memory/cache-sync/merge-ledgers.js";
import { openLedger } from "../../src/memory/ledger.js";
import { damagedLines } from "../../src/memory/ledger-lines.js";
import { scriptedTask } from "../support/scripted-service/pictures.js";

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "cutout-ledger-"));
  file = join(directory, "ledger.jsonl");
});
afterEach(() => rmSync(directory, { recursive: true }));

const tasks = [{ task: scriptedTask("a").id, image: "ab".repeat(32), sent: { width: 400, height: 500 } }];

async function submitted(...submits: readonly string[]): Promise<void> {
  const ledger = await openLedger(directory);
  for (const submit of submits) await ledger.submitting({ submit, service: "https://s.example", at: 1, tasks });
  await ledger.close();
}

describe("a ledger's line that cannot be read", () => {
  beforeEach(async () => {
    await submitted("one", "two");
    const [first = "", second = ""] = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, `${first.slice(0, 40)}\n${second}\n`);
  });

  it("is told, and outlives what is written after it, until it is to be forgotten", async () => {
    await submitted("three");
    const ledger = await openLedger(directory);
    expect(ledger.damage).toBe(1);
    await ledger.close();
    const forgetting = await openLedger(directory, true);
    expect(forgetting.damage).toBeUndefined();
    await forgetting.submitting({ submit: "four", service: "https://s.example", at: 1, tasks });
    await forgetting.close();
    expect(damagedLines(readFileSync(file, "utf8"))).toEqual([]);
  });

  it("travels: another machine is told too", () => {
    expect(damagedLines(mergeLedgers("", readFileSync(file, "utf8")))).toHaveLength(1);
  });
});

it("a last line that was cut when the power went says nothing, also when others come after it", async () => {
  await submitted("one");
  const whole = readFileSync(file, "utf8");
  appendFileSync(file, '{"kind":"submitting","submit":"tw');
  const merged = mergeLedgers(readFileSync(file, "utf8"), whole.replaceAll("one", "three"));
  expect(merged).toContain("three");
  expect(damagedLines(merged)).toEqual([]);
  writeFileSync(file, merged);
  const ledger = await openLedger(directory);
  expect([ledger.damage, ledger.paidBefore("https://s.example").length]).toEqual([undefined, 1]);
  await ledger.close();
});
