/** Colour is for people: not into files, not when NO_COLOR is set (no-color.org). */
export function terminalOf(stream: NodeJS.WriteStream): { color: boolean; columns: number } {
  const forced = process.env['FORCE_COLOR'];
  const color = process.env['NO_COLOR'] ? false : forced !== undefined ? forced !== '0' : stream.isTTY === true && process.env['TERM'] !== 'dumb';
  return { color, columns: known(stream.columns) ?? known(Number(process.env['COLUMNS'])) ?? (stream.isTTY === true ? 80 : 100) };
}

/** Some terminals (those of scripts) say that they have no columns at all, and mean that they do not know. */
const known = (columns: number | undefined): number | undefined => (columns !== undefined && columns > 0 ? columns : undefined);
