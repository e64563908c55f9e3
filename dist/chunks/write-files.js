import { n as RetrainError } from "./base.js";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

// src/cli/init/write-files.ts
async function textOf(file) {
	try {
		return await readFile(file, "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return void 0;
		throw new RetrainError("INPUT_INVALID", `${file} is in the way: it is there and cannot be read as a file.`, { cause: error });
	}
}
async function writeFiles(directory, files, overwrite) {
	const present = await Promise.all(files.map(async ({ path, text }) => ({
		path,
		text,
		before: await textOf(join(directory, path))
	})));
	const inTheWay = present.filter(({ before, text }) => before !== void 0 && before !== text);
	if (inTheWay.length > 0 && !overwrite) throw new RetrainError("INPUT_INVALID", "Nothing was written, because it would overwrite files. Use --force to overwrite them:", { problems: inTheWay.map(({ path }) => path) });
	const wanted = present.filter(({ before, text }) => before !== text);
	for (const { path, text } of wanted) {
		await mkdir(dirname(join(directory, path)), { recursive: true });
		await writeFile(join(directory, path), text);
	}
	return wanted.map(({ path }) => path);
}
async function ignore(directory, lines) {
	const file = join(directory, ".gitignore");
	const before = await textOf(file) ?? "";
	const present = new Set(before.split(/\r?\n/).map((line) => line.trim()));
	const missing = lines.filter((line) => !present.has(line) && !present.has(line.replace(/\/$/, "")) && !present.has(`/${line}`));
	if (missing.length === 0) return [];
	const separator = before === "" || before.endsWith("\n") ? "" : "\n";
	await writeFile(file, `${before}${separator}${missing.join("\n")}\n`);
	return missing;
}

export { ignore, writeFiles };