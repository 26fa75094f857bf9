import type { NoticeFormat } from '#core/plugin/notice-format.ts';

const format: NoticeFormat = {
  id: 'html',
  title: 'A page of its own',
  extension: '.html',
  load: () => import('./render.ts'),
};

export default format;
