import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'pre-commit',
  title: 'pre-commit',
  sources: [
    {
      id: 'pre-commit-config',
      title: '.pre-commit-config.yaml',
      kind: 'manifest',
      files: ['.pre-commit-config.yaml', '.pre-commit-config.yml', 'prek.toml'],
      furtherNeeds: 'none',
      load: () => import('./pre-commit-config.ts'),
    },
  ],
});
