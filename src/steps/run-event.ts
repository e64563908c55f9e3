import type { StoreEvent } from '../contract/store-files.ts';
import type { StepContext } from './step.ts';

type Told = Pick<StoreEvent, 'kind' | 'version' | 'reason'> &
  Partial<Pick<StoreEvent, 'previous_version' | 'sequence'>>;

/** An event of this run, for the log in the store. */
export function runEvent(context: StepContext, told: Told): StoreEvent {
  return {
    schema: 'retrain.event/1',
    kind: told.kind,
    version: told.version,
    previous_version: told.previous_version ?? null,
    sequence: told.sequence ?? null,
    actor: context.identity.actor,
    reason: told.reason,
    run: context.identity,
    at: context.clock.now().toISOString(),
  };
}
