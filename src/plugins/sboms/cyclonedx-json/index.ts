import type { SbomFormat } from '#core/plugin/sbom-format.ts';
import { recognizesJson } from '#core/sbom/cyclonedx/recognize.ts';

const format: SbomFormat = {
  id: 'cyclonedx-json',
  title: 'CycloneDX, JSON',
  mediaType: 'application/vnd.cyclonedx+json',
  extension: '.cdx.json',
  reads: ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'],
  writes: ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'],
  recognizes: recognizesJson,
  load: () => import('./codec.ts'),
};

export default format;
