import { RetrainError } from '../contract/retrain-error.ts';

/** First bytes of model files of other makes. Those of Python's pickle run code when they are loaded. */
const foreign: readonly { readonly name: string; readonly magic: readonly number[] }[] = [
  { name: 'a pickle or joblib file of Python', magic: [0x80, 0x02] },
  { name: 'a pickle or joblib file of Python', magic: [0x80, 0x03] },
  { name: 'a pickle or joblib file of Python', magic: [0x80, 0x04] },
  { name: 'a pickle or joblib file of Python', magic: [0x80, 0x05] },
  { name: 'a zip archive (as of PyTorch, Keras or skops)', magic: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'an empty zip archive', magic: [0x50, 0x4b, 0x05, 0x06] },
  { name: 'an HDF5 file (as of Keras)', magic: [0x89, 0x48, 0x44, 0x46] },
  { name: 'a NumPy file', magic: [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59] },
  { name: 'a file compressed with gzip', magic: [0x1f, 0x8b] },
  { name: 'a file compressed with bzip2', magic: [0x42, 0x5a, 0x68] },
  { name: 'a file compressed with xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: 'a file compressed with LZ4', magic: [0x04, 0x22, 0x4d, 0x18] },
  { name: 'a file compressed with zlib (as of joblib)', magic: [0x78, 0x01] },
  { name: 'a file compressed with zlib (as of joblib)', magic: [0x78, 0x5e] },
  { name: 'a file compressed with zlib (as of joblib)', magic: [0x78, 0x9c] },
  { name: 'a file compressed with zlib (as of joblib)', magic: [0x78, 0xda] },
];

const spaces = [0x20, 0x09, 0x0a, 0x0d];

/**
 * Lets pass only what can be the JSON of a model file, told by its bytes and not by its name.
 * Errors: `MODEL_UNREADABLE` saying what the file is instead.
 */
export function refuseForeignModel(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new RetrainError('MODEL_UNREADABLE', 'The model file is empty.');
  const known = foreign.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));
  const first = bytes.find((byte) => !spaces.includes(byte));
  if (known === undefined && first === 0x7b) return;
  const what = known === undefined ? 'not JSON' : known.name;
  throw new RetrainError(
    'MODEL_UNREADABLE',
    `The model file is ${what}: Retrain loads only the model.json that it has written itself.`,
  );
}
