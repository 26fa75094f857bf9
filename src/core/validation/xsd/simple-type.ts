import { isDate, isDay } from '../json-formats.ts';

/** A type of texts: what white space means, and what is wrong with a text (`undefined`: nothing). */
export interface SimpleType {
  readonly whiteSpace: 'preserve' | 'replace' | 'collapse';
  readonly fault: (text: string) => string | undefined;
}

export function faultOf(type: SimpleType, written: string): string | undefined {
  if (type.whiteSpace === 'preserve') return type.fault(written);
  const replaced = written.replace(/[\t\n\r]/g, ' ');
  return type.fault(type.whiteSpace === 'replace' ? replaced : replaced.split(' ').filter((word) => word !== '').join(' '));
}

const matching = (whiteSpace: SimpleType['whiteSpace'], isValid: (text: string) => boolean, what: string): SimpleType => ({
  whiteSpace,
  fault: (text) => (isValid(text) ? undefined : `${JSON.stringify(shortened(text))} is not ${what}`),
});

export const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text);

const any = (): boolean => true;
const isInteger = (text: string): boolean => /^[+-]?\d+$/.test(text);
const isZero = (text: string): boolean => /^[+-]?0+$/.test(text);

/** The built-in types that the schemas of bills of materials use. An address may be nearly any text, as in the recommendation. */
export const builtInTypes: ReadonlyMap<string, SimpleType> = new Map([
  ['string', matching('preserve', any, 'a string')],
  ['normalizedString', matching('replace', any, 'a string')],
  ['token', matching('collapse', any, 'a string')],
  ['anyURI', matching('collapse', any, 'an address')],
  ['boolean', matching('collapse', (text) => /^(?:true|false|0|1)$/.test(text), 'a boolean')],
  ['decimal', matching('collapse', (text) => /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text), 'a number')],
  ['integer', matching('collapse', isInteger, 'a whole number')],
  ['nonNegativeInteger', matching('collapse', (text) => isInteger(text) && (!text.startsWith('-') || isZero(text)), 'a whole number from 0')],
  ['positiveInteger', matching('collapse', (text) => isInteger(text) && !text.startsWith('-') && !isZero(text), 'a whole number from 1')],
  ['date', matching('collapse', (text) => isDate(text.replace(/(?:Z|[+-]\d{2}:\d{2})$/, '')), 'a date')],
  ['dateTime', matching('collapse', isXmlDateTime, 'a date and time')],
]);

/** Unlike RFC 3339 it needs no offset, and 24:00:00 is the end of a day. */
function isXmlDateTime(text: string): boolean {
  const match = /^-?(\d{4,9})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d+)?(?:Z|[+-](\d{2}):(\d{2}))?$/.exec(text);
  if (match === null || !isDay(Number(match[1]), Number(match[2]), Number(match[3]))) return false;
  const [hour, minute, second, offsetHour, offsetMinute] = [match[4], match[5], match[6], match[8] ?? '0', match[9] ?? '0'].map(Number) as [number, number, number, number, number];
  const isEndOfDay = hour === 24 && minute === 0 && second === 0 && Number(match[7] ?? '0') === 0;
  return (hour < 24 || isEndOfDay) && minute < 60 && second < 60 && offsetHour * 60 + offsetMinute <= 14 * 60 && offsetMinute < 60;
}

export interface Facet {
  readonly name: string;
  readonly value: string;
}

/** A type whose texts must fit all facets besides. Throws for a facet that is not known here. */
export function restricted(base: SimpleType, facets: readonly Facet[]): SimpleType {
  const checks: ((text: string) => string | undefined)[] = [];
  const allowed = new Set(facets.filter(({ name }) => name === 'enumeration').map(({ value }) => value));
  if (allowed.size > 0) checks.push((text) => (allowed.has(text) ? undefined : `${JSON.stringify(shortened(text))} is not one of ${listed(allowed)}`));
  // several patterns are alternatives
  const patterns = facets.filter(({ name }) => name === 'pattern').map(({ value }) => expressionOf(value));
  if (patterns.length > 0) checks.push((text) => (patterns.some((pattern) => pattern.test(text)) ? undefined : `${JSON.stringify(shortened(text))} does not have the demanded form`));
  for (const { name, value } of facets) {
    const limit = Number(value);
    const what = `${name} of ${value}`;
    if (name === 'minLength') checks.push((text) => (text.length >= limit ? undefined : `it is shorter than the ${what}`));
    else if (name === 'maxLength') checks.push((text) => (text.length <= limit ? undefined : `it is longer than the ${what}`));
    else if (name === 'minInclusive') checks.push((text) => (Number(text) >= limit ? undefined : `${text} is less than the ${what}`));
    else if (name === 'maxInclusive') checks.push((text) => (Number(text) <= limit ? undefined : `${text} is more than the ${what}`));
    else if (name !== 'enumeration' && name !== 'pattern') throw new Error(`the facet ${name} is not implemented`);
  }
  return {
    whiteSpace: base.whiteSpace,
    fault: (text) => {
      for (const check of [base.fault, ...checks]) {
        const fault = check(text);
        if (fault !== undefined) return fault;
      }
      return undefined;
    },
  };
}

const listed = (values: ReadonlySet<string>): string => (values.size > 20 ? `the ${values.size} allowed values` : [...values].join(', '));

/** Each member reads the text its own way. */
export const union = (members: readonly SimpleType[]): SimpleType => ({
  whiteSpace: 'preserve',
  fault: (text) => {
    const faults = members.map((member) => faultOf(member, text));
    return faults.includes(undefined) ? undefined : faults[0];
  },
});

/** An expression of XML Schema is anchored, and `^` and `$` are plain characters in it. */
function expressionOf(pattern: string): RegExp {
  let source = '';
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!;
    if (character === '\\') source += character + (pattern[++at] ?? '');
    else {
      if (character === '[') inClass = true;
      else if (character === ']') inClass = false;
      source += !inClass && (character === '^' || character === '$') ? `\\${character}` : character;
    }
  }
  return new RegExp(`^(?:${source})$`);
}
