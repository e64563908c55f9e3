import { promote } from '../promote.ts';
import { runAction } from '../run-action.ts';

await runAction(promote);
