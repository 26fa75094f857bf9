import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import type { DeclaredDependency } from './declared-dependency.ts';

/** What one manifest (pyproject.toml, setup.cfg, setup.py, Pipfile) says of the project in its directory. */
export interface ProjectManifest {
  readonly file: string;
  readonly line?: number | undefined;
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  /** Verbatim. */
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly owners: readonly string[];
  readonly dependencies: readonly DeclaredDependency[];
  /** It lists the dependencies of the project; those of older manifests beside it do not count. */
  readonly isComplete: boolean;
  /** Requirements files that it takes dependencies from. */
  readonly requirementFiles: readonly RequirementsReference[];
}

export interface RequirementsReference {
  /** Relative to the root. */
  readonly path: string;
  /** What the manifest takes them for; `undefined` where only the name of the file can tell. */
  readonly scope: Scope | undefined;
}

export const licenseClassifiers = (classifiers: readonly string[]): string[] =>
  classifiers.map((classifier) => classifier.trim()).filter((classifier) => classifier.startsWith('License ::'));

const repositoryLabels = new Set(['repository', 'source', 'sourcecode', 'code', 'github', 'gitlab']);

/** Picks homepage and repository by the labels that packagers use for them. */
export function linksFrom(urls: Iterable<readonly [label: string, url: string]>): Pick<PackageMetadata, 'homepage' | 'repository'> {
  let homepage: string | undefined;
  let repository: string | undefined;
  for (const [label, url] of urls) {
    const word = label.toLowerCase().replace(/[^a-z]/g, '');
    if (word === 'homepage' || word === 'home') homepage ??= url;
    else if (repositoryLabels.has(word)) repository ??= url;
  }
  return { ...(homepage === undefined ? {} : { homepage }), ...(repository === undefined ? {} : { repository }) };
}

/** Leaves out what is absent or blank. */
export function metadataOf(fields: { readonly [key in keyof PackageMetadata]?: PackageMetadata[key] | undefined }): PackageMetadata {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value.length > 0));
}
