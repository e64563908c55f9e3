import { d as runAction, r as promote } from "./chunks/core.js";

// src/actions/entries/promote.ts
await runAction(promote);

export {  };