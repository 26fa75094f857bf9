import { makePurl, type Purl } from '#core/purl/purl.ts';

export const opamPurl = (name: string, version?: string): Purl => makePurl({ type: 'opam', name, version });

/** `base.v0.15.1`: the name ends at the first dot. */
export function nameAndVersion(text: string): { name: string; version: string } | undefined {
  const dot = text.indexOf('.');
  return dot > 0 && dot < text.length - 1 ? { name: text.slice(0, dot), version: text.slice(dot + 1) } : undefined;
}
