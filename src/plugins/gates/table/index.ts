import type { GateReport } from '#core/plugin/gate-report.ts';

const report: GateReport = { id: 'table', title: 'For people at a terminal, by what has to be done', extension: '.txt', load: () => import('./render.ts') };

export default report;
