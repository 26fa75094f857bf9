import type { SourceFile } from '../plugin/source-file.ts';
import { jsonEntries, type JsonEntry } from '../text/json-entries.ts';
import { jsonOutline } from '../text/json-outline.ts';
import { RepeatedKeys } from '../text/repeated-keys.ts';
import { anything, shapeAt, ShapeCheck, type Shape } from '../text/shape.ts';
import { reportMisfits, type Issues } from './check-shape.ts';
import { reportRepeatedKeys } from './report-repeated-keys.ts';

export interface EntriesToCheck {
  readonly wanted: (section: string) => boolean;
  readonly grouped?: (section: string) => boolean;
  /** Of the file, as far as it is read this time. */
  readonly shape: Shape;
}

/** The entries of a JSON file that is read in pieces; what `checkShape` tells of a file that is read as a whole is told behind the last. */
export function* checkedEntries(found: Issues, file: Pick<SourceFile, 'chunks'>, { wanted, grouped, shape }: EntriesToCheck): Generator<JsonEntry> {
  const check = new ShapeCheck();
  const repeated = new RepeatedKeys(shape);
  // what should be a text and is none would be passed over
  const isText = (section: string): boolean => {
    const expected = shapeAt(shape, [section]);
    return expected !== undefined && expected !== anything && expected.items === undefined && expected.record === undefined;
  };
  let index = -1;
  let section: string | undefined;
  for (const entry of jsonEntries(file.chunks(), (name) => wanted(name) || isText(name), grouped, repeated)) {
    index = entry.section === section ? index + 1 : 0;
    section = entry.section;
    const around = shapeAt(shape, [section]);
    const isMisplaced = around !== undefined && (entry.isItem ? around.items === undefined : entry.key !== undefined && around.record === undefined);
    if (isMisplaced) {
      // the first stands for all
      if (index === 0) check.see(entry.isItem ? [entry.value] : { [entry.key!]: entry.value }, around, [section], entry.line);
    } else {
      const path = entry.isItem ? [section, index] : [section, entry.group, entry.key].filter((key) => key !== undefined);
      const expected = shapeAt(shape, path);
      if (expected !== undefined) check.see(entry.value, expected, path, (place) => lineBelow(entry, place.slice(path.length)));
    }
    if (wanted(section) || (!entry.isItem && entry.key === undefined)) yield entry;
  }
  reportMisfits(found, check);
  reportRepeatedKeys(found, repeated);
}

/** Of a place in the value of the entry. */
function lineBelow({ text, line }: JsonEntry, place: readonly (string | number)[]): number {
  return place.length === 0 ? line : line + (jsonOutline(text).line(place) ?? 1) - 1;
}
