import { train } from '../train.ts';
import { runAction } from '../run-action.ts';

await runAction(train);
