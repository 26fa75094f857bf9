import { ecosystem } from '#core/plugin/ecosystem.ts';

const manifests = ['Chart.yaml', 'requirements.yaml', 'values.yaml'];

export default ecosystem({
  id: 'helm',
  title: 'Helm',
  sources: [
    {
      id: 'chart-lock',
      title: 'Chart.lock, requirements.lock',
      kind: 'lockfile',
      files: ['Chart.lock', 'requirements.lock'],
      isLineBased: true,
      closing: ['generated:', 'digest:'],
      closingSince: 'dependencies:',
      last: ['generated:', 'digest:'],
      reads: manifests,
      load: () => import('./chart-lock.ts'),
    },
    {
      id: 'chart',
      title: 'Chart.yaml v1, v2 with requirements.yaml and values.yaml',
      kind: 'manifest',
      files: ['Chart.yaml'],
      reads: manifests,
      furtherNeeds: { remedy: 'Run `helm dependency build`, and scan with the charts that it fetches.' },
      load: () => import('./chart.ts'),
    },
    {
      id: 'vendored-charts',
      title: 'charts/*.tgz, charts/*/Chart.yaml',
      kind: 'installed',
      files: ['charts/*.tgz', 'charts/*/Chart.yaml'],
      reads: manifests,
      load: () => import('./vendored-charts.ts'),
    },
    {
      id: 'helmfile',
      title: 'helmfile.yaml, helmfile.yaml.gotmpl',
      kind: 'manifest',
      files: ['helmfile.yaml', 'helmfile.yml', 'helmfile.yaml.gotmpl', 'helmfile.yml.gotmpl'],
      furtherNeeds: { remedy: 'Run `helm dependency build` on the charts, and scan them too.' },
      load: () => import('./helmfile.ts'),
    },
  ],
});
