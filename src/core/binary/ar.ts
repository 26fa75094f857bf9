import { latin1Until0 } from './byte-reader.ts';

export interface ArMember {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const magic = '!<arch>\n';
const headerSize = 60;

/** Members of a Unix archive (ar), without long names: packages of dpkg have none. Ends where the archive is damaged; `undefined` when it is none. */
export function arMembers(bytes: Uint8Array): ArMember[] | undefined {
  if (textAt(bytes, 0, magic.length) !== magic) return undefined;
  const members: ArMember[] = [];
  for (let at = magic.length; at + headerSize <= bytes.length;) {
    const size = textAt(bytes, at + 48, 10).trim();
    if (!/^\d{1,10}$/.test(size) || bytes[at + 58] !== 0x60) break;
    const start = at + headerSize;
    const end = start + Number(size);
    if (end > bytes.length) break;
    const name = textAt(bytes, at, 16).trimEnd();
    members.push({ name: name.endsWith('/') ? name.slice(0, -1) : name, bytes: bytes.subarray(start, end) });
    at = end + (end % 2);
  }
  return members;
}

const textAt = (bytes: Uint8Array, start: number, length: number): string => latin1Until0(bytes.subarray(start, start + length));
