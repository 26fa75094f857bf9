import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { makePurl, type Purl } from '#core/purl/purl.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { entries, isRecord, scalar, strings, text, type Value } from '#core/text/value.ts';
import { shardYml } from './shapes.ts';

/** What a `shard.yml` says. */
export interface Shard {
  readonly name?: string;
  readonly version?: string;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly dependencies: readonly ShardDependency[];
}

export interface ShardDependency {
  readonly name: string;
  readonly requirement: string;
  readonly source: ShardSource;
  readonly scope: Scope;
  readonly line?: number;
}

export interface ShardSource {
  readonly tool?: 'git' | 'hg' | 'fossil';
  readonly url?: string;
  readonly path?: string;
  readonly revision?: string;
}

/** Throws `TextSyntaxError`. */
export function readShard(file: SourceFile, found: Issues): Shard {
  const yaml = parseYaml(file.text(), { strings: true });
  checkShape(found, yaml, shardYml, file.path);
  const tables: readonly (readonly [string, Scope])[] = [['dependencies', 'runtime'], ['development_dependencies', 'development']];
  const dependencies = tables.flatMap(([table, scope]) => entries(yaml.value, table).map(([name, entry]): ShardDependency => {
    const line = yaml.line(table, name);
    return { name, scope, requirement: scalar(entry, 'version') ?? '', source: sourceOf(entry), ...(line === undefined ? {} : { line }) };
  }));
  const [name, version, license, description, repository] = [text(yaml.value, 'name'), scalar(yaml.value, 'version'), text(yaml.value, 'license'), text(yaml.value, 'description'), text(yaml.value, 'repository')];
  const authors = strings(yaml.value, 'authors');
  return {
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    licenses: license === undefined ? [] : [license],
    metadata: statedMetadata({ description: description?.trim(), repository, authors }),
    dependencies,
  };
}

const forges: ReadonlyMap<string, string> = new Map([
  ['github', 'https://github.com/'], ['gitlab', 'https://gitlab.com/'], ['bitbucket', 'https://bitbucket.org/'], ['codeberg', 'https://codeberg.org/'],
]);

export function sourceOf(entry: Value): ShardSource {
  if (!isRecord(entry)) return {};
  const revision = scalar(entry, 'commit') ?? scalar(entry, 'tag') ?? scalar(entry, 'branch') ?? scalar(entry, 'ref');
  const pinned = revision === undefined ? {} : { revision };
  for (const tool of ['git', 'hg', 'fossil'] as const) {
    const url = text(entry, tool);
    if (url !== undefined) return { tool, url, ...pinned };
  }
  for (const [key, base] of forges) {
    const short = text(entry, key);
    if (short !== undefined) return { tool: 'git', url: `${base}${short}.git`, ...pinned };
  }
  const path = text(entry, 'path');
  return path === undefined ? {} : { path };
}

export const shardPurl = (name: string, version?: string, vcs?: string): Purl => makePurl({ type: 'crystal', name, version, qualifiers: { vcs_url: vcs } });
