import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';

/** What a `.cabal` file says, all components taken together; conditions are not evaluated. */
export interface CabalPackage {
  readonly name?: string;
  readonly version?: string;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly dependencies: readonly CabalDependency[];
}

export interface CabalDependency {
  readonly name: string;
  readonly requirement: string;
  readonly scope: Scope;
  /** Needed under a condition, or by a stanza of common fields that no library or executable imports. */
  readonly isConditional: boolean;
  readonly line: number;
}

interface Field {
  readonly name: string;
  readonly value: string;
  readonly line: number;
  readonly scope: Scope;
  /** Inside of an `if` or `else`. */
  readonly isConditional: boolean;
  /** Name of the stanza of common fields in which it stands. */
  readonly common: string | undefined;
}

const scopeOfSection: ReadonlyMap<string, Scope> = new Map<string, Scope>([['test-suite', 'test'], ['benchmark', 'development'], ['custom-setup', 'build']]);
const scopeOfField: ReadonlyMap<string, Scope | undefined> = new Map([['build-depends', undefined], ['setup-depends', 'build'], ['build-tool-depends', 'build'], ['build-tools', 'build']]);
/** Programs that `build-tools` of old names and that packages of the same name hold; others are programs of the machine. */
const knownTools = new Set(['alex', 'c2hs', 'cpphs', 'greencard', 'happy', 'hsc2hs', 'hscolour', 'hspec-discover']);

export function readCabal(source: string): CabalPackage {
  const { fields, libraries } = readFields(source);
  const text = (name: string) => fields.find((field) => field.name === name)?.value || undefined;
  const [name, version, license, description, homepage, author, copyright] = ['name', 'version', 'license', 'synopsis', 'homepage', 'author', 'copyright'].map(text);
  const imported = importedStanzas(fields);
  const dependencies = fields.flatMap((field) => {
    if (!scopeOfField.has(field.name)) return [];
    const own = scopeOfField.get(field.name);
    const isConditional = field.isConditional || (field.common !== undefined && !imported.has(field.common));
    const found = dependenciesOf(field, own !== undefined && field.scope === 'runtime' ? own : field.scope, isConditional);
    return field.name === 'build-tools' ? found.filter((tool) => knownTools.has(tool.name)) : found;
  });
  return {
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    licenses: license === undefined ? [] : [license],
    metadata: statedMetadata({ description, homepage, authors: author === undefined ? [] : [author], copyright }),
    // a library inside of the package goes by its bare name
    dependencies: dependencies.filter((dependency) => dependency.name !== name && !libraries.has(dependency.name)),
  };
}

/** Names of the stanzas of common fields that libraries and executables import, also by way of others. */
function importedStanzas(fields: readonly Field[]): ReadonlySet<string> {
  const imports = Map.groupBy(fields.filter(({ name }) => name === 'import'), ({ common }) => common);
  const namesIn = ({ value }: Field): string[] => value.split(/[\s,]+/);
  const imported = new Set((imports.get(undefined) ?? []).filter(({ scope }) => scope === 'runtime').flatMap(namesIn));
  for (const stanza of imported) for (const field of imports.get(stanza) ?? []) for (const name of namesIn(field)) imported.add(name);
  return imported;
}

interface CabalText {
  readonly fields: readonly Field[];
  /** Names of libraries besides the main one. */
  readonly libraries: ReadonlySet<string>;
}

/** `field: value` with continuation lines that are indented further; section headings have no colon. In the older syntax braces hold a section together. */
function readFields(source: string): CabalText {
  const fields: Field[] = [];
  const libraries = new Set<string>();
  let scope: Scope = 'runtime';
  let common: string | undefined;
  /** How far the outermost `if` is indented. */
  let condition: number | undefined;
  let open: { name: string; parts: string[]; line: number; indent: number } | undefined;
  const close = () => {
    if (open !== undefined) {
      const before = Math.max(open.parts.findIndex((part) => part !== ''), 0);
      fields.push({ name: open.name, value: open.parts.join('\n').trim(), line: open.line + before, scope, isConditional: condition !== undefined && open.indent > condition, common });
    }
    open = undefined;
  };
  const heading = (text: string, indent: number): void => {
    if (/^(?:if|elif|elseif|else)\b/i.test(text)) {
      condition = Math.min(condition ?? indent, indent);
      return;
    }
    if (indent > 0) return;
    const [kind = '', name] = text.split(/\s+/);
    scope = scopeOfSection.get(kind.toLowerCase()) ?? 'runtime';
    common = kind.toLowerCase() === 'common' ? name : undefined;
    if (kind.toLowerCase() === 'library' && name !== undefined && name !== '') libraries.add(name);
  };
  for (const [index, raw] of source.split('\n').entries()) {
    const text = raw.trim();
    if (text === '' || text.startsWith('--')) {
      open?.parts.push('');
      continue;
    }
    const indent = raw.length - raw.trimStart().length;
    if (open !== undefined && indent > open.indent && !text.startsWith('}')) {
      open.parts.push(withoutEnd(text));
      continue;
    }
    close();
    if (condition !== undefined && indent <= condition && !/^[{}]/.test(text)) condition = undefined;
    const colon = text.indexOf(':');
    const brace = text.indexOf('{');
    const begins = brace !== -1 && (colon === -1 || brace < colon);
    if (begins || colon === -1) heading(begins ? text.slice(0, brace).replace(/^\}/, '').trim() : text, indent);
    const content = begins ? text.slice(brace + 1).trim() : text;
    const end = content.indexOf(':');
    const name = end === -1 ? '' : content.slice(0, end).trim().toLowerCase();
    if (/^[a-z][a-z0-9-]*$/.test(name)) open = { name, parts: [withoutEnd(content.slice(end + 1).trim())], line: index + 1, indent };
  }
  close();
  return { fields, libraries };
}

/** A brace that closes the section and not one of the value. */
function withoutEnd(text: string): string {
  const isOwn = text.endsWith('}') && text.split('}').length > text.split('{').length;
  return isOwn ? text.slice(0, -1).trimEnd() : text;
}

/** `base >=4.7 && <5, text:{text, internal}, hspec-discover:hspec-discover`. */
function dependenciesOf({ value, line }: Field, scope: Scope, isConditional: boolean): CabalDependency[] {
  const found: CabalDependency[] = [];
  for (const [offset, part] of splitOutsideBraces(value)) {
    const name = /^[A-Za-z0-9][A-Za-z0-9-]*/.exec(part)?.[0];
    if (name === undefined) continue;
    const rest = part.slice(name.length);
    const requirement = rest.startsWith(':') ? rest.slice(endOfComponents(rest)) : rest.replace(/^\{[^}]*\}/, '');
    found.push({ name, requirement: requirement.trim(), scope, isConditional, line: line + offset });
  }
  return found;
}

/** After `:library` or `:{library, other}`. */
function endOfComponents(rest: string): number {
  if (rest[1] === '{') return rest.indexOf('}') + 1 || rest.length;
  const end = rest.search(/[\s<>=^]/);
  return end === -1 ? rest.length : end;
}

/** The parts between commas, each with the number of line breaks before it. */
function splitOutsideBraces(value: string): (readonly [number, string])[] {
  const parts: (readonly [number, string])[] = [];
  let depth = 0;
  let lines = 0;
  let start = 0;
  let startLine = 0;
  const push = (end: number) => {
    const raw = value.slice(start, end);
    const leading = raw.length - raw.trimStart().length;
    const skipped = raw.slice(0, leading).split('\n').length - 1;
    if (raw.trim() !== '') parts.push([startLine + skipped, raw.trim().replace(/\s+/g, ' ')]);
  };
  for (let at = 0; at < value.length; at++) {
    const character = value[at];
    if (character === '\n') lines++;
    else if (character === '{' || character === '(') depth++;
    else if (character === '}' || character === ')') depth--;
    else if (character === ',' && depth <= 0) {
      push(at);
      start = at + 1;
      startLine = lines;
    }
  }
  push(value.length);
  return parts;
}
