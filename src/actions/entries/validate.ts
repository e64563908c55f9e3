import { validate } from '../validate.ts';
import { runAction } from '../run-action.ts';

await runAction(validate);
