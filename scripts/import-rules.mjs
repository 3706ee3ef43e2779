// Holds the direction of imports: which folder of src/ may use which (types aside). Prints each import that breaks a rule.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../src/", import.meta.url));

const STEPS = ["find", "plan", "prepare", "reach", "remove", "finish", "deliver", "report"];
const GROUND = ["service", "memory", "pixels", "github"];

/** By folder: the folders that it may import. What lies in src/ itself, but for the story and the doors, is everyone's. */
const ALLOWED = {
  entry: ["run", "settings", "embedded", ...STEPS, ...GROUND],
  run: ["settings", "embedded", ...STEPS, ...GROUND],
  ...Object.fromEntries(STEPS.map((step) => [step, ["settings", ...GROUND]])),
  settings: ["service", "github", "pixels"],
  embedded: ["settings", "service", "pixels"],
  service: ["pixels"],
  memory: ["service", "pixels"],
  github: ["service", "memory"],
  pixels: [],
};

/** Files that tie everything together, which no folder but the doors may import. */
const TOP = new Set(["index.ts", "action.ts", "worker.ts"]);

/** Leaves of a folder, without imports that lead further, which everyone may use. */
const LEAVES = new Set(["settings/types.ts", "settings/urls.ts"]);

const files = readdirSync(source, { recursive: true }).filter(
  (name) => name.endsWith(".ts") && !name.endsWith(".d.ts"),
);
const broken = files.flatMap((file) => {
  const text = readFileSync(join(source, file), "utf8");
  const imports = [...text.matchAll(/(?<!import type [^;]*)(?:from|import\()\s*"(\.[^"]+)"/g)].map(([, path]) => path);
  return imports
    .map((path) => relative(source, resolve(source, dirname(file), path)).replace(/\.js$/, ".ts"))
    .filter((imported) => !mayImport(file, imported))
    .map((imported) => `src/${file} imports src/${imported}`);
});

function mayImport(file, imported) {
  const [from, to] = [folderOf(file), folderOf(imported)];
  if (TOP.has(file) || from === to || LEAVES.has(imported)) return true;
  if (to === "") return !TOP.has(imported) || from === "entry";
  return (ALLOWED[from] ?? []).includes(to);
}

/** `settings.ts` is the door of its folder. */
function folderOf(file) {
  if (file === "settings.ts") return "settings";
  return file.includes("/") ? file.split("/", 1)[0] : "";
}

for (const line of broken) console.error(line);
if (broken.length > 0) process.exit(1);
console.log(`The imports of ${files.length} files run one way.`);
