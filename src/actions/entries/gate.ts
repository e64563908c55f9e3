import { gate } from '../gate.ts';
import { runAction } from '../run-action.ts';

await runAction(gate);
