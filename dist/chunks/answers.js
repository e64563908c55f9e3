import { x as nearestName } from "./core.js";
import { n as RetrainError } from "./base.js";
import { n as defaultActionReference, t as actionPattern } from "./action-reference2.js";
import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";

// src/cli/init/dataset-columns.ts
const largestFile = 67108864;
function localPath(source, directory) {
	if (source.startsWith("file://")) return fileURLToPath(source);
	return /^[a-z][a-z0-9+.-]*:\/\//i.test(source) ? void 0 : resolve(directory, source);
}
function isCountable(column) {
	if (column.kind !== "number") return column.kind !== "date";
	const distinct = /* @__PURE__ */ new Set();
	for (const value of column.values) {
		if (Number.isNaN(value)) continue;
		distinct.add(value);
		if (distinct.size > 10 || !Number.isInteger(value)) return false;
	}
	return true;
}
async function datasetColumns(source, directory) {
	try {
		const path = localPath(source, directory);
		if (path === void 0 || (await stat(path)).size > largestFile) return void 0;
		const [{ detectFormat }, { readDataset }] = await Promise.all([import("./detect-format.js"), import("./read-dataset.js")]);
		const format = detectFormat(path);
		if (format === void 0) return void 0;
		const { table } = readDataset(await readFile(path), {
			format,
			name: source,
			types: {}
		});
		return table.columns.map((column) => ({
			name: column.name,
			kind: column.kind,
			isCountable: isCountable(column)
		}));
	} catch {
		return;
	}
}

// src/cli/init/answers.ts
function nameOf(directory) {
	const name = basename(directory).toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+/, "").slice(0, 63).replace(/-+$/, "");
	return name === "" ? "my-model" : name;
}
function checkTarget(target, columns, source) {
	if (columns === void 0 || columns.some(({ name }) => name === target)) return;
	const names = columns.map(({ name }) => name);
	const nearest = nearestName(target, names);
	const hint = nearest === void 0 ? `It has ${names.slice(0, 20).join(", ")}${names.length > 20 ? ", …" : ""}.` : `Did you mean "${nearest}"?`;
	throw new RetrainError("INPUT_INVALID", `--target: ${source} has no column "${target.slice(0, 64)}". ${hint}`);
}
function algorithmFor(target, columns) {
	const column = columns?.find(({ name }) => name === target);
	if (column === void 0) return "ml_random_forest";
	return column.isCountable ? "logistic_regression" : "linear_regression";
}
async function collectAnswers(flags, io) {
	const assumptions = [];
	const isAsking = io.ask !== void 0 && Object.values(flags).every((value) => value === void 0);
	const answer = async (given, question, assumed, remark) => {
		if (given !== void 0) return given;
		if (isAsking) return (await io.ask(`${question} [${assumed}] `)).trim() || assumed;
		if (remark !== void 0) assumptions.push(remark);
		return assumed;
	};
	const name = await answer(flags.name, "Name of the pipeline", nameOf(io.directory));
	const source = await answer(flags.source, "Dataset (a path or gs://bucket/path)", "data/dataset.csv", "dataset.source is assumed to be data/dataset.csv");
	const columns = await datasetColumns(source, io.directory);
	if (isAsking && columns !== void 0) io.stderr.write(`It has the columns ${columns.map((column) => column.name).join(", ")}.\n`);
	const lastColumn = columns?.at(-1)?.name ?? "target";
	const target = await answer(flags.target, "Column to predict", lastColumn, `dataset.target is assumed to be "${lastColumn}"${columns === void 0 ? "" : ", the last column"}`);
	checkTarget(target, columns, source);
	const store = await answer(flags.store, "Store for versions (gs://bucket/prefix or a folder)", ".retrain-store", "store is the folder .retrain-store; use gs://bucket/prefix to share it");
	const algorithm = flags.trainCommand === void 0 ? await answer(flags.algorithm, "Algorithm", algorithmFor(target, columns)) : "";
	const action = await answer(flags.action, "Action for the workflow (owner/repository@ref)", defaultActionReference);
	if (!actionPattern.test(action)) throw new RetrainError("INPUT_INVALID", "--action must be of the form owner/repository@ref, or a path that begins with \"./\".");
	return {
		name,
		store,
		source,
		target,
		algorithm,
		trainCommand: flags.trainCommand,
		deploysLocally: flags.deploy === true,
		action,
		assumptions
	};
}

export { collectAnswers };