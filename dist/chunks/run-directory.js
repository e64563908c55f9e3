import { n as RetrainError } from "./base.js";
import { $ as validationFileSchema, G as deploymentFileSchema, J as predictionsFileSchema, K as metricsFileSchema, Q as smokeFileSchema, U as datasetFileSchema, W as decisionFileSchema, X as promotionFileSchema, Y as profileFileSchema, Z as publicationFileSchema, q as modelFileSchema } from "./core.js";
import { access, constants, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

// src/steps/run-directory.ts
const runFiles = {
	"dataset.json": {
		schema: datasetFileSchema,
		step: "download"
	},
	"profile.json": {
		schema: profileFileSchema,
		step: "validate"
	},
	"validation.json": {
		schema: validationFileSchema,
		step: "validate"
	},
	"model/model.json": {
		schema: modelFileSchema,
		step: "train"
	},
	"predictions.json": {
		schema: predictionsFileSchema,
		step: "evaluate"
	},
	"smoke.json": {
		schema: smokeFileSchema,
		step: "evaluate"
	},
	"metrics.json": {
		schema: metricsFileSchema,
		step: "evaluate"
	},
	"decision.json": {
		schema: decisionFileSchema,
		step: "gate"
	},
	"publication.json": {
		schema: publicationFileSchema,
		step: "publish"
	},
	"deployment.json": {
		schema: deploymentFileSchema,
		step: "deploy"
	},
	"promotion.json": {
		schema: promotionFileSchema,
		step: "promote"
	}
};
const order = Object.keys(runFiles);
function isNotFound(error) {
	return error instanceof Error && "code" in error && error.code === "ENOENT";
}
const obstacles = {
	EACCES: "this user may not read and write there. Grant it, or name another folder with work_dir",
	EPERM: "this user may not read and write there. Grant it, or name another folder with work_dir",
	EROFS: "the file system is read-only. Name another folder with work_dir",
	EEXIST: "a file stands where the folder should be. Name another folder with work_dir, or move the file away",
	ENOTDIR: "a file stands where a folder should be. Name another folder with work_dir, or move the file away",
	EISDIR: "a folder stands where a file should be. Remove it, or name another folder with work_dir",
	ENOSPC: "there is no room left. Free some space, then run again",
	EDQUOT: "there is no room left. Free some space, then run again"
};
var RunDirectory = class {
	path;
	constructor(path) {
		this.path = path;
	}
	resolve(...segments) {
		return join(this.path, ...segments);
	}
	async prepare() {
		await this.#guarded(async () => {
			await mkdir(this.path, { recursive: true });
			await access(this.path, constants.R_OK | constants.W_OK);
		});
	}
	async find(name) {
		let text;
		try {
			text = await this.#guarded(() => readFile(this.resolve(name), "utf8"));
		} catch (error) {
			if (isNotFound(error)) return void 0;
			throw error;
		}
		const { schema, step } = runFiles[name];
		try {
			return schema.parse(JSON.parse(text));
		} catch (error) {
			throw new RetrainError("RUN_FILE_INVALID", `${this.resolve(name)} is damaged or of another version: run \`${step}\` again.`, { cause: error });
		}
	}
	async read(name) {
		const content = await this.find(name);
		if (content !== void 0) return content;
		throw new RetrainError("RUN_FILE_MISSING", `${this.resolve(name)} is missing: run \`${runFiles[name].step}\` first, with the same work_dir.`);
	}
	async write(name, content) {
		await this.writeBytes(name, Buffer.from(`${JSON.stringify(runFiles[name].schema.parse(content), null, 1)}\n`));
	}
	async writeBytes(name, bytes) {
		const file = this.resolve(name);
		await this.#guarded(async () => {
			await mkdir(dirname(file), { recursive: true });
			const partial = `${file}.partial`;
			const handle = await open(partial, "w");
			try {
				await handle.writeFile(bytes);
			} finally {
				await handle.close();
			}
			await rename(partial, file);
		});
		return file;
	}
	async readBytes(name) {
		return readFile(this.resolve(name));
	}
	async forget(from) {
		const names = [
			...order.slice(order.indexOf(from)),
			"report.md",
			"report.html"
		];
		await this.#guarded(async () => {
			for (const name of names) await rm(this.resolve(name), { force: true });
		});
	}
	async #guarded(act) {
		try {
			return await act();
		} catch (error) {
			const code = error instanceof Error && "code" in error ? String(error.code) : "";
			const obstacle = obstacles[code];
			if (obstacle === void 0) throw error;
			throw new RetrainError("RUN_DIRECTORY_UNUSABLE", `The run directory ${this.path} cannot be used: ${obstacle}.`, { cause: error });
		}
	}
};

export { RunDirectory as t };