import type { LicenseExpression } from '../license/expression.ts';
import { renderLicenseExpression } from '../license/render-expression.ts';
import { printable } from '../report/printable.ts';
import { yamlBlock, yamlText } from '../text/write-yaml.ts';
import { renderVers } from '../versions/vers.ts';
import type { Curation } from './curation.ts';

/** The form of `.muster/curations.yaml`, each curation below the place that it is from. `on` (ISO 8601 date) stands where a curation has none. */
export function* renderCurations(curations: readonly Curation[], on: string): Generator<string> {
  if (curations.length === 0) yield 'curations: []\n';
  else yield 'curations:\n';
  for (const curation of curations) yield [...entryLines(curation, on), ''].join('\n');
}

function entryLines({ purl, versions, was, declared, mappings, concluded, exclude, findings, reason, by, on: decided, comment, source }: Curation, on: string): string[] {
  return [
    `  # ${printable(source.path)}${source.line === undefined ? '' : `:${source.line}`}`,
    `  - purl: ${yamlText(purl)}`,
    ...pairs(4, { versions: versions && renderVers(versions), was, declared: declared && licenseText(declared) }),
    ...(mappings.size === 0 ? [] : ['    mappings:', ...[...mappings].map(([spelling, meaning]) => `      ${yamlText(spelling)}: ${yamlText(licenseText(meaning))}`)]),
    ...pairs(4, { concluded: concluded && licenseText(concluded) }),
    ...(exclude.length === 0 ? [] : ['    exclude:', ...exclude.flatMap((each) => item({ path: each.path, reason: each.reason, comment: each.comment }))]),
    ...(findings.length === 0 ? [] : ['    findings:', ...findings.flatMap((each) => item({
      path: each.path, detected: each.detected && licenseText(each.detected), startLines: each.startLines?.join(', '), concluded: licenseText(each.concluded), reason: each.reason, comment: each.comment,
    }))]),
    ...pairs(4, { reason, by, on: decided ?? on, comment }),
  ];
}

const licenseText = (license: LicenseExpression | 'none'): string => (license === 'none' ? 'NONE' : renderLicenseExpression(license));

function item(values: Readonly<Record<string, string | undefined>>): string[] {
  const [first, ...others] = pairs(8, values);
  return [`      - ${first!.trimStart()}`, ...others];
}

const pairs = (indent: number, values: Readonly<Record<string, string | undefined>>): string[] =>
  Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [`${' '.repeat(indent)}${key}: ${yamlBlock(value, indent + 2)}`]));
