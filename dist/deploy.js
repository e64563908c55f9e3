import { d as runAction, i as deploy } from "./chunks/core.js";

// src/actions/entries/deploy.ts
await runAction(deploy);

export {  };