import { anything, either, fields, listOf, mapOf, scalar, text, type Shape } from '#core/text/shape.ts';
import type { PipelineKind } from './pipeline-uses.ts';

const service = fields({
  image: text, platform: text, build: either(text, fields({ dockerfile_inline: text, additional_contexts: either(listOf(text), mapOf(text)) })),
});

export const compose = fields({ services: mapOf(service) });

/** Before version 2 the services stood at the top. */
export const oldestCompose = mapOf(either(text, listOf(anything), service));

export const devcontainer = fields({ image: text, features: mapOf(anything) });

export const kustomization = fields({
  images: listOf(fields({ name: text, newName: text, newTag: text, digest: text })), resources: listOf(text), bases: listOf(text), components: listOf(text),
  helmCharts: listOf(fields({ name: text, version: text, repo: text })),
});

const argoSource = fields({ chart: text, targetRevision: scalar, repoURL: text, kustomize: fields({ images: listOf(text) }) });
const argoApplication = fields({ source: argoSource, sources: listOf(argoSource) });
const fluxChart = fields({ chart: text, version: scalar, sourceRef: fields({ kind: text, name: text }) });

/** What installs charts, by the group and the kind of the resource. */
export const chartReleases: ReadonlyMap<string, Shape> = new Map(Object.entries({
  'argoproj.io Application': argoApplication,
  'argoproj.io ApplicationSet': fields({ template: fields({ spec: argoApplication }) }),
  'helm.cattle.io HelmChart': fields({ chart: text, version: scalar, repo: text }),
  'helm.fluxcd.io HelmRelease': fields({ chart: fields({ name: text, version: scalar, repository: text }) }),
  'helm.toolkit.fluxcd.io HelmRelease': fields({ chart: fields({ spec: fluxChart }), chartRef: fields({ kind: text, name: text }) }),
  'source.toolkit.fluxcd.io HelmChart': fluxChart,
  'source.toolkit.fluxcd.io HelmRepository': fields({ url: text }),
  'source.toolkit.fluxcd.io OCIRepository': fields({ url: text, ref: fields({ tag: scalar, semver: scalar }) }),
}).map(([name, spec]) => [name, fields({ spec })]));

const record = fields({});
const steps = either(listOf(record), mapOf(record));
const executors = mapOf(fields({ docker: listOf(record) }));

/** Where steps stand in pipelines; their images are told one by one. */
export const pipelines = {
  circleci: fields({ jobs: executors, executors }),
  'cloud-build': fields({ steps: listOf(record) }),
  steps: fields({ steps, services: steps, definitions: fields({ services: mapOf(record) }) }),
} satisfies Record<PipelineKind, Shape>;
