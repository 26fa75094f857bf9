import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'asdf',
  title: 'asdf',
  sources: [
    {
      id: 'tool-versions',
      title: '.tool-versions',
      kind: 'manifest',
      files: ['.tool-versions'],
      furtherNeeds: 'none',
      load: () => import('./tool-versions.ts'),
    },
  ],
});
