import { d as runAction, l as validate } from "./chunks/core.js";

// src/actions/entries/validate.ts
await runAction(validate);

export {  };