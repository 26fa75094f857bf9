import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'vscode',
  title: 'Visual Studio Code',
  sources: [
    {
      id: 'extensions-json',
      title: 'extensions/extensions.json',
      kind: 'database',
      files: ['extensions/extensions.json'],
      reads: ['package.json'],
      load: () => import('./extensions-json.ts'),
    },
  ],
});
