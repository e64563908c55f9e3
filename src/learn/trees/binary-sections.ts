import { RetrainError } from '../../contract/retrain-error.ts';

/** The first bytes of a model's binary part, with the version of its form at the end. */
const magic = [0x52, 0x45, 0x54, 0x52, 0x41, 0x49, 0x4e, 0x01];
const headerBytes = 16;
const entryBytes = 16;

/** Element types by their number in the file. Numbers are little-endian, as on all machines that this runs on. */
const types = [Uint8Array, Uint16Array, Int32Array, Float64Array] as const;
export type SectionData = Uint8Array | Uint16Array | Int32Array | Float64Array;

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Whole numbers from 0 on in the narrowest type that holds them. */
export function narrow(values: Int32Array | readonly number[]): Uint8Array | Uint16Array | Int32Array {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, value);
  if (largest <= 0xff) return Uint8Array.from(values);
  return largest <= 0xffff ? Uint16Array.from(values) : Int32Array.from(values);
}

/**
 * Named arrays as one file: the magic bytes, the number of sections, then for each its name (4 letters), element type, length
 * and place, then the arrays, each at a multiple of 8 bytes. The same arrays give the same bytes.
 */
export function writeSections(sections: readonly (readonly [name: string, data: SectionData])[]): Uint8Array {
  let end = headerBytes + sections.length * entryBytes;
  const places = sections.map(([, data]) => {
    const place = end;
    end = aligned(end + data.byteLength);
    return place;
  });
  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint32(8, sections.length, true);
  for (const [index, [name, data]] of sections.entries()) {
    const entry = headerBytes + index * entryBytes;
    for (let letter = 0; letter < 4; letter++) bytes[entry + letter] = name.charCodeAt(letter);
    view.setUint32(
      entry + 4,
      types.findIndex((type) => data instanceof type),
      true,
    );
    view.setUint32(entry + 8, data.length, true);
    view.setUint32(entry + 12, places[index]!, true);
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), places[index]);
  }
  return bytes;
}

/** The sections of a file. */
export interface Sections {
  /** Whole numbers, as they were narrowed. Errors: `MODEL_UNREADABLE` when there is no such section, or it holds something else. */
  integers(name: string): Uint8Array | Uint16Array | Int32Array;
  /** Finite numbers. Errors: likewise. */
  doubles(name: string): Float64Array;
}

/** The error of a binary part that is not sound. */
export function damagedBinary(what: string): RetrainError {
  return new RetrainError('MODEL_UNREADABLE', `The binary part of the model is damaged: ${what}.`);
}

/** Reads what `writeSections` wrote. Errors: `MODEL_UNREADABLE` when it is something else, or its parts do not lie within it. */
export function readSections(file: Uint8Array): Sections {
  if (file.length < headerBytes || magic.slice(0, 7).some((byte, index) => file[index] !== byte))
    throw damagedBinary('it does not begin as one that Retrain has written');
  if (file[7] !== magic[7])
    throw damagedBinary(`its form has version ${file[7]}, this version of Retrain reads ${magic[7]}`);
  // The arrays are looked at where they lie, which has to be at a multiple of their size.
  const bytes = file.byteOffset % 8 === 0 ? file : file.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(8, true);
  if (count > 100 || headerBytes + count * entryBytes > bytes.length)
    throw damagedBinary('its table does not fit in it');
  const found = new Map<string, SectionData>();
  for (let index = 0; index < count; index++) {
    const entry = headerBytes + index * entryBytes;
    const name = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const type = types[view.getUint32(entry + 4, true)];
    const length = view.getUint32(entry + 8, true);
    const place = view.getUint32(entry + 12, true);
    if (type === undefined || place % 8 !== 0 || place + length * type.BYTES_PER_ELEMENT > bytes.length)
      throw damagedBinary('one of its sections does not lie within it');
    found.set(name, new type(bytes.buffer as ArrayBuffer, bytes.byteOffset + place, length));
  }
  return {
    integers: (name) => {
      const data = found.get(name);
      if (data === undefined || data instanceof Float64Array) throw damagedBinary(`it lacks ${name}`);
      return data;
    },
    doubles: (name) => {
      const data = found.get(name);
      if (!(data instanceof Float64Array)) throw damagedBinary(`it lacks ${name}`);
      if (!data.every(Number.isFinite)) throw damagedBinary(`${name} has numbers that are not finite`);
      return data;
    },
  };
}
