import type { NoticeFormat } from '#core/plugin/notice-format.ts';

const format: NoticeFormat = {
  id: 'text',
  title: 'Plain text, to ship as a file',
  extension: '.txt',
  load: () => import('./render.ts'),
};

export default format;
