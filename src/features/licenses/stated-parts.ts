import { isPackaging } from '#core/linux/copyright-file.ts';
import type { DeclaredReading, EmbeddedPart, LicenseFile, LicenseStanza } from '#core/model/license-facts.ts';
import { directoryOf } from '#core/plugin/path.ts';
import { isBesideTheWork } from './beside-the-work.ts';

/** Characters of the patterns of one part; files with a licence of their own are often listed one by one. */
const longest = 200;

/** The files that a machine-readable copyright file or annotations except from the licence of the work, one part for each licence. */
export function statedParts(file: LicenseFile): EmbeddedPart[] {
  // paragraphs under the licence of the work only name other holders
  const others = (file.reading.stanzas ?? []).filter(({ main, expression }) => main !== true && expression !== file.reading.expression);
  const isBeside = (patterns: readonly string[]): boolean => (file.role === 'annotations' ? patterns.every((pattern) => pattern.startsWith('.') || isBesideTheWork(pattern)) : isPackaging(patterns));
  const groups = Map.groupBy(others, ({ expression, files }) => `${isBeside(files)} ${expression}`);
  return [...groups.values()].map((stanzas) => {
    const { expression, files } = stanzas[0]!;
    return { pattern: patternOf(stanzas, baseOf(file.path)), license: expression, files: [partOfFile(file, stanzas)], stated: isBeside(files) ? 'packaging' as const : 'work' as const };
  });
}

/** Patterns begin in the root of the source package: above `debian/` and `.reuse/`, beside REUSE.toml, or in a package that is not here. */
const baseOf = (path: string): string => (/(?:^|\/)(?:debian\/copyright|\.reuse\/dep5)$/.test(path) ? directoryOf(directoryOf(path)) : /(?:^|\/)REUSE\.toml$/.test(path) ? directoryOf(path) : '.');

function patternOf(stanzas: readonly LicenseStanza[], base: string): string {
  const patterns = stanzas.flatMap(({ files }) => files).map((pattern) => (base === '.' ? pattern : `${base}/${pattern}`));
  let text = patterns[0] ?? '';
  for (let at = 1; at < patterns.length; at++) {
    if (text.length + patterns[at]!.length > longest) return `${text} (and ${patterns.length - at} more)`;
    text += ` ${patterns[at]!}`;
  }
  return text;
}

/** The copyright file as far as it speaks of them. */
function partOfFile({ path, role, reading }: LicenseFile, stanzas: readonly LicenseStanza[]): LicenseFile {
  const isIn = (line: number): boolean => stanzas.some(({ startLine, endLine }) => line >= startLine && line <= endLine);
  return {
    path, role,
    reading: { nature: reading.nature, expression: stanzas[0]!.expression, matches: reading.matches.filter(({ startLine }) => isIn(startLine)), resembles: [], copyrights: reading.copyrights.filter(({ line }) => isIn(line)) },
  };
}

/** Short names that only their file knows mean what the file says; who read the name alone could not know. */
export function meantReadings(readings: readonly DeclaredReading[], files: readonly LicenseFile[]): readonly DeclaredReading[] {
  const stating = files.filter(({ reading }) => reading.stanzas !== undefined);
  if (stating.length === 0) return readings;
  return readings.map((declared) => {
    const stanza = stating.find(({ path }) => path === declared.path)?.reading.stanzas!.find(({ name }) => name === declared.value);
    if (stanza === undefined || stanza.expression === declared.expression) return declared;
    const { value, path, line, origin } = declared;
    return { value, path, ...(line !== undefined && { line }), ...(origin !== undefined && { origin }), expression: stanza.expression, certainty: 'alias' as const, notes: [`in this file ${JSON.stringify(value.slice(0, 100))} stands for ${stanza.expression}`] };
  });
}
