import type { PackageMetadata } from '#core/model/component.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { makePurl, PurlError, type Purl } from '#core/purl/purl.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { text, type Value } from '#core/text/value.ts';

/** The list that the editor keeps of the extensions it has installed. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const json = parseJson(file.text());
  if (!Array.isArray(json.value)) throw new TextSyntaxError('the list of extensions is not a list', 1);
  for (const [index, entry] of (json.value as Value[]).entries()) {
    const purl = extensionPurl(entry);
    const line = json.line(index);
    if (purl === undefined) {
      found.issue({ code: 'partial', line, message: 'an entry names no extension and was left out', remedy: 'Install the extension again.' });
      continue;
    }
    const { licenses, metadata } = factsOf(input, entry);
    found.component({ purl, licenses, metadata, direct: true, line });
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

/** The manifest of the extension beside the list says its licence. */
function factsOf({ file, tree }: ExtractInput, entry: Value): { readonly licenses: string[]; readonly metadata: PackageMetadata } {
  const publisher = text(entry, 'metadata', 'publisherDisplayName');
  const supplier = publisher === undefined ? {} : { supplier: publisher };
  const location = text(entry, 'relativeLocation');
  const path = location === undefined ? undefined : joinPath(file.directory, `${location}/package.json`);
  const manifest = path === undefined ? undefined : tree.get(path);
  if (manifest === undefined) return { licenses: [], metadata: supplier };
  try {
    const { value } = parseJson(manifest.text());
    const license = text(value, 'license');
    const description = text(value, 'description');
    const homepage = text(value, 'homepage');
    const repository = text(value, 'repository') ?? text(value, 'repository', 'url');
    return {
      licenses: license === undefined ? [] : [license],
      metadata: {
        ...supplier,
        ...(description === undefined ? {} : { description }),
        ...(homepage === undefined ? {} : { homepage }),
        ...(repository === undefined ? {} : { repository }),
      },
    };
  } catch {
    // the manifest itself is told of where it is read
    return { licenses: [], metadata: supplier };
  }
}
