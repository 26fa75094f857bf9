/** An archive that a forge makes of a repository, or a file that it keeps with a release. */
export interface ForgeArchive {
  readonly repository: string;
  /** Tag, branch or commit. */
  readonly revision: string;
  /** A commit is always the same content, whereas tags and branches move. */
  readonly isCommit: boolean;
}

const ending = String.raw`\.(?:tar\.gz|tgz|tar\.bz2|tar\.xz|zip)`;
const reference = String.raw`(?<reference>refs/(?:tags|heads)/)?`;

/** Addresses by forge, without their query. */
const forms: readonly RegExp[] = [
  new RegExp(String.raw`^https?://(?<host>github\.com)/(?<path>[^/]+/[^/]+)/archive/${reference}(?<revision>.+?)${ending}$`),
  /^https?:\/\/(?<host>github\.com)\/(?<path>[^/]+\/[^/]+)\/archive\/(?<revision>[0-9a-f]{40,64})$/,
  new RegExp(String.raw`^https?://(?<host>github\.com)/(?<path>[^/]+/[^/]+)/(?:tarball|zipball)/${reference}(?<revision>.+)$`),
  /^https?:\/\/(?<host>github\.com)\/(?<path>[^/]+\/[^/]+)\/(?<reference>releases\/download\/)(?<revision>[^/]+)\/[^/]+$/,
  new RegExp(String.raw`^https?://codeload\.(?<host>github\.com)/(?<path>[^/]+/[^/]+)/(?:legacy\.)?(?:tar\.gz|zip)/${reference}(?<revision>.+)$`),
  new RegExp(String.raw`^https?://api\.(?<host>github\.com)/repos/(?<path>[^/]+/[^/]+)/(?:tarball|zipball)/${reference}(?<revision>.+)$`),
  new RegExp(String.raw`^https?://(?<host>gitlab\.com)/(?<path>.+?)/-/archive/(?<revision>[^/]+)/[^/]+${ending}$`),
  new RegExp(String.raw`^https?://(?<host>bitbucket\.org)/(?<path>[^/]+/[^/]+)/get/(?<revision>.+?)${ending}$`),
];

/** The interface of GitLab for programs names the revision in the query. */
const askedOfGitLab = new RegExp(String.raw`^https?://gitlab\.com/(?:api/v4/projects/)?([^?#]+?)/repository/archive(?:${ending})?\?(?:[^#]*&)?(?:ref|sha)=([^&#]+)`);

/** The repository that an archive is made of, and its state; `undefined` for other addresses. */
export function readForgeArchive(address: string): ForgeArchive | undefined {
  // longer addresses are none of these, and expressions may take long over them
  if (address.length > 2000) return undefined;
  const plain = address.split(/[?#]/, 1)[0]!;
  for (const form of forms) {
    const { host, path, reference: isNamed, revision } = form.exec(plain)?.groups ?? {};
    if (path !== undefined && revision !== undefined) return { repository: `https://${host}/${path}.git`, revision, isCommit: isNamed === undefined && looksLikeCommit(revision) };
  }
  const [, project, revision] = askedOfGitLab.exec(address) ?? [];
  const path = project?.replaceAll(/%2f/gi, '/');
  // projects may also be named by their number
  if (path === undefined || revision === undefined || !path.includes('/')) return undefined;
  return { repository: `https://gitlab.com/${path}.git`, revision, isCommit: looksLikeCommit(revision) };
}

/** Tags are often dates: what is shortened has a letter. */
const looksLikeCommit = (revision: string): boolean => /^(?:[0-9a-f]{40}|[0-9a-f]{64}|(?=\d*[a-f])[0-9a-f]{7,63})$/.test(revision);
