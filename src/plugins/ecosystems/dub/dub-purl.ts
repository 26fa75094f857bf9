import { makePurl, type Purl } from '#core/purl/purl.ts';

export const dubPurl = (name: string, version?: string, vcs?: string): Purl => makePurl({ type: 'dub', name, version, qualifiers: { vcs_url: vcs } });

/** Sub-packages (`vibe-d:http`) come with their package. */
export const packageOf = (name: string): string => name.split(':')[0]!;

/** The version that a requirement allows only: `==1.2.3` or a plain version. */
export function exactVersion(requirement: string): string | undefined {
  const text = requirement.replace(/^==\s*/, '').trim();
  return /^v?\d+\.\d+\.\d+[\w.+-]*$/.test(text) ? text.replace(/^v/, '') : undefined;
}
