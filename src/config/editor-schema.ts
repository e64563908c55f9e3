import { configJsonSchema } from '../contract/option.ts';

/** The name that the schema goes by; editors find the file itself by the first line of `retrain.yml`. */
const schemaId = 'retrain.schema.json';

function withoutPrivateMeta(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutPrivateMeta);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .map(([key, value]) => [key, key === 'properties' ? eachProperty(value) : withoutPrivateMeta(value)])
      .filter(([key]) => key !== 'input' && key !== 'secret'),
  );
}

/** Below `properties` the names are the user's keys, of which one may well be called `input`. */
function eachProperty(properties: unknown): unknown {
  if (typeof properties !== 'object' || properties === null) return properties;
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, withoutPrivateMeta(value)]),
  );
}

/** The JSON Schema of `retrain.yml` as editors read it: text that ends with a line feed. */
export function editorSchema(): string {
  const { $schema, ...rest } = withoutPrivateMeta(configJsonSchema()) as Record<string, unknown>;
  return `${JSON.stringify({ $schema, $id: schemaId, ...rest }, null, 2)}\n`;
}
