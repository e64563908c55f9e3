/* eslint-disable no-control-regex -- finding control characters is the point of this file */
/** Escape sequences of terminals: CSI, OSC and the two-character ones. */
const escapes =
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[PX^_][^\u001b]*(?:\u001b\\)?|[ -~])/g;
/** Control characters but tab, and the marks that turn the direction of writing. */
const controls = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Text that a terminal or a log shows and never obeys: without escape sequences and control characters. */
export function plainText(text: string): string {
  return text.replaceAll(escapes, '').replaceAll(controls, '');
}
