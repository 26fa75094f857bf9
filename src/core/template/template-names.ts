import { closest } from '../policy/language/condition-error.ts';
import type { TemplateNode } from './template.ts';

/** What a template may name: a text (also a number, or yes and no), a list of something, or names with something behind each. */
export type TemplateShape = 'text' | { readonly items: TemplateShape } | { readonly names: Readonly<Record<string, TemplateShape>> };

export interface TemplateProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** Names that there are not, and values that have no text to show: all of them, in the order of their lines. What is empty in one document may be there in the next; what no document can have is a mistake. */
export function unknownNames(nodes: readonly TemplateNode[], shape: TemplateShape): TemplateProblem[] {
  return [...check(nodes, [{ tag: undefined, shape }])];
}

interface Scope {
  /** The section that it is; absent for the whole document. */
  readonly tag: string | undefined;
  readonly shape: TemplateShape;
}

function* check(nodes: readonly TemplateNode[], scopes: readonly Scope[]): Generator<TemplateProblem> {
  for (const node of nodes) {
    if (node.kind === 'text') continue;
    const name = node.path.join('.') || '.';
    const found = shapeAt(node.path, scopes);
    if (found === undefined) yield { line: node.line, message: unknown(node.path, scopes) };
    else if (node.kind === 'value' && found !== 'text') yield { line: node.line, message: withoutText(name, found) };
    // inside of what is not there nothing can be told
    if (node.kind === 'section' && found !== undefined) yield* check(node.children, node.inverted ? scopes : [...scopes, { tag: name, shape: isList(found) ? found.items : found }]);
  }
}

/** As when it is filled in: the first name is looked for in the innermost section first. */
function shapeAt([first, ...rest]: readonly string[], scopes: readonly Scope[]): TemplateShape | undefined {
  if (first === undefined) return scopes.at(-1)!.shape;
  const holder = scopes.findLast(({ shape }) => named(shape, first) !== undefined);
  return rest.reduce<TemplateShape | undefined>((shape, name) => (shape === undefined ? undefined : named(shape, name)), holder === undefined ? undefined : named(holder.shape, first));
}

function unknown(path: readonly string[], scopes: readonly Scope[]): string {
  const missing = path.findIndex((_, index) => shapeAt(path.slice(0, index + 1), scopes) === undefined);
  const word = path[missing]!;
  if (missing > 0) {
    const before = path.slice(0, missing).join('.');
    const behind = shapeAt(path.slice(0, missing), scopes)!;
    return `${before} has no ${JSON.stringify(word)}; ${isList(behind) ? `it is a list, and {{#${before}}} repeats what stands up to {{/${before}}}` : behind === 'text' ? 'it is a text' : `it has ${namesOf(behind).join(', ')}`}`;
  }
  const known = scopes.toReversed().map(({ tag, shape }) => ({ tag, names: namesOf(shape) })).filter(({ names }) => names.length > 0);
  const meant = closest(word, known.flatMap(({ names }) => names));
  const there = known.map(({ tag, names }) => `${tag === undefined ? (known.length > 1 ? 'around it' : 'there are') : `in {{#${tag}}} there are`} ${names.join(', ')}`);
  return `there is no name ${JSON.stringify(word)}${meant === undefined ? '' : `, perhaps ${meant} is meant`}; ${there.join('; ')}`;
}

function withoutText(name: string, shape: Exclude<TemplateShape, 'text'>): string {
  const tag = name === '.' ? 'what the section holds' : name;
  if (isList(shape)) return `${tag} is a list and has no text of its own: write {{#${name}}}…{{/${name}}} to repeat something for each`;
  return `${tag} has no text of its own: write one of ${namesOf(shape).map((one) => (name === '.' ? one : `${name}.${one}`)).join(', ')}`;
}

const isList = (shape: TemplateShape): shape is { readonly items: TemplateShape } => typeof shape === 'object' && 'items' in shape;

const namesOf = (shape: TemplateShape): string[] => (typeof shape === 'object' && 'names' in shape ? Object.keys(shape.names) : []);

const named = (shape: TemplateShape, name: string): TemplateShape | undefined => (typeof shape === 'object' && 'names' in shape && Object.hasOwn(shape.names, name) ? shape.names[name] : undefined);
