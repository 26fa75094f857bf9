import { ecosystem } from '#core/plugin/ecosystem.ts';
import { byFullName } from '#core/plugin/package-home.ts';

export default ecosystem({
  id: 'cocoapods',
  title: 'CocoaPods',
  sources: [
    { id: 'podfile-lock', title: 'Podfile.lock', kind: 'lockfile', files: ['Podfile.lock'], isLineBased: true, closing: ['COCOAPODS:'], last: ['COCOAPODS:'], marks: ['PODS', 'DEPENDENCIES', 'COCOAPODS', 'PODFILE CHECKSUM', 'SPEC CHECKSUMS'], reads: ['Podfile', '*.podspec', '*.podspec.json'], load: () => import('./podfile-lock.ts') },
    { id: 'podfile', title: 'Podfile', kind: 'manifest', files: ['Podfile'], furtherNeeds: { remedy: 'Commit the Podfile.lock that `pod install` writes, or scan with --online.' }, load: () => import('./podfile.ts') },
    { id: 'podspec', title: '*.podspec, *.podspec.json', kind: 'manifest', files: ['*.podspec', '*.podspec.json'], furtherNeeds: { remedy: 'Scan an application that uses the pod and has a Podfile.lock, or scan with --online.' }, load: () => import('./podspec.ts') },
    {
      id: 'installed-pods',
      home: byFullName,
      title: 'Pods/Manifest.lock and collected licences',
      kind: 'installed',
      files: ['Pods/Manifest.lock'],
      reads: ['Target Support Files/*/*.plist', 'Local Podspecs/*.json', '*.podspec'],
      load: () => import('./installed-pods.ts'),
    },
  ],
  registryFiles: ['Podfile', 'Podfile.lock'],
  installDirectories: ['Pods'],
  registry: () => import('./registry.ts'),
});
