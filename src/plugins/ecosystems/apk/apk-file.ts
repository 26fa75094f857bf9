import { linesOf } from '#core/linux/control-file.ts';
import { systemPurl } from '#core/linux/system-purl.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';

/** A package file of Alpine is a tar archive in gzip with `.PKGINFO`: lines `key = value`. Android uses the same suffix for something else. */
export default function extract({ file, found, unpack }: ExtractInput): void {
  const entries = unpack(file);
  const info = entries.get(`${file.path}!/.PKGINFO`);
  if (info === undefined && entries.get(`${file.path}!/AndroidManifest.xml`) !== undefined) {
    found.issue({ code: 'unsupported', message: 'packages of Android are not read', remedy: 'Scan the sources of the app, or an SBOM of it.' });
    return;
  }
  const fields = new Map<string, string>();
  for (const line of linesOf(info?.text() ?? '')) {
    const equals = line.indexOf(' = ');
    if (equals !== -1 && !line.startsWith('#') && !fields.has(line.slice(0, equals))) fields.set(line.slice(0, equals), line.slice(equals + 3).trim());
  }
  const name = fields.get('pkgname');
  const version = fields.get('pkgver');
  if (!name || !version) {
    found.issue({ code: 'malformed', message: 'the package has no .PKGINFO with name and version', remedy: 'Fetch or build the package again.' });
    return;
  }
  const origin = fields.get('origin');
  const description = fields.get('pkgdesc');
  const homepage = fields.get('url');
  const supplier = fields.get('maintainer');
  found.component({
    purl: systemPurl({ type: 'apk', distribution: {}, name, version, arch: fields.get('arch'), upstream: origin === name ? undefined : origin }),
    licenses: [fields.get('license') ?? ''],
    metadata: statedMetadata({ description, homepage, supplier }),
  });
}
