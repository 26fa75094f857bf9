import type { SbomFormat } from '#core/plugin/sbom-format.ts';

const format: SbomFormat = {
  id: 'spdx-yaml',
  title: 'SPDX 2 YAML',
  mediaType: 'application/yaml',
  extension: '.spdx.yml',
  reads: ['2.2', '2.3'],
  writes: [],
  recognizes: (head) => /^"?(?:spdxVersion|SPDXID)"?:\s*"?(?:SPDX-|SPDXRef-)/m.test(head) && /^"?(?:creationInfo|packages|spdxVersion)"?:/m.test(head),
  load: () => import('./codec.ts'),
};

export default format;
