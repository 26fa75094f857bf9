import { exceptionPhrases, type ExceptionPhrases } from './exception-phrases.data.ts';
import { isStatement } from './echoes.ts';
import type { Mention } from './mention.ts';
import type { ReadableText } from './readable-text.ts';

const known: ReadonlyMap<string, ExceptionPhrases> = new Map(exceptionPhrases.map((one) => [one.id, one]));
const gnuLicenses = /^(?:[AL]?GPL|GFDL)/;

/** May the exception belong to the licence? An Apache licence takes no Classpath exception that something else in the text has. */
const takesException = (expression: string, exception: string): boolean => (known.get(exception)?.to ?? gnuLicenses).test(expression) && !expression.includes(' WITH ');

/** Every alternative of the expression with the exception. */
const withException = (expression: string, exception: string): string => expression.split(' OR ').map((id) => `${id} WITH ${exceptionBeside(id, exception)}`).join(' OR ');

/** Of some exceptions another one holds beside some licences. */
export function exceptionBeside(license: string, exception: string): string {
  const beside = known.get(exception)?.beside;
  return beside?.licenses.test(license) === true ? beside.id : exception;
}

/** Mentions in which every exception has become part of a licence's expression: of the nearest one before it that takes it, of the first one behind it, or of the one that its name implies in a sentence about licences. */
export function attachExceptions(text: ReadableText, mentions: readonly Mention[]): Mention[] {
  const result: Mention[] = [];
  const waiting: Mention[] = [];
  for (const mention of mentions) {
    if (mention.kind === 'exception') {
      if (!attachBefore(result, mention.expression)) waiting.push(mention);
      continue;
    }
    const at = waiting.findIndex((exception) => takesException(mention.expression, exception.expression));
    if (at === -1) result.push(mention);
    else result.push({ ...mention, expression: withException(mention.expression, waiting.splice(at, 1)[0]!.expression) });
  }
  const implied = waiting.flatMap((exception): Mention[] => {
    const alone = known.get(exception.expression)?.alone;
    return alone === undefined || !isStatement(text, exception) || text.word(exception.start - 1) === 'with' ? [] : [{ ...exception, kind: 'mention', expression: withException(alone, exception.expression) }];
  });
  return implied.length === 0 ? result : [...result, ...new Map(implied.map((one) => [one.expression, one])).values()].sort((a, b) => a.start - b.start);
}

function attachBefore(before: Mention[], exception: string): boolean {
  for (let index = before.length - 1; index >= 0; index--) {
    const { expression } = before[index]!;
    if (expression.includes(`WITH ${exceptionBeside(expression, exception)}`)) return true;
    if (!takesException(expression, exception)) continue;
    before[index] = { ...before[index]!, expression: withException(expression, exception) };
    return true;
  }
  return false;
}
