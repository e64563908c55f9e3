import { report } from '../report.ts';
import { runAction } from '../run-action.ts';

await runAction(report);
