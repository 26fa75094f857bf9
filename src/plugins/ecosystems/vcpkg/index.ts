import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'vcpkg',
  title: 'vcpkg (C and C++)',
  sources: [
    { id: 'manifest', title: 'vcpkg.json', kind: 'manifest', files: ['vcpkg.json'], reads: ['portfile.cmake'], load: () => import('./manifest.ts') },
    { id: 'installed', title: 'status of installed ports', kind: 'installed', files: ['vcpkg/status'], reads: ['vcpkg.spdx.json'], load: () => import('./installed.ts') },
  ],
  installDirectories: ['vcpkg_installed'],
});
