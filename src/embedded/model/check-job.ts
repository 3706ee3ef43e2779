import { messageOf } from "../../user-error.js";
import { maskOf } from "./mask.js";
import { sizeFor } from "./planes.js";
import { presets } from "./presets.js";
import { type ModelSpec, openSession, type Session, UnsuitableModel } from "./session.js";

export type ModelVerdict =
  /** `size`: of the image that the graph takes, for the log. */
  { readonly kind: "suitable"; readonly size: string } | { readonly kind: "unsuitable"; readonly reason: string };

/** Loads a model, and runs it once where its shapes alone do not tell whether it gives a mask. */
export async function checkModelJob(spec: ModelSpec): Promise<ModelVerdict> {
  try {
    const session = await openSession(spec);
    const size = sizeFor({ width: 512, height: 512 }, session.graph.input, presets[spec.preset]);
    if (session.graph.doubtful) await tryOut(session, size);
    return { kind: "suitable", size: `${size.width} × ${size.height}` };
  } catch (error) {
    if (error instanceof UnsuitableModel) return { kind: "unsuitable", reason: error.message };
    throw error;
  }
}

async function tryOut(session: Session, size: Parameters<Session["run"]>[1]): Promise<void> {
  try {
    const { values, shape } = await session.run(new Float32Array(size.width * size.height * 3), size);
    maskOf(values, shape);
  } catch (error) {
    throw new UnsuitableModel(messageOf(error));
  }
}
