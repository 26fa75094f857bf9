import { readForgeArchive } from '#core/purl/forge-archive.ts';
import { vcsUrl, withoutSecrets } from '#core/purl/vcs-url.ts';

/** A place in a git repository. */
export interface GitReference {
  /** As in SPDX download locations: `git+https://host/path.git`, `git+ssh://git@host/path.git`, `git://…`. Without secrets. */
  readonly repository: string;
  /** Commit, tag or branch. */
  readonly revision?: string;
  /** Directory of the package in the repository. */
  readonly path?: string;
}

/** Value of the `vcs_url` qualifier of a purl. */
export const vcsUrlOf = ({ repository, revision }: GitReference): string => vcsUrl(repository, revision);

const hosts: ReadonlyMap<string, string> = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['bitbucket', 'bitbucket.org'],
]);

/** Reads every spelling of npm, Yarn, pnpm and Bun: URLs, scp form, `github:owner/name`, `owner/name`. `undefined` when it is no git reference. */
export function parseGitReference(text: string): GitReference | undefined {
  const hash = text.indexOf('#');
  const place = hash === -1 ? text : text.slice(0, hash);
  const repository = hostedRepository(place) ?? urlRepository(place) ?? scpRepository(place);
  if (repository === undefined) return undefined;
  return { repository, ...(hash === -1 ? {} : fragment(text.slice(hash + 1))) };
}

/** A commit that is fetched as an archive of a forge is still that commit; of a tag, which may move, the address is all that is known. */
export function parseForgeArchive(url: string): GitReference | undefined {
  const archive = readForgeArchive(url);
  return archive?.isCommit === true ? { repository: `git+${archive.repository}`, revision: archive.revision } : undefined;
}

function hostedRepository(place: string): string | undefined {
  // Bun writes `git+ssh://gitlab:owner/name`
  const bare = place.replace(/^git\+ssh:\/\/(?=(?:github|gitlab|bitbucket):)/, '');
  const colon = bare.indexOf(':');
  if (colon !== -1) {
    const path = bare.slice(colon + 1);
    const host = hosts.get(bare.slice(0, colon));
    if (host !== undefined) return ownerAndName.test(path) ? `git+https://${host}/${withGit(path)}` : undefined;
    return bare.startsWith('gist:') && path !== '' ? `git+https://gist.github.com/${withGit(path)}` : undefined;
  }
  return shorthand.test(bare) ? `git+https://github.com/${withGit(bare)}` : undefined;
}

const ownerAndName = /^[\w.-]+(?:\/[\w.-]+)+$/;
/** `owner/name`; neither a scoped package nor a path. */
const shorthand = /^[\w-][\w.-]*\/[\w.-]+$/;

function urlRepository(place: string): string | undefined {
  const separator = place.indexOf('://');
  if (separator === -1) return undefined;
  const scheme = place.slice(0, separator).toLowerCase();
  const rest = place.slice(separator + 3);
  switch (scheme) {
    case 'git':
      return withoutSecrets(`git://${rest}`);
    case 'git+ssh':
    case 'ssh':
      return withoutSecrets(`git+ssh://${sshPath(rest)}`);
    case 'git+https':
    case 'git+http':
    case 'git+file':
    case 'git+git':
      return withoutSecrets(`${scheme}://${rest}`);
    case 'https':
    case 'http':
      return isGitAddress(rest) ? withoutSecrets(`git+${scheme}://${rest}`) : undefined;
    default:
      return undefined;
  }
}

/** A plain address is a repository when it ends in `.git`, or is the page of a repository of a well-known forge. */
function isGitAddress(rest: string): boolean {
  return /\.git\/?$/.test(rest) || /^(?:[^/@]*@)?(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)\/[^/]+\/[^/]+\/?$/.test(rest);
}

/** `git@host:owner/name` in a URL means `git@host/owner/name`, unless a port follows the colon. */
function sshPath(rest: string): string {
  const slash = rest.indexOf('/');
  const colon = rest.indexOf(':', rest.indexOf('@') + 1);
  const isPort = colon === -1 || (slash !== -1 && slash < colon) || /^\d+(?:\/|$)/.test(rest.slice(colon + 1));
  return isPort ? rest : `${rest.slice(0, colon)}/${rest.slice(colon + 1)}`;
}

function scpRepository(place: string): string | undefined {
  const match = /^([\w.-]+)@([\w.-]+)[:/](?!\/)([^\s@]+)$/.exec(place);
  if (match === null || !/\.git$|^git@/.test(place)) return undefined;
  return `git+ssh://${match[1]}@${match[2]}/${match[3]}`;
}

const withGit = (path: string): string => (path.endsWith('.git') ? path : `${path}.git`);

function fragment(text: string): { revision?: string; path?: string } {
  const found: { revision?: string; path?: string } = {};
  for (const part of text.split(/[&]|::/)) {
    const match = /^(commit|tag|head|branch|semver|path|workspace)[=:](.*)$/.exec(part);
    if (match === null) {
      if (part !== '' && found.revision === undefined) found.revision = part;
    } else if (match[1] === 'path') found.path = match[2]!.replace(/^\/+/, '');
    else if (match[1] === 'commit' || ((match[1] === 'tag' || match[1] === 'head' || match[1] === 'branch') && found.revision === undefined)) found.revision = match[2]!;
  }
  return found;
}
