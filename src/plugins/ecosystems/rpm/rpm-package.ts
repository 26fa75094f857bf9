import type { RpmHeader } from '#core/binary/rpm-header.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { Distribution } from '#core/linux/root-file-system.ts';
import { systemPurl } from '#core/linux/system-purl.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';

/** Tag numbers of rpmtag.h. */
export const tags = {
  name: 1000, version: 1001, release: 1002, epoch: 1003, summary: 1004, vendor: 1011, license: 1014, packager: 1015, url: 1020, arch: 1022,
  sourceRpm: 1044, provides: 1047, requires: 1049, noSource: 1051, noPatch: 1052, dirIndexes: 1116, baseNames: 1117, dirNames: 1118, recommends: 5046,
} as const;

/** `undefined` when the header has no name, version or release. */
export function addRpm(found: Collector, header: RpmHeader, distribution: Distribution): NodeId | undefined {
  const name = header.text(tags.name);
  const version = header.text(tags.version);
  const release = header.text(tags.release);
  if (!name || !version || !release) return undefined;
  const epoch = header.numbers(tags.epoch)[0];
  const license = header.text(tags.license);
  return found.component({
    purl: systemPurl({
      type: 'rpm',
      distribution,
      name,
      version: `${version}-${release}`,
      arch: archOf(header),
      epoch: epoch === undefined ? undefined : String(epoch),
      upstream: header.text(tags.sourceRpm),
    }),
    licenses: license === undefined ? [] : [license],
    metadata: metadataOf(header),
  });
}

/** A source package is one that does not come from a source package; its own tag names the machine it was made on. */
function archOf(header: RpmHeader): string | undefined {
  if (header.has(tags.sourceRpm)) return header.text(tags.arch);
  return header.has(tags.noSource) || header.has(tags.noPatch) ? 'nosrc' : 'src';
}

function metadataOf(header: RpmHeader): PackageMetadata {
  const description = header.text(tags.summary);
  const homepage = header.text(tags.url);
  const supplier = header.text(tags.vendor) || header.text(tags.packager);
  return statedMetadata({ description, homepage, supplier });
}
