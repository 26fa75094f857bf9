import type { SbomFormat } from '#core/plugin/sbom-format.ts';

const format: SbomFormat = {
  id: 'syft-json',
  title: 'Syft JSON',
  mediaType: 'application/vnd.syft+json',
  extension: '.syft.json',
  reads: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15', '16'],
  writes: [],
  // the list of artifacts comes first and may be long; its items are told from others by who found them
  recognizes: (head) => /^\s*\{\s*"artifacts"\s*:\s*\[/.test(head) || (/^\s*\{/.test(head) && head.includes('"artifactRelationships"')),
  load: () => import('./codec.ts'),
};

export default format;
