import { m as parseConfig } from "./core.js";

export { parseConfig };