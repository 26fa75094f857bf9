import { isDeprecatedLicense, licenseId } from '../../license/license-list.ts';
import type { PolicyDocument } from '../model/policy-document.ts';
import type { PolicyProblem } from '../model/place.ts';
import type { LicenseList, Policy, PolicyRule } from '../model/policy.ts';
import { layers } from '../model/verdict.ts';
import { combineLists } from './combine-lists.ts';
import { combineRules } from './combine-rules.ts';
import { inOneLine, type Foundations } from './foundations.ts';
import { mayLoosen, type Combination } from './leave.ts';
import { hashPolicy } from './policy-hash.ts';

/**
 * One policy of documents that build on each other, the uppermost first; the last one gives it its name and version. With errors among the problems the
 * policy is what could be understood and must not decide anything. There must be at least one document. Without `foundations` each builds on all before it.
 */
export function combineLayers(documents: readonly PolicyDocument[], foundations: Foundations = inOneLine(documents)): { policy: Policy; problems: PolicyProblem[] } {
  const problems: PolicyProblem[] = [];
  const lists = new Map<string, LicenseList>();
  const rules = new Map<string, PolicyRule>();
  const combination: Combination = { problems, foundations, rules: new Map(), lists: new Map() };
  reportOrder(documents, foundations, problems);
  for (const document of documents) {
    combineLists(lists, document, combination);
    combineRules(rules, document, new Set(lists.keys()), combination);
  }
  for (const list of lists.values()) reportLicenses(list, problems);
  const last = documents.at(-1)!;
  const latest = <K extends keyof PolicyDocument>(key: K): PolicyDocument[K] | undefined => documents.findLast((document) => document[key] !== undefined)?.[key];
  const optional = { effectiveFrom: last.effectiveFrom, reviewBy: last.reviewBy };
  const policy: Omit<Policy, 'hash'> = {
    id: last.id, title: last.title, version: last.version, ...strictestOtherwise(documents, combination), preferences: latest('preferences') ?? [],
    rules: [...rules.values()], lists: [...lists.values()],
    scenarios: last.scenarios,
    inheritedScenarios: documents.slice(0, -1).flatMap(({ scenarios }) => scenarios),
    layers: documents.map(({ id, version, layer, place }) => ({ id, version, layer, place })),
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as { effectiveFrom?: string; reviewBy?: string }),
  };
  return { policy: { ...policy, hash: hashPolicy(policy) }, problems };
}

function reportOrder(documents: readonly PolicyDocument[], foundations: Foundations, problems: PolicyProblem[]): void {
  for (const document of documents) {
    const above = [...foundations.get(document) ?? []].findLast(({ layer }) => layers.indexOf(layer) > layers.indexOf(document.layer));
    if (above === undefined) continue;
    problems.push({ severity: 'error', place: document.place, also: above.place, message: `a policy of the ${document.layer} layer builds on one of the ${above.layer} layer`, remedy: `Set layer: ${above.layer} here, or build on another policy.` });
  }
}

/** Where nothing says anything, a lower layer may also only be stricter. */
function strictestOtherwise(documents: readonly PolicyDocument[], combination: Combination): Pick<Policy, 'otherwise' | 'otherwiseObservesUntil'> {
  const order = ['allow', 'allow-with-obligations', 'needs-approval', 'deny'] as const;
  let current: { value: Policy['otherwise']; document: PolicyDocument } | undefined;
  let observed: string | undefined;
  for (const document of documents) {
    const value = document.otherwise;
    const until = document.observeUntil;
    if (value === undefined) {
      const mayObserve = current === undefined || mayLoosen({ adjustable: false }, current.document, document, combination);
      if (until !== undefined && mayObserve && (observed === undefined || until > observed)) observed = until;
      continue;
    }
    const isFree = current === undefined || mayLoosen({ adjustable: false }, current.document, document, combination);
    if (!isFree && order.indexOf(value) < order.indexOf(current!.value)) {
      combination.problems.push({ severity: 'error', place: document.place, also: current!.document.place, message: `otherwise: ${value} is milder than ${current!.value} in the layer above`, remedy: 'A lower layer may only be stricter. Remove it.' });
    } else {
      current = { value, document };
      observed = until;
    }
  }
  return { otherwise: current?.value ?? 'needs-approval', ...(observed === undefined ? {} : { otherwiseObservesUntil: observed }) };
}

function reportLicenses({ id, licenses, place }: LicenseList, problems: PolicyProblem[]): void {
  const entries = Array.isArray(licenses) ? licenses : Object.values(licenses as object).flat();
  for (const entry of new Set(entries as readonly string[])) {
    if (entry.startsWith('LicenseRef-') || entry.startsWith('DocumentRef-')) continue;
    const official = licenseId(entry);
    if (official !== entry) {
      problems.push({ severity: 'error', place, message: `list @${id} names ${JSON.stringify(entry.slice(0, 60))}, which is no licence of the SPDX list`, remedy: official === undefined ? 'Use the official id, as in GPL-2.0-only, or a LicenseRef- of your own.' : `Write ${official}.` });
    } else if (isDeprecatedLicense(entry)) {
      problems.push({ severity: 'warning', place, message: `list @${id} names ${entry}, which SPDX has replaced`, remedy: `Name its successors, as ${entry.replace(/\+?$/, '-only')} and ${entry.replace(/\+?$/, '-or-later')}.` });
    }
  }
}
