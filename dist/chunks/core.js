import { i as toRetrainError, n as RetrainError, r as renderError, t as retrainVersion } from "./base.js";
import { _ as ZodError, a as boolean, c as literal, d as record, f as strictObject, g as unknown, h as union, i as array, l as number$2, m as tuple, n as _enum, o as discriminatedUnion, p as string, r as _null, s as int, t as require_dist, u as object, v as toJSONSchema } from "./vendor.js";
import { a as setOutput, c as warning, i as setFailed, l as summary, n as endGroup, o as setSecret, r as getInput, s as startGroup, t as debug } from "./vendor-runner.js";
import { createHash, randomBytes } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { arch, platform } from "node:os";

// src/contract/run-cancelled.ts
function runCancelled(cause) {
	return new RetrainError("CANCELLED", "The run was cancelled. Nothing is half published; run again.", { cause });
}

// src/steps/another-model.ts
function anotherModel(runDirectory) {
	return new RetrainError("NOTHING_TO_PROMOTE", `The decision in ${runDirectory} is about another model than the one there: run evaluate and gate again.`);
}

// src/contract/config.ts
const columnName = string().min(1);
const evenWithOtherProblems = { when: ({ value }) => typeof value === "object" && value !== null };
const taskSchema = _enum([
	"binary",
	"multiclass",
	"regression"
]);
const columnKindSchema = _enum([
	"number",
	"category",
	"boolean",
	"date"
]);
const formatSchema = _enum([
	"csv",
	"tsv",
	"json",
	"jsonl"
]);
const algorithmSchema = _enum([
	"logistic_regression",
	"linear_regression",
	"random_forest",
	"gradient_boosted_trees",
	"ml_random_forest"
]);
const datasetSchema = strictObject({
	source: string().min(1).meta({
		description: "Where the dataset is: `gs://bucket/path`, `file:///path` or a plain path. CSV, TSV, JSON array or JSON Lines, also with `.gz`.",
		input: "source"
	}),
	target: columnName.meta({
		description: "The column to predict.",
		input: "target"
	}),
	task: taskSchema.optional().meta({
		description: "What kind of prediction: `binary`, `multiclass` or `regression`. Default: decided by the target column.",
		input: "task"
	}),
	positive: union([
		string(),
		number$2(),
		boolean()
	]).optional().meta({ description: "The class that counts as positive in a binary task. Default: the last class in sorted order." }),
	format: formatSchema.optional().meta({
		description: "Format of the dataset. Default: by the name of the file.",
		input: "format"
	}),
	features: array(columnName).min(1).optional().meta({ description: "The columns to learn from. Default: all but the target and those that have another role." }),
	exclude: array(columnName).default([]).meta({ description: "Columns that are not learned from." }),
	types: record(columnName, columnKindSchema).default({}).meta({ description: "Column types that differ from what the content suggests, for example `zip: category`." }),
	required: array(columnName).default([]).meta({ description: "Columns that the dataset must have, besides the target." })
}).meta({ description: "The dataset to learn from." });
const splitSchema = strictObject({
	holdout: number$2().gt(0).lt(1).default(.2).meta({
		description: "Share of the rows that are kept from training.",
		input: "holdout"
	}),
	key: columnName.optional().meta({ description: "Column that identifies a row, or a group of rows that must stay on one side. Default: the content of the row." }),
	column: columnName.optional().meta({ description: "Column that says the side of each row: `holdout` (or `test`), anything else is training." }),
	file: string().min(1).optional().meta({ description: "A dataset of its own that is the holdout." }),
	seed: int().min(0).max(4294967295).default(42).meta({ description: "Seed of the hash that decides the side of each row." })
}).refine((split) => [
	split.key,
	split.column,
	split.file
].filter((way) => way !== void 0).length <= 1, {
	message: "use one of key, column and file, not several",
	...evenWithOtherProblems
}).meta({ description: "How rows are kept from training. A row keeps its side when the dataset grows." });
const trainSchema = strictObject({
	algorithm: algorithmSchema.optional().meta({
		description: "Built-in algorithm.",
		input: "algorithm"
	}),
	params: record(string(), union([
		number$2(),
		boolean(),
		string()
	])).default({}).meta({ description: "The algorithm's parameters, with scikit-learn's names." }),
	command: string().min(1).optional().meta({
		description: "Your own training program instead of a built-in algorithm. Placeholders: `{train_data}`, `{model}`, `{metrics}`, `{seed}`, `{work_dir}`.",
		input: "train_command"
	}),
	model: string().min(1).optional().meta({ description: "The file or folder that `command` writes the model to, relative to the working directory." }),
	metrics: string().min(1).optional().meta({ description: "The JSON file that `command` writes its metrics to. Optional with `predict_command`." }),
	predict_command: string().min(1).optional().meta({
		description: "Scores rows with a model, so that candidate and champion are compared on the same rows. Placeholders: `{model}`, `{data}`, `{predictions}`.",
		input: "predict_command"
	}),
	environment: record(string(), string().meta({ secret: true })).default({}).meta({ description: "Environment variables for the commands; a value may be `${NAME}` to pass a secret on." }),
	timeout_minutes: number$2().positive().default(60).meta({ description: "A command that runs longer is ended." }),
	seed: int().min(0).max(4294967295).default(42).meta({
		description: "Seed of everything random in training.",
		input: "seed"
	})
}).superRefine((train, context) => {
	const has = (key) => train[key] !== void 0;
	if (has("algorithm") === has("command")) context.addIssue({
		code: "custom",
		message: has("command") ? "has both algorithm and command: keep one of them" : "write either algorithm or command"
	});
	if (has("command") && train.model === void 0) context.addIssue({
		code: "custom",
		path: ["model"],
		message: "is needed with command: the file that the command writes the model to"
	});
	if (has("command") && train.metrics === void 0 && train.predict_command === void 0) context.addIssue({
		code: "custom",
		path: ["metrics"],
		message: "is needed with command, unless predict_command is there to score the holdout"
	});
}, evenWithOtherProblems).meta({ description: "How the model is trained." });
const metricRuleSchema = strictObject({
	threshold: number$2().optional().meta({ description: "The candidate must reach this value (must not exceed it, where smaller is better)." }),
	min_absolute_change: number$2().optional().meta({ description: "The candidate must be better than the champion by at least this much." }),
	min_relative_change: number$2().optional().meta({ description: "The candidate must be better than the champion by at least this share of the champion's value." }),
	max_regression: number$2().min(0).optional().meta({ description: "The candidate may be worse than the champion by at most this much." }),
	greater_is_better: boolean().optional().meta({ description: "Direction of a metric of your own; known for Retrain's metrics." })
});
const gateSchema = strictObject({
	metrics: record(string(), metricRuleSchema).default({}).meta({ description: "One rule a metric. Default: the primary metric of the task may not regress by more than 0.02 (rmse: by 2 % of the champion)." }),
	on_missing_champion: _enum([
		"promote",
		"hold",
		"fail"
	]).default("promote").meta({
		description: "What happens on the first run, when all thresholds hold and the model beats the trivial baseline.",
		input: "on_missing_champion"
	}),
	on_champion_unusable: _enum([
		"hold",
		"fail",
		"promote"
	]).default("hold").meta({
		description: "What happens when there is a champion that cannot be scored on the holdout.",
		input: "on_champion_unusable"
	}),
	force: boolean().default(false).meta({
		description: "Promote whatever the rules say; needs `force_reason` and is recorded.",
		input: "force"
	}),
	force_reason: string().min(3).optional().meta({
		description: "Why the gate is overruled; kept in the event log.",
		input: "force_reason"
	}),
	fail_on_hold: boolean().default(false).meta({
		description: "End the run with an error when the candidate is held.",
		input: "fail_on_hold"
	})
}).superRefine((gate, context) => {
	if (gate.force && gate.force_reason === void 0) context.addIssue({
		code: "custom",
		path: ["force_reason"],
		message: "is needed with force: say why the gate is overruled"
	});
}, evenWithOtherProblems).meta({ description: "When the candidate replaces the champion." });
const serveSchema = strictObject({
	prediction: string().min(1).default("prediction").meta({ description: "Name of the field that carries the prediction in an answer." }),
	labels: record(string(), string()).default({}).meta({ description: "What to answer instead of a class of the dataset, for example `\"1\": heart-disease`." }),
	fields: record(string(), columnName).default({}).meta({ description: "Request field names and the columns they stand for, for example `age_years: age`." }),
	include: array(_enum(["probabilities", "model_version"])).default(["probabilities", "model_version"]).meta({ description: "What an answer carries besides the prediction." }),
	max_body_bytes: int().positive().default(262144).meta({ description: "A larger request is refused with status 413." }),
	max_instances: int().positive().default(1e3).meta({ description: "More rows in one request are refused with status 413." })
}).meta({ description: "How the function answers." });
const deploySchema = strictObject({
	target: _enum(["local"]).meta({
		description: "Where the function runs: `local` is this machine, loopback only, under the official functions framework.",
		input: "deploy_target"
	}),
	function: string().regex(/^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/, "must be lower-case letters, digits and hyphens, beginning with a letter").optional().meta({
		description: "Name of the function. Default: `name`.",
		input: "function"
	}),
	directory: string().min(1).default(".retrain-functions").meta({ description: "Folder that holds the revisions of a local function." }),
	port: int().min(0).max(65535).default(0).meta({
		description: "Port of a local function; 0 takes a free one and keeps it.",
		input: "port"
	}),
	smoke_rows: int().min(1).max(1e3).default(20).meta({ description: "Holdout rows that the new revision must answer exactly as the model did offline." }),
	startup_seconds: number$2().positive().default(30).meta({ description: "A revision that is not ready by then has failed." })
}).meta({ description: "Deploys the model behind an HTTP endpoint. Without it, the loop ends with the promotion." });
const reportSchema = strictObject({ title: string().min(1).optional().meta({ description: "Heading of the report. Default: `name`." }) }).meta({ description: "The report of a run." });
const configSchema = strictObject({
	name: string().regex(/^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/, "must be lower-case letters, digits and hyphens, beginning with a letter, at most 63").meta({
		description: "Name of the pipeline.",
		input: "name"
	}),
	store: string().min(1).meta({
		description: "Where versions are published: `gs://bucket/prefix`, `file:///path` or a plain path.",
		input: "store"
	}),
	project_id: string().min(1).optional().meta({
		description: "Google Cloud project. Default: that of the credentials.",
		input: "project_id"
	}),
	work_dir: string().min(1).default(".retrain").meta({
		description: "The run directory: what each step leaves for the next.",
		input: "work_dir"
	}),
	dataset: datasetSchema,
	split: splitSchema.prefault({}),
	train: trainSchema,
	gate: gateSchema.prefault({}),
	serve: serveSchema.prefault({}),
	deploy: deploySchema.optional(),
	report: reportSchema.prefault({})
}).meta({
	title: "Retrain configuration",
	description: "Configuration of one continuous-training pipeline."
});

// src/contract/run-files.ts
const sha256Schema = string().regex(/^[0-9a-f]{64}$/);
const generationSchema = string().regex(/^(?:0|[1-9]\d*)$/);
const versionSchema = string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/);
const metricValuesSchema = record(string(), number$2().nullable());
const sourceSchema = object({
	uri: string(),
	generation: generationSchema,
	sha256: sha256Schema,
	size_bytes: int().min(0),
	path: string(),
	format: formatSchema,
	rows: int().min(0)
});
const datasetFileSchema = sourceSchema.extend({
	schema: literal("retrain.dataset/1"),
	columns: array(string()),
	columns_digest: sha256Schema,
	holdout: sourceSchema.nullable(),
	changed: boolean()
});
const columnProfileSchema = object({
	name: string(),
	kind: columnKindSchema,
	role: _enum([
		"feature",
		"target",
		"split",
		"ignored"
	]),
	missing: int().min(0),
	distinct: int().min(0),
	numeric: object({
		min: number$2(),
		q1: number$2(),
		median: number$2(),
		q3: number$2(),
		max: number$2(),
		mean: number$2(),
		standard_deviation: number$2()
	}).nullable()
});
const profileFileSchema = object({
	schema: literal("retrain.profile/1"),
	rows: int().min(0),
	columns: array(columnProfileSchema),
	task: taskSchema,
	target: string(),
	classes: array(string()),
	positive: string().nullable(),
	split: object({
		rule: _enum([
			"content",
			"key",
			"column",
			"file"
		]),
		seed: int(),
		share: number$2(),
		training_rows: int().min(0),
		holdout_rows: int().min(0),
		training_digest: sha256Schema,
		holdout_digest: sha256Schema
	})
});
const findingSchema = object({
	rule: string(),
	severity: _enum(["fail", "warn"]),
	column: string().nullable(),
	count: int().min(0),
	rows: array(int()),
	message: string()
});
const validationFileSchema = object({
	schema: literal("retrain.validation/1"),
	valid: boolean(),
	findings: array(findingSchema)
});
const featureSchema = object({
	name: string(),
	kind: columnKindSchema,
	categories: array(string()).nullable()
});
const modelCommon = {
	schema: literal("retrain.model/1"),
	task: taskSchema,
	target: string(),
	features: array(featureSchema),
	classes: array(string()),
	positive: string().nullable()
};
const builtInModelSchema = object({
	...modelCommon,
	kind: literal("built-in"),
	algorithm: algorithmSchema,
	params: record(string(), union([
		number$2(),
		boolean(),
		string()
	])),
	seed: int(),
	encoding: unknown(),
	estimator: unknown(),
	binary: object({
		path: literal("model.bin"),
		size_bytes: int().min(0),
		sha256: sha256Schema
	}).optional()
});
const commandModelSchema = object({
	...modelCommon,
	kind: literal("command"),
	entry: string(),
	predict_command: string().nullable(),
	reported_metrics: metricValuesSchema.nullable()
});
const modelFileSchema = discriminatedUnion("kind", [builtInModelSchema, commandModelSchema]);
const scoresSchema = object({
	values: array(number$2()).nullable(),
	labels: array(int().min(0)).nullable(),
	probabilities: array(number$2()).nullable()
});
const predictionsFileSchema = object({
	schema: literal("retrain.predictions/1"),
	task: taskSchema,
	classes: array(string()),
	rows: array(string()),
	actual: array(number$2()),
	candidate: scoresSchema,
	champion: scoresSchema.nullable()
});
const requestValueSchema = union([
	string(),
	number$2(),
	boolean(),
	_null()
]);
const smokeFileSchema = object({
	schema: literal("retrain.smoke/1"),
	cases: array(object({
		instance: record(string(), requestValueSchema),
		label: string().nullable(),
		probabilities: array(number$2()).nullable(),
		value: number$2().nullable()
	}))
});
const championMetricsSchema = discriminatedUnion("state", [
	object({ state: literal("none") }),
	object({
		state: literal("scored"),
		version: versionSchema,
		pointer_generation: generationSchema,
		model_sha256: sha256Schema,
		metrics: metricValuesSchema
	}),
	object({
		state: literal("stored"),
		version: versionSchema,
		pointer_generation: generationSchema,
		model_sha256: sha256Schema,
		metrics: metricValuesSchema
	}),
	object({
		state: literal("unusable"),
		version: versionSchema,
		pointer_generation: generationSchema,
		model_sha256: sha256Schema.nullable(),
		reason: string()
	})
]);
const pointSchema = tuple([number$2(), number$2()]);
const curveSchema = array(pointSchema);
const figuresSchema = object({
	confusion: array(array(int().min(0))).nullable(),
	roc: curveSchema.nullable(),
	precision_recall: curveSchema.nullable(),
	residuals: curveSchema.nullable()
});
const metricsFileSchema = object({
	schema: literal("retrain.metrics/1"),
	version: versionSchema.nullable(),
	task: taskSchema,
	classes: array(string()),
	dataset: object({
		uri: string(),
		generation: generationSchema,
		sha256: sha256Schema,
		rows: int(),
		training_rows: int(),
		holdout_rows: int()
	}),
	model_sha256: sha256Schema,
	metrics: metricValuesSchema,
	undefined_reasons: record(string(), string()),
	baseline: metricValuesSchema,
	champion: championMetricsSchema,
	figures: figuresSchema,
	champion_figures: figuresSchema.nullable(),
	importance: array(object({
		feature: string(),
		value: number$2()
	})),
	elapsed_seconds: number$2(),
	timestamp: string()
});
const verdictSchema = _enum([
	"promote",
	"hold",
	"inconclusive"
]);
const evidenceSchema = object({
	rule: string(),
	metric: string().nullable(),
	candidate: number$2().nullable(),
	champion: number$2().nullable(),
	limit: number$2().nullable(),
	greater_is_better: boolean().nullable(),
	outcome: _enum([
		"pass",
		"fail",
		"undecided",
		"info"
	]),
	reason: string(),
	sentence: string()
});
const decisionFileSchema = object({
	schema: literal("retrain.decision/1"),
	verdict: verdictSchema,
	reasons: array(string()),
	evidence: array(evidenceSchema),
	model_sha256: sha256Schema,
	champion: object({
		version: versionSchema,
		pointer_generation: generationSchema
	}).nullable(),
	forced: object({
		reason: string(),
		actor: string()
	}).nullable()
});
const publicationFileSchema = object({
	schema: literal("retrain.publication/1"),
	version: versionSchema,
	model_uri: string(),
	model_sha256: sha256Schema,
	manifest_sha256: sha256Schema,
	files: int().min(1)
});
const smokeResultSchema = object({
	rows: int().min(0),
	bad_requests: int().min(0),
	max_difference: number$2(),
	p95_ms: number$2()
});
const deploymentFileSchema = object({
	schema: literal("retrain.deployment/1"),
	target: _enum(["local"]),
	function: string(),
	version: versionSchema,
	revision: string(),
	url: string(),
	smoke: smokeResultSchema.nullable(),
	previous: object({
		revision: string(),
		version: versionSchema
	}).nullable()
});
const promotionFileSchema = object({
	schema: literal("retrain.promotion/1"),
	outcome: _enum([
		"promoted",
		"unchanged",
		"superseded",
		"quarantined",
		"lost",
		"unknown",
		"held"
	]),
	version: versionSchema,
	sequence: int().nullable(),
	previous_version: versionSchema.nullable(),
	current_version: versionSchema.nullable(),
	sentence: string()
});

// src/contract/store-files.ts
const crc32cSchema = string().regex(/^[0-9a-f]{8}$/);
const manifestEntrySchema = object({
	path: string().regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$)).+$/),
	size: int().min(0),
	sha256: sha256Schema,
	crc32c: crc32cSchema
});
const runIdentitySchema = object({
	id: string(),
	attempt: int().min(1),
	actor: string(),
	repository: string().nullable(),
	url: string().nullable(),
	code_sha: string().nullable(),
	workflow_ref: string().nullable(),
	event: string().nullable()
});
const manifestSchema = object({
	schema: literal("retrain.manifest/1"),
	version: versionSchema,
	name: string(),
	task: taskSchema,
	model_sha256: sha256Schema,
	files: array(manifestEntrySchema).min(1),
	dataset: object({
		uri: string(),
		generation: generationSchema,
		sha256: sha256Schema,
		rows: int(),
		columns_digest: sha256Schema
	}),
	split: object({
		rule: string(),
		seed: int(),
		share: number$2(),
		training_digest: sha256Schema,
		holdout_digest: sha256Schema
	}),
	algorithm: string(),
	params: record(string(), union([
		number$2(),
		boolean(),
		string()
	])),
	seed: int(),
	config_sha256: sha256Schema,
	decision_sha256: sha256Schema,
	verdict: _enum([
		"promote",
		"hold",
		"inconclusive"
	]),
	parent: object({
		version: versionSchema,
		model_sha256: sha256Schema.nullable(),
		pointer_generation: generationSchema
	}).nullable(),
	environment: object({
		retrain: string(),
		node: string(),
		os: string(),
		arch: string()
	}),
	run: runIdentitySchema,
	created_at: string()
});
const promotionKindSchema = _enum([
	"bootstrap",
	"promote",
	"rollback",
	"force"
]);
const pointerSchema = object({
	schema: literal("retrain.pointer/1"),
	version: versionSchema,
	manifest_sha256: sha256Schema,
	model_sha256: sha256Schema,
	sequence: int().min(1),
	kind: promotionKindSchema,
	previous: object({
		version: versionSchema,
		generation: generationSchema
	}).nullable(),
	data: object({
		uri: string(),
		generation: generationSchema,
		sha256: sha256Schema
	}),
	nonce: string().min(8),
	history: array(object({
		sequence: int().min(1),
		version: versionSchema,
		nonce: string()
	})).max(50),
	quarantine: array(sha256Schema),
	run: runIdentitySchema,
	promoted_at: string()
});
const eventSchema = object({
	schema: literal("retrain.event/1"),
	kind: _enum([
		"published",
		"promoted",
		"held",
		"deployed",
		"rolled_back",
		"forced"
	]),
	version: versionSchema,
	previous_version: versionSchema.nullable(),
	sequence: int().nullable(),
	actor: string(),
	reason: string().nullable(),
	run: runIdentitySchema,
	at: string()
});
const flatMetricsSchema = object({
	schema: literal("retrain.flat-metrics/1"),
	version: versionSchema,
	dataset: object({
		uri: string(),
		generation: generationSchema,
		sha256: sha256Schema,
		rows: int()
	}),
	metrics: metricValuesSchema,
	champion: object({
		version: versionSchema,
		metrics: metricValuesSchema.nullable()
	}).nullable(),
	elapsed_seconds: number$2(),
	timestamp: string()
});

// src/registry/create-object.ts
const maxAttempts = 4;
const maxComparedBytes = 1048576;
async function createObject(store, name, bytes, contentType, isOurs = (existing) => Buffer.compare(existing.bytes, bytes) === 0) {
	let cause;
	for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
		const write = await store.write(name, bytes, "absent", { contentType });
		switch (write.outcome) {
			case "written": return { outcome: "written" };
			case "unknown":
				cause = write.cause;
				continue;
			case "conflict": {
				const found = await store.stat(name);
				if (found === void 0) continue;
				const isComparable = found.sizeBytes <= Math.max(bytes.length, maxComparedBytes);
				const object = isComparable ? await store.read(name, {
					maxBytes: found.sizeBytes,
					generation: found.generation
				}) : void 0;
				if (object === void 0 && isComparable) continue;
				if (object !== void 0 && isOurs(object)) return {
					outcome: "existed",
					object
				};
				throw new RetrainError("STORE_OBJECT_CONFLICT", `${store.uriOf(name)} exists already with other content. Nothing was overwritten: find out who wrote it, or publish from a new run, which gets a version of its own.`);
			}
		}
	}
	throw new RetrainError("STORE_UNAVAILABLE", `${store.uriOf(name)} could not be written: ${maxAttempts} attempts ended without a clear answer. Run again; what was written so far is found and kept.`, { cause });
}

// src/registry/store-paths.ts
const storePaths = {
	pointer: "models/latest.json",
	versions: "models/",
	versionFolder: (version) => `models/${version}`,
	versionFile: (version, path) => `models/${version}/${path}`,
	manifest: (version) => `models/${version}/manifest.json`,
	versionOfManifest: (name) => /^models\/([^/]+)\/manifest\.json$/.exec(name)?.[1],
	metrics: (version) => `metrics/${version}.json`,
	events: "events/"
};
const isModelFile = (path) => path.startsWith("model/");

// src/registry/digest.ts
function sha256(content) {
	return createHash("sha256").update(content).digest("hex");
}
const castagnoli = 2197175160;
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
	let crc = byte;
	for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? crc >>> 1 ^ castagnoli : crc >>> 1;
	return crc;
});
function crc32c(bytes) {
	let crc = 4294967295;
	for (const byte of bytes) crc = crc >>> 8 ^ (crcTable[(crc ^ byte) & 255] ?? 0);
	return ((crc ^ 4294967295) >>> 0).toString(16).padStart(8, "0");
}
function canonicalJson$1(value) {
	if (value === null || typeof value === "boolean") return JSON.stringify(value);
	if (typeof value === "number") {
		if (!Number.isFinite(value)) throw new TypeError("canonical JSON has no NaN and no infinity");
		return JSON.stringify(value);
	}
	if (typeof value === "string") {
		if (!value.isWellFormed()) throw new TypeError("canonical JSON has no text with half a surrogate pair");
		return JSON.stringify(value);
	}
	if (Array.isArray(value)) return `[${value.map((item) => canonicalJson$1(item)).join(",")}]`;
	if (typeof value === "object" && isPlain(value)) return `{${Object.entries(value).filter(([, member]) => member !== void 0).sort(([a], [b]) => a < b ? -1 : 1).map(([name, member]) => `${canonicalJson$1(name)}:${canonicalJson$1(member)}`).join(",")}}`;
	throw new TypeError(`canonical JSON has no ${typeof value}`);
}
function isPlain(value) {
	const prototype = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}
function modelDigest(files) {
	return sha256(canonicalJson$1(files.filter(({ path }) => isModelFile(path)).map(({ path, sha256: digest }) => [path, digest]).sort(([a], [b]) => a < b ? -1 : 1)));
}

// src/registry/parse-stored.ts
function parseStored(bytes, schema) {
	if (bytes.length === 0) return { problem: "it is empty" };
	let value;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch {
		return { problem: "it is not JSON in UTF-8" };
	}
	const parsed = schema.safeParse(value);
	if (parsed.success) return { value: parsed.data };
	return { problem: `it does not have the form that this version of Retrain knows (${parsed.error.issues.slice(0, 3).map(({ path }) => path.length === 0 ? "the whole" : path.join(".")).join(", ")})` };
}

// src/registry/version-id.ts
const maxRunIdLength = 64;
function versionId(of) {
	return `d${of.dataGeneration}-r${safeRunId(of.run.id)}.${of.run.attempt}-${of.modelSha256.slice(0, 12)}`;
}
function safeRunId(id) {
	const safe = id.replaceAll(/[^A-Za-z0-9_]/g, "_").slice(0, maxRunIdLength);
	return safe === id && id !== "" ? safe : `${safe}_${sha256(id).slice(0, 12)}`;
}
function dataGenerationOf(version) {
	return /^d(\d+)-r/.exec(version)?.[1];
}

// src/registry/append-event.ts
const maxVersionLength = 120;
const text$2 = new TextEncoder();
function eventName(event) {
	const order = event.sequence === null ? `d${(dataGenerationOf(event.version) ?? "").padStart(20, "0")}` : `p${String(event.sequence).padStart(12, "0")}`;
	return `${storePaths.events}${order}-${event.kind}-${event.version.slice(0, maxVersionLength)}-${sha256(essence$1(event)).slice(0, 16)}.json`;
}
const essence$1 = (event) => canonicalJson$1({
	...event,
	at: null
});
async function appendEvent(store, event) {
	const valid = eventSchema.parse(event);
	const name = eventName(valid);
	await createObject(store, name, text$2.encode(`${JSON.stringify(valid, null, 2)}\n`), "application/json", ({ bytes }) => {
		const parsed = parseStored(bytes, eventSchema);
		return "value" in parsed && essence$1(parsed.value) === essence$1(valid);
	});
	return name;
}

// src/learn/refuse-foreign-model.ts
const foreign$1 = [
	{
		name: "a pickle or joblib file of Python",
		magic: [128, 2]
	},
	{
		name: "a pickle or joblib file of Python",
		magic: [128, 3]
	},
	{
		name: "a pickle or joblib file of Python",
		magic: [128, 4]
	},
	{
		name: "a pickle or joblib file of Python",
		magic: [128, 5]
	},
	{
		name: "a zip archive (as of PyTorch, Keras or skops)",
		magic: [
			80,
			75,
			3,
			4
		]
	},
	{
		name: "an empty zip archive",
		magic: [
			80,
			75,
			5,
			6
		]
	},
	{
		name: "an HDF5 file (as of Keras)",
		magic: [
			137,
			72,
			68,
			70
		]
	},
	{
		name: "a NumPy file",
		magic: [
			147,
			78,
			85,
			77,
			80,
			89
		]
	},
	{
		name: "a file compressed with gzip",
		magic: [31, 139]
	},
	{
		name: "a file compressed with bzip2",
		magic: [
			66,
			90,
			104
		]
	},
	{
		name: "a file compressed with xz",
		magic: [
			253,
			55,
			122,
			88,
			90
		]
	},
	{
		name: "a file compressed with LZ4",
		magic: [
			4,
			34,
			77,
			24
		]
	},
	{
		name: "a file compressed with zlib (as of joblib)",
		magic: [120, 1]
	},
	{
		name: "a file compressed with zlib (as of joblib)",
		magic: [120, 94]
	},
	{
		name: "a file compressed with zlib (as of joblib)",
		magic: [120, 156]
	},
	{
		name: "a file compressed with zlib (as of joblib)",
		magic: [120, 218]
	}
];
const spaces = [
	32,
	9,
	10,
	13
];
function refuseForeignModel(bytes) {
	if (bytes.length === 0) throw new RetrainError("MODEL_UNREADABLE", "The model file is empty.");
	const known = foreign$1.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));
	const first = bytes.find((byte) => !spaces.includes(byte));
	if (known === void 0 && first === 123) return;
	const what = known === void 0 ? "not JSON" : known.name;
	throw new RetrainError("MODEL_UNREADABLE", `The model file is ${what}: Retrain loads only the model.json that it has written itself.`);
}

// src/learn/parse-model-file.ts
function parseModelFile(bytes) {
	refuseForeignModel(bytes);
	let content;
	try {
		content = JSON.parse(new TextDecoder().decode(bytes));
	} catch (error) {
		throw new RetrainError("MODEL_UNREADABLE", "The model file is damaged: it is not valid JSON.", { cause: error });
	}
	const parsed = modelFileSchema.safeParse(content);
	if (parsed.success) return parsed.data;
	throw new RetrainError("MODEL_UNREADABLE", "The model file is not of a schema that this version of Retrain knows.", { cause: parsed.error });
}

// src/registry/map-concurrently.ts
async function mapConcurrently(items, limit, map) {
	const results = [];
	const queue = items.entries();
	let failed = false;
	const work = async () => {
		for (const [index, item] of queue) {
			if (failed) return;
			try {
				results[index] = await map(item, index);
			} catch (error) {
				failed = true;
				throw error;
			}
		}
	};
	const ends = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, work));
	for (const end of ends) if (end.status === "rejected") throw end.reason;
	return results;
}

// src/registry/read-version.ts
const filesAtOnce$1 = 4;
const maxFileBytes = 1073741824;
async function readManifestAndDigest(store, version) {
	if (!versionSchema.safeParse(version).success) throw new RetrainError("VERSION_NOT_FOUND", "That is not the name of a version: versions are made of letters, digits, dots, hyphens and underscores, such as d1700000000000000-r123.1-0123456789ab.");
	const name = storePaths.manifest(version);
	const object = await store.read(name);
	if (object === void 0) throw new RetrainError("VERSION_NOT_FOUND", `There is no version ${version}: ${store.uriOf(name)} does not exist.`);
	const parsed = parseStored(object.bytes, manifestSchema);
	if ("problem" in parsed) throw corrupt$1(version, `its manifest.json cannot be used: ${parsed.problem}`);
	const manifest = parsed.value;
	if (manifest.version !== version) throw corrupt$1(version, `its manifest.json is that of ${manifest.version}`);
	if (new Set(manifest.files.map(({ path }) => path)).size !== manifest.files.length) throw corrupt$1(version, "its manifest.json names a file twice");
	if (modelDigest(manifest.files) !== manifest.model_sha256) throw corrupt$1(version, "the model digest in its manifest.json is not that of the files listed there");
	return {
		manifest,
		manifestSha256: sha256(object.bytes)
	};
}
async function readManifest(store, version, expectedSha256) {
	const { manifest, manifestSha256 } = await readManifestAndDigest(store, version);
	if (manifestSha256 !== (expectedSha256 ?? manifestSha256)) throw corrupt$1(version, "its manifest.json is not the one that was published: the digests differ");
	return manifest;
}
async function readVersionFiles(store, manifest, pick = "") {
	const isWanted = typeof pick === "string" ? (path) => path.startsWith(pick) : pick;
	return mapConcurrently(manifest.files.filter(({ path }) => isWanted(path)), filesAtOnce$1, (entry) => readVersionFile(store, manifest.version, entry));
}
async function readVersionFile(store, version, entry) {
	const { path } = entry;
	const object = await store.read(storePaths.versionFile(version, path), { maxBytes: maxFileBytes });
	if (object === void 0) throw corrupt$1(version, `${path} is missing`);
	const { bytes } = object;
	if (bytes.length !== entry.size) throw corrupt$1(version, `${path} has ${bytes.length} bytes instead of ${entry.size}`);
	if (crc32c(bytes) !== entry.crc32c || sha256(bytes) !== entry.sha256) throw corrupt$1(version, `${path} has other content than was published: the digests differ`);
	return {
		path,
		bytes
	};
}
const corrupt$1 = (version, problem) => new RetrainError("VERSION_CORRUPT", `Version ${version} is damaged: ${problem}. Roll back to another version, or restore the object.`);

// src/serve/serving-file.ts
const answerFields = ["probabilities", "model_version"];
const servingFileSchema = object({
	schema: literal("retrain.serving/1"),
	version: versionSchema,
	prediction: string().min(1).refine((name) => !answerFields.includes(name), { message: `cannot be ${answerFields.join(" or ")}: answers have such a field already` }),
	labels: record(string(), string()),
	fields: record(string(), string()),
	include: array(_enum(answerFields)),
	max_body_bytes: int().positive(),
	max_instances: int().positive(),
	command: object({
		predict_command: string().min(1),
		directory: string().min(1).nullable(),
		timeout_seconds: number$2().positive()
	}).nullable()
});

// src/serve/deployment-folder.ts
const functionTarget = "retrain";
function json(value) {
	return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
function deploymentFolder({ bundle, version, modelFiles, serving }) {
	return [
		{
			path: "index.js",
			bytes: bundle
		},
		{
			path: "package.json",
			bytes: json({
				name: "retrain-function",
				private: true,
				type: "module",
				main: "index.js",
				engines: { node: ">=22" },
				scripts: { start: `functions-framework --target=${functionTarget}` },
				dependencies: { "@google-cloud/functions-framework": "^5.0.5" }
			})
		},
		{
			path: "serving.json",
			bytes: json(servingFileSchema.parse({
				schema: "retrain.serving/1",
				version,
				...serving
			}))
		},
		...modelFiles.map(({ path, bytes }) => ({
			path: `model/${path}`,
			bytes
		}))
	].sort((a, b) => a.path < b.path ? -1 : 1);
}

// src/steps/assemble-function.ts
async function assembleFunction(context, version, manifestSha256) {
	const { config, run, store } = context;
	const manifest = await readManifest(store, version, manifestSha256);
	const files = await readVersionFiles(store, manifest, (path) => path.startsWith("model/") || path === "smoke.json");
	const bytesOf = (path) => files.find((file) => file.path === path)?.bytes;
	const model = parseModelFile(bytesOf("model/model.json") ?? /* @__PURE__ */ new Uint8Array());
	const smokeBytes = bytesOf("smoke.json");
	const smoke = smokeFileSchema.safeParse(smokeBytes === void 0 ? void 0 : JSON.parse(Buffer.from(smokeBytes).toString("utf8")));
	if (!smoke.success || smoke.data.cases.length === 0) throw new RetrainError("DEPLOY_UNSUPPORTED", `Version ${version} has no smoke test, because it was trained without train.predict_command: add one, so that the function can be verified.`);
	const predictCommand = model.kind === "command" ? config.train.predict_command ?? model.predict_command : null;
	const { prediction, labels, fields, include, max_body_bytes, max_instances } = config.serve;
	const serving = {
		prediction,
		labels,
		fields,
		include,
		max_body_bytes,
		max_instances
	};
	const parts = deploymentFolder({
		bundle: await context.functionBundle(),
		version,
		modelFiles: files.filter(({ path }) => path.startsWith("model/")).map(({ path, bytes }) => ({
			path: path.slice(6),
			bytes
		})),
		serving: {
			...serving,
			command: predictCommand === null ? null : {
				predict_command: predictCommand,
				directory: context.directory,
				timeout_seconds: 60
			}
		}
	});
	const folder = run.resolve("function");
	await rm(folder, {
		recursive: true,
		force: true
	});
	for (const { path, bytes } of parts) {
		const file = join(folder, path);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, bytes);
	}
	return {
		version,
		folder,
		model,
		serving,
		cases: smoke.data.cases
	};
}

// src/steps/run-event.ts
function runEvent(context, told) {
	return {
		schema: "retrain.event/1",
		kind: told.kind,
		version: told.version,
		previous_version: told.previous_version ?? null,
		sequence: told.sequence ?? null,
		actor: context.identity.actor,
		reason: told.reason,
		run: context.identity,
		at: context.clock.now().toISOString()
	};
}

// src/serve/answer.ts
function answerLabels(classes, labels) {
	const result = classes.map((name) => Object.hasOwn(labels, name) ? labels[name] : name);
	const twice = result.filter((label, index) => result.indexOf(label) !== index);
	if (twice.length > 0) throw new RetrainError("CONFIG_INVALID", `serve.labels makes several classes answer "${twice[0].slice(0, 64)}": give each class a label of its own.`);
	return result;
}

// src/serve/answer-matches.ts
function isObject$1(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function differs$1(reason) {
	return {
		outcome: "different",
		reason
	};
}
function answerMatches(answer, expected, { classes, serving, version, tolerance }) {
	if (!isObject$1(answer)) return differs$1("the answer is not a JSON object");
	const { prediction, include } = serving;
	if (include.includes("model_version")) {
		const found = answer["model_version"];
		if (typeof found !== "string") return differs$1("model_version is missing");
		if (version !== void 0 && found !== version) return differs$1(`model_version is not ${version}`);
	}
	const predicted = Object.hasOwn(answer, prediction) ? answer[prediction] : void 0;
	if (predicted === void 0) return differs$1(`the field ${prediction} is missing`);
	if (expected.value !== null) {
		if (typeof predicted !== "number") return differs$1(`${prediction} is not a number`);
		const difference = Math.abs(predicted - expected.value);
		return difference <= tolerance * Math.max(1, Math.abs(expected.value)) ? {
			outcome: "same",
			difference
		} : differs$1(`${prediction} differs by ${difference}`);
	}
	const labels = answerLabels(classes, serving.labels);
	const label = expected.label === null ? void 0 : labels[classes.indexOf(expected.label)];
	if (label === void 0 || predicted !== label) return differs$1(`${prediction} is another class`);
	if (expected.probabilities === null || !include.includes("probabilities")) return {
		outcome: "same",
		difference: 0
	};
	const { probabilities } = answer;
	if (!isObject$1(probabilities)) return differs$1("probabilities are missing");
	if (Object.keys(probabilities).length !== labels.length) return differs$1("probabilities are of other classes");
	let largest = 0;
	for (const [index, name] of labels.entries()) {
		const found = Object.hasOwn(probabilities, name) ? probabilities[name] : void 0;
		if (typeof found !== "number") return differs$1("probabilities are of other classes");
		largest = Math.max(largest, Math.abs(found - expected.probabilities[index]));
	}
	return largest <= tolerance ? {
		outcome: "same",
		difference: largest
	} : differs$1(`a probability differs by ${largest}`);
}

// src/serve/request-fields.ts
function requestFields(features, fields) {
	const nameOf = /* @__PURE__ */ new Map();
	const problems = [];
	for (const [field, column] of Object.entries(fields)) {
		const before = nameOf.get(column);
		if (before === void 0) nameOf.set(column, field);
		else problems.push(`serve.fields maps both "${before}" and "${field}" to the column "${column}": keep one of them.`);
	}
	const taken = /* @__PURE__ */ new Set();
	const result = features.map((feature) => {
		const name = nameOf.get(feature.name) ?? feature.name;
		if (taken.has(name)) problems.push(`serve.fields makes "${name}" stand for two columns: choose another field name.`);
		taken.add(name);
		return {
			name,
			feature
		};
	});
	if (problems.length > 0) throw new RetrainError("CONFIG_INVALID", problems[0], { problems });
	return result;
}

// src/serve/bad-requests.ts
function badRequests(features, serving) {
	const headers = { "content-type": "application/json" };
	const lists = Object.fromEntries(requestFields(features, serving.fields).map(({ name }) => [name, []]));
	const post = (name, body) => ({
		name,
		method: "POST",
		path: "/predict",
		headers,
		body
	});
	return [
		post("a body that is not JSON", "{\""),
		post("a row without its fields", "{}"),
		post("a row with a list in each field", JSON.stringify(lists)),
		post("a body over the limit", " ".repeat(serving.max_body_bytes + 1)),
		{
			name: "a method that is not there",
			method: "DELETE",
			path: "/predict",
			headers: {},
			body: null
		}
	];
}

// src/steps/smoke-test.ts
const tolerance = {
	"built-in": 1e-9,
	command: 1e-6
};
const jsonType = { "content-type": "application/json" };
async function send(context, test, path, init) {
	const startedMs = context.clock.elapsedMs();
	try {
		const signal = AbortSignal.any([context.signal, AbortSignal.timeout(test.model.kind === "command" ? 12e4 : 1e4)]);
		const response = await fetch(new URL(path, test.url), {
			...init,
			redirect: "error",
			signal
		});
		const text = await response.text();
		let body = null;
		try {
			body = JSON.parse(text);
		} catch {}
		return {
			status: response.status,
			body,
			ms: context.clock.elapsedMs() - startedMs
		};
	} catch (error) {
		if (context.signal.aborted) throw error;
		throw new RetrainError("DEPLOY_FAILED", `The new revision did not answer ${init.method ?? "GET"} ${path} at ${test.url}.`, { cause: error });
	}
}
function percentile95(sorted) {
	return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * .95) - 1)] ?? 0;
}
async function checkVersion(context, test) {
	const { status, body } = await send(context, test, "/version", { method: "GET" });
	const found = typeof body === "object" && body !== null && "model_version" in body ? body.model_version : null;
	if (status === 200 && found === test.version) return;
	const said = typeof found === "string" ? `version ${found.slice(0, 200)}` : `status ${status}`;
	throw new RetrainError("DEPLOY_FAILED", `The new revision at ${test.url} answers with ${said} where ${test.version} is expected.`);
}
function differs(index, count, reason) {
	return new RetrainError("DEPLOY_FAILED", `The new revision answers holdout row ${index + 1} of ${count} differently from the model offline: ${reason}.`);
}
async function askEach(context, test, rows) {
	const answers = [];
	const latencies = [];
	for (const [index, row] of rows.entries()) {
		context.progress.advance("smoke test", index, rows.length, "rows");
		const { status, body, ms } = await send(context, test, "/", {
			method: "POST",
			headers: jsonType,
			body: JSON.stringify(row)
		});
		if (status !== 200) throw new RetrainError("DEPLOY_FAILED", `The new revision answered holdout row ${index + 1} of ${rows.length} with status ${status} where 200 is expected.`);
		answers.push(body);
		latencies.push(ms);
	}
	return {
		answers,
		latencies
	};
}
async function askTogether(context, test, rows) {
	const { status, body } = await send(context, test, "/", {
		method: "POST",
		headers: jsonType,
		body: JSON.stringify({ instances: rows })
	});
	const answers = typeof body === "object" && body !== null && "predictions" in body ? body.predictions : null;
	if (status === 200 && Array.isArray(answers) && answers.length === rows.length) {
		const version = typeof body === "object" && body !== null && "model_version" in body ? { model_version: body.model_version } : {};
		return answers.map((answer) => typeof answer === "object" ? {
			...answer,
			...version
		} : answer);
	}
	throw new RetrainError("DEPLOY_FAILED", `The new revision answered ${rows.length} holdout rows in one request with status ${status}, and not with ${rows.length} predictions.`);
}
async function askRows(context, test, rows) {
	if (test.model.kind === "built-in") return askEach(context, test, rows);
	const { latencies } = await askEach(context, test, rows.slice(0, 1));
	return {
		answers: await askTogether(context, test, rows),
		latencies
	};
}
async function smokeTest(context, test) {
	await checkVersion(context, test);
	const { model, serving, cases } = test;
	const fields = requestFields(model.features, serving.fields);
	const { answers, latencies } = await askRows(context, test, cases.map(({ instance }) => Object.fromEntries(fields.map(({ name, feature }) => [name, instance[feature.name] ?? null]))));
	let largest = 0;
	for (const [index, smokeCase] of cases.entries()) {
		const match = answerMatches(answers[index], smokeCase, {
			classes: model.classes,
			serving,
			tolerance: tolerance[model.kind]
		});
		if (match.outcome === "different") throw differs(index, cases.length, match.reason);
		largest = Math.max(largest, match.difference);
	}
	const bad = badRequests(model.features, serving);
	for (const { name, path, method, headers, body } of bad) {
		const { status } = await send(context, test, path, {
			method,
			headers,
			...body === null ? {} : { body }
		});
		if (status < 400 || status > 499) throw new RetrainError("DEPLOY_FAILED", `The new revision answered a bad request (${name}) with status ${status} where one of 400 to 499 is expected.`);
	}
	return {
		rows: cases.length,
		bad_requests: bad.length,
		max_difference: largest,
		p95_ms: Math.round(percentile95(latencies.sort((a, b) => a - b)) * 100) / 100
	};
}

// src/steps/deploy-version.ts
function requireHost(context) {
	if (context.host !== void 0) return context.host;
	throw new RetrainError("DEPLOY_UNSUPPORTED", "The configuration has no deploy section: add \"deploy:\" with \"target: local\".");
}
async function deployVersion(context, version, manifestSha256) {
	requireHost(context);
	return deployFunction(context, await assembleFunction(context, version, manifestSha256));
}
async function deployFunction(context, { version, folder, model, serving, cases }) {
	const { config, store, signal, progress } = context;
	const host = requireHost(context);
	const previous = await host.current();
	const revision = await host.start(folder, version, signal);
	progress.info(`The revision ${revision.revision} answers at ${revision.url}, without traffic as yet.`);
	let result, url;
	try {
		result = await smokeTest(context, {
			url: revision.url,
			version,
			model,
			serving,
			cases
		});
		({url} = await host.shift(revision));
	} catch (error) {
		await host.discard(revision);
		throw error;
	}
	const previousVersion = previous?.version ?? null;
	await appendEvent(store, runEvent(context, {
		kind: "deployed",
		version,
		previous_version: previousVersion,
		reason: null
	}));
	return {
		schema: "retrain.deployment/1",
		target: host.target,
		function: config.deploy?.function ?? config.name,
		version,
		revision: revision.revision,
		url,
		smoke: result,
		previous: previous === void 0 ? null : {
			revision: previous.revision,
			version: previous.version
		}
	};
}

// src/registry/read-pointer.ts
const maxPointerBytes = 1048576;
async function readPointer(store) {
	const object = await readBounded(store);
	if (object === void 0) return void 0;
	if (object.sizeBytes > maxPointerBytes) throw corrupt(store, `it has ${object.sizeBytes} bytes, which no pointer has`);
	const parsed = parseStored(object.bytes, pointerSchema);
	if ("problem" in parsed) throw corrupt(store, parsed.problem);
	const pointer = parsed.value;
	if (!isConsistent(pointer)) throw corrupt(store, "its history does not begin with itself, or is out of order");
	return {
		pointer,
		generation: object.generation
	};
}
async function readBounded(store) {
	try {
		return await store.read(storePaths.pointer);
	} catch (error) {
		const info = error instanceof RetrainError && error.code === "STORE_UNAVAILABLE" ? await store.stat(storePaths.pointer) : void 0;
		if (info === void 0 || info.sizeBytes <= maxPointerBytes) throw error;
		throw corrupt(store, `it has ${info.sizeBytes} bytes, which no pointer has`);
	}
}
function isConsistent({ sequence, version, nonce, history }) {
	const [newest] = history;
	if (newest?.sequence !== sequence || newest.version !== version || newest.nonce !== nonce) return false;
	return history.every((entry, i) => i === 0 || entry.sequence < (history[i - 1]?.sequence ?? 0));
}
function corrupt(store, problem) {
	const uri = store.uriOf(storePaths.pointer);
	const repair = store.uri.startsWith("gs://") ? `"gcloud storage ls --all-versions ${uri}" shows the earlier generations (also soft-deleted ones with --soft-deleted), "gcloud storage cp ${uri}#<generation> ${uri}" restores one` : `the earlier generations are kept in .retrain-store/generations/${storePaths.pointer}/ of the store, to be copied back`;
	return new RetrainError("POINTER_CORRUPT", `${uri} is there but cannot be trusted: ${problem}. Nothing was changed. Restore an earlier generation of it: ${repair}.`);
}

// src/registry/commit-pointer.ts
const maxWrites = 4;
const readDelaysMs = [
	0,
	1e3,
	4e3
];
const writeDelayMs = 1e3;
const text$1 = new TextEncoder();
async function commitPointer(store, expected, next, clock) {
	const bytes = text$1.encode(`${JSON.stringify(next, null, 2)}\n`);
	let cause = /* @__PURE__ */ new Error("the store refused the write again and again, though nobody else had moved the pointer");
	for (let attempt = 0; attempt < maxWrites; attempt += 1) {
		if (attempt > 0) await clock.sleep(writeDelayMs * attempt);
		const write = await writePointer(store, bytes, expected);
		if (write.outcome === "written") return {
			outcome: "committed",
			current: {
				pointer: next,
				generation: write.info.generation
			}
		};
		if (write.outcome === "unknown") cause = write.cause;
		const status = await readPatiently(store, clock);
		if ("unreadable" in status) return {
			outcome: "unknown",
			cause: status.unreadable
		};
		const { current } = status;
		if (current !== void 0 && holdsNonce(current, next.nonce)) return {
			outcome: "committed",
			current
		};
		if (!isAt(current, expected)) return {
			outcome: "moved",
			current
		};
	}
	return {
		outcome: "unknown",
		cause
	};
}
function holdsNonce({ pointer }, nonce) {
	return pointer.history.some((entry) => entry.nonce === nonce);
}
function isAt(current, expected) {
	return expected === "absent" ? current === void 0 : current?.generation === expected.generation;
}
async function writePointer(store, bytes, expected) {
	try {
		return await store.write(storePaths.pointer, bytes, expected, {
			contentType: "application/json",
			noStore: true
		});
	} catch (cause) {
		if (cause instanceof RetrainError && cause.code !== "STORE_UNAVAILABLE") throw cause;
		return {
			outcome: "unknown",
			cause
		};
	}
}
async function readPatiently(store, clock) {
	let unreadable;
	for (const delayMs of readDelaysMs) {
		if (delayMs > 0) await clock.sleep(delayMs);
		try {
			return { current: await readPointer(store) };
		} catch (error) {
			if (error instanceof RetrainError && error.code === "POINTER_CORRUPT") throw error;
			unreadable = error;
		}
	}
	return { unreadable };
}
function pointerCheckCommand(store, nonce) {
	const uri = store.uriOf(storePaths.pointer);
	const quoted = (argument) => `'${argument.replaceAll("'", "'\\''")}'`;
	return uri.startsWith("file:") ? `grep ${quoted(nonce)} ${quoted(fileURLToPath(uri))}` : `gcloud storage cat ${quoted(uri)} | grep ${quoted(nonce)}`;
}

// src/registry/judge-pointer.ts
function judgePointer(current, candidate) {
	const { modelSha256, expected, nonce, isForced } = candidate;
	const isFree = isAt(current, expected);
	if (current === void 0) return isFree ? "free" : "lost";
	const { pointer } = current;
	if (holdsNonce(current, nonce)) return "done";
	if (isNewerData(pointer.data, candidate.data) && !(isForced && isFree)) return "superseded";
	if (pointer.model_sha256 === modelSha256) return "unchanged";
	if (pointer.quarantine.includes(modelSha256) && !isForced) return "quarantined";
	return isFree ? "free" : "lost";
}
function isNewerData(champion, candidate) {
	if (champion.uri !== candidate.uri || champion.sha256 === candidate.sha256) return false;
	return BigInt(champion.generation) > BigInt(candidate.generation);
}

// src/registry/next-pointer.ts
const maxHistory = 50;
function nextPointer(current, move) {
	const { kind, manifest, manifestSha256, quarantine, nonce, run, at } = move;
	const { version, model_sha256, dataset } = manifest;
	const sequence = (current?.pointer.sequence ?? 0) + 1;
	return {
		schema: "retrain.pointer/1",
		version,
		manifest_sha256: manifestSha256,
		model_sha256,
		sequence,
		kind,
		previous: current === void 0 ? null : {
			version: current.pointer.version,
			generation: current.generation
		},
		data: {
			uri: dataset.uri,
			generation: dataset.generation,
			sha256: dataset.sha256
		},
		nonce,
		history: [{
			sequence,
			version,
			nonce
		}, ...current?.pointer.history ?? []].slice(0, maxHistory),
		quarantine: [...new Set(quarantine)].sort(),
		run,
		promoted_at: at.toISOString()
	};
}

// src/registry/promote-version.ts
async function promoteVersion(store, request, clock) {
	const { version, manifestSha256, expected, nonce, run, data } = request;
	const modelSha256 = request.decision.model_sha256;
	const manifest = await readManifest(store, version, manifestSha256);
	requireSameSubject(request, manifest);
	const candidate = {
		modelSha256,
		data,
		expected,
		nonce,
		isForced: request.kind === "force"
	};
	const before = await readPointer(store);
	if (judgePointer(before, candidate) !== "free") return withoutCommit(before, candidate, version);
	const next = nextPointer(before, {
		kind: request.kind,
		manifest,
		manifestSha256,
		quarantine: (before?.pointer.quarantine ?? []).filter((digest) => digest !== modelSha256),
		nonce,
		run,
		at: clock.now()
	});
	const commit = await commitPointer(store, expected, next, clock);
	switch (commit.outcome) {
		case "committed": return promoted(commit.current, next.kind, next.sequence, next.previous?.version ?? null);
		case "moved": return withoutCommit(commit.current, candidate, version);
		case "unknown": return {
			outcome: "unknown",
			checkCommand: pointerCheckCommand(store, nonce),
			cause: commit.cause
		};
	}
}
function requireSameSubject({ decision, version, data, kind, expected }, manifest) {
	const { uri, generation, sha256 } = manifest.dataset;
	const problem = manifest.model_sha256 !== decision.model_sha256 ? "the gate's verdict is about another model" : uri !== data.uri || generation !== data.generation || sha256 !== data.sha256 ? "it was trained on other data than this run has" : kind !== "force" && kind === "bootstrap" !== (expected === "absent") ? `the gate compared with ${expected === "absent" ? "no champion" : "a champion"}, which does not go with ${kind}` : void 0;
	if (problem === void 0) return;
	throw new RetrainError("NOTHING_TO_PROMOTE", `Version ${version} is not promoted: ${problem}. Run gate again.`);
}
function promoted({ pointer }, kind, sequence, previousVersion) {
	return {
		outcome: "promoted",
		kind,
		sequence,
		previousVersion,
		currentVersion: pointer.version
	};
}
function withoutCommit(current, candidate, version) {
	if (current === void 0) return {
		outcome: "lost",
		currentVersion: null
	};
	const { pointer } = current;
	const currentVersion = pointer.version;
	const judgement = judgePointer(current, candidate);
	switch (judgement) {
		case "done": {
			const at = pointer.history.findIndex((entry) => entry.nonce === candidate.nonce);
			const sequence = pointer.history[at]?.sequence ?? pointer.sequence;
			return promoted(current, candidate.isForced ? "force" : sequence === 1 ? "bootstrap" : "promote", sequence, pointer.history[at + 1]?.version ?? null);
		}
		case "unchanged": return {
			outcome: judgement,
			sequence: pointer.sequence,
			currentVersion
		};
		case "superseded":
		case "quarantined":
		case "lost": return {
			outcome: judgement,
			currentVersion
		};
		case "free": throw new RetrainError("INTERNAL", `The pointer was found moved and not moved while ${version} was promoted.`);
	}
}

// src/contract/metric-names.ts
const metricDirections = {
	accuracy: "greater",
	balanced_accuracy: "greater",
	precision: "greater",
	recall: "greater",
	f1: "greater",
	roc_auc: "greater",
	average_precision: "greater",
	log_loss: "smaller",
	brier: "smaller",
	f1_macro: "greater",
	f1_weighted: "greater",
	roc_auc_ovr: "greater",
	mae: "smaller",
	rmse: "smaller",
	r2: "greater",
	mape: "smaller"
};
const metricsOfTask = {
	binary: [
		"accuracy",
		"balanced_accuracy",
		"precision",
		"recall",
		"f1",
		"roc_auc",
		"average_precision",
		"log_loss",
		"brier"
	],
	multiclass: [
		"accuracy",
		"balanced_accuracy",
		"f1_macro",
		"f1_weighted",
		"roc_auc_ovr",
		"log_loss"
	],
	regression: [
		"mae",
		"rmse",
		"r2",
		"mape"
	]
};
const primaryMetric = {
	binary: "roc_auc",
	multiclass: "f1_macro",
	regression: "rmse"
};

// src/evaluate/compensated-sum.ts
var CompensatedSum = class {
	sum = 0;
	correction = 0;
	add(term) {
		const next = this.sum + term;
		this.correction += Math.abs(this.sum) >= Math.abs(term) ? this.sum - next + term : term - next + this.sum;
		this.sum = next;
	}
	get total() {
		return this.sum + this.correction;
	}
};

// src/evaluate/average-precision.ts
function averagePrecision({ positives, truePositives, falsePositives }) {
	const sum = new CompensatedSum();
	let last = 0;
	for (let i = 0; i < truePositives.length; i += 1) {
		const hits = truePositives[i];
		sum.add((hits - last) * hits / (hits + falsePositives[i]));
		last = hits;
	}
	return sum.total / positives;
}

// src/evaluate/balanced-accuracy.ts
function balancedAccuracy(counts) {
	const sum = new CompensatedSum();
	let present = counts.unknown > 0 ? 1 : 0;
	for (let k = 0; k < counts.classCount; k += 1) {
		const total = counts.actualTotal(k);
		if (total === 0) continue;
		sum.add(counts.of(k, k) / total);
		present += 1;
	}
	return sum.total / present;
}

// src/evaluate/brier-score.ts
function brierScore({ actual, classCount }, probabilities) {
	const sum = new CompensatedSum();
	for (let row = 0; row < actual.length; row += 1) {
		const difference = actual[row] - probabilities[row * classCount + 1];
		sum.add(difference * difference);
	}
	return sum.total / actual.length;
}

// src/evaluate/class-reasons.ts
const EMPTY_HOLDOUT = "The holdout has no rows.";
function probabilityObstacle(input, unknown) {
	if (input.probabilities === null) return "The model gives no probabilities.";
	if (unknown > 0) return `The holdout has ${unknown} ${unknown === 1 ? "row" : "rows"} of a class that the model does not know.`;
	return null;
}

// src/evaluate/confusion-counts.ts
function confusionCounts({ classCount, actual, labels }) {
	const cells = new Float64Array((classCount + 1) * classCount);
	const actualTotals = new Float64Array(classCount + 1);
	const predictedTotals = new Float64Array(classCount);
	for (let row = 0; row < actual.length; row += 1) {
		const from = actual[row] < 0 ? classCount : actual[row];
		const to = labels[row];
		cells[from * classCount + to] += 1;
		actualTotals[from] += 1;
		predictedTotals[to] += 1;
	}
	return {
		classCount,
		rowCount: actual.length,
		of: (from, to) => cells[from * classCount + to],
		actualTotal: (from) => actualTotals[from],
		predictedTotal: (to) => predictedTotals[to],
		unknown: actualTotals[classCount]
	};
}

// src/evaluate/log-loss.ts
function logLoss({ actual, classCount }, probabilities) {
	const sum = new CompensatedSum();
	for (let row = 0; row < actual.length; row += 1) {
		let rowSum = 0;
		for (let k = 0; k < classCount; k += 1) rowSum += clip(probabilities[row * classCount + k]);
		sum.add(-Math.log(clip(probabilities[row * classCount + actual[row]]) / rowSum));
	}
	return sum.total / actual.length;
}
function clip(probability) {
	return Math.min(Math.max(probability, Number.EPSILON), 1 - Number.EPSILON);
}

// src/evaluate/metric-outcome.ts
function defined(value) {
	return Number.isFinite(value) ? {
		state: "defined",
		value
	} : undefinedBecause("The numbers are too large for this metric to be computed.");
}
function undefinedBecause(reason) {
	return {
		state: "undefined",
		reason
	};
}

// src/evaluate/threshold-counts.ts
function thresholdCounts(scores, positive) {
	const order = new Uint32Array(scores.length);
	for (let row = 0; row < order.length; row += 1) order[row] = row;
	order.sort((a, b) => scores[b] - scores[a] || a - b);
	const truePositives = [];
	const falsePositives = [];
	let hits = 0;
	let misses = 0;
	for (let rank = 0; rank < order.length; rank += 1) {
		const row = order[rank];
		if (positive[row] === 1) hits += 1;
		else misses += 1;
		if (rank + 1 === order.length || scores[order[rank + 1]] !== scores[row]) {
			truePositives.push(hits);
			falsePositives.push(misses);
		}
	}
	return {
		positives: hits,
		negatives: misses,
		truePositives: Float64Array.from(truePositives),
		falsePositives: Float64Array.from(falsePositives)
	};
}

// src/evaluate/one-versus-rest.ts
function oneVersusRest(input, probabilities, positiveClass) {
	const { actual, classCount } = input;
	const scores = new Float64Array(actual.length);
	const positive = new Uint8Array(actual.length);
	for (let row = 0; row < actual.length; row += 1) {
		scores[row] = probabilities[row * classCount + positiveClass];
		positive[row] = actual[row] === positiveClass ? 1 : 0;
	}
	return thresholdCounts(scores, positive);
}

// src/evaluate/roc-auc.ts
function rocAuc({ positives, negatives, truePositives, falsePositives }) {
	let doubledArea = 0;
	let lastTrue = 0;
	let lastFalse = 0;
	for (let i = 0; i < truePositives.length; i += 1) {
		doubledArea += (falsePositives[i] - lastFalse) * (truePositives[i] + lastTrue);
		lastTrue = truePositives[i];
		lastFalse = falsePositives[i];
	}
	return doubledArea / (2 * positives * negatives);
}

// src/evaluate/binary-metrics.ts
function binaryMetrics(input) {
	const counts = confusionCounts(input);
	const hits = counts.of(1, 1);
	const positives = counts.actualTotal(1);
	const predicted = counts.predictedTotal(1);
	const ofRows = (value) => counts.rowCount === 0 ? undefinedBecause(EMPTY_HOLDOUT) : defined(value());
	const ratio = (numerator, denominator, otherwise) => counts.rowCount > 0 && denominator === 0 ? undefinedBecause(otherwise) : ofRows(() => numerator / denominator);
	return {
		accuracy: ofRows(() => (counts.of(0, 0) + hits) / counts.rowCount),
		balanced_accuracy: ofRows(() => balancedAccuracy(counts)),
		precision: ratio(hits, predicted, "The model predicts the positive class for no row of the holdout."),
		recall: ratio(hits, positives, "No row of the holdout is of the positive class."),
		f1: ratio(2 * hits, positives + predicted, "The positive class is neither in the holdout nor predicted."),
		...probabilityMetrics(input, counts.unknown, positives)
	};
}
function probabilityMetrics(input, unknown, positives) {
	const { probabilities, actual } = input;
	const obstacle = actual.length === 0 ? EMPTY_HOLDOUT : probabilityObstacle(input, unknown);
	if (probabilities === null || obstacle !== null) {
		const none = undefinedBecause(obstacle ?? "The holdout has no rows.");
		return {
			roc_auc: none,
			average_precision: none,
			log_loss: none,
			brier: none
		};
	}
	const thresholds = oneVersusRest(input, probabilities, 1);
	return {
		roc_auc: positives === 0 || positives === actual.length ? undefinedBecause("The holdout has rows of one class only.") : defined(rocAuc(thresholds)),
		average_precision: positives === 0 ? undefinedBecause("No row of the holdout is of the positive class.") : defined(averagePrecision(thresholds)),
		log_loss: defined(logLoss(input, probabilities)),
		brier: defined(brierScore(input, probabilities))
	};
}

// src/evaluate/evaluation-input.ts
const ROW_SUM_SLACK = .001;
function mismatch$1(what) {
	return new RetrainError("INTERNAL", `The evaluation was given parts that do not fit together: ${what}.`);
}
function checkEvaluationInput(input) {
	const { task, classes, actual, predictions } = input;
	if (task === "regression") {
		if (predictions.kind !== "values") throw mismatch$1("a regression task with predicted classes");
		if (!(actual instanceof Float64Array)) throw mismatch$1("a regression task without actual values");
		if (predictions.values.length !== actual.length) throw mismatch$1("as many predictions as rows are needed");
		if (!actual.every((value) => Number.isFinite(value))) throw mismatch$1("an actual value is not finite");
		rejectFaults(actual.length, [[(row) => !Number.isFinite(predictions.values[row]), "the predicted value is not a finite number"]]);
		return {
			kind: "values",
			actual,
			values: predictions.values
		};
	}
	if (predictions.kind !== "classes") throw mismatch$1(`a ${task} task with predicted values`);
	if (!(actual instanceof Int32Array)) throw mismatch$1(`a ${task} task without actual class indices`);
	const { labels, probabilities } = predictions;
	const classCount = classes.length;
	if (task === "binary" ? classCount !== 2 : classCount < 2) throw mismatch$1(`a ${task} task with ${classCount} classes`);
	if (labels.length !== actual.length) throw mismatch$1("as many predictions as rows are needed");
	if (probabilities !== null && probabilities.length !== actual.length * classCount) throw mismatch$1("one probability a row and class is needed");
	if (!actual.every((index) => index >= -1 && index < classCount)) throw mismatch$1("an actual class index is out of range");
	rejectFaults(actual.length, [[(row) => labels[row] < 0 || labels[row] >= classCount, `the predicted class is none of the model's ${classCount} classes`], ...probabilities === null ? [] : probabilityFaults(probabilities, classCount)]);
	return {
		kind: "classes",
		classCount,
		actual,
		labels,
		probabilities
	};
}
function probabilityFaults(probabilities, classCount) {
	const someOf = (row, test) => {
		for (let k = 0; k < classCount; k += 1) if (test(probabilities[row * classCount + k])) return true;
		return false;
	};
	const isNotFinite = (p) => !Number.isFinite(p);
	const isOutside = (p) => p < -1e-9 || p > 1.000000001;
	const sumIsOff = (row) => {
		let sum = 0;
		for (let k = 0; k < classCount; k += 1) sum += probabilities[row * classCount + k];
		return Math.abs(sum - 1) > ROW_SUM_SLACK;
	};
	return [
		[(row) => someOf(row, isNotFinite), "a probability is not a finite number"],
		[(row) => someOf(row, isOutside), "a probability is not between 0 and 1"],
		[(row) => !someOf(row, (p) => isNotFinite(p) || isOutside(p)) && sumIsOff(row), "the probabilities do not sum to 1"]
	];
}
function rejectFaults(rowCount, faults) {
	const problems = faults.flatMap(([isFaulty, what]) => {
		let count = 0;
		let first = -1;
		for (let row = 0; row < rowCount; row += 1) {
			if (!isFaulty(row)) continue;
			if (count === 0) first = row;
			count += 1;
		}
		return count === 0 ? [] : [`in ${count} of ${rowCount} holdout rows, first in row ${first + 1}, ${what}`];
	});
	if (problems.length === 0) return;
	throw new RetrainError("TRAIN_FAILED", `The model's predictions cannot be scored: ${problems.join("; ")}.`, { problems });
}

// src/evaluate/class-f1.ts
function classF1(counts) {
	const macro = new CompensatedSum();
	const weighted = new CompensatedSum();
	let present = counts.unknown > 0 ? 1 : 0;
	for (let k = 0; k < counts.classCount; k += 1) {
		const support = counts.actualTotal(k);
		const predicted = counts.predictedTotal(k);
		if (support + predicted === 0) continue;
		const f1 = 2 * counts.of(k, k) / (support + predicted);
		macro.add(f1);
		weighted.add(support * f1);
		present += 1;
	}
	return {
		macro: macro.total / present,
		weighted: weighted.total / counts.rowCount
	};
}

// src/evaluate/multiclass-metrics.ts
function multiclassMetrics(input) {
	const counts = confusionCounts(input);
	const ofRows = (value) => counts.rowCount === 0 ? undefinedBecause(EMPTY_HOLDOUT) : defined(value());
	const right = () => {
		let total = 0;
		for (let k = 0; k < counts.classCount; k += 1) total += counts.of(k, k);
		return total;
	};
	const { probabilities } = input;
	const obstacle = counts.rowCount === 0 ? EMPTY_HOLDOUT : probabilityObstacle(input, counts.unknown);
	const ofProbabilities = (compute) => probabilities === null || obstacle !== null ? undefinedBecause(obstacle ?? "The holdout has no rows.") : compute(probabilities);
	return {
		accuracy: ofRows(() => right() / counts.rowCount),
		balanced_accuracy: ofRows(() => balancedAccuracy(counts)),
		f1_macro: ofRows(() => classF1(counts).macro),
		f1_weighted: ofRows(() => classF1(counts).weighted),
		roc_auc_ovr: ofProbabilities((p) => macroAuc(input, p)),
		log_loss: ofProbabilities((p) => defined(logLoss(input, p)))
	};
}
function macroAuc(input, probabilities) {
	const { classCount, actual } = input;
	const sum = new CompensatedSum();
	let absent = 0;
	for (let k = 0; k < classCount; k += 1) {
		const thresholds = oneVersusRest(input, probabilities, k);
		if (thresholds.positives === actual.length) return undefinedBecause("The holdout has rows of one class only.");
		if (thresholds.positives === 0) absent += 1;
		else sum.add(rocAuc(thresholds));
	}
	if (absent > 0) return undefinedBecause(`Of the ${classCount} classes, ${absent} ${absent === 1 ? "does" : "do"} not occur in the holdout.`);
	return defined(sum.total / classCount);
}

// src/evaluate/regression-metrics.ts
function regressionMetrics(input) {
	const { actual, values } = input;
	if (actual.length === 0) {
		const none = undefinedBecause(EMPTY_HOLDOUT);
		return {
			mae: none,
			rmse: none,
			r2: none,
			mape: none
		};
	}
	const absolute = new CompensatedSum();
	const squared = new CompensatedSum();
	for (let row = 0; row < actual.length; row += 1) {
		const residual = actual[row] - values[row];
		absolute.add(Math.abs(residual));
		squared.add(residual * residual);
	}
	return {
		mae: defined(absolute.total / actual.length),
		rmse: defined(Math.sqrt(squared.total / actual.length)),
		r2: r2(actual, squared.total),
		mape: mape(input)
	};
}
function r2(actual, squaredResiduals) {
	if (actual.length < 2) return undefinedBecause("The holdout has one row only.");
	if (actual.every((value) => value === actual[0])) return undefinedBecause("All actual values of the holdout are equal.");
	const sum = new CompensatedSum();
	for (const value of actual) sum.add(value);
	const mean = sum.total / actual.length;
	const deviations = new CompensatedSum();
	for (const value of actual) deviations.add((value - mean) * (value - mean));
	return defined(1 - squaredResiduals / deviations.total);
}
function mape({ actual, values }) {
	let zeros = 0;
	const sum = new CompensatedSum();
	for (let row = 0; row < actual.length; row += 1) {
		if (actual[row] === 0) zeros += 1;
		sum.add(Math.abs(actual[row] - values[row]) / Math.max(Math.abs(actual[row]), Number.EPSILON));
	}
	if (zeros === 0) return defined(sum.total / actual.length);
	return undefinedBecause(`The actual value is 0 in ${zeros} of ${actual.length} holdout rows, and a share of 0 is not defined.`);
}

// src/evaluate/metrics.ts
function computeMetrics(input) {
	const metrics = {};
	const undefinedReasons = {};
	for (const [name, outcome] of Object.entries(outcomes$2(input))) {
		if (outcome.state === "undefined") undefinedReasons[name] = outcome.reason;
		metrics[name] = outcome.state === "defined" ? outcome.value : null;
	}
	return {
		metrics,
		undefinedReasons
	};
}
function outcomes$2(input) {
	const checked = checkEvaluationInput(input);
	if (checked.kind === "values") return regressionMetrics(checked);
	return input.task === "binary" ? binaryMetrics(checked) : multiclassMetrics(checked);
}

// src/evaluate/baseline.ts
function baselineMetrics({ task, classes, trainingActual, actual }) {
	if (trainingActual.length === 0) throw new RetrainError("INTERNAL", "The baseline needs at least one training row.");
	const predictions = task === "regression" ? predictMean(trainingActual, actual.length) : predictPrior(classes.length, trainingActual, actual.length);
	return computeMetrics({
		task,
		classes,
		actual,
		predictions
	}).metrics;
}
function predictMean(trainingActual, rowCount) {
	const sum = new CompensatedSum();
	for (const value of trainingActual) sum.add(value);
	return {
		kind: "values",
		values: new Float64Array(rowCount).fill(sum.total / trainingActual.length)
	};
}
function predictPrior(classCount, trainingActual, rowCount) {
	const counts = new Float64Array(classCount);
	for (const index of trainingActual) counts[index] += 1;
	const label = counts.reduce((best, count, index) => count > counts[best] ? index : best, 0);
	const prior = counts.map((count) => count / trainingActual.length);
	const probabilities = new Float64Array(rowCount * classCount);
	for (let row = 0; row < rowCount; row += 1) probabilities.set(prior, row * classCount);
	return {
		kind: "classes",
		labels: new Int32Array(rowCount).fill(label),
		probabilities
	};
}

// src/evaluate/thin-curve.ts
function thinCurve(points, limit) {
	if (points.length <= limit) return [...points];
	const spans = [measure(points, 0, points.length - 1)];
	while (spans.length + 1 < limit) {
		const worst = spans.reduce((best, span, index) => span.distance > spans[best].distance ? index : best, 0);
		const { from, to, farthest, distance } = spans[worst];
		if (distance === 0) break;
		spans.splice(worst, 1, measure(points, from, farthest), measure(points, farthest, to));
	}
	return [points[0], ...spans.map((span) => points[span.to])];
}
function measure(points, from, to) {
	const [x0, y0] = points[from];
	const [x1, y1] = points[to];
	const dx = x1 - x0;
	const dy = y1 - y0;
	const length = Math.sqrt(dx * dx + dy * dy);
	let farthest = from;
	let distance = 0;
	for (let i = from + 1; i < to; i += 1) {
		const px = points[i][0] - x0;
		const py = points[i][1] - y0;
		const away = length === 0 ? Math.sqrt(px * px + py * py) : Math.abs(dx * py - dy * px) / length;
		if (away > distance) {
			farthest = i;
			distance = away;
		}
	}
	return {
		from,
		to,
		farthest,
		distance
	};
}

// src/evaluate/thin-residuals.ts
const OUTLIER_SHARE = .1;
function thinResiduals(points, limit) {
	const inOrder = points.map((_, index) => index).sort((a, b) => points[a][0] - points[b][0] || a - b);
	if (points.length <= limit) return inOrder.map((index) => points[index]);
	const bySize = [...inOrder].sort((a, b) => Math.abs(points[b][1]) - Math.abs(points[a][1]) || a - b);
	const chosen = new Set(bySize.slice(0, Math.floor(limit * OUTLIER_SHARE)));
	const others = inOrder.filter((index) => !chosen.has(index));
	const wanted = limit - chosen.size;
	for (let i = 0; i < wanted; i += 1) chosen.add(others[Math.floor(i * (others.length - 1) / (wanted - 1))]);
	return inOrder.filter((index) => chosen.has(index)).map((index) => points[index]);
}

// src/evaluate/figures.ts
const CURVE_POINTS = 200;
const RESIDUAL_POINTS = 500;
function computeFigures(input) {
	const checked = checkEvaluationInput(input);
	if (checked.kind === "values") return {
		confusion: null,
		roc: null,
		precision_recall: null,
		residuals: residuals(checked)
	};
	const counts = confusionCounts(checked);
	const curves = input.task === "binary" ? binaryCurves(checked, counts.unknown) : {
		roc: null,
		precision_recall: null
	};
	return {
		confusion: matrix$1(counts),
		...curves,
		residuals: null
	};
}
function matrix$1(counts) {
	const indices = Array.from({ length: counts.classCount }, (_, index) => index);
	return indices.map((actual) => indices.map((predicted) => counts.of(actual, predicted)));
}
function binaryCurves(input, unknown) {
	if (input.probabilities === null || probabilityObstacle(input, unknown) !== null) return {
		roc: null,
		precision_recall: null
	};
	const thresholds = oneVersusRest(input, input.probabilities, 1);
	return {
		roc: thresholds.positives === 0 || thresholds.negatives === 0 ? null : thinCurve(rocCurve$1(thresholds), CURVE_POINTS),
		precision_recall: thresholds.positives === 0 ? null : thinCurve(precisionRecallCurve$1(thresholds), CURVE_POINTS)
	};
}
function rocCurve$1({ positives, negatives, truePositives, falsePositives }) {
	const points = [[0, 0]];
	truePositives.forEach((hits, i) => points.push([falsePositives[i] / negatives, hits / positives]));
	return points;
}
function precisionRecallCurve$1({ positives, truePositives, falsePositives }) {
	const points = [[0, 1]];
	truePositives.forEach((hits, i) => points.push([hits / positives, hits / (hits + falsePositives[i])]));
	return points;
}
function residuals({ actual, values }) {
	const points = Array.from(values, (value, row) => [value, actual[row] - value]);
	return thinResiduals(points.filter(([, residual]) => Number.isFinite(residual)), RESIDUAL_POINTS);
}

// src/steps/load-champion.ts
async function loadChampion(context) {
	const { store, run } = context;
	const found = await readPointer(store);
	if (found === void 0) return { state: "none" };
	const { pointer, generation } = found;
	const identity = {
		version: pointer.version,
		pointerGeneration: generation,
		modelSha256: pointer.model_sha256
	};
	const folder = run.resolve("champion");
	try {
		const manifest = await readManifest(store, pointer.version, pointer.manifest_sha256);
		const files = await readVersionFiles(store, manifest, (path) => path.startsWith("model/") || path === "metrics.json");
		await rm(folder, {
			recursive: true,
			force: true
		});
		for (const { path, bytes } of files) {
			const file = run.resolve("champion", path);
			await mkdir(dirname(file), { recursive: true });
			await writeFile(file, bytes);
		}
		const fileOf = (path) => {
			const file = files.find((candidate) => candidate.path === path);
			if (file === void 0) throw new RetrainError("VERSION_CORRUPT", `Version ${pointer.version} has no ${path}.`);
			return file.bytes;
		};
		const model = parseModelFile(fileOf("model/model.json"));
		const metrics = metricsFileSchema.parse(JSON.parse(Buffer.from(fileOf("metrics.json")).toString("utf8")));
		return {
			state: "loaded",
			...identity,
			model,
			manifest,
			folder: run.resolve("champion", "model"),
			storedMetrics: metrics.metrics
		};
	} catch (error) {
		const reason = toRetrainError(error);
		if (reason.code === "STORE_UNAVAILABLE" || reason.code === "STORE_PERMISSION") throw reason;
		const sentence = reason.code === "INTERNAL" ? "its files are not of a schema that this version of Retrain knows" : reason.message;
		return {
			state: "unusable",
			...identity,
			reason: sentence
		};
	}
}

// src/steps/model-folder.ts
async function readFolder(folder) {
	const paths = (await readdir(folder, {
		withFileTypes: true,
		recursive: true
	})).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll("\\", "/")).sort((a, b) => a < b ? -1 : 1);
	return Promise.all(paths.map(async (path) => ({
		path,
		bytes: await readFile(join(folder, path))
	})));
}
async function readModelFiles(run) {
	return (await readFolder(run.resolve("model"))).map(({ path, bytes }) => ({
		path: `model/${path}`,
		bytes
	}));
}
async function modelDigestOf(run) {
	const files = await readModelFiles(run);
	return modelDigest(files.map(({ path, bytes }) => ({
		path,
		size: bytes.length,
		sha256: sha256(bytes),
		crc32c: crc32c(bytes)
	})));
}

// src/data/column-kinds.ts
function columnKinds(table) {
	return Object.fromEntries(table.columns.map((column) => [column.name, column.kind]));
}

// src/data/compare-code-units.ts
function compareCodeUnits(left, right) {
	return left < right ? -1 : Number(left > right);
}

// src/data/is-missing.ts
function isMissing(column, row) {
	switch (column.kind) {
		case "category": return column.codes[row] === -1;
		case "boolean": return column.values[row] === 255;
		case "number":
		case "date": return Number.isNaN(column.values[row]);
	}
}

// src/data/quote-name.ts
const LONGEST_SHOWN = 64;
function quoteName(name) {
	const characters = Array.from(name.slice(0, 130));
	const shown = characters.length > LONGEST_SHOWN ? `${characters.slice(0, 63).join("")}…` : name;
	return JSON.stringify(shown);
}

// src/data/features.ts
function featureNames(names, options) {
	const wanted = options.features === void 0 ? void 0 : new Set(options.features);
	const others = /* @__PURE__ */ new Set([
		options.target,
		...options.exclude,
		...options.roles
	]);
	return names.filter((name) => !others.has(name) && (wanted === void 0 || wanted.has(name)));
}
function categoriesByFrequency(column) {
	const counts = new Float64Array(column.categories.length);
	for (const code of column.codes) if (code !== -1) counts[code] += 1;
	return column.categories.map((category, code) => ({
		category,
		count: counts[code]
	})).filter(({ count }) => count > 0).sort((left, right) => right.count - left.count || compareCodeUnits(left.category, right.category)).map(({ category }) => category);
}
function hasValue(column, rowCount) {
	for (let row = 0; row < rowCount; row++) if (!isMissing(column, row)) return true;
	return false;
}
function chooseFeatures(table, options) {
	const known = new Set(table.columns.map((column) => column.name));
	const unknown = (options.features ?? []).filter((name) => !known.has(name));
	if (unknown.length > 0) throw new RetrainError("DATASET_INVALID", `The dataset does not have ${unknown.map(quoteName).join(", ")}, which \`dataset.features\` names: correct the names.`);
	const names = new Set(featureNames([...known], options));
	const features = table.columns.filter((column) => names.has(column.name) && hasValue(column, table.rowCount)).map((column) => ({
		name: column.name,
		kind: column.kind,
		categories: column.kind === "category" ? categoriesByFrequency(column) : null
	}));
	if (features.length > 0) return features;
	throw new RetrainError("DATASET_INVALID", "There is no column to learn from: apart from the target, each is excluded, has another role, or has no value in the training rows.");
}

// src/data/decompress.ts
const MOST_BYTES = 1073741824;
const FREE_BYTES = 10485760;
const MOST_RATIO = 100;
function isGzip(bytes) {
	return bytes[0] === 31 && bytes[1] === 139;
}
function isTooLarge(error) {
	return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}
function decompress(bytes, name) {
	if (!isGzip(bytes)) {
		if (bytes.length <= 1073741824) return bytes;
		throw new RetrainError("DATASET_UNREADABLE", `${name} has more than 1 GiB, which is the most that is read: split it, or take a sample.`);
	}
	const limit = Math.min(MOST_BYTES, Math.max(FREE_BYTES, MOST_RATIO * bytes.length));
	let content;
	try {
		content = gunzipSync(bytes, {
			maxOutputLength: limit,
			chunkSize: 262144
		});
	} catch (error) {
		if (isTooLarge(error)) throw new RetrainError("DATASET_UNREADABLE", `${name} unpacks to ${limit === 1073741824 ? "more than 1 GiB, which is the most that is read" : `more than ${MOST_RATIO} times its compressed size, which no dataset of this kind does`}: it was not unpacked further; upload it smaller or uncompressed.`);
		throw new RetrainError("DATASET_UNREADABLE", `${name} is a broken gzip archive (cut short or damaged): compress and upload it again.`, { cause: error });
	}
	if (isGzip(content)) throw new RetrainError("DATASET_UNREADABLE", `${name} is compressed with gzip twice: unpack it once and upload it again.`);
	return content;
}

// src/data/problem-list.ts
const MOST_LISTED = 20;
var ProblemList = class {
	#listed = [];
	#count = 0;
	get count() {
		return this.#count;
	}
	add(sentence) {
		this.#count += 1;
		if (this.#listed.length < MOST_LISTED) this.#listed.push(sentence());
	}
	throwIfAny(name, hint) {
		const [first] = this.#listed;
		if (first === void 0) return;
		const suffix = hint === void 0 ? "" : ` ${hint}`;
		if (this.#count === 1) throw new RetrainError("DATASET_UNREADABLE", `${name}: ${first}${suffix}`);
		const hidden = this.#count - this.#listed.length;
		throw new RetrainError("DATASET_UNREADABLE", `${name} cannot be read: it has ${this.#count} problems.${suffix}`, { problems: hidden === 0 ? this.#listed : [...this.#listed, `and ${hidden} more of this kind.`] });
	}
};

// src/data/check-column-names.ts
const control = /[\p{Cc}\u2028\u2029]/u;
const invisible$1 = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/u;
const joiners = /[\u200c\u200d]/gu;
function codePoint(found) {
	return `U+${found.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
function checkColumnNames(names, word, problems) {
	const seen = /* @__PURE__ */ new Map();
	names.forEach((name, index) => {
		const position = index + 1;
		const found = control.exec(name) ?? invisible$1.exec(name);
		if (name.trim() === "") {
			problems.add(() => `${word} ${position} has no name: write one${word === "column" ? " into the first line, or remove the trailing delimiter" : ""}.`);
			return;
		}
		if (found !== null) {
			problems.add(() => `the name of ${word} ${position} has the invisible or control character ${codePoint(found[0])}: remove it.`);
			return;
		}
		if (!name.isWellFormed()) {
			problems.add(() => `the name of ${word} ${position} has half a surrogate pair: write the whole character.`);
			return;
		}
		const folded = name.normalize("NFC").replace(joiners, "");
		const earlier = seen.get(folded);
		if (earlier === void 0) seen.set(folded, index);
		else if (names[earlier] === name) problems.add(() => `${word}s ${earlier + 1} and ${position} are both named ${quoteName(name)}: rename one.`);
		else problems.add(() => `the names of ${word}s ${earlier + 1} and ${position} look the same (${quoteName(name)}) but differ in their code points: rename one.`);
	});
}

// src/data/csv-cursor.ts
const QUOTE$4 = 34;
const LINE_FEED$4 = 10;
const CARRIAGE_RETURN$1 = 13;
const MOST_FIELD_BYTES = 1048576;
var CsvCursor = class {
	#bytes;
	#separator;
	#starts;
	#ends;
	#problems;
	#position = 0;
	#line = 1;
	constructor(bytes, delimiter, starts, ends, problems) {
		this.#bytes = bytes;
		this.#separator = delimiter.charCodeAt(0);
		this.#starts = starts;
		this.#ends = ends;
		this.#problems = problems;
	}
	get line() {
		return this.#line;
	}
	get atEnd() {
		return this.#position >= this.#bytes.length;
	}
	skipEmptyLines() {
		const before = this.#line;
		while (!this.atEnd && this.#endsLine(this.#bytes[this.#position])) this.#nextLine();
		return this.#line - before;
	}
	record() {
		for (let field = 1;; field++) {
			const start = this.#position;
			const end = this.#bytes[start] === QUOTE$4 ? this.#quotedField(field) : this.#plainField(field);
			if (end === void 0) return void 0;
			this.#starts.push(start);
			this.#ends.push(end);
			if (this.#bytes[this.#position] === this.#separator) {
				this.#position += 1;
				continue;
			}
			if (!this.atEnd) this.#nextLine();
			return field;
		}
	}
	#endsLine(byte) {
		return byte === LINE_FEED$4 || byte === CARRIAGE_RETURN$1;
	}
	#nextLine() {
		const crlf = this.#bytes[this.#position] === CARRIAGE_RETURN$1 && this.#bytes[this.#position + 1] === LINE_FEED$4;
		this.#position += crlf ? 2 : 1;
		this.#line += 1;
	}
	#skipPlain() {
		const bytes = this.#bytes;
		const separator = this.#separator;
		const length = bytes.length;
		let position = this.#position;
		let hasQuote = false;
		for (; position < length; position++) {
			const byte = bytes[position];
			if (byte > 44) continue;
			if (byte === separator || byte === LINE_FEED$4 || byte === CARRIAGE_RETURN$1) break;
			if (byte === QUOTE$4) hasQuote = true;
		}
		this.#position = position;
		return hasQuote;
	}
	#plainField(field) {
		const start = this.#position;
		const line = this.#line;
		if (this.#skipPlain()) this.#problems.add(() => `line ${line}: field ${field} has a quote inside: quote the whole field and double the quotes inside it.`);
		if (this.#position - start > MOST_FIELD_BYTES) this.#problems.add(() => `line ${line}: field ${field} is longer than 1 MiB, which is the most that is read.`);
		return this.#position;
	}
	#quotedField(field) {
		const bytes = this.#bytes;
		const opened = this.#line;
		const limit = Math.min(bytes.length, this.#position + MOST_FIELD_BYTES);
		let position = this.#position + 1;
		for (; position < limit; position++) {
			const byte = bytes[position];
			if (byte === QUOTE$4) {
				if (bytes[position + 1] !== QUOTE$4) break;
				position += 1;
			} else if (byte === LINE_FEED$4 || byte === CARRIAGE_RETURN$1 && bytes[position + 1] !== LINE_FEED$4) this.#line += 1;
		}
		if (position >= limit) {
			const where = limit === bytes.length ? "before the end of the file" : "within 1 MiB";
			this.#problems.add(() => `line ${opened}: the quote that opens field ${field} is not closed ${where}: close it, or double a quote that belongs to the text.`);
			return;
		}
		const end = position + 1;
		this.#position = end;
		this.#skipPlain();
		if (this.#position > end) {
			const line = this.#line;
			const where = opened === line ? "" : ` (opened on line ${opened})`;
			this.#problems.add(() => `line ${line}: field ${field} goes on after its closing quote${where}: quote the whole field and double the quotes inside it.`);
		}
		return end;
	}
};

// src/data/growing-uint32.ts
var GrowingUint32 = class {
	#items = /* @__PURE__ */ new Uint32Array(1024);
	#length = 0;
	get length() {
		return this.#length;
	}
	push(value) {
		if (this.#length === this.#items.length) {
			const larger = new Uint32Array(this.#items.length * 2);
			larger.set(this.#items);
			this.#items = larger;
		}
		this.#items[this.#length++] = value;
	}
	truncate(length) {
		this.#length = Math.min(this.#length, length);
	}
	view(from = 0) {
		return this.#items.subarray(from, this.#length);
	}
};

// src/data/records.ts
const MOST_CELLS = 134217728;
const QUOTE$3 = 34;
function spanText(syntax, bytes, start, end) {
	if (start === end || bytes[start] !== QUOTE$3) return bytes.toString("utf8", start, end);
	const quoted = bytes.toString("utf8", start, end);
	if (syntax === "csv") return quoted.slice(1, -1).replaceAll("\"\"", "\"");
	return quoted.includes("\\") ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}
function cellText(records, cell) {
	return spanText(records.syntax, records.bytes, records.starts[cell], records.ends[cell]);
}

// src/data/scan-csv.ts
function checkDelimiter(names, delimiter, problems) {
	const [only] = names;
	if (names.length !== 1 || only === void 0 || !/[;\t|,]/.test(only)) return;
	const advice = delimiter === "," ? "commas (or set `format: tsv` for tabs)" : "tabs (or set `format: csv` for commas)";
	problems.add(() => `there is only one column, ${quoteName(only)}: separate columns with ${advice}.`);
}
function scanCsv(bytes, delimiter, problems) {
	const starts = new GrowingUint32();
	const ends = new GrowingUint32();
	const rowNumbers = new GrowingUint32();
	const cursor = new CsvCursor(bytes, delimiter, starts, ends, problems);
	if (cursor.skipEmptyLines() > 0) problems.add(() => "line 1 is empty: the first line must name the columns.");
	const readable = cursor.record() !== void 0;
	const names = Array.from(starts.view(), (start, index) => spanText("csv", bytes, start, ends.view()[index]));
	starts.truncate(0);
	ends.truncate(0);
	checkColumnNames(names, "column", problems);
	checkDelimiter(names, delimiter, problems);
	const settleEmptyLines = (from, count) => {
		if (names.length === 1) for (let line = from; line < from + count; line++) {
			starts.push(0);
			ends.push(0);
			rowNumbers.push(line);
		}
		else if (count > 0) problems.add(() => count === 1 ? `line ${from} is empty: remove it.` : `lines ${from} to ${from + count - 1} are empty: remove them.`);
	};
	while (readable) {
		const emptyFrom = cursor.line;
		const emptyCount = cursor.skipEmptyLines();
		if (cursor.atEnd) break;
		settleEmptyLines(emptyFrom, emptyCount);
		const line = cursor.line;
		const found = cursor.record();
		if (found === void 0) break;
		if (found !== names.length) {
			problems.add(() => `line ${line} has ${found} ${found === 1 ? "field" : "fields"}, expected ${names.length} as in the first line.`);
			starts.truncate(starts.length - found);
			ends.truncate(ends.length - found);
			continue;
		}
		rowNumbers.push(line);
		if (starts.length > 134217728) {
			problems.add(() => `there are more than ${MOST_CELLS} cells, which is the most that is read: take a sample.`);
			break;
		}
	}
	if (rowNumbers.length === 0 && problems.count === 0) problems.add(() => "there is a line of column names, but no row below it.");
	return {
		syntax: "csv",
		bytes,
		rowWord: "line",
		names,
		rowCount: rowNumbers.length,
		starts: starts.view(),
		ends: ends.view(),
		rowNumbers: rowNumbers.view()
	};
}

// src/data/json-cursor.ts
const QUOTE$2 = 34;
const BACKSLASH = 92;
const LINE_FEED$3 = 10;
const ZERO$1 = 48;
const NINE$1 = 57;
const OPENING_BRACE$2 = 123;
const CLOSING_BRACE$1 = 125;
const OPENING_BRACKET$1 = 91;
const CLOSING_BRACKET$1 = 93;
var JsonSyntaxError = class extends Error {
	name = "JsonSyntaxError";
	line;
	constructor(line, message) {
		super(message);
		this.line = line;
	}
};
const number$1 = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const foreign = /* @__PURE__ */ new Set([
	"NaN",
	"-NaN",
	"Infinity",
	"-Infinity",
	"undefined",
	"None",
	"nan",
	"inf",
	"-inf"
]);
const LONGEST_WORD = 1024;
const isWordByte = /* @__PURE__ */ new Uint8Array(256);
for (const character of "0123456789+-._abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") isWordByte[character.charCodeAt(0)] = 1;
var JsonCursor = class {
	bytes;
	#end;
	position;
	line;
	constructor(bytes, start = 0, end = bytes.length, line = 1) {
		this.bytes = bytes;
		this.position = start;
		this.#end = end;
		this.line = line;
	}
	peek() {
		for (; this.position < this.#end; this.position++) {
			const byte = this.bytes[this.position];
			if (byte === LINE_FEED$3) this.line += 1;
			else if (byte !== 32 && byte !== 9 && byte !== 13) return byte;
		}
		return -1;
	}
	take(byte, expected, other = byte) {
		const found = this.peek();
		if (found !== byte && found !== other) throw this.fail(found === -1 ? `the text ends where ${expected} is expected` : `expected ${expected}`);
		this.position += 1;
		return found === byte;
	}
	takeSame(start, end) {
		const bytes = this.bytes;
		const shift = this.position - start;
		if (end + shift > this.#end) return false;
		for (let at = start; at < end; at++) if (bytes[at] !== bytes[at + shift]) return false;
		this.position += end - start;
		return true;
	}
	fail(message) {
		return new JsonSyntaxError(this.line, message);
	}
	string() {
		const bytes = this.bytes;
		let highSurrogate = false;
		this.position += 1;
		for (;;) {
			if (this.position >= this.#end) throw this.fail("a string is not closed");
			const byte = bytes[this.position];
			if (byte === BACKSLASH) {
				const unit = this.#escape();
				if ((unit >= 56320 && unit <= 57343) !== highSurrogate) throw this.fail("a string has half a surrogate pair");
				highSurrogate = unit >= 55296 && unit <= 56319;
				continue;
			}
			if (highSurrogate) throw this.fail("a string has half a surrogate pair");
			if (byte < 32) throw this.fail(byte === LINE_FEED$3 ? "a string is not closed on its line" : "a string has a control character that is not escaped");
			this.position += 1;
			if (byte === QUOTE$2) return;
		}
	}
	#escape() {
		const kind = String.fromCharCode(this.bytes[this.position + 1] ?? 0);
		if (kind === "u") {
			const digits = this.bytes.toString("latin1", this.position + 2, Math.min(this.position + 6, this.#end));
			if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw this.fail("a string has a \\u without four hexadecimal digits");
			this.position += 6;
			return Number.parseInt(digits, 16);
		}
		if (!"\"\\/bfnrt".includes(kind)) throw this.fail("a string has a backslash that escapes nothing: double it");
		this.position += 2;
		return 0;
	}
	value() {
		const byte = this.bytes[this.position];
		if (byte === QUOTE$2) {
			this.string();
			return "flat";
		}
		if (byte === OPENING_BRACE$2 || byte === OPENING_BRACKET$1) {
			this.#nested();
			return "nested";
		}
		this.#word();
		return "flat";
	}
	#word() {
		const start = this.position;
		let onlyDigits = true;
		while (this.position < this.#end && isWordByte[this.bytes[this.position]] === 1) {
			const byte = this.bytes[this.position++];
			onlyDigits &&= byte >= ZERO$1 && byte <= NINE$1;
		}
		const length = this.position - start;
		if (onlyDigits && (length === 1 || length > 1 && this.bytes[start] !== ZERO$1)) return;
		const word = this.bytes.toString("latin1", start, Math.min(this.position, start + LONGEST_WORD));
		if (length <= LONGEST_WORD && (number$1.test(word) || word === "null" || word === "true" || word === "false")) return;
		if (foreign.has(word)) throw this.fail(`${word} is no JSON value: write null for a missing one`);
		throw this.fail("expected a value: text in double quotes, a number, true, false or null");
	}
	#nested() {
		let depth = 0;
		do {
			const byte = this.peek();
			if (byte === -1) throw this.fail("an object or array is not closed");
			if (byte === QUOTE$2) {
				this.string();
				continue;
			}
			if (byte === OPENING_BRACE$2 || byte === OPENING_BRACKET$1) depth += 1;
			if (byte === CLOSING_BRACE$1 || byte === CLOSING_BRACKET$1) depth -= 1;
			this.position += 1;
		} while (depth > 0);
	}
};

// src/data/object-cells.ts
const QUOTE$1 = 34;
const COMMA$2 = 44;
const COLON = 58;
const OPENING_BRACE$1 = 123;
const CLOSING_BRACE = 125;
var ObjectCells = class {
	#bytes;
	#rowWord;
	#problems;
	#names = [];
	#columns = /* @__PURE__ */ new Map();
	#lastRow = [];
	#cellColumns = new GrowingUint32();
	#cellStarts = new GrowingUint32();
	#cellEnds = new GrowingUint32();
	#firstCells = new GrowingUint32();
	#rowNumbers = new GrowingUint32();
	#keyStarts = [];
	#keyEnds = [];
	#keyColumns = [];
	constructor(bytes, rowWord, problems) {
		this.#bytes = bytes;
		this.#rowWord = rowWord;
		this.#problems = problems;
	}
	readObject(cursor, rowNumber) {
		const row = this.#rowNumbers.length;
		this.#rowNumbers.push(rowNumber);
		this.#firstCells.push(this.#cellColumns.length);
		cursor.take(OPENING_BRACE$1, "an object");
		if (cursor.peek() === CLOSING_BRACE) {
			cursor.position += 1;
			return;
		}
		let index = 0;
		do {
			const column = this.#key(cursor, index++);
			cursor.take(COLON, "a colon after the key");
			if (cursor.peek() === -1) throw cursor.fail("the text ends where a value is expected");
			const start = cursor.position;
			const nested = cursor.value() === "nested";
			const where = `${this.#rowWord} ${rowNumber}: key ${quoteName(this.#names[column])}`;
			if (nested) this.#problems.add(() => `${where} holds an object or an array: write one key for each value.`);
			if (this.#lastRow[column] === row) this.#problems.add(() => `${where} is there twice: keep one.`);
			this.#lastRow[column] = row;
			this.#cellColumns.push(column);
			this.#cellStarts.push(start);
			this.#cellEnds.push(cursor.position);
		} while (cursor.take(COMMA$2, "a comma or a closing brace", CLOSING_BRACE));
	}
	#key(cursor, index) {
		if (cursor.peek() !== QUOTE$1) throw cursor.fail("expected a key in double quotes");
		const before = this.#keyStarts[index];
		if (before !== void 0 && cursor.takeSame(before, this.#keyEnds[index])) return this.#keyColumns[index];
		const start = cursor.position;
		cursor.string();
		const end = cursor.position;
		const name = spanText("json", this.#bytes, start, end);
		let column = this.#columns.get(name);
		if (column === void 0) {
			column = this.#names.length;
			this.#names.push(name);
			this.#columns.set(name, column);
		}
		this.#keyStarts[index] = start;
		this.#keyEnds[index] = end;
		this.#keyColumns[index] = column;
		return column;
	}
	records() {
		const columnCount = this.#names.length;
		const rowCount = this.#rowNumbers.length;
		if (rowCount === 0 && this.#problems.count === 0) this.#problems.add(() => "there is no object, so there is no row.");
		else if (columnCount === 0 && this.#problems.count === 0) this.#problems.add(() => "the objects have no keys, so there are no columns.");
		checkColumnNames(this.#names, "key", this.#problems);
		const cellCount = rowCount * columnCount;
		if (cellCount > 134217728) this.#problems.add(() => `${rowCount} objects with ${columnCount} different keys in all make more than ${MOST_CELLS} cells, which is the most that is read.`);
		const size = this.#problems.count === 0 ? cellCount : 0;
		const starts = new Uint32Array(size);
		const ends = new Uint32Array(size);
		if (size > 0) this.#place(starts, ends);
		return {
			syntax: "json",
			bytes: this.#bytes,
			rowWord: this.#rowWord,
			names: this.#names,
			rowCount,
			starts,
			ends,
			rowNumbers: this.#rowNumbers.view()
		};
	}
	#place(starts, ends) {
		const columnCount = this.#names.length;
		const columns = this.#cellColumns.view();
		const cellStarts = this.#cellStarts.view();
		const cellEnds = this.#cellEnds.view();
		const firstCells = this.#firstCells.view();
		for (let row = 0; row < firstCells.length; row++) {
			const to = firstCells[row + 1] ?? columns.length;
			for (let cell = firstCells[row]; cell < to; cell++) {
				const at = row * columnCount + columns[cell];
				starts[at] = cellStarts[cell];
				ends[at] = cellEnds[cell];
			}
		}
	}
};

// src/data/scan-json.ts
const LINE_FEED$2 = 10;
const COMMA$1 = 44;
const OPENING_BRACE = 123;
const OPENING_BRACKET = 91;
const CLOSING_BRACKET = 93;
function noteSyntax(problems, work) {
	try {
		work();
	} catch (error) {
		if (!(error instanceof JsonSyntaxError)) throw error;
		problems.add(() => `line ${error.line} is malformed JSON: ${error.message}.`);
	}
}
function scanJsonArray(bytes, problems) {
	const cells = new ObjectCells(bytes, "item", problems);
	noteSyntax(problems, () => {
		const cursor = new JsonCursor(bytes);
		if (cursor.peek() === OPENING_BRACE) {
			problems.add(() => "the file begins with an object: write an array of objects, or set `format: jsonl` when each line is an object.");
			return;
		}
		cursor.take(OPENING_BRACKET, "an array of objects");
		let item = 0;
		if (cursor.peek() === CLOSING_BRACKET) cursor.position += 1;
		else do {
			item += 1;
			const number = item;
			const first = cursor.peek();
			if (first === OPENING_BRACE) cells.readObject(cursor, number);
			else if (first === -1) throw cursor.fail("the array is not closed");
			else {
				cursor.value();
				problems.add(() => `item ${number} is not an object: write each row as an object with column names as keys.`);
			}
		} while (cursor.take(COMMA$1, "a comma or the end of the array", CLOSING_BRACKET));
		if (cursor.peek() !== -1) throw cursor.fail("there is more text after the array");
	});
	return cells.records();
}
function scanJsonLines(bytes, problems) {
	const cells = new ObjectCells(bytes, "line", problems);
	if (new JsonCursor(bytes).peek() === OPENING_BRACKET) {
		problems.add(() => "the file begins with an array: write one object a line, or set `format: json` for an array of objects.");
		return cells.records();
	}
	for (let start = 0, line = 1; start < bytes.length; line++) {
		const found = bytes.indexOf(LINE_FEED$2, start);
		const end = found === -1 ? bytes.length : found;
		const from = start;
		const number = line;
		noteSyntax(problems, () => {
			const cursor = new JsonCursor(bytes, from, end, number);
			const first = cursor.peek();
			if (first === -1) return;
			if (first !== OPENING_BRACE) {
				problems.add(() => `line ${number} does not begin with an object: write each row as an object on its own line.`);
				return;
			}
			cells.readObject(cursor, number);
			if (cursor.peek() !== -1) throw cursor.fail("there is more text after the object");
		});
		start = end + 1;
	}
	return cells.records();
}

// src/data/text-body.ts
const SNIFFED_BYTES = 65536;
const LINE_FEED$1 = 10;
const CARRIAGE_RETURN = 13;
const signatures = [
	["PK", "a ZIP archive or an Excel workbook: export the sheet as CSV"],
	["PAR1", "a Parquet file: export it as CSV"],
	["%PDF-", "a PDF: export the table as CSV"],
	["PNG", "an image"],
	["SQLite format 3", "an SQLite database: export the table as CSV"],
	["BZh", "a bzip2 archive: use gzip or no compression"],
	["ý7zXZ", "an xz archive: use gzip or no compression"],
	["(µ/ý", "a Zstandard archive: use gzip or no compression"]
];
function startsWith(bytes, text) {
	for (let i = 0; i < text.length; i++) if (bytes[i] !== text.charCodeAt(i)) return false;
	return true;
}
function refuse$1(name, what) {
	throw new RetrainError("DATASET_UNREADABLE", `${name} ${what}`);
}
function countControlBytes(bytes) {
	let count = 0;
	for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== LINE_FEED$1 && byte !== 12 && byte !== CARRIAGE_RETURN) count += 1;
	return count;
}
function eachLine(bytes, visit) {
	let from = 0;
	let number = 1;
	for (let at = 0; at <= bytes.length; at++) {
		const byte = bytes[at];
		if (at < bytes.length && byte !== LINE_FEED$1 && byte !== CARRIAGE_RETURN) continue;
		visit(bytes.subarray(from, at), number);
		if (byte === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED$1) at += 1;
		from = at + 1;
		number += 1;
	}
}
function textBody(bytes, name) {
	if (startsWith(bytes, "ÿþ") || startsWith(bytes, "þÿ") || startsWith(bytes, "\0\0þÿ")) refuse$1(name, "is UTF-16 or UTF-32 text: save it as UTF-8.");
	const body = startsWith(bytes, "ï»¿") ? bytes.subarray(3) : bytes;
	if (body.every((byte) => byte === 32 || byte === 9 || byte === LINE_FEED$1 || byte === CARRIAGE_RETURN)) refuse$1(name, "is empty: expected a table with at least one row.");
	const known = signatures.find(([signature]) => startsWith(body, signature));
	const head = body.subarray(0, SNIFFED_BYTES);
	const controls = countControlBytes(head);
	if (known !== void 0 && (controls > 0 || !isUtf8(body))) refuse$1(name, `is no text but ${known[1]}.`);
	if (head.includes(0)) refuse$1(name, "has NUL bytes: it is binary, or UTF-16 text that has to be saved as UTF-8.");
	if (isUtf8(body) && !body.includes(0)) return body;
	if (controls * 100 > head.length) refuse$1(name, "is binary: expected CSV, a JSON array or JSON Lines, as UTF-8 text or compressed with gzip.");
	const problems = new ProblemList();
	eachLine(body, (line, number) => {
		if (line.includes(0)) problems.add(() => `line ${number} has a NUL byte: remove it.`);
		else if (!isUtf8(line)) problems.add(() => `line ${number} is not UTF-8: save the file as UTF-8.`);
	});
	problems.throwIfAny(name);
	return body;
}

// src/data/parse-date.ts
const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;
const LONGEST_DATE = 40;
const MS_PER_DAY = 864e5;
function daysToYear(year) {
	const before = year - 1;
	return 365 * (year - 1970) + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
}
function daysInMonths(year) {
	return [
		31,
		year % 4 === 0 && year % 100 !== 0 || year % 400 === 0 ? 29 : 28,
		31,
		30,
		31,
		30,
		31,
		31,
		30,
		31,
		30,
		31
	];
}
function offsetMinutes(text) {
	if (text === "" || text === "Z") return 0;
	const hours = Number(text.slice(1, 3));
	const minutes = text.length > 3 ? Number(text.slice(-2)) : 0;
	if (hours > 23 || minutes > 59) return void 0;
	return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
function parseDate(text) {
	if (text.length > LONGEST_DATE) return NaN;
	const match = pattern.exec(text);
	if (match === null) return NaN;
	const part = (group) => Number(match[group] ?? 0);
	const [year, month, day, hour, minute, second] = [
		part(1),
		part(2),
		part(3),
		part(4),
		part(5),
		part(6)
	];
	const months = daysInMonths(year);
	const offset = offsetMinutes(match[8] ?? "");
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > months[month - 1]) return NaN;
	if (hour > 23 || minute > 59 || second > 59 || offset === void 0) return NaN;
	let days = daysToYear(year) + day - 1;
	for (let earlier = 0; earlier < month - 1; earlier++) days += months[earlier];
	return days * MS_PER_DAY + (hour * 60 + minute - offset) * 6e4 + second * 1e3 + part(7) * 1e3;
}

// src/data/classify-text.ts
const missing$1 = /* @__PURE__ */ new Set([
	"",
	"NA",
	"N/A",
	"NaN",
	"nan",
	"null",
	"NULL",
	"None"
]);
const booleans = /* @__PURE__ */ new Set([
	"true",
	"True",
	"TRUE",
	"false",
	"False",
	"FALSE"
]);
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const integer = /^[+-]?\d+$/;
const infinite = /^[+-]?inf(?:inity)?$/i;
const prefixed = /^[+-]?0(?:x[\da-f]+|o[0-7]+|b[01]+)$/i;
const comma = /^[+-]?\d[\d.]*(?:,\d+)+(?:\.\d+)?$/;
const LONGEST_PATTERN = 64;
function trimBlanks(text) {
	return text.replace(/^[ \t]+/, "").replace(/(?<![ \t])[ \t]+$/, "");
}
function classifyText(text) {
	const trimmed = trimBlanks(text);
	if (missing$1.has(trimmed)) return "missing";
	if (decimal.test(trimmed)) {
		const value = Number(trimmed);
		if (!Number.isFinite(value)) return "overflow";
		if (!integer.test(trimmed)) return "number";
		return /^[+-]?0\d/.test(trimmed) || !Number.isSafeInteger(value) ? "identifier" : "number";
	}
	if (trimmed.length > LONGEST_PATTERN) return "text";
	if (booleans.has(trimmed)) return "boolean";
	if (infinite.test(trimmed)) return "infinite";
	if (prefixed.test(trimmed)) return "hexadecimal";
	if (comma.test(trimmed)) return "comma";
	return Number.isNaN(parseDate(trimmed)) ? "text" : "date";
}
function parseBoolean(text) {
	const word = trimBlanks(text).toLowerCase();
	if (word === "true" || word === "yes" || word === "1") return true;
	return word === "false" || word === "no" || word === "0" ? false : void 0;
}

// src/data/list-rows.ts
const MOST_SHOWN = 5;
function listRows(word, rows, count) {
	const shown = rows.slice(0, MOST_SHOWN).map(String);
	const rest = count - shown.length;
	const last = rest > 0 ? `${rest} more` : shown.pop() ?? "";
	const plural = count === 1 ? word : `${word}s`;
	return shown.length === 0 ? `${plural} ${last}` : `${plural} ${shown.join(", ")} and ${last}`;
}

// src/data/parse-decimal.ts
const ZERO = 48;
const NINE = 57;
const EXACT_DIGITS = 15;
const powersOfTen = [
	1,
	10,
	100,
	1e3,
	1e4,
	1e5,
	1e6,
	1e7,
	1e8,
	1e9,
	1e10,
	1e11,
	0xe8d4a51000,
	0x9184e72a000,
	0x5af3107a4000,
	0x38d7ea4c68000,
	0x2386f26fc10000,
	0x16345785d8a0000,
	0xde0b6b3a7640000,
	0x8ac7230489e80000,
	0x56bc75e2d63100000,
	1e21,
	1e22
];
function parseDecimal(bytes, start, end) {
	let from = start;
	let to = end;
	while (from < to && (bytes[from] === 32 || bytes[from] === 9)) from += 1;
	while (to > from && (bytes[to - 1] === 32 || bytes[to - 1] === 9)) to -= 1;
	let position = from;
	const isNegative = bytes[position] === 45;
	if (isNegative || bytes[position] === 43) position += 1;
	const firstDigit = position;
	let mantissa = 0;
	let significant = 0;
	let digits = 0;
	let scale = 0;
	let isInteger = true;
	for (; position < to; position++) {
		const byte = bytes[position];
		if (byte >= ZERO && byte <= NINE) {
			digits += 1;
			if (significant > 0 || byte !== ZERO) significant += 1;
			if (significant <= EXACT_DIGITS) mantissa = mantissa * 10 + (byte - ZERO);
			if (!isInteger) scale += 1;
		} else if (byte === 46 && isInteger) isInteger = false;
		else break;
	}
	if (digits === 0) return NaN;
	let exponent = 0;
	if (position < to) {
		if (bytes[position] !== 101 && bytes[position] !== 69) return NaN;
		isInteger = false;
		position += 1;
		const isSmall = bytes[position] === 45;
		if (isSmall || bytes[position] === 43) position += 1;
		if (position >= to) return NaN;
		for (; position < to; position++) {
			const byte = bytes[position];
			if (byte < ZERO || byte > NINE) return NaN;
			exponent = Math.min(exponent * 10 + (byte - ZERO), 1e6);
		}
		if (isSmall) exponent = -exponent;
	}
	if (isInteger && digits > 1 && bytes[firstDigit] === ZERO) return NaN;
	const shift = exponent - scale;
	if (significant <= EXACT_DIGITS && shift >= -22 && shift <= 22) {
		const value = shift < 0 ? mantissa / powersOfTen[-shift] : mantissa * powersOfTen[shift];
		return isNegative ? -value : value;
	}
	const value = Number(bytes.toString("latin1", from, to));
	return Number.isFinite(value) && (!isInteger || Number.isSafeInteger(value)) ? value : NaN;
}

// src/data/type-columns.ts
const QUOTE = 34;
const MISSING_BOOLEAN = 255;
const oddNumbers = /* @__PURE__ */ new Map([
	["overflow", "a number that is too large for 64-bit floating point: correct it or leave it empty"],
	["infinite", "an infinite number: leave it empty"],
	["hexadecimal", "a number that is not decimal: write it in decimal"],
	["comma", "a comma inside the number: write a decimal point and nothing between thousands"]
]);
function distinctCells(records, column) {
	const ids = new Int32Array(records.rowCount);
	const texts = [];
	const known = /* @__PURE__ */ new Map();
	for (let row = 0, cell = column; row < records.rowCount; row++, cell += records.names.length) {
		const raw = records.bytes.toString("latin1", records.starts[cell], records.ends[cell]);
		let id = known.get(raw);
		if (id === void 0) {
			id = texts.length;
			known.set(raw, id);
			texts.push(cellText(records, cell));
		}
		ids[row] = id;
	}
	return {
		ids,
		texts,
		classes: texts.map(classifyText)
	};
}
function numbersOnly(records, column) {
	const { bytes, starts, ends, rowCount } = records;
	const values = new Float64Array(rowCount);
	for (let row = 0, cell = column; row < rowCount; row++, cell += records.names.length) {
		let start = starts[cell];
		let end = ends[cell];
		if (start < end && bytes[start] === QUOTE) {
			start += 1;
			end -= 1;
		}
		const value = parseDecimal(bytes, start, end);
		values[row] = value;
		if (Number.isNaN(value) && start !== end && classifyText(cellText(records, cell)) !== "missing") return void 0;
	}
	return values;
}
function suggestKind(classes) {
	const present = new Set(classes);
	present.delete("missing");
	const odd = [...present].filter((found) => oddNumbers.has(found));
	if (odd.length > 0) return [...present].filter((found) => found !== "number" && !oddNumbers.has(found)).length > 0 || present.size === 1 && odd[0] === "hexadecimal" ? "category" : "odd";
	if (present.size === 0) return "number";
	if (present.size > 1) return "category";
	if (present.has("number")) return "number";
	if (present.has("boolean")) return "boolean";
	return present.has("date") ? "date" : "category";
}
function readValue(kind, text, textClass) {
	if (textClass === "missing") return NaN;
	if (kind === "number") return textClass === "number" || textClass === "identifier" ? Number(trimBlanks(text)) : void 0;
	if (kind === "date") return textClass === "date" ? parseDate(trimBlanks(text)) : void 0;
	const value = parseBoolean(text);
	return value === void 0 ? void 0 : Number(value);
}
function categoryColumn(name, cells) {
	const codeOf = /* @__PURE__ */ new Map();
	const codes = cells.texts.map((text, id) => {
		if (cells.classes[id] === "missing") return -1;
		const code = codeOf.get(text) ?? codeOf.size;
		codeOf.set(text, code);
		return code;
	});
	return {
		kind: "category",
		name,
		codes: cells.ids.map((id) => codes[id]),
		categories: [...codeOf.keys()]
	};
}
function valueColumn(kind, name, values) {
	if (kind !== "boolean") return {
		kind,
		name,
		values
	};
	return {
		kind,
		name,
		values: Uint8Array.from(values, (value) => Number.isNaN(value) ? MISSING_BOOLEAN : value)
	};
}
function rowsOf(records, cells, concerns) {
	const rows = [];
	cells.ids.forEach((id, row) => {
		if (concerns(id)) rows.push(records.rowNumbers[row]);
	});
	return rows;
}
const expected = {
	number: "decimal numbers",
	boolean: "true and false (or yes and no, 1 and 0)",
	date: "ISO 8601 dates such as 2024-02-29 or 2024-02-29T13:45:00Z"
};
function typeColumn(records, index, wanted, problems) {
	const name = records.names[index];
	if (wanted === void 0 || wanted === "number") {
		const values = numbersOnly(records, index);
		if (values !== void 0) return {
			kind: "number",
			name,
			values
		};
	}
	const cells = distinctCells(records, index);
	const kind = wanted ?? suggestKind(new Set(cells.classes));
	if (kind === "category") return categoryColumn(name, cells);
	if (kind === "odd") {
		for (const [oddClass, what] of oddNumbers) {
			const rows = rowsOf(records, cells, (id) => cells.classes[id] === oddClass);
			if (rows.length === 0) continue;
			problems.add(() => `column ${quoteName(name)} is numeric, but has on ${listRows(records.rowWord, rows, rows.length)} ${what}, or set its type to category under \`types\`.`);
		}
		return categoryColumn(name, cells);
	}
	const values = cells.texts.map((text, id) => readValue(kind, text, cells.classes[id]));
	const misfits = rowsOf(records, cells, (id) => values[id] === void 0);
	if (misfits.length > 0) problems.add(() => `column ${quoteName(name)} must be ${kind}, but ${listRows(records.rowWord, misfits, misfits.length)} ${misfits.length === 1 ? "does" : "do"} not fit: expected ${expected[kind]}, or change its type under \`types\`.`);
	return valueColumn(kind, name, Float64Array.from(cells.ids, (id) => values[id] ?? NaN));
}
function typeColumns(records, kinds, problems) {
	return records.names.map((name, index) => typeColumn(records, index, kinds.get(name), problems));
}

// src/data/read-dataset.ts
function scan(format, bytes, problems) {
	switch (format) {
		case "csv": return scanCsv(bytes, ",", problems);
		case "tsv": return scanCsv(bytes, "	", problems);
		case "json": return scanJsonArray(bytes, problems);
		case "jsonl": return scanJsonLines(bytes, problems);
	}
}
function hint(format, bytes) {
	const head = bytes.toString("latin1", 0, 1024).trimStart().toLowerCase();
	if (head.startsWith("<!doctype") || head.startsWith("<html") || head.startsWith("<?xml")) return "It looks like a web page or XML: check that the source is the file itself and not a page about it.";
	const isDelimited = format === "csv" || format === "tsv";
	if (isDelimited && /^\[\s*[{\]]/.test(head)) return "It looks like a JSON array: set `format: json`.";
	if (isDelimited && /^\{\s*"/.test(head)) return "It looks like JSON Lines: set `format: jsonl`.";
	if (!isDelimited && !head.startsWith("{") && !head.startsWith("[")) return "It does not look like JSON: set `format` to what it is.";
}
function readDataset(bytes, options) {
	const { format, name } = options;
	const body = textBody(decompress(bytes, name), name);
	const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	const problems = new ProblemList();
	const records = scan(format, text, problems);
	problems.throwIfAny(name, problems.count > 0 ? hint(format, text) : void 0);
	const kinds = new Map(Object.entries(options.types));
	const columns = typeColumns(records, kinds, problems);
	problems.throwIfAny(name);
	const known = new Set(records.names);
	return {
		name,
		format,
		table: {
			rowCount: records.rowCount,
			columns
		},
		rowNumbers: records.rowNumbers,
		records,
		unknownTypes: [...kinds.keys()].filter((column) => !known.has(column))
	};
}

// src/data/select-rows.ts
function selectCategories(column, rows) {
	const newCodes = new Int32Array(column.categories.length).fill(-1);
	const categories = [];
	const codes = new Int32Array(rows.length);
	rows.forEach((row, index) => {
		const old = column.codes[row];
		if (old !== -1 && newCodes[old] === -1) newCodes[old] = categories.push(column.categories[old]) - 1;
		codes[index] = old === -1 ? -1 : newCodes[old];
	});
	return {
		kind: "category",
		name: column.name,
		codes,
		categories
	};
}
function selectColumn(column, rows) {
	switch (column.kind) {
		case "category": return selectCategories(column, rows);
		case "boolean": return {
			kind: "boolean",
			name: column.name,
			values: Uint8Array.from(rows, (row) => column.values[row])
		};
		case "number":
		case "date": return {
			kind: column.kind,
			name: column.name,
			values: Float64Array.from(rows, (row) => column.values[row])
		};
	}
}
function selectRows(table, rows) {
	const beyond = rows.find((row) => row >= table.rowCount);
	if (beyond !== void 0) throw new RangeError(`Row ${beyond} is beyond the table's ${table.rowCount} rows.`);
	return {
		rowCount: rows.length,
		columns: table.columns.map((column) => selectColumn(column, rows))
	};
}

// src/data/row-hash.ts
const ROUNDS = 8;
const TAG_NUMBER = 1;
const TAG_BOOLEAN = 2;
const TAG_DATE = 3;
const TAG_TEXT = 4;
const TAG_NAME = 5;
function permute(state) {
	let a = state[0] | 0;
	let b = state[1] | 0;
	let c = state[2] | 0;
	let d = state[3] | 0;
	for (let round = 0; round < ROUNDS; round++) {
		a = a + b | 0;
		b = (b << 5 | b >>> 27) ^ a;
		a = a << 16 | a >>> 16;
		c = c + d | 0;
		d = (d << 8 | d >>> 24) ^ c;
		a = a + d | 0;
		d = (d << 13 | d >>> 19) ^ a;
		c = c + b | 0;
		b = (b << 7 | b >>> 25) ^ c;
		c = c << 16 | c >>> 16;
	}
	state[0] = a;
	state[1] = b;
	state[2] = c;
	state[3] = d;
}
function hashWords(state, key, words) {
	state.set(key);
	for (let at = 0; at < words.length; at += 4) {
		for (let lane = 0; lane < 4; lane++) state[lane] ^= words[at + lane];
		permute(state);
	}
	for (let lane = 0; lane < 4; lane++) state[lane] ^= key[lane];
}
function textWords(tag, text) {
	const words = new Uint32Array(4 * Math.ceil((2 + Math.ceil(text.length / 2)) / 4));
	words[0] = tag;
	words[1] = text.length;
	for (let at = 0; at < text.length; at++) words[2 + (at >> 1)] |= text.charCodeAt(at) << 16 * (at & 1);
	return words;
}
const scratch = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
function fillNumber(words, tag, value) {
	scratch.setFloat64(0, value === 0 ? 0 : value);
	words[0] = tag;
	words[1] = 0;
	words[2] = scratch.getUint32(4);
	words[3] = scratch.getUint32(0);
}
function categoryWords(text) {
	const textClass = classifyText(text);
	const words = /* @__PURE__ */ new Uint32Array(4);
	const plain = trimBlanks(text);
	if (textClass === "number") fillNumber(words, TAG_NUMBER, Number(plain));
	else if (textClass === "date") fillNumber(words, TAG_DATE, parseDate(plain));
	else if (textClass === "boolean") words.set([
		TAG_BOOLEAN,
		0,
		Number(plain.toLowerCase() === "true"),
		0
	]);
	else return textWords(TAG_TEXT, text);
	return words;
}
function addTo(sums, row, state, from = 0) {
	for (let lane = 0; lane < 4; lane++) sums[4 * row + lane] += state[from + lane];
}
function addCategories(sums, column, key, state) {
	const hashes = new Uint32Array(4 * column.categories.length);
	column.categories.forEach((category, code) => {
		hashWords(state, key, categoryWords(category));
		hashes.set(state, 4 * code);
	});
	column.codes.forEach((code, row) => {
		if (code !== -1) addTo(sums, row, hashes, 4 * code);
	});
}
function addColumn(sums, column, key) {
	const state = /* @__PURE__ */ new Uint32Array(4);
	if (column.kind === "category") {
		addCategories(sums, column, key, state);
		return;
	}
	const words = /* @__PURE__ */ new Uint32Array(4);
	const { kind, values } = column;
	for (let row = 0; row < values.length; row++) {
		const value = values[row];
		if (kind === "boolean" ? value === 255 : Number.isNaN(value)) continue;
		if (kind === "boolean") words.set([
			TAG_BOOLEAN,
			0,
			value,
			0
		]);
		else fillNumber(words, kind === "date" ? TAG_DATE : TAG_NUMBER, value);
		hashWords(state, key, words);
		addTo(sums, row, state);
	}
}
function hashRows(table, options) {
	const excluded = new Set(options.exclude);
	const seedKey = Uint32Array.of(options.seed, 1382380658, 1634299424, 1919907699);
	permute(seedKey);
	const words = new Uint32Array(4 * table.rowCount);
	for (const column of table.columns) {
		if (excluded.has(column.name)) continue;
		const key = /* @__PURE__ */ new Uint32Array(4);
		hashWords(key, seedKey, textWords(TAG_NAME, column.name));
		addColumn(words, column, key);
	}
	const state = /* @__PURE__ */ new Uint32Array(4);
	for (let row = 0; row < table.rowCount; row++) {
		const sum = words.subarray(4 * row, 4 * row + 4);
		hashWords(state, seedKey, sum);
		sum.set(state);
	}
	return {
		rowCount: table.rowCount,
		words,
		hex: (row) => Array.from(words.subarray(4 * row, 4 * row + 4), (word) => word.toString(16).padStart(8, "0")).join("")
	};
}

// src/data/table.ts
function findColumn(table, name) {
	return table.columns.find((column) => column.name === name);
}

// src/data/split.ts
const IDENTITY_SEED = 0;
const holdoutWords = /* @__PURE__ */ new Set(["holdout", "test"]);
function column(table, name, key) {
	const found = findColumn(table, name);
	if (found !== void 0) return found;
	throw new RetrainError("DATASET_INVALID", `The dataset has no column ${quoteName(name)}, which \`${key}\` names: correct the name.`);
}
function rowsWhere(rowCount, test) {
	return Uint32Array.from({ length: rowCount }, (_, row) => row).filter(test);
}
function digest(hashes) {
	const hash = createHash("sha256");
	for (const hex of hashes.sort(compareCodeUnits)) hash.update(`${hex}\n`);
	return hash.digest("hex");
}
function countOverlap(training, holdout, exclude) {
	const hashes = (side) => {
		const all = hashRows(side.table, {
			exclude,
			seed: IDENTITY_SEED
		});
		return Array.from(side.rows, (row) => all.hex(row));
	};
	const held = new Set(hashes(holdout));
	return hashes(training).filter((hash) => held.has(hash)).length;
}
function makeSplit(rule, options, training, holdout) {
	const unlearned = "column" in rule ? [options.target, rule.column] : [options.target];
	const identify = (table) => hashRows(table, {
		exclude: [],
		seed: IDENTITY_SEED
	});
	const trainingIdentity = identify(training.table);
	const holdoutIdentity = holdout.table === training.table ? trainingIdentity : identify(holdout.table);
	const trainingHashes = () => Array.from(training.rows, (row) => trainingIdentity.hex(row));
	const holdoutHashes = () => Array.from(holdout.rows, (row) => holdoutIdentity.hex(row));
	return {
		rule: rule.kind,
		seed: options.seed,
		share: options.share,
		training: training.rows,
		holdout: holdout.rows,
		trainingDigest: digest(trainingHashes()),
		holdoutDigest: digest(holdoutHashes()),
		overlap: rule.kind === "content" ? 0 : countOverlap(training, holdout, unlearned),
		trainingHashes,
		holdoutHashes
	};
}
function sideByHash(hashes, share) {
	const limit = share * 4294967296;
	return (row) => hashes.words[4 * row] < limit;
}
function keyTable(table, name) {
	return {
		rowCount: table.rowCount,
		columns: [{
			...column(table, name, "split.key"),
			name: "key"
		}]
	};
}
function sideOfRow(table, rule, options) {
	const { seed, share } = options;
	switch (rule.kind) {
		case "content": return sideByHash(hashRows(table, {
			exclude: [options.target],
			seed
		}), share);
		case "key": return sideByHash(hashRows(keyTable(table, rule.column), {
			exclude: [],
			seed
		}), share);
		case "column": {
			const side = column(table, rule.column, "split.column");
			if (side.kind !== "category") return () => false;
			const isHoldout = side.categories.map((category) => holdoutWords.has(category.trim().toLowerCase()));
			return (row) => isHoldout[side.codes[row]] === true;
		}
	}
}
function splitRows(table, options) {
	const target = column(table, options.target, "dataset.target");
	const { rule } = options;
	const eligible = rowsWhere(table.rowCount, (row) => !isMissing(target, row));
	if (rule.kind === "key") {
		const key = column(table, rule.column, "split.key");
		const without = eligible.filter((row) => isMissing(key, row)).length;
		if (without > 0) throw new RetrainError("DATASET_INVALID", `${without} ${without === 1 ? "row has" : "rows have"} no value in ${quoteName(rule.column)}, which \`split.key\` names: fill it in, or split by another column.`);
	}
	const isHoldout = sideOfRow(table, rule, options);
	return makeSplit(rule, options, {
		table,
		rows: eligible.filter((row) => !isHoldout(row))
	}, {
		table,
		rows: eligible.filter(isHoldout)
	});
}
function combineSplit(training, holdout, options) {
	const trainingTarget = column(training, options.target, "dataset.target");
	const found = new Map(holdout.columns.map((other) => [other.name, other]));
	const problems = training.columns.flatMap((one) => {
		const other = found.get(one.name);
		if (other === void 0 || other.kind === one.kind || isAllMissing(other, holdout.rowCount)) return [];
		return [`column ${quoteName(one.name)} is ${one.kind} in the dataset and ${other.kind} in the holdout file: set its type under \`types\`.`];
	});
	const holdoutTarget = found.get(options.target);
	if (holdoutTarget === void 0) problems.unshift(`the holdout file has no column ${quoteName(options.target)}, which is the target: add it.`);
	if (problems.length > 0 || holdoutTarget === void 0) {
		const [first] = problems;
		throw problems.length === 1 ? new RetrainError("DATASET_INVALID", `split.file: ${first ?? ""}`) : new RetrainError("DATASET_INVALID", `split.file: the holdout file differs from the dataset in ${problems.length} columns.`, { problems });
	}
	return makeSplit({ kind: "file" }, options, {
		table: training,
		rows: rowsWhere(training.rowCount, (row) => !isMissing(trainingTarget, row))
	}, {
		table: holdout,
		rows: rowsWhere(holdout.rowCount, (row) => !isMissing(holdoutTarget, row))
	});
}
function isAllMissing(one, rowCount) {
	for (let row = 0; row < rowCount; row++) if (!isMissing(one, row)) return false;
	return true;
}

// src/data/target.ts
const MOST_INTEGER_CLASSES = 10;
const MOST_NUMBER_CLASSES = 100;
const MOST_CLASSES = 1e3;
function invalid(name, sentence) {
	return new RetrainError("DATASET_INVALID", `The target ${quoteName(name)} ${sentence}`);
}
function sortedClasses(column) {
	switch (column.kind) {
		case "number": return [...new Set(column.values.filter((value) => !Number.isNaN(value)).sort())].map(String);
		case "boolean": return ["false", "true"].filter((_, value) => column.values.includes(value));
		case "category": {
			const present = new Set(column.codes);
			return column.categories.filter((_, code) => present.has(code)).sort(compareCodeUnits);
		}
	}
}
function suggestTask(column, classes, algorithm) {
	const byCount = classes.length === 2 ? "binary" : "multiclass";
	if (algorithm === "linear_regression") return "regression";
	if (column.kind !== "number" || algorithm === "logistic_regression" || classes.length === 2) return byCount;
	return column.values.every((value) => Number.isNaN(value) || Number.isInteger(value)) && classes.length <= MOST_INTEGER_CLASSES ? "multiclass" : "regression";
}
function textOfPositive(column, positive) {
	if (column.kind === "boolean") return String(parseBoolean(String(positive)));
	if (column.kind === "number") return String(Number(positive));
	return String(positive);
}
function checkClasses(column, task, classes) {
	if (task === "binary" && classes.length !== 2) throw invalid(column.name, `has ${classes.length} different values, expected 2 for the task binary: set \`task: multiclass\`, or leave \`task\` out.`);
	const most = column.kind === "number" ? MOST_NUMBER_CLASSES : MOST_CLASSES;
	if (classes.length > most) {
		const advice = column.kind === "number" ? "predict the number itself with `task: regression`" : "choose a target with fewer classes";
		throw invalid(column.name, `has ${classes.length} different values, which is more classes than the ${most} that are learned: ${advice}.`);
	}
}
function resolveTarget(column, options) {
	const { algorithm, positive } = options;
	if (column.kind === "date") throw invalid(column.name, "is a date: choose a column of numbers, text or true and false.");
	const classes = sortedClasses(column);
	if (classes.length === 0) throw invalid(column.name, "has no value in any row: choose another column.");
	if (classes.length === 1) throw invalid(column.name, "has the same value in every row, so there is nothing to learn: add rows with other values.");
	const task = options.task ?? suggestTask(column, classes, algorithm);
	if (task === "regression") {
		if (column.kind !== "number") throw invalid(column.name, `is of the kind ${column.kind}, expected numbers for regression: choose another target, task or algorithm.`);
		if (algorithm === "logistic_regression") throw invalid(column.name, "is to be predicted as a number, but logistic_regression predicts classes: use linear_regression, random_forest or gradient_boosted_trees.");
		if (positive !== void 0) throw invalid(column.name, "is predicted as a number, which has no positive class: remove `positive`, or set `task: binary`.");
		return {
			name: column.name,
			task,
			classes: [],
			positive: null
		};
	}
	if (algorithm === "linear_regression") throw invalid(column.name, "is to be predicted as a class, but linear_regression predicts numbers: use logistic_regression, random_forest or gradient_boosted_trees.");
	checkClasses(column, task, classes);
	if (task === "multiclass") {
		if (positive !== void 0) throw invalid(column.name, `has ${classes.length} classes, and \`positive\` is for two: remove it.`);
		return {
			name: column.name,
			task,
			classes,
			positive: null
		};
	}
	const last = positive === void 0 ? classes[1] : textOfPositive(column, positive);
	if (!classes.includes(last)) throw invalid(column.name, "does not have the class that `positive` names: write one of its two values, spelled as in the dataset.");
	return {
		name: column.name,
		task,
		classes: [...classes.filter((name) => name !== last), last],
		positive: last
	};
}
function encodeClasses(column, classes, rows) {
	const indexOf = new Map(classes.map((name, index) => [name, index]));
	const find = (text) => indexOf.get(text) ?? -1;
	switch (column.kind) {
		case "category": {
			const byCode = column.categories.map(find);
			return Int32Array.from(rows, (row) => byCode[column.codes[row]] ?? -1);
		}
		case "boolean": return Int32Array.from(rows, (row) => column.values[row] === 255 ? -1 : find(String(column.values[row] === 1)));
		case "number": return Int32Array.from(rows, (row) => find(String(column.values[row])));
		case "date": throw invalid(column.name, "is a date where classes are expected: set its type under `types`.");
	}
}
function encodeTarget(column, target, rows) {
	const length = column.kind === "category" ? column.codes.length : column.values.length;
	const picked = rows ?? Uint32Array.from({ length }, (_, row) => row);
	if (target.task !== "regression") return encodeClasses(column, target.classes, picked);
	if (column.kind !== "number") throw invalid(column.name, `is of the kind ${column.kind} where numbers are expected: set its type under \`types\`.`);
	return Float64Array.from(picked, (row) => column.values[row]);
}

// src/steps/prepared-data.ts
const tables = /* @__PURE__ */ new WeakMap();
const prepared = /* @__PURE__ */ new WeakMap();
async function readTable(context, source, key, types = context.config.dataset.types) {
	const known = tables.get(context.run) ?? /* @__PURE__ */ new Map();
	tables.set(context.run, known);
	const before = known.get(`${key} ${source.sha256}`);
	if (before !== void 0) return before;
	let bytes;
	try {
		bytes = await context.run.readBytes(source.path);
	} catch (error) {
		throw new RetrainError("RUN_FILE_MISSING", `${context.run.resolve(source.path)} (${key}) cannot be read: run \`download\` first, with the same work_dir.`, { cause: error });
	}
	const dataset = readDataset(bytes, {
		format: source.format,
		name: source.uri,
		types
	});
	known.set(`${key} ${source.sha256}`, dataset);
	return dataset;
}
function readHoldout(context, source, dataset) {
	return readTable(context, source, "split.file", columnKinds(dataset.table));
}
function splitColumns(config) {
	return [config.split.key, config.split.column].filter((column) => column !== void 0);
}
function columnOf(table, name, key, uri) {
	const column = findColumn(table, name);
	if (column !== void 0) return column;
	throw new RetrainError("DATASET_INVALID", `${uri} has no column "${name.slice(0, 64)}", which ${key} names.`);
}
async function prepareData(context) {
	const { config, run } = context;
	const file = await run.read("dataset.json");
	const known = prepared.get(run);
	if (known?.sha256 === file.sha256) return known.data;
	const dataset = await readTable(context, file, "dataset.source");
	const { table } = dataset;
	const targetName = config.dataset.target;
	columnOf(table, targetName, "dataset.target", file.uri);
	const options = {
		target: targetName,
		share: config.split.holdout,
		seed: config.split.seed
	};
	let split;
	let holdoutDataset = dataset;
	if (file.holdout !== null) {
		holdoutDataset = await readHoldout(context, file.holdout, dataset);
		columnOf(holdoutDataset.table, targetName, "dataset.target", file.holdout.uri);
		split = combineSplit(table, holdoutDataset.table, options);
	} else if (config.split.column !== void 0) {
		columnOf(table, config.split.column, "split.column", file.uri);
		split = splitRows(table, {
			...options,
			rule: {
				kind: "column",
				column: config.split.column
			}
		});
	} else if (config.split.key !== void 0) {
		columnOf(table, config.split.key, "split.key", file.uri);
		split = splitRows(table, {
			...options,
			rule: {
				kind: "key",
				column: config.split.key
			}
		});
	} else split = splitRows(table, {
		...options,
		rule: { kind: "content" }
	});
	if (split.training.length === 0 || split.holdout.length === 0) {
		const side = split.training.length === 0 ? "training" : "the holdout";
		throw new RetrainError("DATASET_INVALID", `No row of ${file.uri} is left for ${side}: change split.holdout, or the column or file that split names.`);
	}
	const training = selectRows(table, split.training);
	const holdout = selectRows(holdoutDataset.table, split.holdout);
	const trainingTarget = columnOf(training, targetName, "dataset.target", file.uri);
	const { task, positive } = config.dataset;
	const target = resolveTarget(trainingTarget, {
		...task === void 0 ? {} : { task },
		...positive === void 0 ? {} : { positive },
		...config.train.algorithm === void 0 ? {} : { algorithm: config.train.algorithm }
	});
	const features = chooseFeatures(training, {
		target: targetName,
		exclude: config.dataset.exclude,
		roles: config.train.command === void 0 ? splitColumns(config) : [],
		...config.dataset.features === void 0 ? {} : { features: config.dataset.features }
	});
	const missing = features.filter(({ name }) => findColumn(holdout, name) === void 0).map(({ name }) => `"${name.slice(0, 64)}"`);
	if (missing.length > 0) throw new RetrainError("DATASET_INVALID", `The holdout ${file.holdout?.uri ?? file.uri} lacks ${missing.join(", ")}, which the dataset has: add the column, or exclude it with dataset.exclude.`);
	const data = {
		file,
		dataset,
		holdoutDataset,
		split,
		rule: split.rule,
		target,
		features,
		training,
		trainingActual: encodeTarget(trainingTarget, target),
		holdout,
		holdoutActual: encodeTarget(columnOf(holdout, targetName, "dataset.target", file.uri), target),
		holdoutHashes: split.holdoutHashes()
	};
	prepared.set(run, {
		sha256: file.sha256,
		data
	});
	return data;
}

// src/steps/smoke-cases.ts
function cell(column, row) {
	switch (column.kind) {
		case "number": {
			const value = column.values[row] ?? NaN;
			return Number.isNaN(value) ? null : value;
		}
		case "date": {
			const value = column.values[row] ?? NaN;
			return Number.isNaN(value) ? null : new Date(value).toISOString();
		}
		case "boolean": {
			const value = column.values[row];
			return value === 255 || value === void 0 ? null : value === 1;
		}
		case "category": return column.categories[column.codes[row] ?? -1] ?? null;
	}
}
function smokeCases(data, predictions, count) {
	const { holdout, target, features } = data;
	const step = Math.max(1, Math.floor(holdout.rowCount / count));
	const rows = Array.from({ length: Math.min(count, holdout.rowCount) }, (_, index) => index * step);
	const classes = target.classes.length;
	return rows.map((row) => {
		const instance = Object.fromEntries(features.map(({ name }) => {
			const column = findColumn(holdout, name);
			return [name, column === void 0 ? null : cell(column, row)];
		}));
		if (predictions.kind === "values") return {
			instance,
			label: null,
			probabilities: null,
			value: predictions.values[row] ?? null
		};
		return {
			instance,
			label: target.classes[predictions.labels[row] ?? -1] ?? null,
			probabilities: predictions.probabilities === null ? null : [...predictions.probabilities.subarray(row * classes, (row + 1) * classes)],
			value: null
		};
	});
}

// src/learn/command-predictions.ts
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const sumTolerance = .001;
function finite(cell) {
	const value = typeof cell === "number" ? cell : typeof cell === "string" && number.test(cell.trim()) ? Number(cell) : NaN;
	return Number.isFinite(value) ? value : void 0;
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function scalar(value) {
	return typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null ? value : void 0;
}
function readCsv(bytes) {
	const problems = new ProblemList();
	const records = scanCsv(Buffer.from(textBody(bytes, "it")), ",", problems);
	problems.throwIfAny("it");
	const width = records.names.length;
	const columns = records.names.map((name, column) => {
		const cells = Array.from({ length: records.rowCount }, (_, row) => cellText(records, row * width + column));
		return [name.trim(), cells];
	});
	return {
		rows: records.rowCount,
		columns: new Map(columns)
	};
}
function readJson(text, refuse) {
	let parsed;
	try {
		parsed = JSON.parse(text);
	} catch (error) {
		throw refuse(/(?<![\w"])-?(?:NaN|Infinity)\b/.test(text) ? "has NaN or Infinity, which JSON does not have and no prediction may be" : "is not valid JSON", error);
	}
	if (!Array.isArray(parsed)) throw refuse("must be a JSON array with one value or object a row");
	const items = parsed;
	const columns = /* @__PURE__ */ new Map();
	const put = (name, row, cell) => {
		const column = columns.get(name) ?? Array.from({ length: items.length });
		column[row] = cell;
		columns.set(name, column);
	};
	items.forEach((item, row) => {
		if (!isObject(item)) {
			put("prediction", row, scalar(item));
			return;
		}
		for (const [name, value] of Object.entries(item)) if (name === "probabilities" && isObject(value)) for (const [label, probability] of Object.entries(value)) put(`probability_${label}`, row, scalar(probability));
		else put(name, row, scalar(value));
	});
	return {
		rows: items.length,
		columns
	};
}
function classReader(classes) {
	const exact = new Map(classes.map((name, index) => [name, index]));
	const loose = /* @__PURE__ */ new Map();
	const looseKey = (text) => number.test(text) ? `number ${Number(text)}` : `text ${text.toLowerCase()}`;
	classes.forEach((name, index) => {
		const key = looseKey(name);
		loose.set(key, loose.has(key) ? void 0 : index);
	});
	return (cell) => {
		if (cell === null || cell === void 0) return void 0;
		const text = String(cell).trim();
		return exact.get(String(cell)) ?? exact.get(text) ?? loose.get(looseKey(text));
	};
}
function probabilityColumns(columns, { task, classes }, refuse) {
	const classOf = classReader(classes);
	const found = classes.map(() => void 0);
	const unknown = [];
	for (const [name, cells] of columns) if (name === "probability") {
		if (task !== "binary") throw refuse("has a column probability: with several classes, write one column probability_<class> a class");
		found[1] = cells;
	} else if (name.startsWith("probability_")) {
		const index = classOf(name.slice(12));
		if (index === void 0) unknown.push(JSON.stringify(name.slice(0, 64)));
		else found[index] = cells;
	}
	const shown = () => classes.slice(0, 20).map((name) => `probability_${name.slice(0, 64)}`).join(", ");
	if (unknown.length > 0) throw refuse(`has columns for classes that the target does not have: ${unknown.slice(0, 20).join(", ")}; expected ${shown()}`);
	const count = found.filter((cells) => cells !== void 0).length;
	if (count === 0) return void 0;
	if (count < classes.length && task !== "binary") throw refuse(`has probabilities of ${count} of ${classes.length} classes: expected ${shown()}`);
	return found;
}
function readProbabilities(found, rows, refuse) {
	const width = found.length;
	const probabilities = new Float64Array(rows * width);
	let outside = 0;
	let wrongSum = 0;
	for (let row = 0; row < rows; row++) {
		const own = found.map((cells) => cells === void 0 ? void 0 : finite(cells[row]));
		if (own.some((value, index) => found[index] !== void 0 && (value === void 0 || value < 0 || value > 1))) {
			outside++;
			continue;
		}
		const given = own.reduce((sum, value) => sum + (value ?? 0), 0);
		const whole = own.map((value) => value ?? 1 - given);
		const sum = whole.reduce((total, value) => total + value, 0);
		if (Math.abs(sum - 1) > sumTolerance) wrongSum++;
		whole.forEach((value, index) => {
			probabilities[row * width + index] = value / sum;
		});
	}
	if (outside > 0) throw refuse(`has ${outside} of ${rows} rows with a probability that is not a number from 0 to 1`);
	if (wrongSum > 0) throw refuse(`has ${wrongSum} of ${rows} rows whose probabilities do not sum to 1`);
	return probabilities;
}
function likeliest(probabilities, rows, width) {
	return Int32Array.from({ length: rows }, (_, row) => {
		let best = 0;
		for (let index = 1; index < width; index++) if (probabilities[row * width + index] > probabilities[row * width + best]) best = index;
		return best;
	});
}
function readCommandPredictions(bytes, expected) {
	const { fileName, task, classes, rows } = expected;
	const refuse = (what, cause) => new RetrainError("COMMAND_OUTPUT_INVALID", `${fileName} ${what}.`, { cause });
	const file = read(bytes, refuse);
	if (file.rows !== rows) {
		const hint = file.rows === rows - 1 ? " (is the header missing? The first line must name the columns)" : "";
		throw refuse(`has ${file.rows} predictions for ${rows} rows: write exactly one a row, in the order of the rows${hint}`);
	}
	const [only] = file.columns.size === 1 ? file.columns.keys() : [];
	const isProbability = only !== void 0 && task !== "regression" && /^probability(?:_|$)/.test(only);
	const predicted = file.columns.get("prediction") ?? (only !== void 0 && !isProbability ? file.columns.get(only) : void 0);
	if (task === "regression") {
		if (predicted === void 0) throw refuse("has no column prediction");
		const values = predicted.map(finite);
		const bad = values.filter((value) => value === void 0).length;
		if (bad > 0) throw refuse(`has ${bad} of ${rows} predictions that are not finite numbers`);
		return {
			kind: "values",
			values: Float64Array.from(values, (value) => value ?? NaN)
		};
	}
	const found = probabilityColumns(file.columns, expected, refuse);
	const probabilities = found === void 0 ? null : readProbabilities(found, rows, refuse);
	if (predicted === void 0) {
		if (probabilities === null) throw refuse("has no column prediction and no column probability");
		return {
			kind: "classes",
			labels: likeliest(probabilities, rows, classes.length),
			probabilities
		};
	}
	const classOf = classReader(classes);
	const labels = predicted.map(classOf);
	const bad = labels.filter((label) => label === void 0).length;
	if (bad > 0) throw refuse(`has ${bad} of ${rows} predictions that are not a class of the target: expected one of ${classes.slice(0, 20).map((name) => JSON.stringify(name.slice(0, 64))).join(", ")}${classes.length > 20 ? ", …" : ""}`);
	return {
		kind: "classes",
		labels: Int32Array.from(labels, (label) => label ?? -1),
		probabilities
	};
}
function read(bytes, refuse) {
	try {
		const body = Buffer.from(textBody(bytes, "it")).toString("utf8");
		return /^\s*[[{]/.test(body) ? readJson(body, refuse) : readCsv(bytes);
	} catch (error) {
		if (!(error instanceof RetrainError) || error.code !== "DATASET_UNREADABLE") throw error;
		const problems = error.problems.length > 0 ? error.problems : [error.message.replace(/^it:? /, "")];
		throw new RetrainError("COMMAND_OUTPUT_INVALID", refuse(`cannot be read: ${problems[0].replace(/\.$/, "")}`).message, {
			problems: error.problems,
			cause: error
		});
	}
}

// src/learn/fill-placeholders.ts
const operators = {
	"|": "a pipe",
	">": "a redirection",
	"<": "a redirection",
	"&": "& or &&",
	";": "a semicolon",
	"(": "a subshell",
	")": "a subshell",
	"`": "a command substitution"
};
const expansion = /^\$(?:[A-Za-z_{(0-9@*#?$!-])/;
const assignment = /^[A-Za-z_][A-Za-z0-9_]*=/;
function splitWords(command, refuse) {
	const words = [];
	let word;
	const text = command.trim();
	for (let at = 0; at < text.length; at++) {
		const char = text.charAt(at);
		if (char === "'") {
			const end = text.indexOf("'", at + 1);
			if (end < 0) throw refuse("has a ' that is never closed");
			word = (word ?? "") + text.slice(at + 1, end);
			at = end;
		} else if (char === "\"") {
			word ??= "";
			for (at++; text.charAt(at) !== "\""; at++) {
				if (at >= text.length) throw refuse("has a \" that is never closed");
				const inside = text.charAt(at);
				if (inside === "`" || expansion.test(text.slice(at, at + 2))) throw refuse(`has ${substitution(inside)}`);
				if (inside === "\\" && "$`\"\\\n".includes(text.charAt(at + 1)) && at + 1 < text.length) {
					at++;
					if (text.charAt(at) !== "\n") word += text.charAt(at);
				} else word += inside;
			}
		} else if (char === "\\") {
			at++;
			if (at >= text.length) throw refuse("ends in a backslash");
			if (text.charAt(at) !== "\n") word = (word ?? "") + text.charAt(at);
		} else if (char === "\n") throw refuse("has several lines");
		else if (/\s/.test(char)) {
			if (word !== void 0) words.push(word);
			word = void 0;
		} else if (operators[char] !== void 0) throw refuse(`has ${operators[char]} (${char})`);
		else if (expansion.test(text.slice(at, at + 2))) throw refuse(`has ${substitution(char)}`);
		else if (char === "#" && word === void 0) throw refuse("has a comment (#)");
		else word = (word ?? "") + char;
	}
	if (word !== void 0) words.push(word);
	return words;
}
function substitution(char) {
	return char === "`" ? "a command substitution (`)" : "a variable or a command substitution ($)";
}
function fillPlaceholders(command, values, key = "The command") {
	const refuse = (what) => new RetrainError("CONFIG_INVALID", `${key} ${what}: it is started without a shell. Put it in a script and call that, or quote it if it is meant as text.`);
	const [program, ...args] = splitWords(command, refuse);
	if (program === void 0 || program === "") throw refuse("names no program");
	if (assignment.test(program)) throw refuse("begins with a variable assignment (use train.environment)");
	const known = Object.keys(values);
	const unknown = /* @__PURE__ */ new Set();
	const fill = (word) => word.replace(/\{\{([a-z][a-z0-9_]*)\}\}|\{([a-z][a-z0-9_]*)\}/g, (whole, literal, name) => {
		if (literal !== void 0) return `{${literal}}`;
		const value = Object.hasOwn(values, name) ? values[name] : void 0;
		if (value === void 0) unknown.add(name);
		return value ?? whole;
	});
	const filled = [fill(program), ...args.map(fill)];
	if (unknown.size > 0) {
		const names = [...unknown].map((name) => `{${name.slice(0, 64)}}`).join(", ");
		throw new RetrainError("CONFIG_INVALID", `${key} has the placeholder ${names}, which is not known here: use ${known.map((name) => `{${name}}`).join(", ")}, or write {{…}} for the text itself.`);
	}
	return filled;
}

// src/data/free-text.ts
const fewestValues = 50;
const distinctShare = .8;
const longName = 30;
const wordsOfSentence = 4;
const freeTextAdvice = "has a long text of its own in nearly every row, like a note or an identifier, from which nothing can be learned: name it under `dataset.exclude`, or, when its values are numbers or dates, give its kind under `dataset.types`.";
function isFreeText({ codes, categories }) {
	const used = /* @__PURE__ */ new Set();
	let present = 0;
	for (const code of codes) {
		if (code === -1) continue;
		present += 1;
		used.add(code);
	}
	if (present < fewestValues || used.size < distinctShare * present) return false;
	let characters = 0;
	let words = 0;
	for (const code of used) {
		const text = categories[code].trim();
		characters += text.length;
		words += text.split(/\s+/u).length;
	}
	return characters > longName * used.size || words >= wordsOfSentence * used.size;
}

// src/learn/date-parts.ts
const dayMs = 864e5;
const dateParts = [
	"year",
	"month",
	"day_of_week",
	"epoch_days"
];
function splitDates(moments) {
	const parts = dateParts.map(() => new Float64Array(moments.length));
	const [year, month, dayOfWeek, epochDays] = parts;
	const date = /* @__PURE__ */ new Date(0);
	for (let row = 0; row < moments.length; row++) {
		const moment = moments[row];
		date.setTime(moment);
		year[row] = date.getUTCFullYear();
		month[row] = date.getUTCMonth() + 1;
		dayOfWeek[row] = (date.getUTCDay() + 6) % 7 + 1;
		epochDays[row] = date.getTime() / dayMs;
	}
	return parts;
}

// src/learn/feature-columns.ts
function featureColumns(table, features) {
	const byName = new Map(table.columns.map((column) => [column.name, column]));
	const problems = [];
	const columns = features.map(({ name, kind }) => {
		const column = byName.get(name);
		if (column?.kind === kind) return column;
		const written = quoteName(name);
		if (column === void 0) problems.push(`The column ${written} is missing: the model has learned from it.`);
		else if (!isEmpty(column)) problems.push(`The column ${written} holds values of kind ${column.kind}, the model has learned from ${kind}: correct the data, or set dataset.types.`);
		return missingColumn(name, kind, table.rowCount);
	});
	if (problems.length > 0) throw new RetrainError("DATASET_INVALID", problems[0], { problems });
	return columns;
}
function isEmpty(column) {
	switch (column.kind) {
		case "number":
		case "date": return column.values.every(Number.isNaN);
		case "category": return column.codes.every((code) => code === -1);
		case "boolean": return column.values.every((value) => value === 255);
	}
}
function missingColumn(name, kind, rowCount) {
	switch (kind) {
		case "number":
		case "date": return {
			kind,
			name,
			values: new Float64Array(rowCount).fill(NaN)
		};
		case "category": return {
			kind,
			name,
			codes: new Int32Array(rowCount).fill(-1),
			categories: []
		};
		case "boolean": return {
			kind,
			name,
			values: new Uint8Array(rowCount).fill(255)
		};
	}
}

// src/learn/indicator-encoder.ts
function indicatorEncoder({ missing, kept }, categories) {
	const places = kept ?? Array.from(categories.keys());
	if (places.some((place, index) => place >= categories.length || index > 0 && place <= places[index - 1])) throw new RetrainError("MODEL_UNREADABLE", "The kept categories of the model do not fit its features.");
	const positions = new Map(places.map((place, position) => [categories[place], position]));
	const missingPosition = missing ? places.length : void 0;
	const otherPosition = kept === void 0 ? void 0 : places.length + (missing ? 1 : 0);
	const width = places.length + (missing ? 1 : 0) + (kept === void 0 ? 0 : 1);
	return {
		width,
		encode: (column) => {
			if (column.kind !== "category") return [];
			const encoded = Array.from({ length: width }, () => new Float64Array(column.codes.length));
			const positionOf = column.categories.map((category) => positions.get(category) ?? otherPosition);
			for (let row = 0; row < column.codes.length; row++) {
				const code = column.codes[row];
				const position = code === -1 ? missingPosition : positionOf[code];
				if (position !== void 0) encoded[position][row] = 1;
			}
			return encoded;
		}
	};
}

// src/learn/native-encoding.ts
const nativeEncodingSchema = object({
	kind: literal("native"),
	features: array(discriminatedUnion("kind", [
		object({ kind: literal("number") }),
		object({ kind: literal("boolean") }),
		object({ kind: literal("date") }),
		object({
			kind: literal("category"),
			codes: array(int().min(0))
		})
	]))
});
function fitNativeFeature(column, feature) {
	if (column.kind !== "category") return { kind: column.kind };
	const categories = feature.categories ?? [];
	const counts = new Map(categories.map((category) => [category, 0]));
	const byCode = new Float64Array(column.categories.length);
	for (const code of column.codes) if (code >= 0) byCode[code] += 1;
	for (const [code, category] of column.categories.entries()) counts.set(category, byCode[code]);
	const codes = new Array(categories.length).fill(0);
	const order = categories.map((category, place) => ({
		place,
		count: counts.get(category) ?? 0
	}));
	order.sort((a, b) => b.count - a.count || a.place - b.place);
	for (const [code, { place }] of order.entries()) codes[place] = code;
	return {
		kind: "category",
		codes
	};
}
function fitsCategories({ features: entries }, features) {
	return entries.every((entry, index) => {
		if (entry.kind !== "category") return true;
		const count = features[index]?.categories?.length ?? 0;
		return entry.codes.length === count && new Set(entry.codes).size === count && entry.codes.every((code) => code < count);
	});
}
const nativeWidth = ({ kind }) => kind === "date" ? dateParts.length : 1;
function nativeEncoder(entry, categories) {
	switch (entry.kind) {
		case "number": return (column) => column.kind === "number" ? [column.values] : [];
		case "boolean": return (column) => column.kind === "boolean" ? [Float64Array.from(column.values, (value) => value > 1 ? NaN : value)] : [];
		case "date": return (column) => column.kind === "date" ? splitDates(column.values) : [];
		case "category": {
			const codeOf = new Map(categories.map((category, place) => [category, entry.codes[place]]));
			return (column) => {
				if (column.kind !== "category") return [];
				const codes = column.categories.map((category) => codeOf.get(category) ?? NaN);
				return [Float64Array.from(column.codes, (code) => code === -1 ? NaN : codes[code])];
			};
		}
	}
}

// src/learn/merge-rare-categories.ts
const mostUnmerged = 50;
const mostKept = 100;
function mergeRareCategories(column, categories) {
	if (categories.length <= mostUnmerged) return {};
	const byCode = new Float64Array(column.categories.length);
	for (const code of column.codes) if (code !== -1) byCode[code] += 1;
	const counts = new Map(column.categories.map((category, code) => [category, byCode[code]]));
	const kept = categories.map((category, place) => ({
		place,
		count: counts.get(category) ?? 0
	})).filter(({ count }) => count > 1).sort((a, b) => b.count - a.count || a.place - b.place).slice(0, mostKept).map(({ place }) => place).sort((a, b) => a - b);
	return kept.length === categories.length ? {} : { kept };
}

// src/learn/median.ts
function median(values) {
	const present = values.filter((value) => !Number.isNaN(value)).sort();
	const middle = present.length >> 1;
	if (present.length === 0) return 0;
	if (present.length % 2 === 1) return present[middle];
	return present[middle - 1] / 2 + present[middle] / 2;
}

// src/learn/number-encoding.ts
const numberEncodingSchema = object({
	fill: number$2(),
	mean: number$2(),
	scale: number$2().positive()
});
const largest = 1e150;
const epsilon = Number.EPSILON;
function fitNumberEncoding(values, scaled) {
	const fill = median(values);
	return scaled ? {
		fill,
		...moments(values, fill)
	} : {
		fill,
		mean: 0,
		scale: 1
	};
}
function moments(values, fill) {
	const count = values.length;
	let least = Infinity;
	let most = -Infinity;
	for (const value of values) {
		const known = Number.isNaN(value) ? fill : value;
		least = Math.min(least, known);
		most = Math.max(most, known);
	}
	if (least === most) return {
		mean: least,
		scale: 1
	};
	const magnitude = Math.max(Math.abs(least), Math.abs(most));
	const unit = magnitude > largest || magnitude < 1 / largest ? magnitude : 1;
	const at = (index) => (Number.isNaN(values[index]) ? fill : values[index]) / unit;
	let mean = 0;
	for (let index = 0; index < count; index++) mean += at(index);
	mean /= count;
	let squares = 0;
	let drift = 0;
	for (let index = 0; index < count; index++) {
		const difference = at(index) - mean;
		squares += difference * difference;
		drift += difference;
	}
	const variance = (squares - drift * drift / count) / count;
	const rounding = count * mean * epsilon;
	const scale = Math.sqrt(variance) * unit;
	const constant = !(variance > count * epsilon * variance + rounding * rounding) || scale === 0;
	return {
		mean: mean * unit,
		scale: constant ? 1 : scale
	};
}
function encodeNumbers(values, { fill, mean, scale }) {
	const encoded = new Float64Array(values.length);
	for (let row = 0; row < encoded.length; row++) {
		const value = values[row];
		encoded[row] = Math.min(largest, Math.max(-1e150, ((Number.isNaN(value) ? fill : value) - mean) / scale));
	}
	return encoded;
}

// src/learn/encoding.ts
const linearEncodingSchema = strictObject({ features: array(discriminatedUnion("kind", [
	numberEncodingSchema.extend({ kind: literal("number") }),
	object({
		kind: literal("boolean"),
		fill: union([literal(0), literal(1)])
	}),
	object({
		kind: literal("category"),
		missing: boolean(),
		kept: array(int().min(0)).optional()
	}),
	object({
		kind: literal("date"),
		parts: array(numberEncodingSchema).length(dateParts.length)
	})
])) });
const encodingSchema = union([linearEncodingSchema, nativeEncodingSchema]);
function fitEncoding(table, features, style) {
	const columns = featureColumns(table, features);
	refuseFreeText(columns);
	if (style.kind === "native") return {
		kind: "native",
		features: columns.map((column, index) => fitNativeFeature(column, features[index]))
	};
	return { features: columns.map((column, index) => fitFeature(column, features[index], style.scaled)) };
}
function fitFeature(column, feature, scaled) {
	switch (column.kind) {
		case "number": return {
			kind: "number",
			...fitNumberEncoding(column.values, scaled)
		};
		case "boolean": {
			let balance = 0;
			for (const value of column.values) balance += value === 1 ? 1 : value === 0 ? -1 : 0;
			return {
				kind: "boolean",
				fill: balance > 0 ? 1 : 0
			};
		}
		case "category": return {
			kind: "category",
			missing: column.codes.includes(-1),
			...mergeRareCategories(column, feature.categories ?? [])
		};
		case "date": return {
			kind: "date",
			parts: splitDates(column.values).map((part) => fitNumberEncoding(part, scaled))
		};
	}
}
function refuseFreeText(columns) {
	const problems = columns.filter((column) => column.kind === "category" && isFreeText(column)).map(({ name }) => `The column ${quoteName(name)} ${freeTextAdvice}`);
	if (problems.length > 0) throw new RetrainError("DATASET_INVALID", problems[0], { problems });
}
function createEncoder(features, encoding) {
	const categoriesOf = (index) => features[index]?.categories ?? [];
	const encoders = "kind" in encoding ? encoding.features.map((entry, index) => ({
		width: nativeWidth(entry),
		categorical: entry.kind === "category",
		encode: nativeEncoder(entry, categoriesOf(index))
	})) : encoding.features.map((entry, index) => featureEncoder(entry, categoriesOf(index)));
	return {
		owners: encoders.flatMap(({ width }, index) => new Array(width).fill(index)),
		categorical: encoders.flatMap(({ width, categorical }) => new Array(width).fill(categorical === true)),
		encode: (table) => {
			const columns = featureColumns(table, features);
			return {
				rowCount: table.rowCount,
				columns: encoders.flatMap(({ encode }, index) => encode(columns[index]))
			};
		}
	};
}
function featureEncoder(entry, categories) {
	switch (entry.kind) {
		case "number": return {
			width: 1,
			encode: (column) => column.kind === "number" ? [encodeNumbers(column.values, entry)] : []
		};
		case "boolean": return {
			width: 1,
			encode: (column) => column.kind === "boolean" ? [Float64Array.from(column.values, (value) => value > 1 ? entry.fill : value)] : []
		};
		case "category": return indicatorEncoder(entry, categories);
		case "date": return {
			width: entry.parts.length,
			encode: (column) => column.kind === "date" ? splitDates(column.values).map((part, index) => encodeNumbers(part, entry.parts[index])) : []
		};
	}
}

// src/learn/rank-importance.ts
function rankImportance(features, owners, weights) {
	if (weights.length === 0) return [];
	const sums = features.map(() => 0);
	for (const [column, weight] of weights.entries()) sums[owners[column]] += weight;
	return features.map((feature, index) => ({
		feature,
		value: sums[index]
	})).sort((a, b) => b.value - a.value);
}

// src/learn/saved-estimators.ts
const loaders = {
	logistic_regression: async () => (await import("./logistic-model.js")).loadLogisticModel,
	linear_regression: async () => (await import("./linear-model.js")).loadLinearModel,
	random_forest: async () => (await import("./random-forest-model.js")).loadRandomForest,
	gradient_boosted_trees: async () => (await import("./boosted-model.js")).loadBoostedModel,
	ml_random_forest: async () => (await import("./forest-model.js")).loadForestModel
};
async function findLoader(algorithm) {
	return loaders[algorithm]();
}

// src/learn/load-model.ts
const mostEncodedColumns = 5e4;
async function loadModel(file, binary = null) {
	const parsed = builtInModelSchema.safeParse(file);
	if (!parsed.success) throw unreadable(parsed.error);
	return restoreModel(parsed.data, checkedBinary(parsed.data, binary));
}
function checkedBinary({ binary: expected }, bytes) {
	if (expected === void 0) return null;
	const refuse = (what) => new RetrainError("MODEL_UNREADABLE", `${expected.path} ${what}.`);
	if (bytes === null) throw refuse("is missing: the model file needs it beside it");
	if (bytes.length !== expected.size_bytes) throw refuse(`has ${bytes.length} bytes, where the model file expects ${expected.size_bytes}`);
	if (createHash("sha256").update(bytes).digest("hex") !== expected.sha256) throw refuse("is damaged, or of another model: its SHA-256 is not what the model file names");
	return bytes;
}
async function restoreModel(file, binary) {
	const parsed = encodingSchema.safeParse(file.encoding);
	if (!parsed.success) throw unreadable(parsed.error, "encoding.");
	const encoding = parsed.data;
	if (!(encoding.features.length === file.features.length && encoding.features.every(({ kind }, index) => kind === file.features[index].kind) && (!("kind" in encoding) || fitsCategories(encoding, file.features)))) throw new RetrainError("MODEL_UNREADABLE", "The encoding of the model does not fit its features.");
	if (file.task === "regression" ? file.classes.length > 0 : file.classes.length < 2) throw new RetrainError("MODEL_UNREADABLE", "The classes of the model do not fit its task.");
	const encoder = createEncoder(file.features, encoding);
	if (encoder.owners.length > 5e4) throw new RetrainError("MODEL_UNREADABLE", "The model has too many encoded columns.");
	const load = await findLoader(file.algorithm);
	const shape = {
		task: file.task,
		columnCount: encoder.owners.length,
		classCount: file.classes.length
	};
	let fitted;
	try {
		fitted = load(file.estimator, shape, binary);
	} catch (error) {
		throw error instanceof ZodError ? unreadable(error, "estimator.") : error;
	}
	const names = file.features.map((feature) => feature.name);
	return {
		file,
		binary,
		predict: (table) => fitted.predict(encoder.encode(table)),
		importance: () => rankImportance(names, encoder.owners, fitted.importance)
	};
}
function unreadable(error, prefix = "") {
	const problems = error.issues.slice(0, 5).map(({ path, message }) => `${prefix}${path.join(".").slice(0, 64)}: ${message}`);
	return new RetrainError("MODEL_UNREADABLE", "The model file is damaged, or not one that this version of Retrain reads.", {
		problems,
		cause: error
	});
}

// src/steps/read-model-binary.ts
async function readModelBinary({ binary }, folder) {
	if (binary === void 0) return null;
	try {
		return await readFile(join(folder, binary.path));
	} catch (error) {
		throw new RetrainError("MODEL_UNREADABLE", `${binary.path} is missing beside the model.json of the model, or cannot be read.`, { cause: error });
	}
}

// src/steps/run-user-command.ts
async function runUserCommand(context, key, argv) {
	const { config, commands, directory, progress, signal } = context;
	const minutes = config.train.timeout_minutes;
	const result = await commands.run({
		argv,
		directory,
		environment: config.train.environment,
		timeoutMs: minutes * 6e4,
		signal,
		onLine: (line) => {
			progress.output(line);
		}
	});
	switch (result.outcome) {
		case "exited":
			if (result.code === 0) return;
			throw new RetrainError("COMMAND_FAILED", `${key} (${argv[0]}) ended with exit code ${result.code}. Its own output above says why.`);
		case "signalled": throw new RetrainError("COMMAND_FAILED", `${key} (${argv[0]}) was ended by ${result.signal}; with SIGKILL that is often a lack of memory.`);
		case "timed-out": throw new RetrainError("COMMAND_FAILED", `${key} (${argv[0]}) ran longer than ${minutes} minutes and was ended: make it faster, or raise train.timeout_minutes.`);
		case "not-started": throw new RetrainError("COMMAND_FAILED", `${key}: the program "${argv[0]}" could not be started (${result.reason}). Is it installed and on the PATH?`);
		case "cancelled": throw new RetrainError("CANCELLED", `${key} was ended because the run was cancelled.`);
	}
}

// src/data/write-csv.ts
const COMMA = 44;
const LINE_FEED = 10;
function quoteField(text) {
	return /[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
}
function fieldBytes(records, format, cell) {
	if (format === "csv") return records.bytes.subarray(records.starts[cell], records.ends[cell]);
	const text = cellText(records, cell);
	const isAbsent = records.syntax === "json" && classifyText(text) === "missing";
	return Buffer.from(isAbsent ? "" : quoteField(text));
}
function writeCsv(dataset, rows, options = {}) {
	const { records, format } = dataset;
	const left = new Set(options.without);
	const columns = records.names.flatMap((name, column) => left.has(name) ? [] : [column]);
	const alone = columns.length === 1 ? Buffer.from("\"\"") : void 0;
	let output = Buffer.alloc(records.bytes.length + 64);
	let length = 0;
	const write = (field, end) => {
		if (length + field.length + 1 > output.length) output = Buffer.concat([output], 2 * output.length + field.length);
		output.set(field, length);
		length += field.length;
		output[length++] = end;
	};
	const last = columns.length - 1;
	columns.forEach((column, index) => {
		write(Buffer.from(quoteField(records.names[column])), index === last ? LINE_FEED : COMMA);
	});
	for (const row of rows) {
		if (row >= records.rowCount) throw new RangeError(`Row ${row} is beyond the dataset's ${records.rowCount} rows.`);
		columns.forEach((column, index) => {
			const field = fieldBytes(records, format, row * records.names.length + column);
			write(field.length === 0 && alone !== void 0 ? alone : field, index === last ? LINE_FEED : COMMA);
		});
	}
	return output.subarray(0, length);
}

// src/steps/write-program-rows.ts
function writeProgramRows(context, path, dataset, rows, columns) {
	const kept = new Set(columns);
	const without = dataset.table.columns.map(({ name }) => name).filter((name) => !kept.has(name));
	return context.run.writeBytes(path, writeCsv(dataset, rows, { without }));
}

// src/steps/score-model.ts
async function scoreModel(context, data, model, folder, who) {
	if (model.kind === "built-in") {
		const loaded = await loadModel(model, await readModelBinary(model, folder));
		return {
			predictions: alignClasses(loaded.predict(data.holdout), model.classes, data.target.classes),
			importance: loaded.importance()
		};
	}
	const command = context.config.train.predict_command ?? model.predict_command;
	if (command === null) return {
		predictions: null,
		importance: []
	};
	const holdout = await writeProgramRows(context, "data/holdout.csv", data.holdoutDataset, data.split.holdout, data.features.map(({ name }) => name));
	const output = context.run.resolve("data", `${who}-predictions.csv`);
	await mkdir(context.run.resolve("data"), { recursive: true });
	await rm(output, { force: true });
	const argv = fillPlaceholders(command, {
		model: resolve(folder, "files", model.entry),
		data: resolve(holdout),
		predictions: resolve(output)
	}, "train.predict_command");
	await runUserCommand(context, "train.predict_command", argv);
	let bytes;
	try {
		bytes = await readFile(output);
	} catch (error) {
		throw new RetrainError("COMMAND_OUTPUT_INVALID", "train.predict_command succeeded, but wrote no file to {predictions}: write one prediction a row there.", { cause: error });
	}
	return {
		predictions: readCommandPredictions(bytes, {
			fileName: "the predictions file of train.predict_command",
			task: data.target.task,
			classes: data.target.classes,
			rows: data.holdout.rowCount
		}),
		importance: []
	};
}
function alignClasses(predictions, from, to) {
	if (predictions.kind === "values" || from.length === to.length && from.every((name, index) => name === to[index])) return predictions;
	const unknown = from.filter((name) => !to.includes(name));
	if (unknown.length > 0) throw new RetrainError("MODEL_UNREADABLE", `The model knows ${unknown.length} class(es) that the dataset no longer has.`);
	const position = from.map((name) => to.indexOf(name));
	const labels = predictions.labels.map((label) => position[label] ?? -1);
	if (predictions.probabilities === null) return {
		kind: "classes",
		labels,
		probabilities: null
	};
	const rows = labels.length;
	const probabilities = new Float64Array(rows * to.length);
	for (let row = 0; row < rows; row++) for (const [index, target] of position.entries()) probabilities[row * to.length + target] = predictions.probabilities[row * from.length + index] ?? 0;
	return {
		kind: "classes",
		labels,
		probabilities
	};
}
function toScores(predictions) {
	if (predictions.kind === "values") return {
		values: [...predictions.values],
		labels: null,
		probabilities: null
	};
	return {
		values: null,
		labels: [...predictions.labels],
		probabilities: predictions.probabilities === null ? null : [...predictions.probabilities]
	};
}

// src/steps/evaluate.ts
const noFigures = {
	confusion: null,
	roc: null,
	precision_recall: null,
	residuals: null
};
function custom(reported) {
	return Object.fromEntries(Object.entries(reported).filter(([name]) => !Object.hasOwn(metricDirections, name)));
}
function evaluatePredictions(data, predictions, reported) {
	const input = {
		task: data.target.task,
		classes: data.target.classes,
		actual: data.holdoutActual,
		predictions
	};
	const { metrics, undefinedReasons } = computeMetrics(input);
	return {
		metrics: {
			...metrics,
			...custom(reported)
		},
		undefinedReasons,
		figures: computeFigures(input)
	};
}
async function scoreChampion(context, data, champion) {
	if (champion.state === "none") return {
		metrics: { state: "none" },
		figures: null,
		predictions: null
	};
	const identity = {
		version: champion.version,
		pointer_generation: champion.pointerGeneration,
		model_sha256: champion.modelSha256
	};
	const unusable = (reason) => ({
		metrics: {
			state: "unusable",
			...identity,
			reason
		},
		figures: null,
		predictions: null
	});
	if (champion.state === "unusable") return unusable(champion.reason);
	const { model, manifest } = champion;
	if (model.task !== data.target.task || model.target !== data.target.name) return unusable(`it predicts "${model.target.slice(0, 64)}" (${model.task}), not "${data.target.name.slice(0, 64)}" (${data.target.task})`);
	const missing = model.features.filter((feature) => !data.file.columns.includes(feature.name)).map((feature) => `"${feature.name.slice(0, 64)}"`);
	if (missing.length > 0) return unusable(`the dataset no longer has ${missing.length} of its features: ${missing.slice(0, 5).join(", ")}`);
	const split = {
		rule: data.rule,
		seed: data.split.seed,
		share: data.split.share
	};
	if (manifest.split.rule !== split.rule || manifest.split.seed !== split.seed || manifest.split.share < split.share) context.progress.warn("The split has been changed since the champion was trained: it may have learned from rows of this holdout, so its figures may flatter it.");
	try {
		const { predictions } = await scoreModel(context, data, model, champion.folder, "champion");
		if (predictions === null) return {
			metrics: {
				state: "stored",
				...identity,
				metrics: champion.storedMetrics
			},
			figures: null,
			predictions: null
		};
		const scored = evaluatePredictions(data, predictions, champion.storedMetrics);
		return {
			metrics: {
				state: "scored",
				...identity,
				metrics: scored.metrics
			},
			figures: scored.figures,
			predictions
		};
	} catch (error) {
		const reason = toRetrainError(error);
		if (reason.code === "CANCELLED") throw reason;
		return unusable(reason.message);
	}
}
async function writeSmokeCases(context, data, predictions) {
	if (predictions === null) return;
	const cases = smokeCases(data, predictions, context.config.deploy?.smoke_rows ?? 20);
	await context.run.write("smoke.json", {
		schema: "retrain.smoke/1",
		cases
	});
}
async function evaluate$1(context) {
	const { run, clock } = context;
	const startedMs = clock.elapsedMs();
	const data = await prepareData(context);
	const model = await run.read("model/model.json");
	await run.forget("predictions.json");
	const { overlap } = data.split;
	if (overlap > 0) context.progress.warn(`${overlap} training rows are exact copies of holdout rows: the figures flatter the model. Choose another split.`);
	const candidate = await scoreModel(context, data, model, run.resolve("model"), "candidate");
	const reported = model.kind === "command" ? model.reported_metrics ?? {} : {};
	const evaluation = candidate.predictions === null ? {
		metrics: reported,
		undefinedReasons: {},
		figures: noFigures
	} : evaluatePredictions(data, candidate.predictions, reported);
	const champion = await scoreChampion(context, data, await loadChampion(context));
	if (candidate.predictions !== null) await run.write("predictions.json", {
		schema: "retrain.predictions/1",
		task: data.target.task,
		classes: [...data.target.classes],
		rows: [...data.holdoutHashes],
		actual: [...data.holdoutActual],
		candidate: toScores(candidate.predictions),
		champion: champion.predictions === null ? null : toScores(champion.predictions)
	});
	await writeSmokeCases(context, data, candidate.predictions);
	const { file, target } = data;
	const metrics = {
		schema: "retrain.metrics/1",
		version: null,
		task: target.task,
		classes: [...target.classes],
		dataset: {
			uri: file.uri,
			generation: file.generation,
			sha256: file.sha256,
			rows: file.rows,
			training_rows: data.split.training.length,
			holdout_rows: data.split.holdout.length
		},
		model_sha256: await modelDigestOf(run),
		metrics: evaluation.metrics,
		undefined_reasons: evaluation.undefinedReasons,
		baseline: baselineMetrics({
			task: target.task,
			classes: target.classes,
			trainingActual: data.trainingActual,
			actual: data.holdoutActual
		}),
		champion: champion.metrics,
		figures: evaluation.figures,
		champion_figures: champion.figures,
		importance: [...candidate.importance],
		elapsed_seconds: Math.round(clock.elapsedMs() - startedMs) / 1e3,
		timestamp: clock.now().toISOString()
	};
	await run.write("metrics.json", metrics);
	return {
		metrics_path: run.resolve("metrics.json"),
		champion: champion.metrics.state,
		...metricOutputs$1(metrics.metrics)
	};
}
function metricOutputs$1(metrics) {
	return Object.fromEntries(Object.keys(metricDirections).map((name) => [name, metrics[name] ?? null]));
}

// src/evaluate/format-number.ts
const USUAL_DIGITS = 4;
const ALL_DIGITS = 17;
function formatNumber$1(value, digits = USUAL_DIGITS) {
	if (Number.isNaN(value)) return "not a number";
	if (!Number.isFinite(value)) return value > 0 ? "infinite" : "minus infinite";
	const whole = Math.abs(value) < 0x38d7ea4c68000 ? Math.abs(value).toFixed(0).length : 1;
	const rounded = Number(value.toPrecision(Math.max(digits, whole))) + 0;
	return String(Number.isFinite(rounded) ? rounded : value);
}
function formatPercent(share, digits = USUAL_DIGITS) {
	const text = formatNumber$1(share * 100, digits);
	return Number.isFinite(share) ? `${text}%` : text;
}
function formatPair(first, second, format = formatNumber$1) {
	for (let digits = USUAL_DIGITS;; digits += 1) {
		const pair = [format(first, digits), format(second, digits)];
		if (pair[0] !== pair[1] || first === second || digits === ALL_DIGITS) return pair;
	}
}

// src/contract/nearest-name.ts
const LONGEST_COMPARED = 64;
function editDistance(left, right) {
	let twoAbove = [];
	let above = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let row = 1; row <= left.length; row++) {
		const current = [row];
		for (let column = 1; column <= right.length; column++) {
			const isSame = left[row - 1] === right[column - 1];
			let distance = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + Number(!isSame));
			if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) distance = Math.min(distance, (twoAbove[column - 2] ?? 0) + 1);
			current.push(distance);
		}
		twoAbove = above;
		above = current;
	}
	return above[right.length] ?? 0;
}
function fold(name) {
	return name.toLowerCase().replaceAll(/[\s._-]/g, "");
}
function nearestName(name, candidates) {
	const wanted = fold(name);
	if (wanted.length > LONGEST_COMPARED) return void 0;
	let nearest;
	let least = Infinity;
	for (const candidate of candidates) {
		const folded = fold(candidate);
		const allowed = Math.floor(Math.max(wanted.length, folded.length) / 3);
		if (folded === "" || Math.abs(wanted.length - folded.length) > Math.min(allowed, least)) continue;
		const distance = editDistance(wanted, folded);
		if (distance <= allowed && distance < least) {
			nearest = candidate;
			least = distance;
		}
	}
	return nearest;
}

// src/evaluate/gate-policy.ts
const ruleKinds = [
	"threshold",
	"max_regression",
	"min_relative_change",
	"min_absolute_change"
];
const DEFAULT_TOLERANCE = .02;
function resolvePolicy(input) {
	const entries = Object.entries(input.policy.metrics);
	if (entries.length === 0) return [defaultRule(input.task)];
	const problems = [];
	const rules = entries.flatMap(([metric, rule]) => {
		const greaterIsBetter = resolveDirection(metric, rule, input, problems);
		const checks = ruleKinds.flatMap((kind) => {
			const limit = rule[kind];
			return limit === void 0 ? [] : [{
				kind,
				metric,
				greaterIsBetter,
				limit,
				isDefault: false
			}];
		});
		if (checks.length === 0) problems.push(`${path$1(metric)} checks nothing: write one of ${ruleKinds.join(", ")} below it, or remove it.`);
		return checks;
	});
	if (problems.length > 0) {
		const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
		const names = knownNames(input).map(shorten).join(", ");
		throw new RetrainError("GATE_POLICY_INVALID", `gate.metrics has ${count}. This run has the metrics ${names}.`, { problems });
	}
	return rules;
}
function knownDirection(metric) {
	return Object.hasOwn(metricDirections, metric) ? metricDirections[metric] : void 0;
}
function defaultRule(task) {
	const metric = primaryMetric[task];
	return metricDirections[metric] === "greater" ? {
		kind: "max_regression",
		metric,
		greaterIsBetter: true,
		limit: DEFAULT_TOLERANCE,
		isDefault: true
	} : {
		kind: "min_relative_change",
		metric,
		greaterIsBetter: false,
		limit: -.02,
		isDefault: true
	};
}
function resolveDirection(metric, rule, input, problems) {
	const known = knownDirection(metric);
	const names = knownNames(input);
	if (!names.includes(metric)) {
		const near = nearestName(metric, names);
		const what = known === void 0 ? "is no metric of this run" : `is a metric of another task than ${input.task}`;
		problems.push(`${path$1(metric)} ${what}${near === void 0 ? "." : `: did you mean ${shorten(near)}?`}`);
	} else if (known === void 0 && rule.greater_is_better === void 0) problems.push(`${path$1(metric)} is a metric of your own: write greater_is_better: true below it, or false when smaller is better.`);
	else if (known !== void 0 && rule.greater_is_better === (known === "smaller")) problems.push(`${path$1(metric)}.greater_is_better contradicts what is known: ${known} is better for ${metric}. Remove the line.`);
	return known === void 0 ? rule.greater_is_better ?? true : known === "greater";
}
function knownNames({ task, metrics, championMetrics }) {
	return [.../* @__PURE__ */ new Set([
		...metricsOfTask[task],
		...Object.keys(metrics),
		...Object.keys(championMetrics)
	])];
}
function path$1(metric) {
	return `gate.metrics.${shorten(metric)}`;
}
function shorten(name) {
	return name.slice(0, 64);
}

// src/contract/metric-label.ts
const labels$1 = {
	accuracy: "Accuracy",
	balanced_accuracy: "Balanced accuracy",
	precision: "Precision",
	recall: "Recall",
	f1: "F1",
	roc_auc: "ROC AUC",
	average_precision: "Average precision",
	log_loss: "Log loss",
	brier: "Brier score",
	f1_macro: "Macro F1",
	f1_weighted: "Weighted F1",
	roc_auc_ovr: "ROC AUC (one class against the rest)",
	mae: "Mean absolute error",
	rmse: "Root mean squared error",
	r2: "R²",
	mape: "Mean absolute percentage error"
};
function metricLabel(metric) {
	return Object.hasOwn(labels$1, metric) ? labels$1[metric] : metric.slice(0, 64);
}

// src/evaluate/metric-reading.ts
function readMetric(metrics, name) {
	const value = Object.hasOwn(metrics, name) ? metrics[name] : void 0;
	if (value === void 0 || value === null) return { state: "missing" };
	return Number.isFinite(value) ? {
		state: "number",
		value
	} : { state: "not-finite" };
}

// src/evaluate/gate-baseline.ts
function checkBaseline({ task, rules, metrics, baseline, isDecisive }) {
	const primary = primaryMetric[task];
	const metric = [primary, ...rules.map((rule) => rule.metric)].find((name) => knownDirection(name) !== void 0 && readMetric(metrics, name).state !== "missing" && readMetric(baseline, name).state === "number") ?? primary;
	const label = metricLabel(metric);
	const greaterIsBetter = knownDirection(metric) === "greater";
	const candidate = readMetric(metrics, metric);
	const trivial = readMetric(baseline, metric);
	const common = {
		rule: "baseline",
		metric,
		candidate: candidate.state === "number" ? candidate.value : null,
		champion: null,
		limit: trivial.state === "number" ? trivial.value : null,
		greater_is_better: greaterIsBetter
	};
	if (candidate.state === "not-finite") {
		const sentence = `${label} of the candidate is not a finite number, so the candidate cannot be compared with a model that ignores its input.`;
		return {
			...common,
			outcome: isDecisive ? "fail" : "info",
			reason: "not_finite",
			sentence
		};
	}
	if (candidate.state === "missing" || trivial.state !== "number") {
		const sentence = `${label} is not known, so the candidate cannot be compared with a model that ignores its input.`;
		return {
			...common,
			outcome: isDecisive ? "undecided" : "info",
			reason: "metric_missing",
			sentence
		};
	}
	const isBetter = greaterIsBetter ? candidate.value > trivial.value : candidate.value < trivial.value;
	const [shown, limit] = formatPair(candidate.value, trivial.value);
	return {
		...common,
		outcome: isDecisive ? isBetter ? "pass" : "fail" : "info",
		reason: isBetter ? "ok" : "trivial_baseline",
		sentence: isBetter ? `${label} is ${shown}, better than the ${limit} of a model that ignores its input.` : `${label} is ${shown}, not better than the ${limit} of a model that ignores its input.`
	};
}

// src/evaluate/gate-champion.ts
function checkChampion(champion, policy, modelSha256) {
	switch (champion.state) {
		case "none": return absent("no_champion", "There is no champion yet.", policy.on_missing_champion, "gate.on_missing_champion", "the first model is promoted when it reaches every threshold and is better than the trivial baseline");
		case "unusable": return absent("champion_unusable", `The champion (version ${champion.version}) cannot be scored on this holdout: ${champion.reason.replace(/\.$/, "")}.`, policy.on_champion_unusable, "gate.on_champion_unusable", "the candidate replaces it when it reaches every threshold and is better than the trivial baseline");
		case "scored":
		case "stored": {
			const evidence = [];
			if (champion.state === "stored") evidence.push(row("info", "stored_champion", `The champion's figures (version ${champion.version}) come from its own training run, not from these holdout rows: compare them with care.`));
			if (champion.model_sha256 === modelSha256) evidence.push(row("info", "same_model", `The candidate is the very same model as the champion (version ${champion.version}).`));
			return {
				evidence,
				failure: null,
				isCompared: true
			};
		}
	}
}
function absent(reason, fact, choice, key, consequence) {
	if (choice === "promote") return {
		evidence: [row("info", reason, `${fact} As ${key} is promote, ${consequence}.`)],
		failure: null,
		isCompared: false
	};
	const sentence = `${fact} As ${key} is ${choice}, the candidate is held.`;
	return {
		evidence: [row("fail", reason, sentence)],
		failure: choice === "fail" ? sentence : null,
		isCompared: false
	};
}
function row(outcome, reason, sentence) {
	return {
		rule: "champion",
		metric: null,
		candidate: null,
		champion: null,
		limit: null,
		greater_is_better: null,
		outcome,
		reason,
		sentence
	};
}

// src/evaluate/gate-rules.ts
function checkRule(rule, context) {
	const candidate = readMetric(context.metrics, rule.metric);
	const value = candidate.state === "number" ? candidate.value : null;
	const { champion, outcome, reason, sentence } = candidate.state === "missing" ? missing(rule, context) : candidate.state === "not-finite" ? notFinite(rule) : rule.kind === "threshold" ? compareWithThreshold(rule, candidate.value) : compareWithChampion(rule, candidate.value, context);
	return {
		rule: rule.kind,
		metric: rule.metric,
		candidate: value,
		champion,
		limit: rule.limit,
		greater_is_better: rule.greaterIsBetter,
		outcome,
		reason,
		sentence
	};
}
function missing({ metric }, { undefinedReasons }) {
	const why = Object.hasOwn(undefinedReasons, metric) ? ` ${undefinedReasons[metric] ?? ""}` : "";
	return {
		champion: null,
		outcome: "undecided",
		reason: "metric_missing",
		sentence: `${metricLabel(metric)} is not known for the candidate, so this rule cannot be decided.${why}`
	};
}
function notFinite({ metric }) {
	return {
		champion: null,
		outcome: "fail",
		reason: "not_finite",
		sentence: `${metricLabel(metric)} of the candidate is not a finite number, so the candidate cannot be trusted.`
	};
}
function compareWithThreshold({ metric, limit, greaterIsBetter }, value) {
	const isReached = greaterIsBetter ? value >= limit : value <= limit;
	const [shown, wanted] = formatPair(value, limit);
	const relation = greaterIsBetter ? isReached ? `which reaches the required ${wanted}` : `below the required ${wanted}` : isReached ? `within the allowed ${wanted}` : `above the allowed ${wanted}`;
	return {
		champion: null,
		outcome: isReached ? "pass" : "fail",
		reason: isReached ? "ok" : "below_threshold",
		sentence: `${metricLabel(metric)} is ${shown}, ${relation}.`
	};
}
function compareWithChampion(rule, value, context) {
	const { champion } = context;
	const label = metricLabel(rule.metric);
	switch (champion.state) {
		case "none": return {
			champion: null,
			outcome: "info",
			reason: "no_champion",
			sentence: `${label} is ${formatNumber$1(value)}; there is no champion yet to compare it with.`
		};
		case "unusable": return {
			champion: null,
			outcome: context.onChampionUnusable === "promote" ? "info" : "undecided",
			reason: "champion_unusable",
			sentence: `${label} is ${formatNumber$1(value)}; the champion cannot be scored, so there is nothing to compare it with.`
		};
		case "scored":
		case "stored": {
			const reading = readMetric(champion.metrics, rule.metric);
			if (reading.state === "number") return compareValues(rule, value, reading.value);
			const lack = reading.state === "missing" ? "is not known for the champion" : "of the champion is not a finite number";
			return {
				champion: null,
				outcome: "undecided",
				reason: reading.state === "missing" ? "champion_lacks_metric" : "not_finite",
				sentence: `${label} ${lack}, so this rule cannot be decided. A threshold alone needs no champion.`
			};
		}
	}
}
const ROUNDING = 4 * Number.EPSILON;
function compareValues(rule, value, championValue) {
	const { kind, limit, greaterIsBetter } = rule;
	const label = metricLabel(rule.metric);
	if (kind === "min_relative_change" && championValue === 0) return {
		champion: championValue,
		outcome: "fail",
		reason: "baseline_zero",
		sentence: `${label} of the champion is 0, and a change relative to 0 is not defined; use min_absolute_change or max_regression.`
	};
	const better = greaterIsBetter ? value - championValue : championValue - value;
	const scale = kind === "min_relative_change" ? Math.abs(championValue) : 1;
	const required = (kind === "max_regression" ? -limit : limit) * scale;
	const isEnough = better >= required - (limit === 0 ? 0 : ROUNDING * (Math.abs(championValue) + Math.abs(required)));
	return {
		champion: championValue,
		outcome: isEnough ? "pass" : "fail",
		reason: isEnough ? "ok" : required <= 0 ? "regression" : "change_too_small",
		sentence: comparisonSentence(rule, value, championValue, better, isEnough)
	};
}
function comparisonSentence(rule, value, championValue, better, isEnough) {
	const isRelative = rule.kind === "min_relative_change";
	const allowsLoss = rule.kind === "max_regression" || rule.limit <= 0;
	const bound = Math.abs(rule.limit);
	const [shown, champions] = formatPair(value, championValue);
	const amount = Math.abs(better) / (isRelative ? Math.abs(championValue) : 1);
	const format = isRelative ? formatPercent : formatNumber$1;
	const [by, limit] = isEnough ? [format(amount), format(bound)] : formatPair(amount, bound, format);
	const change = better === 0 ? "no difference" : `${better > 0 ? "better" : "worse"} by ${by}`;
	const source = rule.isDefault ? " by default" : "";
	const share = isRelative ? " of the champion's value" : "";
	const facts = `${metricLabel(rule.metric)} is ${shown}, the champion's is ${champions}: ${change}`;
	if (allowsLoss) {
		const allowed = bound === 0 ? "no loss is allowed" : `a loss of at most ${limit}${share} is allowed${source}`;
		return isEnough ? `${facts}; ${allowed}.` : `${facts}, but ${allowed}.`;
	}
	const required = `a gain of at least ${limit}${share} is required`;
	return isEnough ? `${facts}; ${required}.` : `${facts}, but ${required}.`;
}

// src/evaluate/gate.ts
function decide(input) {
	const { champion, policy, modelSha256 } = input;
	const championMetrics = champion.state === "scored" || champion.state === "stored" ? champion.metrics : {};
	const rules = resolvePolicy({
		...input,
		championMetrics
	});
	const context = {
		...input,
		onChampionUnusable: policy.on_champion_unusable
	};
	const findings = checkChampion(champion, policy, modelSha256);
	const evidence = [
		...findings.evidence,
		...rules.map((rule) => checkRule(rule, context)),
		checkBaseline({
			...input,
			rules,
			isDecisive: !findings.isCompared
		})
	];
	const verdict = verdictOf(evidence);
	const conclude = (outcome, forced) => ({
		schema: "retrain.decision/1",
		...outcome,
		model_sha256: modelSha256,
		champion: champion.state === "none" ? null : {
			version: champion.version,
			pointer_generation: champion.pointer_generation
		},
		forced
	});
	if (!policy.force) return {
		decision: conclude({
			verdict,
			reasons: reasonsOf(verdict, evidence),
			evidence
		}, null),
		failure: findings.failure
	};
	const forced = {
		reason: reasonOf(policy),
		actor: input.actor
	};
	const force = forceRow(forced, verdict);
	const overruled = verdict === "promote" ? [] : [...reasonsOf("hold", evidence), ...reasonsOf("inconclusive", evidence)];
	return {
		decision: conclude({
			verdict: "promote",
			reasons: [force.sentence, ...overruled],
			evidence: [...evidence, force]
		}, forced),
		failure: null
	};
}
function verdictOf(evidence) {
	if (evidence.some((row) => row.outcome === "fail")) return "hold";
	return evidence.some((row) => row.outcome === "undecided") ? "inconclusive" : "promote";
}
const outcomeThatDecides = {
	promote: "pass",
	hold: "fail",
	inconclusive: "undecided"
};
const weights = [
	"champion",
	"baseline",
	...ruleKinds
];
function reasonsOf(verdict, evidence) {
	const isAbsence = (row) => row.reason === "no_champion" || row.reason === "champion_unusable";
	return evidence.filter((row) => row.outcome === outcomeThatDecides[verdict] || verdict === "promote" && row.rule === "champion" && isAbsence(row)).sort((a, b) => weights.indexOf(a.rule) - weights.indexOf(b.rule)).map((row) => row.sentence);
}
function reasonOf(policy) {
	if (policy.force_reason !== void 0) return policy.force_reason;
	const problem = "gate.force_reason is needed with gate.force: say why the gate is overruled.";
	throw new RetrainError("GATE_POLICY_INVALID", problem, { problems: [problem] });
}
function forceRow({ reason, actor }, verdict) {
	return {
		rule: "force",
		metric: null,
		candidate: null,
		champion: null,
		limit: null,
		greater_is_better: null,
		outcome: "info",
		reason: "forced",
		sentence: `Forced by ${actor}, ${verdict === "promote" ? "nothing had to be overruled" : `the verdict would have been ${verdict}`}. Reason given: ${reason.replace(/\.$/, "")}.`
	};
}

// src/steps/gate.ts
async function gate$1(context) {
	const { config, run, identity } = context;
	const metrics = await run.read("metrics.json");
	await run.forget("decision.json");
	const { decision, failure } = decide({
		task: metrics.task,
		policy: config.gate,
		metrics: metrics.metrics,
		undefinedReasons: metrics.undefined_reasons,
		baseline: metrics.baseline,
		champion: metrics.champion,
		modelSha256: metrics.model_sha256,
		actor: identity.actor
	});
	await run.write("decision.json", decision);
	if (failure !== null) throw new RetrainError("GATE_HELD", failure);
	return {
		verdict: decision.verdict,
		reasons: decision.reasons.join("\n")
	};
}

// src/steps/hold.ts
async function hold(context) {
	const { run, store } = context;
	const { version } = await run.read("publication.json");
	const { verdict, reasons, champion } = await run.read("decision.json");
	const sentence = `${version} was published but not promoted (${verdict}): ${reasons[0] ?? "no reason was given"}`;
	await run.write("promotion.json", {
		schema: "retrain.promotion/1",
		outcome: "held",
		version,
		sequence: null,
		previous_version: champion?.version ?? null,
		current_version: champion?.version ?? null,
		sentence
	});
	await appendEvent(store, runEvent(context, {
		kind: "held",
		version,
		reason: reasons[0] ?? null,
		previous_version: champion?.version ?? null
	}));
	context.progress.info(sentence);
	return {
		promoted: false,
		outcome: "held",
		previous_version: champion?.version ?? null
	};
}

// src/steps/serve-champion.ts
async function serveChampion(context) {
	const { host, run, store, config, progress } = context;
	if (host === void 0) return;
	const champion = await readPointer(store);
	if (champion === void 0) return;
	const { version, manifest_sha256: manifestSha256 } = champion.pointer;
	const wanted = await assembleFunction(context, version, manifestSha256);
	const serving = await host.current();
	if (serving?.running === true && await host.isFrom(serving, wanted.folder)) {
		if ((await run.find("deployment.json"))?.revision === serving.revision) return;
		progress.info(`The champion serves at ${serving.url}.`);
		await run.write("deployment.json", {
			schema: "retrain.deployment/1",
			target: host.target,
			function: config.deploy?.function ?? config.name,
			version,
			revision: serving.revision,
			url: serving.url,
			smoke: null,
			previous: null
		});
		return;
	}
	progress.info(`The function serves ${describe$1(serving, version)}; the champion ${version} is deployed.`);
	await run.write("deployment.json", await deployFunction(context, wanted));
}
function describe$1(serving, champion) {
	if (serving === void 0) return "nothing";
	if (!serving.running) return `${serving.version}, which does not answer`;
	return serving.version === champion ? `${champion} with other settings` : serving.version;
}

// src/steps/promote.ts
const mostRounds = 4;
async function promotionOf({ run, identity }, decision, nonce) {
	const publication = await run.read("publication.json");
	const dataset = await run.read("dataset.json");
	const { verdict, model_sha256 } = decision;
	if (verdict !== "promote") throw new RetrainError("NOTHING_TO_PROMOTE", `The verdict on ${publication.version} is ${verdict}: it is not promoted.`);
	if (model_sha256 !== publication.model_sha256) throw anotherModel(run.path);
	return {
		decision: {
			verdict,
			model_sha256
		},
		version: publication.version,
		manifestSha256: publication.manifest_sha256,
		expected: decision.champion === null ? "absent" : { generation: decision.champion.pointer_generation },
		kind: decision.forced !== null ? "force" : decision.champion === null ? "bootstrap" : "promote",
		data: {
			uri: dataset.uri,
			generation: dataset.generation,
			sha256: dataset.sha256
		},
		nonce,
		run: identity
	};
}
const newNonce = () => randomBytes(16).toString("hex");
async function isPromotable(context) {
	const { decision, ...request } = await promotionOf(context, await context.run.read("decision.json"), newNonce());
	const candidate = {
		...request,
		modelSha256: decision.model_sha256,
		isForced: request.kind === "force"
	};
	const judgement = judgePointer(await readPointer(context.store), candidate);
	return judgement === "free" || judgement === "lost";
}
async function gateAgain(context) {
	const { run } = context;
	const publication = await run.read("publication.json");
	const deployment = await run.find("deployment.json");
	try {
		await evaluate$1(context);
		await gate$1(context);
	} catch (error) {
		await serveChampion(context).catch(() => void 0);
		throw error;
	}
	await run.write("metrics.json", {
		...await run.read("metrics.json"),
		version: publication.version
	});
	await run.write("publication.json", publication);
	if (deployment !== void 0) await run.write("deployment.json", deployment);
}
async function settle(context) {
	const { run, store, clock, progress } = context;
	const nonce = newNonce();
	for (let round = 1; round <= mostRounds; round++) {
		const result = await promoteVersion(store, await promotionOf(context, await run.read("decision.json"), nonce), clock);
		if (result.outcome !== "lost") return result;
		progress.info(`Another run has moved the pointer to ${result.currentVersion ?? "nothing"} meanwhile: the candidate is compared with it (round ${round} of ${mostRounds}).`);
		await gateAgain(context);
		if ((await run.read("decision.json")).verdict !== "promote") return { outcome: "held" };
	}
	throw new RetrainError("STORE_UNAVAILABLE", `The champion changed ${mostRounds} times while this run tried to promote. Nothing was overwritten; run again.`);
}
function describe(version, settled) {
	switch (settled.outcome) {
		case "promoted": return `${version} is the champion now (sequence ${settled.sequence}).`;
		case "unchanged": return `The champion ${settled.currentVersion} is this very model: nothing to change.`;
		case "superseded": return `The champion ${settled.currentVersion} was trained on newer data: it stays.`;
		case "quarantined": return "This very model was rolled back before: it is not promoted again.";
		case "unknown": return `It is not known whether ${version} became the champion.`;
	}
}
async function promote$1(context) {
	const { run, store } = context;
	const { version } = await run.read("publication.json");
	await run.forget("promotion.json");
	const settled = await settle(context);
	if (settled.outcome === "held") {
		const outputs = await hold(context);
		await serveChampion(context);
		const { verdict, reasons } = await run.read("decision.json");
		return {
			...outputs,
			verdict,
			reasons: reasons.join("\n"),
			sentence: "Held: another run was faster, and its champion is better."
		};
	}
	const decision = await run.read("decision.json");
	const promotion = {
		schema: "retrain.promotion/1",
		outcome: settled.outcome,
		version,
		sequence: settled.outcome === "promoted" ? settled.sequence : null,
		previous_version: decision.champion?.version ?? null,
		current_version: settled.outcome === "unknown" ? null : settled.currentVersion,
		sentence: describe(version, settled)
	};
	await run.write("promotion.json", promotion);
	if (settled.outcome === "unknown") throw new RetrainError("PROMOTION_UNKNOWN", `The write of the pointer was sent, but the store does not say whether it took effect. Nothing was deleted. Find out with: ${settled.checkCommand}`);
	if (settled.outcome === "promoted") {
		const { forced } = decision;
		await appendEvent(store, runEvent(context, {
			kind: forced === null ? "promoted" : "forced",
			version,
			previous_version: promotion.previous_version,
			sequence: settled.sequence,
			reason: forced?.reason ?? decision.reasons[0] ?? null
		}));
	}
	await serveChampion(context);
	return {
		promoted: settled.outcome === "promoted",
		outcome: settled.outcome,
		previous_version: promotion.previous_version,
		sentence: promotion.sentence
	};
}

// src/steps/deploy.ts
async function deploy$1(context) {
	const { run } = context;
	const host = requireHost(context);
	const publication = await run.read("publication.json");
	const decision = await run.read("decision.json");
	if (decision.model_sha256 !== publication.model_sha256) throw anotherModel(run.path);
	if (decision.verdict !== "promote") throw new RetrainError("NOTHING_TO_PROMOTE", `The verdict on ${publication.version} is ${decision.verdict}: it is not deployed.`);
	await run.forget("deployment.json");
	if (!await isPromotable(context)) {
		await serveChampion(context);
		const serving = await host.current();
		return {
			url: serving?.url ?? null,
			revision: serving?.revision ?? null
		};
	}
	const deployment = await deployVersion(context, publication.version, publication.manifest_sha256);
	await run.write("deployment.json", deployment);
	return {
		url: deployment.url,
		revision: deployment.revision
	};
}

// src/data/detect-format.ts
const formats = /* @__PURE__ */ new Map([
	["csv", "csv"],
	["tsv", "tsv"],
	["json", "json"],
	["jsonl", "jsonl"],
	["ndjson", "jsonl"]
]);
function detectFormat(path) {
	const extension = /[^/\\]\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1];
	return extension === void 0 ? void 0 : formats.get(extension.toLowerCase());
}

// src/steps/download.ts
function notFound(key, uri) {
	return new RetrainError("DATASET_NOT_FOUND", `${key}: there is no object at ${uri}. Check the name, or upload the dataset.`);
}
function noFile(key, error) {
	if (!(error instanceof RetrainError) || error.code !== "STORE_NOT_A_FILE") throw error;
	throw new RetrainError("DATASET_UNREADABLE", `${key}: ${error.message} Name the file itself.`, { cause: error });
}
async function formatOf(store, name, key, configured) {
	const uri = store.uriOf(name);
	const format = configured ?? detectFormat(uri);
	if (format !== void 0) return format;
	if (await store.stat(name) === void 0) throw notFound(key, uri);
	throw new RetrainError("DATASET_UNREADABLE", `${key}: the format of ${uri} cannot be told from its name. Use .csv, .tsv, .json, .jsonl or .ndjson (also with .gz), or write dataset.format.`);
}
async function fetchSource(context, key, source, stem) {
	const { config, run, progress, signal } = context;
	const { store, name } = await context.openObject(source, key);
	const uri = store.uriOf(name);
	const format = await formatOf(store, name, key, config.dataset.format).catch((error) => noFile(key, error));
	const path = `data/${stem}.${format}${uri.endsWith(".gz") ? ".gz" : ""}`;
	const file = run.resolve(path);
	await mkdir(run.resolve("data"), { recursive: true });
	const onBytes = (done, total) => {
		progress.advance("download", done, total, "bytes");
	};
	const info = await store.download(name, file, {
		signal,
		onBytes
	}).catch((error) => noFile(key, error));
	if (info === void 0) throw notFound(key, uri);
	const hash = createHash("sha256");
	await pipeline(createReadStream(file), hash, { signal });
	return {
		uri,
		generation: info.generation,
		sha256: hash.digest("hex"),
		size_bytes: info.sizeBytes,
		path,
		format
	};
}
async function download$1(context) {
	const { config, run, store } = context;
	await run.prepare();
	await run.forget("dataset.json");
	const source = await fetchSource(context, "dataset.source", config.dataset.source, "dataset");
	const dataset = await readTable(context, source, "dataset.source");
	const holdout = config.split.file === void 0 ? null : await fetchSource(context, "split.file", config.split.file, "holdout");
	const holdoutRows = holdout === null ? 0 : (await readHoldout(context, {
		...holdout,
		rows: 0
	}, dataset)).table.rowCount;
	const champion = await readPointer(store);
	const file = {
		schema: "retrain.dataset/1",
		...source,
		rows: dataset.table.rowCount,
		columns: dataset.table.columns.map((column) => column.name),
		columns_digest: sha256(canonicalJson$1(dataset.table.columns.map((column) => [column.name, column.kind]))),
		holdout: holdout === null ? null : {
			...holdout,
			rows: holdoutRows
		},
		changed: champion?.pointer.data.sha256 !== source.sha256
	};
	await run.write("dataset.json", file);
	return {
		path: run.resolve(source.path),
		uri: file.uri,
		generation: file.generation,
		sha256: file.sha256,
		rows: file.rows,
		changed: file.changed
	};
}

// src/registry/publish-version.ts
const filesAtOnce = 4;
const text = new TextEncoder();
const jsonBytes = (value) => text.encode(`${JSON.stringify(value, null, 2)}\n`);
async function publishVersion(store, input) {
	const { files, metrics } = input;
	const manifest = completeManifest(input);
	const { version } = manifest;
	const name = storePaths.manifest(version);
	const isOurs = (bytes) => isSameVersion(bytes, manifest);
	const total = files.length + 2;
	let done = 0;
	const advance = () => {
		done += 1;
		input.onProgress?.(done, total);
	};
	const before = await store.read(name);
	if (before === void 0) {
		await mapConcurrently(files, filesAtOnce, async ({ path, bytes, contentType }) => {
			await createObject(store, storePaths.versionFile(version, path), bytes, contentType ?? contentTypeOf(path));
			advance();
		});
		await createObject(store, storePaths.metrics(version), jsonBytes(metrics), "application/json");
		advance();
	} else if (!isOurs(before.bytes)) throw new RetrainError("STORE_OBJECT_CONFLICT", `Version ${version} was published already as something else (${store.uriOf(name)}). Nothing was overwritten: publish from a new run, which gets a version of its own.`);
	const bytes = jsonBytes(manifest);
	const end = before === void 0 ? await createObject(store, name, bytes, "application/json", (found) => isOurs(found.bytes)) : void 0;
	const stored = before?.bytes ?? (end?.outcome === "existed" ? end.object.bytes : bytes);
	if (done < total) input.onProgress?.(total, total);
	return {
		version,
		manifestSha256: sha256(stored),
		modelSha256: manifest.model_sha256,
		files: files.length
	};
}
function completeManifest({ manifest, files, metrics }) {
	const entries = files.map(({ path, bytes }) => ({
		path,
		size: bytes.length,
		sha256: sha256(bytes),
		crc32c: crc32c(bytes)
	})).sort((a, b) => a.path < b.path ? -1 : 1);
	const twice = entries.find(({ path }, i) => path === entries[i - 1]?.path || path === "manifest.json");
	const problem = twice !== void 0 ? `${twice.path} cannot be published twice` : !entries.some(({ path }) => isModelFile(path)) ? "a version without files under model/ is no version" : metrics.version !== manifest.version ? "its metrics are those of another version" : void 0;
	if (problem !== void 0) throw new RetrainError("INTERNAL", `Version ${manifest.version}: ${problem}.`);
	return manifestSchema.parse({
		schema: "retrain.manifest/1",
		...manifest,
		files: entries,
		model_sha256: modelDigest(entries)
	});
}
function isSameVersion(stored, manifest) {
	const parsed = parseStored(stored, manifestSchema);
	return "value" in parsed && essence(parsed.value) === essence(manifest);
}
const essence = (manifest) => {
	const { version, name, task, model_sha256, dataset, split, algorithm, params, seed, config_sha256 } = manifest;
	return canonicalJson$1({
		version,
		name,
		task,
		model_sha256,
		dataset,
		split,
		algorithm,
		params,
		seed,
		config_sha256
	});
};
const contentTypes = {
	json: "application/json",
	md: "text/markdown; charset=utf-8",
	html: "text/html; charset=utf-8",
	txt: "text/plain; charset=utf-8",
	csv: "text/csv; charset=utf-8"
};
function contentTypeOf(path) {
	return contentTypes[/\.([a-z]+)$/.exec(path)?.[1] ?? ""] ?? "application/octet-stream";
}

// src/report/visible-text.ts
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
function visibleText(text) {
	return text.replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, " ").replace(invisible, (character) => `⟨U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
}
function capText(text, maxLength) {
	if (text.length <= maxLength) return text;
	const points = Array.from(text.slice(0, maxLength * 2 + 2));
	return points.length <= maxLength ? text : `${points.slice(0, maxLength - 1).join("")}…`;
}

// src/report/escape-html.ts
const entities = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;",
	"`": "&#96;"
};
function escapeHtml(text) {
	return visibleText(text).replace(/[&<>"'`]/g, (character) => entities[character] ?? "");
}

// src/report/markup.ts
function markupOf(value) {
	if (typeof value === "string") return escapeHtml(value);
	if (typeof value === "number") return escapeHtml(String(value));
	return "markup" in value ? value.markup : value.map((part) => part.markup).join("");
}
function markup(parts, ...values) {
	return { markup: parts.map((part) => part.replace(/\n\s+/g, "\n")).map((part, index) => index === 0 ? part : markupOf(values[index - 1]) + part).join("") };
}
const nothing = { markup: "" };

// src/report/confusion-view.ts
function confusionView(counts, classes, limit) {
	if (counts.length === 0 || counts.length !== classes.length || counts.some((row) => row.length !== classes.length)) return null;
	const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
	const kept = [...classes.keys()].sort((a, b) => totals[b] - totals[a] || a - b).slice(0, limit).sort((a, b) => a - b);
	return {
		classes: kept.map((index) => classes[index]),
		counts: kept.map((row) => kept.map((column) => counts[row][column])),
		totals: kept.map((index) => totals[index]),
		hidden: classes.length - kept.length
	};
}

// src/report/format.ts
const missingSign = "–";
function grouped(digits) {
	return digits.replace(/\B(?=(?:\d{3})+$)/g, ",");
}
function formatCount(count) {
	if (count === null || !Number.isFinite(count)) return "–";
	return `${count < 0 ? "−" : ""}${grouped(Math.abs(count).toFixed(0))}`;
}
function decimalsFor(size) {
	let decimals = 3;
	for (let bound = 1; size < bound && decimals < 7; bound /= 10) decimals += 1;
	for (let bound = 10; size >= bound && decimals > 0; bound *= 10) decimals -= 1;
	return decimals;
}
function fixed(size, decimals) {
	const [whole, fraction] = size.toFixed(decimals).split(".");
	return fraction === void 0 ? grouped(whole) : `${grouped(whole)}.${fraction}`;
}
function scientific(size, digits) {
	const [mantissa, exponent] = size.toExponential(digits - 1).split("e");
	return `${mantissa}e${exponent.replace("+", "").replace("-", "−")}`;
}
function formatMetric(value) {
	if (value === null || !Number.isFinite(value)) return "–";
	const size = Math.abs(value);
	const sign = value < 0 ? "−" : "";
	if (size === 0) return "0.0000";
	if (size < 1e-4 || size >= 1e9) return sign + scientific(size, 4);
	return sign + fixed(size, decimalsFor(size));
}
function formatNumber(value) {
	if (value === null || !Number.isFinite(value)) return "–";
	if (Number.isInteger(value) && Math.abs(value) < 0x38d7ea4c68000) return formatCount(value);
	const size = Math.abs(value);
	const text = size < 1e-4 || size >= 1e9 ? scientific(size, 4) : fixed(size, decimalsFor(size));
	return (value < 0 ? "−" : "") + text.replace(/(\.\d*?)0+(?=$|e)/, "$1").replace(/\.(?=$|e)/, "");
}
function formatDifference(difference, value) {
	if (difference === 0) return "0";
	const sign = difference < 0 ? "−" : "+";
	const size = Math.abs(difference);
	const text = fixed(size, decimalsFor(Math.abs(value)));
	return sign + (/[1-9]/.test(text) && size < 1e9 ? text : scientific(size, 2));
}
function formatShare(part, whole) {
	if (whole <= 0) return "–";
	if (part === 0) return "0 %";
	if (part === whole) return "100 %";
	return `${(Math.min(999, Math.max(1, Math.round(part / whole * 1e3))) / 10).toFixed(1)} %`;
}
function formatSeconds(seconds) {
	if (seconds < 1) return `${Math.round(seconds * 1e3).toFixed(0)} ms`;
	if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
	const whole = Math.round(seconds);
	if (whole < 3600) return `${Math.floor(whole / 60).toFixed(0)} min ${(whole % 60).toFixed(0)} s`;
	return `${formatCount(Math.floor(whole / 3600))} h ${Math.floor(whole % 3600 / 60).toFixed(0)} min`;
}
function formatBytes(bytes) {
	if (bytes < 1e3) return `${formatCount(bytes)} B`;
	const units = [
		"kB",
		"MB",
		"GB",
		"TB"
	];
	let size = bytes / 1e3;
	let unit = 0;
	while (size >= 999.95 && unit < units.length - 1) {
		size /= 1e3;
		unit += 1;
	}
	return `${size.toFixed(1)} ${units[unit]}`;
}
function formatDay(milliseconds) {
	if (milliseconds === null || !(Math.abs(milliseconds) <= 864e13)) return "–";
	return new Date(milliseconds).toISOString().split("T")[0];
}
function formatTime(iso) {
	const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(iso);
	return match ? `${match[1]} ${match[2]} UTC` : iso;
}

// src/report/html/name.ts
function name(text, maxLength = 64) {
	const shown = capText(visibleText(text), maxLength);
	if (shown.trim() === "") return markup`<i>(empty)</i>`;
	const pieces = shown.split(/(?<=[_./-])(?=\w)/).map((piece, index) => index === 0 ? markup`${piece}` : markup`<wbr/>${piece}`);
	return markup`<code>${pieces}</code>`;
}

// src/report/html/section.ts
function section(id, title, aside, content) {
	return markup`<section id="${id}" aria-labelledby="${id}-title">
    <header><h2 id="${id}-title">${title}</h2><p>${aside}</p></header>
    <div class="content">
    ${content}
    </div>
    </section>
    `;
}

// src/report/html/confusion-part.ts
const classLimit = 20;
function matrix(title, counts, classes) {
	const view = counts ? confusionView(counts, classes, classLimit) : null;
	if (view === null) return null;
	const rows = view.counts.map((row, actual) => {
		const total = view.totals[actual];
		const cells = row.map((count, predicted) => {
			const share = total === 0 ? "0" : (count / total).toFixed(3);
			return markup`<td class="${actual === predicted ? "right" : "wrong"}" style="--share:${share}"><b>${formatCount(count)}</b><small>${formatShare(count, total)}</small></td>`;
		});
		return markup`<tr><th scope="row">${name(view.classes[actual])}</th>${cells}</tr>
      `;
	});
	const hidden = view.hidden === 0 ? nothing : markup`<p class="note">${formatCount(view.hidden)} classes with the fewest rows are not shown.</p>`;
	const labels = view.classes.map((label) => markup`<th scope="col">${name(label)}</th>`);
	return markup`<div>
    <div class="scroll" role="region" aria-label="Confusion matrix: ${title}" tabindex="0">
    <table class="confusion">
    <caption>${title}</caption>
    <thead><tr><th scope="col">actual ↓<br/>predicted →</th>${labels}</tr></thead>
    <tbody>
    ${rows}</tbody>
    </table>
    </div>
    ${hidden}
    </div>
    `;
}
function confusionPart(metrics) {
	const candidate = matrix("Candidate", metrics.figures.confusion, metrics.classes);
	if (candidate === null) return null;
	const champion = matrix("Champion", metrics.champion_figures?.confusion, metrics.classes);
	return section("confusion", "Confusion matrix", "Rows of the holdout. Shade and percentage: share of the actual class.", [markup`<div class="pair">${candidate}${champion ?? nothing}</div>`]);
}

// src/report/charts/nice-ticks.ts
function roundStep(size) {
	let power = 1;
	while (power * 10 <= size) power *= 10;
	while (power > size) power /= 10;
	return [
		1,
		2,
		5,
		10
	].map((factor) => factor * power).find((step) => step >= size) ?? size;
}
function niceAxis(low, high, count = 5) {
	const [from, to] = low < high ? [low, high] : [low - (Math.abs(low) * .1 || 1), low + (Math.abs(low) * .1 || 1)];
	const half = to / 2 - from / 2;
	if (!(half > Math.abs(from) * 1e-9 && half > 1e-300 && half < 1e300)) return {
		min: from,
		max: to,
		ticks: []
	};
	const step = roundStep(half * 2 / count);
	const first = Math.floor(from / step);
	const last = Math.ceil(to / step - 1e-9);
	const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
	return {
		min: ticks[0],
		max: ticks.at(-1),
		ticks
	};
}
const unitAxis = {
	min: 0,
	max: 1,
	ticks: [
		0,
		.2,
		.4,
		.6,
		.8,
		1
	]
};
const suffixes = [
	[1e9, "G"],
	[1e6, "M"],
	[1e3, "k"]
];
function formatTick(value, axis) {
	const largest = Math.max(Math.abs(axis.min), Math.abs(axis.max));
	const suffix = largest >= 1e4 && largest < 0xe8d4a51000 ? suffixes.find(([size]) => largest >= size) : void 0;
	return suffix === void 0 || value === 0 ? formatNumber(value) : `${formatNumber(value / suffix[0])}${suffix[1]}`;
}
function positionOn(axis, value) {
	const span = axis.max / 2 - axis.min / 2;
	if (!(span > 0)) return .5;
	return Math.min(1, Math.max(0, (value / 2 - axis.min / 2) / span));
}

// src/report/charts/plot-frame.ts
function coordinate(value) {
	return value.toFixed(1).replace(/\.0$/, "").replace(/^-0$/, "0");
}
const size = {
	width: 380,
	height: 348,
	left: 60,
	right: 18,
	top: 12,
	bottom: 48
};
function plotFrame({ description, x, y, xLabel, yLabel, marks }) {
	const right = size.width - size.right;
	const bottom = size.height - size.bottom;
	const scale = {
		x: (value) => coordinate(size.left + positionOn(x, value) * (right - size.left)),
		y: (value) => coordinate(bottom - positionOn(y, value) * (bottom - size.top)),
		left: coordinate(size.left),
		right: coordinate(right),
		top: coordinate(size.top),
		bottom: coordinate(bottom)
	};
	const tickX = bottom + 17;
	const tickY = size.left - 8;
	const vertical = x.ticks.map((tick) => markup`<path class="grid" d="M${scale.x(tick)} ${size.top}V${bottom}"/>
      <text class="tick" x="${scale.x(tick)}" y="${tickX}" text-anchor="middle">${formatTick(tick, x)}</text>
      `);
	const horizontal = y.ticks.map((tick) => markup`<path class="grid" d="M${size.left} ${scale.y(tick)}H${right}"/>
      <text class="tick" x="${tickY}" y="${scale.y(tick)}" dy="0.34em" text-anchor="end">${formatTick(tick, y)}</text>
      `);
	const middleX = coordinate((size.left + right) / 2);
	const middleY = coordinate((size.top + bottom) / 2);
	return markup`<svg class="plot" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${description}">
    <title>${description}</title>
    ${vertical}${horizontal}<path class="axis" d="M${size.left} ${size.top}V${bottom}H${right}"/>
    <text class="axis-label" x="${middleX}" y="${size.height - 8}" text-anchor="middle">${xLabel}</text>
    <text class="axis-label" x="11" y="${middleY}" text-anchor="middle" transform="rotate(-90 11 ${middleY})">${yLabel}</text>
    ${marks(scale)}
    </svg>`;
}

// src/report/charts/box-strip.ts
const width$1 = 110;
const inset$1 = 3;
function boxStrip(numeric) {
	const at = (value) => inset$1 + positionOn(numeric, value) * 104;
	const [start, end] = [at(numeric.q1), at(numeric.q3)];
	const box = markup`<rect class="box" x="${coordinate(start)}" y="3.5" width="${coordinate(Math.max(1, end - start))}" height="9" rx="1.5"/>`;
	const whiskers = markup`<path class="whisker" d="M${inset$1} 8H${107}M${inset$1} 5V11M${107} 5V11"/>`;
	const median = markup`<path class="median" d="M${coordinate(at(numeric.median))} 2V14"/>`;
	return markup`<svg class="strip" viewBox="0 0 ${width$1} 16" width="${width$1}" height="16" aria-hidden="true">${whiskers}${box}${median}</svg>`;
}

// src/report/dataset-facts.ts
const splitRules = {
	content: "a hash of the row’s content",
	key: "a hash of the key columns",
	column: "the split column",
	file: "a holdout file of its own"
};
function datasetFacts(dataset, profile) {
	const facts = [];
	const name = (label, text) => facts.push({
		label,
		text,
		kind: "name"
	});
	const value = (label, text) => facts.push({
		label,
		text,
		kind: "value"
	});
	if (dataset !== null) {
		name("Source", dataset.uri);
		if (dataset.holdout !== null) name("Holdout file", dataset.holdout.uri);
		name("Generation", dataset.generation);
		name("SHA-256", dataset.sha256);
		value("Size", `${formatBytes(dataset.size_bytes)}, ${dataset.format.toUpperCase()}`);
		value("New to the champion", dataset.changed ? "yes" : "no: it was trained on exactly these bytes");
	}
	const rows = profile?.rows ?? dataset?.rows ?? null;
	if (rows !== null) value("Rows", formatCount(rows));
	if (profile !== null) {
		const { split } = profile;
		value("Training", `${formatCount(split.training_rows)} rows (${formatShare(split.training_rows, profile.rows)})`);
		value("Holdout", `${`${formatCount(split.holdout_rows)} rows (${formatShare(split.holdout_rows, profile.rows)})`}, chosen by ${splitRules[split.rule]}, seed ${formatNumber(split.seed)}`);
		const features = profile.columns.filter((column) => column.role === "feature").length;
		value("Columns", `${formatCount(profile.columns.length)}, of which ${formatCount(features)} are features`);
		const missing = profile.columns.reduce((sum, column) => sum + column.missing, 0);
		value("Missing cells", `${formatCount(missing)} (${formatShare(missing, profile.rows * profile.columns.length)})`);
		name("Target", profile.target);
		value("Task", profile.classes.length > 0 ? `${profile.task}, ${formatCount(profile.classes.length)} classes` : profile.task);
		if (profile.positive !== null) name("Positive class", profile.positive);
	} else if (dataset !== null) value("Columns", formatCount(dataset.columns.length));
	return facts;
}

// src/report/html/fact-list.ts
function factList(facts, further = []) {
	const items = [...facts.map((fact) => ({
		label: fact.label,
		text: fact.kind === "name" ? name(fact.text, 200) : markup`${fact.text}`
	})), ...further].map(({ label, text }) => markup`<div><dt>${label}</dt><dd>${text}</dd></div>
    `);
	return markup`<dl class="facts">
    ${items}</dl>`;
}

// src/report/html/icon.ts
const shapes = {
	check: "M6.5 12.5l3.6 3.7 7.4-8",
	pause: "M9.2 8v8M14.8 8v8",
	question: "M9.3 9.4a2.8 2.8 0 1 1 4.3 2.4c-1 .6-1.6 1.1-1.6 2.1M12 17v.1",
	cross: "M8.2 8.2l7.6 7.6M15.8 8.2l-7.6 7.6",
	info: "M12 11v5.4M12 7.7v.1",
	warning: "M12 7v6M12 16.5v.1"
};
function icon(name) {
	return markup`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11"/><path d="${shapes[name]}"/></svg>`;
}

// src/report/html/table.ts
function table({ caption, columns, heading, rows, layout = "plain" }) {
	const head = columns.map(({ label, kind }) => markup`<th scope="col" role="columnheader" class="${kind}">${label}</th>`);
	const body = rows.map((cells) => {
		const parts = cells.map((cell, index) => {
			const { kind, label } = columns[index];
			const data = layout === "stacked" ? markup` data-label="${label}"` : nothing;
			return index === heading ? markup`<th scope="row" role="rowheader" class="${kind}"${data}>${cell}</th>` : markup`<td role="cell" class="${kind}"${data}>${cell}</td>`;
		});
		return markup`<tr role="row">${parts}</tr>
    `;
	});
	return markup`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table role="table" class="${layout}">
    <caption>${caption}</caption>
    <thead role="rowgroup"><tr role="row">${head}</tr></thead>
    <tbody role="rowgroup">
    ${body}</tbody>
    </table>
    </div>`;
}

// src/report/html/data-parts.ts
const columnLimit = 200;
const smallestGroup = 10;
function columnCells(column, rows) {
	const { numeric } = column;
	const known = numeric !== null && rows - column.missing >= smallestGroup ? numeric : null;
	const show = (value) => column.kind === "date" ? formatDay(value) : formatNumber(value);
	const deviation = known === null ? "–" : column.kind === "date" ? `${formatNumber(Math.round(known.standard_deviation / 864e5))} days` : formatNumber(known.standard_deviation);
	return [
		markup`${name(column.name)}${column.role === "feature" ? nothing : markup` <span class="tag">${column.role}</span>`}`,
		markup`${column.kind}`,
		column.missing === 0 ? markup`0` : markup`${formatCount(column.missing)} <small>${formatShare(column.missing, rows)}</small>`,
		markup`${formatCount(column.distinct)}`,
		markup`${known === null ? "–" : show(known.median)}`,
		markup`${known === null ? "–" : show(known.mean)}`,
		markup`${deviation}`,
		known === null ? nothing : boxStrip(known)
	];
}
function columnsTable(profile) {
	return table({
		caption: "Columns of the dataset",
		columns: [
			{
				label: "Column",
				kind: "text"
			},
			{
				label: "Kind",
				kind: "text"
			},
			{
				label: "Missing",
				kind: "number"
			},
			{
				label: "Distinct",
				kind: "number"
			},
			{
				label: "Median",
				kind: "number"
			},
			{
				label: "Mean",
				kind: "number"
			},
			{
				label: "Deviation",
				kind: "number"
			},
			{
				label: "Spread",
				kind: "figure"
			}
		],
		heading: 0,
		rows: profile.columns.slice(0, columnLimit).map((column) => columnCells(column, profile.rows))
	});
}
function datasetPart({ dataset, profile }) {
	const left = profile === null ? 0 : profile.columns.length - columnLimit;
	return section("dataset", "Dataset", "What the candidate was trained and scored on.", [
		factList(datasetFacts(dataset, profile)),
		profile === null ? nothing : markup`<h3>Columns</h3>`,
		profile === null ? nothing : columnsTable(profile),
		left > 0 ? markup`<p class="note">${formatCount(left)} more columns are in profile.json.</p>` : nothing
	]);
}
function findingItem(finding) {
	const mark = finding.severity === "fail" ? markup`<span class="mark failed">${icon("cross")}fail</span>` : markup`<span class="mark held">${icon("warning")}warning</span>`;
	const column = finding.column === null ? nothing : markup` in column ${name(finding.column)}`;
	return markup`<li>${mark}<div>
    <p>${capText(visibleText(finding.message), 500)}</p>
    <p class="note">${name(finding.rule)}${column}</p>
    </div></li>
    `;
}
function validationPart(validation) {
	return section("validation", "Validation", "What was looked at before training.", [validation.findings.length === 0 ? markup`<p class="mark good">${icon("check")}Nothing to report.</p>` : markup`<ul class="findings">
          ${validation.findings.map(findingItem)}
        </ul>`]);
}

// src/report/html/failure-part.ts
function failurePart(failure) {
	const problems = failure.problems.map((problem) => markup`<li>${capText(visibleText(problem), 500)}</li>
    `);
	const list = problems.length === 0 ? nothing : markup`<ul>
        ${problems}</ul>`;
	return markup`<section id="failure" class="failure" aria-labelledby="failure-title">
    <h2 id="failure-title">What went wrong</h2>
    <p>Step ${name(failure.step)} ended with ${name(failure.code)}.</p>
    ${list}
    </section>
    `;
}

// src/report/charts/importance-bar.ts
function importanceBar(value, range) {
	const zero = positionOn(range, 0) * 100;
	const end = positionOn(range, value) * 100;
	const [from, width] = end >= zero ? [zero, end - zero] : [end, zero - end];
	const bar = markup`<rect class="${value < 0 ? "bar negative" : "bar"}" x="${coordinate(from)}" y="0" width="${coordinate(Math.max(.4, width))}" height="10"/>`;
	return markup`<svg class="bar-strip" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><path class="track" d="M0 5H100"/>${bar}</svg>`;
}

// src/report/charts/precision-recall-curve.ts
function steps$1(curve, scale) {
	return curve.map(([x, y], index) => index === 0 ? `M${scale.x(x)} ${scale.y(y)}` : `V${scale.y(y)}H${scale.x(x)}`).join("");
}
function precisionRecallCurve({ candidate, champion, averages, prevalence }) {
	const against = champion === null ? "" : `, of the champion ${formatMetric(averages.champion)}`;
	return plotFrame({
		description: `Precision-recall curve. Average precision of the candidate ${formatMetric(averages.candidate)}${against}.`,
		x: unitAxis,
		y: unitAxis,
		xLabel: "Recall",
		yLabel: "Precision",
		marks: (scale) => markup`${prevalence === null ? nothing : markup`<path class="chance" d="M${scale.left} ${scale.y(prevalence)}H${scale.right}"/>`}
        ${champion === null ? nothing : markup`<path class="champion-line" d="${steps$1(champion, scale)}"/>`}
        <path class="candidate-line" d="${steps$1(candidate, scale)}"/>`
	});
}

// src/report/charts/residual-histogram.ts
const binCount = 25;
function residualHistogram(points) {
	const largest = points.reduce((most, [, residual]) => Math.max(most, Math.abs(residual)), 0);
	const x = niceAxis(-largest, largest, 5);
	const bins = new Array(binCount).fill(0);
	for (const [, residual] of points) bins[Math.min(24, Math.floor(positionOn(x, residual) * binCount))] += 1;
	const y = niceAxis(0, Math.max(...bins), 5);
	const width = x.max / binCount - x.min / binCount;
	return plotFrame({
		description: `How the residuals of ${formatCount(points.length)} holdout rows are spread.`,
		x,
		y: {
			...y,
			ticks: y.ticks.filter(Number.isInteger)
		},
		xLabel: "Actual − predicted",
		yLabel: "Rows",
		marks: (scale) => {
			const bars = bins.map((count, index) => {
				if (count === 0) return markup``;
				const from = Number(scale.x(x.min + index * width)) + .5;
				const to = Number(scale.x(x.min + (index + 1) * width)) - .5;
				return markup`<path class="bar" d="M${coordinate(from)} ${scale.bottom}V${scale.y(count)}H${coordinate(to)}V${scale.bottom}Z"/>`;
			});
			return markup`${bars}<path class="zero" d="M${scale.x(0)} ${scale.top}V${scale.bottom}"/>`;
		}
	});
}

// src/report/charts/residual-plot.ts
function residualPlot(points) {
	const predicted = points.map(([x]) => x);
	const largest = points.reduce((most, [, residual]) => Math.max(most, Math.abs(residual)), 0);
	return plotFrame({
		description: `Residuals of ${formatCount(points.length)} holdout rows over their predictions.`,
		x: niceAxis(predicted.reduce((a, b) => Math.min(a, b)), predicted.reduce((a, b) => Math.max(a, b)), 5),
		y: niceAxis(-largest, largest, 6),
		xLabel: "Predicted",
		yLabel: "Actual − predicted",
		marks: (scale) => markup`<path class="zero" d="M${scale.left} ${scale.y(0)}H${scale.right}"/>
        <g class="points">${points.map(([x, y]) => markup`<circle cx="${scale.x(x)}" cy="${scale.y(y)}" r="2.4"/>`)}</g>`
	});
}

// src/report/charts/roc-curve.ts
function line(curve, scale) {
	return curve.map(([x, y], index) => `${index === 0 ? "M" : "L"}${scale.x(x)} ${scale.y(y)}`).join("");
}
function rocCurve({ candidate, champion, areas }) {
	const against = champion === null ? "" : `, of the champion ${formatMetric(areas.champion)}`;
	return plotFrame({
		description: `ROC curve. Area under the curve of the candidate ${formatMetric(areas.candidate)}${against}.`,
		x: unitAxis,
		y: unitAxis,
		xLabel: "False positive rate",
		yLabel: "True positive rate",
		marks: (scale) => markup`<path class="chance" d="M${scale.x(0)} ${scale.y(0)}L${scale.x(1)} ${scale.y(1)}"/>
        ${champion === null ? nothing : markup`<path class="champion-line" d="${line(champion, scale)}"/>`}
        <path class="candidate-line" d="${line(candidate, scale)}"/>`
	});
}

// src/report/metric-rows.ts
const knownDirections = new Map(Object.entries(metricDirections));
function greaterIsBetter(name, decision) {
	const known = knownDirections.get(name);
	if (known !== void 0) return known === "greater";
	return decision?.evidence.find((row) => row.metric === name && row.greater_is_better !== null)?.greater_is_better ?? null;
}
function trendOf(difference, greater) {
	if (difference === null) return null;
	if (difference === 0) return "same";
	if (greater === null) return null;
	return difference > 0 === greater ? "better" : "worse";
}
function championValues(metrics) {
	return metrics.champion.state === "scored" || metrics.champion.state === "stored" ? metrics.champion.metrics : null;
}
function metricRows(metrics, decision) {
	const champion = championValues(metrics);
	const own = metricsOfTask[metrics.task];
	const further = Object.keys(metrics.metrics).filter((name) => !own.includes(name)).sort((a, b) => a < b ? -1 : 1);
	return [...own.filter((name) => Object.hasOwn(metrics.metrics, name)), ...further].map((name) => {
		const of = (values) => values !== null && Object.hasOwn(values, name) ? values[name] ?? null : null;
		const candidate = of(metrics.metrics);
		const before = of(champion);
		const difference = candidate === null || before === null ? null : candidate - before;
		return {
			name,
			candidate,
			champion: before,
			baseline: of(metrics.baseline),
			difference,
			trend: trendOf(difference, greaterIsBetter(name, decision)),
			reason: candidate === null && Object.hasOwn(metrics.undefined_reasons, name) ? metrics.undefined_reasons[name] ?? null : null
		};
	});
}
function championNote(metrics) {
	switch (metrics.champion.state) {
		case "none": return "There was no champion to compare with.";
		case "scored": return null;
		case "stored": return "The champion could not be scored again: its figures come from its own training run, on other rows, and compare only roughly.";
		case "unusable": return `The champion cannot be scored on this holdout: ${metrics.champion.reason}`;
	}
}

// src/report/html/figure-parts.ts
function legendLine(mark) {
	return markup`<svg viewBox="0 0 28 20" class="wide" aria-hidden="true"><path class="${mark}" d="M2 10H26"/></svg>`;
}
const lines = {
	candidate: legendLine("candidate-line"),
	champion: legendLine("champion-line"),
	chance: legendLine("chance")
};
function figure(title, legend, chart) {
	const list = legend.length === 0 ? nothing : markup`<ul class="legend">${legend}</ul>`;
	return markup`<figure>
    <figcaption><h3>${title}</h3>${list}</figcaption>
    ${chart}
    </figure>
    `;
}
function prevalenceOf(confusion) {
	if (confusion?.length !== 2) return null;
	const [negatives, positives] = confusion.map((row) => row.reduce((sum, count) => sum + count, 0));
	const all = negatives + positives;
	return all === 0 ? null : positives / all;
}
function curvesPart(metrics) {
	const { figures, champion_figures: before } = metrics;
	const champion = championValues(metrics);
	const of = (metric) => ({
		candidate: metrics.metrics[metric] ?? null,
		champion: champion?.[metric] ?? null
	});
	const entry = (line, label, value) => markup`<li>${line}${label} ${value === null ? nothing : markup`<b>${formatMetric(value)}</b>`}</li>`;
	const charts = [];
	if (figures.roc !== null) {
		const areas = of("roc_auc");
		charts.push(figure("ROC curve", [
			entry(lines.candidate, "candidate", areas.candidate),
			before?.roc ? entry(lines.champion, "champion", areas.champion) : nothing,
			entry(lines.chance, "coin toss", null)
		], rocCurve({
			candidate: figures.roc,
			champion: before?.roc ?? null,
			areas
		})));
	}
	if (figures.precision_recall !== null) {
		const averages = of("average_precision");
		const prevalence = prevalenceOf(figures.confusion);
		charts.push(figure("Precision and recall", [
			entry(lines.candidate, "candidate", averages.candidate),
			before?.precision_recall ? entry(lines.champion, "champion", averages.champion) : nothing,
			prevalence === null ? nothing : entry(lines.chance, "share of positives", prevalence)
		], precisionRecallCurve({
			candidate: figures.precision_recall,
			champion: before?.precision_recall ?? null,
			averages,
			prevalence
		})));
	}
	if (charts.length === 0) return null;
	return section("curves", "Curves", "Every threshold at once. With each name, the area under its curve.", [markup`<div class="pair">${charts}</div>`]);
}
function residualsPart(metrics) {
	const points = metrics.figures.residuals;
	if (points === null || points.length === 0) return null;
	return section("residuals", "Residuals", `Actual minus predicted, for ${formatCount(points.length)} holdout rows.`, [markup`<div class="pair">
        ${figure("Over the prediction", [], residualPlot(points))}
        ${figure("How they are spread", [], residualHistogram(points))}
        </div>`]);
}
const featureLimit = 20;
function importancePart(metrics) {
	const shown = metrics.importance.slice(0, featureLimit);
	if (shown.length === 0) return null;
	const values = shown.map(({ value }) => value);
	const range = {
		min: Math.min(0, ...values),
		max: Math.max(0, ...values)
	};
	const left = metrics.importance.length - shown.length;
	return section("importance", "Feature importance", "Weight of each feature in the model, on the model’s own scale.", [table({
		caption: "Feature importance",
		layout: "bars",
		columns: [
			{
				label: "Feature",
				kind: "text"
			},
			{
				label: "Weight",
				kind: "number"
			},
			{
				label: "In proportion",
				kind: "figure"
			}
		],
		heading: 0,
		rows: shown.map(({ feature, value }) => [
			name(feature),
			markup`${formatNumber(value)}`,
			importanceBar(value, range)
		])
	}), left > 0 ? markup`<p class="note">${formatCount(left)} features with less weight are not shown.</p>` : nothing]);
}

// src/report/charts/metric-strip.ts
const width = 132;
const inset = 7;
function metricStrip(row) {
	const values = [
		row.candidate,
		row.champion,
		row.baseline
	].filter((value) => value !== null);
	if (values.length === 0) return nothing;
	const largest = Math.max(...values);
	const range = {
		min: Math.min(0, ...values),
		max: largest > 1 ? largest * 1.05 : 1
	};
	const at = (value) => coordinate(inset + positionOn(range, value) * 118);
	const marks = [
		row.baseline === null ? nothing : markup`<path class="baseline-mark" d="M${at(row.baseline)} 4V16"/>`,
		row.candidate === null || row.champion === null ? nothing : markup`<path class="span" d="M${at(row.champion)} 10H${at(row.candidate)}"/>`,
		row.champion === null ? nothing : markup`<path class="champion-mark" d="M${at(row.champion)} 5l5 5-5 5-5-5Z"/>`,
		row.candidate === null ? nothing : markup`<circle class="candidate-mark" cx="${at(row.candidate)}" cy="10" r="4.2"/>`
	];
	return markup`<svg class="strip" viewBox="0 0 ${width} 20" width="${width}" height="20" aria-hidden="true"><path class="track" d="M${inset} 10H${125}"/>${marks}</svg>`;
}

// src/report/rule-label.ts
const labels = /* @__PURE__ */ new Map([
	["threshold", "Threshold"],
	["max_regression", "Largest regression"],
	["min_absolute_change", "Smallest absolute change"],
	["min_relative_change", "Smallest relative change"],
	["champion", "Champion"],
	["baseline", "Trivial baseline"],
	["force", "Forced"]
]);
function ruleLabel(rule) {
	return labels.get(rule) ?? rule;
}

// src/report/html/gate-parts.ts
const outcomes$1 = {
	pass: {
		icon: "check",
		tone: "good",
		word: "pass"
	},
	fail: {
		icon: "cross",
		tone: "failed",
		word: "fail"
	},
	undecided: {
		icon: "question",
		tone: "held",
		word: "undecided"
	},
	info: {
		icon: "info",
		tone: "plain",
		word: "note"
	}
};
function evidencePart(decision) {
	const rows = decision.evidence.map((row) => {
		const outcome = outcomes$1[row.outcome];
		return [
			markup`<span class="mark ${outcome.tone}">${icon(outcome.icon)}${outcome.word}</span>`,
			markup`<span class="rule">${capText(visibleText(ruleLabel(row.rule)), 64)}</span>${row.metric === null ? nothing : markup` ${name(row.metric)}`}`,
			markup`${formatMetric(row.candidate)}`,
			markup`${formatMetric(row.champion)}`,
			markup`${formatNumber(row.limit)}`,
			markup`${capText(visibleText(row.sentence), 500)}`
		];
	});
	const forced = decision.forced === null ? nothing : markup`<p class="callout">
          <strong>Forced</strong> by ${name(decision.forced.actor)}:
          ${capText(visibleText(decision.forced.reason), 500)}
        </p>`;
	return section("evidence", "Evidence", "One row for each rule of the gate.", [forced, table({
		caption: "Evidence of the gate",
		columns: [
			{
				label: "Result",
				kind: "text"
			},
			{
				label: "Rule",
				kind: "text"
			},
			{
				label: "Candidate",
				kind: "number"
			},
			{
				label: "Champion",
				kind: "number"
			},
			{
				label: "Limit",
				kind: "number"
			},
			{
				label: "In words",
				kind: "text"
			}
		],
		heading: 1,
		rows,
		layout: "stacked"
	})]);
}
function difference(row) {
	if (row.difference === null || row.candidate === null) return markup`${"–"}`;
	if (row.trend === "same") return markup`<span class="trend same">same</span>`;
	const arrow = row.difference > 0 ? "▲" : "▼";
	const word = row.trend === null ? nothing : markup` <small>${row.trend}</small>`;
	return markup`<span class="trend ${row.trend ?? "same"}"><span class="nowrap">${arrow} ${formatDifference(row.difference, row.candidate)}</span>${word}</span>`;
}
function legendOf(mark, label) {
	return markup`<li><svg viewBox="0 0 20 20" aria-hidden="true">${mark}</svg>${label}</li>`;
}
function metricsPart(metrics, decision) {
	const rows = metricRows(metrics, decision);
	const champion = championValues(metrics) !== null;
	const notes = [championNote(metrics), ...rows.filter((row) => row.reason !== null).map((row) => `${capText(visibleText(row.name), 64)} is undefined: ${row.reason}`)];
	return section("metrics", "Metrics", "On the holdout: rows kept from training.", [
		table({
			caption: "Metrics on the holdout",
			columns: [
				{
					label: "Metric",
					kind: "text"
				},
				{
					label: "Candidate",
					kind: "number"
				},
				{
					label: "Champion",
					kind: "number"
				},
				{
					label: "Difference",
					kind: "number"
				},
				{
					label: "Baseline",
					kind: "number"
				},
				{
					label: "At a glance",
					kind: "figure"
				}
			],
			heading: 0,
			rows: rows.map((row) => [
				name(row.name),
				markup`<strong>${formatMetric(row.candidate)}</strong>`,
				markup`${formatMetric(row.champion)}`,
				difference(row),
				markup`${formatMetric(row.baseline)}`,
				metricStrip(row)
			])
		}),
		markup`<ul class="legend">
      ${legendOf(markup`<circle class="candidate-mark" cx="10" cy="10" r="4.2"/>`, "candidate")}
      ${champion ? legendOf(markup`<path class="champion-mark" d="M10 5l5 5-5 5-5-5Z"/>`, "champion") : nothing}
      ${legendOf(markup`<path class="baseline-mark" d="M10 4V16"/>`, "baseline: a model that ignores its input")}
      </ul>`,
		...notes.filter((note) => note !== null).map((note) => markup`<p class="note">${capText(visibleText(note), 500)}</p>`)
	]);
}

// src/report/lineage-facts.ts
function lineageFacts(input) {
	const { lineage, publication, metrics, decision } = input;
	const facts = [];
	const name = (label, text) => facts.push({
		label,
		text,
		kind: "name"
	});
	const value = (label, text) => facts.push({
		label,
		text,
		kind: "value"
	});
	if (publication !== null) {
		name("Version", publication.version);
		name("Model", publication.model_uri);
		name("Manifest SHA-256", publication.manifest_sha256);
	}
	const model = publication?.model_sha256 ?? metrics?.model_sha256 ?? null;
	if (model !== null) name("Model SHA-256", model);
	if (decision?.champion) name("Compared with", decision.champion.version);
	if (lineage !== null) {
		name("Algorithm", lineage.algorithm);
		for (const [key, setting] of Object.entries(lineage.params).sort(([a], [b]) => a < b ? -1 : 1)) name("Parameter", `${key} = ${String(setting)}`);
		value("Seed", formatNumber(lineage.seed));
		if (lineage.codeSha !== null) name("Code", lineage.codeSha);
		if (lineage.actor !== null) name("Actor", lineage.actor);
	}
	if (metrics !== null) value("Time to evaluate", formatSeconds(metrics.elapsed_seconds));
	value("Report written", formatTime(input.generatedAt));
	return facts;
}

// src/report/safe-url.ts
function safeUrl(text) {
	return text !== null && text.length <= 300 && /^https?:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:\/[A-Za-z0-9._~/-]*)?$/.test(text) ? text : null;
}

// src/report/live-now.ts
function championAfter(input) {
	const { promotion, decision, metrics } = input;
	const before = decision?.champion?.version ?? (metrics !== null && metrics.champion.state !== "none" ? metrics.champion.version : null);
	switch (promotion?.outcome) {
		case "promoted": return {
			version: promotion.current_version,
			sentence: promotion.previous_version === null ? "The candidate is the first champion." : `The candidate has taken the place of ${promotion.previous_version}.`
		};
		case "unchanged":
		case "superseded":
		case "lost":
		case "quarantined":
		case "unknown": return {
			version: promotion.current_version,
			sentence: promotion.sentence
		};
		case "held":
		case void 0:
			if (before !== null) return {
				version: before,
				sentence: "The champion has not changed in this run."
			};
			return decision === null && metrics === null ? {
				version: null,
				sentence: "This run has not looked at the champion; it has not changed it either."
			} : {
				version: null,
				sentence: "There is no champion yet."
			};
	}
}
function liveNow(input) {
	const { deployment } = input;
	const base = safeUrl(deployment?.url ?? null)?.replace(/\/$/, "");
	const champion = championAfter(input);
	return {
		...champion,
		endpoint: deployment?.url ?? null,
		servesInstead: deployment !== null && deployment.version !== champion.version ? deployment.version : null,
		revision: deployment?.revision ?? null,
		commands: base === void 0 ? [] : [`curl -s ${base}/schema`, `curl -s -H 'content-type: application/json' -d @row.json ${base}/`]
	};
}

// src/report/html/run-parts.ts
function livePart(input) {
	const live = liveNow(input);
	const smoke = input.deployment?.smoke ?? null;
	const rows = [
		...live.version === null ? [] : [{
			label: "Version",
			text: name(live.version, 200)
		}],
		...live.endpoint === null ? [] : [{
			label: "Endpoint",
			text: name(live.endpoint, 200)
		}],
		...live.servesInstead === null ? [] : [{
			label: "Endpoint serves",
			text: markup`${name(live.servesInstead, 200)}, which is not the champion`
		}],
		...live.revision === null ? [] : [{
			label: "Revision",
			text: name(live.revision)
		}],
		...smoke === null ? [] : [{
			label: "Smoke test",
			text: markup`${formatCount(smoke.rows)} rows answered as offline, largest difference ${formatNumber(smoke.max_difference)}; ${formatCount(smoke.bad_requests)} bad requests refused; 95 % within ${formatNumber(smoke.p95_ms)} ms`
		}]
	];
	return section("live", "Live now", "What answers after this run.", [
		markup`<p>${capText(visibleText(live.sentence), 500)}</p>`,
		rows.length === 0 ? nothing : factList([], rows),
		live.commands.length === 0 ? nothing : markup`<pre tabindex="0" aria-label="Commands to try it">${live.commands.map((command) => markup`<code>${command}</code>`)}</pre>`
	]);
}
function lineagePart(input) {
	const address = input.lineage?.runUrl ?? null;
	const run = safeUrl(address);
	const link = address === null ? [] : [{
		label: "Run",
		text: run === null ? name(address, 200) : markup`<a href="${run}" rel="noreferrer">${run}</a>`
	}];
	return section("lineage", "Lineage", "Enough to make this model again.", [factList(lineageFacts(input), link)]);
}

// src/report/html/style.ts
const style = { markup: `:root {
  color-scheme: light dark;
  --ground: #fdfdfc; --raised: #f5f5f2; --ink: #1d2024; --soft: #5b626b; --line: #e2e3df; --grid: #ededea;
  --candidate: #2857c4; --champion: #9c5c06; --quiet: #8b919a;
  --good: #19714a; --held: #8a5a00; --open: #5557b8; --failed: #b3302b;
  --sans: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15171a; --raised: #1d2024; --ink: #e6e8ea; --soft: #a1a8b1; --line: #2e3238; --grid: #24282d;
    --candidate: #8caeff; --champion: #e2a660; --quiet: #7d848e;
    --good: #62c898; --held: #deb255; --open: #abaff5; --failed: #f18f88;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
main, footer { max-width: 70rem; margin: 0 auto; padding: 0 clamp(1.1rem, 4vw, 3rem); }
p, dl, dd, ul, figure, pre, h1, h2, h3 { margin: 0; padding: 0; }
ul { list-style: none; }
code { font-family: var(--mono); font-size: 0.875em; }
small { font-size: 0.85em; color: var(--soft); }
a { color: var(--candidate); text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--candidate); outline-offset: 3px; border-radius: 2px; }
.nowrap { white-space: nowrap; }
.note { color: var(--soft); font-size: 0.875rem; }

.verdict { padding: clamp(2.5rem, 7vw, 5rem) 0 clamp(2rem, 4vw, 3rem); }
.eyebrow { color: var(--soft); font-size: 0.95rem; margin-bottom: 0.9rem; }
h1 { display: flex; align-items: center; gap: 0.32em; font-size: clamp(2.1rem, 6vw, 3.4rem); line-height: 1.08; font-weight: 650; letter-spacing: -0.025em; }
h1 .icon { flex: none; width: 0.82em; height: 0.82em; }
.lead { max-width: 44rem; margin-top: 1rem; font-size: clamp(1.08rem, 2.2vw, 1.3rem); line-height: 1.45; }
.icon { width: 1.15em; height: 1.15em; fill: none; stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
.icon circle { fill: currentColor; stroke: none; }
.icon path { stroke: var(--ground); }
.good .icon, .good.mark { color: var(--good); } .held .icon, .held.mark { color: var(--held); }
.open .icon, .open.mark { color: var(--open); } .failed .icon, .failed.mark { color: var(--failed); } .plain.mark { color: var(--soft); }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 12rem), 1fr)); gap: 1.5rem 2.5rem; margin-top: clamp(2rem, 4vw, 3rem); }
.figures > div { border-top: 1px solid var(--line); padding-top: 0.8rem; }
.figures dt { color: var(--soft); font-size: 0.875rem; }
.figures dd:not(.note) { font-size: 1.7rem; line-height: 1.3; font-weight: 600; letter-spacing: -0.015em; }
.figures .version { font-size: 0.95rem; letter-spacing: 0; font-weight: 500; line-height: 1.35; display: block; padding: 0.3rem 0; }

section { border-top: 1px solid var(--line); padding: clamp(1.6rem, 3.5vw, 2.6rem) 0; display: grid; gap: 1.2rem 2.5rem; }
section > header p { color: var(--soft); font-size: 0.875rem; margin-top: 0.35rem; max-width: 34rem; }
h2 { font-size: 1.2rem; line-height: 1.3; font-weight: 620; letter-spacing: -0.01em; }
h3 { font-size: 0.95rem; font-weight: 600; margin-top: 1.2rem; }
.content { min-width: 0; display: grid; gap: 1rem; }
@media (min-width: 60rem) { section:not(.failure) { grid-template-columns: 11rem minmax(0, 1fr); } }

.failure { display: block; border: 1px solid var(--failed); border-left-width: 5px; border-radius: 8px; padding: 1.2rem 1.4rem; margin-bottom: clamp(1.6rem, 3.5vw, 2.6rem); }
.failure h2 { color: var(--failed); }
.failure p { margin-top: 0.4rem; }
.failure ul { margin-top: 0.8rem; list-style: disc; padding-left: 1.2rem; }
.failure li + li { margin-top: 0.4rem; }
.callout { border-left: 4px solid var(--held); padding: 0.2rem 0 0.2rem 0.9rem; }

.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; line-height: 1.4; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; padding: 0.5rem 0.85rem 0.5rem 0; vertical-align: baseline; font-weight: 400; overflow-wrap: normal; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-size: 0.8rem; white-space: nowrap; border-bottom: 1px solid var(--line); padding-top: 0; }
tbody tr + tr > * { border-top: 1px solid var(--grid); }
tbody th { max-width: 22rem; overflow-wrap: anywhere; min-width: 8.5rem; }
.bars td.figure { width: 52%; } .bars th { min-width: 6rem; }
.number { text-align: right; white-space: nowrap; }
td.figure { vertical-align: middle; }
td strong { font-weight: 620; }
.rule { display: block; font-weight: 550; }
.stacked th { min-width: 12.5rem; } .stacked thead th { min-width: 0; } .stacked td.text:last-child { min-width: 14rem; overflow-wrap: anywhere; }
.mark { white-space: nowrap; font-weight: 550; }
.mark .icon { vertical-align: -0.22em; margin-right: 0.4em; }
.trend.better { color: var(--good); } .trend.worse { color: var(--failed); } .trend.same { color: var(--soft); }
.trend small { color: inherit; }
.tag { color: var(--soft); border: 1px solid var(--line); border-radius: 99px; padding: 0 0.5em; font-size: 0.78rem; white-space: nowrap; }

.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; color: var(--soft); font-size: 0.82rem; }
.legend li { display: inline-flex; align-items: center; gap: 0.3rem; }
.legend svg { width: 16px; height: 16px; } .legend svg.wide { width: 26px; height: 18px; }
.legend b { color: var(--ink); font-weight: 600; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1.8rem 2.5rem; align-items: start; }
.pair > div { min-width: 0; }
figure h3 { margin: 0 0 0.25rem; }
figcaption { margin-bottom: 0.6rem; }
.plot { display: block; width: 100%; max-width: 29rem; height: auto; font-family: var(--sans); }
.tick { font-size: 11px; fill: var(--soft); } .axis-label { font-size: 11.5px; fill: var(--soft); }
.grid { stroke: var(--grid); fill: none; } .axis { stroke: var(--quiet); fill: none; }
.chance { stroke: var(--quiet); stroke-width: 1.2; stroke-dasharray: 1.5 4; stroke-linecap: round; fill: none; }
.zero { stroke: var(--ink); stroke-width: 1; fill: none; }
.candidate-line { stroke: var(--candidate); stroke-width: 2.2; stroke-linejoin: round; fill: none; }
.champion-line { stroke: var(--champion); stroke-width: 1.7; stroke-dasharray: 6 3.5; stroke-linejoin: round; fill: none; }
.points { fill: var(--candidate); fill-opacity: 0.45; }
.bar { fill: var(--candidate); } .bar.negative { fill: none; stroke: var(--candidate); stroke-width: 1.6; vector-effect: non-scaling-stroke; }
.strip { display: block; } .track { stroke: var(--line); stroke-width: 2; fill: none; }
.span { stroke: var(--quiet); stroke-width: 2; fill: none; }
.candidate-mark { fill: var(--candidate); } .champion-mark { fill: var(--ground); stroke: var(--champion); stroke-width: 1.8; }
.baseline-mark { stroke: var(--quiet); stroke-width: 2; fill: none; }
.bar-strip { display: block; width: 100%; min-width: 8rem; height: 10px; } .bar-strip .track { stroke: var(--grid); stroke-width: 1; vector-effect: non-scaling-stroke; }
.whisker { stroke: var(--quiet); fill: none; } .box { fill: var(--raised); stroke: var(--soft); } .median { stroke: var(--candidate); stroke-width: 2; fill: none; }

.confusion { width: auto; min-width: min(100%, 18rem); border-collapse: separate; border-spacing: 3px; font-size: 0.9rem; }
.confusion caption { position: static; width: auto; height: auto; clip-path: none; text-align: left; font-size: 0.95rem; font-weight: 600; padding-bottom: 0.4rem; }
.confusion th { border: 0; padding: 0.3rem 0.6rem; max-width: 12rem; min-width: 0; overflow-wrap: anywhere; white-space: normal; }
.confusion thead th { vertical-align: bottom; text-align: center; border: 0; } .confusion thead th:first-child { text-align: left; padding-left: 0; font-size: 0.75rem; line-height: 1.35; min-width: 6rem; }
.confusion tbody th { text-align: left; padding-left: 0; vertical-align: middle; }
.confusion td { border: 0; border-radius: 5px; padding: 0.55rem 0.8rem; text-align: center; min-width: 4.6rem; background: var(--raised); background: color-mix(in srgb, var(--shade) calc(6% + var(--share) * 34%), var(--ground)); print-color-adjust: exact; }
.confusion .right { --shade: var(--candidate); } .confusion .wrong { --shade: var(--champion); }
.confusion td b { display: block; font-size: 1.05rem; font-weight: 600; } .confusion td small { color: var(--ink); opacity: 0.8; white-space: nowrap; }

.facts > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 0 1.5rem; padding: 0.42rem 0; font-size: 0.92rem; }
.facts > div + div { border-top: 1px solid var(--grid); }
.facts dt { color: var(--soft); }
.findings li { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 1rem; padding: 0.6rem 0; }
.findings li + li { border-top: 1px solid var(--grid); }
.findings .mark { align-self: start; font-size: 0.9rem; line-height: 1.7; }
pre { background: var(--raised); border-radius: 8px; padding: 0.9rem 1.1rem; overflow-x: auto; overflow-wrap: normal; line-height: 1.7; }
pre code { display: block; white-space: pre; }
footer { color: var(--soft); font-size: 0.85rem; padding-top: 1.4rem; padding-bottom: 3rem; }

@media (max-width: 40rem) {
  body { font-size: 15px; }
  .facts > div { grid-template-columns: 1fr; }
  .findings li { grid-template-columns: 1fr; gap: 0.15rem; }
  table { font-size: 0.84rem; }
  th, td { padding-right: 0.6rem; }
  tbody th { min-width: 6rem; }
  .bar-strip { min-width: 5rem; } .bars td.figure { width: 42%; }
  .trend small { display: block; }
  .figures { grid-template-columns: 1fr 1fr; gap: 1.2rem 1.5rem; }
  .stacked, .stacked tbody, .stacked tr, .stacked th, .stacked td { display: block; text-align: left; max-width: none; }
  .stacked thead { display: none; }
  .stacked tbody tr { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0.5rem 0.8rem; padding: 1rem 0; }
  .stacked tbody tr:first-child { padding-top: 0; }
  .stacked tbody tr + tr { border-top: 1px solid var(--line); }
  .stacked tbody tr > th, .stacked tbody tr > td.text:last-child, .stacked tbody tr > td { border: 0; padding: 0; min-width: 0; }
  .stacked .text { grid-column: 1 / -1; }
  .stacked .rule { display: inline; margin-right: 0.3em; }
  .stacked .number::before { content: attr(data-label); display: block; color: var(--soft); font-size: 0.78rem; }
}
@media print {
  :root { --ground: #fff; --raised: #f4f4f2; --ink: #111; --soft: #4a5058; --line: #cfd1cd; --grid: #e4e5e2; --candidate: #2857c4; --champion: #9c5c06; --quiet: #7d838b; --good: #19714a; --held: #8a5a00; --open: #5557b8; --failed: #b3302b; }
  body { font-size: 10.5pt; }
  main, footer { max-width: none; padding: 0; }
  .verdict { padding-top: 0; }
  section { padding: 1rem 0; grid-template-columns: 1fr !important; }
  tr, figure, .findings li, .facts > div, pre { break-inside: avoid; }
  section > header { break-after: avoid; }
  .scroll, pre { overflow: visible; white-space: pre-wrap; }
  table, .scroll { white-space: normal; }
}
` };

// src/report/headline.ts
const promotionHeadlines = {
	promoted: {
		tone: "good",
		word: "Promoted"
	},
	unchanged: {
		tone: "good",
		word: "Unchanged"
	},
	superseded: {
		tone: "held",
		word: "Superseded"
	},
	quarantined: {
		tone: "held",
		word: "Quarantined"
	},
	lost: {
		tone: "held",
		word: "Lost to another run"
	},
	held: {
		tone: "held",
		word: "Held"
	},
	unknown: {
		tone: "failed",
		word: "Outcome unknown"
	}
};
const verdictHeadlines = {
	promote: {
		tone: "good",
		word: "Promote",
		sentence: "The candidate has passed every rule."
	},
	hold: {
		tone: "held",
		word: "Hold",
		sentence: "The candidate has not passed every rule."
	},
	inconclusive: {
		tone: "open",
		word: "Inconclusive",
		sentence: "The evidence does not decide."
	}
};
function headlineOf(input) {
	const { failure, promotion, decision, dataset, validation } = input;
	if (failure !== null) return {
		tone: "failed",
		word: `Failed at ${failure.step}`,
		sentence: failure.message
	};
	const reason = decision?.reasons[0];
	if (promotion !== null) return {
		...promotionHeadlines[promotion.outcome],
		sentence: promotion.outcome === "held" || promotion.outcome === "promoted" ? reason ?? promotion.sentence : promotion.sentence
	};
	if (decision !== null) {
		const { tone, word, sentence } = verdictHeadlines[decision.verdict];
		return {
			tone,
			word,
			sentence: reason ?? sentence
		};
	}
	if (validation?.valid === false) return {
		tone: "failed",
		word: "Not valid",
		sentence: "The dataset has findings that nothing should be trained on."
	};
	if (dataset?.changed === false) return {
		tone: "open",
		word: "Nothing new",
		sentence: "The champion was trained on exactly this dataset."
	};
	return {
		tone: "open",
		word: "No verdict yet",
		sentence: "The run has not come to the gate."
	};
}

// src/report/html/verdict-part.ts
const icons = {
	good: "check",
	held: "pause",
	open: "question",
	failed: "cross"
};
function metricFigure({ metrics, decision }) {
	if (metrics === null) return [];
	const watched = decision?.evidence.find((row) => row.metric !== null && row.candidate !== null)?.metric ?? primaryMetric[metrics.task];
	const row = metricRows(metrics, decision).find((candidate) => candidate.name === watched);
	if (row === void 0) return [];
	const change = row.difference === null || row.candidate === null || row.trend === null ? "" : row.trend === "same" ? "same as the champion" : `${formatDifference(row.difference, row.candidate)}, ${row.trend} than the champion`;
	return [{
		label: capText(visibleText(metricLabel(row.name)), 64),
		value: markup`${formatMetric(row.candidate)}`,
		note: change === "" ? metrics.champion.state === "none" ? "no champion to compare with" : "not compared with the champion" : change
	}];
}
function rulesFigure({ decision }) {
	const rules = (decision?.evidence ?? []).filter((row) => row.outcome !== "info");
	if (rules.length === 0) return [];
	const passed = rules.filter((row) => row.outcome === "pass").length;
	return [{
		label: "Rules",
		value: markup`${formatCount(passed)} of ${formatCount(rules.length)}`,
		note: "passed"
	}];
}
function keyFigures(input) {
	const { dataset, profile } = input;
	const rows = profile?.rows ?? dataset?.rows ?? null;
	const live = liveNow(input);
	return [
		...metricFigure(input),
		...rulesFigure(input),
		...rows === null ? [] : [{
			label: "Rows",
			value: markup`${formatCount(rows)}`,
			note: profile === null ? "in the dataset" : `${formatCount(profile.split.holdout_rows)} of them held out`
		}],
		...live.version === null ? [] : [{
			label: "Live now",
			value: markup`<span class="version">${name(live.version, 200)}</span>`,
			note: input.deployment?.version === live.version ? "champion, deployed" : "champion in the store"
		}]
	];
}
function verdictPart(input) {
	const headline = headlineOf(input);
	const figures = keyFigures(input).map(({ label, value, note }) => markup`<div><dt>${label}</dt><dd>${value}</dd><dd class="note">${note}</dd></div>
      `);
	const pipeline = input.name === input.title ? nothing : markup` <span aria-hidden="true">·</span> ${name(input.name)}`;
	const list = figures.length === 0 ? nothing : markup`<dl class="figures">
        ${figures}</dl>`;
	return markup`<header class="verdict ${headline.tone}">
    <p class="eyebrow">${capText(visibleText(input.title), 64)}${pipeline}</p>
    <h1>${icon(icons[headline.tone])}<span>${capText(visibleText(headline.word), 64)}</span></h1>
    <p class="lead">${capText(visibleText(headline.sentence), 500)}</p>
    ${list}
    </header>
    `;
}

// src/report/render-html.ts
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
function renderHtml(input) {
	const { failure, decision, metrics, validation, dataset, profile } = input;
	const headline = headlineOf(input);
	const parts = [
		failure === null ? null : failurePart(failure),
		decision === null ? null : evidencePart(decision),
		metrics === null ? null : metricsPart(metrics, decision),
		metrics === null ? null : curvesPart(metrics),
		metrics === null ? null : residualsPart(metrics),
		metrics === null ? null : confusionPart(metrics),
		metrics === null ? null : importancePart(metrics),
		validation === null ? null : validationPart(validation),
		dataset === null && profile === null ? null : datasetPart(input),
		livePart(input),
		lineagePart(input)
	];
	return markup`<!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="${policy}"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <meta name="referrer" content="no-referrer"/>
    <title>${capText(visibleText(`${headline.word} · ${input.title}`), 2 * 64)}</title>
    <style>
    ${style}</style>
    </head>
    <body>
    <main>
    ${verdictPart(input)}${parts.map((part) => part ?? nothing)}</main>
    <footer>Retrain report, written ${formatTime(input.generatedAt)}.</footer>
    </body>
    </html>
    `.markup;
}

// src/report/escape-markdown.ts
const stop = "&#8203;";
const replacements = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"|": "&#124;",
	"@": `@${stop}`,
	"#": `\\#${stop}`,
	$: "<span>$</span>"
};
function escapeMarkdown(text) {
	return visibleText(text).trim().replace(/[\\`*_{}[\]()+!~^]|[&<>|@#$]/g, (character) => replacements[character] ?? `\\${character}`).replace(/:(?=\S)(?!(?<=\d:)\d{1,5}(?![\w:]))/g, `:${stop}`).replace(/(www)\./gi, `$1${stop}.`).replace(/([A-Za-z]-)(?=\d)/g, `$1${stop}`).replace(/^[-=]/, "\\$&").replace(/^(\d+)\.(?=\s|$)/, "$1\\.");
}
function sentenceMarkdown(text) {
	return escapeMarkdown(capText(visibleText(text), 500));
}
function nameMarkdown(name, maxLength = 64) {
	const shown = capText(visibleText(name), maxLength).trim();
	if (shown === "") return "(empty)";
	return /^[A-Za-z0-9_./:=+()-]+(?: [A-Za-z0-9_./:=+()-]+)*$/.test(shown) ? `\`${shown}\`` : `<code>${escapeMarkdown(shown)}</code>`;
}

// src/report/markdown/section.ts
function sectionText(section, count = section.rows.length) {
	const rows = section.rows.slice(0, count).map((row) => `${row}\n`);
	const left = section.rows.length - rows.length;
	return section.head + rows.join("") + (left > 0 ? `\n_${left.toFixed(0)} more not shown._\n` : "") + section.tail;
}
function tableLines(columns, rows) {
	const line = (cells) => `| ${cells.join(" | ")} |`;
	const rule = columns.map(([, align]) => align === "right" ? "---:" : "---");
	return {
		head: `${line(columns.map(([label]) => label))}\n${line(rule)}\n`,
		rows: rows.map(line)
	};
}

// src/report/markdown/data-sections.ts
function validationSection(validation) {
	const rows = validation.findings.map((finding) => {
		return `- ${finding.severity === "fail" ? "❌" : "⚠️"}${finding.column === null ? "" : ` ${nameMarkdown(finding.column)}:`} ${sentenceMarkdown(finding.message)} (${nameMarkdown(finding.rule)})`;
	});
	return {
		title: "Validation",
		head: `### Validation\n\n${rows.length === 0 ? "Nothing to report.\n" : ""}`,
		rows,
		tail: ""
	};
}
function datasetSection(dataset, profile) {
	const table = tableLines([["Dataset", "left"], ["", "left"]], datasetFacts(dataset, profile).map((fact) => [fact.label, fact.kind === "name" ? nameMarkdown(fact.text, 200) : sentenceMarkdown(fact.text)]));
	return {
		title: "Dataset",
		head: `### Dataset\n\n${table.head}`,
		rows: table.rows,
		tail: ""
	};
}
function confusionSection(metrics) {
	const view = metrics.figures.confusion === null ? null : confusionView(metrics.figures.confusion, metrics.classes, 20);
	if (view === null) return null;
	const table = tableLines([
		["Actual ╲ predicted", "left"],
		...view.classes.map((name) => [nameMarkdown(name), "right"]),
		["Right", "right"]
	], view.counts.map((row, index) => [
		nameMarkdown(view.classes[index]),
		...row.map((count, column) => column === index ? `**${formatCount(count)}**` : formatCount(count)),
		formatShare(row[index], view.totals[index])
	]));
	const hidden = view.hidden === 0 ? "" : `\n${formatCount(view.hidden)} classes with the fewest rows are not shown.\n`;
	return {
		title: "Confusion matrix",
		head: `### Confusion matrix\n\n${table.head}`,
		rows: table.rows,
		tail: hidden
	};
}
function importanceSection(metrics) {
	if (metrics.importance.length === 0) return null;
	const table = tableLines([["Feature", "left"], ["Weight", "right"]], metrics.importance.slice(0, 20).map(({ feature, value }) => [nameMarkdown(feature), formatNumber(value)]));
	const left = metrics.importance.length - table.rows.length;
	return {
		title: "Feature importance",
		head: `<details>\n<summary>Feature importance</summary>\n\n${table.head}`,
		rows: table.rows,
		tail: `${left > 0 ? `\n${formatCount(left)} features with less weight are not shown.\n` : ""}\n</details>\n`
	};
}
function columnsSection(profile) {
	const table = tableLines([
		["Column", "left"],
		["Kind", "left"],
		["Role", "left"],
		["Missing", "right"],
		["Distinct", "right"]
	], profile.columns.map((column) => [
		nameMarkdown(column.name),
		column.kind,
		column.role,
		column.missing === 0 ? "0" : `${formatCount(column.missing)} (${formatShare(column.missing, profile.rows)})`,
		formatCount(column.distinct)
	]));
	return {
		title: "Columns",
		head: `<details>\n<summary>Columns (${formatCount(profile.columns.length)})</summary>\n\n${table.head}`,
		rows: table.rows,
		tail: "\n</details>\n"
	};
}

// src/report/markdown/fit-sections.ts
const sizeOf = (text) => Buffer.byteLength(text, "utf8");
function rowsThatFit(section, budget) {
	let fits = 0;
	let tooMany = section.rows.length;
	while (tooMany - fits > 1) {
		const middle = Math.floor((fits + tooMany) / 2);
		if (sizeOf(sectionText(section, middle)) + 1 <= budget) fits = middle;
		else tooMany = middle;
	}
	return fits;
}
function droppedNote(titles) {
	return `\n> Left out to keep within the size limit: ${titles.join(", ")}. The HTML report has everything.\n`;
}
function fitSections(head, sections, maxBytes) {
	const whole = [head, ...sections.map((section) => sectionText(section))].join("\n");
	if (sizeOf(whole) <= maxBytes) return whole;
	let budget = maxBytes - sizeOf(head) - sizeOf(droppedNote(sections.map((section) => section.title)));
	const texts = /* @__PURE__ */ new Map();
	for (const section of sections) {
		const text = sectionText(section);
		if (sizeOf(text) + 1 > budget) continue;
		texts.set(section, text);
		budget -= sizeOf(text) + 1;
	}
	for (const section of sections) {
		if (texts.has(section)) continue;
		const count = rowsThatFit(section, budget);
		if (count === 0) continue;
		const text = sectionText(section, count);
		texts.set(section, text);
		budget -= sizeOf(text) + 1;
	}
	const missing = sections.filter((section) => !texts.has(section)).map((section) => section.title);
	return [head, ...sections.map((section) => texts.get(section)).filter((text) => text !== void 0)].join("\n") + (missing.length > 0 ? droppedNote(missing) : "");
}

// src/report/markdown/gate-sections.ts
const outcomes = {
	pass: "✅ pass",
	fail: "❌ fail",
	undecided: "❔ undecided",
	info: "ℹ️ note"
};
function evidenceSection(decision) {
	const table = tableLines([
		["Result", "left"],
		["Rule", "left"],
		["Metric", "left"],
		["Candidate", "right"],
		["Champion", "right"],
		["Limit", "right"],
		["In words", "left"]
	], decision.evidence.map((row) => [
		outcomes[row.outcome],
		sentenceMarkdown(ruleLabel(row.rule)),
		row.metric === null ? "–" : nameMarkdown(row.metric),
		formatMetric(row.candidate),
		formatMetric(row.champion),
		formatNumber(row.limit),
		sentenceMarkdown(row.sentence)
	]));
	return {
		title: "Evidence",
		head: `### Evidence\n\n${decision.forced === null ? "" : `**Forced** by ${nameMarkdown(decision.forced.actor)}: ${sentenceMarkdown(decision.forced.reason)}\n\n`}${table.head}`,
		rows: table.rows,
		tail: ""
	};
}
function differenceCell(row) {
	if (row.difference === null || row.candidate === null) return "–";
	if (row.trend === "same") return "= same";
	const text = `${row.difference > 0 ? "▲" : "▼"} ${formatDifference(row.difference, row.candidate)}`;
	return row.trend === null ? text : `${text} ${row.trend}`;
}
function metricsSection(metrics, decision) {
	const rows = metricRows(metrics, decision);
	const table = tableLines([
		["Metric", "left"],
		["Candidate", "right"],
		["Champion", "right"],
		["Difference", "right"],
		["Trivial baseline", "right"]
	], rows.map((row) => [
		nameMarkdown(row.name),
		formatMetric(row.candidate),
		formatMetric(row.champion),
		differenceCell(row),
		formatMetric(row.baseline)
	]));
	const notes = [championNote(metrics), ...rows.filter((row) => row.reason !== null).map((row) => `${row.name} is undefined: ${row.reason}`)].filter((note) => note !== null);
	return {
		title: "Metrics",
		head: `### Metrics on the holdout\n\n${table.head}`,
		rows: table.rows,
		tail: notes.map((note) => `\n${sentenceMarkdown(note)}\n`).join("")
	};
}

// src/report/markdown/run-sections.ts
function failureSection(failure) {
	return {
		title: "Failure",
		head: `### What went wrong\n\nStep ${nameMarkdown(failure.step)} ended with ${nameMarkdown(failure.code)}.\n\n`,
		rows: failure.problems.map((problem) => `- ${sentenceMarkdown(problem)}`),
		tail: ""
	};
}
function liveSection(input) {
	const live = liveNow(input);
	const smoke = input.deployment?.smoke ?? null;
	const lines = [
		`${live.version === null ? "" : `Version ${nameMarkdown(live.version, 200)}. `}${sentenceMarkdown(live.sentence)}`,
		...live.endpoint === null ? [] : [`Endpoint ${nameMarkdown(live.endpoint, 200)}, revision ${nameMarkdown(live.revision ?? "")}.`],
		...live.servesInstead === null ? [] : [`The endpoint serves ${nameMarkdown(live.servesInstead, 200)}, which is not the champion.`],
		...smoke === null ? [] : [`Smoke test: ${formatCount(smoke.rows)} rows answered as offline (largest difference ${formatNumber(smoke.max_difference)}), ${formatCount(smoke.bad_requests)} bad requests refused, 95 % within ${formatNumber(smoke.p95_ms)} ms.`]
	];
	const commands = live.commands.length === 0 ? "" : `\n\`\`\`sh\n${live.commands.join("\n")}\n\`\`\`\n`;
	return {
		title: "Live now",
		head: `### Live now\n\n${lines.join("\n\n")}\n${commands}`,
		rows: [],
		tail: ""
	};
}
function lineageSection(input) {
	const run = safeUrl(input.lineage?.runUrl ?? null);
	const table = tableLines([["Lineage", "left"], ["", "left"]], lineageFacts(input).map((fact) => [fact.label, fact.kind === "name" ? nameMarkdown(fact.text, 200) : sentenceMarkdown(fact.text)]));
	const link = run === null ? "" : `\n[The run](${run})\n`;
	return {
		title: "Lineage",
		head: `<details>\n<summary>Lineage</summary>\n\n${table.head}`,
		rows: table.rows,
		tail: `${link}\n</details>\n`
	};
}

// src/report/render-markdown.ts
const jobSummaryBytes = 1048576;
const smallestBytes = 16384;
const signs = {
	good: "✅",
	held: "⏸️",
	open: "❔",
	failed: "❌"
};
function renderMarkdown(input, { maxBytes = jobSummaryBytes } = {}) {
	if (!(maxBytes >= smallestBytes)) throw new RangeError(`maxBytes is ${maxBytes}, expected at least ${smallestBytes}.`);
	const headline = headlineOf(input);
	const title = escapeMarkdown(capText(visibleText(input.title), 64));
	const word = escapeMarkdown(capText(visibleText(headline.word), 64));
	const pipeline = input.name === input.title ? "" : `Pipeline ${nameMarkdown(input.name)}.\n`;
	const head = `## ${signs[headline.tone]} ${word} · ${title}\n\n${sentenceMarkdown(headline.sentence)}\n${pipeline === "" ? "" : `\n${pipeline}`}`;
	const { failure, decision, metrics, validation, dataset, profile } = input;
	const sections = [
		failure === null ? null : failureSection(failure),
		decision === null ? null : evidenceSection(decision),
		metrics === null ? null : metricsSection(metrics, decision),
		validation === null ? null : validationSection(validation),
		liveSection(input),
		dataset === null && profile === null ? null : datasetSection(dataset, profile),
		metrics === null ? null : confusionSection(metrics),
		metrics === null ? null : importanceSection(metrics),
		lineageSection(input),
		profile === null ? null : columnsSection(profile)
	].filter((section) => section !== null);
	return fitSections(head, sections, maxBytes);
}

// src/steps/render-report.ts
async function gather(context, failure) {
	const { config, run, clock, identity } = context;
	const find = async (name) => await run.find(name).catch(() => void 0) ?? null;
	const model = await find("model/model.json");
	return {
		title: config.report.title ?? config.name,
		name: config.name,
		dataset: await find("dataset.json"),
		profile: await find("profile.json"),
		validation: await find("validation.json"),
		metrics: await find("metrics.json"),
		decision: await find("decision.json"),
		publication: await find("publication.json"),
		deployment: await find("deployment.json"),
		promotion: await find("promotion.json"),
		lineage: {
			algorithm: config.train.algorithm ?? "command",
			params: model?.kind === "built-in" ? model.params : config.train.params,
			seed: config.train.seed,
			codeSha: identity.code_sha,
			runUrl: identity.url,
			actor: identity.actor
		},
		failure,
		generatedAt: clock.now().toISOString()
	};
}
async function renderReport(context, failure) {
	const input = await gather(context, failure);
	return {
		markdown: renderMarkdown(input),
		html: renderHtml(input)
	};
}

// src/steps/publish.ts
const published = [
	"dataset.json",
	"profile.json",
	"validation.json",
	"smoke.json",
	"metrics.json",
	"decision.json"
];
function flatMetrics(metrics, version) {
	const { champion, dataset } = metrics;
	return {
		schema: "retrain.flat-metrics/1",
		version,
		dataset: {
			uri: dataset.uri,
			generation: dataset.generation,
			sha256: dataset.sha256,
			rows: dataset.rows
		},
		metrics: metrics.metrics,
		champion: champion.state === "none" ? null : {
			version: champion.version,
			metrics: champion.state === "unusable" ? null : champion.metrics
		},
		elapsed_seconds: metrics.elapsed_seconds,
		timestamp: metrics.timestamp
	};
}
async function gatherFiles(context) {
	const { run } = context;
	const files = await readModelFiles(run);
	for (const name of published) if (await run.find(name) !== void 0) files.push({
		path: name,
		bytes: await run.readBytes(name)
	});
	const { markdown, html } = await renderReport(context, null);
	files.push({
		path: "report.md",
		bytes: Buffer.from(markdown)
	}, {
		path: "report.html",
		bytes: Buffer.from(html)
	});
	return files;
}
async function publish$1(context) {
	const { config, run, store, identity, clock, progress } = context;
	const dataset = await run.read("dataset.json");
	const profile = await run.read("profile.json");
	const model = await run.read("model/model.json");
	const decision = await run.read("decision.json");
	const metrics = await run.read("metrics.json");
	await run.forget("publication.json");
	const modelSha256 = await modelDigestOf(run);
	if (decision.model_sha256 !== modelSha256 || metrics.model_sha256 !== modelSha256) throw anotherModel(run.path);
	const version = versionId({
		dataGeneration: dataset.generation,
		run: identity,
		modelSha256
	});
	await run.write("metrics.json", {
		...metrics,
		version
	});
	const { champion } = metrics;
	const { manifestSha256, files } = await publishVersion(store, {
		manifest: {
			version,
			name: config.name,
			task: metrics.task,
			dataset: {
				uri: dataset.uri,
				generation: dataset.generation,
				sha256: dataset.sha256,
				rows: dataset.rows,
				columns_digest: dataset.columns_digest
			},
			split: {
				rule: profile.split.rule,
				seed: profile.split.seed,
				share: profile.split.share,
				training_digest: profile.split.training_digest,
				holdout_digest: profile.split.holdout_digest
			},
			algorithm: model.kind === "built-in" ? model.algorithm : "command",
			params: model.kind === "built-in" ? model.params : config.train.params,
			seed: config.train.seed,
			config_sha256: context.configSha256,
			decision_sha256: sha256(await run.readBytes("decision.json")),
			verdict: decision.verdict,
			parent: champion.state === "none" ? null : {
				version: champion.version,
				model_sha256: champion.model_sha256,
				pointer_generation: champion.pointer_generation
			},
			environment: {
				retrain: retrainVersion,
				node: process.version,
				os: platform(),
				arch: arch()
			},
			run: identity,
			created_at: clock.now().toISOString()
		},
		files: await gatherFiles(context),
		metrics: flatMetrics(metrics, version),
		onProgress: (done, total) => {
			progress.advance("publish", done, total, "files");
		}
	});
	const modelUri = store.uriOf(storePaths.versionFolder(version));
	await run.write("publication.json", {
		schema: "retrain.publication/1",
		version,
		model_uri: modelUri,
		model_sha256: modelSha256,
		manifest_sha256: manifestSha256,
		files
	});
	await appendEvent(store, runEvent(context, {
		kind: "published",
		version,
		reason: decision.reasons[0] ?? null
	}));
	return {
		model_version: version,
		model_uri: modelUri
	};
}

// src/steps/report.ts
async function report$1(context, failure = null) {
	const { markdown, html } = await renderReport(context, failure);
	return {
		summary_file: await context.run.writeBytes("report.md", Buffer.from(markdown)),
		report_file: await context.run.writeBytes("report.html", Buffer.from(html))
	};
}

// src/learn/algorithms.ts
const estimators = {
	logistic_regression: async () => (await import("./logistic-regression.js")).logisticRegression,
	linear_regression: async () => (await import("./linear-regression.js")).linearRegression,
	random_forest: async () => (await import("./random-forest2.js")).randomForest,
	gradient_boosted_trees: async () => (await import("./gradient-boosted-trees.js")).gradientBoostedTrees,
	ml_random_forest: async () => (await import("./ml-random-forest.js")).mlRandomForest
};
async function findEstimator(algorithm) {
	return estimators[algorithm]();
}

// src/learn/train-model.ts
const mostCells = 25e7;
async function trainModel(request) {
	const { table, target, algorithm, seed, signal } = request;
	const estimator = await findEstimator(algorithm);
	const configured = estimator.configure(request.params);
	const outcome = checkedOutcome(request, estimator);
	const features = request.features.map((feature) => withCategories(feature, request));
	const encoding = fitEncoding(table, features, estimator.encoding);
	const encoder = createEncoder(features, encoding);
	refuseTooWide(features, encoder.owners.length, table.rowCount);
	const { saved, binary } = await configured.fit({
		matrix: encoder.encode(table),
		categorical: encoder.categorical,
		outcome,
		seed,
		workers: request.workers,
		onProgress: (done, total, unit) => request.onProgress?.(done, total, unit),
		signal
	});
	const file = {
		schema: "retrain.model/1",
		kind: "built-in",
		task: target.task,
		target: target.name,
		features,
		classes: [...target.classes],
		positive: target.positive,
		algorithm,
		params: { ...configured.parameters },
		seed,
		encoding,
		estimator: saved,
		...binary === null ? {} : { binary: describeBinary(binary) }
	};
	return loadModel(JSON.parse(JSON.stringify(file)), binary);
}
function describeBinary(bytes) {
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	return {
		path: "model.bin",
		size_bytes: bytes.length,
		sha256
	};
}
function withCategories(feature, { table }) {
	if (feature.kind !== "category" || feature.categories !== null) return feature;
	const column = findColumn(table, feature.name);
	return {
		...feature,
		categories: column?.kind === "category" ? [...column.categories] : []
	};
}
function checkedOutcome({ table, target, actual, features }, { name, tasks }) {
	const problems = [];
	if (!tasks.includes(target.task)) problems.push(`${name} does not learn ${target.task} targets, only ${tasks.join(" and ")}: choose another train.algorithm or dataset.task.`);
	if (features.length === 0) problems.push("There is no column to learn from: name some in dataset.features, or exclude fewer.");
	if (table.rowCount < 2) problems.push(`There are ${table.rowCount} training rows: at least 2 are needed.`);
	if (actual.length !== table.rowCount) throw new TypeError("There must be one actual value for each row.");
	const isClasses = target.task !== "regression";
	if (isClasses !== actual instanceof Int32Array) throw new TypeError("Classes are Int32Array, values Float64Array.");
	if (isClasses && table.rowCount >= 2) {
		if (new Set(actual).size < 2) problems.push(`The training rows have only one class of the target ${quoteName(target.name)}: at least 2 are needed.`);
	}
	if (!actual.every((value) => Number.isFinite(value) && (!isClasses || value >= 0 && value < target.classes.length))) throw new TypeError("Every actual value must be a number, or a class of the target.");
	if (problems.length > 0) throw new RetrainError("TRAIN_FAILED", problems[0], { problems });
	return actual instanceof Int32Array ? {
		kind: "classes",
		labels: actual,
		classCount: target.classes.length
	} : {
		kind: "values",
		values: actual
	};
}
function refuseTooWide(features, columns, rows) {
	if (columns <= 5e4 && columns * rows <= mostCells) return;
	const widest = features.reduce((most, feature) => (feature.categories?.length ?? 0) > (most.categories?.length ?? 0) ? feature : most);
	throw new RetrainError("TRAIN_FAILED", `Encoded, the features are ${columns} columns of ${rows} rows, more than fits: leave the column ${quoteName(widest.name)} out (dataset.exclude), it has ${widest.categories?.length ?? 0} categories.`);
}

// src/steps/reported-metrics.ts
const sizeLimit = 1048576;
function collectNumbers(value, path, into) {
	if (typeof value === "number") into.set(path, value);
	else if (value === null && path !== "") into.set(path, null);
	else if (typeof value === "object" && value !== null && !Array.isArray(value)) for (const [key, child] of Object.entries(value)) collectNumbers(child, path === "" ? key : `${path}.${key}`, into);
}
async function readReportedMetrics(file, shown) {
	const refuse = (why, cause) => new RetrainError("COMMAND_OUTPUT_INVALID", `train.metrics (${shown}) ${why}`, { cause });
	const text = await readFile(file, "utf8").catch((error) => {
		throw refuse("cannot be read: it must be a JSON file.", error);
	});
	if (text.length > sizeLimit) throw refuse("is larger than 1 MiB: it must hold the metrics and nothing else.");
	let parsed;
	try {
		parsed = JSON.parse(text.replace(/^\uFEFF/, ""));
	} catch (error) {
		const notNumber = /\b(?:NaN|-?Infinity)\b/.exec(text);
		if (notNumber === null) throw refuse("is not valid JSON: write an object such as {\"accuracy\": 0.9}.", error);
		const line = text.slice(0, notNumber.index).split("\n").length;
		throw refuse(`has ${notNumber[0]} in line ${line}: a metric must be a finite number, or null when it is undefined.`, error);
	}
	if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw refuse("does not hold a JSON object: write an object such as {\"accuracy\": 0.9}.");
	const found = /* @__PURE__ */ new Map();
	collectNumbers(parsed, "", found);
	const infinite = [...found].filter(([, value]) => value !== null && !Number.isFinite(value)).map(([name]) => name.slice(0, 64));
	if (infinite.length > 0) throw refuse(`has values that are not finite numbers: ${infinite.join(", ")}.`);
	if (found.size === 0) throw refuse("has no number in it: write an object such as {\"accuracy\": 0.9}.");
	return Object.fromEntries(found);
}

// src/steps/written-stamp.ts
async function stampOf(path) {
	const found = await stat(path, { bigint: true }).catch(() => void 0);
	if (found === void 0) return void 0;
	const isDirectory = found.isDirectory();
	let modified = found.mtimeNs;
	for (const name of isDirectory ? await readdir(path, { recursive: true }) : []) {
		const inside = await stat(join(path, name), { bigint: true }).catch(() => void 0);
		if (inside !== void 0 && inside.mtimeNs > modified) modified = inside.mtimeNs;
	}
	return {
		modified,
		inode: found.ino,
		isDirectory
	};
}
function isSameWriting(before, after) {
	return before?.modified === after.modified && before.inode === after.inode;
}

// src/steps/train-with-command.ts
async function trainWithCommand(context, data) {
	const { config, run, directory } = context;
	const { command, model: modelKey, metrics: metricsKey, seed } = config.train;
	if (command === void 0 || modelKey === void 0) throw new RetrainError("CONFIG_INVALID", "train.command needs train.model.");
	const modelPath = resolve(directory, modelKey);
	const metricsPath = metricsKey === void 0 ? void 0 : resolve(directory, metricsKey);
	const trainData = await writeProgramRows(context, "data/train.csv", data.dataset, data.split.training, [...data.features.map(({ name }) => name), data.target.name]);
	const argv = fillPlaceholders(command, {
		train_data: resolve(trainData),
		model: modelPath,
		work_dir: resolve(run.path),
		seed: String(seed),
		...metricsPath === void 0 ? {} : { metrics: metricsPath }
	}, "train.command");
	const before = await stampOf(modelPath);
	const metricsBefore = metricsPath === void 0 ? void 0 : await stampOf(metricsPath);
	await runUserCommand(context, "train.command", argv);
	const after = requireWritten("train.model", modelKey, before, await stampOf(modelPath));
	let reported = null;
	if (metricsPath !== void 0 && metricsKey !== void 0) {
		requireWritten("train.metrics", metricsKey, metricsBefore, await stampOf(metricsPath));
		reported = await readReportedMetrics(metricsPath, metricsKey);
	}
	await mkdir(run.resolve("model/files"), { recursive: true });
	const entry = after.isDirectory ? "." : basename(modelPath);
	await cp(modelPath, run.resolve("model/files", entry), { recursive: true });
	const { target } = data;
	await run.write("model/model.json", {
		schema: "retrain.model/1",
		kind: "command",
		task: target.task,
		target: target.name,
		classes: [...target.classes],
		positive: target.positive,
		features: [...data.features],
		entry,
		predict_command: config.train.predict_command ?? null,
		reported_metrics: reported
	});
}
function requireWritten(key, shown, before, after) {
	if (after !== void 0 && !isSameWriting(before, after)) return after;
	throw new RetrainError("COMMAND_OUTPUT_INVALID", `train.command succeeded, but ${key} (${shown}) ${after === void 0 ? "does not exist" : "is older than this run"}: let the program write there, or correct the path.`);
}

// src/steps/train.ts
async function train$1(context) {
	const { config, run, progress, signal } = context;
	const data = await prepareData(context);
	await run.forget("model/model.json");
	await rm(run.resolve("model"), {
		recursive: true,
		force: true
	});
	const { algorithm, params, seed } = config.train;
	if (config.train.command !== void 0) await trainWithCommand(context, data);
	else if (algorithm !== void 0) {
		const advice = (await findEstimator(algorithm)).advise(data.training.rowCount, data.features.length);
		if (advice !== void 0) progress.warn(advice);
		const model = await trainModel({
			table: data.training,
			target: data.target,
			actual: data.trainingActual,
			features: data.features,
			algorithm,
			params,
			seed,
			signal,
			onProgress: (done, total, unit) => {
				progress.advance("train", done, total, unit);
			}
		});
		if (model.binary !== null) {
			await mkdir(run.resolve("model"), { recursive: true });
			await writeFile(run.resolve("model", "model.bin"), model.binary);
		}
		await run.write("model/model.json", model.file);
	} else throw new RetrainError("CONFIG_INVALID", "train: write either algorithm or command.");
	const model = await run.read("model/model.json");
	return {
		model_path: run.resolve("model"),
		model_sha256: await modelDigestOf(run),
		algorithm: algorithm ?? "command",
		params: JSON.stringify(model.kind === "built-in" ? model.params : params),
		training_rows: data.training.rowCount
	};
}

// src/data/profile.ts
const LARGEST_PLAIN = 1e150;
function countDistinct(sorted) {
	let distinct = 0;
	for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) distinct += 1;
	return distinct;
}
function quantile(sorted, share) {
	const position = share * (sorted.length - 1);
	const below = Math.floor(position);
	const low = sorted[below];
	const high = sorted[Math.min(below + 1, sorted.length - 1)];
	return low + (position - below) * (high - low);
}
function summarise$1(sorted) {
	const min = sorted[0];
	const max = sorted[sorted.length - 1];
	const largest = Math.max(-min, max);
	const unit = largest > LARGEST_PLAIN ? largest : 1;
	const scaled = unit === 1 ? sorted : sorted.map((value) => value / unit);
	let sum = 0;
	for (const value of scaled) sum += value;
	const mean = sum / scaled.length;
	let squares = 0;
	for (const value of scaled) squares += (value - mean) * (value - mean);
	return {
		min,
		q1: quantile(scaled, .25) * unit,
		median: quantile(scaled, .5) * unit,
		q3: quantile(scaled, .75) * unit,
		max,
		mean: mean * unit,
		standard_deviation: Math.sqrt(squares / scaled.length) * unit
	};
}
function profileColumn(column, rowCount, role) {
	let missing = 0;
	for (let row = 0; row < rowCount; row++) if (isMissing(column, row)) missing += 1;
	const common = {
		name: column.name,
		kind: column.kind,
		role,
		missing
	};
	if (column.kind === "category" || column.kind === "boolean") {
		const different = new Set(column.kind === "category" ? column.codes : column.values);
		return {
			...common,
			distinct: different.size - Number(missing > 0),
			numeric: null
		};
	}
	const sorted = column.values.filter((value) => !Number.isNaN(value)).sort();
	return {
		...common,
		distinct: countDistinct(sorted),
		numeric: sorted.length === 0 ? null : summarise$1(sorted)
	};
}
function profileTable(table, roles) {
	return table.columns.map((column) => profileColumn(column, table.rowCount, roles.get(column.name) ?? "ignored"));
}

// src/data/validate-features.ts
const FEWEST_VALUES_OF_TEXT = 20;
const DISTINCT_SHARE_OF_TEXT = .9;
function validateFeatures(input) {
	const { table } = input.dataset;
	const names = new Set(featureNames(table.columns.map((column) => column.name), input));
	const chosen = {
		rowCount: table.rowCount,
		columns: table.columns.filter((column) => names.has(column.name))
	};
	const profiles = profileTable(chosen, /* @__PURE__ */ new Map());
	const findings = [];
	for (const { name, kind, missing, distinct } of profiles) {
		const add = (severity, rule, count, message) => {
			findings.push({
				rule,
				severity,
				column: name,
				count,
				rows: [],
				message: `The column ${quoteName(name)} ${message}`
			});
		};
		const present = table.rowCount - missing;
		const column = findColumn(table, name);
		if (present === 0) add("warn", "feature_all_missing", missing, "has no value in any row and is ignored: fill it in, or name it under `dataset.exclude`.");
		else if (distinct === 1 && missing === 0) add("warn", "feature_constant", present, "has the same value in every row, so that nothing can be learned from it: name it under `dataset.exclude`.");
		else if (column?.kind === "category" && isFreeText(column)) add(input.algorithm === void 0 ? "warn" : "fail", "feature_like_text", distinct, freeTextAdvice);
		else if (kind === "category" && present >= FEWEST_VALUES_OF_TEXT && distinct > DISTINCT_SHARE_OF_TEXT * present) add("warn", "feature_like_text", distinct, "has a different text in nearly every row, like a name or a note: name it under `dataset.exclude`.");
	}
	if (profiles.every(({ missing }) => missing === table.rowCount)) findings.push({
		rule: "no_feature",
		severity: "fail",
		column: null,
		count: 0,
		rows: [],
		message: "There is no column to learn from: apart from the target, each is excluded, has another role, or has no value in any row."
	});
	return findings;
}

// src/data/validate-names.ts
function validateNames(input) {
	const names = input.dataset.table.columns.map((column) => column.name);
	const known = new Set(names);
	const absent = (severity, rule, key, wanted) => wanted.filter((name) => !known.has(name)).map((name) => {
		const near = nearestName(name, names);
		const advice = near === void 0 ? "correct the name or add the column" : `did you mean ${quoteName(near)}?`;
		const end = advice.endsWith("?") ? "" : ".";
		return {
			rule,
			severity,
			column: name,
			count: 1,
			rows: [],
			message: `The dataset has no column ${quoteName(name)}, which \`${key}\` names: ${advice}${end}`
		};
	});
	const contradictory = (key, wanted) => wanted.includes(input.target) ? [{
		rule: "target_has_another_role",
		severity: "fail",
		column: input.target,
		count: 1,
		rows: [],
		message: `The target ${quoteName(input.target)} is also named by \`${key}\`: remove it there.`
	}] : [];
	return [
		...absent("fail", "target_column_missing", "dataset.target", [input.target]),
		...absent("fail", "required_column_missing", "dataset.required", input.required),
		...absent("fail", "feature_column_missing", "dataset.features", input.features ?? []),
		...absent("fail", "split_column_missing", "split", input.roles),
		...absent("warn", "excluded_column_missing", "dataset.exclude", input.exclude),
		...absent("warn", "typed_column_missing", "dataset.types", input.dataset.unknownTypes),
		...contradictory("dataset.features", input.features ?? []),
		...contradictory("dataset.exclude", input.exclude),
		...contradictory("split", input.roles)
	];
}

// src/data/row-numbers-where.ts
const MOST_ROWS = 10;
function rowNumbersWhere(dataset, test) {
	const rows = [];
	let count = 0;
	for (let row = 0; row < dataset.table.rowCount; row++) {
		if (!test(row)) continue;
		count += 1;
		if (rows.length < MOST_ROWS) rows.push(dataset.rowNumbers[row]);
	}
	return {
		count,
		rows
	};
}

// src/data/validate-rows.ts
const FEWEST_ROWS = 10;
function validateRows({ dataset }, target) {
	const findings = [];
	const usable = target === void 0 ? dataset.table.rowCount : rowNumbersWhere(dataset, (row) => !isMissing(target, row)).count;
	if (usable < FEWEST_ROWS) findings.push({
		rule: "too_few_rows",
		severity: "fail",
		column: null,
		count: usable,
		rows: [],
		message: `The dataset has ${usable} ${usable === 1 ? "row" : "rows"} to learn from, expected at least ${FEWEST_ROWS}: add rows.`
	});
	const hashes = hashRows(dataset.table, {
		exclude: [],
		seed: 0
	});
	const seen = /* @__PURE__ */ new Set();
	const doubled = rowNumbersWhere(dataset, (row) => {
		const before = seen.size;
		return seen.add(hashes.hex(row)).size === before;
	});
	if (doubled.count > 0) findings.push({
		rule: "duplicate_rows",
		severity: "warn",
		column: null,
		...doubled,
		message: doubled.count === 1 ? "1 row is an exact copy of an earlier one: remove it, unless it is an observation of its own." : `${doubled.count} rows are exact copies of earlier ones: remove them, unless they are observations of their own.`
	});
	return findings;
}

// src/data/validate-target.ts
const FEWEST_ROWS_OF_CLASS = 2;
function resolve$1(input, column) {
	try {
		return resolveTarget(column, {
			...input.task === void 0 ? {} : { task: input.task },
			...input.algorithm === void 0 ? {} : { algorithm: input.algorithm }
		});
	} catch (error) {
		if (error instanceof RetrainError) return error;
		throw error;
	}
}
function findRareClasses(input, column, target) {
	const labels = encodeTarget(column, target);
	const counts = new Float64Array(target.classes.length);
	for (const label of labels) if (label >= 0) counts[label] += 1;
	const rare = counts.filter((count) => count < FEWEST_ROWS_OF_CLASS).length;
	if (rare === 0) return [];
	const { rows } = rowNumbersWhere(input.dataset, (row) => labels[row] >= 0 && counts[labels[row]] < FEWEST_ROWS_OF_CLASS);
	const subject = rare === 1 ? "1 class of the target" : `${rare} classes of the target`;
	return [{
		rule: "class_too_rare",
		severity: "warn",
		column: column.name,
		count: rare,
		rows,
		message: `${subject} ${quoteName(column.name)} ${rare === 1 ? "has" : "have"} only one row, which cannot be both learned and evaluated: add rows, or merge classes.`
	}];
}
function validateTarget(input, column) {
	const name = quoteName(column.name);
	const { rowCount } = input.dataset.table;
	const missing = rowNumbersWhere(input.dataset, (row) => isMissing(column, row));
	const finding = {
		column: column.name,
		...missing
	};
	if (missing.count === rowCount) return [{
		...finding,
		rule: "target_all_missing",
		severity: "fail",
		message: `The target ${name} has no value in any row: choose another column, or fill it in.`
	}];
	const findings = [];
	if (missing.count > 0) {
		const subject = missing.count === 1 ? "1 row has" : `${missing.count} rows have`;
		findings.push({
			...finding,
			rule: "target_missing",
			severity: "warn",
			message: `${subject} no value in the target ${name} and ${missing.count === 1 ? "is" : "are"} left out: fill it in to learn from ${missing.count === 1 ? "it" : "them"}.`
		});
	}
	const target = resolve$1(input, column);
	if (target instanceof RetrainError) findings.push({
		rule: "target_unusable",
		severity: "fail",
		column: column.name,
		count: rowCount - missing.count,
		rows: [],
		message: target.message
	});
	else if (target.task !== "regression") findings.push(...findRareClasses(input, column, target));
	return findings;
}

// src/data/validate.ts
function validateDataset(input) {
	const target = findColumn(input.dataset.table, input.target);
	return [
		...validateNames(input),
		...target === void 0 ? [] : validateTarget(input, target),
		...validateFeatures(input),
		...validateRows(input, target)
	];
}

// src/steps/validate.ts
function profileOf(data, context) {
	const { split, target } = data;
	const roles = new Map(data.features.map((feature) => [feature.name, "feature"]));
	for (const column of splitColumns(context.config)) roles.set(column, "split");
	roles.set(target.name, "target");
	for (const column of data.file.columns) if (!roles.has(column)) roles.set(column, "ignored");
	return {
		schema: "retrain.profile/1",
		rows: data.file.rows,
		columns: profileTable(data.dataset.table, roles),
		task: target.task,
		target: target.name,
		classes: [...target.classes],
		positive: target.positive,
		split: {
			rule: data.rule,
			seed: split.seed,
			share: split.share,
			training_rows: split.training.length,
			holdout_rows: split.holdout.length,
			training_digest: split.trainingDigest,
			holdout_digest: split.holdoutDigest
		}
	};
}
function refuse(uri, findings) {
	const problems = findings.filter((finding) => finding.severity === "fail").map((finding) => finding.message);
	const [first = ""] = problems;
	if (problems.length === 1) return new RetrainError("DATASET_INVALID", `${uri}: ${first}`);
	return new RetrainError("DATASET_INVALID", `${uri} cannot be trained on, for ${problems.length} reasons:`, { problems });
}
async function validate$1(context) {
	const { config, run, progress } = context;
	const file = await run.read("dataset.json");
	await run.forget("profile.json");
	const dataset = await readTable(context, file, "dataset.source");
	const { algorithm } = config.train;
	const findings = validateDataset({
		dataset,
		target: config.dataset.target,
		required: config.dataset.required,
		exclude: config.dataset.exclude,
		roles: splitColumns(config),
		...config.dataset.features === void 0 ? {} : { features: config.dataset.features },
		...algorithm === void 0 ? {} : { algorithm },
		...config.dataset.task === void 0 ? {} : { task: config.dataset.task }
	});
	const valid = findings.every((finding) => finding.severity !== "fail");
	await run.write("validation.json", {
		schema: "retrain.validation/1",
		valid,
		findings: [...findings]
	});
	if (!valid) throw refuse(file.uri, findings);
	for (const finding of findings) progress.warn(finding.message);
	await run.write("profile.json", profileOf(await prepareData(context), context));
	return {
		valid,
		anomalies: findings.length
	};
}

// src/steps/loop.ts
const stepNames = [
	"download",
	"validate",
	"train",
	"evaluate",
	"gate",
	"publish",
	"deploy",
	"promote",
	"report"
];
const steps = {
	download: download$1,
	validate: validate$1,
	train: train$1,
	evaluate: evaluate$1,
	gate: gate$1,
	publish: publish$1,
	deploy: deploy$1,
	promote: promote$1,
	report: (context) => report$1(context)
};
function summarise(name, outputs) {
	const text = (key) => String(outputs[key] ?? "");
	switch (name) {
		case "download": return `${text("rows")} rows from ${text("uri")}${outputs["changed"] === false ? ", unchanged since the champion" : ""}`;
		case "validate": return outputs["anomalies"] === 0 ? "nothing to object to" : `${text("anomalies")} finding(s), none of which stops the run`;
		case "train": return `${text("algorithm")} on ${text("training_rows")} rows`;
		case "evaluate": return `champion: ${text("champion")}`;
		case "gate": return `${text("verdict")}: ${text("reasons").split("\n", 1)[0] ?? ""}`;
		case "publish": return text("model_version");
		case "deploy": return `${text("url")} (revision ${text("revision")})`;
		case "promote": return text("sentence");
		case "report": return text("report_file");
	}
}
async function runStep(context, name) {
	context.signal.throwIfAborted();
	context.progress.step(name);
	const outputs = await steps[name](context);
	context.progress.done(name, summarise(name, outputs));
	return outputs;
}
async function failOnHold(context) {
	if (!context.config.gate.fail_on_hold) return;
	const decision = await context.run.find("decision.json");
	if (decision === void 0 || decision.verdict === "promote") return;
	throw new RetrainError("GATE_HELD", `The candidate was not promoted and gate.fail_on_hold is on: ${decision.reasons[0] ?? decision.verdict}`);
}
async function runOneStep(context, name) {
	const outputs = await runStep(context, name);
	if (name === "gate") await failOnHold(context);
	return outputs;
}
async function runLoop(context) {
	const outputs = {};
	let at = "download";
	const run = async (name) => {
		at = name;
		Object.assign(outputs, await runStep(context, name));
	};
	try {
		for (const name of [
			"download",
			"validate",
			"train",
			"evaluate",
			"gate",
			"publish"
		]) await run(name);
		if (outputs["verdict"] === "promote") {
			if (context.host !== void 0 && await isPromotable(context)) await run("deploy");
			await run("promote");
		} else {
			Object.assign(outputs, await hold(context));
			await serveChampion(context);
		}
	} catch (thrown) {
		const error = toRetrainError(context.signal.aborted ? cancelled(thrown) : thrown);
		await report$1(context, {
			step: at,
			code: error.code,
			message: error.message,
			problems: error.problems
		}).catch((failed) => {
			const { message } = toRetrainError(failed);
			if (message !== error.message) context.progress.warn(`The report could not be written either: ${message}`);
		});
		throw error;
	}
	await run("report");
	await failOnHold(context);
	return outputs;
}
function cancelled(cause) {
	return cause instanceof RetrainError && cause.code !== "INTERNAL" ? cause : runCancelled(cause);
}

// src/contract/option.ts
function configJsonSchema() {
	return toJSONSchema(configSchema, { io: "input" });
}
function collect(node, path) {
	if (node.properties !== void 0) return Object.entries(node.properties).flatMap(([key, child]) => collect(child, [...path, key]));
	if (node.input === void 0) return [];
	const type = node.type ?? "string";
	if (type !== "string" && type !== "number" && type !== "integer" && type !== "boolean") throw new TypeError(`The key ${path.join(".")} is of type ${type} and cannot be an input.`);
	const { description, default: defaultValue } = node;
	if (description === void 0) throw new TypeError(`The key ${path.join(".")} has no description.`);
	return [{
		input: node.input,
		path,
		description,
		type,
		choices: node.enum ?? null,
		defaultValue: typeof defaultValue === "string" || typeof defaultValue === "number" || typeof defaultValue === "boolean" ? String(defaultValue) : null
	}];
}
const options = collect(configJsonSchema(), []);

// src/actions/config-inputs.ts
const commonInputs = { config: {
	description: "The configuration file, relative to the workspace. Without the file, all required keys must be given as inputs.",
	defaultValue: "retrain.yml"
} };
function inputOf(option) {
	const choices = option.choices === null ? "" : ` One of: ${option.choices.join(", ")}.`;
	return { description: `${option.description}${choices} Overrides \`${option.path.join(".")}\` of the configuration.` };
}
function configInputs(names) {
	const chosen = names === "all" ? options : names.map(optionNamed);
	return Object.fromEntries(chosen.map((option) => [option.input, inputOf(option)]));
}
function optionNamed(name) {
	const option = options.find((candidate) => candidate.input === name);
	if (option === void 0) throw new TypeError(`No key of the configuration has the input "${name}".`);
	return option;
}

// src/actions/define-action.ts
function defineAction(definition) {
	return definition;
}

// src/config/canonical-json.ts
function canonicalJson(value) {
	return JSON.stringify(value, (_key, item) => {
		if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
		return Object.fromEntries(Object.entries(item).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0));
	});
}

// src/config/yaml-value.ts
function toPath(path) {
	return path.map((segment) => typeof segment === "number" ? segment : String(segment));
}
function emptyMapping() {
	return Object.create(null);
}
function isMapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function valueAt(root, path) {
	let value = root;
	for (const segment of path) if (Array.isArray(value)) value = typeof segment === "number" ? value[segment] : void 0;
	else if (isMapping(value)) value = value[String(segment)];
	else return void 0;
	return value;
}
function mapTexts(value, change, path = []) {
	if (typeof value === "string") return change(value, path);
	if (Array.isArray(value)) return value.map((item, index) => mapTexts(item, change, [...path, index]));
	if (!isMapping(value)) return value;
	const copy = emptyMapping();
	for (const [key, child] of Object.entries(value)) copy[key] = mapTexts(child, change, [...path, key]);
	return copy;
}
function dottedPath(path) {
	let text = "";
	for (const segment of path) if (typeof segment === "number") text += `[${segment}]`;
	else if (/^[A-Za-z_][\w-]*$/.test(segment)) text += text === "" ? segment : `.${segment}`;
	else text += `[${quoted(segment)}]`;
	return text;
}
function quoted(text) {
	return JSON.stringify(text.length > 64 ? `${text.slice(0, 63)}…` : text);
}

// src/config/describe-value.ts
function describeValue(value, isSecret) {
	if (value === void 0 || value === null) return "nothing";
	if (typeof value === "string") {
		if (value === "") return "an empty text";
		return !isSecret && /^[\w %.,:/-]{1,30}$/.test(value) ? `the text "${value}"` : "text";
	}
	if (typeof value === "number" && !Number.isFinite(value)) return Number.isNaN(value) ? "a number that is none (.nan)" : "an infinite number (.inf)";
	if (typeof value === "number") return isSecret ? "a number" : `the number ${value}`;
	if (typeof value === "boolean") return isSecret ? "true or false" : String(value);
	return isMapping(value) ? "a mapping" : "a list";
}

// src/config/schema-node.ts
const root = configJsonSchema();
function schemaAt(path) {
	let node = root;
	for (const segment of path) {
		if (typeof segment === "number") node = node.items;
		else if (node.properties !== void 0 && Object.hasOwn(node.properties, segment)) node = node.properties[segment];
		else node = typeof node.additionalProperties === "object" ? node.additionalProperties : void 0;
		if (node === void 0) return void 0;
	}
	return node;
}
function knownKeys(path) {
	return Object.keys(schemaAt(path)?.properties ?? {});
}
function homesOf(key) {
	const homes = [];
	const visit = (node, path) => {
		if (node.properties === void 0) return;
		if (path.length > 0 && Object.hasOwn(node.properties, key)) homes.push(dottedPath(path));
		for (const [name, child] of Object.entries(node.properties)) visit(child, [...path, name]);
	};
	visit(root, []);
	return homes;
}
function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }) {
	const most = maximum === Number.MAX_SAFE_INTEGER ? void 0 : maximum;
	const least = minimum === Number.MIN_SAFE_INTEGER ? void 0 : minimum;
	if (least !== void 0 && most !== void 0) return ` from ${least} to ${most}`;
	const lower = least === void 0 ? exclusiveMinimum === void 0 ? [] : [`above ${exclusiveMinimum}`] : [`of at least ${least}`];
	const upper = most === void 0 ? exclusiveMaximum === void 0 ? [] : [`below ${exclusiveMaximum}`] : [`at most ${most}`];
	const limits = [...lower, ...upper];
	return limits.length === 0 ? "" : ` ${limits.join(" and ")}`;
}
function isShort(node) {
	return node.enum === void 0 && node.anyOf === void 0;
}
function alternatives(items) {
	return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} or ${items.at(-1) ?? ""}`;
}
function expectation(node) {
	if (node === void 0) return "something else";
	if (node.anyOf !== void 0) return alternatives(node.anyOf.map(expectation));
	const { type } = node;
	if (typeof type === "object") return alternatives(type.map((one) => expectation({
		...node,
		type: one
	})));
	if (node.enum !== void 0) return node.enum.length === 1 ? node.enum.join("") : alternatives(node.enum);
	switch (type) {
		case "string": return "text";
		case "number": return `a number${range(node)}`;
		case "integer": return `a whole number${range(node)}`;
		case "boolean": return "true or false";
		case "array": return node.items !== void 0 && isShort(node.items) ? `a list of ${plural(node.items)}` : `a list, each item ${expectation(node.items)}`;
		case "object": return "a mapping (indented lines of \"key: value\")";
		default: return "something else";
	}
}
function plural(node) {
	return node.type === "string" ? "texts" : node.type === "number" || node.type === "integer" ? "numbers" : "values";
}

// src/config/config-override.ts
function parseOverride({ option, value }) {
	const text = value.trim();
	const refuse = (fix) => ({ sentence: `must be ${expectation(schemaAt(option.path))}, found ${describeValue(value, false)}${fix}` });
	switch (option.type) {
		case "string": {
			if (option.choices === null || option.choices.includes(value)) return { value };
			const nearest = nearestName(value, option.choices);
			return refuse(nearest === void 0 ? "" : `; did you mean "${nearest}"?`);
		}
		case "boolean":
			if (/^(?:true|True|TRUE)$/.test(text)) return { value: true };
			return /^(?:false|False|FALSE)$/.test(text) ? { value: false } : refuse("");
		case "number":
		case "integer": return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) && Number.isFinite(Number(text)) ? { value: Number(text) } : refuse("");
	}
}
function setValue(root, path, value) {
	const [key, ...rest] = path;
	if (key === void 0) return false;
	if (rest.length === 0) {
		root[key] = value;
		return true;
	}
	const child = root[key] ?? emptyMapping();
	if (!isMapping(child)) return false;
	root[key] = child;
	return setValue(child, rest, value);
}

// src/config/config-problem.ts
function orderProblems(problems) {
	const line = ({ place }) => place.kind === "file" ? place.line : Infinity;
	const column = ({ place }) => place.kind === "file" ? place.column : 0;
	return [...problems].sort((a, b) => line(a) === line(b) ? column(a) - column(b) : line(a) - line(b));
}
function renderProblem(file, { place, key, sentence }) {
	return `${place.kind === "file" ? `${file}:${place.line}:${place.column}` : place.origin}  ${key === "" ? "" : `${key}: `}${sentence}`;
}

// src/config/missing-key-example.ts
const examples = {
	name: "name: my-model",
	store: "store: gs://my-bucket/my-model",
	dataset: "dataset: { source: data/dataset.csv, target: my_column }",
	"dataset.source": "source: data/dataset.csv",
	"dataset.target": "target: my_column",
	train: "train: { algorithm: logistic_regression }",
	"train.model": "model: model.pkl",
	"train.metrics": "metrics: metrics.json",
	"gate.force_reason": "force_reason: why the gate is overruled",
	"deploy.target": "target: local"
};
function requiredKeyExample(dotted) {
	return examples[dotted];
}
function missingKeyExample(dotted) {
	return requiredKeyExample(dotted) ?? `${dotted.slice(dotted.lastIndexOf(".") + 1)}: …`;
}

// src/config/describe-issue.ts
function unknownKey(parent, key) {
	if (key === "<<") return "YAML 1.2 has no merge key; write the keys out, or use an alias for a whole value";
	const known = knownKeys(parent);
	const homes = homesOf(key);
	if (homes.length > 0 && parent.length === 0) return `unknown key here; it belongs under ${alternatives(homes)}`;
	const nearest = nearestName(key, known);
	if (nearest !== void 0) return `unknown key; did you mean ${quoted(nearest)}?`;
	if (homes.length > 0) return `unknown key here; it belongs under ${alternatives(homes)}`;
	return `unknown key; known here are ${known.join(", ")}`;
}
function keyMeantBy(parent, key, root) {
	const nearest = homesOf(key).length > 0 && parent.length === 0 ? void 0 : nearestName(key, knownKeys(parent));
	const meant = nearest === void 0 ? void 0 : [...parent, nearest];
	return meant !== void 0 && valueAt(root, meant) === void 0 ? meant : void 0;
}
function adviceOnNothing(dotted, node) {
	const example = requiredKeyExample(dotted);
	if (example !== void 0) return `; write for example ${example}`;
	return node?.type === "object" ? "; write keys below it, indented, or remove it" : "; write a value, or remove the key";
}
function advice(node, value, isSecret) {
	if (node?.enum !== void 0 && typeof value === "string" && !isSecret) {
		const nearest = nearestName(value, node.enum);
		return nearest === void 0 ? "" : `; did you mean ${quoted(nearest)}?`;
	}
	if (node?.type === "string" && (typeof value === "number" || typeof value === "boolean")) return isSecret ? "; write it in quotes" : `; write it in quotes: "${value}"`;
	if (node?.type === "boolean" && typeof value === "string") {
		if (/^(?:yes|on|y|true|1)$/i.test(value)) return "; write true, without quotes";
		if (/^(?:no|off|n|false|0)$/i.test(value)) return "; write false, without quotes";
	}
	if ((node?.type === "number" || node?.type === "integer") && typeof value === "string" && !isSecret) {
		if (/^-?\d+(?:\.\d+)?$/.test(value)) return "; remove the quotes";
		const percent = /^(\d+(?:\.\d+)?)\s?%$/.exec(value)?.[1];
		if (percent !== void 0) return `; write ${Number(percent) / 100}`;
	}
	if (node?.type === "array" && typeof value !== "object") return "; write it in brackets: [ … ]";
	return "";
}
function mismatch(path, value) {
	const node = schemaAt(path);
	const isSecret = node?.secret === true;
	if (value === void 0) return {
		path,
		look: "parent",
		sentence: `is missing; add: ${missingKeyExample(dottedPath(path))}`
	};
	const fix = value === null ? adviceOnNothing(dottedPath(path), node) : advice(node, value, isSecret);
	return {
		path,
		look: "value",
		sentence: `must be ${expectation(node)}, found ${describeValue(value, isSecret)}${fix}`
	};
}
function slug(text) {
	return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+/, "").slice(0, 63).replace(/-+$/, "");
}
function badFormat(issue, path, value) {
	const known = issue.message.startsWith("Invalid") ? `has a form that cannot be used here (${issue.format})` : issue.message;
	const key = String(path.at(-1) ?? "");
	const suggestion = typeof value === "string" && schemaAt(path)?.secret !== true ? slug(value) : "";
	return {
		path,
		look: "value",
		sentence: `${known}${issue.format === "regex" && suggestion !== "" && describeValue(value, false) !== "text" ? `; write ${key}: ${suggestion}` : ""}`
	};
}
function tooSmallOrBig(origin, path, value, message) {
	if (origin === "array" && Array.isArray(value) && value.length === 0) return {
		path,
		look: "value",
		sentence: "must not be an empty list; name at least one item, or remove the key"
	};
	if (value === "") return {
		path,
		look: "value",
		sentence: `must not be empty; write for example ${missingKeyExample(dottedPath(path))}`
	};
	if (typeof value === "number") return mismatch(path, value);
	return {
		path,
		look: "value",
		sentence: message.replace(/^Too (?:small|big): expected (\w+) to/, "is a $1 that ought to")
	};
}
function describeIssue(issue, root) {
	const path = toPath(issue.path);
	const value = valueAt(root, path);
	switch (issue.code) {
		case "unrecognized_keys": return issue.keys.map((key) => ({
			path: [...path, key],
			look: "key",
			sentence: unknownKey(path, key)
		}));
		case "invalid_type":
		case "invalid_value":
		case "invalid_union":
			if (path.length === 0 && !isMapping(value)) return [{
				path,
				look: "value",
				sentence: `${value === null || value === void 0 ? "the file holds nothing" : `the file holds ${describeValue(value, true)}`}; it must be a mapping that begins, for example, with: ${missingKeyExample("name")}`
			}];
			return [mismatch(path, value)];
		case "too_small":
		case "too_big": return [tooSmallOrBig(issue.origin, path, value, issue.message)];
		case "invalid_format": return [badFormat(issue, path, value)];
		case "invalid_key": return [{
			path,
			look: "key",
			sentence: "has a key that must not be empty"
		}];
		case "custom": {
			const dotted = dottedPath(path);
			const isMissing = value === void 0 && path.length > 0;
			return [{
				path,
				look: isMissing ? "parent" : "key",
				sentence: isMissing ? `${issue.message}; add: ${missingKeyExample(dotted)}` : issue.message
			}];
		}
		case "not_multiple_of":
		case "invalid_element": return [{
			path,
			look: "value",
			sentence: issue.message
		}];
	}
}

// src/config/yaml-sentence.ts
var import_dist = require_dist();
function yamlSentence({ code, message }) {
	switch (code) {
		case "TAB_AS_INDENT": return "a tab is used for indentation; YAML allows spaces only";
		case "BAD_INDENT":
			if (message.startsWith("Flow")) return "a bracket that was opened above is not closed before this line; end a list with \"]\" and a mapping with \"}\"";
			return "the indentation does not fit the lines above; begin keys of one mapping (and items of one list) in the same column";
		case "BLOCK_AS_IMPLICIT_KEY": return "a second \"key: value\" begins on this line, or in a deeper column than the keys above; write one key a line, in the same column, and put texts with \": \" in quotes";
		case "MULTILINE_IMPLICIT_KEY": return "this text has no \": \" after it, or a key goes over several lines; write \"key: value\" on one line";
		case "MISSING_CHAR":
			if (message.includes("closing")) return "the text that begins in quotes has no closing quote";
			if (message.includes("Missing , ")) return "a comma or a colon is missing between two items";
			if (message.includes("Comments must be")) return "a space is missing before \"#\", or the text belongs in quotes";
			if (message.includes("map values")) return "the text has no \": \" after it; write \"key: value\"";
			if (message.includes("must end with")) return "a bracket is not closed; end a list with \"]\" and a mapping with \"}\"";
			return "a character is missing here: a space, a comma, a colon or a closing bracket";
		case "UNEXPECTED_TOKEN": return "there is something here that YAML does not expect; put texts with special characters in quotes";
		case "BAD_SCALAR_START": return "a text cannot begin with this character (@, % or a backtick); put the text in quotes";
		case "BAD_DQ_ESCAPE": return "the backslash in double quotes does not begin an escape; use single quotes, or write two backslashes";
		case "BLOCK_IN_FLOW": return "an indented block stands inside brackets; write the value on one line or leave out the brackets";
		case "KEY_OVER_1024_CHARS": return "a key is longer than 1024 characters; is a colon or a quote missing?";
		case "MULTIPLE_DOCS": return "a second document begins here (\"---\"); the configuration is one document";
		case "BAD_DIRECTIVE": return "a line that begins with \"%\" is a YAML directive, and this one is not known; remove it";
		case "ALIAS_PROPS":
		case "BAD_ALIAS":
		case "BAD_PROP_ORDER":
		case "MULTIPLE_ANCHORS":
		case "MULTIPLE_TAGS": return "an anchor (&name), an alias (*name) or a tag (!name) is malformed; put texts that begin with one of these characters in quotes";
		case "TAG_RESOLVE_FAILED":
		case "BAD_COLLECTION_TYPE": return "the tag (!name) means nothing here; remove it, or put the text in quotes";
		case "RESOURCE_EXHAUSTION": return "the nesting is too deep to be a configuration";
		case "DUPLICATE_KEY":
		case "NON_STRING_KEY":
		case "IMPOSSIBLE": return "this is not valid YAML";
	}
}

// src/config/read-yaml.ts
const maxTextLength = 1048576;
const maxValues = 2e4;
const maxDepth = 64;
var YamlReader = class {
	problems = [];
	keyPlaces = /* @__PURE__ */ new Map();
	valuePlaces = /* @__PURE__ */ new Map();
	lineCounter;
	anchors = /* @__PURE__ */ new Map();
	expanding = /* @__PURE__ */ new Set();
	values = 0;
	exhausted = false;
	constructor(lineCounter) {
		this.lineCounter = lineCounter;
	}
	place(offset) {
		const { line, col } = this.lineCounter.linePos(offset);
		return {
			kind: "file",
			line: Math.max(1, line),
			column: Math.max(1, col)
		};
	}
	read(node, path, keyPlace) {
		const place = this.startOf(node) ?? keyPlace;
		const id = JSON.stringify(path);
		this.keyPlaces.set(id, keyPlace);
		this.valuePlaces.set(id, (0, import_dist.isScalar)(node) || (0, import_dist.isAlias)(node) ? place : keyPlace);
		this.values += 1;
		if (this.values > maxValues || path.length > maxDepth) {
			if (!this.exhausted) this.report(place, path, "holds more values than a configuration can have; do not nest aliases");
			this.exhausted = true;
			return null;
		}
		if ((0, import_dist.isAlias)(node)) return this.readAlias(node.source, path, place);
		if (node?.anchor !== void 0 && this.expanding.size === 0) this.anchors.set(node.anchor, node);
		if ((0, import_dist.isMap)(node)) return this.readMapping(node, path, place);
		if ((0, import_dist.isSeq)(node)) return node.items.map((item, index) => {
			const child = [...path, index];
			return this.read(item, child, this.startOf(item) ?? place);
		});
		if (!(0, import_dist.isScalar)(node)) return null;
		const { value } = node;
		return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
	}
	startOf(node) {
		const range = node?.range;
		if (range === void 0 || range === null || range[0] === range[1] && (0, import_dist.isScalar)(node)) return void 0;
		return this.place(range[0]);
	}
	readMapping(node, path, place) {
		const mapping = emptyMapping();
		for (const pair of node.items) {
			const keyPlace = this.startOf(pair.key) ?? this.startOf(pair.value) ?? place;
			const name = (0, import_dist.isScalar)(pair.key) ? pair.key.value : void 0;
			if (typeof name !== "string" && typeof name !== "number" && typeof name !== "boolean") {
				this.report(keyPlace, path, "a key is missing, or is no plain text, before the colon");
				continue;
			}
			const key = String(name);
			const child = [...path, key];
			const first = this.keyPlaces.get(JSON.stringify(child));
			if (Object.hasOwn(mapping, key) && first?.kind === "file") {
				this.report(keyPlace, child, `is there twice, first in line ${first.line}; keep one of them`);
				continue;
			}
			mapping[key] = this.read(pair.value, child, keyPlace);
		}
		return mapping;
	}
	readAlias(name, path, place) {
		const target = this.anchors.get(name);
		if (target === void 0 || this.expanding.has(target)) {
			const found = target === void 0 ? "no anchor of that name is above it" : "the anchor contains this alias itself";
			this.report(place, path, `the alias *${quoted(name).slice(1, -1)} cannot be resolved: ${found}; a text that begins with "*" needs quotes`);
			return null;
		}
		this.expanding.add(target);
		const value = this.read(target, path, place);
		this.expanding.delete(target);
		return value;
	}
	report(place, path, sentence) {
		this.problems.push({
			place,
			key: dottedPath(path),
			sentence
		});
	}
};
function offsetOf(fault, document) {
	let offset = fault.pos[0];
	if (!fault.message.includes("closing")) return offset;
	(0, import_dist.visit)(document, { Scalar(_key, { type, range }) {
		if ((type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE") && range?.[1] === fault.pos[0]) offset = range[0];
	} });
	return offset;
}
function readYaml(source) {
	const text = source.startsWith("﻿") ? source.slice(1) : source;
	const lineCounter = new import_dist.LineCounter();
	const reader = new YamlReader(lineCounter);
	const unreliable = (problems) => ({
		value: null,
		problems,
		reliable: false,
		keyPlace: () => void 0,
		valuePlace: () => void 0
	});
	const start = {
		kind: "file",
		line: 1,
		column: 1
	};
	if (text.length > maxTextLength) return unreliable([{
		place: start,
		key: "",
		sentence: "the file is larger than 1 MiB; is it a configuration?"
	}]);
	const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(text);
	if (control !== null) {
		const before = text.slice(0, control.index);
		return unreliable([{
			place: {
				kind: "file",
				line: before.split("\n").length,
				column: before.length - before.lastIndexOf("\n")
			},
			key: "",
			sentence: "the file has control characters; it must be text in UTF-8"
		}]);
	}
	const document = (0, import_dist.parseDocument)(text, {
		version: "1.2",
		schema: "core",
		lineCounter,
		keepSourceTokens: true,
		prettyErrors: false,
		uniqueKeys: false
	});
	const faults = [...document.errors, ...document.warnings];
	if (faults.length > 0) {
		const seen = /* @__PURE__ */ new Set();
		const exhausted = faults.filter(({ code }) => code === "RESOURCE_EXHAUSTION");
		return unreliable((exhausted.length > 0 ? exhausted : faults).map((fault) => ({
			place: reader.place(offsetOf(fault, document)),
			key: "",
			sentence: yamlSentence(fault)
		})).filter(({ place, sentence }) => {
			const id = `${place.kind === "file" ? place.line : ""} ${sentence}`;
			return !seen.has(id) && seen.add(id);
		}));
	}
	return {
		value: reader.read(document.contents, [], (document.contents?.range && reader.place(document.contents.range[0])) ?? start),
		problems: reader.problems,
		reliable: true,
		keyPlace: (path) => reader.keyPlaces.get(JSON.stringify(path)),
		valuePlace: (path) => reader.valuePlaces.get(JSON.stringify(path))
	};
}

// src/config/secret-reference.ts
const anyReference = /\$\{[^}]*\}?/g;
const reference = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;
function problemsOfSecret(text, environment) {
	return [...text.matchAll(anyReference)].flatMap(([written]) => {
		const name = reference.exec(written)?.[1];
		if (name === void 0) return written.startsWith("${{") ? ["has a GitHub expression, which is not evaluated in this file; write ${NAME} and set NAME under \"env\" in the workflow"] : ["has a reference that is not of the form ${NAME}, with letters, digits and underscores"];
		const value = environment[name];
		if (value === void 0) return [`the environment variable ${name} is not set; set it where Retrain runs, for example under "env" in the workflow`];
		return value === "" ? [`the environment variable ${name} is empty; does the secret behind it exist?`] : [];
	});
}
function findReferenceProblems(root, environment) {
	const problems = [];
	mapTexts(root, (text, path) => {
		const node = schemaAt(path);
		if (node === void 0 || !text.includes("${")) return text;
		const sentences = node.secret === true ? problemsOfSecret(text, environment) : ["has ${…}, which is filled in only where a secret belongs (train.environment); write the value itself, or override the key with its input or flag"];
		for (const sentence of sentences) problems.push({
			path,
			sentence
		});
		return text;
	});
	return problems;
}
function fillSecrets(root, environment) {
	return mapTexts(root, (text, path) => schemaAt(path)?.secret === true ? text.replaceAll(anyReference, (written) => environment[reference.exec(written)?.[1] ?? ""] ?? "") : text);
}
function referencedSecrets(root, environment) {
	const secrets = /* @__PURE__ */ new Set();
	mapTexts(root, (text, path) => {
		if (schemaAt(path)?.secret !== true) return text;
		for (const [written] of text.matchAll(anyReference)) secrets.add(environment[reference.exec(written)?.[1] ?? ""] ?? "");
		return text;
	});
	secrets.delete("");
	return [...secrets];
}

// src/config/parse-config.ts
const shownProblems = 50;
function failure(file, problems) {
	const ordered = orderProblems(problems);
	const lines = ordered.slice(0, shownProblems).map((problem) => renderProblem(file, problem));
	if (ordered.length > shownProblems) lines.push(`… and ${ordered.length - shownProblems} more`);
	const count = ordered.length === 1 ? "one problem" : `${ordered.length} problems`;
	return new RetrainError("CONFIG_INVALID", `The configuration ${file} has ${count}:`, { problems: lines });
}
var Origins = class {
	yaml;
	overrides;
	constructor(yaml, overrides) {
		this.yaml = yaml;
		this.overrides = overrides;
	}
	overrideOf(path) {
		const id = dottedPath(path);
		return this.overrides.findLast(({ option }) => dottedPath(option.path) === id);
	}
	place(path, look) {
		const target = look === "parent" ? path.slice(0, -1) : path;
		const override = this.overrideOf(target);
		if (override !== void 0) return {
			kind: "override",
			origin: override.origin
		};
		const inFile = look === "value" ? this.yaml.valuePlace(target) : this.yaml.keyPlace(target);
		if (inFile !== void 0) return inFile;
		const within = this.overrides.find(({ option }) => dottedPath(option.path).startsWith(`${dottedPath(target)}.`));
		if (within !== void 0 && target.length > 0) return {
			kind: "override",
			origin: within.origin
		};
		return target.length === 0 ? {
			kind: "file",
			line: 1,
			column: 1
		} : this.place(target, "parent");
	}
	remark(path, sentence) {
		const brought = this.overrides.filter(({ option }) => {
			const key = option.path.at(-1) ?? "";
			return dottedPath(option.path.slice(0, -1)) === dottedPath(path) && new RegExp(`\\b${key}\\b`).test(sentence);
		});
		return brought.length === 0 ? "" : ` (${brought.map(({ option, origin }) => `${option.path.at(-1) ?? ""} comes from ${origin}`).join(", ")})`;
	}
};
function merge(root, overrides) {
	const problems = [];
	const copy = mapTexts(root, (text) => text);
	const target = isMapping(copy) ? copy : copy === null && overrides.length > 0 ? emptyMapping() : void 0;
	for (const override of overrides) {
		const parsed = parseOverride(override);
		if ("sentence" in parsed) {
			problems.push({
				place: {
					kind: "override",
					origin: override.origin
				},
				key: dottedPath(override.option.path),
				sentence: parsed.sentence
			});
			continue;
		}
		if (target !== void 0) setValue(target, override.option.path, parsed.value);
	}
	return {
		merged: target ?? copy,
		problems
	};
}
function isCovered(path, reported) {
	return path.some((_segment, index) => reported.has(dottedPath(path.slice(0, index + 1))));
}
function isAboutLackOf(meant, { path, look, sentence, isRule }) {
	if (look === "parent") return dottedPath(path) === dottedPath(meant);
	return isRule && dottedPath(path) === dottedPath(meant.slice(0, -1)) && new RegExp(`\\b${String(meant.at(-1))}\\b`).test(sentence);
}
function validationProblems(issues, merged, origins, unusable) {
	const meant = issues.flatMap((issue) => {
		if (issue.code !== "unrecognized_keys") return [];
		const parent = toPath(issue.path);
		return issue.keys.map((key) => keyMeantBy(parent, key, merged)).filter((path) => path !== void 0);
	});
	return issues.flatMap((issue) => describeIssue(issue, merged).map((described) => ({
		...described,
		isRule: issue.code === "custom"
	}))).filter((described) => !isCovered(described.path, unusable) && !meant.some((path) => isAboutLackOf(path, described))).map(({ path, look, sentence, isRule }) => ({
		place: origins.place(path, look),
		key: dottedPath(path),
		sentence: isRule ? sentence + origins.remark(path, sentence) : sentence
	}));
}
function parseConfig({ text, file, overrides, environment }) {
	const yaml = readYaml(text);
	if (!yaml.reliable) throw failure(file, yaml.problems);
	const { merged, problems: overrideProblems } = merge(yaml.value, overrides);
	const origins = new Origins(yaml, overrides);
	const unusable = new Set([...yaml.problems, ...overrideProblems].map(({ key }) => key).filter((key) => key !== ""));
	const parsed = configSchema.safeParse(merged);
	const problems = [
		...yaml.problems,
		...overrideProblems,
		...parsed.success ? [] : validationProblems(parsed.error.issues, merged, origins, unusable),
		...findReferenceProblems(merged, environment).map(({ path, sentence }) => ({
			place: origins.place(path, "value"),
			key: dottedPath(path),
			sentence
		}))
	];
	if (problems.length > 0) throw failure(file, problems);
	const filled = configSchema.safeParse(fillSecrets(merged, environment));
	if (!parsed.success || !filled.success) throw failure(file, (filled.error?.issues ?? []).map(({ path }) => ({
		place: origins.place(toPath(path), "value"),
		key: dottedPath(toPath(path)),
		sentence: "cannot be used once the environment is filled in"
	})));
	return {
		config: filled.data,
		configSha256: createHash("sha256").update(canonicalJson(parsed.data)).digest("hex"),
		secrets: referencedSecrets(merged, environment)
	};
}

// src/wiring/load-config.ts
function notRead(shown, whenMissing, error) {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	const why = {
		ENOENT: "does not exist",
		ENOTDIR: "does not exist",
		EISDIR: "is a folder, not a file",
		EACCES: "may not be read by this user"
	}[code] ?? `cannot be read (${code})`;
	return new RetrainError("CONFIG_NOT_FOUND", `The configuration ${shown} ${why}. ${whenMissing}`, { cause: error });
}
function decode(bytes, shown) {
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch (error) {
		throw new RetrainError("CONFIG_INVALID", `The configuration ${shown} is not text in UTF-8: save it as UTF-8.`, { cause: error });
	}
}
async function loadConfig(shown, overrides, { directory, environment, whenMissing }) {
	const file = resolve(directory, shown);
	const configDirectory = dirname(file);
	const bytes = await readFile(file).catch((error) => notRead(shown, whenMissing, error));
	if (bytes instanceof RetrainError) {
		if (overrides.length === 0) throw bytes;
		try {
			return {
				...parseConfig({
					text: "",
					file: shown,
					overrides,
					environment
				}),
				configDirectory
			};
		} catch {
			throw bytes;
		}
	}
	return {
		...parseConfig({
			text: decode(bytes, shown),
			file: shown,
			overrides,
			environment
		}),
		configDirectory
	};
}

// src/actions/read-config.ts
function readConfig(inputs, environment) {
	const overrides = options.flatMap((option) => {
		const value = inputs[option.input] ?? "";
		return value === "" ? [] : [{
			option,
			value,
			origin: `input ${option.input}`
		}];
	});
	return loadConfig(inputs["config"] ?? "", overrides, {
		directory: environment["GITHUB_WORKSPACE"] ?? ".",
		environment,
		whenMissing: "Check out the repository in a step before this one, or name the file with the input config."
	});
}
function reportFile({ config, configDirectory }) {
	return join(resolve(configDirectory, config.work_dir), "report.md");
}

// src/actions/step-outputs.ts
const metricOutputs = Object.fromEntries(Object.entries(metricDirections).map(([name, direction]) => [name, { description: `The candidate's ${name.replaceAll("_", " ")} on the holdout (${direction} is better); empty where it does not apply.` }]));
const stepOutputs = {
	download: {
		path: { description: "The downloaded dataset in the run directory." },
		uri: { description: "Where the dataset came from." },
		generation: { description: "The generation of the dataset's object." },
		sha256: { description: "SHA-256 of the dataset." },
		rows: { description: "Number of rows." },
		changed: { description: "`false` when the champion was trained on these very bytes." }
	},
	validate: {
		valid: { description: "`true` when nothing stands against training on the dataset." },
		anomalies: { description: "Number of findings that do not stop the run." }
	},
	train: {
		model_path: { description: "Folder of the model's files." },
		model_sha256: { description: "Digest that names the model." },
		algorithm: { description: "The algorithm, or `command`." },
		params: { description: "The algorithm's parameters as JSON." },
		training_rows: { description: "Number of rows that the model was trained on." }
	},
	evaluate: {
		metrics_path: { description: "The metrics as a JSON file." },
		champion: { description: "What the candidate was compared with: `none`, `scored` (on the same rows), `stored` (the champion's own figures) or `unusable`." },
		...metricOutputs
	},
	gate: {
		verdict: { description: "`promote`, `hold` or `inconclusive`." },
		reasons: { description: "The sentences that decided, one a line." }
	},
	publish: {
		model_version: { description: "The version that was published." },
		model_uri: { description: "Where its files are." }
	},
	deploy: {
		url: { description: "Address of the function." },
		revision: { description: "The revision that serves now." }
	},
	promote: {
		promoted: { description: "`true` when the candidate is the champion now, `false` when it is not, `unknown` when that could not be found out." },
		outcome: { description: "`promoted`, `unchanged`, `superseded`, `quarantined`, `lost`, `unknown` or `held`." },
		previous_version: { description: "The champion before." }
	},
	report: {
		summary_file: { description: "The report as Markdown." },
		report_file: { description: "The report as one HTML page." }
	}
};
function outputsOf(names) {
	return Object.assign({}, ...names.map((name) => stepOutputs[name]));
}

// src/actions/run.ts
const run = defineAction({
	name: "run",
	title: "Retrain: continuous training",
	description: "Trains a model on the newest dataset, and lets it go live only when it beats or holds against the champion on the same rows.",
	inputs: {
		...commonInputs,
		...configInputs("all")
	},
	outputs: outputsOf(stepNames),
	run: async ({ inputs, environment, progress, signal, maskSecrets, summariseWith }) => {
		const input = await readConfig(inputs, environment);
		maskSecrets(input.secrets);
		const { runSteps } = await import("./run-command.js");
		await summariseWith(reportFile(input));
		return runSteps({
			...input,
			steps: "all",
			progress,
			signal
		});
	}
});

// src/adapters/runner/runner-progress.ts
const quietMs = 5e3;
var RunnerProgress = class {
	#write;
	#now;
	#fence = null;
	#lastAdvanceMs = Number.NEGATIVE_INFINITY;
	constructor(write = (text) => void process.stdout.write(text), now = () => performance.now()) {
		this.#write = write;
		this.#now = now;
	}
	step(name) {
		this.#unfence();
		this.#lastAdvanceMs = Number.NEGATIVE_INFINITY;
		startGroup(name);
	}
	done(name, summary) {
		this.#unfence();
		endGroup();
		this.#line(`✓ ${name}: ${summary}`);
	}
	info(message) {
		this.#unfence();
		this.#line(message);
	}
	warn(message) {
		this.#unfence();
		warning(message);
	}
	advance(what, done, total, unit) {
		const nowMs = this.#now();
		if (nowMs - this.#lastAdvanceMs < quietMs && done !== total) return;
		this.#lastAdvanceMs = nowMs;
		this.#unfence();
		this.#line(`${what}: ${done}${total === null ? "" : ` of ${total}`} ${unit}`);
	}
	output(line) {
		if (this.#fence === null) {
			this.#fence = randomBytes(16).toString("hex");
			this.#write(`::stop-commands::${this.#fence}\n`);
		}
		this.#write(`${line.replaceAll(/[\r\n]/g, " ")}\n`);
	}
	close() {
		this.#unfence();
		endGroup();
	}
	#unfence() {
		if (this.#fence === null) return;
		this.#write(`::${this.#fence}::\n`);
		this.#fence = null;
	}
	#line(text) {
		this.#write(`${text.replaceAll(/[\r\n]+/g, " ").replace(/^\s*::/, " : :").replaceAll("##[", "## [")}\n`);
	}
};

// src/actions/outputs-summary.ts
const longestValue = 300;
function outputsSummary(definition, outputs) {
	const rows = Object.keys(definition.outputs).map((name) => [name, String(outputs[name] ?? "")]).filter(([, value]) => value !== "").map(([name, value]) => `| ${escapeMarkdown(name)} | ${escapeMarkdown(value.length > longestValue ? `${value.slice(0, longestValue)}…` : value)} |`);
	return [
		`### ${definition.title}`,
		"",
		"| output | value |",
		"| --- | --- |",
		...rows,
		""
	].join("\n");
}

// src/actions/run-action.ts
async function writeSummary(text) {
	if (process.env["GITHUB_STEP_SUMMARY"] !== void 0) await summary.addRaw(text, true).write();
}
async function readReport(file) {
	return file === void 0 ? void 0 : readFile(file, "utf8").catch(() => void 0);
}
async function runAction(definition) {
	const abort = new AbortController();
	const cancel = () => {
		abort.abort(runCancelled());
	};
	process.once("SIGINT", cancel);
	process.once("SIGTERM", cancel);
	const progress = new RunnerProgress();
	let summaryFile;
	try {
		const inputs = Object.fromEntries(Object.keys(definition.inputs).map((name) => [name, getInput(name)]));
		const outputs = await definition.run({
			inputs,
			environment: process.env,
			progress,
			signal: abort.signal,
			maskSecrets: (secrets) => {
				for (const secret of secrets) setSecret(secret);
			},
			summariseWith: async (file) => {
				if (await rm(file, { force: true }).then(() => true, () => false)) summaryFile = file;
			}
		});
		progress.close();
		for (const name of Object.keys(definition.outputs)) {
			const value = outputs[name];
			if (value !== void 0) setOutput(name, value ?? "");
		}
		await writeSummary(await readReport(summaryFile) ?? outputsSummary(definition, outputs));
	} catch (thrown) {
		progress.close();
		const error = toRetrainError(thrown);
		setFailed(renderError(error));
		if (error.code === "INTERNAL" && thrown instanceof Error && thrown.stack !== void 0) debug(thrown.stack);
		await writeSummary(await readReport(summaryFile) ?? failureSummary(definition, renderError(error)));
		if (abort.signal.aborted) process.exitCode = 130;
	} finally {
		process.off("SIGINT", cancel);
		process.off("SIGTERM", cancel);
	}
}
function failureSummary(definition, message) {
	const longest = Math.max(2, ...[...message.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = "`".repeat(longest + 1);
	return `### ${definition.title}: failed\n\n${fence}text\n${message}\n${fence}`;
}

// src/actions/define-step-action.ts
function defineStepAction(action) {
	return defineAction({
		name: action.step,
		title: action.title,
		description: action.description,
		inputs: {
			...commonInputs,
			...action.inputs
		},
		outputs: stepOutputs[action.step],
		run: async ({ inputs, environment, progress, signal, maskSecrets, summariseWith }) => {
			const input = await readConfig(inputs, environment);
			maskSecrets(input.secrets);
			const { runSteps } = await import("./run-command.js");
			if (action.step === "report") await summariseWith(reportFile(input));
			return runSteps({
				...input,
				steps: [action.step],
				progress,
				signal
			});
		}
	});
}

// src/actions/download.ts
const download = defineStepAction({
	step: "download",
	title: "Retrain: download",
	description: "Takes the newest dataset from a bucket, pinned to its generation and verified.",
	inputs: configInputs([
		"name",
		"store",
		"project_id",
		"work_dir",
		"source",
		"target",
		"format"
	])
});

// src/actions/validate.ts
const validate = defineStepAction({
	step: "validate",
	title: "Retrain: validate",
	description: "Looks at the dataset before anything is learned from it.",
	inputs: configInputs([
		"work_dir",
		"target",
		"task",
		"holdout"
	])
});

// src/actions/train.ts
const train = defineStepAction({
	step: "train",
	title: "Retrain: train",
	description: "Fits a model on the training rows: a built-in algorithm, or your own program.",
	inputs: configInputs([
		"work_dir",
		"target",
		"task",
		"holdout",
		"algorithm",
		"train_command",
		"predict_command",
		"seed"
	])
});

// src/actions/evaluate.ts
const evaluate = defineStepAction({
	step: "evaluate",
	title: "Retrain: evaluate",
	description: "Scores candidate and champion on the same holdout rows.",
	inputs: configInputs([
		"store",
		"project_id",
		"work_dir",
		"target",
		"task",
		"holdout",
		"predict_command"
	])
});

// src/actions/gate.ts
const gate = defineStepAction({
	step: "gate",
	title: "Retrain: gate",
	description: "Decides whether the candidate may replace the champion, with evidence for every rule.",
	inputs: configInputs([
		"work_dir",
		"on_missing_champion",
		"on_champion_unusable",
		"force",
		"force_reason",
		"fail_on_hold"
	])
});

// src/actions/publish.ts
const publish = defineStepAction({
	step: "publish",
	title: "Retrain: publish",
	description: "Uploads the candidate as an immutable version, its manifest last.",
	inputs: configInputs([
		"name",
		"store",
		"project_id",
		"work_dir"
	])
});

// src/actions/deploy.ts
const deploy = defineStepAction({
	step: "deploy",
	title: "Retrain: deploy",
	description: "Deploys the published version behind an HTTP endpoint: verified before it gets traffic.",
	inputs: configInputs([
		"name",
		"store",
		"project_id",
		"work_dir",
		"deploy_target",
		"function",
		"port"
	])
});

// src/actions/promote.ts
const promote = defineStepAction({
	step: "promote",
	title: "Retrain: promote",
	description: "Makes the published version the champion, by compare-and-swap.",
	inputs: configInputs([
		"store",
		"project_id",
		"work_dir"
	])
});

// src/actions/report.ts
const report = defineStepAction({
	step: "report",
	title: "Retrain: report",
	description: "Writes the report of the run as job summary and HTML page.",
	inputs: configInputs(["work_dir"])
});

// src/actions/rollback.ts
const rollback = defineAction({
	name: "rollback",
	title: "Retrain: roll back",
	description: "Makes an earlier version the champion again, and keeps the one that is taken back from being promoted again.",
	inputs: {
		...commonInputs,
		...configInputs([
			"store",
			"project_id",
			"work_dir",
			"deploy_target",
			"function",
			"port"
		]),
		version: { description: "The version to go back to. Default: the champion before this one." },
		reason: {
			description: "Why; kept in the event log.",
			required: true
		}
	},
	outputs: {
		model_version: { description: "The version that is the champion now." },
		previous_version: { description: "The version that was taken back." },
		url: { description: "Address of the function, when there is one." }
	},
	run: async ({ inputs, environment, progress, signal, maskSecrets }) => {
		const input = await readConfig(inputs, environment);
		maskSecrets(input.secrets);
		const { runRollback } = await import("./run-command.js");
		const { version, reason } = inputs;
		return runRollback({
			...input,
			progress,
			signal,
			version: version === "" ? void 0 : version,
			reason
		});
	}
});

export { validationFileSchema as $, readPointer as A, storePaths as B, readDataset as C, nextPointer as D, primaryMetric as E, readVersionFiles as F, deploymentFileSchema as G, flatMetricsSchema as H, mapConcurrently as I, predictionsFileSchema as J, metricsFileSchema as K, appendEvent as L, runEvent as M, readManifest as N, commitPointer as O, readManifestAndDigest as P, smokeFileSchema as Q, dataGenerationOf as R, median as S, metricsOfTask as T, datasetFileSchema as U, eventSchema as V, decisionFileSchema as W, promotionFileSchema as X, profileFileSchema as Y, publicationFileSchema as Z, runLoop as _, publish as a, serveChampion as b, train as c, runAction as d, versionSchema as et, run as f, options as g, configJsonSchema as h, deploy as i, deployVersion as j, pointerCheckCommand as k, validate as l, parseConfig as m, report as n, gate as o, loadConfig as p, modelFileSchema as q, promote as r, evaluate as s, rollback as t, runCancelled as tt, download as u, runOneStep as v, metricDirections as w, nearestName as x, detectFormat as y, parseStored as z };