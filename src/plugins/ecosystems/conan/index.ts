import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'conan',
  title: 'Conan (C and C++)',
  sources: [
    {
      id: 'conan-lock',
      title: 'conan.lock and lockfiles of other names, Conan 1 and 2',
      kind: 'lockfile',
      files: ['conan.lock', '*.lock'],
      reads: ['conanfile.py', 'conanfile.txt', 'conandata.yml'],
      load: () => import('./conan-lock.ts'),
    },
    {
      id: 'conanfile',
      title: 'conanfile.txt, conanfile.py',
      kind: 'manifest',
      files: ['conanfile.txt', 'conanfile.py'],
      reads: ['conandata.yml'],
      furtherNeeds: { remedy: 'Commit the conan.lock that `conan lock create` writes.' },
      load: () => import('./conanfile.ts'),
    },
    {
      id: 'conaninfo',
      title: 'conaninfo.txt of installed packages',
      kind: 'installed',
      files: ['conaninfo.txt'],
      load: () => import('./conaninfo.ts'),
    },
  ],
});
