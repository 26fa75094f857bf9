import type { Collector } from '#core/inventory/collector.ts';
import type { ControlParagraph } from '#core/linux/control-file.ts';
import { debianRelations } from '#core/linux/debian-relations.ts';
import type { Requirements } from '#core/linux/requirements.ts';
import type { Distribution } from '#core/linux/root-file-system.ts';
import { systemPurl } from '#core/linux/system-purl.ts';
import type { Hash, PackageMetadata } from '#core/model/component.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import type { Purl } from '#core/purl/purl.ts';

/** What the control paragraph of a binary package says of its identity. */
export interface DebianPackage {
  readonly name: string;
  readonly version: string;
  readonly arch?: string;
  /** `name` or `name@version` of the source package, where it differs. */
  readonly upstream?: string;
}

/** `undefined` when the paragraph lacks name or version. */
export function debianPackage(paragraph: ControlParagraph): DebianPackage | undefined {
  const name = valueOf(paragraph, 'package');
  const version = valueOf(paragraph, 'version');
  if (name === undefined || version === undefined) return undefined;
  const arch = valueOf(paragraph, 'architecture');
  const upstream = upstreamOf(valueOf(paragraph, 'source'), name);
  return { name, version, ...(arch === undefined ? {} : { arch }), ...(upstream === undefined ? {} : { upstream }) };
}

/** Without field: the source has the name of the package. A version in brackets stands only where it is another one. */
function upstreamOf(source: string | undefined, name: string): string | undefined {
  if (source === undefined) return undefined;
  const bracket = source.indexOf('(');
  if (bracket === -1) return source === name ? undefined : source;
  const version = source.slice(bracket + 1).split(')')[0]!.trim();
  return `${source.slice(0, bracket).trim()}@${version}`;
}

export const valueOf = (paragraph: ControlParagraph, field: string): string | undefined => {
  const value = paragraph.fields.get(field)?.value;
  return value === undefined || value === '' ? undefined : value;
};

export interface PackagePlace {
  readonly distribution: Distribution;
  readonly file: string;
  readonly hashes?: readonly Hash[] | undefined;
  readonly direct?: boolean | undefined;
}

/** Adds the package and notes what it needs and provides. */
export function addPackage(found: Collector, requirements: Requirements, paragraph: ControlParagraph, pkg: DebianPackage, place: PackagePlace): Purl {
  const { distribution, file, hashes, direct } = place;
  const purl = systemPurl({ type: 'deb', distribution, ...pkg });
  const node = found.component({
    purl,
    metadata: metadataOf(paragraph),
    file,
    line: paragraph.line,
    hashes,
    direct,
  });
  requirements.addPackage(pkg.name, node);
  for (const names of debianRelations(valueOf(paragraph, 'provides') ?? '')) for (const name of names) requirements.provides(name, node);
  for (const field of ['depends', 'pre-depends'] as const) {
    for (const anyOf of debianRelations(valueOf(paragraph, field) ?? '')) requirements.needs(node, anyOf);
  }
  for (const anyOf of debianRelations(valueOf(paragraph, 'recommends') ?? '')) requirements.needs(node, anyOf, 'optional');
  return purl;
}

function metadataOf(paragraph: ControlParagraph): PackageMetadata {
  const description = valueOf(paragraph, 'description')?.split('\n', 1)[0];
  const homepage = valueOf(paragraph, 'homepage');
  const supplier = valueOf(paragraph, 'maintainer');
  const repository = valueOf(paragraph, 'vcs-browser') ?? valueOf(paragraph, 'vcs-git');
  return statedMetadata({ description, homepage, supplier, repository });
}
