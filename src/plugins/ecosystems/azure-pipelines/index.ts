import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'azure-pipelines',
  title: 'Azure Pipelines',
  sources: [
    {
      id: 'azure-pipelines',
      title: 'azure-pipelines.yml',
      kind: 'manifest',
      files: [
        'azure-pipelines.yml', 'azure-pipelines.yaml', 'azure-pipelines*.yml', 'azure-pipelines*.yaml', '*azure-pipelines.yml', '.azure-pipelines/*.yml', '.azure-pipelines/*.yaml', 'azure-pipelines/*.yml',
        '.azuredevops/*.yml', '.azuredevops/pipelines/*.yml',
      ],
      furtherNeeds: { notFollowed: 'What a task or a template of another repository uses in turn is not followed: scan its repository for that.' },
      load: () => import('./azure-pipelines.ts'),
    },
  ],
});
