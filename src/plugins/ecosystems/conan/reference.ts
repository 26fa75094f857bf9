import { makePurl, type Purl } from '#core/purl/purl.ts';

/** `name/version@user/channel#recipe-revision:package-id#package-revision%timestamp`; all but name and version may be missing. */
export interface Reference {
  readonly name: string;
  /** Absent for a range, which stands in `requirement`. */
  readonly version?: string;
  /** The version as written when it is a range: `[>=1.2 <2]`. */
  readonly requirement?: string;
  readonly user?: string;
  readonly channel?: string;
  readonly recipeRevision?: string;
}

/** `undefined` when there is no name or no version. */
export function parseReference(text: string): Reference | undefined {
  const slash = text.indexOf('/');
  const name = text.slice(0, Math.max(0, slash)).trim();
  if (!/^[\w.+-]+$/.test(name)) return undefined;
  const rest = text.slice(slash + 1).trim();
  if (rest.startsWith('[') || rest.startsWith('(')) {
    const close = rest.lastIndexOf(rest.startsWith('[') ? ']' : ')');
    const requirement = rest.slice(0, close === -1 ? rest.length : close + 1);
    return { name, requirement, ...owner(rest.slice(requirement.length)) };
  }
  // the version that the package has on the host side (`<host_version>`, `<host_version:other-name>`)
  const host = /^<host_version(?::[\w.+-]+)?>/.exec(rest);
  if (host !== null) return { name, requirement: host[0], ...owner(rest.slice(host[0].length)) };
  const end = rest.search(/[@#:%\s]/);
  const version = end === -1 ? rest : rest.slice(0, end);
  if (version === '') return undefined;
  const tail = end === -1 ? '' : rest.slice(end);
  // conaninfo.txt of Conan 1 keeps only the part of a version that matters: `1.Y.Z`
  if (/(?:^|\.)[YZ](?:\.|$)/.test(version)) return { name, requirement: version, ...owner(tail) };
  return { name, version, ...owner(tail) };
}

function owner(tail: string): Pick<Reference, 'user' | 'channel' | 'recipeRevision'> {
  const [place = '', ...revisions] = tail.split(/[#:%]/);
  const [user, channel] = place.startsWith('@') ? place.slice(1).trim().split('/') : [];
  const hash = tail.indexOf('#');
  const colon = tail.indexOf(':');
  const recipeRevision = hash !== -1 && (colon === -1 || hash < colon) ? revisions[0]?.trim() : undefined;
  return {
    ...(user && user !== '_' ? { user } : {}),
    ...(channel && channel !== '_' ? { channel } : {}),
    ...(recipeRevision ? { recipeRevision } : {}),
  };
}

/** The recipe revision belongs to the identity: it says which patches a package was built with. */
export const conanPurl = ({ name, version, user, channel, recipeRevision }: Reference): Purl =>
  makePurl({ type: 'conan', name, version, qualifiers: { user, channel, rrev: recipeRevision } });
