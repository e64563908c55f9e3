import { d as runAction, f as run } from "./chunks/core.js";

// src/actions/entries/run.ts
await runAction(run);

export {  };