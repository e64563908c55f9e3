import { deploy } from '../deploy.ts';
import { runAction } from '../run-action.ts';

await runAction(deploy);
