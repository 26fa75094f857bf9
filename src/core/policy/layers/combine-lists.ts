import { usageContexts, type UsageContext } from '../../model/inventory.ts';
import type { ListAdjustment, PolicyDocument } from '../model/policy-document.ts';
import type { LicenseList, ListContent } from '../model/policy.ts';
import { mayLoosen, wayToLeave, type Combination } from './leave.ts';

/** Adds the lists of a document, and applies what it changes of those above it. */
export function combineLists(lists: Map<string, LicenseList>, document: PolicyDocument, combination: Combination): void {
  for (const source of document.lists) {
    const above = lists.get(source.id);
    const list: LicenseList = { ...source, layer: document.layer };
    if (above === undefined) {
      lists.set(source.id, list);
      combination.lists.set(source.id, document);
    } else if (above.layer === 'preset' && document.layer === 'preset') lists.set(source.id, { ...above, licenses: united(above.licenses, source.licenses) });
    // a second one of the same policy is told where it is read
    else if (combination.lists.get(source.id) !== document) combination.problems.push({ severity: 'error', place: source.place, also: above.place, message: `list @${source.id} exists in the layer above`, remedy: 'Change it by adjustLists, or give this one another id.' });
  }
  for (const change of document.listAdjustments) adjust(lists, document, change, combination);
}

function adjust(lists: Map<string, LicenseList>, document: PolicyDocument, change: ListAdjustment, combination: Combination): void {
  const { problems } = combination;
  const list = lists.get(change.list);
  if (list === undefined) {
    problems.push({ severity: 'error', place: change.place, message: `no layer above has a list @${change.list}`, remedy: 'Correct its id, or add the list under lists.' });
    return;
  }
  // a list may allow in one rule and forbid in another: whether a change is stricter cannot be told
  const owner = combination.lists.get(list.id)!;
  if (!mayLoosen(list, owner, document, combination)) {
    problems.push({ severity: 'error', place: change.place, also: list.place, message: `list @${list.id} cannot be changed here: the ${list.layer} layer does not allow it`, remedy: wayToLeave(owner, document, combination) ?? 'Ask its owners to mark the list adjustable: true, or add a rule with a list of your own.' });
    return;
  }
  const added = change.add === undefined ? list.licenses : united(list.licenses, change.add);
  lists.set(list.id, { ...list, licenses: change.remove === undefined ? added : without(added, change.remove) });
}

const isPlain = (content: ListContent): content is readonly string[] => Array.isArray(content);

type ByContext = Partial<Record<UsageContext, readonly string[]>>;

const byContext = (content: ListContent): ByContext => (isPlain(content) ? Object.fromEntries(usageContexts.map((context) => [context, content])) : content);

function united(left: ListContent, right: ListContent): ListContent {
  if (isPlain(left) && isPlain(right)) return [...new Set([...left, ...right])];
  return merged(byContext(left), byContext(right), (one, other) => [...new Set([...one, ...other])]);
}

function without(left: ListContent, right: ListContent): ListContent {
  if (isPlain(left) && isPlain(right)) return left.filter((id) => !right.includes(id));
  return merged(byContext(left), byContext(right), (one, other) => one.filter((id) => !other.includes(id)));
}

function merged(left: ByContext, right: ByContext, merge: (left: readonly string[], right: readonly string[]) => readonly string[]): ByContext {
  const contexts = usageContexts.filter((context) => left[context] !== undefined || right[context] !== undefined);
  return Object.fromEntries(contexts.map((context) => [context, merge(left[context] ?? [], right[context] ?? [])]));
}
