import type { GateReport } from '#core/plugin/gate-report.ts';

const report: GateReport = { id: 'summary', title: 'Markdown for the summary of a job, with everything', extension: '.summary.md', load: () => import('./render.ts') };

export default report;
