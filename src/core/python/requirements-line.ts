import { parseLocation, type PackageLocation } from './location.ts';
import { parseRequirement, type Requirement } from './requirement.ts';
import { readDistributionName } from './distribution-name.ts';

/** What one line of a requirements file says. */
export type RequirementsLine =
  | { readonly kind: 'requirement'; readonly requirement: Requirement; readonly hashes: readonly string[] }
  /** A URL, an archive or a directory; the name may be unknown. */
  | {
      readonly kind: 'location';
      readonly location: PackageLocation;
      readonly marker: string | undefined;
      readonly isEditable: boolean;
      readonly written: string;
      readonly hashes: readonly string[];
    }
  | { readonly kind: 'include'; readonly paths: readonly string[]; readonly isConstraint: boolean }
  /** An option that names no package. */
  | { readonly kind: 'option' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Options of pip that name no packages, with those that take a value. */
const optionsWithValue = new Set([
  '-i', '--index-url', '--pypi-url', '--extra-index-url', '-f', '--find-links', '--no-binary', '--only-binary', '--trusted-host',
  '--use-feature', '--uploaded-prior-to', '--process-dependency-links',
]);
const plainOptions = new Set([
  '--no-index',
  '--prefer-binary',
  '--require-hashes',
  '--pre',
  '--always-unzip',
  '-Z',
  '--no-use-wheel',
  '--use-wheel',
  '--allow-all-external',
  '--no-allow-external',
]);

export function readRequirementsLine(written: string): RequirementsLine {
  const text = withoutCredentials(written);
  if (hasVariable(text)) return readWithVariable(text);
  if (text.startsWith('-')) return readOptionLine(text);
  const { specifier, hashes } = splitOptions(text);
  return readPackage(specifier, hashes, false);
}

/** pip replaces `${NAME}` by the environment. */
const hasVariable = (text: string): boolean => text.includes('${') && /\$\{[A-Z0-9_]+\}/.test(text);

/** Where variables give the name and password for an address, nothing about the package depends on them. */
const withoutCredentials = (text: string): string => (hasVariable(text) ? text.replaceAll(/(:\/\/)[^\s/@]*@/g, '$1') : text);

/** An option that names no package says the same whatever the variable holds. */
function readWithVariable(text: string): RequirementsLine {
  if (optionsWithValue.has(splitOption(/^\S*/.exec(text)![0]).name)) return { kind: 'option' };
  return { kind: 'unknown', reason: 'the line takes an environment variable, whose value is not known here' };
}

function readOptionLine(text: string): RequirementsLine {
  const words = splitWords(text);
  const paths: string[] = [];
  let isConstraint = false;
  for (let at = 0; at < words.length; at++) {
    const { name, value: attached } = splitOption(words[at]!);
    const value = attached ?? words[at + 1];
    if (name === '-e' || name === '--editable') {
      const rest = [...(attached === undefined ? [] : [attached]), ...words.slice(at + 1)].join(' ');
      const { specifier, hashes } = splitOptions(rest);
      return specifier === '' ? unknownOption(text) : readPackage(specifier, hashes, true);
    }
    if (name === '-r' || name === '--requirement' || name === '-c' || name === '--constraint') {
      if (value === undefined) return unknownOption(text);
      paths.push(value);
      isConstraint = name === '-c' || name === '--constraint';
      if (attached === undefined) at++;
    } else if (optionsWithValue.has(name)) {
      if (attached === undefined) at++;
    } else if (!plainOptions.has(name)) {
      return unknownOption(text);
    }
  }
  return paths.length === 0 ? { kind: 'option' } : { kind: 'include', paths, isConstraint };
}

const unknownOption = (text: string): RequirementsLine => ({
  kind: 'unknown',
  reason: `${JSON.stringify(text.slice(0, 100))} is not an option of requirements files`,
});

/** `--name=value`, `-rvalue` or the name alone. */
function splitOption(word: string): { name: string; value?: string } {
  if (word.startsWith('--')) {
    const equals = word.indexOf('=');
    return equals === -1 ? { name: word } : { name: word.slice(0, equals), value: word.slice(equals + 1) };
  }
  const value = word.slice(2).replace(/^=/, '');
  return value === '' ? { name: word.slice(0, 2) } : { name: word.slice(0, 2), value };
}

/** The specifier ends where the first option begins: at white space followed by a dash. */
function splitOptions(text: string): { specifier: string; hashes: string[] } {
  const match = /\s-{1,2}[A-Za-z]/.exec(text);
  if (match === null) return { specifier: text.trim(), hashes: [] };
  const words = splitWords(text.slice(match.index));
  const hashes: string[] = [];
  for (const [index, word] of words.entries()) {
    const { name, value } = splitOption(word);
    if (name === '--hash') hashes.push(value ?? words[index + 1] ?? '');
  }
  return { specifier: text.slice(0, match.index).trim(), hashes };
}

/** Words apart by white space; quotes hold a word together. */
function splitWords(text: string): string[] {
  return [...text.matchAll(/[^\s"']+|"[^"]*"|'[^']*'/g)].map(([word]) => (word[0] === '"' || word[0] === "'" ? word.slice(1, -1) : word));
}

function readPackage(text: string, hashes: readonly string[], isEditable: boolean): RequirementsLine {
  const place = isEditable ? text : placeOf(text);
  if (place !== undefined) {
    const { address, marker } = splitMarker(place);
    // `-e name @ git+https://…` has its name in front
    const named = isEditable ? parseRequirement(text) : undefined;
    if (named?.url !== undefined) return { kind: 'requirement', requirement: named, hashes };
    const { path, extras } = splitExtras(address);
    const location = parseLocation(path);
    if (isEditable && location.origin === 'url') {
      return {
        kind: 'unknown',
        reason: `${JSON.stringify(text.slice(0, 100))} is neither a directory nor a version control URL, as --editable wants`,
      };
    }
    return { kind: 'location', location: extras.length === 0 ? location : { ...location, extras }, marker, isEditable, written: text, hashes };
  }
  const requirement = parseRequirement(text);
  if (requirement === undefined) return { kind: 'unknown', reason: `${JSON.stringify(text.slice(0, 100))} is not a requirement` };
  return { kind: 'requirement', requirement, hashes };
}

/** The text itself when it is a URL or path rather than a name. */
function placeOf(text: string): string | undefined {
  const first = text[0];
  if (first === '.' || first === '/' || first === '~' || /^[A-Za-z]:[\\/]/.test(text)) return text;
  if (/^[A-Za-z][A-Za-z0-9+.-]{0,30}:/.test(text)) return text;
  const word = /^[^\s;[]*/.exec(text)?.[0] ?? '';
  if (/^[A-Za-z0-9._-]+@/.test(word)) return undefined;
  return readDistributionName(word) !== undefined || (/^[A-Za-z0-9._-]+\//.test(word)) ? text : undefined;
}

/** A marker stands behind a semicolon with white space before it. */
function splitMarker(text: string): { address: string; marker: string | undefined } {
  const match = /\s;|;\s/.exec(text);
  if (match === null) return { address: text.trim(), marker: undefined };
  const marker = text.slice(match.index).replace(/^[\s;]+/, '').trim();
  return { address: text.slice(0, match.index).trim(), marker: marker === '' ? undefined : marker };
}

/** `./lib[socks]`; brackets in a fragment belong to the URL. */
function splitExtras(address: string): { path: string; extras: string[] } {
  const open = address.lastIndexOf('[');
  if (!address.endsWith(']') || open <= 0 || address.includes('#')) return { path: address, extras: [] };
  return { path: address.slice(0, open), extras: address.slice(open + 1, -1).split(',').map((extra) => extra.trim()) };
}
