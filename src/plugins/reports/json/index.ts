import type { Report } from '#core/plugin/report.ts';

const report: Report = {
  id: 'json',
  title: 'Everything known, in the schema docs/reference/inventory.schema.json',
  mediaType: 'application/json',
  extension: '.json',
  load: () => import('./render.ts'),
};

export default report;
