import type { RpmHeader } from '#core/binary/rpm-header.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { Requirements } from '#core/linux/requirements.ts';
import { tags } from './rpm-package.ts';

/** Notes what an installed package is called, provides and needs. */
export function addRelations(requirements: Requirements, header: RpmHeader, node: NodeId): void {
  requirements.addPackage(header.text(tags.name)!, node);
  for (const name of header.texts(tags.provides)) requirements.provides(name, node);
  for (const name of header.texts(tags.requires)) for (const anyOf of alternatives(name)) requirements.needs(node, anyOf);
  for (const name of header.texts(tags.recommends)) for (const anyOf of alternatives(name)) requirements.needs(node, anyOf, 'optional');
}

/** Provides those files of a package that others need by path. */
export function provideFiles(requirements: Requirements, header: RpmHeader, node: NodeId, paths: ReadonlySet<string>): void {
  const directories = header.texts(tags.dirNames);
  const indexes = header.numbers(tags.dirIndexes);
  for (const [nth, base] of header.texts(tags.baseNames).entries()) {
    const path = `${directories[indexes[nth] ?? -1] ?? ''}${base}`;
    if (paths.has(path)) requirements.provides(path, node);
  }
}

const operators = new Set(['and', 'or', 'if', 'unless', 'with', 'without', 'else']);

/**
 * One list of alternatives for each thing that is needed. `rpmlib(…)` and `config(…)` name abilities of rpm and of the package itself.
 * A boolean dependency (`(a or b)`, `(a if b)`) counts by its operands: those that are installed only as conditions give no edge.
 */
export function alternatives(name: string): string[][] {
  if (name.startsWith('rpmlib(') || name.startsWith('config(')) return [];
  if (!name.startsWith('(')) return [[name]];
  const words = name.replaceAll('(', ' ( ').replaceAll(')', ' ) ').split(' ').filter((word) => word !== '');
  const inner = words.slice(1, -1);
  // nested ones, and capabilities that hold brackets, are left to rpm
  if (inner.includes('(')) return [];
  const operator = inner.find((word) => operators.has(word));
  const operands = operandsOf(inner);
  if (operator === 'or') return [operands];
  if (operator === 'and') return operands.map((operand) => [operand]);
  return operands.length === 0 ? [] : [[operands[0]!]];
}

/** The first word between operators; what follows is a comparison with a version. */
function operandsOf(words: readonly string[]): string[] {
  const operands: string[] = [];
  let isNext = true;
  for (const word of words) {
    if (operators.has(word)) isNext = true;
    else if (isNext) {
      operands.push(word);
      isNext = false;
    }
  }
  return operands;
}
