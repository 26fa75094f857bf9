import { isPackageName } from './package-name.ts';

/** `npm:chalk@5/source.js`, `jsr:@std/path@^1`: what Deno code and configuration import. */
export interface DenoSpecifier {
  readonly registry: 'npm' | 'jsr';
  readonly name: string;
  /** Empty when none is given. */
  readonly requirement: string;
}

/** `undefined` for addresses, files and everything else. */
export function parseDenoSpecifier(text: string): DenoSpecifier | undefined {
  const registry = text.startsWith('npm:') ? 'npm' : text.startsWith('jsr:') ? 'jsr' : undefined;
  if (registry === undefined) return undefined;
  const rest = text.slice(4).replace(/^\//, '');
  const nameEnd = endOfName(rest);
  const name = rest.slice(0, nameEnd);
  if (!isPackageName(name)) return undefined;
  const after = rest.slice(nameEnd);
  // a path into the package follows the version
  const slash = after.startsWith('@npm:') ? -1 : after.indexOf('/');
  return { registry, name, requirement: after.startsWith('@') ? after.slice(1, slash === -1 ? undefined : slash) : '' };
}

function endOfName(text: string): number {
  const from = text.startsWith('@') ? text.indexOf('/') + 1 : 0;
  for (let at = Math.max(from, 1); at < text.length; at++) if (text[at] === '@' || text[at] === '/') return at;
  return text.length;
}

/** `chalk@5.3.0_typescript@6.0.3`: an installed npm package with the peers it was combined with. */
export function parseNpmId(id: string): { readonly name: string; readonly version: string } | undefined {
  const at = id.indexOf('@', 1);
  if (at === -1) return undefined;
  const name = id.slice(0, at);
  const peers = id.indexOf('_', at);
  const version = id.slice(at + 1, peers === -1 ? undefined : peers);
  return isPackageName(name) && version !== '' ? { name, version } : undefined;
}
