import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GcsObjectStore } from '../../src/adapters/gcs/gcs-object-store.ts';
import { LocalFilesObjectStore } from '../../src/adapters/local-files/local-files-object-store.ts';
import { MemoryObjectStore } from '../../src/adapters/memory/memory-object-store.ts';
import { startFakeGcs } from '../fakes/gcs/start-fake-gcs.ts';
import { objectStoreContract } from './object-store.ts';

objectStoreContract('MemoryObjectStore', () => Promise.resolve({ store: new MemoryObjectStore() }));

objectStoreContract('LocalFilesObjectStore', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'local-files-'));
  return {
    store: new LocalFilesObjectStore(join(folder, 'made by the first write')),
    close: () => rm(folder, { recursive: true, force: true }),
  };
});

objectStoreContract('GcsObjectStore', async () => {
  const gcs = await startFakeGcs();
  return {
    store: new GcsObjectStore({
      bucket: 'bucket',
      prefix: 'a/store',
      apiEndpoint: gcs.url,
      retryDelaysMs: [],
    }),
    close: () => gcs.close(),
  };
});
