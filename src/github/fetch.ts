import "../before-undici.js";

export { fetch } from "undici";
