import { d as runAction, u as download } from "./chunks/core.js";

// src/actions/entries/download.ts
await runAction(download);

export {  };