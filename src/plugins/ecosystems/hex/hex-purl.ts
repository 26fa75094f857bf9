import { makePurl, type Purl } from '#core/purl/purl.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';

/** `organization` is that of a private package. */
export const hexPurl = (name: string, version?: string, organization?: string): Purl => makePurl({ type: 'hex', namespace: organization, name, version });

/** A package from git is known by its commit; by a version only where a lockfile says one. */
export const gitHexPurl = (name: string, version: string | undefined, remote: string, revision: string | undefined): Purl =>
  repositoryHexPurl(name, version, { remote, tool: 'git', ...(revision !== undefined && { revision }) });

/** As `gitHexPurl`, of a repository of any kind. */
export const repositoryHexPurl = (name: string, version: string | undefined, { remote, revision, tool }: { readonly remote: string; readonly revision?: string; readonly tool: string }): Purl =>
  makePurl({ type: 'hex', name, version, qualifiers: { vcs_url: vcsUrl(remote, revision, tool) } });

/** The version that a requirement allows only: `1.2.3` or `== 1.2.3`. */
export function exactVersion(requirement: string | undefined): string | undefined {
  const text = requirement?.startsWith('==') ? requirement.slice(2).trim() : requirement?.trim();
  return text !== undefined && /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(text) ? text : undefined;
}

export const isCommit = (text: string): boolean => /^[0-9a-f]{40}$/i.test(text);
