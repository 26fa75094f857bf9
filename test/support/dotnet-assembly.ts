import { ByteWriter } from './byte-writer.ts';
import { pe, peAddress } from './executables.ts';

export interface TestAssembly {
  readonly name: string;
  readonly version: readonly [number, number, number, number];
  readonly references?: readonly { readonly name: string; readonly version: readonly [number, number, number, number]; readonly token?: readonly number[] }[];
  /** Of the version resource. */
  readonly strings?: Readonly<Record<string, string>>;
  /** A native program: without .NET header. */
  readonly native?: boolean;
}

/** The smallest PE file that holds what a scanner reads of a .NET assembly. */
export function dotnetAssembly(assembly: TestAssembly): Uint8Array<ArrayBuffer> {
  const metadata = metadataOf(assembly);
  const header = new ByteWriter().u32(72).u16(2, 5).u32(peAddress(0) + 72, metadata.length, 1).padTo(72).bytes(metadata).done();
  const resources = versionResource(assembly.strings ?? {}, peAddress(1));
  const directories = { 2: [peAddress(1), resources.length] as const, ...(assembly.native ? {} : { 14: [peAddress(0), 72] as const }) };
  return pe([{ name: '.text', data: header }, { name: '.rsrc', data: resources }], { directories });
}

function metadataOf({ name, version, references = [] }: TestAssembly): Uint8Array {
  const texts = ['', name, ...references.map((reference) => reference.name)];
  const strings = new ByteWriter();
  const placeOf = new Map<string, number>();
  for (const text of texts) {
    placeOf.set(text, strings.length);
    strings.text(text).u8(0);
  }
  const blobs = new ByteWriter().u8(0);
  const tokens = references.map(({ token }) => {
    const at = blobs.length;
    if (token !== undefined) blobs.u8(token.length).bytes(token);
    return token === undefined ? 0 : at;
  });
  const tables = new ByteWriter();
  tables.u32(0).u8(2, 0, 0, 1).u64(2 ** 0 + 2 ** 32 + 2 ** 35, 0).u32(1, 1, references.length);
  tables.u16(0, placeOf.get(name)!, 0, 0, 0);
  tables.u32(0x8004).u16(...version).u32(0).u16(0, placeOf.get(name)!, 0);
  for (const [index, reference] of references.entries()) tables.u16(...reference.version).u32(0).u16(tokens[index]!, placeOf.get(reference.name)!, 0, 0);
  const streams = [['#~', tables.align(4).done()], ['#Strings', strings.align(4).done()], ['#Blob', blobs.align(4).done()]] as const;
  const root = new ByteWriter().u32(0x424a5342).u16(1, 1).u32(0, 12).text('v4.0.30319', 12).u16(0, streams.length);
  let offset = root.length + streams.reduce((size, [stream]) => size + 8 + Math.ceil((stream.length + 1) / 4) * 4, 0);
  for (const [stream, data] of streams) {
    root.u32(offset, data.length).text(stream, Math.ceil((stream.length + 1) / 4) * 4);
    offset += data.length;
  }
  for (const [, data] of streams) root.bytes(data);
  return root.done();
}

function versionResource(strings: Readonly<Record<string, string>>, address: number): Uint8Array {
  const directories = new ByteWriter();
  for (const [id, next] of [[16, 0x8000_0000 + 24], [1, 0x8000_0000 + 48], [0, 72]] as const) directories.zeros(12).u16(0, 1).u32(id, next);
  const version = block('VS_VERSION_INFO', new ByteWriter().padTo(52).done(), 52, [
    block('StringFileInfo', new Uint8Array(), 0, [
      block('000004b0', new Uint8Array(), 0, Object.entries(strings).map(([key, value]) => block(key, utf16(`${value}\0`), value.length + 1, []))),
    ]),
  ]);
  return directories.u32(address + 88, version.length, 0, 0).bytes(version).done();
}

function block(key: string, value: Uint8Array, valueLength: number, children: readonly Uint8Array[]): Uint8Array {
  const body = new ByteWriter().bytes(utf16(`${key}\0`));
  // alignment counts from the start of the block, which has a header of six bytes
  body.zeros((4 - ((body.length + 6) % 4)) % 4).bytes(value);
  for (const child of children) body.zeros((4 - ((body.length + 6) % 4)) % 4).bytes(child);
  return new ByteWriter().u16(body.length + 6, valueLength, 1).bytes(body.done()).done();
}

function utf16(text: string): Uint8Array {
  const out = new ByteWriter();
  for (let index = 0; index < text.length; index++) out.u16(text.charCodeAt(index));
  return out.done();
}
