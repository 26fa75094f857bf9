import type { SbomFormat } from '#core/plugin/sbom-format.ts';

const format: SbomFormat = {
  id: 'spdx-rdf',
  title: 'SPDX 2 RDF/XML',
  mediaType: 'application/rdf+xml',
  extension: '.spdx.rdf',
  reads: ['2.2', '2.3'],
  writes: [],
  recognizes: (head) => /<(?:rdf:)?RDF[\s>]/.test(head) && head.includes('spdx.org/rdf/terms'),
  load: () => import('./codec.ts'),
};

export default format;
