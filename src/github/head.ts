import type { Git } from "./git.js";

/** @returns the commit that is checked out, in hex; undefined where there is none, or git will not look */
export async function headOf(git: Git): Promise<string | undefined> {
  const found = await git.objects.find("HEAD^{commit}").catch(() => undefined);
  return found?.id;
}
