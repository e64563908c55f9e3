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

// \0@oxc-project+runtime@0.156.0/helpers/esm/usingCtx.js
function _usingCtx() {
	var r = "function" == typeof SuppressedError ? SuppressedError : function(r, e) {
		var n = Error();
		return n.name = "SuppressedError", n.error = r, n.suppressed = e, n;
	}, e = {}, n = [];
	function using(r, e) {
		if (null != e) {
			if (Object(e) !== e) throw new TypeError("using declarations can only be used with objects, functions, null, or undefined.");
			if (r) var o = e[Symbol.asyncDispose || Symbol["for"]("Symbol.asyncDispose")];
			if (void 0 === o && (o = e[Symbol.dispose || Symbol["for"]("Symbol.dispose")], r)) var t = o;
			if ("function" != typeof o) throw new TypeError("Object is not disposable.");
			t && (o = function o() {
				try {
					t.call(e);
				} catch (r) {
					return Promise.reject(r);
				}
			}), n.push({
				v: e,
				d: o,
				a: r
			});
		} else r && n.push({
			d: e,
			a: r
		});
		return e;
	}
	return {
		e,
		u: using.bind(null, !1),
		a: using.bind(null, !0),
		d: function d() {
			var o, t = this.e, s = 0;
			function next() {
				for (; o = n.pop();) try {
					if (!o.a && 1 === s) return s = 0, n.push(o), Promise.resolve().then(next);
					if (o.d) {
						var r = o.d.call(o.v);
						if (o.a) return s |= 2, Promise.resolve(r).then(next, err);
					} else s |= 1;
				} catch (r) {
					return err(r);
				}
				if (1 === s) return t !== e ? Promise.reject(t) : Promise.resolve();
				if (t !== e) throw t;
			}
			function err(n) {
				return t = t !== e ? new r(n, t) : n, next();
			}
			return next();
		}
	};
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
	try {
		var _usingCtx$1 = _usingCtx();
		await breathe(run.signal);
		await _usingCtx$1.a(startWorkers(run.task, run.workers, run.signal)).run(run.input, run.onMessage);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
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

export { _usingCtx as i, runWorkers as n, startWorkers as r, chooseWorkers as t };