import { c as train, d as runAction } from "./chunks/core.js";

// src/actions/entries/train.ts
await runAction(train);

export {  };