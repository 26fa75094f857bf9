import { makePurl, type Purl } from '#core/purl/purl.ts';

export const nimPurl = (name: string, version?: string, vcs?: string): Purl => makePurl({ type: 'nim', name, version, qualifiers: { vcs_url: vcs } });

/** The version that a requirement allows only: `== 1.2.3`. */
export const exactVersion = (requirement: string): string | undefined => /^==\s*v?\d[\w.]*$/.test(requirement.trim()) ? requirement.trim().slice(2).trim() : undefined;
