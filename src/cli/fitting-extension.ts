import { UsageError } from './exit-codes.ts';

/** Endings that programs go by, each with the others that a format with it is kept under as well. */
const telling = new Set(['json', 'jsonl', 'jsonld', 'html', 'csv', 'md', 'xml', 'rdf', 'sarif', 'yml', 'yaml', 'spdx']);
const alsoKeptUnder: Readonly<Record<string, readonly string[]>> = { sarif: ['json'], rdf: ['xml'], json: ['jsonld'], jsonl: ['json'], yml: ['yaml'], yaml: ['yml'] };

/** What CycloneDX, SPDX and others advise for names of files, with the formats that go by it. */
const conventions: readonly (readonly [ending: RegExp, ids: readonly string[]])[] = [
  [/\.(?:cdx|cyclonedx|bom)\.json$/i, ['cyclonedx-json']],
  [/\.(?:cdx|cyclonedx|bom)\.xml$/i, ['cyclonedx-xml']],
  // both versions: SPDX 3 has not settled on one of its own
  [/\.spdx\.json$/i, ['spdx-json', 'spdx3-json']],
  [/\.(?:spdx3\.json|(?:spdx3?\.)?jsonld|spdx3?\.json-?ld)$/i, ['spdx3-json']],
  [/\.spdx\.ya?ml$/i, ['spdx-yaml']],
  [/\.spdx\.(?:rdf|xml|rdf\.xml)$/i, ['spdx-rdf']],
  [/\.spdx$/i, ['spdx-tag-value']],
  [/\.syft\.json$/i, ['syft-json']],
  [/\.github-snapshot\.json$/i, ['github-snapshot-json']],
  [/\.sarif(?:\.json)?$/i, ['sarif']],
];

/** The formats by whose convention the file is named; none for other names. */
export const formatsByConvention = (file: string): readonly string[] => conventions.find(([ending]) => ending.test(file))?.[1] ?? [];

/** A format as far as the name of its file goes. */
export interface NamedFormat {
  readonly id: string;
  readonly extension: string;
}

/** Refuses a file whose name says another format than the one that would be written into it. Throws `UsageError`. */
export function demandFittingExtension(file: string | undefined, format: NamedFormat): void {
  if (file === undefined) return;
  const other = otherFormatOf(file, format);
  if (other !== undefined) throw new UsageError(`${file} would hold the format ${format.id}, and its name says ${other}.`, 'Change the name of --output, or --format.');
}

/** As `demandFittingExtension`, where the n-th file belongs to the n-th format, which is soon mistaken. */
export function demandFittingExtensions(destinations: readonly { readonly file: string | undefined; readonly format: NamedFormat }[]): void {
  for (const { file, format } of destinations) {
    const other = file === undefined ? undefined : otherFormatOf(file, format);
    if (other !== undefined) throw new UsageError(`${file} would hold the format ${format.id}, and its name says ${other}.`, `The n-th --output belongs to the n-th --format, and - is standard output: -f ${format.id} -o - -f FORMAT -o ${file}`);
  }
}

function otherFormatOf(file: string, { id, extension }: NamedFormat): string | undefined {
  const convention = formatsByConvention(file);
  if (convention.length > 0) return convention.includes(id) ? undefined : convention.join(' or ');
  const [own, said] = [lastOf(extension), lastOf(file)];
  return own === said || !telling.has(said) || alsoKeptUnder[own]?.includes(said) === true ? undefined : 'another one';
}

const lastOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
