import { n as RetrainError } from "./base.js";
import { createInterface } from "node:readline";

// src/cli/question-line.ts
var QuestionLine = class {
	#reader;
	#lines = [];
	#waiting;
	#isClosed = false;
	constructor(input, output, signal) {
		this.#reader = createInterface({
			input,
			output
		});
		this.#reader.on("line", (line) => {
			if (this.#waiting === void 0) this.#lines.push(line);
			else this.#waiting.resolve(line);
			this.#waiting = void 0;
		});
		this.#reader.once("close", () => {
			this.#isClosed = true;
			this.#waiting?.reject(nobody());
		});
		const close = () => {
			this.close();
		};
		if (signal.aborted) close();
		signal.addEventListener("abort", close, { once: true });
	}
	ask(question) {
		const ready = this.#lines.shift();
		if (ready !== void 0) return Promise.resolve(ready);
		if (this.#isClosed) return Promise.reject(nobody());
		this.#reader.setPrompt(question);
		this.#reader.prompt();
		return new Promise((resolve, reject) => {
			this.#waiting = {
				resolve,
				reject
			};
		});
	}
	close() {
		this.#reader.close();
	}
};
function nobody() {
	return new RetrainError("CANCELLED", "The questions were not answered. Nothing was written.");
}

export { QuestionLine };