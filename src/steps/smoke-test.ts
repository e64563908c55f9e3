import type { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import type { ModelFile, SmokeCase, smokeResultSchema } from '../contract/run-files.ts';
import { answerMatches } from '../serve/answer-matches.ts';
import { badRequests } from '../serve/bad-requests.ts';
import { requestFields } from '../serve/request-fields.ts';
import type { ServingFile } from '../serve/serving-file.ts';
import type { StepContext } from './step.ts';

export type SmokeResult = z.infer<typeof smokeResultSchema>;

export interface SmokeTest {
  readonly url: string;
  readonly version: string;
  readonly model: ModelFile;
  readonly serving: Pick<
    ServingFile,
    'prediction' | 'labels' | 'fields' | 'include' | 'max_body_bytes' | 'max_instances'
  >;
  readonly cases: readonly SmokeCase[];
}

/** Our own models answer exactly as they did offline; a program of the user may print its numbers shorter. */
const tolerance = { 'built-in': 1e-9, command: 1e-6 } as const;

const jsonType = { 'content-type': 'application/json' };

async function send(
  context: StepContext,
  test: SmokeTest,
  path: string,
  init: RequestInit,
): Promise<{ status: number; body: unknown; ms: number }> {
  const startedMs = context.clock.elapsedMs();
  try {
    // A prediction command may take its time to start; a function that hangs must not hang the run.
    const signal = AbortSignal.any([
      context.signal,
      AbortSignal.timeout(test.model.kind === 'command' ? 120_000 : 10_000),
    ]);
    const response = await fetch(new URL(path, test.url), { ...init, redirect: 'error', signal });
    const text = await response.text();
    let body: unknown = null;
    try {
      body = JSON.parse(text);
    } catch {
      // No JSON: the comparison will say so.
    }
    return { status: response.status, body, ms: context.clock.elapsedMs() - startedMs };
  } catch (error) {
    if (context.signal.aborted) throw error;
    throw new RetrainError(
      'DEPLOY_FAILED',
      `The new revision did not answer ${init.method ?? 'GET'} ${path} at ${test.url}.`,
      { cause: error },
    );
  }
}

function percentile95(sorted: readonly number[]): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? 0;
}

async function checkVersion(context: StepContext, test: SmokeTest): Promise<void> {
  const { status, body } = await send(context, test, '/version', { method: 'GET' });
  const found =
    typeof body === 'object' && body !== null && 'model_version' in body ? body.model_version : null;
  if (status === 200 && found === test.version) return;
  const said = typeof found === 'string' ? `version ${found.slice(0, 200)}` : `status ${status}`;
  throw new RetrainError(
    'DEPLOY_FAILED',
    `The new revision at ${test.url} answers with ${said} where ${test.version} is expected.`,
  );
}

type Row = Readonly<Record<string, unknown>>;

function differs(index: number, count: number, reason: string): RetrainError {
  return new RetrainError(
    'DEPLOY_FAILED',
    `The new revision answers holdout row ${index + 1} of ${count} differently from the model offline: ${reason}.`,
  );
}

/** The answers to these rows, asked one by one, and how long each took. */
async function askEach(
  context: StepContext,
  test: SmokeTest,
  rows: readonly Row[],
): Promise<{ answers: unknown[]; latencies: number[] }> {
  const answers: unknown[] = [];
  const latencies: number[] = [];
  for (const [index, row] of rows.entries()) {
    context.progress.advance('smoke test', index, rows.length, 'rows');
    const { status, body, ms } = await send(context, test, '/', {
      method: 'POST',
      headers: jsonType,
      body: JSON.stringify(row),
    });
    if (status !== 200)
      throw new RetrainError(
        'DEPLOY_FAILED',
        `The new revision answered holdout row ${index + 1} of ${rows.length} with status ${status} where 200 is expected.`,
      );
    answers.push(body);
    latencies.push(ms);
  }
  return { answers, latencies };
}

/** The answers to these rows, asked in one request. */
async function askTogether(context: StepContext, test: SmokeTest, rows: readonly Row[]): Promise<unknown[]> {
  const { status, body } = await send(context, test, '/', {
    method: 'POST',
    headers: jsonType,
    body: JSON.stringify({ instances: rows }),
  });
  const answers =
    typeof body === 'object' && body !== null && 'predictions' in body ? body.predictions : null;
  if (status === 200 && Array.isArray(answers) && answers.length === rows.length) {
    // One version for all rows: each is compared as if it had been asked alone.
    const version =
      typeof body === 'object' && body !== null && 'model_version' in body
        ? { model_version: body.model_version }
        : {};
    return answers.map((answer: unknown) =>
      typeof answer === 'object' ? { ...answer, ...version } : answer,
    );
  }
  throw new RetrainError(
    'DEPLOY_FAILED',
    `The new revision answered ${rows.length} holdout rows in one request with status ${status}, and not with ${rows.length} predictions.`,
  );
}

/**
 * A program of the user starts anew for every request, which takes seconds: it is asked one row by itself and then all together.
 * Our own models are asked row by row, as users do.
 */
async function askRows(
  context: StepContext,
  test: SmokeTest,
  rows: readonly Row[],
): Promise<{ answers: unknown[]; latencies: number[] }> {
  if (test.model.kind === 'built-in') return askEach(context, test, rows);
  const { latencies } = await askEach(context, test, rows.slice(0, 1));
  return { answers: await askTogether(context, test, rows), latencies };
}

/**
 * Asks a revision what the model was asked offline, and expects the same answers; bad requests must be refused with a status of 4xx.
 * Errors: `DEPLOY_FAILED` naming the row.
 */
export async function smokeTest(context: StepContext, test: SmokeTest): Promise<SmokeResult> {
  await checkVersion(context, test);
  const { model, serving, cases } = test;
  const fields = requestFields(model.features, serving.fields);
  const rows = cases.map(({ instance }) =>
    Object.fromEntries(fields.map(({ name, feature }) => [name, instance[feature.name] ?? null])),
  );
  const { answers, latencies } = await askRows(context, test, rows);
  let largest = 0;
  for (const [index, smokeCase] of cases.entries()) {
    const match = answerMatches(answers[index], smokeCase, {
      classes: model.classes,
      serving,
      tolerance: tolerance[model.kind],
    });
    if (match.outcome === 'different') throw differs(index, cases.length, match.reason);
    largest = Math.max(largest, match.difference);
  }
  const bad = badRequests(model.features, serving);
  for (const { name, path, method, headers, body } of bad) {
    const { status } = await send(context, test, path, {
      method,
      headers,
      ...(body === null ? {} : { body }),
    });
    if (status < 400 || status > 499) {
      throw new RetrainError(
        'DEPLOY_FAILED',
        `The new revision answered a bad request (${name}) with status ${status} where one of 400 to 499 is expected.`,
      );
    }
  }
  return {
    rows: cases.length,
    bad_requests: bad.length,
    max_difference: largest,
    p95_ms: Math.round(percentile95(latencies.sort((a, b) => a - b)) * 100) / 100,
  };
}
