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
      reads: ['Project.toml', 'JuliaProject.toml'],
      load: () => import('./manifest.ts'),
    },
    { id: 'project', title: 'Project.toml', kind: 'manifest', files: ['Project.toml', 'JuliaProject.toml'], load: () => import('./project.ts') },
  ],
});
