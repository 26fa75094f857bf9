import type { RegistryAssignment, RegistryAssignments } from '#core/plugin/registry-assignment.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { list, text } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { namespaceAndName } from './galaxy-purl.ts';
import { galaxyServer, readServers } from './servers.ts';

/** `source` of a collection in requirements, and the servers that an `ansible.cfg` of the project names. */
export const ansibleAssignments: RegistryAssignments = {
  publicNames: [['ansible', 'com'], ['galaxy'], ['release_galaxy']],
  *read(file, tree): Generator<RegistryAssignment> {
    const place = { file: file.path, directory: file.directory };
    if (file.name === 'ansible.cfg') {
      for (const { url } of readServers(file.text())) yield { ...place, registry: url };
      return;
    }
    const servers = serversBeside(file, tree);
    for (const collection of list(parseYaml(file.text(), { strings: true }).value, 'collections')) {
      const [name, source, type] = [text(collection, 'name'), text(collection, 'source'), text(collection, 'type')];
      if (name === undefined || source === undefined || source === '' || (type !== undefined && type !== 'galaxy')) continue;
      yield { ...place, packages: namespaceAndName(name), registry: servers.get(source) ?? galaxyServer('', source, undefined)[0]?.url ?? source };
    }
  },
};

/** Addresses of servers, by their names in the configuration beside the list. */
function serversBeside({ directory }: SourceFile, tree: TreeView): ReadonlyMap<string, string> {
  const configuration = tree.get(`${directory}/ansible.cfg`) ?? tree.get('ansible.cfg');
  return new Map(configuration === undefined ? [] : readServers(configuration.text()).map(({ name, url }) => [name, url]));
}
