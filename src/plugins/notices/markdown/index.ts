import type { NoticeFormat } from '#core/plugin/notice-format.ts';

const format: NoticeFormat = {
  id: 'markdown',
  title: 'For documentation',
  extension: '.md',
  load: () => import('./render.ts'),
};

export default format;
