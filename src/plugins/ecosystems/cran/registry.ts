import { addressesIn, endpointsOf } from '#core/plugin/endpoints.ts';
import { NotPublished, type Registry, type RegistryFacts } from '#core/plugin/registry.ts';
import { readDescription } from './description-text.ts';
import { cranAssignments } from './registry-assignments.ts';

const askR = ['Rscript', '--vanilla', '-e', 'cat(getOption("repos"))'] as const;

/** A repository of R packages, by the profile of the user or R itself. It shows the newest version only. */
const registry: Registry = {
  configuration: {
    files: ['~/.Rprofile'],
    environment: ['RENV_CONFIG_REPOS_OVERRIDE'],
    commands: [askR],
    parse({ files, environment, commands }) {
      const lines = [...files.values()].flatMap((content) => content.split('\n')).filter((line) => line.includes('repos'));
      const override = environment.get('RENV_CONFIG_REPOS_OVERRIDE') ?? '';
      return endpointsOf([...addressesIn(override), ...lines.flatMap(addressesIn), ...addressesIn(commands.get(askR.join(' ')) ?? '')]);
    },
  },
  assignments: cranAssignments,
  request({ name, version, qualifiers }, endpoint) {
    if (version === undefined || qualifiers?.['vcs_url'] !== undefined || qualifiers?.['download_url'] !== undefined) return undefined;
    return { url: `${endpoint.url}/web/packages/${encodeURIComponent(name)}/DESCRIPTION`, accept: 'text/plain', isChanging: true };
  },
  parse(body, { version }): RegistryFacts {
    const description = readDescription(body);
    if (description.version !== version) throw new NotPublished(`the repository describes version ${description.version} only`);
    return { licenses: description.licenses, metadata: description.metadata };
  },
  archive: {
    request({ name, version, qualifiers }, { url }) {
      if (version === undefined || qualifiers?.['vcs_url'] !== undefined || qualifiers?.['download_url'] !== undefined) return undefined;
      const [folder, file] = [encodeURIComponent(name), `${encodeURIComponent(`${name}_${version}`)}.tar.gz`];
      // what is not the newest is moved
      return { url: `${url}/src/contrib/${file}`, accept: '*/*', isChanging: true, otherwise: { url: `${url}/src/contrib/Archive/${folder}/${file}`, accept: '*/*' } };
    },
  },
};

export default registry;
