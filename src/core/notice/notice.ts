import type { UsageContext } from '../model/inventory.ts';
import type { LicenseStatus } from '../model/license-status.ts';
import type { Scope } from '../model/scope.ts';

/** Something of others that is named in a notice: a component, or a part of a project that is under terms of its own. */
export interface NoticeComponent {
  /** Purl; of a part of a project the pattern of its files. */
  readonly ref: string;
  readonly kind: 'component' | 'part';
  readonly name: string;
  readonly version?: string;
  /** SPDX; absent when nobody knows it. */
  readonly license?: string;
  readonly licenseStatus: LicenseStatus;
  readonly scope?: Scope;
  /** Where it comes from: its repository, page or download. */
  readonly source?: string;
  /** One a holder. */
  readonly copyrights: readonly string[];
  /** Parts of it that are under other terms. */
  readonly parts: readonly { readonly pattern: string; readonly license?: string }[];
  /** Ids of texts of licences. */
  readonly texts: readonly string[];
  /** Ids of its NOTICE files and lists of what it contains. */
  readonly notices: readonly string[];
}

/** What is printed in full, once for all that need it. */
export interface NoticeText {
  /** Unique in the notice and stable: `MIT`, `MIT_2`, `NOTICE.1`. */
  readonly id: string;
  readonly kind: 'license' | 'notice';
  /** SPDX expression or name of the file. */
  readonly title: string;
  /** `reference`: no component brings it; it is the text of the SPDX list. */
  readonly origin: 'component' | 'reference';
  /** Lines end with \n. */
  readonly text: string;
  /** Refs, sorted. */
  readonly components: readonly string[];
  /** Lines that stood in the texts of single components and were taken out of the common one, word for word; empty when the text is whole. */
  readonly copyrightLines: readonly { readonly component: string; readonly lines: readonly string[] }[];
}

export const noticeGapKinds = ['license', 'text', 'copyright', 'inventory'] as const;

/** What a complete notice would say and this one cannot. */
export interface NoticeGap {
  readonly what: (typeof noticeGapKinds)[number];
  /** Ref; absent where the inventory itself is not complete. */
  readonly component?: string;
  readonly name: string;
  readonly message: string;
  readonly remedy: string;
}

export interface NoticeSubject {
  readonly name: string;
  readonly version?: string;
}

/** What is not named because it is not handed over, by reason. */
export interface NoticeLeftOut {
  readonly reason: string;
  /** Refs or paths, sorted. */
  readonly refs: readonly string[];
}

export interface Notice {
  readonly subjects: readonly NoticeSubject[];
  readonly context: UsageContext;
  /** Sorted by name, then ref. */
  readonly components: readonly NoticeComponent[];
  /** Licences by title, then notices. */
  readonly texts: readonly NoticeText[];
  readonly missing: readonly NoticeGap[];
  readonly leftOut: readonly NoticeLeftOut[];
}
