import { h as configJsonSchema } from "./core.js";

// src/config/editor-schema.ts
const schemaId = "retrain.schema.json";
function withoutPrivateMeta(node) {
	if (Array.isArray(node)) return node.map(withoutPrivateMeta);
	if (typeof node !== "object" || node === null) return node;
	return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, key === "properties" ? eachProperty(value) : withoutPrivateMeta(value)]).filter(([key]) => key !== "input" && key !== "secret"));
}
function eachProperty(properties) {
	if (typeof properties !== "object" || properties === null) return properties;
	return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, withoutPrivateMeta(value)]));
}
function editorSchema() {
	const { $schema, ...rest } = withoutPrivateMeta(configJsonSchema());
	return `${JSON.stringify({
		$schema,
		$id: schemaId,
		...rest
	}, null, 2)}\n`;
}

export { editorSchema };