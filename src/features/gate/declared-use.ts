import type { Component } from '#core/model/component.ts';
import type { Subject, UsageContext } from '#core/model/inventory.ts';
import type { DeclaredUsage, DeclaredUse } from '#core/usage/declared-usage.ts';
import { unknownUsage, type UsageFacts } from '#core/usage/usage-facts.ts';
import { usualUses } from '#core/usage/usual-use.data.ts';
import { entriesAbout } from './use-entries.ts';

/** Where a fact about the use comes from. */
export type UseOrigin = 'stated' | 'usual' | 'evident';

/** What `muster.yaml` says about a use in place of what is usual. */
export const statedFacts = ['scope', 'linkage', 'modified'] as const;

export interface StatedBy {
  readonly entry: DeclaredUse;
  readonly facts: readonly (typeof statedFacts)[number][];
}

export interface DeterminedUse {
  readonly facts: UsageFacts;
  readonly linkageFrom?: UseOrigin;
  /** The program of its own that it is linked into, where it is linked into nothing else. */
  readonly program?: string;
  readonly modifiedFrom?: UseOrigin;
  /** The entries that state how it, or the program that it is linked into, is combined, changed or needed; absent where none does. */
  readonly statedBy?: readonly StatedBy[];
  /** What a person stated of this component, all entries together. */
  readonly stated: Omit<DeclaredUse, 'component'> & { /** The entry that the licence comes from. */ readonly licenseFrom?: DeclaredUse };
}

/** How one component is used: what a person states, else what is usual for its kind, else what can be seen; all else stays unknown. */
export function useOf(component: Component, subject: Subject, channel: UsageContext | undefined): DeterminedUse {
  const usage: DeclaredUsage = subject.usage ?? {};
  const entries = entriesAbout(component.purl, usage.uses ?? []);
  const stated = statedUse(entries);
  const usual = usualUses[component.purl.slice(4, component.purl.indexOf('/'))] ?? {};
  const scope = stated.scope ?? component.scope;
  // tools do not become part of what they build, unless somebody says so
  const usually = scope === 'build' ? 'build-tool' : scope === 'test' || scope === 'development' ? 'none' : usual.linkage;
  // a copy in a directory of its own is still linked as is usual for its kind; whether it was changed there nobody can see
  const isCopied = usually === undefined && (component.origin === 'vendored' || component.origin === 'bundled');
  const linkage = stated.linkage ?? (isCopied ? 'copied' : usually);
  // a package manager installs the bytes that were published, with what is bundled in them; a build fetches the action from its repository
  const isPublished = component.origin === 'registry' || isBundledByOthers(component) || component.origin === 'system' || (component.origin === 'git' && linkage === 'build-tool');
  const modified = stated.modified ?? (isPublished ? false : undefined);
  const facts: UsageFacts = {
    ...unknownUsage,
    channel: channel ?? 'unknown', scope, linkage: linkage ?? 'unknown', modified: modified ?? 'unknown',
    clientCode: stated.clientCode ?? usage.clientCode ?? usual.clientCode ?? 'unknown',
    // what is only needed to build or test is part of no device
    userProduct: linkage === 'build-tool' || scope === 'test' || scope === 'development' ? false : usage.userProduct ?? 'unknown',
    // the record of contracts is this file: what is not in it is not on record
    entitlement: stated.entitlement ?? false,
    form: channel === 'published' ? 'source' : 'unknown',
  };
  return {
    facts, stated, ...statedBy(entries),
    ...(linkage === undefined ? {} : { linkageFrom: stated.linkage !== undefined ? 'stated' : isCopied ? 'evident' : 'usual' }),
    ...(modified === undefined ? {} : { modifiedFrom: stated.modified === undefined ? 'evident' : 'stated' }),
  };
}

/** In a package that was published, and not in a source tree of ours. */
const isBundledByOthers = ({ origin, evidence }: Component): boolean => origin === 'bundled' && evidence.some(({ kind }) => kind === 'lockfile' || kind === 'installed');

function statedUse(entries: readonly DeclaredUse[]): DeterminedUse['stated'] {
  let all: DeterminedUse['stated'] = {};
  for (const entry of entries) {
    const { component: _component, ...use } = entry;
    all = { ...all, ...use, ...(use.license === undefined ? {} : { licenseFrom: entry }) };
  }
  return all;
}

/** The last entry that says something about a fact counts. */
function statedBy(entries: readonly DeclaredUse[]): Pick<DeterminedUse, 'statedBy'> {
  const found = statedFacts.flatMap((fact) => {
    const entry = entries.findLast((one) => one[fact] !== undefined);
    return entry === undefined ? [] : [{ fact, entry }];
  });
  if (found.length === 0) return {};
  return { statedBy: [...Map.groupBy(found, ({ entry }) => entry)].map(([entry, some]) => ({ entry, facts: some.map(({ fact }) => fact) })) };
}
