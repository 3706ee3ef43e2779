// As undici is loaded, its parser is compiled: V8 has to be told before.
import "./before-undici.js";

export { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent, fetch, request } from "undici";
