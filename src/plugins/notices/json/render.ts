import { noticeDocument } from '#core/notice/notice-document.ts';
import type { NoticeInput } from '#core/plugin/notice-format.ts';

export default function* render({ notice, tool }: NoticeInput): Generator<string> {
  yield `${JSON.stringify(noticeDocument(notice, tool), null, 1)}\n`;
}
