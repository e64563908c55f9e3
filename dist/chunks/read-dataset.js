import { S as readDataset } from "./core.js";

export { readDataset };