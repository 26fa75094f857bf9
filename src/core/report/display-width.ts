/** Colours and weights of a terminal; the only escape sequences that we write. */
// eslint-disable-next-line no-control-regex -- escape sequences begin with one
const style = /\u001B\[[\d;]*m/g;

const plain = /^[\u0020-\u007E]*$/;

const noWidth = /^(?:\p{Mn}|\p{Me}|\p{Cf})$/u;

/** First and last code points that take two cells (Unicode East Asian Width W and F, and emoji shown as pictures), ascending. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x231a, 0x231b], [0x23e9, 0x23ec], [0x23f0, 0x23f0], [0x23f3, 0x23f3], [0x25fd, 0x25fe], [0x2614, 0x2615], [0x2648, 0x2653], [0x26a1, 0x26a1],
  [0x26bd, 0x26be], [0x26d4, 0x26d4], [0x2705, 0x2705], [0x270a, 0x270b], [0x2728, 0x2728], [0x274c, 0x274c], [0x2753, 0x2757], [0x2795, 0x2797], [0x2e80, 0x303e],
  [0x3041, 0x33ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xa000, 0xa4cf], [0xa960, 0xa97f], [0xac00, 0xd7a3], [0xf900, 0xfaff], [0xfe30, 0xfe6f], [0xff00, 0xff60],
  [0xffe0, 0xffe6], [0x16fe0, 0x18dff], [0x1aff0, 0x1b2ff], [0x1f300, 0x1f64f], [0x1f680, 0x1f6ff], [0x1f900, 0x1faff], [0x20000, 0x3fffd],
];

/** Cells of a terminal that the text takes; colour codes take none. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const character of text.replaceAll(style, '')) width += cells(character);
  return width;
}

/** At most `width` cells, with an ellipsis where something was cut. Colours stay balanced. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let left = Math.max(0, width - 1);
  let result = '';
  let isStyled = false;
  for (let at = 0; at < text.length; ) {
    style.lastIndex = at;
    const code = text.charCodeAt(at) === 0x1b ? style.exec(text) : null;
    if (code !== null && code.index === at) {
      result += code[0];
      isStyled = code[0] !== '\u001B[0m';
      at += code[0].length;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at)!);
    left -= cells(character);
    if (left < 0) break;
    result += character;
    at += character.length;
  }
  return `${result}…${isStyled ? '\u001B[0m' : ''}`;
}

function cells(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x300) return 1;
  if (noWidth.test(character)) return 0;
  return code >= 0x1100 && wide.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
