import { existsSync, statSync } from 'node:fs';
import { isGateDocument, readGateDocument } from '#core/gate/gate-document.ts';
import { runGate, type GateInput } from '#features/gate/run-gate.ts';
import { withoutVersion, type GateTarget } from '#features/gate/component-uses.ts';
import type { Baseline } from '#features/gate/finding.ts';
import { readTextFile } from '#platform/policy/read-files.ts';
import { UsageError } from './exit-codes.ts';
import { readGateOperand, type GateTargetOptions } from './gate-targets.ts';

export interface ReadBaseline {
  readonly baseline: Baseline;
  /** The targets, knowing what was there before. */
  readonly targets: readonly GateTarget[];
}

/** What was there before: a result of `muster check --format json`, or whatever can be scanned (a revision, a directory, a stored scan, an SBOM), judged by today's policy. */
export async function baselineOf(operand: string, input: Omit<GateInput, 'baseline'>, options: GateTargetOptions): Promise<ReadBaseline> {
  const text = existsSync(operand) && statSync(operand).isFile() ? readTextFile(operand) : undefined;
  if (text !== undefined && isGateDocument(text.slice(0, 200))) {
    const read = readGateDocument(text);
    if (!read.ok) throw new UsageError(`${operand} cannot be read: ${read.message}.`, 'Write it again with muster check --format json.');
    return { baseline: { name: operand, verdicts: read.verdicts }, targets: input.targets };
  }
  const before = await readGateOperand(operand, { ...options, name: undefined });
  const { result } = runGate({ ...input, targets: before });
  const verdicts = new Map(result.findings.map(({ fingerprint, enforced }) => [fingerprint, enforced]));
  const names = new Map(before.map(({ inventory }) => [inventory.subject.name, new Set(inventory.components.map(({ purl }) => withoutVersion(purl)))]));
  const targets = input.targets.map((target) => ({ ...target, before: names.get(target.inventory.subject.name) ?? (before.length === 1 && input.targets.length === 1 ? names.values().next().value : undefined) }));
  return { baseline: { name: operand, verdicts }, targets };
}
