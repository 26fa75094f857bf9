import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { text } from '#core/text/value.ts';
import { addChartProject, addLocalChart, chartPurl, exactVersion, isLocal, readChart } from './chart-file.ts';
import { addValueImages } from './values.ts';

/** A chart without lockfile: a dependency on one version is exact, one on a range is not. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const chart = readChart(found, file, tree);
  const project = addChartProject(found, file, chart);
  if (project === undefined) {
    found.issue({
      code: 'malformed',
      line: 1,
      message: 'the chart has no name',
      remedy: 'Add name to the file, or leave it out with exclude in muster.yaml.',
    });
    return;
  }
  const open: Asked[] = [];
  for (const dependency of chart.dependencies) {
    const { name, version, repository, alias, file: path, line } = dependency;
    if (isLocal(repository)) {
      found.depends(project, addLocalChart({ tree, found }, file.directory, dependency));
      continue;
    }
    const exact = exactVersion(version);
    if (exact === undefined) open.push({ name, line });
    found.depends(project, found.component({ purl: chartPurl(name, exact, repository), requirement: version, alias, file: path, line }));
  }
  reportUnresolved(found, open, 'Commit Chart.lock, which helm dependency update writes.');
  addValueImages(found, tree, file, project, text(chart.yaml.value, 'appVersion'));
}
