import { latin1 } from './decode.ts';

export interface ArMember {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const magic = '!<arch>\n';
const headerSize = 60;

/** Members of a Unix archive (ar), without long names: packages of dpkg have none. Ends where the archive is damaged; `undefined` when it is none. */
export function arMembers(bytes: Uint8Array): ArMember[] | undefined {
  if (latin1(bytes, 0, Math.min(bytes.length, magic.length)) !== magic) return undefined;
  const members: ArMember[] = [];
  for (let at = magic.length; at + headerSize <= bytes.length;) {
    const size = latin1(bytes, at + 48, at + 58).trim();
    if (!/^\d{1,10}$/.test(size) || bytes[at + 58] !== 0x60) break;
    const start = at + headerSize;
    const end = start + Number(size);
    if (end > bytes.length) break;
    const name = latin1(bytes, at, at + 16).trimEnd();
    members.push({ name: name.endsWith('/') ? name.slice(0, -1) : name, bytes: bytes.subarray(start, end) });
    at = end + (end % 2);
  }
  return members;
}
