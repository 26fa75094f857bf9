import type { Command } from './commands.ts';

/** Sources that a script fetches; texts may hold `${…}`. */
export interface Fetched {
  readonly name: string | undefined;
  readonly git?: string | undefined;
  /** Tag, branch or commit. */
  readonly revision?: string | undefined;
  readonly url?: string | undefined;
  readonly version?: string | undefined;
  /** `SHA256=…`. */
  readonly hash?: string | undefined;
  readonly line: number;
}

const declaring = new Set(['fetchcontent_declare', 'fetchcontent_populate', 'externalproject_add']);
const packaging = new Set(['cpmaddpackage', 'cpmfindpackage', 'cpmdeclarepackage']);

/** What a command declares to be fetched; `undefined` for every other command, and for what lies in the tree already. */
export function readFetched({ name: command, words, line }: Command): Fetched | undefined {
  const after = (keyword: string): string | undefined => {
    const at = words.indexOf(keyword);
    return at === -1 ? undefined : words[at + 1];
  };
  const stated = { git: after('GIT_REPOSITORY'), revision: after('GIT_TAG'), url: after('URL'), hash: after('URL_HASH') ?? md5(after('URL_MD5')), line };
  if (declaring.has(command)) return stated.git === undefined && stated.url === undefined ? undefined : { ...stated, name: words[0] };
  if (!packaging.has(command)) return undefined;
  // CPMAddPackage("gh:owner/name#tag"), CPMAddPackage(URI "gh:owner/name@1.0")
  const short = words.length === 1 ? words[0] : after('URI');
  if (short !== undefined) return readShort(short, line);
  const [github, gitlab, bitbucket] = [after('GITHUB_REPOSITORY'), after('GITLAB_REPOSITORY'), after('BITBUCKET_REPOSITORY')];
  const git = stated.git ?? (github !== undefined ? `https://github.com/${github}` : gitlab !== undefined ? `https://gitlab.com/${gitlab}` : bitbucket !== undefined ? `https://bitbucket.org/${bitbucket}` : undefined);
  const version = after('VERSION');
  if (git === undefined && stated.url === undefined) return undefined;
  return { ...stated, git, name: after('NAME'), version, revision: stated.revision ?? (git === undefined ? undefined : tagOf(version)) };
}

const forges: ReadonlyMap<string, string> = new Map([['gh', 'github.com'], ['gl', 'gitlab.com'], ['bb', 'bitbucket.org']]);

/** `gh:owner/name#tag`, `gl:owner/name@1.0`, `https://…/name.zip`, `https://…/name.git@1.0`. */
function readShort(text: string, line: number): Fetched {
  const [, forge, path = '', mark, revision] = /^(?:(gh|gl|bb):)?([^#@\s]+)(?:([#@])(\S+))?/.exec(text) ?? [];
  const name = path.split('/').at(-1)?.slice(-200).replace(/(?:[-_]v?\d[\w.]*)?\.(?:git|zip|tgz|tar\.\w+)$/, '');
  const chosen = mark === '@' ? tagOf(revision) : revision;
  const host = forge === undefined ? undefined : forges.get(forge);
  if (host !== undefined) return { name, git: `https://${host}/${path}`, revision: chosen, version: mark === '@' ? revision : undefined, line };
  return path.endsWith('.git') ? { name, git: path, revision: chosen, line } : { name, url: path, version: mark === '@' ? revision : undefined, line };
}

/** The tag that CPM takes for a version. */
const tagOf = (version: string | undefined): string | undefined => (version === undefined ? undefined : `v${version}`);

const md5 = (value: string | undefined): string | undefined => (value === undefined ? undefined : `MD5=${value}`);
