import type { PackageMetadata } from '#core/model/component.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readXml } from '#core/plugin/read-xml.ts';
import { makePurl } from '#core/purl/purl.ts';
import { child, children, textOf, type XmlElement } from '#core/text/xml.ts';

/** The newest release that an installed app names in its AppStream description is its version. */
export default function extract({ file, found }: ExtractInput): void {
  const root = readXml(found, file);
  const id = textOf(root, 'id')?.replace(/\.desktop$/, '');
  const installed = installedId(file.path);
  // descriptions of add-ons that an app carries with it are not installed on their own
  if (id === undefined || (installed !== undefined && id !== installed && file.name.split('.').slice(0, -2).join('.') !== installed)) return;
  const release = children(child(root, 'releases'), 'release').find((candidate) => candidate.attributes.get('version'));
  const version = release?.attributes.get('version');
  if (version === undefined) {
    found.issue({
      code: 'partial',
      line: root.line,
      message: `${id} is installed, but its description names no version`,
      remedy: `Ask flatpak info ${id} for its version.`,
    });
    return;
  }
  const license = textOf(root, 'project_license');
  found.component({
    purl: makePurl({ type: 'flatpak', name: installed ?? id, version }),
    licenses: license === undefined ? [] : [license],
    metadata: metadataOf(root),
    line: release?.line,
  });
}

/** The segment behind `app` or `runtime`. */
function installedId(path: string): string | undefined {
  const segments = path.split('/');
  const at = segments.findIndex((segment, index) => (segment === 'app' || segment === 'runtime') && segments[index - 1] === 'flatpak');
  return at === -1 ? undefined : segments[at + 1];
}

function metadataOf(root: XmlElement): PackageMetadata {
  const description = textOf(root, 'summary');
  const homepage = urlOf(root, 'homepage');
  const repository = urlOf(root, 'vcs-browser');
  const author = textOf(root, 'developer', 'name') ?? textOf(root, 'developer_name');
  return statedMetadata({ description, homepage, repository, authors: author === undefined ? undefined : [author] });
}

const urlOf = (root: XmlElement, type: string): string | undefined => children(root, 'url').find((url) => url.attributes.get('type') === type)?.text || undefined;
