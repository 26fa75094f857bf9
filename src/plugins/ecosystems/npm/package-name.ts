import { makePurl, type Purl } from '#core/purl/purl.ts';

/** `@acme/tool` or `tool`: what a package may be called, tolerant of the capitals and oddities of old packages. */
export function isPackageName(name: string): boolean {
  if (name === '' || name.length > 214) return false;
  let slash = -1;
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code <= SPACE || code === BACKSLASH || code === PERCENT || code === COLON || code === DELETE) return false;
    if (code === SLASH) {
      if (slash !== -1) return false;
      slash = at;
    } else if (code === AT && at > 0) return false;
  }
  const scoped = name.charCodeAt(0) === AT;
  return scoped ? slash > 1 && slash < name.length - 1 : slash === -1 && name !== '.' && name !== '..' && name !== 'node_modules';
}

const SPACE = 32;
const PERCENT = 37;
const SLASH = 47;
const COLON = 58;
const AT = 64;
const BACKSLASH = 92;
const DELETE = 127;

/** `@acme/tool@^1` is `@acme/tool` and `^1`; without second `@` there is no rest. */
export function splitAtVersion(text: string): { readonly name: string; readonly rest: string | undefined } {
  const at = text.indexOf('@', 1);
  return at === -1 ? { name: text, rest: undefined } : { name: text.slice(0, at), rest: text.slice(at + 1) };
}

/** `undefined` when the name cannot be one of a package. */
export function npmPurl(name: string, version?: string, qualifiers?: Readonly<Record<string, string | undefined>>): Purl | undefined {
  return purlOf('npm', name, version, qualifiers);
}

/** Packages of the JavaScript registries are named alike (`npm`, `jsr`, `bower`). */
export function purlOf(type: string, name: string, version?: string, qualifiers?: Readonly<Record<string, string | undefined>>): Purl | undefined {
  if (!isPackageName(name)) return undefined;
  const slash = name.indexOf('/');
  return slash === -1
    ? makePurl({ type, name, version, qualifiers })
    : makePurl({ type, namespace: name.slice(0, slash), name: name.slice(slash + 1), version, qualifiers });
}

/** `@luca/flag` of JSR is `@jsr/luca__flag` for npm clients. */
export const npmNameOfJsr = (name: string): string => (name.startsWith('@') ? `@jsr/${name.slice(1).replace('/', '__')}` : `@jsr/${name}`);
