import { z } from 'zod';
import { directions } from './comparison.ts';
import { ComponentData, IssueData, SubjectData } from './inventory-document.ts';
import { untoldFacts } from './inventory.ts';
import { scopes } from './scope.ts';

/** Changes when a field is removed or changes its meaning; new fields do not change it. */
export const comparisonDocumentSchema = 'muster-diff/1';

const Texts = z.object({ from: z.array(z.string()), to: z.array(z.string()) });

const Hashes = ComponentData.shape.hashes;

const Change = z.object({
  before: ComponentData,
  after: ComponentData,
  version: z.object({ from: z.string().optional(), to: z.string().optional(), direction: z.enum(directions) }).optional()
    .meta({ description: 'direction is other where a side has no exact version or the two cannot be ordered.' }),
  requirements: Texts.optional().meta({ description: 'What manifests ask for, where neither side knows an exact version.' }),
  license: Texts.optional().meta({ description: 'Declared licences, where both sides know any.' }),
  scope: z.object({ from: z.enum(scopes), to: z.enum(scopes) }).optional(),
  direct: z.object({ from: z.boolean(), to: z.boolean() }).optional(),
  content: z.object({ from: Hashes, to: Hashes }).optional().meta({ description: 'Other hashes under the same version: the bytes were exchanged.' }),
  variant: z.object({ from: z.string(), to: z.string() }).optional().meta({ description: 'Qualifiers and subpath of the package URLs.' }),
}).meta({ id: 'ComponentChange', description: 'A component of both sides, with what is different.' });

const Side = SubjectData.extend({ components: z.int(), issues: z.int() })
  .meta({ id: 'Side', description: 'What was compared, and how many components and issues it has.' });

const Comparison = z.object({
  name: z.string(),
  before: Side.optional().meta({ description: 'Absent when only the other side has the target.' }),
  after: Side.optional(),
  added: z.array(ComponentData),
  removed: z.array(ComponentData),
  changed: z.array(Change),
  unchanged: z.int().meta({ description: 'How many components are the same.' }),
  notCompared: z.array(z.enum(untoldFacts)).optional().meta({ description: 'What a side, a bill of materials of another tool, tells of no component; that the other does is no difference. Of qualifiers those that only one side has.' }),
  issues: z.object({ both: z.array(IssueData), onlyBefore: z.array(IssueData), onlyAfter: z.array(IssueData) })
    .meta({ description: 'What could not be read: differences may be missing, or be none, because of it.' }),
}).meta({ id: 'Comparison', description: 'One target of both sides.' });

/** The form of `muster diff --format json`; its JSON Schema is docs/reference/diff.schema.json. */
export const ComparisonDocument = z.object({
  schema: z.literal(comparisonDocumentSchema),
  generatedAt: z.string().meta({ description: 'ISO 8601, UTC.' }),
  tool: z.object({ name: z.string(), version: z.string() }),
  summary: z.object({
    added: z.int(), removed: z.int(), changed: z.int(), unchanged: z.int(),
    upgrades: z.int(), downgrades: z.int(), licenseChanges: z.int(), scopeChanges: z.int(), contentChanges: z.int(),
    complete: z.boolean().meta({ description: 'Both sides were read without an issue.' }),
  }),
  comparisons: z.array(Comparison),
}).meta({ title: 'Muster diff', description: 'Result of muster diff --format json: one comparison for each target.' });

export type ComparisonDocument = z.infer<typeof ComparisonDocument>;
