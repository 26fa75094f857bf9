import { existsSync, statSync } from 'node:fs';
import { isGateDocument, readGateDocument } from '#core/gate/gate-document.ts';
import { runGate, type GateInput } from '#features/gate/run-gate.ts';
import { withoutVersion, type GateTarget } from '#features/gate/component-uses.ts';
import { baselineFrom, type Baseline } from '#features/gate/finding.ts';
import { readTextFile } from '#platform/policy/read-files.ts';
import { shownTarget } from '#platform/target/git-checkout.ts';
import { UsageError } from './exit-codes.ts';
import { readGateOperand, type GateTargetOptions } from './gate-targets.ts';

export interface ReadBaseline {
  readonly baseline: Baseline;
  /** The targets, knowing what was there before. */
  readonly targets: readonly GateTarget[];
}

/** What was there before: a result of `muster check --format json`, or whatever can be scanned (a revision, a directory, a stored scan, an SBOM), judged by today's policy. */
export async function baselineOf(operand: string, input: Omit<GateInput, 'baseline'>, paths: readonly string[], options: GateTargetOptions): Promise<ReadBaseline> {
  const text = existsSync(operand) && statSync(operand).isFile() ? readTextFile(operand) : undefined;
  if (text !== undefined && isGateDocument(text.slice(0, 200))) {
    const read = readGateDocument(text);
    if (!read.ok) throw new UsageError(`${operand} cannot be read: ${read.message}.`, 'Write it again with muster check --format json.');
    return { baseline: baselineFrom(operand, read.document.findings, read.document.targets), targets: input.targets };
  }
  const before: GateTarget[] = [];
  for (const around of repositoriesOf(operand, paths)) before.push(...await readGateOperand(operand, { ...options, name: undefined }, around));
  if (text !== undefined && before.every(({ inventory: { components, projects } }) => components.length === 0 && projects.length === 0)) {
    throw new UsageError(`--baseline ${operand} is nothing that can be compared with: neither a result of muster check --format json, nor a stored scan, an SBOM, an archive or a manifest.`, 'Write one with muster check --format json -o FILE, or name a revision.');
  }
  const { result, findings } = runGate({ ...input, targets: before.map((target) => ({ ...target, ...heldToday(target, input.targets) })) });
  const names = new Map(before.map(({ inventory }) => [inventory.subject.name, new Set(inventory.components.map(({ purl }) => withoutVersion(purl)))]));
  const targets = input.targets.map((target) => ({ ...target, before: names.get(target.inventory.subject.name) ?? (before.length === 1 && input.targets.length === 1 ? names.values().next().value : undefined) }));
  return { baseline: baselineFrom(shownTarget(operand), findings, result.targets), targets };
}

/** What was there is judged by what counsel and approvers of the same target say today. */
function heldToday({ target, knowledge, inventory: { subject } }: GateTarget, targets: readonly GateTarget[]): Pick<GateTarget, 'target' | 'knowledge'> {
  const same = targets.find((one) => one.inventory.subject.name === subject.name) ?? (targets.length === 1 ? targets[0] : undefined);
  return same === undefined ? { target, knowledge } : { target: same.target, knowledge: same.knowledge };
}

/** A revision means each target as it was then, in the repository of that target; a path is read once. */
function repositoriesOf(operand: string, paths: readonly string[]): readonly string[] {
  const directories = paths.filter((path) => existsSync(path) && statSync(path).isDirectory());
  if (existsSync(operand) || directories.length < paths.length || directories.length === 0) return ['.'];
  return operand.includes(':') ? directories.slice(0, 1) : directories;
}
