import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalFilesObjectStore } from '../../src/adapters/local-files/local-files-object-store.ts';
import { MemoryObjectStore } from '../../src/adapters/memory/memory-object-store.ts';
import { objectStoreContract } from './object-store.ts';

objectStoreContract('MemoryObjectStore', () => Promise.resolve({ store: new MemoryObjectStore() }));

objectStoreContract('LocalFilesObjectStore', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'local-files-'));
  return {
    store: new LocalFilesObjectStore(join(folder, 'made by the first write')),
    close: () => rm(folder, { recursive: true, force: true }),
  };
});
