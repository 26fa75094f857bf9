import { makePurl, type Purl } from '#core/purl/purl.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';

export const gemPurl = (name: string, version?: string): Purl => makePurl({ type: 'gem', name, version });

export const gitGemPurl = (name: string, version: string | undefined, remote: string, revision: string | undefined): Purl =>
  makePurl({ type: 'gem', name, version, qualifiers: { vcs_url: vcsUrl(remote, revision) } });

/** The version that a requirement allows only: `1.2.3` or `= 1.2.3`. */
export function exactVersion(requirement: string): string | undefined {
  const text = requirement.startsWith('=') ? requirement.slice(1).trim() : requirement.trim();
  return /^\d[\w.-]*$/.test(text) ? text : undefined;
}
