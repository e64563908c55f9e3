import { U as require_dist } from "./vendor-storage.js";

export default require_dist();

export {  };