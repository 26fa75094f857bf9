import { usageContexts, type UsageContext } from '../model/inventory.ts';
import { scopes, type Scope } from '../model/scope.ts';

/** How a component and our code become one thing. */
export const linkages = ['none', 'separate-process', 'plugin', 'dynamic', 'static', 'copied', 'build-tool'] as const;

export type Linkage = (typeof linkages)[number];

export type Unknown = 'unknown';

/** Facts about one use of a component. What nobody knows is `unknown` and stays so: it is never taken for the convenient value. */
export interface UsageFacts {
  readonly channel: UsageContext | Unknown;
  /** It runs in somebody else's browser or app, so that it is handed over even by a hosted service. */
  readonly clientCode: boolean | Unknown;
  readonly linkage: Linkage | Unknown;
  readonly scope: Scope | Unknown;
  readonly modified: boolean | Unknown;
  readonly form: 'binary' | 'source' | 'both' | Unknown;
  /** A device for consumers, in the sense of the (L/A)GPL-3.0. */
  readonly userProduct: boolean | Unknown;
  readonly advertises: boolean | Unknown;
  readonly offersWarranty: boolean | Unknown;
  readonly interactive: boolean | Unknown;
  /** The component brings a file NOTICE. */
  readonly noticeFile: boolean | Unknown;
  /** A contract covers this use. */
  readonly entitlement: boolean | Unknown;
}

/** Nothing known but that the program runs with the component. */
export const unknownUsage: UsageFacts = {
  channel: 'unknown', clientCode: 'unknown', linkage: 'unknown', scope: 'runtime', modified: 'unknown', form: 'unknown', userProduct: 'unknown', advertises: 'unknown',
  offersWarranty: 'unknown', interactive: 'unknown', noticeFile: 'unknown', entitlement: 'unknown',
};

/** What most uses are: unmodified, linked dynamically, without contract; the channel stays to be said. Whoever shows a result made from it says that these were assumed. */
export const usualUsage: UsageFacts = {
  ...unknownUsage, clientCode: false, linkage: 'dynamic', modified: false, form: 'binary', userProduct: false, advertises: false, offersWarranty: false, interactive: false, entitlement: false,
};

/** What one fact may be, for those that decide whether anything is handed over or combined. */
export const possibleValues = {
  channel: usageContexts,
  clientCode: [false, true],
  linkage: linkages,
  scope: scopes,
  modified: [false, true],
  entitlement: [false, true],
} as const satisfies Partial<Record<keyof UsageFacts, readonly unknown[]>>;

export type DecidingFact = keyof typeof possibleValues;
