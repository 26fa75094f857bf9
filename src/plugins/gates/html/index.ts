import type { GateReport } from '#core/plugin/gate-report.ts';

const report: GateReport = { id: 'html', title: 'One page that needs nothing else, for people', extension: '.html', load: () => import('./render.ts') };

export default report;
