import type { PictureResult } from "../../model.js";
import type { Session } from "../session/session.js";

/** Shows how far `work` has come: it is handed what to call for each picture that is done with. */
export async function withProgress<T>(
  context: Pick<Session, "progress" | "activity">,
  total: number,
  work: (onFinished: (one: { readonly result: PictureResult }) => void) => Promise<T>,
): Promise<T> {
  const progress = context.progress(total, context.activity.now);
  try {
    return await work(({ result }) => {
      const { kind } = result.outcome;
      progress.advance(kind === "failed" || kind === "deferred" || kind === "reused" ? kind : "made");
    });
  } finally {
    progress.end();
  }
}
