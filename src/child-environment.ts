type Environment = Readonly<Record<string, string | undefined>>;

/** Inputs, among them the AppCode and the token: nobody but this program has a use for them. */
const OURS = /^(?:INPUT_|CUTOUT_APP_CODE$)/i;

/** Those of the bucket, and of GitHub. */
const CREDENTIALS = /^(?:AWS_|GITHUB_TOKEN$|GH_TOKEN$)/i;

/** What a child process may see of our environment: no secret of an input, of the bucket or of GitHub. */
export function withoutSecrets(env: Environment): Record<string, string> {
  return only(env, (name) => !OURS.test(name) && !CREDENTIALS.test(name));
}

/** The same for a child that has to show who the user is, as git's credential helpers have to: with credentials. */
export function withoutInputs(env: Environment): Record<string, string> {
  return only(env, (name) => !OURS.test(name));
}

/**
 * The environment as it was, while the process goes on without the secrets in its own: what a crash leaves behind by
 * NODE_OPTIONS (a diagnostic report) holds that one, and a child that is started without ours inherits it.
 */
export function withdrawSecrets(program: Pick<NodeJS.Process, "env" | "report">): Record<string, string> {
  const all = only(program.env, () => true);
  const visible = withoutSecrets(all);
  for (const name of Object.keys(all)) if (visible[name] === undefined) delete program.env[name];
  // Of the newer versions of Node.js: the rest of the environment may hold secrets of the job's that we do not know.
  Reflect.set(program.report ?? {}, "excludeEnv", true);
  return all;
}

function only(env: Environment, wanted: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]): [string, string][] =>
      value === undefined || !wanted(name) ? [] : [[name, value]],
    ),
  );
}
