import { muster } from './muster.ts';
import type { Files } from './workshop.ts';

/** A project with a policy of its own; `head` follows in the head of the policy. */
export const policy = (text: string, head = ''): Files => ({ '.muster/policy/policy.yaml': `policy: {id: p, title: P, version: 1.0.0${head}}\n${text}` });

export const rule = (id: string, when: string, verdict = 'deny'): string => `  - {id: ${id}, title: T, domain: license, when: '${when}', verdict: ${verdict}, severity: error, remedy: Replace it., rationale: Why., lesson: L}\n`;

/** `muster policy` in a directory, on the first of March 2026. */
export const run = (root: string, ...args: readonly string[]) => muster(['policy', ...args], { cwd: root, env: { SOURCE_DATE_EPOCH: '1772323200' } });
