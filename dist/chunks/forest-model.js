import { n as forestModelSchema, r as loadForestModel, t as findLeaf } from "./forest-model2.js";

export { loadForestModel };