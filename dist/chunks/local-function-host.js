import { n as RetrainError } from "./base.js";
import { et as versionSchema } from "./core.js";
import { c as literal, p as string, s as int, u as object } from "./vendor.js";
import { cp, mkdir, open, readFile, readdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { request } from "node:http";
import { spawn } from "node:child_process";

// src/adapters/local-function/ask.ts
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
async function ask({ method, port, path, token, timeoutMs, signal }) {
	const timeout = AbortSignal.timeout(Math.max(1, Math.round(timeoutMs)));
	return new Promise((resolve) => {
		const outgoing = request({
			host: "127.0.0.1",
			port,
			path,
			method,
			agent: false,
			signal: signal === void 0 ? timeout : AbortSignal.any([timeout, signal]),
			headers: token === void 0 ? {} : { authorization: `Bearer ${token}` }
		}, (incoming) => {
			const chunks = [];
			incoming.on("data", (chunk) => chunks.push(chunk));
			incoming.once("end", () => {
				resolve({
					status: incoming.statusCode ?? 0,
					body: parse(Buffer.concat(chunks).toString())
				});
			});
			incoming.once("error", () => {
				resolve(void 0);
			});
		});
		outgoing.once("error", () => {
			resolve(void 0);
		});
		outgoing.end();
	});
}

// src/adapters/local-function/child-environment.ts
const passed = /^(?:PATH|HOME|USER|LOGNAME|SHELL|TZ|LANG|LC_.*|TMPDIR|TEMP|TMP|VIRTUAL_ENV|CONDA_PREFIX|PYTHON(?:PATH|HOME)|LD_LIBRARY_PATH|DYLD_.*|SystemRoot|SystemDrive|windir|ComSpec|PATHEXT|USERPROFILE|APPDATA|LOCALAPPDATA|ProgramData|ProgramFiles.*)$/i;
function childEnvironment(environment) {
	return Object.fromEntries(Object.entries(environment).filter(([name]) => passed.test(name)));
}

// src/adapters/local-function/has-files-of.ts
async function hasFilesOf(folder, source) {
	const entries = await readdir(source, {
		withFileTypes: true,
		recursive: true
	});
	for (const entry of entries) {
		if (!entry.isFile()) continue;
		const file = join(entry.parentPath, entry.name);
		if (!(await readFile(join(folder, file.slice(source.length + 1))).catch(() => void 0))?.equals(await readFile(file))) return false;
	}
	return true;
}

// src/adapters/local-function/function-state.ts
const revisionSchema = object({
	revision: string().min(1),
	version: versionSchema
});
const stateSchema = object({
	schema: literal("retrain.local-function/1"),
	function: string(),
	port: int().min(1).max(65535),
	current: revisionSchema,
	previous: revisionSchema.nullable()
});
const processSchema = object({
	pid: int(),
	revision: string(),
	port: int(),
	control_port: int(),
	token: string()
});
async function readText(file) {
	try {
		return await readFile(file, "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return void 0;
		throw error;
	}
}
async function readState(folder) {
	const file = join(folder, "state.json");
	const text = await readText(file);
	if (text === void 0) return void 0;
	try {
		return stateSchema.parse(JSON.parse(text));
	} catch (error) {
		throw new RetrainError("DEPLOY_FAILED", `${file} is damaged: end the function that it describes, delete the file, and deploy again.`, { cause: error });
	}
}
async function writeState(folder, state) {
	const file = join(folder, "state.json");
	const handle = await open(`${file}.partial`, "w");
	try {
		await handle.writeFile(`${JSON.stringify(state, null, 2)}\n`);
		await handle.sync();
	} finally {
		await handle.close();
	}
	await rename(`${file}.partial`, file);
}
async function readProcess(revisionFolder) {
	const text = await readText(join(revisionFolder, "process.json"));
	if (text === void 0) return void 0;
	try {
		return processSchema.parse(JSON.parse(text));
	} catch {
		return;
	}
}

// src/adapters/local-function/local-function-host.ts
const pollMs = 15;
const answerMs = 2e3;
const settleMs = 2e3;
const versionAnswer = object({
	revision: string(),
	model_version: string()
});
const healthAnswer = object({ model_version: string() });
const errorAnswer = object({ error: object({ message: string() }) });
const portAnswer = object({ port: int() });
var LocalFunctionHost = class {
	target = "local";
	#options;
	#folder;
	constructor(options) {
		this.#options = options;
		this.#folder = resolve(options.directory, options.functionName);
	}
	async current() {
		const state = await readState(this.#folder);
		if (state === void 0) return void 0;
		const running = await this.#serves(state.port, state.current);
		return {
			...state.current,
			url: urlOf(state.port),
			running
		};
	}
	async start(folder, version, signal) {
		throwIfCancelled(signal);
		const { revision, path } = await this.#newRevision(version);
		await cp(folder, path, { recursive: true });
		const logFile = join(path, "function.log");
		const log = await open(logFile, "a");
		const child = spawn(process.execPath, [resolve(this.#options.launcher), path], {
			cwd: path,
			detached: true,
			windowsHide: true,
			stdio: [
				"ignore",
				log.fd,
				log.fd
			],
			env: childEnvironment(process.env)
		});
		let ended;
		child.once("error", (error) => {
			ended = `could not be started (${error.message})`;
		});
		child.once("exit", (code, endSignal) => {
			ended = code === null ? `was ended by ${String(endSignal)}` : `ended with exit code ${code}`;
		});
		await log.close();
		try {
			const port = await this.#ready(path, version, () => ended, signal);
			child.unref();
			return {
				revision,
				version,
				url: urlOf(port)
			};
		} catch (error) {
			if (ended === void 0) child.kill("SIGKILL");
			await rm(join(path, "process.json"), { force: true });
			if (error instanceof StartFailure) throw new RetrainError("DEPLOY_FAILED", `The revision ${revision} ${error.message}. Its log is ${logFile}.`, { cause: error });
			throw error;
		}
	}
	async shift(revision) {
		const state = await readState(this.#folder);
		const process = await this.#processOf(revision.revision);
		if (process === void 0) throw new RetrainError("DEPLOY_FAILED", `The revision ${revision.revision} has no process in ${this.#folder}: deploy it again.`);
		const wanted = this.#options.port === 0 ? state?.port ?? 0 : this.#options.port;
		const others = await this.#otherProcesses(revision.revision);
		await Promise.all(others.map((other) => control(other, "release")));
		try {
			const port = await this.#take(process, wanted, others.length === 0 ? 0 : settleMs);
			if (!await this.#serves(port, revision)) throw new RetrainError("DEPLOY_FAILED", `The revision ${revision.revision} does not answer on port ${port}.`);
			const { current } = state ?? { current: null };
			await writeState(this.#folder, {
				schema: "retrain.local-function/1",
				function: this.#options.functionName,
				port,
				current: {
					revision: revision.revision,
					version: revision.version
				},
				previous: current?.revision === revision.revision ? state?.previous ?? null : current
			});
			await Promise.all(others.map((other) => this.#end(other)));
			await this.#prune([revision.revision, current?.revision]);
			return { url: urlOf(port) };
		} catch (error) {
			await control(process, "release");
			await this.#giveBack(revision.revision);
			throw error;
		}
	}
	async #giveBack(failed) {
		const state = await readState(this.#folder);
		if (state === void 0 || state.current.revision === failed) return;
		const process = await this.#processOf(state.current.revision);
		if (process !== void 0) await control(process, `take/${state.port}`);
	}
	async discard(revision) {
		if ((await readState(this.#folder))?.current.revision === revision.revision) throw new RetrainError("DEPLOY_FAILED", `The revision ${revision.revision} has the traffic: move it to another revision first.`);
		const process = await this.#processOf(revision.revision);
		if (process !== void 0) await this.#end(process);
	}
	async isFrom({ revision }, folder) {
		return hasFilesOf(join(this.#folder, revision), folder);
	}
	async stop() {
		const processes = await this.#otherProcesses(null);
		await Promise.all(processes.map((process) => this.#end(process)));
		return processes.length;
	}
	async #newRevision(version) {
		await mkdir(this.#folder, { recursive: true });
		const newest = (await this.#revisions()).at(-1);
		for (let number = 1 + (newest === void 0 ? 0 : numberOf(newest));; number++) {
			const revision = `${String(number).padStart(5, "0")}-${version}`;
			const path = join(this.#folder, revision);
			try {
				await mkdir(path);
				return {
					revision,
					path
				};
			} catch (error) {
				if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
			}
		}
	}
	async #revisions() {
		return (await readdir(this.#folder, { withFileTypes: true }).catch(noneYet)).filter((entry) => entry.isDirectory() && /^\d+-/.test(entry.name)).map((entry) => entry.name).sort((a, b) => numberOf(a) - numberOf(b));
	}
	async #ready(path, version, ended, signal) {
		const { clock, startupMs } = this.#options;
		const deadline = clock.elapsedMs() + startupMs;
		for (;;) {
			throwIfCancelled(signal);
			const process = await readProcess(path);
			if (process !== void 0) {
				const left = deadline - clock.elapsedMs();
				const answer = await ask({
					method: "GET",
					port: process.port,
					path: "/healthz",
					timeoutMs: left,
					signal
				});
				const health = healthAnswer.safeParse(answer?.body);
				if (answer?.status === 200 && health.success) {
					if (health.data.model_version === version) return process.port;
					throw new StartFailure(`serves the version ${health.data.model_version} and not ${version}`);
				}
				const failure = errorAnswer.safeParse(answer?.body);
				if (answer !== void 0) throw new StartFailure(`is not healthy (status ${answer.status})${failure.success ? `: ${failure.data.error.message.replace(/\.$/, "")}` : ""}`);
			}
			const end = ended();
			if (end !== void 0) throw new StartFailure(`did not start: its process ${end}`);
			if (clock.elapsedMs() >= deadline) throw new StartFailure(`was not ready within ${startupMs / 1e3} seconds`);
			await clock.sleep(pollMs);
		}
	}
	async #take(process, port, patienceMs) {
		const { clock } = this.#options;
		const deadline = clock.elapsedMs() + patienceMs;
		for (;;) {
			const answer = await control(process, `take/${port}`);
			const taken = portAnswer.safeParse(answer?.body);
			if (answer?.status === 200 && taken.success) return taken.data.port;
			if (answer?.status !== 409) throw new RetrainError("DEPLOY_FAILED", `The process of the revision ${process.revision} does not answer. Its log is ${join(this.#folder, process.revision, "function.log")}.`);
			if (clock.elapsedMs() >= deadline) throw new RetrainError("DEPLOY_FAILED", `Port ${port} cannot be used for the function ${this.#options.functionName}: end the program that has it, or set deploy.port to another one.`);
			await clock.sleep(pollMs);
		}
	}
	async #serves(port, expected) {
		const answer = await ask({
			method: "GET",
			port,
			path: "/version",
			timeoutMs: answerMs
		});
		const found = versionAnswer.safeParse(answer?.body);
		return answer?.status === 200 && found.success && found.data.revision === expected.revision && found.data.model_version === expected.version;
	}
	async #processOf(revision) {
		return readProcess(join(this.#folder, revision));
	}
	async #otherProcesses(revision) {
		const names = await this.#revisions();
		return (await Promise.all(names.filter((name) => name !== revision).map((name) => this.#processOf(name)))).filter((process) => process !== void 0);
	}
	async #end(process) {
		const { clock } = this.#options;
		if ((await control(process, "end"))?.status === 200) {
			const deadline = clock.elapsedMs() + settleMs;
			while (clock.elapsedMs() < deadline && await ask({
				method: "GET",
				port: process.port,
				path: "/version",
				timeoutMs: answerMs
			}) !== void 0) await clock.sleep(pollMs);
		}
		await rm(join(this.#folder, process.revision, "process.json"), { force: true });
	}
	async #prune(needed) {
		const names = await this.#revisions();
		for (const name of names.slice(0, -5)) if (!needed.includes(name)) await rm(join(this.#folder, name), {
			recursive: true,
			force: true
		});
	}
};
function noneYet(error) {
	if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
	throw error;
}
var StartFailure = class extends Error {
	name = "StartFailure";
};
function throwIfCancelled(signal) {
	if (signal?.aborted === true) throw new RetrainError("CANCELLED", "The deployment was cancelled; the revision before still serves.");
}
function numberOf(revision) {
	return Number.parseInt(revision, 10);
}
function urlOf(port) {
	return `http://127.0.0.1:${port}`;
}
function control(process, path) {
	return ask({
		method: "POST",
		port: process.control_port,
		path: `/${path}`,
		token: process.token,
		timeoutMs: answerMs
	});
}

export { LocalFunctionHost };