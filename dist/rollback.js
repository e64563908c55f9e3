import { d as runAction, t as rollback } from "./chunks/core.js";

// src/actions/entries/rollback.ts
await runAction(rollback);

export {  };