import { d as runAction, n as report } from "./chunks/core.js";

// src/actions/entries/report.ts
await runAction(report);

export {  };