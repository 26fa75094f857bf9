import { z } from 'zod';
import { matchKinds } from '../license/detect/match-kinds.ts';
import { IssueData } from './inventory-document.ts';

/** Changes when a field is removed or changes its meaning; new fields do not change it. */
export const findingsDocumentSchema = 'muster-findings/1';

const Lines = { startLine: z.int().min(1).meta({ description: 'Counts from 1.' }), endLine: z.int().min(1).meta({ description: 'The last line; it counts too.' }) };
const Part = z.number().min(0).max(1);

const Difference = z.object({
  kind: z.enum(['missing', 'inserted']),
  text: z.string(),
  line: z.int().min(1).meta({ description: 'In the file; of what is missing where it would stand.' }),
  optional: z.boolean().meta({ description: 'Copies may differ there: a title, a copyright line, a placeholder, the name of a party.' }),
}).meta({ id: 'TextDifference', description: 'Words that only the file or only the reference text has; letter case and punctuation are not compared.' });

const LicenseFinding = z.object({
  kind: z.enum(matchKinds).meta({ description: 'text: the full text; notice: fixed wording that stands for it; tag: SPDX tag; mention: a name in prose; exception: words that permit more, with the licences that have them; clue: a name without a statement, not part of the expression.' }),
  expression: z.string().meta({ description: 'SPDX expression.' }),
  ...Lines,
  coverage: Part.optional().meta({ description: 'Part of the reference text that was found.' }),
  score: Part.meta({ description: 'How sure the finder is.' }),
  assumed: z.literal(true).optional().meta({ description: 'The text leaves the version or variant open; this one is meant by custom.' }),
  echo: z.literal(true).optional().meta({ description: 'It only refers to what the file says elsewhere, and adds nothing to its expression.' }),
  differences: z.array(Difference).optional().meta({ description: 'What is not as in the reference text, with --differences and where there is one.' }),
  rule: z.string().optional().meta({ description: 'The rule of a foreign finder that matched.' }),
}).meta({ id: 'LicenseFinding' });

const File = z.object({
  file: z.string(),
  content: z.object({ size: z.int().min(0), sha1: z.string(), sha256: z.string() }).partial().optional().meta({ description: 'Of what was read, as far as the finder tells it: size in bytes, hashes in hexadecimal digits.' }),
  unsearched: z.literal(true).optional().meta({ description: 'Nobody looked for licences: that none is named means nothing.' }),
  expression: z.string().optional().meta({ description: 'All licences of the file composed; absent when none is named.' }),
  licenses: z.array(LicenseFinding),
  resembles: z.array(z.object({ id: z.string(), ...Lines, coverage: Part })).meta({ description: 'Texts that are like a licence but too different to be called by its name.' }),
  copyrights: z.array(z.object({ statement: z.string(), holder: z.string().optional(), ...Lines })).optional().meta({ description: 'Absent when nobody looked for them.' }),
  authors: z.array(z.object({ name: z.string(), ...Lines })).optional(),
  issue: IssueData.optional().meta({ description: 'Why the file was not read, or not in full.' }),
}).meta({ id: 'FileFindings' });

const Package = z.object({
  purl: z.string(),
  declaredExpression: z.string().optional(),
  declaredStatement: z.string().optional().meta({ description: 'Word for word as the author wrote it.' }),
  copyright: z.string().optional(),
  files: z.array(z.string()).meta({ description: 'Manifests that state the package.' }),
}).meta({ id: 'PackageFindings' });

/** The form of findings as JSON; its JSON Schema is docs/reference/findings.schema.json. */
export const FindingsDocument = z.object({
  schema: z.literal(findingsDocumentSchema),
  generatedAt: z.string().meta({ description: 'ISO 8601, UTC.' }),
  tool: z.object({ name: z.string(), version: z.string() }),
  source: z.object({ name: z.string(), version: z.string().optional() }).meta({ description: 'Who found it: muster, or the tool whose result was imported.' }),
  root: z.string().optional().meta({ description: 'What stands in front of all paths: the directory that was searched; absent where paths start inside of it.' }),
  files: z.array(File),
  packages: z.array(Package),
  issues: z.array(IssueData),
}).meta({ title: 'Muster findings', description: 'Result of muster license detect --format json and muster scancode import.' });

export type FindingsDocument = z.infer<typeof FindingsDocument>;
