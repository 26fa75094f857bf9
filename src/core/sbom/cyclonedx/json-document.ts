import { fit, fitDependency } from './fit.ts';
import { shapes } from './shapes.data.ts';
import type { Json } from './special-xml.ts';
import type { Target } from './target.ts';

/** A document whose long lists come one by one. */
export interface DocumentParts {
  /** Everything but `components` and `dependencies`. */
  readonly bom: Json;
  readonly components: Iterable<Json> | undefined;
  readonly dependencies: Iterable<Json> | undefined;
}

/** The document as JSON text in pieces, indented by two blanks. */
export function* jsonDocument({ bom, components, dependencies }: DocumentParts, target: Target): Generator<string> {
  const head = fit(bom, 'bom', target, '');
  // where they stand in the specification
  const names = [...new Set([...Object.keys(shapes['bom']!), ...Object.keys(head)])];
  let separator = '{\n';
  for (const name of names) {
    const items = name === 'components' ? components : name === 'dependencies' ? dependencies : undefined;
    const start = `${separator}  ${JSON.stringify(name)}: `;
    if (items !== undefined) {
      yield start;
      yield* list(mapped(items, (item, index) => (name === 'components' ? fit(item, 'component', target, `/components/${index}`) : fitDependency(item, target, '/dependencies'))));
    } else if (!Object.hasOwn(head, name)) continue;
    else if (Array.isArray(head[name])) {
      yield start;
      yield* list(head[name]);
    } else yield start + indented(head[name], '  ');
    separator = ',\n';
  }
  yield `${separator === ',\n' ? '' : separator}\n}\n`;
}

function* list(items: Iterable<unknown>): Generator<string> {
  let isEmpty = true;
  for (const item of items) {
    yield `${isEmpty ? '[\n    ' : ',\n    '}${indented(item, '    ')}`;
    isEmpty = false;
  }
  yield isEmpty ? '[]' : '\n  ]';
}

/** A line break inside a JSON text can only be one between its tokens. */
const indented = (value: unknown, indent: string): string => JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);

export function* mapped<T, U>(items: Iterable<T>, change: (item: T, index: number) => U): Generator<U> {
  let index = 0;
  for (const item of items) yield change(item, index++);
}
