import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'git',
  title: 'git submodules',
  sources: [
    {
      id: 'gitmodules',
      title: '.gitmodules',
      kind: 'manifest',
      files: ['.gitmodules'],
      furtherNeeds: 'told',
      load: () => import('./gitmodules.ts'),
    },
  ],
});
