import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'cmake',
  title: 'CMake: FetchContent, ExternalProject, CPM',
  sources: [
    {
      id: 'cmake-lists',
      title: 'CMakeLists.txt, *.cmake: sources that the build fetches',
      kind: 'manifest',
      files: ['CMakeLists.txt', '*.cmake'],
      batch: true,
      furtherNeeds: { remedy: 'Scan the sources that CMake fetches too (the directory _deps of the build).' },
      load: () => import('./cmake-lists.ts'),
    },
  ],
});
