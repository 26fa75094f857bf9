import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'elm',
  title: 'Elm',
  sources: [
    { id: 'elm-json', title: 'elm.json of applications and packages', kind: 'lockfile', files: ['elm.json'], load: () => import('./elm-json.ts') },
    { id: 'elm-package', title: 'elm-package.json, of Elm before 0.19', kind: 'manifest', files: ['elm-package.json'], reads: ['exact-dependencies.json'], furtherNeeds: { remedy: 'Scan after a build, which leaves elm-stuff/exact-dependencies.json.' }, load: () => import('./elm-package.ts') },
  ],
  installDirectories: ['elm-stuff'],
});
