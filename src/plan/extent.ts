import type { Plan } from "./model.js";

/** How many pictures a plan is about. */

export function picturesToWorkOn({ stored, copied, own, originals, resumed, submit, works }: Plan): number {
  const unsent = [...stored, ...originals].map(({ task }) => task);
  const tasks = [...unsent, ...own, ...resumed.flatMap(({ tasks }) => tasks), ...submit];
  return copied.length + tasks.reduce((sum, task) => sum + (works.get(task.id)?.length ?? 0), 0);
}

export function picturesOf({ works }: Plan): number {
  let pictures = 0;
  for (const group of works.values()) pictures += group.length;
  return pictures;
}
