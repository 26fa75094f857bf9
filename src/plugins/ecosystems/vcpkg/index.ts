import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'vcpkg',
  title: 'vcpkg (C and C++)',
  sources: [
    { id: 'manifest', title: 'vcpkg.json', kind: 'manifest', files: ['vcpkg.json'], reads: ['portfile.cmake'], furtherNeeds: { remedy: 'Scan with the vcpkg_installed directory that `vcpkg install` writes.' }, load: () => import('./manifest.ts') },
    { id: 'installed', title: 'status of installed ports', kind: 'installed', files: ['vcpkg/status'], reads: ['vcpkg.spdx.json'], load: () => import('./installed.ts') },
  ],
  installDirectories: ['vcpkg_installed'],
});
