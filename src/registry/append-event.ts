import { eventSchema, type StoreEvent } from '../contract/store-files.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { createObject } from './create-object.ts';
import { canonicalJson, sha256 } from './digest.ts';
import { parseStored } from './parse-stored.ts';
import { storePaths } from './store-paths.ts';
import { dataGenerationOf } from './version-id.ts';

const maxVersionLength = 120;
const text = new TextEncoder();

/**
 * Where an event lies. Events of the pointer sort by its sequence (`events/p…`), the others by the generation of the data
 * (`events/d…`), so that a listing is a history without a clock. The digest at the end is over all but the time: two
 * different events never share a name, and the same event told twice does.
 */
export function eventName(event: StoreEvent): string {
  const order =
    event.sequence === null
      ? `d${(dataGenerationOf(event.version) ?? '').padStart(20, '0')}`
      : `p${String(event.sequence).padStart(12, '0')}`;
  return `${storePaths.events}${order}-${event.kind}-${event.version.slice(0, maxVersionLength)}-${sha256(essence(event)).slice(0, 16)}.json`;
}

const essence = (event: StoreEvent): string => canonicalJson({ ...event, at: null });

/** Adds an event to the log, create-only. Telling the same event again changes nothing. Returns the name of its object. */
export async function appendEvent(store: ObjectStore, event: StoreEvent): Promise<string> {
  const valid = eventSchema.parse(event);
  const name = eventName(valid);
  await createObject(
    store,
    name,
    text.encode(`${JSON.stringify(valid, null, 2)}\n`),
    'application/json',
    ({ bytes }) => {
      const parsed = parseStored(bytes, eventSchema);
      return 'value' in parsed && essence(parsed.value) === essence(valid);
    },
  );
  return name;
}
