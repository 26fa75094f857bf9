import { joined, known, unknown, type Expanded } from './expanded.ts';
import { callMethod, callStatic, type FileSearch } from './property-functions.ts';
import { endOfCall, parsePropertyExpression } from './property-syntax.ts';

/** Set by the person or machine that builds, whatever the files say as default. */
const perBuild = new Set(['configuration', 'platform']);

/** Given by tools and environment unless a file sets them. */
const fromOutside = new Set([
  'os', 'runtimeidentifier', 'solutiondir', 'solutionname', 'solutionpath', 'visualstudioversion', 'buildinginsidevisualstudio', 'designtimebuild', 'ci', 'tf_build',
  'github_actions', 'continuousintegrationbuild', 'username', 'userprofile', 'home', 'netcoresdkversion', 'netcoresdkruntimeidentifier', 'ncrunch', 'publishaot',
]);

const maximalDepth = 20;
const maximalLength = 100_000;

/** The properties of one evaluation; names are compared without case. */
export class Properties {
  readonly #values = new Map<string, Expanded>();
  readonly #search: FileSearch;

  constructor(search: FileSearch) {
    this.#search = search;
  }

  set(name: string, value: Expanded): void {
    if (!perBuild.has(name.toLowerCase())) this.#values.set(name.toLowerCase(), value);
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  /** Trimmed; `undefined` when not set, empty or dependent on the build. */
  text(name: string): string | undefined {
    const value = this.#values.get(name.toLowerCase());
    const text = value?.text.trim();
    return value === undefined || value.unknown || value.missing.length > 0 || text === '' ? undefined : text;
  }

  isTrue(name: string): boolean {
    return this.text(name)?.toLowerCase() === 'true';
  }

  /** Puts properties into a text. Items and metadata are left to the caller and make it unknown. */
  expand(text: string, depth = 0): Expanded {
    if (!text.includes('$(') && !text.includes('@(') && !text.includes('%(')) return known(text);
    if (depth > maximalDepth || text.length > maximalLength) return unknown;
    const parts: Expanded[] = [];
    let at = 0;
    while (at < text.length) {
      const start = nextReference(text, at);
      if (start === -1) {
        parts.push(known(text.slice(at)));
        break;
      }
      const end = endOfCall(text, start + 1);
      if (end === -1) return unknown;
      if (start > at) parts.push(known(text.slice(at, start)));
      parts.push(text[start] === '$' ? this.#evaluate(text.slice(start + 2, end), depth + 1) : { ...unknown, text: text.slice(start, end + 1) });
      at = end + 1;
    }
    const result = joined(parts);
    return result.text.length > maximalLength ? unknown : result;
  }

  #evaluate(expression: string, depth: number): Expanded {
    const parsed = parsePropertyExpression(expression);
    if (parsed === undefined) return unknown;
    let value: Expanded;
    let calls = parsed.calls;
    if (parsed.isClass) {
      const [first] = calls;
      const words = this.#arguments(first?.arguments, depth);
      if (first === undefined || words === undefined) return unknown;
      const result = callStatic(parsed.subject, first.name, words, this.#search);
      if (result === undefined) return unknown;
      value = known(result);
      calls = calls.slice(1);
    } else value = this.#property(parsed.subject);
    for (const call of calls) {
      const words = this.#arguments(call.arguments, depth);
      if (value.unknown || (call.arguments !== undefined && words === undefined)) return unknown;
      const result: string | undefined = call.isIndex ? value.text.split(';')[Number(words![0])] : callMethod(value.text, call.name, words);
      if (result === undefined) return unknown;
      value = { ...value, text: result };
    }
    return value;
  }

  #arguments(words: readonly string[] | undefined, depth: number): string[] | undefined {
    const expanded = words?.map((word) => this.expand(word, depth));
    return expanded === undefined || expanded.some((word) => word.unknown) ? undefined : expanded.map((word) => word.text);
  }

  #property(name: string): Expanded {
    const key = name.toLowerCase();
    const value = this.#values.get(key);
    if (value !== undefined) return value;
    if (perBuild.has(key) || fromOutside.has(key) || key.startsWith('bundled') || key.startsWith('msbuild')) return unknown;
    return { text: '', unknown: false, missing: [name] };
  }
}

function nextReference(text: string, from: number): number {
  for (let at = from; at + 1 < text.length; at++) if (text[at + 1] === '(' && '$@%'.includes(text[at]!)) return at;
  return -1;
}
