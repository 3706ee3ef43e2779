const PLACEHOLDERS: readonly string[] = ["owner", "repo", "sha", "path"];

/** What is wrong with a template of the pictures' URLs; undefined where nothing is. */
export function urlTemplateProblem(template: string): string | undefined {
  const unknown = [...template.matchAll(/\{([^{}]*)\}/g)].find(([, name = ""]) => !PLACEHOLDERS.includes(name));
  if (unknown !== undefined) return `it has ${unknown[0]}, and the placeholders are {owner}, {repo}, {sha} and {path}`;
  if (!template.includes("{path}")) return "it has no {path}, so all pictures would have one URL";
  const example = exampleWith(template, "p");
  if (/[{}]/.test(example)) return "it has a brace without its partner";
  if (!/^https?:\/\//i.test(template) || !URL.canParse(example)) return "it is no http or https URL";
  const { username, password, hostname } = new URL(example);
  if (hostname !== new URL(exampleWith(template, "q")).hostname) return "{path} is its host";
  return username === "" && password === "" ? undefined : "it holds credentials, which the service would be shown";
}

function exampleWith(template: string, path: string): string {
  return template.replace(/\{(owner|repo|sha|path)\}/g, (_, name: string) => (name === "path" ? path : "x"));
}
