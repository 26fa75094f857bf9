import { readPythonVersion } from '../versions/pypi.ts';
import { isPackageName } from './package-name.ts';

export interface DistributionName {
  readonly name: string;
  readonly version: string;
}

const archives = ['.tar.gz', '.tar.bz2', '.tar.xz', '.tgz', '.tar', '.zip'];

/** Name and version from the file name of a wheel or source archive; `undefined` for any other name. Takes paths and URLs too. */
export function readDistributionName(path: string): DistributionName | undefined {
  const query = path.search(/[?#]/);
  const clean = query === -1 ? path : path.slice(0, query);
  const file = decode(clean.slice(Math.max(clean.lastIndexOf('/'), clean.lastIndexOf('\\')) + 1));
  if (file.endsWith('.whl')) {
    const parts = file.slice(0, -4).split('-');
    const [name = '', version = ''] = parts;
    return parts.length >= 5 && isPackageName(name) && version !== '' ? { name, version } : undefined;
  }
  const ending = archives.find((candidate) => file.endsWith(candidate));
  if (ending === undefined) return undefined;
  const stem = file.slice(0, -ending.length);
  if (stem.length > 300) return undefined;
  for (let dash = stem.indexOf('-'); dash !== -1; dash = stem.indexOf('-', dash + 1)) {
    const version = stem.slice(dash + 1);
    const name = stem.slice(0, dash);
    if (/^v?[0-9]/.test(version) && readPythonVersion(version) !== undefined && isPackageName(name)) return { name, version };
  }
  return undefined;
}

/** Percent-encoding of URLs; text that is not well encoded stays as it is. */
function decode(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
