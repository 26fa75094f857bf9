import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'carthage',
  title: 'Carthage',
  sources: [
    { id: 'cartfile-resolved', title: 'Cartfile.resolved', kind: 'lockfile', files: ['Cartfile.resolved'], isLineBased: true, reads: ['Cartfile', 'Cartfile.private'], load: () => import('./cartfile-resolved.ts') },
    { id: 'cartfile', title: 'Cartfile, Cartfile.private', kind: 'manifest', files: ['Cartfile', 'Cartfile.private'], furtherNeeds: { remedy: 'Commit the Cartfile.resolved that `carthage update` writes.' }, load: () => import('./cartfile.ts') },
  ],
  installDirectories: ['Carthage'],
});
