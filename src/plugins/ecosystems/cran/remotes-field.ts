import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { enumerate } from '#core/text/enumerate.ts';
import type { Collector } from '#core/inventory/collector.ts';

/** An entry of the field `Remotes` of a DESCRIPTION: where a package comes from instead of a repository. */
export interface Remote {
  /** Of the package: written before `=`, else that of the repository or of the directory in it. */
  readonly names: readonly string[];
  readonly written: string;
  /** By the names of the fields that are noted in an installed package. */
  readonly fields: ReadonlyMap<string, string>;
}

const forges = new Set(['github', 'gitlab', 'bitbucket']);

/** `user/repository`, `name=user/repository/directory@reference`, `gitlab::…`, `git::https://…`, `url::https://…`, `local::…`. */
export function readRemotes(field: string): Remote[] {
  return field.split(',').flatMap((part) => {
    const written = part.trim();
    const [, given, prefix, rest = ''] = /^(?:([A-Za-z][\w.]*)=)?(?:(?:[A-Za-z][\w.]*=)?([\w()-]+)::)?(.*)$/s.exec(written) ?? [];
    const type = (prefix ?? 'github').toLowerCase().replace(/\(.*$/, '');
    if (rest === '') return [];
    const fields = new Map([['RemoteType', type]]);
    if (!forges.has(type)) {
      const [address = '', reference] = type.startsWith('git') ? splitReference(rest) : [rest];
      fields.set('RemoteUrl', address);
      if (reference !== undefined) fields.set('RemoteRef', reference);
      return [{ names: [given ?? nameOf(address)], written, fields }];
    }
    const [place, reference] = splitReference(rest.replace(/^https:\/\/github\.com\//, '').replace(/\.git$/, ''));
    const [user, repository] = place.split('/') as [string, string?];
    if (repository === undefined) return [];
    fields.set('RemoteUsername', user).set('RemoteRepo', repository);
    if (reference !== undefined) fields.set('RemoteRef', reference);
    return [{ names: given === undefined ? [repository, place.split('/').at(-1)!] : [given], written, fields }];
  });
}

/** Tells of remotes that no dependency goes by, as the name of a package may be another than that of its repository. */
export function reportUnusedRemotes(found: Collector, remotes: readonly Remote[], used: ReadonlySet<Remote>, line: number | undefined): void {
  const unused = remotes.filter((remote) => !used.has(remote)).map(({ written }) => written);
  if (unused.length === 0) return;
  found.issue({
    code: 'partial', line,
    message: `which packages come from these remotes is not known: ${enumerate(unused)}`,
    remedy: 'Write the name of the package before the remote: name=user/repository.',
  });
}

/** `…@reference` or `…#pull-request`; the latest release is no fixed reference. */
function splitReference(text: string): [string, string | undefined] {
  const at = text.search(/@(?![^@]*:)|#/);
  if (at <= 0) return [text, undefined];
  const reference = text.slice(at + 1);
  if (text[at] === '#') return [text.slice(0, at), `refs/pull/${reference}/head`];
  return [text.slice(0, at), reference.startsWith('*') ? undefined : reference];
}

/** `https://host/x/name.git`, `https://host/name_1.0.tar.gz`, `../name` */
const nameOf = (address: string): string => withoutTrailingSlashes(address.replace(/#.*$/, '')).split('/').at(-1)!.slice(-200).replace(/\.git$/, '').replace(/(?:_[\w.-]+)?\.(?:tar\.gz|zip|tgz)$/, '');
