import { n as RetrainError } from "./base.js";
import { A as readPointer, B as storePaths, D as nextPointer, F as readVersionFiles, H as flatMetricsSchema, I as mapConcurrently, L as appendEvent, M as runEvent, N as readManifest, O as commitPointer, P as readManifestAndDigest, R as dataGenerationOf, V as eventSchema, _ as runLoop, b as serveChampion, j as deployVersion, k as pointerCheckCommand, v as runOneStep, z as parseStored } from "./core.js";
import { n as SystemClock } from "./terminal.js";
import { t as RunDirectory } from "./run-directory.js";
import { createHash, randomBytes, randomInt, randomUUID } from "node:crypto";
import { link, lstat, mkdir, open, readFile, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { userInfo } from "node:os";
import { spawn } from "node:child_process";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// src/registry/read-history.ts
const readsAtOnce = 8;
async function readHistory(store) {
	const current = await readPointer(store);
	const { events, unreadable } = await readEvents(store);
	const servings = servingsByVersion(current, events);
	const names = [];
	for await (const { name } of store.list(storePaths.versions)) {
		const version = storePaths.versionOfManifest(name);
		if (version !== void 0) names.push(version);
	}
	return {
		current,
		versions: (await mapConcurrently(names, readsAtOnce, async (version) => {
			const found = await tryManifest(store, version);
			const model = found.manifest?.model_sha256;
			return {
				version,
				...found,
				metrics: await readMetrics(store, version),
				isChampion: current?.pointer.version === version,
				isQuarantined: model !== void 0 && current?.pointer.quarantine.includes(model) === true,
				served: servings.get(version) ?? []
			};
		})).sort(newestFirst),
		unreadableEvents: unreadable
	};
}
async function tryManifest(store, version) {
	try {
		return {
			manifest: await readManifest(store, version),
			problem: void 0
		};
	} catch (error) {
		if (error instanceof RetrainError && (error.code === "VERSION_CORRUPT" || error.code === "VERSION_NOT_FOUND")) return {
			manifest: void 0,
			problem: error.message
		};
		throw error;
	}
}
async function readMetrics(store, version) {
	const object = await store.read(storePaths.metrics(version));
	if (object === void 0) return null;
	const parsed = parseStored(object.bytes, flatMetricsSchema);
	return "value" in parsed ? parsed.value.metrics : null;
}
async function readEvents(store) {
	const names = [];
	for await (const { name } of store.list(`${storePaths.events}p`)) names.push(name);
	const events = [];
	const unreadable = [];
	const objects = await mapConcurrently(names, readsAtOnce, (name) => store.read(name));
	for (const object of objects) {
		if (object === void 0) continue;
		const parsed = parseStored(object.bytes, eventSchema);
		if ("value" in parsed) events.push(parsed.value);
		else unreadable.push(object.name);
	}
	return {
		events,
		unreadable
	};
}
function servingsByVersion(current, events) {
	const bySequence = /* @__PURE__ */ new Map();
	const nothing = {
		kind: null,
		at: null,
		actor: null,
		reason: null
	};
	for (const { sequence, version } of current?.pointer.history ?? []) bySequence.set(sequence, {
		sequence,
		version,
		...nothing
	});
	for (const { sequence, version, kind, at, actor, reason } of events) {
		const promotion = promotionKind(kind, sequence);
		if (sequence === null || promotion === void 0) continue;
		if ((bySequence.get(sequence)?.version ?? version) !== version) continue;
		bySequence.set(sequence, {
			sequence,
			version,
			kind: promotion,
			at,
			actor,
			reason
		});
	}
	if (current !== void 0) {
		const { sequence, version, kind, promoted_at, run } = current.pointer;
		const reason = bySequence.get(sequence)?.reason ?? null;
		bySequence.set(sequence, {
			sequence,
			version,
			kind,
			at: promoted_at,
			actor: run.actor,
			reason
		});
	}
	const byVersion = /* @__PURE__ */ new Map();
	for (const { version, ...serving } of [...bySequence.values()].sort((a, b) => b.sequence - a.sequence)) byVersion.set(version, [...byVersion.get(version) ?? [], serving]);
	return byVersion;
}
function promotionKind(kind, sequence) {
	switch (kind) {
		case "promoted": return sequence === 1 ? "bootstrap" : "promote";
		case "forced": return "force";
		case "rolled_back": return "rollback";
		case "published":
		case "held":
		case "deployed": return;
	}
}
function newestFirst(a, b) {
	const generation = (of) => BigInt(of.manifest?.dataset.generation ?? dataGenerationOf(of.version) ?? 0);
	const sequence = (of) => of.served[0]?.sequence ?? 0;
	const run = (of) => /^\d+$/.test(of.manifest?.run.id ?? "") ? BigInt(of.manifest?.run.id ?? 0) : 0n;
	const attempt = (of) => of.manifest?.run.attempt ?? 0;
	const difference = (x, y) => x < y ? -1 : x > y ? 1 : 0;
	return difference(generation(b), generation(a)) || sequence(b) - sequence(a) || difference(run(b), run(a)) || attempt(b) - attempt(a) || (a.version < b.version ? 1 : -1);
}

// src/registry/rollback-version.ts
async function rollbackTarget(store, toVersion) {
	const current = await readPointer(store);
	if (current === void 0) throw impossible(`nothing has been promoted in ${store.uri} yet`);
	const found = toVersion === void 0 ? await previousVersion(store, current) : await namedVersion(store, current, toVersion);
	await readVersionFiles(store, found.manifest);
	return {
		version: found.manifest.version,
		...found,
		current
	};
}
async function rollbackVersion(store, request, clock) {
	const { target, reason, nonce, run } = request;
	if (reason.trim() === "") throw new RetrainError("INPUT_INVALID", "A rollback needs a reason: say why, for those who read the history.");
	const { manifest, manifestSha256, current } = target;
	const next = nextPointer(current, {
		kind: "rollback",
		manifest,
		manifestSha256,
		quarantine: [...current.pointer.quarantine, current.pointer.model_sha256].filter((digest) => digest !== manifest.model_sha256),
		nonce,
		run,
		at: clock.now()
	});
	const commit = await commitPointer(store, { generation: current.generation }, next, clock);
	switch (commit.outcome) {
		case "committed": return {
			version: next.version,
			manifestSha256,
			previousVersion: current.pointer.version,
			sequence: next.sequence
		};
		case "moved": throw new RetrainError("ROLLBACK_IMPOSSIBLE", `The champion changed during the rollback: it is ${commit.current?.pointer.version ?? "gone"} now, and was ${current.pointer.version}. Nothing was changed; look at "retrain history", then decide again.`);
		case "unknown": throw new RetrainError("PROMOTION_UNKNOWN", `The rollback to ${next.version} was sent, but the store does not say whether it took effect. Nothing was deleted. Find out with: ${pointerCheckCommand(store, nonce)}`, { cause: commit.cause });
	}
}
async function namedVersion(store, { pointer }, version) {
	if (version === pointer.version) throw impossible(`${version} serves already`);
	const target = await readManifestAndDigest(store, version);
	if (target.manifest.model_sha256 === pointer.model_sha256) throw impossible(`${version} is the same model as ${pointer.version}, which serves now`);
	return target;
}
async function previousVersion(store, { pointer }) {
	const versions = /* @__PURE__ */ new Set([...pointer.history.map(({ version }) => version), ...pointer.previous === null ? [] : [pointer.previous.version]]);
	versions.delete(pointer.version);
	for (const version of versions) {
		const target = await readManifestAndDigest(store, version);
		const { model_sha256 } = target.manifest;
		if (model_sha256 !== pointer.model_sha256 && !pointer.quarantine.includes(model_sha256)) return target;
	}
	throw impossible(`no other version has served before ${pointer.version}, or all of them were rolled back themselves`);
}
const impossible = (reason) => new RetrainError("ROLLBACK_IMPOSSIBLE", `There is nothing to roll back to: ${reason}. "retrain history" shows the versions; name one.`);

// src/steps/rollback.ts
async function rollback(context, request) {
	const { store, host, run, clock, identity, progress } = context;
	if (request.reason.trim().length < 3) throw new RetrainError("INPUT_INVALID", "A rollback needs a reason of at least three characters: it is kept in the event log.");
	progress.step("rollback");
	const target = await rollbackTarget(store, request.version);
	let url = null;
	if (host !== void 0) {
		const deployment = await deployVersion(context, target.version, target.manifestSha256);
		await run.write("deployment.json", deployment);
		url = deployment.url;
	}
	let moved;
	try {
		moved = await rollbackVersion(store, {
			target,
			reason: request.reason,
			nonce: randomBytes(16).toString("hex"),
			run: identity
		}, clock);
	} catch (error) {
		await serveChampion(context).catch(() => void 0);
		throw error;
	}
	await appendEvent(store, runEvent(context, {
		kind: "rolled_back",
		version: target.version,
		previous_version: moved.previousVersion,
		sequence: moved.sequence,
		reason: request.reason
	}));
	progress.done("rollback", `${target.version} is the champion again (sequence ${moved.sequence})`);
	return {
		model_version: target.version,
		previous_version: moved.previousVersion,
		url
	};
}

// src/adapters/child-process/line-splitter.ts
const maxLineLength = 65536;
var LineSplitter = class {
	#decoder = new TextDecoder("utf-8", { fatal: false });
	#onLine;
	#line = "";
	#isOverwritten = false;
	#isStarted = false;
	constructor(onLine) {
		this.#onLine = onLine;
	}
	push(chunk) {
		this.#take(this.#decoder.decode(chunk, { stream: true }));
	}
	end() {
		this.#take(this.#decoder.decode());
		if (this.#isStarted) this.#emit();
	}
	#take(text) {
		for (const part of text.split(/(\r|\n)/)) {
			if (part === "") continue;
			if (part === "\n") this.#emit();
			else if (part === "\r") this.#isOverwritten = true;
			else this.#append(part);
		}
	}
	#append(part) {
		if (this.#isOverwritten) this.#line = "";
		this.#isOverwritten = false;
		this.#isStarted = true;
		if (this.#line.length <= maxLineLength) this.#line += part.slice(0, 65537 - this.#line.length);
	}
	#emit() {
		const line = this.#line;
		this.#line = "";
		this.#isOverwritten = false;
		this.#isStarted = false;
		this.#onLine(line.length > maxLineLength ? `${line.slice(0, maxLineLength)}… (cut)` : line);
	}
};

// src/adapters/child-process/process-group.ts
const lookEveryMs = 20;
function signalGroup(groupId, signal) {
	try {
		process.kill(-groupId, signal);
		return true;
	} catch {
		return false;
	}
}
async function endGroup(groupId, sequence) {
	for (const [signal, graceMs] of sequence) {
		if (!signalGroup(groupId, signal)) return;
		const deadlineMs = performance.now() + graceMs;
		while (performance.now() < deadlineMs) {
			await setTimeout$1(Math.min(lookEveryMs, graceMs));
			if (!signalGroup(groupId, 0)) return;
		}
	}
}

// src/adapters/child-process/child-process-command-runner.ts
const defaultTimes = {
	interruptMs: 5e3,
	terminateMs: 2e3,
	leftoverMs: 2e3
};
const longestTimerMs = 2147483647;
async function reasonNotStarted(error, directory) {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (!await stat(directory).then((found) => found.isDirectory(), () => false)) return `the folder ${directory} does not exist`;
	switch (code) {
		case "ENOENT": return "there is no such program";
		case "EACCES": return "it is not an executable file";
		case "E2BIG": return "its arguments and environment are too long";
		default: return code === "" ? String(error) : code;
	}
}
var ChildProcessCommandRunner = class {
	#times;
	constructor(times = {}) {
		this.#times = {
			...defaultTimes,
			...times
		};
	}
	async run(request) {
		if (request.signal?.aborted === true) return { outcome: "cancelled" };
		const [program, ...parameters] = request.argv;
		let child;
		try {
			child = spawn(program, parameters, {
				cwd: request.directory,
				env: {
					PYTHONUNBUFFERED: "1",
					...process.env,
					...request.environment
				},
				stdio: [
					"ignore",
					"pipe",
					"pipe"
				],
				detached: true,
				windowsHide: true
			});
		} catch (error) {
			return {
				outcome: "not-started",
				reason: await reasonNotStarted(error, request.directory)
			};
		}
		const closed = forwardLines(child, request.onLine);
		const exited = new Promise((resolve, reject) => {
			child.once("error", reject);
			child.once("exit", (code, signal) => {
				resolve(signal === null ? { code: code ?? 0 } : { signal });
			});
		});
		const groupId = child.pid;
		if (groupId === void 0) return {
			outcome: "not-started",
			reason: await reasonNotStarted(await exited.catch((thrown) => thrown), request.directory)
		};
		return this.#supervise({
			groupId,
			child,
			exited,
			closed,
			request
		});
	}
	async #supervise({ groupId, child, exited, closed, request }) {
		const killAtExit = () => void signalGroup(groupId, "SIGKILL");
		process.once("exit", killAtExit);
		let stoppedBy;
		let ending;
		const stop = (reason) => {
			stoppedBy ??= reason;
			ending ??= endGroup(groupId, this.#endingSequence());
		};
		const cancel = () => {
			stop("cancelled");
		};
		const timer = setTimeout(() => {
			stop("timed-out");
		}, Math.min(request.timeoutMs, longestTimerMs));
		request.signal?.addEventListener("abort", cancel, { once: true });
		try {
			const exit = await exited;
			clearTimeout(timer);
			await Promise.race([closed, setTimeout$1(this.#times.leftoverMs, void 0, { ref: false })]);
			await (ending ?? endGroup(groupId, this.#endingSequence().slice(1)));
			child.stdout?.destroy();
			child.stderr?.destroy();
			await closed;
			if (stoppedBy !== void 0) return { outcome: stoppedBy };
			return "code" in exit ? {
				outcome: "exited",
				code: exit.code
			} : {
				outcome: "signalled",
				signal: exit.signal
			};
		} finally {
			clearTimeout(timer);
			request.signal?.removeEventListener("abort", cancel);
			process.removeListener("exit", killAtExit);
		}
	}
	#endingSequence() {
		return [
			["SIGINT", this.#times.interruptMs],
			["SIGTERM", this.#times.terminateMs],
			["SIGKILL", 1e3]
		];
	}
};
function forwardLines(child, onLine) {
	const ends = [child.stdout, child.stderr].map((stream) => {
		if (stream === null) return Promise.resolve();
		const splitter = new LineSplitter(onLine);
		stream.on("data", (chunk) => {
			splitter.push(chunk);
		});
		return new Promise((resolve) => {
			stream.once("error", () => void 0);
			stream.once("close", () => {
				splitter.end();
				resolve();
			});
		});
	});
	return Promise.all(ends).then(() => void 0);
}

// src/adapters/local-files/object-path.ts
const hiddenFolder = ".retrain-store";
const quote = (name) => JSON.stringify(name.length > 200 ? `${name.slice(0, 200)}…` : name);
function refusal(name) {
	if (name === "") return "it is empty";
	if (name.includes("\0")) return "it has a NUL character";
	if (name.startsWith("/")) return "it begins with a slash; write it relative to the folder";
	if (sep === "\\" && /[\\:]/.test(name)) return "it has a backslash or a colon; separate folders by slashes";
	const segments = name.split("/");
	if (segments.includes("")) return "it has an empty part between slashes";
	if (segments.includes(".") || segments.includes("..")) return "it has a part that is \".\" or \"..\"";
	if (segments[0] === ".retrain-store") return `${hiddenFolder} is for the store itself`;
}
function objectPath(root, name) {
	const reason = refusal(name);
	if (reason !== void 0) throw new RetrainError("URI_INVALID", `The name ${quote(name)} cannot be used for a file: ${reason}.`);
	return join(root, ...name.split("/"));
}
const isMissing = (error) => {
	const code = errnoOf(error);
	return code === "ENOENT" || code === "ENOTDIR";
};
function errnoOf(error) {
	return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : void 0;
}
async function realFolder(root, folder) {
	try {
		const [realRoot, real] = await Promise.all([realpath(root), realpath(folder)]);
		requireInside(realRoot, real, folder);
		return real;
	} catch (error) {
		if (errnoOf(error) === "ENOTDIR") await requireNoFile(root);
		if (isMissing(error)) return void 0;
		throw error;
	}
}
async function requireNoFile(root) {
	const found = await stat(root).catch((error) => {
		if (errnoOf(error) === "ENOENT") return void 0;
		throw error;
	});
	if (found === void 0 || found.isDirectory()) return;
	throw new RetrainError("STORE_NOT_A_FILE", `${root} is a file where a folder is needed: name another path, or move the file away.`);
}
async function requireFolderInside(root, folder) {
	for (let at = folder; at.length > root.length; at = dirname(at)) if (await realFolder(root, at) !== void 0) return;
}
function requireInside(realRoot, real, shown) {
	const base = realRoot.endsWith(sep) ? realRoot : `${realRoot}${sep}`;
	if (real === realRoot || real.startsWith(base)) return;
	throw new RetrainError("STORE_NOT_A_FILE", `${shown} is reached through a symbolic link that leads out of ${realRoot}; name the place that it points to instead.`);
}

// src/adapters/local-files/durable-file.ts
const dayMs = 864e5;
async function syncFolder(folder) {
	if (process.platform === "win32") return;
	const handle = await open(folder, "r");
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
async function makeFolder(folder) {
	const first = await mkdir(folder, { recursive: true });
	if (first === void 0) return;
	for (let at = folder;; at = dirname(at)) {
		await syncFolder(dirname(at));
		if (at === first || dirname(at) === at) return;
	}
}
async function writeTemporary(folder, bytes) {
	const path = join(folder, randomUUID());
	const handle = await open(path, "wx", 420);
	try {
		await handle.writeFile(bytes);
		const seconds = Date.now() / 1e3 - .02 - randomInt(1e4) / 1e6;
		await handle.utimes(seconds, seconds);
		await handle.sync();
	} finally {
		await handle.close();
	}
	return path;
}
async function linkIfFree(file, name) {
	try {
		await link(file, name);
		return true;
	} catch (error) {
		if (errnoOf(error) !== "EEXIST") throw error;
		const ours = await lstat(file, { bigint: true });
		try {
			const theirs = await lstat(name, { bigint: true });
			return ours.ino === theirs.ino && ours.dev === theirs.dev;
		} catch (gone) {
			if (isMissing(gone)) return false;
			throw gone;
		}
	}
}
async function sweepTemporary(folder) {
	try {
		for (const name of await readdir(folder)) {
			const path = join(folder, name);
			const { mtimeMs } = await stat(path);
			if (Date.now() - mtimeMs > dayMs) await rm(path, { force: true });
		}
	} catch (error) {
		if (!isMissing(error) && errnoOf(error) === void 0) throw error;
	}
}

// src/adapters/local-files/file-error.ts
function fileError(error, path, action) {
	const code = errnoOf(error);
	if (error instanceof RetrainError || code === void 0) return error;
	const cause = { cause: error };
	switch (code) {
		case "EACCES":
		case "EPERM": return new RetrainError("STORE_PERMISSION", `This user may not ${action} ${path} (${code}). Give the user that runs Retrain the right to ${action} there, or name another folder.`, cause);
		case "EROFS": return new RetrainError("STORE_PERMISSION", `${path} is on a read-only file system: name a folder that can be written.`, cause);
		case "ENOSPC":
		case "EDQUOT": return new RetrainError("STORE_UNAVAILABLE", `There is no room left to write ${path}: free some space, then run again.`, cause);
		case "ENAMETOOLONG": return new RetrainError("URI_INVALID", `The name of ${path.slice(0, 200)}… is longer than the file system allows.`, cause);
		case "EEXIST":
		case "ENOTDIR":
		case "EISDIR": return new RetrainError("STORE_NOT_A_FILE", `${path}: a file stands where a folder is needed, or the other way round.`, cause);
		case "ENOTSUP":
		case "EXDEV":
		case "EMLINK":
		case "ENOSYS": return new RetrainError("STORE_UNAVAILABLE", `${path} is on a file system without hard links within the store (${code}), which atomic writes need: name a folder on a local disk.`, cause);
		default: return new RetrainError("STORE_UNAVAILABLE", `Could not ${action} ${path} (${code}).`, cause);
	}
}

// src/adapters/local-files/file-state.ts
const copyChunkBytes = 1048576;
const fileState = (path, stats) => ({
	path,
	inode: stats.ino,
	mtimeNs: stats.mtimeNs,
	sizeBytes: Number(stats.size)
});
const isSame = (a, b) => a.inode === b.inode && a.mtimeNs === b.mtimeNs && a.sizeBytes === b.sizeBytes;
async function useUnchanged(state, use) {
	let handle;
	try {
		handle = await open(state.path, "r");
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
	try {
		const isUnchanged = async () => isSame(state, fileState(state.path, await handle.stat({ bigint: true })));
		if (!await isUnchanged()) return void 0;
		const value = await use(handle);
		return await isUnchanged() ? { value } : void 0;
	} finally {
		await handle.close();
	}
}
async function readBytes(handle, sizeBytes) {
	const bytes = new Uint8Array(sizeBytes);
	for (let done = 0; done < sizeBytes;) {
		const { bytesRead } = await handle.read(bytes, done, sizeBytes - done, done);
		if (bytesRead === 0) break;
		done += bytesRead;
	}
	return bytes;
}
async function copyBytes(from, sizeBytes, file, options) {
	await mkdir(dirname(file), { recursive: true });
	const to = await open(file, "w");
	try {
		const chunk = new Uint8Array(Math.min(copyChunkBytes, sizeBytes));
		for (let done = 0; done < sizeBytes;) {
			options.signal?.throwIfAborted();
			const { bytesRead } = await from.read(chunk, 0, Math.min(chunk.length, sizeBytes - done), done);
			if (bytesRead === 0) return;
			await to.writeFile(chunk.subarray(0, bytesRead));
			done += bytesRead;
			options.onBytes?.(done, sizeBytes);
		}
		await to.sync();
	} finally {
		await to.close();
	}
}

// src/adapters/local-files/generation-log.ts
const commitName = /^(?:0|[1-9]\d*)$/;
const text = new TextEncoder();
var GenerationLog = class {
	folder;
	#temporary;
	constructor(folder, temporary) {
		this.folder = folder;
		this.#temporary = temporary;
	}
	async latestCommit() {
		let latest;
		for (const name of await namesIn(this.folder)) {
			if (!commitName.test(name)) continue;
			const generation = BigInt(name);
			if (latest === void 0 || generation > latest) latest = generation;
		}
		return latest;
	}
	commitPath(generation) {
		return join(this.folder, String(generation));
	}
	async sealed(identity) {
		try {
			return BigInt(await readFile(this.#sealPath(identity), "utf8"));
		} catch (error) {
			if (isMissing(error)) return void 0;
			throw error;
		}
	}
	async seal(identity, generation) {
		await makeFolder(this.folder);
		const temporary = await writeTemporary(this.#temporary, text.encode(String(generation)));
		try {
			if (await linkIfFree(temporary, this.#sealPath(identity))) return generation;
		} finally {
			await rm(temporary, { force: true });
		}
		return await this.sealed(identity) ?? generation;
	}
	async unseal(identity) {
		await rm(this.#sealPath(identity), { force: true });
	}
	commit(generation, content) {
		return linkIfFree(content, this.commitPath(generation));
	}
	async sync() {
		await syncFolder(this.folder);
	}
	#sealPath({ inode, mtimeNs }) {
		return join(this.folder, `seal.${String(inode)}-${String(mtimeNs)}`);
	}
};
async function namesIn(folder) {
	try {
		return await readdir(folder);
	} catch (error) {
		if (isMissing(error)) return [];
		throw error;
	}
}
function unsealedGeneration(identity, latestCommit) {
	const floor = (latestCommit ?? -1n) + 1n;
	if (identity.mtimeNs > floor) return identity.mtimeNs;
	const digest = createHash("sha256").update(`${String(identity.inode)}-${String(identity.mtimeNs)}`).digest();
	return floor + 1n + BigInt(digest.readUInt32BE(0));
}

// src/adapters/local-files/list-names.ts
async function* listNames(root, prefix) {
	const folder = prefix.slice(0, prefix.lastIndexOf("/") + 1);
	if (folder !== "") objectPath(root, folder.slice(0, -1));
	yield* walk(root, folder, prefix);
}
async function* walk(root, folder, prefix) {
	for (const entry of await entriesOf(root, folder)) {
		const name = folder + entry.name;
		if (name === ".retrain-store") continue;
		if (entry.isDirectory()) {
			if (`${name}/`.startsWith(prefix)) yield* walk(root, `${name}/`, prefix);
		} else if (name.startsWith(prefix) && (entry.isFile() || entry.isSymbolicLink())) yield {
			name,
			isLink: entry.isSymbolicLink()
		};
	}
}
async function entriesOf(root, folder) {
	const path = join(root, ...folder.split("/"));
	const key = (entry) => entry.isDirectory() ? `${entry.name}/` : entry.name;
	try {
		if (await realFolder(root, path) === void 0) return [];
		return (await readdir(path, { withFileTypes: true })).sort((a, b) => key(a) < key(b) ? -1 : 1);
	} catch (error) {
		if (isMissing(error)) return [];
		throw fileError(error, path, "list");
	}
}

// src/adapters/local-files/live-files.ts
var LiveFiles = class {
	root;
	temporary;
	#prepared;
	constructor(root) {
		this.root = resolve(root);
		this.temporary = join(this.root, hiddenFolder, "temporary");
	}
	async prepare() {
		this.#prepared ??= makeFolder(this.temporary).then(() => sweepTemporary(this.temporary));
		try {
			await this.#prepared;
		} catch (error) {
			this.#prepared = void 0;
			throw error;
		}
	}
	log(name) {
		return new GenerationLog(join(this.root, hiddenFolder, "generations", ...name.split("/")), this.temporary);
	}
	async find(name) {
		const visible = await this.#visible(objectPath(this.root, name));
		if (visible === void 0) return void 0;
		const log = this.log(name);
		const latest = await log.latestCommit();
		const sealed = await log.sealed(visible);
		if (sealed === void 0) return {
			...visible,
			generation: unsealedGeneration(visible, latest),
			isSealed: false,
			isLagging: false
		};
		if (latest === void 0 || latest <= sealed) return {
			...visible,
			generation: sealed,
			isSealed: true,
			isLagging: false
		};
		const path = log.commitPath(latest);
		return {
			...fileState(path, await lstat(path, { bigint: true })),
			generation: latest,
			isSealed: true,
			isLagging: true
		};
	}
	async expose(name) {
		const path = objectPath(this.root, name);
		await this.prepare();
		for (;;) {
			const live = await this.find(name);
			if (live?.isLagging !== true) return live;
			const second = join(this.temporary, randomUUID());
			try {
				if (await linkIfFree(live.path, second)) await rename(second, path);
				await syncFolder(dirname(path));
			} finally {
				await rm(second, { force: true });
			}
		}
	}
	async #visible(path) {
		try {
			if (await realFolder(this.root, dirname(path)) === void 0) return void 0;
			let stats = await lstat(path, { bigint: true });
			if (stats.isSymbolicLink()) {
				requireInside(await realpath(this.root), await realpath(path), path);
				stats = await stat(path, { bigint: true });
			}
			if (stats.isFile()) return fileState(path, stats);
			const kind = stats.isDirectory() ? "a directory" : "not a regular file";
			throw new RetrainError("STORE_NOT_A_FILE", `${path} is ${kind}; a file is needed.`);
		} catch (error) {
			if (isMissing(error)) return void 0;
			throw error;
		}
	}
};

// src/adapters/local-files/local-files-object-store.ts
const defaultMaxBytes = 67108864;
const maxRereads = 8;
var LocalFilesObjectStore = class {
	uri;
	#files;
	constructor(root) {
		this.#files = new LiveFiles(root);
		this.uri = pathToFileURL(this.#files.root).href.replace(/\/$/, "");
	}
	uriOf(name) {
		return pathToFileURL(objectPath(this.#files.root, name)).href;
	}
	async stat(name) {
		const live = await this.#guarded(name, "read", () => this.#files.find(name));
		return live === void 0 ? void 0 : info(name, live);
	}
	async read(name, options = {}) {
		const limits = {
			...options,
			maxBytes: options.maxBytes ?? defaultMaxBytes
		};
		const found = await this.#use(name, limits, (live, handle) => readBytes(handle, live.sizeBytes));
		return found === void 0 ? void 0 : {
			...info(name, found.live),
			bytes: found.value
		};
	}
	async download(name, file, options = {}) {
		const partial = `${file}.partial`;
		try {
			const found = await this.#use(name, options, (live, handle) => copyBytes(handle, live.sizeBytes, partial, options));
			if (found === void 0) return void 0;
			await rename(partial, file);
			return info(name, found.live);
		} catch (error) {
			await rm(partial, { force: true });
			throw fileError(error, file, "write");
		}
	}
	async *list(prefix) {
		for await (const { name, isLink } of listNames(this.#files.root, prefix)) {
			const found = isLink ? await this.#statLink(name) : await this.stat(name);
			if (found !== void 0) yield found;
		}
	}
	async write(name, bytes, precondition) {
		return this.#guarded(name, "write", async () => {
			const path = objectPath(this.#files.root, name);
			await requireFolderInside(this.#files.root, dirname(path));
			await this.#files.prepare();
			return precondition === "absent" ? this.#create(name, path, bytes) : this.#replace(name, path, bytes, BigInt(precondition.generation));
		});
	}
	async #create(name, path, bytes) {
		if (await this.#files.find(name) !== void 0) return { outcome: "conflict" };
		await makeFolder(dirname(path));
		const temporary = await writeTemporary(this.#files.temporary, bytes);
		try {
			const state = fileState(temporary, await lstat(temporary, { bigint: true }));
			if (!await linkIfFree(temporary, path)) return { outcome: "conflict" };
			try {
				await syncFolder(dirname(path));
				const generation = unsealedGeneration(state, await this.#files.log(name).latestCommit());
				return {
					outcome: "written",
					info: info(name, {
						...state,
						generation
					})
				};
			} catch (cause) {
				return {
					outcome: "unknown",
					cause
				};
			}
		} finally {
			await rm(temporary, { force: true });
		}
	}
	async #replace(name, path, bytes, expected) {
		const log = this.#files.log(name);
		const live = await this.#files.find(name);
		if (live?.generation !== expected) return { outcome: "conflict" };
		if ((await lstat(path)).isSymbolicLink()) throw new RetrainError("STORE_NOT_A_FILE", `${path} is a symbolic link: put the file that it points to in its place.`);
		if (!live.isSealed && await log.seal(live, expected) !== expected) return { outcome: "conflict" };
		const next = expected + 1n;
		const temporary = await writeTemporary(this.#files.temporary, bytes);
		try {
			const state = fileState(temporary, await lstat(temporary, { bigint: true }));
			await log.seal(state, next);
			if (!((await this.#files.find(name))?.generation === expected) || !await log.commit(next, temporary)) {
				await log.unseal(state);
				return { outcome: "conflict" };
			}
			try {
				await log.sync();
				return await this.#holds(name, next) ? {
					outcome: "written",
					info: info(name, {
						...state,
						generation: next
					})
				} : {
					outcome: "unknown",
					cause: /* @__PURE__ */ new Error("the file was replaced by hand at the moment of the write")
				};
			} catch (cause) {
				return {
					outcome: "unknown",
					cause
				};
			}
		} finally {
			await rm(temporary, { force: true });
		}
	}
	async #holds(name, generation) {
		if ((await this.#files.expose(name))?.generation === generation) return true;
		const latest = await this.#files.log(name).latestCommit();
		return latest !== void 0 && latest > generation;
	}
	async #use(name, options, use) {
		const limit = options.maxBytes ?? Number.POSITIVE_INFINITY;
		return this.#guarded(name, "read", async () => {
			for (let attempt = 0; attempt < maxRereads; attempt += 1) {
				options.signal?.throwIfAborted();
				const live = await this.#files.find(name);
				if (live === void 0) return void 0;
				if (options.generation !== void 0 && options.generation !== String(live.generation)) return void 0;
				if (live.sizeBytes > limit) throw new RetrainError("STORE_UNAVAILABLE", `${this.uriOf(name)} has ${live.sizeBytes} bytes; at most ${limit} are read here.`);
				if (live.isLagging) await this.#files.expose(name).catch(() => void 0);
				const used = await useUnchanged(live, (handle) => use(live, handle));
				if (used !== void 0) return {
					live,
					value: used.value
				};
			}
			throw new RetrainError("STORE_UNAVAILABLE", `${this.uriOf(name)} changed each time that it was read: try again when it is at rest.`);
		});
	}
	async #statLink(name) {
		try {
			return await this.stat(name);
		} catch (error) {
			if (error instanceof RetrainError && error.code === "STORE_NOT_A_FILE") return void 0;
			throw error;
		}
	}
	async #guarded(name, action, run) {
		const path = objectPath(this.#files.root, name);
		try {
			return await run();
		} catch (error) {
			throw fileError(error, path, action);
		}
	}
};
const info = (name, state) => ({
	name,
	generation: String(state.generation),
	sizeBytes: state.sizeBytes
});

// src/steps/parse-uri.ts
function invalid(text, key, why) {
	const shown = text.split(/[?#]/, 1)[0] ?? "";
	return new RetrainError("URI_INVALID", `${key}: "${shown}" ${why}. Write gs://bucket/path, file:///path or a plain path.`);
}
function parseUri(text, key, directory) {
	const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(text)?.[1]?.toLowerCase();
	if (text.includes("\0")) throw invalid(text.replaceAll("\0", ""), key, "has a NUL character");
	if (scheme === void 0) return {
		scheme: "file",
		path: isAbsolute(text) ? text : resolve(directory, text)
	};
	if (scheme === "file") try {
		return {
			scheme: "file",
			path: fileURLToPath(text)
		};
	} catch {
		throw invalid(text, key, "is not a file URI of this machine");
	}
	if (scheme !== "gs") throw invalid(text, key, `has the scheme ${scheme}:, which is not supported`);
	const match = /^gs:\/\/([^/]*)\/?(.*)$/is.exec(text);
	const bucket = match?.[1] ?? "";
	const name = (match?.[2] ?? "").replace(/\/+$/, "");
	if (!/^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/.test(bucket)) throw invalid(text, key, "has no valid bucket name after gs://");
	if (name.split("/").some((segment) => segment === "." || segment === "..")) throw invalid(text, key, "has . or .. in its path");
	return {
		scheme: "gs",
		bucket,
		name
	};
}

// src/wiring/run-identity.ts
function localUser() {
	try {
		return userInfo().username;
	} catch {
		return "unknown";
	}
}
function runIdentity(environment) {
	const read = (name) => environment[name] ?? null;
	const repository = read("GITHUB_REPOSITORY");
	const runId = read("GITHUB_RUN_ID");
	const server = read("GITHUB_SERVER_URL") ?? "https://github.com";
	return {
		id: runId ?? `local${randomBytes(5).toString("hex")}`,
		attempt: Number(read("GITHUB_RUN_ATTEMPT") ?? "1"),
		actor: read("GITHUB_TRIGGERING_ACTOR") ?? read("GITHUB_ACTOR") ?? localUser(),
		repository,
		url: repository === null || runId === null ? null : `${server}/${repository}/actions/runs/${runId}`,
		code_sha: read("GITHUB_SHA"),
		workflow_ref: read("GITHUB_WORKFLOW_REF"),
		event: read("GITHUB_EVENT_NAME")
	};
}

// src/wiring/create-context.ts
async function openGcs(location, prefix, config) {
	const { GcsObjectStore } = await import("./gcs-object-store.js");
	const apiEndpoint = process.env["RETRAIN_GCS_ENDPOINT"];
	return new GcsObjectStore({
		bucket: location.bucket,
		prefix,
		...config.project_id === void 0 ? {} : { projectId: config.project_id },
		...apiEndpoint === void 0 ? {} : { apiEndpoint }
	});
}
async function openStore(config, directory) {
	const location = parseUri(config.store, "store", directory);
	return location.scheme === "gs" ? openGcs(location, location.name, config) : new LocalFilesObjectStore(location.path);
}
async function openObject(uri, key, config, directory) {
	const location = parseUri(uri, key, directory);
	if (location.scheme === "file") {
		const path = await realpath(location.path).catch(() => location.path);
		return {
			store: new LocalFilesObjectStore(dirname(path)),
			name: basename(path)
		};
	}
	if (location.name === "") throw new RetrainError("URI_INVALID", `${key}: "${uri}" names a bucket, not an object in it. Write gs://bucket/path.`);
	return {
		store: await openGcs(location, "", config),
		name: location.name
	};
}
function distFile(name) {
	const here = dirname(fileURLToPath(import.meta.url));
	return basename(here) === "chunks" ? join(here, "..", name) : join(here, "../../dist", name);
}
async function openHost(config, directory) {
	const { deploy } = config;
	if (deploy === void 0) return void 0;
	const { LocalFunctionHost } = await import("./local-function-host.js");
	return new LocalFunctionHost({
		directory: resolve(directory, deploy.directory),
		functionName: deploy.function ?? config.name,
		port: deploy.port,
		launcher: distFile("local-function.js"),
		startupMs: deploy.startup_seconds * 1e3,
		clock: new SystemClock()
	});
}
async function createContext(input) {
	const { config, configDirectory } = input;
	return {
		config,
		configSha256: input.configSha256,
		run: new RunDirectory(resolve(configDirectory, config.work_dir)),
		store: await openStore(config, configDirectory),
		openObject: (uri, key) => openObject(uri, key, config, configDirectory),
		host: await openHost(config, configDirectory),
		commands: new ChildProcessCommandRunner(),
		progress: input.progress,
		clock: new SystemClock(),
		identity: runIdentity(process.env),
		signal: input.signal,
		functionBundle: () => readFile(distFile("function.js")),
		directory: configDirectory
	};
}

// src/wiring/run-command.ts
async function runSteps(input) {
	const context = await createContext(input);
	if (input.steps === "all") return runLoop(context);
	const outputs = {};
	for (const name of input.steps) Object.assign(outputs, await runOneStep(context, name));
	return outputs;
}
async function runRollback(input) {
	return rollback(await createContext(input), {
		version: input.version,
		reason: input.reason
	});
}
async function readStoreHistory(input) {
	const { store } = await createContext(input);
	return readHistory(store);
}
async function stopFunction(input) {
	const { host } = await createContext(input);
	return host === void 0 ? 0 : host.stop();
}

export { readStoreHistory, runRollback, runSteps, stopFunction };