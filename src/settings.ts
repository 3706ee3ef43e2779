import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join, posix, resolve, sep } from "node:path";
import type { DeliveryWay, Model, Variant } from "./model.js";
import type { RawReading } from "./settings/raw-inputs.js";
import { createReader, type InputReader } from "./settings/reader.js";
import { readVariants } from "./settings/variants.js";
import { UserError } from "./user-error.js";

export type ServiceChoice =
  | { readonly kind: "embedded"; readonly modelFile: ModelFile }
  | { readonly kind: "remote"; readonly url: URL; readonly appCode: AppCode };

/** A fork's or Dependabot's run has no secrets (`withheld`): it gets the plan, and no error. A service on loopback may need none. */
export type AppCode = { readonly kind: "given"; readonly value: string } | { readonly kind: "withheld" | "none" };

export type ModelFile =
  | { readonly kind: "none" }
  | { readonly kind: "file" | "url"; readonly location: string; readonly sha256?: string; readonly preset?: string }
  /** On this machine, and known to be what the settings name: so from the start of a run on. */
  | { readonly kind: "local"; readonly sha256: string; readonly preset?: string };

export type ImageUrls =
  | { readonly kind: "auto" | "raw" | "bucket" | "serve" }
  | { readonly kind: "template"; readonly template: string };

export interface Bucket {
  readonly name: string;
  /** Empty: AWS's own. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What HTTP_PROXY, HTTPS_PROXY and NO_PROXY say. */
export interface ProxySettings {
  readonly httpProxy?: string;
  readonly httpsProxy?: string;
  readonly noProxy?: string;
}

export interface Settings {
  /** Absolute path of the workspace: nothing outside it is read as a picture or written as a product. */
  readonly workspace: string;
  /** Where `paths`, `output` and `manifest` start, relative to the workspace, with `/`; empty for the workspace itself. */
  readonly workingDirectory: string;
  /** The same, absolute. */
  readonly root: string;
  readonly paths: readonly string[];
  readonly humanPaths: readonly string[];
  readonly model: Model;
  readonly service: ServiceChoice;
  readonly imageUrls: ImageUrls;
  readonly sharePrivate: boolean;
  readonly bucket?: Bucket;
  readonly serveUrl?: URL;
  readonly servePort: number;
  readonly manifest: string;
  /** At least one; the first is the main product. */
  readonly variants: readonly [Variant, ...Variant[]];
  readonly outOfLimits: "fit" | "skip" | "fail";
  /** `Infinity` for `unlimited`. */
  readonly maxPaid: number;
  readonly overBudget: "refuse" | "defer";
  readonly dryRun: boolean;
  readonly changedOnly: boolean;
  readonly force: boolean;
  readonly prune: boolean;
  readonly concurrency: number;
  readonly jobTimeoutMilliseconds: number;
  readonly stateDirectory: string;
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
  readonly verifiedCommits: boolean;
  readonly pullRequestTitle: string;
  readonly pullRequestLabels: readonly string[];
  readonly comment: boolean;
  readonly failOn: "any" | "all" | "never";
  readonly token: string;
  /** Absent where no proxy is set: everything is reached directly. */
  readonly proxy?: ProxySettings;
}

/** What of the surroundings the settings depend on. */
export interface Surroundings {
  readonly workspace: string;
  readonly environment: NodeJS.ProcessEnv;
  /** True in a fork's or Dependabot's run, which gets no secrets. */
  readonly secretsWithheld: boolean;
}

const PAID_SERVICE = "https://bgrem.market.alicloudapi.com";
const WAYS = ["artifact", "commit", "pull-request"] as const satisfies readonly DeliveryWay[];

/**
 * Reads every input into one frozen object.
 * @throws UserError that names every problem at once, each with the input, its value and what is allowed.
 */
export async function loadSettings(raw: RawReading, surroundings: Surroundings): Promise<Settings> {
  const problems = [...raw.problems];
  const read = createReader(raw.inputs, problems);
  const place = readPlace(read, surroundings);
  const variants = await readVariants(raw.inputs, place.root, problems);
  const settings: Settings = {
    ...place,
    ...readSelection(read),
    service: readService(read, raw, surroundings),
    ...readReach(read, surroundings),
    variants,
    ...readMoney(read),
    ...readMemory(read, surroundings),
    ...readDelivery(read),
    ...readProxy(surroundings.environment),
  };
  refuseContradictions(settings, raw, problems);
  if (problems.length > 0) throw new UserError(problemText(problems));
  return Object.freeze(settings);
}

function problemText(problems: readonly string[]): string {
  if (problems.length === 1) return problems[0] ?? "";
  return [`${problems.length} settings are wrong:`, ...problems.map((problem) => `  - ${problem}`)].join("\n");
}

function readPlace(read: InputReader, { workspace }: Surroundings) {
  const root = resolve(workspace, read.text("working-directory"));
  if (root !== workspace && !root.startsWith(workspace + sep))
    read.problem("working-directory", "a folder inside the workspace");
  const manifest = read.text("manifest");
  if (!isInside(manifest)) read.problem("manifest", "a path inside the working directory, such as .cutouts.json");
  return {
    workspace,
    root,
    workingDirectory: root.slice(workspace.length + 1).replaceAll(sep, "/"),
    manifest: posix.normalize(manifest),
  };
}

function isInside(path: string): boolean {
  return (
    !/^(?:[/\\]|[a-z]:)/i.test(path) &&
    !path.endsWith("/") &&
    !path.split("/").some((part) => part === ".." || part.toLowerCase() === ".git")
  );
}

function readSelection(read: InputReader) {
  const paths = read.lines("paths");
  if (paths.length === 0) read.problem("paths", 'globs, folders or files, one a line, such as "photos/**/*.{jpg,png}"');
  else if (paths.every((path) => path.startsWith("!")))
    read.problem("paths", "at least one line that does not start with !");
  return { paths, humanPaths: read.lines("human-paths"), model: read.word("model", ["general", "human"]) };
}

function readService(read: InputReader, raw: RawReading, { secretsWithheld }: Surroundings): ServiceChoice {
  const choice = read.text("service");
  const appCode = read.text("app-code");
  if (choice === "embedded") {
    if (appCode !== "")
      read.problem(
        "service",
        'alibaba, or the URL of a service, since an "app-code" is given: the embedded service takes none',
      );
    return { kind: "embedded", modelFile: readModelFile(read) };
  }
  for (const name of ["model-file", "model-sha256", "model-preset"] as const) {
    if (raw.given.has(name)) read.problem(name, "nothing here: it is for the embedded service alone");
  }
  const url = serviceUrl(choice);
  if (url === undefined)
    read.problem(
      "service",
      "embedded, alibaba, or the https URL of a service with the same contract (http on this machine)",
    );
  if (/[^\x21-\x7e]/.test(appCode)) read.problem("app-code", "the AppCode alone, without spaces or line breaks");
  return {
    kind: "remote",
    url: url ?? new URL(PAID_SERVICE),
    appCode: readAppCode(appCode, url, secretsWithheld, read),
  };
}

function readAppCode(value: string, url: URL | undefined, secretsWithheld: boolean, read: InputReader): AppCode {
  if (value !== "") return { kind: "given", value };
  if (secretsWithheld) return { kind: "withheld" };
  if (url !== undefined && !isLoopback(url)) {
    read.problem(
      "app-code",
      "the AppCode of the paid service, from a secret of the repository (in the Market console under 已购买的服务, purchased services)",
    );
  }
  return { kind: "none" };
}

function serviceUrl(choice: string): URL | undefined {
  if (choice.toLowerCase() === "alibaba") return new URL(PAID_SERVICE);
  const url = httpUrl(choice);
  return url !== undefined && (url.protocol === "https:" || isLoopback(url)) ? url : undefined;
}

function httpUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.username === "" && url.password === ""
    ? url
    : undefined;
}

/** Whether a URL stays on this machine. */
export function isLoopback(url: URL): boolean {
  return url.hostname === "localhost" || url.hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(url.hostname);
}

function readModelFile(read: InputReader): ModelFile {
  const location = read.text("model-file");
  const [sha256, preset] = [read.text("model-sha256").toLowerCase(), read.text("model-preset")];
  if (location === "") {
    if (sha256 !== "") read.problem("model-sha256", 'nothing without a "model-file"');
    if (preset !== "") read.problem("model-preset", 'nothing without a "model-file"');
    return { kind: "none" };
  }
  if (sha256 !== "" && !/^[0-9a-f]{64}$/.test(sha256)) read.problem("model-sha256", "64 hexadecimal digits");
  const isUrl = /^[a-z]+:\/\//i.test(location);
  if (isUrl && !location.startsWith("https://")) read.problem("model-file", "a path, or an https URL");
  if (isUrl && sha256 === "")
    read.problem("model-sha256", 'the SHA-256 of the file: required where "model-file" is a URL');
  return {
    kind: isUrl ? "url" : "file",
    location,
    ...(sha256 === "" ? {} : { sha256 }),
    ...(preset === "" ? {} : { preset }),
  };
}

function readReach(read: InputReader, { environment }: Surroundings) {
  const bucket = readBucket(read, environment);
  const serveUrl = read.text("serve-url") === "" ? undefined : httpUrl(read.text("serve-url"));
  if (read.text("serve-url") !== "" && serveUrl === undefined)
    read.problem("serve-url", "an http or https URL by which the service reaches this machine");
  return {
    imageUrls: readImageUrls(read),
    sharePrivate: read.flag("share-private"),
    ...(bucket === undefined ? {} : { bucket }),
    ...(serveUrl === undefined ? {} : { serveUrl }),
    servePort: read.integer("serve-port", { min: 0, max: 65_535 }),
    outOfLimits: read.word("out-of-limits", ["fit", "skip", "fail"]),
  };
}

function readImageUrls(read: InputReader): ImageUrls {
  const text = read.text("image-urls");
  if (!text.includes("://")) return { kind: read.word("image-urls", ["auto", "raw", "bucket", "serve"]) };
  const unknown = [...text.matchAll(/\{([^{}]*)\}/g)].find(
    (match) => !["owner", "repo", "sha", "path"].includes(match[1] ?? ""),
  );
  const fits = httpUrl(text.replaceAll(/[{}]/g, "")) !== undefined && text.includes("{path}") && unknown === undefined;
  if (!fits)
    read.problem(
      "image-urls",
      "auto, raw, bucket, serve, or an http(s) URL with {path}, and {owner} {repo} {sha} as needed",
    );
  return { kind: "template", template: text };
}

function readBucket(read: InputReader, environment: NodeJS.ProcessEnv): Bucket | undefined {
  const [name, endpoint] = [read.text("bucket"), read.text("bucket-endpoint")];
  if (name === "") {
    if (endpoint !== "") read.problem("bucket-endpoint", 'nothing without a "bucket"');
    if (read.text("bucket-region") !== "") read.problem("bucket-region", 'nothing without a "bucket"');
    return undefined;
  }
  if (!/^[a-z0-9][a-z0-9._-]{1,62}$/i.test(name))
    read.problem("bucket", "the bucket's name alone, without a scheme or a path");
  if (endpoint !== "" && httpUrl(endpoint) === undefined)
    read.problem("bucket-endpoint", "an http or https URL, such as https://oss-cn-hangzhou.aliyuncs.com");
  const [accessKeyId, secretAccessKey] = [
    environment["AWS_ACCESS_KEY_ID"] ?? "",
    environment["AWS_SECRET_ACCESS_KEY"] ?? "",
  ];
  if (accessKeyId === "" || secretAccessKey === "") {
    read.problem(
      "bucket",
      "a bucket together with its credentials in the step's env: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    );
  }
  const sessionToken = environment["AWS_SESSION_TOKEN"] ?? "";
  const region = read.text("bucket-region") || environment["AWS_REGION"] || environment["AWS_DEFAULT_REGION"] || "auto";
  return { name, endpoint, region, accessKeyId, secretAccessKey, ...(sessionToken === "" ? {} : { sessionToken }) };
}

function readMoney(read: InputReader) {
  return {
    maxPaid: read.integer("max-paid", { min: 0, max: 1_000_000, unlimited: "unlimited" }),
    overBudget: read.word("over-budget", ["refuse", "defer"]),
    dryRun: read.flag("dry-run"),
    changedOnly: read.flag("changed-only"),
    force: read.flag("force"),
    prune: read.flag("prune"),
    concurrency: read.integer("concurrency", { min: 1, max: 50 }),
    jobTimeoutMilliseconds: read.integer("job-timeout", { min: 1, max: 360 }) * 60_000,
  };
}

function readMemory(read: InputReader, { workspace, environment }: Surroundings) {
  const given = read.text("state-directory");
  return {
    stateDirectory: given === "" ? defaultStateDirectory(workspace, environment) : resolve(workspace, given),
    stateLimitBytes: read.size("state-limit") ?? 0,
  };
}

/** The same folder for every run of one repository on one machine, and another one for every other repository. */
function defaultStateDirectory(workspace: string, environment: NodeJS.ProcessEnv): string {
  const repository = environment["GITHUB_REPOSITORY"];
  const identity = repository === undefined ? workspace : `${environment["GITHUB_SERVER_URL"]}/${repository}`;
  return join(
    userCacheDirectory(environment),
    "cutout-action",
    createHash("sha256").update(identity).digest("hex").slice(0, 16),
  );
}

function userCacheDirectory(environment: NodeJS.ProcessEnv): string {
  if (process.platform === "win32" && environment["LOCALAPPDATA"]) return environment["LOCALAPPDATA"];
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches");
  return environment["XDG_CACHE_HOME"] || join(homedir(), ".cache");
}

function readDelivery(read: InputReader) {
  const author = read.text("commit-author");
  const commitAuthor = /^([^<>\r\n]+?)\s*<([^<>\s@]+@[^<>\s@]+)>$/.exec(author);
  if (author !== "" && commitAuthor === null) read.problem("commit-author", "Name <mail@example.com>");
  for (const name of ["branch", "base"] as const) {
    if (!isBranchName(read.text(name))) read.problem(name, "the name of a branch, such as main");
  }
  const artifactName = read.text("artifact-name");
  if (/["/:<>|*?\\\r\n]/.test(artifactName)) read.problem("artifact-name", 'a name without " / \\ : < > | * ?');
  return {
    deliver: readWays(read),
    artifactName,
    retentionDays: read.integer("retention-days", { min: 0, max: 400 }),
    commitMessage: read.text("commit-message"),
    ...(commitAuthor?.[1] && commitAuthor[2]
      ? { commitAuthor: { name: commitAuthor[1], email: commitAuthor[2] } }
      : {}),
    signOff: read.flag("sign-off"),
    branch: read.text("branch"),
    base: read.text("base"),
    verifiedCommits: read.flag("verified-commits"),
    pullRequestTitle: read.text("pull-request-title"),
    pullRequestLabels: read
      .text("pull-request-labels")
      .split(/[,\n]/)
      .map((label) => label.trim())
      .filter((label) => label !== ""),
    comment: read.flag("comment"),
    failOn: read.word("fail-on", ["any", "all", "never"]),
    token: read.text("token"),
  };
}

function readWays(read: InputReader): readonly DeliveryWay[] {
  const words = [
    ...new Set(
      read
        .text("deliver")
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((word) => word !== ""),
    ),
  ];
  const ways = WAYS.filter((way) => words.includes(way));
  const known = words.every((word) => word === "none" || WAYS.some((way) => way === word));
  if (!known || (words.includes("none") && words.length > 1))
    read.problem("deliver", "any of artifact, commit, pull-request; or none");
  if (ways.includes("commit") && ways.includes("pull-request"))
    read.problem("deliver", "commit or pull-request, not both: a pull request brings its own commit");
  return ways;
}

/** What git allows in a branch's name, a little stricter: see git-check-ref-format. */
function isBranchName(name: string): boolean {
  const letters = /^[^\s~^:?*[\\\p{Cc}]+$/u.test(name);
  const shape = /^[-/]|^@$|(?:^|\/)\.|\.\.|@\{|\/\/|\.lock(?:$|\/)|[./]$/;
  return name === "" || (letters && !shape.test(name));
}

function readProxy(environment: NodeJS.ProcessEnv): { readonly proxy?: ProxySettings } {
  const either = (name: string) => environment[name] || environment[name.toLowerCase()] || "";
  const [httpProxy, httpsProxy, noProxy] = [either("HTTP_PROXY"), either("HTTPS_PROXY"), either("NO_PROXY")];
  if (httpProxy === "" && httpsProxy === "") return {};
  return { proxy: { httpProxy, httpsProxy, noProxy } };
}

function refuseContradictions(settings: Settings, raw: RawReading, problems: string[]): void {
  const { imageUrls, service } = settings;
  if (imageUrls.kind === "bucket" && settings.bucket === undefined)
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
  if (settings.sharePrivate && imageUrls.kind !== "raw")
    problems.push('"share-private" is true, but it goes with "image-urls: raw" alone');
  if (settings.verifiedCommits && raw.given.has("commit-author")) {
    problems.push(
      '"verified-commits" and "commit-author" exclude each other: GitHub signs only commits of the token\'s own user',
    );
  }
}
