import { makePurl, type Purl } from '#core/purl/purl.ts';

export const hackagePurl = (name: string, version?: string, vcs?: string): Purl => makePurl({ type: 'hackage', name, version, qualifiers: { vcs_url: vcs } });

/** `aeson-pretty-0.8.9`: the version is what follows the last dash, when it is numbers and dots. */
export function nameAndVersion(text: string): { name: string; version: string } | undefined {
  const dash = text.lastIndexOf('-');
  const version = text.slice(dash + 1);
  return dash > 0 && /^\d+(?:\.\d+)*$/.test(version) ? { name: text.slice(0, dash), version } : undefined;
}

/** The version that a constraint allows only: `==1.2.3`. */
export function exactVersion(constraint: string): string | undefined {
  const text = constraint.trim();
  return /^==\s*\d+(?:\.\d+)*$/.test(text) ? text.slice(2).trim() : undefined;
}
