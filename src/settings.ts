import { resolve } from "node:path";
import type { Model, Rule, Shard, Variant } from "./model.js";
import type { LocalPath } from "./paths.js";
import type { DeliveryWay } from "./run-model.js";
import { type Configured, readRules, withConfig } from "./settings/config/with-config.js";
import { readDelivery, type Signature } from "./settings/delivery.js";
import { readMemory, readPlace } from "./settings/places.js";
import { readProxy } from "./settings/proxy.js";
import { isExplicit, type RawReading } from "./settings/raw-inputs.js";
import { readReach } from "./settings/reach.js";
import { createReader, type InputReader, shown } from "./settings/reader.js";
import { readService } from "./settings/service.js";
import { readShards, refuseShardContradictions } from "./settings/shards.js";
import type {
  Bucket,
  BucketDelivery,
  ImageUrls,
  ProxySettings,
  ServiceChoice,
  Surroundings,
} from "./settings/types.js";
import { isLoopback } from "./settings/urls.js";
import { readVariants } from "./settings/variants.js";
import { located } from "./settings/whereabouts.js";
import { UserError } from "./user-error.js";

export interface Settings {
  /** Absolute path of the workspace: nothing outside it is read as a picture or written as a product. */
  readonly workspace: string;
  /** Where `paths`, `output` and `manifest` start, relative to the workspace, with `/`; empty for the workspace itself. */
  readonly workingDirectory: string;
  /** The same, absolute. */
  readonly root: string;
  readonly paths: readonly string[];
  readonly humanPaths: readonly string[];
  /** `auto`: an error for a plain path that is not there, else a warning. */
  readonly ifNoFilesFound: "auto" | "warn" | "error" | "ignore";
  readonly model: Model;
  readonly service: ServiceChoice;
  readonly imageUrls: ImageUrls;
  readonly sharePrivate: boolean;
  readonly bucket?: Bucket;
  readonly bucketDelivery: BucketDelivery;
  readonly serveUrl?: URL;
  readonly servePort: number;
  readonly manifest: LocalPath;
  /** At least one; the first is the main product. */
  readonly variants: readonly [Variant, ...Variant[]];
  /** By the paths of pictures; of those that name one the last holds, with all its variants. */
  readonly rules: readonly Rule[];
  /** The configuration file that was read, as the user knows it. */
  readonly configFile?: string;
  /** What a run has to say of the configuration file before it begins. */
  readonly remarks: readonly string[];
  /** What becomes of a picture that is cut out already: its own alpha is its cutout, or it is sent like any other. */
  readonly transparent: "keep" | "send";
  readonly outOfLimits: "fit" | "skip" | "fail";
  /** Pictures that the embedded engine refuses; `auto`: `fail` the first time, then `skip`. */
  readonly onRefusal: "auto" | "fail" | "skip" | "keep-original";
  /** `Infinity` for `unlimited`. */
  readonly maxPaid: number;
  readonly overBudget: "refuse" | "defer";
  /** The most pictures that one run works on, whatever the service; `Infinity` for `unlimited`. */
  readonly maxPictures: number;
  readonly dryRun: boolean;
  readonly changedOnly: boolean;
  readonly force: boolean;
  /** Which of a task's results become products: the first cutout, or every one of them. */
  readonly results: "first" | "all";
  /** Submit again what was paid for without a result. */
  readonly payAgain: boolean;
  readonly prune: boolean;
  /** The share that this run carries out, leaving delivery to a collecting run; absent for the whole. */
  readonly shard?: Shard;
  /** How many tasks a leg is meant for: with a dry run, the plan says how many legs that makes. */
  readonly shardSize?: number;
  /** Absolute path of the folder with the shards' packages; where `shard` is given too, the one that its package goes to. */
  readonly collect?: string;
  readonly concurrency: number;
  readonly jobTimeoutMilliseconds: number;
  /** After so many minutes nothing more is submitted; `Infinity` for no such limit. */
  readonly timeLimitMinutes: number;
  readonly stateDirectory: string;
  /** Absolute path of the HTML report; absent: where it is by default. */
  readonly report?: string;
  readonly stateLimitBytes: number;
  readonly deliver: readonly DeliveryWay[];
  readonly artifactName: string;
  /** 0: the repository's own. */
  readonly retentionDays: number;
  readonly commitMessage: string;
  readonly commitAuthor?: { readonly name: string; readonly email: string };
  readonly signOff: boolean;
  /** Empty: by the event. */
  readonly branch: string;
  readonly base: string;
  readonly verifiedCommits: Signature;
  readonly pullRequestTitle: string;
  readonly pullRequestLabels: readonly string[];
  readonly comment: boolean;
  readonly failOn: "any" | "all" | "never";
  readonly token: string;
  /** Absent where no proxy is set: everything is reached directly. */
  readonly proxy?: ProxySettings;
}

/**
 * Reads every input into one frozen object.
 * @throws UserError that names every problem at once, each with the input, its value and what is allowed.
 */
export async function loadSettings(reading: RawReading, given: Surroundings): Promise<Settings> {
  // A variable of the runner may end with a slash.
  const surroundings = { ...given, workspace: resolve(given.workspace) };
  const problems = [...reading.problems];
  const configured = await withConfig(reading, surroundings, problems);
  const { raw } = configured;
  const place = readPlace(createReader(raw.inputs, problems), surroundings);
  const inputs = await located(raw, place.root, problems);
  const read = createReader(inputs, problems);
  const variants = await readVariants(inputs, place.root, problems);
  const settings: Settings = {
    ...place,
    ...readSelection(read),
    service: readService(read, raw, surroundings),
    ...readReach(read, surroundings),
    variants,
    rules: await readRules(configured.rules, place.root, problems),
    ...(configured.file !== undefined && { configFile: configured.file }),
    remarks: [...raw.remarks, ...configured.remarks],
    ...readMoney(read, raw.from),
    ...readShards(read, place.workspace),
    ...readMemory(read, surroundings),
    ...readDelivery(read),
    ...readProxy(surroundings.environment, problems),
  };
  refuseContradictions(settings, raw, problems);
  refuseShardContradictions(settings, raw, problems);
  refuseDetours(settings, raw, problems);
  if (problems.length > 0) throw new UserError(problemText(problems.map(withOrigin(configured))));
  return Object.freeze(settings);
}

/** What the configuration file has is looked for there. */
function withOrigin({ origin }: Configured): (problem: string) => string {
  return (problem) =>
    problem.replace(/^"([\w-]+)" is (?:empty|"(?:[^"\\]|\\.)*"|not shown here)/, (start, name) => start + origin(name));
}

function problemText(problems: readonly string[]): string {
  if (problems.length === 1) return problems[0] ?? "";
  return [`${problems.length} settings are wrong:`, ...problems.map((problem) => `  - ${problem}`)].join("\n");
}

function readSelection(read: InputReader) {
  const paths = read.lines("paths");
  if (paths.length === 0) read.problem("paths", 'globs, folders or files, one a line, such as "photos/**/*.{jpg,png}"');
  else if (paths.every((path) => path.startsWith("!")))
    read.problem("paths", "at least one line that does not start with !");
  const ifNoFilesFound =
    read.text("if-no-files-found") === ""
      ? ("auto" as const)
      : read.word("if-no-files-found", ["warn", "error", "ignore"]);
  return {
    paths,
    humanPaths: read.lines("human-paths"),
    ifNoFilesFound,
    model: read.word("model", ["general", "human"]),
  };
}

/** A hosted job ends after six hours, and what it has not delivered by then is late. */
const MINUTES_IN_ACTIONS = 330;

function readTimeLimit(read: InputReader, from: RawReading["from"]): number {
  if (read.text("time-limit") === "") return from === "step" ? MINUTES_IN_ACTIONS : Number.POSITIVE_INFINITY;
  const text = read.text("time-limit");
  if (!/^\d{1,7}(\.\d{1,3})?$/.test(text)) read.problem("time-limit", "minutes, such as 330 or 1.5, or 0 for no limit");
  return Number(text) || Number.POSITIVE_INFINITY;
}

function readMoney(read: InputReader, from: RawReading["from"]) {
  return {
    maxPaid: read.integer("max-paid", { min: 0, max: 1_000_000, unlimited: "unlimited" }),
    overBudget: read.word("over-budget", ["refuse", "defer"]),
    maxPictures: read.integer("max-pictures", { min: 1, max: 10_000_000, unlimited: "unlimited" }),
    dryRun: read.flag("dry-run"),
    changedOnly: read.flag("changed-only"),
    force: read.flag("force"),
    results: read.word("results", ["first", "all"]),
    payAgain: read.flag("pay-again"),
    prune: read.flag("prune"),
    concurrency: read.integer("concurrency", { min: 1, max: 50 }),
    timeLimitMinutes: readTimeLimit(read, from),
    jobTimeoutMilliseconds: read.integer("job-timeout", { min: 1, max: 360 }) * 60_000,
  };
}

function refuseContradictions(settings: Settings, raw: RawReading, problems: string[]): void {
  const { imageUrls, service, variants, rules } = settings;
  if (imageUrls.kind === "bucket" && !raw.given.has("bucket"))
    problems.push('"image-urls" is "bucket", but "bucket" is empty: name the bucket');
  if (
    imageUrls.kind === "serve" &&
    service.kind === "remote" &&
    !isLoopback(service.url) &&
    settings.serveUrl === undefined
  ) {
    problems.push(
      '"image-urls" is "serve", but the service is not on this machine: set "serve-url" to a URL by which it reaches this runner, or take bucket',
    );
  }
  if (
    settings.force &&
    settings.overBudget === "defer" &&
    service.kind === "remote" &&
    Number.isFinite(settings.maxPaid)
  )
    problems.push(
      '"force" and "over-budget: defer" exclude each other: what is forced is never up to date, so each run would pay for the same first pictures and never come to the rest. Narrow "paths" to what is to be redone, or raise "max-paid"',
    );
  refuseBucketContradictions(settings, raw, problems);
  const recipes = [...variants, ...rules.flatMap((rule) => rule.variants)].map(({ recipe }) => recipe);
  if (service.kind === "remote" && recipes.every(({ content, trim }) => content === "picture" && !trim))
    problems.push(
      '"content" is "picture" for every product, and so none shows the cutout that would be paid for: add a variant that does, or take the embedded service',
    );
  if (settings.sharePrivate && imageUrls.kind !== "raw")
    problems.push('"share-private" is true, but it goes with "image-urls: raw" alone');
  if (settings.verifiedCommits !== "none" && raw.given.has("commit-author")) {
    problems.push(
      '"verified-commits" and "commit-author" exclude each other: GitHub signs only commits of the token\'s own user',
    );
  }
}

function refuseBucketContradictions({ deliver }: Settings, raw: RawReading, problems: string[]): void {
  if (deliver.includes("bucket")) {
    if (!raw.given.has("bucket")) problems.push('"deliver" has bucket, but "bucket" is empty: name the bucket');
    return;
  }
  for (const name of ["bucket-key", "bucket-cache-control", "bucket-url"] as const)
    if (isExplicit(raw, name))
      problems.push(`"${name}" is ${shown(raw.inputs[name])}, which is only for "deliver: bucket": leave it out here`);
}

/** The embedded service is on this machine, and so are the pictures: what would take them elsewhere is a mistake. */
function refuseDetours({ service, imageUrls, deliver }: Settings, raw: RawReading, problems: string[]): void {
  if (service.kind !== "embedded") return;
  const because = "but the embedded service reads the pictures on this machine: leave it out, or name another service";
  if (imageUrls.kind !== "auto" && imageUrls.kind !== "serve")
    problems.push(`"image-urls" is ${shown(raw.inputs["image-urls"])}, ${because}`);
  const delivers = deliver.includes("bucket");
  for (const name of ["bucket", "serve-url"] as const)
    if (raw.given.has(name) && !(name === "bucket" && delivers))
      problems.push(`"${name}" is ${shown(raw.inputs[name])}, ${because}`);
}
