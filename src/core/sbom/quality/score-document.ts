import { z } from 'zod';
import { requirements } from './quality-profile.ts';

/** Changes when a field is removed or changes its meaning; new fields do not change it. */
export const scoreDocumentSchema = 'muster-sbom-score/1';

const Field = z.object({
  id: z.string(), title: z.string(), of: z.enum(['document', 'component']), requirement: z.enum(requirements),
  cyclonedx: z.string().optional().meta({ description: 'Where CycloneDX says it.' }), spdx: z.string().optional(),
  asked: z.int().meta({ description: 'Components asked; 1 for a field of the document.' }),
  satisfied: z.int(),
  unknown: z.int().meta({ description: 'Of those asked, how many say NOASSERTION.' }),
  missing: z.array(z.object({ ref: z.string(), name: z.string() })).meta({ description: 'The first that do not satisfy it.' }),
}).meta({ id: 'FieldScore' });

const Profile = z.object({
  id: z.string(), title: z.string(), status: z.string(),
  score: z.int().min(0).max(100).meta({ description: 'Mean over the required fields of the share that satisfies them, rounded down.' }),
  conforms: z.boolean().meta({ description: 'In every required field and in the format.' }),
  formatFits: z.boolean(),
  formats: z.array(z.string()).meta({ description: 'Formats that the profile allows; empty means any.' }),
  fields: z.array(Field),
  notes: z.array(z.string()),
}).meta({ id: 'ProfileScore' });

/** The form of `muster sbom score --format json`; its JSON Schema is docs/reference/sbom-score.schema.json. */
export const ScoreDocument = z.object({
  schema: z.literal(scoreDocumentSchema),
  generatedAt: z.string().meta({ description: 'ISO 8601, UTC.' }),
  tool: z.object({ name: z.string(), version: z.string() }),
  sbom: z.object({
    location: z.string(), format: z.string(), specVersion: z.string(), components: z.int(),
    problems: z.int().meta({ description: 'What the specification of the format says against it: errors, without warnings.' }),
  }),
  profiles: z.array(Profile),
}).meta({ title: 'Muster SBOM score', description: 'Result of muster sbom score --format json.' });

export type ScoreDocument = z.infer<typeof ScoreDocument>;
