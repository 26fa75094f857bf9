import { versionNumbers } from './condition.ts';
import { frameworkVersion, isCompatible, orderNumbers, parseFramework } from './framework.ts';

/** Reaches files for functions that look for them. Paths are absolute below the root of the tree: `/src/app/`. */
export interface FileSearch {
  /** The directory, upwards from `start`, that holds the file. */
  directoryAbove(file: string, start: string): string | undefined;
  thisDirectory: string;
}

/** A static function; `undefined` when it depends on the build or is not one that we evaluate. */
export function callStatic(className: string, name: string, words: readonly string[], search: FileSearch): string | undefined {
  const [first = '', second = '', third] = words;
  switch (`${className}::${name}`.toLowerCase()) {
    case 'msbuild::getpathoffileabove': {
      const directory = search.directoryAbove(first, words.length > 1 ? second : search.thisDirectory);
      return directory === undefined ? '' : `${withSlash(directory)}${first}`;
    }
    case 'msbuild::getdirectorynameoffileabove': return search.directoryAbove(second, first) ?? '';
    case 'msbuild::normalizepath': return combine(words, search.thisDirectory);
    case 'msbuild::normalizedirectory': return withSlash(combine(words, search.thisDirectory));
    case 'msbuild::ensuretrailingslash': return withSlash(first);
    case 'msbuild::valueordefault': return first === '' ? second : first;
    case 'msbuild::escape':
    case 'msbuild::unescape': return first;
    case 'msbuild::gettargetframeworkidentifier': return parseFramework(first)?.identifier;
    case 'msbuild::gettargetframeworkversion': return frameworkVersionOf(first);
    case 'msbuild::gettargetplatformidentifier': return parseFramework(first)?.platform;
    case 'msbuild::istargetframeworkcompatible': return compatible(first, second);
    case 'system.string::isnullorempty': return spell(first === '');
    case 'system.string::isnullorwhitespace': return spell(first.trim() === '');
    case 'system.string::concat': return words.join('');
    case 'system.string::copy':
    case 'system.string::new': return first;
    case 'system.version::parse': return first;
    case 'system.io.path::combine': return combine(words, undefined);
    case 'system.io.path::getfilename': return slashed(first).slice(slashed(first).lastIndexOf('/') + 1);
    case 'system.io.path::getfilenamewithoutextension': return withoutExtension(slashed(first).slice(slashed(first).lastIndexOf('/') + 1));
    case 'system.io.path::getdirectoryname': return slashed(first).slice(0, Math.max(0, slashed(first).lastIndexOf('/')));
    default: return third === undefined ? compareVersions(`${className}::${name}`.toLowerCase(), first, second) : undefined;
  }
}

function compareVersions(name: string, left: string, right: string): string | undefined {
  const [a, b] = [versionNumbers(left), versionNumbers(right)];
  if (a === undefined || b === undefined) return undefined;
  const order = orderNumbers(a, b);
  switch (name) {
    case 'msbuild::versionequals': return spell(order === 0);
    case 'msbuild::versionnotequals': return spell(order !== 0);
    case 'msbuild::versiongreaterthan': return spell(order > 0);
    case 'msbuild::versiongreaterthanorequals': return spell(order >= 0);
    case 'msbuild::versionlessthan': return spell(order < 0);
    case 'msbuild::versionlessthanorequals': return spell(order <= 0);
    default: return undefined;
  }
}

/** A method of a text; `undefined` when it is not one that we evaluate. */
export function callMethod(text: string, name: string, words: readonly string[] | undefined): string | undefined {
  const [first = '', second] = words ?? [];
  switch (name.toLowerCase()) {
    case 'length': return String(text.length);
    case 'startswith': return spell(text.startsWith(first));
    case 'endswith': return spell(text.endsWith(first));
    case 'contains': return spell(text.includes(first));
    case 'equals': return spell(text === first);
    case 'indexof': return String(text.indexOf(first));
    case 'lastindexof': return String(text.lastIndexOf(first));
    // a short pattern and a long replacement could grow without bounds
    case 'replace': return first === '' || text.length * ((second ?? '').length + 1) > 1_000_000 ? undefined : text.replaceAll(first, second ?? '');
    case 'tolower':
    case 'tolowerinvariant': return text.toLowerCase();
    case 'toupper':
    case 'toupperinvariant': return text.toUpperCase();
    case 'tostring': return text;
    case 'trim': return trimmed(text, first, true, true);
    case 'trimstart': return trimmed(text, first, true, false);
    case 'trimend': return trimmed(text, first, false, true);
    case 'substring': return substring(text, Number(first), second === undefined ? undefined : Number(second));
    case 'split': return first.length === 1 ? text.replaceAll(first, ';') : undefined;
    default: return undefined;
  }
}

function substring(text: string, start: number, length: number | undefined): string | undefined {
  if (!Number.isInteger(start) || start < 0 || start > text.length) return undefined;
  return length === undefined ? text.slice(start) : Number.isInteger(length) && length >= 0 ? text.slice(start, start + length) : undefined;
}

function trimmed(text: string, characters: string, atStart: boolean, atEnd: boolean): string {
  const drop = (character: string): boolean => (characters === '' ? /\s/.test(character) : characters.includes(character));
  let start = 0;
  let end = text.length;
  while (atStart && start < end && drop(text[start]!)) start++;
  while (atEnd && end > start && drop(text[end - 1]!)) end--;
  return text.slice(start, end);
}

const spell = (value: boolean): string => (value ? 'True' : 'False');
const slashed = (path: string): string => path.replaceAll('\\', '/');
const withSlash = (path: string): string => (path === '' || /[\\/]$/.test(path) ? path : `${path}/`);
const withoutExtension = (name: string): string => (name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : name);

/** The last absolute part starts the path. */
function combine(parts: readonly string[], base: string | undefined): string {
  let path = base ?? '';
  for (const part of parts.map(slashed)) path = part.startsWith('/') ? part : `${withSlash(path)}${part}`;
  return path;
}

function frameworkVersionOf(name: string): string | undefined {
  const framework = parseFramework(name);
  return framework === undefined ? undefined : frameworkVersion(framework);
}

function compatible(target: string, wanted: string): string | undefined {
  const [a, b] = [parseFramework(target), parseFramework(wanted)];
  const answer = a === undefined || b === undefined ? undefined : isCompatible(a, b);
  return answer === undefined ? undefined : spell(answer);
}
