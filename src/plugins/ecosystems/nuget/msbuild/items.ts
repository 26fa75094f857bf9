import type { XmlElement } from '#core/text/xml.ts';
import type { Expanded } from './expanded.ts';
import type { Evaluation } from './evaluation.ts';
import { askedPackages, attributeOf, relevantElements } from './relevant-elements.ts';

/** One item, with the metadata that the evaluation gives it. */
export interface Item {
  readonly name: string;
  /** By lower-case name. */
  readonly metadata: Map<string, Expanded>;
  /** What only the build can decide; absent when the item is there in any case. */
  readonly condition?: string;
  readonly file: string;
  readonly line: number;
}

export interface ItemFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface Items {
  /** By lower-case type, in order. */
  readonly byType: ReadonlyMap<string, readonly Item[]>;
  readonly faults: readonly ItemFault[];
}

export const itemTypes = new Set([
  'packagereference', 'packageversion', 'globalpackagereference', 'packagedownload', 'dotnetclitoolreference', 'projectreference', 'reference',
]);

const operations = new Set(['include', 'update', 'remove', 'exclude', 'condition', 'keepmetadata', 'removemetadata', 'keepduplicates']);

/** The pass of MSBuild over items, after all properties are known; versions are those of packages that are asked for. With `updatesStand`, what is only updated counts as included, for files without their projects. */
export function evaluateItems(evaluation: Evaluation, updatesStand = false): Items {
  const lists = new Map<string, Map<string, Item[]>>();
  const faults: ItemFault[] = [];
  const packages = updatesStand ? undefined : askedPackages(evaluation);
  for (const itemGroup of evaluation.groups) {
    const { element: group, file, condition: outer } = itemGroup;
    evaluation.enter(file);
    const groupTruth = evaluation.condition(group);
    if (groupTruth === false) continue;
    for (const element of packages === undefined ? group.children : relevantElements(itemGroup, packages)) {
      const type = element.name.toLowerCase();
      if (!itemTypes.has(type)) continue;
      const truth = evaluation.condition(element);
      if (truth === false) continue;
      const conditions = [outer, groupTruth === undefined ? group.attributes.get('Condition') : undefined, truth === undefined ? element.attributes.get('Condition') : undefined]
        .filter((condition) => condition !== undefined).map((condition) => condition.trim());
      let list = lists.get(type);
      if (list === undefined) lists.set(type, (list = new Map()));
      const place = { file, condition: conditions.length === 0 ? undefined : conditions.join(' and '), updatesStand };
      const problem = applyElement(evaluation, list, element, place);
      if (problem !== undefined) faults.push({ file, line: element.line, message: problem });
    }
  }
  return { byType: new Map([...lists].map(([type, list]) => [type, [...list.values()].flat()])), faults };
}

interface Place {
  readonly file: string;
  readonly condition: string | undefined;
  readonly updatesStand: boolean;
}

function applyElement(evaluation: Evaluation, list: Map<string, Item[]>, element: XmlElement, { file, condition, updatesStand }: Place): string | undefined {
  const names = (attribute: string): string[] | undefined => {
    const written = attributeOf(element, attribute);
    if (written === undefined) return undefined;
    const expanded = evaluation.properties.expand(written);
    return expanded.unknown ? undefined : expanded.text.split(';').map((name) => name.trim()).filter((name) => name !== '');
  };
  const [included, updated, remove] = [names('include'), names('update'), names('remove')];
  const include = updatesStand && updated !== undefined ? [...(included ?? []), ...updated] : included;
  const update = updatesStand ? undefined : updated;
  const excluded = new Set(names('exclude')?.map((name) => name.toLowerCase()));
  for (const name of include ?? []) {
    if (excluded.has(name.toLowerCase())) continue;
    const item: Item = { name, metadata: new Map(), file, line: element.line, ...(condition === undefined ? {} : { condition }) };
    setMetadata(evaluation, item, element);
    const same = list.get(name.toLowerCase());
    if (same === undefined) list.set(name.toLowerCase(), [item]);
    else same.push(item);
  }
  for (const name of update ?? []) {
    for (const item of list.get(name.toLowerCase()) ?? []) setMetadata(evaluation, item, element, condition !== undefined);
  }
  // what may be removed is still there for some builds
  if (condition === undefined) for (const name of remove ?? []) list.delete(name.toLowerCase());
  if (include === undefined && update === undefined && remove === undefined) {
    const written = attributeOf(element, 'include') ?? attributeOf(element, 'update') ?? attributeOf(element, 'remove');
    // an update of all items changes what is known already
    if (written !== undefined && attributeOf(element, 'include') === undefined) return undefined;
    return written === undefined ? `${element.name} names nothing` : `which items ${element.name} "${written.slice(0, 80)}" means is only known to a build`;
  }
  return include?.length === 0 && update === undefined && remove === undefined ? `${element.name} names nothing` : undefined;
}

function setMetadata(evaluation: Evaluation, item: Item, element: XmlElement, onlyMissing = false): void {
  for (const [name, value] of element.attributes) {
    const key = name.toLowerCase();
    if (operations.has(key) || (onlyMissing && item.metadata.has(key))) continue;
    item.metadata.set(key, evaluation.properties.expand(value));
  }
  for (const child of element.children) {
    const truth = evaluation.condition(child);
    const key = child.name.toLowerCase();
    if (truth === false || ((onlyMissing || truth === undefined) && item.metadata.has(key))) continue;
    item.metadata.set(key, evaluation.properties.expand(child.text));
  }
}
