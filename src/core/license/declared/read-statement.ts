import { andExpressions, orExpressions } from '../combine-expressions.ts';
import type { LicenseExpression } from '../expression.ts';
import type { ReadingCertainty, ReadingContext } from './declared-license.ts';
import { readPart, type Part } from './declared-part.ts';
import { readLimited, readRider } from './read-rider.ts';
import { splitStatement, unwrapped, type Split } from './split-statement.ts';

/** Nesting that nobody writes. */
const depthLimit = 20;

/** Phrases whose "or" and "and" join no licences. */
const joinedPhrases: readonly (readonly [RegExp, string])[] = [
  [/[\s,]*\b(?:or|and)[\s-]+(?:\(?at your (?:option|choice)\)?,?\s*)?(?:any\s+)?(?:later|newer|above|greater|higher|subsequent)(?:\s+versions?)?(?:\s*\(?at your option\)?)?/gi, '+ '],
  [/["“]?\bnew["”]? or ["“]?revised["”]?/gi, 'New Revised'],
  [/["“]?\boriginal["”]? or ["“]?old["”]?/gi, 'Original Old'],
  [/\blibrary or lesser\b/gi, 'Library Lesser'],
  [/\bdevelopment and distribution\b/gi, 'Development Distribution'],
  [/\b(notice|software|files|document) and (disclaimer|document|software|license|notice)\b/gi, '$1 $2'],
  [/\bbzip2 and libbzip2\b/gi, 'bzip2 libbzip2'],
  [/\band\s*\/\s*or\b/gi, 'or'],
  [/\bCDDL\s*[+/]\s*(?=GPL)/gi, 'CDDL + '],
  [/\bMIT\s*\/\s*(?:X11|X|Expat)\b|\b(?:X11|Expat)\s*\/\s*MIT\b/gi, 'Expat'],
  [/\bzlib\s*\/\s*libpng\b/gi, 'zlib'],
  [/\b(Tcl)\s*\/\s*(Tk)\b/gi, '$1$2'],
  [/\bIllinois\s*\/\s*NCSA\b/gi, 'Illinois NCSA'],
];

/** A statement of one or several licences, each part of which must be understood. */
export function readStatement(text: string, context: ReadingContext): Part | undefined {
  const whole = readPart(text, context);
  if (whole !== undefined) return whole;
  const dual = /^(?:dual|tri(?:ple)?|multi(?:ple)?)[\s-]*licen[cs](?:ed|ing|es?)?\b(?:\s+(?:under|consisting of))?(?:\s+(?:the|either))?\s*[:–-]?\s*(.*)$/is.exec(text);
  let statement = dual?.[1] ?? text;
  for (const [pattern, joined] of joinedPhrases) statement = statement.replace(pattern, joined);
  const read = readTree(statement.trim(), { ...context, isChoice: dual !== null }, 0);
  return read?.kind === 'license' && /\band\s*\/\s*or\b/i.test(text) ? { ...read, certainty: 'assumed', notes: [...read.notes, '"and/or" is taken for "or"'] } : read;
}

interface Mode extends ReadingContext {
  /** "Dual licensed under A and B": the "and" counts the licences, and one may choose. */
  readonly isChoice: boolean;
}

function readTree(text: string, mode: Mode, depth: number): Part | undefined {
  if (depth > depthLimit || text === '') return undefined;
  const inner = unwrapped(text);
  const part = readPart(inner, mode);
  if (part !== undefined) return part;
  const limited = readLimited(inner, mode);
  if (limited !== undefined) return limited;
  const split = splitStatement(inner);
  if (split === undefined) return readRider(inner);
  const parts = split.parts.map((each) => readTree(each, mode, depth + 1) ?? ownName(each, mode));
  return parts.every((each) => each !== undefined) ? joined(parts, split, mode) : undefined;
}

/** In vocabularies whose names point to texts in the same file, a word that we do not know is a licence of the document's own. */
function ownName(text: string, { vocabulary }: Mode): Part | undefined {
  const name = unwrapped(text);
  if (!['deb', 'rpm', 'alpm', 'apk', 'ebuild'].includes(vocabulary ?? '') || !/^[A-Za-z][\w.+-]{1,60}$/.test(name)) return undefined;
  const id = `LicenseRef-${name.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/[.-]+$/, '')}`;
  return { kind: 'license', expression: { kind: 'reference', id }, certainty: 'assumed', files: [], notes: [`${JSON.stringify(name)} is no licence that we know; it stands for a licence of its own`] };
}

const order: readonly ReadingCertainty[] = ['exact', 'alias', 'assumed'];

function joined(parts: readonly Part[], split: Split, mode: Mode): Part | undefined {
  const expressions: LicenseExpression[] = [];
  const files: string[] = [];
  const notes = new Set<string>();
  let certainty: ReadingCertainty = 'alias';
  const lower = (to: ReadingCertainty): void => {
    if (order.indexOf(to) > order.indexOf(certainty)) certainty = to;
  };
  for (const part of parts) {
    for (const note of part.notes) notes.add(note);
    if (part.kind === 'license') {
      expressions.push(part.expression);
      files.push(...part.files);
      lower(part.certainty);
    } else if (part.kind === 'file') files.push(part.path);
    else if (part.kind !== 'none') {
      expressions.push({ kind: 'reference', id: part.kind === 'ambiguous' ? `LicenseRef-unspecified-${part.label}` : 'LicenseRef-proprietary' });
      lower('assumed');
    }
  }
  const { operator, assumed } = chosenOperator(split, expressions, mode);
  if (assumed !== undefined && expressions.length > 1) {
    notes.add(assumed);
    lower('assumed');
  }
  if (split.operator === 'or' && files.length > 0 && expressions.length > 0) notes.add(`instead of it, the terms in ${files.join(', ')} may be chosen`);
  const expression = (operator === 'and' ? andExpressions : orExpressions)(expressions);
  if (expression !== undefined) return { kind: 'license', expression, certainty, files, notes: [...notes] };
  return files[0] === undefined ? { kind: 'none', notes: [...notes] } : { kind: 'file', path: files[0], notes: [...notes] };
}

/** `CDDL + GPL` has always been a choice; of the other lists of GNU and CDDL nobody could comply with both. */
function chosenOperator(split: Split, expressions: readonly LicenseExpression[], { isChoice }: Mode): { readonly operator: 'and' | 'or'; readonly assumed?: string } {
  const ids = expressions.map((expression) => (expression.kind === 'with' ? expression.license : expression)).map((expression) => ('id' in expression ? expression.id : ''));
  const isCddl = ids.some((id) => id.includes('CDDL')) && ids.some((id) => id.startsWith('GPL-')) && split.operator === 'and';
  if (isCddl) return { operator: 'or', assumed: 'CDDL and GPL together are taken for a choice: nobody could comply with both' };
  if (isChoice && split.operator === 'and') return { operator: 'or', assumed: '"dual licensed" is taken for a choice' };
  return { operator: split.operator, ...(split.assumed !== undefined && { assumed: split.assumed }) };
}

