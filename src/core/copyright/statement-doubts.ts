import type { Opening } from './copyright-marker.ts';

/** What follows "copyright" when the law, not a holder, is meant. */
const legalWords = new Set(`notice notices holder holders owner owners law laws act acts license licence licenses licences licensing statement statements information info
  protection infringement infringements agent policy office claim claims interest interests assignment assignments disclaimer disclaimers date dates year years status permission
  permissions and or in on to is are was for of at as from with without if not no any all a an other under file files text texts header headers string symbol sign material
  materials treaty treaties terms term message checker management directive design clause right rights work works registration issue issues problem problems details line lines
  comment comments block template format ownership attribution violation violations transfer grant grants content contents standard strike infringer term page section
  field tag tags legend marking matter matters claimants owned by-line may shall will must can does do did has have had only also see copyright copyrights this that these
  those it its their your our you we they which who such where when while then than but so be been being
  character characters glyph icon entity type default required
  optional boolean string number object array key value name label title footer plugin there they none unknown pd n/a see various patent author p.o however lgpl gpl wtfpl`.split(/\s+/));

/** Words before "Copyright" after which a holder may follow without years ("Portions Copyright Foo"). */
const openers = /(?:^|[\s(])(?:portions?|parts?|code|files?|is|are|material|changes|modifications|additions|patches|documentation|software|version|library|program|module|script|package|header|images?|icons?|data|text|written|work|tests?|updates?|and)[\s:,]*$/i;

const placeholder = /^[\s"'(]*(?:[<[{$%@#]+\s*(?:yyyy|year|years|date|name|names|owner|owners|holder|holders|fullname|full name|full_name|author|authors|organi[sz]ation|project|copyright|company|your|the\s+(?:name|copyright|author|year)|initial developer|git|user|login|insert|list|dates?|enter|from|pkg|first|current)|y{4}(?![a-z])|x{4}(?![a-z])|(?:19|20)(?:yy|xx)|\.\.\.|…|_{3,}|<[^<>@]{1,60}>\s*<|\[?(?:yyyy|xxxx)\]?|your (?:name|company|organi[sz]ation)|name of (?:the )?(?:copyright|author)|\{\{|\$\{|<%|%[sd](?![a-z])|\$\(|\{\d?\}|\{[a-z_.]+\})/i;

/** A blank to fill in, such as `[yyyy] [name of copyright owner]`. */
export const isPlaceholder = (text: string): boolean => placeholder.test(text);

const company = /(?:^|\s)(?:inc|incorporated|ltd|limited|llc|llp|gmbh|ag|corp|corporation|company|s\.?a|b\.?v|foundation|university|contributors|authors|team|project|e\.v|oy|ab|kg|plc|pty)\.?(?:[\s,)]|$)/i;

/** Small words of names; more than a few others make prose. */
const connectors = new Set('and of the for de da di del della do du la le van von der den zu und et y e contributors contributor others other authors author team project individual original'.split(' '));

interface Context {
  readonly opening: Opening;
  /** What stands on the line before the statement. */
  readonly before: string;
  readonly name: string | undefined;
  readonly contacts: readonly string[];
  readonly hasYears: boolean;
  /** The years stand before the name. */
  readonly isDated: boolean;
}

/** Whether what looks like a statement is one. Years are nearly a proof; without them it must stand where statements stand and name a holder. */
export function isStatement({ opening, before, name, contacts, hasYears, isDated }: Context): boolean {
  const { strength } = opening;
  if (name !== undefined && isPlaceholder(name)) return false;
  if (/\bwrite to\b/i.test(name ?? '') || /^\\?U\+?0*A9$/i.test(name ?? '')) return false;
  if (strength === 'tag' && /^(?:none|noassertion)$/i.test(name ?? '')) return false;
  if (strength === 'tag') return name !== undefined || contacts.length > 0 || hasYears;
  if (/[\w.$]$/.test(before) && !hasYears) return false;
  const first = name?.split(' ')[0]!.toLowerCase().replace(/[^\p{L}]+$/u, '') ?? '';
  // "Copyright Act of 1976", "copyright law, 2003"
  if (!isDated && legalWords.has(first) && contacts.length === 0) return false;
  if (hasYears) return strength !== 'letter' || !/\w$/.test(before);
  if (name === undefined) return contacts.length > 0 && strength === 'sign';
  if (opening.isField && strength !== 'sign') return false;
  const words = name.split(' ');
  if (words.length > 14 || /[=;{}()<>]\s*$|=>|\(\)|\w\(|[\p{Sm}\p{So}\u0300-\u036f¸](?<![+®™°])/u.test(name)) return false;
  if (words.filter((word) => /^\p{Ll}/u.test(word) && !connectors.has(word)).length > 2) return false;
  const startsLikeName = /^(?:\p{Lu}|\p{Lo}|\d+\p{L}|the\s+\p{Lu}|(?:de|van|von|der|di|la)\s)/u.test(name);
  const isIdentified = contacts.length > 0 || company.test(name);
  // `copyright: CopyrightRepository` is a declaration
  if (opening.hasColon && words.length === 1 && !isIdentified && /\p{Ll}\p{Lu}/u.test(name)) return false;
  if (strength === 'letter') return isIdentified && startsLikeName && isStart(before);
  if (strength === 'sign') return startsLikeName || isIdentified;
  if (opening.hasBy) return startsLikeName || isIdentified;
  return startsLikeName && (isStart(before) || openers.test(before)) && (words.length > 1 || isIdentified || isStart(before));
}

/** Nothing but comment signs, or the end of a sentence, stands before. */
const isStart = (before: string): boolean => !/[\p{L}\d]/u.test(before) || /[.;:!]\s+$|^\s*(?:dnl|rem|@c|c|\\|%)\s+$/iu.test(before);
