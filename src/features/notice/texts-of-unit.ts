import type { LicenseExpression, LicenseTerm } from '#core/license/expression.ts';
import { termsIn } from '#core/license/expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import type { LicenseFile, UnitLicenses } from '#core/model/license-facts.ts';
import type { BroughtText } from '#core/notice/collect-texts.ts';
import type { NoticeTarget } from './notice-input.ts';

export interface UnitTexts {
  readonly texts: readonly Omit<BroughtText, 'component'>[];
  /** Licences whose text is among them. */
  readonly covered: readonly LicenseTerm[];
  /** Why files could not be copied. */
  readonly problems: readonly string[];
}

/** Texts that a package brings itself: of its licences and of those of its parts, NOTICE files, lists of what it contains. */
export function textsOfUnit({ files, embedded }: Pick<UnitLicenses, 'files' | 'embedded'>, { readText }: Pick<NoticeTarget, 'readText'>): UnitTexts {
  const texts: Omit<BroughtText, 'component'>[] = [];
  const covered: LicenseTerm[] = [];
  const problems: string[] = [];
  const unique = [...Map.groupBy([...files, ...embedded.flatMap((part) => part.files)], ({ path }) => path).values()].map((same) => same[0]!);
  const take = (file: LicenseFile, kind: BroughtText['kind'], lines?: readonly [number, number]): void => {
    const read = file.reading.nature === 'binary' ? { problem: 'it is no text' } : readText(file.path);
    if ('problem' in read) {
      problems.push(`${file.path}: ${read.problem}`);
      return;
    }
    const text = lines === undefined ? read.text : read.text.split('\n').slice(lines[0] - 1, lines[1]).join('\n');
    const first = lines?.[0] ?? 1;
    if (text.trim() === '') return;
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    // a text does not say whether later versions may be chosen
    const title = kind === 'notice' ? name : (file.reading.expression?.replaceAll(/-(?:only|or-later)\b/g, '') ?? name);
    texts.push({ kind, title, origin: 'component', text, copyrightLines: file.reading.copyrights.map(({ line }) => line - first + 1).filter((line) => line > 0) });
    covered.push(...textTerms(file));
  };
  for (const file of unique) {
    if (file.role === 'license') take(file, 'license');
    else if (file.role === 'notice' || file.role === 'third-party' || isTextBeside(file)) take(file, 'notice');
  }
  // many packages print their licence in the readme only
  if (!unique.some(({ role }) => role === 'license')) {
    for (const file of unique.filter(({ role }) => role === 'readme')) {
      const whole = file.reading.matches.filter(({ kind, coverage = 0 }) => kind === 'text' && coverage >= 0.9);
      if (whole.length > 0) take(file, 'license', withCopyrightAbove(file, Math.min(...whole.map(({ startLine }) => startLine)), Math.max(...whole.map(({ endLine }) => endLine))));
    }
  }
  return { texts, covered, problems };
}

/** `lib.js.license` may be a header of `lib.js`, or hold the text of its licence. */
const isTextBeside = ({ path, role, reading }: LicenseFile): boolean => role === 'source' && path.endsWith('.license') && reading.matches.some(({ kind, coverage = 0 }) => kind === 'text' && coverage >= 0.9);

/** Statements of copyright stand a few lines above the text. */
function withCopyrightAbove({ reading }: LicenseFile, start: number, end: number): readonly [number, number] {
  const above = reading.copyrights.map(({ line }) => line).filter((line) => line < start && line >= start - 6);
  return [Math.min(start, ...above), end];
}

/** A file that only names a licence does not hold its text. */
function textTerms({ reading }: LicenseFile): LicenseTerm[] {
  return reading.matches.filter(({ kind, coverage = 0 }) => kind === 'text' && coverage >= 0.9).flatMap(({ expression }) => termsOf(expression));
}

export function termsOf(expression: string): LicenseTerm[] {
  const parsed = parsedExpression(expression);
  return parsed === undefined ? [] : termsIn(parsed);
}

export function parsedExpression(expression: string): LicenseExpression | undefined {
  const parsed = parseLicenseExpression(expression, { unknownIds: 'accept' });
  return parsed.ok ? parsed.expression : undefined;
}
