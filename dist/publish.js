import { a as publish, d as runAction } from "./chunks/core.js";

// src/actions/entries/publish.ts
await runAction(publish);

export {  };