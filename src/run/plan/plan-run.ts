import { join } from "node:path";
import { exists } from "../../exists.js";
import type { Findings } from "../../find/find.js";
import { look } from "../../find/look.js";
import type { Log } from "../../log.js";
import type { PaidBefore } from "../../memory/ledger.js";
import { toWorkspace } from "../../paths.js";
import type { Threads } from "../../pixels/threads.js";
import { admit } from "../../plan/admit.js";
import { picturesOf } from "../../plan/extent.js";
import type { Tracked } from "../../plan/intact.js";
import type { Plan } from "../../plan/model.js";
import { UNREACHABLE } from "../../plan/paid-before.js";
import { plan } from "../../plan/plan.js";
import { planOnly } from "../../plan/plan-only.js";
import { count } from "../../report/words.js";
import type { PlanOnly, ServiceTerms } from "../../run-model.js";
import type { Settings } from "../../settings.js";
import { UserError } from "../../user-error.js";
import { openKeptAnswers } from "../cutouts/kept-answers.js";
import { openRefusals } from "../cutouts/refusals.js";
import { wayOfOffering } from "../cutouts/way-of-offering.js";
import { isGitWay, prefixOf, shareOf, whyPlanOnly } from "../session/scope.js";
import { isBilled, isRemote, serviceIdentity, termsOf } from "../session/service-identity.js";
import type { State } from "../session/state.js";
import { adoptProduct } from "./adopt.js";
import { assertBackdrops } from "./backdrops.js";
import { isCutOut } from "./is-cut-out.js";
import { createLeftOut } from "./left-out.js";
import { openRules } from "./rules.js";
import { unreadableState } from "./unreadable-state.js";

/**
 * Makes the plan, whole before anything is submitted, and shows it.
 * @throws UserError where the manifest is not in the work tree, though git has one, or where no picture must not be
 */
export async function planRun(
  settings: Settings,
  findings: Findings,
  state: State,
  tracked: Tracked,
  { log, threads, signal }: { readonly log: Log; readonly threads: Threads; readonly signal: AbortSignal },
): Promise<Plan> {
  await assertManifest(settings, tracked);
  const service = serviceIdentity(settings.service);
  const ruleOf = await openRules(settings);
  const left = createLeftOut();
  const { known } = openRefusals({ settings, state, log });
  const made = await plan(findings.matches, {
    workspace: settings.workspace,
    prefix: prefixOf(settings),
    variantsOf: (path) => ruleOf(path)?.variants ?? settings.variants,
    service,
    billed: isBilled(settings.service),
    manifest: state.manifest,
    tracked,
    force: settings.force,
    results: settings.results,
    begun: state.pending.begun,
    wrote: state.written.has,
    look: async (match) => left.noting(match, await look(match, settings.workspace)),
    admit: (picture) => admit(picture, settings.outOfLimits),
    adopt: (task, path, line) =>
      adoptProduct(task, path, line, { settings, state, tellsOnly: whyPlanOnly(settings) !== undefined }),
    transparent: settings.transparent,
    isCutOut: (picture) => isCutOut(picture, { state, threads, log, signal }),
    findCutout: (task) => state.store.find(service, task),
    refused: async (task) => (await known(task)) ?? unreadableState(task, settings, state),
    judgeAgain: openKeptAnswers({ settings, state, threads, log, tellsOnly: whyPlanOnly(settings) !== undefined }),
    // The embedded service's jobs ended with the run that had them.
    openJobs: isRemote(settings.service) ? state.ledger.openJobs(service) : [],
    // What is redone by force is meant to be paid for again.
    paidBefore: settings.payAgain || settings.force ? [] : paidBefore(settings, state),
    budget: isBilled(settings.service) ? settings.maxPaid : Number.POSITIVE_INFINITY,
    overBudget: settings.overBudget,
    maxPictures: settings.maxPictures,
    share: shareOf(settings),
    committed: settings.deliver.some(isGitWay),
    // A shard's products are packed for the run that delivers them.
    delivered: settings.deliver.length > 0 || settings.shard !== undefined,
    log,
  });
  left.tell(log);
  refuseNoPictures(findings, left.count(), settings);
  // What the legs of a matrix have drawn is only brought together.
  if (settings.collect === undefined || settings.shard !== undefined) await assertBackdrops(made, threads, signal);
  tellShare(made, settings, log);
  tell(made, settings, state, log);
  const only = whyPlanOnly(settings);
  if (only === undefined) return made;
  const why = PLAN_ONLY[only];
  log.info(`This is only a plan (${why}): nothing is submitted, and no file is written.`);
  const told = planOnly(made, why);
  // Nobody judges what would be paid for, so that its pictures need not be kept.
  return settings.service.kind === "embedded" ? { ...told, earnest: made } : told;
}

/** Files that match and are all something else are as little as none. */
function refuseNoPictures({ matches }: Findings, others: number, { ifNoFilesFound }: Settings): void {
  if (ifNoFilesFound !== "error" || matches.length === 0 || others < matches.length) return;
  throw new UserError(`"paths" matches ${count(matches.length, "file")}, but no picture.`);
}

/** Without its manifest every picture would be taken for a new one. */
async function assertManifest(settings: Settings, tracked: Tracked): Promise<void> {
  const path = toWorkspace(settings.manifest, prefixOf(settings));
  if (tracked.get(path)?.kind !== "left-out" || (await exists(join(settings.workspace, path)))) return;
  throw new UserError(
    `The sparse checkout leaves out the manifest ${path}, and without it pictures would be paid for again: add it to "sparse-checkout" of actions/checkout`,
  );
}

/** What earlier runs paid for, or may have paid for, without getting a cutout, or were refused. */
function paidBefore(settings: Settings, { ledger }: State): readonly PaidBefore[] {
  if (!isBilled(settings.service)) return [];
  const way = wayOfOffering(settings);
  return ledger
    .paidBefore(serviceIdentity(settings.service))
    .filter(({ verdict }) => verdict?.code !== UNREACHABLE || verdict.way === way);
}

const PLAN_ONLY: Readonly<Record<PlanOnly, string>> = {
  "dry-run": "dry run",
  "no-secrets": "GitHub gives this run no secrets (a fork's or Dependabot's)",
};

/** In a matrix each leg's log says how much of the whole is its own. */
function tellShare({ scope }: Plan, settings: Settings, log: Log): void {
  const { shard, maxPaid } = settings;
  if (shard === undefined) return;
  const share = `Shard ${shard.index}/${shard.of}: ${scope.tasks} of ${count(scope.wholeTasks, "different picture")} to work on`;
  const money = isBilled(settings.service) && Number.isFinite(maxPaid);
  log.info(
    money
      ? `${share}; it may pay for ${scope.budget} of the ${maxPaid} that "max-paid" allows all shards.`
      : `${share}.`,
  );
}

const TO_SUBMIT: Readonly<Record<ServiceTerms, string>> = {
  billed: "to submit, each paid for",
  unbilled: "to submit, not billed",
  embedded: "to submit to the embedded service, free of charge",
};

function tell(plan: Plan, settings: Settings, state: State, log: Log): void {
  const settled = (kind: string) => plan.settled.filter(({ outcome }) => outcome.kind === kind).length;
  const kept = (foreign: true | undefined) =>
    plan.settled.filter(({ outcome }) => outcome.kind === "kept" && outcome.foreign === foreign).length;
  const resumed = plan.resumed.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const one = plan.orphans.length === 1;
  const orphans = one ? "product" : "products";
  const rows: readonly (readonly [number, string])[] = [
    [settled("reused"), "up to date"],
    [kept(undefined), "edited by hand, left alone"],
    [kept(true), 'there before and not in the manifest, left alone ("force" replaces them)'],
    [plan.stored.length, "to finish again from the store, unpaid"],
    [
      plan.own.reduce((sum, { id }) => sum + (plan.works.get(id)?.length ?? 0), 0),
      "cut out already, to finish as they are (not sent, not paid for)",
    ],
    [plan.copied.length, "to copy from equal pictures' products, unpaid"],
    [resumed, "to collect from jobs that an earlier run paid for"],
    [plan.submit.length, TO_SUBMIT[termsOf(settings.service)]],
    [shareOf(settings).kind === "collected" ? picturesOf(plan) : 0, "to collect from the shards"],
    [
      plan.originals.reduce((sum, { task }) => sum + (plan.works.get(task.id)?.length ?? 0), 0),
      "refused before, and kept as they are in their products' places",
    ],
    [settled("deferred"), "left to the next run"],
    [settled("skipped"), "skipped"],
    [settled("failed"), "that cannot be used, for the reason below"],
    [
      plan.orphans.length,
      settings.prune
        ? `${orphans} without a picture, to be removed`
        : `${orphans} without a picture ("prune" removes ${one ? "it" : "them"})`,
    ],
  ];
  for (const [number, what] of rows) if (number > 0) log.info(`${String(number).padStart(6)} ${what}`);
  if (plan.submit.length > 0) tellWhatLeaves(plan, settings, state, log);
}

function tellWhatLeaves(plan: Plan, settings: Settings, state: State, log: Log): void {
  const service = serviceIdentity(settings.service);
  switch (termsOf(settings.service)) {
    case "embedded":
      return;
    case "unbilled":
      log.info(`These pictures are sent to ${service}, which bills nothing ("billed: false").`);
      return;
    case "billed":
      for (const task of plan.submit) log.info(`       pays for ${task.picture.path} (${task.picture.model})`);
      log.info(`These pictures are sent to a third party: ${service}.`);
      warnOfMoney(plan, settings, state, log);
  }
}

function warnOfMoney(plan: Plan, settings: Settings, state: State, log: Log): void {
  const wanted = new Set(plan.submit.map((task) => task.id));
  const again = paidBefore(settings, state).filter(({ task, kind }) => kind !== "declined" && wanted.has(task));
  if (again.length > 0)
    log.warning(
      `${again.length} of them may be charged a second time: an earlier run submitted them and got no cutout.`,
    );
  const { deliver, shard } = settings;
  if (!deliver.includes("commit") && !deliver.includes("pull-request") && shard === undefined)
    log.warning(
      settings.deliver.length === 0
        ? `Commit ${settings.manifest} with the products: if both it and this machine's cache are lost, the next run pays for these pictures again.`
        : 'The manifest is not committed ("deliver" has neither commit nor pull-request): if the cache is lost as well, the next run pays for these pictures again.',
    );
}
