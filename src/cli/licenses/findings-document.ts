import type { FileFindings } from '#core/model/file-findings.ts';
import { findingsDocumentSchema } from '#core/model/findings-document.ts';
import type { ImportedFindings } from '#core/model/package-findings.ts';
import { generatedAt } from '../timestamp.ts';
import { version } from '../version.ts';

const tool = { name: 'muster', version };

/** Our own findings. */
export const ownFindings = (files: readonly FileFindings[]): ImportedFindings => ({ source: tool, files, packages: [], issues: [] });

/** JSON in pieces, one for each entry, so that findings of any number need little memory. */
export function* findingsDocument({ source, root, files, packages, issues }: ImportedFindings): Generator<string> {
  yield JSON.stringify({ schema: findingsDocumentSchema, generatedAt: generatedAt(), tool, source, root }, null, 1).slice(0, -2);
  for (const [name, entries] of Object.entries({ files, packages, issues })) {
    yield `,\n "${name}": [`;
    for (const [index, entry] of entries.entries()) yield `${index === 0 ? '' : ','}\n${indented(JSON.stringify(entry, null, 1))}`;
    yield entries.length === 0 ? ']' : '\n ]';
  }
  yield '\n}\n';
}

const indented = (text: string): string => text.split('\n').map((line) => `  ${line}`).join('\n');
