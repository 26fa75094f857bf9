/** Colour is for people: not into files, not when NO_COLOR is set (no-color.org). */
export function terminalOf(stream: NodeJS.WriteStream): { color: boolean; columns: number } {
  const forced = process.env['FORCE_COLOR'];
  const color = process.env['NO_COLOR'] ? false : forced !== undefined ? forced !== '0' : stream.isTTY === true && process.env['TERM'] !== 'dumb';
  const columns = stream.columns ?? (Number(process.env['COLUMNS']) || 100);
  return { color, columns };
}
