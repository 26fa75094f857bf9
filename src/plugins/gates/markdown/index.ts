import type { GateReport } from '#core/plugin/gate-report.ts';

const report: GateReport = { id: 'markdown', title: 'For a comment of a pull request', extension: '.md', load: () => import('./render.ts') };

export default report;
