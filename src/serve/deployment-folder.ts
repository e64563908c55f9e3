import { servingFileSchema, type ServingFile } from './serving-file.ts';

export interface DeploymentFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface DeploymentParts {
  /** `function.ts`, bundled to one ES module. */
  readonly bundle: Uint8Array;
  /** The version that is deployed. */
  readonly version: string;
  /** The files of the version's model by their paths below `model/`: `model.json`, `files/…`. */
  readonly modelFiles: readonly DeploymentFile[];
  readonly serving: Omit<ServingFile, 'schema' | 'version'>;
}

/** What the framework calls: the export of `function.ts`. */
export const functionTarget = 'retrain';

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

/**
 * The folder that is deployed, as files in code-unit order of their paths: after `npm install`, `npm start` serves it.
 * The same parts give the same bytes. Errors: a `ZodError` when `serving` breaks its schema.
 */
export function deploymentFolder({
  bundle,
  version,
  modelFiles,
  serving,
}: DeploymentParts): DeploymentFile[] {
  const packageJson = {
    name: 'retrain-function',
    private: true,
    type: 'module',
    main: 'index.js',
    engines: { node: '>=22' },
    scripts: { start: `functions-framework --target=${functionTarget}` },
    dependencies: { '@google-cloud/functions-framework': '^5.0.5' },
  };
  const files = [
    { path: 'index.js', bytes: bundle },
    { path: 'package.json', bytes: json(packageJson) },
    {
      path: 'serving.json',
      bytes: json(servingFileSchema.parse({ schema: 'retrain.serving/1', version, ...serving })),
    },
    ...modelFiles.map(({ path, bytes }) => ({ path: `model/${path}`, bytes })),
  ];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
