import { ecosystem } from '#core/plugin/ecosystem.ts';
import { besideTheFile } from '#core/plugin/package-home.ts';

export default ecosystem({
  id: 'pub',
  title: 'Pub (Dart and Flutter)',
  sources: [
    { id: 'pubspec-lock', title: 'pubspec.lock', kind: 'lockfile', files: ['pubspec.lock'], isLineBased: true, closing: ['sdks:', 'sdk:'], closingSince: 'dependency:', last: ['sdks:', 'sdk:'], reads: ['pubspec.yaml', '.dart_tool/package_graph.json'], load: () => import('./pubspec-lock.ts') },
    { id: 'pubspec', title: 'pubspec.yaml', kind: 'manifest', files: ['pubspec.yaml'], reads: ['*.dart'], furtherNeeds: { remedy: 'Commit the pubspec.lock that `dart pub get` writes (a package that keeps none: scan where one was written), or scan with --online.' }, load: () => import('./pubspec.ts') },
    { id: 'cached-package', home: besideTheFile, title: 'packages in the cache of pub', kind: 'installed', files: ['hosted/*/*/pubspec.yaml'], load: () => import('./cached-package.ts') },
  ],
  installDirectories: ['.dart_tool', '.pub-cache'],
  registryFiles: ['pubspec.yaml', 'pubspec_overrides.yaml'],
  registry: () => import('./registry.ts'),
});
