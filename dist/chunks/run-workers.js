import { n as RetrainError } from "./base.js";
import { t as breathe } from "./breathe.js";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

// src/learn/trees/worker-tasks.ts
const tasks = {
	forest: async () => (await import("./forest-task.js")).growForestPart,
	boosting: async () => (await import("./boosting-task.js")).boostPart
};
async function loadWorkerTask(name) {
	return tasks[name]();
}

// src/learn/trees/run-workers.ts
const fewRows = 2e3;
const mostWorkers = 16;
function chooseWorkers(requested, rowCount) {
	if (requested !== void 0) return requested > 1 && !canStart() ? 1 : requested;
	if (rowCount < fewRows || !canStart()) return 1;
	return Math.min(availableParallelism(), mostWorkers);
}
function canStart() {
	return !isSource || process.features.typescript !== false;
}
const isSource = import.meta.url.endsWith(".ts");
function entryUrl() {
	if (isSource) return new URL("./worker-entry.ts", import.meta.url);
	const inChunks = new URL(".", import.meta.url).pathname.endsWith("/chunks/");
	return new URL(inChunks ? "../learn-worker.js" : "./learn-worker.js", import.meta.url);
}
async function runWorkers(run) {
	await breathe(run.signal);
	await using group = startWorkers(run.task, run.workers, run.signal);
	await group.run(run.input, run.onMessage);
}
function startWorkers(task, count, signal) {
	if (count === 1) return {
		run: async (input, onMessage) => {
			await breathe(signal);
			await (await loadWorkerTask(task))(input, 0, async (message) => {
				onMessage(message);
				await breathe(signal);
			});
		},
		[Symbol.asyncDispose]: () => Promise.resolve()
	};
	const workers = Array.from({ length: count }, (_, id) => new TaskWorker(task, id));
	return {
		run: async (input, onMessage) => {
			await breathe(signal);
			const stopWatching = new AbortController();
			try {
				await Promise.race([raised(signal, stopWatching.signal), Promise.all(workers.map((worker) => worker.run(input, onMessage)))]);
			} finally {
				stopWatching.abort();
			}
		},
		[Symbol.asyncDispose]: async () => {
			await Promise.all(workers.map((worker) => worker.terminate()));
		}
	};
}
var TaskWorker = class {
	#worker;
	#ended;
	#onMessage = () => void 0;
	constructor(task, id) {
		this.#worker = new Worker(entryUrl(), {
			name: `learn ${id}`,
			workerData: {
				task,
				id
			},
			env: {},
			execArgv: []
		});
		this.#ended = this.#end();
		this.#ended.catch(() => void 0);
	}
	#end() {
		return new Promise((resolve, reject) => {
			const fail = (what, cause) => {
				reject(new RetrainError("TRAIN_FAILED", `A training worker ${what}.`, { cause }));
			};
			let isDone = false;
			this.#worker.on("message", (said) => {
				if (said.kind === "message") {
					this.#onMessage(said.message);
					return;
				}
				isDone = true;
				resolve();
			});
			this.#worker.once("messageerror", (error) => {
				fail("sent what could not be read", error);
			});
			this.#worker.once("error", (error) => {
				fail(isOutOfMemory(error) ? "ran out of memory: train on fewer rows or columns" : "failed", error);
			});
			this.#worker.once("exit", (code) => {
				if (!isDone) fail(`ended before its work was done, with exit code ${code}`);
			});
		});
	}
	run(input, onMessage) {
		this.#onMessage = onMessage;
		this.#worker.postMessage(input);
		return this.#ended;
	}
	async terminate() {
		await this.#worker.terminate();
	}
};
function isOutOfMemory(error) {
	return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
function raised(signal, stopWatching) {
	return new Promise((_resolve, reject) => {
		const cancel = () => {
			reject(new RetrainError("CANCELLED", "Training was cancelled.", { cause: signal?.reason }));
		};
		if (signal?.aborted === true) cancel();
		signal?.addEventListener("abort", cancel, {
			once: true,
			signal: stopWatching
		});
	});
}

export { runWorkers as n, startWorkers as r, chooseWorkers as t };