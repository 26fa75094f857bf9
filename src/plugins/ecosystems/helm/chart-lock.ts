import { changedSince, notLocked, onlyLocked, outsideRequirements, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { list, text } from '#core/text/value.ts';
import { addChartProject, addLocalChart, chartPurl, isLocal, readChart, readChartYaml, readDependencies, type ChartDependency } from './chart-file.ts';
import { lockDigest } from './lock-digest.ts';
import { addValueImages } from './values.ts';

/** The versions that `helm dependency update` chose for the dependencies of the chart beside it. */
export default function extract({ file, tree, found }: ExtractInput): void {
  if (isOfRye(file, tree)) return;
  const yaml = readChartYaml(found, file);
  if (file.size === 0) found.issue({ code: 'malformed', line: 1, message: 'the file is empty', remedy: 'Write the lockfile again with helm dependency update.' });
  const chartFile = tree.get(`${file.directory}/Chart.yaml`);
  const chart = chartFile === undefined ? undefined : readChart(found, chartFile, tree);
  const own = chartFile === undefined || chart === undefined ? undefined : addChartProject(found, chartFile, chart);
  const project = own ?? found.project({ path: file.directory, name: file.directory === '.' ? 'chart' : nameOf(file.directory), file: file.path });
  for (const path of chart?.paths ?? []) found.claim(path);
  const locked = readDependencies(yaml, file.path);
  if (locked.length < list(yaml.value, 'dependencies').length) {
    found.issue({
      code: 'partial',
      line: yaml.line('dependencies'),
      message: 'entries without a name were left out',
      remedy: 'Write the lockfile again with helm dependency update.',
    });
  }
  const asked = new Map((chart?.dependencies ?? []).map((dependency) => [dependency.name, dependency]));
  const lockedNames = new Set(locked.map(({ name }) => name));
  const closed: string[] = [];
  for (const dependency of locked) {
    const { name, version, repository, line } = dependency;
    const wanted = asked.get(name);
    if (isLocal(repository)) {
      found.depends(project, addLocalChart({ tree, found }, file.directory, dependency));
      continue;
    }
    const node = found.component({ purl: chartPurl(name, version, repository), requirement: wanted?.version, alias: wanted?.alias, line });
    found.depends(project, node);
    if (!isFetched(dependency)) closed.push(name);
  }
  if (closed.length > 0) {
    found.issue({
      code: 'unresolved',
      line: locked.find(({ name }) => name === closed[0])?.line,
      message: closed.length === 1 ? `what the chart ${enumerate(closed)} needs in turn is not known` : `what the ${closed.length} charts need in turn is not known: ${enumerate(closed)}`,
      remedy: 'Run `helm dependency build`, and scan with the charts that it fetches.',
    });
  }
  if (chartFile !== undefined && chart !== undefined) addValueImages(found, tree, chartFile, project, text(chart.yaml.value, 'appVersion'));
  if (chart === undefined) return;
  const missing = chart.dependencies.filter((dependency) => !lockedNames.has(dependency.name));
  for (const { name, version, repository, file: path, line } of missing) {
    found.depends(project, found.component({
      purl: chartPurl(name, undefined, repository),
      requirement: version,
      file: path,
      line,
      evidence: 'manifest',
    }));
  }
  const lockfile = { name: file.name, remedy: 'Write the lockfile again with helm dependency update.' };
  const at = ({ file: path, line }: ChartDependency) => ({ file: path, line });
  const differences = [
    ...missing.map((each): LockDifference => ({ ...at(each), what: notLocked(each.name) })),
    ...outside(chart.dependencies, locked),
    ...locked.filter(({ name }) => !asked.has(name)).map((each): LockDifference => ({ ...at(each), what: onlyLocked(each.name) })),
  ];
  const digest = text(yaml.value, 'digest');
  const isOther = differences.length === 0 && digest !== undefined && (lockDigest(chart.yaml.value, yaml.value) ?? digest) !== digest;
  reportLockDifferences(found, lockfile, isOther ? [{ file: chartFile!.path, line: chart.yaml.line('dependencies') ?? 1, what: changedSince('digest') }] : differences);

  /** The lockfile names no more than the chart asks for itself; each chart brings what it needs along. */
  function isFetched({ name, version }: ChartDependency): boolean {
    const charts = `${file.directory}/charts`;
    return tree.get(`${charts}/${name}/Chart.yaml`) !== undefined || tree.get(`${charts}/${name}-${version ?? ''}.tgz`) !== undefined;
  }
}

/** Rye calls its lockfile, a requirements file, as Helm 2 does. */
const isOfRye = (file: SourceFile, tree: TreeView): boolean =>
  file.name === 'requirements.lock' && !/^dependencies:/m.test(file.text()) && ['Chart.yaml', 'requirements.yaml'].every((name) => tree.get(`${file.directory}/${name}`) === undefined);

/** A chart may be there several times, under other names. */
function outside(asked: readonly ChartDependency[], locked: readonly ChartDependency[]): LockDifference[] {
  const versions = Map.groupBy(locked.filter(({ repository }) => !isLocal(repository)), ({ name }) => name);
  // comparators have commas between them
  const requests = asked.map(({ version, ...each }) => ({ ...each, requirement: version?.replaceAll(',', ' ') }));
  return outsideRequirements('npm', requests, (name) => (versions.get(name) ?? []).flatMap(({ version }) => version ?? []));
}
