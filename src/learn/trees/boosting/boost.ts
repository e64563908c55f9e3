import { RetrainError } from '../../../contract/retrain-error.ts';
import type { Matrix } from '../../matrix.ts';
import { binRows, fitBins } from '../bins.ts';
import { chooseWorkers, runWorkers } from '../run-workers.ts';
import type { Boosted, BoostingOptions, BoostingProblem } from './boosting-problem.ts';
import { allocateMemory, canCompile } from './compiled-kernel.ts';
import { layOut, viewsOf, type Layout } from './layout.ts';

/** Rows with their outcome as numbers: values, or classes from 0 on. */
export interface LearnedRows {
  readonly matrix: Matrix;
  readonly outcome: Float64Array;
}

/** Below so many cells, a second worker takes longer to start than it saves. */
const manyCells = 1_000_000;

interface BoostRequest {
  readonly training: LearnedRows;
  readonly validation: LearnedRows | null;
  readonly categorical: readonly boolean[];
  /** Scores a row. */
  readonly outputs: number;
  /** When it is not given, one a core if there is much to do. */
  readonly workers: number | undefined;
  readonly onRound: (done: number) => void;
  readonly signal: AbortSignal | undefined;
}

/**
 * Gradient boosting (Friedman 2001) with second derivatives, over histograms of binned values. The number of workers does not
 * change a bit of the result. With rows of `validation`, the trees end with the round of the least loss on them.
 * Errors: `CANCELLED`; `TRAIN_FAILED` when a worker fails or the memory does not suffice.
 */
export async function boost(request: BoostRequest, options: BoostingOptions): Promise<Boosted> {
  const { training, validation, categorical, signal } = request;
  const { rowCount, columns } = training.matrix;
  const bins = fitBins(training.matrix, categorical, { seed: options.seed });
  const maxLeaves = Math.min(options.maxLeafNodes, Math.floor(rowCount / options.minSamplesLeaf) + 1);
  const dimensions = {
    rowCount,
    columnCount: columns.length,
    // Every leaf that waits keeps its histogram; one more is for the smaller child of the next.
    histogramCount: maxLeaves + 1,
    outputs: request.outputs,
    maxLeaves,
    workers:
      request.workers === undefined && rowCount * columns.length < manyCells
        ? 1
        : chooseWorkers(request.workers, rowCount),
  };
  let layout = layOut(dimensions);
  // Without memory that they can share, there is one worker.
  if (!canCompile(layout)) layout = layOut({ ...dimensions, workers: 1 });
  const source = allocate(layout);
  const views = viewsOf('memory' in source ? source.memory.buffer : source.buffer, layout);
  binRows(training.matrix, bins, views.bins);
  for (const [column, { length }] of bins.edges.entries()) views.binCounts[column] = length + 1;
  for (const [column, isCategorical] of categorical.entries())
    views.categorical[column] = Number(isCategorical);
  views.drawn.fill(1);
  views.outcome.set(training.outcome);
  const problem: BoostingProblem = {
    source,
    layout,
    bins,
    validation: validation && { bins: binRows(validation.matrix, bins), outcome: validation.outcome },
    options,
  };
  const results: Boosted[] = [];
  await runWorkers({
    task: 'boosting',
    input: problem,
    workers: layout.workers,
    onMessage: (message) => {
      if (message.kind === 'round') request.onRound(message.done);
      else results.push(message.boosted);
    },
    signal,
  });
  const [boosted] = results;
  if (boosted === undefined) throw new TypeError('The first worker ended without a result.');
  return boosted;
}

/** Memory for everything. Errors: `TRAIN_FAILED` when there is not so much. */
function allocate(layout: Layout): BoostingProblem['source'] {
  try {
    return canCompile(layout)
      ? { memory: allocateMemory(layout) }
      : { buffer: new ArrayBuffer(layout.totalBytes) };
  } catch (error) {
    const megabytes = Math.ceil(layout.totalBytes / 1e6);
    throw new RetrainError(
      'TRAIN_FAILED',
      `gradient_boosted_trees needs ${megabytes} MB for ${layout.rowCount} rows of ${layout.columnCount} encoded columns, which this machine does not give: train on fewer rows or columns, or with fewer max_leaf_nodes.`,
      { cause: error },
    );
  }
}
