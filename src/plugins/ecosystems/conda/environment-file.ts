import { checkShape } from '#core/inventory/check-shape.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import type { Scope } from '#core/model/scope.ts';
import { scopeOfGroup } from '#core/python/dependency-group.ts';
import { readRequirementsLine, type RequirementsLine } from '#core/python/requirements-line.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { get, isRecord, list, text, type Value } from '#core/text/value.ts';
import type { IssueInput } from '#core/inventory/extraction.ts';
import { parseMatchSpec, type MatchSpec } from './match-spec.ts';
import { environmentFile } from './shapes.ts';

export type EnvironmentEntry = { readonly line: number | undefined; readonly scope: Scope } & (
  | { readonly manager: 'conda'; readonly spec: MatchSpec }
  | { readonly manager: 'pip'; readonly requirement: Extract<RequirementsLine, { kind: 'requirement' | 'location' }> }
);

/** What an environment file (`environment.yml`) asks for. */
export interface EnvironmentFile {
  readonly path: string;
  readonly name: string | undefined;
  readonly entries: readonly EnvironmentEntry[];
}

/** `undefined` when the file has another structure, which becomes an issue. Throws for text that is no YAML. */
export function readEnvironmentFile(file: SourceFile, report: (issue: IssueInput) => void): EnvironmentFile | undefined {
  const yaml = parseYaml(file.text(), { strings: true });
  const dependencies = get(yaml.value, 'dependencies');
  if (!isRecord(yaml.value) || (dependencies !== undefined && dependencies !== '' && !Array.isArray(dependencies))) {
    report({
      code: 'malformed',
      file: file.path,
      line: 1,
      message: 'there is no list of dependencies',
      remedy: 'Write the packages as a list under "dependencies".',
    });
    return undefined;
  }
  checkShape({ issue: report }, yaml, environmentFile, file.path);
  const category = text(yaml.value, 'category');
  const scope = category === undefined ? 'runtime' : scopeOfGroup(category);
  const entries: EnvironmentEntry[] = [];
  const refuse = (item: Value, line: number | undefined): void => {
    report({
      code: 'partial', file: file.path, line,
      message: `${JSON.stringify(item)?.slice(0, 100)} is no package specification; it was left out`,
      remedy: 'Write it as name and version, such as "numpy=1.26", or as a list under "pip:".',
    });
  };
  for (const [index, item] of list(dependencies).entries()) {
    const line = yaml.line('dependencies', index);
    if (typeof item === 'string') {
      const spec = parseMatchSpec(item);
      if (spec === undefined) refuse(item, line);
      else entries.push({ manager: 'conda', spec, line, scope });
    } else if (isRecord(item) && Array.isArray(get(item, 'pip'))) {
      for (const [position, written] of list(item, 'pip').entries()) readPip(written, yaml.line('dependencies', index, 'pip', position) ?? line);
    } else {
      refuse(item, line);
    }
  }
  return { path: file.path, name: text(yaml.value, 'name'), entries };

  function readPip(written: Value, line: number | undefined): void {
    const read = typeof written === 'string' ? readRequirementsLine(written.trim()) : undefined;
    if (read?.kind === 'requirement' || read?.kind === 'location') entries.push({ manager: 'pip', requirement: read, line, scope });
    else if (read?.kind === 'include') {
      for (const path of read.paths.filter((candidate) => !/require/i.test(candidate))) {
        report({
          code: 'unsupported',
          file: file.path,
          line,
          message: `the requirements in ${path} were not read`,
          remedy: 'Give the file a name such as requirements.txt, so that it is read on its own.',
        });
      }
    } else if (read?.kind !== 'option') {
      refuse(written, line);
    }
  }
}
