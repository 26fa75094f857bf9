import { makePurl, type Purl } from '#core/purl/purl.ts';

export interface StorePath {
  readonly name: string;
  readonly version: string;
}

/** Names of outputs besides the main one: parts of one package in directories of their own. */
const outputs = new Set(['bin', 'data', 'debug', 'dev', 'devdoc', 'dist', 'doc', 'getent', 'info', 'lib', 'libgcc', 'man', 'out', 'py', 'static', 'terminfo', 'tk', 'lua', 'modules', 'xgcc', 'unwrapped']);

/** Files that were fetched or made for a build are not packages. */
const notPackages = ['.drv', '.lock', '.patch', '.diff', '.sh', '.tar.gz', '.tar.xz', '.tar.bz2', '.tgz', '.tar.zst', '.zip', '.chroot', '.conf', '.json', '.crate', '.gem', '.jar', '.pom', '-source', '.links'];

/** A store directory is called by 32 characters of its digest and the name that the derivation states. */
const digest = /^[0-9abcdfghijklmnpqrsvwxyz]{32}-/;

/**
 * The package in a directory of the store (`<digest>-name-version[-output]`). The version begins behind the first dash that a digit follows, or at `unstable-<date>`,
 * as Nix itself splits names. `undefined` for what has no version: configuration, scripts, environments.
 */
export function readStorePath(directory: string): StorePath | undefined {
  if (!digest.test(directory) || notPackages.some((suffix) => directory.endsWith(suffix))) return undefined;
  let full = directory.slice(33);
  const last = full.lastIndexOf('-');
  if (last !== -1 && outputs.has(full.slice(last + 1))) full = full.slice(0, last);
  for (let dash = full.indexOf('-'); dash !== -1; dash = full.indexOf('-', dash + 1)) {
    const rest = full.slice(dash + 1);
    if (dash > 0 && (/^\d/.test(rest) || /^unstable-\d{4}-\d\d-\d\d/.test(rest))) return { name: full.slice(0, dash), version: rest };
  }
  return undefined;
}

export const nixPurl = ({ name, version }: StorePath): Purl => makePurl({ type: 'nix', name, version });
