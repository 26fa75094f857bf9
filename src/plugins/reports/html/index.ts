import type { Report } from '#core/plugin/report.ts';

const report: Report = {
  id: 'html',
  title: 'One self-contained page: search, filters, dependency tree, charts, issues',
  mediaType: 'text/html',
  extension: '.html',
  load: () => import('./render.ts'),
};

export default report;
