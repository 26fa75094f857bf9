import type { ComparisonReport } from '#core/plugin/comparison-report.ts';

const report: ComparisonReport = {
  id: 'table',
  title: 'A summary and lists for the terminal',
  extension: '.txt',
  load: () => import('./render.ts'),
};

export default report;
