import { run } from '../run.ts';
import { runAction } from '../run-action.ts';

await runAction(run);
