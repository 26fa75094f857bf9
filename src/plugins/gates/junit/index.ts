import type { GateReport } from '#core/plugin/gate-report.ts';

const report: GateReport = { id: 'junit', title: 'JUnit XML, for the test view of a build server', extension: '.xml', load: () => import('./render.ts') };

export default report;
