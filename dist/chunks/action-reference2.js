// src/cli/init/action-reference.ts
const defaultActionReference = "OWNER/retrain@v1";
function isPlaceholder(action) {
	return action.startsWith("OWNER/");
}
const actionPattern = /^(?:\.(?:\/[\w.-]+)*\/?|[\w.-]+\/[\w.-]+(?:\/[\w.-]+)*@[\w./-]+)$/;

export { defaultActionReference as n, isPlaceholder as r, actionPattern as t };