import type { RegistryAssignment, RegistryAssignments } from '#core/plugin/registry-assignment.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, list, text } from '#core/text/value.ts';

/** `renv.lock`: the repositories that the project has, and from which of them each package was taken. */
export const cranAssignments: RegistryAssignments = {
  // mirrors of the public ones, and the names that renv and its kin give to them
  publicNames: [['r-project', 'org'], ['rstudio', 'com'], ['posit', 'co'], ['p3m', 'dev'], ['bioconductor', 'org'], ['cran'], ['rspm'], ['p3m'], ['ppm']],
  *read(file): Generator<RegistryAssignment> {
    const place = { file: file.path, directory: file.directory };
    const { value } = parseJson(file.text());
    const addresses = new Map(list(value, 'R', 'Repositories').flatMap((repository) => {
      const [name, url] = [text(repository, 'Name'), text(repository, 'URL')];
      return name === undefined || url === undefined ? [] : [[name, url] as const];
    }));
    for (const registry of addresses.values()) yield { ...place, registry };
    for (const [key, entry] of entries(value, 'Packages')) {
      const repository = text(entry, 'Repository');
      if (repository !== undefined && repository !== '' && !repository.startsWith('Bioc')) yield { ...place, packages: { name: text(entry, 'Package') ?? key }, registry: addresses.get(repository) ?? repository };
    }
  },
};
