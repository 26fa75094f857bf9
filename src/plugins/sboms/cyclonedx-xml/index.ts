import type { SbomFormat } from '#core/plugin/sbom-format.ts';
import { recognizesXml } from '#core/sbom/cyclonedx/recognize.ts';

const format: SbomFormat = {
  id: 'cyclonedx-xml',
  title: 'CycloneDX, XML',
  mediaType: 'application/vnd.cyclonedx+xml',
  extension: '.cdx.xml',
  reads: ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'],
  writes: ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'],
  recognizes: recognizesXml,
  load: () => import('./codec.ts'),
};

export default format;
