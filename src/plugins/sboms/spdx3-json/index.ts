import type { SbomFormat } from '#core/plugin/sbom-format.ts';

const format: SbomFormat = {
  id: 'spdx3-json',
  title: 'SPDX 3 JSON-LD',
  mediaType: 'application/spdx+json',
  extension: '.spdx3.json',
  reads: ['3.0.0', '3.0.1'],
  writes: ['3.0.1'],
  recognizes: (head) => /^\s*\{/.test(head) && /"@(?:context|graph)"/.test(head) && /spdx-context\.jsonld|"SpdxDocument"|"software_Package"|"CreationInfo"/.test(head),
  load: () => import('./codec.ts'),
};

export default format;
