import { p as loadConfig } from "./core.js";

export { loadConfig };