import type { LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import type { Component } from '#core/model/component.ts';
import type { Inventory, UsageContext } from '#core/model/inventory.ts';
import type { LicenseFacts } from '#core/model/license-facts.ts';
import type { Scope } from '#core/model/scope.ts';
import type { BroughtText } from '#core/notice/collect-texts.ts';
import type { NoticeComponent, NoticeGap } from '#core/notice/notice.ts';
import type { UsageFacts } from '#core/usage/usage-facts.ts';

/** One target with all that a notice is made of. */
export interface NoticeTarget {
  readonly inventory: Inventory;
  readonly licenses: LicenseFacts;
  /** Facts about licences that hold for this target. */
  readonly knowledge: LicenseKnowledge;
  readonly useOf: (component: Component) => UsageFacts;
  /** What a person stated of it in muster.yaml: a choice among alternatives, the terms of a contract. */
  readonly statedLicenseOf?: (component: Component) => string | undefined;
  /** Text of a file that the licence facts name; the reason when it cannot be had. */
  readonly readText: (path: string) => { readonly text: string } | { readonly problem: string };
}

export interface NoticeOptions {
  readonly context: UsageContext;
  /** Scopes that are named although they are not handed over. */
  readonly include: ReadonlySet<Scope>;
  /** Scopes that are left out although they are. */
  readonly exclude: ReadonlySet<Scope>;
  /** Text of a licence or exception of the SPDX list. */
  readonly referenceText: (id: string) => string | undefined;
  /** Text that the user gives for a component which brings none, or not all. */
  readonly givenText: (name: string, version: string | undefined) => string | undefined;
}

/** What a notice says of one component before texts are put together. */
export interface Described {
  readonly component: Omit<NoticeComponent, 'texts' | 'notices'>;
  readonly texts: readonly Omit<BroughtText, 'component'>[];
  readonly gaps: readonly Pick<NoticeGap, 'what' | 'message' | 'remedy'>[];
}
