import { r as Option } from "./vendor-terminal.js";
import { g as options } from "./core.js";

// src/cli/config-flags.ts
function flagName(option) {
	return `--${option.input.replaceAll("_", "-")}`;
}
function placeholder(option) {
	if (option.choices !== null) return "choice";
	return option.type === "string" ? "text" : "number";
}
function attribute(option) {
	return new Option(`${flagName(option)} <value>`).attributeName();
}
function description(option) {
	const text = option.description.replaceAll("`", "");
	return `${text}${option.choices === null || option.choices.every((choice) => text.includes(choice)) ? "" : ` One of ${option.choices.join(", ")}.`}${option.defaultValue === null || option.type === "boolean" ? "" : ` (default: ${option.defaultValue})`}`;
}
function addConfigFlags(command) {
	command.addOption(new Option("-c, --config <file>", "The configuration.").default("retrain.yml", "retrain.yml"));
	command.optionsGroup("Instead of what the configuration says:");
	for (const option of options) if (option.type === "boolean") {
		command.addOption(new Option(flagName(option), description(option)));
		command.addOption(new Option(flagName(option).replace("--", "--no-"), "Turns it off.").hideHelp());
	} else command.addOption(new Option(`${flagName(option)} <${placeholder(option)}>`, description(option)));
}
function overridesOf(values) {
	return options.flatMap((option) => {
		const value = values[attribute(option)];
		if (typeof value !== "string" && typeof value !== "boolean") return [];
		const origin = value === false ? flagName(option).replace("--", "--no-") : flagName(option);
		return [{
			option,
			value: String(value),
			origin
		}];
	});
}

export { addConfigFlags, overridesOf };