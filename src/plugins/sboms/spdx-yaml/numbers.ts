import { isRecord, type Value } from '#core/text/value.ts';

/** The members that the schema of SPDX 2 wants as whole numbers. */
const numeric: ReadonlySet<string> = new Set(['lineNumber', 'offset', 'order']);

/** The parts of a document that have such members. */
const parts: ReadonlySet<string> = new Set(['hasExtractedLicensingInfos', 'snippets']);

/** Makes numbers of what must be one, in a document whose numbers are as written. */
export function withNumbers(document: Value): Value {
  if (!isRecord(document)) return document;
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, parts.has(key) ? numbersIn(value) : value]));
}

function numbersIn(value: Value, name = ''): Value {
  if (Array.isArray(value)) return value.map((item) => numbersIn(item));
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, numbersIn(part, key)]));
  return numeric.has(name) && typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
}
