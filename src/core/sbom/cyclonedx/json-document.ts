import { ItemsOnce, onOneLine } from '../../text/json-pieces.ts';
import { isRecord } from '../../text/value.ts';
import { Fitter } from './fit.ts';
import { shapes } from './shapes.data.ts';
import type { Json } from './special-xml.ts';
import type { Target } from './target.ts';

/** A document whose long lists come one by one. */
export interface DocumentParts {
  /** Of all components, nested ones too. */
  readonly refs: () => Iterable<string>;
  /** Everything but `components` and `dependencies`. */
  readonly bom: Json;
  readonly components: Iterable<Json> | undefined;
  readonly dependencies: Iterable<Json> | undefined;
}

/** The document as JSON text in pieces: every item of a list on the upper level has a line of its own. */
export function* jsonDocument({ bom, components, dependencies }: DocumentParts, target: Target): Generator<string> {
  const fitter = new Fitter(target);
  const head = fitter.fit(bom, 'bom', []);
  // where they stand in the specification
  const names = [...new Set([...Object.keys(shapes['bom']!), ...Object.keys(head)])];
  let separator = '{\n';
  for (const name of names) {
    const items = name === 'components' ? components : name === 'dependencies' ? dependencies : undefined;
    const start = `${separator}  ${JSON.stringify(name)}: `;
    if (items !== undefined) {
      yield start;
      yield* list(mapped(items, (item, index) => (name === 'components' ? fitter.fit(item, 'component', ['components', index]) : fitter.dependency(item))));
    } else if (!Object.hasOwn(head, name)) continue;
    else if (Array.isArray(head[name])) {
      yield start;
      yield* list(head[name]);
    } else yield start + JSON.stringify(head[name], null, 2).replaceAll('\n', '\n  ');
    separator = ',\n';
  }
  yield `${separator === ',\n' ? '' : separator}\n}\n`;
}

function* list(items: Iterable<unknown>): Generator<string> {
  let isEmpty = true;
  for (const item of items) {
    yield isEmpty ? '[\n    ' : ',\n    ';
    yield* itemPieces(item);
    isEmpty = false;
  }
  yield isEmpty ? '[]' : '\n  ]';
}

/** Of an item with long lists as members these come item by item. */
function* itemPieces(item: unknown): Generator<string> {
  const isLong = isRecord(item) && Object.values(item).some((member) => member instanceof ItemsOnce);
  if (isLong) yield* onOneLine(Object.entries(item));
  else yield JSON.stringify(item);
}

export function* mapped<T, U>(items: Iterable<T>, change: (item: T, index: number) => U): Generator<U> {
  let index = 0;
  for (const item of items) yield change(item, index++);
}
