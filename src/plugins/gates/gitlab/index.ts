import type { GateReport } from '#core/plugin/gate-report.ts';

const report: GateReport = { id: 'gitlab', title: 'Code quality report of GitLab', extension: '.codequality.json', load: () => import('./render.ts') };

export default report;
