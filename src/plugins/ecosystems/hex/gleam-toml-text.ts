import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseToml } from '#core/text/toml.ts';
import { entries, scalar, strings, text } from '#core/text/value.ts';
import { gleamToml } from './shapes.ts';

export interface GleamProject {
  readonly name?: string;
  readonly version?: string;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly dependencies: readonly GleamDependency[];
}

export interface GleamDependency {
  readonly name: string;
  readonly requirement?: string;
  readonly git?: { readonly remote: string; readonly revision?: string };
  readonly path?: string;
  readonly scope: Scope;
  readonly line?: number;
}

const tables: readonly (readonly [string, Scope])[] = [['dependencies', 'runtime'], ['dev-dependencies', 'development'], ['dev_dependencies', 'development']];

/** Throws `TextSyntaxError`. */
export function readGleamToml(file: SourceFile, found: Issues): GleamProject {
  const toml = parseToml(file.text());
  checkShape(found, toml, gleamToml, file.path);
  const dependencies = tables.flatMap(([table, scope]) => entries(toml.value, table).map(([name, value]): GleamDependency => {
    const requirement = text(value) ?? text(value, 'version');
    const [remote, revision, path] = [text(value, 'git'), text(value, 'ref') ?? text(value, 'tag') ?? text(value, 'branch'), text(value, 'path')];
    const line = toml.line(table, name);
    return {
      name, scope,
      ...(requirement === undefined ? {} : { requirement }),
      ...(remote === undefined ? {} : { git: revision === undefined ? { remote } : { remote, revision } }),
      ...(path === undefined ? {} : { path }),
      ...(line === undefined ? {} : { line }),
    };
  }));
  const [name, version, description] = [text(toml.value, 'name'), scalar(toml.value, 'version'), text(toml.value, 'description')];
  const [type, user, repo] = ['type', 'user', 'repo'].map((key) => text(toml.value, 'repository', key));
  const forge = type === undefined ? undefined : forges.get(type);
  const repository = text(toml.value, 'repository', 'url') ?? (forge !== undefined && user !== undefined && repo !== undefined ? `${forge}${user}/${repo}` : undefined);
  return {
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    licenses: [...strings(toml.value, 'licences'), ...strings(toml.value, 'licenses')],
    metadata: { ...(description === undefined ? {} : { description }), ...(repository === undefined ? {} : { repository }) },
    dependencies,
  };
}

const forges: ReadonlyMap<string, string> = new Map([
  ['github', 'https://github.com/'], ['gitlab', 'https://gitlab.com/'], ['bitbucket', 'https://bitbucket.org/'],
  ['codeberg', 'https://codeberg.org/'], ['sourcehut', 'https://git.sr.ht/~'],
]);
