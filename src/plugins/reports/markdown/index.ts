import type { Report } from '#core/plugin/report.ts';

const report: Report = {
  id: 'markdown',
  title: 'A summary and tables for wikis and pull requests',
  mediaType: 'text/markdown',
  extension: '.md',
  load: () => import('./render.ts'),
};

export default report;
