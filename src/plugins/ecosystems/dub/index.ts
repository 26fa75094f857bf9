import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'dub',
  title: 'DUB (D)',
  sources: [
    { id: 'selections', title: 'dub.selections.json', kind: 'lockfile', files: ['dub.selections.json'], marks: ['"versions"', '"fileVersion"'], reads: ['dub.json', 'dub.sdl'], load: () => import('./selections.ts') },
    { id: 'recipe', title: 'dub.json, dub.sdl', kind: 'manifest', files: ['dub.json', 'dub.sdl'], furtherNeeds: { remedy: 'Commit the dub.selections.json that `dub upgrade` writes (a library that keeps none: scan where one was written).' }, load: () => import('./recipe.ts') },
  ],
  registry: () => import('./registry.ts'),
});
