import { rollback } from '../rollback.ts';
import { runAction } from '../run-action.ts';

await runAction(rollback);
