import { checkShape } from '#core/inventory/check-shape.ts';
import { firstLine, namesOf, openVersions, reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { list, scalar, text, type Value } from '#core/text/value.ts';
import { parseYaml, type YamlText } from '#core/text/yaml.ts';
import { chartPurl } from './chart-file.ts';
import { readHelmfileTemplate, rendered, type HelmfileTemplate } from './helmfile-template.ts';
import { helmfile as shape } from './shapes.ts';

const remedy = 'Run helmfile build and scan its output as helmfile.yaml.';

/** Releases that are to be installed: `chart: repository/name` and its version, as far as they are written out. */
export default function extract({ file, found }: ExtractInput): void {
  const template = readHelmfileTemplate(file.text());
  const yaml = parse(found, template);
  if (yaml === undefined) return;
  const open: Asked[] = [];
  const openByTemplate: Asked[] = [];
  const unnamed: Asked[] = [];
  let begin: number | undefined;
  for (const [nth, document] of yaml.documents.entries()) {
    if (!isRendered(text(document, 'releases')) && !isRendered(text(document, 'repositories'))) checkShape(found, { value: document, line: (...path) => yaml.lineIn(nth, ...path) }, shape);
    const repositories = new Map<string, string>();
    for (const repository of list(document, 'repositories')) {
      const url = text(repository, 'url');
      if (url !== undefined && !isRendered(url)) repositories.set(text(repository, 'name') ?? '', text(repository, 'oci') === 'true' && !url.includes('://') ? `oci://${url}` : url);
    }
    begin ??= yaml.lineIn(nth, 'releases');
    if (isRendered(text(document, 'releases'))) unnamed.push({ name: 'releases', line: yaml.lineIn(nth, 'releases') });
    for (const [index, release] of list(document, 'releases').entries()) {
      const line = yaml.lineIn(nth, 'releases', index);
      const chart = text(release, 'chart') ?? '';
      const slash = chart.lastIndexOf('/');
      const name = chart.slice(slash + 1);
      if (isRendered(scalar(release)) || isRendered(name)) unnamed.push({ name: nameOf(release) ?? `releases[${index}]`, line });
      if (chart === '' || chart.startsWith('.') || chart.startsWith('/') || isRendered(name)) continue;
      const version = scalar(release, 'version');
      const exact = version !== undefined && /^v?\d+\.\d+\.\d+[\w.+-]*$/.test(version) ? version : undefined;
      if (isRendered(version)) openByTemplate.push({ name, line });
      else if (exact === undefined) open.push({ name, line });
      const repository = chart.startsWith('oci://') ? chart.slice(0, slash) : repositories.get(chart.slice(0, Math.max(slash, 0)));
      found.component({
        purl: chartPurl(name, exact, isRendered(repository) ? undefined : repository), requirement: isRendered(version) ? undefined : version, direct: true, line,
      });
    }
  }
  reportUnresolved(found, open, 'Write the exact version of each release.');
  if (openByTemplate.length > 0) found.issue({ ...openVersions(namesOf(openByTemplate)), line: firstLine(openByTemplate), remedy });
  if (unnamed.length > 0) found.issue({ code: 'unresolved', line: firstLine(unnamed), message: `the template writes which chart it is, and was not rendered: ${enumerate(namesOf(unnamed))}`, remedy });
  reportTemplate(found, template, begin);
}

/** A template may write what makes YAML of it in the first place. */
function parse(found: Collector, { text: source, firstAction }: HelmfileTemplate): YamlText | undefined {
  try {
    return parseYaml(source, { strings: true });
  } catch (error) {
    if (firstAction === undefined || !(error instanceof TextSyntaxError)) throw error;
    found.issue({ code: 'unsupported', line: firstAction, message: 'the file is a template and was not rendered', remedy });
    return undefined;
  }
}

const isRendered = (value: string | undefined): boolean => value?.includes(rendered) === true;

function nameOf(release: Value): string | undefined {
  const name = text(release, 'name');
  return isRendered(name) ? undefined : name;
}

/** What stands in front of the releases decides about values and environments. */
function reportTemplate(found: Collector, { written, branches }: HelmfileTemplate, begin: number | undefined): void {
  if (written.length > 0) found.issue({ code: 'unsupported', line: written[0], message: 'the template writes further lines of the file, and was not rendered', remedy });
  const around = begin === undefined ? undefined : branches.find((line) => line > begin);
  if (around !== undefined) found.issue({ code: 'unsupported', line: around, message: 'conditions and loops of the template decide about releases: those of all branches are listed', remedy });
}
