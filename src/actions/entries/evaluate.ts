import { evaluate } from '../evaluate.ts';
import { runAction } from '../run-action.ts';

await runAction(evaluate);
