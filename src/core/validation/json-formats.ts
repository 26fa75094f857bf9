/** The `format`s of JSON schemas that bills of materials use, each checked in linear time. */
export const jsonFormats: Readonly<Record<string, (text: string) => boolean>> = {
  'date-time': isDateTime,
  date: isDate,
  email: isMailAddress,
  'idn-email': isMailAddress,
  uri: (text) => hasScheme(text) && isReference(text),
  iri: (text) => hasScheme(text) && isReference(text),
  'uri-reference': isReference,
  'iri-reference': isReference,
};

/** RFC 3339 without time; the day must exist. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && isDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

/** RFC 3339, with an offset; a leap second only where there can be one. */
function isDateTime(text: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/.exec(text);
  if (match === null || !isDate(match[1]!)) return false;
  const [hour, minute, second, offsetHour, offsetMinute] = [match[2], match[3], match[4], match[6] ?? '0', match[7] ?? '0'].map(Number) as [number, number, number, number, number];
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second < 60) return true;
  const shift = (offsetHour * 60 + offsetMinute) * (match[5] === '-' ? 1 : -1);
  return (hour * 60 + minute + shift + 2880) % 1440 === 1439;
}

function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  return at > 0 && at < text.length - 1 && !/\s/.test(text);
}

function hasScheme(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text);
}

/** RFC 3987: no blanks or control characters, none of the few others that must be escaped. */
function isReference(text: string): boolean {
  return !/[\u0000-\u0020<>"{}|\\^`\u007f]/.test(text) && !/%(?![0-9A-Fa-f]{2})/.test(text);
}
