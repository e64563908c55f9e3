import type { Command } from 'commander';
import { colorsEnabled } from '../adapters/terminal/colors-enabled.ts';
import { toRetrainError } from '../contract/retrain-error.ts';
import type { StepName } from '../steps/loop.ts';
import type { StepOutputs } from '../steps/step.ts';
import type { CliIo } from './cli-io.ts';
import { configPlace } from './config-place.ts';
import { createProgress } from './create-progress.ts';
import { withConfigFlags } from './with-config-flags.ts';
import type { RunResult } from './show-result.ts';
import { showOutputs } from './show-outputs.ts';
import type { LoadWiring } from './wiring.ts';

interface StepCommand {
  readonly summary: string;
  readonly description: string;
  readonly examples: readonly (readonly [line: string, meaning: string])[];
}

const commands: Readonly<Record<StepName, StepCommand>> = {
  download: {
    summary: 'fetch the dataset into the run directory',
    description:
      'Fetches the dataset that the configuration names into the run directory, pinned to its generation and with its checksum verified.',
    examples: [
      ['retrain download', 'the dataset of retrain.yml'],
      ['retrain download --source gs://my-bucket/heart.csv', 'another one'],
    ],
  },
  validate: {
    summary: 'check the dataset before anything is trained on it',
    description:
      'Checks types, columns and target of the dataset that `download` fetched, and splits off the holdout.',
    examples: [
      ['retrain validate', 'every finding, at once'],
      ['retrain validate --holdout 0.3', 'with a larger holdout'],
    ],
  },
  train: {
    summary: 'fit the candidate on the training rows',
    description: 'Trains the candidate: a built-in algorithm, or your own program with train.command.',
    examples: [
      ['retrain train', 'as retrain.yml says'],
      ['retrain train --algorithm ml_random_forest --seed 7', 'something else for once'],
    ],
  },
  evaluate: {
    summary: 'score candidate and champion on the same holdout rows',
    description:
      'Scores the candidate, the champion and a trivial baseline on the same holdout rows and shows their metrics side by side.',
    examples: [['retrain evaluate', 'metrics of candidate, champion and baseline']],
  },
  gate: {
    summary: 'decide whether the candidate replaces the champion',
    description:
      'Applies the rules of the configuration and shows the verdict with one row of evidence a rule.',
    examples: [
      ['retrain gate', 'promote, hold or inconclusive'],
      ['retrain gate --fail-on-hold', 'exit code 1 unless it is promote'],
      [
        'retrain gate --force --force-reason "holiday data"',
        'promote whatever the rules say; this is recorded',
      ],
    ],
  },
  publish: {
    summary: 'upload the candidate as an immutable version',
    description:
      'Uploads model, metrics, profile and decision as a new version; the manifest comes last. The champion stays what it is.',
    examples: [['retrain publish', 'into the store of retrain.yml']],
  },
  deploy: {
    summary: 'put the published version behind its HTTP endpoint',
    description:
      'Starts the version without traffic, compares its answers with the predictions made offline, and only then moves the traffic.',
    examples: [
      ['retrain deploy', 'as the deploy section of retrain.yml says'],
      ['retrain deploy --deploy-target local --port 8080', 'on this machine'],
    ],
  },
  promote: {
    summary: 'make the published version the champion',
    description:
      'Moves the pointer models/latest.json to the version of this run, if the verdict was promote and nobody was faster.',
    examples: [['retrain promote', 'after gate, publish and deploy']],
  },
  report: {
    summary: 'write the report of the run',
    description: 'Writes report.md and report.html of the run into the run directory.',
    examples: [['retrain report', 'prints where the report is']],
  },
};

export function examplesText(examples: StepCommand['examples']): string {
  const width = Math.max(...examples.map(([line]) => line.length));
  return `\nExamples:\n${examples.map(([line, meaning]) => `  $ ${line.padEnd(width)}   ${meaning}`).join('\n')}\n`;
}

/** What of the run directory a single step is asked to show: its own part. */
function partOf(step: StepName, result: RunResult): RunResult {
  const nothing: RunResult = {
    metrics: undefined,
    decision: undefined,
    publication: undefined,
    deployment: undefined,
    promotion: undefined,
    curl: undefined,
    reportFile: undefined,
  };
  switch (step) {
    case 'evaluate':
      return { ...nothing, metrics: result.metrics };
    case 'gate':
      return { ...nothing, decision: result.decision };
    case 'publish':
      return { ...nothing, publication: result.publication };
    case 'deploy':
      return { ...nothing, deployment: result.deployment, curl: result.curl };
    case 'promote':
      return { ...nothing, promotion: result.promotion };
    case 'report':
      return { ...nothing, reportFile: result.reportFile };
    case 'download':
    case 'validate':
    case 'train':
      return nothing;
  }
}

async function execute(
  io: CliIo,
  loadWiring: LoadWiring,
  values: Readonly<Record<string, unknown>>,
  steps: readonly [StepName] | 'all',
): Promise<void> {
  const [{ loadConfig }, { overridesOf }] = await Promise.all([
    import('../wiring/load-config.ts'),
    import('./config-flags.ts'),
  ]);
  const loaded = await loadConfig(String(values['config']), overridesOf(values), configPlace(io));
  const [{ runSteps }, { readResult }, { showResult }] = await Promise.all([
    loadWiring(),
    import('./read-result.ts'),
    import('./show-result.ts'),
  ]);
  const { progress, close } = createProgress(io);
  const options = {
    useColors: colorsEnabled(io.stdout.isTerminal, io.environment),
    columns: io.stdout.isTerminal ? io.stdout.columns() : undefined,
  };
  const show = async (outputs: StepOutputs): Promise<void> => {
    close();
    const result = await readResult(loaded.config, loaded.configDirectory);
    const text = showResult(steps === 'all' ? result : partOf(steps[0], result), options);
    io.stdout.write(text === '' ? showOutputs(outputs) : `${steps === 'all' ? '\n' : ''}${text}`);
  };
  try {
    await show(await runSteps({ ...loaded, steps, progress, signal: io.signal }));
  } catch (error) {
    close();
    // Held candidates have everything to show; other failures have said what they have to say.
    if (toRetrainError(error).code === 'GATE_HELD') await show({});
    throw error;
  }
}

/** `retrain run` and one command for each step. */
export function addStepCommands(program: Command, io: CliIo, loadWiring: LoadWiring): void {
  program.commandsGroup('The loop:');
  withConfigFlags(program.command('run'))
    .summary('the whole loop, from the dataset to the champion')
    .description(
      'Runs the whole loop: download, validate, train, evaluate, gate, publish, deploy, promote, report.',
    )
    .addHelpText(
      'after',
      examplesText([
        ['retrain run', 'with retrain.yml of this folder'],
        ['retrain run --config models/heart/retrain.yml', 'with another configuration'],
        ['retrain run --store file:///tmp/store --seed 7', 'with other values for single keys'],
      ]),
    )
    .action((values: Record<string, unknown>) => execute(io, loadWiring, values, 'all'));
  program.commandsGroup('Single steps, in their order:');
  for (const [name, { summary, description, examples }] of Object.entries(commands) as [
    StepName,
    StepCommand,
  ][]) {
    withConfigFlags(program.command(name))
      .summary(summary)
      .description(description.replaceAll('`', ''))
      .addHelpText('after', examplesText(examples))
      .action((values: Record<string, unknown>) => execute(io, loadWiring, values, [name]));
  }
}
