import { md5 } from '#core/binary/md5.ts';
import { addressesIn, endpointsOf } from '#core/plugin/endpoints.ts';
import { NotPublished, type NeededPackage, type PackageNeeds, type PublishedVersion, type Registry, type RegistryEndpoint, type RegistryFacts } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, list, strings, text, type Value } from '#core/text/value.ts';
import { podPurl } from './pod-component.ts';
import { readPodspecJson } from './podspec-text.ts';
import { podAssignments } from './registry-assignments.ts';

/** A repository of podspecs on a web server, in folders by the MD5 of the name; which ones CocoaPods uses it notes beside its copies. */
const registry: Registry = {
  configuration: {
    files: ['$CP_REPOS_DIR/*/.url', '~/.cocoapods/repos/*/.url'],
    environment: [],
    commands: [],
    parse: ({ files }) => endpointsOf([...files.values()].flatMap(addressesIn)),
  },
  assignments: podAssignments,
  request({ name, version, qualifiers }, endpoint) {
    if (version === undefined || qualifiers?.['vcs_url'] !== undefined || qualifiers?.['download_url'] !== undefined) return undefined;
    const place = [...folders(name), name, version, `${name}.podspec.json`].map(encodeURIComponent).join('/');
    return { url: `${endpoint.url}/Specs/${place}`, accept: 'application/json' };
  },
  parse(body): RegistryFacts {
    const { name, licenses, metadata } = readPodspecJson(parseJson(body));
    if (name === undefined) throw new Error('the answer is no podspec');
    return { licenses, metadata, needs: needsOf(parseJson(body).value, name) };
  },
  archive: {
    request: (purl, endpoint) => registry.request(purl, endpoint),
    // most pods are in repositories of a forge, which no registry packs
    address: (body) => text(parseJson(body).value, 'source', 'http'),
  },
  versions: {
    request: ({ name }, endpoint) => ({ url: listOf(name, endpoint), accept: 'text/plain', isChanging: true }),
    parse: (body, { name }) => versionsIn(body, name),
  },
};

export default registry;

const folders = (name: string): string[] => md5(new Uint8Array(bytesOf(name))).slice(0, 3).split('');

const bytesOf = (name: string): number[] =>
  Array.from(encodeURIComponent(name).matchAll(/%([0-9A-F]{2})|([^%])/g), ([, hex, plain]) => (hex === undefined ? plain!.charCodeAt(0) : Number.parseInt(hex, 16)));

/** One list for all pods of a folder, a line for each: `Name/1.0.0/1.1.0`. */
const listOf = (name: string, { url }: RegistryEndpoint): string => `${url}/all_pods_versions_${folders(name).join('_')}.txt`;

function versionsIn(body: string, name: string): PublishedVersion[] {
  const lines = body.split('\n').map((line) => line.trim().split('/'));
  if (lines.some(([pod]) => pod?.startsWith('<'))) throw new Error('it is no list of pods');
  const line = lines.find(([pod]) => pod === name);
  if (line === undefined) throw new NotPublished(`${name} is not in the list of pods`);
  return line.slice(1).map((version) => ({ version }));
}

const deepest = 20;

/** Its own dependencies and those of the subspecs that are installed when nothing is said: the default ones, or all. */
function needsOf(podspec: Value, pod: string): PackageNeeds {
  const defaults = new Set([text(podspec, 'default_subspecs') ?? strings(podspec, 'default_subspecs'), text(podspec, 'default_subspec') ?? []].flat());
  const own = (spec: Value): NeededPackage[] => entries(spec, 'dependencies').flatMap(([written, requirement]) => {
    const name = written.split('/')[0]!;
    return name === pod || name === '' ? [] : [{ purl: podPurl(name), requirement: text(requirement) ?? strings(requirement).join(', '), scope: 'runtime' as const }];
  });
  const below = (spec: Value, depth: number): NeededPackage[] => (depth > deepest ? [] : [...own(spec), ...list(spec, 'subspecs').flatMap((part) => below(part, depth + 1))]);
  const installed = list(podspec, 'subspecs').filter((part) => defaults.size === 0 || defaults.has(text(part, 'name') ?? ''));
  return { dependencies: [...own(podspec), ...installed.flatMap((part) => below(part, 1))] };
}
