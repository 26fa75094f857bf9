/** An archive that a forge makes of a repository, or a file that it keeps with a release. */
export interface ForgeArchive {
  readonly repository: string;
  /** Tag, branch or commit. */
  readonly revision: string;
}

const ending = String.raw`\.(?:tar\.gz|tgz|tar\.bz2|tar\.xz|zip)`;

/** Addresses by forge; the groups are the path of the repository and the revision. */
const forms: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`^https?://github\.com/([^/]+/[^/]+)/archive/(?:refs/(?:tags|heads)/)?(.+?)${ending}$`), 'https://github.com/'],
  [/^https?:\/\/github\.com\/([^/]+\/[^/]+)\/releases\/download\/([^/]+)\/[^/]+$/, 'https://github.com/'],
  [/^https?:\/\/codeload\.github\.com\/([^/]+\/[^/]+)\/(?:legacy\.)?(?:tar\.gz|zip)\/(?:refs\/(?:tags|heads)\/)?(.+)$/, 'https://github.com/'],
  [/^https?:\/\/api\.github\.com\/repos\/([^/]+\/[^/]+)\/(?:tarball|zipball)\/(?:refs\/(?:tags|heads)\/)?(.+)$/, 'https://github.com/'],
  [new RegExp(String.raw`^https?://gitlab\.com/(.+?)/-/archive/([^/]+)/[^/]+${ending}$`), 'https://gitlab.com/'],
  [new RegExp(String.raw`^https?://bitbucket\.org/([^/]+/[^/]+)/get/(.+?)${ending}$`), 'https://bitbucket.org/'],
];

/** The repository that an archive is made of, and its state; `undefined` for other addresses. */
export function readForgeArchive(address: string): ForgeArchive | undefined {
  const plain = address.split(/[?#]/, 1)[0]!;
  // longer addresses are none of these, and expressions may take long over them
  if (plain.length > 2000) return undefined;
  for (const [form, host] of forms) {
    const [, path, revision] = form.exec(plain) ?? [];
    if (path !== undefined && revision !== undefined) return { repository: `${host}${path}.git`, revision };
  }
  return undefined;
}
