import { t as require_p_limit } from "./vendor-storage.js";

export default require_p_limit();

export {  };