/** Where things lie in a store, relative to its root. */
export const storePaths = {
  /** The champion pointer. */
  pointer: 'models/latest.json',
  /** Below it: one folder a version, and the pointer. */
  versions: 'models/',
  versionFolder: (version: string): string => `models/${version}`,
  versionFile: (version: string, path: string): string => `models/${version}/${path}`,
  manifest: (version: string): string => `models/${version}/manifest.json`,
  /** The version that a manifest belongs to, or undefined when the object is something else. */
  versionOfManifest: (name: string): string | undefined =>
    /^models\/([^/]+)\/manifest\.json$/.exec(name)?.[1],
  metrics: (version: string): string => `metrics/${version}.json`,
  events: 'events/',
} as const;

/** Files of a version that are its model: what the model's digest is over. */
export const isModelFile = (path: string): boolean => path.startsWith('model/');
