import { makePurl, type Purl } from '#core/purl/purl.ts';

/** Formulae and casks of Homebrew itself are named without their tap. */
const ownTaps = new Set(['homebrew/core', 'homebrew/cask']);

/** `tap` is `owner/repository`; a full name (`owner/repository/formula`) holds it. */
export function brewPurl(name: string, version?: string, tap?: string): Purl {
  const slash = name.lastIndexOf('/');
  const namespace = slash === -1 ? tap : name.slice(0, slash);
  return makePurl({
    type: 'brew',
    namespace: namespace === undefined || ownTaps.has(namespace) ? undefined : namespace,
    name: name.slice(slash + 1),
    version,
  });
}
