import { hash } from 'node:crypto';
import type { ContentIdentity } from '#core/model/file-findings.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import type { Issue } from '#core/model/issue.ts';
import { limits } from '../tree/limits.ts';
import { readRegularFile } from '../tree/read-regular-file.ts';

export type TextBytes = { readonly bytes: Uint8Array; readonly content?: ContentIdentity; readonly issue?: undefined } | { readonly bytes?: undefined; readonly content?: undefined; readonly issue: Issue };

const source = 'licenses';

/**
 * The bytes of a text in UTF-8 or a code page that contains ASCII; UTF-16 is converted, with or without a mark. The next call takes their memory: what is left behind by
 * tens of thousands of files would decide how much memory the process takes. With `identify` the whole file is read, whatever it is, and told by size and SHA-256. Never throws for what is
 * on the disk.
 */
export function readTextBytes(path: string, identify = false): TextBytes {
  try {
    const bytes = readRegularFile(path, { limit: limits.textFile, ...(!identify && { isEnough: isBinary }), into: memoryFor });
    const encoding = utf16Of(bytes);
    return {
      bytes: encoding === undefined ? bytes : new TextEncoder().encode(new TextDecoder(encoding).decode(bytes)),
      ...(identify && { content: { size: bytes.length, sha256: hash('sha256', bytes, 'hex') } }),
    };
  } catch (error) {
    if (error instanceof UnreadableFile) {
      const isLarge = error.code === 'too-large';
      return { issue: { code: error.code, path, message: error.message, remedy: isLarge ? 'Split the file, or leave it out.' : 'Name regular files and directories.', source } };
    }
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { issue: code === 'ENOENT'
      ? { code: 'missing-file', path, message: 'there is no such file', remedy: 'Check the path.', source }
      : { code: 'unreadable', path, message: `the file could not be read (${code})`, remedy: 'Check its permissions and try again.', source } };
  }
}

const memory = Buffer.allocUnsafeSlow(2 * 2 ** 20);

/** Large files are rare enough for memory of their own. */
const memoryFor = (size: number): Buffer => (size <= memory.length ? memory : Buffer.allocUnsafeSlow(size));

/** Programs, images and archives: of large ones only the beginning is looked at, where they say what they are. */
const isBinary = (head: Buffer): boolean => utf16Of(head) === undefined && head.includes(0);

/** By the mark, or by every second byte of a long beginning being zero: letters of the Latin alphabet in two bytes. */
function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 2) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, 256) & ~1;
  if (length < 16) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 1]!++;
  if (zeros[1]! > 0.45 * length && zeros[0] === 0) return 'utf-16le';
  return zeros[0]! > 0.45 * length && zeros[1] === 0 ? 'utf-16be' : undefined;
}
