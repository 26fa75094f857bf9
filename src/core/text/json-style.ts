import { isRecord, type Value } from './value.ts';

/** How a language writes JSON: tools hash what they write. */
export interface JsonStyle {
  readonly afterComma: string;
  readonly afterColon: string;
  /** Keys in order, and not as they come. */
  readonly isSorted: boolean;
  readonly emptyRecord: string;
  /** A text that was written as JavaScript writes it, quotes included. */
  escape(text: string): string;
}

const asCode = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** `json.dumps(…, sort_keys=True)`. */
export const pythonStyle: JsonStyle = { afterComma: ' ', afterColon: ' ', isSorted: true, emptyRecord: '{}', escape: (text) => text.replace(/[^ -~]/g, asCode) };

/** `json.dumps(…, sort_keys=True, separators=(",", ":"))`. */
export const densePythonStyle: JsonStyle = { ...pythonStyle, afterComma: '', afterColon: '' };

/** `json_encode` of what `json_decode` made arrays of. */
export const phpStyle: JsonStyle = { afterComma: '', afterColon: '', isSorted: false, emptyRecord: '[]', escape: (text) => text.replaceAll('/', '\\/').replace(/[\u0080-\uffff]/g, asCode) };

/** `json.Marshal` of structures and sorted maps. */
export const goStyle: JsonStyle = { afterComma: '', afterColon: '', isSorted: false, emptyRecord: '{}', escape: (text) => text.replace(/[<>&\u2028\u2029]/g, asCode) };

const deepest = 100;

/** Undefined for what the languages write in different ways, or what our readers cannot tell apart: numbers, dates, keys that are numbers. */
export function writeJson(value: Value, style: JsonStyle, depth = 0): string | undefined {
  if (typeof value === 'string') return style.escape(JSON.stringify(value));
  if (typeof value === 'boolean' || value === null) return String(value);
  if (depth > deepest || (!Array.isArray(value) && !isRecord(value))) return undefined;
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (const item of value as Value[]) {
      const part = writeJson(item, style, depth + 1);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return `[${parts.join(`,${style.afterComma}`)}]`;
  }
  const keys = Object.keys(value);
  if (keys.length === 0) return style.emptyRecord;
  for (const key of style.isSorted ? keys.sort() : keys) {
    const part = /^-?[0-9]+$/.test(key) || /[\ud800-\udfff]/.test(key) ? undefined : writeJson((value as Readonly<Record<string, Value>>)[key], style, depth + 1);
    if (part === undefined) return undefined;
    parts.push(`${style.escape(JSON.stringify(key))}:${style.afterColon}${part}`);
  }
  return `{${parts.join(`,${style.afterComma}`)}}`;
}
