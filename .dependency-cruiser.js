/**
 * The layers of docs/architecture.md. Each rule names what to do instead. `scripts/check-layers.ts` runs them, asserts how many
 * modules were looked at, and proves with a seeded violation that a broken rule is seen.
 */
const pure = '^src/(contract|data|learn|evaluate|registry|report|config)/';
const treeWorkers = '^src/learn/trees/';
const tests = '\\.test\\.ts$';

/** @type {(name: string, comment: string, from: object, to: object) => object} */
const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: tests, ...from },
  to,
});

export default {
  forbidden: [
    forbid(
      'no-cycles',
      'Two modules that need each other are one module, or share a third.',
      {},
      { circular: true },
    ),
    forbid(
      'contract-imports-only-zod',
      'The contract is what everything else stands on: move logic to the folder that owns it.',
      { path: '^src/contract/' },
      { pathNot: '^(src/contract/|node_modules/zod/)' },
    ),
    forbid(
      'config-reads-text',
      'config/ turns text into the contract type and back.',
      { path: '^src/config/' },
      { path: '^src/', pathNot: '^src/(contract|config)/' },
    ),
    forbid(
      'data-is-the-lowest',
      'data/ may use the contract and itself.',
      { path: '^src/data/' },
      { path: '^src/', pathNot: '^src/(contract|data)/' },
    ),
    forbid(
      'learn-uses-data',
      'learn/ may use contract and data.',
      { path: '^src/learn/' },
      { path: '^src/', pathNot: '^src/(contract|data|learn)/' },
    ),
    forbid(
      'evaluate-uses-learn',
      'evaluate/ may use contract, data and learn.',
      { path: '^src/evaluate/' },
      { path: '^src/', pathNot: '^src/(contract|data|learn|evaluate)/' },
    ),
    forbid(
      'registry-stands-on-the-store-port',
      'registry/ may use contract and ports.',
      { path: '^src/registry/' },
      { path: '^src/', pathNot: '^src/(contract|ports|registry)/' },
    ),
    forbid(
      'report-only-renders',
      'report/ gets contract types and returns text.',
      { path: '^src/report/' },
      { path: '^src/', pathNot: '^src/(contract|report)/' },
    ),
    forbid(
      'serve-predicts',
      'serve/ may use contract, data and learn: it is what is deployed.',
      { path: '^src/serve/' },
      { path: '^src/', pathNot: '^src/(contract|data|learn|serve)/' },
    ),
    forbid(
      'ports-are-interfaces',
      'ports/ may use contract types and types of data/.',
      { path: '^src/ports/' },
      { path: '^src/', pathNot: '^src/(contract|data|ports)/' },
    ),
    forbid(
      'pure-does-no-io',
      'Pure folders compute; files, network and processes belong to adapters or steps.',
      { path: pure, pathNot: [treeWorkers, tests] },
      {
        path: '^(node:)?(fs|net|http|https|child_process|worker_threads|os|process)(/|$)',
        dependencyTypes: ['core'],
      },
    ),
    forbid(
      'tree-workers-only-compute',
      'The tree engine runs on worker threads, one a core, and has nothing else of the system.',
      { path: treeWorkers },
      {
        path: '^(node:)?(fs|net|http|https|child_process|process)(/|$)',
        dependencyTypes: ['core'],
      },
    ),
    forbid(
      'steps-know-no-adapters',
      'A step gets its ports handed in: add what it needs to StepContext.',
      { path: '^src/steps/' },
      { path: '^src/(adapters|actions|cli|wiring)/' },
    ),
    forbid(
      'adapters-stand-alone',
      'An adapter implements a port; shared logic moves into a pure folder.',
      { path: '^src/adapters/([^/]+)/' },
      { path: '^src/', pathNot: '^src/(contract|ports|data)/|^src/adapters/$1/' },
    ),
    forbid(
      'only-shells-wire',
      'Adapters are put into steps by wiring/, for actions/ and cli/.',
      { path: '^src/', pathNot: ['^src/(wiring|actions|cli|adapters)/', tests] },
      { path: '^src/adapters/' },
    ),
    forbid(
      'shells-are-on-top',
      'Nothing imports actions/ or cli/.',
      { path: '^src/', pathNot: ['^src/(actions|cli)/', tests] },
      { path: '^src/(actions|cli)/' },
    ),
    forbid(
      'no-orphans-in-src',
      'A module that nothing uses is deleted.',
      { orphan: true, path: '^src/' },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
