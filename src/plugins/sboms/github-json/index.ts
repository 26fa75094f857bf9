import type { SbomFormat } from '#core/plugin/sbom-format.ts';

const format: SbomFormat = {
  id: 'github-json',
  title: 'GitHub dependency graph export',
  mediaType: 'application/json',
  extension: '.github.json',
  reads: ['2.2', '2.3'],
  writes: [],
  recognizes: (head) => /^\s*\{\s*"sbom"\s*:\s*\{/.test(head),
  load: () => import('./codec.ts'),
};

export default format;
