import type { RegistryAssignment, RegistryAssignments } from '#core/plugin/registry-assignment.ts';
import { readGemfile } from './gemfile-text.ts';

/** `source "…"` of everything, of a block and of a single gem. */
export const gemAssignments: RegistryAssignments = {
  publicNames: [['rubygems', 'org'], ['gemcutter'], ['rubyforge']],
  *read(file, tree): Generator<RegistryAssignment> {
    const place = { file: file.path, directory: file.directory };
    const { sources, gems } = readGemfile(file, tree);
    for (const registry of sources) yield { ...place, registry };
    for (const { name, source } of gems) if (source !== undefined) yield { ...place, registry: source, packages: { name } };
  },
};
