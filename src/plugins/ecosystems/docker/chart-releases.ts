import { checkShape } from '#core/inventory/check-shape.ts';
import { addImage } from '#core/container/add-image.ts';
import type { Collector } from '#core/inventory/collector.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import { makePurl } from '#core/purl/purl.ts';
import { get, isRecord, list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import type { LineOf } from './kustomization.ts';
import { chartReleases } from './shapes.ts';

/** A document of a manifest, with the lines of its values. */
export interface ManifestDocument {
  readonly value: Value;
  readonly lineOf: LineOf;
}

interface Release {
  readonly name: string;
  readonly version: string | undefined;
  readonly repository: string | undefined;
  readonly line: number | undefined;
}

type Path = readonly (string | number)[];

/** Charts that Argo CD, Flux and k3s install: a release names a chart, its version or range, and where it comes from. */
export function addChartReleases(found: Collector, documents: readonly ManifestDocument[]): void {
  const open: Asked[] = [];
  for (const document of documents) {
    const shape = chartReleases.get(`${text(document.value, 'apiVersion')?.split('/', 1)[0]} ${text(document.value, 'kind')}`);
    if (shape !== undefined) checkShape(found, { value: document.value, line: document.lineOf }, shape);
    for (const { name, version, repository, line } of releasesOf(document, documents)) {
      // a template that is not rendered
      if ([name, version].some((written) => written?.includes('{{') || written?.includes('${'))) continue;
      const exact = version !== undefined && /^v?\d+\.\d+\.\d+[\w.+-]*$/.test(version) ? version : undefined;
      if (exact === undefined) open.push({ name, line });
      const { place, chart } = placeOf(name, repository);
      found.component({ purl: makePurl({ type: 'helm', name: chart, version: exact, qualifiers: { repository_url: place } }), requirement: version, direct: true, line });
    }
    for (const { image, line } of overriddenImages(document)) addImage(found, { image, scope: 'runtime', line });
  }
  reportUnresolved(found, open, 'Write the exact version of each release.');
}

/** `oci://host/path/chart`, or a name whose repository stands beside it: an address, or a host and a path that speak OCI. */
function placeOf(name: string, repository: string | undefined): { place: string | undefined; chart: string } {
  const whole = name.startsWith('oci://') || repository === undefined ? name : undefined;
  const bare = repository !== undefined && !repository.includes('://') ? `oci://${repository}` : repository;
  const slash = name.lastIndexOf('/');
  const chart = name.slice(slash + 1);
  if (whole !== undefined) return { chart, place: whole.startsWith('oci://') ? whole.slice(0, slash) : undefined };
  const place = withoutTrailingSlashes(bare!);
  return { chart, place: slash === -1 ? place : `${place}/${name.slice(0, slash)}` };
}

function releasesOf(document: ManifestDocument, all: readonly ManifestDocument[]): Release[] {
  const { value } = document;
  const kind = text(value, 'kind');
  const group = text(value, 'apiVersion')?.split('/', 1)[0];
  if (group === 'argoproj.io') return argoSources(document).flatMap((path) => atPath(document, path, { name: 'chart', version: 'targetRevision', repository: 'repoURL' }));
  if (group === 'helm.cattle.io' && kind === 'HelmChart') return atPath(document, ['spec'], { name: 'chart', version: 'version', repository: 'repo' });
  if (group === 'helm.fluxcd.io' && kind === 'HelmRelease') return atPath(document, ['spec', 'chart'], { name: 'name', version: 'version', repository: 'repository' });
  if (group === 'source.toolkit.fluxcd.io' && kind === 'HelmChart') return fluxChart(document, ['spec'], all);
  if (group !== 'helm.toolkit.fluxcd.io' || kind !== 'HelmRelease') return [];
  return isRecord(get(value, 'spec', 'chartRef')) ? fluxReference(document, all) : fluxChart(document, ['spec', 'chart', 'spec'], all);
}

/** Where an Application, or the template of an ApplicationSet, says what to install. */
function argoSources({ value }: ManifestDocument): Path[] {
  const kind = text(value, 'kind');
  const base = kind === 'Application' ? ['spec'] : kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : undefined;
  if (base === undefined) return [];
  const several = list(value, ...base, 'sources').map((_, index): Path => [...base, 'sources', index]);
  return several.length > 0 ? several : [[...base, 'source']];
}

/** A release whose fields stand beside each other; none where no chart is named. */
function atPath({ value, lineOf }: ManifestDocument, path: Path, fields: { readonly name: string; readonly version: string; readonly repository: string }): Release[] {
  const name = text(value, ...path, fields.name);
  if (!name || isDirectory(name)) return [];
  return [{ name, version: scalar(value, ...path, fields.version) || undefined, repository: text(value, ...path, fields.repository) || undefined, line: lineOf(...path, fields.name) }];
}

/** A chart with a reference to its HelmRepository; a chart of a git repository is a directory of it. */
function fluxChart(document: ManifestDocument, path: Path, all: readonly ManifestDocument[]): Release[] {
  const source = get(document.value, ...path, 'sourceRef');
  if (text(source, 'kind') !== undefined && text(source, 'kind') !== 'HelmRepository') return [];
  const repository = text(named(all, 'HelmRepository', text(source, 'name')), 'spec', 'url');
  return atPath(document, path, { name: 'chart', version: 'version', repository: '' }).map((release) => ({ ...release, repository }));
}

/** `chartRef` to an OCIRepository of the same file. */
function fluxReference({ value, lineOf }: ManifestDocument, all: readonly ManifestDocument[]): Release[] {
  const name = text(value, 'spec', 'chartRef', 'name');
  if (text(value, 'spec', 'chartRef', 'kind') !== 'OCIRepository' || !name) return [];
  const repository = named(all, 'OCIRepository', name);
  const version = scalar(repository, 'spec', 'ref', 'tag') ?? scalar(repository, 'spec', 'ref', 'semver');
  return [{ name: text(repository, 'spec', 'url') ?? name, version, repository: undefined, line: lineOf('spec', 'chartRef') }];
}

function named(all: readonly ManifestDocument[], kind: string, name: string | undefined): Value {
  return name === undefined ? undefined : all.find(({ value }) => text(value, 'kind') === kind && text(value, 'metadata', 'name') === name)?.value;
}

const isDirectory = (chart: string): boolean => chart.startsWith('.') || chart.startsWith('/');

/** `kustomize.images` of Argo CD: `name=other:tag`, `name:tag`. */
function* overriddenImages(document: ManifestDocument): Generator<{ image: string; line: number | undefined }> {
  if (text(document.value, 'apiVersion')?.startsWith('argoproj.io/') !== true) return;
  for (const path of argoSources(document)) {
    for (const [index, written] of strings(document.value, ...path, 'kustomize', 'images').entries()) {
      const image = written.slice(written.indexOf('=') + 1);
      if (!image.includes('{{')) yield { image, line: document.lineOf(...path, 'kustomize', 'images', index) };
    }
  }
}
