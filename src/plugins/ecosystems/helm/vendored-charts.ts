import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { directoryOf, nameOf } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { text } from '#core/text/value.ts';
import { chartMetadata, chartPurl, exactVersion, isLocal, readChart } from './chart-file.ts';

/** Charts are not put into each other deeper; what is, was made to be. */
const maximumDepth = 20;

/** Charts that lie inside of the chart that uses them, packed or as directories, with those that lie inside of them in turn. */
export default function extract({ file, tree, found, unpack }: ExtractInput): void {
  const isPacked = file.name.endsWith('.tgz');
  const directory = isPacked ? file.directory : directoryOf(file.directory);
  const parentFile = tree.get(`${directoryOf(directory)}/Chart.yaml`);
  const parent = parentFile === undefined ? undefined : readChart(found, parentFile, tree);
  if (parent === undefined) {
    // a directory that happens to be called charts
    return;
  }
  const inside = isPacked ? unpack(file) : tree;
  const chartFile: SourceFile | undefined = isPacked ? inside.named('Chart.yaml').toSorted((a, b) => a.path.length - b.path.length)[0] : file;
  if (chartFile === undefined) {
    found.issue({ code: 'malformed', message: 'the archive holds no Chart.yaml', remedy: 'Fetch the chart again with helm dependency build.' });
    return;
  }
  const name = readChart(found, chartFile, inside).name ?? (isPacked ? undefined : nameOf(file.directory));
  const asked = parent.dependencies.find((dependency) => dependency.name === name);
  // a directory that nobody fetched is a chart of our own, read at its place
  if (!isPacked && (asked === undefined || asked.repository === undefined || isLocal(asked.repository))) return;
  add(chartFile, inside, { name, repository: asked?.repository, depth: 0 });

  function add(at: SourceFile, within: TreeView, { name: called, repository, depth }: { readonly name: string | undefined; readonly repository: string | undefined; readonly depth: number }): NodeId | undefined {
    const chart = readChart(found, at, within);
    const { value } = chart.yaml;
    if (called === undefined || chart.version === undefined) {
      found.issue({ code: 'malformed', message: 'the chart has no name or no version', remedy: 'Fetch the chart again with helm dependency build.' });
      return undefined;
    }
    const license = text(value, 'annotations', 'artifacthub.io/license') ?? text(value, 'annotations', 'licenses');
    if (!isPacked) for (const path of chart.paths) found.claim(path);
    const node = found.component({
      purl: chartPurl(called, chart.version, repository),
      origin: 'vendored',
      licenses: license === undefined ? [] : [license],
      metadata: chartMetadata(value),
      ...(isPacked ? {} : { file: at.path, line: 1 }),
    });
    for (const needed of chart.dependencies) {
      const nested = depth < maximumDepth ? within.get(`${at.directory}/charts/${needed.name}/Chart.yaml`) : undefined;
      const from = isLocal(needed.repository) ? undefined : needed.repository;
      const target = nested === undefined
        ? found.component({ purl: chartPurl(needed.name, exactVersion(needed.version), from), requirement: needed.version, evidence: 'manifest', ...(isPacked ? {} : { file: needed.file, line: needed.line }) })
        : add(nested, within, { name: needed.name, repository: from, depth: depth + 1 });
      if (target !== undefined) found.depends(node, target);
    }
    return node;
  }
}
