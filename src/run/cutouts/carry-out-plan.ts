import { setMaxListeners } from "node:events";
import { picturesOf, picturesToWorkOn } from "../../plan/extent.js";
import type { Plan } from "../../plan/model.js";
import type { TimeLimit } from "../../remove/context.js";
import type { Previews } from "../report/previews.js";
import { prefixOf, shareOf } from "../session/scope.js";
import { isBilled, serviceIdentity } from "../session/service-identity.js";
import type { Session } from "../session/session.js";
import type { Collected } from "../shards/collect.js";
import type { RemovingContext, RemovingResult } from "./carry-out.js";
import { withProgress } from "./with-progress.js";

export type CarriedOut = Collected & Pick<RemovingResult, "isTimeUp">;

const NOTHING_TO_DO: CarriedOut = {
  isTimeUp: false,
  finished: [],
  calls: { submits: 0, queries: 0 },
  missing: [],
  legs: [],
};

/** The service makes the cutouts, or the legs of a matrix have made them. */
export async function carryOutPlan(plan: Plan, previews: Previews, session: Session): Promise<CarriedOut> {
  const { log, settings } = session;
  if (shareOf(settings).kind === "collected")
    return { ...(await log.group("Collect the shards", () => collect(plan, previews, session))), isTimeUp: false };
  if (picturesToWorkOn(plan) === 0) return NOTHING_TO_DO;
  const removed = await log.group("Remove the backgrounds", () => removeBackgrounds(plan, previews, session));
  return { ...removed, missing: [], legs: [] };
}

/** What a run that only tells says of its pictures: where there are checks and it costs nothing, they judge. */
export async function rehearsed(plan: Plan, previews: Previews, session: Session): Promise<Plan["settled"]> {
  const { earnest, settled } = plan;
  if (earnest === undefined || session.settings.service.kind !== "embedded") return settled;
  const { onlyJudged, rehearse } = await import("./rehearse.js");
  const judged = onlyJudged(earnest);
  if (picturesToWorkOn(judged) === 0) return settled;
  return session.log.group('Judge by "require"', async () => {
    const context = await removingContext(previews, session);
    return withProgress(session, picturesToWorkOn(judged), (onFinished) =>
      rehearse(settled, judged, { ...context, onFinished }),
    );
  });
}

async function collect(plan: Plan, previews: Previews, session: Session): Promise<Collected> {
  const { collectShards } = await import("../shards/collect.js");
  return withProgress(session, picturesOf(plan), (onFinished) =>
    collectShards(plan, { ...session, previews, onFinished }),
  );
}

async function removeBackgrounds(plan: Plan, previews: Previews, session: Session): Promise<RemovingResult> {
  const { carryOut } = await import("./carry-out.js");
  const context = await removingContext(previews, session);
  return withProgress(session, picturesToWorkOn(plan), (onFinished) => carryOut(plan, { ...context, onFinished }));
}

async function removingContext(previews: Previews, session: Session): Promise<Omit<RemovingContext, "onFinished">> {
  const { settings, state, signal } = session;
  const ending = AbortSignal.any([signal, state.lost]);
  // Every wait and every call listens for the end of the run: that is no leak.
  setMaxListeners(0, ending);
  return {
    ...session,
    origin: await originOfPictures(session),
    limit: timeLimit(session),
    previews,
    signal: ending,
    prefix: prefixOf(settings),
    pending: state.pending,
    service: serviceIdentity(settings.service),
    billed: isBilled(settings.service),
  };
}

async function originOfPictures({ settings, repository, api }: Session): Promise<RemovingContext["origin"]> {
  const { git, event } = repository;
  if (event.kind === "none" || git === undefined) return undefined;
  const { originOf } = await import("../../reach/origin.js");
  return originOf(event, git, settings.workspace, { token: settings.token, api });
}

function timeLimit({ started, settings: { timeLimitMinutes: minutes } }: Session): TimeLimit | undefined {
  return Number.isFinite(minutes) ? { at: started + minutes * 60_000, minutes } : undefined;
}
