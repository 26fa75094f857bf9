import type { GateReport } from '#core/plugin/gate-report.ts';

const report: GateReport = { id: 'sarif', title: 'SARIF 2.1.0, for a view of code scanning', extension: '.sarif', load: () => import('./render.ts') };

export default report;
