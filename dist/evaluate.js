import { d as runAction, s as evaluate } from "./chunks/core.js";

// src/actions/entries/evaluate.ts
await runAction(evaluate);

export {  };