import type { ComparisonReport } from '#core/plugin/comparison-report.ts';

const report: ComparisonReport = {
  id: 'markdown',
  title: 'For the description or a comment of a pull request',
  extension: '.md',
  load: () => import('./render.ts'),
};

export default report;
