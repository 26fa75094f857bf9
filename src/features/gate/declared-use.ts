import { fitsPattern } from '#core/policy/language/text-pattern.ts';
import type { Component } from '#core/model/component.ts';
import type { Subject, UsageContext } from '#core/model/inventory.ts';
import type { DeclaredUsage, DeclaredUse } from '#core/usage/declared-usage.ts';
import { unknownUsage, type UsageFacts } from '#core/usage/usage-facts.ts';
import { usualUses } from '#core/usage/usual-use.data.ts';

/** Where a fact about the use comes from. */
export type UseOrigin = 'stated' | 'usual' | 'evident';

export interface DeterminedUse {
  readonly facts: UsageFacts;
  readonly linkageFrom?: UseOrigin;
  /** The program of its own that it is linked into, where it is linked into nothing else. */
  readonly program?: string;
  readonly modifiedFrom?: UseOrigin;
  /** What a person stated of this component, all entries together. */
  readonly stated: Omit<DeclaredUse, 'component'> & { /** The entry that the licence comes from. */ readonly licenseFrom?: DeclaredUse };
}

/** How one component is used: what a person states, else what is usual for its kind, else what can be seen; all else stays unknown. */
export function useOf(component: Component, subject: Subject, channel: UsageContext | undefined): DeterminedUse {
  const usage: DeclaredUsage = subject.usage ?? {};
  const stated = statedUse(component.purl, usage.uses ?? []);
  const usual = usualUses[component.purl.slice(4, component.purl.indexOf('/'))] ?? {};
  const scope = stated.scope ?? component.scope;
  // tools do not become part of what they build, unless somebody says so
  const usually = scope === 'build' ? 'build-tool' : scope === 'test' || scope === 'development' ? 'none' : usual.linkage;
  const isVendored = component.origin === 'vendored' || component.origin === 'bundled';
  const linkage = stated.linkage ?? (isVendored && usually !== 'none' && usually !== 'build-tool' ? 'copied' : usually);
  // a package manager installs the bytes that were published, a build fetches the action from its repository
  const isPublished = component.origin === 'registry' || component.origin === 'system' || (component.origin === 'git' && linkage === 'build-tool');
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
    facts, stated,
    ...(linkage === undefined ? {} : { linkageFrom: stated.linkage !== undefined ? 'stated' : isVendored ? 'evident' : 'usual' }),
    ...(modified === undefined ? {} : { modifiedFrom: stated.modified === undefined ? 'evident' : 'stated' }),
  };
}

function statedUse(purl: string, uses: readonly DeclaredUse[]): DeterminedUse['stated'] {
  const name = /^[^@?#]*/.exec(purl)![0];
  let all: DeterminedUse['stated'] = {};
  for (const entry of uses) {
    const { component, ...use } = entry;
    if (fitsPattern(component, name)) all = { ...all, ...use, ...(use.license === undefined ? {} : { licenseFrom: entry }) };
  }
  return all;
}
