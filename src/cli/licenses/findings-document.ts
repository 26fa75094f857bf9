import type { FileFindings } from '#core/model/file-findings.ts';
import { findingsDocumentSchema } from '#core/model/findings-document.ts';
import { generatedAt } from '../timestamp.ts';
import { version } from '../version.ts';

/** JSON in pieces, one for each file, so that findings of any number need little memory. */
export function* findingsDocument(files: readonly FileFindings[]): Generator<string> {
  const tool = { name: 'muster', version };
  yield `${JSON.stringify({ schema: findingsDocumentSchema, generatedAt: generatedAt(), tool, source: tool }, null, 1).slice(0, -2)},\n "files": [`;
  for (const [index, file] of files.entries()) yield `${index === 0 ? '' : ','}\n${indented(JSON.stringify(file, null, 1))}`;
  yield `${files.length === 0 ? '' : '\n '}],\n "packages": [],\n "issues": []\n}\n`;
}

const indented = (text: string): string => text.split('\n').map((line) => `  ${line}`).join('\n');
