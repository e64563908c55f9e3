import type { Boosted, BoostingProblem } from './boosting-problem.ts';
import { createCompiledLoops } from './compiled-kernel.ts';
import type { KernelLoops } from './kernel.ts';
import { viewsOf } from './layout.ts';
import { createLoss } from './loss.ts';
import { createParts } from './parts.ts';
import { runRounds } from './run-rounds.ts';
import { createScriptLoops } from './script-kernel.ts';
import { createLeader, help } from './team.ts';

export type BoostingMessage =
  { readonly kind: 'round'; readonly done: number } | { readonly kind: 'boosted'; readonly boosted: Boosted };

/** What worker `id` does: the first makes the rounds, the others help. */
export async function boostPart(
  problem: BoostingProblem,
  id: number,
  post: (message: BoostingMessage) => Promise<void>,
): Promise<void> {
  const { source, layout, options } = problem;
  const buffer = 'memory' in source ? source.memory.buffer : source.buffer;
  const views = viewsOf(buffer, layout);
  const loops: KernelLoops =
    'memory' in source
      ? createCompiledLoops(source.memory, layout, id)
      : createScriptLoops(source.buffer, layout, id);
  const loss = createLoss(options.loss, views.outcome, views);
  const parts = createParts(buffer, layout, views, loops, loss, options, id);
  if (id > 0) {
    help(buffer, layout, parts);
    return;
  }
  const leader = createLeader(buffer, layout, parts);
  const boosted = await runRounds({ problem, buffer, views, loops, loss, leader }, (done) =>
    post({ kind: 'round', done }),
  );
  leader.dismiss();
  await post({ kind: 'boosted', boosted });
}
