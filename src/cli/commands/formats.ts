import { comparisonReports } from '#plugins/comparisons/registry.generated.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { reports } from '#plugins/reports/registry.generated.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { exitCodes } from '../exit-codes.ts';

export function listFormats(): number {
  const lines: string[] = ['Written (--format):'];
  for (const report of reports) lines.push(`  ${report.id.padEnd(18)} ${report.title}`);
  for (const sbom of sbomFormats) if (sbom.writes.length > 0) lines.push(`  ${sbom.id.padEnd(18)} ${sbom.title}: ${sbom.writes.join(', ')}`);
  lines.push('', 'Written by muster diff:');
  for (const report of comparisonReports) lines.push(`  ${report.id.padEnd(18)} ${report.title}`);
  lines.push('', 'Bills of materials that are read:');
  for (const sbom of sbomFormats) lines.push(`  ${sbom.id.padEnd(18)} ${sbom.title}: ${sbom.reads.join(', ')}`);
  lines.push('', 'Ecosystems and their files:');
  for (const ecosystem of ecosystems) {
    lines.push(`  ${ecosystem.title}`);
    for (const source of ecosystem.sources) lines.push(`    ${source.kind.padEnd(10)} ${source.title}`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  return exitCodes.done;
}
