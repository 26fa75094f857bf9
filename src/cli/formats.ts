import type { Render, ReportInput } from '#core/plugin/report.ts';
import { reports } from '#plugins/reports/registry.generated.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { UsageError } from './exit-codes.ts';
import { formatsByConvention } from './fitting-extension.ts';

export interface ChosenFormat {
  readonly id: string;
  readonly specVersion: string | undefined;
  readonly extension: string;
  readonly tellsIssues: boolean;
  readonly load: () => Promise<Render>;
}

/** Short names that people try first. */
const aliases: Readonly<Record<string, string>> = {
  cyclonedx: 'cyclonedx-json',
  cdx: 'cyclonedx-json',
  spdx: 'spdx-json',
  'spdx-3': 'spdx3-json',
  'spdx-tv': 'spdx-tag-value',
  md: 'markdown',
};

/** `cyclonedx-json@1.7` or a plain name. Throws `UsageError`. */
export function findFormat(wish: string): ChosenFormat {
  const [name = '', specVersion] = wish.split('@', 2);
  const id = Object.hasOwn(aliases, name) ? aliases[name]! : name;
  const report = reports.find((candidate) => candidate.id === id);
  if (report !== undefined && specVersion === undefined) {
    return { id, specVersion, extension: report.extension, tellsIssues: report.withoutIssues !== true, load: async () => (await report.load()).default };
  }
  const sbom = sbomFormats.find((candidate) => candidate.id === id && candidate.writes.length > 0);
  if (sbom === undefined) {
    throw new UsageError(`There is no format ${JSON.stringify(wish)} to write.`, `Formats: ${formatNames().join(', ')}.`);
  }
  if (specVersion !== undefined && !sbom.writes.includes(specVersion)) {
    throw new UsageError(`${id} is written in version ${sbom.writes.join(' or ')}, not ${specVersion}.`);
  }
  return { id, specVersion, extension: sbom.extension, tellsIssues: true, load: () => sbomRender(id, specVersion) };
}

export const formatNames = (): string[] => [...reports.map(({ id }) => id), ...sbomFormats.filter(({ writes }) => writes.length > 0).map(({ id }) => id)];

async function sbomRender(id: string, specVersion: string | undefined): Promise<Render> {
  const format = sbomFormats.find((candidate) => candidate.id === id)!;
  const [{ default: codec }, { sbomOf }] = await Promise.all([format.load(), import('#core/sbom/from-inventory.ts')]);
  return (input: ReportInput) => codec.write!(sbomOf(input), specVersion === undefined ? {} : { specVersion });
}

/** The format that a file name asks for, by its extension; `undefined` when it says nothing. */
export function formatOfFile(path: string): string | undefined {
  const all = [...sbomFormats.filter(({ writes }) => writes.length > 0), ...reports];
  const name = path.toLowerCase();
  const fits = all.filter(({ extension }) => name.endsWith(extension)).sort((a, b) => b.extension.length - a.extension.length);
  return formatsByConvention(path).find((id) => all.some((format) => format.id === id)) ?? fits[0]?.id;
}
