import { n as init_multipart_parser, r as toFormData } from "./vendor-storage.js";

init_multipart_parser();
export { toFormData };