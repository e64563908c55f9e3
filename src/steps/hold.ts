import { appendEvent } from '../registry/append-event.ts';
import { runEvent } from './run-event.ts';
import type { StepContext, StepOutputs } from './step.ts';

/** Records that the published candidate was not promoted: the pointer and the function stay as they are. */
export async function hold(context: StepContext): Promise<StepOutputs> {
  const { run, store } = context;
  const { version } = await run.read('publication.json');
  const { verdict, reasons, champion } = await run.read('decision.json');
  const sentence = `${version} was published but not promoted (${verdict}): ${reasons[0] ?? 'no reason was given'}`;
  await run.write('promotion.json', {
    schema: 'retrain.promotion/1',
    outcome: 'held',
    version,
    sequence: null,
    previous_version: champion?.version ?? null,
    current_version: champion?.version ?? null,
    sentence,
  });
  await appendEvent(
    store,
    runEvent(context, {
      kind: 'held',
      version,
      reason: reasons[0] ?? null,
      previous_version: champion?.version ?? null,
    }),
  );
  context.progress.info(sentence);
  return { promoted: false, outcome: 'held', previous_version: champion?.version ?? null };
}
