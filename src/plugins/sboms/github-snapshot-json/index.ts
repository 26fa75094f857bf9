import type { SbomFormat } from '#core/plugin/sbom-format.ts';

const format: SbomFormat = {
  id: 'github-snapshot-json',
  title: 'GitHub dependency submission (snapshot)',
  mediaType: 'application/json',
  extension: '.github-snapshot.json',
  reads: ['0'],
  writes: [],
  // members come in any order, and the list of manifests may be long
  recognizes: (head) => /^\s*\{/.test(head) && /"(?:detector|scanned|job)"\s*:/.test(head) && (/"manifests"\s*:\s*\{/.test(head) || /"correlator"\s*:/.test(head)) && !/"(?:bomFormat|spdxVersion|artifacts)"\s*:/.test(head),
  load: () => import('./codec.ts'),
};

export default format;
