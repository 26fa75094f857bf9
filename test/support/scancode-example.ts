import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FindingsCoverage, LicenseFinding, UnitLicenses } from '#core/model/license-facts.ts';
import { repository, scan as scanAs, type ScannedInventory } from './muster.ts';
import { putFiles, type Files, type Workshop } from './workshop.ts';

/** What ScanCode 32.5.0 found in examples/scancode, with --license --copyright --package --info. */
export const real = JSON.parse(readFileSync(join(repository, 'examples/scancode/scancode.json'), 'utf8')) as Document;

export interface Document {
  readonly headers: readonly { readonly options: Record<string, unknown> }[];
  readonly packages: readonly { readonly purl: string; readonly datafile_paths: readonly string[] }[];
  readonly files: readonly { readonly path: string; readonly type: string; readonly [key: string]: unknown }[];
}

/** Trees and documents of the example, made in the workshop of one test file. */
export function scancodeExample(work: Workshop) {
  /** The example without its configuration, and with other files. */
  function desk(files: Files = {}): string {
    const tree = join(work.tree(), 'desk');
    cpSync(join(repository, 'examples/scancode'), tree, { recursive: true });
    for (const name of ['muster.yaml', 'scancode.json']) rmSync(join(tree, name));
    putFiles(tree, files);
    return tree;
  }

  /** The findings of ScanCode, changed. */
  const document = (change: (all: Document) => unknown = (all) => all): string => work.file('result.json', JSON.stringify(change(real), null, 1));

  return { desk, document };
}

export const scan = async (tree: string, ...more: string[]): Promise<ScannedInventory> => (await scanAs([tree, '-q', ...more])).inventory;
export const licensesOf = ({ components }: ScannedInventory, name: string): UnitLicenses => components.find((component) => component.name === name)!.licenses as unknown as UnitLicenses;
export const coverage = ({ licenseCoverage }: ScannedInventory): readonly FindingsCoverage[] => licenseCoverage!.findings as readonly FindingsCoverage[];
export const findings = ({ licenseFindings }: ScannedInventory, kind: LicenseFinding['kind']) => licenseFindings!.filter((finding) => finding.kind === kind);
export const told = ({ issues }: ScannedInventory) => issues.filter(({ source }) => source === 'scan/findings');
/** Who found it. */
export const by = { tool: 'scancode-toolkit', version: '32.5.0' };
