import { enumerate } from '../text/enumerate.ts';
import type { RepeatedKeys } from '../text/repeated-keys.ts';
import { ShapeCheck, type Misfit, type Shape } from '../text/shape.ts';
import type { TomlPieces } from '../text/toml-pieces.ts';
import type { Value } from '../text/value.ts';
import type { SectionPart, YamlSections } from '../text/yaml-sections.ts';
import type { IssueInput } from './extraction.ts';
import { nameOfPlace } from './name-of-place.ts';
import { reportRepeatedKeys } from './report-repeated-keys.ts';
import { kindOf } from './report-wrong-kind.ts';

/** A text that was parsed and knows its lines. */
interface Parsed {
  readonly value: Value;
  line(...path: readonly (string | number)[]): number | undefined;
  /** In notations where a key may stand more than once in its object. */
  repeatedKeys?(shape: Shape): RepeatedKeys;
}

/** Where issues go: a `Collector`. */
export interface Issues {
  issue(input: IssueInput): void;
}

/** One issue for all values of a file that are of a kind that their place does not take, and so say nothing to its reader, and one for keys that stand more than once. */
export function checkShape(found: Issues, parsed: Parsed, shape: Shape, file?: string): void {
  const check = new ShapeCheck();
  check.see(parsed.value, shape);
  reportMisfits(found, check, (path) => parsed.line(...path), file);
  if (parsed.repeatedKeys !== undefined) reportRepeatedKeys(found, parsed.repeatedKeys(shape), file);
}

/** The pieces that a file is read in, each seen as it comes by; what is wrong is told behind the last. `pathOf` says where a piece stands. */
export function* checkedPieces<T extends Piece>(found: Issues, pieces: Iterable<T>, shape: Shape, pathOf: (piece: T, index: number) => Misfit['path']): Generator<T> {
  const check = new ShapeCheck();
  let index = 0;
  for (const piece of pieces) {
    check.see(piece.value, shape, pathOf(piece, index++), piece.line);
    yield piece;
  }
  reportMisfits(found, check);
}

interface Piece {
  readonly value: Value;
  readonly line: number | undefined | (() => number | undefined);
}

/** As `checkShape`, of a file that is one long array of tables; what is wrong is told when they were gone through for the first time. */
export function checkedTables(found: Issues, { head, items }: TomlPieces, name: string, shape: { readonly head: Shape; readonly item: Shape }): TomlPieces {
  let isChecked = false;
  return {
    head,
    *items() {
      if (isChecked) {
        yield* items();
        return;
      }
      const check = new ShapeCheck();
      check.see(head.value, shape.head);
      let index = 0;
      for (const item of items()) {
        check.see(item.value, shape.item, [name, index++], item.line);
        yield item;
      }
      isChecked = true;
      reportMisfits(found, check, (path) => head.line(...path));
    },
  };
}

/** As `checkShape`, of a file that is one long section; what is wrong is told when that was gone through. */
export function* checkedSection(found: Issues, yaml: YamlSections, section: string, shape: { readonly head: Shape; readonly part: Shape }): Generator<SectionPart> {
  const check = new ShapeCheck();
  for (const part of yaml.parts(section)) {
    check.see(part.value, shape.part, [section, part.key], yaml.isWhole ? undefined : part.line);
    yield part;
  }
  check.see(yaml.head, shape.head);
  reportMisfits(found, check, (path) => yaml.line(...path));
}

type LineOf = (path: Misfit['path']) => number | undefined;

/** As `checkShape`, of what was seen. */
export function reportMisfits(found: Issues, { misfits, count }: ShapeCheck, lineOf: LineOf = () => undefined, file?: string): void {
  const [first] = misfits;
  if (first === undefined) return;
  const lines = misfits.map(({ line, path }) => line ?? nearestLine(path, lineOf));
  const line = Math.min(...lines.map((one) => one ?? Infinity));
  found.issue({
    code: 'partial',
    file,
    line: line === Infinity ? undefined : line,
    message: count === 1
      ? `${nameOfPlace(first.path)} is ${kindOf(first.value)} and ${noneOf(first.shape)}; it was not read`
      : `${count} values are of a kind that does not belong there, and were not read: ${listed(misfits, count)}`,
    remedy: 'Repair the entry, or let the tool that wrote the file write it again.',
  });
}

/** Of the place, or of what it is in. */
function nearestLine(path: Misfit['path'], lineOf: LineOf): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const line = lineOf(path.slice(0, length));
    if (line !== undefined) return line;
  }
  return undefined;
}

function listed(misfits: readonly Misfit[], count: number): string {
  const named = enumerate(misfits.map((misfit) => `${nameOfPlace(misfit.path)} (${kindOf(misfit.value)} and ${noneOf(misfit.shape)})`));
  return count > misfits.length ? `${named} and ${count - misfits.length} more` : named;
}

function noneOf({ isText, isNumber, isFlag, items, record }: Shape): string {
  // a number or truth value stands for the text that it is written as
  const kinds = [isText && 'text', !isText && isNumber && 'number', !isText && isFlag && 'true or false', items !== undefined && 'list', record !== undefined && 'object'].filter((kind) => kind !== false);
  return kinds.length > 1 ? `neither ${kinds.slice(0, -1).join(', ')} nor ${kinds.at(-1)!}` : kinds[0] === 'true or false' ? 'not true or false' : `no ${kinds[0]!}`;
}
