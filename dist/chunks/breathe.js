import { n as RetrainError } from "./base.js";
import { x as nearestName } from "./core.js";
import { v as toJSONSchema } from "./vendor.js";

// src/learn/check-parameters.ts
function checkParameters(algorithm, schema, params) {
	const known = Object.keys(schema.shape);
	const problems = Object.keys(params).filter((name) => !known.includes(name)).map((name) => unknownParameter(algorithm, name, known));
	const parsed = schema.safeParse(Object.fromEntries(Object.entries(params).filter(([name]) => known.includes(name))));
	if (parsed.success && problems.length === 0) return parsed.data;
	const wrong = new Set(parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0])));
	for (const name of wrong) {
		const value = params[name];
		problems.push(`train.params.${name} is ${shown(value)}: write ${describeRange(schema, name)}.`);
	}
	const count = problems.length === 1 ? "a parameter" : `${problems.length} parameters`;
	throw new RetrainError("TRAIN_PARAMETERS_INVALID", `train.params has ${count} that ${algorithm} cannot use.`, { problems });
}
function unknownParameter(algorithm, name, known) {
	const nearest = nearestName(name, known);
	const hint = nearest === void 0 ? `it knows ${known.join(", ")}` : `did you mean ${nearest}`;
	return `train.params.${name.slice(0, 64)} is not a parameter of ${algorithm}: ${hint}${nearest === void 0 ? "." : "?"}`;
}
const shown = (value) => typeof value === "string" ? `the text "${value.slice(0, 64)}"` : String(value);
function describeRange(schema, name) {
	const { properties = {} } = toJSONSchema(schema, { io: "input" });
	const node = properties[name] ?? {};
	const fallback = typeof node.default === "number" || typeof node.default === "boolean" || typeof node.default === "string" ? ` (default ${node.default})` : "";
	return describe(node) + fallback;
}
function describe(node) {
	if (node.anyOf !== void 0) return node.anyOf.map(describe).join(", or ");
	if (node.enum !== void 0) return node.enum.join(" or ");
	if (node.type === "boolean") return "true or false";
	const bounds = [];
	if (node.exclusiveMinimum !== void 0) bounds.push(`above ${node.exclusiveMinimum}`);
	if (node.minimum !== void 0) bounds.push(`of at least ${node.minimum}`);
	if (node.exclusiveMaximum !== void 0) bounds.push(`below ${node.exclusiveMaximum}`);
	if (node.maximum !== void 0 && node.maximum !== Number.MAX_SAFE_INTEGER) bounds.push(`of at most ${node.maximum}`);
	return [node.type === "integer" ? "a whole number" : "a number", bounds.join(" and ")].filter(Boolean).join(" ");
}

// src/learn/estimator.ts
function defineEstimator(definition) {
	const { name, tasks, encoding, schema, fit } = definition;
	return {
		name,
		tasks,
		encoding,
		schema,
		advise: definition.advise ?? (() => void 0),
		configure: (params) => {
			const parameters = checkParameters(name, schema, params);
			return {
				parameters: recordable(parameters),
				fit: (request) => fit(parameters, request)
			};
		}
	};
}
function recordable(parameters) {
	const recorded = {};
	for (const [name, value] of Object.entries(parameters)) if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") recorded[name] = value;
	return recorded;
}

// src/learn/breathe.ts
async function breathe(signal) {
	await new Promise((resolve) => setImmediate(resolve));
	if (signal?.aborted === true) throw new RetrainError("CANCELLED", "Training was cancelled.", { cause: signal.reason });
}

export { defineEstimator as n, breathe as t };