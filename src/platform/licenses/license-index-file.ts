import { openSync, closeSync, fstatSync, readSync } from 'node:fs';
import { decodeLicenseIndex, type LicenseIndex } from '#core/license/detect/license-index.ts';

/** Beside the program, where the build puts it. */
export const licenseIndexFile = (): URL => new URL(import.meta.url.endsWith('.ts') ? '../../../dist/license-index.bin' : '../license-index.bin', import.meta.url);

/** The bytes of the index in memory that threads can share. */
export function readLicenseIndexBytes(): SharedArrayBuffer {
  const file = openSync(licenseIndexFile(), 'r');
  try {
    const size = fstatSync(file).size;
    const shared = new SharedArrayBuffer(size);
    const bytes = new Uint8Array(shared);
    for (let at = 0; at < size;) {
      const count = readSync(file, bytes, at, size - at, at);
      if (count === 0) throw new Error('the index of licences ends too early; build Muster again');
      at += count;
    }
    return shared;
  } finally {
    closeSync(file);
  }
}

let shared: SharedArrayBuffer | undefined;

/** The bytes of the index in memory that threads can share, read on first use. */
export const shareLicenseIndex = (): SharedArrayBuffer => (shared ??= readLicenseIndexBytes());

let loaded: LicenseIndex | undefined;

/** The index of this thread, made on first use: of the bytes that another thread has read, or of those of the file. */
export function loadLicenseIndex(bytes?: SharedArrayBuffer): LicenseIndex {
  loaded ??= decodeLicenseIndex(bytes ?? shareLicenseIndex());
  return loaded;
}
