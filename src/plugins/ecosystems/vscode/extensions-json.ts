import { checkShape } from '#core/inventory/check-shape.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { makePurl, PurlError, type Purl } from '#core/purl/purl.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { text, type Value } from '#core/text/value.ts';
import { extensionsJson, manifest as manifestShape } from './shapes.ts';

/** The list that the editor keeps of the extensions it has installed. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const json = readJson(file);
  if (!Array.isArray(json.value)) throw new TextSyntaxError('the list of extensions is not a list', 1);
  checkShape(found, json, extensionsJson);
  for (const [index, entry] of (json.value as Value[]).entries()) {
    const purl = extensionPurl(entry);
    const line = json.line(index);
    if (purl === undefined) {
      found.issue({ code: 'partial', line, message: 'an entry names no extension and was left out', remedy: 'Install the extension again.' });
      continue;
    }
    const publisher = text(entry, 'metadata', 'publisherDisplayName');
    found.component({ purl, metadata: publisher === undefined ? {} : { supplier: publisher }, direct: true, line });
    addManifest(input, entry, purl);
  }
}

/** `publisher.name`; for most platforms there is one package, for some each has its own. */
function extensionPurl(entry: Value): Purl | undefined {
  const id = text(entry, 'identifier', 'id') ?? '';
  const dot = id.indexOf('.');
  if (dot < 1 || dot === id.length - 1) return undefined;
  const platform = text(entry, 'metadata', 'targetPlatform');
  try {
    return makePurl({
      type: 'vscode-extension',
      namespace: id.slice(0, dot),
      name: id.slice(dot + 1),
      version: text(entry, 'version'),
      qualifiers: { platform: platform === undefined || platform === 'undefined' || platform === 'universal' || platform === 'unknown' ? undefined : platform },
    });
  } catch (error) {
    if (error instanceof PurlError) return undefined;
    throw error;
  }
}

/** The manifest of the extension, beside the list, says its licence; what is wrong with it is told where it is read for itself. */
function addManifest({ file, tree, found }: ExtractInput, entry: Value, purl: Purl): void {
  const location = text(entry, 'relativeLocation');
  const path = location === undefined ? undefined : joinPath(file.directory, `${location}/package.json`);
  const manifest = path === undefined ? undefined : tree.get(path);
  if (manifest === undefined) return;
  let value: Value;
  try {
    const json = parseJson(manifest.text());
    checkShape(found, json, manifestShape, manifest.path);
    value = json.value;
  } catch {
    return;
  }
  const license = text(value, 'license');
  found.component({ purl, licenses: license === undefined ? [] : [license], metadata: metadataOf(value), file: manifest.path, direct: true });
}

function metadataOf(value: Value): PackageMetadata {
  const said = [
    ['description', text(value, 'description')],
    ['homepage', text(value, 'homepage')],
    ['repository', text(value, 'repository') ?? text(value, 'repository', 'url')],
  ];
  return Object.fromEntries(said.filter(([, words]) => words !== undefined));
}
