import { b as detectFormat } from "./core.js";

export { detectFormat };