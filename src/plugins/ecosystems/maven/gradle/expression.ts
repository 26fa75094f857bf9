import { isGroup, isMark, type SourceNode } from '#core/text/source-tree.ts';
import { readCode, type Language } from './gradle-code.ts';

/**
 * The value of an expression as a text in which `${name}` stands for what is defined elsewhere; `undefined` when it is computed in a way that cannot be
 * read. Understood are literals, literals with variables in them, variables, sums of these, and defaults (`a ?: 'b'`).
 */
export function readExpression(nodes: readonly SourceNode[], language: Language): string | undefined {
  const parts: string[] = [];
  let at = 0;
  while (at < nodes.length) {
    const { value, end } = readOperand(nodes, at, language);
    if (value === undefined) return undefined;
    parts.push(value);
    const operator = nodes[end];
    // a cast changes nothing about the text; what stands behind `?:` only counts when the variable is not set
    if (operator === undefined || isMark(operator, '?:') || (operator.kind === 'word' && operator.text === 'as')) break;
    if (!isMark(operator, '+')) return undefined;
    at = end + 1;
  }
  return parts.length === 0 ? undefined : parts.join('');
}

function readOperand(nodes: readonly SourceNode[], at: number, language: Language): { readonly value: string | undefined; readonly end: number } {
  const first = nodes[at];
  if (first?.kind === 'text') return { value: readTemplate(first.text, language), end: at + 1 };
  if (first?.kind === 'number') return { value: first.text, end: at + 1 };
  if (isGroup(first, '(')) return { value: readExpression(first.items.filter((item) => item.kind !== 'newline'), language), end: at + 1 };
  const path = readPath(nodes, at);
  return path === undefined ? { value: undefined, end: at } : { value: `\${${path.name}}`, end: path.end };
}

/** Words that only say where a variable lives. */
const owners = new Set(['rootProject', 'project', 'parent', 'ext', 'extra', 'properties', 'this', 'gradle']);
/** Calls that fetch a property by its name. */
const fetches = new Set(['property', 'findProperty', 'getProperty', 'gradleProperty', 'providers', 'get', 'getByName', 'getOrElse', 'named']);
/** Calls without arguments that change nothing about the value. */
const neutral = new Set(['get', 'toString', 'trim', 'getOrNull', 'asProvider', 'orNull', 'orElse', 'requiredVersion']);

/** The plain name of a variable: `rootProject.ext["kotlin.version"]` and `project.property('kotlin.version')` are both `kotlin.version`. */
export function readPath(nodes: readonly SourceNode[], from: number): { readonly name: string; readonly end: number } | undefined {
  const words: string[] = [];
  let at = from;
  for (;;) {
    const node = nodes[at];
    if (node?.kind !== 'word') return undefined;
    at++;
    const group = nodes[at];
    if (isGroup(group, '(') && !group.spaced) {
      const argument = group.items.find((item) => item.kind === 'text');
      if (argument?.kind === 'text' && fetches.has(node.text)) words.push(argument.text);
      else if (group.items.length > 0 || !neutral.has(node.text)) return undefined;
      at++;
    } else words.push(node.text);
    while (isGroup(nodes[at], '[')) {
      const index = (nodes[at] as { readonly items: readonly SourceNode[] }).items[0];
      if (index?.kind !== 'text') return undefined;
      words.push(index.text);
      at++;
    }
    if (!isMark(nodes[at], '.') && !isMark(nodes[at], '?.') && !isMark(nodes[at], '!!')) break;
    if (isMark(nodes[at], '!!')) {
      at++;
      if (!isMark(nodes[at], '.')) break;
    }
    at++;
  }
  const name = words.filter((word, index) => !(index < words.length - 1 && owners.has(word)) && word !== 'providers').join('.');
  return name === '' ? undefined : { name, end: at };
}

/** Brings `$name`, `$a.b` (Groovy) and `${rootProject.ext.name}` in a literal to the form `${name}`; what is computed stays as it is and never resolves. */
function readTemplate(text: string, language: Language): string {
  if (!text.includes('$')) return text;
  let result = '';
  let at = 0;
  for (;;) {
    const dollar = text.indexOf('$', at);
    if (dollar === -1) return result + text.slice(at);
    result += text.slice(at, dollar);
    const close = text[dollar + 1] === '{' ? text.indexOf('}', dollar) : -1;
    if (close !== -1) {
      const nodes = readCode(text.slice(dollar + 2, close), language);
      const path = readPath(nodes, 0);
      result += `\${${path !== undefined && (path.end === nodes.length || isMark(nodes[path.end], '?:')) ? path.name : '?'}}`;
      at = close + 1;
    } else {
      let end = endOfName(text, dollar + 1);
      while (language === 'groovy' && text[end] === '.' && endOfName(text, end + 1) > end + 1) end = endOfName(text, end + 1);
      if (end === dollar + 1) result += '$';
      else {
        const words = text.slice(dollar + 1, end).split('.');
        result += `\${${words.filter((word, index) => !(index < words.length - 1 && owners.has(word))).join('.')}}`;
      }
      at = end;
    }
  }
}

function endOfName(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\w/.test(text[at]!)) at++;
  return at;
}
