import { tokenize, type SourceGrammar } from '#core/text/source-code.ts';
import { nest, type SourceNode } from '#core/text/source-tree.ts';

const strings = [
  { open: '"""', close: '"""', interpolation: '${' },
  { open: "'''", close: "'''" },
  { open: '"', close: '"', escapes: true, interpolation: '${', oneLine: true },
  { open: "'", close: "'", escapes: true, oneLine: true },
];

const operators = ['!==', '===', '?.', '?:', '->', '::', '==', '!=', '>=', '<=', '&&', '||', '+=', '-=', '..', '!!'];

const groovy: SourceGrammar = { lineComments: ['//', '#!'], blockComments: [{ open: '/*', close: '*/' }], strings, operators, wordCharacters: '$', keys: true };
const kotlin: SourceGrammar = { lineComments: ['//', '#!'], blockComments: [{ open: '/*', close: '*/', nested: true }], strings, operators, wordCharacters: '$' };

export type Language = 'groovy' | 'kotlin';

/** Build scripts are never run: they are cut into tokens with brackets matched, and what stands there literally is read. */
export const readCode = (text: string, language: Language): SourceNode[] => nest(tokenize(text, language === 'kotlin' ? kotlin : groovy));

export const languageOf = (name: string): Language => (name.endsWith('.kts') || name.endsWith('.kt') ? 'kotlin' : 'groovy');
