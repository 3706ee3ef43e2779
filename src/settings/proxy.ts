import { shown } from "./reader.js";
import type { ProxySettings } from "./types.js";

/** The proxies of the environment, in upper or lower case. What is none is added to `problems`. */
export function readProxy(environment: NodeJS.ProcessEnv, problems: string[]): { readonly proxy?: ProxySettings } {
  const httpProxy = proxyUrl("HTTP_PROXY", environment, problems);
  const httpsProxy = proxyUrl("HTTPS_PROXY", environment, problems);
  if (httpProxy === "" && httpsProxy === "") return {};
  return { proxy: { httpProxy, httpsProxy, noProxy: either("NO_PROXY", environment) } };
}

function proxyUrl(name: string, environment: NodeJS.ProcessEnv, problems: string[]): string {
  const given = either(name, environment).trim();
  // curl and git take a host and a port alone, so such values are about.
  const text = given === "" || given.includes("://") ? given : `http://${given}`;
  if (text === "" || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) return text;
  problems.push(
    `"${name}" in the environment is ${shown(text)}; allowed: the URL of an HTTP proxy, such as http://proxy.example:3128`,
  );
  return "";
}

function either(name: string, environment: NodeJS.ProcessEnv): string {
  return environment[name] || environment[name.toLowerCase()] || "";
}
