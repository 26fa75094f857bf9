import { exactVersion } from './dependency-spec.ts';

/** What a content delivery network serves: a package of npm or a repository of GitHub. */
export interface ServedPackage {
  readonly type: 'npm' | 'github';
  /** With scope or owner. */
  readonly name: string;
  readonly version: string | undefined;
  /** What stands in place of an exact version. */
  readonly requirement: string | undefined;
  /** The part of the path that names the package and its version. */
  readonly path: string;
}

const npmName = String.raw`((?:@[^/@]+\/)?[^/@]+)@([^/?&]+)`;
const repository = String.raw`([^/@]+\/[^/@]+)@([^/?&]+)`;

/** By host: how paths name packages of npm, and repositories. */
const networks: readonly { readonly host: RegExp; readonly npm: RegExp; readonly github?: RegExp; readonly hasDigests?: boolean }[] = [
  { host: /^esm\.sh$/, npm: new RegExp(`^(?:v\\d+/|stable/)?\\*?${npmName}`), github: new RegExp(`^(?:v\\d+/)?gh/\\*?${repository}`) },
  { host: /^(?:unpkg\.com|esm\.run|esm\.unpkg\.com)$/, npm: new RegExp(`^${npmName}`) },
  { host: /^cdn\.jsdelivr\.net$/, npm: new RegExp(`^npm/${npmName}`), github: new RegExp(`^gh/${repository}`) },
  { host: /^cdn\.skypack\.dev$/, npm: new RegExp(`^(?:-/|pin/|new/)?${npmName}`), hasDigests: true },
  { host: /^(?:[a-z]+\.)?jspm\.(?:io|dev)$/, npm: new RegExp(`^npm:${npmName}`) },
];

/** `undefined` for other hosts, and for what a network serves from somewhere else. */
export function servedPackage(host: string, path: string): ServedPackage | undefined {
  const network = networks.find((candidate) => candidate.host.test(host));
  if (network === undefined) return undefined;
  const github = network.github?.exec(path) ?? null;
  const match = github ?? network.npm.exec(path);
  if (match === null) return undefined;
  const [matched, name = '', version = ''] = match;
  if (github) return { type: 'github', name, version, requirement: undefined, path: matched };
  // Skypack puts its own digest behind a version that it pins
  const exact = exactVersion(network.hasDigests === true ? version.replace(/-[A-Za-z0-9]{20}$/, '') : version);
  return { type: 'npm', name, version: exact, requirement: exact === undefined ? version : undefined, path: matched };
}
