import type { NoticeFormat } from '#core/plugin/notice-format.ts';

const format: NoticeFormat = {
  id: 'json',
  title: 'For programs and templates',
  extension: '.json',
  load: () => import('./render.ts'),
};

export default format;
