import type { GitHubEvent } from "../../github/event.js";
import type { Log } from "../../log.js";
import type { Plan } from "../../plan/model.js";
import { hasRoute, whyNoRoute } from "../../reach/has-route.js";
import type { Settings } from "../../settings.js";
import type { Repository } from "../session/repository.js";

/**
 * A plan that no run could carry out, since no picture can be handed over, must not look like a good one.
 * @returns what was warned of
 */
export async function warnOfNoWay(
  plan: Plan,
  settings: Settings,
  { event, repository, log }: { readonly event: GitHubEvent; readonly repository: Repository; readonly log: Log },
): Promise<string | undefined> {
  const wanted = plan.submit.length + plan.wouldSubmit;
  const origin =
    event.kind === "none" || repository.event.kind === "none" || repository.git === undefined
      ? undefined
      : repository.event.visibility;
  if (wanted === 0 || hasRoute(settings, origin)) return undefined;
  const words = `No picture could be handed to the service, so none would be paid for or made. ${await whyNoRoute(settings, origin)}`;
  log.warning(words);
  return words;
}
