import type { ActionDefinition } from './define-action.ts';
import { deploy } from './deploy.ts';
import { download } from './download.ts';
import { evaluate } from './evaluate.ts';
import { gate } from './gate.ts';
import { promote } from './promote.ts';
import { publish } from './publish.ts';
import { report } from './report.ts';
import { rollback } from './rollback.ts';
import { run } from './run.ts';
import { train } from './train.ts';
import { validate } from './validate.ts';

/** Every action that is generated, checked, documented and tested. The first is the root action. */
export const allActions: readonly ActionDefinition[] = [run, download, validate, train, evaluate, gate, publish, deploy, promote, report, rollback];
