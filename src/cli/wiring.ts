import type * as core from '../wiring/run-command.ts';

/** The core as the terminal program uses it; loaded only by commands that need it, because it is large. */
export type Wiring = Pick<typeof core, 'runSteps' | 'runRollback' | 'readStoreHistory' | 'stopFunction'>;

export type LoadWiring = () => Promise<Wiring>;
