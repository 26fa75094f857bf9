import { makePurl, type Purl } from '#core/purl/purl.ts';

export const pubPurl = (name: string, version?: string, vcs?: string): Purl => makePurl({ type: 'pub', name, version, qualifiers: { vcs_url: vcs } });

/** The version that a requirement allows only. */
export const exactVersion = (requirement: string | undefined): string | undefined =>
  (requirement !== undefined && /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(requirement.trim()) ? requirement.trim() : undefined);
