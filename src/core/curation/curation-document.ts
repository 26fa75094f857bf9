import { z } from 'zod';
import { curationReasons, exclusionReasons } from './curation.ts';

const Filled = z.string().trim().min(1, 'must be a text that is not empty');
const IsoDate = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'must be a date such as 2026-03-31');

const Exclusion = z.strictObject({
  path: Filled.meta({ description: 'Pattern in the form of .gitignore, relative to the root of the component.' }),
  reason: z.enum(exclusionReasons),
  comment: Filled.optional(),
}).meta({ id: 'PathExclusion', description: 'Files that do not count for the licence of the component.' });

const Correction = z.strictObject({
  path: Filled.meta({ description: 'Pattern in the form of .gitignore, relative to the root of the component.' }),
  detected: Filled.optional().meta({ description: 'Only where this SPDX expression was found.' }),
  startLines: z.union([Filled, z.array(Filled)]).optional().meta({ description: 'Only findings that begin on these lines.' }),
  concluded: Filled.meta({ description: 'SPDX expression, or NONE.' }),
  reason: z.enum(curationReasons),
  comment: Filled.optional(),
}).meta({ id: 'FindingCorrection', description: 'What was found in some files is another licence, or none.' });

const Entry = z.strictObject({
  purl: Filled.meta({ description: 'Package URL, with or without version.' }),
  versions: Filled.optional().meta({ description: 'VERS range for a purl without version, such as vers:npm/>=1.0.0|<2.0.0.' }),
  was: Filled.optional().meta({ description: 'The declaration that is corrected, word for word.' }),
  declared: Filled.optional().meta({ description: 'SPDX expression that the package should have declared.' }),
  mappings: z.record(z.string(), Filled).optional().meta({ description: 'Spelling in a declaration → SPDX expression, or NONE.' }),
  concluded: Filled.optional().meta({ description: 'SPDX expression that holds after review.' }),
  exclude: z.array(Exclusion).optional(),
  findings: z.array(Correction).optional(),
  reason: z.enum(curationReasons),
  by: Filled.meta({ description: 'Who answers for it.' }),
  on: IsoDate.meta({ description: 'When it was decided, ISO 8601.' }),
  comment: Filled.optional(),
}).meta({ id: 'Curation' });

/** The shape of `.muster/curations.yaml`; every scalar is read as text. */
export const CurationDocument = z.strictObject({ curations: z.array(Entry) }).meta({ id: 'CurationDocument' });

export type CurationEntry = z.infer<typeof Entry>;
