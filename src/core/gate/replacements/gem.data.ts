import type { Replacement } from './replacement.ts';

export const gemReplacements: readonly Replacement[] = [
  { of: ['pkg:gem/sidekiq'], terms: 'LGPL-3.0-only', context: 'distributed', instead: [{ purl: 'pkg:gem/good_job', license: 'MIT', note: 'Keeps its jobs in PostgreSQL.' }, { purl: 'pkg:gem/solid_queue', license: 'MIT', note: 'Keeps its jobs in the database of the application.' }], source: 'LICENSE.txt in the gem' },
  { of: ['pkg:gem/hexapdf'], terms: 'AGPL-3.0-only', context: 'hosted', instead: [{ purl: 'pkg:gem/combine_pdf', license: 'MIT', note: 'Joins, stamps and numbers pages.' }, { purl: 'pkg:gem/pdf-reader', license: 'MIT', note: 'Reads only.' }], source: 'LICENSE in the gem' },
];
