import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { makePurl, PurlError, type Purl } from '#core/purl/purl.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { readXml } from '#core/plugin/read-xml.ts';
import { child, textOf, type XmlElement } from '#core/text/xml.ts';
import { readManifestFile } from './first-party.ts';
import { InstalledPackages } from './installed-packages.ts';
import type { Manifest } from './manifest.ts';

/** A packed extension of Visual Studio Code: the extension itself and the npm packages it carries. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const archive = input.unpack(file);
  const manifestFile = archive.get(`${file.path}!/extension/package.json`);
  const manifest = manifestFile === undefined ? undefined : readManifestFile(manifestFile, found)?.manifest;
  const extension = describeExtension(input, archive, manifest);
  const installed = new InstalledPackages(found);
  installed.addAll(archive.named('package.json'));
  installed.connect();
  if (extension !== undefined) {
    for (const { name, scope } of manifest?.requested.values() ?? []) {
      const to = installed.find(`${file.path}!/extension`, name);
      if (to !== undefined) found.depends(extension, to, scope);
    }
  }
  for (const inner of archive.all()) {
    if (inner.name.endsWith('.vsix')) {
      found.issue({ code: 'partial', file: inner.path, message: 'an extension inside of an extension was not read', remedy: 'Unpack it and scan it by itself.' });
    }
  }
}

function describeExtension({ file, found }: ExtractInput, archive: TreeView, manifest: Manifest | undefined): NodeId | undefined {
  const description = archive.get(`${file.path}!/extension.vsixmanifest`);
  if (description === undefined) return undefined;
  let root: XmlElement;
  try {
    root = readXml(found, description);
  } catch (error) {
    if (!(error instanceof TextSyntaxError)) throw error;
    found.issue({ code: 'malformed', file: description.path, line: error.line, message: error.message, remedy: 'Pack the extension again.' });
    return undefined;
  }
  const metadata = child(root, 'Metadata');
  const identity = child(metadata, 'Identity');
  const purl = identity === undefined ? undefined : extensionPurl(identity);
  if (identity === undefined || purl === undefined) return undefined;
  const license = textOf(metadata, 'License');
  const isStated = manifest !== undefined && manifest.licenses.length > 0;
  const node = found.component({ purl, licenses: isStated || license === undefined ? [] : [license], file: description.path, line: identity.line });
  if (manifest !== undefined) found.component({ purl, licenses: manifest.licenses, metadata: manifest.metadata, file: `${file.path}!/extension/package.json` });
  return node;
}

function extensionPurl({ attributes }: XmlElement): Purl | undefined {
  const name = attributes.get('Id');
  const namespace = attributes.get('Publisher');
  const platform = attributes.get('TargetPlatform');
  if (name === undefined || namespace === undefined) return undefined;
  try {
    return makePurl({ type: 'vscode-extension', namespace, name, version: attributes.get('Version'), qualifiers: { platform: platform === 'universal' ? undefined : platform } });
  } catch (error) {
    if (error instanceof PurlError) return undefined;
    throw error;
  }
}
