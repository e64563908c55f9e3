import { a as __toESM } from "./rolldown-runtime.js";
import { t as require_picocolors } from "./vendor-terminal.js";
import { r as plainText } from "./terminal.js";
import { T as metricsOfTask, w as metricDirections } from "./core.js";

// src/cli/text-table.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
const indent = "  ";
const gap = "  ";
const narrowest = 24;
const belowIndent = 12;
function wrap(text, width) {
	const lines = [];
	let line = "";
	for (const word of text.split(" ")) if (line !== "" && line.length + 1 + word.length > width) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return [...lines, line];
}
function textTable(titles, rows, style) {
	const cells = rows.map((row) => titles.map((_title, index) => {
		const cell = row[index] ?? "";
		return typeof cell === "string" ? { text: cell } : cell;
	}));
	const widths = titles.map(({ title }, index) => Math.max(title.length, ...cells.map((row) => row[index]?.text.length ?? 0)));
	const last = titles.length - 1;
	const before = widths.slice(0, last).reduce((sum, width) => sum + width + 2, 2);
	const room = style.columns === void 0 ? Infinity : style.columns - before;
	const isBelow = room < narrowest;
	const lastLines = (text) => {
		if (isBelow) return text === "" ? [""] : ["", ...wrap(text, Math.max(narrowest, (style.columns ?? 0) - belowIndent))];
		return wrap(text, room);
	};
	const render = (row) => {
		const [first = "", ...more] = lastLines(row[last]?.text ?? "");
		const parts = titles.map(({ align }, index) => {
			const { text, paint = (plain) => plain } = row[index] ?? { text: "" };
			if (index === last && align === "left") return paint(first);
			const space = " ".repeat(Math.max(0, (widths[index] ?? 0) - text.length));
			return align === "right" ? space + paint(text) : paint(text) + space;
		});
		const below = more.map((line) => " ".repeat(isBelow ? belowIndent : before) + line);
		return [(indent + parts.join(gap)).trimEnd(), ...below].join("\n");
	};
	return [render(titles.map(({ title }) => ({
		text: title,
		paint: style.paintTitle
	}))), ...cells.map(render)].join("\n");
}

// src/cli/show-result.ts
const none = "–";
function metricText(value) {
	if (value === null || value === void 0) return none;
	if (value === 0) return "0";
	const size = Math.abs(value);
	if (size < .001 || size >= 1e9) return value.toPrecision(4);
	return value.toFixed(size >= 1e3 ? 1 : 4);
}
function isGreaterBetter(metric) {
	const direction = metricDirections[metric];
	return direction === void 0 ? void 0 : direction === "greater";
}
function change(metric, candidate, champion, colors) {
	if (typeof candidate !== "number" || typeof champion !== "number") return { text: none };
	const difference = candidate - champion;
	const text = `${difference > 0 ? "+" : ""}${metricText(difference)}`;
	const isGreater = isGreaterBetter(metric);
	if (difference === 0 || isGreater === void 0) return { text };
	return {
		text,
		paint: difference > 0 === isGreater ? colors.green : colors.red
	};
}
function metricOrder({ task, metrics }) {
	const known = metricsOfTask[task];
	const others = Object.keys(metrics).filter((name) => !known.includes(name));
	return [...known.filter((name) => name in metrics), ...others.sort((a, b) => a < b ? -1 : a > b ? 1 : 0)];
}
function metricNotes({ champion, metrics, undefined_reasons: reasons }) {
	const notes = Object.keys(metrics).flatMap((name) => {
		const reason = reasons[name];
		return metrics[name] === null && reason !== void 0 ? [`${name} is undefined: ${reason}`] : [];
	});
	switch (champion.state) {
		case "none": return ["There is no champion yet.", ...notes];
		case "scored": return notes;
		case "stored": return [`The champion ${champion.version} could not be scored now: its figures are those of its own run, on other rows.`, ...notes];
		case "unusable": return [`The champion ${champion.version} cannot be scored on this holdout: ${champion.reason}`, ...notes];
	}
}
function showMetrics(file, colors) {
	const champion = "metrics" in file.champion ? file.champion.metrics : {};
	const rows = metricOrder(file).map((name) => [
		plainText(name),
		{
			text: metricText(file.metrics[name]),
			paint: colors.bold
		},
		metricText(champion[name]),
		change(name, file.metrics[name], champion[name], colors),
		{
			text: metricText(file.baseline[name]),
			paint: colors.dim
		}
	]);
	const table = textTable([
		{
			title: "metric",
			align: "left"
		},
		{
			title: "candidate",
			align: "right"
		},
		{
			title: "champion",
			align: "right"
		},
		{
			title: "change",
			align: "right"
		},
		{
			title: "baseline",
			align: "right"
		}
	], rows, {
		paintTitle: colors.dim,
		columns: void 0
	});
	return [
		colors.bold(`Metrics on ${file.dataset.holdout_rows} holdout rows`),
		table,
		...metricNotes(file).map((note) => `  ${plainText(note)}`)
	].join("\n");
}
function outcomeCell(outcome, colors) {
	switch (outcome) {
		case "pass": return {
			text: "pass",
			paint: colors.green
		};
		case "fail": return {
			text: "fail",
			paint: colors.red
		};
		case "undecided": return {
			text: "undecided",
			paint: colors.yellow
		};
		case "info": return {
			text: "info",
			paint: colors.dim
		};
	}
}
function showDecision({ verdict, evidence, forced }, colors, columns) {
	const paint = {
		promote: colors.green,
		hold: colors.yellow,
		inconclusive: colors.yellow
	}[verdict];
	const rows = evidence.map(({ outcome, rule, metric, sentence }) => [
		outcomeCell(outcome, colors),
		plainText(rule),
		plainText(metric ?? ""),
		plainText(sentence)
	]);
	const table = textTable([
		{
			title: "outcome",
			align: "left"
		},
		{
			title: "rule",
			align: "left"
		},
		{
			title: "metric",
			align: "left"
		},
		{
			title: "evidence",
			align: "left"
		}
	], rows, {
		paintTitle: colors.dim,
		columns
	});
	const force = forced === null ? [] : [`  Forced by ${plainText(forced.actor)}: ${plainText(forced.reason)}`];
	return [
		`${colors.bold("Verdict:")} ${colors.bold(paint(verdict))}`,
		...rows.length > 0 ? [table] : [],
		...force
	].join("\n");
}
function facts({ publication, deployment, promotion, curl, reportFile }) {
	const list = [];
	if (publication !== void 0) list.push(["Version", publication.version], ["Stored at", publication.model_uri]);
	if (promotion !== void 0) list.push(["Promotion", promotion.sentence]);
	if (deployment !== void 0) {
		const { url, revision, smoke } = deployment;
		list.push(["Endpoint", `${url} (revision ${revision})`]);
		if (smoke !== null) list.push(["Smoke test", `${smoke.rows} rows answered as offline, 95 % within ${smoke.p95_ms.toFixed(1)} ms`]);
	}
	if (deployment !== void 0 && curl !== void 0) list.push(["Try", curl]);
	if (reportFile !== void 0) list.push(["Report", reportFile]);
	return list;
}
function showResult(result, { useColors, columns }) {
	const colors = import_picocolors.default.createColors(useColors);
	const list = facts(result);
	const width = Math.max(0, ...list.map(([name]) => name.length));
	const blocks = [
		...result.metrics === void 0 ? [] : [showMetrics(result.metrics, colors)],
		...result.decision === void 0 ? [] : [showDecision(result.decision, colors, columns)],
		...list.length === 0 ? [] : [list.map(([name, text]) => `${colors.bold(name.padEnd(width))}  ${plainText(text)}`).join("\n")]
	];
	return blocks.length === 0 ? "" : `${blocks.join("\n\n")}\n`;
}

export { textTable as a, showResult as i, showDecision as n, showMetrics as r, metricText as t };