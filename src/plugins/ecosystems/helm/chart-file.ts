import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { makePurl, type Purl } from '#core/purl/purl.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { parseYaml, type YamlText } from '#core/text/yaml.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { chartFile as shape } from './shapes.ts';

export interface ChartDependency {
  readonly name: string;
  /** A version or a range, as written. */
  readonly version: string | undefined;
  /** `https://…`, `oci://…`, `file://…`, or the name of a configured repository (`@stable`, `alias:stable`). */
  readonly repository: string | undefined;
  readonly alias: string | undefined;
  readonly file: string;
  readonly line: number | undefined;
}

export interface Chart {
  readonly yaml: YamlText;
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly dependencies: readonly ChartDependency[];
  /** Every file that describes it. */
  readonly paths: readonly string[];
}

/** A chart of either API version: in the first, dependencies stand in `requirements.yaml`. */
export function readChart(found: Issues, file: SourceFile, tree: TreeView): Chart {
  const yaml = readChartYaml(found, file);
  const requirements = tree.get(`${file.directory}/requirements.yaml`);
  const dependencies = readDependencies(yaml, file.path);
  if (requirements !== undefined) dependencies.push(...readDependencies(readChartYaml(found, requirements), requirements.path));
  return {
    yaml,
    name: text(yaml.value, 'name'),
    version: scalar(yaml.value, 'version'),
    dependencies,
    paths: [file.path, ...(requirements === undefined ? [] : [requirements.path])],
  };
}

/** Throws `TextSyntaxError`. */
export function readChartYaml(found: Issues, file: SourceFile): YamlText {
  const yaml = parseYaml(file.text(), { strings: true });
  checkShape(found, yaml, shape, file.path);
  return yaml;
}

export function readDependencies(yaml: YamlText, file: string): ChartDependency[] {
  return list(yaml.value, 'dependencies').flatMap((entry, index) => {
    const name = text(entry, 'name');
    if (!name) return [];
    return [{
      name,
      version: scalar(entry, 'version') || undefined,
      repository: text(entry, 'repository') || undefined,
      alias: text(entry, 'alias'),
      file,
      line: yaml.line('dependencies', index),
    }];
  });
}

/** Charts have no common repository, so its URL is part of what a chart is; names of configured repositories mean nothing elsewhere. */
export function chartPurl(name: string, version: string | undefined, repository?: string): Purl {
  const isUrl = repository !== undefined && /^(?:https?|oci):\/\//.test(repository);
  return makePurl({ type: 'helm', name, version, qualifiers: { repository_url: isUrl ? withoutTrailingSlashes(repository) : undefined } });
}

/** `1.2.3`, `v1.2.3-rc.1`, `=1.2.3`: all three numbers, no operator that allows another. */
export const exactVersion = (version: string | undefined): string | undefined =>
  version !== undefined && /^(?:=\s*)?v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.test(version.trim()) ? version.replace(/^=\s*/, '') : undefined;

export const isLocal = (repository: string | undefined): boolean => repository?.startsWith('file://') === true;

/** What a dependency on a directory (`file://../common`) leads to: a chart of the tree, which is a project, or a component that only its name is known of. */
export function addLocalChart({ tree, found }: Pick<ExtractInput, 'tree' | 'found'>, from: string, { name, version, repository, alias, file, line }: ChartDependency): NodeId {
  const directory = joinPath(from, repository!.slice('file://'.length));
  const chartFile = directory === undefined ? undefined : tree.get(`${directory}/Chart.yaml`);
  const project = chartFile === undefined ? undefined : addChartProject(found, chartFile, readChart(found, chartFile, tree));
  if (project !== undefined) return project;
  found.issue({ code: 'missing-file', file, line, message: `${name} is taken from ${repository!}, which holds no chart inside the scanned tree`, remedy: 'Scan a directory that contains it too.' });
  return found.component({ purl: chartPurl(name, exactVersion(version)), requirement: version, alias, origin: 'path', needsNothing: true, file, line });
}

/** A chart of the tree as a project. */
export function addChartProject(found: Collector, file: SourceFile, { yaml, name, version }: Chart): NodeId | undefined {
  if (name === undefined) return undefined;
  const license = text(yaml.value, 'annotations', 'artifacthub.io/license') ?? text(yaml.value, 'annotations', 'licenses') ?? text(yaml.value, 'annotations', 'license');
  return found.project({
    path: file.directory,
    name,
    version,
    purl: chartPurl(name, version),
    licenses: license === undefined ? [] : [license],
    metadata: chartMetadata(yaml.value),
    owners: list(yaml.value, 'maintainers').flatMap((maintainer) => {
      const person = text(maintainer, 'name');
      const mail = text(maintainer, 'email');
      return person === undefined ? [] : [mail === undefined ? person : `${person} <${mail}>`];
    }),
    file: file.path,
    line: yaml.line('name'),
  });
}

export function chartMetadata(value: Value): PackageMetadata {
  const description = text(value, 'description');
  const homepage = text(value, 'home');
  const repository = strings(value, 'sources')[0];
  return statedMetadata({ description, homepage, repository });
}
