import { execFileSync } from "node:child_process";

/** What GitHub tells a run of its event: of the pull request 7, with `topic` as it is by now, or of the repository alone. */
export function payloadOf(event, { bareRepo, switches }, { git }) {
  const repo = {
    name: "shop",
    owner: { login: "octo" },
    full_name: "octo/shop",
    fork: false,
    private: switches.private,
  };
  if (event !== "pull_request") return { repository: repo };
  const side = (name) => ({ ref: name, sha: git(bareRepo, "rev-parse", name), repo });
  return { pull_request: { number: 7, head: side("topic"), base: side("main") }, repository: repo };
}

/** What a browser gets for `/octo/shop/raw/SHA/path`: the file's bytes, or nothing where the repository has no such file. */
export function rawFiles({ gitEnvironment }, bare) {
  return (pathname) => {
    const [, sha, path] = /^\/octo\/shop\/raw\/(\w{40})\/(.+)$/.exec(pathname) ?? [];
    if (sha === undefined) return undefined;
    try {
      return execFileSync("git", ["cat-file", "blob", `${sha}:${decodeURIComponent(path)}`], {
        cwd: bare,
        env: gitEnvironment,
        stdio: ["ignore", "pipe", "ignore"],
        maxBuffer: 1e8,
      });
    } catch {
      return undefined;
    }
  };
}
