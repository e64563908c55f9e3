import { d as runAction, o as gate } from "./chunks/core.js";

// src/actions/entries/gate.ts
await runAction(gate);

export {  };