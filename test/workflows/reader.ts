import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

export const OUR_ACTION = "cutout-action/cutout-action";
export const EXAMPLES = ["pull-request", "catalog-refresh", "on-demand", "private-oss", "picture-gate"] as const;
export type Example = (typeof EXAMPLES)[number];

/** The step of an example that runs our action, as the runner would start it. */
export interface ActionStep {
  /** Its inputs by name, in text, as the runner hands them over. */
  readonly with: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly permissions: Readonly<Record<string, string>>;
  /** The events that start the workflow: `pull_request`, `schedule`, … */
  readonly events: readonly string[];
}

/** Absolute path of an example's file. */
export function exampleFile(example: Example): string {
  return fileURLToPath(new URL(`../../examples/workflows/${example}.yml`, import.meta.url));
}

/** The text of an example. */
export function exampleText(example: Example): Promise<string> {
  return readFile(exampleFile(example), "utf8");
}

/**
 * Reads the step of an example that uses our action.
 * @param values what its expressions stand for, by their text: `{ "secrets.BGREM_APP_CODE": "…", "inputs.dry-run": "true" }`
 * @throws an Error that names an expression which has no value, so that a test cannot run with a hole
 */
export async function readActionStep(
  example: Example,
  values: Readonly<Record<string, string>> = {},
): Promise<ActionStep> {
  const workflow = record(parse(await exampleText(example)));
  for (const job of Object.values(record(workflow["jobs"])).map(record)) {
    const step = list(job["steps"])
      .map(record)
      .find(({ uses }) => String(uses).startsWith(`${OUR_ACTION}@`));
    if (step !== undefined)
      return {
        with: texts(step["with"], values),
        env: texts(step["env"], values),
        permissions: texts(job["permissions"], values),
        events: Object.keys(record(workflow["on"])),
      };
  }
  throw new Error(`${example}: no step uses ${OUR_ACTION}`);
}

function texts(of: unknown, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record(of)).map(([name, value]) => [name, filled(String(value), values)]));
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{\s*([^}]*?)\s*\}\}/g, (_whole, expression: string) => {
    const value = values[expression];
    if (value === undefined) throw new Error(`No value was given for the expression ${expression}`);
    return value;
  });
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
