import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'docker',
  title: 'Container images: Dockerfiles, Compose, Kubernetes',
  sources: [
    {
      id: 'dockerfile',
      title: 'Dockerfile, Containerfile',
      kind: 'manifest',
      files: ['Dockerfile', 'dockerfile', 'Dockerfile.*', 'Dockerfile-*', '*.Dockerfile', '*.dockerfile', 'Containerfile', 'Containerfile.*', '*.Containerfile'],
      furtherNeeds: { notFollowed: 'What is in an image is not followed: scan its file system for that.' },
      load: () => import('./dockerfile.ts'),
    },
    {
      id: 'compose',
      title: 'compose.yaml, docker-compose.yml',
      kind: 'manifest',
      files: [
        'compose.yaml', 'compose.yml', 'compose.*.yaml', 'compose.*.yml', 'docker-compose.yaml', 'docker-compose.yml', 'docker-compose.*.yaml', 'docker-compose.*.yml',
        'docker-compose-*.yaml', 'docker-compose-*.yml', '*.docker-compose.yaml', '*.docker-compose.yml', 'podman-compose.yaml', 'podman-compose.yml',
      ],
      reads: ['.env'],
      furtherNeeds: { notFollowed: 'What is in an image is not followed: scan its file system for that.' },
      load: () => import('./compose.ts'),
    },
    {
      id: 'devcontainer',
      title: 'devcontainer.json',
      kind: 'manifest',
      files: ['devcontainer.json', '.devcontainer.json'],
      furtherNeeds: { notFollowed: 'What is in an image is not followed: scan its file system for that.' },
      load: () => import('./devcontainer.ts'),
    },
    {
      id: 'pipeline',
      title: 'pipelines of Bitbucket, CircleCI, Drone, Woodpecker and Cloud Build: their images',
      kind: 'manifest',
      files: [
        'bitbucket-pipelines.yml', '.circleci/*.yml', '.circleci/*.yaml', '.drone.yml', '.drone.yaml', '.woodpecker.yml', '.woodpecker.yaml', '.woodpecker/*.yml', '.woodpecker/*.yaml',
        'cloudbuild.yaml', 'cloudbuild.yml', 'cloudbuild-*.yaml', 'cloudbuild.*.yaml',
      ],
      furtherNeeds: { notFollowed: 'What is in an image or a pipe is not followed: scan its file system or repository for that.' },
      load: () => import('./pipeline.ts'),
    },
    {
      id: 'kubernetes',
      title: 'Kubernetes manifests, kustomization.yaml, releases of Argo CD, Flux and k3s',
      kind: 'manifest',
      files: ['*.yaml', '*.yml'],
      reads: ['Chart.yaml'],
      furtherNeeds: { notFollowed: 'What is in an image or a chart is not followed: scan its file system or the chart for that.' },
      load: () => import('./kubernetes.ts'),
    },
  ],
});
