import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Beside the program, where the build puts it. */
export const licenseIndexFile = (): URL => new URL(import.meta.url.endsWith('.ts') ? '../../../dist/license-index.bin' : '../license-index.bin', import.meta.url);

/** Memory for the bytes of the index that all threads share; whoever needs them first reads them. */
export interface SharedLicenseIndex {
  readonly bytes: SharedArrayBuffer;
  readonly state: Int32Array<SharedArrayBuffer>;
}

const EMPTY = 0;
const BEING_READ = 1;
const READ = 2;

let shared: SharedLicenseIndex | undefined;

/** That of this program. Nothing is read yet, and memory that is not written to costs nothing. */
export const shareLicenseIndex = (): SharedLicenseIndex => (shared ??= { bytes: new SharedArrayBuffer(statSync(licenseIndexFile()).size), state: new Int32Array(new SharedArrayBuffer(4)) });

/** The bytes, read by one of the threads that ask. */
export function licenseIndexBytes({ bytes, state }: SharedLicenseIndex): SharedArrayBuffer {
  while (Atomics.load(state, 0) !== READ) {
    if (Atomics.compareExchange(state, 0, EMPTY, BEING_READ) === EMPTY) {
      let outcome = EMPTY;
      try {
        readInto(new Uint8Array(bytes));
        outcome = READ;
      } finally {
        Atomics.store(state, 0, outcome);
        Atomics.notify(state, 0);
      }
    } else Atomics.wait(state, 0, BEING_READ);
  }
  return bytes;
}

function readInto(bytes: Uint8Array): void {
  const file = openSync(licenseIndexFile(), 'r');
  try {
    for (let at = 0; at < bytes.length;) {
      const count = readSync(file, bytes, at, bytes.length - at, at);
      if (count === 0) throw new Error('the index of licences ends too early; build Muster again');
      at += count;
    }
  } finally {
    closeSync(file);
  }
}
