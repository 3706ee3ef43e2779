import type { Log } from "../log.js";
import type { OpenJob, PaidBefore } from "../memory/ledger.js";
import type { ManifestLine } from "../memory/manifest.js";
import type { Cutout, Failure, Found, Outcome, Picture, PictureResult, Task, TaskId } from "../model.js";
import type { WorkspacePath } from "../paths.js";
import type { KeepOriginal } from "./original.js";
import type { ProductPlan, SettleContext } from "./settle.js";
import type { Share } from "./share.js";

/** What a plan is made of, and what it comes to, as types only. */

/** What looking at a matched file gives; the find step's own words. */
export type Looked<M extends Found> =
  | { readonly kind: "picture"; readonly picture: Picture }
  | { readonly kind: "pointer"; readonly match: M; readonly contentId: string; readonly failure: Failure }
  | { readonly kind: "refused"; readonly match: M; readonly failure: Failure }
  | { readonly kind: "skipped"; readonly match: M; readonly reason: string }
  | { readonly kind: "passed-over" };

/** Whether a picture is within what the service takes, or can be fitted to it. */
export type Admission =
  | { readonly kind: "admitted" }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "refused"; readonly reason: string };

export interface PlanContext<M extends Found> extends SettleContext {
  readonly look: (match: M) => Promise<Looked<M>>;
  readonly admit: (picture: Picture) => Admission;
  /** What becomes of a task that the service refused before, and would again. */
  readonly refused: (task: TaskId) => Promise<Outcome | KeepOriginal | undefined>;
  /** Whether the picture's own alpha is a cutout's; asked only of those whose header says that there is one. */
  readonly isCutOut: (picture: Picture) => Promise<boolean>;
  /** Takes a product for the cutout that it is. */
  readonly adopt: (task: Task, path: WorkspacePath, line: ManifestLine) => Promise<Cutout>;
  /** Whether what was paid for without a result is a cutout after all. */
  readonly judgeAgain: (task: Task) => Promise<Cutout | undefined>;
  readonly openJobs: readonly OpenJob[];
  /** Tasks that are not to be paid for again. */
  readonly paidBefore: readonly PaidBefore[];
  /** Most tasks that may be paid for; `Infinity` for no bound, as with the embedded service. */
  readonly budget: number;
  readonly overBudget: "refuse" | "defer";
  /** Most pictures that the run works on; `Infinity` for no bound. */
  readonly maxPictures: number;
  readonly share: Share;
  /** Whether the products are committed, and so have to lie where their repository can have them. */
  readonly committed: boolean;
  /** Whether they are brought anywhere, which is not done from behind links and out of `.github`. */
  readonly delivered: boolean;
  readonly log: Pick<Log, "warning">;
}

/** A picture whose products wait for its task's cutout. */
export interface PictureWork {
  readonly picture: Picture;
  readonly products: readonly ProductPlan[];
}

/** A product that an equal picture has already, to be copied instead of paid for. */
export interface Copy {
  readonly from: WorkspacePath;
  readonly to: WorkspacePath;
  /** The manifest's line for the copy. */
  readonly line: ManifestLine;
}

/** A picture whose products an equal one has already. */
export interface Copied {
  readonly work: PictureWork;
  readonly copies: readonly Copy[];
}

/** A share beside the whole, in tasks that the manifest does not settle. */
export interface PlanScope {
  readonly tasks: number;
  readonly wholeTasks: number;
  /** The most that this run may pay for. */
  readonly budget: number;
}

export interface Plan {
  /** Pictures whose outcome is known before anything is submitted. */
  readonly settled: readonly PictureResult[];
  /** The pictures of each task below. Who is done with some may take them out: a large catalog's are much to keep. */
  readonly works: Map<TaskId, readonly PictureWork[]>;
  /** Tasks whose cutout is in the store: finished again, unpaid. */
  readonly stored: readonly { readonly task: Task; readonly cutout: Cutout }[];
  readonly copied: readonly Copied[];
  /** Tasks whose pictures are cut out already: finished of their own alpha, unsent. */
  readonly own: readonly Task[];
  /** Tasks that cannot be cut out, whose pictures stand as they are in their products' places. */
  readonly originals: readonly { readonly task: Task; readonly reason: string }[];
  /** Jobs that an earlier run paid for, with those of their tasks that are wanted still. */
  readonly resumed: readonly { readonly job: OpenJob; readonly tasks: readonly Task[] }[];
  /** Tasks to submit, in the order of their paths. */
  readonly submit: readonly Task[];
  /** How many a run in earnest would submit, where this one only tells. */
  readonly wouldSubmit: number;
  /** How much of the whole this run's share is. */
  readonly scope: PlanScope;
  /** Products in the manifest whose source is gone. */
  readonly orphans: readonly WorkspacePath[];
  /** What a run in earnest would carry out, where this one only tells. */
  readonly earnest?: Plan;
  /** Lines of products that are up to date and whose picture has another name than the manifest knows. */
  readonly renamed: readonly ManifestLine[];
}
