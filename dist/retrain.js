#!/usr/bin/env node
import { tt as runCancelled } from "./chunks/core.js";
import { t as runCli } from "./chunks/terminal.js";

// src/cli/main.ts
const defaultColumns = 100;
function openStream(stream) {
	stream.on("error", (error) => {
		if (error.code !== "EPIPE") throw error;
	});
	return {
		write: (text) => void stream.write(text),
		isTerminal: stream.isTTY,
		columns: () => stream.isTTY && stream.columns > 0 ? stream.columns : defaultColumns
	};
}
const controller = new AbortController();
const stderr = openStream(process.stderr);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
	if (controller.signal.aborted) process.exit(130);
	stderr.write("\nCancelling. Once more ends at once.\n");
	controller.abort(runCancelled());
});
let questions;
async function ask(question) {
	const { QuestionLine: Line } = await import("./chunks/question-line.js");
	questions ??= new Line(process.stdin, process.stderr, controller.signal);
	return questions.ask(question);
}
runCli(process.argv.slice(2), {
	stdout: openStream(process.stdout),
	stderr,
	environment: process.env,
	directory: process.cwd(),
	ask: process.stdin.isTTY && process.stderr.isTTY ? ask : void 0,
	signal: controller.signal
}, () => import("./chunks/run-command.js")).then((exitCode) => {
	questions?.close();
	process.exitCode = exitCode;
});

export {  };