import { NotPublished, type Registry, type RegistryEndpoint, type RegistryFacts, type RegistryRequest } from '#core/plugin/registry.ts';
import type { Hash } from '#core/model/component.ts';
import type { PurlParts } from '#core/purl/purl.ts';
import { readDistributionName } from '#core/python/distribution-name.ts';
import { normalName } from '#core/python/package-name.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, isRecord, list, strings, text, type Value } from '#core/text/value.ts';
import { compareVersions, VersionError } from '#core/versions/versions.ts';
import { readCoreMetadata } from './core-metadata.ts';
import { indexEndpoints, pipConfiguration, pipFiles, pipHelp, pipVariables, pipVersion } from './pip-configuration.ts';
import { licenseClassifiers, linksFrom, metadataOf } from './project-manifest.ts';
import { publishedNeeds } from './published-needs.ts';
import { pypiAssignments } from './registry-assignments.ts';
import { readSimplePage, simplePageTypes, versionsOf } from './simple-page.ts';

/**
 * A Python package index. Its JSON interface, which stands beside the `simple` pages, tells all of a version at once; where an index does not offer that,
 * the page of the project names the files of the version, and beside a wheel stands its core metadata.
 */
const registry: Registry = {
  configuration: { files: pipFiles, environment: pipVariables, commands: [pipConfiguration, pipHelp, pipVersion], parse: indexEndpoints },
  assignments: pypiAssignments,
  request(purl, endpoint) {
    if (purl.version === undefined || isElsewhere(purl)) return undefined;
    const base = endpoint.url.replace(/\/simple$/, '');
    return {
      url: `${base}/pypi/${encodeURIComponent(normalName(purl.name))}/${encodeURIComponent(purl.version)}/json`,
      accept: 'application/json',
      otherwise: pageOf(purl, endpoint),
    };
  },
  parse(body, purl, endpoint) {
    const value = body.trimStart().startsWith('{') ? parseJson(body).value : undefined;
    const python = endpoint?.runtime;
    return isRecord(value) && isRecord(value['info']) ? factsOf(value, python) : factsBesideFile(body, purl, endpoint?.url ?? '', python);
  },
  archive: {
    request: (purl, endpoint) => registry.request(purl, endpoint),
    address: archiveOf,
  },
  versions: {
    request: (purl, endpoint) => (isElsewhere(purl) ? undefined : pageOf(purl, endpoint)),
    parse: (body, purl, endpoint) => versionsOf(readSimplePage(body, pageOf(purl, endpoint).url), endpoint.runtime),
  },
};

export default registry;

/** What comes from a repository or URL is not the package that an index has under that name. */
const isElsewhere = ({ qualifiers }: PurlParts): boolean => qualifiers?.['vcs_url'] !== undefined || qualifiers?.['download_url'] !== undefined;

const pageOf = ({ name }: PurlParts, { url }: RegistryEndpoint): RegistryRequest =>
  ({ url: `${url}/${encodeURIComponent(normalName(name))}/`, accept: simplePageTypes, isChanging: true });

/** The source archive, or else a wheel; of those whose hash is known, where the index says which they are. */
function archiveOf(body: string, purl: PurlParts, endpoint: RegistryEndpoint, hashes: readonly Hash[]): string | undefined {
  const value = body.trimStart().startsWith('{') ? parseJson(body).value : undefined;
  const files = isRecord(value) && isRecord(value['info'])
    ? list(value, 'urls').flatMap((file) => {
        const [name, url] = [text(file, 'filename'), text(file, 'url')];
        return name === undefined || url === undefined ? [] : [{ name, url, hash: text(file, 'digests', 'sha256') }];
      })
    : readSimplePage(body, pageOf(purl, endpoint).url).filter(({ name }) => isVersion(name, purl.version!)).map(({ name, url }) => ({ name, url, hash: undefined }));
  const locked = files.filter(({ hash }) => hashes.some((known) => known.value === hash));
  const choice = locked.length > 0 ? locked : files;
  return (choice.find(({ name }) => !name.endsWith('.whl')) ?? choice.find(({ name }) => name.endsWith('-none-any.whl')) ?? choice[0])?.url;
}

function factsOf(value: Value, python: string | undefined): RegistryFacts {
  const said = (key: string): string | undefined => {
    const found = text(value, 'info', key)?.trim();
    return found === '' || found === 'UNKNOWN' ? undefined : found;
  };
  const licenses = [said('license_expression'), said('license'), ...licenseClassifiers(strings(value, 'info', 'classifiers'))];
  const urls = entries(value, 'info', 'project_urls').filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const author = said('author') ?? said('author_email');
  const source = list(value, 'urls').find((file) => text(file, 'packagetype') === 'sdist');
  const downloadLocation = text(source, 'url');
  return {
    licenses: licenses.filter((license) => license !== undefined),
    metadata: metadataOf({
      description: said('summary'),
      ...linksFrom([...urls, ['homepage', said('home_page') ?? '']]),
      authors: author === undefined ? [] : [author],
    }),
    ...(downloadLocation === undefined ? {} : { downloadLocation }),
    needs: publishedNeeds(strings(value, 'info', 'requires_dist'), python),
  };
}

function factsBesideFile(page: string, purl: PurlParts, index: string, python: string | undefined): RegistryFacts {
  const files = readSimplePage(page, pageOf(purl, { url: index }).url).filter(({ name }) => isVersion(name, purl.version!));
  if (files.length === 0) throw new NotPublished(`${purl.name} ${purl.version} is not on the page of its project`);
  const wheels = files.filter(({ name }) => name.endsWith('.whl'));
  const wheel = wheels.find(({ name }) => name.endsWith('-none-any.whl')) ?? wheels[0];
  const source = files.find(({ name }) => !name.endsWith('.whl'));
  const download = source === undefined ? {} : { downloadLocation: source.url };
  const request = wheel === undefined ? inSource(source?.url) : inWheel(wheel.url);
  if (request === undefined) return { licenses: [], metadata: {}, ...download };
  return {
    licenses: [], metadata: {},
    elsewhere: {
      request,
      parse(body) {
        const { licenses, metadata, requires, hasMetadataVersion } = readCoreMetadata(body);
        if (!hasMetadataVersion) throw new Error('it is no metadata of a package');
        // old source archives do not say what is needed: that is computed when they are built
        const tells = wheel !== undefined || requires.length > 0 || /^Metadata-Version: 2\.[2-9]/mi.test(body.slice(0, 500));
        return { licenses, metadata, ...download, ...(tells ? { needs: publishedNeeds(requires.map(({ text }) => text), python) } : {}) };
      },
    },
  };
}

/** An index that does not offer the metadata beside the wheel has it in the wheel. */
const inWheel = (url: string): RegistryRequest =>
  ({ url: `${url}.metadata`, accept: '*/*', otherwise: { url, accept: '*/*', entry: { archive: 'zip', ending: '.dist-info/METADATA' } } });

function inSource(url: string | undefined): RegistryRequest | undefined {
  const archive = url?.endsWith('.tar.gz') ? 'tar.gz' : url?.endsWith('.zip') ? 'zip' : undefined;
  return url === undefined || archive === undefined ? undefined : { url, accept: '*/*', entry: { archive, ending: '/PKG-INFO' } };
}

function isVersion(file: string, version: string): boolean {
  const found = readDistributionName(file)?.version;
  if (found === undefined || found === version) return found === version;
  try {
    return compareVersions('pypi', found, version) === 0;
  } catch (error) {
    if (error instanceof VersionError) return false;
    throw error;
  }
}
