import type { GateReport } from '#core/plugin/gate-report.ts';

const report: GateReport = { id: 'github', title: 'Annotations of a GitHub workflow', extension: '.annotations', load: () => import('./render.ts') };

export default report;
