import type { Feature } from '../contract/run-files.ts';
import { requestFields } from './request-fields.ts';
import type { ServingFile } from './serving-file.ts';

/** A request that must be answered with a status from 400 to 499. */
export interface BadRequest {
  /** What is bad about it, for messages. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/**
 * The five bad requests that every revision must refuse before it gets traffic: they need no data, only the names of the fields.
 * A model has at least one feature, so a row without fields, and a list in a field's place, are always wrong.
 */
export function badRequests(
  features: readonly Feature[],
  serving: Pick<ServingFile, 'fields' | 'max_body_bytes'>,
): BadRequest[] {
  const headers = { 'content-type': 'application/json' };
  const lists = Object.fromEntries(requestFields(features, serving.fields).map(({ name }) => [name, []]));
  const post = (name: string, body: string): BadRequest => ({
    name,
    method: 'POST',
    path: '/predict',
    headers,
    body,
  });
  return [
    post('a body that is not JSON', '{"'),
    post('a row without its fields', '{}'),
    post('a row with a list in each field', JSON.stringify(lists)),
    post('a body over the limit', ' '.repeat(serving.max_body_bytes + 1)),
    { name: 'a method that is not there', method: 'DELETE', path: '/predict', headers: {}, body: null },
  ];
}
