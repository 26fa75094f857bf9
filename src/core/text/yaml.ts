import type { OutlineBuilder } from './outline-builder.ts';
import { withoutByteOrderMark } from './position.ts';
import type { Value } from './value.ts';
import { GIVE_UP } from './yaml-cursor.ts';
import { RepeatedKey } from './yaml-member.ts';
import type { YamlOptions } from './yaml-options.ts';
import { longest, readWithPackage, repeatedKey } from './yaml-package.ts';
import { YamlReader } from './yaml-reader.ts';

/** A parsed YAML text that can say on which line a key stands. */
export interface YamlText {
  /** The first document. */
  readonly value: Value;
  /** All documents of the stream. */
  readonly documents: readonly Value[];
  /** 1-based line of the key or item at the path in the first document. */
  line(...path: readonly (string | number)[]): number | undefined;
  /** The same in the document with this index. */
  lineIn(document: number, ...path: readonly (string | number)[]): number | undefined;
}

/**
 * Scalars by the core schema of YAML 1.2; keys are always as written. Merge keys are merged. Throws `TextSyntaxError`, also for equal keys in
 * a mapping, for a text nested more than 500 deep, for aliases that repeat a million nodes, and for rare features in a text of a million characters.
 */
export function parseYaml(source: string, options: YamlOptions = {}): YamlText {
  const text = withoutByteOrderMark(source);
  const { documents, roots, outline } = readQuickly(text, options) ?? readWithPackage(text, options);
  const outlines = roots.map((root) => lazily(() => outline.outline(root)));
  const lineIn = (document: number, ...path: readonly (string | number)[]) => outlines[document]?.().line(path);
  return { value: documents[0], documents, line: (...path) => lineIn(0, ...path), lineIn };
}

/** What the quick reader makes of the text; `undefined` when it gives up. */
export function readQuickly(text: string, options: YamlOptions): { documents: Value[]; roots: number[]; outline: OutlineBuilder } | undefined {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  if (lines.includes('\r') || lines.includes('\ufeff')) return undefined;
  const reader = new YamlReader(lines.endsWith('\n') ? lines : `${lines}\n`, options);
  try {
    reader.read();
    return reader;
  } catch (error) {
    // the thorough reader says more of it, and takes no long texts
    if (error instanceof RepeatedKey && text.length > longest) throw repeatedKey(error.key, error.line);
    if (error === GIVE_UP || error instanceof RepeatedKey) return undefined;
    throw error;
  }
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
