import { a as __toESM } from "./rolldown-runtime.js";
import { t as require_picocolors } from "./vendor-terminal.js";
import { r as plainText } from "./terminal.js";
import { E as primaryMetric } from "./core.js";
import { a as textTable, t as metricText } from "./show-result.js";

// src/cli/show-history.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
function state({ isChampion, isQuarantined, served, manifest }) {
	return [served.length > 0 ? served[0]?.kind ?? "promote" : manifest?.verdict, ...[
		isChampion && "champion",
		isQuarantined && "quarantined",
		manifest === void 0 && "damaged"
	]].filter((word) => typeof word === "string").join(", ");
}
function primary({ manifest, metrics }) {
	if (manifest === void 0) return "";
	const metric = primaryMetric[manifest.task];
	return `${metric} ${metricText(metrics?.[metric])}`;
}
function moment(iso) {
	return iso === null || iso === void 0 ? "" : iso.slice(0, 16).replace("T", " ");
}
function showHistory(history, { useColors, columns }) {
	if (history.versions.length === 0) return "The store has no version yet. `retrain run` publishes the first.\n";
	const colors = import_picocolors.default.createColors(useColors);
	const rows = history.versions.map((entry) => {
		const [last] = entry.served;
		const text = (plain) => entry.isChampion ? {
			text: plain,
			paint: colors.green
		} : { text: plain };
		return [
			text(entry.served.map(({ sequence }) => sequence).join(", ")),
			text(entry.version),
			state(entry),
			primary(entry),
			moment(last?.at ?? entry.manifest?.created_at),
			plainText(last?.actor ?? entry.manifest?.run.actor ?? ""),
			plainText(entry.problem ?? last?.reason ?? "")
		];
	});
	return `${[textTable([
		{
			title: "sequence",
			align: "right"
		},
		{
			title: "version",
			align: "left"
		},
		{
			title: "state",
			align: "left"
		},
		{
			title: "metric",
			align: "left"
		},
		{
			title: "when (UTC)",
			align: "left"
		},
		{
			title: "by",
			align: "left"
		},
		{
			title: "reason",
			align: "left"
		}
	], rows, {
		paintTitle: colors.dim,
		columns
	}), ...history.unreadableEvents.map((name) => `  The event ${plainText(name)} cannot be read.`)].join("\n")}\n`;
}
function historyJson(history) {
	const versions = history.versions.map((entry) => ({
		version: entry.version,
		champion: entry.isChampion,
		quarantined: entry.isQuarantined,
		verdict: entry.manifest?.verdict ?? null,
		served: entry.served,
		metrics: entry.metrics,
		created_at: entry.manifest?.created_at ?? null,
		actor: entry.manifest?.run.actor ?? null,
		problem: entry.problem ?? null
	}));
	const { current, unreadableEvents } = history;
	return `${JSON.stringify({
		champion: current?.pointer.version ?? null,
		sequence: current?.pointer.sequence ?? null,
		versions,
		unreadable_events: unreadableEvents
	}, null, 2)}\n`;
}

export { historyJson, showHistory };