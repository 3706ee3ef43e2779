import type { Findings } from "../../find/find.js";
import type { Manifest, ManifestLine } from "../../memory/manifest.js";
import { beside, type Tracked } from "../../plan/intact.js";
import type { Plan } from "../../plan/model.js";
import { setFlagsForPictures } from "../../v8-flags.js";
import type { Session } from "../session/session.js";
import { changedByEvent } from "./changed-by-event.js";
import { findPictures } from "./find-pictures.js";
import type { WithHeld } from "./held-elsewhere.js";
import { warnOfNoWay } from "./warn-of-no-way.js";

export interface Planned extends Pick<Findings, "refused">, Pick<WithHeld, "seen"> {
  readonly plan: Plan;
  /** The session, with the engine's identity in the settings and with the manifests of other branches. */
  readonly session: Session;
  readonly tracked: Tracked;
  /** Lines that the manifest's file lacks, or has otherwise, and that the work tree has the products of. */
  readonly carried: readonly ManifestLine[];
  /** Why none of it can be handed to the service. */
  readonly noWay?: string;
}

/** The matches themselves end here: the plan has what is to be known of them, and a large catalog has many. */
export async function findAndPlan(opened: Session): Promise<Planned> {
  const { repository, log, signal, threads, engine } = opened;
  // Git reads its index while the globs walk the tree: both take long in a large repository.
  const indexed = repository.readTracked(log);
  const { manifest, carried, elsewhere, seen } = await heldElsewhere(opened, indexed);
  const state = { ...opened.state, manifest };
  const changed = await changedByEvent(opened);
  const tracking = indexed.then((entries) => beside(elsewhere, entries));
  const findings = await log.group("Find", () => findPictures(opened.settings, manifest, changed, log));
  setFlagsForPictures(findings.matches.length);
  const tracked = await tracking;
  const session = { ...opened, state, settings: await engine.identify() };
  const planned = await log.group("Plan", async () => {
    const { planRun } = await import("./plan-run.js");
    const plan = await planRun(session.settings, findings, state, tracked, { log, threads, signal });
    const noWay = await warnOfNoWay(plan, session.settings, session);
    return { plan, ...(noWay !== undefined && { noWay }) };
  });
  return {
    ...planned,
    session,
    tracked,
    refused: findings.refused,
    carried: [...opened.state.carried, ...carried],
    seen,
  };
}

/** The manifest with what other branches and pull requests hold of ours. */
async function heldElsewhere(session: Session, tracked: Promise<Tracked>): Promise<WithHeld> {
  const { repository, state } = session;
  const { git, event, home } = repository;
  // A work tree of no repository of this GitHub has nothing there.
  if (git === undefined || home.kind === "elsewhere") return nothingElsewhere(state.manifest);
  const { withHeld } = await import("./held-elsewhere.js");
  return withHeld(state.manifest, { ...session, event, git, tracked });
}

function nothingElsewhere(manifest: Manifest): WithHeld {
  return { manifest, carried: [], elsewhere: new Map(), seen: new Map() };
}
