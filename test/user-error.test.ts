import { describe, expect, it } from "vitest";
import { asUserError, UserError } from "../src/user-error.js";

describe("what stops a run is told", () => {
  it.each(["ENOSPC", "EDQUOT", "EACCES", "EROFS"])("without a stack trace where the disk refused: %s", (code) => {
    const error = Object.assign(new Error(`${code}: write`), { code });
    expect(asUserError(error)?.message).toMatch(
      new RegExp(`stopped by this machine's disk: ${code}: write.*free space and rights, and run again`),
    );
  });

  it("as it is where it was meant for the user, and with its stack where the program is at fault", () => {
    const error = new UserError("words");
    expect(asUserError(error)).toBe(error);
    expect(asUserError(new TypeError("x is not a function"))).toBeUndefined();
    expect(asUserError("text")).toBeUndefined();
  });
});
