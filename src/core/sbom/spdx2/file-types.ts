/** What SPDX 3 says of a file in two members, of which a type of SPDX 2 is one or the other (the table in the annex of SPDX 3.0 on what is different from 2.3). */
export interface FileKind {
  readonly mediaType?: string;
  /** The first is its primary purpose. */
  readonly purposes: readonly string[];
}

const purposes: ReadonlyMap<string, string> = new Map([['ARCHIVE', 'archive'], ['SOURCE', 'source'], ['APPLICATION', 'application'], ['DOCUMENTATION', 'documentation'], ['OTHER', 'other']]);

const mediaTypes: ReadonlyMap<string, string> = new Map([['BINARY', 'application/octet-stream'], ['TEXT', 'text/plain'], ['SPDX', 'text/spdx']]);

/** Of these SPDX 2 tells no more than the family. */
const families: ReadonlyMap<string, string> = new Map([['AUDIO', 'audio/*'], ['IMAGE', 'image/*'], ['VIDEO', 'video/*']]);

/** Families that the annex leaves out and SPDX 2.3 §8.3 names. */
const widerFamilies: ReadonlyMap<string, string> = new Map([...families, ['TEXT', 'text/*'], ['APPLICATION', 'application/*']]);

/** The media type that the types of a file name, where they name one. */
export const mediaTypeOf = (types: readonly string[]): string | undefined => types.map((type) => mediaTypes.get(type)).find((found) => found !== undefined);

export function fileKindOf(types: readonly string[]): FileKind {
  const mediaType = mediaTypeOf(types) ?? types.map((type) => families.get(type)).find((found) => found !== undefined);
  return { ...(mediaType !== undefined && { mediaType }), purposes: types.flatMap((type) => purposes.get(type) ?? []) };
}

/** Types of SPDX 2 for what is known of a file; `fileKindOf` tells what they do not say. */
export function fileTypesOf({ mediaType, purposes: given }: FileKind): string[] {
  const typesOf = (table: ReadonlyMap<string, string>, fits: (name: string) => boolean): string[] => [...table].filter(([, name]) => fits(name)).map(([type]) => type);
  const ofPurposes = given.flatMap((purpose) => typesOf(purposes, (name) => name === purpose));
  const exact = typesOf(mediaTypes, (name) => name === mediaType);
  const ofMedia = exact.length > 0 ? exact : typesOf(widerFamilies, (name) => mediaType?.startsWith(name.slice(0, -1)) === true);
  return [...new Set([...ofPurposes, ...ofMedia])];
}
