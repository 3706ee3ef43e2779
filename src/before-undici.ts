import { setFlagsForRequests } from "./v8-flags.js";

setFlagsForRequests();
