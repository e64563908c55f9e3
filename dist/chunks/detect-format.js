import { y as detectFormat } from "./core.js";

export { detectFormat };