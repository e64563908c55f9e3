import type { z } from 'zod';

export type ParseOutcome<T> = { readonly value: T } | { readonly problem: string };

/** Bytes out of a store as a value of a contract's schema, or what is wrong with them. The content itself is never shown. */
export function parseStored<T>(bytes: Uint8Array, schema: z.ZodType<T>): ParseOutcome<T> {
  if (bytes.length === 0) return { problem: 'it is empty' };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { problem: 'it is not JSON in UTF-8' };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const issues = parsed.error.issues
    .slice(0, 3)
    .map(({ path }) => (path.length === 0 ? 'the whole' : path.join('.')));
  return { problem: `it does not have the form that this version of Retrain knows (${issues.join(', ')})` };
}
