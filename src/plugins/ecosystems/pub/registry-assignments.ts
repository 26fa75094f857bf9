import type { RegistryAssignment, RegistryAssignments } from '#core/plugin/registry-assignment.ts';
import { entries, get, text } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';

const tables = ['dependencies', 'dev_dependencies', 'dependency_overrides'] as const;

/** `hosted:` of a dependency, an address alone or with a name. */
export const pubAssignments: RegistryAssignments = {
  publicNames: [['pub', 'dev'], ['dartlang', 'org']],
  *read(file): Generator<RegistryAssignment> {
    const { value } = parseYaml(file.text());
    for (const [key, dependency] of tables.flatMap((table) => entries(value, table))) {
      const hosted = get(dependency, 'hosted');
      const registry = text(hosted) ?? text(hosted, 'url');
      const name = text(hosted, 'name') ?? key;
      if (registry !== undefined) yield { file: file.path, directory: file.directory, registry, packages: { name } };
    }
  },
};
