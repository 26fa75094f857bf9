import type { ExplainedText, Piece } from '#core/license/detect/explain-text.ts';
import type { Paint } from '#core/report/paint.ts';
import { cut, displayWidth } from '#core/report/display-width.ts';
import { printable } from '#core/report/printable.ts';

interface Style {
  readonly paint: Paint;
  /** Without colours, brackets tell what differs. */
  readonly color: boolean;
  readonly columns: number;
}

type Side = 'text' | 'reference';

/** The text at the left, the reference at the right, line by line; words in one of them only are green at the left and red at the right. */
export function explanation({ lines }: ExplainedText, style: Style): string[] {
  const number = String(lines.at(-1)?.line ?? 0).length;
  const width = Math.max(24, (style.columns - number - 6) >> 1);
  return lines.flatMap(({ line, text, reference }) => {
    const left = wrapped(text, 'text', width, style);
    const right = wrapped(reference, 'reference', width, style);
    return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
      const row = left[index] ?? { shown: '', cells: 0 };
      const label = (index === 0 ? String(line) : '').padStart(number);
      return `${style.paint.dim(label)}  ${row.shown}${' '.repeat(Math.max(0, width - row.cells))}  ${right[index]?.shown ?? ''}`.trimEnd();
    });
  });
}

interface Row {
  shown: string;
  cells: number;
}

function wrapped(pieces: readonly Piece[], side: Side, width: number, style: Style): Row[] {
  const rows: Row[] = [{ shown: '', cells: 0 }];
  for (const { text, differs } of pieces) {
    for (const word of marked(printable(text), differs, side, style).split(' ')) {
      const bare = cut(word, width);
      const cells = displayWidth(bare);
      let row = rows.at(-1)!;
      if (row.cells > 0 && row.cells + 1 + cells > width) rows.push((row = { shown: '', cells: 0 }));
      const shown = differs ? colored(bare, side, style.paint) : bare;
      row.shown += row.cells === 0 ? shown : ` ${shown}`;
      row.cells += row.cells === 0 ? cells : cells + 1;
    }
  }
  return rows;
}

function marked(text: string, differs: boolean, side: Side, { color }: Style): string {
  if (!differs || color) return text;
  return side === 'text' ? `{+${text}+}` : `[-${text}-]`;
}

const colored = (word: string, side: Side, paint: Paint): string => (side === 'text' ? paint.green(word) : paint.red(word));
