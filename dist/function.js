import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { availableParallelism, tmpdir } from "node:os";
import { isUtf8 } from "node:buffer";

// \0rolldown/runtime.js
var __defProp = Object.defineProperty;
var __esmMin = (fn, res, err) => () => {
	if (err) throw err[0];
	try {
		return fn && (res = fn(fn = 0)), res;
	} catch (e) {
		throw err = [e], e;
	}
};
var __exportAll = (all, no_symbols) => {
	let target = {};
	for (var name in all) {
		__defProp(target, name, {
			get: all[name],
			enumerable: true
		});
	}
	if (!no_symbols) {
		__defProp(target, Symbol.toStringTag, { value: "Module" });
	}
	return target;
};

// src/contract/error-catalogue.ts
var errorCatalogue;
var init_error_catalogue = __esmMin((() => {
	errorCatalogue = {
		CONFIG_NOT_FOUND: {
			fault: "user",
			meaning: "The configuration file does not exist.",
			remedy: "Run `retrain init` in the repository, or name the file with `config` (`--config`)."
		},
		CONFIG_INVALID: {
			fault: "user",
			meaning: "The configuration has problems. All of them are listed, each with file, line and column.",
			remedy: "Change the lines that are named; the message says what to write."
		},
		INPUT_INVALID: {
			fault: "user",
			meaning: "An action input or a command-line flag has a value that cannot be used.",
			remedy: "Write a value of the kind that the message names."
		},
		DATASET_NOT_FOUND: {
			fault: "user",
			meaning: "No object or file exists under the dataset source.",
			remedy: "Correct `dataset.source`, or upload the dataset."
		},
		DATASET_UNREADABLE: {
			fault: "user",
			meaning: "The dataset is there but cannot be read as a dataset: a directory, binary content, a broken archive, or malformed text.",
			remedy: "Look at the line that is named; supported are CSV, JSON arrays and JSON Lines, each also compressed with gzip."
		},
		DATASET_INVALID: {
			fault: "user",
			meaning: "The dataset was read, but nothing should be trained on it. Every finding is listed.",
			remedy: "Repair the dataset, or change the rule in the configuration that the finding names."
		},
		URI_INVALID: {
			fault: "user",
			meaning: "A URI is malformed or has a scheme that is not supported.",
			remedy: "Write `gs://bucket/path`, `file:///path` or a plain path."
		},
		TRAIN_PARAMETERS_INVALID: {
			fault: "user",
			meaning: "`train.params` has a parameter that the algorithm does not know, or a value out of its range.",
			remedy: "Use the names and ranges in the message."
		},
		TRAIN_FAILED: {
			fault: "user",
			meaning: "The model could not be fitted to this data.",
			remedy: "The message says what stood in the way."
		},
		COMMAND_FAILED: {
			fault: "user",
			meaning: "A command of the configuration ended with an error, could not be started, or ran too long.",
			remedy: "Read the command's own output above the message."
		},
		COMMAND_OUTPUT_INVALID: {
			fault: "user",
			meaning: "A command succeeded, but a file that it should have written is missing or malformed.",
			remedy: "Write the file as docs/own-script.md describes."
		},
		MODEL_UNREADABLE: {
			fault: "user",
			meaning: "A model file is not one that this version of Retrain can load.",
			remedy: "Train the model again, or use the Retrain version that wrote it."
		},
		RUN_DIRECTORY_UNUSABLE: {
			fault: "user",
			meaning: "The run directory cannot be made, read or written.",
			remedy: "Name another folder with `work_dir`, or do what the message says."
		},
		RUN_FILE_MISSING: {
			fault: "user",
			meaning: "A step needs a file that an earlier step writes into the run directory.",
			remedy: "Run the step that the message names first, with the same `work_dir`."
		},
		RUN_FILE_INVALID: {
			fault: "user",
			meaning: "A file in the run directory is damaged or was written by another version.",
			remedy: "Run the step that writes it again."
		},
		STORE_UNAVAILABLE: {
			fault: "environment",
			meaning: "The store did not answer, or refused.",
			remedy: "Check the network, the credentials and the roles that the message names, then run again: nothing is half published."
		},
		STORE_PERMISSION: {
			fault: "environment",
			meaning: "The credentials may not do this on the bucket or the folder.",
			remedy: "Grant the role that the message names."
		},
		STORE_NOT_A_FILE: {
			fault: "user",
			meaning: "A directory, a device or a link that leads out of the folder is where a file should be.",
			remedy: "Name the file itself."
		},
		STORE_OBJECT_CONFLICT: {
			fault: "environment",
			meaning: "An object of the version that is being published already exists with other bytes.",
			remedy: "Nothing was overwritten. Find out who wrote it; then run again."
		},
		POINTER_CORRUPT: {
			fault: "environment",
			meaning: "`models/latest.json` exists but cannot be trusted: it is damaged, or of an unknown schema.",
			remedy: "Restore an earlier generation of the object. Retrain never overwrites it."
		},
		VERSION_NOT_FOUND: {
			fault: "user",
			meaning: "The store has no such version.",
			remedy: "`retrain history` lists the versions."
		},
		VERSION_CORRUPT: {
			fault: "environment",
			meaning: "A published file is missing, or its digest differs from the manifest.",
			remedy: "Roll back to another version, or restore the object."
		},
		PROMOTION_UNKNOWN: {
			fault: "environment",
			meaning: "The pointer write was sent, but the store could not be asked whether it took effect.",
			remedy: "Run the check command in the message. Nothing was deleted."
		},
		NOTHING_TO_PROMOTE: {
			fault: "user",
			meaning: "The decision in the run directory is not `promote`, or belongs to another model.",
			remedy: "Run `gate` again; use `force` with a reason to promote all the same."
		},
		ROLLBACK_IMPOSSIBLE: {
			fault: "user",
			meaning: "There is no earlier version to go back to, or the version asked for serves already.",
			remedy: "`retrain history` shows what has served; name a version."
		},
		GATE_POLICY_INVALID: {
			fault: "user",
			meaning: "The gate names a metric that this run does not have, or lacks a direction for a metric of your own.",
			remedy: "Write `greater_is_better` for your own metrics; the message lists the metrics there are."
		},
		GATE_HELD: {
			fault: "user",
			meaning: "The candidate was held, and the configuration makes that an error: `fail_on_hold`, or `fail` for a missing or unusable champion.",
			remedy: "The evidence in the report says which rule did not pass."
		},
		DEPLOY_FAILED: {
			fault: "environment",
			meaning: "The new revision did not start or did not pass its smoke test. The old revision still serves.",
			remedy: "Read the revision's log, which the message names."
		},
		DEPLOY_UNSUPPORTED: {
			fault: "user",
			meaning: "This version cannot be served as configured.",
			remedy: "The message says what is missing."
		},
		CANCELLED: {
			fault: "environment",
			meaning: "The run was cancelled.",
			remedy: "Nothing half-done is left; run again."
		},
		INTERNAL: {
			fault: "retrain",
			meaning: "Something happened that Retrain does not expect.",
			remedy: "Please report it with the message and the steps that led to it."
		}
	};
}));

// src/contract/retrain-error.ts
function toRetrainError(thrown) {
	if (thrown instanceof RetrainError) return thrown;
	const message = thrown instanceof Error ? thrown.message : String(thrown);
	return new RetrainError("INTERNAL", `Unexpected: ${message}`, { cause: thrown });
}
function renderError(error) {
	return [`${error.code}: ${error.message}`, ...error.problems.map((problem) => `  - ${problem}`)].join("\n");
}
var RetrainError;
var init_retrain_error = __esmMin((() => {
	init_error_catalogue();
	RetrainError = class extends Error {
		name = "RetrainError";
		code;
		problems;
		constructor(code, message, options = {}) {
			super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
			this.code = code;
			this.problems = options.problems ?? [];
		}
		get fault() {
			return errorCatalogue[this.code].fault;
		}
	};
}));

// src/serve/refusal.ts
init_retrain_error();
var Refusal = class extends Error {
	name = "Refusal";
	status;
	code;
	fields;
	headers;
	constructor(status, code, message, more = {}) {
		super(message, more.cause === void 0 ? void 0 : { cause: more.cause });
		this.status = status;
		this.code = code;
		this.fields = more.fields ?? [];
		this.headers = more.headers ?? {};
	}
};

// src/serve/answer.ts
function answerLabels(classes, labels) {
	const result = classes.map((name) => Object.hasOwn(labels, name) ? labels[name] : name);
	const twice = result.filter((label, index) => result.indexOf(label) !== index);
	if (twice.length > 0) throw new RetrainError("CONFIG_INVALID", `serve.labels makes several classes answer "${twice[0].slice(0, 64)}": give each class a label of its own.`);
	return result;
}
function rowAnswers(predictions, predictor, serving) {
	const noAnswer = () => new Refusal(400, "NO_FINITE_PREDICTION", "The model has no finite prediction for these values: they are far outside of what it was trained on.");
	if (predictions.kind === "values") return Array.from(predictions.values, (value) => {
		if (!Number.isFinite(value)) throw noAnswer();
		return { [serving.prediction]: value };
	});
	const labels = answerLabels(predictor.classes, serving.labels);
	const { probabilities } = predictions;
	const width = labels.length;
	return Array.from(predictions.labels, (label, row) => {
		const answer = [[serving.prediction, labels[label]]];
		if (probabilities !== null) {
			const own = probabilities.subarray(row * width, (row + 1) * width);
			if (!own.every(Number.isFinite)) throw noAnswer();
			if (serving.include.includes("probabilities")) answer.push(["probabilities", Object.fromEntries(labels.map((name, index) => [name, own[index]]))]);
		}
		return Object.fromEntries(answer);
	});
}

// src/serve/openapi.ts
function fieldSchema({ feature }) {
	switch (feature.kind) {
		case "number": return { type: ["number", "null"] };
		case "boolean": return { type: ["boolean", "null"] };
		case "date": return {
			type: ["string", "null"],
			description: "ISO 8601 date or time; UTC unless it says otherwise."
		};
		case "category": {
			const examples = feature.categories?.slice(0, 20) ?? [];
			return {
				type: [
					"string",
					"number",
					"null"
				],
				...examples.length > 0 ? { examples } : {}
			};
		}
	}
}
const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema) => ({ "application/json": { schema } });
function openApi(predictor, fields, serving) {
	const labels = answerLabels(predictor.classes, serving.labels);
	const names = fields.map(({ name }) => name);
	const version = { model_version: { type: "string" } };
	const prediction = predictor.task === "regression" ? { type: "number" } : {
		type: "string",
		enum: labels
	};
	const withVersion = serving.include.includes("model_version");
	const withProbabilities = predictor.task !== "regression" && serving.include.includes("probabilities");
	const probabilities = {
		type: "object",
		description: "Probability of each class, when the model gives them.",
		properties: Object.fromEntries(labels.map((label) => [label, {
			type: "number",
			minimum: 0,
			maximum: 1
		}]))
	};
	const rowProperties = {
		[serving.prediction]: prediction,
		...withProbabilities ? { probabilities } : {}
	};
	const refused = {
		description: "The request cannot be answered; the error names the fields.",
		content: json(ref("Error"))
	};
	const answered = {
		description: "The prediction, in the shape of the request.",
		headers: { "x-model-version": {
			schema: { type: "string" },
			description: "The version that answered."
		} },
		content: json({ anyOf: [ref("Answer"), ref("Answers")] })
	};
	const predict = (operationId) => ({
		operationId,
		summary: "Predicts one row, or a list of rows.",
		requestBody: {
			required: true,
			content: json({ anyOf: [ref("Row"), ref("Rows")] })
		},
		responses: {
			200: answered,
			400: refused,
			413: refused,
			415: refused,
			503: refused
		}
	});
	const plain = (operationId, summary) => ({
		operationId,
		summary,
		responses: { 200: {
			description: summary,
			content: json({ type: "object" })
		} }
	});
	return {
		openapi: "3.1.0",
		info: {
			title: "Prediction function",
			version: serving.version
		},
		paths: {
			"/": {
				get: plain("index", "What there is to ask."),
				post: predict("predictAtRoot")
			},
			"/predict": {
				get: {
					operationId: "predictByQuery",
					summary: "Predicts one row given in the query string.",
					parameters: fields.map((field) => ({
						name: field.name,
						in: "query",
						required: true,
						allowEmptyValue: true,
						schema: fieldSchema(field)
					})),
					responses: {
						200: {
							...answered,
							content: json(ref("Answer"))
						},
						400: refused,
						503: refused
					}
				},
				post: predict("predict")
			},
			"/healthz": { get: {
				...plain("health", "Whether the model is loaded."),
				responses: {
					200: { description: "Ready." },
					503: refused
				}
			} },
			"/version": { get: plain("version", "The version that answers.") },
			"/schema": { get: plain("schema", "This document.") }
		},
		components: { schemas: {
			Row: {
				type: "object",
				description: "One row. Every field must be there; null is a missing value.",
				properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
				required: names,
				additionalProperties: false
			},
			Rows: {
				type: "object",
				properties: { instances: {
					type: "array",
					items: ref("Row"),
					minItems: 1,
					maxItems: serving.max_instances
				} },
				required: ["instances"],
				additionalProperties: false
			},
			Answer: {
				type: "object",
				properties: {
					...rowProperties,
					...withVersion ? version : {}
				},
				required: [serving.prediction]
			},
			Answers: {
				type: "object",
				properties: {
					predictions: {
						type: "array",
						items: {
							type: "object",
							properties: rowProperties,
							required: [serving.prediction]
						}
					},
					...withVersion ? version : {}
				},
				required: ["predictions"]
			},
			Error: {
				type: "object",
				properties: { error: {
					type: "object",
					properties: {
						code: { type: "string" },
						message: { type: "string" },
						fields: {
							type: "array",
							items: {
								type: "object",
								properties: {
									field: { type: "string" },
									instance: { type: "integer" },
									problem: { type: "string" }
								},
								required: ["field", "problem"]
							}
						}
					},
					required: [
						"code",
						"message",
						"fields"
					]
				} },
				required: ["error"]
			}
		} }
	};
}

// src/serve/own-body.ts
const kept = /* @__PURE__ */ new WeakMap();
function headersOf(request) {
	const length = request.headers["content-length"];
	const hasBody = length !== void 0 || request.headers["transfer-encoding"] !== void 0;
	return {
		contentLength: length === void 0 ? void 0 : Number(length),
		hasBody
	};
}
function bodyHeaders(request) {
	return kept.get(request) ?? headersOf(request);
}
function canDecode(path) {
	try {
		return decodeURIComponent(path).length > 0;
	} catch {
		return false;
	}
}
const undecodable = "/undecodable-address";
function ownBody() {
	subscribe("http.server.request.start", (message) => {
		if (typeof message !== "object" || message === null || !("request" in message)) return;
		const { request } = message;
		if (!(request instanceof IncomingMessage)) return;
		kept.set(request, headersOf(request));
		delete request.headers["content-length"];
		delete request.headers["transfer-encoding"];
		if (!canDecode((request.url ?? "/").split("?", 1)[0])) request.url = undecodable;
	});
}

// src/serve/read-body.ts
function tooLarge(maxBytes) {
	return new Refusal(413, "BODY_TOO_LARGE", `The body is larger than ${maxBytes} bytes: send fewer instances at once.`);
}
function rawBody(request) {
	return "rawBody" in request && request.rawBody instanceof Uint8Array ? request.rawBody : void 0;
}
async function readBody(request, maxBytes) {
	const { contentLength } = bodyHeaders(request);
	if (contentLength !== void 0 && contentLength > maxBytes) throw tooLarge(maxBytes);
	const read = rawBody(request);
	if (read !== void 0) {
		if (read.length > maxBytes) throw tooLarge(maxBytes);
		return read;
	}
	return new Promise((resolve, reject) => {
		const chunks = [];
		let size = 0;
		const settle = (outcome) => {
			request.removeAllListeners("data");
			outcome();
		};
		request.on("data", (chunk) => {
			size += chunk.length;
			if (size <= maxBytes) chunks.push(chunk);
			else {
				settle(() => {
					reject(tooLarge(maxBytes));
				});
				request.resume();
			}
		});
		request.once("end", () => {
			settle(() => {
				resolve(Buffer.concat(chunks));
			});
		});
		request.once("error", (error) => {
			settle(() => {
				reject(new Refusal(400, "BODY_INCOMPLETE", "The body ended too early.", { cause: error }));
			});
		});
	});
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
const integer$1 = /^[+-]?\d+$/;
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
		if (!integer$1.test(trimmed)) return "number";
		return /^[+-]?0\d/.test(trimmed) || !Number.isSafeInteger(value) ? "identifier" : "number";
	}
	if (trimmed.length > LONGEST_PATTERN) return "text";
	if (booleans.has(trimmed)) return "boolean";
	if (infinite.test(trimmed)) return "infinite";
	if (prefixed.test(trimmed)) return "hexadecimal";
	if (comma.test(trimmed)) return "comma";
	return Number.isNaN(parseDate(trimmed)) ? "text" : "date";
}

// src/serve/read-value.ts
const number$3 = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const missing = {
	ok: true,
	value: null
};
function expected(what) {
	return {
		ok: false,
		problem: `must be ${what}`
	};
}
function categoryOfNumber(value, categories) {
	const text = String(value);
	if (categories === null || categories.includes(text)) return text;
	const same = categories.filter((category) => number$3.test(category) && Number(category) === value);
	return same.length === 1 ? same[0] : text;
}
function readJsonValue(value, feature) {
	if (value === null) return missing;
	switch (feature.kind) {
		case "number":
			if (typeof value !== "number") return expected("a JSON number, or null when it is missing");
			return Number.isFinite(value) ? {
				ok: true,
				value
			} : expected("a finite number");
		case "boolean": return typeof value === "boolean" ? {
			ok: true,
			value
		} : expected("true, false, or null when it is missing");
		case "date": {
			const time = typeof value === "string" ? parseDate(value.trim()) : NaN;
			return Number.isNaN(time) ? expected("a date as text, such as \"2026-01-31\" or \"2026-01-31T12:00:00Z\"") : {
				ok: true,
				value: time
			};
		}
		case "category":
			if (typeof value === "number" && Number.isFinite(value)) return {
				ok: true,
				value: categoryOfNumber(value, feature.categories)
			};
			if (typeof value === "string") return classifyText(value) === "missing" ? missing : {
				ok: true,
				value
			};
			return expected("a text, or null when it is missing");
	}
}
function readQueryValue(text, feature) {
	if (text === "") return missing;
	switch (feature.kind) {
		case "number": return number$3.test(text) && Number.isFinite(Number(text)) ? {
			ok: true,
			value: Number(text)
		} : expected("a finite number");
		case "boolean": return text === "true" || text === "false" ? {
			ok: true,
			value: text === "true"
		} : expected("true or false");
		case "date":
		case "category": return readJsonValue(text, feature);
	}
}

// src/serve/read-instances.ts
const maxProblems = 100;
var Problems = class {
	listed = [];
	count = 0;
	add(problem) {
		this.count++;
		if (this.listed.length < maxProblems) this.listed.push({
			...problem,
			field: problem.field.slice(0, 64)
		});
	}
	throwIfAny() {
		const [first] = this.listed;
		if (first === void 0) return;
		const where = first.instance === void 0 ? "" : ` of instance ${first.instance}`;
		const more = this.count === 1 ? "" : ` There are ${this.count} problems; fields lists ${this.count > maxProblems ? "the first of them" : "them"}.`;
		throw new Refusal(400, "INVALID_FIELDS", `The field "${first.field}"${where} ${first.problem}.${more}`, { fields: this.listed });
	}
};
function columnOf(feature, values) {
	const { name, kind } = feature;
	switch (kind) {
		case "number":
		case "date": return {
			kind,
			name,
			values: Float64Array.from(values, (value) => typeof value === "number" ? value : NaN)
		};
		case "boolean": return {
			kind,
			name,
			values: Uint8Array.from(values, (value) => typeof value === "boolean" ? Number(value) : 255)
		};
		case "category": {
			const index = /* @__PURE__ */ new Map();
			return {
				kind,
				name,
				codes: Int32Array.from(values, (value) => {
					if (typeof value !== "string") return -1;
					const code = index.get(value) ?? index.size;
					index.set(value, code);
					return code;
				}),
				categories: [...index.keys()]
			};
		}
	}
}
function tableOf(fields, rows) {
	return {
		rowCount: rows.length,
		columns: fields.map(({ feature }, index) => columnOf(feature, rows.map((row) => row[index])))
	};
}
function readRow(entries, fields, read, problems, where) {
	const row = fields.map(({ name, feature }) => {
		const value = entries.get(name);
		if (value === void 0) {
			problems.add({
				field: name,
				...where,
				problem: "is missing (send null when its value is not known)"
			});
			return null;
		}
		const found = read(value, feature);
		if (found.ok) return found.value;
		problems.add({
			field: name,
			...where,
			problem: found.problem
		});
		return null;
	});
	const names = fields.map(({ name }) => name);
	const known = new Set(names);
	for (const name of entries.keys()) {
		if (known.has(name)) continue;
		const near = problems.listed.length < maxProblems ? nearestName(name, names) : void 0;
		problems.add({
			field: name,
			...where,
			problem: near === void 0 ? "is not known" : `is not known: "${near}" is`
		});
	}
	return row;
}
function isObject$2(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function readInstances(body, fields, maxInstances) {
	if (!isObject$2(body)) throw new Refusal(400, "INVALID_BODY", "The body must be one row as a JSON object, or {\"instances\": [ … ]} with several.");
	const problems = new Problems();
	const list = Object.hasOwn(body, "instances") ? body["instances"] : void 0;
	if (!Array.isArray(list)) {
		const row = readRow(new Map(Object.entries(body)), fields, readJsonValue, problems, {});
		problems.throwIfAny();
		return {
			table: tableOf(fields, [row]),
			single: true
		};
	}
	const instances = list;
	for (const field of Object.keys(body)) if (field !== "instances") problems.add({
		field,
		problem: "is not known beside \"instances\""
	});
	problems.throwIfAny();
	if (instances.length === 0) throw new Refusal(400, "NO_INSTANCES", "The list \"instances\" is empty.");
	if (instances.length > maxInstances) throw new Refusal(413, "TOO_MANY_INSTANCES", `The list "instances" has ${instances.length} rows; at most ${maxInstances} are answered at once.`);
	const rows = instances.map((instance, index) => {
		if (isObject$2(instance)) return readRow(new Map(Object.entries(instance)), fields, readJsonValue, problems, { instance: index });
		problems.add({
			field: "instances",
			instance: index,
			problem: "must be a JSON object"
		});
		return [];
	});
	problems.throwIfAny();
	return {
		table: tableOf(fields, rows),
		single: false
	};
}
function readQueryInstance(query, fields) {
	const problems = new Problems();
	const entries = /* @__PURE__ */ new Map();
	for (const [name, value] of query) {
		if (entries.has(name)) problems.add({
			field: name,
			problem: "is given more than once"
		});
		entries.set(name, value);
	}
	const row = readRow(entries, fields, readQueryValue, problems, {});
	problems.throwIfAny();
	return {
		table: tableOf(fields, [row]),
		single: true
	};
}

// src/serve/read-json-body.ts
const maxDepth = 8;
function depthOf(text) {
	let depth = 0;
	let deepest = 0;
	let inString = false;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (inString) {
			if (code === 92) at++;
			else if (code === 34) inString = false;
		} else if (code === 34) inString = true;
		else if (code === 123 || code === 91) deepest = Math.max(deepest, ++depth);
		else if (code === 125 || code === 93) depth--;
	}
	return deepest;
}
function readJsonBody(bytes) {
	let text;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch (error) {
		throw new Refusal(400, "INVALID_JSON", "The body is not UTF-8 text.", { cause: error });
	}
	if (text.trim() === "") throw new Refusal(400, "EMPTY_BODY", "The body is empty: send one row as a JSON object, or {\"instances\": [ … ]}.");
	if (depthOf(text) > maxDepth) throw new Refusal(400, "TOO_DEEP", `The body is nested deeper than ${maxDepth} levels.`);
	try {
		return JSON.parse(text);
	} catch (error) {
		const notNumber = /(?<![\w"])-?(?:NaN|Infinity)\b/.test(text);
		throw new Refusal(400, "INVALID_JSON", notNumber ? "The body is not valid JSON: NaN and Infinity are no JSON numbers; write null for a missing value." : "The body is not valid JSON.", { cause: error });
	}
}

// src/serve/request-fields.ts
init_retrain_error();
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

// src/serve/handler.ts
init_retrain_error();
const routes = {
	"/": [
		"GET",
		"HEAD",
		"POST"
	],
	"/predict": [
		"GET",
		"HEAD",
		"POST"
	],
	"/healthz": ["GET", "HEAD"],
	"/health": ["GET", "HEAD"],
	"/version": ["GET", "HEAD"],
	"/schema": ["GET", "HEAD"]
};
function send(request, response, { status, body, headers }) {
	const bytes = Buffer.from(`${JSON.stringify(body)}\n`);
	response.writeHead(status, {
		"content-type": "application/json; charset=utf-8",
		"content-length": String(bytes.length),
		"cache-control": "no-store",
		"x-content-type-options": "nosniff",
		...headers
	});
	response.end(request.method === "HEAD" ? void 0 : bytes);
}
function answerRefusal({ status, code, message, fields, headers }) {
	return {
		status,
		body: { error: {
			code,
			message,
			fields
		} },
		headers
	};
}
function unavailable(error) {
	const reason = error instanceof RetrainError ? error.message : "The model could not be loaded; the log of the function says why.";
	return new Refusal(503, error instanceof RetrainError ? error.code : "NOT_READY", reason, { cause: error });
}
function checkMediaType(request) {
	const encoding = request.headers["content-encoding"];
	if (encoding !== void 0 && encoding.toLowerCase() !== "identity") throw new Refusal(415, "UNSUPPORTED_ENCODING", "Send the body uncompressed.", { headers: { "accept-encoding": "identity" } });
	const type = request.headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase();
	if (type === void 0 || type === "" || type === "application/json" || /^application\/[\w.-]+\+json$/.test(type)) return;
	throw new Refusal(415, "UNSUPPORTED_MEDIA_TYPE", "Send JSON, with the header content-type: application/json.", { headers: { accept: "application/json" } });
}
async function predict$1({ predictor, serving }, { table, single }) {
	const answers = rowAnswers(await predictor.predict(table), predictor, serving);
	const version = serving.include.includes("model_version") ? { model_version: serving.version } : {};
	return single ? {
		...answers[0],
		...version
	} : {
		predictions: answers,
		...version
	};
}
async function postedInstances(request, { fields, serving }) {
	checkMediaType(request);
	return readInstances(readJsonBody(await readBody(request, serving.max_body_bytes)), fields, serving.max_instances);
}
function createHandler({ service, revision, onFailure }) {
	const ready = service.then((loaded) => {
		answerLabels(loaded.predictor.classes, loaded.serving.labels);
		return {
			...loaded,
			fields: requestFields(loaded.predictor.features, loaded.serving.fields)
		};
	});
	ready.catch(onFailure);
	const route = async (request) => {
		const [path, query] = (request.url ?? "/").split(/\?(.*)/s, 2);
		const methods = Object.hasOwn(routes, path) ? routes[path] : void 0;
		if (methods === void 0) throw new Refusal(404, "NOT_FOUND", `There is nothing at this address: use ${Object.keys(routes).join(", ")}.`);
		if (request.method === void 0 || !methods.includes(request.method)) throw new Refusal(405, "METHOD_NOT_ALLOWED", `Use ${methods.join(" or ")} here.`, { headers: { allow: methods.join(", ") } });
		let loaded;
		try {
			loaded = await ready;
		} catch (error) {
			throw unavailable(error);
		}
		const { serving, predictor, fields } = loaded;
		const headers = { "x-model-version": serving.version };
		if (request.method === "POST") return {
			status: 200,
			headers,
			body: await predict$1(loaded, await postedInstances(request, loaded))
		};
		switch (path) {
			case "/predict":
				if (bodyHeaders(request).contentLength !== void 0 && bodyHeaders(request).contentLength !== 0) throw new Refusal(400, "UNEXPECTED_BODY", "A GET request has its fields in the query string; send a body with POST.");
				return {
					status: 200,
					headers,
					body: await predict$1(loaded, readQueryInstance(new URLSearchParams(query), fields))
				};
			case "/healthz":
			case "/health": return {
				status: 200,
				headers,
				body: {
					status: "ok",
					model_version: serving.version
				}
			};
			case "/version": return {
				status: 200,
				headers,
				body: {
					model_version: serving.version,
					revision,
					task: predictor.task
				}
			};
			case "/schema": return {
				status: 200,
				headers,
				body: openApi(predictor, fields, serving)
			};
			default: return {
				status: 200,
				headers,
				body: {
					model_version: serving.version,
					predict: "POST one row, or {\"instances\": [ … ]}, to /predict",
					schema: "/schema",
					health: "/healthz",
					version: "/version"
				}
			};
		}
	};
	return async (request, response) => {
		try {
			send(request, response, await route(request));
		} catch (error) {
			if (error instanceof Refusal) {
				send(request, response, answerRefusal(error));
				return;
			}
			onFailure(error);
			send(request, response, answerRefusal(new Refusal(500, "PREDICTION_FAILED", "The prediction failed; the log of the function says why.")));
		}
	};
}

// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function joinValues(array, separator = "|") {
	return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
function cached(getter) {
	return new Cached(getter);
}
function nullish(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
	const ratio = val / step;
	const roundedRatio = Math.round(ratio);
	const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
	if (Math.abs(ratio - roundedRatio) < tolerance) return 0;
	return ratio - roundedRatio;
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
function rawShape(def) {
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
	return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
	Object.defineProperty(target, key, {
		get() {
			const value = getter();
			assignProp(this, key, value);
			return value;
		},
		enumerable: true,
		configurable: true
	});
}
function putProp(target, key, value) {
	if (key in target) assignProp(target, key, value);
	else target[key] = value;
}
function mirrorShape(target, source, keys, wrap) {
	const raw = sourceShape(source);
	for (const key of keys) {
		const desc = Object.getOwnPropertyDescriptor(raw, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => {
			const value = source._zod.def.shape[key];
			return wrap ? wrap(value, key) : value;
		});
		else putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
	}
}
function mirrorProps(target, source) {
	for (const key of Reflect.ownKeys(source)) {
		const desc = Object.getOwnPropertyDescriptor(source, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => source[key]);
		else putProp(target, key, desc.value);
	}
}
function mergeDefs(...defs) {
	const mergedDescriptors = {};
	for (const def of defs) {
		const descriptors = Object.getOwnPropertyDescriptors(def);
		Object.assign(mergedDescriptors, descriptors);
	}
	return Object.defineProperties({}, mergedDescriptors);
}
function esc(str) {
	return JSON.stringify(str);
}
function slugify(input) {
	return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
function isObject$1(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
function isPlainObject(o) {
	if (isObject$1(o) === false) return false;
	const ctor = o.constructor;
	if (ctor === void 0) return true;
	if (typeof ctor !== "function") return true;
	const prot = ctor.prototype;
	if (isObject$1(prot) === false) return false;
	if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) return false;
	return true;
}
function shallowClone(o) {
	if (isPlainObject(o)) return { ...o };
	if (Array.isArray(o)) return [...o];
	if (o instanceof Map) return new Map(o);
	if (o instanceof Set) return new Set(o);
	return o;
}
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function stringifyPrimitive(value) {
	if (typeof value === "bigint") return value.toString() + "n";
	if (typeof value === "string") return `"${value}"`;
	return `${value}`;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
function pick(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".pick() cannot be used on object schemas containing refinements");
	const newShape = {};
	mirrorShape(newShape, schema, maskedKeys(schema, mask));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function maskedKeys(schema, mask) {
	const raw = sourceShape(schema);
	const keys = [];
	for (const key of Reflect.ownKeys(mask)) {
		if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) throw new Error(`Unrecognized key: "${String(key)}"`);
		if (mask[key]) keys.push(key);
	}
	return keys;
}
function omit(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".omit() cannot be used on object schemas containing refinements");
	const omitted = new Set(maskedKeys(schema, mask));
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function extend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to extend: expected a plain object");
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) {
		const existingShape = sourceShape(schema);
		for (const key of Reflect.ownKeys(shape)) if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
	}
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
	mirrorProps(newShape, shape);
	return newShape;
}
function safeExtend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to safeExtend: expected a plain object");
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
	if (!b?._zod?.def) throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
	if (a._zod.def.checks?.length) throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
	const newShape = {};
	mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
	mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
	return clone(a, mergeDefs(a._zod.def, {
		shape: newShape,
		get catchall() {
			return b._zod.def.catchall;
		},
		checks: b._zod.def.checks ?? []
	}));
}
function partial(Class, schema, mask, name = "partial") {
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class && ((value, key) => selected && !selected.has(key) ? value : new Class({
		type: "optional",
		innerType: value
	})));
	return clone(schema, mergeDefs(schema._zod.def, {
		shape: newShape,
		checks: []
	}));
}
function required(Class, schema, mask) {
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => selected && !selected.has(key) ? value : new Class({
		type: "nonoptional",
		innerType: value
	}));
	return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function parsedType(data) {
	const t = typeof data;
	switch (t) {
		case "number": return Number.isNaN(data) ? "nan" : "number";
		case "object": {
			if (data === null) return "null";
			if (Array.isArray(data)) return "array";
			const obj = data;
			if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) return obj.constructor.name;
		}
	}
	return t;
}
function issue(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
function own(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
function hide(inst, key, value) {
	return own(inst, key, value, false);
}
/* @__NO_SIDE_EFFECTS__ */
function derived(computes, table) {
	for (const key in computes) {
		const compute = computes[key];
		Object.defineProperty(table, key, {
			configurable: true,
			enumerable: true,
			get() {
				return own(this, key, compute(this));
			},
			set(value) {
				own(this, key, value);
			}
		});
	}
	return table;
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
		}
	});
}
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
function constantCatch(value) {
	const fn = () => value;
	fn[CONSTANT_CATCH] = true;
	return fn;
}
var Cached, captureStackTrace, allowsEval, propertyKeyTypes, NUMBER_FORMAT_RANGES, BIGINT_FORMAT_RANGES, highSurrogate, installing, broke, breaker, CONSTANT_CATCH;
var init_util = __esmMin((() => {
	init_core$1();
	Cached = class {
		constructor(getter) {
			this._getter = getter;
			this._value = void 0;
		}
		get value() {
			const getter = this._getter;
			if (getter !== void 0) {
				this._value = getter();
				this._getter = void 0;
			}
			return this._value;
		}
	};
	captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
	allowsEval = /* @__PURE__*/ cached(() => {
		if (globalConfig.jitless) return false;
		if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) return false;
		try {
			new Function("");
			return true;
		} catch (_) {
			return false;
		}
	});
	propertyKeyTypes = /* @__PURE__*/ new Set([
		"string",
		"number",
		"symbol"
	]);
	NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
		safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
		int32: [-2147483648, 2147483647],
		uint32: [0, 4294967295],
		float32: [-34028234663852886e22, 34028234663852886e22],
		float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
	}))();
	BIGINT_FORMAT_RANGES = {
		int64: [/* @__PURE__*/ BigInt("-9223372036854775808"), /* @__PURE__*/ BigInt("9223372036854775807")],
		uint64: [/* @__PURE__*/ BigInt(0), /* @__PURE__*/ BigInt("18446744073709551615")]
	};
	highSurrogate = /[\uD800-\uDBFF]/;
	;
	broke = false;
	breaker = {
		configurable: true,
		get() {
			broke = true;
		}
	};
	CONSTANT_CATCH = "~constantCatch";
}));

// node_modules/zod/v4/core/core.js
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
/* @__NO_SIDE_EFFECTS__ */
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = /* @__PURE__ */ new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}
var _a$1, _zodDesc, _E, $ZodAsyncError, $ZodEncodeError, globalConfig;
var init_core$1 = __esmMin((() => {
	init_util();
	;
	_zodDesc = {
		value: void 0,
		enumerable: false
	};
	_E = "captureStackTrace" in Error ? Error : null;
	$ZodAsyncError = class extends Error {
		constructor() {
			super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
		}
	};
	$ZodEncodeError = class extends Error {
		constructor(name) {
			super(`Encountered unidirectional transform during encode: ${name}`);
			this.name = "ZodEncodeError";
		}
	};
	(_a$1 = globalThis).__zod_globalConfig ?? (_a$1.__zod_globalConfig = {});
	globalConfig = globalThis.__zod_globalConfig;
}));

// node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
function node(obj, key, make) {
	if (!Object.prototype.hasOwnProperty.call(obj, key)) {
		if (key === "__proto__") Object.defineProperty(obj, key, {
			value: make(),
			writable: true,
			enumerable: true,
			configurable: true
		});
		else obj[key] = make();
	}
	return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
	const fieldErrors = {};
	const formErrors = [];
	for (const sub of error.issues) if (sub.path.length > 0) node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
	else formErrors.push(mapper(sub));
	return {
		formErrors,
		fieldErrors
	};
}
function formatError(error, mapper = (issue) => issue.message) {
	const fieldErrors = { _errors: [] };
	const processError = (error, path = []) => {
		for (const issue of error.issues) if (issue.code === "invalid_union" && issue.errors.length) issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
		else if (issue.code === "invalid_key") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else if (issue.code === "invalid_element") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else {
			const fullpath = [...path, ...issue.path];
			if (fullpath.length === 0) fieldErrors._errors.push(mapper(issue));
			else {
				let curr = fieldErrors;
				let i = 0;
				while (i < fullpath.length) {
					const el = fullpath[i];
					const terminal = i === fullpath.length - 1;
					if (el === "_errors") {
						if (terminal) curr._errors.push(mapper(issue));
						i++;
						continue;
					}
					if (!Object.prototype.hasOwnProperty.call(curr, el)) Object.defineProperty(curr, el, {
						value: { _errors: [] },
						enumerable: true,
						writable: true,
						configurable: true
					});
					const node = curr[el];
					if (terminal) node._errors.push(mapper(issue));
					curr = node;
					i++;
				}
			}
		}
	};
	processError(error);
	return fieldErrors;
}
var _messageDesc, _issuesDesc, _installedToString, initializer$1, $ZodError;
var init_errors$1 = __esmMin((() => {
	init_core$1();
	init_util();
	_messageDesc = {
		get: _getMessage,
		set: _setMessage,
		enumerable: true,
		configurable: true
	};
	_issuesDesc = {
		value: void 0,
		enumerable: false
	};
	_installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
	initializer$1 = (inst, def) => {
		inst.name = "$ZodError";
		_issuesDesc.value = def;
		Object.defineProperty(inst, "issues", _issuesDesc);
		_issuesDesc.value = void 0;
		Object.defineProperty(inst, "message", _messageDesc);
		const proto = Object.getPrototypeOf(inst);
		if (!_installedToString.has(proto)) {
			_installedToString.add(proto);
			Object.defineProperty(proto, "toString", {
				configurable: true,
				enumerable: false,
				get() {
					const value = () => this.message;
					Object.defineProperty(this, "toString", {
						value,
						configurable: true,
						writable: true
					});
					return value;
				},
				set(value) {
					Object.defineProperty(this, "toString", {
						value,
						configurable: true,
						writable: true
					});
				}
			});
		}
	};
	$ZodError = /* @__PURE__ */ $constructor("$ZodError", initializer$1);
}));

// node_modules/zod/v4/core/parse.js
function finalizeParams(callee, params) {
	return {
		callee: params?.callee ?? callee,
		Err: params?.Err
	};
}
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
function validateFallback(schema, value, _ctx) {
	const ctx = _ctx ? {
		..._ctx,
		async: false,
		abortEarly: true
	} : {
		async: false,
		abortEarly: true
	};
	const fallbackRun = schema._zod.bag.fallbackRun;
	let result;
	if (fallbackRun) {
		ctx[COMPILE_FALLBACK] = true;
		result = fallbackRun({
			value,
			issues: []
		}, ctx);
	} else result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length === 0;
}
var _parse, _parseAsync, _safeParse, _safeParseAsync, COMPILE_INVALID, COMPILE_FALLBACK, validate, validateAsync$1, _encode, _decode, _encodeAsync, _decodeAsync, _safeEncode, _safeDecode, _safeEncodeAsync, _safeDecodeAsync;
var init_parse$1 = __esmMin((() => {
	init_core$1();
	init_util();
	_parse = (_Err) => {
		const fn = (schema, value, _ctx, _params) => {
			const ctx = _ctx ? {
				..._ctx,
				async: false
			} : { async: false };
			const result = schema._zod.run({
				value,
				issues: []
			}, ctx);
			if (result instanceof Promise) throw new $ZodAsyncError();
			if (result.issues.length) {
				const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
				captureStackTrace(e, _params?.callee ?? fn);
				throw e;
			}
			return result.value;
		};
		return fn;
	};
	_parseAsync = (_Err) => {
		const fn = async (schema, value, _ctx, params) => {
			const ctx = _ctx ? {
				..._ctx,
				async: true
			} : { async: true };
			let result = schema._zod.run({
				value,
				issues: []
			}, ctx);
			if (result instanceof Promise) result = await result;
			if (result.issues.length) {
				const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
				captureStackTrace(e, params?.callee ?? fn);
				throw e;
			}
			return result.value;
		};
		return fn;
	};
	_safeParse = (_Err) => (schema, value, _ctx) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		return result.issues.length ? failure(_Err, result.issues, ctx) : {
			success: true,
			data: result.value
		};
	};
	_safeParseAsync = (_Err) => async (schema, value, _ctx) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		return result.issues.length ? failure(_Err, result.issues, ctx) : {
			success: true,
			data: result.value
		};
	};
	COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
	COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
	validate = ((schema, value, _ctx) => {
		const validator = schema._zod.bag.validator;
		if (validator !== void 0) {
			if (validator(value) !== COMPILE_INVALID) return true;
			if (validator.definite === true && _ctx === void 0) return false;
		}
		return validateFallback(schema, value, _ctx);
	});
	validateAsync$1 = async (schema, value, _ctx) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true,
			abortEarly: true
		} : {
			async: true,
			abortEarly: true
		};
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		return result.issues.length === 0;
	};
	_encode = (_Err) => {
		const parse = _parse(_Err);
		const fn = (schema, value, _ctx, _params) => {
			const ctx = _ctx ? {
				..._ctx,
				direction: "backward"
			} : { direction: "backward" };
			return parse(schema, value, ctx, finalizeParams(fn, _params));
		};
		return fn;
	};
	_decode = (_Err) => {
		const parse = _parse(_Err);
		const fn = (schema, value, _ctx, _params) => {
			return parse(schema, value, _ctx, finalizeParams(fn, _params));
		};
		return fn;
	};
	_encodeAsync = (_Err) => {
		const parseAsync = _parseAsync(_Err);
		const fn = async (schema, value, _ctx, _params) => {
			const ctx = _ctx ? {
				..._ctx,
				direction: "backward"
			} : { direction: "backward" };
			return await parseAsync(schema, value, ctx, finalizeParams(fn, _params));
		};
		return fn;
	};
	_decodeAsync = (_Err) => {
		const parseAsync = _parseAsync(_Err);
		const fn = async (schema, value, _ctx, _params) => {
			return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
		};
		return fn;
	};
	_safeEncode = (_Err) => (schema, value, _ctx) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return _safeParse(_Err)(schema, value, ctx);
	};
	_safeDecode = (_Err) => (schema, value, _ctx) => {
		return _safeParse(_Err)(schema, value, _ctx);
	};
	_safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return _safeParseAsync(_Err)(schema, value, ctx);
	};
	_safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
		return _safeParseAsync(_Err)(schema, value, _ctx);
	};
}));

// node_modules/zod/v4/core/regexes.js
function nanoidOfLength(length) {
	return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
function emoji() {
	return new RegExp(_emoji$1, "u");
}
function anchor(source) {
	return new RegExp(`^${source}$`);
}
function timeSource(args) {
	const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
	return typeof args.precision === "number" ? args.precision === -1 ? `${hhmm}` : args.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}` : args.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
}
function time(args) {
	return new RegExp(`^${timeSource(args)}$`);
}
function datetime(args) {
	const opts = ["Z"];
	if (args.offset) opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
	const qualified = `${timeSource({
		precision: args.precision,
		seconds: true
	})}(?:${opts.join("|")})`;
	const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
	return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
var cuid, cuid2, ulid, xid, ksuid, nanoid, duration, guid, uuid, email, _emoji$1, ipv4, ipv6, cidrv4, cidrv6, base64, base64url, httpProtocol, e164, dateSource, date, anyString, integer, number$2, boolean$1, _null$2, lowercase, uppercase;
var init_regexes = __esmMin((() => {
	cuid = /^[cC][0-9a-z]{6,}$/;
	cuid2 = /^[0-9a-z]+$/;
	ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
	xid = /^[0-9a-vA-V]{20}$/;
	ksuid = /^[A-Za-z0-9]{27}$/;
	nanoid = /^[a-zA-Z0-9_-]{21}$/;
	duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
	guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
	uuid = (version) => {
		if (!version) return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
		return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
	};
	email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
	_emoji$1 = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
	ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
	ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
	cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
	cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
	base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
	base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
	httpProtocol = /^https?$/;
	e164 = /^\+[1-9]\d{6,14}$/;
	dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
	date = /*@__PURE__*/ anchor(dateSource);
	anyString = /^[\s\S]{0,}$/;
	integer = /^-?\d+$/;
	number$2 = /^-?\d+(?:\.\d+)?$/;
	boolean$1 = /^(?:true|false)$/i;
	_null$2 = /^null$/i;
	lowercase = /^[^A-Z]*$/;
	uppercase = /^[^a-z]*$/;
}));

// node_modules/zod/v4/core/checks.js
var $ZodCheck, _whenHasLength, numericOriginMap, $ZodCheckLessThan, $ZodCheckGreaterThan, $ZodCheckMultipleOf, $ZodCheckNumberFormat, $ZodCheckMaxLength, $ZodCheckMinLength, $ZodCheckLengthEquals, $ZodCheckStringFormat, $ZodCheckRegex, $ZodCheckLowerCase, $ZodCheckUpperCase, $ZodCheckIncludes, $ZodCheckStartsWith, $ZodCheckEndsWith, $ZodCheckOverwrite;
var init_checks$1 = __esmMin((() => {
	init_core$1();
	init_regexes();
	init_util();
	$ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
		var _a;
		inst._zod ?? (inst._zod = {});
		inst._zod.def = def;
		(_a = inst._zod).onattach ?? (_a.onattach = []);
	});
	_whenHasLength = (payload) => {
		const val = payload.value;
		return !nullish(val) && val.length !== void 0;
	};
	numericOriginMap = {
		number: "number",
		bigint: "bigint",
		object: "date"
	};
	$ZodCheckLessThan = /*@__PURE__*/ $constructor("$ZodCheckLessThan", (inst, def) => {
		$ZodCheck.init(inst, def);
		const origin = numericOriginMap[typeof def.value];
		inst._zod.check = (payload) => {
			if (def.inclusive ? payload.value <= def.value : payload.value < def.value) return;
			payload.issues.push({
				origin: numericOriginMap[typeof payload.value] ?? origin,
				code: "too_big",
				maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
				input: payload.value,
				inclusive: def.inclusive,
				inst,
				continue: !def.abort
			});
		};
	});
	$ZodCheckGreaterThan = /*@__PURE__*/ $constructor("$ZodCheckGreaterThan", (inst, def) => {
		$ZodCheck.init(inst, def);
		const origin = numericOriginMap[typeof def.value];
		inst._zod.check = (payload) => {
			if (def.inclusive ? payload.value >= def.value : payload.value > def.value) return;
			payload.issues.push({
				origin: numericOriginMap[typeof payload.value] ?? origin,
				code: "too_small",
				minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
				input: payload.value,
				inclusive: def.inclusive,
				inst,
				continue: !def.abort
			});
		};
	});
	$ZodCheckMultipleOf = /*@__PURE__*/ $constructor("$ZodCheckMultipleOf", (inst, def) => {
		$ZodCheck.init(inst, def);
		inst._zod.check = (payload) => {
			if (typeof payload.value !== typeof def.value) throw new Error("Cannot mix number and bigint in multiple_of check.");
			if (typeof payload.value === "bigint" ? def.value !== BigInt(0) && payload.value % def.value === BigInt(0) : floatSafeRemainder(payload.value, def.value) === 0) return;
			payload.issues.push({
				origin: typeof payload.value,
				code: "not_multiple_of",
				divisor: def.value,
				input: payload.value,
				inst,
				continue: !def.abort
			});
		};
	});
	$ZodCheckNumberFormat = /*@__PURE__*/ $constructor("$ZodCheckNumberFormat", (inst, def) => {
		$ZodCheck.init(inst, def);
		def.format = def.format || "float64";
		const isInt = def.format?.includes("int");
		const origin = isInt ? "int" : "number";
		const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
		inst._zod.check = (payload) => {
			const input = payload.value;
			if (isInt) {
				if (!Number.isInteger(input)) {
					payload.issues.push({
						expected: origin,
						format: def.format,
						code: "invalid_type",
						continue: false,
						input,
						inst
					});
					return;
				}
				if (!Number.isSafeInteger(input)) {
					if (input > 0) payload.issues.push({
						input,
						code: "too_big",
						maximum: Number.MAX_SAFE_INTEGER,
						note: "Integers must be within the safe integer range.",
						inst,
						origin,
						inclusive: true,
						continue: !def.abort
					});
					else payload.issues.push({
						input,
						code: "too_small",
						minimum: Number.MIN_SAFE_INTEGER,
						note: "Integers must be within the safe integer range.",
						inst,
						origin,
						inclusive: true,
						continue: !def.abort
					});
					return;
				}
			}
			if (input < minimum) payload.issues.push({
				origin: "number",
				input,
				code: "too_small",
				minimum,
				inclusive: true,
				inst,
				continue: !def.abort
			});
			if (input > maximum) payload.issues.push({
				origin: "number",
				input,
				code: "too_big",
				maximum,
				inclusive: true,
				inst,
				continue: !def.abort
			});
		};
	});
	$ZodCheckMaxLength = /*@__PURE__*/ $constructor("$ZodCheckMaxLength", (inst, def) => {
		var _a;
		$ZodCheck.init(inst, def);
		(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
		inst._zod.check = (payload) => {
			const input = payload.value;
			const units = input.length;
			if ((typeof input === "string" && units > def.maximum ? codePointLength(input) : units) <= def.maximum) return;
			const origin = getLengthableOrigin(input);
			payload.issues.push({
				origin,
				code: "too_big",
				maximum: def.maximum,
				inclusive: true,
				input,
				inst,
				continue: !def.abort
			});
		};
	});
	$ZodCheckMinLength = /*@__PURE__*/ $constructor("$ZodCheckMinLength", (inst, def) => {
		var _a;
		$ZodCheck.init(inst, def);
		(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
		inst._zod.check = (payload) => {
			const input = payload.value;
			const units = input.length;
			if ((typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
			const origin = getLengthableOrigin(input);
			payload.issues.push({
				origin,
				code: "too_small",
				minimum: def.minimum,
				inclusive: true,
				input,
				inst,
				continue: !def.abort
			});
		};
	});
	$ZodCheckLengthEquals = /*@__PURE__*/ $constructor("$ZodCheckLengthEquals", (inst, def) => {
		var _a;
		$ZodCheck.init(inst, def);
		(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
		inst._zod.check = (payload) => {
			const input = payload.value;
			const units = input.length;
			const length = typeof input === "string" && units >= def.length && units <= def.length * 2 ? codePointLength(input) : units;
			if (length === def.length) return;
			const origin = getLengthableOrigin(input);
			const tooBig = length > def.length;
			payload.issues.push({
				origin,
				...tooBig ? {
					code: "too_big",
					maximum: def.length
				} : {
					code: "too_small",
					minimum: def.length
				},
				inclusive: true,
				exact: true,
				input: payload.value,
				inst,
				continue: !def.abort
			});
		};
	});
	$ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
		var _a, _b;
		$ZodCheck.init(inst, def);
		if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
			def.pattern.lastIndex = 0;
			if (def.pattern.test(payload.value)) return;
			payload.issues.push({
				origin: "string",
				code: "invalid_format",
				format: def.format,
				input: payload.value,
				...def.pattern ? { pattern: def.pattern.toString() } : {},
				inst,
				continue: !def.abort
			});
		});
		else (_b = inst._zod).check ?? (_b.check = () => {});
	});
	$ZodCheckRegex = /*@__PURE__*/ $constructor("$ZodCheckRegex", (inst, def) => {
		$ZodCheckStringFormat.init(inst, def);
		inst._zod.check = (payload) => {
			def.pattern.lastIndex = 0;
			if (def.pattern.test(payload.value)) return;
			payload.issues.push({
				origin: "string",
				code: "invalid_format",
				format: "regex",
				input: payload.value,
				pattern: def.pattern.toString(),
				inst,
				continue: !def.abort
			});
		};
	});
	$ZodCheckLowerCase = /*@__PURE__*/ $constructor("$ZodCheckLowerCase", (inst, def) => {
		def.pattern ?? (def.pattern = lowercase);
		$ZodCheckStringFormat.init(inst, def);
	});
	$ZodCheckUpperCase = /*@__PURE__*/ $constructor("$ZodCheckUpperCase", (inst, def) => {
		def.pattern ?? (def.pattern = uppercase);
		$ZodCheckStringFormat.init(inst, def);
	});
	$ZodCheckIncludes = /*@__PURE__*/ $constructor("$ZodCheckIncludes", (inst, def) => {
		$ZodCheck.init(inst, def);
		const escapedRegex = escapeRegex(def.includes);
		def.pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
		inst._zod.check = (payload) => {
			if (payload.value.includes(def.includes, def.position)) return;
			payload.issues.push({
				origin: "string",
				code: "invalid_format",
				format: "includes",
				includes: def.includes,
				input: payload.value,
				inst,
				continue: !def.abort
			});
		};
	});
	$ZodCheckStartsWith = /*@__PURE__*/ $constructor("$ZodCheckStartsWith", (inst, def) => {
		$ZodCheck.init(inst, def);
		const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
		def.pattern ?? (def.pattern = pattern);
		inst._zod.check = (payload) => {
			if (payload.value.startsWith(def.prefix)) return;
			payload.issues.push({
				origin: "string",
				code: "invalid_format",
				format: "starts_with",
				prefix: def.prefix,
				input: payload.value,
				inst,
				continue: !def.abort
			});
		};
	});
	$ZodCheckEndsWith = /*@__PURE__*/ $constructor("$ZodCheckEndsWith", (inst, def) => {
		$ZodCheck.init(inst, def);
		const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
		def.pattern ?? (def.pattern = pattern);
		inst._zod.check = (payload) => {
			if (payload.value.endsWith(def.suffix)) return;
			payload.issues.push({
				origin: "string",
				code: "invalid_format",
				format: "ends_with",
				suffix: def.suffix,
				input: payload.value,
				inst,
				continue: !def.abort
			});
		};
	});
	$ZodCheckOverwrite = /*@__PURE__*/ $constructor("$ZodCheckOverwrite", (inst, def) => {
		$ZodCheck.init(inst, def);
		inst._zod.check = (payload) => {
			payload.value = def.tx(payload.value);
		};
	});
}));

// node_modules/zod/v4/core/doc.js
var Doc;
var init_doc = __esmMin((() => {
	Doc = class {
		constructor(args = [], closed = {}) {
			this.content = [];
			this.indent = 0;
			this.args = args;
			this.closed = closed;
		}
		indented(fn) {
			this.indent += 1;
			try {
				fn(this);
			} finally {
				this.indent -= 1;
			}
		}
		write(arg) {
			if (typeof arg === "function") {
				arg(this, { execution: "sync" });
				arg(this, { execution: "async" });
				return;
			}
			const lines = arg.split("\n").filter((x) => x);
			const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
			const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
			for (const line of dedented) this.content.push(line);
		}
		compile() {
			const F = Function;
			const content = this?.content ?? [``];
			return new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {\n${content.join("\n")}\n};`)(...Object.values(this.closed));
		}
	};
}));

// node_modules/zod/v4/core/versions.js
var version;
var init_versions = __esmMin((() => {
	version = {
		major: 4,
		minor: 6,
		patch: 7
	};
}));

// node_modules/zod/v4/core/schemas.js
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
function canParseURL(input) {
	try {
		if (typeof URL !== "undefined" && typeof URL.canParse === "function") return URL.canParse(input);
		new URL(input);
		return true;
	} catch {
		return false;
	}
}
function validateURL(trimmed, def) {
	if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) return canParseURL(trimmed) || 2;
	return parseURLObject(trimmed, def);
}
function parseURLObject(trimmed, def) {
	if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) return 1;
	try {
		if (typeof URL !== "undefined") {
			const URLStatic = URL;
			if (typeof URLStatic.parse === "function") return URLStatic.parse(trimmed) ?? 2;
		}
		return new URL(trimmed);
	} catch {
		return 2;
	}
}
function stripTabAndNewline(value) {
	return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
	hostname.lastIndex = 0;
	return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
	protocol.lastIndex = 0;
	return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
function isValidIPv6(value) {
	if (!ipv6Alphabet.test(value)) return false;
	return canParseURL(`http://[${value}]`);
}
function isValidCIDRv6(value) {
	const parts = value.split("/");
	if (parts.length !== 2) return false;
	const [address, prefix] = parts;
	if (!prefix) return false;
	const prefixNum = Number(prefix);
	if (`${prefixNum}` !== prefix) return false;
	if (prefixNum < 0 || prefixNum > 128) return false;
	return isValidIPv6(address);
}
function isValidBase64(data) {
	if (data === "") return true;
	if (/\s/.test(data)) return false;
	if (data.length % 4 !== 0) return false;
	try {
		atob(data);
		return true;
	} catch {
		return false;
	}
}
function isValidBase64URL(data) {
	if (!base64urlCharset.test(data)) return false;
	const base64 = data.replace(/[-_]/g, (c) => c === "-" ? "+" : "/");
	return isValidBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, "="));
}
function isValidJWT(token, algorithm = null) {
	try {
		const tokensParts = token.split(".");
		if (tokensParts.length !== 3) return false;
		const [header] = tokensParts;
		if (!header) return false;
		const parsedHeader = JSON.parse(atob(header));
		if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT") return false;
		if (!parsedHeader.alg) return false;
		if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm)) return false;
		return true;
	} catch {
		return false;
	}
}
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
function handleUnionResults(results, final, inst, ctx) {
	for (const result of results) if (result.issues.length === 0) {
		final.value = result.value;
		return final;
	}
	const nonaborted = results.filter((r) => !aborted(r));
	if (nonaborted.length === 1) {
		final.value = nonaborted[0].value;
		return nonaborted[0];
	}
	final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
	});
	return final;
}
function discriminatorMap(def) {
	const map = /* @__PURE__ */ new Map();
	for (const option of def.options) {
		const values = option._zod.propValues?.[def.discriminator];
		if (!values || values.size === 0) throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
		for (const value of values) if (map.has(value)) {
			if (value !== void 0) throw new Error(`Duplicate discriminator value "${String(value)}"`);
			map.set(value, null);
		} else map.set(value, option);
	}
	return map;
}
function mergeValues(a, b) {
	if (a === b) return {
		valid: true,
		data: a
	};
	if (a instanceof Date && b instanceof Date && +a === +b) return {
		valid: true,
		data: a
	};
	if (isPlainObject(a) && isPlainObject(b)) {
		const bKeys = Object.keys(b);
		const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
		const newObj = {
			...a,
			...b
		};
		if (Object.prototype.hasOwnProperty.call(newObj, "__proto__")) delete newObj.__proto__;
		for (const key of sharedKeys) {
			if (key === "__proto__") continue;
			const sharedValue = mergeValues(a[key], b[key]);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [key, ...sharedValue.mergeErrorPath]
			};
			newObj[key] = sharedValue.data;
		}
		return {
			valid: true,
			data: newObj
		};
	}
	if (Array.isArray(a) && Array.isArray(b)) {
		if (a.length !== b.length) return {
			valid: false,
			mergeErrorPath: []
		};
		const newArray = [];
		for (let index = 0; index < a.length; index++) {
			const itemA = a[index];
			const itemB = b[index];
			const sharedValue = mergeValues(itemA, itemB);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [index, ...sharedValue.mergeErrorPath]
			};
			newArray.push(sharedValue.data);
		}
		return {
			valid: true,
			data: newArray
		};
	}
	return {
		valid: false,
		mergeErrorPath: []
	};
}
function handleIntersectionResults(result, left, right) {
	const unrecKeys = /* @__PURE__ */ new Map();
	let unrecIssue;
	const keyIssues = /* @__PURE__ */ new Map();
	const collect = (iss, side) => {
		let keys;
		if (iss.code === "unrecognized_keys" && !iss.path?.length) {
			unrecIssue ?? (unrecIssue = iss);
			keys = iss.keys;
		} else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
			const k = String(iss.path[0]);
			if (!keyIssues.has(k)) keyIssues.set(k, iss);
			keys = [k];
		} else return false;
		for (const k of keys) {
			if (!unrecKeys.has(k)) unrecKeys.set(k, {});
			unrecKeys.get(k)[side] = true;
		}
		return true;
	};
	for (const iss of left.issues) if (!collect(iss, "l")) result.issues.push(iss);
	for (const iss of right.issues) if (!collect(iss, "r")) result.issues.push(iss);
	const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
	if (bothKeys.length) {
		const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
		if (aggregated.length) result.issues.push({
			...unrecIssue,
			keys: aggregated
		});
		for (const k of bothKeys) if (!aggregated.includes(k) && keyIssues.has(k)) result.issues.push(keyIssues.get(k));
	}
	const merged = mergeValues(left.value, right.value);
	if (!merged.valid) {
		if (aborted(result)) return result;
		throw new Error(`Unmergable intersection. Error path: ${JSON.stringify(merged.mergeErrorPath)}`);
	}
	result.value = merged.data;
	return result;
}
function getTupleOptStart(items, key) {
	for (let i = items.length - 1; i >= 0; i--) if (!(key === "optin" ? items[i]._zod.optin !== void 0 : items[i]._zod.optout === "optional")) return i + 1;
	return 0;
}
function handleTupleResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
function handleTupleResults(itemResults, final, items, input, optoutStart) {
	for (let i = 0; i < items.length; i++) {
		const r = itemResults[i];
		const isPresent = i < input.length;
		if (!isPresent && i >= optoutStart && items[i]._zod.optin === "optional") {
			final.value.length = i;
			break;
		}
		if (r.issues.length) {
			if (!isPresent && i >= optoutStart) {
				final.value.length = i;
				break;
			}
			final.issues.push(...prefixIssues(i, r.issues));
		}
		final.value[i] = r.value;
	}
	for (let i = final.value.length - 1; i >= input.length; i--) if (items[i]._zod.optout === "optional" && final.value[i] === void 0) final.value.length = i;
	else break;
	return final;
}
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
function handleDefaultResult(payload, def) {
	if (payload.value === void 0) payload.value = def.defaultValue;
	return payload;
}
function handleNonOptionalResult(payload, inst) {
	if (!payload.issues.length && payload.value === void 0) payload.issues.push({
		code: "invalid_type",
		expected: "nonoptional",
		input: payload.value,
		inst
	});
	return payload;
}
function handleCatchResult(payload, result, def, ctx) {
	if (!result.issues.length) {
		payload.value = result.value;
		if (result.memo) payload.memo = true;
		return payload;
	}
	payload.value = def.catchValue({
		...result,
		value: payload.value,
		error: { issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config())) },
		input: payload.value
	});
	return payload;
}
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
function handleReadonlyResult(payload) {
	if (!payload.memo) payload.value = Object.freeze(payload.value);
	return payload;
}
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue(_iss));
	}
}
var $ZodType, toStandardResult, $ZodString, $ZodStringFormat, $ZodGUID, $ZodUUID, $ZodEmail, URL_BAD_FORMAT, URL_UNPARSEABLE, asciiTabOrNewline, $ZodURL, $ZodEmoji, $ZodNanoID, $ZodCUID, $ZodCUID2, $ZodULID, $ZodXID, $ZodKSUID, $ZodISODateTime, $ZodISODate, $ZodISOTime, $ZodISODuration, $ZodIPv4, ipv6Alphabet, $ZodIPv6, $ZodCIDRv4, $ZodCIDRv6, base64Charset, $ZodBase64, base64urlCharset, $ZodBase64URL, $ZodE164, $ZodJWT, $ZodNumber, $ZodNumberFormat, $ZodBoolean, $ZodNull, $ZodUnknown, $ZodNever, arraySize, $ZodArray, NO_SYMBOL_KEYS, $ZodObject, $ZodObjectJIT, $ZodUnion, $ZodDiscriminatedUnion, $ZodIntersection, $ZodTuple, $ZodRecord, $ZodEnum, $ZodLiteral, $ZodTransform, $ZodOptional, $ZodExactOptional, $ZodNullable, $ZodDefault, $ZodPrefault, $ZodNonOptional, $ZodCatch, $ZodPipe, $ZodReadonly, $ZodCustom;
var init_schemas$1 = __esmMin((() => {
	init_checks$1();
	init_core$1();
	init_doc();
	init_regexes();
	init_util();
	init_versions();
	$ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
		var _a;
		inst ?? (inst = {});
		inst._zod.def = def;
		inst._zod.bag = inst._zod.bag || {};
		inst._zod.version = version;
		const defChecks = inst._zod.def.checks;
		const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
		for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
		if (checks.length === 0) {
			(_a = inst._zod).deferred ?? (_a.deferred = []);
			inst._zod.deferred?.push(() => {
				inst._zod.run = inst._zod.parse;
			});
		} else {
			const runChecks = (payload, checks, ctx) => {
				if (payload.memo) return payload;
				let isAborted = aborted(payload);
				let asyncResult;
				for (const ch of checks) {
					if (ch._zod.def.when) {
						if (explicitlyAborted(payload)) continue;
						if (!ch._zod.def.when(payload)) continue;
					} else if (isAborted) continue;
					const currLen = payload.issues.length;
					const _ = ch._zod.check(payload);
					if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
					if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
						await _;
						if (payload.issues.length === currLen) return;
						attachSchema(payload.issues, currLen, inst);
						if (!isAborted) isAborted = aborted(payload, currLen);
					});
					else {
						if (payload.issues.length === currLen) continue;
						attachSchema(payload.issues, currLen, inst);
						if (!isAborted) isAborted = aborted(payload, currLen);
					}
				}
				if (asyncResult) return asyncResult.then(() => {
					return payload;
				});
				return payload;
			};
			const handleCanaryResult = (canary, payload, ctx) => {
				if (aborted(canary)) {
					canary.aborted = true;
					return canary;
				}
				const checkResult = runChecks(payload, checks, ctx);
				if (checkResult instanceof Promise) {
					if (ctx.async === false) throw new $ZodAsyncError();
					return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
				}
				return inst._zod.parse(checkResult, ctx);
			};
			inst._zod.run = (payload, ctx) => {
				if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
				if (ctx.direction === "backward") {
					const canary = inst._zod.parse({
						value: payload.value,
						issues: []
					}, {
						...ctx,
						skipChecks: true
					});
					if (canary instanceof Promise) return canary.then((canary) => {
						return handleCanaryResult(canary, payload, ctx);
					});
					return handleCanaryResult(canary, payload, ctx);
				}
				const result = inst._zod.parse(payload, ctx);
				if (result instanceof Promise) {
					if (ctx.async === false) throw new $ZodAsyncError();
					return result.then((result) => runChecks(result, checks, ctx));
				}
				return runChecks(result, checks, ctx);
			};
		}
	}, {
		get "~standard"() {
			return hide(this, "~standard", standardProps(this));
		},
		set "~standard"(value) {
			own(this, "~standard", value);
		}
	});
	toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
	$ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
		$ZodType.init(inst, def);
		inst._zod.pattern = def.pattern ?? anyString;
		inst._zod.parse = (payload, _) => {
			if (def.coerce) try {
				payload.value = String(payload.value);
			} catch (_) {}
			if (typeof payload.value === "string") return payload;
			payload.issues.push({
				expected: "string",
				code: "invalid_type",
				input: payload.value,
				inst
			});
			return payload;
		};
	});
	$ZodStringFormat = /*@__PURE__*/ $constructor("$ZodStringFormat", (inst, def) => {
		$ZodCheckStringFormat.init(inst, def);
		$ZodString.init(inst, def);
	});
	$ZodGUID = /*@__PURE__*/ $constructor("$ZodGUID", (inst, def) => {
		def.pattern ?? (def.pattern = guid);
		$ZodStringFormat.init(inst, def);
	});
	$ZodUUID = /*@__PURE__*/ $constructor("$ZodUUID", (inst, def) => {
		if (def.version) {
			const v = {
				v1: 1,
				v2: 2,
				v3: 3,
				v4: 4,
				v5: 5,
				v6: 6,
				v7: 7,
				v8: 8
			}[def.version];
			if (v === void 0) throw new Error(`Invalid UUID version: "${def.version}"`);
			def.pattern ?? (def.pattern = uuid(v));
		} else def.pattern ?? (def.pattern = uuid());
		$ZodStringFormat.init(inst, def);
	});
	$ZodEmail = /*@__PURE__*/ $constructor("$ZodEmail", (inst, def) => {
		def.pattern ?? (def.pattern = email);
		$ZodStringFormat.init(inst, def);
	});
	URL_BAD_FORMAT = 1;
	URL_UNPARSEABLE = 2;
	asciiTabOrNewline = /[\t\n\r]/g;
	$ZodURL = /*@__PURE__*/ $constructor("$ZodURL", (inst, def) => {
		$ZodStringFormat.init(inst, def);
		inst._zod.check = (payload) => {
			try {
				const trimmed = payload.value.trim();
				const url = validateURL(trimmed, def);
				if (url === 1) {
					payload.issues.push({
						code: "invalid_format",
						format: "url",
						note: "Invalid URL format",
						input: payload.value,
						inst,
						continue: !def.abort
					});
					return;
				}
				if (url === 2) {
					payload.issues.push({
						code: "invalid_format",
						format: "url",
						input: payload.value,
						inst,
						continue: !def.abort
					});
					return;
				}
				if (url === true) {
					payload.value = stripTabAndNewline(trimmed);
					return;
				}
				if (def.hostname && !urlHostnameOk(url, def.hostname)) payload.issues.push({
					code: "invalid_format",
					format: "url",
					note: "Invalid hostname",
					pattern: def.hostname.source,
					input: payload.value,
					inst,
					continue: !def.abort
				});
				if (def.protocol && !urlProtocolOk(url, def.protocol)) payload.issues.push({
					code: "invalid_format",
					format: "url",
					note: "Invalid protocol",
					pattern: def.protocol.source,
					input: payload.value,
					inst,
					continue: !def.abort
				});
				payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
				return;
			} catch (_) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					input: payload.value,
					inst,
					continue: !def.abort
				});
			}
		};
	});
	$ZodEmoji = /*@__PURE__*/ $constructor("$ZodEmoji", (inst, def) => {
		def.pattern ?? (def.pattern = emoji());
		$ZodStringFormat.init(inst, def);
	});
	$ZodNanoID = /*@__PURE__*/ $constructor("$ZodNanoID", (inst, def) => {
		if (def.length !== void 0 && (!Number.isInteger(def.length) || def.length < 1)) throw new Error(`Invalid nanoid length: ${def.length}`);
		def.pattern ?? (def.pattern = def.length === void 0 ? nanoid : nanoidOfLength(def.length));
		$ZodStringFormat.init(inst, def);
	});
	$ZodCUID = /*@__PURE__*/ $constructor("$ZodCUID", (inst, def) => {
		def.pattern ?? (def.pattern = cuid);
		$ZodStringFormat.init(inst, def);
	});
	$ZodCUID2 = /*@__PURE__*/ $constructor("$ZodCUID2", (inst, def) => {
		def.pattern ?? (def.pattern = cuid2);
		$ZodStringFormat.init(inst, def);
	});
	$ZodULID = /*@__PURE__*/ $constructor("$ZodULID", (inst, def) => {
		def.pattern ?? (def.pattern = ulid);
		$ZodStringFormat.init(inst, def);
	});
	$ZodXID = /*@__PURE__*/ $constructor("$ZodXID", (inst, def) => {
		def.pattern ?? (def.pattern = xid);
		$ZodStringFormat.init(inst, def);
	});
	$ZodKSUID = /*@__PURE__*/ $constructor("$ZodKSUID", (inst, def) => {
		def.pattern ?? (def.pattern = ksuid);
		$ZodStringFormat.init(inst, def);
	});
	$ZodISODateTime = /*@__PURE__*/ $constructor("$ZodISODateTime", (inst, def) => {
		def.pattern ?? (def.pattern = datetime(def));
		$ZodStringFormat.init(inst, def);
	});
	$ZodISODate = /*@__PURE__*/ $constructor("$ZodISODate", (inst, def) => {
		def.pattern ?? (def.pattern = date);
		$ZodStringFormat.init(inst, def);
	});
	$ZodISOTime = /*@__PURE__*/ $constructor("$ZodISOTime", (inst, def) => {
		def.pattern ?? (def.pattern = time(def));
		$ZodStringFormat.init(inst, def);
	});
	$ZodISODuration = /*@__PURE__*/ $constructor("$ZodISODuration", (inst, def) => {
		def.pattern ?? (def.pattern = duration);
		$ZodStringFormat.init(inst, def);
	});
	$ZodIPv4 = /*@__PURE__*/ $constructor("$ZodIPv4", (inst, def) => {
		def.pattern ?? (def.pattern = ipv4);
		$ZodStringFormat.init(inst, def);
	});
	ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
	$ZodIPv6 = /*@__PURE__*/ $constructor("$ZodIPv6", (inst, def) => {
		def.pattern ?? (def.pattern = ipv6);
		$ZodStringFormat.init(inst, def);
		inst._zod.check = (payload) => {
			if (!isValidIPv6(payload.value)) payload.issues.push({
				code: "invalid_format",
				format: "ipv6",
				input: payload.value,
				inst,
				continue: !def.abort
			});
		};
	});
	$ZodCIDRv4 = /*@__PURE__*/ $constructor("$ZodCIDRv4", (inst, def) => {
		def.pattern ?? (def.pattern = cidrv4);
		$ZodStringFormat.init(inst, def);
	});
	$ZodCIDRv6 = /*@__PURE__*/ $constructor("$ZodCIDRv6", (inst, def) => {
		def.pattern ?? (def.pattern = cidrv6);
		$ZodStringFormat.init(inst, def);
		inst._zod.check = (payload) => {
			if (!isValidCIDRv6(payload.value)) payload.issues.push({
				code: "invalid_format",
				format: "cidrv6",
				input: payload.value,
				inst,
				continue: !def.abort
			});
		};
	});
	base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
	$ZodBase64 = /*@__PURE__*/ $constructor("$ZodBase64", (inst, def) => {
		def.pattern ?? (def.pattern = base64Charset);
		$ZodStringFormat.init(inst, def);
		inst._zod.check = (payload) => {
			if (isValidBase64(payload.value)) return;
			payload.issues.push({
				code: "invalid_format",
				format: "base64",
				input: payload.value,
				inst,
				continue: !def.abort
			});
		};
	});
	base64urlCharset = /^[A-Za-z0-9_-]*$/;
	$ZodBase64URL = /*@__PURE__*/ $constructor("$ZodBase64URL", (inst, def) => {
		def.pattern ?? (def.pattern = base64urlCharset);
		$ZodStringFormat.init(inst, def);
		inst._zod.check = (payload) => {
			if (isValidBase64URL(payload.value)) return;
			payload.issues.push({
				code: "invalid_format",
				format: "base64url",
				input: payload.value,
				inst,
				continue: !def.abort
			});
		};
	});
	$ZodE164 = /*@__PURE__*/ $constructor("$ZodE164", (inst, def) => {
		def.pattern ?? (def.pattern = e164);
		$ZodStringFormat.init(inst, def);
	});
	$ZodJWT = /*@__PURE__*/ $constructor("$ZodJWT", (inst, def) => {
		$ZodStringFormat.init(inst, def);
		inst._zod.check = (payload) => {
			if (isValidJWT(payload.value, def.alg)) return;
			payload.issues.push({
				code: "invalid_format",
				format: "jwt",
				input: payload.value,
				inst,
				continue: !def.abort
			});
		};
	});
	$ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
		$ZodType.init(inst, def);
		inst._zod.pattern = number$2;
		inst._zod.parse = (payload, _ctx) => {
			if (def.coerce) try {
				payload.value = Number(payload.value);
			} catch (_) {}
			const input = payload.value;
			if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
			const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
			payload.issues.push({
				expected: "number",
				code: "invalid_type",
				input,
				inst,
				...received ? { received } : {}
			});
			return payload;
		};
	});
	$ZodNumberFormat = /*@__PURE__*/ $constructor("$ZodNumberFormat", (inst, def) => {
		$ZodCheckNumberFormat.init(inst, def);
		$ZodNumber.init(inst, def);
	});
	$ZodBoolean = /*@__PURE__*/ $constructor("$ZodBoolean", (inst, def) => {
		$ZodType.init(inst, def);
		inst._zod.pattern = boolean$1;
		inst._zod.parse = (payload, _ctx) => {
			if (def.coerce) try {
				payload.value = Boolean(payload.value);
			} catch (_) {}
			const input = payload.value;
			if (typeof input === "boolean") return payload;
			payload.issues.push({
				expected: "boolean",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		};
	});
	$ZodNull = /*@__PURE__*/ $constructor("$ZodNull", (inst, def) => {
		$ZodType.init(inst, def);
		inst._zod.pattern = _null$2;
		inst._zod.values = /* @__PURE__ */ new Set([null]);
		inst._zod.parse = (payload, _ctx) => {
			const input = payload.value;
			if (input === null) return payload;
			payload.issues.push({
				expected: "null",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		};
	});
	$ZodUnknown = /*@__PURE__*/ $constructor("$ZodUnknown", (inst, def) => {
		$ZodType.init(inst, def);
		inst._zod.parse = (payload) => payload;
	});
	$ZodNever = /*@__PURE__*/ $constructor("$ZodNever", (inst, def) => {
		$ZodType.init(inst, def);
		inst._zod.parse = (payload, _ctx) => {
			payload.issues.push({
				expected: "never",
				code: "invalid_type",
				input: payload.value,
				inst
			});
			return payload;
		};
	});
	arraySize = (input) => Array.isArray(input) ? input.length : -1;
	$ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
		$ZodType.init(inst, def);
		const memo = globalConfig.memoizer;
		memo?.attach(inst);
		inst._zod.parse = (payload, ctx) => {
			const input = payload.value;
			if (!Array.isArray(input)) {
				payload.issues.push({
					expected: "array",
					code: "invalid_type",
					input,
					inst
				});
				return payload;
			}
			payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
			const proms = [];
			const abortEarly = ctx?.abortEarly;
			for (let i = 0; i < input.length; i++) {
				const item = input[i];
				const result = def.element._zod.run({
					value: item,
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
				else {
					handleArrayResult(result, payload, i);
					if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
				}
			}
			if (proms.length) return Promise.all(proms).then(() => payload);
			return payload;
		};
		capSize(inst, arraySize);
	});
	NO_SYMBOL_KEYS = [];
	$ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
		$ZodType.init(inst, def);
		const desc = Object.getOwnPropertyDescriptor(def, "shape");
		const sh = desc?.get ? desc.get.raw : def.shape ?? {};
		if (sh) {
			const get = () => {
				const newSh = { ...sh };
				Object.defineProperty(def, "shape", { value: newSh });
				get.raw = newSh;
				return newSh;
			};
			get.raw = sh;
			Object.defineProperty(def, "shape", { get });
		}
		const _normalized = cached(() => normalizeDef(def));
		defineLazyInternal(inst, "propValues", (zod) => {
			const shape = zod.def.shape;
			const propValues = {};
			for (const key in shape) {
				const field = shape[key]._zod;
				if (field.values) {
					if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, /* @__PURE__ */ new Set());
					for (const v of field.values) propValues[key].add(v);
					if (field.optin !== void 0) propValues[key].add(void 0);
				}
			}
			return propValues;
		});
		const isObject = isObject$1;
		const catchall = def.catchall;
		let value;
		const memo = globalConfig.memoizer;
		memo?.attach(inst);
		inst._zod.parse = (payload, ctx) => {
			value ?? (value = _normalized.value);
			const input = payload.value;
			if (!isObject(input)) {
				payload.issues.push({
					expected: "object",
					code: "invalid_type",
					input,
					inst
				});
				return payload;
			}
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			const proms = [];
			const shape = value.shape;
			const abortEarly = ctx?.abortEarly;
			let seen = payload.issues.length;
			for (const key of value.allKeys) {
				if (abortEarly && payload.issues.length !== seen) {
					if (aborted(payload, seen)) break;
					seen = payload.issues.length;
				}
				if (key === "__proto__") continue;
				const el = shape[key];
				const optin = el._zod.optin;
				const optout = el._zod.optout;
				const r = el._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
				else handlePropertyResult(r, payload, key, input, optin, optout);
			}
			if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
			return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
		};
	});
	$ZodObjectJIT = /*@__PURE__*/ $constructor("$ZodObjectJIT", (inst, def) => {
		$ZodObject.init(inst, def);
		const superParse = inst._zod.parse;
		const _normalized = cached(() => normalizeDef(def));
		const memo = globalConfig.memoizer;
		const generateFastpass = (shape) => {
			const normalized = _normalized.value;
			const syms = normalized.symbolKeys;
			const doc = new Doc(["payload", "ctx"], {
				shape,
				inst,
				memo,
				syms
			});
			const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
			const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
			doc.write(`const input = payload.value;`);
			const ids = Object.create(null);
			let counter = 0;
			for (const key of normalized.allKeys) ids[key] = `key_${counter++}`;
			doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
			for (const key of normalized.allKeys) {
				if (key === "__proto__") continue;
				const id = ids[key];
				const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
				const isPresent = `${k} in input`;
				const schema = shape[key];
				const optin = schema?._zod?.optin;
				const isOptionalIn = optin !== void 0;
				const isOptionalOut = schema?._zod?.optout === "optional";
				doc.write(`const ${id} = ${parseStr(k)};`);
				if (isOptionalIn && isOptionalOut) {
					const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
					doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
				} else if (!isOptionalIn) doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
				else {
					doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
					if (optin === "defaulted") doc.write(`newResult[${k}] = ${id}.value;`);
					else doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
				}
			}
			doc.write(`payload.value = newResult;`);
			doc.write(`return payload;`);
			return doc.compile();
		};
		let fastpass;
		const isObject = isObject$1;
		const jit = !globalConfig.jitless;
		const allowsEval$1 = allowsEval;
		const fastEnabled = jit && allowsEval$1.value;
		const catchall = def.catchall;
		let value;
		inst._zod.parse = (payload, ctx) => {
			value ?? (value = _normalized.value);
			const input = payload.value;
			if (!isObject(input)) {
				payload.issues.push({
					expected: "object",
					code: "invalid_type",
					input,
					inst
				});
				return payload;
			}
			if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
				if (!fastpass) fastpass = generateFastpass(def.shape);
				payload = fastpass(payload, ctx);
				if (!catchall) return payload;
				return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
			}
			return superParse(payload, ctx);
		};
	});
	$ZodUnion = /*@__PURE__*/ $constructor("$ZodUnion", (inst, def) => {
		$ZodType.init(inst, def);
		defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
		defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
		defineLazyInternal(inst, "values", (zod) => {
			if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
		});
		defineLazyInternal(inst, "pattern", (zod) => {
			if (zod.def.options.every((o) => o._zod.pattern)) {
				const patterns = zod.def.options.map((o) => o._zod.pattern);
				return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
			}
		});
		const first = def.options.length === 1 ? def.options[0]._zod.run : null;
		inst._zod.parse = (payload, ctx) => {
			if (first) return first(payload, ctx);
			let async = false;
			const results = [];
			for (const option of def.options) {
				const result = option._zod.run({
					value: payload.value,
					issues: []
				}, ctx);
				if (result instanceof Promise) {
					results.push(result);
					async = true;
				} else {
					if (result.issues.length === 0) return result;
					results.push(result);
				}
			}
			if (!async) return handleUnionResults(results, payload, inst, ctx);
			return Promise.all(results).then((results) => {
				return handleUnionResults(results, payload, inst, ctx);
			});
		};
	});
	$ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("$ZodDiscriminatedUnion", (inst, def) => {
		def.inclusive = false;
		$ZodUnion.init(inst, def);
		const _super = inst._zod.parse;
		defineLazyInternal(inst, "propValues", (zod) => {
			const propValues = {};
			let undefinedCount = 0;
			for (const option of zod.def.options) {
				const pv = option._zod.propValues;
				if (!pv || Object.keys(pv).length === 0) throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
				if (pv[zod.def.discriminator]?.has(void 0)) undefinedCount++;
				for (const [k, v] of Object.entries(pv)) {
					if (!Object.prototype.hasOwnProperty.call(propValues, k)) assignProp(propValues, k, /* @__PURE__ */ new Set());
					for (const val of v) propValues[k].add(val);
				}
			}
			if (!zod.def.unionFallback && undefinedCount > 1) propValues[zod.def.discriminator]?.delete(void 0);
			return propValues;
		});
		def.options.forEach((option, i) => {
			const propShape = rawShape(option._zod.def);
			if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) throw new Error(`Invalid discriminated union option at index "${i}"`);
		});
		const disc = cached(() => discriminatorMap(def));
		inst._zod.parse = (payload, ctx) => {
			const input = payload.value;
			if (!isObject$1(input)) {
				payload.issues.push({
					code: "invalid_type",
					expected: "object",
					input,
					inst
				});
				return payload;
			}
			const value = input?.[def.discriminator];
			const opt = disc.value.get(value);
			if (opt && (value !== void 0 || ctx.direction !== "backward")) return opt._zod.run(payload, ctx);
			if (def.unionFallback || ctx.direction === "backward") return _super(payload, ctx);
			payload.issues.push({
				code: "invalid_union",
				errors: [],
				note: "No matching discriminator",
				discriminator: def.discriminator,
				options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
				input,
				path: [def.discriminator],
				inst
			});
			return payload;
		};
	});
	$ZodIntersection = /*@__PURE__*/ $constructor("$ZodIntersection", (inst, def) => {
		$ZodType.init(inst, def);
		inst._zod.parse = (payload, ctx) => {
			const input = payload.value;
			const left = def.left._zod.run({
				value: input,
				issues: []
			}, ctx);
			const right = def.right._zod.run({
				value: input,
				issues: []
			}, ctx);
			if (left instanceof Promise || right instanceof Promise) return Promise.all([left, right]).then(([left, right]) => {
				return handleIntersectionResults(payload, left, right);
			});
			return handleIntersectionResults(payload, left, right);
		};
	});
	$ZodTuple = /*@__PURE__*/ $constructor("$ZodTuple", (inst, def) => {
		$ZodType.init(inst, def);
		const items = def.items;
		const memo = globalConfig.memoizer;
		memo?.attach(inst);
		inst._zod.parse = (payload, ctx) => {
			const input = payload.value;
			if (!Array.isArray(input)) {
				payload.issues.push({
					input,
					inst,
					expected: "tuple",
					code: "invalid_type"
				});
				return payload;
			}
			payload.value = memo ? memo.alloc(inst, payload, [], ctx) : [];
			const proms = [];
			const optinStart = getTupleOptStart(items, "optin");
			const optoutStart = getTupleOptStart(items, "optout");
			if (!def.rest) {
				if (input.length < optinStart) {
					payload.issues.push({
						code: "too_small",
						minimum: optinStart,
						inclusive: true,
						input,
						inst,
						origin: "array"
					});
					return payload;
				}
				if (input.length > items.length) payload.issues.push({
					code: "too_big",
					maximum: items.length,
					inclusive: true,
					input,
					inst,
					origin: "array"
				});
			}
			const itemResults = new Array(items.length);
			const abortEarly = def.rest ? ctx?.abortEarly : void 0;
			let itemAborted = false;
			for (let i = 0; i < items.length; i++) {
				const r = items[i]._zod.run({
					value: input[i],
					issues: []
				}, ctx);
				if (r instanceof Promise) proms.push(r.then((rr) => {
					itemResults[i] = rr;
				}));
				else {
					itemResults[i] = r;
					if (abortEarly && !itemAborted && r.issues.length) itemAborted = aborted(r);
				}
			}
			if (def.rest && !itemAborted) {
				let i = items.length - 1;
				const rest = input.slice(items.length);
				let seen = payload.issues.length;
				for (const el of rest) {
					if (abortEarly && payload.issues.length !== seen) {
						if (aborted(payload, seen)) break;
						seen = payload.issues.length;
					}
					i++;
					const result = def.rest._zod.run({
						value: el,
						issues: []
					}, ctx);
					if (result instanceof Promise) proms.push(result.then((r) => handleTupleResult(r, payload, i)));
					else handleTupleResult(result, payload, i);
				}
			}
			if (proms.length) return Promise.all(proms).then(() => handleTupleResults(itemResults, payload, items, input, optoutStart));
			return handleTupleResults(itemResults, payload, items, input, optoutStart);
		};
	});
	$ZodRecord = /*@__PURE__*/ $constructor("$ZodRecord", (inst, def) => {
		$ZodType.init(inst, def);
		const memo = globalConfig.memoizer;
		memo?.attach(inst);
		inst._zod.parse = (payload, ctx) => {
			const input = payload.value;
			if (!isPlainObject(input)) {
				payload.issues.push({
					expected: "record",
					code: "invalid_type",
					input,
					inst
				});
				return payload;
			}
			const proms = [];
			const values = def.keyType._zod.values;
			if (values && !def.partial) {
				payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
				const recordKeys = /* @__PURE__ */ new Set();
				for (const key of values) if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
					recordKeys.add(typeof key === "number" ? key.toString() : key);
					if (key === "__proto__") continue;
					const keyResult = def.keyType._zod.run({
						value: key,
						issues: []
					}, ctx);
					if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (keyResult.issues.length) {
						payload.issues.push({
							code: "invalid_key",
							origin: "record",
							issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
							input: key,
							path: [key],
							inst
						});
						continue;
					}
					const outKey = keyResult.value;
					if (outKey === "__proto__") continue;
					const result = def.valueType._zod.run({
						value: input[key],
						issues: []
					}, ctx);
					if (result instanceof Promise) proms.push(result.then((result) => {
						if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
						payload.value[outKey] = result.value;
					}));
					else {
						if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
						payload.value[outKey] = result.value;
					}
				}
				let unrecognized;
				for (const key in input) if (!recordKeys.has(key)) {
					if (def.mode === "loose") {
						if (key === "__proto__") continue;
						payload.value[key] = input[key];
					} else {
						unrecognized = unrecognized ?? [];
						unrecognized.push(key);
					}
				}
				if (unrecognized && unrecognized.length > 0) payload.issues.push({
					code: "unrecognized_keys",
					input,
					inst,
					keys: unrecognized,
					continue: true
				});
			} else {
				payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
				let unrecognized;
				for (const key of Reflect.ownKeys(input)) {
					if (key === "__proto__") continue;
					if (!Object.prototype.propertyIsEnumerable.call(input, key)) continue;
					let keyResult = def.keyType._zod.run({
						value: key,
						issues: []
					}, ctx);
					if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (typeof key === "string" && number$2.test(key) && keyResult.issues.length) {
						const retryResult = def.keyType._zod.run({
							value: Number(key),
							issues: []
						}, ctx);
						if (retryResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
						if (retryResult.issues.length === 0) keyResult = retryResult;
					}
					if (keyResult.issues.length) {
						if (def.mode === "loose") payload.value[key] = input[key];
						else if (values) {
							unrecognized = unrecognized ?? [];
							unrecognized.push(key);
						} else payload.issues.push({
							code: "invalid_key",
							origin: "record",
							issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
							input: key,
							path: [key],
							inst
						});
						continue;
					}
					const outKey = keyResult.value;
					if (outKey === "__proto__") continue;
					const result = def.valueType._zod.run({
						value: input[key],
						issues: []
					}, ctx);
					if (result instanceof Promise) proms.push(result.then((result) => {
						if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
						payload.value[outKey] = result.value;
					}));
					else {
						if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
						payload.value[outKey] = result.value;
					}
				}
				if (unrecognized && unrecognized.length > 0) payload.issues.push({
					code: "unrecognized_keys",
					input,
					inst,
					keys: unrecognized,
					continue: true
				});
			}
			if (proms.length) return Promise.all(proms).then(() => payload);
			return payload;
		};
	});
	$ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
		$ZodType.init(inst, def);
		const values = getEnumValues(def.entries);
		const valuesSet = new Set(values);
		inst._zod.values = valuesSet;
		defineLazyInternal(inst, "pattern", (zod) => {
			const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
			return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
		});
		inst._zod.parse = (payload, _ctx) => {
			const input = payload.value;
			if (valuesSet.has(input)) return payload;
			payload.issues.push({
				code: "invalid_value",
				values,
				input,
				inst
			});
			return payload;
		};
	});
	$ZodLiteral = /*@__PURE__*/ $constructor("$ZodLiteral", (inst, def) => {
		$ZodType.init(inst, def);
		const values = new Set(def.values);
		inst._zod.values = values;
		defineLazyInternal(inst, "pattern", (zod) => {
			const vals = zod.def.values;
			return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
		});
		inst._zod.parse = (payload, _ctx) => {
			const input = payload.value;
			if (values.has(input)) return payload;
			payload.issues.push({
				code: "invalid_value",
				values: def.values,
				input,
				inst
			});
			return payload;
		};
	});
	$ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
		$ZodType.init(inst, def);
		inst._zod.optin = "optional";
		globalConfig.memoizer?.guard(inst);
		inst._zod.parse = (payload, ctx) => {
			if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
			const _out = def.transform(payload.value, payload);
			if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
				payload.value = output;
				return payload;
			});
			if (_out instanceof Promise) throw new $ZodAsyncError();
			payload.value = _out;
			return payload;
		};
	});
	$ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
		$ZodType.init(inst, def);
		defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
		inst._zod.optout = "optional";
		defineLazyInternal(inst, "values", (zod) => {
			const values = zod.def.innerType._zod.values;
			return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
		});
		defineLazyInternal(inst, "pattern", (zod) => {
			const pattern = zod.def.innerType._zod.pattern;
			return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
		});
		inst._zod.parse = (payload, ctx) => {
			if (payload.value === void 0) {
				if (def.innerType._zod.optin !== "defaulted") return payload;
				const result = def.innerType._zod.run({
					value: payload.value,
					issues: []
				}, ctx);
				if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
				return handleOptionalResult(payload, result);
			}
			return def.innerType._zod.run(payload, ctx);
		};
	});
	$ZodExactOptional = /*@__PURE__*/ $constructor("$ZodExactOptional", (inst, def) => {
		$ZodOptional.init(inst, def);
		defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
		defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
		inst._zod.parse = (payload, ctx) => {
			return def.innerType._zod.run(payload, ctx);
		};
	});
	$ZodNullable = /*@__PURE__*/ $constructor("$ZodNullable", (inst, def) => {
		$ZodType.init(inst, def);
		defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
		defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
		defineLazyInternal(inst, "pattern", (zod) => {
			const pattern = zod.def.innerType._zod.pattern;
			return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
		});
		defineLazyInternal(inst, "values", (zod) => {
			return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
		});
		inst._zod.parse = (payload, ctx) => {
			if (payload.value === null) return payload;
			return def.innerType._zod.run(payload, ctx);
		};
	});
	$ZodDefault = /*@__PURE__*/ $constructor("$ZodDefault", (inst, def) => {
		$ZodType.init(inst, def);
		inst._zod.optin = "defaulted";
		defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
		inst._zod.parse = (payload, ctx) => {
			if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
			if (payload.value === void 0) {
				payload.value = def.defaultValue;
				return payload;
			}
			const result = def.innerType._zod.run(payload, ctx);
			if (result instanceof Promise) return result.then((result) => handleDefaultResult(result, def));
			return handleDefaultResult(result, def);
		};
	});
	$ZodPrefault = /*@__PURE__*/ $constructor("$ZodPrefault", (inst, def) => {
		$ZodType.init(inst, def);
		inst._zod.optin = "defaulted";
		defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
		inst._zod.parse = (payload, ctx) => {
			if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
			if (payload.value === void 0) payload.value = def.defaultValue;
			return def.innerType._zod.run(payload, ctx);
		};
	});
	$ZodNonOptional = /*@__PURE__*/ $constructor("$ZodNonOptional", (inst, def) => {
		$ZodType.init(inst, def);
		defineLazyInternal(inst, "values", (zod) => {
			const v = zod.def.innerType._zod.values;
			return v ? new Set([...v].filter((x) => x !== void 0)) : void 0;
		});
		inst._zod.parse = (payload, ctx) => {
			const result = def.innerType._zod.run(payload, ctx);
			if (result instanceof Promise) return result.then((result) => handleNonOptionalResult(result, inst));
			return handleNonOptionalResult(result, inst);
		};
	});
	$ZodCatch = /*@__PURE__*/ $constructor("$ZodCatch", (inst, def) => {
		$ZodType.init(inst, def);
		defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
		defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
		defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
		inst._zod.parse = (payload, ctx) => {
			if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleCatchResult(payload, result, def, ctx));
			return handleCatchResult(payload, result, def, ctx);
		};
	});
	$ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
		$ZodType.init(inst, def);
		defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
		defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
		defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
		defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
		inst._zod.parse = (payload, ctx) => {
			if (ctx.direction === "backward") {
				const right = def.out._zod.run(payload, ctx);
				if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
				return handlePipeResult(right, def.in, ctx);
			}
			const left = def.in._zod.run(payload, ctx);
			if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
			return handlePipeResult(left, def.out, ctx);
		};
	});
	$ZodReadonly = /*@__PURE__*/ $constructor("$ZodReadonly", (inst, def) => {
		$ZodType.init(inst, def);
		defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
		defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
		defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
		defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
		inst._zod.parse = (payload, ctx) => {
			if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
			const result = def.innerType._zod.run(payload, ctx);
			if (result instanceof Promise) return result.then(handleReadonlyResult);
			return handleReadonlyResult(result);
		};
	});
	$ZodCustom = /*@__PURE__*/ $constructor("$ZodCustom", (inst, def) => {
		$ZodCheck.init(inst, def);
		$ZodType.init(inst, def);
		inst._zod.parse = (payload, _) => {
			return payload;
		};
		inst._zod.check = (payload) => {
			const input = payload.value;
			const r = def.fn(input);
			if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
			handleRefineResult(r, payload, input, inst);
		};
	});
}));

// node_modules/zod/v4/core/memoizer.js
function isRef(value) {
	return value !== null && typeof value === "object";
}
function cloneIssues(issues) {
	return issues.map((iss) => iss.path ? {
		...iss,
		path: iss.path.slice()
	} : { ...iss });
}
function isRecursive(inst, stack, resolve) {
	const cached = recursive.get(inst);
	if (cached !== void 0) return cached ? PROVEN : NONE;
	if (stack.has(inst)) return PROVEN;
	stack.add(inst);
	let result = NONE;
	const check = (child) => {
		if (result !== PROVEN && child?._zod) {
			const answer = isRecursive(child, stack, resolve);
			if (answer > result) result = answer;
		}
	};
	const shape = (sh, spread) => {
		let answer = NONE;
		for (const key of Reflect.ownKeys(sh)) {
			const desc = Object.getOwnPropertyDescriptor(sh, key);
			if (spread && !desc.enumerable) continue;
			const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE;
			if (child > answer) answer = child;
		}
		return answer;
	};
	const merge = (answer) => {
		if (answer > result) result = answer;
	};
	const def = inst._zod.def;
	switch (def.type) {
		case "object": {
			const raw = rawShape(def);
			merge(raw ? shape(raw, true) : ASSUMED);
			check(def.catchall);
			break;
		}
		case "array":
			check(def.element);
			break;
		case "tuple":
			for (const el of def.items) check(el);
			check(def.rest);
			break;
		case "record":
		case "map":
			check(def.keyType);
			check(def.valueType);
			break;
		case "set":
			check(def.valueType);
			break;
		case "union":
			for (const el of def.options) check(el);
			break;
		case "intersection":
			check(def.left);
			check(def.right);
			break;
		case "optional":
		case "nullable":
		case "default":
		case "prefault":
		case "catch":
		case "readonly":
		case "nonoptional":
		case "promise":
		case "success":
			check(def.innerType);
			break;
		case "pipe":
			check(def.in);
			check(def.out);
			break;
		case "function":
			check(def.input);
			check(def.output);
			break;
		case "lazy": {
			const inner = def._cachedInner ?? (resolve ? inst._zod.innerType : void 0);
			merge(inner ? isRecursive(inner, stack, false) : ASSUMED);
			break;
		}
		case "template_literal":
		case "string":
		case "number":
		case "int":
		case "boolean":
		case "bigint":
		case "symbol":
		case "undefined":
		case "null":
		case "void":
		case "never":
		case "any":
		case "unknown":
		case "date":
		case "nan":
		case "enum":
		case "literal":
		case "file":
		case "transform":
		case "custom": break;
		default: for (const key in def) {
			const desc = Object.getOwnPropertyDescriptor(def, key);
			if (!desc || desc.get) continue;
			const value = desc.value;
			if (!value || typeof value !== "object") continue;
			if (value._zod) check(value);
			else if (Array.isArray(value)) for (const el of value) check(el);
		}
	}
	stack.delete(inst);
	return settle(inst, result);
}
function settle(inst, answer) {
	if (answer !== ASSUMED) recursive.set(inst, answer === PROVEN);
	return answer;
}
function bucketFor(state, inst) {
	let bucket = state.buckets.get(inst);
	if (!bucket) {
		bucket = /* @__PURE__ */ new WeakMap();
		state.buckets.set(inst, bucket);
	}
	return bucket;
}
function memoizer() {
	return memo;
}
function isBackEdge(ctx, value) {
	const backEdges = ctx[STATE]?.backEdges;
	return backEdges !== void 0 && isRef(value) && backEdges.has(value);
}
var $ZodCyclicError, STATE, NO_ISSUES, recursive, NONE, ASSUMED, PROVEN, handoff, open, memo;
var init_memoizer = __esmMin((() => {
	init_util();
	$ZodCyclicError = class extends Error {
		constructor() {
			super(`Cannot parse a reference cycle that closes through a transform`);
			this.name = "ZodCyclicError";
		}
	};
	STATE = "~memo";
	NO_ISSUES = [];
	recursive = /*@__PURE__*/ new WeakMap();
	NONE = 0;
	ASSUMED = 1;
	PROVEN = 2;
	;
	open = [];
	memo = {
		alloc(_inst, payload, empty) {
			const bucket = handoff;
			if (!bucket) return empty;
			handoff = void 0;
			const entry = {
				value: empty,
				issues: null
			};
			bucket.set(payload.value, entry);
			open.push(entry);
			return empty;
		},
		guard(inst) {
			var _a;
			(_a = inst._zod).deferred ?? (_a.deferred = []);
			inst._zod.deferred.push(() => {
				const base = inst._zod.parse;
				const wrapped = (payload, ctx) => {
					if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value)) throw new $ZodCyclicError();
					return base(payload, ctx);
				};
				inst._zod.parse = wrapped;
				if (inst._zod.run === base) inst._zod.run = wrapped;
			});
		},
		attach(inst) {
			var _a;
			let isRecursiveInst;
			let rechecked = false;
			let lastCtx;
			let lastBucket;
			(_a = inst._zod).deferred ?? (_a.deferred = []);
			inst._zod.deferred.push(() => {
				const base = inst._zod.parse;
				const wrapped = (payload, ctx) => {
					if (isRecursiveInst === void 0) {
						const walked = isRecursive(inst, /* @__PURE__ */ new Set(), false);
						if (walked === NONE) {
							inst._zod.parse = base;
							if (inst._zod.run === wrapped) inst._zod.run = base;
							return base(payload, ctx);
						}
						if (walked === PROVEN || rechecked) isRecursiveInst = true;
						else rechecked = true;
					}
					const input = payload.value;
					if (!isRef(input)) return base(payload, ctx);
					let state = ctx[STATE];
					if (!state) {
						state = {
							buckets: /* @__PURE__ */ new WeakMap(),
							backEdges: void 0
						};
						ctx[STATE] = state;
					}
					let bucket;
					if (lastCtx === ctx) bucket = lastBucket;
					else {
						bucket = bucketFor(state, inst);
						lastCtx = ctx;
						lastBucket = bucket;
					}
					const hit = bucket.get(input);
					if (hit) {
						payload.value = hit.value;
						if (hit.issues) {
							if (hit.issues.length) payload.issues.push(...cloneIssues(hit.issues));
						} else {
							payload.memo = true;
							state.backEdges ?? (state.backEdges = /* @__PURE__ */ new WeakSet());
							state.backEdges.add(hit.value);
						}
						return payload;
					}
					handoff = bucket;
					const depth = open.length;
					const result = base(payload, ctx);
					handoff = void 0;
					const entry = open.length > depth ? open.pop() : void 0;
					if (result instanceof Promise) return result.then((r) => {
						if (entry) entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
						return r;
					});
					if (entry) entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
					return result;
				};
				inst._zod.parse = wrapped;
				if (inst._zod.run === base) inst._zod.run = wrapped;
			});
		}
	};
}));

// node_modules/zod/v4/locales/en.js
function en_default() {
	return { localeError: error() };
}
var error;
var init_en = __esmMin((() => {
	init_util();
	error = () => {
		const Sizable = {
			string: {
				unit: "characters",
				verb: "to have"
			},
			file: {
				unit: "bytes",
				verb: "to have"
			},
			array: {
				unit: "items",
				verb: "to have"
			},
			set: {
				unit: "items",
				verb: "to have"
			},
			map: {
				unit: "entries",
				verb: "to have"
			}
		};
		function getSizing(origin) {
			return Sizable[origin] ?? null;
		}
		const FormatDictionary = {
			regex: "input",
			email: "email address",
			url: "URL",
			emoji: "emoji",
			uuid: "UUID",
			uuidv4: "UUIDv4",
			uuidv6: "UUIDv6",
			nanoid: "nanoid",
			guid: "GUID",
			cuid: "cuid",
			cuid2: "cuid2",
			ulid: "ULID",
			xid: "XID",
			ksuid: "KSUID",
			datetime: "ISO datetime",
			date: "ISO date",
			time: "ISO time",
			duration: "ISO duration",
			ipv4: "IPv4 address",
			ipv6: "IPv6 address",
			mac: "MAC address",
			cidrv4: "IPv4 range",
			cidrv6: "IPv6 range",
			base64: "base64-encoded string",
			base64url: "base64url-encoded string",
			json_string: "JSON string",
			e164: "E.164 number",
			currency_code: "currency code",
			credit_card: "credit card number",
			iban: "IBAN",
			jwt: "JWT",
			template_literal: "input"
		};
		const TypeDictionary = { nan: "NaN" };
		function getTypeName(type, input) {
			if (type === "number" && typeof input === "number" && !Number.isFinite(input)) return String(input);
			return TypeDictionary[type] ?? type;
		}
		return (issue) => {
			switch (issue.code) {
				case "invalid_type": return `Invalid input: expected ${getTypeName(issue.expected)}, received ${getTypeName(parsedType(issue.input), issue.input)}`;
				case "invalid_value":
					if (issue.values.length === 1) return `Invalid input: expected ${stringifyPrimitive(issue.values[0])}`;
					return `Invalid option: expected one of ${joinValues(issue.values, "|")}`;
				case "too_big": {
					const adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<";
					const sizing = getSizing(issue.origin);
					if (sizing) return `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}`;
					return `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
				}
				case "too_small": {
					const adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">";
					const sizing = getSizing(issue.origin);
					if (sizing) return `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}`;
					return `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
				}
				case "invalid_format": {
					const _issue = issue;
					if (_issue.format === "starts_with") return `Invalid string: must start with "${_issue.prefix}"`;
					if (_issue.format === "ends_with") return `Invalid string: must end with "${_issue.suffix}"`;
					if (_issue.format === "includes") return `Invalid string: must include "${_issue.includes}"`;
					if (_issue.format === "regex") return `Invalid string: must match pattern ${_issue.pattern}`;
					return `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
				}
				case "not_multiple_of": return `Invalid number: must be a multiple of ${issue.divisor}`;
				case "unrecognized_keys": return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${joinValues(issue.keys, ", ")}`;
				case "invalid_key": return `Invalid key in ${issue.origin}`;
				case "invalid_union":
					if (issue.options && Array.isArray(issue.options) && issue.options.length > 0) return `Invalid discriminator value. Expected ${issue.options.map((o) => `'${o}'`).join(" | ")}`;
					if (issue.inclusive === false) return "Invalid input: more than one option matched";
					return "Invalid input";
				case "invalid_element": return `Invalid value in ${issue.origin}`;
				default: return `Invalid input`;
			}
		};
	};
}));

// node_modules/zod/v4/core/registries.js
function registry() {
	return new $ZodRegistry();
}
var _a, $ZodRegistry, globalRegistry;
var init_registries = __esmMin((() => {
	;
	$ZodRegistry = class {
		constructor() {
			this._map = /* @__PURE__ */ new WeakMap();
			this._idmap = /* @__PURE__ */ new Map();
		}
		add(schema, ..._meta) {
			const meta = _meta[0];
			this._map.set(schema, meta);
			if (meta && typeof meta === "object" && "id" in meta) this._idmap.set(meta.id, schema);
			return this;
		}
		clear() {
			this._map = /* @__PURE__ */ new WeakMap();
			this._idmap = /* @__PURE__ */ new Map();
			return this;
		}
		remove(schema) {
			const meta = this._map.get(schema);
			if (meta && typeof meta === "object" && "id" in meta) this._idmap.delete(meta.id);
			this._map.delete(schema);
			return this;
		}
		get(schema) {
			const p = schema._zod.parent;
			if (p) {
				const pm = { ...this.get(p) ?? {} };
				delete pm.id;
				const f = {
					...pm,
					...this._map.get(schema)
				};
				return Object.keys(f).length ? f : void 0;
			}
			return this._map.get(schema);
		}
		has(schema) {
			return this._map.has(schema);
		}
	};
	(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
	globalRegistry = globalThis.__zod_globalRegistry;
}));

// node_modules/zod/v4/core/compile.js
var init_compile = __esmMin((() => {}));

// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _email(Class, params) {
	return new Class({
		type: "string",
		format: "email",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _guid(Class, params) {
	return new Class({
		type: "string",
		format: "guid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v4",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v6",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v7",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _url(Class, params) {
	return new Class({
		type: "string",
		format: "url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _emoji(Class, params) {
	return new Class({
		type: "string",
		format: "emoji",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class, params) {
	return new Class({
		type: "string",
		format: "nanoid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cuid(Class, params) {
	return new Class({
		type: "string",
		format: "cuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class, params) {
	return new Class({
		type: "string",
		format: "cuid2",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class, params) {
	return new Class({
		type: "string",
		format: "ulid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _xid(Class, params) {
	return new Class({
		type: "string",
		format: "xid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class, params) {
	return new Class({
		type: "string",
		format: "ksuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class, params) {
	return new Class({
		type: "string",
		format: "ipv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class, params) {
	return new Class({
		type: "string",
		format: "ipv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64(Class, params) {
	return new Class({
		type: "string",
		format: "base64",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class, params) {
	return new Class({
		type: "string",
		format: "base64url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _e164(Class, params) {
	return new Class({
		type: "string",
		format: "e164",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class, params) {
	return new Class({
		type: "string",
		format: "jwt",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class, params) {
	return new Class({
		type: "string",
		format: "datetime",
		check: "string_format",
		offset: false,
		local: false,
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class, params) {
	return new Class({
		type: "string",
		format: "date",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class, params) {
	return new Class({
		type: "string",
		format: "time",
		check: "string_format",
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class, params) {
	return new Class({
		type: "string",
		format: "duration",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _null$1(Class, params) {
	return new Class({
		type: "null",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
	return new Class({ type: "unknown" });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
	return new $ZodCheckMultipleOf({
		check: "multiple_of",
		...normalizeParams(params),
		value
	});
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
	return new $ZodCheckMaxLength({
		check: "max_length",
		...normalizeParams(params),
		maximum
	});
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
	return new $ZodCheckLengthEquals({
		check: "length_equals",
		...normalizeParams(params),
		length
	});
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
	return new $ZodCheckLowerCase({
		check: "string_format",
		format: "lowercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
	return new $ZodCheckUpperCase({
		check: "string_format",
		format: "uppercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
	return new $ZodCheckIncludes({
		check: "string_format",
		format: "includes",
		...normalizeParams(params),
		includes
	});
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
	return new $ZodCheckStartsWith({
		check: "string_format",
		format: "starts_with",
		...normalizeParams(params),
		prefix
	});
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
	return new $ZodCheckEndsWith({
		check: "string_format",
		format: "ends_with",
		...normalizeParams(params),
		suffix
	});
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
	return new $ZodCheckOverwrite({
		check: "overwrite",
		tx
	});
}
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
	return /* @__PURE__ */ _overwrite((input) => input.normalize(form));
}
// @__NO_SIDE_EFFECTS__
function _trim() {
	return /* @__PURE__ */ _overwrite((input) => input.trim());
}
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toLowerCase());
}
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toUpperCase());
}
// @__NO_SIDE_EFFECTS__
function _slugify() {
	return /* @__PURE__ */ _overwrite((input) => slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class, element, params) {
	return new Class({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...normalizeParams(_params)
	});
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
	const ch = /* @__PURE__ */ _check((payload) => {
		payload.addIssue = (issue$2) => {
			if (typeof issue$2 === "string") payload.issues.push(issue(issue$2, payload.value, ch._zod.def));
			else {
				const _issue = issue$2;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = ch);
				_issue.continue ?? (_issue.continue = !ch._zod.def.abort);
				payload.issues.push(issue(_issue));
			}
		};
		return fn(payload.value, payload);
	}, params);
	return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
	const ch = new $ZodCheck({
		check: "custom",
		...normalizeParams(params)
	});
	ch._zod.check = fn;
	return ch;
}
var init_api = __esmMin((() => {
	init_checks$1();
	init_util();
}));

// node_modules/zod/v4/core/to-json-schema.js
function assignProps(target, ...sources) {
	for (const source of sources) for (const key of Reflect.ownKeys(source)) if (Object.prototype.propertyIsEnumerable.call(source, key)) assignProp(target, key, source[key]);
	return target;
}
function initializeContext(params) {
	let target = params?.target ?? "draft-2020-12";
	if (target === "draft-4") target = "draft-04";
	if (target === "draft-7") target = "draft-07";
	return {
		processors: params.processors ?? {},
		metadataRegistry: params?.metadata ?? globalRegistry,
		target,
		unrepresentable: params?.unrepresentable ?? "throw",
		override: params?.override ?? (() => {}),
		io: params?.io ?? "output",
		counter: 0,
		seen: /* @__PURE__ */ new Map(),
		sharedDefsExtractedFor: void 0,
		sharedEmitDoneFor: void 0,
		cycles: params?.cycles ?? "ref",
		reused: params?.reused ?? "inline",
		intersections: [],
		deferred: [],
		external: params?.external ?? void 0
	};
}
function handleUnrepresentable(schema, ctx, json, params, message) {
	const result = typeof ctx.unrepresentable === "function" ? ctx.unrepresentable({
		zodSchema: schema,
		path: params.path,
		message
	}) : ctx.unrepresentable;
	if (result === "any") return false;
	if (result === void 0 || result === "throw") throw new Error(message);
	Object.assign(json, result);
	return true;
}
function processSchema(schema, ctx, _params = {
	path: [],
	schemaPath: []
}) {
	var _a;
	const def = schema._zod.def;
	const seen = ctx.seen.get(schema);
	if (seen) {
		seen.count++;
		if (_params.schemaPath.includes(schema)) seen.cycle = _params.path;
		return seen.schema;
	}
	const result = {
		schema: {},
		count: 1,
		cycle: void 0,
		path: _params.path
	};
	ctx.seen.set(schema, result);
	ctx.sharedDefsExtractedFor = void 0;
	ctx.sharedEmitDoneFor = void 0;
	const overrideSchema = schema._zod.toJSONSchema?.();
	if (overrideSchema) result.schema = overrideSchema;
	else {
		const params = {
			..._params,
			schemaPath: [..._params.schemaPath, schema],
			path: _params.path
		};
		if (schema._zod.processJSONSchema) schema._zod.processJSONSchema(ctx, result.schema, params);
		else {
			const _json = result.schema;
			const processor = ctx.processors[def.type];
			if (!processor) throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
			processor(schema, ctx, _json, params);
		}
		const parent = schema._zod.parent;
		if (parent) {
			if (!result.ref) result.ref = parent;
			processSchema(parent, ctx, params);
			ctx.seen.get(parent).isParent = true;
		}
	}
	const meta = ctx.metadataRegistry.get(schema);
	if (meta) assignProps(result.schema, meta);
	if (ctx.io === "input" && isTransforming(schema)) {
		delete result.schema.examples;
		delete result.schema.default;
	}
	if (ctx.io === "input" && "_prefault" in result.schema) (_a = result.schema).default ?? (_a.default = result.schema._prefault);
	delete result.schema._prefault;
	return ctx.seen.get(schema).schema;
}
function encodeJSONPointerSegment(segment) {
	return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function extractDefs(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external) return;
	const idToSchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.entries()) {
		const id = ctx.metadataRegistry.get(entry[0])?.id;
		if (id) {
			const existing = idToSchema.get(id);
			if (existing && existing !== entry[0]) throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
			idToSchema.set(id, entry[0]);
		}
	}
	const makeURI = (entry) => {
		const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
		if (ctx.external) {
			const externalId = ctx.external.registry.get(entry[0])?.id;
			const uriGenerator = ctx.external.uri ?? ((id) => id);
			if (externalId) return { ref: uriGenerator(externalId) };
			const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
			entry[1].defId = id;
			return {
				defId: id,
				ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}`
			};
		}
		const uriPrefix = `#`;
		const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
		if (entry[1] === root && !entry[1].schema.id) return { ref: uriPrefix };
		const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
		return {
			defId,
			ref: defUriPrefix + encodeJSONPointerSegment(defId)
		};
	};
	const extractToDef = (entry) => {
		if (entry[1].schema.$ref) return;
		const seen = entry[1];
		const { ref, defId } = makeURI(entry);
		seen.def = { ...seen.schema };
		if (defId) seen.defId = defId;
		const schema = seen.schema;
		for (const key in schema) delete schema[key];
		schema.$ref = ref;
	};
	if (ctx.cycles === "throw") for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.cycle) throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`);
	}
	for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (schema === entry[0]) {
			extractToDef(entry);
			continue;
		}
		if (ctx.external) {
			const ext = ctx.external.registry.get(entry[0])?.id;
			if (schema !== entry[0] && ext) {
				extractToDef(entry);
				continue;
			}
		}
		if (ctx.metadataRegistry.get(entry[0])?.id) {
			extractToDef(entry);
			continue;
		}
		if (seen.cycle) {
			extractToDef(entry);
			continue;
		}
		if (seen.count > 1) {
			if (ctx.reused === "ref") extractToDef(entry);
		}
	}
	if (ctx.external) ctx.sharedDefsExtractedFor = ctx.external;
}
function compactTypeUnion(schema) {
	const options = schema.anyOf;
	if (!Array.isArray(options) || options.length === 0 || schema.type !== void 0) return;
	const types = [];
	for (const option of options) {
		if (!option || typeof option !== "object") return;
		compactTypeUnion(option);
		const keys = Object.keys(option);
		if (keys.length !== 1 || keys[0] !== "type") return;
		const type = option.type;
		for (const member of Array.isArray(type) ? type : [type]) {
			if (typeof member !== "string") return;
			if (!types.includes(member)) types.push(member);
		}
	}
	delete schema.anyOf;
	schema.type = types.length === 1 ? types[0] : types;
}
function undeclaredConstraint(member) {
	const extra = member.additionalProperties;
	if (extra === void 0 || extra === false || typeof extra !== "object" || extra === null) return null;
	return Object.keys(extra).length ? extra : null;
}
function foldObjects(members) {
	const objects = [];
	for (const member of members) {
		if (typeof member !== "object" || member.type !== "object") return null;
		for (const key in member) if (!FOLDABLE_KEYS.has(key)) return null;
		objects.push(member);
	}
	const properties = {};
	const required = /* @__PURE__ */ new Set();
	for (const object of objects) {
		for (const key in object.properties) {
			if (Object.prototype.hasOwnProperty.call(properties, key)) continue;
			const parts = [];
			for (const other of objects) {
				const part = other.properties?.[key] ?? undeclaredConstraint(other);
				if (part === null || part === void 0) continue;
				if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part))) parts.push(part);
			}
			const merged = parts.length === 1 ? parts[0] : foldObjects(parts) ?? { allOf: parts };
			assignProp(properties, key, merged);
		}
		for (const key of object.required ?? []) required.add(key);
	}
	const folded = {
		type: "object",
		properties
	};
	if (required.size) folded.required = [...required];
	if (objects.every((object) => object.additionalProperties === false)) folded.additionalProperties = false;
	else {
		const constraints = [];
		for (const object of objects) {
			const constraint = undeclaredConstraint(object);
			if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint))) constraints.push(constraint);
		}
		if (constraints.length === 1) folded.additionalProperties = constraints[0];
		else if (constraints.length > 1) folded.additionalProperties = { allOf: constraints };
	}
	return folded;
}
function foldIntersection(json) {
	const allOf = json.allOf;
	if (!Array.isArray(allOf) || allOf.length < 2) return;
	for (const key of FOLDABLE_KEYS) if (key in json) return;
	const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
	let folded = null;
	if (!unions.length) folded = foldObjects(allOf);
	else {
		const union = unions[0];
		const keyword = UNION_KEYS.find((k) => Array.isArray(union[k]));
		if (Object.keys(union).length !== 1) return;
		const rest = allOf.filter((m) => m !== union);
		const branches = union[keyword].map((branch) => foldObjects([...rest, branch]));
		if (branches.some((b) => !b)) return;
		folded = { [keyword]: branches };
	}
	if (!folded) return;
	delete json.allOf;
	assignProps(json, folded);
}
function finalize(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	const flattenRef = (zodSchema) => {
		const seen = ctx.seen.get(zodSchema);
		if (seen.ref === null) return;
		const schema = seen.def ?? seen.schema;
		const _cached = { ...schema };
		const ref = seen.ref;
		seen.ref = null;
		if (ref) {
			flattenRef(ref);
			const refSeen = ctx.seen.get(ref);
			const refSchema = refSeen.schema;
			if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
				schema.allOf = schema.allOf ?? [];
				schema.allOf.push(refSchema);
			} else assignProps(schema, refSchema);
			assignProps(schema, _cached);
			if (zodSchema._zod.parent === ref) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (!(key in _cached)) delete schema[key];
			}
			if (refSchema.$ref && refSeen.def) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (key in refSeen.def && JSON.stringify(schema[key]) === JSON.stringify(refSeen.def[key])) delete schema[key];
			}
		}
		const parent = zodSchema._zod.parent;
		if (parent && parent !== ref) {
			flattenRef(parent);
			const parentSeen = ctx.seen.get(parent);
			if (parentSeen?.schema.$ref) {
				schema.$ref = parentSeen.schema.$ref;
				if (parentSeen.def) for (const key in schema) {
					if (key === "$ref" || key === "allOf") continue;
					if (key in parentSeen.def && JSON.stringify(schema[key]) === JSON.stringify(parentSeen.def[key])) delete schema[key];
				}
			}
		}
		ctx.override({
			zodSchema,
			jsonSchema: schema,
			path: seen.path ?? []
		});
	};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
		for (const entry of [...ctx.seen.entries()].reverse()) flattenRef(entry[0]);
		if (ctx.target !== "openapi-3.0") for (const entry of ctx.seen.entries()) compactTypeUnion(entry[1].def ?? entry[1].schema);
		for (const rewrite of ctx.deferred) rewrite();
		if (ctx.intersections.length) {
			const carriers = /* @__PURE__ */ new Map();
			for (const seen of ctx.seen.values()) for (const json of [seen.schema, seen.def]) {
				const allOf = json?.allOf;
				if (!Array.isArray(allOf)) continue;
				const existing = carriers.get(allOf);
				if (existing) existing.push(json);
				else carriers.set(allOf, [json]);
			}
			for (const allOf of ctx.intersections) for (const json of carriers.get(allOf) ?? []) foldIntersection(json);
		}
	}
	const result = {};
	if (ctx.target === "draft-2020-12") result.$schema = "https://json-schema.org/draft/2020-12/schema";
	else if (ctx.target === "draft-07") result.$schema = "http://json-schema.org/draft-07/schema#";
	else if (ctx.target === "draft-04") result.$schema = "http://json-schema.org/draft-04/schema#";
	else if (ctx.target === "openapi-3.0") {}
	if (ctx.external?.uri) {
		const id = ctx.external.registry.get(schema)?.id;
		if (!id) throw new Error("Schema is missing an `id` property");
		result.$id = ctx.external.uri(id);
	}
	assignProps(result, root.defId ? root.schema : root.def ?? root.schema);
	const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
	if (rootMetaId !== void 0 && result.id === rootMetaId) delete result.id;
	const defs = ctx.external?.defs ?? {};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.def && seen.defId) {
			if (seen.def.id === seen.defId) delete seen.def.id;
			assignProp(defs, seen.defId, seen.def);
		}
	}
	if (ctx.external) ctx.sharedEmitDoneFor = ctx.external;
	if (ctx.external) {} else if (Object.keys(defs).length > 0) {
		if (ctx.target === "draft-2020-12") result.$defs = defs;
		else result.definitions = defs;
	}
	try {
		const finalized = JSON.parse(JSON.stringify(result));
		Object.defineProperty(finalized, "~standard", {
			value: {
				...schema["~standard"],
				jsonSchema: {
					input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
					output: createStandardJSONSchemaMethod(schema, "output", ctx.processors)
				}
			},
			enumerable: false,
			writable: false
		});
		return finalized;
	} catch (_err) {
		throw new Error("Error converting schema to JSON.");
	}
}
function isTransforming(_schema, _ctx) {
	const ctx = _ctx ?? { seen: /* @__PURE__ */ new Set() };
	if (ctx.seen.has(_schema)) return false;
	ctx.seen.add(_schema);
	const def = _schema._zod.def;
	if (def.type === "transform") return true;
	if (def.type === "array") return isTransforming(def.element, ctx);
	if (def.type === "set") return isTransforming(def.valueType, ctx);
	if (def.type === "lazy") return isTransforming(def.getter(), ctx);
	if (def.type === "promise" || def.type === "optional" || def.type === "nonoptional" || def.type === "nullable" || def.type === "readonly" || def.type === "default" || def.type === "prefault" || def.type === "catch") return isTransforming(def.innerType, ctx);
	if (def.type === "intersection") return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
	if (def.type === "record" || def.type === "map") return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
	if (def.type === "pipe") {
		if (_schema._zod.traits.has("$ZodCodec")) return true;
		return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
	}
	if (def.type === "object") {
		for (const key in def.shape) if (isTransforming(def.shape[key], ctx)) return true;
		return false;
	}
	if (def.type === "union") {
		for (const option of def.options) if (isTransforming(option, ctx)) return true;
		return false;
	}
	if (def.type === "tuple") {
		for (const item of def.items) if (isTransforming(item, ctx)) return true;
		if (def.rest && isTransforming(def.rest, ctx)) return true;
		return false;
	}
	return false;
}
var FOLDABLE_KEYS, UNION_KEYS, createToJSONSchemaMethod, createStandardJSONSchemaMethod;
var init_to_json_schema = __esmMin((() => {
	init_registries();
	init_util();
	FOLDABLE_KEYS = /* @__PURE__ */ new Set([
		"type",
		"properties",
		"required",
		"additionalProperties"
	]);
	UNION_KEYS = ["oneOf", "anyOf"];
	createToJSONSchemaMethod = (schema, processors = {}) => (params) => {
		const ctx = initializeContext({
			...params,
			processors
		});
		processSchema(schema, ctx);
		extractDefs(ctx, schema);
		return finalize(ctx, schema);
	};
	createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
		const { libraryOptions, target } = params ?? {};
		const ctx = initializeContext({
			...libraryOptions ?? {},
			target,
			io,
			processors
		});
		processSchema(schema, ctx);
		extractDefs(ctx, schema);
		return finalize(ctx, schema);
	};
}));

// node_modules/zod/v4/core/json-schema-processors.js
function aggregateChecks(schema) {
	const agg = {};
	const def = schema._zod.def;
	const list = schema._zod.traits.has("$ZodCheck") ? [schema, ...def.checks ?? []] : def.checks ?? [];
	for (const ch of list) contributors[ch._zod.def.check]?.(agg, ch._zod.def);
	const bag = schema._zod.bag;
	if (bag.minimum !== void 0) narrowMin(agg, "minimum", bag.minimum);
	if (bag.exclusiveMinimum !== void 0) narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
	if (bag.maximum !== void 0) narrowMax(agg, "maximum", bag.maximum);
	if (bag.exclusiveMaximum !== void 0) narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
	if (bag.multipleOf !== void 0) addDivisor(agg, bag.multipleOf);
	if (bag.format !== void 0) {
		agg.format ?? (agg.format = bag.format);
		if (bag.format.includes("int")) agg.isInt = true;
	}
	if (bag.mime) intersectMime(agg, bag.mime);
	for (const pattern of bag.patterns ?? []) addPattern(agg, pattern);
	return agg;
}
function inputOptin(schema) {
	const def = schema._zod.def;
	if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) return inputOptin(def.out);
	if (def.type === "catch") return inputOptin(def.innerType);
	return schema._zod.optin;
}
function stringifyKeyNames(bySchema, json, visited) {
	if (json.$ref) {
		if (visited.has(json)) return json;
		visited.add(json);
		const def = bySchema.get(json)?.def;
		if (!def) return json;
		const inlined = stringifyKeyNames(bySchema, def, visited);
		return inlined === def ? json : inlined;
	}
	for (const keyword of ["anyOf", "oneOf"]) {
		const branches = json[keyword];
		if (!Array.isArray(branches)) continue;
		const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
		if (mapped.some((branch, i) => branch !== branches[i])) json = {
			...json,
			[keyword]: mapped
		};
	}
	const types = Array.isArray(json.type) ? json.type : [json.type];
	const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
	const values = json.enum ?? (json.const !== void 0 ? [json.const] : void 0);
	if (!numericType && !values?.some((v) => typeof v === "number")) return json;
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json;
	if (rest.enum) rest.enum = rest.enum.map((v) => typeof v === "number" ? String(v) : v);
	else if (typeof rest.const === "number") rest.const = String(rest.const);
	if (!numericType) return rest;
	rest.type = "string";
	if (!values) rest.pattern = (types.includes("number") ? number$2 : integer).source;
	return rest;
}
function rewriteKeyNames(ctx) {
	const bySchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.values()) if (entry.def && !bySchema.has(entry.schema)) bySchema.set(entry.schema, entry);
	const rewrites = /* @__PURE__ */ new Map();
	for (const record of pendingRecords.get(ctx) ?? []) {
		const seen = ctx.seen.get(record);
		const names = (seen?.def ?? seen?.schema)?.propertyNames;
		if (!names || names === true || rewrites.has(names)) continue;
		const rewritten = stringifyKeyNames(bySchema, names, /* @__PURE__ */ new Set());
		if (rewritten !== names) rewrites.set(names, rewritten);
	}
	if (!rewrites.size) return;
	for (const entry of ctx.seen.values()) for (const carrier of [entry.schema, entry.def]) {
		const rewritten = carrier && rewrites.get(carrier.propertyNames);
		if (rewritten) carrier.propertyNames = rewritten;
	}
}
function serializeDefaultValue(value, schema, ctx, json, params) {
	let unrepresentable = false;
	const serialized = JSON.stringify(value, (_, val) => {
		if (typeof val !== "bigint") return val;
		unrepresentable = true;
		return null;
	});
	if (!unrepresentable) return JSON.parse(serialized);
	handleUnrepresentable(schema, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
	return UNREPRESENTABLE_DEFAULT;
}
var narrowMin, narrowMax, narrowBoth, addDivisor, addPattern, intersectMime, setFormat, minContributor, maxContributor, formatContributor, contributors, formatMap, exactPatterns, exactPattern, stringProcessor, numberProcessor, booleanProcessor, nullProcessor, neverProcessor, unknownProcessor, enumProcessor, literalProcessor, customProcessor, transformProcessor, arrayProcessor, objectProcessor, unionProcessor, intersectionProcessor, tupleProcessor, pendingRecords, recordProcessor, nullableProcessor, nonoptionalProcessor, UNREPRESENTABLE_DEFAULT, defaultProcessor, prefaultProcessor, catchProcessor, pipeProcessor, readonlyProcessor, optionalProcessor;
var init_json_schema_processors = __esmMin((() => {
	init_regexes();
	init_schemas$1();
	init_to_json_schema();
	init_util();
	narrowMin = (agg, key, value) => {
		if (agg[key] === void 0 || value > agg[key]) agg[key] = value;
	};
	narrowMax = (agg, key, value) => {
		if (agg[key] === void 0 || value < agg[key]) agg[key] = value;
	};
	narrowBoth = (agg, value) => {
		narrowMin(agg, "minimum", value);
		narrowMax(agg, "maximum", value);
	};
	addDivisor = (agg, value) => {
		agg.multipleOf ?? (agg.multipleOf = []);
		if (!agg.multipleOf.includes(value)) agg.multipleOf.push(value);
	};
	addPattern = (agg, pattern) => {
		agg.patterns ?? (agg.patterns = /* @__PURE__ */ new Set());
		agg.patterns.add(pattern);
	};
	intersectMime = (agg, mime) => {
		agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
	};
	setFormat = (agg, format) => {
		agg.format = format;
		if (format.includes("int")) agg.isInt = true;
	};
	minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
	maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
	formatContributor = (ranges) => (agg, def) => {
		setFormat(agg, def.format);
		const [minimum, maximum] = ranges[def.format];
		narrowMin(agg, "minimum", minimum);
		narrowMax(agg, "maximum", maximum);
	};
	contributors = {
		greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
		less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
		multiple_of: (agg, def) => addDivisor(agg, def.value),
		number_format: formatContributor(NUMBER_FORMAT_RANGES),
		bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
		min_length: minContributor,
		max_length: maxContributor,
		length_equals: (agg, def) => narrowBoth(agg, def.length),
		min_size: minContributor,
		max_size: maxContributor,
		size_equals: (agg, def) => narrowBoth(agg, def.size),
		string_format: (agg, def) => {
			setFormat(agg, def.format);
			if (def.pattern) addPattern(agg, def.pattern);
			if (def.format === "base64" || def.format === "base64url") agg.contentEncoding = def.format;
			if (def.local || def.precision === -1) agg.laxFormat = true;
		},
		mime_type: (agg, def) => intersectMime(agg, def.mime)
	};
	formatMap = {
		guid: "uuid",
		url: "uri",
		datetime: "date-time",
		json_string: "json-string",
		regex: ""
	};
	exactPatterns = /* @__PURE__ */ new Map([[base64Charset, base64], [base64urlCharset, base64url]]);
	exactPattern = (p) => exactPatterns.get(p) ?? p;
	stringProcessor = (schema, ctx, _json, _params) => {
		const json = _json;
		json.type = "string";
		const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
		if (typeof minimum === "number") json.minLength = minimum;
		if (typeof maximum === "number") json.maxLength = maximum;
		if (format) {
			json.format = formatMap[format] ?? format;
			if (json.format === "") delete json.format;
			if (format === "time" || laxFormat) delete json.format;
		}
		if (contentEncoding) json.contentEncoding = contentEncoding;
		if (patterns && patterns.size > 0) {
			const patternList = [...patterns].map(exactPattern);
			if (patternList.length === 1) json.pattern = patternList[0].source;
			else if (patternList.length > 1) json.allOf = [...patternList.map((regex) => ({
				...ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0" ? { type: "string" } : {},
				pattern: regex.source
			}))];
		}
	};
	numberProcessor = (schema, ctx, _json, params) => {
		const json = _json;
		const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
		json.type = isInt ? "integer" : "number";
		const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
		const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
		const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
		if (exMin) {
			if (legacy) {
				json.minimum = exclusiveMinimum;
				json.exclusiveMinimum = true;
			} else json.exclusiveMinimum = exclusiveMinimum;
		} else if (typeof minimum === "number") json.minimum = minimum;
		if (exMax) {
			if (legacy) {
				json.maximum = exclusiveMaximum;
				json.exclusiveMaximum = true;
			} else json.exclusiveMaximum = exclusiveMaximum;
		} else if (typeof maximum === "number") json.maximum = maximum;
		if (multipleOf) {
			const divisors = /* @__PURE__ */ new Set();
			for (const divisor of multipleOf) if (Number.isFinite(divisor) && divisor !== 0) divisors.add(Math.abs(divisor));
			else handleUnrepresentable(schema, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
			const [first, ...rest] = divisors;
			if (first !== void 0) json.multipleOf = first;
			if (rest.length) json.allOf = [...json.allOf ?? [], ...rest.map((m) => ({ multipleOf: m }))];
		}
	};
	booleanProcessor = (_schema, _ctx, json, _params) => {
		json.type = "boolean";
	};
	nullProcessor = (_schema, ctx, json, _params) => {
		if (ctx.target === "openapi-3.0") {
			json.type = "string";
			json.nullable = true;
			json.enum = [null];
		} else json.type = "null";
	};
	neverProcessor = (_schema, _ctx, json, _params) => {
		json.not = {};
	};
	unknownProcessor = (_schema, _ctx, _json, _params) => {};
	enumProcessor = (schema, _ctx, json, _params) => {
		const def = schema._zod.def;
		const values = getEnumValues(def.entries);
		if (values.length === 0) {
			json.not = {};
			return;
		}
		if (values.every((v) => typeof v === "number")) json.type = "number";
		if (values.every((v) => typeof v === "string")) json.type = "string";
		json.enum = values;
	};
	literalProcessor = (schema, ctx, json, params) => {
		const def = schema._zod.def;
		if (def.values.length === 0) {
			json.not = {};
			return;
		}
		const vals = [];
		for (const val of def.values) if (val === void 0) {
			if (handleUnrepresentable(schema, ctx, json, params, "Literal `undefined` cannot be represented in JSON Schema")) return;
		} else if (typeof val === "bigint") {
			if (handleUnrepresentable(schema, ctx, json, params, "BigInt literals cannot be represented in JSON Schema")) return;
			vals.push(Number(val));
		} else vals.push(val);
		if (vals.length === 0) {} else if (vals.length === 1) {
			const val = vals[0];
			json.type = val === null ? "null" : typeof val;
			if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") json.enum = [val];
			else json.const = val;
		} else {
			if (vals.every((v) => typeof v === "number")) json.type = "number";
			if (vals.every((v) => typeof v === "string")) json.type = "string";
			if (vals.every((v) => typeof v === "boolean")) json.type = "boolean";
			if (vals.every((v) => v === null)) json.type = "null";
			json.enum = vals;
		}
	};
	customProcessor = (schema, ctx, json, params) => {
		handleUnrepresentable(schema, ctx, json, params, "Custom types cannot be represented in JSON Schema");
	};
	transformProcessor = (schema, ctx, json, params) => {
		handleUnrepresentable(schema, ctx, json, params, "Transforms cannot be represented in JSON Schema");
	};
	arrayProcessor = (schema, ctx, _json, params) => {
		const json = _json;
		const def = schema._zod.def;
		const { minimum, maximum } = aggregateChecks(schema);
		if (typeof minimum === "number") json.minItems = minimum;
		if (typeof maximum === "number") json.maxItems = maximum;
		json.type = "array";
		json.items = processSchema(def.element, ctx, {
			...params,
			path: [...params.path, "items"]
		});
	};
	objectProcessor = (schema, ctx, _json, params) => {
		const json = _json;
		const def = schema._zod.def;
		const shape = def.shape;
		if (Object.getOwnPropertySymbols(shape).length && handleUnrepresentable(schema, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) return;
		json.type = "object";
		json.properties = {};
		for (const key in shape) assignProp(json.properties, key, processSchema(shape[key], ctx, {
			...params,
			path: [
				...params.path,
				"properties",
				key
			]
		}));
		const requiredKeys = [];
		for (const key of Object.keys(shape)) {
			const field = def.shape[key];
			if (ctx.io === "input" ? inputOptin(field) === void 0 : field._zod.optout === void 0) requiredKeys.push(key);
		}
		if (requiredKeys.length > 0) json.required = requiredKeys;
		if (def.catchall?._zod.def.type === "never") json.additionalProperties = false;
		else if (!def.catchall) {
			if (ctx.io === "output") json.additionalProperties = false;
		} else if (def.catchall) json.additionalProperties = processSchema(def.catchall, ctx, {
			...params,
			path: [...params.path, "additionalProperties"]
		});
	};
	unionProcessor = (schema, ctx, json, params) => {
		const def = schema._zod.def;
		const isExclusive = def.inclusive === false;
		const options = def.options.map((x, i) => processSchema(x, ctx, {
			...params,
			path: [
				...params.path,
				isExclusive ? "oneOf" : "anyOf",
				i
			]
		}));
		if (isExclusive) json.oneOf = options;
		else json.anyOf = options;
	};
	intersectionProcessor = (schema, ctx, json, params) => {
		const def = schema._zod.def;
		const a = processSchema(def.left, ctx, {
			...params,
			path: [
				...params.path,
				"allOf",
				0
			]
		});
		const b = processSchema(def.right, ctx, {
			...params,
			path: [
				...params.path,
				"allOf",
				1
			]
		});
		const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
		const allOf = [...isSimpleIntersection(a) ? a.allOf : [a], ...isSimpleIntersection(b) ? b.allOf : [b]];
		json.allOf = allOf;
		ctx.intersections.push(allOf);
	};
	tupleProcessor = (schema, ctx, _json, params) => {
		const json = _json;
		const def = schema._zod.def;
		json.type = "array";
		const prefixPath = ctx.target === "draft-2020-12" ? "prefixItems" : "items";
		const restPath = ctx.target === "draft-2020-12" ? "items" : ctx.target === "openapi-3.0" ? "items" : "additionalItems";
		const prefixItems = def.items.map((x, i) => processSchema(x, ctx, {
			...params,
			path: [
				...params.path,
				prefixPath,
				i
			]
		}));
		const rest = def.rest ? processSchema(def.rest, ctx, {
			...params,
			path: [
				...params.path,
				restPath,
				...ctx.target === "openapi-3.0" ? [def.items.length] : []
			]
		}) : null;
		let minItems = def.items.length;
		while (minItems > 0) {
			const item = def.items[minItems - 1];
			if (!(ctx.io === "input" ? inputOptin(item) !== void 0 : item._zod.optout === "optional")) break;
			minItems--;
		}
		const maxItems = def.items.length;
		const isClosed = !def.rest;
		if (ctx.target === "draft-2020-12") {
			json.prefixItems = prefixItems;
			if (isClosed) json.items = false;
			else if (rest) json.items = rest;
			if (minItems > 0) json.minItems = minItems;
			if (isClosed) json.maxItems = maxItems;
		} else if (ctx.target === "openapi-3.0") {
			json.items = { anyOf: prefixItems };
			if (rest) json.items.anyOf.push(rest);
			if (minItems > 0) json.minItems = minItems;
			if (isClosed) json.maxItems = maxItems;
		} else {
			json.items = prefixItems;
			if (isClosed) json.additionalItems = false;
			else if (rest) json.additionalItems = rest;
			if (minItems > 0) json.minItems = minItems;
			if (isClosed) json.maxItems = maxItems;
		}
		const { minimum, maximum } = aggregateChecks(schema);
		if (typeof minimum === "number") json.minItems = minimum;
		if (typeof maximum === "number") json.maxItems = maximum;
	};
	pendingRecords = /* @__PURE__ */ new WeakMap();
	recordProcessor = (schema, ctx, _json, params) => {
		const json = _json;
		const def = schema._zod.def;
		json.type = "object";
		const keyType = def.keyType;
		const patterns = aggregateChecks(keyType).patterns;
		if (def.mode === "loose" && patterns && patterns.size > 0) {
			const valueSchema = processSchema(def.valueType, ctx, {
				...params,
				path: [
					...params.path,
					"patternProperties",
					"*"
				]
			});
			json.patternProperties = {};
			for (const pattern of patterns) assignProp(json.patternProperties, exactPattern(pattern).source, valueSchema);
		} else {
			if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
				json.propertyNames = processSchema(def.keyType, ctx, {
					...params,
					path: [...params.path, "propertyNames"]
				});
				let pending = pendingRecords.get(ctx);
				if (!pending) {
					pending = [];
					pendingRecords.set(ctx, pending);
					ctx.deferred.push(() => rewriteKeyNames(ctx));
				}
				pending.push(schema);
			}
			json.additionalProperties = processSchema(def.valueType, ctx, {
				...params,
				path: [...params.path, "additionalProperties"]
			});
		}
		const keyValues = keyType._zod.values;
		const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== void 0;
		if (keyValues && !def.partial && !omittableOnInput) {
			const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
			if (validKeyValues.length > 0) json.required = validKeyValues.map(String);
		}
	};
	nullableProcessor = (schema, ctx, json, params) => {
		const def = schema._zod.def;
		const inner = processSchema(def.innerType, ctx, params);
		const seen = ctx.seen.get(schema);
		if (ctx.target === "openapi-3.0") {
			seen.ref = def.innerType;
			json.nullable = true;
		} else json.anyOf = [inner, { type: "null" }];
	};
	nonoptionalProcessor = (schema, ctx, _json, params) => {
		const def = schema._zod.def;
		processSchema(def.innerType, ctx, params);
		const seen = ctx.seen.get(schema);
		seen.ref = def.innerType;
	};
	UNREPRESENTABLE_DEFAULT = Symbol();
	defaultProcessor = (schema, ctx, json, params) => {
		const def = schema._zod.def;
		processSchema(def.innerType, ctx, params);
		const seen = ctx.seen.get(schema);
		seen.ref = def.innerType;
		const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
		if (value !== UNREPRESENTABLE_DEFAULT) json.default = value;
	};
	prefaultProcessor = (schema, ctx, json, params) => {
		const def = schema._zod.def;
		processSchema(def.innerType, ctx, params);
		const seen = ctx.seen.get(schema);
		seen.ref = def.innerType;
		if (ctx.io !== "input") return;
		const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
		if (value !== UNREPRESENTABLE_DEFAULT) json._prefault = value;
	};
	catchProcessor = (schema, ctx, json, params) => {
		const def = schema._zod.def;
		processSchema(def.innerType, ctx, params);
		const seen = ctx.seen.get(schema);
		seen.ref = def.innerType;
		let catchValue;
		try {
			catchValue = def.catchValue(void 0);
		} catch {
			handleUnrepresentable(schema, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
			return;
		}
		json.default = catchValue;
	};
	pipeProcessor = (schema, ctx, _json, params) => {
		const def = schema._zod.def;
		const inIsTransform = def.in._zod.traits.has("$ZodTransform");
		const innerType = ctx.io === "input" ? inIsTransform ? def.out : def.in : def.out;
		processSchema(innerType, ctx, params);
		const seen = ctx.seen.get(schema);
		seen.ref = innerType;
	};
	readonlyProcessor = (schema, ctx, json, params) => {
		const def = schema._zod.def;
		processSchema(def.innerType, ctx, params);
		const seen = ctx.seen.get(schema);
		seen.ref = def.innerType;
		json.readOnly = true;
	};
	optionalProcessor = (schema, ctx, _json, params) => {
		const def = schema._zod.def;
		processSchema(def.innerType, ctx, params);
		const seen = ctx.seen.get(schema);
		seen.ref = def.innerType;
	};
}));

// node_modules/zod/v4/core/index.js
var init_core = __esmMin((() => {
	init_core$1();
	init_parse$1();
	init_errors$1();
	init_schemas$1();
	init_memoizer();
	init_checks$1();
	init_versions();
	init_util();
	init_regexes();
	init_en();
	init_registries();
	init_doc();
	init_compile();
	init_api();
	init_to_json_schema();
	init_json_schema_processors();
	init_to_json_schema();
}));

// node_modules/zod/v4/classic/checks.js
var init_checks = __esmMin((() => {
	init_core();
}));

// node_modules/zod/v4/classic/errors.js
function _lazyMethod(proto, key, make) {
	Object.defineProperty(proto, key, {
		configurable: true,
		enumerable: false,
		get() {
			const value = make(this);
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
			return value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
		}
	});
}
var _installedErrorProtos, initializer, ZodError, ZodRealError;
var init_errors = __esmMin((() => {
	init_core();
	init_util();
	_installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
	initializer = (inst, issues) => {
		$ZodError.init(inst, issues);
		inst.name = "ZodError";
		const proto = Object.getPrototypeOf(inst);
		if (_installedErrorProtos.has(proto)) return;
		_installedErrorProtos.add(proto);
		_lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
		_lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
		_lazyMethod(proto, "addIssue", (self) => (issue) => {
			self.issues.push(issue);
			self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
		});
		_lazyMethod(proto, "addIssues", (self) => (issues) => {
			self.issues.push(...issues);
			self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
		});
		Object.defineProperty(proto, "isEmpty", {
			configurable: true,
			enumerable: false,
			get() {
				return this.issues.length === 0;
			}
		});
	};
	ZodError = /*@__PURE__*/ $constructor("ZodError", initializer);
	ZodRealError = /*@__PURE__*/ $constructor("ZodError", initializer, void 0, { Parent: Error });
}));

// node_modules/zod/v4/classic/parse.js
var parse, parseAsync, safeParse, safeParseAsync, encode, decode, encodeAsync, decodeAsync, safeEncode, safeDecode, safeEncodeAsync, safeDecodeAsync;
var init_parse = __esmMin((() => {
	init_core();
	init_errors();
	parse = /* @__PURE__ */ _parse(ZodRealError);
	parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
	safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
	safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);
	encode = /* @__PURE__ */ _encode(ZodRealError);
	decode = /* @__PURE__ */ _decode(ZodRealError);
	encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
	decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
	safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
	safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
	safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
	safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);
}));

// node_modules/zod/v4/classic/schemas.js
function _ensureDefaultLocale() {
	if (!globalConfig.localeError) config(en_default());
}
function _ensureDefaultMemoizer() {
	if (!globalConfig.memoizer) config({ memoizer: memoizer() });
}
function string(params) {
	return _string(ZodString, params);
}
function number$1(params) {
	return _number(ZodNumber, params);
}
function int(params) {
	return _int(ZodNumberFormat, params);
}
function boolean(params) {
	return _boolean(ZodBoolean, params);
}
function _null(params) {
	return _null$1(ZodNull, params);
}
function unknown() {
	return _unknown(ZodUnknown);
}
function never(params) {
	return _never(ZodNever, params);
}
function array(element, params) {
	return _array(ZodArray, element, params);
}
function object(shape, params) {
	const def = {
		type: "object",
		shape: shape ?? {},
		...normalizeParams(params)
	};
	return new ZodObject(def);
}
function strictObject(shape, params) {
	return new ZodObject({
		type: "object",
		shape,
		catchall: never(),
		...normalizeParams(params)
	});
}
function union(options, params) {
	return new ZodUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
function discriminatedUnion(discriminator, options, params) {
	return new ZodDiscriminatedUnion({
		type: "union",
		options,
		discriminator,
		...normalizeParams(params)
	});
}
function intersection(left, right) {
	return new ZodIntersection({
		type: "intersection",
		left,
		right
	});
}
function tuple(items, _paramsOrRest, _params) {
	const hasRest = _paramsOrRest instanceof $ZodType;
	const params = hasRest ? _params : _paramsOrRest;
	return new ZodTuple({
		type: "tuple",
		items,
		rest: hasRest ? _paramsOrRest : null,
		...normalizeParams(params)
	});
}
function record(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodRecord({
		type: "record",
		keyType: string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
function literal(value, params) {
	return new ZodLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...normalizeParams(params)
	});
}
function transform(fn) {
	return new ZodTransform({
		type: "transform",
		transform: fn
	});
}
function optional(innerType) {
	return new ZodOptional({
		type: "optional",
		innerType
	});
}
function exactOptional(innerType) {
	return new ZodExactOptional({
		type: "optional",
		innerType
	});
}
function nullable(innerType) {
	return new ZodNullable({
		type: "nullable",
		innerType
	});
}
function _default(innerType, defaultValue) {
	return new ZodDefault({
		type: "default",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
function prefault(innerType, defaultValue) {
	return new ZodPrefault({
		type: "prefault",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
function nonoptional(innerType, params) {
	return new ZodNonOptional({
		type: "nonoptional",
		innerType,
		...normalizeParams(params)
	});
}
function _catch(innerType, catchValue) {
	return new ZodCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue === "function" ? catchValue : constantCatch(catchValue)
	});
}
function pipe(in_, out) {
	return new ZodPipe({
		type: "pipe",
		in: in_,
		out
	});
}
function readonly(innerType) {
	return new ZodReadonly({
		type: "readonly",
		innerType
	});
}
function refine(fn, _params = {}) {
	return _refine(ZodCustom, fn, _params);
}
function superRefine(fn, params) {
	return _superRefine(fn, params);
}
var ZodType, _ZodString, ZodString, ZodStringFormat, ZodISODateTime, ZodISODate, ZodISOTime, ZodISODuration, ZodEmail, ZodGUID, ZodUUID, ZodURL, ZodEmoji, ZodNanoID, ZodCUID, ZodCUID2, ZodULID, ZodXID, ZodKSUID, ZodIPv4, ZodIPv6, ZodCIDRv4, ZodCIDRv6, ZodBase64, ZodBase64URL, ZodE164, ZodJWT, ZodNumber, ZodNumberFormat, ZodBoolean, ZodNull, ZodUnknown, ZodNever, ZodArray, ZodObject, ZodUnion, ZodDiscriminatedUnion, ZodIntersection, ZodTuple, ZodRecord, ZodEnum, ZodLiteral, ZodTransform, ZodOptional, ZodExactOptional, ZodNullable, ZodDefault, ZodPrefault, ZodNonOptional, ZodCatch, ZodPipe, ZodReadonly, ZodCustom;
var init_schemas = __esmMin((() => {
	init_core();
	init_json_schema_processors();
	init_to_json_schema();
	init_en();
	init_checks();
	init_parse();
	ZodType = /*@__PURE__*/ $constructor("ZodType", (inst, def) => {
		_ensureDefaultLocale();
		$ZodType.init(inst, def);
		inst.def = def;
		inst.type = def.type;
		return inst;
	}, {
		check(...chks) {
			const def = this.def;
			return this.clone(mergeDefs(def, { checks: [...def.checks ?? [], ...chks.map((ch) => typeof ch === "function" ? { _zod: {
				check: ch,
				def: { check: "custom" },
				onattach: []
			} } : ch)] }), { parent: true });
		},
		with(...chks) {
			return this.check(...chks);
		},
		clone(def, params) {
			return clone(this, def, params);
		},
		brand() {
			return this;
		},
		register(reg, meta) {
			reg.add(this, meta);
			return this;
		},
		refine(check, params) {
			return this.check(refine(check, params));
		},
		superRefine(refinement, params) {
			return this.check(superRefine(refinement, params));
		},
		overwrite(fn) {
			return this.check(_overwrite(fn));
		},
		optional() {
			return optional(this);
		},
		exactOptional() {
			return exactOptional(this);
		},
		nullable() {
			return nullable(this);
		},
		nullish() {
			return optional(nullable(this));
		},
		nonoptional(params) {
			return nonoptional(this, params);
		},
		array() {
			return array(this);
		},
		or(arg) {
			return union([this, arg]);
		},
		and(arg) {
			return intersection(this, arg);
		},
		transform(tx) {
			return pipe(this, transform(tx));
		},
		default(d) {
			return _default(this, d);
		},
		prefault(d) {
			return prefault(this, d);
		},
		catch(params) {
			return _catch(this, params);
		},
		pipe(target) {
			return pipe(this, target);
		},
		readonly() {
			return readonly(this);
		},
		describe(description) {
			const cl = this.clone();
			globalRegistry.add(cl, { description });
			return cl;
		},
		meta(...args) {
			if (args.length === 0) return globalRegistry.get(this);
			const cl = this.clone();
			globalRegistry.add(cl, args[0]);
			return cl;
		},
		isOptional() {
			return this.safeParse(void 0).success;
		},
		isNullable() {
			return this.safeParse(null).success;
		},
		apply(fn, ...args) {
			return args.length === 0 ? fn(this) : fn(this, ...args);
		},
		get "~standard"() {
			return hide(this, "~standard", {
				...standardProps(this),
				jsonSchema: {
					input: createStandardJSONSchemaMethod(this, "input"),
					output: createStandardJSONSchemaMethod(this, "output")
				}
			});
		},
		set "~standard"(value) {
			own(this, "~standard", value);
		},
		parse: function _parse(data, params) {
			return parse(this, data, params, { callee: _parse });
		},
		parseAsync: async function _parseAsync(data, params) {
			return await parseAsync(this, data, params, { callee: _parseAsync });
		},
		safeParse(data, params) {
			return safeParse(this, data, params);
		},
		async safeParseAsync(data, params) {
			return safeParseAsync(this, data, params);
		},
		get spa() {
			return this?.safeParseAsync;
		},
		set spa(value) {
			own(this, "spa", value);
		},
		validate(data, params) {
			return validate(this, data, params);
		},
		validateAsync(data, params) {
			return validateAsync$1(this, data, params);
		},
		encode: function _encode(data, params) {
			return encode(this, data, params, { callee: _encode });
		},
		decode: function _decode(data, params) {
			return decode(this, data, params, { callee: _decode });
		},
		encodeAsync: async function _encodeAsync(data, params) {
			return await encodeAsync(this, data, params, { callee: _encodeAsync });
		},
		decodeAsync: async function _decodeAsync(data, params) {
			return await decodeAsync(this, data, params, { callee: _decodeAsync });
		},
		safeEncode(data, params) {
			return safeEncode(this, data, params);
		},
		safeDecode(data, params) {
			return safeDecode(this, data, params);
		},
		async safeEncodeAsync(data, params) {
			return safeEncodeAsync(this, data, params);
		},
		async safeDecodeAsync(data, params) {
			return safeDecodeAsync(this, data, params);
		},
		toJSONSchema(params) {
			return createToJSONSchemaMethod(this, {})(params);
		},
		get description() {
			return globalRegistry.get(this)?.description;
		},
		get _def() {
			return this._zod.def;
		}
	});
	_ZodString = /*@__PURE__*/ $constructor("_ZodString", (inst, def) => {
		$ZodString.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => stringProcessor(inst, ctx, json, params);
	}, /*@__PURE__*/ derived({
		format: (inst) => aggregateChecks(inst).format ?? null,
		minLength: (inst) => aggregateChecks(inst).minimum ?? null,
		maxLength: (inst) => aggregateChecks(inst).maximum ?? null
	}, {
		regex(...args) {
			return this.check(_regex(...args));
		},
		includes(...args) {
			return this.check(_includes(...args));
		},
		startsWith(...args) {
			return this.check(_startsWith(...args));
		},
		endsWith(...args) {
			return this.check(_endsWith(...args));
		},
		min(...args) {
			return this.check(_minLength(...args));
		},
		max(...args) {
			return this.check(_maxLength(...args));
		},
		length(...args) {
			return this.check(_length(...args));
		},
		nonempty(...args) {
			return this.check(_minLength(1, ...args));
		},
		lowercase(params) {
			return this.check(_lowercase(params));
		},
		uppercase(params) {
			return this.check(_uppercase(params));
		},
		trim() {
			return this.check(_trim());
		},
		normalize(...args) {
			return this.check(_normalize(...args));
		},
		toLowerCase() {
			return this.check(_toLowerCase());
		},
		toUpperCase() {
			return this.check(_toUpperCase());
		},
		slugify() {
			return this.check(_slugify());
		}
	}));
	ZodString = /*@__PURE__*/ $constructor("ZodString", (inst, def) => {
		$ZodString.init(inst, def);
		_ZodString.init(inst, def);
	}, {
		email(params) {
			return this.check(_email(ZodEmail, params));
		},
		url(params) {
			return this.check(_url(ZodURL, params));
		},
		jwt(params) {
			return this.check(_jwt(ZodJWT, params));
		},
		emoji(params) {
			return this.check(_emoji(ZodEmoji, params));
		},
		guid(params) {
			return this.check(_guid(ZodGUID, params));
		},
		uuid(params) {
			return this.check(_uuid(ZodUUID, params));
		},
		uuidv4(params) {
			return this.check(_uuidv4(ZodUUID, params));
		},
		uuidv6(params) {
			return this.check(_uuidv6(ZodUUID, params));
		},
		uuidv7(params) {
			return this.check(_uuidv7(ZodUUID, params));
		},
		nanoid(params) {
			return this.check(_nanoid(ZodNanoID, params));
		},
		cuid(params) {
			return this.check(_cuid(ZodCUID, params));
		},
		cuid2(params) {
			return this.check(_cuid2(ZodCUID2, params));
		},
		ulid(params) {
			return this.check(_ulid(ZodULID, params));
		},
		base64(params) {
			return this.check(_base64(ZodBase64, params));
		},
		base64url(params) {
			return this.check(_base64url(ZodBase64URL, params));
		},
		xid(params) {
			return this.check(_xid(ZodXID, params));
		},
		ksuid(params) {
			return this.check(_ksuid(ZodKSUID, params));
		},
		ipv4(params) {
			return this.check(_ipv4(ZodIPv4, params));
		},
		ipv6(params) {
			return this.check(_ipv6(ZodIPv6, params));
		},
		cidrv4(params) {
			return this.check(_cidrv4(ZodCIDRv4, params));
		},
		cidrv6(params) {
			return this.check(_cidrv6(ZodCIDRv6, params));
		},
		e164(params) {
			return this.check(_e164(ZodE164, params));
		},
		datetime(params) {
			return this.check(_isoDateTime(ZodISODateTime, params));
		},
		date(params) {
			return this.check(_isoDate(ZodISODate, params));
		},
		time(params) {
			return this.check(_isoTime(ZodISOTime, params));
		},
		duration(params) {
			return this.check(_isoDuration(ZodISODuration, params));
		}
	});
	ZodStringFormat = /*@__PURE__*/ $constructor("ZodStringFormat", (inst, def) => {
		$ZodStringFormat.init(inst, def);
		_ZodString.init(inst, def);
	});
	ZodISODateTime = /*@__PURE__*/ $constructor("ZodISODateTime", (inst, def) => {
		$ZodISODateTime.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodISODate = /*@__PURE__*/ $constructor("ZodISODate", (inst, def) => {
		$ZodISODate.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodISOTime = /*@__PURE__*/ $constructor("ZodISOTime", (inst, def) => {
		$ZodISOTime.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodISODuration = /*@__PURE__*/ $constructor("ZodISODuration", (inst, def) => {
		$ZodISODuration.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodEmail = /*@__PURE__*/ $constructor("ZodEmail", (inst, def) => {
		$ZodEmail.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodGUID = /*@__PURE__*/ $constructor("ZodGUID", (inst, def) => {
		$ZodGUID.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodUUID = /*@__PURE__*/ $constructor("ZodUUID", (inst, def) => {
		$ZodUUID.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodURL = /*@__PURE__*/ $constructor("ZodURL", (inst, def) => {
		$ZodURL.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodEmoji = /*@__PURE__*/ $constructor("ZodEmoji", (inst, def) => {
		$ZodEmoji.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodNanoID = /*@__PURE__*/ $constructor("ZodNanoID", (inst, def) => {
		$ZodNanoID.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodCUID = /*@__PURE__*/ $constructor("ZodCUID", (inst, def) => {
		$ZodCUID.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodCUID2 = /*@__PURE__*/ $constructor("ZodCUID2", (inst, def) => {
		$ZodCUID2.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodULID = /*@__PURE__*/ $constructor("ZodULID", (inst, def) => {
		$ZodULID.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodXID = /*@__PURE__*/ $constructor("ZodXID", (inst, def) => {
		$ZodXID.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodKSUID = /*@__PURE__*/ $constructor("ZodKSUID", (inst, def) => {
		$ZodKSUID.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodIPv4 = /*@__PURE__*/ $constructor("ZodIPv4", (inst, def) => {
		$ZodIPv4.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodIPv6 = /*@__PURE__*/ $constructor("ZodIPv6", (inst, def) => {
		$ZodIPv6.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodCIDRv4 = /*@__PURE__*/ $constructor("ZodCIDRv4", (inst, def) => {
		$ZodCIDRv4.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodCIDRv6 = /*@__PURE__*/ $constructor("ZodCIDRv6", (inst, def) => {
		$ZodCIDRv6.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodBase64 = /*@__PURE__*/ $constructor("ZodBase64", (inst, def) => {
		$ZodBase64.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodBase64URL = /*@__PURE__*/ $constructor("ZodBase64URL", (inst, def) => {
		$ZodBase64URL.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodE164 = /*@__PURE__*/ $constructor("ZodE164", (inst, def) => {
		$ZodE164.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodJWT = /*@__PURE__*/ $constructor("ZodJWT", (inst, def) => {
		$ZodJWT.init(inst, def);
		ZodStringFormat.init(inst, def);
	});
	ZodNumber = /*@__PURE__*/ $constructor("ZodNumber", (inst, def) => {
		$ZodNumber.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => numberProcessor(inst, ctx, json, params);
		inst.isFinite = true;
	}, /*@__PURE__*/ derived({
		minValue: (inst) => {
			const { minimum, exclusiveMinimum } = aggregateChecks(inst);
			return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
		},
		maxValue: (inst) => {
			const { maximum, exclusiveMaximum } = aggregateChecks(inst);
			return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
		},
		isInt: (inst) => {
			const { isInt, multipleOf } = aggregateChecks(inst);
			return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
		},
		format: (inst) => aggregateChecks(inst).format ?? null
	}, {
		gt(value, params) {
			return this.check(_gt(value, params));
		},
		gte(value, params) {
			return this.check(_gte(value, params));
		},
		min(value, params) {
			return this.check(_gte(value, params));
		},
		lt(value, params) {
			return this.check(_lt(value, params));
		},
		lte(value, params) {
			return this.check(_lte(value, params));
		},
		max(value, params) {
			return this.check(_lte(value, params));
		},
		int(params) {
			return this.check(int(params));
		},
		safe(params) {
			return this.check(int(params));
		},
		positive(params) {
			return this.check(_gt(0, params));
		},
		nonnegative(params) {
			return this.check(_gte(0, params));
		},
		negative(params) {
			return this.check(_lt(0, params));
		},
		nonpositive(params) {
			return this.check(_lte(0, params));
		},
		multipleOf(value, params) {
			return this.check(_multipleOf(value, params));
		},
		step(value, params) {
			return this.check(_multipleOf(value, params));
		},
		finite() {
			return this;
		}
	}));
	ZodNumberFormat = /*@__PURE__*/ $constructor("ZodNumberFormat", (inst, def) => {
		$ZodNumberFormat.init(inst, def);
		ZodNumber.init(inst, def);
	});
	ZodBoolean = /*@__PURE__*/ $constructor("ZodBoolean", (inst, def) => {
		$ZodBoolean.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => booleanProcessor(inst, ctx, json, params);
	});
	ZodNull = /*@__PURE__*/ $constructor("ZodNull", (inst, def) => {
		$ZodNull.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => nullProcessor(inst, ctx, json, params);
	});
	ZodUnknown = /*@__PURE__*/ $constructor("ZodUnknown", (inst, def) => {
		$ZodUnknown.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => unknownProcessor(inst, ctx, json, params);
	});
	ZodNever = /*@__PURE__*/ $constructor("ZodNever", (inst, def) => {
		$ZodNever.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => neverProcessor(inst, ctx, json, params);
	});
	ZodArray = /*@__PURE__*/ $constructor("ZodArray", (inst, def) => {
		_ensureDefaultMemoizer();
		$ZodArray.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => arrayProcessor(inst, ctx, json, params);
		inst.element = def.element;
	}, {
		min(n, params) {
			return this.check(_minLength(n, params));
		},
		nonempty(params) {
			return this.check(_minLength(1, params));
		},
		max(n, params) {
			return this.check(_maxLength(n, params));
		},
		length(n, params) {
			return this.check(_length(n, params));
		},
		unwrap() {
			return this.element;
		}
	});
	ZodObject = /*@__PURE__*/ $constructor("ZodObject", (inst, def) => {
		_ensureDefaultMemoizer();
		$ZodObjectJIT.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => objectProcessor(inst, ctx, json, params);
		installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
	}, {
		keyof() {
			return _enum(Object.keys(this._zod.def.shape));
		},
		catchall(catchall) {
			return this.clone(mergeDefs(this._zod.def, { catchall }));
		},
		passthrough() {
			return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
		},
		loose() {
			return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
		},
		strict() {
			return this.clone(mergeDefs(this._zod.def, { catchall: never() }));
		},
		strip() {
			return this.clone(mergeDefs(this._zod.def, { catchall: void 0 }));
		},
		extend(incoming) {
			return extend(this, incoming);
		},
		safeExtend(incoming) {
			return safeExtend(this, incoming);
		},
		merge(other) {
			return merge(this, other);
		},
		pick(mask) {
			return pick(this, mask);
		},
		omit(mask) {
			return omit(this, mask);
		},
		partial(...args) {
			return partial(ZodOptional, this, args[0]);
		},
		exactPartial(...args) {
			return partial(ZodExactOptional, this, args[0], "exactPartial");
		},
		required(...args) {
			return required(ZodNonOptional, this, args[0]);
		}
	});
	ZodUnion = /*@__PURE__*/ $constructor("ZodUnion", (inst, def) => {
		$ZodUnion.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => unionProcessor(inst, ctx, json, params);
		inst.options = def.options;
	});
	ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("ZodDiscriminatedUnion", (inst, def) => {
		ZodUnion.init(inst, def);
		$ZodDiscriminatedUnion.init(inst, def);
	});
	ZodIntersection = /*@__PURE__*/ $constructor("ZodIntersection", (inst, def) => {
		$ZodIntersection.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => intersectionProcessor(inst, ctx, json, params);
	});
	ZodTuple = /*@__PURE__*/ $constructor("ZodTuple", (inst, def) => {
		_ensureDefaultMemoizer();
		$ZodTuple.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => tupleProcessor(inst, ctx, json, params);
	}, {
		rest(rest) {
			return this.clone({
				...this._zod.def,
				rest
			});
		},
		partial() {
			const def = this._zod.def;
			if (def.checks?.length) throw new Error(".partial() cannot be used on tuple schemas containing refinements");
			return this.clone({
				...def,
				items: def.items.map((item) => new ZodOptional({
					type: "optional",
					innerType: item
				}))
			});
		}
	});
	ZodRecord = /*@__PURE__*/ $constructor("ZodRecord", (inst, def) => {
		_ensureDefaultMemoizer();
		$ZodRecord.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => recordProcessor(inst, ctx, json, params);
		inst.keyType = def.keyType;
		inst.valueType = def.valueType;
	});
	ZodEnum = /*@__PURE__*/ $constructor("ZodEnum", (inst, def) => {
		$ZodEnum.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => enumProcessor(inst, ctx, json, params);
		inst.enum = def.entries;
		inst.options = [...inst._zod.values];
		const keys = new Set(Object.keys(def.entries));
		inst.extract = (values, params) => {
			const newEntries = {};
			for (const value of values) if (keys.has(value)) newEntries[value] = def.entries[value];
			else throw new Error(`Key ${value} not found in enum`);
			return new ZodEnum({
				...def,
				checks: [],
				...normalizeParams(params),
				entries: newEntries
			});
		};
		inst.exclude = (values, params) => {
			const newEntries = { ...def.entries };
			for (const value of values) if (keys.has(value)) delete newEntries[value];
			else throw new Error(`Key ${value} not found in enum`);
			return new ZodEnum({
				...def,
				checks: [],
				...normalizeParams(params),
				entries: newEntries
			});
		};
	});
	ZodLiteral = /*@__PURE__*/ $constructor("ZodLiteral", (inst, def) => {
		$ZodLiteral.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => literalProcessor(inst, ctx, json, params);
		inst.values = new Set(def.values);
		Object.defineProperty(inst, "value", { get() {
			if (def.values.length > 1) throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
			return def.values[0];
		} });
	});
	ZodTransform = /*@__PURE__*/ $constructor("ZodTransform", (inst, def) => {
		_ensureDefaultMemoizer();
		$ZodTransform.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => transformProcessor(inst, ctx, json, params);
		inst._zod.parse = (payload, _ctx) => {
			if (_ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
			payload.addIssue = (issue$1) => {
				if (typeof issue$1 === "string") payload.issues.push(issue(issue$1, payload.value, def));
				else {
					const _issue = issue$1;
					if (_issue.fatal) _issue.continue = false;
					_issue.code ?? (_issue.code = "custom");
					if (!("input" in _issue)) _issue.input = payload.value;
					_issue.inst ?? (_issue.inst = inst);
					payload.issues.push(issue(_issue));
				}
			};
			const output = def.transform(payload.value, payload);
			if (output instanceof Promise) return output.then((output) => {
				payload.value = output;
				return payload;
			});
			payload.value = output;
			return payload;
		};
	});
	ZodOptional = /*@__PURE__*/ $constructor("ZodOptional", (inst, def) => {
		$ZodOptional.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
		inst.unwrap = () => inst._zod.def.innerType;
	});
	ZodExactOptional = /*@__PURE__*/ $constructor("ZodExactOptional", (inst, def) => {
		$ZodExactOptional.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
		inst.unwrap = () => inst._zod.def.innerType;
	});
	ZodNullable = /*@__PURE__*/ $constructor("ZodNullable", (inst, def) => {
		$ZodNullable.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => nullableProcessor(inst, ctx, json, params);
		inst.unwrap = () => inst._zod.def.innerType;
	});
	ZodDefault = /*@__PURE__*/ $constructor("ZodDefault", (inst, def) => {
		$ZodDefault.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => defaultProcessor(inst, ctx, json, params);
		inst.unwrap = () => inst._zod.def.innerType;
		inst.removeDefault = inst.unwrap;
	});
	ZodPrefault = /*@__PURE__*/ $constructor("ZodPrefault", (inst, def) => {
		$ZodPrefault.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => prefaultProcessor(inst, ctx, json, params);
		inst.unwrap = () => inst._zod.def.innerType;
	});
	ZodNonOptional = /*@__PURE__*/ $constructor("ZodNonOptional", (inst, def) => {
		$ZodNonOptional.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => nonoptionalProcessor(inst, ctx, json, params);
		inst.unwrap = () => inst._zod.def.innerType;
	});
	ZodCatch = /*@__PURE__*/ $constructor("ZodCatch", (inst, def) => {
		$ZodCatch.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => catchProcessor(inst, ctx, json, params);
		inst.unwrap = () => inst._zod.def.innerType;
		inst.removeCatch = inst.unwrap;
	});
	ZodPipe = /*@__PURE__*/ $constructor("ZodPipe", (inst, def) => {
		$ZodPipe.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => pipeProcessor(inst, ctx, json, params);
		inst.in = def.in;
		inst.out = def.out;
	});
	ZodReadonly = /*@__PURE__*/ $constructor("ZodReadonly", (inst, def) => {
		$ZodReadonly.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => readonlyProcessor(inst, ctx, json, params);
		inst.unwrap = () => inst._zod.def.innerType;
	});
	ZodCustom = /*@__PURE__*/ $constructor("ZodCustom", (inst, def) => {
		$ZodCustom.init(inst, def);
		ZodType.init(inst, def);
		inst._zod.processJSONSchema = (ctx, json, params) => customProcessor(inst, ctx, json, params);
	});
}));

// node_modules/zod/v4/classic/compat.js
var init_compat = __esmMin((() => {
	init_core();
}));

// node_modules/zod/v4/classic/external.js
var init_external = __esmMin((() => {
	init_core();
	init_schemas();
	init_checks();
	init_errors();
	init_parse();
	init_compat();
	init_json_schema_processors();
	init_registries();
	init_util();
	init_checks();
	init_schemas();
	init_schemas$1();
	init_en();
}));

// node_modules/zod/index.js
var init_zod = __esmMin((() => {
	init_external();
	init_external();
}));

// src/contract/config.ts
init_zod();
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
		number$1(),
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
	holdout: number$1().gt(0).lt(1).default(.2).meta({
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
		number$1(),
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
	timeout_minutes: number$1().positive().default(60).meta({ description: "A command that runs longer is ended." }),
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
	threshold: number$1().optional().meta({ description: "The candidate must reach this value (must not exceed it, where smaller is better)." }),
	min_absolute_change: number$1().optional().meta({ description: "The candidate must be better than the champion by at least this much." }),
	min_relative_change: number$1().optional().meta({ description: "The candidate must be better than the champion by at least this share of the champion's value." }),
	max_regression: number$1().min(0).optional().meta({ description: "The candidate may be worse than the champion by at most this much." }),
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
	startup_seconds: number$1().positive().default(30).meta({ description: "A revision that is not ready by then has failed." })
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
init_zod();
const sha256Schema = string().regex(/^[0-9a-f]{64}$/);
const generationSchema = string().regex(/^(?:0|[1-9]\d*)$/);
const versionSchema = string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/);
const metricValuesSchema = record(string(), number$1().nullable());
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
		min: number$1(),
		q1: number$1(),
		median: number$1(),
		q3: number$1(),
		max: number$1(),
		mean: number$1(),
		standard_deviation: number$1()
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
		share: number$1(),
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
		number$1(),
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
	values: array(number$1()).nullable(),
	labels: array(int().min(0)).nullable(),
	probabilities: array(number$1()).nullable()
});
const predictionsFileSchema = object({
	schema: literal("retrain.predictions/1"),
	task: taskSchema,
	classes: array(string()),
	rows: array(string()),
	actual: array(number$1()),
	candidate: scoresSchema,
	champion: scoresSchema.nullable()
});
const requestValueSchema = union([
	string(),
	number$1(),
	boolean(),
	_null()
]);
const smokeFileSchema = object({
	schema: literal("retrain.smoke/1"),
	cases: array(object({
		instance: record(string(), requestValueSchema),
		label: string().nullable(),
		probabilities: array(number$1()).nullable(),
		value: number$1().nullable()
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
const pointSchema = tuple([number$1(), number$1()]);
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
		value: number$1()
	})),
	elapsed_seconds: number$1(),
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
	candidate: number$1().nullable(),
	champion: number$1().nullable(),
	limit: number$1().nullable(),
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
	max_difference: number$1(),
	p95_ms: number$1()
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

// src/data/quote-name.ts
const LONGEST_SHOWN = 64;
function quoteName(name) {
	const characters = Array.from(name.slice(0, 130));
	const shown = characters.length > LONGEST_SHOWN ? `${characters.slice(0, 63).join("")}…` : name;
	return JSON.stringify(shown);
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
init_retrain_error();
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
init_retrain_error();
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
init_zod();
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

// src/learn/number-encoding.ts
init_zod();
const numberEncodingSchema = object({
	fill: number$1(),
	mean: number$1(),
	scale: number$1().positive()
});
const largest = 1e150;
function encodeNumbers(values, { fill, mean, scale }) {
	const encoded = new Float64Array(values.length);
	for (let row = 0; row < encoded.length; row++) {
		const value = values[row];
		encoded[row] = Math.min(largest, Math.max(-1e150, ((Number.isNaN(value) ? fill : value) - mean) / scale));
	}
	return encoded;
}

// src/learn/encoding.ts
init_zod();
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

// src/learn/logistic-model.ts
var logistic_model_exports = /* @__PURE__ */ __exportAll({
	loadLogisticModel: () => loadLogisticModel,
	logisticModelSchema: () => logisticModelSchema
});
function predict(model, { rowCount, columns }, classCount) {
	const scores = model.coefficients.map((row, index) => {
		const score = new Float64Array(rowCount).fill(model.intercepts[index]);
		for (const [column, values] of columns.entries()) {
			const coefficient = row[column];
			for (let at = 0; at < rowCount; at++) score[at] += coefficient * values[at];
		}
		return score;
	});
	if (scores.length === 1) scores.unshift(new Float64Array(rowCount));
	const labels = new Int32Array(rowCount);
	const probabilities = new Float64Array(rowCount * classCount);
	for (let row = 0; row < rowCount; row++) {
		let best = 0;
		for (let index = 1; index < scores.length; index++) if (scores[index][row] > scores[best][row]) best = index;
		let sum = 0;
		for (const score of scores) sum += Math.exp(score[row] - scores[best][row]);
		for (const [index, score] of scores.entries()) probabilities[row * classCount + model.classes[index]] = Math.exp(score[row] - scores[best][row]) / sum;
		labels[row] = model.classes[best];
	}
	return {
		kind: "classes",
		labels,
		probabilities
	};
}
var logisticModelSchema, loadLogisticModel;
var init_logistic_model = __esmMin((() => {
	init_zod();
	init_retrain_error();
	logisticModelSchema = object({
		classes: array(int().min(0)).min(2),
		coefficients: array(array(number$1())),
		intercepts: array(number$1()),
		importance: array(number$1().min(0))
	});
	loadLogisticModel = (saved, { columnCount, classCount }) => {
		const model = logisticModelSchema.parse(saved);
		const { classes, coefficients, intercepts, importance } = model;
		const rows = classes.length === 2 ? 1 : classes.length;
		if (!(classes.every((label, index) => label < classCount && (index === 0 || label > classes[index - 1])) && coefficients.length === rows && intercepts.length === rows && importance.length === columnCount && coefficients.every((row) => row.length === columnCount))) throw new RetrainError("MODEL_UNREADABLE", "The coefficients of the model do not fit its features and classes.");
		return {
			importance,
			predict: (matrix) => predict(model, matrix, classCount)
		};
	};
}));

// src/learn/linear-model.ts
var linear_model_exports = /* @__PURE__ */ __exportAll({
	linearModelSchema: () => linearModelSchema,
	loadLinearModel: () => loadLinearModel
});
var linearModelSchema, loadLinearModel;
var init_linear_model = __esmMin((() => {
	init_zod();
	init_retrain_error();
	linearModelSchema = object({
		coefficients: array(number$1()),
		intercept: number$1(),
		importance: array(number$1().min(0))
	});
	loadLinearModel = (saved, { columnCount }) => {
		const { coefficients, intercept, importance } = linearModelSchema.parse(saved);
		if (coefficients.length !== columnCount || importance.length !== columnCount) throw new RetrainError("MODEL_UNREADABLE", "The coefficients of the model do not fit its features.");
		return {
			importance,
			predict: ({ rowCount, columns }) => {
				const values = new Float64Array(rowCount).fill(intercept);
				for (const [column, encoded] of columns.entries()) {
					const coefficient = coefficients[column];
					for (let row = 0; row < rowCount; row++) values[row] += coefficient * encoded[row];
				}
				return {
					kind: "values",
					values
				};
			}
		};
	};
}));

// src/learn/trees/binary-sections.ts
function damagedBinary(what) {
	return new RetrainError("MODEL_UNREADABLE", `The binary part of the model is damaged: ${what}.`);
}
function readSections(file) {
	if (file.length < headerBytes$1 || magic$1.slice(0, 7).some((byte, index) => file[index] !== byte)) throw damagedBinary("it does not begin as one that Retrain has written");
	if (file[7] !== magic$1[7]) throw damagedBinary(`its form has version ${file[7]}, this version of Retrain reads ${magic$1[7]}`);
	const bytes = file.byteOffset % 8 === 0 ? file : file.slice();
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const count = view.getUint32(8, true);
	if (count > 100 || headerBytes$1 + count * entryBytes > bytes.length) throw damagedBinary("its table does not fit in it");
	const found = /* @__PURE__ */ new Map();
	for (let index = 0; index < count; index++) {
		const entry = headerBytes$1 + index * entryBytes;
		const name = String.fromCharCode(...bytes.subarray(entry, entry + 4));
		const type = types[view.getUint32(entry + 4, true)];
		const length = view.getUint32(entry + 8, true);
		const place = view.getUint32(entry + 12, true);
		if (type === void 0 || place % 8 !== 0 || place + length * type.BYTES_PER_ELEMENT > bytes.length) throw damagedBinary("one of its sections does not lie within it");
		found.set(name, new type(bytes.buffer, bytes.byteOffset + place, length));
	}
	return {
		integers: (name) => {
			const data = found.get(name);
			if (data === void 0 || data instanceof Float64Array) throw damagedBinary(`it lacks ${name}`);
			return data;
		},
		doubles: (name) => {
			const data = found.get(name);
			if (!(data instanceof Float64Array)) throw damagedBinary(`it lacks ${name}`);
			if (!data.every(Number.isFinite)) throw damagedBinary(`${name} has numbers that are not finite`);
			return data;
		}
	};
}
var magic$1, headerBytes$1, entryBytes, types;
var init_binary_sections = __esmMin((() => {
	init_retrain_error();
	magic$1 = [
		82,
		69,
		84,
		82,
		65,
		73,
		78,
		1
	];
	headerBytes$1 = 16;
	entryBytes = 16;
	types = [
		Uint8Array,
		Uint16Array,
		Int32Array,
		Float64Array
	];
}));

// src/learn/trees/bins.ts
function createBinner({ edges }) {
	const finders = edges.map((own) => new BinFinder(own));
	const width = finders.length;
	return (columns, start, end, out) => {
		for (let from = start; from < end; from += blockRows$1) {
			const to = Math.min(end, from + blockRows$1);
			for (let column = 0; column < width; column++) finders[column].fill(columns[column], from, to, out, width, (from - start) * width + column);
		}
	};
}
var missingBin, blockRows$1, cells, manyRows, BinFinder;
var init_bins = __esmMin((() => {
	missingBin = 255;
	blockRows$1 = 2048;
	cells = 1024;
	manyRows = 512;
	BinFinder = class {
		#edges;
		#starts = null;
		#origin;
		#scale;
		constructor(edges) {
			this.#edges = edges;
			const range = edges.length > 0 ? edges.at(-1) - edges[0] : 0;
			this.#origin = edges.length > 0 ? edges[0] : 0;
			this.#scale = range > 0 && Number.isFinite(cells / range) ? cells / range : 0;
		}
		#cellOf(value) {
			const at = (value - this.#origin) * this.#scale;
			return at >= cells ? 1023 : at > 0 ? Math.floor(at) : 0;
		}
		#guess() {
			if (this.#starts !== null) return this.#starts;
			const starts = /* @__PURE__ */ new Uint8Array(1025);
			for (const edge of this.#edges) starts[this.#cellOf(edge) + 1] += 1;
			for (let cell = 0; cell < cells; cell++) starts[cell + 1] += starts[cell];
			this.#starts = starts;
			return starts;
		}
		fill(values, start, end, out, stride, place) {
			const edges = this.#edges;
			const starts = end - start >= manyRows || this.#starts !== null ? this.#guess() : null;
			for (let row = start, at = place; row < end; row++, at += stride) {
				const value = values[row];
				if (Number.isNaN(value)) {
					out[at] = 255;
					continue;
				}
				let low = 0;
				let high = edges.length;
				if (starts !== null) {
					const cell = this.#cellOf(value);
					low = starts[cell];
					high = starts[cell + 1];
				}
				while (low < high) {
					const half = low + high >>> 1;
					if (edges[half] < value) low = half + 1;
					else high = half;
				}
				out[at] = low;
			}
		}
	};
}));

// src/learn/trees/packed-forest.ts
function readForest(bytes, shape) {
	const sections = readSections(bytes);
	const edges = readEdges(sections, shape.columnCount);
	const { classCount } = shape;
	const trees = readTrees(sections, edges, classCount === 0);
	const binner = createBinner({ edges });
	const answer = classCount === 0 ? readValues(sections, trees) : readMixes(sections, trees, classCount);
	const treeCount = trees.roots.length;
	const slots = Math.max(1, classCount);
	return {
		treeCount,
		predict: ({ rowCount, columns }) => {
			const sums = new Float64Array(rowCount * slots);
			const block = new Uint8Array(Math.min(blockRows, rowCount) * edges.length);
			for (let start = 0; start < rowCount; start += blockRows) {
				const end = Math.min(rowCount, start + blockRows);
				binner(columns, start, end, block);
				addAnswers(trees, block, edges.length, end - start, answer, sums.subarray(start * slots));
			}
			for (let at = 0; at < sums.length; at++) sums[at] /= treeCount;
			if (classCount === 0) return {
				kind: "values",
				values: sums
			};
			return {
				kind: "classes",
				labels: likeliest$1(sums, rowCount, classCount),
				probabilities: sums
			};
		}
	};
}
function readEdges(sections, width) {
	const counts = sections.integers("edgn");
	const all = sections.doubles("edge");
	if (counts.length !== width) throw damagedBinary("it has other columns than the model");
	let start = 0;
	const edges = Array.from(counts, (count) => {
		const own = all.subarray(start, start + count);
		start += count;
		const isAscending = own.every((edge, at) => at === 0 || edge > own[at - 1]);
		if (own.length !== count || count >= 255 || !isAscending) throw damagedBinary("the edges of a column are not in order");
		return own;
	});
	if (start !== all.length) throw damagedBinary("it has edges that belong to no column");
	return edges;
}
function readTrees(sections, edges, isValues) {
	const sizes = sections.integers("tree");
	const columns = sections.integers("colu");
	const splitBins = sections.integers("bins");
	const leaves = isValues ? null : sections.integers("leaf");
	if (sizes.length === 0) throw damagedBinary("it has no tree");
	const nodes = new Int32Array(2 * columns.length);
	const roots = new Int32Array(sizes.length);
	const open = new Int32Array(columns.length);
	let at = 0;
	let splits = 0;
	let leafCount = 0;
	for (let tree = 0; tree < sizes.length; tree++) {
		roots[tree] = 2 * at;
		const end = at + sizes[tree];
		if (sizes[tree] === 0 || end > columns.length) throw damagedBinary("a tree is longer than it");
		let waiting = 0;
		for (; at < end; at++) {
			const code = columns[at];
			if (code > 0) {
				const column = (code >> 1) - 1;
				const bin = splitBins[splits++];
				if (column < 0 || column >= edges.length || bin === void 0 || bin > edges[column].length) throw damagedBinary("a tree asks for what no column has");
				nodes[2 * at] = column | bin << 16 | (code & 1) << 24;
				open[waiting++] = at;
				continue;
			}
			if (code < 0) throw damagedBinary("a tree asks for what no column has");
			nodes[2 * at] = -1;
			nodes[2 * at + 1] = leaves === null ? leafCount : leaves[leafCount] ?? -1;
			leafCount++;
			if (waiting > 0) nodes[2 * open[--waiting] + 1] = 2 * (at + 1);
			else if (at + 1 < end) throw damagedBinary("a tree goes on after its end");
		}
		if (waiting > 0 || nodes[2 * (end - 1)] !== -1) throw damagedBinary("a tree ends too early");
	}
	if (at !== columns.length || splits !== splitBins.length) throw damagedBinary("it has nodes that belong to no tree");
	if (leaves !== null && leaves.length !== leafCount) throw damagedBinary("its leaves do not fit its trees");
	return {
		roots,
		nodes,
		leafCount
	};
}
function readValues(sections, { leafCount }) {
	const values = sections.doubles("valu");
	if (values.length !== leafCount) throw damagedBinary("its leaves do not fit its trees");
	return {
		starts: null,
		classes: /* @__PURE__ */ new Int32Array(0),
		shares: values,
		classCount: 0
	};
}
function readMixes(sections, { nodes }, classCount) {
	const lengths = sections.integers("mixn");
	const classes = Int32Array.from(sections.integers("mixc"));
	const shares = sections.doubles("mixs");
	const starts = new Int32Array(lengths.length + 1);
	for (let mix = 0; mix < lengths.length; mix++) starts[mix + 1] = starts[mix] + lengths[mix];
	if (!(starts[lengths.length] === shares.length && classes.length === shares.length && classes.every((label) => label >= 0 && label < classCount) && shares.every((share) => share >= 0 && share <= 1))) throw damagedBinary("its mixes of classes are not sound");
	for (let at = 0; at < nodes.length; at += 2) {
		const answer = nodes[at + 1];
		if (nodes[at] === -1 && (answer < 0 || answer >= classCount + lengths.length)) throw damagedBinary("a leaf has a class that does not exist");
	}
	return {
		starts,
		classes,
		shares,
		classCount
	};
}
function addAnswers({ roots, nodes }, bins, width, rowCount, { starts, classes, shares, classCount }, sums) {
	for (const root of roots) for (let row = 0; row < rowCount; row++) {
		const offset = row * width;
		let node = root;
		let word = nodes[node];
		while (word !== -1) {
			const bin = bins[offset + (word & 65535)];
			node = (bin === 255 ? word >>> 24 !== 0 : bin <= (word >>> 16 & 255)) ? node + 2 : nodes[node + 1];
			word = nodes[node];
		}
		const answer = nodes[node + 1];
		if (starts === null) sums[row] += shares[answer];
		else if (answer < classCount) sums[row * classCount + answer] += 1;
		else {
			const end = starts[answer - classCount + 1];
			for (let at = starts[answer - classCount]; at < end; at++) sums[row * classCount + classes[at]] += shares[at];
		}
	}
}
function likeliest$1(shares, rowCount, classCount) {
	const labels = new Int32Array(rowCount);
	for (let row = 0; row < rowCount; row++) {
		let best = 0;
		for (let label = 1; label < classCount; label++) if (shares[row * classCount + label] > shares[row * classCount + best]) best = label;
		labels[row] = best;
	}
	return labels;
}
var blockRows;
var init_packed_forest = __esmMin((() => {
	init_binary_sections();
	init_bins();
	blockRows = 512;
}));

// src/learn/trees/rank-categories.ts
function recodeColumn(values, ranks) {
	if (ranks === null) return values;
	return values.map((code) => ranks[code] ?? NaN);
}
var init_rank_categories = __esmMin((() => {}));

// src/learn/random-forest-model.ts
var random_forest_model_exports = /* @__PURE__ */ __exportAll({
	forestModelSchema: () => forestModelSchema$1,
	loadRandomForest: () => loadRandomForest
});
var forestModelSchema$1, loadRandomForest;
var init_random_forest_model = __esmMin((() => {
	init_zod();
	init_retrain_error();
	init_binary_sections();
	init_packed_forest();
	init_rank_categories();
	forestModelSchema$1 = object({
		trees: int().min(1),
		ranks: array(array(int().min(0)).nullable()),
		importance: array(number$1().min(0))
	});
	loadRandomForest = (saved, shape, binary) => {
		const { trees, ranks, importance } = forestModelSchema$1.parse(saved);
		if (ranks.length !== shape.columnCount || importance.length !== shape.columnCount) throw new RetrainError("MODEL_UNREADABLE", "The forest of the model does not fit its features.");
		if (binary === null) throw damagedBinary("it is missing");
		const forest = readForest(binary, shape);
		if (forest.treeCount !== trees) throw damagedBinary("it has another number of trees than the model file");
		return {
			importance,
			predict: ({ rowCount, columns }) => forest.predict({
				rowCount,
				columns: columns.map((values, column) => recodeColumn(values, ranks[column]))
			})
		};
	};
}));

// src/learn/trees/boosting/packed-trees.ts
function unpackTrees(bytes, columnCount) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < headerBytes || view.getUint32(0, true) !== magic) throw unreadable$1("does not begin like trees of this version");
	const [treeCount, nodeCount, maskCount] = [
		4,
		8,
		12
	].map((at) => view.getUint32(at, true));
	if (bytes.length !== headerBytes + treeCount * 4 + nodeCount * nodeBytes + maskCount * 32) throw unreadable$1("is not as long as its header says");
	let at = headerBytes;
	const words = (count) => Uint32Array.from({ length: count }, () => view.getUint32((at += 4) - 4, true));
	const roots = words(treeCount);
	const columns = Int32Array.from(words(nodeCount));
	const values = Float64Array.from({ length: nodeCount }, () => view.getFloat64((at += 8) - 8, true));
	const children = words(nodeCount);
	const missingRight = bytes.slice(at, at + nodeCount);
	at += nodeCount;
	const trees = {
		roots,
		columns,
		values,
		children,
		missingRight,
		masks: words(nodeCount),
		maskWords: words(maskCount * 8)
	};
	if (!isSound$1(trees, columnCount)) throw unreadable$1("has trees that do not fit its features");
	return trees;
}
function unreadable$1(what) {
	return new RetrainError("MODEL_UNREADABLE", `model.bin ${what}.`);
}
function isSound$1(trees, columnCount) {
	const { roots, columns, values, children, missingRight, masks, maskWords } = trees;
	for (let tree = 0; tree < roots.length; tree++) {
		const first = roots[tree];
		const end = roots[tree + 1] ?? columns.length;
		if (first >= end || end > columns.length || tree === 0 && first !== 0) return false;
		for (let node = first; node < end; node++) {
			const column = columns[node];
			const value = values[node];
			const child = children[node];
			if (column === -1) {
				if (!Number.isFinite(value) || child !== 0) return false;
				continue;
			}
			if (column < 0 || column >= columnCount || child <= node || child + 1 >= end) return false;
			if (missingRight[node] > 1) return false;
			if (Number.isNaN(value) && masks[node] * 8 >= maskWords.length) return false;
		}
	}
	return true;
}
function addTrees(trees, row, score, first, step) {
	const { roots, columns, values, children, missingRight } = trees;
	let sum = score;
	for (let tree = first; tree < roots.length; tree += step) {
		let node = roots[tree];
		for (let column = columns[node]; column >= 0; column = columns[node]) {
			const value = row[column];
			const limit = values[node];
			if (value <= limit) node = children[node];
			else if (value > limit) node = children[node] + 1;
			else if (Number.isNaN(value)) node = children[node] + missingRight[node];
			else node = children[node] + (hasCategory(trees, node, value) ? 0 : 1);
		}
		sum += values[node];
	}
	return sum;
}
function hasCategory({ masks, maskWords }, node, value) {
	const category = Math.min(value, lastCategory);
	return (maskWords[masks[node] * 8 + (category >> 5)] >>> (category & 31) & 1) === 1;
}
var magic, headerBytes, nodeBytes, lastCategory;
var init_packed_trees = __esmMin((() => {
	init_retrain_error();
	magic = 827605586;
	headerBytes = 16;
	nodeBytes = 21;
	lastCategory = 254;
}));

// src/learn/boosted-model.ts
var boosted_model_exports = /* @__PURE__ */ __exportAll({
	boostedModelSchema: () => boostedModelSchema,
	loadBoostedModel: () => loadBoostedModel
});
function predictValues({ link, baselines, unit }, trees, matrix) {
	const values = new Float64Array(matrix.rowCount);
	eachRow(matrix, (cells, row) => {
		const score = addTrees(trees, cells, baselines[0], 0, 1);
		values[row] = unit * (link === "log" ? Math.exp(Math.min(largestScore, score)) : score);
	});
	return {
		kind: "values",
		values
	};
}
function predictClasses({ link, classes, baselines }, trees, matrix, classCount) {
	const labels = new Int32Array(matrix.rowCount);
	const probabilities = new Float64Array(matrix.rowCount * classCount);
	const scores = new Float64Array(classes.length);
	eachRow(matrix, (cells, row) => {
		for (const [output, baseline] of baselines.entries()) scores[output] = addTrees(trees, cells, baseline, output, baselines.length);
		if (link === "logistic") {
			scores[1] = scores[0];
			scores[0] = 0;
		}
		let best = 0;
		for (let index = 1; index < scores.length; index++) if (scores[index] > scores[best]) best = index;
		const most = scores[best];
		let sum = 0;
		for (const score of scores) sum += Math.exp(score - most);
		for (let index = 0; index < scores.length; index++) probabilities[row * classCount + classes[index]] = Math.exp(scores[index] - most) / sum;
		labels[row] = classes[best];
	});
	return {
		kind: "classes",
		labels,
		probabilities
	};
}
function eachRow({ rowCount, columns }, visit) {
	const cells = new Float64Array(columns.length);
	for (let row = 0; row < rowCount; row++) {
		for (let column = 0; column < cells.length; column++) cells[column] = columns[column][row];
		visit(cells, row);
	}
}
var boostedModelSchema, loadBoostedModel, largestScore;
var init_boosted_model = __esmMin((() => {
	init_zod();
	init_retrain_error();
	init_packed_trees();
	boostedModelSchema = object({
		link: _enum([
			"identity",
			"log",
			"logistic",
			"softmax"
		]),
		classes: array(int().min(0)),
		baselines: array(number$1()).min(1),
		unit: number$1().positive(),
		importance: array(number$1().min(0))
	});
	loadBoostedModel = (saved, { task, columnCount, classCount }, binary) => {
		const model = boostedModelSchema.parse(saved);
		const { link, classes, baselines, importance } = model;
		if (binary === null) throw new RetrainError("MODEL_UNREADABLE", "The model file names no trees.");
		const trees = unpackTrees(binary, columnCount);
		const isRegression = link === "identity" || link === "log";
		if (!(isRegression === (task === "regression") && classes.every((label, index) => label < classCount && (index === 0 || label > classes[index - 1])) && classes.length === {
			identity: 0,
			log: 0,
			logistic: 2,
			softmax: baselines.length
		}[link] && (link === "softmax" ? baselines.length >= 2 : baselines.length === 1) && trees.roots.length % baselines.length === 0 && importance.length === columnCount)) throw new RetrainError("MODEL_UNREADABLE", "The trees of the model do not fit its features and classes.");
		return {
			importance,
			predict: (matrix) => isRegression ? predictValues(model, trees, matrix) : predictClasses(model, trees, matrix, classCount)
		};
	};
	largestScore = 700;
}));

// src/learn/forest-model.ts
var forest_model_exports = /* @__PURE__ */ __exportAll({
	findLeaf: () => findLeaf,
	forestModelSchema: () => forestModelSchema,
	loadForestModel: () => loadForestModel
});
function isSound({ columns, values, right }, { columnCount, classCount, task }) {
	const size = columns.length;
	if (size === 0 || values.length !== size || right.length !== size) return false;
	return columns.every((column, node) => {
		const value = values[node];
		if (column === -1) return task === "regression" || Number.isInteger(value) && value >= 0 && value < classCount;
		return column < columnCount && right[node] > node + 1 && right[node] < size;
	});
}
function findLeaf({ columns, values, right }, matrix, row) {
	let node = 0;
	for (let column = columns[node]; column !== -1; column = columns[node]) node = matrix.columns[column][row] < values[node] ? node + 1 : right[node];
	return node;
}
function meanOf(trees, matrix) {
	return Float64Array.from({ length: matrix.rowCount }, (_, row) => {
		let sum = 0;
		for (const tree of trees) sum += tree.values[findLeaf(tree, matrix, row)] / trees.length;
		return sum;
	});
}
function votesOf(trees, matrix, classCount) {
	const labels = new Int32Array(matrix.rowCount);
	const probabilities = new Float64Array(matrix.rowCount * classCount);
	const votes = new Int32Array(classCount);
	for (let row = 0; row < matrix.rowCount; row++) {
		votes.fill(0);
		for (const tree of trees) votes[tree.values[findLeaf(tree, matrix, row)]] += 1;
		for (let index = 0; index < classCount; index++) {
			probabilities[row * classCount + index] = votes[index] / trees.length;
			if (votes[index] > votes[labels[row]]) labels[row] = index;
		}
	}
	return {
		labels,
		probabilities
	};
}
var treeSchema, forestModelSchema, loadForestModel;
var init_forest_model = __esmMin((() => {
	init_zod();
	init_retrain_error();
	treeSchema = object({
		columns: array(int().min(-1)),
		values: array(number$1()),
		right: array(int().min(0))
	});
	forestModelSchema = object({
		trees: array(treeSchema).min(1),
		importance: array(number$1().min(0))
	});
	loadForestModel = (saved, shape) => {
		const model = forestModelSchema.parse(saved);
		if (model.importance.length !== shape.columnCount || !model.trees.every((tree) => isSound(tree, shape))) throw new RetrainError("MODEL_UNREADABLE", "The trees of the model do not fit its features and classes.");
		const { trees, importance } = model;
		if (shape.task === "regression") return {
			importance,
			predict: (matrix) => ({
				kind: "values",
				values: meanOf(trees, matrix)
			})
		};
		return {
			importance,
			predict: (matrix) => ({
				kind: "classes",
				...votesOf(trees, matrix, shape.classCount)
			})
		};
	};
}));

// src/learn/saved-estimators.ts
const loaders = {
	logistic_regression: async () => (await Promise.resolve().then(() => (init_logistic_model(), logistic_model_exports))).loadLogisticModel,
	linear_regression: async () => (await Promise.resolve().then(() => (init_linear_model(), linear_model_exports))).loadLinearModel,
	random_forest: async () => (await Promise.resolve().then(() => (init_random_forest_model(), random_forest_model_exports))).loadRandomForest,
	gradient_boosted_trees: async () => (await Promise.resolve().then(() => (init_boosted_model(), boosted_model_exports))).loadBoostedModel,
	ml_random_forest: async () => (await Promise.resolve().then(() => (init_forest_model(), forest_model_exports))).loadForestModel
};
async function findLoader(algorithm) {
	return loaders[algorithm]();
}

// src/learn/load-model.ts
init_zod();
init_retrain_error();
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

// src/serve/built-in-predictor.ts
init_retrain_error();
async function builtInPredictor(file, folder) {
	const model = await loadModel(file, await readBinary(file, folder));
	const { features, task, classes } = model.file;
	return {
		features,
		task,
		classes,
		predict: (table) => model.predict(table)
	};
}
async function readBinary(file, folder) {
	const named = builtInModelSchema.shape.binary.safeParse(typeof file === "object" && file !== null && "binary" in file ? file.binary : void 0);
	if (named.data === void 0) return null;
	try {
		return await readFile(join(folder, named.data.path));
	} catch (error) {
		throw new RetrainError("MODEL_UNREADABLE", `model/${named.data.path} is missing from the deployed folder, or cannot be read.`, { cause: error });
	}
}

// src/data/problem-list.ts
init_retrain_error();
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

// src/data/records.ts
const MOST_CELLS = 134217728;
const QUOTE$1 = 34;
function spanText(syntax, bytes, start, end) {
	if (start === end || bytes[start] !== QUOTE$1) return bytes.toString("utf8", start, end);
	const quoted = bytes.toString("utf8", start, end);
	if (syntax === "csv") return quoted.slice(1, -1).replaceAll("\"\"", "\"");
	return quoted.includes("\\") ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}
function cellText(records, cell) {
	return spanText(records.syntax, records.bytes, records.starts[cell], records.ends[cell]);
}

// src/data/check-column-names.ts
const control = /[\p{Cc}\u2028\u2029]/u;
const invisible = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/u;
const joiners = /[\u200c\u200d]/gu;
function codePoint(found) {
	return `U+${found.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
function checkColumnNames(names, word, problems) {
	const seen = /* @__PURE__ */ new Map();
	names.forEach((name, index) => {
		const position = index + 1;
		const found = control.exec(name) ?? invisible.exec(name);
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
const QUOTE = 34;
const LINE_FEED$1 = 10;
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
			const end = this.#bytes[start] === QUOTE ? this.#quotedField(field) : this.#plainField(field);
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
		return byte === LINE_FEED$1 || byte === CARRIAGE_RETURN$1;
	}
	#nextLine() {
		const crlf = this.#bytes[this.#position] === CARRIAGE_RETURN$1 && this.#bytes[this.#position + 1] === LINE_FEED$1;
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
			if (byte === separator || byte === LINE_FEED$1 || byte === CARRIAGE_RETURN$1) break;
			if (byte === QUOTE) hasQuote = true;
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
			if (byte === QUOTE) {
				if (bytes[position + 1] !== QUOTE) break;
				position += 1;
			} else if (byte === LINE_FEED$1 || byte === CARRIAGE_RETURN$1 && bytes[position + 1] !== LINE_FEED$1) this.#line += 1;
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

// src/data/text-body.ts
init_retrain_error();
const SNIFFED_BYTES = 65536;
const LINE_FEED = 10;
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
function refuse(name, what) {
	throw new RetrainError("DATASET_UNREADABLE", `${name} ${what}`);
}
function countControlBytes(bytes) {
	let count = 0;
	for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== LINE_FEED && byte !== 12 && byte !== CARRIAGE_RETURN) count += 1;
	return count;
}
function eachLine(bytes, visit) {
	let from = 0;
	let number = 1;
	for (let at = 0; at <= bytes.length; at++) {
		const byte = bytes[at];
		if (at < bytes.length && byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue;
		visit(bytes.subarray(from, at), number);
		if (byte === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) at += 1;
		from = at + 1;
		number += 1;
	}
}
function textBody(bytes, name) {
	if (startsWith(bytes, "ÿþ") || startsWith(bytes, "þÿ") || startsWith(bytes, "\0\0þÿ")) refuse(name, "is UTF-16 or UTF-32 text: save it as UTF-8.");
	const body = startsWith(bytes, "ï»¿") ? bytes.subarray(3) : bytes;
	if (body.every((byte) => byte === 32 || byte === 9 || byte === LINE_FEED || byte === CARRIAGE_RETURN)) refuse(name, "is empty: expected a table with at least one row.");
	const known = signatures.find(([signature]) => startsWith(body, signature));
	const head = body.subarray(0, SNIFFED_BYTES);
	const controls = countControlBytes(head);
	if (known !== void 0 && (controls > 0 || !isUtf8(body))) refuse(name, `is no text but ${known[1]}.`);
	if (head.includes(0)) refuse(name, "has NUL bytes: it is binary, or UTF-16 text that has to be saved as UTF-8.");
	if (isUtf8(body) && !body.includes(0)) return body;
	if (controls * 100 > head.length) refuse(name, "is binary: expected CSV, a JSON array or JSON Lines, as UTF-8 text or compressed with gzip.");
	const problems = new ProblemList();
	eachLine(body, (line, number) => {
		if (line.includes(0)) problems.add(() => `line ${number} has a NUL byte: remove it.`);
		else if (!isUtf8(line)) problems.add(() => `line ${number} is not UTF-8: save the file as UTF-8.`);
	});
	problems.throwIfAny(name);
	return body;
}

// src/learn/command-predictions.ts
init_retrain_error();
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
function readJson$1(text, refuse) {
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
		return /^\s*[[{]/.test(body) ? readJson$1(body, refuse) : readCsv(bytes);
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
init_retrain_error();
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

// src/serve/instances-csv.ts
function quote(text) {
	return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
}
function cell(column, row) {
	switch (column.kind) {
		case "number": {
			const value = column.values[row];
			return Number.isNaN(value) ? "" : String(value);
		}
		case "date": {
			const value = column.values[row];
			return Number.isNaN(value) ? "" : new Date(value).toISOString();
		}
		case "boolean": {
			const value = column.values[row];
			return value === 255 ? "" : String(value === 1);
		}
		case "category": {
			const code = column.codes[row];
			return code < 0 ? "" : quote(column.categories[code]);
		}
	}
}
function instancesCsv(table) {
	const lines = [table.columns.map((column) => quote(column.name)).join(",")];
	for (let row = 0; row < table.rowCount; row++) {
		const line = table.columns.map((column) => cell(column, row)).join(",");
		lines.push(line === "" ? "\"\"" : line);
	}
	return `${lines.join("\n")}\n`;
}

// src/serve/command-predictor.ts
init_retrain_error();
const maxWaiting = 32;
function limiter(maxRunning) {
	let running = 0;
	const waiting = [];
	return async (task) => {
		if (running >= maxRunning) {
			if (waiting.length >= maxWaiting) throw new Refusal(503, "OVERLOADED", "Too many requests are waiting for a prediction: try again later.", { headers: { "retry-after": "1" } });
			await new Promise((resolve) => waiting.push(resolve));
		} else running++;
		try {
			return await task();
		} finally {
			const next = waiting.shift();
			if (next === void 0) running--;
			else next();
		}
	};
}
async function run([program, ...args], directory, timeoutMs) {
	const outcome = await new Promise((resolve) => {
		const child = spawn(program, args, {
			cwd: directory,
			stdio: [
				"ignore",
				"inherit",
				"inherit"
			],
			timeout: timeoutMs,
			killSignal: "SIGKILL"
		});
		const killAtExit = () => void child.kill("SIGKILL");
		process.once("exit", killAtExit);
		child.once("error", (error) => {
			process.off("exit", killAtExit);
			resolve(`could not be started (${"code" in error ? String(error.code) : error.message})`);
		});
		child.once("exit", (code, signal) => {
			process.off("exit", killAtExit);
			if (code === 0) resolve(void 0);
			else if (child.killed) resolve(`ran longer than ${timeoutMs / 1e3} seconds`);
			else resolve(code === null ? `was ended by ${String(signal)}` : `ended with exit code ${code}`);
		});
	});
	if (outcome !== void 0) throw new RetrainError("COMMAND_FAILED", `train.predict_command (${program}) ${outcome}.`);
}
function commandPredictor(file, folder, settings) {
	const { features, task, classes } = file;
	const model = join(folder, "files", file.entry);
	const limited = limiter(availableParallelism());
	const argvFor = (data, predictions) => fillPlaceholders(settings.predict_command, {
		model,
		data,
		predictions
	}, "train.predict_command");
	argvFor("", "");
	const predict = async (table) => {
		const scratch = await mkdtemp(join(tmpdir(), "retrain-predict-"));
		try {
			const data = join(scratch, "instances.csv");
			const predictions = join(scratch, "predictions.csv");
			await writeFile(data, instancesCsv(table));
			await run(argvFor(data, predictions), settings.directory ?? dirname(folder), settings.timeout_seconds * 1e3);
			const bytes = await readFile(predictions).catch((error) => {
				throw new RetrainError("COMMAND_OUTPUT_INVALID", "train.predict_command succeeded, but did not write {predictions}.", { cause: error });
			});
			return readCommandPredictions(bytes, {
				fileName: "{predictions}",
				task,
				classes,
				rows: table.rowCount
			});
		} finally {
			await rm(scratch, {
				recursive: true,
				force: true
			});
		}
	};
	return {
		features,
		task,
		classes,
		predict: (table) => limited(() => predict(table))
	};
}

// src/serve/load-predictor.ts
init_retrain_error();
async function loadPredictor(file, folder, serving) {
	if (!(typeof file === "object" && file !== null && "kind" in file && file.kind === "command")) return builtInPredictor(file, folder);
	const parsed = commandModelSchema.safeParse(file);
	if (!parsed.success) throw new RetrainError("MODEL_UNREADABLE", `${join("model", "model.json")} is not a model file of this version of Retrain.`, { cause: parsed.error });
	if (serving.command === null) throw new RetrainError("DEPLOY_UNSUPPORTED", "A model of your own program can be served only with train.predict_command: it says how to ask the model.");
	return commandPredictor(parsed.data, folder, serving.command);
}

// src/serve/serving-file.ts
init_zod();
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
		timeout_seconds: number$1().positive()
	}).nullable()
});

// src/serve/function.ts
init_retrain_error();
const folder = import.meta.dirname;
async function readJson(path) {
	const shown = path.replaceAll("\\", "/");
	let text;
	try {
		text = await readFile(join(folder, path), "utf8");
	} catch (error) {
		throw new RetrainError("MODEL_UNREADABLE", `${shown} is missing from the deployed folder, or cannot be read.`, { cause: error });
	}
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new RetrainError("MODEL_UNREADABLE", `${shown} is damaged: it is not valid JSON.`, { cause: error });
	}
}
async function load() {
	const serving = servingFileSchema.safeParse(await readJson("serving.json"));
	if (!serving.success) throw new RetrainError("MODEL_UNREADABLE", "serving.json is damaged, or was written by another version of Retrain.", { cause: serving.error });
	const model = await readJson(join("model", "model.json"));
	return {
		serving: serving.data,
		predictor: await loadPredictor(model, join(folder, "model"), serving.data)
	};
}
ownBody();
const retrain = createHandler({
	service: load(),
	revision: process.env["K_REVISION"] ?? null,
	onFailure: (error) => {
		console.error(renderError(toRetrainError(error)));
	}
});

export { retrain };