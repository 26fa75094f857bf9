import { closeSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { isNamedAsSbom } from '#core/sbom/named-as-sbom.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { fileFailure } from '../tree/file-failure.ts';
import { openRegularFile } from '../tree/read-regular-file.ts';
import { decodeText } from '../tree/text-decoding.ts';
import { TargetError } from './target-error.ts';

/** What a single file is, by its first bytes and name. */
export function sniff(path: string): 'archive' | 'sbom' | 'file' {
  const head = readHead(path);
  const name = basename(path);
  if (isArchive(head, name)) return 'archive';
  const { text } = decodeText(head);
  // one whose name promises an SBOM and that is none is refused, not passed over as a file that names no component
  return sbomFormats.some((format) => format.recognizes(text, name)) || isNamedAsSbom(name) ? 'sbom' : 'file';
}

/** The first bytes of a file that somebody named. Throws `TargetError` where there are no rights to read it. */
export function readHead(path: string): Buffer {
  const head = Buffer.alloc(4096);
  try {
    const { descriptor } = openRegularFile(path);
    try {
      return head.subarray(0, readSync(descriptor, head, 0, head.length, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new TargetError(`${path} cannot be read: ${fileFailure(error)}.`, 'Make it readable for the user who scans, or name another.');
  }
}

function isArchive(head: Buffer, name: string): boolean {
  if (/\.(?:zip|jar|war|ear|aar|whl|nupkg|vsix|tar|tar\.(?:gz|zst|xz|bz2)|tgz|txz|tbz2?|crate|gem)$/i.test(name)) return true;
  const magic = head.length >= 4 ? head.readUInt32BE(0) : 0;
  const isCompressed = magic >>> 16 === 0x1f8b || magic === 0x28b52ffd || magic === 0xfd377a58 || magic >>> 8 === 0x425a68;
  return magic === 0x504b0304 || isCompressed || head.toString('latin1', 257, 262) === 'ustar';
}
