import { createHash } from "node:crypto";
import type { FailedTask, Model, Reachable, Size, Task, TaskId } from "../../../src/model.js";

/** Tasks without files, for services that are told sizes by URL. */

export const scriptedSize: Size = { width: 48, height: 40 };

export function scriptedTask(name: string, model: Model = "general", size: Size = scriptedSize): Task {
  const contentId = createHash("sha256").update(name).digest("hex");
  const id: TaskId = `${contentId}.${model}`;
  const picture = {
    path: `photos/${name}`,
    file: `/nowhere/${name}`,
    model,
    contentId,
    blobId: contentId.slice(0, 40),
    type: "jpeg",
    bytes: 1000,
    ...size,
  } as const;
  return { id, picture, twins: [] };
}

export function scriptedUrl(name: string, host = "pictures.example"): string {
  return `https://${host}/${encodeURIComponent(name)}`;
}

/** A task that the service can fetch; `second` names the host of another route. */
export function scriptedReachable(
  name: string,
  options: { model?: Model; second?: string; host?: string } = {},
): Reachable {
  const task = scriptedTask(name, options.model);
  const { second } = options;
  return {
    kind: "reachable",
    task,
    sent: scriptedSize,
    route: options.host ?? "serve",
    address: async () => scriptedUrl(name, options.host),
    otherwise: async (): Promise<Reachable | FailedTask> =>
      second === undefined
        ? {
            kind: "failed",
            task,
            failure: { stage: "reach", reason: "There is no other route.", paid: false, retryable: false },
          }
        : scriptedReachable(name, { ...options, host: second }),
  };
}

export async function* streamOf<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) yield item;
}
