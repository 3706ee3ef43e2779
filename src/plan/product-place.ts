import { dirname, join } from "node:path";
import { assertInside } from "../inside.js";
import { linkOn, whyForbidden } from "../memory/claims.js";
import type { Found } from "../model.js";
import { LONGEST_BESIDE } from "../temporary.js";
import type { PlanContext } from "./model.js";

/** Rejects where a product cannot be put, or delivered from: better told before its picture is paid for. */
export type AssertPlace = (product: string) => Promise<void>;

type PlaceContext = Pick<PlanContext<Found>, "workspace" | "committed" | "delivered" | "tracked">;

export function createPlaceCheck({ workspace, committed, delivered, tracked }: PlaceContext): AssertPlace {
  const folders = new Map<string, Promise<void>>();
  const assertFolder = async (product: string): Promise<void> => {
    assertInside(workspace, join(workspace, product));
    if (delivered) await assertNoLink(product, workspace);
  };
  return async (product) => {
    assertLength(product, workspace);
    if (delivered) assertAllowed(product);
    if (committed) assertOutsideSubmodules(product, tracked);
    const folder = dirname(product);
    const known = folders.get(folder) ?? assertFolder(product);
    folders.set(folder, known);
    return known;
  };
}

/** What file systems take for a name, in bytes on Linux and in UTF-16 elsewhere, and for a path. */
const MOST_OF_A_NAME = 255;
const MOST_OF_A_PATH: Readonly<Partial<Record<NodeJS.Platform, number>>> = { linux: 4095, darwin: 1023, win32: 32_000 };

function assertLength(product: string, workspace: string): void {
  const length = (text: string) => (process.platform === "linux" ? Buffer.byteLength(text) : text.length);
  const name = product.split("/").find((segment) => length(segment) > MOST_OF_A_NAME);
  if (name !== undefined)
    throw new Error(
      `its product ${product} has a name of ${length(name)} bytes, and file systems take ${MOST_OF_A_NAME}: ${REMEDY}`,
    );
  const file = join(workspace, product);
  // It is written under a name of its own, and gets its right one when it is whole.
  const longest = Math.max(length(file), length(join(dirname(file), LONGEST_BESIDE)));
  const most = MOST_OF_A_PATH[process.platform] ?? MOST_OF_A_NAME * 4;
  if (longest > most)
    throw new Error(
      `its product ${product} has a path of ${longest} bytes here, and the system takes ${most}: ${REMEDY}`,
    );
}

const REMEDY = 'give the picture or its folders a shorter name, or "output" a shorter template';

function assertAllowed(product: string): void {
  const reason = whyForbidden(product);
  if (reason !== undefined)
    throw new Error(
      `its product ${product} ${reason}, so it would not be delivered: lead "output" elsewhere, or leave the picture out with !`,
    );
}

async function assertNoLink(product: string, workspace: string): Promise<void> {
  const link = await linkOn(dirname(product), workspace);
  if (link !== undefined)
    throw new Error(
      `its product ${product} would lie behind the link ${link}, so it would not be delivered: lead "output" to where the link leads, or make a folder of it`,
    );
}

function assertOutsideSubmodules(product: string, tracked: PlaceContext["tracked"]): void {
  const parts = product.split("/");
  const folders = parts.slice(1).map((_, i) => parts.slice(0, i + 1).join("/"));
  const submodule = folders.find((folder) => tracked.get(folder)?.kind === "submodule");
  if (submodule !== undefined)
    throw new Error(
      `its product ${product} would lie in the submodule ${submodule}, which is a repository of its own: this one cannot commit it. Lead "output" elsewhere, or run a step with "working-directory: ${submodule}"`,
    );
}
