// Undici by its parts: its index brings WebSockets, cookies, caches and mocks, and takes half as long again to load.
// As they are loaded, its parser is compiled: V8 has to be told before.
import "./before-undici.js";
import type { Dispatcher } from "undici";
import apiRequest from "undici/lib/api/api-request.js";
import buildConnector from "undici/lib/core/connect.js";
import Agent from "undici/lib/dispatcher/agent.js";
import BareDispatcher from "undici/lib/dispatcher/dispatcher.js";
import EnvHttpProxyAgent from "undici/lib/dispatcher/env-http-proxy-agent.js";

// As its index does.
BareDispatcher.prototype.request = apiRequest;

export { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent };

type RequestOptions = Omit<Dispatcher.RequestOptions, "origin" | "path"> & { readonly dispatcher: Dispatcher };

/** @throws a TypeError where `url` is none, and undici's errors */
export function request(
  url: string | URL,
  { dispatcher, ...options }: RequestOptions,
): Promise<Dispatcher.ResponseData> {
  const { origin, pathname, search } = new URL(url);
  return dispatcher.request({ ...options, origin, path: `${pathname}${search}` });
}
