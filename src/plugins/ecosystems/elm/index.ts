import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'elm',
  title: 'Elm',
  sources: [{ id: 'elm-json', title: 'elm.json of applications and packages', kind: 'lockfile', files: ['elm.json'], load: () => import('./elm-json.ts') }],
  installDirectories: ['elm-stuff'],
});
