import type { Report } from '#core/plugin/report.ts';

const report: Report = {
  id: 'table',
  title: 'A summary for the terminal: ecosystems, licences, issues',
  mediaType: 'text/plain',
  extension: '.txt',
  load: () => import('./render.ts'),
};

export default report;
