import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'swift',
  title: 'Swift Package Manager',
  sources: [
    {
      id: 'package-resolved',
      title: 'Package.resolved v1–v3, also inside Xcode projects and workspaces',
      kind: 'lockfile',
      files: ['Package.resolved'],
      marks: ['"pins"', '"object"', '"version"'],
      reads: ['Package.swift', 'Package@swift-*.swift', 'project.pbxproj'],
      load: () => import('./package-resolved.ts'),
    },
    { id: 'package-swift', title: 'Package.swift', kind: 'manifest', files: ['Package.swift'], furtherNeeds: { remedy: 'Commit the Package.resolved that `swift package resolve` writes (a library that keeps none: scan where one was written).' }, load: () => import('./package-swift.ts') },
    { id: 'xcode-project', title: 'Swift packages of Xcode projects', kind: 'manifest', files: ['project.pbxproj'], furtherNeeds: { remedy: 'Commit the Package.resolved that Xcode keeps in the project or workspace.' }, load: () => import('./xcode-project.ts') },
  ],
});
