import { existsSync, statSync } from 'node:fs';
import { distinctNames } from '#core/inventory/target-names.ts';
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
  const places = repositoriesOf(operand, paths);
  for (const around of places) before.push(...await readGateOperand(operand, { ...options, name: undefined }, around));
  if (text !== undefined && before.every(({ inventory: { components, projects } }) => components.length === 0 && projects.length === 0)) {
    throw new UsageError(`--baseline ${operand} is nothing that can be compared with: neither a result of muster check --format json, nor a stored scan, an SBOM, an archive or a manifest.`, 'Write one with muster check --format json -o FILE, or name a revision.');
  }
  const nows = before.map(nowOf(input.targets, before, places.length > 1 ? 'target' : 'name'));
  const judged = before.map((target, index) => {
    const now = nows[index];
    // what was there is judged by what counsel and approvers of the same target say today
    return now === undefined ? target : { ...target, name: now.name, target: now.of.target, knowledge: now.of.knowledge };
  });
  const { result, findings } = runGate({ ...input, targets: judged });
  const targets = input.targets.map((target) => {
    const was = before.filter((_, index) => nows[index]?.of === target);
    return was.length === 0 ? target : { ...target, before: new Set(was.flatMap(({ inventory }) => inventory.components.map(({ purl }) => withoutVersion(purl)))) };
  });
  return { baseline: baselineFrom(shownTarget(operand), findings, result.targets), targets };
}

interface Now {
  readonly of: GateTarget;
  readonly name: string;
}

/** Which target of today is what a target of the baseline was: of a revision the one around which it was read, else the one of that name; of one and one, the other. */
function nowOf(targets: readonly GateTarget[], before: readonly GateTarget[], by: 'name' | 'target'): (was: GateTarget, index: number) => Now | undefined {
  const [names, oldNames] = [targets, before].map((side) => distinctNames(side.map(({ inventory }) => inventory.subject)));
  const isOne = targets.length === 1 && before.length === 1;
  return ({ target }, index) => {
    const place = by === 'target' ? targets.findIndex((now) => now.target === target) : names!.indexOf(oldNames![index]!);
    const found = place === -1 && isOne ? 0 : place;
    return found === -1 ? undefined : { of: targets[found]!, name: names![found]! };
  };
}

/** A revision means each target as it was then, in the repository of that target; a path is read once. */
function repositoriesOf(operand: string, paths: readonly string[]): readonly string[] {
  const directories = paths.filter((path) => existsSync(path) && statSync(path).isDirectory());
  if (existsSync(operand) || directories.length < paths.length || directories.length === 0) return ['.'];
  return operand.includes(':') ? directories.slice(0, 1) : directories;
}
