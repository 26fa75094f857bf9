import type { ComparisonReport } from '#core/plugin/comparison-report.ts';

const report: ComparisonReport = {
  id: 'json',
  title: 'Everything that is different, in the schema docs/reference/diff.schema.json',
  extension: '.json',
  load: () => import('./render.ts'),
};

export default report;
