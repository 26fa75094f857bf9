import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'julia',
  title: 'Julia',
  sources: [
    {
      id: 'manifest',
      title: 'Manifest.toml formats 1 and 2',
      kind: 'lockfile',
      files: ['Manifest.toml', 'JuliaManifest.toml', 'Manifest-v*.toml'],
      isLineBased: true,
      reads: ['Project.toml', 'JuliaProject.toml'],
      load: () => import('./manifest.ts'),
    },
    { id: 'project', title: 'Project.toml', kind: 'manifest', files: ['Project.toml', 'JuliaProject.toml'], furtherNeeds: { remedy: 'Commit the Manifest.toml that `Pkg.instantiate()` writes (a package that keeps none: scan where one was written).', notFollowed: 'Not listed: `[weakdeps]`, which a package extends where something else installs them. A Manifest.toml tells those that are there.' }, load: () => import('./project.ts') },
  ],
});
