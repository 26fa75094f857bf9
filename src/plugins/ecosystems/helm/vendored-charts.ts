import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { directoryOf, nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { scalar, text } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { chartMetadata, chartPurl, isLocal, readChart } from './chart-file.ts';

/** Charts that lie inside of the chart that uses them: packed, or as directories. */
export default function extract({ file, tree, found, unpack }: ExtractInput): void {
  const isPacked = file.name.endsWith('.tgz');
  const directory = isPacked ? file.directory : directoryOf(file.directory);
  const parentFile = tree.get(`${directoryOf(directory)}/Chart.yaml`);
  const parent = parentFile === undefined ? undefined : readChart(parentFile, tree);
  if (parent === undefined) {
    // a directory that happens to be called charts
    return;
  }
  const chartFile: SourceFile | undefined = isPacked ? unpack(file).named('Chart.yaml').toSorted((a, b) => a.path.length - b.path.length)[0] : file;
  if (chartFile === undefined) {
    found.issue({ code: 'malformed', message: 'the archive holds no Chart.yaml', remedy: 'Fetch the chart again with helm dependency build.' });
    return;
  }
  const value = parseYaml(chartFile.text(), { strings: true }).value;
  const name = text(value, 'name') ?? (isPacked ? undefined : nameOf(file.directory));
  const asked = parent.dependencies.find((dependency) => dependency.name === name);
  // a directory that nobody fetched is a chart of our own, read at its place
  if (!isPacked && (asked === undefined || asked.repository === undefined || isLocal(asked.repository))) return;
  const version = scalar(value, 'version');
  if (name === undefined || version === undefined) {
    found.issue({ code: 'malformed', message: 'the chart has no name or no version', remedy: 'Fetch the chart again with helm dependency build.' });
    return;
  }
  const license = text(value, 'annotations', 'artifacthub.io/license') ?? text(value, 'annotations', 'licenses');
  found.claim(file.path);
  found.component({
    purl: chartPurl(name, version, asked?.repository),
    origin: 'vendored',
    licenses: license === undefined ? [] : [license],
    metadata: chartMetadata(value),
    ...(isPacked ? {} : { line: 1 }),
  });
}
