import { basename } from 'node:path';
import { SbomSource } from '#core/plugin/sbom-source.ts';
import type { SbomFormat } from '#core/plugin/sbom-format.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { FileBytes } from '../tree/file-bytes.ts';
import { readWholeText } from '../tree/read-whole-text.ts';
import { keepHeapSmall } from '../tree/small-heap.ts';
import { decodeText } from '../tree/text-decoding.ts';
import { readHead } from './sniff.ts';

/** Bytes; a longer document is not held as a whole where its notation allows that. */
const large = 8 * 2 ** 20;

/** Bytes of which the first 4,096 characters are surely made. */
const headSize = 4 * 4096;

export interface OpenedSbom {
  readonly source: SbomSource;
  /** Absent where no format recognises it. */
  readonly format: SbomFormat | undefined;
}

/** An SBOM file, recognised by its beginning and name. Throws `UnreadableFile` or what the system says. */
export function openSbom(path: string): OpenedSbom {
  const source = sourceAt(path);
  const head = source.bytes === undefined ? source.text : decodeText(Buffer.from(source.bytes.text(0, Math.min(headSize, source.bytes.size)))).text;
  return { source, format: recognizeSbom(head, basename(path)) };
}

/** The format of a document by its beginning and name. */
function recognizeSbom(text: string, name: string): SbomFormat | undefined {
  const head = text.slice(0, 4096);
  return sbomFormats.find((format) => format.recognizes(head, name));
}

function sourceAt(path: string): SbomSource {
  const bytes = new FileBytes(path);
  keepHeapSmall(bytes.size);
  if (bytes.size < large || isWide(readHead(path))) return new SbomSource(readWholeText(path));
  keepHeapSmall();
  return new SbomSource(() => readWholeText(path), bytes);
}

/** UTF-16 has a mark. */
const isWide = (head: Buffer): boolean => head.length >= 2 && ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff));
