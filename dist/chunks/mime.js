import { T as require_mime } from "./vendor-storage.js";

export default require_mime();

export {  };