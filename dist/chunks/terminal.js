import { a as __toESM } from "./rolldown-runtime.js";
import { i as CommanderError, n as Command, t as require_picocolors } from "./vendor-terminal.js";
import { i as toRetrainError, n as RetrainError, r as renderError, t as retrainVersion } from "./base.js";
import { access } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { inspect } from "node:util";
import { setTimeout } from "node:timers/promises";

// src/adapters/terminal/plain-text.ts
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[PX^_][^\u001b]*(?:\u001b\\)?|[ -~])/g;
const controls = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
function plainText(text) {
	return text.replaceAll(escapes, "").replaceAll(controls, "");
}

// src/adapters/terminal/colors-enabled.ts
function colorsEnabled(isTerminal, environment) {
	const { NO_COLOR: off = "", FORCE_COLOR: on = "", TERM: terminal = "" } = environment;
	if (off !== "") return false;
	if (on !== "") return on !== "0" && on !== "false";
	return isTerminal && terminal !== "dumb";
}

// src/cli/config-place.ts
function configPlace({ directory, environment }) {
	return {
		directory,
		environment,
		whenMissing: "Run `retrain init` to write one, or name another with --config."
	};
}

// src/adapters/terminal/amount.ts
function size(bytes) {
	const units = [
		"B",
		"kB",
		"MB",
		"GB",
		"TB"
	];
	let value = bytes;
	let index = 0;
	while (value >= 1e3 && index < units.length - 1) {
		value /= 1e3;
		index += 1;
	}
	return `${index === 0 ? value : value.toFixed(1)} ${units[index] ?? ""}`;
}
function amount(done, total, unit) {
	const show = unit === "bytes" ? size : String;
	const suffix = unit === "bytes" ? "" : ` ${unit}`;
	if (total === null || total <= 0) return `${show(done)}${suffix}`;
	const percent = Math.floor(100 * Math.min(done, total) / total);
	return `${show(done)} of ${show(total)}${suffix} (${percent} %)`;
}
function duration(milliseconds) {
	if (milliseconds < 1e3) return `${Math.round(milliseconds)} ms`;
	if (milliseconds < 59950) return `${(milliseconds / 1e3).toFixed(1)} s`;
	const seconds = Math.round(milliseconds / 1e3);
	return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

// src/adapters/terminal/plain-progress.ts
var PlainProgress = class {
	#write;
	#clock;
	#quietMs;
	#startedMs;
	#lastAdvanceMs;
	constructor({ write, clock, quietMs = 3e3 }) {
		this.#write = write;
		this.#clock = clock;
		this.#quietMs = quietMs;
		this.#startedMs = clock.elapsedMs();
		this.#lastAdvanceMs = this.#startedMs;
	}
	step(name) {
		this.#startedMs = this.#clock.elapsedMs();
		this.#lastAdvanceMs = this.#startedMs;
		this.#line(`> ${name}`);
	}
	done(name, summary) {
		this.#line(`  ${name}: ${summary} (${duration(this.#clock.elapsedMs() - this.#startedMs)})`);
	}
	info(message) {
		this.#line(`  ${message}`);
	}
	warn(message) {
		this.#line(`  warning: ${message}`);
	}
	advance(what, done, total, unit) {
		const elapsedMs = this.#clock.elapsedMs();
		if (elapsedMs - this.#lastAdvanceMs < this.#quietMs) return;
		this.#lastAdvanceMs = elapsedMs;
		this.#line(`  ${what}: ${amount(done, total, unit)}`);
	}
	output(line) {
		this.#line(`  | ${line.replaceAll("##[", "## [")}`);
	}
	#line(text) {
		this.#write(`${plainText(text)}\n`);
	}
};

// src/adapters/terminal/terminal-progress.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
const redrawMs = 80;
const barWidth = 20;
const clearLine = "\r\x1B[2K";
var TerminalProgress = class {
	#write;
	#clock;
	#columns;
	#colors;
	#startedMs;
	#drawnMs = Number.NEGATIVE_INFINITY;
	#isDrawn = false;
	#openStep;
	constructor({ write, clock, colors, columns }) {
		this.#write = write;
		this.#clock = clock;
		this.#columns = columns;
		this.#colors = import_picocolors.default.createColors(colors);
		this.#startedMs = clock.elapsedMs();
	}
	step(name) {
		this.#openStep = plainText(name);
		this.#startedMs = this.#clock.elapsedMs();
		this.#drawnMs = Number.NEGATIVE_INFINITY;
		this.#erase();
		this.#draw(`${this.#colors.cyan("›")} ${this.#colors.bold(this.#openStep)}`);
	}
	done(name, summary) {
		const { green, bold, dim } = this.#colors;
		const time = duration(this.#clock.elapsedMs() - this.#startedMs);
		this.#openStep = void 0;
		this.#line(`${green("✓")} ${bold(plainText(name).padEnd(8))}  ${plainText(summary)} ${dim(time)}`);
	}
	info(message) {
		this.#line(`  ${plainText(message)}`);
	}
	warn(message) {
		this.#line(`${this.#colors.yellow("!")} ${this.#colors.yellow(plainText(message))}`);
	}
	advance(what, done, total, unit) {
		const elapsedMs = this.#clock.elapsedMs();
		if (elapsedMs - this.#drawnMs < redrawMs) return;
		this.#drawnMs = elapsedMs;
		const room = Math.max(0, this.#columns() - 1);
		const text = `${plainText(what)}: ${amount(done, total, plainText(unit))}`;
		const bar = total === null || total <= 0 ? "" : this.#bar(done / total);
		this.#erase();
		this.#draw(text.length + barWidth + 5 > room ? text.slice(0, room) : `  ${bar}${bar === "" ? "" : "  "}${text}`);
	}
	output(line) {
		this.#line(this.#colors.dim(`    ${plainText(line)}`));
	}
	close() {
		this.#erase();
		const { red, bold, dim } = this.#colors;
		const time = duration(this.#clock.elapsedMs() - this.#startedMs);
		if (this.#openStep !== void 0) this.#line(`${red("✗")} ${bold(this.#openStep.padEnd(8))}  ${dim(time)}`);
		this.#openStep = void 0;
	}
	#bar(share) {
		const filled = Math.round(Math.min(1, Math.max(0, share)) * barWidth);
		return `${this.#colors.cyan("━".repeat(filled))}${this.#colors.dim("─".repeat(barWidth - filled))}`;
	}
	#line(text) {
		this.#erase();
		this.#write(`${text}\n`);
	}
	#draw(text) {
		this.#write(text);
		this.#isDrawn = true;
	}
	#erase() {
		if (this.#isDrawn) this.#write(clearLine);
		this.#isDrawn = false;
	}
};

// src/adapters/system-clock/system-clock.ts
var SystemClock = class {
	now() {
		return /* @__PURE__ */ new Date();
	}
	elapsedMs() {
		return performance.now();
	}
	async sleep(ms, signal) {
		signal?.throwIfAborted();
		try {
			await setTimeout(ms, void 0, signal === void 0 ? {} : { signal });
		} catch (error) {
			signal?.throwIfAborted();
			throw error;
		}
	}
};

// src/cli/create-progress.ts
function createProgress({ stderr, environment }) {
	const clock = new SystemClock();
	const isInCi = ![
		"",
		"0",
		"false"
	].includes(environment["CI"] ?? "");
	if (!stderr.isTerminal || isInCi || environment["TERM"] === "dumb") return {
		progress: new PlainProgress({
			write: stderr.write,
			clock
		}),
		close: () => void 0
	};
	const terminal = new TerminalProgress({
		write: stderr.write,
		clock,
		colors: colorsEnabled(true, environment),
		columns: stderr.columns
	});
	return {
		progress: terminal,
		close: () => {
			terminal.close();
		}
	};
}

// src/cli/with-config-flags.ts
const withFlags = /* @__PURE__ */ new WeakSet();
function withConfigFlags(command) {
	withFlags.add(command);
	return command;
}
async function addPendingFlags(command) {
	if (!withFlags.delete(command)) return;
	const { addConfigFlags } = await import("./config-flags.js");
	addConfigFlags(command);
}

// src/cli/show-outputs.ts
function showOutputs(outputs) {
	const entries = Object.entries(outputs);
	const width = Math.max(0, ...entries.map(([name]) => name.length));
	return entries.map(([name, value]) => `${name.padEnd(width)}  ${plainText(String(value ?? "–").replaceAll("\n", "; "))}\n`).join("");
}

// src/cli/step-commands.ts
const commands = {
	download: {
		summary: "fetch the dataset into the run directory",
		description: "Fetches the dataset that the configuration names into the run directory, pinned to its generation and with its checksum verified.",
		examples: [["retrain download", "the dataset of retrain.yml"], ["retrain download --source gs://my-bucket/heart.csv", "another one"]]
	},
	validate: {
		summary: "check the dataset before anything is trained on it",
		description: "Checks types, columns and target of the dataset that `download` fetched, and splits off the holdout.",
		examples: [["retrain validate", "every finding, at once"], ["retrain validate --holdout 0.3", "with a larger holdout"]]
	},
	train: {
		summary: "fit the candidate on the training rows",
		description: "Trains the candidate: a built-in algorithm, or your own program with train.command.",
		examples: [["retrain train", "as retrain.yml says"], ["retrain train --algorithm ml_random_forest --seed 7", "something else for once"]]
	},
	evaluate: {
		summary: "score candidate and champion on the same holdout rows",
		description: "Scores the candidate, the champion and a trivial baseline on the same holdout rows and shows their metrics side by side.",
		examples: [["retrain evaluate", "metrics of candidate, champion and baseline"]]
	},
	gate: {
		summary: "decide whether the candidate replaces the champion",
		description: "Applies the rules of the configuration and shows the verdict with one row of evidence a rule.",
		examples: [
			["retrain gate", "promote, hold or inconclusive"],
			["retrain gate --fail-on-hold", "exit code 1 unless it is promote"],
			["retrain gate --force --force-reason \"holiday data\"", "promote whatever the rules say; this is recorded"]
		]
	},
	publish: {
		summary: "upload the candidate as an immutable version",
		description: "Uploads model, metrics, profile and decision as a new version; the manifest comes last. The champion stays what it is.",
		examples: [["retrain publish", "into the store of retrain.yml"]]
	},
	deploy: {
		summary: "put the published version behind its HTTP endpoint",
		description: "Starts the version without traffic, compares its answers with the predictions made offline, and only then moves the traffic.",
		examples: [["retrain deploy", "as the deploy section of retrain.yml says"], ["retrain deploy --deploy-target local --port 8080", "on this machine"]]
	},
	promote: {
		summary: "make the published version the champion",
		description: "Moves the pointer models/latest.json to the version of this run, if the verdict was promote and nobody was faster.",
		examples: [["retrain promote", "after gate, publish and deploy"]]
	},
	report: {
		summary: "write the report of the run",
		description: "Writes report.md and report.html of the run into the run directory.",
		examples: [["retrain report", "prints where the report is"]]
	}
};
function examplesText(examples) {
	const width = Math.max(...examples.map(([line]) => line.length));
	return `\nExamples:\n${examples.map(([line, meaning]) => `  $ ${line.padEnd(width)}   ${meaning}`).join("\n")}\n`;
}
function partOf(step, result) {
	const nothing = {
		metrics: void 0,
		decision: void 0,
		publication: void 0,
		deployment: void 0,
		promotion: void 0,
		curl: void 0,
		reportFile: void 0
	};
	switch (step) {
		case "evaluate": return {
			...nothing,
			metrics: result.metrics
		};
		case "gate": return {
			...nothing,
			decision: result.decision
		};
		case "publish": return {
			...nothing,
			publication: result.publication
		};
		case "deploy": return {
			...nothing,
			deployment: result.deployment,
			curl: result.curl
		};
		case "promote": return {
			...nothing,
			promotion: result.promotion
		};
		case "report": return {
			...nothing,
			reportFile: result.reportFile
		};
		case "download":
		case "validate":
		case "train": return nothing;
	}
}
async function execute(io, loadWiring, values, steps) {
	const [{ loadConfig }, { overridesOf }] = await Promise.all([import("./load-config.js"), import("./config-flags.js")]);
	const loaded = await loadConfig(String(values["config"]), overridesOf(values), configPlace(io));
	const [{ runSteps }, { readResult }, { showResult }] = await Promise.all([
		loadWiring(),
		import("./read-result.js"),
		import("./show-result2.js")
	]);
	const { progress, close } = createProgress(io);
	const options = {
		useColors: colorsEnabled(io.stdout.isTerminal, io.environment),
		columns: io.stdout.isTerminal ? io.stdout.columns() : void 0
	};
	const show = async (outputs) => {
		close();
		const result = await readResult(loaded.config, loaded.configDirectory);
		const text = showResult(steps === "all" ? result : partOf(steps[0], result), options);
		io.stdout.write(text === "" ? showOutputs(outputs) : `${steps === "all" ? "\n" : ""}${text}`);
	};
	try {
		await show(await runSteps({
			...loaded,
			steps,
			progress,
			signal: io.signal
		}));
	} catch (error) {
		close();
		if (toRetrainError(error).code === "GATE_HELD") await show({});
		throw error;
	}
}
function addStepCommands(program, io, loadWiring) {
	program.commandsGroup("The loop:");
	withConfigFlags(program.command("run")).summary("the whole loop, from the dataset to the champion").description("Runs the whole loop: download, validate, train, evaluate, gate, publish, deploy, promote, report.").addHelpText("after", examplesText([
		["retrain run", "with retrain.yml of this folder"],
		["retrain run --config models/heart/retrain.yml", "with another configuration"],
		["retrain run --store file:///tmp/store --seed 7", "with other values for single keys"]
	])).action((values) => execute(io, loadWiring, values, "all"));
	program.commandsGroup("Single steps, in their order:");
	for (const [name, { summary, description, examples }] of Object.entries(commands)) withConfigFlags(program.command(name)).summary(summary).description(description.replaceAll("`", "")).addHelpText("after", examplesText(examples)).action((values) => execute(io, loadWiring, values, [name]));
}

// src/cli/init-command.ts
async function exists(path) {
	return access(path).then(() => true, () => false);
}
async function repositoryRoot(from) {
	for (let folder = from;; folder = dirname(folder)) {
		if (await exists(join(folder, ".git"))) return folder;
		if (dirname(folder) === folder) return from;
	}
}
async function schemaPlace(configDirectory) {
	const installed = "node_modules/retrain/schema/retrain.schema.json";
	if (await exists(join(configDirectory, installed))) return {
		reference: `./${installed}`,
		copy: false
	};
	return {
		reference: "./retrain.schema.json",
		copy: true
	};
}
async function init(values, io) {
	const [{ collectAnswers }, { configTemplate }, { workflowTemplate }, { ignore, writeFiles }, { parseConfig }, { editorSchema }, { isPlaceholder }] = await Promise.all([
		import("./answers.js"),
		import("./config-template.js"),
		import("./workflow-template.js"),
		import("./write-files.js"),
		import("./parse-config.js"),
		import("./editor-schema.js"),
		import("./action-reference.js")
	]);
	const { config = "retrain.yml", workflow, force, ...flags } = values;
	const file = resolve(io.directory, config);
	const root = await repositoryRoot(io.directory);
	const inRoot = (path) => relative(root, path).replaceAll("\\", "/");
	if (inRoot(file).startsWith("..")) throw new RetrainError("INPUT_INVALID", `--config: ${config} is outside the repository.`);
	const answers = await collectAnswers(flags, {
		...io,
		directory: dirname(file)
	});
	const schema = await schemaPlace(dirname(file));
	const text = configTemplate({
		...answers,
		schema: schema.reference
	});
	parseConfig({
		text,
		file: config,
		overrides: [],
		environment: {}
	});
	const written = await writeFiles(root, [
		{
			path: inRoot(file),
			text
		},
		...schema.copy ? [{
			path: inRoot(join(dirname(file), "retrain.schema.json")),
			text: editorSchema()
		}] : [],
		...workflow ? [{
			path: ".github/workflows/retrain.yml",
			text: workflowTemplate({
				...answers,
				config: inRoot(file)
			})
		}] : []
	], force === true);
	const ignored = await ignore(root, [
		".retrain/",
		".retrain-functions/",
		...answers.store === ".retrain-store" ? [".retrain-store/"] : []
	]);
	const lines = [
		...written.length === 0 ? ["Everything is there already."] : written.map((path) => `Wrote ${path}`),
		...ignored.length === 0 ? [] : [`Added ${ignored.join(", ")} to .gitignore`],
		...answers.assumptions.map((assumption) => `Please check: ${assumption}.`),
		...workflow && isPlaceholder(answers.action) ? ["Please replace OWNER in .github/workflows/retrain.yml by where the action is, or use --action."] : [],
		"Next: retrain run"
	];
	io.stdout.write(`${lines.join("\n")}\n`);
}
function addInitCommand(program, io) {
	program.commandsGroup("Set-up:");
	program.command("init").summary("write retrain.yml and a scheduled workflow").description("Writes a commented retrain.yml, its schema for editors and a scheduled workflow into this repository, and tells git what to ignore. Asks what it needs to know when a person is there and no flag is given; overwrites nothing.").option("-c, --config <file>", "The configuration to write. (default: retrain.yml)").option("--name <text>", "Name of the pipeline. (default: name of the folder)").option("--source <text>", "Where the dataset is. (default: data/dataset.csv)").option("--target <text>", "The column to predict. (default: the last one)").option("--store <text>", "Where versions are published. (default: .retrain-store)").option("--algorithm <choice>", "Built-in algorithm. (default: one that fits the column to predict)").option("--train-command <text>", "Your own training program instead of a built-in algorithm.").option("--deploy", "Put the model behind an HTTP endpoint on this machine.").option("--action <owner/repository@ref>", "What the workflow uses.").option("--no-workflow", "Do not write the workflow.").option("--force", "Overwrite files that are there.").addHelpText("after", examplesText([
		["retrain init", "asks, at a terminal"],
		["retrain init --source data/heart.csv --target diagnosis", "asks nothing"],
		["retrain init --train-command \"python train.py --path={train_data}\"", "with a program of yours"]
	])).action((values) => init(values, io));
}

// src/cli/store-commands.ts
async function load(values, io) {
	const [{ loadConfig }, { overridesOf }] = await Promise.all([import("./load-config.js"), import("./config-flags.js")]);
	return loadConfig(String(values["config"]), overridesOf(values), configPlace(io));
}
async function rollback(version, values, io, loadWiring) {
	const loaded = await load(values, io);
	const { runRollback } = await loadWiring();
	const { progress, close } = createProgress(io);
	try {
		const outputs = await runRollback({
			...loaded,
			version,
			reason: String(values["reason"]),
			progress,
			signal: io.signal
		});
		close();
		io.stdout.write(showOutputs(outputs));
	} finally {
		close();
	}
}
async function history(values, io, loadWiring) {
	const loaded = await load(values, io);
	const [{ readStoreHistory }, { historyJson, showHistory }] = await Promise.all([loadWiring(), import("./show-history.js")]);
	const { progress, close } = createProgress(io);
	try {
		const found = await readStoreHistory({
			...loaded,
			progress,
			signal: io.signal
		});
		close();
		io.stdout.write(values["json"] === true ? historyJson(found) : showHistory(found, {
			useColors: colorsEnabled(io.stdout.isTerminal, io.environment),
			columns: io.stdout.isTerminal ? io.stdout.columns() : void 0
		}));
	} finally {
		close();
	}
}
async function stop(values, io, loadWiring) {
	const loaded = await load(values, io);
	const { stopFunction } = await loadWiring();
	const { progress, close } = createProgress(io);
	try {
		const count = await stopFunction({
			...loaded,
			progress,
			signal: io.signal
		});
		close();
		io.stdout.write(count === 0 ? "Nothing was running.\n" : `Stopped ${count} ${count === 1 ? "process" : "processes"}.\n`);
	} finally {
		close();
	}
}
function addStoreCommands(program, io, loadWiring) {
	program.commandsGroup("The store:");
	withConfigFlags(program.command("rollback")).summary("go back to an earlier version").description("Makes an earlier version the champion again and deploys it. The model that is taken back is not promoted again by itself.").argument("[version]", "version to go back to (default: the one that served before)").requiredOption("--reason <text>", "Why; kept in the event log.").addHelpText("after", examplesText([["retrain rollback --reason \"answers too often positive\"", "to the version that served before"], ["retrain rollback d1795248695305586278-r41.1-af583e4fbaf7 --reason \"bad labels\"", "to the version named"]])).action((version, values) => rollback(version, values, io, loadWiring));
	withConfigFlags(program.command("history")).summary("list the versions of the store").description("Lists the versions of the store with what became of them, the newest first.").option("--json", "As JSON, for other programs.").addHelpText("after", examplesText([["retrain history", "a table"], ["retrain history --json --store gs://my-bucket/heart", "of another store, for other programs"]])).action((values) => history(values, io, loadWiring));
	program.commandsGroup("The endpoint:");
	withConfigFlags(program.command("stop")).summary("stop the function on this machine").description("Stops the function that a local deployment left running. The versions and the champion stay what they are; the next deployment starts it again.").addHelpText("after", examplesText([["retrain stop", "the function of retrain.yml"]])).action((values) => stop(values, io, loadWiring));
}

// src/cli/program.ts
function inputError(message) {
	const [problem = "", suggestion] = message.replace(/^error: /, "").trim().split("\n");
	const hint = suggestion === void 0 ? "" : `; did you mean ${/mean (.*)\?\)/.exec(suggestion)?.[1] ?? suggestion}?`;
	return `INPUT_INVALID: ${problem.replace(/\.$/, "")}${hint || ". `retrain --help` and `retrain <command> --help` list what there is."}\n`;
}
function createProgram(io, loadWiring) {
	const program = new Command("retrain").description("Continuous training: a model that retrains itself, and goes live only when it has earned it.").version(retrainVersion, "-V, --version", "Shows the version.").helpOption("-h, --help", "Shows this help.").exitOverride().configureOutput({
		writeOut: io.stdout.write,
		writeErr: io.stderr.write,
		outputError: (message, write) => {
			write(inputError(message));
		},
		getOutHelpWidth: io.stdout.columns,
		getErrHelpWidth: io.stderr.columns,
		getOutHasColors: () => false,
		getErrHasColors: () => false
	}).configureHelp({ showGlobalOptions: false }).hook("preSubcommand", (_program, command) => addPendingFlags(command));
	addStepCommands(program, io, loadWiring);
	addStoreCommands(program, io, loadWiring);
	addInitCommand(program, io);
	program.helpCommand("help [command]", "show the help of a command");
	program.addHelpText("after", examplesText([
		["retrain init", "write retrain.yml and a workflow"],
		["retrain run", "run the loop"],
		["retrain rollback --reason \"bad labels\"", "take the last promotion back"]
	]));
	return program;
}

// src/cli/run-cli.ts
const cancelledExitCode = 130;
function withoutHelpCommand(parameters) {
	const [first, command] = parameters;
	return first === "help" && command !== void 0 ? [command, "--help"] : [...parameters];
}
async function runCli(parameters, io, loadWiring) {
	try {
		await createProgram(io, loadWiring).parseAsync(withoutHelpCommand(parameters), { from: "user" });
		return 0;
	} catch (thrown) {
		if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 1;
		const error = toRetrainError(thrown);
		const debug = io.environment["RETRAIN_DEBUG"] === "1";
		const hint = error.code === "INTERNAL" && !debug ? "\nPlease report this; RETRAIN_DEBUG=1 shows where it happened." : "";
		io.stderr.write(`${`${renderError(error)}${hint}`.split("\n").map(plainText).join("\n")}\n`);
		if (debug) io.stderr.write(`${inspect(thrown)}\n`);
		return io.signal.aborted || error.code === "CANCELLED" ? 130 : 1;
	}
}

export { SystemClock as n, plainText as r, runCli as t };