import type { DeclaredLicense, PackageMetadata } from './component.ts';
import type { Evidence } from './evidence.ts';
import type { Purl } from '../purl/purl.ts';

/** A first-party unit of the scanned tree: what a manifest describes as the thing being built. */
export interface Project {
  /** `<ecosystem>:<directory>[#name]`, unique in an inventory. */
  readonly id: string;
  readonly ecosystem: string;
  /** Directory of the manifest, relative to the root; `.` for the root. */
  readonly path: string;
  readonly name: string;
  readonly version?: string;
  /** The identity under which it would be published, where the manifest gives one. */
  readonly purl?: Purl;
  readonly declaredLicenses: readonly DeclaredLicense[];
  readonly metadata: PackageMetadata;
  readonly owners: readonly Owner[];
  readonly evidence: readonly Evidence[];
}

export interface Owner {
  /** A person, team or mail address, as written. */
  readonly name: string;
  /** The file that says so. */
  readonly path: string;
  readonly line?: number;
  readonly kind: 'codeowners' | 'maintainers' | 'package' | 'catalog' | 'configuration';
}
