import type { SbomFormat } from '#core/plugin/sbom-format.ts';

const format: SbomFormat = {
  id: 'spdx-tag-value',
  title: 'SPDX 2 tag-value',
  mediaType: 'text/spdx',
  extension: '.spdx',
  reads: ['2.2', '2.3'],
  writes: ['2.3'],
  recognizes: (head, name) => /^\s*SPDXVersion:/m.test(head) || (/\.spdx(?:\.txt)?$/i.test(name) && !/^\s*[{<]/.test(head)),
  load: () => import('./codec.ts'),
};

export default format;
