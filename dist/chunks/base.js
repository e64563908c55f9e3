// src/contract/error-catalogue.ts
const errorCatalogue = {
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

// src/contract/retrain-error.ts
var RetrainError = class extends Error {
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
function toRetrainError(thrown) {
	if (thrown instanceof RetrainError) return thrown;
	const message = thrown instanceof Error ? thrown.message : String(thrown);
	return new RetrainError("INTERNAL", `Unexpected: ${message}`, { cause: thrown });
}
function renderError(error) {
	return [`${error.code}: ${error.message}`, ...error.problems.map((problem) => `  - ${problem}`)].join("\n");
}

// src/contract/retrain-version.ts
const retrainVersion = "0.1.0";

export { toRetrainError as i, RetrainError as n, renderError as r, retrainVersion as t };