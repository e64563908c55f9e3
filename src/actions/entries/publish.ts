import { publish } from '../publish.ts';
import { runAction } from '../run-action.ts';

await runAction(publish);
