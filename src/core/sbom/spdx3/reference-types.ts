import { externalRefTypes, referenceTypes } from './names.data.ts';

const names: ReadonlyMap<string, string> = new Map([...referenceTypes].reverse().map(([type, name]) => [name, type]));

/** A type of SPDX 3 by the name that CycloneDX has for it, else by its own in the spelling of the others: `cwe`, `eol-notice`. */
export const referenceType = (type: string): string => referenceTypes.get(type) ?? type.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `undefined` where SPDX 3 has none for it. */
export function spdx3ReferenceType(type: string): string | undefined {
  const known = names.get(type) ?? type.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return externalRefTypes.has(known) ? known : undefined;
}
