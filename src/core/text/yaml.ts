import { parseAllDocuments } from 'yaml';
import { TextSyntaxError } from './position.ts';
import type { Value } from './value.ts';

/** A parsed YAML text that can say on which line a key stands. */
export interface YamlText {
  /** The first document. */
  readonly value: Value;
  /** All documents of the stream. */
  readonly documents: readonly Value[];
  /** 1-based line of the key or item at the path in the first document. */
  line(...path: readonly (string | number)[]): number | undefined;
}

/** Throws `TextSyntaxError`. All scalars that look like versions stay strings when `strings` is set. */
export function parseYaml(source: string, options: { readonly strings?: boolean } = {}): YamlText {
  const documents = parseAllDocuments(source, options.strings ? { schema: 'failsafe' } : {});
  const values: Value[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const error = document.errors[0];
    if (error) throw new TextSyntaxError(error.message.split('\n')[0]!, error.linePos?.[0].line);
    values.push(document.toJS({ maxAliasCount: 100 }));
  }
  return { value: values[0], documents: values, line: () => undefined };
}
