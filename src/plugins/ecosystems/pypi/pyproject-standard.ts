import { scopeOfExtra, scopeOfGroup } from '#core/python/dependency-group.ts';
import { normalName } from '#core/python/package-name.ts';
import type { Scope } from '#core/model/scope.ts';
import { entries, get, isRecord, list, strings, text, type Value } from '#core/text/value.ts';
import { dependenciesOfExtras } from './collective-extras.ts';
import { declareRequirement, type DeclarationPlace, type DeclaredDependency } from './declared-dependency.ts';
import { declareEditable, withProjectRoot } from './editable-dependency.ts';
import { licenseClassifiers, linksFrom, metadataOf } from './project-manifest.ts';
import type { ProjectTable, PyprojectText } from './pyproject.ts';

/** `[project]` (PEP 621, licences by PEP 639) with its extras, and `[dependency-groups]` (PEP 735). */
export function readStandardProject(input: PyprojectText): ProjectTable | undefined {
  const root = input.toml.value;
  const project = get(root, 'project');
  const groups = readGroups(input);
  if (!isRecord(project)) {
    return groups.length === 0 ? undefined : {
      licenses: [],
      metadata: {},
      owners: [],
      dependencies: groups,
      isComplete: false,
    };
  }
  const name = text(project, 'name');
  const extras = entries(project, 'optional-dependencies').map(([extra]) => {
    const ofExtra = readRequirements(input, scopeOfExtra(extra), ['project', 'optional-dependencies', extra]);
    // an extra may name others of the same project, which are listed on their own
    return { name: extra, dependencies: ofExtra.filter((dependency) => name === undefined || dependency.name !== normalName(name)) };
  });
  const dependencies = [...readRequirements(input, 'runtime', ['project', 'dependencies']), ...dependenciesOfExtras(extras)];
  return {
    line: input.toml.line('project', 'name'),
    name,
    version: text(project, 'version'),
    licenses: licensesOf(project),
    metadata: metadataOf({
      description: text(project, 'description'),
      ...linksFrom(entries(project, 'urls').filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
      authors: people(project, 'authors'),
    }),
    owners: people(project, 'maintainers'),
    dependencies: [...dependencies, ...groups],
    isComplete: !strings(project, 'dynamic').includes('dependencies'),
  };
}

function licensesOf(project: Value): string[] {
  const license = get(project, 'license');
  const stated = typeof license === 'string' ? license : (text(license, 'text') ?? text(license, 'file'));
  return [...(stated === undefined ? [] : [stated]), ...licenseClassifiers(strings(project, 'classifiers'))];
}

function people(project: Value, key: string): string[] {
  return list(project, key).flatMap((person) => {
    const name = text(person, 'name');
    const email = text(person, 'email');
    if (name === undefined) return email === undefined ? [] : [email];
    return [email === undefined ? name : `${name} <${email}>`];
  });
}

/** A list of dependency specifiers; what is none becomes an issue. */
export function readRequirements({ toml, file, report }: PyprojectText, scope: Scope, path: readonly string[]): DeclaredDependency[] {
  return list(toml.value, ...path).flatMap((item, index) => {
    const line = toml.line(...path, index);
    const declared = typeof item === 'string' ? declareText(withProjectRoot(item), { scope, file: file.path, line }) : undefined;
    if (declared !== undefined) return [declared];
    // tables in dependency groups include other groups
    if (path[0] === 'dependency-groups' && get(item, 'include-group') !== undefined) return [];
    report({
      code: 'partial',
      file: file.path,
      line,
      message: `${path.join('.')} holds ${JSON.stringify(item)?.slice(0, 100)}, which is not a dependency specifier; it was left out`,
      remedy: 'Write it as name, extras, version and marker, such as "requests[socks]>=2; python_version<\'3.12\'".',
    });
    return [];
  });
}

const declareText = (written: string, place: DeclarationPlace): DeclaredDependency | undefined =>
  (/^-e\s|^--editable\b/.test(written) ? declareEditable(written, place) : declareRequirement(written, place));

function readGroups(input: PyprojectText): DeclaredDependency[] {
  const groups = get(input.toml.value, 'dependency-groups');
  if (!isRecord(groups)) return [];
  const spelling = new Map(Object.keys(groups).map((name) => [normalName(name), name]));
  return Object.keys(groups).flatMap((name) => {
    const scope = scopeOfGroup(name);
    return included(groups, name, spelling).flatMap((member) => readRequirements(input, scope, ['dependency-groups', member]));
  });
}

/** The group and all that it includes, each once. */
function included(groups: Readonly<Record<string, Value>>, start: string, spelling: ReadonlyMap<string, string>): string[] {
  const found = new Set([start]);
  for (const name of found) {
    for (const item of list(groups, name)) {
      const other = spelling.get(normalName(text(item, 'include-group') ?? ''));
      if (other !== undefined) found.add(other);
    }
  }
  return [...found];
}
