import { expect, it } from 'vitest';
import type { TemplateData } from '../template/render-template.ts';
import type { TemplateShape } from '../template/template-names.ts';
import { noticeDocument } from './notice-document.ts';
import type { Notice } from './notice.ts';
import { noticeTemplateShape } from './template-shape.ts';
import { templateView } from './template-view.ts';

/** Everything that a notice may say is said. */
const full: Notice = {
  subjects: [{ name: 'shop', version: '1.0.0' }], context: 'distributed',
  components: [{ ref: 'pkg:npm/a@1', kind: 'component', name: 'a', version: '1', license: 'MIT', licenseStatus: 'settled', scope: 'runtime', source: 'https://a.example', copyrights: ['(c) A'], parts: [{ pattern: 'x/*', license: 'ISC' }], texts: ['MIT'], notices: ['NOTICE.1'] }],
  texts: [
    { id: 'MIT', kind: 'license', title: 'MIT', origin: 'component', text: 'MIT\n', components: ['pkg:npm/a@1'], copyrightLines: [{ component: 'pkg:npm/a@1', lines: ['(c) A'] }] },
    { id: 'NOTICE.1', kind: 'notice', title: 'NOTICE', origin: 'component', text: 'N\n', components: ['pkg:npm/a@1'], copyrightLines: [{ component: 'pkg:npm/a@1', lines: ['(c) A'] }] },
  ],
  missing: [{ what: 'text', component: 'pkg:npm/a@1', name: 'a', message: 'm', remedy: 'r' }], leftOut: [{ reason: 'r', refs: ['pkg:npm/b@1'] }],
};

const shapeOf = (data: TemplateData): TemplateShape => {
  if (Array.isArray(data)) return { items: shapeOf(data[0] as TemplateData) };
  return typeof data === 'object' && data !== null ? { names: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, shapeOf(value as TemplateData)])) } : 'text';
};

it('the names that templates may use are those of what they are given', () => {
  expect(noticeTemplateShape()).toEqual(shapeOf(templateView(full, noticeDocument(full, { name: 'muster', version: '1.0.0' }))));
});
