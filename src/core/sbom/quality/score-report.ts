import { cut } from '../../report/display-width.ts';
import { Paint } from '../../report/paint.ts';
import { printable } from '../../report/printable.ts';
import { textTable } from '../../report/text-table.ts';
import { count } from '../../report/words.ts';
import type { ScoredDocument } from './document-facts.ts';
import type { FormatRequirement, Requirement } from './quality-profile.ts';
import type { ScoreDocument } from './score-document.ts';
import { isComplete, countScored, missingKept, type FieldScore, type ProfileScore } from './score.ts';

export interface ScoreReport {
  readonly location: string;
  readonly document: ScoredDocument;
  /** Of the format, for people. */
  readonly formatTitle: string;
  readonly scores: readonly ProfileScore[];
  readonly generatedAt: string;
  readonly tool: { readonly name: string; readonly version: string };
}

const missingShown = { json: missingKept, table: 3 };

const errorsOf = ({ problems }: ScoredDocument): number => problems.filter(({ severity }) => severity !== 'warning').length;

export function scoreJson({ location, document, scores, generatedAt, tool }: ScoreReport): string {
  const schema: ScoreDocument['schema'] = 'muster-sbom-score/1';
  const result: ScoreDocument = {
    schema,
    generatedAt,
    tool: { ...tool },
    sbom: { location, format: document.format, specVersion: document.sbom.specVersion, components: countScored(document.sbom), problems: errorsOf(document) },
    profiles: scores.map(({ profile, score, conforms, formatFits, fields }) => ({
      id: profile.id, title: profile.title, status: profile.status, score, conforms, formatFits,
      formats: profile.formats.map(formatWords),
      fields: fields.map(({ field: { fact: _fact, acceptsUnknown: _accepts, ...field }, asked, satisfied, unknown, missing }) => ({ ...field, asked, satisfied, unknown, missing: missing.slice(0, missingShown.json).map((item) => ({ ...item })) })),
      notes: [...profile.notes],
    })),
  };
  return `${JSON.stringify(result, null, 1)}\n`;
}

/** One profile field by field; several as one line each. */
export function* scoreTable(report: ScoreReport, terminal: { readonly color: boolean; readonly columns: number }): Generator<string> {
  const { location, document, formatTitle, scores } = report;
  const paint = new Paint(terminal.color);
  const errors = errorsOf(document);
  const validity = errors === 0 ? paint.green('valid') : paint.red(`not valid: ${count(errors, 'problem')} (muster sbom validate lists them)`);
  yield `${cut(`${paint.bold(printable(location))}  ${formatTitle} ${printable(document.sbom.specVersion)}, ${count(countScored(document.sbom), 'component')}, ${validity}`, terminal.columns)}\n\n`;
  if (scores.length === 1) yield* oneProfile(scores[0]!, terminal.columns, paint);
  else yield* allProfiles(scores, terminal.columns, paint);
}

function* allProfiles(scores: readonly ProfileScore[], width: number, paint: Paint): Generator<string> {
  const rows = scores.map((score) => {
    const required = score.fields.filter(({ field }) => field.requirement === 'required');
    const open = required.filter((field) => !isComplete(field)).map(({ field }) => field.id);
    return [score.profile.id, percent(score, paint), `${required.length - open.length} of ${required.length}`, score.formatFits ? 'fits' : paint.yellow('no'), open.length === 0 ? '–' : open.join(', ')];
  });
  const right = 'right' as const;
  const [head = '', ...lines] = textTable([{ title: 'Profile' }, { title: 'Score', align: right }, { title: 'Required fields', align: right }, { title: 'Format' }, { title: 'Not complete', shrinks: true }], rows, width);
  yield `${paint.dim(head)}\n${lines.join('\n')}\n\n${paint.dim(cut('Field by field: --profile NAME', width))}\n`;
}

function* oneProfile(score: ProfileScore, width: number, paint: Paint): Generator<string> {
  const { profile, formatFits, fields } = score;
  yield `${cut(`${paint.bold(profile.title)}  ${percent(score, paint)}${score.conforms ? ', all that is required is there' : ''}`, width)}\n`;
  yield `${cut(paint.dim(profile.status), width)}\n`;
  if (!formatFits) yield `${cut(paint.yellow(`Another format is asked for: ${profile.formats.map(formatWords).join(' or ')}.`), width)}\n`;
  const rows = fields.map((item) => [item.field.title, needed[item.field.requirement], stated(item, paint), missing(item)]);
  const [head = '', ...lines] = textTable([{ title: 'Field' }, { title: 'Needed' }, { title: 'Stated', align: 'right' }, { title: 'Missing in', shrinks: true }], rows, width);
  yield `\n${paint.dim(head)}\n${lines.join('\n')}\n`;
  if (profile.notes.length > 0) yield `\n${profile.notes.map((note) => `${cut(paint.dim(note), width)}\n`).join('')}`;
}

const needed: Readonly<Record<Requirement, string>> = { required: 'yes', 'if-exists': 'if it exists', optional: 'no' };

const percent = ({ score, conforms }: ProfileScore, paint: Paint): string => (conforms ? paint.green : score >= 50 ? paint.yellow : paint.red)(`${score} %`);

function stated(item: FieldScore, paint: Paint): string {
  const { field, asked, satisfied } = item;
  const text = field.of === 'document' ? (satisfied === 1 ? 'yes' : 'no') : `${satisfied} of ${asked}`;
  if (isComplete(item)) return paint.green(text);
  return field.requirement === 'required' ? paint.red(text) : text;
}

function missing({ missing: first, field, asked, satisfied, unknown }: FieldScore): string {
  if (field.of === 'document') return '';
  const names = first.slice(0, missingShown.table).map(({ name }) => printable(name));
  const rest = asked - satisfied - names.length;
  const parts = [...names, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
  return unknown === 0 ? parts : `${parts}${parts === '' ? '' : '; '}${unknown} say NOASSERTION`;
}

const familyTitles = { cyclonedx: 'CycloneDX', spdx: 'SPDX' } as const;

function formatWords({ family, from, to, forms }: FormatRequirement): string {
  return `${familyTitles[family]} ${from}${to === undefined ? ' or later' : ` to ${to}`}${forms === undefined ? '' : ` (${forms.join(', ')})`}`;
}
