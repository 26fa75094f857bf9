import type { SbomFormat } from '#core/plugin/sbom-format.ts';

const format: SbomFormat = {
  id: 'spdx-json',
  title: 'SPDX 2 JSON',
  mediaType: 'application/spdx+json',
  extension: '.spdx.json',
  reads: ['2.2', '2.3'],
  writes: ['2.3'],
  recognizes: (head) => /^\s*\{/.test(head) && /"(?:spdxVersion|SPDXID)"\s*:/.test(head) && !/"sbom"\s*:\s*\{/.test(head),
  load: () => import('./codec.ts'),
};

export default format;
