import type { Collector } from '#core/inventory/collector.ts';
import type { ControlParagraph } from '#core/linux/control-file.ts';
import { debianRelations } from '#core/linux/debian-relations.ts';
import type { Requirements } from '#core/linux/requirements.ts';
import type { Distribution } from '#core/linux/root-file-system.ts';
import { systemPurl } from '#core/linux/system-purl.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';

export interface OpkgPlace {
  readonly distribution: Distribution;
  /** The control file that opkg keeps of each package; it says more than the status file. */
  readonly control?: ControlParagraph | undefined;
  readonly direct?: boolean | undefined;
}

/** False when the paragraph lacks name or version. */
export function addOpkgPackage(found: Collector, requirements: Requirements, paragraph: ControlParagraph, { distribution, control, direct }: OpkgPlace): boolean {
  const read = (field: string): string | undefined => paragraph.fields.get(field)?.value || control?.fields.get(field)?.value || undefined;
  const name = read('package');
  const version = read('version');
  if (name === undefined || version === undefined) return false;
  const description = read('description')?.split('\n', 1)[0];
  const license = read('license');
  const homepage = read('homepage');
  const supplier = read('maintainer');
  const source = read('sourcename');
  const node = found.component({
    purl: systemPurl({ type: 'opkg', distribution, name, version, arch: read('architecture'), upstream: source === name ? undefined : source }),
    licenses: license === undefined ? [] : [license],
    metadata: statedMetadata({ description, homepage, supplier }),
    line: paragraph.line,
    direct,
  });
  requirements.addPackage(name, node);
  for (const names of debianRelations(read('provides') ?? '')) for (const provided of names) requirements.provides(provided, node);
  for (const field of ['depends', 'pre-depends']) for (const anyOf of debianRelations(read(field) ?? '')) requirements.needs(node, anyOf);
  for (const anyOf of debianRelations(read('recommends') ?? '')) requirements.needs(node, anyOf, 'optional');
  return true;
}
