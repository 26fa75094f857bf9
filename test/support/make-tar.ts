/** One entry; every part of it may be a lie. */
export interface TarEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** `0` a file, `1` a hard link, `2` a symbolic link, `5` a directory, `L` a long name, `x` pax records, `g` pax records for all. */
  readonly type?: string;
  readonly linkName?: string;
  /** The twelve bytes of the size field, verbatim. */
  readonly sizeField?: Buffer;
  /** Leave the checksum wrong. */
  readonly damaged?: boolean;
}

/** A tar file by hand (POSIX.1-1988 ustar), with the two empty blocks at its end. */
export function makeTar(entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...entries.flatMap(entryBytes), Buffer.alloc(1024)]);
}

function entryBytes({ name, content = '', type = '0', linkName = '', sizeField, damaged }: TarEntry): Buffer[] {
  const bytes = Buffer.from(content);
  const head = Buffer.alloc(512);
  head.write(name, 0, 100, 'utf8');
  head.write('0000644\0', 100, 'latin1');
  head.write('0000000\0', 108, 'latin1');
  head.write('0000000\0', 116, 'latin1');
  head.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  sizeField?.copy(head, 124, 0, 12);
  head.write('00000000000\0', 136, 'latin1');
  head.write(type, 156, 1, 'latin1');
  head.write(linkName, 157, 100, 'utf8');
  head.write('ustar\u000000', 257, 'latin1');
  head.fill(0x20, 148, 156);
  const sum = head.reduce((total, byte) => total + byte, 0) + (damaged ? 1 : 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return [head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
}

/** A pax record: its length counts itself. */
export function paxRecord(key: string, value: string): string {
  const body = ` ${key}=${value}\n`;
  let length = Buffer.byteLength(body);
  for (;;) {
    const whole = String(length).length + Buffer.byteLength(body);
    if (whole === length) return `${length}${body}`;
    length = whole;
  }
}

/** An honest tar file of these files. */
export const tarOf = (files: Readonly<Record<string, string | Uint8Array>>): Buffer => makeTar(Object.entries(files).map(([name, content]) => ({ name, content })));
