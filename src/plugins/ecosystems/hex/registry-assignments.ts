import type { RegistryAssignment, RegistryAssignments } from '#core/plugin/registry-assignment.ts';
import { readMixProject } from './mix-exs-text.ts';

/** `repo:` of a dependency in a mix.exs, which names a repository of the user; its address stands nowhere in the tree. */
export const hexAssignments: RegistryAssignments = {
  publicNames: [['hexpm'], ['hex', 'pm']],
  *read(file): Generator<RegistryAssignment> {
    for (const { app, package: name = app, repository } of readMixProject(file.text()).dependencies) {
      if (repository !== undefined) yield { file: file.path, directory: file.directory, registry: repository, packages: { name, fits: ({ namespace }) => !namespace } };
    }
  },
};
