import { addImage } from '#core/container/add-image.ts';
import { linesOf } from '#core/linux/control-file.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parentOf } from '#core/plugin/path.ts';
import { makePurl } from '#core/purl/purl.ts';
import { repositoryPurl } from '#core/purl/repository-purl.ts';
import { entries, isRecord, list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { parseYaml, type YamlText } from '#core/text/yaml.ts';

/** Any YAML file may be a manifest; most are not, and are told by their text. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const isKustomization = file.name === 'kustomization.yaml' || file.name === 'kustomization.yml';
  const source = file.text();
  if (!isKustomization && !(source.includes('apiVersion:') && source.includes('kind:') && source.includes('image'))) return;
  const yaml = parse();
  if (yaml === undefined) return;
  const lines = linesByValue(source);
  for (const document of yaml.documents) {
    if (isKustomization || text(document, 'kind') === 'Kustomization' && text(document, 'apiVersion')?.startsWith('kustomize.')) addKustomization(document);
    else if (isRecord(document) && text(document, 'apiVersion') !== undefined && text(document, 'kind') !== undefined) addWorkload(document);
  }

  /** A template may still be good YAML, and images that are written out in it are images. The images of a chart's templates are those of its values. */
  function parse(): YamlText | undefined {
    const isTemplate = source.includes('{{');
    const isOpen = isTemplate && !isInChart() && hasOpenImage(source);
    if (isOpen) found.issue({
      code: 'unsupported',
      message: 'the manifest is a template and was not rendered',
      remedy: 'Render it and scan the result.',
    });
    try {
      return parseYaml(source, { strings: true });
    } catch (error) {
      if (!isTemplate || !(error instanceof TextSyntaxError)) throw error;
      if (!isOpen && !isInChart()) found.issue({
        code: 'unsupported',
        message: 'the manifest is a template and was not rendered',
        remedy: 'Render it and scan the result.',
      });
      return undefined;
    }
  }

  function addWorkload(document: Value): void {
    for (const image of imagesOf(document)) if (!image.includes('{{')) addImage(found, { image, scope: 'runtime', line: lineOf(image) });
  }

  /** Changed names and tags of images, remote resources and charts. */
  function addKustomization(document: Value): void {
    for (const entry of list(document, 'images')) {
      const name = text(entry, 'newName') ?? text(entry, 'name');
      const tag = scalar(entry, 'newTag');
      const digest = text(entry, 'digest');
      if (name === undefined || (tag === undefined && digest === undefined)) continue;
      addImage(found, {
        image: `${name}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`,
        scope: 'runtime',
        line: lineOf(name),
      });
    }
    for (const field of ['resources', 'bases', 'components'] as const) {
      for (const resource of strings(document, field)) addRemote(resource);
    }
    for (const chart of list(document, 'helmCharts')) {
      const name = text(chart, 'name');
      const repository = text(chart, 'repo');
      if (name !== undefined) found.component({
        purl: makePurl({ type: 'helm', name, version: scalar(chart, 'version'), qualifiers: { repository_url: repository } }),
        direct: true,
        line: lineOf(name),
      });
    }
  }

  /** `https://host/owner/repository//path?ref=v1`, or the same without scheme. */
  function addRemote(resource: string): void {
    const isRemote = resource.includes('://') || resource.startsWith('git@') || resource.startsWith('github.com/');
    if (!isRemote) return;
    const [address, query = ''] = resource.split('?', 2) as [string, string?];
    const reference = query.split('&').map((pair) => pair.split('=', 2)).find(([key]) => key === 'ref' || key === 'version')?.[1];
    const scheme = address.indexOf('://');
    const separator = address.indexOf('//', scheme === -1 ? 0 : scheme + 3);
    const url = separator === -1 ? address : address.slice(0, separator);
    if (separator === -1 && reference === undefined) {
      found.component({
        purl: makePurl({ type: 'generic', name: address.slice(address.lastIndexOf('/') + 1) || 'resource', qualifiers: { download_url: resource } }),
        origin: 'url',
        downloadLocation: resource,
        direct: true,
        line: lineOf(resource),
      });
    } else {
      const subpath = separator === -1 ? undefined : address.slice(separator + 2);
      found.component({
        purl: repositoryPurl(scheme === -1 && !url.startsWith('git@') ? `https://${url}` : url, reference, subpath),
        origin: 'git',
        direct: true,
        line: lineOf(resource),
      });
    }
  }

  /** The outline of the text knows its first document only. */
  function lineOf(value: string): number | undefined {
    return lines.get(value);
  }

  function isInChart(): boolean {
    for (let directory = parentOf(file.directory); directory !== undefined; directory = parentOf(directory)) {
      if (tree.get(directory === '.' ? 'Chart.yaml' : `${directory}/Chart.yaml`) !== undefined) return true;
    }
    return false;
  }
}

function hasOpenImage(source: string): boolean {
  for (const line of linesOf(source)) {
    const image = line.indexOf('image:');
    if (image !== -1 && line.includes('{{', image)) return true;
  }
  return false;
}

/** Lists of containers: of pods, of Tekton tasks (`steps`, `sidecars`). */
const containerLists = new Set(['containers', 'initContainers', 'ephemeralContainers', 'steps', 'sidecars']);
/** Single ones of Argo templates. */
const containerFields = new Set(['container', 'script']);

/** Images of all containers in a document, in order, each once; follows everything, so that pods inside any kind of resource are met. */
function imagesOf(document: Value): Set<string> {
  const images = new Set<string>();
  const open: Value[] = [document];
  // aliases make one value stand in many places
  const seen = new Set<object>();
  const add = (container: Value): void => {
    const image = text(container, 'image');
    if (image) images.add(image);
  };
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (Array.isArray(at)) {
      for (const item of at.toReversed()) if (typeof item === 'object' && item !== null && !seen.has(item)) {
        seen.add(item);
        open.push(item);
      }
      continue;
    }
    for (const [key, value] of entries(at).toReversed()) {
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      seen.add(value);
      if (containerLists.has(key) && Array.isArray(value)) for (const container of value) add(container);
      else if (containerFields.has(key)) add(value);
      else if (key === 'image') add({ image: text(value, 'reference') });
      open.push(value);
    }
  }
  return images;
}

/** The line on which a value first stands behind `key:` or `-`. */
function linesByValue(source: string): Map<string, number> {
  const lines = new Map<string, number>();
  let number = 0;
  for (const line of linesOf(source)) {
    number++;
    const item = line.replace(/^[ -]*/, '');
    const colon = item.indexOf(': ');
    const value = (colon === -1 ? item : item.slice(colon + 2)).split(' #', 1)[0]!.trim().replace(/^["']|["']$/g, '');
    if (value !== '' && !lines.has(value)) lines.set(value, number);
  }
  return lines;
}
