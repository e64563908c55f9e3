import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '../contract/config.ts';
import { RunDirectory } from '../steps/run-directory.ts';
import { curlLine, requestExample } from './request-example.ts';
import type { RunResult } from './show-result.ts';

/** What the steps have left in the run directory. Errors: `RUN_FILE_INVALID`. */
export async function readResult(config: Config, configDirectory: string): Promise<RunResult> {
  const run = new RunDirectory(resolve(configDirectory, config.work_dir));
  const [metrics, decision, publication, deployment, promotion, model, profile] = await Promise.all([
    run.find('metrics.json'),
    run.find('decision.json'),
    run.find('publication.json'),
    run.find('deployment.json'),
    run.find('promotion.json'),
    run.find('model/model.json'),
    run.find('profile.json'),
  ]);
  const report = run.resolve('report.html');
  const hasReport = await access(report).then(
    () => true,
    () => false,
  );
  const curl =
    deployment === undefined || model === undefined
      ? undefined
      : curlLine(deployment.url, requestExample(model.features, profile, config.serve.fields));
  return {
    metrics,
    decision,
    publication,
    deployment,
    promotion,
    curl,
    reportFile: hasReport ? report : undefined,
  };
}
