import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { entries, isRecord, scalar, strings, text, type Value } from '#core/text/value.ts';
import { pubspec as shape } from './shapes.ts';

/** What a `pubspec.yaml` says. */
export interface Pubspec {
  readonly name?: string;
  readonly version?: string;
  readonly metadata: PackageMetadata;
  readonly dependencies: readonly PubDependency[];
  /** Directories of the packages of the workspace; may end with `*`. */
  readonly workspace: readonly string[];
  /** Its lockfile is that of a workspace further up. */
  readonly inWorkspace: boolean;
}

export interface PubDependency {
  readonly name: string;
  readonly scope: Scope;
  readonly source: 'hosted' | 'git' | 'path' | 'sdk';
  readonly requirement?: string;
  readonly url?: string;
  readonly revision?: string;
  readonly path?: string;
  readonly overridden: boolean;
  readonly line?: number;
}

/** Throws `TextSyntaxError`. */
export function readPubspec(file: SourceFile, found: Issues): Pubspec {
  const yaml = parseYaml(file.text(), { strings: true });
  checkShape(found, yaml, shape, file.path);
  const { value } = yaml;
  const overrides = new Map(entries(value, 'dependency_overrides'));
  const tables: readonly (readonly [string, Scope])[] = [['dependencies', 'runtime'], ['dev_dependencies', 'development'], ['dependency_overrides', 'runtime']];
  const dependencies: PubDependency[] = [];
  for (const [table, scope] of tables) {
    for (const [name, written] of entries(value, table)) {
      const overridden = overrides.has(name);
      // an override of something that is asked for is told with it
      if (table === 'dependency_overrides' && dependencies.some((dependency) => dependency.name === name)) continue;
      const line = yaml.line(table, name);
      dependencies.push({
        name, scope, overridden, ...dependencyOf(overridden ? overrides.get(name) : written), ...(line === undefined ? {} : { line }),
      });
    }
  }
  const [name, version] = [text(value, 'name'), scalar(value, 'version')];
  return {
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    metadata: metadataOf(value),
    dependencies,
    workspace: strings(value, 'workspace'),
    inWorkspace: text(value, 'resolution') === 'workspace',
  };
}

function dependencyOf(written: Value): Pick<PubDependency, 'source' | 'requirement' | 'url' | 'revision' | 'path'> {
  if (!isRecord(written)) {
    const requirement = scalar(written);
    return requirement === undefined || requirement === '' || requirement === 'null' ? { source: 'hosted' } : { source: 'hosted', requirement };
  }
  const [path, sdk, version] = [text(written, 'path'), text(written, 'sdk'), scalar(written, 'version')];
  const range = version === undefined ? {} : { requirement: version };
  const url = text(written, 'git') ?? text(written, 'git', 'url');
  const revision = scalar(written, 'git', 'ref');
  if (url !== undefined) return { source: 'git', url, ...range, ...(revision === undefined ? {} : { revision }) };
  if (path !== undefined) return { source: 'path', path, ...range };
  return { source: sdk === undefined ? 'hosted' : 'sdk', ...range };
}

function metadataOf(value: Value): PackageMetadata {
  const [description, homepage, repository, author] = ['description', 'homepage', 'repository', 'author'].map((key) => text(value, key) || undefined);
  const authors = author === undefined ? strings(value, 'authors') : [author];
  return statedMetadata({ description: description?.trim(), homepage, repository, authors });
}
