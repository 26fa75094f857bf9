import { addImage } from '#core/container/add-image.ts';
import { linesOf } from '#core/linux/control-file.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { mentions } from '#core/plugin/mentions.ts';
import { parentOf } from '#core/plugin/path.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { LineCounter, TextSyntaxError } from '#core/text/position.ts';
import { LARGE } from '#core/text/text-lines.ts';
import { text } from '#core/text/value.ts';
import { parseYaml, type YamlText } from '#core/text/yaml.ts';
import { addChartReleases, type ManifestDocument } from './chart-releases.ts';
import { addKustomization } from './kustomization.ts';
import { workloadImages } from './workload-images.ts';

/** Any YAML file may be a manifest; most are not, and are told by their text. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const isKustomization = file.name === 'kustomization.yaml' || file.name === 'kustomization.yml';
  // what other tools write is not held for this
  if (!isKustomization && file.size >= LARGE && !(mentions(file, ['apiVersion:']) && mentions(file, ['kind:']))) return;
  const source = file.text();
  if (!isKustomization && !(source.includes('apiVersion:') && source.includes('kind:') && (source.includes('image') || source.includes('chart')))) return;
  const yaml = parse();
  const documents = (yaml?.documents ?? []).map((value, index): ManifestDocument => ({ value, lineOf: (...path) => yaml?.lineIn(index, ...path) }));
  if (!isKustomization) addChartReleases(found, documents);
  for (const { value: document, lineOf } of documents) {
    const kind = text(document, 'kind');
    const version = text(document, 'apiVersion');
    if (isKustomization || (kind === 'Kustomization' && version?.startsWith('kustomize.'))) addKustomization(found, document, lineOf);
    else if (kind && version) {
      const { images, unread } = workloadImages(document);
      if (!source.includes('{{')) reportNoImages(unread, lineOf);
      for (const { image, path } of images) if (!image.includes('{{')) addImage(found, { image, scope: 'runtime', line: lineOf(...path) });
    }
  }

  function reportNoImages(unread: readonly (readonly (string | number)[])[], lineOf: (...path: readonly (string | number)[]) => number | undefined): void {
    const [first] = unread;
    if (first !== undefined) found.issue({ code: 'partial', line: lineOf(...first), message: `images are no text and were not read: ${enumerate(unread.map((path) => path.join('.')))}`, remedy: 'Write each as [host/]name[:tag][@digest].' });
  }

  /** A template may still be good YAML, and images that are written out in it are images. The images of a chart's templates are those of its values. */
  function parse(): YamlText | undefined {
    const isTemplate = source.includes('{{') && !isInChart();
    let isOpen = isTemplate && hasOpenImage(source);
    try {
      return parseYaml(source, { strings: true });
    } catch (error) {
      if (!source.includes('{{') || !(error instanceof TextSyntaxError)) throw error;
      isOpen = isTemplate;
      return undefined;
    } finally {
      if (isOpen) found.issue({ code: 'unsupported', line: new LineCounter(source).lineAt(source.indexOf('{{')), message: 'the manifest is a template and was not rendered', remedy: 'Render it and scan the result.' });
    }
  }

  function isInChart(): boolean {
    for (let directory = parentOf(file.directory); directory !== undefined; directory = parentOf(directory)) {
      if (tree.get(`${directory}/Chart.yaml`) !== undefined) return true;
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
