import { checkShape } from '#core/inventory/check-shape.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { LineCounter } from '#core/text/position.ts';
import { list, scalar, text } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { chartPurl } from './chart-file.ts';
import { helmfile as shape } from './shapes.ts';

/** Releases that are to be installed: `chart: repository/name` and its version. */
export default function extract({ file, found }: ExtractInput): void {
  const source = file.text();
  if (source.includes('{{')) {
    found.issue({
      code: 'unsupported',
      line: new LineCounter(source).lineAt(source.indexOf('{{')),
      message: 'the file is a template and was not rendered',
      remedy: 'Run helmfile build and scan its output as helmfile.yaml.',
    });
    return;
  }
  const yaml = parseYaml(source, { strings: true });
  const open: Asked[] = [];
  for (const [nth, document] of yaml.documents.entries()) {
    checkShape(found, { value: document, line: (...path) => yaml.lineIn(nth, ...path) }, shape);
    const repositories = new Map<string, string>();
    for (const repository of list(document, 'repositories')) {
      const url = text(repository, 'url');
      if (url !== undefined) repositories.set(text(repository, 'name') ?? '', text(repository, 'oci') === 'true' && !url.includes('://') ? `oci://${url}` : url);
    }
    for (const [index, release] of list(document, 'releases').entries()) {
      const chart = text(release, 'chart') ?? '';
      const slash = chart.lastIndexOf('/');
      if (chart === '' || chart.startsWith('.') || chart.startsWith('/')) continue;
      const version = scalar(release, 'version');
      const exact = version !== undefined && /^v?\d+\.\d+\.\d+[\w.+-]*$/.test(version) ? version : undefined;
      const name = chart.slice(slash + 1);
      const line = yaml.lineIn(nth, 'releases', index);
      if (exact === undefined) open.push({ name, line });
      const repository = chart.startsWith('oci://') ? chart.slice(0, slash) : repositories.get(chart.slice(0, Math.max(slash, 0)));
      found.component({ purl: chartPurl(name, exact, repository), requirement: version, direct: true, line });
    }
  }
  reportUnresolved(found, open, 'Write the exact version of each release.');
}
