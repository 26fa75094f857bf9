import type { GateReport } from '#core/plugin/gate-report.ts';

const report: GateReport = { id: 'json', title: 'Everything, for programs', extension: '.json', load: () => import('./render.ts') };

export default report;
