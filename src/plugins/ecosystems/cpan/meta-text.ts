import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, get, isRecord, scalar, strings, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import type { ModuleSource } from './module-source.ts';
import { cpanMeta } from './shapes.ts';

/** What the metadata of a distribution says (CPAN::Meta::Spec 1.x and 2). */
export interface Meta {
  readonly name?: string;
  readonly version?: string;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly requirements: readonly ModuleRequirement[];
  /** False for a file of that name that is not CPAN's. */
  readonly isMeta: boolean;
}

export interface ModuleRequirement {
  readonly module: string;
  readonly requirement: string;
  readonly scope: Scope;
  readonly line?: number;
  /** Needed under a condition of the cpanfile, which is a program. */
  readonly isConditional?: boolean;
  /** Only a cpanfile names one. */
  readonly source?: ModuleSource | undefined;
}

const scopeOfPhase: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['runtime', 'runtime'], ['test', 'test'], ['build', 'build'], ['configure', 'build'], ['develop', 'development'],
]);

/** `told` of what is of a wrong kind, where it is a file. Throws `TextSyntaxError`. */
export function readMeta(source: string, isJson: boolean, told?: { readonly found: Issues; readonly file: string }): Meta {
  const parsed = isJson ? parseJson(source) : parseYaml(source, { strings: true });
  const { value } = parsed;
  const isMeta = isRecord(get(value, 'meta-spec')) || text(value, 'generated_by') !== undefined || isRecord(get(value, 'prereqs'));
  if (isMeta && told !== undefined) checkShape(told.found, parsed, cpanMeta, told.file);
  const requirements: ModuleRequirement[] = [];
  const add = (place: readonly string[], scope: Scope) => {
    for (const [module, requirement] of entries(value, ...place)) {
      const line = parsed.line(...place, module);
      requirements.push({ module, requirement: scalar(requirement) ?? '0', scope, ...(line === undefined ? {} : { line }) });
    }
  };
  for (const [phase, scope] of scopeOfPhase) {
    add(['prereqs', phase, 'requires'], scope);
    add(['prereqs', phase, 'recommends'], scope === 'runtime' ? 'optional' : scope);
    add(['prereqs', phase, 'suggests'], scope === 'runtime' ? 'optional' : scope);
  }
  // version 1 of the specification
  add(['requires'], 'runtime');
  add(['build_requires'], 'build');
  add(['configure_requires'], 'build');
  add(['recommends'], 'optional');
  const [name, version] = [text(value, 'name'), scalar(value, 'version')];
  return {
    ...(name === undefined ? {} : { name: name.replaceAll('::', '-') }),
    ...(version === undefined ? {} : { version }),
    licenses: text(value, 'license') === undefined ? strings(value, 'license') : [text(value, 'license')!],
    metadata: metadataOf(value),
    requirements,
    isMeta,
  };
}

function metadataOf(value: Value): PackageMetadata {
  const [description, homepage] = [text(value, 'abstract'), text(value, 'resources', 'homepage')];
  const repository = text(value, 'resources', 'repository', 'url') ?? text(value, 'resources', 'repository');
  const authors = text(value, 'author') === undefined ? strings(value, 'author') : [text(value, 'author')!];
  return statedMetadata({ description: description === 'unknown' ? undefined : description, homepage, repository, authors });
}
