import type { DeliveryWay } from "../run-model.js";
import { type InputReader, parseFlag } from "./reader.js";

const WAYS = ["artifact", "commit", "pull-request", "bucket"] as const satisfies readonly DeliveryWay[];

export function readDelivery(read: InputReader) {
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
    verifiedCommits: readSignature(read),
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

/** Whether GitHub signs the commit: `preferred` takes an unsigned one rather than none. */
export type Signature = "none" | "preferred" | "required";

function readSignature(read: InputReader): Signature {
  const word = read.text("verified-commits");
  if (word.toLowerCase() === "preferred") return "preferred";
  const wanted = parseFlag(word);
  if (wanted === undefined) read.problem("verified-commits", "true, false or preferred");
  return wanted === true ? "required" : "none";
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
    read.problem("deliver", "any of artifact, commit, pull-request, bucket; or none");
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
