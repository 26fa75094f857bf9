import { makePurl, type Purl } from '../purl/purl.ts';
import type { Distribution } from './root-file-system.ts';

export interface SystemPackage {
  readonly type: 'deb' | 'rpm' | 'apk' | 'alpm' | 'opkg';
  readonly distribution: Distribution;
  readonly name: string;
  readonly version?: string | undefined;
  readonly arch?: string | undefined;
  /** Only where it is not part of the version (rpm). */
  readonly epoch?: string | undefined;
  /** The source package, `name` or `name@version`, where it differs from the package. */
  readonly upstream?: string | undefined;
}

/** A package URL of an operating system package; the namespace is the vendor, absent when the file system does not say it. Throws PurlError. */
export function systemPurl({ type, distribution, name, version, arch, epoch, upstream }: SystemPackage): Purl {
  const { id } = distribution;
  return makePurl({
    type,
    namespace: id === undefined ? undefined : vendorOf(type, id),
    name,
    version,
    qualifiers: { arch, epoch, upstream, distro: distroQualifier(distribution) },
  });
}

/** Value of the qualifier `distro`: `debian-12`. */
export function distroQualifier({ id, version }: Distribution): string | undefined {
  return id === undefined || version === undefined ? id : `${id}-${version}`;
}

/** A vendor has one name over all its distributions. */
function vendorOf(type: SystemPackage['type'], id: string): string {
  if (type === 'deb' && id === 'ubuntu-core') return 'ubuntu';
  if (type !== 'rpm') return id;
  if (id === 'rhel') return 'redhat';
  if (id === 'sles' || id === 'sled' || id.startsWith('sle-') || id.startsWith('sle_')) return 'suse';
  return id.startsWith('opensuse') ? 'opensuse' : id;
}
