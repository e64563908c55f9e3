import { readFile, rm } from 'node:fs/promises';
import * as core from '@actions/core';
import { RunnerProgress } from '../adapters/runner/runner-progress.ts';
import { renderError, toRetrainError } from '../contract/retrain-error.ts';
import { runCancelled } from '../contract/run-cancelled.ts';
import type { ActionDefinition } from './define-action.ts';
import { outputsSummary } from './outputs-summary.ts';

async function writeSummary(text: string): Promise<void> {
  // On a machine that is no runner there is no such file.
  if (process.env['GITHUB_STEP_SUMMARY'] !== undefined) await core.summary.addRaw(text, true).write();
}

/** The announced report, or undefined when it was not written in this run. */
async function readReport(file: string | undefined): Promise<string | undefined> {
  return file === undefined ? undefined : readFile(file, 'utf8').catch(() => undefined);
}

/**
 * Runs an action as the runner starts it: inputs from the environment, outputs and summary to the files that it names. The only
 * place that calls `setFailed`. A cancelled run ends with exit code 130, any other failure with 1.
 */
export async function runAction(definition: ActionDefinition): Promise<void> {
  const abort = new AbortController();
  const cancel = (): void => {
    abort.abort(runCancelled());
  };
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  const progress = new RunnerProgress();
  let summaryFile: string | undefined;
  try {
    const inputs = Object.fromEntries(Object.keys(definition.inputs).map((name) => [name, core.getInput(name)]));
    const outputs = await definition.run({
      inputs,
      environment: process.env,
      progress,
      signal: abort.signal,
      maskSecrets: (secrets) => {
        for (const secret of secrets) core.setSecret(secret);
      },
      summariseWith: async (file) => {
        // What an earlier run has left there must not be taken for this one's. A file that cannot be removed is not read either.
        const isClear = await rm(file, { force: true }).then(
          () => true,
          () => false,
        );
        if (isClear) summaryFile = file;
      },
    });
    progress.close();
    for (const name of Object.keys(definition.outputs)) {
      const value = outputs[name];
      if (value !== undefined) core.setOutput(name, value ?? '');
    }
    await writeSummary((await readReport(summaryFile)) ?? outputsSummary(definition, outputs));
  } catch (thrown) {
    progress.close();
    const error = toRetrainError(thrown);
    core.setFailed(renderError(error));
    if (error.code === 'INTERNAL' && thrown instanceof Error && thrown.stack !== undefined) core.debug(thrown.stack);
    await writeSummary((await readReport(summaryFile)) ?? failureSummary(definition, renderError(error)));
    if (abort.signal.aborted) process.exitCode = 130;
  } finally {
    process.off('SIGINT', cancel);
    process.off('SIGTERM', cancel);
  }
}

function failureSummary(definition: ActionDefinition, message: string): string {
  // A fence longer than any run of backticks in the text cannot be closed by it.
  const longest = Math.max(2, ...[...message.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `### ${definition.title}: failed\n\n${fence}text\n${message}\n${fence}`;
}
