import type { PackageMetadata } from '../model/component.ts';
import { child, children, textOf, type XmlElement } from '../text/xml.ts';

export interface NuspecDependency {
  readonly id: string;
  readonly requirement: string | undefined;
  readonly framework: string | undefined;
  readonly line: number;
}

/** The description of a package. */
export interface Nuspec {
  readonly id: string | undefined;
  readonly version: string | undefined;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly owners: readonly string[];
  readonly dependencies: readonly NuspecDependency[];
  readonly line: number;
}

/** `undefined` when the root element has no metadata. Texts with `$token$`, which packing fills in, count as absent. */
export function readNuspec(root: XmlElement): Nuspec | undefined {
  const metadata = child(root, 'metadata');
  if (metadata === undefined) return undefined;
  const field = (name: string): string | undefined => {
    const text = textOf(metadata, name);
    return text === undefined || /\$[\w.]+\$/.test(text) ? undefined : text;
  };
  const license = child(metadata, 'license');
  // a licence in a file is told from an expression by its type; the URL that stands for it since then says nothing
  const expression = license !== undefined && license.attributes.get('type') !== 'file' ? field('license') : undefined;
  const url = license === undefined ? field('licenseUrl') : undefined;
  const authors = list(field('authors'));
  const fields = {
    description: field('description') ?? field('summary'),
    homepage: field('projectUrl'),
    repository: child(metadata, 'repository')?.attributes.get('url'),
    copyright: field('copyright'),
  };
  return {
    id: field('id'),
    version: field('version'),
    licenses: [expression ?? url].filter((value) => value !== undefined),
    metadata: { ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)), ...(authors.length === 0 ? {} : { authors }) },
    owners: list(field('owners')),
    dependencies: dependenciesIn(child(metadata, 'dependencies')),
    line: metadata.line,
  };
}

const list = (text: string | undefined): string[] => (text ?? '').split(',').map((item) => item.trim()).filter((item) => item !== '');

function dependenciesIn(element: XmlElement | undefined): NuspecDependency[] {
  const read = (parent: XmlElement | undefined, framework: string | undefined): NuspecDependency[] =>
    children(parent, 'dependency').map((dependency) => ({
      id: dependency.attributes.get('id')?.trim() ?? '', requirement: dependency.attributes.get('version')?.trim(), framework, line: dependency.line,
    }));
  return [...read(element, undefined), ...children(element, 'group').flatMap((group) => read(group, group.attributes.get('targetFramework')))];
}

/** Is it the description of a Chocolatey package? They have the same form, and are told by where they stand or by their installation scripts. */
export function isChocolatey(path: string, exists: (path: string) => boolean): boolean {
  if (/(?:^|\/)chocolatey\/lib(?:-bad|-bkp)?\//i.test(path)) return true;
  const slash = path.lastIndexOf('/');
  const directory = slash === -1 ? '' : path.slice(0, slash + 1);
  return ['chocolateyinstall.ps1', 'chocolateyInstall.ps1', 'ChocolateyInstall.ps1'].some((name) => exists(`${directory}tools/${name}`));
}
