import { C as readDataset } from "./core.js";

export { readDataset };