import type { Notice } from '../notice/notice.ts';

export const noticeGroupings = ['license', 'component'] as const;

export type NoticeGrouping = (typeof noticeGroupings)[number];

export interface NoticeInput {
  readonly notice: Notice;
  readonly groupBy: NoticeGrouping;
  readonly tool: { readonly name: string; readonly version: string };
}

/** The document in pieces, deterministic. */
export type RenderNotice = (input: NoticeInput) => Iterable<string>;

/** A way to write third-party notices. */
export interface NoticeFormat {
  /** Name of the folder and of `--format`. */
  readonly id: string;
  readonly title: string;
  /** With dot. */
  readonly extension: string;
  readonly load: () => Promise<{ readonly default: RenderNotice }>;
}
