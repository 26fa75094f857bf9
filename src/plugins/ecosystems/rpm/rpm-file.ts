import { ByteReader } from '#core/binary/byte-reader.ts';
import { BinaryFormatError, bytesSource } from '#core/binary/byte-source.ts';
import { readRpmHeader, type RpmHeader } from '#core/binary/rpm-header.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { addRpm } from './rpm-package.ts';

const leadMagic = 0xedabeedb;
const leadSize = 96;
/** Magic and version, then four reserved bytes. */
const headerMagic = 0x8eade801;
const headerMagicSize = 8;
/** Headers come first; more than this is payload. */
const headSize = 64 * 2 ** 20;

/** A package file: lead, signature header, header, payload. Only the second header is about the package. */
export default function extract({ file, found }: ExtractInput): void {
  let header: RpmHeader;
  try {
    header = packageHeader(headOf(file));
  } catch (error) {
    if (!(error instanceof BinaryFormatError)) throw error;
    found.issue({ code: 'malformed', message: `it is not a readable rpm package: ${error.message}`, remedy: 'Fetch or build the package again.' });
    return;
  }
  const node = addRpm(found, header, {});
  if (node === undefined) found.issue({
    code: 'malformed',
    message: 'the header has no name, version or release',
    remedy: 'Fetch or build the package again.',
  });
  else if (header.isCutOff) found.issue({
    code: 'partial',
    message: 'the package is cut off in its header; what stood behind was not read',
    remedy: 'Fetch the package again.',
  });
}

function packageHeader(bytes: Uint8Array): RpmHeader {
  const reader = new ByteReader(bytesSource(bytes), false);
  if (reader.u32(0) !== leadMagic) throw new BinaryFormatError('it does not begin like one');
  if (reader.u32(leadSize) !== headerMagic) throw new BinaryFormatError('the signature header is missing');
  const signature = readRpmHeader(bytes, leadSize + headerMagicSize);
  const end = leadSize + headerMagicSize + signature.length;
  const start = Math.ceil(end / 8) * 8;
  if (reader.u32(start) !== headerMagic) throw new BinaryFormatError('the header is missing');
  return readRpmHeader(bytes, start + headerMagicSize);
}

const headOf = (file: SourceFile): Uint8Array => file.range?.(0, Math.min(file.size, headSize)) ?? file.bytes();
