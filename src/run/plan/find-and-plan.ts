import type { Findings } from "../../find/find.js";
import type { GitHubEvent } from "../../github/event.js";
import type { Log } from "../../log.js";
import type { Threads } from "../../pixels/threads.js";
import type { Tracked } from "../../plan/intact.js";
import type { Plan } from "../../plan/model.js";
import type { Settings } from "../../settings.js";
import type { Engine } from "../session/engine.js";
import type { Repository } from "../session/repository.js";
import type { State } from "../session/state.js";
import { findPictures } from "./find-pictures.js";
import { warnOfNoWay } from "./warn-of-no-way.js";

export interface PlanningContext {
  readonly settings: Settings;
  readonly state: State;
  readonly event: GitHubEvent;
  readonly repository: Repository;
  readonly threads: Threads;
  readonly engine: Engine;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export interface Planned extends Pick<Findings, "refused"> {
  readonly plan: Plan;
  /** With the engine's identity. */
  readonly settings: Settings;
  /** Why none of it can be handed to the service. */
  readonly noWay?: string;
}

/** The matches themselves end here: the plan has what is to be known of them, and a large catalog has many. */
export async function findAndPlan(
  context: PlanningContext,
  changed: ReadonlySet<string> | undefined,
  tracking: Promise<Tracked>,
): Promise<Planned> {
  const { state, log } = context;
  const findings = await log.group("Find", () => findPictures(context.settings, state.manifest, changed, log));
  const tracked = await tracking;
  const settings = await context.engine.identify();
  const planned = await log.group("Plan", async () => {
    const { planRun } = await import("./plan-run.js");
    const plan = await planRun(settings, findings, state, tracked, context);
    const noWay = await warnOfNoWay(plan, settings, context);
    return { plan, ...(noWay !== undefined && { noWay }) };
  });
  return { ...planned, refused: findings.refused, settings };
}
