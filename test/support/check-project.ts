import { GateDocument } from '#core/gate/gate-document.ts';
import { gateProject } from './gate-project.ts';
import { muster, type RunOptions } from './muster.ts';
import type { Files } from './workshop.ts';

/** `muster check` on a fixed day, and the document that it answers. */
export async function check(args: readonly string[], options?: RunOptions) {
  const run = await muster(['check', '-q', '-f', 'json', '--date', '2026-03-01', ...args], { env: { SOURCE_DATE_EPOCH: '1772323200' }, ...options });
  if (!run.stdout.startsWith('{')) throw new Error(`no document (exit ${run.code}): ${run.stdout}${run.stderr}`);
  return { ...run, document: GateDocument.parse(JSON.parse(run.stdout)) };
}

/** Verdict and first rule of each finding, by the name of its component. */
export const verdictsOf = ({ findings }: GateDocument): Record<string, string> => Object.fromEntries(findings.map(({ component: { name }, verdict, reasons }) => [name, `${verdict} ${reasons[0]?.rule ?? ''}`.trim()]));

/** Name, licence as written, verdict inside the house, verdict in a closed product that is handed out. What is simply allowed is not listed. */
export const licensedCases: readonly (readonly [name: string, license: string | undefined, internal: string | undefined, distributed: string | undefined])[] = [
  ['mit', 'MIT', undefined, 'allow-with-obligations'],
  ['apache', 'Apache-2.0', undefined, 'allow-with-obligations'],
  ['gpl', 'GPL-3.0-only', 'allow-with-obligations POL-LIC-032', 'deny POL-LIC-030'],
  ['gpl2', 'GPL-2.0-or-later', 'allow-with-obligations POL-LIC-032', 'deny POL-LIC-030'],
  ['agpl', 'AGPL-3.0-only', 'needs-approval POL-LIC-041', 'deny POL-LIC-030'],
  ['lgpl', 'LGPL-2.1-or-later', 'allow-with-obligations POL-LIC-020', 'allow-with-obligations POL-LIC-020'],
  ['mpl', 'MPL-2.0', 'allow-with-obligations POL-LIC-020', 'allow-with-obligations POL-LIC-020'],
  ['sspl', 'SSPL-1.0', 'needs-approval POL-LIC-060', 'deny POL-LIC-063'],
  ['busl', 'BUSL-1.1', 'needs-approval POL-LIC-060', 'deny POL-LIC-061'],
  ['unlicensed', 'UNLICENSED', 'deny POL-LIC-001', 'deny POL-LIC-001'],
  ['silent', undefined, 'needs-approval POL-LIC-002', 'needs-approval POL-LIC-002'],
  ['gibberish', 'see the sky', 'needs-approval POL-LIC-002', 'needs-approval POL-LIC-002'],
  ['classpath', 'GPL-2.0-only WITH Classpath-exception-2.0', 'allow-with-obligations POL-LIC-032', 'allow-with-obligations POL-LIC-033'],
  ['either', '(GPL-3.0-only OR MIT)', undefined, 'allow-with-obligations'],
  ['both', 'MIT AND GPL-3.0-only', 'allow-with-obligations POL-LIC-032', 'deny POL-LIC-030'],
  ['hard-choice', 'BUSL-1.1 OR AGPL-3.0-only', 'needs-approval POL-LIC-041', 'deny POL-LIC-030'],
  ['pictures', 'CC-BY-4.0', 'needs-approval POL-LIC-003', 'needs-approval POL-LIC-003'],
];

export const licensedPackages = [...licensedCases.map(([name, license]) => ({ name, ...(license === undefined ? {} : { license }) })), { name: 'gpl-tool', license: 'GPL-3.0-only', dev: true as const }];

/** A project that has all of the cases, with this muster.yaml. */
export const checkProject = (configuration: string): Files => gateProject({ configuration, packages: licensedPackages });
