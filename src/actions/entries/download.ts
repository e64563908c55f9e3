import { download } from '../download.ts';
import { runAction } from '../run-action.ts';

await runAction(download);
