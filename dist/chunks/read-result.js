import { t as RunDirectory } from "./run-directory.js";
import { access } from "node:fs/promises";
import { resolve } from "node:path";

// src/cli/request-example.ts
function requestExample(features, profile, fields) {
	const requestNames = new Map(Object.entries(fields).map(([field, column]) => [column, field]));
	const example = {};
	for (const { name, kind, categories } of features) {
		const median = profile?.columns.find((column) => column.name === name)?.numeric?.median ?? 0;
		const field = requestNames.get(name) ?? name;
		switch (kind) {
			case "number":
				example[field] = median;
				break;
			case "date":
				example[field] = new Date(median).toISOString();
				break;
			case "boolean":
				example[field] = true;
				break;
			case "category": example[field] = categories?.[0] ?? "";
		}
	}
	return example;
}
function shellQuoted(text) {
	return `'${text.replaceAll("'", `'\\''`)}'`;
}
function curlLine(url, example) {
	return `curl -s ${shellQuoted(url)} -H 'content-type: application/json' -d ${shellQuoted(JSON.stringify(example))}`;
}

// src/cli/read-result.ts
async function readResult(config, configDirectory) {
	const run = new RunDirectory(resolve(configDirectory, config.work_dir));
	const [metrics, decision, publication, deployment, promotion, model, profile] = await Promise.all([
		run.find("metrics.json"),
		run.find("decision.json"),
		run.find("publication.json"),
		run.find("deployment.json"),
		run.find("promotion.json"),
		run.find("model/model.json"),
		run.find("profile.json")
	]);
	const report = run.resolve("report.html");
	const hasReport = await access(report).then(() => true, () => false);
	return {
		metrics,
		decision,
		publication,
		deployment,
		promotion,
		curl: deployment === void 0 || model === void 0 ? void 0 : curlLine(deployment.url, requestExample(model.features, profile, config.serve.fields)),
		reportFile: hasReport ? report : void 0
	};
}

export { readResult };