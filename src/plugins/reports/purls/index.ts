import type { Report } from '#core/plugin/report.ts';

const report: Report = {
  id: 'purls',
  title: 'Package URLs, one a line; a scope other than runtime follows after a tab',
  mediaType: 'text/plain',
  extension: '.purls',
  withoutIssues: true,
  load: () => import('./render.ts'),
};

export default report;
