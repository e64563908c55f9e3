import { n as defaultActionReference, r as isPlaceholder, t as actionPattern } from "./action-reference2.js";

export { actionPattern, defaultActionReference, isPlaceholder };