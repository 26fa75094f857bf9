import type { Report } from '#core/plugin/report.ts';

const report: Report = {
  id: 'csv',
  title: 'Components as comma-separated values (RFC 4180)',
  mediaType: 'text/csv',
  extension: '.csv',
  withoutIssues: true,
  load: () => import('./render.ts'),
};

export default report;
