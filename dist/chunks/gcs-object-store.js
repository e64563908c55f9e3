import { n as RetrainError } from "./base.js";
import { i as array, p as string, u as object } from "./vendor.js";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { addAbortSignal } from "node:stream";
import { setTimeout } from "node:timers/promises";

// src/adapters/gcs/code-unit-order.ts
const firstSurrogate = 55296;
async function* inCodeUnitOrder(items) {
	let held = [];
	let shared;
	const release = () => {
		const sorted = held.sort((a, b) => a.name < b.name ? -1 : 1);
		held = [];
		return sorted;
	};
	for await (const item of items) {
		const stem = textBeforeHigh(item.name);
		if (stem !== shared) yield* release();
		shared = stem;
		if (stem === void 0) yield item;
		else held.push(item);
	}
	yield* release();
}
function textBeforeHigh(name) {
	for (let i = 0; i < name.length; i += 1) if (name.charCodeAt(i) >= firstSurrogate) return name.slice(0, i);
}

// src/adapters/gcs/gcs-failure.ts
var UnsoundAnswer = class extends Error {};
function gcsFailure(cause) {
	const code = cause instanceof Error && "code" in cause ? cause.code : void 0;
	const status = /^[1-5]\d\d$/.test(String(code)) ? Number(code) : void 0;
	const [line = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
	return {
		status,
		message: line.slice(0, 300),
		cause
	};
}
const transient = /* @__PURE__ */ new Set([
	408,
	429,
	500,
	502,
	503,
	504
]);
const isTransient = ({ status, message }) => status === void 0 ? !isAboutCredentials(message) : transient.has(status);
const isAmbiguous = isTransient;
const isNotFound = ({ status, message }) => status === 404 && !/bucket does not exist/i.test(message);
const isAboutCredentials = (message) => /default credentials|invalid_grant|invalid_client|unauthorized_client/i.test(message);
const roles = {
	read: "roles/storage.objectViewer",
	list: "roles/storage.objectViewer",
	write: "roles/storage.objectUser"
};
function gcsError(failure, action, bucket, name) {
	const { status, message, cause } = failure;
	const uri = `gs://${bucket}/${name}`;
	const error = (code, sentence) => new RetrainError(code, sentence, { cause });
	if (status === 401 || status === void 0 && isAboutCredentials(message)) return error("STORE_UNAVAILABLE", `Google Cloud Storage does not accept the credentials, or there are none (${action} ${uri}). On GitHub, run google-github-actions/auth before this step with "permissions: id-token: write"; on your machine, run "gcloud auth application-default login".`);
	if (status === 403 && /retention|hold\b|under active/i.test(message)) return error("STORE_PERMISSION", `${uri} is under a retention policy or a hold of the bucket ${bucket} and cannot be replaced. Keep the store in a bucket without retention, or put holds on versions only. Google says: ${message}`);
	if (status === 403) return error("STORE_PERMISSION", `The credentials may not ${action} the object ${name} in the bucket ${bucket}: grant them ${roles[action]} on the bucket (a new grant takes about a minute to work). Google says: ${message}`);
	if (status === 404) return error("STORE_UNAVAILABLE", `The bucket ${bucket} does not exist (${action} ${uri}): create it, or correct its name.`);
	if (status === 400) return error("STORE_UNAVAILABLE", `Google Cloud Storage refused to ${action} ${uri}. Google says: ${message}`);
	if (cause instanceof UnsoundAnswer) return error("STORE_UNAVAILABLE", `Google Cloud Storage was asked to ${action} ${uri}, and ${cause.message}: run again.`);
	return error("STORE_UNAVAILABLE", `Google Cloud Storage ${status === void 0 ? `gave no whole answer (${networkCode(cause)})` : `answered with status ${status}`} when asked to ${action} ${uri}: check the network, then run again.`);
}
function networkCode(cause) {
	return [cause, cause instanceof Error ? cause.cause : void 0].map((error) => error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : void 0).find((code) => code !== void 0) ?? "no code";
}

// src/adapters/gcs/open-bucket.ts
async function openBucket(access) {
	const { Storage, CRC32C } = await import("./src.js");
	const { projectId, apiEndpoint, authClient } = access;
	return {
		bucket: withoutEmulator(() => new Storage({
			...projectId === void 0 ? {} : { projectId },
			...authClient === void 0 ? {} : { authClient },
			...apiEndpoint === void 0 ? {} : {
				apiEndpoint,
				useAuthWithCustomEndpoint: authClient !== void 0 || apiEndpoint.startsWith("https:")
			},
			retryOptions: { autoRetry: false }
		})).bucket(access.bucket),
		newChecksum: () => new CRC32C(),
		checksum: (bytes) => {
			const crc = new CRC32C();
			crc.update(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
			return crc.toString();
		}
	};
}
const emulator = "STORAGE_EMULATOR_HOST";
function withoutEmulator(construct) {
	const value = process.env[emulator];
	if (value === void 0) return construct();
	try {
		Reflect.deleteProperty(process.env, emulator);
		return construct();
	} finally {
		process.env[emulator] = value;
	}
}

// src/adapters/gcs/gcs-object-store.ts
const defaultMaxBytes = 67108864;
const defaultRetryDelaysMs = [
	1e3,
	2e3,
	4e3
];
const pageSize = 1e3;
const resourceSchema = object({
	generation: string().regex(/^\d+$/),
	size: string().regex(/^\d+$/),
	crc32c: string().optional()
});
const pageSchema = object({
	items: array(object({
		name: string(),
		generation: string(),
		size: string()
	})).default([]),
	nextPageToken: string().optional()
});
const headSchema = object({
	"x-goog-generation": string().regex(/^\d+$/),
	"x-goog-stored-content-length": string().regex(/^\d+$/),
	"x-goog-hash": string().regex(/crc32c=/)
});
var GcsObjectStore = class {
	uri;
	#access;
	#base;
	#retryDelaysMs;
	#opened;
	constructor(options) {
		const prefix = options.prefix.replace(/^\/+|\/+$/g, "");
		this.#access = options;
		this.#base = prefix === "" ? "" : `${prefix}/`;
		this.#retryDelaysMs = options.retryDelaysMs ?? defaultRetryDelaysMs;
		this.uri = `gs://${options.bucket}${prefix === "" ? "" : `/${prefix}`}`;
	}
	uriOf(name) {
		return `${this.uri}/${name}`;
	}
	async stat(name) {
		const file = (await this.#open()).bucket.file(this.#full(name));
		return this.#retrying("read", name, void 0, async () => {
			const [metadata] = await file.getMetadata();
			const { generation, size } = sound(resourceSchema, metadata);
			return {
				name,
				generation,
				sizeBytes: Number(size)
			};
		});
	}
	async read(name, options = {}) {
		const limited = {
			...options,
			maxBytes: options.maxBytes ?? defaultMaxBytes
		};
		return this.#retrying("read", name, options.signal, async () => {
			const chunks = [];
			const { generation, sizeBytes } = await this.#receive(name, limited, (chunk) => {
				chunks.push(chunk);
			});
			return {
				name,
				generation,
				sizeBytes,
				bytes: new Uint8Array(Buffer.concat(chunks))
			};
		});
	}
	async download(name, file, options = {}) {
		const partial = `${file}.partial`;
		return this.#retrying("read", name, options.signal, async () => {
			await mkdir(dirname(file), { recursive: true });
			try {
				const { generation, sizeBytes } = await this.#receiveInto(partial, name, options);
				await rename(partial, file);
				return {
					name,
					generation,
					sizeBytes
				};
			} catch (error) {
				await rm(partial, { force: true });
				throw error;
			}
		});
	}
	async *list(prefix) {
		yield* inCodeUnitOrder(this.#pages(prefix));
	}
	async write(name, bytes, precondition, options) {
		const { bucket, checksum } = await this.#open();
		const crc32c = checksum(bytes);
		const upload = async () => {
			const file = bucket.file(this.#full(name));
			await file.save(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
				resumable: false,
				validation: false,
				metadata: {
					contentType: options.contentType,
					crc32c,
					...options.noStore === true ? { cacheControl: "no-store" } : {}
				},
				preconditionOpts: { ifGenerationMatch: precondition === "absent" ? 0 : precondition.generation }
			});
			const { generation, size } = sound(resourceSchema, file.metadata);
			return {
				name,
				generation,
				sizeBytes: Number(size)
			};
		};
		let unclear;
		for (let attempt = 0;; attempt += 1) try {
			return {
				outcome: "written",
				info: await upload()
			};
		} catch (error) {
			const failure = gcsFailure(error);
			if (failure.status === 412) return { outcome: "conflict" };
			if (isAmbiguous(failure)) unclear = failure;
			if (isTransient(failure) && await this.#waited(attempt)) continue;
			if (unclear !== void 0) return {
				outcome: "unknown",
				cause: unclear.cause
			};
			throw gcsError(failure, "write", this.#access.bucket, this.#full(name));
		}
	}
	#open() {
		this.#opened ??= openBucket(this.#access);
		return this.#opened;
	}
	#full(name) {
		const full = this.#base + name;
		if (name === "" || /[\r\n]/.test(name) || !full.isWellFormed() || Buffer.byteLength(full) > 1024) throw new RetrainError("URI_INVALID", `${JSON.stringify(full.slice(0, 200))} is no name for an object in gs://${this.#access.bucket}: it must not be empty, have line breaks, or be longer than 1024 bytes.`);
		return full;
	}
	async #receiveInto(partial, name, options) {
		const to = await open(partial, "w");
		let done = 0;
		try {
			const head = await this.#receive(name, options, async (chunk, { sizeBytes }) => {
				await to.writeFile(chunk);
				done += chunk.length;
				options.onBytes?.(done, sizeBytes);
			});
			await to.sync();
			return head;
		} finally {
			await to.close();
		}
	}
	async #receive(name, options, take) {
		const { signal, generation, maxBytes = Number.POSITIVE_INFINITY } = options;
		signal?.throwIfAborted();
		const { bucket, newChecksum } = await this.#open();
		const file = bucket.file(this.#full(name));
		if (generation !== void 0) Object.assign(file, { generation });
		const stream = file.createReadStream({
			decompress: false,
			validation: false
		});
		if (signal !== void 0) addAbortSignal(signal, stream);
		let head;
		stream.once("response", (response) => {
			response.setMaxListeners(20);
			head = parseHead(response.headers);
		});
		const crc = newChecksum();
		let done = 0;
		const known = () => {
			if (head === void 0) throw new UnsoundAnswer("the answer lacks the generation, the length or the checksum of the object");
			return head;
		};
		for await (const chunk of stream) {
			const { sizeBytes } = known();
			if (sizeBytes > maxBytes) throw this.#tooLarge(name, sizeBytes, maxBytes);
			crc.update(chunk);
			done += chunk.length;
			await take(chunk, known());
		}
		const received = known();
		if (done !== received.sizeBytes) throw new UnsoundAnswer(`the answer ended after ${done} of ${received.sizeBytes} bytes`);
		if (crc.toString() !== received.crc32c) throw new UnsoundAnswer("the answer was damaged on its way: its checksum is wrong");
		return received;
	}
	async *#pages(prefix) {
		const { bucket } = await this.#open();
		let pageToken;
		do {
			const query = {
				prefix: this.#base + prefix,
				autoPaginate: false,
				maxResults: pageSize,
				fields: "items(name,generation,size),nextPageToken",
				...pageToken === void 0 ? {} : { pageToken }
			};
			const page = await this.#retrying("list", prefix, void 0, async () => {
				const [, , answer] = await bucket.getFiles(query);
				return sound(pageSchema, answer);
			});
			for (const { name, generation, size } of page?.items ?? []) if (name !== this.#base) yield {
				name: name.slice(this.#base.length),
				generation,
				sizeBytes: Number(size)
			};
			pageToken = page?.nextPageToken;
		} while (pageToken !== void 0);
	}
	async #retrying(action, name, signal, ask) {
		for (let attempt = 0;; attempt += 1) try {
			return await ask();
		} catch (error) {
			signal?.throwIfAborted();
			if (error instanceof RetrainError) throw error;
			const failure = gcsFailure(error);
			if (action === "read" && isNotFound(failure)) return void 0;
			if (isTransient(failure) && await this.#waited(attempt, signal)) continue;
			throw gcsError(failure, action, this.#access.bucket, this.#base + name);
		}
	}
	async #waited(attempt, signal) {
		const delayMs = this.#retryDelaysMs[attempt];
		if (delayMs === void 0) return false;
		await setTimeout(delayMs * (1 + Math.random() / 2), void 0, signal === void 0 ? {} : { signal }).catch(() => void 0);
		signal?.throwIfAborted();
		return true;
	}
	#tooLarge(name, sizeBytes, maxBytes) {
		return new RetrainError("STORE_UNAVAILABLE", `${this.uriOf(name)} has ${sizeBytes} bytes; at most ${maxBytes} are read here.`);
	}
};
function sound(schema, answer) {
	const parsed = schema.safeParse(answer);
	if (parsed.success) return parsed.data;
	throw new UnsoundAnswer("the answer lacks what the documentation promises", { cause: parsed.error });
}
function parseHead(headers) {
	const parsed = headSchema.safeParse(headers);
	if (!parsed.success) return void 0;
	const { "x-goog-generation": generation, "x-goog-stored-content-length": length, "x-goog-hash": hash } = parsed.data;
	return {
		generation,
		sizeBytes: Number(length),
		crc32c: /crc32c=([A-Za-z0-9+/=]+)/.exec(hash)?.[1] ?? ""
	};
}

export { GcsObjectStore };