import { t as require_random_forest } from "./vendor-forest.js";

export default require_random_forest();

export {  };