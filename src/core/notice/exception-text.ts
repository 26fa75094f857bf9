import { exceptionTextSources } from './exception-texts.data.ts';

/** Text of an exception, cut out of the text of the older id that holds it; absent where none does. */
export function exceptionText(id: string, textOf: (id: string) => string | undefined): string | undefined {
  if (!Object.hasOwn(exceptionTextSources, id)) return undefined;
  const { id: older, from, until } = exceptionTextSources[id]!;
  const text = textOf(older);
  if (text === undefined) return undefined;
  const start = from === undefined ? 0 : text.indexOf(from);
  const end = until === undefined ? text.length : text.indexOf(until);
  return start === -1 || end <= start ? undefined : `${text.slice(start, end).trim()}\n`;
}
